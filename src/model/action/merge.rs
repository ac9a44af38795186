//! Brings actions of front matter and body together: one promise once, each with an id and a day it was opened.

use chrono::NaiveDate;

use crate::model::ActionItem;
use crate::model::action::ActionSource;

/// How alike two titles must be to mean one promise.
const ALIKE: f64 = 0.8;

/// Adds to the actions of the front matter those of the body that it does not have.
///
/// Where the front matter has actions, a plain list in the body talks about them; only task boxes
/// and table rows are promises of their own then.
pub(crate) fn merge(
    mut own: Vec<ActionItem>,
    body: Vec<ActionItem>,
    is_task: impl Fn(&ActionItem) -> bool,
) -> Vec<ActionItem> {
    if own.is_empty() {
        return body;
    }
    for action in body {
        let promise = action.source == ActionSource::Table || is_task(&action);
        if promise && !own.iter().any(|known| same(known, &action)) {
            own.push(action);
        }
    }
    own
}

fn same(known: &ActionItem, other: &ActionItem) -> bool {
    let (a, b) = (known.title.value.to_lowercase(), other.title.value.to_lowercase());
    let id = known.id.to_lowercase();
    let named = !id.is_empty()
        && (other.id.eq_ignore_ascii_case(&known.id)
            || b.strip_prefix(&id).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let ticket = known.ticket.is_some() && known.ticket == other.ticket;
    named || ticket || a == b || strsim::normalized_levenshtein(&a, &b) >= ALIKE
}

/// Gives ids by position to actions without one, and the day after the incident ended as opening day.
pub(crate) fn complete(actions: &mut [ActionItem], ended: Option<NaiveDate>) {
    let written: Vec<String> = actions.iter().map(|action| action.id.clone()).collect();
    let opened = ended.and_then(|day| day.succ_opt());
    for (index, action) in actions.iter_mut().enumerate() {
        if action.id.is_empty() {
            let free = (index + 1..).map(|number| format!("A{number}"));
            let mut free = free.filter(|id| !written.contains(id));
            action.id = free.next().unwrap_or_default();
        }
        action.opened = action.opened.or(opened);
    }
}
