//! How wide a response is: responders, teams and services of each incident, as far as reports name them.

use std::collections::BTreeSet;

use super::super::format::{number, plural};
use super::super::view::chart::Figure;
use super::lengths::{name, page};
use super::words::ids;
use super::{Cells, FEWEST_FOR_CURVE, Scope, Table};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::knowledge::HubKind;
use crate::knowledge::statistics::quantiles::Summary;
use crate::model::Postmortem;

/// Classes of counts, each about twice as wide as the one before: first and last.
const CLASSES: [(usize, usize, &str); 7] = [
    (1, 1, "1"),
    (2, 2, "2"),
    (3, 3, "3"),
    (4, 4, "4"),
    (5, 8, "5 to 8"),
    (9, 16, "9 to 16"),
    (17, usize::MAX, "17 up"),
];

/// One measure: what it is called, and the count of each incident that tells it.
struct Measure {
    label: &'static str,
    counts: Vec<(usize, String, Option<String>)>,
}

/// Draws how many took part in each response.
pub(crate) fn breadth(scope: &Scope<'_, '_>) -> Option<Figure> {
    let measures = measures(scope);
    let n = scope.reports.iter().filter(|it| !responders(it).is_empty()).count();
    if n < FEWEST_FOR_CURVE {
        return None;
    }
    let mut bars = Vec::new();
    for measure in &measures {
        let held = |from: usize, to: usize| {
            measure.counts.iter().filter(|it| (from..=to).contains(&it.0)).count()
        };
        let most = measure.counts.iter().map(|it| it.0).max().unwrap_or(0);
        for (at, (from, to, label)) in CLASSES.iter().filter(|it| it.0 <= most).enumerate() {
            let count = held(*from, *to);
            bars.push(Bar {
                label: (*label).to_owned(),
                value: count as f64,
                note: number(count),
                head: if at == 0 { measure.label.to_owned() } else { String::new() },
                ..Bar::default()
            });
        }
    }
    let classes = measures.iter().flat_map(|measure| {
        let most = measure.counts.iter().map(|it| it.0).max().unwrap_or(0);
        CLASSES.iter().filter(move |it| it.0 <= most).map(move |(from, to, label)| {
            let held = measure.counts.iter().filter(|it| (*from..=*to).contains(&it.0));
            Cells::of(measure.label).text(*label).count(held.count())
        })
    });
    let every = measures.iter().flat_map(|measure| {
        measure.counts.iter().map(|(count, name, page)| {
            Cells::of(measure.label).text(name).leading(page.clone()).count(*count)
        })
    });
    let columns = [("measure", "Per incident"), ("class", "How many"), ("count", "Incidents")];
    let all = [("measure", "Per incident"), ("incident", "Incident"), ("number", "Number")];
    Some(Figure {
        title: title(&measures[0]),
        subtitle: "Incidents by how many took part, as far as their reports say".to_owned(),
        exclusions: scope.left_out(n, "neither a role nor who acted is recorded"),
        reading: "Responders are the different names of roles under `roles` and of who acted in the timeline. Teams are the owners of the services an incident names. A wide response costs more than its length tells. Bars are counts from zero; the classes grow wider by twos.".to_owned(),
        chart: Some(Chart::Bars(Bars { bars, shares: false })),
        tables: vec![
            Table::new("classes", "Incidents by breadth of response", &columns).with(classes).texts(&["class"]).done(),
            Table::new("incidents", "Breadth of each response", &all).with(every).texts(&["incident"]).done(),
        ],
        ..scope.figure("breadth", n)
    })
}

fn measures(scope: &Scope<'_, '_>) -> Vec<Measure> {
    let measure = |label, of: &dyn Fn(&Postmortem) -> usize| {
        let counts = scope.reports.iter().filter(|it| !responders(it).is_empty());
        let counts = counts.map(|it| (of(it), name(it), page(scope, it))).filter(|it| it.0 > 0);
        Measure { label, counts: counts.collect() }
    };
    let owners = |report: &Postmortem| {
        let services = &scope.context.config.services;
        let named = ids(report, HubKind::Service);
        let owned = services.iter().filter(|it| named.contains(&it.id.as_str()));
        owned.filter_map(|it| it.owner.as_deref()).collect::<BTreeSet<&str>>().len()
    };
    let mut measures = vec![
        measure("Responders", &|it| responders(it).len()),
        measure("Teams", &owners),
        measure("Services", &|it| ids(it, HubKind::Service).len()),
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

fn title(responders: &Measure) -> String {
    let mut counts: Vec<f64> = responders.counts.iter().map(|it| it.0 as f64).collect();
    counts.sort_by(f64::total_cmp);
    let told = Summary::of(&counts);
    match (told.median, told.interval) {
        (Some(middle), Some(it)) => format!(
            "Half of the responses took {middle} or more responders ({} to {})",
            it.low, it.high
        ),
        _ => {
            format!("{} with responders: too few to tell", plural(told.n, "incident", "incidents"))
        }
    }
}
