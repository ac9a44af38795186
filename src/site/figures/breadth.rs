//! How wide a response is: responders, teams and services of each incident, as far as reports name them.

use std::collections::BTreeSet;

use super::super::view::chart::Figure;
use super::lengths::{name, page};
use super::vocabulary::ids;
use super::{FEWEST_FOR_CURVE, Scope, Table};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::knowledge::HubKind;
use crate::knowledge::statistics::quantiles::Summary;
use crate::model::Postmortem;

/// Classes of counts, each about twice as wide as the one before: first and last.
const CLASSES: [(usize, usize); 7] =
    [(1, 1), (2, 2), (3, 3), (4, 4), (5, 8), (9, 16), (17, usize::MAX)];

/// One measure: what it is called, and the count of each incident that tells it.
struct Measure {
    label: String,
    counts: Vec<(usize, String, Option<String>)>,
}

/// Draws how many took part in each response.
pub(crate) fn breadth(scope: &Scope<'_, '_>) -> Option<Figure> {
    let measures = measures(scope);
    let n = scope.reports.iter().filter(|it| !responders(it).is_empty()).count();
    if n < FEWEST_FOR_CURVE {
        return None;
    }
    let held = |measure: &Measure| -> Vec<(String, usize)> {
        let most = measure.counts.iter().map(|it| it.0).max().unwrap_or(0);
        let within = |from: usize, to: usize| {
            measure.counts.iter().filter(|it| (from..=to).contains(&it.0)).count()
        };
        let classes = CLASSES.iter().filter(|it| it.0 <= most);
        classes.map(|(from, to)| (class(scope, *from, *to), within(*from, *to))).collect()
    };
    let mut bars = Vec::new();
    for measure in &measures {
        for (at, (label, count)) in held(measure).into_iter().enumerate() {
            bars.push(Bar {
                label,
                value: count as f64,
                note: scope.words().number(count),
                head: if at == 0 { measure.label.clone() } else { String::new() },
                ..Bar::default()
            });
        }
    }
    let classes = measures.iter().flat_map(|measure| {
        let row = |(label, count)| scope.row(&measure.label).text(label).count(count);
        held(measure).into_iter().map(row).collect::<Vec<_>>()
    });
    let every = measures.iter().flat_map(|measure| {
        measure.counts.iter().map(|(count, name, page)| {
            scope.row(&measure.label).text(name).leading(page.clone()).count(*count)
        })
    });
    let columns = [("measure", "col-each"), ("class", "col-how-many"), ("count", "col-incidents")];
    let all = [("measure", "col-each"), ("incident", "column-incident"), ("number", "col-number")];
    let words = scope.words();
    let by_class = Table::new(words, "classes", scope.text("breadth-classes"), &columns);
    let by_incident = Table::new(words, "incidents", scope.text("breadth-table"), &all);
    Some(Figure {
        title: title(scope, &measures[0]),
        subtitle: scope.text("breadth-measure"),
        exclusions: scope.left_out(n, "without-responders"),
        reading: scope.text("breadth-reading"),
        chart: Some(Chart::Bars(Bars { bars, shares: false })),
        tables: vec![
            by_class.with(classes).texts(&["class"]).done(),
            by_incident.with(every).texts(&["incident"]).done(),
        ],
        ..scope.figure("breadth", n)
    })
}

/// Names a class of counts: "4", "5 to 8", "17 up".
fn class(scope: &Scope<'_, '_>, from: usize, to: usize) -> String {
    match to {
        to if to == from => scope.words().number(from),
        usize::MAX => scope.count("breadth-up", from),
        to => scope.say("breadth-to", &[("from", from.into()), ("to", to.into())]),
    }
}

fn measures(scope: &Scope<'_, '_>) -> Vec<Measure> {
    let measure = |key: &str, of: &dyn Fn(&Postmortem) -> usize| {
        let counts = scope.reports.iter().filter(|it| !responders(it).is_empty());
        let counts = counts.map(|it| (of(it), name(it), page(scope, it))).filter(|it| it.0 > 0);
        Measure { label: scope.text(key), counts: counts.collect() }
    };
    let owners = |report: &Postmortem| {
        let services = &scope.context.config.services;
        let named = ids(report, HubKind::Service);
        let owned = services.iter().filter(|it| named.contains(&it.id.as_str()));
        owned.filter_map(|it| it.owner.as_deref()).collect::<BTreeSet<&str>>().len()
    };
    let mut measures = vec![
        measure("breadth-responders", &|it| responders(it).len()),
        measure("breadth-teams", &owners),
        measure("nav-services", &|it| ids(it, HubKind::Service).len()),
    ];
    measures.retain(|it| !it.counts.is_empty());
    measures
}

/// Returns who took part: who filled a role, and who acted in the timeline.
fn responders(report: &Postmortem) -> BTreeSet<String> {
    let filled = report.roles.iter().map(|role| role.who.as_str());
    let acted = report.events.iter().filter_map(|event| event.actor.as_deref());
    let each = filled.chain(acted).flat_map(|who| who.split(", "));
    each.map(|who| who.trim().to_lowercase()).filter(|who| !who.is_empty()).collect()
}

fn title(scope: &Scope<'_, '_>, responders: &Measure) -> String {
    let mut counts: Vec<f64> = responders.counts.iter().map(|it| it.0 as f64).collect();
    counts.sort_by(f64::total_cmp);
    let told = Summary::of(&counts);
    let number = |value: f64| scope.words().decimal(value).into();
    match (told.median, told.interval) {
        (Some(middle), Some(it)) => {
            let values = [("n", middle.into()), ("low", number(it.low)), ("high", number(it.high))];
            scope.say("breadth-half", &values)
        }
        _ => scope.say("breadth-few", &[("incidents", scope.count("n-incidents", told.n).into())]),
    }
}
