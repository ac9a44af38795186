//! How long do incidents last: every length as a dot, by milestone, year, severity and service.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;

use super::super::format::plural;
use super::super::view::chart::Figure;
use super::lengths::{Length, Lengths, draw};
use super::verdict::apart;
use super::words::{ids, ranked, severity_names};
use super::{FEWEST_FOR_CURVE, FEWEST_FOR_TREND, Scope, Verdict, lengths_differ, roughly};
use crate::chart::Chart;
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;

/// The years that get a strip of their own, the latest.
const MOST_YEARS: usize = 12;
/// The services that get one, those with the most known lengths.
const MOST_SERVICES: usize = 8;
/// What every strip says.
const DOTS: &str = "The tick is the median, from 5 on; the line its exact 95 % interval between two of the values, from 6 on. Means are not shown: a few long incidents decide them.";

/// Draws every incident's times to detect, acknowledge, mitigate and resolve as dots.
pub(crate) fn strips(scope: &Scope<'_, '_>) -> Option<Figure> {
    let kinds: [(&str, Length); 4] = [
        ("Time to detect", |it| it.detect),
        ("Time to acknowledge", |it| it.acknowledge),
        ("Time to mitigate", |it| it.mitigate),
        ("Time to resolve", |it| it.resolve),
    ];
    let reports: Vec<_> = scope.reports.iter().collect();
    let sets = kinds.map(|(label, length)| Lengths::of(scope, label, &reports, length));
    let known = reports.iter().filter(|it| kinds.iter().any(|(_, of)| of(&it.durations).is_some()));
    let n = known.count();
    if n == 0 {
        return None;
    }
    let resolve = sets[3].summary();
    let title = match (resolve.median, resolve.interval) {
        (Some(middle), Some(it)) => format!(
            "Half of the incidents were resolved within {} ({} to {})",
            roughly(middle),
            roughly(it.low),
            roughly(it.high)
        ),
        _ => format!(
            "{} with a known duration: too few to tell",
            plural(resolve.n, "incident", "incidents")
        ),
    };
    let (chart, tables, note) = draw(&sets, "Measure", "Incident");
    Some(Figure {
        title,
        subtitle: "Lengths from start, and from detection on; every incident a dot, log axis"
            .to_owned(),
        exclusions: scope.left_out(n, "no two milestones are known to the minute, in order"),
        reading: format!("Each dot is an incident. {DOTS}{note}"),
        chart: Some(Chart::Strips(chart)),
        tables,
        ..scope.figure("durations", n)
    })
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
            Lengths::of(scope, &year_name(scope, *year), reports, |it| it.resolve)
        })
        .collect();
    let n: usize = sets.iter().map(|set| set.values.len()).sum();
    if sets.len() < 2 || n < FEWEST_FOR_CURVE {
        return None;
    }
    let this_year = year_name(scope, scope.today().year());
    let whole: Vec<&Lengths> = sets.iter().filter(|it| it.label != this_year).collect();
    let (title, smallest) = match whole.as_slice() {
        _ if n < FEWEST_FOR_TREND => {
            let incidents = plural(n, "incident", "incidents");
            (format!("{incidents}: too few to compare years"), String::new())
        }
        [.., earlier, later] => match lengths_differ(&earlier.sorted(), &later.sorted()) {
            None => ("Too few lengths to compare two years".to_owned(), String::new()),
            Some(it) if it.verdict == Verdict::Unclear => (
                format!(
                    "Time to resolve: no clear difference between {} and {}",
                    earlier.label, later.label
                ),
                it.smallest,
            ),
            Some(it) => (
                format!(
                    "Time to resolve was {} in {} than in {}",
                    it.verdict.word(),
                    later.label,
                    earlier.label
                ),
                it.smallest,
            ),
        },
        _ => ("Too few years to compare".to_owned(), String::new()),
    };
    let (chart, tables, note) = draw(&sets, "Year", "Incident");
    Some(Figure {
        title,
        subtitle: "Time to resolve of every incident, by year, on a log axis".to_owned(),
        exclusions: scope
            .left_out(n, "start or end is not known to the minute, or the year is not drawn"),
        reading: format!(
            "Each dot is an incident. {DOTS} The last two whole years are compared by a permutation test of ranks. {smallest}{note}"
        ),
        chart: Some(Chart::Strips(chart)),
        tables,
        ..scope.figure("durations-by-year", n)
    })
}

/// Returns the name of a year; the one under way is "to date".
fn year_name(scope: &Scope<'_, '_>, year: i32) -> String {
    if year < scope.today().year() { year.to_string() } else { format!("{year} to date") }
}

/// Draws time to resolve, a strip for each severity.
pub(crate) fn by_severity(scope: &Scope<'_, '_>) -> Option<Figure> {
    let rungs = severity_names(scope);
    let names = rungs.iter().map(|(id, label)| (*id, label.clone())).collect();
    let several = "Severity is a label that was given, not a measure: it says nothing about why.";
    by_word(scope, HubKind::Severity, names, ("severity", "severities", several))
}

/// Draws time to resolve, a strip for each of the most frequent services.
pub(crate) fn by_service(scope: &Scope<'_, '_>) -> Option<Figure> {
    let names = ranked(scope, HubKind::Service)
        .into_iter()
        .map(|(id, _)| (id, scope.context.name(HubKind::Service, id)))
        .collect();
    let several = "An incident counts for each service it names.";
    by_word(scope, HubKind::Service, names, ("service", "services", several))
}

/// Draws time to resolve, a strip for each word of a vocabulary; `None` where only one has a length.
fn by_word(
    scope: &Scope<'_, '_>,
    kind: HubKind,
    names: Vec<(&str, String)>,
    (one, many, more): (&str, &str, &str),
) -> Option<Figure> {
    let mut by_id: BTreeMap<&str, Vec<&Arc<Postmortem>>> = BTreeMap::new();
    for report in &scope.reports {
        for id in ids(report, kind) {
            by_id.entry(id).or_default().push(report);
        }
    }
    let set = |(id, label): (&str, String)| {
        let these = by_id.get(id).map_or(&[][..], Vec::as_slice);
        (id.to_owned(), Lengths::of(scope, &label, these, |it| it.resolve))
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
    let title = match apart(&told) {
        _ if n < FEWEST_FOR_TREND => {
            format!("{}: too few to compare {many}", plural(n, "incident", "incidents"))
        }
        None => format!("Time to resolve: no clear difference between {many}"),
        Some((quick, slow)) => format!("Time to resolve is higher for {slow} than for {quick}"),
    };
    let (chart, tables, note) = draw(&sets, &super::super::format::sentence(one), "Incident");
    Some(Figure {
        title,
        subtitle: format!("Time to resolve of every incident, by {one}, on a log axis"),
        exclusions: scope.left_out(
            n,
            &format!("start or end is not known to the minute, or its {one} is not drawn"),
        ),
        reading: format!(
            "Each dot is an incident. {DOTS} Two {many} are called different only where the 95 % intervals of their medians do not meet. {more}{note}"
        ),
        chart: Some(Chart::Strips(chart)),
        tables,
        ..scope.figure(&format!("durations-by-{one}"), n)
    })
}
