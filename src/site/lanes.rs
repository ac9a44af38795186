//! Incidents over time as bars in lanes: a lane for each service, cause, team, severity or year.
//!
//! Where single bars would be too many to point at, they are gathered to columns by week, month,
//! quarter or year, and the chart says so.

mod by;
mod gather;
mod interval;
mod order;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike as _, Days, NaiveDate};

use super::context::Context;
use super::row;
use super::view::LaneChart;
use super::view::chart::Lane;
use crate::chart::lanes::{Bar, Ends, Marks, Strip};
use crate::chart::scale::day_seconds;
use crate::knowledge;
use crate::model::Postmortem;
use crate::theme::Arg;
pub(super) use by::{By, fitting};
pub(super) use interval::{Interval, interval};
use order::{Key, Places};

/// The start of the axis that stands for every year: of 2000, a leap year, so that each day has a place.
const EVERY_YEAR: i64 = 946_684_800;
/// More bars than this are gathered to columns.
const MOST_BARS: usize = 800;
/// A drawing takes at most 6 KB on its way. What its parts come to was measured: ground and lanes, the
/// address of an incident, a bar, the line that joins those of an incident, and four in nine letters of
/// labels.
const MOST_WEIGHT: usize = 6_000;
const WEIGHT_OF_GROUND: usize = 800;
const WEIGHT_OF_INCIDENT: usize = 10;
const WEIGHT_OF_BAR: usize = 9;
const WEIGHT_OF_JOIN: usize = 12;

/// What is to be drawn.
pub(super) struct Sketch {
    pub(super) by: By,
    /// The first day, and the day after the last.
    pub(super) span: (NaiveDate, NaiveDate),
    /// The span in words.
    pub(super) period: String,
    /// Whether to show how many there were at once.
    pub(super) strip: bool,
    /// The services or causes that have a lane, by their ids; without any, all.
    pub(super) only: Vec<String>,
}

impl Sketch {
    /// Will draw the time between two days, and nothing beside the lanes.
    pub(super) fn new(context: &Context<'_>, by: By, span: (NaiveDate, NaiveDate)) -> Self {
        let is_year =
            span.0.year_ce() != span.1.year_ce() && year_span(span.0.year()) == Some(span);
        let period = if is_year { span.0.year().to_string() } else { span_words(context, span) };
        Self { by, span, period, strip: false, only: Vec::new() }
    }
}

/// An incident to be drawn.
struct Entry {
    day: NaiveDate,
    interval: Interval,
    /// The severity's place among the colours, 0 where none is told.
    step: u8,
    label: String,
    lang: Option<String>,
    href: String,
    /// The lanes it stands in, and from when to when there.
    places: Vec<(Key, i64, i64)>,
}

/// Draws `reports` between two days; `None` when there is none.
pub(super) fn chart(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
    by: By,
    span: (NaiveDate, NaiveDate),
) -> Option<LaneChart> {
    sketch(context, reports, Sketch::new(context, by, span))
}

/// Draws `reports`; `None` when there is none to place.
pub(super) fn sketch(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
    sketch: Sketch,
) -> Option<LaneChart> {
    let entries: Vec<Entry> =
        reports.iter().filter_map(|report| entry(context, report, &sketch)).collect();
    if entries.is_empty() {
        return None;
    }
    let (from, to) = match sketch.by {
        By::Year => (EVERY_YEAR, EVERY_YEAR + 366 * 86_400),
        _ => (day_seconds(sketch.span.0), day_seconds(sketch.span.1)),
    };
    let sorted = order::sort(context, &entries, sketch.by);
    let room = room(&entries, &sorted);
    let gathered = (room == Room::Columns).then(|| gather::unit(&entries, &sorted));
    let mut lanes: Vec<Lane> = sorted
        .into_iter()
        .map(|(label, mut places)| {
            places.sort_by(|a, b| (a.1, &entries[a.0].href).cmp(&(b.1, &entries[b.0].href)));
            let count = places.iter().map(|place| place.0).collect::<BTreeSet<_>>().len();
            let marks = match gathered {
                Some(unit) => gather::columns(context, &sketch, unit, &entries, &places),
                None => Marks::Bars(bars(&entries, &places, sketch.by, room)),
            };
            Lane { label, count, at_once: None, marks }
        })
        .collect();
    let strip = sketch.strip.then(|| strip(context, &entries, (from, to))).flatten();
    let most_at_once = match sketch.by {
        By::Year if room != Room::Columns => Some(strips(&mut lanes)),
        _ => (sketch.strip && strip.is_none()).then_some(1),
    };
    let most_at_once = most_at_once.filter(|_| entries.len() > 1);
    let tallest = lanes.iter().filter_map(|lane| tallest(&lane.marks)).max();
    let with = |ends| entries.iter().filter(|entry| entry.interval.ends == ends).count();
    let steps: BTreeSet<u8> = entries.iter().map(|it| it.step).filter(|step| *step > 0).collect();
    Some(LaneChart {
        by: sketch.by.as_str(),
        title: words_of(context, &sketch, "lanes-title", &[]),
        description: describe(context, &sketch, entries.len(), &lanes),
        from,
        to,
        in_text: false,
        ticks: gather::ticks(context, &sketch),
        strip,
        lanes,
        gathered: gathered.map(gather::Unit::as_str),
        tallest,
        most_at_once,
        steps: steps.into_iter().collect(),
        without_severity: entries.iter().filter(|entry| entry.step == 0).count(),
        open_ended: with(Ends::Open),
        days_only: with(Ends::Days),
        period: sketch.period,
        svg: String::new(),
    })
}

