//! Why there is no MTTR: how far the mean of this casebook's own durations moves by chance alone.

use super::{made, question};
use crate::chart::Chart;
use crate::chart::dots::{Dots, Group, Row, Unit};
use crate::knowledge::statistics::chance::{self, DRAWS};
use crate::knowledge::statistics::concentration;
use crate::knowledge::statistics::quantiles::median;
use crate::site::Page;
use crate::site::context::{Context, Frame};
use crate::site::figures::{Scope, Table, lasting};
use crate::site::view::LinkView;
use crate::site::view::chart::Figure;
use crate::site::view::trends::TrendsPage;

pub(super) const HREF: &str = "trends/why-no-mttr/";
const FOLDER: &str = HREF;
/// Incidents of a period, from a quiet quarter to a busy year.
const SIZES: [usize; 4] = [10, 20, 50, 100];
/// The one the title speaks of.
const TYPICAL: usize = 20;
/// A change that a report of a mean would call one.
const CHANGE: f64 = 0.25;
/// Fewer durations than this are no sample to draw from.
const FEWEST: usize = 5;

/// Builds `/trends/why-no-mttr/`.
pub(super) fn page(context: &Context<'_>) -> Page {
    let scope = Scope::new(context, context.knowledge.incidents.iter().cloned(), FOLDER);
    let mut values: Vec<f64> = scope
        .reports
        .iter()
        .filter_map(|it| it.durations.resolve.filter(|length| *length > 0))
        .map(|length| length as f64)
        .collect();
    values.sort_by(f64::total_cmp);
    let figures = (values.len() >= FEWEST).then(|| figure(&scope, &values)).flatten();
    let words = &context.words;
    let frame = Frame::new("trends", words.text("mttr"), HREF)
        .about(words.text("mttr-about"))
        .below(words.text("nav-trends"), super::HREF);
    let view = TrendsPage {
        lead: lead(context, &values),
        links: vec![LinkView::new(words.text("nav-trends"), super::HREF.to_owned())],
        questions: figures
            .map(|figure| question(words.text("mttr-by-chance"), "by-chance", [Some(figure)]))
            .into_iter()
            .collect(),
        n: values.len(),
        period: scope.period(),
        empty: (values.len() < FEWEST)
            .then(|| words.say("mttr-few", &[("n", values.len().into())])),
        ..TrendsPage::new(context.meta(frame))
    };
    made(HREF, view)
}

fn lead(context: &Context<'_>, values: &[f64]) -> Vec<String> {
    let words = &context.words;
    let mut lead = vec![words.text("mttr-lead")];
    let sum: f64 = values.iter().sum();
    let mean = sum / values.len().max(1) as f64;
    let curve = concentration::lorenz(values);
    if let (Some(middle), Some(half)) = (median(values), concentration::first_holding(&curve, 0.5))
        && values.len() >= FEWEST
    {
        lead.push(words.say(
            "mttr-here",
            &[
                ("n", values.len().into()),
                ("mean", lasting(words, mean).into()),
                ("times", words.decimal(mean / middle).into()),
                ("median", lasting(words, middle).into()),
                ("count", half.count.into()),
                ("share", words.percent(half.of_sum).into()),
            ],
        ));
    }
    lead.push(words.text("mttr-instead"));
    lead
}

fn figure(scope: &Scope<'_, '_>, values: &[f64]) -> Option<Figure> {
    let moves: Vec<_> =
        SIZES.iter().filter_map(|size| chance::moves(values, *size, CHANGE)).collect();
    let typical = moves.iter().find(|it| it.size == TYPICAL)?;
    let group = |key: &str, of: fn(&chance::Moves) -> f64| Group {
        name: scope.text(key),
        note: scope.text("mttr-moves"),
        rows: moves
            .iter()
            .map(|it| Row {
                label: scope.say("n-incidents", &[("n", it.size.into())]),
                value: Some(of(it)),
                interval: None,
            })
            .collect(),
    };
    let rows = moves
        .iter()
        .map(|it| scope.row(it.size.to_string()).share(Some(it.mean)).share(Some(it.median)));
    let columns =
        [("size", "col-each-period"), ("mean", "col-mean-moves"), ("median", "col-median-moves")];
    let table = Table::new(scope.words(), "moves", scope.text("mttr-table"), &columns);
    let share = scope.words().percent(typical.mean).into();
    Some(Figure {
        title: scope.say("mttr-found", &[("share", share)]),
        subtitle: scope.say("mttr-measure", &[("n", TYPICAL.into())]),
        exclusions: Vec::new(),
        reading: scope.say("mttr-reading", &[("n", DRAWS.into())]),
        chart: Some(Chart::Dots(Dots {
            groups: vec![group("mttr-mean", |it| it.mean), group("mttr-median", |it| it.median)],
            unit: Unit::Shares,
        })),
        tables: vec![table.with(rows).done()],
        ..scope.figure("chance", values.len())
    })
}
