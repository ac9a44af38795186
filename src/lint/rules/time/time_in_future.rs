#![doc = include_str!("time_in_future.md")]

use chrono::{NaiveDate, TimeDelta};

use super::milestones;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;
use crate::text::Span;

/// CB208.
pub(crate) struct TimeInFuture;

impl DocumentRule for TimeInFuture {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        // In some zone it is tomorrow already.
        let Some(last) = context.as_of().checked_add_signed(TimeDelta::days(1)) else { return };
        let mut check = |date: NaiveDate, span: Span, what: &str| {
            if date > last {
                tell(report, date, span, what, context);
            }
        };
        for it in milestones(report) {
            check(it.at.value.date(), it.at.span, &format!("`{}`", it.milestone.as_str()));
        }
        for event in &report.events {
            let is_milestone = milestones(report).any(|it| it.at.span == event.time_span);
            if let Some(at) = event.at.as_ref().filter(|_| !is_milestone) {
                check(at.date(), event.time_span, "the event");
            }
        }
        for action in &report.actions {
            if let Some(closed) = &action.closed {
                check(closed.value, closed.span, "`closed`");
            }
        }
    }
}

fn tell(report: &Postmortem, date: NaiveDate, span: Span, what: &str, context: &mut Context<'_>) {
    let today = context.as_of();
    let message = format!("{what} ({date}) is after today ({today})");
    let finding = context
        .finding(report.file(), span, message)
        .with_why("what has not happened yet cannot be in a report: the year or month is wrong")
        .with_help("correct the date; `--as-of DATE` says which day counts as today");
    context.report(finding);
}
