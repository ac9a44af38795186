//! What comes back: the same cause on the same service, the fixes open meanwhile, and how soon.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::super::format::date;
use super::super::view::chart::{DataTable, Figure};
use super::lengths::name;
use super::promises::{asked, watched};
use super::words::ids;
use super::{Cells, FEWEST_FOR_CURVE, FEWEST_FOR_TREND, Scope, Table, of, percent_with, thinned};
use crate::chart::Chart;
use crate::chart::spans::{MOST_BARS, MOST_DOTS, Row, Spans};
use crate::chart::steps::{Across, Series, Step, Steps, Up};
use crate::knowledge::statistics::recurrence::waits;
use crate::knowledge::statistics::survival::{Curve, Observation};
use crate::knowledge::{self, HubKind};
use crate::model::{ActionItem, Postmortem};
use crate::text::FileId;

const MOST_ROWS: usize = 10;
const YEAR: f64 = 365.0;

/// The incidents of one cause on one service, oldest first.
type Chains<'a> = BTreeMap<(&'a str, &'a str), Vec<(NaiveDate, &'a Arc<Postmortem>)>>;

/// One of them: cause and service, and its incidents.
type Again<'a> = (&'a (&'a str, &'a str), &'a Vec<(NaiveDate, &'a Arc<Postmortem>)>);

fn chains<'a>(scope: &'a Scope<'_, '_>) -> Chains<'a> {
    let mut chains = Chains::new();
    for report in scope.reports.iter().rev() {
        let Some(day) = knowledge::day_of(report) else { continue };
        for cause in ids(report, HubKind::Cause) {
            for service in ids(report, HubKind::Service) {
                chains.entry((cause, service)).or_default().push((day, report));
            }
        }
    }
    for chain in chains.values_mut() {
        chain.sort_by_key(|it| it.0);
    }
    chains
}

/// Draws what came back, with the open fixes behind it.
pub(crate) fn strips(scope: &Scope<'_, '_>) -> Option<Figure> {
    let chains = chains(scope);
    let mut again: Vec<Again<'_>> = chains.iter().filter(|(_, chain)| chain.len() > 1).collect();
    again.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(b.0)));
    if again.is_empty() {
        return None;
    }
    let mut files: Vec<_> =
        again.iter().flat_map(|(_, chain)| chain.iter().map(|it| it.1.file())).collect();
    files.sort_unstable();
    files.dedup();
    let label = |pair: (&str, &str)| label(scope, pair);
    let today = scope.today();
    let row = |(pair, chain): &Again<'_>| {
        let promised = chain.iter().flat_map(|(day, report)| fixes(report, pair.0, *day, today));
        let mut bars: Vec<(i64, i64, bool)> =
            promised.map(|fix| (seconds(fix.from), seconds(fix.to), fix.open)).collect();
        // Where not all can be drawn the open ones are, and then the latest.
        bars.sort_by_key(|it| (!it.2, std::cmp::Reverse(it.0)));
        let open = bars.iter().filter(|it| it.2).count();
        let note = if open > 0 {
            format!("{} times, {open} open", chain.len())
        } else {
            format!("{} times", chain.len())
        };
        Row {
            name: label(**pair),
            note,
            dots: chain.iter().map(|it| seconds(it.0)).collect(),
            bars,
        }
    };
    let rows: Vec<Row> = again.iter().take(MOST_ROWS).map(row).collect();
    let hidden = rows.iter().any(|row| row.bars.len() > MOST_BARS);
    let days = scope.days();
    let (notes, texts) = match (days.first(), days.last()) {
        (Some(first), Some(_)) => scope.milestones((*first, today), |day| seconds(day) as f64),
        _ => (Vec::new(), Vec::new()),
    };
    let table = again.iter().flat_map(|(pair, chain)| {
        chain.iter().enumerate().map(move |(at, (day, report))| {
            let gap = at.checked_sub(1).map(|before| (*day - chain[before].0).num_days() as f64);
            let open = at.checked_sub(1).map_or(0, |before| {
                fixes(chain[before].1, pair.0, chain[before].0, today)
                    .filter(|fix| fix.from <= *day && fix.to > *day)
                    .count()
            });
            Cells::of(label(**pair))
                .text(date(*day).datetime)
                .text(name(report))
                .leading(super::lengths::page(scope, report))
                .number(gap)
                .count(open)
        })
    });
    let columns = [
        ("what", "What"),
        ("day", "Day"),
        ("incident", "Incident"),
        ("gap", "Days since the one before"),
        ("open", "Fixes open then"),
    ];
    let chart = Spans { rows, notes };
    let cut = [
        (again.len() > MOST_ROWS)
            .then(|| format!(" The {MOST_ROWS} most frequent are drawn; the table has all.")),
        hidden.then(|| {
            format!(" At most {MOST_BARS} bars are drawn in a row, open ones first; the table has all.")
        }),
        chart.is_gathered().then(|| {
            format!(" There are more than {MOST_DOTS} dots: they are gathered into columns, as high as the number they hold.")
        }),
    ];
    let cut: String = cut.into_iter().flatten().collect();
    Some(Figure {
        title: format!("{} pairs of cause and service came back", of(again.len(), chains.len())),
        subtitle: "The same cause on the same service, and the actions against it".to_owned(),
        exclusions: scope.left_out(
            files.len(),
            "nothing they name has come back, or no date, cause or service is recorded",
        ),
        reading: format!(
            "Each dot is an incident. The bars behind it are preventing actions of its report, from the day they were opened to the day they were closed; outlined ones are still open. A dot over a bar came back while the fix was open.{cut}"
        ),
        notes: texts,
        chart: Some(Chart::Spans(chart)),
        tables: vec![
            Table::new("incidents", "What came back", &columns)
                .with(table)
                .texts(&["day", "incident"])
                .done(),
            actions(scope, &again),
        ],
        ..scope.figure("recurrence", files.len())
    })
}

