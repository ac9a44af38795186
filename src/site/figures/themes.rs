//! Why, over the years: how often each of the most frequent causes was named, with exact intervals.

use std::collections::BTreeMap;

use chrono::Datelike as _;

use super::super::view::chart::Figure;
use super::vocabulary::{ids, ranked};
use super::{FEWEST_FOR_TREND, Scope, Table, rates_differ};
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
        note: scope.count("themes-in-all", theme.all),
        rows: years.iter().map(|year| row(theme, *year)).collect(),
    };
    let drawn = &all[..all.len().min(MOST_CAUSES)];
    let groups: Vec<Group> = drawn.iter().map(group).collect();
    let cells = all.iter().flat_map(|theme| {
        years.iter().map(move |year| {
            let count = theme.in_year(*year);
            scope
                .row(&theme.name)
                .text(scope.to_date(&year.to_string(), *year == today.year()))
                .count(count)
                .interval(Some(poisson_interval(count)))
        })
    });
    let columns = [
        ("cause", "hub-cause"),
        ("year", "col-year"),
        ("incidents", "col-incidents"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let table = Table::new(scope.words(), "years", scope.text("themes-table"), &columns);
    Some(Figure {
        title: title(scope, drawn, n, first),
        subtitle: scope.text("themes-measure"),
        exclusions: scope.left_out(n, "without-cause-year"),
        reading: scope.count("themes-reading", drawn.len()),
        chart: Some(Chart::Dots(Dots { groups, unit: Unit::Counts })),
        tables: vec![table.with(cells).texts(&["year"]).done()],
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
fn title(scope: &Scope<'_, '_>, drawn: &[Theme], n: usize, first: i32) -> String {
    let this_year = scope.today().year();
    let (earlier, later) = (this_year - 2, this_year - 1);
    if n < FEWEST_FOR_TREND || earlier < first {
        return scope.say("themes-few", &[("incidents", scope.count("n-incidents", n).into())]);
    }
    let rate = |count| Rate { count, exposure: 365.0 };
    let clear = drawn.iter().filter_map(|theme| {
        let (before, after) = (rate(theme.in_year(earlier)), rate(theme.in_year(later)));
        let found = rates_differ(scope.words(), before, after)?;
        let holds = found.effect.p * (drawn.len() as f64) < 0.05;
        let verdict = found.verdict.word(scope.words());
        let values = [("name", theme.name.as_str().into()), ("verdict", verdict.into())];
        holds.then(|| scope.say("themes-one", &values))
    });
    let clear: Vec<String> = clear.collect();
    let years = [
        ("earlier", earlier.to_string().into()),
        ("later", later.to_string().into()),
        ("names", clear.join(", ").into()),
    ];
    scope.say(if clear.is_empty() { "themes-unclear" } else { "themes-clear" }, &years)
}
