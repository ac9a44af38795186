#![doc = include_str!("overdue_action.md")]

use super::open;
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::Postmortem;

/// CB404.
pub(crate) struct OverdueAction;

impl DocumentRule for OverdueAction {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let today = context.as_of();
        for action in open(report) {
            let Some(due) = action.due.as_ref().filter(|_| action.is_overdue(today)) else {
                continue;
            };
            let days = usize::try_from((today - due.value).num_days()).unwrap_or(0);
            let message = format!(
                "the action item `{}` is overdue since {} ({} on {today})",
                action.id,
                due.value,
                phrase::count(days, "day"),
            );
            let mut finding = context
                .finding(report.file(), due.span, message)
                .with_label("was due here")
                .with_why(
                    "as long as it is open, the incident can happen again for the same reason",
                );
            finding = match &action.owner {
                Some(owner) => finding.with_help(format!(
                    "ask `{}`: close it, agree on a new date, or drop it with a reason",
                    owner.value
                )),
                None => finding.with_help("find an owner, or drop it with a reason"),
            };
            context.report(finding);
        }
    }
}
