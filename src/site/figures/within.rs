//! What to expect: the share resolved within an hour, four hours, a day, the unfinished counted as such.

use std::sync::Arc;

use super::super::view::chart::Figure;
use super::{FEWEST_FOR_CURVE, FEWEST_FOR_TREND, Scope, Table, lasting, sentences};
use crate::chart::Chart;
use crate::chart::steps::{Across, Series, Step, Steps, Up};
use crate::knowledge::statistics::survival::{Curve, Observation};
use crate::knowledge::statistics::{Interval, ecdf};
use crate::model::time::Milestone;
use crate::model::{Postmortem, Status};

const HOUR: f64 = 3600.0;
/// The lengths people ask about, and how many of which unit they are.
const ASKED: [(f64, &str, usize); 5] = [
    (HOUR, "unit-hours", 1),
    (4.0 * HOUR, "unit-hours", 4),
    (24.0 * HOUR, "unit-days", 1),
    (168.0 * HOUR, "unit-weeks", 1),
    (720.0 * HOUR, "unit-days", 30),
];

/// Draws the share of incidents resolved within each length.
pub(crate) fn within(scope: &Scope<'_, '_>) -> Option<Figure> {
    let observed: Vec<Observation> =
        scope.reports.iter().filter_map(|it| observation(scope, it)).collect();
    let n = observed.len();
    let unfinished = observed.iter().filter(|it| !it.ended).count();
    if n < FEWEST_FOR_CURVE || unfinished == n {
        return None;
    }
    let curve = if unfinished == 0 { plain(&observed) } else { product_limit(&observed) };
    let at = |seconds: f64| curve.iter().rev().find(|it| it.time <= seconds);
    let beyond = observed.iter().map(|it| it.time).fold(0.0, f64::max);
    let asked: Vec<(String, Option<f64>, Option<Interval>)> = ASKED
        .iter()
        .map(|(seconds, unit, many)| {
            let name = scope.count(unit, *many);
            match at(*seconds) {
                // Beyond the last observation the share is known only where all is finished.
                Some(it) if *seconds <= beyond || it.share >= 1.0 => {
                    (name, Some(it.share), it.interval)
                }
                None if *seconds <= beyond => (name, Some(0.0), None),
                _ => (name, None, None),
            }
        })
        .collect();
    let four = &asked[1];
    let length = four.0.as_str().into();
    let title = match four.1 {
        Some(_) if n < FEWEST_FOR_TREND => {
            let solved = observed.iter().filter(|it| it.ended && it.time <= 4.0 * HOUR).count();
            let counts = [("n", solved.into()), ("total", n.into()), ("length", length)];
            scope.say("within-count", &counts)
        }
        Some(share) => {
            let share = scope.share_with(share, four.2).into();
            scope.say("within-share", &[("share", share), ("length", length)])
        }
        None => scope.say("within-few", &[("incidents", scope.count("n-incidents", n).into())]),
    };
    let steps = curve.iter().map(|it| Step {
        x: it.time,
        y: it.share,
        band: it.interval.map(|it| (it.low, it.high)),
    });
    let ticks = observed.iter().filter(|it| !it.ended && it.time > 0.0).map(|it| it.time);
    let series = Series { steps: steps.collect(), ticks: ticks.collect(), ..Series::default() };
    let rows =
        asked.iter().map(|(name, share, interval)| scope.row(name).share(*share).shares(*interval));
    let columns = [
        ("within", "col-within"),
        ("share", "col-resolved"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let words = scope.words();
    let every = curve.iter().map(|it| {
        scope
            .row(lasting(words, it.time))
            .number(Some(it.time))
            .share(Some(it.share))
            .shares(it.interval)
    });
    let all = [
        ("within", "col-within"),
        ("seconds", "col-seconds"),
        ("share", "col-resolved"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let band = if unfinished == 0 {
        scope.text("within-band")
    } else {
        scope.count("within-censored", unfinished)
    };
    let chart = Steps {
        across: Across::Durations,
        up: Up::Shares,
        reach: 0.0,
        series: vec![series],
        notes: Vec::new(),
        watched: None,
    };
    Some(Figure {
        title,
        subtitle: scope.text("within-measure"),
        exclusions: scope.left_out(n, "without-start"),
        reading: sentences([scope.text("within-reading"), band, scope.thinned(&chart)]),
        chart: Some(Chart::Steps(chart)),
        tables: vec![
            Table::new(words, "asked", scope.text("within-table"), &columns).with(rows).done(),
            Table::new(words, "steps", scope.text("steps-every"), &all).with(every).done(),
        ],
        ..scope.figure("resolved-within", n)
    })
}

/// A step up of the curve.
struct Rise {
    time: f64,
    share: f64,
    interval: Option<Interval>,
}

fn plain(observed: &[Observation]) -> Vec<Rise> {
    let mut sorted: Vec<f64> = observed.iter().map(|it| it.time).collect();
    sorted.sort_by(f64::total_cmp);
    let step =
        |it: ecdf::Step| Rise { time: it.value, share: it.share, interval: Some(it.interval) };
    ecdf::steps(&sorted).into_iter().map(step).collect()
}

fn product_limit(observed: &[Observation]) -> Vec<Rise> {
    let flip = |it: Interval| Interval { low: 1.0 - it.high, high: 1.0 - it.low };
    let step = |it: crate::knowledge::statistics::survival::Step| Rise {
        time: it.time,
        share: 1.0 - it.share,
        interval: it.interval.map(flip),
    };
    Curve::of(observed).steps.into_iter().map(step).collect()
}

/// Says how long an incident was seen, and whether it was seen to end.
fn observation(scope: &Scope<'_, '_>, report: &Arc<Postmortem>) -> Option<Observation> {
    if let Some(seconds) = report.durations.resolve {
        return Some(Observation { time: seconds as f64, ended: true });
    }
    if report.times.resolved.is_some() {
        return None;
    }
    let start = report.times.started.as_ref()?.value.instant()?;
    let told = Milestone::ALL.into_iter().filter_map(|it| report.times.get(it)?.value.instant());
    let events = report.events.iter().filter_map(|event| event.at.as_ref()?.instant());
    let last = told.chain(events).max()?;
    // A report in review is one whose incident may not be over; the build's day is the last that saw it.
    let under_way =
        report.effective_status() == Status::InReview && report.times.mitigated.is_none();
    let today = scope.today().and_hms_opt(0, 0, 0)?.and_utc();
    let seen = if under_way { last.max(today) } else { last };
    let seconds = (seen - start).num_seconds();
    (seconds > 0).then_some(Observation { time: seconds as f64, ended: false })
}
