#![doc = include_str!("missing_service.md")]

use super::is_written;
use crate::lint::context::{Habit, missing_from};
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};

/// CB119.
pub(crate) struct MissingService;

impl DocumentRule for MissingService {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident
            || !report.services.is_empty()
            || !context.expects(report, Habit::Services)
            || is_written(report, context, "services")
        {
            return;
        }
        let finding = context
            .finding(report.file(), missing_from(report), "the report names no service")
            .with_why("it is on no service's page, where the owning team would look for it")
            .with_help("add `services: [...]` with what users lost");
        context.report(finding);
    }
}
