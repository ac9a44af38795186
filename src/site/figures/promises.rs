//! Do we finish what we promise: how long actions stay open, by type, and what is open now.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::super::format::{date, days as in_days, number, sentence};
use super::super::row::action_anchor;
use super::super::view::chart::{DataTable, Figure};
use super::lengths::{Lengths, draw};
use super::verdict::apart;
use super::{Cells, FEWEST_FOR_TREND, Scope, Table, excluded, of, thinned};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::chart::steps::{Across, Series, Step, Steps, Up, Watched};
use crate::knowledge::TrackedAction;
use crate::knowledge::statistics::Interval;
use crate::knowledge::statistics::shares::wilson_interval;
use crate::knowledge::statistics::survival::{Curve, Observation};
use crate::model::ActionStatus;

/// Fewer actions than this are seen one by one, by their ages, and not as a curve.
const FEWEST_FOR_OPEN: usize = 10;
const MOST_TYPES: usize = 4;
const MOST_BARS: usize = 10;
const UNKNOWN_AGE: &str = "the day it was opened, or closed, is not known";

/// Says how long an action was watched; those dropped were watched until then and never done.
fn observation(tracked: &TrackedAction) -> Option<Observation> {
    let ended = tracked.action().status == ActionStatus::Done;
    Some(Observation { time: tracked.age_days? as f64, ended })
}

fn kind(tracked: &TrackedAction) -> &str {
    tracked.action().kind.as_ref().map_or("no type", |kind| kind.value.as_str())
}

fn figure(scope: &Scope<'_, '_>, id: &str, n: usize) -> Figure {
    Figure {
        unit: "actions",
        period: format!("as of {}", scope.context.site.as_of.text),
        exclusions: excluded(scope.actions.len() - n, "action", "actions", UNKNOWN_AGE),
        ..scope.figure(id, n)
    }
}

/// Returns how many are watched, for the line below a curve.
pub(super) fn watched(curve: &Curve, label: &str) -> Option<Watched> {
    let until = curve.steps.iter().map(|it| (it.time, it.at_risk)).collect();
    Some(Watched { label: label.to_owned(), until })
}

/// Ages people ask about, in days.
const ASKED: [(f64, &str); 5] =
    [(7.0, "1 week"), (30.0, "30 days"), (90.0, "90 days"), (180.0, "180 days"), (365.0, "1 year")];