fn entry(context: &Context<'_>, report: &Postmortem, sketch: &Sketch) -> Option<Entry> {
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
        step: row.severity.as_ref().map_or(0, |it| it.step),
        label: label.join(", "),
        lang: row.lang.as_ref().map(|it| it.id.clone()),
        href: row.href.clone(),
        places: places(context, report, sketch, interval),
        interval,
    })
}

fn places(
    context: &Context<'_>,
    report: &Postmortem,
    sketch: &Sketch,
    interval: Interval,
) -> Vec<(Key, i64, i64)> {
    let here = |key: Key| (key, interval.from, interval.to);
    match sketch.by {
        By::Service | By::Cause | By::Team => {
            let mut words = sketch.by.words(context, report);
            words.retain(|word| sketch.only.is_empty() || sketch.only.iter().any(|it| it == word));
            if words.is_empty() {
                return vec![here(Key::Word(None))];
            }
            words.into_iter().map(|word| here(Key::Word(Some(word.to_owned())))).collect()
        }
        By::Severity => {
            let severity = row::severity(context, report);
            let ladder = &context.config.severities;
            let place = |id: &str| ladder.iter().position(|it| it.id == id);
            let at = severity.as_ref().and_then(|it| place(&it.id)).unwrap_or(ladder.len());
            vec![here(Key::Severity(at, severity.map(|it| it.label)))]
        }
        By::Year => {
            let place =
                |(year, from, to)| (Key::Year(Reverse(year)), EVERY_YEAR + from, EVERY_YEAR + to);
            interval.years().map(place).collect()
        }
        By::All => vec![here(Key::All)],
    }
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
    let joins = bars.saturating_sub(entries.len());
    let weight = WEIGHT_OF_GROUND
        + entries.len() * WEIGHT_OF_INCIDENT
        + bars * WEIGHT_OF_BAR
        + joins * WEIGHT_OF_JOIN;
    if bars > MOST_BARS || weight > MOST_WEIGHT {
        Room::Columns
    } else if weight + letters * 4 / 9 > MOST_WEIGHT {
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
            lang: entry.lang.clone(),
            href: Some(entry.href.clone()),
            group: (by != By::Year && entry.places.len() > 1).then_some(idx),
        }
    };
    places.iter().map(bar).collect()
}

/// Counts how many there were at once; `None` where never two were, as far as is known to the minute.
fn strip(context: &Context<'_>, entries: &[Entry], (from, to): (i64, i64)) -> Option<Strip> {
    let stretches: Vec<(i64, i64)> = entries
        .iter()
        .map(|entry| &entry.interval)
        .filter(|it| it.ends != Ends::Days && it.to > it.from)
        .map(|it| (it.from.max(from), it.to.min(to)))
        .filter(|(from, to)| to > from)
        .collect();
    let mut strip = Strip::count(String::new(), stretches);
    if strip.most() < 2 {
        return None;
    }
    strip.label = context.words.say("lanes-at-once", &[("n", strip.most().into())]);
    Some(strip)
}

/// Gives every lane the stretches in which several of it went on at once, and returns the most.
fn strips(lanes: &mut [Lane]) -> u32 {
    let known = |bar: &&Bar| bar.ends != Ends::Days && bar.to > bar.from;
    let strips: Vec<Strip> = lanes
        .iter()
        .map(|lane| match &lane.marks {
            Marks::Bars(bars) => {
                let stretches = bars.iter().filter(known).map(|bar| (bar.from, bar.to));
                Strip::count(String::new(), stretches).of_several()
            }
            Marks::Columns(_) => Strip::default(),
        })
        .collect();
    let most = strips.iter().map(Strip::most).max().unwrap_or(0);
    for (lane, strip) in lanes.iter_mut().zip(strips).filter(|_| most > 1) {
        lane.at_once = Some(strip);
    }
    most.max(1)
}

fn tallest(marks: &Marks) -> Option<usize> {
    match marks {
        Marks::Bars(_) => None,
        Marks::Columns(columns) => columns.iter().map(|it| it.counts.iter().sum()).max(),
    }
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

/// Returns so many months up to the end of the month of `day`.
pub(super) fn months_before(day: NaiveDate, months: u32) -> Option<(NaiveDate, NaiveDate)> {
    let (_, end) = month_span(day.year(), day.month())?;
    Some((end.checked_sub_months(chrono::Months::new(months))?, end))
}

/// Returns a span of months in words: "Mar 2025 to Feb 2026".
fn span_words(context: &Context<'_>, (from, to): (NaiveDate, NaiveDate)) -> String {
    let month = |day: NaiveDate| format!("{} {}", context.words.short_month(day), day.year());
    let last = to.checked_sub_days(Days::new(1)).unwrap_or(to);
    let values = [("first", month(from).into()), ("last", month(last).into())];
    context.words.say("lanes-span", &values)
}
