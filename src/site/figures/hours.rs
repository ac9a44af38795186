//! Where the hours go: the phases of each incident, and how few of them hold how many hours.

use std::sync::Arc;

use super::super::format::iso_day;
use super::super::view::chart::Figure;
use super::lengths::{name, page};
use super::{FEWEST_FOR_CURVE, Scope, Table, lasting, sentences};
use crate::chart::stacks::{Fill, Row, Stacks};
use crate::chart::{Chart, steps, steps::Steps};
use crate::knowledge;
use crate::knowledge::statistics::concentration;
use crate::knowledge::statistics::quantiles::{Summary, median};
use crate::model::{Durations, Postmortem};

/// The incidents whose phases are drawn, the latest.
const MOST_PHASES: usize = 40;

/// Draws where the time of each incident goes: before detection, in response, in recovery.
pub(crate) fn phases(scope: &Scope<'_, '_>) -> Option<Figure> {
    let parts = |it: &Durations| -> Option<[Option<i64>; 3]> {
        let all = it.resolve.filter(|all| *all > 0)?;
        let told = [it.detect, it.mitigate].map(|part| part.filter(|part| *part <= all));
        let ordered = told[0].zip(told[1]).is_none_or(|(first, second)| first <= second);
        (ordered && told.iter().any(Option::is_some)).then_some([told[0], told[1], Some(all)])
    };
    let known: Vec<_> =
        scope.reports.iter().filter_map(|it| Some((it, parts(&it.durations)?))).collect();
    if known.is_empty() {
        return None;
    }
    let shares: Vec<f64> = {
        let all = known.iter().filter_map(|(_, it)| Some(it[0]? as f64 / it[2]? as f64));
        let mut all: Vec<f64> = all.collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let title = if let Some(share) = Summary::of(&shares).median {
        let share = scope.words().percent(share).into();
        scope.say("phases-half", &[("share", share)])
    } else {
        let incidents = scope.count("n-incidents", known.len()).into();
        scope.say("phases-few", &[("incidents", incidents)])
    };
    let fills = [Fill::Hatched, Fill::Solid, Fill::Outlined];
    let meanings = ["phases-unnoticed", "phases-response", "phases-recovery"];
    let key = fills.into_iter().zip(meanings.map(|key| scope.text(key))).collect();
    let row = |parts: &[Option<i64>; 3]| {
        let ends = parts.iter().zip(fills).filter_map(|(end, fill)| Some(((*end)? as f64, fill)));
        Row { ends: ends.collect() }
    };
    let drawn: Vec<Row> = known.iter().take(MOST_PHASES).map(|(_, it)| row(it)).collect();
    let rows = known.iter().map(|(report, parts)| {
        let [detect, mitigate, resolve] = parts.map(|it| it.map(|it| it as f64));
        let cells = scope.row(name(report)).leading(page(scope, report));
        let day = knowledge::day_of(report).map_or_else(String::new, iso_day);
        cells.text(day).seconds_or_dash(detect).seconds_or_dash(mitigate).seconds_or_dash(resolve)
    });
    let columns = [
        ("incident", "column-incident"),
        ("day", "col-day"),
        ("detected", "col-detected"),
        ("mitigated", "col-mitigated"),
        ("resolved", "col-resolved-after"),
    ];
    let caption = scope.text("phases-table");
    let table = Table::new(scope.words(), "phases", caption, &columns).with(rows);
    let is_cut = known.len() > MOST_PHASES;
    let cut = if is_cut { scope.count("phases-cut", MOST_PHASES) } else { String::new() };
    Some(Figure {
        title,
        subtitle: scope.text("phases-measure"),
        exclusions: scope.left_out(known.len(), "without-phases"),
        reading: sentences([scope.text("phases-reading"), cut]),
        chart: Some(Chart::Stacks(Stacks { key, rows: drawn })),
        tables: vec![table.texts(&["day"]).done()],
        ..scope.figure("phases", known.len())
    })
}

/// Draws how many incidents hold how much of all hours.
pub(crate) fn pareto(scope: &Scope<'_, '_>) -> Option<Figure> {
    let mut known: Vec<(&Arc<Postmortem>, f64)> = scope
        .reports
        .iter()
        .filter_map(|it| Some((it, it.durations.resolve.filter(|all| *all > 0)? as f64)))
        .collect();
    known.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.file().cmp(b.0.file())));
    let values: Vec<f64> = known.iter().map(|it| it.1).collect();
    let curve = concentration::lorenz(&values);
    let half = concentration::first_holding(&curve, 0.5)?;
    let n = known.len();
    if n < FEWEST_FOR_CURVE {
        return None;
    }
    let held = [
        ("n", half.count.into()),
        ("total", n.into()),
        ("share", scope.words().percent(half.of_sum).into()),
    ];
    let start = steps::Step { x: 0.0, y: 0.0, band: None };
    let points = curve.iter().map(|it| steps::Step { x: it.of_values, y: it.of_sum, band: None });
    let series = vec![steps::Series {
        steps: std::iter::once(start).chain(points).collect(),
        ..Default::default()
    }];
    let rows = known.iter().zip(&curve).map(|((report, seconds), it)| {
        let cells = scope.row(name(report)).leading(page(scope, report));
        cells.seconds(Some(*seconds)).share(Some(it.of_values)).share(Some(it.of_sum))
    });
    let columns = [
        ("incident", "column-incident"),
        ("seconds", "col-length"),
        ("share_of_incidents", "col-incidents-so-far"),
        ("share_of_time", "col-hours-so-far"),
    ];
    let typical = median(&{
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    });
    let typical = typical.map_or_else(String::new, |it| {
        scope.say("held-median", &[("length", lasting(scope.words(), it).into())])
    });
    let chart = Steps {
        across: steps::Across::Shares,
        up: steps::Up::Shares,
        reach: 1.0,
        series,
        notes: Vec::new(),
        watched: None,
    };
    Some(Figure {
        title: scope.say("held", &held),
        subtitle: scope.text("held-measure"),
        exclusions: scope.left_out(n, "without-length"),
        reading: sentences([scope.text("held-reading"), typical, scope.thinned(&chart)]),
        chart: Some(Chart::Steps(chart)),
        tables: vec![
            Table::new(scope.words(), "incidents", scope.text("held-table"), &columns)
                .with(rows)
                .done(),
        ],
        ..scope.figure("hours-held", n)
    })
}
