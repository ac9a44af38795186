//! Do we finish what we promise: how long actions stay open, all of them and by type.

use std::collections::BTreeMap;

use super::super::format::sentence;
use super::super::view::chart::{DataTable, Figure};
use super::verdict::apart;
use super::{FEWEST_FOR_TREND, Scope, Table, sentences};
use crate::chart::Chart;
use crate::chart::steps::{Across, Series, Step, Steps, Up, Watched};
use crate::knowledge::TrackedAction;
use crate::knowledge::statistics::Interval;
use crate::knowledge::statistics::survival::{Curve, Observation};
use crate::model::ActionStatus;

/// Fewer actions than this are seen one by one, by their ages, and not as a curve.
const FEWEST_FOR_OPEN: usize = 10;
const MOST_TYPES: usize = 4;

/// Says how long an action was watched; those dropped were watched until then and never done.
fn observation(tracked: &TrackedAction) -> Option<Observation> {
    let ended = tracked.action().status == ActionStatus::Done;
    Some(Observation { time: tracked.age_days? as f64, ended })
}

/// Returns the type of an action; empty where none is told.
pub(super) fn kind(tracked: &TrackedAction) -> &str {
    tracked.action().kind.as_ref().map_or("", |kind| kind.value.as_str())
}

/// Returns what a type is called.
pub(super) fn kind_name(scope: &Scope<'_, '_>, kind: &str) -> String {
    if kind.is_empty() { scope.text("type-none") } else { sentence(kind) }
}

/// Starts a figure of actions, with those of no known age left out.
pub(super) fn figure(scope: &Scope<'_, '_>, id: &str, n: usize) -> Figure {
    Figure {
        unit: "actions",
        period: scope.say("as-of", &[("date", scope.words().day(scope.today()).into())]),
        exclusions: scope.without(scope.actions.len() - n, "actions-total", "without-age"),
        ..scope.figure(id, n)
    }
}

/// Returns how many are watched, for the line below a curve.
pub(super) fn watched(curve: &Curve, label: String) -> Watched {
    let until = curve.steps.iter().map(|it| (it.time, it.at_risk)).collect();
    Watched { label, until }
}

/// Ages people ask about, in days, and what they are called.
const ASKED: [(f64, &str); 5] = [
    (7.0, "after-week"),
    (30.0, "after-days"),
    (90.0, "after-days"),
    (180.0, "after-days"),
    (365.0, "after-year"),
];

