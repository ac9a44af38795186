//! What goes together: services with causes, and causes with each other.

use std::collections::BTreeMap;

use super::super::view::chart::Figure;
use super::vocabulary::{ids, ranked};
use super::{Scope, Table, sentences};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::chart::matrix::Matrix;
use crate::knowledge::HubKind;

/// Rows and columns of the matrix, the most frequent.
const MOST: usize = 8;
/// Below this many incidents the cells are not shaded.
const ENOUGH_FOR_SHADES: usize = 30;
const MOST_PAIRS: usize = 10;

/// Draws how often each service and each cause meet.
pub(crate) fn matrix(scope: &Scope<'_, '_>) -> Option<Figure> {
    let (rows, columns) = (ranked(scope, HubKind::Service), ranked(scope, HubKind::Cause));
    if rows.len() < 2 || columns.len() < 2 {
        return None;
    }
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut n = 0;
    for report in &scope.reports {
        let (services, causes) = (ids(report, HubKind::Service), ids(report, HubKind::Cause));
        n += usize::from(!services.is_empty() && !causes.is_empty());
        for service in &services {
            for cause in &causes {
                *counts.entry((service, cause)).or_default() += 1;
            }
        }
    }
    let (pair, most) =
        counts.iter().max_by_key(|(pair, count)| (**count, std::cmp::Reverse(**pair)))?;
    let context = scope.context;
    let service = |id: &str| context.name(HubKind::Service, id);
    let cause = |id: &str| context.name(HubKind::Cause, id);
    let cell = |service: &str, cause: &str| counts.get(&(service, cause)).copied().unwrap_or(0);
    let top: Vec<&str> = columns.iter().take(MOST).map(|it| it.0).collect();
    let chart = Matrix {
        columns: top.iter().map(|id| cause(id)).collect(),
        short: false,
        rows: rows
            .iter()
            .take(MOST)
            .map(|(id, _)| (service(id), top.iter().map(|it| cell(id, it)).collect()))
            .collect(),
        shaded: n >= ENOUGH_FOR_SHADES,
    };
    let mut listed: Vec<_> = counts.iter().collect();
    listed.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let table = listed.iter().map(|((s, c), count)| {
        scope
            .row(service(s))
            .leading(Some(context.routes.hub(HubKind::Service, s)))
            .text(cause(c))
            .leading(Some(context.routes.hub(HubKind::Cause, c)))
            .count(**count)
    });
    let names = [
        ("service", service(pair.0).into()),
        ("cause", cause(pair.1).into()),
        ("n", (*most).into()),
        ("total", n.into()),
    ];
    let is_cut = rows.len() > MOST || columns.len() > MOST;
    let columns = [("service", "hub-service"), ("cause", "hub-cause"), ("count", "col-incidents")];
    let pairs = Table::new(scope.words(), "pairs", scope.text("matrix-table"), &columns);
    Some(Figure {
        title: if *most < 2 { scope.text("matrix-none") } else { scope.say("matrix-most", &names) },
        subtitle: scope.text("matrix-measure"),
        exclusions: scope.left_out(n, "without-matrix"),
        reading: sentences([
            scope.text("matrix-reading"),
            if n < ENOUGH_FOR_SHADES {
                scope.count("matrix-plain", ENOUGH_FOR_SHADES)
            } else {
                scope.text("matrix-shades")
            },
            if is_cut { scope.count("matrix-cut", MOST) } else { String::new() },
        ]),
        chart: Some(Chart::Matrix(chart)),
        tables: vec![pairs.with(table).texts(&["cause"]).done()],
        ..scope.figure("services-and-causes", n)
    })
}

/// Draws which causes occur in the same incidents.
pub(crate) fn together(scope: &Scope<'_, '_>) -> Option<Figure> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut n = 0;
    for report in &scope.reports {
        let causes = ids(report, HubKind::Cause);
        n += usize::from(causes.len() > 1);
        for (at, first) in causes.iter().enumerate() {
            for second in &causes[at + 1..] {
                *counts.entry((first, second)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let ((one, other), most) = *pairs.first()?;
    let name = |id: &str| scope.context.name(HubKind::Cause, id);
    let names = [
        ("one", name(one).into()),
        ("other", name(other).into()),
        ("n", most.into()),
        ("total", n.into()),
    ];
    let title =
        if most < 2 { scope.text("together-none") } else { scope.say("together-most", &names) };
    let bar = |((a, b), count): &((&str, &str), usize)| Bar {
        label: format!("{} + {}", name(a), name(b)),
        value: *count as f64,
        note: scope.words().number(*count),
        ..Bar::default()
    };
    // Once may be chance; where anything is seen twice, only that is drawn.
    let drawn = pairs.iter().take_while(|it| it.1 > 1 || most < 2).take(MOST_PAIRS);
    let bars: Vec<Bar> = drawn.map(bar).collect();
    let rows = pairs.iter().map(|((a, b), count)| scope.row(name(a)).text(name(b)).count(*count));
    let columns = [("cause", "hub-cause"), ("with", "col-with"), ("count", "col-incidents")];
    let subtitle = if bars.len() == pairs.len() {
        scope.text("together-measure")
    } else {
        scope.part("together-measure-most", bars.len(), pairs.len())
    };
    let table = Table::new(scope.words(), "pairs", scope.text("together-table"), &columns);
    Some(Figure {
        title,
        subtitle,
        exclusions: scope.left_out(n, "without-two-causes"),
        reading: scope.text("together-reading"),
        chart: Some(Chart::Bars(Bars { bars, shares: false })),
        tables: vec![table.with(rows).texts(&["with"]).done()],
        ..scope.figure("causes-together", n)
    })
}
