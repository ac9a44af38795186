//! What comes back: the same cause on the same service, the fixes open meanwhile, and how soon.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::super::format::iso_day;
use super::super::view::chart::{DataTable, Figure};
use super::lengths::name;
use super::promises::{asked, watched};
use super::vocabulary::ids;
use super::{FEWEST_FOR_CURVE, FEWEST_FOR_TREND, Scope, Table, sentences};
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
        let counts = [("n", chain.len().into()), ("open", open.into())];
        let note = match open {
            0 => scope.count("again-times", chain.len()),
            _ => scope.say("again-times-open", &counts),
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
            scope
                .row(label(**pair))
                .text(iso_day(*day))
                .text(name(report))
                .leading(super::lengths::page(scope, report))
                .number(gap)
                .count(open)
        })
    });
    let columns = [
        ("what", "col-what"),
        ("day", "col-day"),
        ("incident", "column-incident"),
        ("gap", "col-days-since"),
        ("open", "col-open-then"),
    ];
    let chart = Spans { rows, notes };
    let told = |is_so: bool, key: &str, n: usize| {
        if is_so { scope.count(key, n) } else { String::new() }
    };
    let incidents = Table::new(scope.words(), "incidents", scope.text("again-table"), &columns);
    Some(Figure {
        title: scope.part("again-pairs", again.len(), chains.len()),
        subtitle: scope.text("again-measure"),
        exclusions: scope.left_out(files.len(), "without-return"),
        reading: sentences([
            scope.text("again-reading"),
            told(again.len() > MOST_ROWS, "again-cut", MOST_ROWS),
            told(hidden, "again-bars", MOST_BARS),
            told(chart.is_gathered(), "again-gathered", MOST_DOTS),
        ]),
        notes: texts,
        chart: Some(Chart::Spans(chart)),
        tables: vec![
            incidents.with(table).texts(&["day", "incident"]).done(),
            actions(scope, &again),
        ],
        ..scope.figure("recurrence", files.len())
    })
}

fn label(scope: &Scope<'_, '_>, (cause, service): (&str, &str)) -> String {
    let name = |kind, id| scope.context.name(kind, id).into();
    let names =
        [("cause", name(HubKind::Cause, cause)), ("service", name(HubKind::Service, service))];
    scope.say("again-pair", &names)
}

/// Lists the preventing actions drawn behind what came back.
fn actions(scope: &Scope<'_, '_>, again: &[Again<'_>]) -> DataTable {
    let columns = [
        ("what", "col-what"),
        ("action", "column-action"),
        ("from", "col-from"),
        ("to", "col-high"),
        ("state", "facet-state"),
    ];
    let mut table = Table::new(scope.words(), "actions", scope.text("again-actions"), &columns);
    for (pair, chain) in again.iter().take(MOST_ROWS) {
        for (day, report) in *chain {
            for fix in fixes(report, pair.0, *day, scope.today()) {
                let state = scope.text(if fix.open { "again-open" } else { "again-closed" });
                let cells = scope.row(label(scope, **pair));
                let cells = cells.text(format!("{} {}", name(report), fix.id));
                table.row(cells.text(iso_day(fix.from)).text(iso_day(fix.to)).text(state));
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
            scope.say("return-share", &[("share", scope.share_with(share, interval).into())])
        }
        _ => scope.part("return-few", curve.ended, curve.n),
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
        scope
            .row(it.time.to_string())
            .count(it.at_risk)
            .count(it.ended)
            .count(it.censored)
            .share(Some(1.0 - it.share))
            .share(it.interval.map(|it| 1.0 - it.high))
            .share(it.interval.map(|it| 1.0 - it.low))
    });
    let columns = [
        ("days", "col-days"),
        ("at_risk", "col-not-back"),
        ("back", "col-back"),
        ("censored", "col-censored"),
        ("share", "col-share-back"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let chart = Steps {
        across: Across::Days,
        up: Up::Shares,
        reach: 0.0,
        watched: Some(watched(&curve, scope.text("return-watched"))),
        series: vec![series],
        notes: Vec::new(),
    };
    let every = Table::new(scope.words(), "steps", scope.text("steps-every"), &columns);
    Some(Figure {
        title,
        subtitle: scope.text("return-measure"),
        exclusions: scope.left_out(curve.n, "without-pair"),
        reading: sentences([scope.text("return-reading"), scope.thinned(&chart)]),
        chart: Some(Chart::Steps(chart)),
        tables: vec![
            asked(scope, &curve, ("return-table", "share", "col-recurred"), |share| 1.0 - share),
            every.with(rows).done(),
        ],
        ..scope.figure("time-to-return", curve.n)
    })
}
