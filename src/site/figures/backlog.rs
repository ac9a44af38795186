//! Do we finish what we promise: what was opened and closed, what it is for, and how old the open ones are.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::super::format::{date, days as in_days, number, sentence};
use super::super::row::action_anchor;
use super::super::view::chart::Figure;
use super::lengths::{Lengths, draw};
use super::promises::{figure, kind};
use super::{Cells, FEWEST_FOR_TREND, Scope, Table, excluded, of, thinned};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::chart::steps::{Across, Series, Step, Steps, Up};
use crate::knowledge::TrackedAction;
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
        curve(format!("Opened, {}", number(opened)), |it| it.1),
        curve(format!("Closed, {}", number(closed)), |it| it.2),
    ];
    let first = totals.first().map_or(scope.today(), |it| it.0);
    let (notes, texts) = scope.milestones((first, scope.today()), at);
    let rows = totals.iter().map(|(day, opened, closed)| {
        Cells::of(date(*day).datetime)
            .count(*opened)
            .count(*closed)
            .count(opened - closed.min(opened))
    });
    let columns = [("day", "Day"), ("opened", "Opened"), ("closed", "Closed"), ("open", "Open")];
    let chart =
        Steps { across: Across::Time, up: Up::Counts, reach: 0.0, series, notes, watched: None };
    Some(Figure {
        title: format!(
            "{} {} still open",
            of(opened - closed.min(opened), opened),
            if opened == 1 { "action is" } else { "actions are" }
        ),
        subtitle: "Actions opened and closed so far; the gap is what is open".to_owned(),
        reading: format!(
            "Running totals. Closed holds those done and those dropped.{}",
            thinned(&chart)
        ),
        notes: texts,
        chart: Some(Chart::Steps(chart)),
        tables: vec![Table::new("days", "Actions opened and closed", &columns).with(rows).done()],
        ..figure(scope, "actions-opened-closed", n)
    })
}

/// Draws the ages of the open actions as dots, overdue ones apart.
pub(crate) fn ageing(scope: &Scope<'_, '_>) -> Option<Figure> {
    const DAY: i64 = 86_400;
    let open: Vec<&&TrackedAction> = scope.actions.iter().filter(|it| it.is_open()).collect();
    let oldest = open.iter().filter_map(|it| it.age_days).max()?;
    let set = |label: &str, late: bool| {
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
        Lengths { label: label.to_owned(), unknown: these.len() - values.len(), values }
    };
    let sets = [set("Overdue", true), set("Not overdue", false)];
    let n = sets.iter().map(|it| it.values.len()).sum();
    let (chart, tables, note) = draw(&sets, "State", "Action");
    Some(Figure {
        title: format!("The oldest open action is {} old", in_days(oldest)),
        subtitle: "Age of every open action, on a log axis".to_owned(),
        exclusions: excluded(
            open.len() - n,
            "open action",
            "open actions",
            "the day it was opened is not known",
        ),
        reading: format!(
            "Each dot is an open action. The tick is the median age, from 5 actions on; the line its exact 95 % interval, from 6 on.{note}"
        ),
        chart: Some(Chart::Strips(chart)),
        tables,
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
        label: sentence(name),
        value: if shares { *count as f64 / n as f64 } else { *count as f64 },
        note: format!("{}, {} done", of(*count, n), number(*done)),
        interval: wilson_interval(*count, n).filter(|_| shares).map(|it| (it.low, it.high)),
        ..Bar::default()
    };
    let rows = ranked.iter().map(|(name, (count, done))| {
        let told = wilson_interval(*count, n).filter(|_| shares);
        Cells::of(sentence(name))
            .count(*count)
            .count(n)
            .share(shares.then(|| *count as f64 / n as f64))
            .shares(told)
            .count(*done)
    });
    let columns = [
        ("type", "Type"),
        ("count", "Actions"),
        ("of", "Of"),
        ("share", "Share"),
        ("low", "95 % from"),
        ("high", "to"),
        ("done", "Done"),
    ];
    Some(Figure {
        title: format!("{} is the most frequent type: {} actions", sentence(first), of(most, n)),
        subtitle: if shares { "Share of actions by type" } else { "Actions by type" }.to_owned(),
        exclusions: Vec::new(),
        reading: "Bars start at zero; lines are Wilson 95 % intervals, from 20 actions on."
            .to_owned(),
        chart: Some(Chart::Bars(Bars {
            bars: ranked.iter().take(MOST_BARS).map(bar).collect(),
            shares,
        })),
        tables: vec![Table::new("types", "Actions by type", &columns).with(rows).done()],
        ..figure(scope, "action-types", n)
    })
}
