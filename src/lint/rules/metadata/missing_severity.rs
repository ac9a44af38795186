#![doc = include_str!("missing_severity.md")]

use super::is_written;
use crate::lint::context::{Habit, missing_from};
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};

/// CB106.
pub(crate) struct MissingSeverity;

impl DocumentRule for MissingSeverity {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident
            || report.severity.is_some()
            || !context.expects(report, Habit::Severity)
            || is_written(report, context, "severity")
        {
            return;
        }
        let ladder = context.config().severities.iter().map(|it| it.id.as_str());
        let help = format!("add `severity: ` with one of {}", one_of(ladder));
        let finding = context
            .finding(report.file(), missing_from(report), "the report has no severity")
            .with_why(
                "required sections, filters and trends go by severity; it is left out of them",
            )
            .with_help(help);
        context.report(finding);
    }
}

fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
