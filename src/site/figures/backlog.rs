//! Do we finish what we promise: what was opened and closed, what it is for, and how old the open ones are.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::super::format::iso_day;
use super::super::view::chart::Figure;
use super::lengths::{Lengths, draw};
use super::promises::{figure, kind, kind_name};
use super::{FEWEST_FOR_TREND, Scope, Table, sentences};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::chart::steps::{Across, Series, Step, Steps, Up};
use crate::knowledge::TrackedAction;
use crate::knowledge::place::action_anchor;
use crate::knowledge::statistics::shares::wilson_interval;
use crate::model::ActionStatus;

const MOST_BARS: usize = 10;

/// Draws how many actions were opened and closed up to each day.
pub(crate) fn opened_and_closed(scope: &Scope<'_, '_>) -> Option<Figure> {
    let known = scope.actions.iter().filter(|it| it.age_days.is_some());
    let mut days: BTreeMap<NaiveDate, (usize, usize)> = BTreeMap::new();
    let mut n = 0;
    for tracked in known {
        let action = tracked.action();
        let Some(opened) = action.opened.filter(|day| *day <= scope.today()) else { continue };
        n += 1;
        days.entry(opened).or_default().0 += 1;
        let closed = action.closed.as_ref().filter(|_| !action.status.is_open());
        if let Some(closed) = closed.filter(|it| it.value <= scope.today()) {
            days.entry(closed.value).or_default().1 += 1;
        }
    }
    if n == 0 {
        return None;
    }
    let (mut opened, mut closed) = (0, 0);
    let mut totals: Vec<(NaiveDate, usize, usize)> = days
        .iter()
        .map(|(day, (more, fewer))| {
            opened += more;
            closed += fewer;
            (*day, opened, closed)
        })
        .collect();
    if totals.last().is_some_and(|it| it.0 < scope.today()) {
        totals.push((scope.today(), opened, closed));
    }
    let at = |day: NaiveDate| f64::from(day.num_days_from_ce() - 719_163) * 86_400.0;
    let curve = |label: String, of: fn(&(NaiveDate, usize, usize)) -> usize| Series {
        label,
        steps: totals.iter().map(|it| Step { x: at(it.0), y: of(it) as f64, band: None }).collect(),
        ticks: Vec::new(),
    };
    let series = vec![
        curve(scope.count("backlog-opened", opened), |it| it.1),
        curve(scope.count("backlog-closed", closed), |it| it.2),
    ];
    let first = totals.first().map_or(scope.today(), |it| it.0);
    let (notes, texts) = scope.milestones((first, scope.today()), at);
    let rows = totals.iter().map(|(day, opened, closed)| {
        scope.row(iso_day(*day)).count(*opened).count(*closed).count(opened - closed.min(opened))
    });
    let columns = [
        ("day", "col-day"),
        ("opened", "col-opened"),
        ("closed", "actions-tab-closed"),
        ("open", "state-open"),
    ];
    let table = Table::new(scope.words(), "days", scope.text("backlog-table"), &columns);
    let chart =
        Steps { across: Across::Time, up: Up::Counts, reach: 0.0, series, notes, watched: None };
    Some(Figure {
        title: scope.part("backlog-open", opened - closed.min(opened), opened),
        subtitle: scope.text("backlog-measure"),
        reading: sentences([scope.text("backlog-reading"), scope.thinned(&chart)]),
        notes: texts,
        chart: Some(Chart::Steps(chart)),
        tables: vec![table.with(rows).done()],
        ..figure(scope, "actions-opened-closed", n)
    })
}

/// Draws the ages of the open actions as dots, overdue ones apart.
pub(crate) fn ageing(scope: &Scope<'_, '_>) -> Option<Figure> {
    const DAY: i64 = 86_400;
    let open: Vec<&&TrackedAction> = scope.actions.iter().filter(|it| it.is_open()).collect();
    let oldest = open.iter().filter_map(|it| it.age_days).max()?;
    let set = |key: &str, late: bool| {
        let these: Vec<_> = open.iter().filter(|it| it.overdue_days.is_some() == late).collect();
        let values: Vec<_> = these
            .iter()
            .filter_map(|it| {
                let name = format!("{} {}", it.report.id.value, it.action().id);
                let page = scope.context.routes.report(it.report.file());
                let page =
                    page.map(|page| format!("{page}#{}", action_anchor(&it.report, it.index)));
                Some((it.age_days? * DAY, name, page))
            })
            .collect();
        Lengths { label: scope.text(key), unknown: these.len() - values.len(), values }
    };
    let sets = [set("actions-overdue", true), set("ages-not-overdue", false)];
    let n = sets.iter().map(|it| it.values.len()).sum();
    let drawn = draw(scope, &sets, ("facet-state", "column-action"));
    Some(Figure {
        title: scope.say("ages-oldest", &[("days", scope.words().days(oldest).into())]),
        subtitle: scope.text("ages-measure"),
        exclusions: scope.without(open.len() - n, "n-open-actions", "without-opened"),
        reading: sentences([scope.text("ages-reading"), drawn.note]),
        chart: Some(Chart::Strips(drawn.chart)),
        tables: drawn.tables,
        ..figure(scope, "action-ages", n)
    })
}

/// Draws what the actions are for.
pub(crate) fn types(scope: &Scope<'_, '_>) -> Option<Figure> {
    let mut types: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for tracked in &scope.actions {
        let counts = types.entry(kind(tracked)).or_default();
        counts.0 += 1;
        counts.1 += usize::from(tracked.action().status == ActionStatus::Done);
    }
    let n = scope.actions.len();
    let mut ranked: Vec<_> = types.into_iter().collect();
    ranked.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
    let (first, (most, _)) = *ranked.first()?;
    let shares = n >= FEWEST_FOR_TREND;
    let bar = |(name, (count, done)): &(&str, (usize, usize))| Bar {
        label: kind_name(scope, name),
        value: if shares { *count as f64 / n as f64 } else { *count as f64 },
        note: {
            let values = [("n", (*count).into()), ("total", n.into()), ("done", (*done).into())];
            scope.say("types-and-done", &values)
        },
        interval: wilson_interval(*count, n).filter(|_| shares).map(|it| (it.low, it.high)),
        ..Bar::default()
    };
    let rows = ranked.iter().map(|(name, (count, done))| {
        let told = wilson_interval(*count, n).filter(|_| shares);
        scope
            .row(kind_name(scope, name))
            .count(*count)
            .count(n)
            .share(shares.then(|| *count as f64 / n as f64))
            .shares(told)
            .count(*done)
    });
    let columns = [
        ("type", "facet-type"),
        ("count", "nav-actions"),
        ("of", "col-of"),
        ("share", "col-share"),
        ("low", "col-low"),
        ("high", "col-high"),
        ("done", "state-done"),
    ];
    let found = [("type", kind_name(scope, first).into()), ("n", most.into()), ("total", n.into())];
    let table = Table::new(scope.words(), "types", scope.text("types-measure"), &columns);
    Some(Figure {
        title: scope.say("types-most", &found),
        subtitle: scope.text(if shares { "types-measure-shares" } else { "types-measure" }),
        exclusions: Vec::new(),
        reading: scope.count("types-reading", FEWEST_FOR_TREND),
        chart: Some(Chart::Bars(Bars {
            bars: ranked.iter().take(MOST_BARS).map(bar).collect(),
            shares,
        })),
        tables: vec![table.with(rows).done()],
        ..figure(scope, "action-types", n)
    })
}
