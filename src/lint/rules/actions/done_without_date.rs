#![doc = include_str!("done_without_date.md")]

use crate::lint::{Context, DocumentRule};
use crate::model::action::ActionSource;
use crate::model::{ActionStatus, ContentKind, Postmortem};

/// CB405.
pub(crate) struct DoneWithoutDate;

impl DocumentRule for DoneWithoutDate {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident {
            return;
        }
        let has_dates = report.actions.iter().any(|it| it.closed.is_some());
        for action in &report.actions {
            let can_have_date = match action.source {
                ActionSource::FrontMatter => true,
                ActionSource::Table => has_dates,
                ActionSource::List => false,
            };
            if action.status != ActionStatus::Done || action.closed.is_some() || !can_have_date {
                continue;
            }
            let message = format!("the action item `{}` is done, but not since when", action.id);
            let span = action.status_span.unwrap_or(action.title.span);
            let finding = context
                .finding(report.file(), span, message)
                .with_why("how long promises stay open cannot be counted")
                .with_help("add the day it was closed: `closed: 2026-03-29`");
            context.report(finding);
        }
    }
}
