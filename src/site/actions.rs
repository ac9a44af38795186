//! The action tracker: what was promised, by whom, and what is late.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::{Context, Frame, pieces};
use super::view::actions::{ActionCounts, ActionTab, ActionsPage, OwnerGroup};
use super::view::{ActionRow, Download, View};
use super::{Page, figures, format, route};
use crate::knowledge::TrackedAction;
use crate::model::ActionStatus;

const OPEN: &str = "actions/";
const CLOSED: &str = "actions/closed/";

/// Builds `/actions/` and `/actions/closed/` with their further pages.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let (open, closed): (Vec<&TrackedAction>, Vec<&TrackedAction>) =
        context.knowledge.actions.iter().partition(|it| it.is_open());
    let counts = count(&context.knowledge.actions);
    let owners = owners(&context.knowledge.actions);
    let incidents = context.knowledge.incidents.iter().cloned();
    let ageing = figures::ageing(&figures::Scope::new(context, incidents, OPEN));
    let list = |tracked: &[&TrackedAction]| -> Vec<Arc<ActionRow>> {
        tracked.iter().filter_map(|it| context.action(it)).collect()
    };
    let mut pages = Vec::new();
    for (state, title, base, rows) in [
        ("open", "Actions", OPEN, list(&open)),
        ("closed", "Closed actions", CLOSED, list(&closed)),
    ] {
        for (at, piece) in pieces(&rows).into_iter().enumerate() {
            let href = route::page(base, at + 1);
            let is_first = at == 0 && state == "open";
            let view = ActionsPage {
                page: context.meta(frame(title, base, &href, counts)),
                state,
                tabs: tabs(base, counts),
                counts,
                ageing: if is_first { ageing.clone() } else { None },
                owners: if is_first { owners.clone() } else { Vec::new() },
                rows: piece.to_vec(),
                pager: context.pager(base, at + 1, rows.len()),
                downloads: vec![
                    Download { label: "CSV", href: "actions.csv".to_owned() },
                    Download { label: "JSON", href: "actions.json".to_owned() },
                ],
                empty: rows.is_empty().then(|| empty(state).to_owned()),
            };
            let view = View::Actions(Box::new(view));
            pages.push(Page { path: route::file(&href), view, body: None });
        }
    }
    pages
}

fn frame(title: &str, base: &str, href: &str, counts: ActionCounts) -> Frame<'static> {
    let open = format::plural(counts.open, "open action", "open actions");
    let frame = Frame::new("actions", title, href)
        .about(format!("{open}, {} of them overdue.", format::number(counts.overdue)));
    if base == OPEN { frame } else { frame.below("Actions", OPEN) }
}

fn tabs(base: &str, counts: ActionCounts) -> Vec<ActionTab> {
    let tab = |label, href, count| ActionTab { label, href, count, current: href == base };
    vec![tab("Open", OPEN, counts.open), tab("Closed", CLOSED, counts.done + counts.dropped)]
}

fn empty(state: &str) -> &'static str {
    if state == "open" { "No action is open." } else { "No action is done or dropped yet." }
}

/// Counts actions by state.
pub(super) fn count<'a>(actions: impl IntoIterator<Item = &'a TrackedAction>) -> ActionCounts {
    let mut counts = ActionCounts::default();
    for tracked in actions {
        match tracked.action().status {
            ActionStatus::Open | ActionStatus::InProgress => counts.open += 1,
            ActionStatus::Done => counts.done += 1,
            ActionStatus::Dropped => counts.dropped += 1,
        }
        counts.overdue += usize::from(tracked.overdue_days.is_some());
    }
    counts
}

/// Groups the open actions by owner, the most overdue first, then the most open, then by name.
fn owners(actions: &[TrackedAction]) -> Vec<OwnerGroup> {
    let mut by_owner: BTreeMap<&str, Vec<&TrackedAction>> = BTreeMap::new();
    for tracked in actions {
        let owner =
            tracked.action().owner.as_ref().map_or("No owner", |owner| owner.value.as_str());
        by_owner.entry(owner).or_default().push(tracked);
    }
    let group = |(owner, actions): (&str, Vec<&TrackedAction>)| OwnerGroup {
        owner: owner.to_owned(),
        counts: count(actions.iter().copied()),
        oldest_overdue_days: actions.iter().filter_map(|it| it.overdue_days).max(),
    };
    let mut groups: Vec<OwnerGroup> = by_owner.into_iter().map(group).collect();
    groups.retain(|group| group.counts.open > 0);
    groups.sort_by(|a, b| {
        let key = |it: &OwnerGroup| (it.counts.overdue, it.counts.open);
        key(b).cmp(&key(a)).then_with(|| a.owner.cmp(&b.owner))
    });
    groups
}
