#![doc = include_str!("open_action_on_superseded.md")]

use crate::lint::{Context, DocumentRule};
use crate::model::{Postmortem, Status};

/// CB407.
pub(crate) struct OpenActionOnSuperseded;

impl DocumentRule for OpenActionOnSuperseded {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.effective_status() != Status::Superseded {
            return;
        }
        for action in report.actions.iter().filter(|action| action.status.is_open()) {
            let message = format!(
                "the action item `{}` is still {} in a superseded report",
                action.id,
                action.status.as_str()
            );
            let span = action.status_span.unwrap_or(action.title.span);
            let finding = context
                .finding(report.file(), span, message)
                .with_why("nobody reads a superseded report any more, so the item is forgotten")
                .with_help("move it to the report that took over, and drop it here saying so");
            context.report(finding);
        }
    }
}
