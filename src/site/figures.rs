//! Statistics as figures: the marks, the words around them, and the table that says the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::context::Context;
use super::format::{decimal, duration, number, plural, years};
use super::view::chart::{Bar, Cell, Chart, Column, CountPoint, DataTable, Figure, Strip};
use crate::knowledge::period::{self, Grain, Period};
use crate::knowledge::statistics::counts::poisson_interval;
use crate::knowledge::statistics::quantiles::{median, median_interval};
use crate::knowledge::{self, Hub, TrackedAction};
use crate::model::{Durations, Postmortem};

/// Below this many lengths there is no median.
const FEWEST_FOR_MEDIAN: usize = 5;
/// A table of a figure shows this many rows in the page.
const MOST_ROWS: usize = 200;
/// Counts say how to read the interval.
const POISSON: &str = "Dots are counts. Lines are exact 95 % Poisson (Garwood) intervals: the yearly rates that such a count does not contradict. Where they overlap widely, the counts differ no more than chance does.";

/// Counts incidents per year; `years_at` is where the lists of the years are, if they list the same.
pub(super) fn per_year(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
    years_at: Option<&str>,
) -> Option<Figure> {
    counts(context, reports, Grain::Year, years_at)
}

/// Counts incidents per quarter.
pub(super) fn per_quarter(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Option<Figure> {
    counts(context, reports, Grain::Quarter, None)
}

fn counts(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
    grain: Grain,
    years_at: Option<&str>,
) -> Option<Figure> {
    let days: Vec<NaiveDate> = reports.iter().filter_map(|it| knowledge::day_of(it)).collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let now = Period::of(context.knowledge.as_of, grain);
    let points: Vec<CountPoint> = period::count(days.iter().copied(), grain)
        .into_iter()
        .map(|(period, count)| {
            let interval = poisson_interval(count);
            let partial = period >= now;
            let to_date = if partial { " to date" } else { "" };
            CountPoint {
                label: format!("{}{to_date}", period_label(period)),
                href: years_at
                    .filter(|_| count > 0)
                    .map(|base| format!("{base}{}/", period.year())),
                count,
                low: interval.low,
                high: interval.high,
                partial,
            }
        })
        .collect();
    let (id, word) = match grain {
        Grain::Year => ("incidents-per-year", "year"),
        Grain::Quarter => ("incidents-per-quarter", "quarter"),
        Grain::Month => ("incidents-per-month", "month"),
    };
    let undated = reports.len() - days.len();
    Some(Figure {
        id: id.to_owned(),
        title: format!("{} in {}", plural(days.len(), "incident", "incidents"), years(first, last)),
        subtitle: format!("Incidents per {word}, with exact 95 % Poisson intervals"),
        n: days.len(),
        unit: "incidents",
        period: years(first, last),
        exclusions: excluded(undated, "no date is recorded"),
        reading: POISSON.replace("yearly", &format!("{word}ly")),
        table: count_table(&points, word),
        chart: Some(Chart::Counts { points }),
        svg: String::new(),
        downloads: Vec::new(),
    })
}

fn period_label(period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::Quarter(year, quarter) => format!("{year} Q{quarter}"),
        Period::Month(year, month) => format!("{year}-{month:02}"),
    }
}

fn excluded(count: usize, why: &str) -> Vec<String> {
    let text = || format!("{} left out: {why}.", plural(count, "incident", "incidents"));
    (count > 0).then(text).into_iter().collect()
}

fn count_table(points: &[CountPoint], word: &str) -> DataTable {
    let row = |point: &CountPoint| {
        let text = |text| Cell { text, href: None };
        vec![
            Cell { text: point.label.clone(), href: point.href.clone() },
            text(point.count.to_string()),
            text(decimal(point.low)),
            text(decimal(point.high)),
        ]
    };
    let columns = [(super::format::sentence(word), false), ("Incidents".into(), true)];
    let ends = [("95 % from".into(), true), ("to".into(), true)];
    table(
        format!("Incidents per {word}"),
        columns.into_iter().chain(ends),
        points.iter().map(row).collect(),
    )
}

fn table(
    caption: String,
    columns: impl IntoIterator<Item = (String, bool)>,
    mut rows: Vec<Vec<Cell>>,
) -> DataTable {
    let omitted = rows.len().saturating_sub(MOST_ROWS);
    rows.truncate(MOST_ROWS);
    let columns = columns.into_iter().map(|(label, numeric)| Column { label, numeric }).collect();
    DataTable { caption, columns, rows, omitted }
}

type Length = fn(&Durations) -> Option<i64>;

