//! Do we finish what we promise: how long actions stay open, all of them and by type.

use std::collections::BTreeMap;

use super::super::format::{days as in_days, sentence};
use super::super::view::chart::{DataTable, Figure};
use super::verdict::apart;
use super::{Cells, FEWEST_FOR_TREND, Scope, Table, excluded, of, thinned};
use crate::chart::Chart;
use crate::chart::steps::{Across, Series, Step, Steps, Up, Watched};
use crate::knowledge::TrackedAction;
use crate::knowledge::statistics::Interval;
use crate::knowledge::statistics::survival::{Curve, Observation};
use crate::model::ActionStatus;

/// Fewer actions than this are seen one by one, by their ages, and not as a curve.
const FEWEST_FOR_OPEN: usize = 10;
const MOST_TYPES: usize = 4;
const UNKNOWN_AGE: &str = "the day it was opened, or closed, is not known";

/// Says how long an action was watched; those dropped were watched until then and never done.
fn observation(tracked: &TrackedAction) -> Option<Observation> {
    let ended = tracked.action().status == ActionStatus::Done;
    Some(Observation { time: tracked.age_days? as f64, ended })
}

/// Returns the type of an action.
pub(super) fn kind(tracked: &TrackedAction) -> &str {
    tracked.action().kind.as_ref().map_or("no type", |kind| kind.value.as_str())
}

/// Starts a figure of actions, with those of no known age left out.
pub(super) fn figure(scope: &Scope<'_, '_>, id: &str, n: usize) -> Figure {
    Figure {
        unit: "actions",
        period: format!("as of {}", scope.context.site.as_of.text),
        exclusions: excluded(scope.actions.len() - n, "action", "actions", UNKNOWN_AGE),
        ..scope.figure(id, n)
    }
}

/// Returns how many are watched, for the line below a curve.
pub(super) fn watched(curve: &Curve, label: &str) -> Watched {
    let until = curve.steps.iter().map(|it| (it.time, it.at_risk)).collect();
    Watched { label: label.to_owned(), until }
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
        watched: Some(watched(&curve, "open")),
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
