//! Incidents over time as bars in lanes: a lane for each service, cause or year.
//!
//! Where single bars would be too many to point at, they are gathered to columns by week, month,
//! quarter or year, and the chart says so.

mod gather;
mod interval;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike as _, Days, NaiveDate};

use super::context::Context;
use super::row;
use super::view::LaneChart;
use super::view::chart::Lane;
use crate::chart::lanes::{Bar, Ends, Marks, Strip};
use crate::chart::scale::day_seconds;
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;
use crate::theme::Arg;
pub(super) use interval::{Interval, interval};

/// How many services or causes get a lane of their own.
const MOST_LANES: usize = 12;
/// More bars than this are gathered to columns.
const MOST_BARS: usize = 800;
/// A drawing takes at most 6 KB on its way. What its parts come to was measured: ground and lanes, the
/// address of an incident, a bar, and a letter of a label.
const MOST_WEIGHT: usize = 6_000;
const WEIGHT_OF_GROUND: usize = 800;
const WEIGHT_OF_INCIDENT: usize = 8;
const WEIGHT_OF_BAR: usize = 9;
const LETTERS_OF_ONE: usize = 4;

/// What the lanes stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// What was affected.
    Service,
    /// Why it was possible.
    Cause,
    /// When; every year on the same axis from January to December.
    Year,
}

impl By {
    /// Returns the word in addresses and messages.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Cause => "cause",
            Self::Year => "year",
        }
    }
}

/// What is to be drawn.
pub(super) struct Sketch {
    pub(super) by: By,
    /// The first day, and the day after the last.
    pub(super) span: (NaiveDate, NaiveDate),
    /// The span in words.
    pub(super) period: String,
    /// Whether to show how many there were at once.
    pub(super) strip: bool,
}

/// An incident to be drawn.
struct Entry {
    day: NaiveDate,
    interval: Interval,
    step: u8,
    label: String,
    href: String,
    /// The lanes it stands in, and from when to when there.
    places: Vec<(Key, i64, i64)>,
}

/// Which lane.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A service or a cause; `None` where the report names none.
    Word(Option<String>),
    /// A year, the newest first.
    Year(Reverse<i32>),
}

/// Draws `reports` between two days by service; `None` when there is none.
pub(super) fn chart(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
    span: (NaiveDate, NaiveDate),
    period: String,
) -> Option<LaneChart> {
    sketch(context, reports, Sketch { by: By::Service, span, period, strip: false })
}

/// Draws `reports`; `None` when there is none to place.
pub(super) fn sketch(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
    sketch: Sketch,
) -> Option<LaneChart> {
    let entries: Vec<Entry> =
        reports.iter().filter_map(|report| entry(context, report, sketch.by)).collect();
    if entries.is_empty() {
        return None;
    }
    let (from, to) = match sketch.by {
        By::Year => (0, 366 * 86_400),
        By::Service | By::Cause => (day_seconds(sketch.span.0), day_seconds(sketch.span.1)),
    };
    let sorted = sort(context, &entries, sketch.by);
    let room = room(&entries, &sorted);
    let gathered = (room == Room::Columns).then(|| gather::unit(&entries, &sorted));
    let lanes: Vec<Lane> = sorted
        .into_iter()
        .map(|(label, mut places)| {
            places.sort_by(|a, b| (a.1, &entries[a.0].href).cmp(&(b.1, &entries[b.0].href)));
            let count = places.iter().map(|place| place.0).collect::<BTreeSet<_>>().len();
            let marks = match gathered {
                Some(unit) => gather::columns(context, &sketch, unit, &entries, &places),
                None => Marks::Bars(bars(&entries, &places, sketch.by, room)),
            };
            Lane { label, count, marks }
        })
        .collect();
    let with = |ends| entries.iter().filter(|entry| entry.interval.ends == ends).count();
    Some(LaneChart {
        title: words_of(context, &sketch, "lanes-title", &[]),
        description: describe(context, &sketch, entries.len(), &lanes),
        from,
        to,
        ticks: gather::ticks(context, &sketch),
        strip: sketch.strip.then(|| strip(context, &entries, (from, to))).flatten(),
        lanes,
        gathered: gathered.map(gather::Unit::as_str),
        open_ended: with(Ends::Open),
        days_only: with(Ends::Days),
        period: sketch.period,
        svg: String::new(),
    })
}

fn entry(context: &Context<'_>, report: &Postmortem, by: By) -> Option<Entry> {
    let interval = interval(report, context.knowledge.as_of)?;
    let day = knowledge::day_of(report)?;
    let row = context.row(report.file())?;
    let mut label = vec![row.title.clone(), context.words.day(day)];
    label.extend(row.severity.as_ref().map(|it| it.label.clone()));
    label.extend(row.duration.as_ref().map(|it| it.text.clone()));
    match interval.ends {
        Ends::Known => {}
        Ends::Open => label.push(context.words.text("lanes-open-end")),
        Ends::Days => label.push(context.words.text("lanes-days-only")),
    }
    Some(Entry {
        day,
        step: row::severity(context, report).map_or(5, |it| it.step),
        label: label.join(", "),
        href: row.href.clone(),
        places: places(report, by, interval),
        interval,
    })
}

fn places(report: &Postmortem, by: By, interval: Interval) -> Vec<(Key, i64, i64)> {
    let of_words = |ids: BTreeSet<&str>| {
        let key = |id: Option<&str>| (Key::Word(id.map(str::to_owned)), interval.from, interval.to);
        if ids.is_empty() {
            vec![key(None)]
        } else {
            ids.into_iter().map(|id| key(Some(id))).collect()
        }
    };
    match by {
        By::Service => of_words(report.services.iter().map(|it| it.value.id.as_str()).collect()),
        By::Cause => of_words(report.causes.iter().map(|it| it.value.id.as_str()).collect()),
        By::Year => {
            interval.years().map(|(year, from, to)| (Key::Year(Reverse(year)), from, to)).collect()
        }
    }
}

