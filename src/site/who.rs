//! Who acted when: the events of an incident by the role or team that acted, never by person.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Utc};

use super::context::Context;
use super::teams;
use super::view::chart::{ActorLane, ActorLanes, EventMark};
use crate::model::time::Milestone;
use crate::model::{Event, Postmortem, Stamp};
use crate::theme::Words;

/// With fewer there is nothing to tell apart.
const FEWEST: usize = 2;
/// The most rows; those with the most events.
const MOST: usize = 10;

/// Builds the lanes of a report; `None` unless two roles or teams acted at known times.
pub(super) fn lanes(context: &Context<'_>, report: &Postmortem, step: u8) -> Option<ActorLanes> {
    let words = &context.words;
    let known = known(context, report);
    let mut by_name: BTreeMap<String, (String, Vec<&Event>)> = BTreeMap::new();
    for event in report.events.iter().filter(|it| instant(it).is_some()) {
        for name in event.actor.iter().flat_map(|actor| actor.split(", ")).map(str::trim) {
            let key = name.to_lowercase();
            if known.contains(&key)
                || (is_many_words(name) && teams::is_group(name, context.config))
            {
                by_name.entry(key).or_insert_with(|| (name.to_owned(), Vec::new())).1.push(event);
            }
        }
    }
    if by_name.len() < FEWEST {
        return None;
    }
    let mut rows: Vec<(String, Vec<&Event>)> = by_name.into_values().collect();
    rows.sort_by_key(|(_, events)| std::cmp::Reverse(events.len()));
    rows.truncate(MOST);
    for (_, events) in &mut rows {
        events.sort_by_key(|event| instant(event));
    }
    rows.sort_by_key(|(_, events)| events.first().and_then(|event| instant(event)));
    let clock = clock(report)?;
    let one_day = is_one_day(&rows, clock);
    let lanes = rows.into_iter().map(|row| lane(words, row, clock, one_day)).collect::<Vec<_>>();
    let told: Vec<&str> = lanes.iter().map(|lane| lane.told.as_str()).collect();
    let description = told.join(" ");
    Some(ActorLanes {
        title: words.text("who-title"),
        description,
        lanes,
        step,
        svg: String::new(),
    })
}

/// Returns the roles and teams that the report or the config names, in small letters.
fn known(context: &Context<'_>, report: &Postmortem) -> Vec<String> {
    let roles = report.roles.iter().map(|it| it.role.replace(['-', '_'], " "));
    let filled = report.roles.iter().flat_map(|it| it.who.split(", ").map(str::to_owned));
    let owners = report.actions.iter().filter_map(|it| Some(it.owner.as_ref()?.value.clone()));
    let groups = filled.chain(owners).filter(|name| teams::is_group(name, context.config));
    let teams = context.config.services.iter().filter_map(|service| service.owner.clone());
    roles.chain(groups).chain(teams).map(|name| name.trim().to_lowercase()).collect()
}

/// A single word with a capital may be somebody's name.
fn is_many_words(name: &str) -> bool {
    name.contains([' ', '-']) || name.starts_with(char::is_lowercase)
}

fn instant(event: &Event) -> Option<DateTime<Utc>> {
    event.at.as_ref().and_then(Stamp::instant)
}

/// Returns the clock of the phase bar: that of the first milestone, else of the first event.
fn clock(report: &Postmortem) -> Option<FixedOffset> {
    let milestones = Milestone::ALL.into_iter().filter_map(|it| report.times.get(it));
    let stamps = milestones.map(|it| &it.value);
    let mut stamps = stamps.chain(report.events.iter().filter_map(|it| it.at.as_ref()));
    stamps.find(|stamp| stamp.instant().is_some()).map(|stamp| stamp.offset)
}

fn is_one_day(rows: &[(String, Vec<&Event>)], clock: FixedOffset) -> bool {
    let events = rows.iter().flat_map(|(_, events)| events);
    let mut days = events.filter_map(|it| Some(instant(it)?.with_timezone(&clock).date_naive()));
    let first = days.next();
    days.all(|day| Some(day) == first)
}

fn lane(
    words: &Words,
    (name, events): (String, Vec<&Event>),
    clock: FixedOffset,
    one_day: bool,
) -> ActorLane {
    let local = |at: DateTime<Utc>| at.with_timezone(&clock);
    let seconds = |at: DateTime<Utc>| local(at).naive_local().and_utc().timestamp();
    let shown = |event: Option<&&Event>| {
        let at = event.and_then(|event| instant(event)).map(local);
        let day = |at: &DateTime<FixedOffset>| {
            if one_day { String::new() } else { words.date(at.date_naive()).short + " " }
        };
        at.map_or_else(String::new, |at| format!("{}{}", day(&at), at.format("%H:%M")))
    };
    let marks = events
        .iter()
        .filter_map(|event| Some(EventMark { at: seconds(instant(event)?), key: event.key }));
    let stretches = events.iter().filter_map(|event| {
        let until = event.until.as_ref().and_then(Stamp::instant)?;
        Some((seconds(instant(event)?), seconds(until)))
    });
    let values = [
        ("name", name.clone().into()),
        ("n", events.len().into()),
        ("from", shown(events.first()).into()),
        ("to", shown(events.last()).into()),
    ];
    ActorLane {
        told: words.say("who-told", &values),
        note: words.say("who-events", &[("n", events.len().into())]),
        count: events.len(),
        marks: marks.collect(),
        stretches: stretches.filter(|(from, to)| from < to).collect(),
        name,
    }
}