/// Returns the table of a curve at the ages people ask about; `share` puts the share that lasts on.
pub(super) fn asked(
    curve: &Curve,
    caption: &str,
    (key, label): (&'static str, &str),
    share: fn(f64) -> f64,
) -> DataTable {
    let columns = [
        ("after", "After"),
        ("at_risk", "Still watched"),
        (key, label),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let rows = ASKED.iter().map(|(days, name)| {
        let told = curve.at(*days);
        let interval = told.and_then(|it| it.1).map(|it| (share(it.low), share(it.high)));
        let (low, high) = interval.map(|(a, b)| (a.min(b), a.max(b))).unzip();
        Cells::of(*name)
            .count(curve.at_risk(*days))
            .share(told.map(|it| share(it.0)))
            .share(low)
            .share(high)
    });
    Table::new("asked", caption, &columns).with(rows).done()
}

fn open_steps(curve: &Curve) -> Vec<Step> {
    let start = Step { x: 0.0, y: 1.0, band: None };
    let steps = curve.steps.iter().map(|it| Step {
        x: it.time,
        y: it.share,
        band: it.interval.map(|it| (it.low, it.high)),
    });
    std::iter::once(start).chain(steps).collect()
}

/// Draws the share of actions still open by age.
pub(crate) fn still_open(scope: &Scope<'_, '_>) -> Option<Figure> {
    let observed: Vec<Observation> =
        scope.actions.iter().filter_map(|it| observation(it)).collect();
    let curve = Curve::of(&observed);
    if curve.n < FEWEST_FOR_OPEN {
        return None;
    }
    let title = match (curve.median(), curve.n) {
        (_, few) if few < FEWEST_FOR_TREND => {
            format!(
                "{} actions are done: too few to tell how long they take",
                of(curve.ended, curve.n)
            )
        }
        (Some(middle), _) => {
            let day = |it: Option<f64>| {
                it.map_or_else(|| "more than seen".to_owned(), |it| number_of(it).to_string())
            };
            let (low, high) = curve.median_interval();
            format!(
                "Half of the actions are done within {} ({} to {})",
                in_days(number_of(middle)),
                day(low),
                day(high)
            )
        }
        (None, _) => {
            format!("Fewer than half of the actions are done ({})", of(curve.ended, curve.n))
        }
    };
    let ticks = curve.steps.iter().filter(|it| it.censored > 0).map(|it| it.time).collect();
    let series = Series { steps: open_steps(&curve), ticks, ..Series::default() };
    let rows = curve.steps.iter().map(|it| {
        Cells::of(it.time.to_string())
            .count(it.at_risk)
            .count(it.ended)
            .count(it.censored)
            .share(Some(it.share))
            .shares(it.interval)
    });
    let columns = [
        ("days", "Days"),
        ("at_risk", "Still open"),
        ("done", "Done"),
        ("censored", "Not seen longer"),
        ("share", "Share open"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let chart = Steps {
        across: Across::Days,
        up: Up::Shares,
        reach: 0.0,
        series: vec![series],
        notes: Vec::new(),
        watched: watched(&curve, "open"),
    };
    Some(Figure {
        title,
        subtitle: "Share of actions still open by age".to_owned(),
        reading: format!(
            "Kaplan-Meier with a log-log Greenwood 95 % band, to the last observation. Open actions are not left out: each counts for as long as it has been open (a mark on the curve). Dropped ones count until they were dropped. Below the axis: how many were still open and watched.{}",
            thinned(&chart)
        ),
        chart: Some(Chart::Steps(chart)),
        tables: vec![
            asked(&curve, "Share still open", ("share", "Still open"), |share| share),
            Table::new("steps", "Every step of the curve", &columns).with(rows).done(),
        ],
        ..figure(scope, "actions-open", curve.n)
    })
}

#[expect(clippy::cast_possible_truncation, reason = "an age in days")]
fn number_of(days: f64) -> i64 {
    days.round() as i64
}

/// Draws the share still open of each of the most frequent types.
pub(crate) fn by_type(scope: &Scope<'_, '_>) -> Option<Figure> {
    let mut types: BTreeMap<&str, Vec<Observation>> = BTreeMap::new();
    for tracked in &scope.actions {
        if let Some(observed) = observation(tracked) {
            types.entry(kind(tracked)).or_default().push(observed);
        }
    }
    let mut ranked: Vec<(&str, Curve)> =
        types.iter().map(|(name, it)| (*name, Curve::of(it))).collect();
    ranked.sort_by(|a, b| b.1.n.cmp(&a.1.n).then(a.0.cmp(b.0)));
    let all = ranked.len();
    ranked.truncate(MOST_TYPES);
    let n: usize = ranked.iter().map(|it| it.1.n).sum();
    if ranked.len() < 2 || n < FEWEST_FOR_OPEN {
        return None;
    }
    let series = ranked.iter().map(|(name, curve)| Series {
        label: format!("{}, {} done", sentence(name), of(curve.ended, curve.n)),
        steps: open_steps(curve),
        ticks: Vec::new(),
    });
    let series: Vec<Series> = series.collect();
    let rows = ranked.iter().map(|(name, curve)| {
        let (low, high) = curve.median_interval();
        Cells::of(sentence(name))
            .count(curve.n)
            .count(curve.ended)
            .number(curve.median())
            .number(low)
            .number(high)
    });
    let columns = [
        ("type", "Type"),
        ("n", "Actions"),
        ("done", "Done"),
        ("median", "Median days"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let every = ranked.iter().flat_map(|(name, curve)| {
        curve.steps.iter().map(move |it| {
            Cells::of(sentence(name))
                .number(Some(it.time))
                .share(Some(it.share))
                .shares(it.interval)
        })
    });
    let steps = [
        ("type", "Type"),
        ("days", "Days"),
        ("share", "Share open"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    // Types differ where the intervals of their medians do not meet; nothing finer is claimed.
    let medians = ranked.iter().filter_map(|(name, curve)| match curve.median_interval() {
        (Some(low), high) if curve.n >= FEWEST_FOR_TREND => {
            Some((*name, Interval { low, high: high.unwrap_or(f64::INFINITY) }))
        }
        _ => None,
    });
    let apart = apart(&medians.collect::<Vec<_>>());
    let cut = if all > MOST_TYPES {
        format!(" The {MOST_TYPES} most frequent types are drawn.")
    } else {
        String::new()
    };
    let title = match apart {
        None => "No clear difference between types in how long actions stay open".to_owned(),
        Some((quick, slow)) => format!(
            "{} actions are done sooner than those of type {}",
            sentence(quick),
            sentence(slow).to_lowercase()
        ),
    };
    let chart = Steps {
        across: Across::Days,
        up: Up::Shares,
        reach: 0.0,
        series,
        notes: Vec::new(),
        watched: None,
    };
    Some(Figure {
        title,
        subtitle: "Share of actions still open by age and type".to_owned(),
        reading: format!(
            "Kaplan-Meier curves as above, without bands so that they can be told apart; the table has the intervals. Two types are called different only where the 95 % intervals of their medians do not meet.{cut}{}",
            thinned(&chart)
        ),
        chart: Some(Chart::Steps(chart)),
        tables: vec![
            Table::new("types", "Days until half are done, by type", &columns).with(rows).done(),
            Table::new("steps", "Every step of the curves", &steps).with(every).done(),
        ],
        ..figure(scope, "actions-open-by-type", n)
    })
}

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
