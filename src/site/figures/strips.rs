//! How long do incidents last: every length as a dot, by milestone, year, severity and service.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;

use super::super::view::chart::Figure;
use super::lengths::{Length, Lengths, draw};
use super::verdict::apart;
use super::vocabulary::{ids, ranked, severity_names};
use super::{FEWEST_FOR_CURVE, FEWEST_FOR_TREND, Scope, lengths_differ, sentences};
use crate::chart::Chart;
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;

/// The years that get a strip of their own, the latest.
const MOST_YEARS: usize = 12;
/// The services that get one, those with the most known lengths.
const MOST_SERVICES: usize = 8;
/// Draws every incident's times to detect, acknowledge, mitigate and resolve as dots.
pub(crate) fn strips(scope: &Scope<'_, '_>) -> Option<Figure> {
    let kinds: [(&str, Length); 4] = [
        ("length-detect", |it| it.detect),
        ("length-acknowledge", |it| it.acknowledge),
        ("length-mitigate", |it| it.mitigate),
        ("length-resolve", |it| it.resolve),
    ];
    let reports: Vec<_> = scope.reports.iter().collect();
    let sets = kinds.map(|(key, length)| Lengths::of(scope, scope.text(key), &reports, length));
    let known = reports.iter().filter(|it| kinds.iter().any(|(_, of)| of(&it.durations).is_some()));
    let n = known.count();
    if n == 0 {
        return None;
    }
    let resolve = sets[3].summary();
    let title = match (resolve.median, resolve.interval) {
        (Some(middle), Some(it)) => scope.median_within("lengths-half", middle, it),
        _ => few(scope, "lengths-few", resolve.n),
    };
    let drawn = draw(scope, &sets, ("col-measure", "column-incident"));
    Some(Figure {
        title,
        subtitle: scope.text("lengths-measure"),
        exclusions: scope.left_out(n, "without-milestones"),
        reading: sentences([scope.text("lengths-dots"), drawn.note]),
        chart: Some(Chart::Strips(drawn.chart)),
        tables: drawn.tables,
        ..scope.figure("durations", n)
    })
}

/// Says that there are too few incidents.
fn few(scope: &Scope<'_, '_>, key: &str, n: usize) -> String {
    scope.say(key, &[("incidents", scope.count("n-incidents", n).into())])
}

/// Draws time to resolve, a strip for each year.
pub(crate) fn by_year(scope: &Scope<'_, '_>) -> Option<Figure> {
    let mut years: BTreeMap<i32, Vec<&Arc<Postmortem>>> = BTreeMap::new();
    for report in &scope.reports {
        if let Some(day) = knowledge::day_of(report) {
            years.entry(day.year()).or_default().push(report);
        }
    }
    let first = years.len().saturating_sub(MOST_YEARS);
    let sets: Vec<Lengths> = years
        .iter()
        .skip(first)
        .map(|(year, reports)| {
            Lengths::of(scope, year_name(scope, *year), reports, |it| it.resolve)
        })
        .collect();
    let n: usize = sets.iter().map(|set| set.values.len()).sum();
    if sets.len() < 2 || n < FEWEST_FOR_CURVE {
        return None;
    }
    let this_year = year_name(scope, scope.today().year());
    let whole: Vec<&Lengths> = sets.iter().filter(|it| it.label != this_year).collect();
    let (title, smallest) = match whole.as_slice() {
        _ if n < FEWEST_FOR_TREND => (few(scope, "lengths-few-years", n), String::new()),
        [.., earlier, later] => compared(scope, earlier, later),
        _ => (scope.text("lengths-one-year"), String::new()),
    };
    let drawn = draw(scope, &sets, ("col-year", "column-incident"));
    Some(Figure {
        title,
        subtitle: scope.text("lengths-measure-year"),
        exclusions: scope.left_out(n, "without-length-year"),
        reading: sentences([
            scope.text("lengths-dots"),
            scope.text("lengths-reading-year"),
            smallest,
            drawn.note,
        ]),
        chart: Some(Chart::Strips(drawn.chart)),
        tables: drawn.tables,
        ..scope.figure("durations-by-year", n)
    })
}

