//! Why, over the years: how often each of the most frequent causes was named, with exact intervals.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::super::format::number;
use super::super::view::chart::Figure;
use super::words::{ids, ranked};
use super::{Cells, FEWEST_FOR_TREND, Scope, Table, rates_differ};
use crate::chart::Chart;
use crate::chart::dots::{Dots, Group, Row, Unit};
use crate::knowledge::statistics::counts::poisson_interval;
use crate::knowledge::statistics::ratio::Rate;
use crate::knowledge::{self, HubKind};

/// Causes that get a group of their own.
const MOST_CAUSES: usize = 4;
/// Years that get a row, the latest.
const MOST_YEARS: i32 = 6;

/// A cause with its count in each year.
struct Theme {
    name: String,
    all: usize,
    years: BTreeMap<i32, usize>,
}

impl Theme {
    fn in_year(&self, year: i32) -> usize {
        self.years.get(&year).copied().unwrap_or(0)
    }
}

/// Draws how often each frequent cause was named in each year; `None` within a single year.
pub(crate) fn themes(scope: &Scope<'_, '_>) -> Option<Figure> {
    let days = scope.days();
    let today = scope.today();
    let first = days.first()?.year().max(today.year() - MOST_YEARS + 1);
    if first >= today.year() {
        return None;
    }
    let years: Vec<i32> = (first..=today.year()).collect();
    let all: Vec<Theme> = ranked(scope, HubKind::Cause)
        .into_iter()
        .map(|(id, all)| Theme {
            name: scope.context.name(HubKind::Cause, id),
            all,
            years: count(scope, id, first),
        })
        .collect();
    let n = scope.reports.iter().filter(|it| is_counted(it, first)).count();
    if n == 0 {
        return None;
    }
    let label = |year: i32| {
        if year == today.year() { format!("{year}…") } else { year.to_string() }
    };
    let row = |theme: &Theme, year: i32| {
        let (count, interval) = (theme.in_year(year), poisson_interval(theme.in_year(year)));
        let interval = Some((interval.low, interval.high));
        Row { label: label(year), value: Some(count as f64), interval }
    };
    let group = |theme: &Theme| Group {
        name: theme.name.clone(),
        note: format!("{} in all", number(theme.all)),
        rows: years.iter().map(|year| row(theme, *year)).collect(),
    };
    let drawn = &all[..all.len().min(MOST_CAUSES)];
    let groups: Vec<Group> = drawn.iter().map(group).collect();
    let cells = all.iter().flat_map(|theme| {
        years.iter().map(move |year| {
            let count = theme.in_year(*year);
            let to_date = if *year == today.year() { " to date" } else { "" };
            Cells::of(&theme.name)
                .text(format!("{year}{to_date}"))
                .count(count)
                .interval(Some(poisson_interval(count)))
        })
    });
    let columns = [
        ("cause", "Cause"),
        ("year", "Year"),
        ("incidents", "Incidents"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    Some(Figure {
        title: title(drawn, n, today, first),
        subtitle: "Incidents naming each of the most frequent causes, by year, with exact 95 % Poisson intervals".to_owned(),
        exclusions: scope.left_out(n, "no cause or date is recorded, or the year is not drawn"),
        reading: format!("Dots are counts. Lines are exact 95 % Poisson (Garwood) intervals. The year under way is marked … (to date). The last two whole years of each of the {} causes are compared by the ratio of their rates, and called different only where that holds for all comparisons together (Bonferroni). One incident may name several causes.", drawn.len()),
        chart: Some(Chart::Dots(Dots { groups, unit: Unit::Counts })),
        tables: vec![Table::new("years", "Causes by year", &columns).with(cells).texts(&["year"]).done()],
        ..scope.figure("causes-by-year", n)
    })
}

fn is_counted(report: &crate::model::Postmortem, first: i32) -> bool {
    knowledge::day_of(report).is_some_and(|day| day.year() >= first)
        && !ids(report, HubKind::Cause).is_empty()
}

fn count(scope: &Scope<'_, '_>, id: &str, first: i32) -> BTreeMap<i32, usize> {
    let mut years = BTreeMap::new();
    let named = scope.reports.iter().filter(|it| ids(it, HubKind::Cause).contains(&id));
    for day in named.filter_map(|it| knowledge::day_of(it)).filter(|day| day.year() >= first) {
        *years.entry(day.year()).or_default() += 1;
    }
    years
}

/// Says which cause differs between the last two whole years.
fn title(drawn: &[Theme], n: usize, today: NaiveDate, first: i32) -> String {
    let (earlier, later) = (today.year() - 2, today.year() - 1);
    if n < FEWEST_FOR_TREND || earlier < first {
        return format!("{n} incidents name a cause: too few to compare years");
    }
    let rate = |count| Rate { count, exposure: 365.0 };
    let clear = drawn.iter().filter_map(|theme| {
        let found = rates_differ(rate(theme.in_year(earlier)), rate(theme.in_year(later)))?;
        let holds = found.effect.p * (drawn.len() as f64) < 0.05;
        holds.then(|| format!("{} {}", theme.name, found.verdict.word()))
    });
    let clear: Vec<String> = clear.collect();
    if clear.is_empty() {
        format!("Causes: no clear difference between {earlier} and {later}")
    } else {
        format!("{} in {later} than in {earlier}", clear.join(", "))
    }
}
