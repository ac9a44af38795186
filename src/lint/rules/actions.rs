//! `CB4xx`: what was promised, by whom, until when, and whether it was kept.

pub(crate) mod action_without_due_date;
pub(crate) mod action_without_owner;
pub(crate) mod done_without_date;
pub(crate) mod dropped_without_reason;
pub(crate) mod open_action_on_superseded;
pub(crate) mod overdue_action;
pub(crate) mod recurred_while_open;
pub(crate) mod vague_action;

use crate::lint::{Context, phrase};
use crate::model::{ActionItem, ContentKind, Postmortem, Status};

/// Returns the open items of a report that still counts.
fn open(report: &Postmortem) -> Vec<&ActionItem> {
    if report.kind != ContentKind::Incident || report.effective_status() == Status::Superseded {
        return Vec::new();
    }
    report.actions.iter().filter(|action| action.status.is_open()).collect()
}

/// What is said about items that all lack the same thing.
struct Lack {
    /// What an item lacks, after "the action item `A1` ": `has no owner`.
    what: &'static str,
    /// What all of them lack, after "none of the 5 open action items ": `has an owner`.
    none_has: &'static str,
    why: &'static str,
    help: &'static str,
}

/// Reports each of the `lacking` items; once for all when every open one of at least three lacks it.
fn tell(
    report: &Postmortem,
    open: usize,
    lacking: &[&ActionItem],
    lack: &Lack,
    context: &mut Context<'_>,
) {
    let mut report_one = |action: &ActionItem, message: String| {
        let finding = context
            .finding(report.file(), action.title.span, message)
            .with_why(lack.why)
            .with_help(lack.help);
        context.report(finding);
    };
    match lacking {
        [first, _, _, ..] if lacking.len() == open => {
            let items = phrase::count(open, "open action item");
            report_one(first, format!("none of the {items} {}", lack.none_has));
        }
        _ => {
            for action in lacking {
                report_one(action, format!("the action item `{}` {}", action.id, lack.what));
            }
        }
    }
}
