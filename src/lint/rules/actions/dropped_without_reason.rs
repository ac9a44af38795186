#![doc = include_str!("dropped_without_reason.md")]

use crate::lint::{Context, DocumentRule};
use crate::model::{ActionStatus, ContentKind, Postmortem};

/// CB406.
pub(crate) struct DroppedWithoutReason;

impl DocumentRule for DroppedWithoutReason {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident {
            return;
        }
        for action in &report.actions {
            let has_reason = action.reason.as_ref().is_some_and(|it| !it.trim().is_empty());
            if action.status != ActionStatus::Dropped || has_reason {
                continue;
            }
            let message = format!("the action item `{}` was dropped without a reason", action.id);
            let span = action.status_span.unwrap_or(action.title.span);
            let finding = context
                .finding(report.file(), span, message)
                .with_why("the next incident would start the same discussion again")
                .with_help("say why: `reason: the shared database is retired in summer`");
            context.report(finding);
        }
    }
}