type Places = Vec<(usize, i64, i64)>;

/// Sorts the incidents into lanes: the twelve most frequent, the others, those that name none.
fn sort(context: &Context<'_>, entries: &[Entry], by: By) -> Vec<(String, Places)> {
    let mut lanes: BTreeMap<&Key, Places> = BTreeMap::new();
    for (idx, entry) in entries.iter().enumerate() {
        for (key, from, to) in &entry.places {
            lanes.entry(key).or_default().push((idx, *from, *to));
        }
    }
    let kind = match by {
        By::Service => HubKind::Service,
        By::Cause => HubKind::Cause,
        By::Year => {
            let name = |key: &Key| match key {
                Key::Year(year) => year.0.to_string(),
                Key::Word(_) => String::new(),
            };
            return lanes.into_iter().map(|(key, places)| (name(key), places)).collect();
        }
    };
    let none = lanes.remove(&Key::Word(None));
    let mut ranked: Vec<(&str, Places)> = Vec::new();
    for (key, places) in lanes {
        if let Key::Word(Some(id)) = key {
            ranked.push((id, places));
        }
    }
    ranked.sort_by_key(|(id, places)| (Reverse(places.len()), *id));
    let rest = ranked.split_off(ranked.len().min(MOST_LANES));
    let mut other: Places = rest.into_iter().flat_map(|(_, places)| places).collect();
    other.sort_unstable();
    other.dedup();
    let mut sorted: Vec<(String, Places)> =
        ranked.into_iter().map(|(id, places)| (context.name(kind, id), places)).collect();
    let mut add = |key: &str, places: Places| {
        if !places.is_empty() {
            sorted.push((context.words.text(&format!("lanes-{key}-{}", by.as_str())), places));
        }
    };
    add("other", other);
    add("none", none.unwrap_or_default());
    sorted
}

/// How much of each incident a chart has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    /// A bar with its label.
    Labels,
    /// A bar.
    Bars,
    /// Its share in a column.
    Columns,
}

fn room(entries: &[Entry], sorted: &[(String, Places)]) -> Room {
    let bars: usize = sorted.iter().map(|(_, places)| places.len()).sum();
    let letters: usize = entries.iter().map(|entry| entry.label.len()).sum();
    let weight = WEIGHT_OF_GROUND + entries.len() * WEIGHT_OF_INCIDENT + bars * WEIGHT_OF_BAR;
    if bars > MOST_BARS || weight > MOST_WEIGHT {
        Room::Columns
    } else if weight + letters / LETTERS_OF_ONE > MOST_WEIGHT {
        Room::Bars
    } else {
        Room::Labels
    }
}

fn bars(entries: &[Entry], places: &Places, by: By, room: Room) -> Vec<Bar> {
    let bar = |&(idx, from, to): &(usize, i64, i64)| {
        let entry = &entries[idx];
        Bar {
            from,
            to,
            class: entry.step,
            ends: entry.interval.ends,
            label: if room == Room::Labels { entry.label.clone() } else { String::new() },
            href: Some(entry.href.clone()),
            group: (by != By::Year && entry.places.len() > 1).then_some(idx),
        }
    };
    places.iter().map(bar).collect()
}

/// Counts how many there were at once; `None` where fewer than two are known to the minute.
fn strip(context: &Context<'_>, entries: &[Entry], (from, to): (i64, i64)) -> Option<Strip> {
    let stretches: Vec<(i64, i64)> = entries
        .iter()
        .map(|entry| &entry.interval)
        .filter(|it| it.ends != Ends::Days && it.to > it.from)
        .map(|it| (it.from.max(from), it.to.min(to)))
        .filter(|(from, to)| to > from)
        .collect();
    if stretches.len() < 2 {
        return None;
    }
    let mut strip = Strip::count(String::new(), stretches);
    strip.label = context.words.say("lanes-at-once", &[("n", strip.most().into())]);
    Some(strip)
}

fn words_of(context: &Context<'_>, sketch: &Sketch, key: &str, more: &[(&str, Arg<'_>)]) -> String {
    let mut values = vec![("period", sketch.period.as_str().into())];
    values.extend_from_slice(more);
    context.words.say(&format!("{key}-{}", sketch.by.as_str()), &values)
}

fn describe(context: &Context<'_>, sketch: &Sketch, all: usize, lanes: &[Lane]) -> String {
    let names: Vec<String> =
        lanes.iter().take(5).map(|lane| format!("{} {}", lane.label, lane.count)).collect();
    let incidents = context.words.say("n-incidents", &[("n", all.into())]);
    let values = [("incidents", incidents.into()), ("lanes", names.join(", ").into())];
    words_of(context, sketch, "lanes-about", &values)
}

/// Returns the first day of a year and of the next.
pub(super) fn year_span(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?))
}

/// Returns the first day of a month and of the next.
pub(super) fn month_span(year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(chrono::Months::new(1))?))
}

/// Returns the twelve months up to the end of the month of `day`.
pub(super) fn year_before(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (_, end) = month_span(day.year(), day.month())?;
    Some((end.checked_sub_months(chrono::Months::new(12))?, end))
}

/// Returns a span of days in words: "Mar 2025 to Feb 2026".
pub(super) fn span_words((from, to): (NaiveDate, NaiveDate)) -> String {
    let last = to.checked_sub_days(Days::new(1)).unwrap_or(to);
    format!("{} to {}", from.format("%b %Y"), last.format("%b %Y"))
}