/// Draws every incident's times to detect, acknowledge, mitigate and resolve as dots.
pub(super) fn strips(reports: &[Arc<Postmortem>]) -> Option<Figure> {
    let kinds: [(&str, Length); 4] = [
        ("Time to detect", |it| it.detect),
        ("Time to acknowledge", |it| it.acknowledge),
        ("Time to mitigate", |it| it.mitigate),
        ("Time to resolve", |it| it.resolve),
    ];
    let strips: Vec<Strip> = kinds
        .into_iter()
        .map(|(label, of)| strip(label, reports.iter().map(|it| of(&it.durations))))
        .collect();
    let known =
        |report: &&Arc<Postmortem>| kinds.iter().any(|(_, of)| of(&report.durations).is_some());
    let n = reports.iter().filter(known).count();
    if n == 0 {
        return None;
    }
    let days = reports.iter().filter(known).filter_map(|it| knowledge::day_of(it));
    let (first, last) = (days.clone().min()?, days.max()?);
    let resolve = &strips[3];
    let title = match (resolve.median, resolve.n) {
        (Some(middle), _) => {
            format!("Half of the incidents were resolved within {}", seconds_text(middle))
        }
        (None, few) => format!(
            "{} with a known duration: too few to tell",
            plural(few, "incident", "incidents")
        ),
    };
    Some(Figure {
        id: "durations".to_owned(),
        title,
        subtitle: "Every incident a dot, on a log axis".to_owned(),
        n,
        unit: "incidents",
        period: years(first, last),
        exclusions: excluded(reports.len() - n, "no two milestones are known to the minute, in order"),
        reading: "Each dot is an incident. The tick is the median, from 5 incidents on; the line its exact 95 % interval between two of the values, from 6 on. Means are not shown: a few long incidents decide them.".to_owned(),
        table: strip_table(&strips),
        chart: Some(Chart::Strips { strips }),
        svg: String::new(),
        downloads: Vec::new(),
    })
}

