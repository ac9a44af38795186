//! How do we find out: who noticed, year by year, and the incidents a customer told us of first.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;

use super::super::format::{iso_day, sentence};
use super::super::view::chart::Figure;
use super::lengths::{name, page};
use super::{FEWEST_FOR_CURVE, FEWEST_FOR_TREND, Scope, Table, sentences};
use crate::chart::Chart;
use crate::chart::dots::{Dots, Group, Row, Unit};
use crate::knowledge;
use crate::knowledge::statistics::shares::wilson_interval;
use crate::model::Postmortem;

/// Sources that get a group of their own.
const MOST_SOURCES: usize = 4;
/// Years that get a row, the latest.
const MOST_YEARS: usize = 6;
const CUSTOMER: &str = "customer";

fn source(report: &Postmortem) -> Option<&str> {
    report.detection.source.as_ref().map(|it| it.value.as_str())
}

/// Returns what a source is called; what is no word of the front matter's is left as it is.
fn source_name(scope: &Scope<'_, '_>, source: &str) -> String {
    let key = format!("detection-{source}");
    if scope.words().has(&key) { scope.text(&key) } else { sentence(source) }
}

/// Draws the share of each source of detection by year.
pub(crate) fn sources(scope: &Scope<'_, '_>) -> Option<Figure> {
    let mut years: BTreeMap<i32, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    for report in &scope.reports {
        if let (Some(source), Some(day)) = (source(report), knowledge::day_of(report)) {
            *years.entry(day.year()).or_default().entry(source).or_default() += 1;
            *totals.entry(source).or_default() += 1;
        }
    }
    let n: usize = totals.values().sum();
    if n < FEWEST_FOR_CURVE {
        return None;
    }
    let mut ranked: Vec<(&str, usize)> =
        totals.iter().map(|(source, count)| (*source, *count)).collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let first = years.len().saturating_sub(MOST_YEARS);
    let shown: Vec<(i32, usize)> =
        years.iter().skip(first).map(|(year, counts)| (*year, counts.values().sum())).collect();
    let this_year = scope.today().year();
    let in_year = |year: i32, source: &str| years[&year].get(source).copied().unwrap_or(0);
    let group = |(source, total): &(&str, usize)| Group {
        name: source_name(scope, source),
        note: scope.of(*total, n),
        rows: shown
            .iter()
            .map(|(year, all)| {
                let count = in_year(*year, source);
                let mark = if *year < this_year { "" } else { "…" };
                let values = [("name", format!("{year}{mark}").into()), ("n", (*all).into())];
                Row {
                    label: scope.say("row-n", &values),
                    value: (*all > 0).then(|| count as f64 / *all as f64),
                    interval: wilson_interval(count, *all).map(|it| (it.low, it.high)),
                }
            })
            .collect(),
    };
    let groups: Vec<Group> = ranked.iter().take(MOST_SOURCES).map(group).collect();
    let rows = ranked.iter().flat_map(|(source, _)| {
        years.iter().map(move |(year, counts)| {
            let all: usize = counts.values().sum();
            let count = counts.get(source).copied().unwrap_or(0);
            scope
                .row(source_name(scope, source))
                .text(scope.to_date(&year.to_string(), *year >= this_year))
                .count(count)
                .count(all)
                .share(Some(count as f64 / all.max(1) as f64))
                .shares(wilson_interval(count, all))
        })
    });
    let columns = [
        ("source", "col-source"),
        ("year", "col-year"),
        ("count", "col-incidents"),
        ("of", "col-of"),
        ("share", "col-share"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let told = totals.get(CUSTOMER).copied().unwrap_or(0);
    let share = scope.share_with(told as f64 / n as f64, wilson_interval(told, n));
    let found = [("n", told.into()), ("total", n.into()), ("share", share.into())];
    let more = ranked.len().saturating_sub(MOST_SOURCES);
    let more = if more > 0 { scope.count("sources-more", more) } else { String::new() };
    Some(Figure {
        title: if n < FEWEST_FOR_TREND {
            scope.say("sources-count", &found)
        } else {
            scope.say("sources-share", &found)
        },
        subtitle: scope.text("sources-measure"),
        exclusions: scope.left_out(n, "without-source"),
        reading: sentences([scope.text("sources-reading"), more]),
        chart: Some(Chart::Dots(Dots { groups, unit: Unit::Shares })),
        tables: vec![
            Table::new(scope.words(), "shares", scope.text("sources-table"), &columns)
                .with(rows)
                .texts(&["year"])
                .done(),
        ],
        ..scope.figure("detection-sources", n)
    })
}

/// Lists the incidents that a customer told of first.
pub(crate) fn customers(scope: &Scope<'_, '_>) -> Option<Figure> {
    let told: Vec<&Arc<Postmortem>> =
        scope.reports.iter().filter(|it| source(it) == Some(CUSTOMER)).collect();
    let n = scope.reports.iter().filter(|it| source(it).is_some()).count();
    if told.is_empty() {
        return None;
    }
    let rows = told.iter().map(|report| {
        let day = knowledge::day_of(report).map_or_else(String::new, iso_day);
        scope
            .row(day)
            .text(name(report))
            .text(&report.title.value)
            .leading(page(scope, report))
            .seconds_or_dash(report.durations.detect.map(|it| it as f64))
    });
    let columns = [
        ("day", "col-day"),
        ("incident", "col-id"),
        ("title", "column-incident"),
        ("detect", "col-detected"),
    ];
    Some(Figure {
        title: scope.part("customers-first", told.len(), n),
        subtitle: scope.text("customers-measure"),
        exclusions: scope.left_out(n, "without-source"),
        reading: scope.text("customers-reading"),
        tables: vec![
            Table::new(scope.words(), "incidents", scope.text("customers-table"), &columns)
                .with(rows)
                .texts(&["incident", "title"])
                .done(),
        ],
        ..scope.figure("customer-first", n)
    })
}
