//! What goes together: services with causes, and causes with each other.

use std::collections::BTreeMap;

use super::super::format::number;
use super::super::view::chart::Figure;
use super::words::{ids, ranked};
use super::{Cells, Scope, Table, of};
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
        Cells::of(service(s))
            .leading(Some(context.routes.hub(HubKind::Service, s)))
            .text(cause(c))
            .leading(Some(context.routes.hub(HubKind::Cause, c)))
            .count(**count)
    });
    let title = if *most < 2 {
        "No service meets the same cause twice".to_owned()
    } else {
        format!(
            "{} meets {} most often, in {} incidents",
            service(pair.0),
            cause(pair.1),
            of(*most, n)
        )
    };
    let cut = if rows.len() > MOST || columns.len() > MOST {
        format!(" The {MOST} most frequent of each are drawn; the table has all pairs.")
    } else {
        String::new()
    };
    let shades = if n < ENOUGH_FOR_SHADES {
        " Below 30 incidents the cells are not shaded."
    } else {
        " The darker, the more."
    };
    Some(Figure {
        title,
        subtitle: "Incidents by service and cause".to_owned(),
        exclusions: scope.left_out(n, "no service or no cause is recorded"),
        reading: format!(
            "A number is how many incidents name both. One incident may count in several cells.{shades}{cut}"
        ),
        chart: Some(Chart::Matrix(chart)),
        tables: vec![
            Table::new(
                "pairs",
                "Service and cause together",
                &[("service", "Service"), ("cause", "Cause"), ("count", "Incidents")],
            )
            .with(table)
            .texts(&["cause"])
            .done(),
        ],
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
    let title = if most < 2 {
        "No two causes occur together twice".to_owned()
    } else {
        format!(
            "{} and {} occur together most, in {} incidents",
            name(one),
            name(other),
            of(most, n)
        )
    };
    let bar = |((a, b), count): &((&str, &str), usize)| Bar {
        label: format!("{} + {}", name(a), name(b)),
        value: *count as f64,
        note: number(*count),
        ..Bar::default()
    };
    // Once may be chance; where anything is seen twice, only that is drawn.
    let drawn = pairs.iter().take_while(|it| it.1 > 1 || most < 2).take(MOST_PAIRS);
    let bars: Vec<Bar> = drawn.map(bar).collect();
    let rows = pairs.iter().map(|((a, b), count)| Cells::of(name(a)).text(name(b)).count(*count));
    let columns = [("cause", "Cause"), ("with", "With"), ("count", "Incidents")];
    let shown = match (bars.len(), pairs.len()) {
        (all, pairs) if all == pairs => "every pair".to_owned(),
        (shown, pairs) => format!("the {shown} most frequent of {} pairs", number(pairs)),
    };
    Some(Figure {
        title,
        subtitle: format!("Causes named by the same incident: {shown}"),
        exclusions: scope.left_out(n, "fewer than two causes are recorded"),
        reading: "Bars are counts from zero. That two occur together does not say that one leads to the other.".to_owned(),
        chart: Some(Chart::Bars(Bars { bars, shares: false })),
        tables: vec![Table::new("pairs", "Causes together", &columns).with(rows).texts(&["with"]).done()],
        ..scope.figure("causes-together", n)
    })
}