/// Says how the lengths of two years differ, and what would have been seen.
fn compared(scope: &Scope<'_, '_>, earlier: &Lengths, later: &Lengths) -> (String, String) {
    let years =
        [("earlier", earlier.label.as_str().into()), ("later", later.label.as_str().into())];
    match lengths_differ(scope.words(), &earlier.sorted(), &later.sorted()) {
        None => (scope.text("lengths-few-two"), String::new()),
        Some(it) => (scope.say(&it.verdict.key("lengths-year-"), &years), it.smallest),
    }
}

/// Returns the name of a year; the one under way is "to date".
fn year_name(scope: &Scope<'_, '_>, year: i32) -> String {
    scope.to_date(&year.to_string(), year >= scope.today().year())
}

/// Draws time to resolve, a strip for each severity.
pub(crate) fn by_severity(scope: &Scope<'_, '_>) -> Option<Figure> {
    let rungs = severity_names(scope);
    let names = rungs.iter().map(|(id, label)| (*id, label.clone())).collect();
    by_word(scope, HubKind::Severity, names)
}

/// Draws time to resolve, a strip for each of the most frequent services.
pub(crate) fn by_service(scope: &Scope<'_, '_>) -> Option<Figure> {
    let names = ranked(scope, HubKind::Service)
        .into_iter()
        .map(|(id, _)| (id, scope.context.name(HubKind::Service, id)))
        .collect();
    by_word(scope, HubKind::Service, names)
}

/// Draws time to resolve, a strip for each word of a vocabulary; `None` where only one has a length.
fn by_word(scope: &Scope<'_, '_>, kind: HubKind, names: Vec<(&str, String)>) -> Option<Figure> {
    let mut by_id: BTreeMap<&str, Vec<&Arc<Postmortem>>> = BTreeMap::new();
    for report in &scope.reports {
        for id in ids(report, kind) {
            by_id.entry(id).or_default().push(report);
        }
    }
    let set = |(id, label): (&str, String)| {
        let these = by_id.get(id).map_or(&[][..], Vec::as_slice);
        (id.to_owned(), Lengths::of(scope, label, these, |it| it.resolve))
    };
    let mut sets: Vec<(String, Lengths)> = names.into_iter().map(set).collect();
    sets.retain(|(_, set)| !set.values.is_empty());
    if kind == HubKind::Service {
        sets.sort_by_key(|(_, set)| std::cmp::Reverse(set.values.len()));
        sets.truncate(MOST_SERVICES);
    }
    if sets.len() < 2 {
        return None;
    }
    let (shown, sets): (Vec<String>, Vec<Lengths>) = sets.into_iter().unzip();
    let is_drawn = |it: &&Arc<Postmortem>| {
        let has_lane = || ids(it, kind).into_iter().any(|id| shown.iter().any(|it| it == id));
        it.durations.resolve.is_some() && has_lane()
    };
    let n = scope.reports.iter().filter(is_drawn).count();
    if n < FEWEST_FOR_CURVE {
        return None;
    }
    let told: Vec<_> =
        sets.iter().filter_map(|it| Some((it.label.as_str(), it.summary().interval?))).collect();
    let one = kind.as_str();
    let title = match apart(&told) {
        _ if n < FEWEST_FOR_TREND => few(scope, &format!("lengths-few-{one}"), n),
        None => scope.text(&format!("lengths-unclear-{one}")),
        Some((quick, slow)) => {
            scope.say("lengths-apart", &[("quick", quick.into()), ("slow", slow.into())])
        }
    };
    let drawn = draw(scope, &sets, (&format!("hub-{one}"), "column-incident"));
    Some(Figure {
        title,
        subtitle: scope.text(&format!("lengths-measure-{one}")),
        exclusions: scope.left_out(n, &format!("without-length-{one}")),
        reading: sentences([
            scope.text("lengths-dots"),
            scope.text(&format!("lengths-reading-{one}")),
            drawn.note,
        ]),
        chart: Some(Chart::Strips(drawn.chart)),
        tables: drawn.tables,
        ..scope.figure(&format!("durations-by-{one}"), n)
    })
}