/// Returns the table of a curve at the ages people ask about; `share` puts the share that lasts on. Its
/// words: the message of its caption, the column of the share and the message of its head.
pub(super) fn asked(
    scope: &Scope<'_, '_>,
    curve: &Curve,
    (caption, key, label): (&str, &'static str, &str),
    share: fn(f64) -> f64,
) -> DataTable {
    let columns = [
        ("after", "col-after"),
        ("at_risk", "col-watched"),
        (key, label),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let rows = ASKED.iter().map(|(days, name)| {
        let told = curve.at(*days);
        let interval = told.and_then(|it| it.1).map(|it| (share(it.low), share(it.high)));
        let (low, high) = interval.map(|(a, b)| (a.min(b), a.max(b))).unzip();
        scope
            .row(scope.say(name, &[("n", (*days).into())]))
            .count(curve.at_risk(*days))
            .share(told.map(|it| share(it.0)))
            .share(low)
            .share(high)
    });
    Table::new(scope.words(), "asked", scope.text(caption), &columns).with(rows).done()
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
        (_, few) if few < FEWEST_FOR_TREND => scope.part("open-few", curve.ended, curve.n),
        (Some(middle), _) => {
            let day = |it: Option<f64>| {
                it.map_or_else(|| scope.text("open-beyond"), |it| scope.words().decimal(it.round()))
            };
            let (low, high) = curve.median_interval();
            let values = [
                ("days", scope.words().days(number_of(middle)).into()),
                ("low", day(low).into()),
                ("high", day(high).into()),
            ];
            scope.say("open-half", &values)
        }
        (None, _) => scope.part("open-fewer", curve.ended, curve.n),
    };
    let ticks = curve.steps.iter().filter(|it| it.censored > 0).map(|it| it.time).collect();
    let series = Series { steps: open_steps(&curve), ticks, ..Series::default() };
    let rows = curve.steps.iter().map(|it| {
        scope
            .row(it.time.to_string())
            .count(it.at_risk)
            .count(it.ended)
            .count(it.censored)
            .share(Some(it.share))
            .shares(it.interval)
    });
    let columns = [
        ("days", "col-days"),
        ("at_risk", "col-still-open"),
        ("done", "state-done"),
        ("censored", "col-censored"),
        ("share", "col-share-open"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let chart = Steps {
        across: Across::Days,
        up: Up::Shares,
        reach: 0.0,
        series: vec![series],
        notes: Vec::new(),
        watched: Some(watched(&curve, scope.text("open-watched"))),
    };
    let every = Table::new(scope.words(), "steps", scope.text("steps-every"), &columns);
    Some(Figure {
        title,
        subtitle: scope.text("open-measure"),
        reading: sentences([scope.text("open-reading"), scope.thinned(&chart)]),
        chart: Some(Chart::Steps(chart)),
        tables: vec![
            asked(scope, &curve, ("open-table", "share", "col-still-open"), |share| share),
            every.with(rows).done(),
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
        label: {
            let name = kind_name(scope, name).into();
            let values = [("name", name), ("n", curve.ended.into()), ("total", curve.n.into())];
            scope.say("types-done-of", &values)
        },
        steps: open_steps(curve),
        ticks: Vec::new(),
    });
    let series: Vec<Series> = series.collect();
    let rows = ranked.iter().map(|(name, curve)| {
        let (low, high) = curve.median_interval();
        scope
            .row(kind_name(scope, name))
            .count(curve.n)
            .count(curve.ended)
            .number(curve.median())
            .number(low)
            .number(high)
    });
    let columns = [
        ("type", "facet-type"),
        ("n", "nav-actions"),
        ("done", "state-done"),
        ("median", "col-median-days"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let every = ranked.iter().flat_map(|(name, curve)| {
        curve.steps.iter().map(move |it| {
            scope
                .row(kind_name(scope, name))
                .number(Some(it.time))
                .share(Some(it.share))
                .shares(it.interval)
        })
    });
    let steps = [
        ("type", "facet-type"),
        ("days", "col-days"),
        ("share", "col-share-open"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    // Types differ where the intervals of their medians do not meet; nothing finer is claimed.
    let medians = ranked.iter().filter_map(|(name, curve)| match curve.median_interval() {
        (Some(low), high) if curve.n >= FEWEST_FOR_TREND => {
            Some((*name, Interval { low, high: high.unwrap_or(f64::INFINITY) }))
        }
        _ => None,
    });
    let apart = apart(&medians.collect::<Vec<_>>());
    let cut = if all > MOST_TYPES { scope.count("types-cut", MOST_TYPES) } else { String::new() };
    let title = match apart {
        None => scope.text("types-unclear"),
        Some((quick, slow)) => {
            let name = |kind| kind_name(scope, kind).into();
            scope.say("types-apart", &[("quick", name(quick)), ("slow", name(slow))])
        }
    };
    let chart = Steps {
        across: Across::Days,
        up: Up::Shares,
        reach: 0.0,
        series,
        notes: Vec::new(),
        watched: None,
    };
    let words = scope.words();
    let every_step = scope.text("steps-every-type");
    Some(Figure {
        title,
        subtitle: scope.text("types-open-measure"),
        reading: sentences([scope.text("types-open-reading"), cut, scope.thinned(&chart)]),
        chart: Some(Chart::Steps(chart)),
        tables: vec![
            Table::new(words, "types", scope.text("types-half"), &columns).with(rows).done(),
            Table::new(words, "steps", every_step, &steps).with(every).done(),
        ],
        ..figure(scope, "actions-open-by-type", n)
    })
}
