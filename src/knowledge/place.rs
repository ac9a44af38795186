//! Places of a report's page that are no headings: its actions and its events.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::model::{ContentKind, Event, Postmortem, Precision};
use crate::text::name::{address_name, free_name};

/// What an anchor of a report's page stands for, besides a heading.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// The action of this index.
    Action(usize),
    /// An event.
    Event(&'a Event),
}

/// Returns what `anchor` means in a report, and its anchor on the page: an action by its id (`a1`)
/// or an event by its clock time (`e-1402`). A heading of that name comes first.
pub fn find<'a>(report: &'a Postmortem, anchor: &str) -> Option<(String, Place<'a>)> {
    let is_heading =
        report.document.headings.iter().any(|it| it.anchor.eq_ignore_ascii_case(anchor));
    if is_heading {
        return None;
    }
    places(report).find(|(full, _)| {
        let is_full = full.eq_ignore_ascii_case(anchor);
        is_full || full.strip_prefix("action-").is_some_and(|it| it.eq_ignore_ascii_case(anchor))
    })
}

/// Returns every place of a report with its anchor; a plan or a page has none.
pub fn places(report: &Postmortem) -> impl Iterator<Item = (String, Place<'_>)> {
    let is_incident = report.kind == ContentKind::Incident;
    let actions = 0..if is_incident { report.actions.len() } else { 0 };
    let events = if is_incident { events(report) } else { Vec::new() };
    let actions = actions.map(|at| (action_anchor(report, at), Place::Action(at)));
    actions.chain(events.into_iter().map(|(anchor, event)| (anchor, Place::Event(event))))
}

/// Returns the events in order of time, each with its anchor.
pub fn events(report: &Postmortem) -> Vec<(String, &Event)> {
    let mut taken = BTreeSet::new();
    let anchored = |event| (free_name(&mut taken, anchor(event)), event);
    in_order(&report.events).into_iter().map(anchored).collect()
}

/// Returns the anchor of an action on its report's page, unique there.
pub fn action_anchor(report: &Postmortem, index: usize) -> String {
    let name = address_name(&report.actions[index].id);
    let same = |it: &crate::model::ActionItem| address_name(&it.id) == name;
    match report.actions[..index].iter().filter(|it| same(it)).count() {
        0 => format!("action-{name}"),
        before => format!("action-{name}-{}", before + 1),
    }
}

/// Sorts events by time; one without a readable time stays behind the one it was written after.
fn in_order(events: &[Event]) -> Vec<&Event> {
    let mut last = DateTime::<Utc>::MIN_UTC;
    let mut source = None;
    let mut keyed: Vec<(DateTime<Utc>, &Event)> = Vec::with_capacity(events.len());
    for event in events {
        if source.replace(event.source) != Some(event.source) {
            last = DateTime::<Utc>::MIN_UTC;
        }
        last = event.at.as_ref().map_or(last, crate::model::Stamp::ordering_instant);
        keyed.push((last, event));
    }
    keyed.sort_by_key(|(at, _)| *at);
    keyed.into_iter().map(|(_, event)| event).collect()
}

fn anchor(event: &Event) -> String {
    match event.at.as_ref().filter(|stamp| stamp.precision > Precision::Day) {
        Some(stamp) => stamp.local.format("e-%H%M").to_string(),
        None => "e".to_owned(),
    }
}
