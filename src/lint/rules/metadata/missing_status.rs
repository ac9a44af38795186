#![doc = include_str!("missing_status.md")]

use super::is_written;
use crate::lint::context::{Habit, missing_from};
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};

/// CB122.
pub(crate) struct MissingStatus;

impl DocumentRule for MissingStatus {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let by_default = context.config().mapping.defaults.contains_key("status");
        if report.kind != ContentKind::Incident
            || report.status.is_some()
            || by_default
            || !context.expects(report, Habit::Status)
            || is_written(report, context, "status")
        {
            return;
        }
        let finding = context
            .finding(report.file(), missing_from(report), "the report has no status")
            .with_why("it is taken for `published`: shown, counted, and checked as strictly")
            .with_help("add `status: draft`, `in-review`, `published` or `superseded`");
        context.report(finding);
    }
}