fn strip(label: &str, lengths: impl Iterator<Item = Option<i64>>) -> Strip {
    let lengths: Vec<Option<i64>> = lengths.collect();
    let mut known: Vec<i64> = lengths.iter().flatten().copied().collect();
    known.sort_unstable();
    let values: Vec<f64> = known.iter().map(|seconds| *seconds as f64).collect();
    let interval = median_interval(&values);
    let zero = known.iter().filter(|seconds| **seconds == 0).count();
    Strip {
        label: label.to_owned(),
        n: known.len(),
        zero,
        unknown: lengths.len() - known.len(),
        median: median(&values).filter(|_| known.len() >= FEWEST_FOR_MEDIAN),
        interval: interval.map(|it| (it.low, it.high)),
        seconds: known.split_off(zero),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a duration in seconds fits i64 by far")]
fn seconds_text(seconds: f64) -> String {
    duration(seconds.round() as i64).text
}

fn strip_table(strips: &[Strip]) -> DataTable {
    let row = |strip: &Strip| {
        let length = |value: Option<f64>| value.map_or_else(|| "too few".to_owned(), seconds_text);
        let texts = [
            strip.label.clone(),
            strip.n.to_string(),
            strip.unknown.to_string(),
            strip.zero.to_string(),
            length(strip.median),
            length(strip.interval.map(|it| it.0)),
            length(strip.interval.map(|it| it.1)),
        ];
        texts.into_iter().map(|text| Cell { text, href: None }).collect()
    };
    let columns = ["Measure", "Known", "Not recorded", "Zero", "Median", "95 % from", "to"];
    let columns = columns.into_iter().enumerate().map(|(at, label)| (label.to_owned(), at > 0));
    table("Times from milestone to milestone".to_owned(), columns, strips.iter().map(row).collect())
}

/// What a figure of bars is about.
pub(super) struct Words<'a> {
    pub(super) id: &'a str,
    /// What a value is called: "cause".
    pub(super) one: &'a str,
    /// Several of them.
    pub(super) many: &'a str,
    /// Whether one incident can have several, so that the shares add to more than the whole.
    pub(super) several: bool,
}

/// A value, its page, and how many incidents have it.
pub(super) type Counted = (String, Option<String>, usize);

/// Draws the most frequent words of a vocabulary as bars.
pub(super) fn hub_bars(context: &Context<'_>, hubs: &[&Hub], words: &Words<'_>) -> Option<Figure> {
    let named: BTreeSet<usize> = hubs.iter().flat_map(|hub| hub.incidents.clone()).collect();
    let counts: Vec<Counted> = hubs
        .iter()
        .filter(|hub| !hub.incidents.is_empty())
        .map(|hub| {
            (hub.name.clone(), Some(context.routes.hub(hub.kind, &hub.id)), hub.incidents.len())
        })
        .collect();
    bars(context, &counts, named.len(), words)
}

/// Draws counts of incidents as bars; `n` is how many incidents name any of the values.
pub(super) fn bars(
    context: &Context<'_>,
    counts: &[Counted],
    n: usize,
    words: &Words<'_>,
) -> Option<Figure> {
    const MOST_BARS: usize = 12;
    let all = context.knowledge.incidents.len();
    let (first, _, most) = counts.first()?.clone();
    let bars: Vec<Bar> = counts
        .iter()
        .take(MOST_BARS)
        .map(|(label, href, count)| Bar {
            label: label.clone(),
            href: href.clone(),
            count: *count,
            value: format!("{} of {}", number(*count), number(n)),
        })
        .collect();
    let rows = counts.iter().map(|(label, href, count)| {
        vec![
            Cell { text: label.clone(), href: href.clone() },
            Cell { text: count.to_string(), href: None },
            Cell { text: n.to_string(), href: None },
        ]
    });
    let columns = [
        (super::format::sentence(words.one), false),
        ("Incidents".into(), true),
        ("Of".into(), true),
    ];
    let shares = if words.several {
        " One incident may have several, so the bars add to more than the whole."
    } else {
        ""
    };
    let days = context.knowledge.incidents.iter().filter_map(|it| knowledge::day_of(it));
    let period = days.clone().min().zip(days.max());
    Some(Figure {
        id: words.id.to_owned(),
        title: format!("{first}: {} of {} incidents", number(most), number(n)),
        subtitle: format!(
            "Incidents mentioning each {}, the {} most frequent of {}",
            words.one,
            bars.len(),
            plural(counts.len(), words.one, words.many)
        ),
        n,
        unit: "incidents",
        period: period.map_or_else(String::new, |(first, last)| years(first, last)),
        exclusions: excluded(all - n, &format!("no {} is recorded", words.one)),
        reading: format!("Bars are counts from zero.{shares}"),
        table: table(format!("Incidents by {}", words.one), columns, rows.collect()),
        chart: Some(Chart::Bars { bars, of: n }),
        svg: String::new(),
        downloads: Vec::new(),
    })
}

/// Draws the ages of the open actions as dots, overdue ones apart.
pub(super) fn ageing(context: &Context<'_>, open: &[&TrackedAction]) -> Option<Figure> {
    const DAY: i64 = 86_400;
    let seconds = |it: &&&TrackedAction| it.age_days.map(|days| days * DAY);
    let overdue = open.iter().filter(|it| it.overdue_days.is_some());
    let other = open.iter().filter(|it| it.overdue_days.is_none());
    let strips = vec![
        strip("Overdue", overdue.map(|it| seconds(&it))),
        strip("Not overdue", other.map(|it| seconds(&it))),
    ];
    let n = open.iter().filter(|it| it.age_days.is_some()).count();
    let oldest = open.iter().filter_map(|it| it.age_days).max()?;
    let unknown = open.len() - n;
    let exclusions = match unknown {
        0 => Vec::new(),
        _ => vec![format!(
            "{} left out: the day it was opened is not known.",
            plural(unknown, "action", "actions")
        )],
    };
    let as_of = context.site.as_of.text.clone();
    Some(Figure {
        id: "action-ages".to_owned(),
        title: format!("The oldest open action is {} old", super::format::days(oldest)),
        subtitle: "Age of every open action, on a log axis".to_owned(),
        n,
        unit: "actions",
        period: format!("as of {as_of}"),
        exclusions,
        reading: "Each dot is an open action. The tick is the median age, from 5 actions on; the line its exact 95 % interval, from 6 on.".to_owned(),
        table: strip_table(&strips),
        chart: Some(Chart::Strips { strips }),
        svg: String::new(),
        downloads: Vec::new(),
    })
}

/// Returns the first and last year of dated incidents.
pub(super) fn year_span(reports: &[Arc<Postmortem>]) -> Option<(i32, i32)> {
    let years = reports.iter().filter_map(|it| knowledge::day_of(it)).map(|day| day.year());
    years.clone().min().zip(years.max())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_counts_what_is_unknown_and_what_is_zero() {
        let strip = strip("Time to detect", [Some(60), None, Some(0), Some(30)].into_iter());
        assert_eq!((strip.n, strip.zero, strip.unknown), (3, 1, 1));
        assert_eq!(strip.seconds, [30, 60]);
        assert_eq!((strip.median, strip.interval), (None, None));
    }

    #[test]
    fn medians_appear_from_five_and_intervals_from_six() {
        let of = |n: i64| strip("x", (1..=n).map(|it| Some(it * 60)));
        assert_eq!((of(4).median, of(4).interval), (None, None));
        assert_eq!((of(5).median, of(5).interval), (Some(180.0), None));
        assert_eq!((of(6).median, of(6).interval), (Some(210.0), Some((60.0, 360.0))));
    }
}