fn label(scope: &Scope<'_, '_>, (cause, service): (&str, &str)) -> String {
    let name = |kind, id| scope.context.name(kind, id);
    format!("{} on {}", name(HubKind::Cause, cause), name(HubKind::Service, service))
}

/// Lists the preventing actions drawn behind what came back.
fn actions(scope: &Scope<'_, '_>, again: &[Again<'_>]) -> DataTable {
    let columns = [
        ("what", "What"),
        ("action", "Action"),
        ("from", "From"),
        ("to", "to"),
        ("state", "State"),
    ];
    let mut table = Table::new("actions", "Preventing actions behind them", &columns);
    for (pair, chain) in again.iter().take(MOST_ROWS) {
        for (day, report) in *chain {
            for fix in fixes(report, pair.0, *day, scope.today()) {
                let cells = Cells::of(label(scope, **pair))
                    .text(format!("{} {}", name(report), fix.id))
                    .text(date(fix.from).datetime)
                    .text(date(fix.to).datetime);
                table.row(cells.text(if fix.open { "open" } else { "closed" }));
            }
        }
    }
    table.texts(&["action", "from", "to", "state"]).done()
}

/// A preventing action and when it was open.
struct Fix<'a> {
    id: &'a str,
    from: NaiveDate,
    to: NaiveDate,
    open: bool,
}

fn fixes<'a>(
    report: &'a Postmortem,
    cause: &'a str,
    day: NaiveDate,
    today: NaiveDate,
) -> impl Iterator<Item = Fix<'a>> {
    let answers = move |action: &&ActionItem| match &action.addresses {
        Some(addressed) => addressed == cause,
        None => action.kind.as_ref().is_some_and(|kind| kind.value == "prevent"),
    };
    report.actions.iter().filter(answers).filter_map(move |action| {
        let from = action.opened.unwrap_or(day);
        let open = action.status.is_open();
        let to = if open { today } else { action.closed.as_ref()?.value };
        (to >= from).then_some(Fix { id: &action.id, from, to, open })
    })
}

fn seconds(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce() - 719_163) * 86_400
}

/// Draws how soon the same cause is back on the same service.
pub(crate) fn returns(scope: &Scope<'_, '_>) -> Option<Figure> {
    let today = i64::from(scope.today().num_days_from_ce());
    let mut observed: BTreeMap<&FileId, Observation> = BTreeMap::new();
    let chains = chains(scope);
    for chain in chains.values() {
        let days: Vec<i64> = chain.iter().map(|it| i64::from(it.0.num_days_from_ce())).collect();
        for ((_, report), wait) in chain.iter().zip(waits(&days, today)) {
            let first = observed.entry(report.file()).or_insert(wait);
            if wait.ended && (!first.ended || wait.time < first.time) {
                *first = wait;
            }
        }
    }
    let observed: Vec<Observation> = observed.into_values().collect();
    let curve = Curve::of(&observed);
    if curve.ended == 0 || curve.n < FEWEST_FOR_CURVE {
        return None;
    }
    let back = curve.at(YEAR).map(|(share, it)| {
        let flip = |it: knowledge::statistics::Interval| knowledge::statistics::Interval {
            low: 1.0 - it.high,
            high: 1.0 - it.low,
        };
        (1.0 - share, it.map(flip))
    });
    let title = match back {
        Some((share, interval)) if curve.n >= FEWEST_FOR_TREND => {
            format!("{} of incidents recur within a year", percent_with(share, interval))
        }
        _ => format!(
            "{} incidents recurred so far: too few to tell how soon",
            of(curve.ended, curve.n)
        ),
    };
    let steps =
        std::iter::once(Step { x: 0.0, y: 0.0, band: None }).chain(curve.steps.iter().map(|it| {
            Step {
                x: it.time,
                y: 1.0 - it.share,
                band: it.interval.map(|it| (1.0 - it.high, 1.0 - it.low)),
            }
        }));
    let series = Series { steps: steps.collect(), ..Series::default() };
    let rows = curve.steps.iter().map(|it| {
        Cells::of(it.time.to_string())
            .count(it.at_risk)
            .count(it.ended)
            .count(it.censored)
            .share(Some(1.0 - it.share))
            .share(it.interval.map(|it| 1.0 - it.high))
            .share(it.interval.map(|it| 1.0 - it.low))
    });
    let columns = [
        ("days", "Days"),
        ("at_risk", "Not yet back"),
        ("back", "Came back"),
        ("censored", "Not seen longer"),
        ("share", "Share back"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let chart = Steps {
        across: Across::Days,
        up: Up::Shares,
        reach: 0.0,
        watched: Some(watched(&curve, "n")),
        series: vec![series],
        notes: Vec::new(),
    };
    Some(Figure {
        title,
        subtitle:
            "Share of incidents followed by another of a same cause on a same service, by days"
                .to_owned(),
        exclusions: scope.left_out(curve.n, "no date, cause or service is recorded"),
        reading: format!(
            "Every incident waits for the next one that shares a cause and a service with it. Those that nothing has followed yet are counted for as long as they have been watched (Kaplan-Meier, log-log Greenwood 95 % band); the curve runs to the last observation. Below the axis: how many were still waiting and watched.{}",
            thinned(&chart)
        ),
        chart: Some(Chart::Steps(chart)),
        tables: vec![
            asked(&curve, "Share that recurred", ("share", "Recurred"), |share| 1.0 - share),
            Table::new("steps", "Every step of the curve", &columns).with(rows).done(),
        ],
        ..scope.figure("time-to-return", curve.n)
    })
}
