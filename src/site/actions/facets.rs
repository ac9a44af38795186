//! What a list of actions can be narrowed by: owner, state, due date, type, age, report.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::context::Context;
use super::super::format;
use super::super::view::ActionRow;
use super::super::view::list::{Facet, FacetOption};
use crate::theme::Words;

/// How many reports are named.
const REPORTS: usize = 8;
/// Days until the due date; overdue below zero.
const DUE: [(i64, i64, &str); 4] = [
    (i64::MIN, -1, "due-overdue"),
    (0, 30, "due-in-30"),
    (31, 90, "due-in-90"),
    (91, i64::MAX, "due-later"),
];
/// Days since the action was opened.
const AGES: [(i64, i64, &str); 5] = [
    (0, 29, "age-under-30"),
    (30, 89, "age-to-89"),
    (90, 179, "age-to-179"),
    (180, 364, "age-to-364"),
    (365, i64::MAX, "age-year"),
];
const STATES: [(&str, &str); 5] = [
    ("overdue", "due-overdue"),
    ("open", "state-open"),
    ("in-progress", "state-in-progress"),
    ("done", "state-done"),
    ("dropped", "state-dropped"),
];

/// Counts the values of every facet over `rows`; `open` lists also tell what is due and how old it is.
pub(super) fn facets(context: &Context<'_>, rows: &[Arc<ActionRow>], open: bool) -> Vec<Facet> {
    let words = &context.words;
    let mut facets = vec![states(words, rows), owners(context, rows)];
    if open {
        facets.push(ranges(words, "due", "due-none", &DUE, rows, |row| row.due_days));
        facets.push(ranges(words, "age", "age-unknown", &AGES, rows, |row| row.age_days));
    }
    facets.push(types(words, rows));
    facets.push(reports(words, rows));
    // One value for all says nothing.
    facets.retain(|facet| facet.options.len() > 1);
    facets
}

fn facet(words: &Words, key: &'static str, options: Vec<FacetOption>) -> Facet {
    let label = words.text(match key {
        "state" => "facet-state",
        "owner" => "facet-owner",
        "due" => "facet-due",
        "age" => "facet-age",
        "type" => "facet-type",
        _ => "facet-report",
    });
    Facet { key, label, options, more: 0, href: None }
}

fn option(
    value: &str,
    label: impl Into<String>,
    count: usize,
    href: Option<String>,
) -> FacetOption {
    FacetOption { value: value.to_owned(), label: label.into(), count, href }
}

fn states(words: &Words, rows: &[Arc<ActionRow>]) -> Facet {
    let counted = STATES.iter().map(|(value, label)| {
        let count = rows.iter().filter(|row| row.state == *value).count();
        option(value, words.text(label), count, None)
    });
    facet(words, "state", counted.filter(|it| it.count > 0).collect())
}

/// Teams in order of their names, then those without one; persons are one value, whoever they are.
fn owners(context: &Context<'_>, rows: &[Arc<ActionRow>]) -> Facet {
    let count = |wanted: &str| rows.iter().filter(|row| row.owner_key == wanted).count();
    let mut options: Vec<FacetOption> = context
        .teams
        .iter()
        .map(|team| option(&team.name, &team.name, count(&team.name), Some(team.href.clone())))
        .collect();
    options.push(option("(person)", context.words.text("owner-person"), count("(person)"), None));
    options.push(option("(none)", context.words.text("owner-none"), count("(none)"), None));
    options.retain(|it| it.count > 0);
    facet(&context.words, "owner", options)
}

fn ranges(
    words: &Words,
    key: &'static str,
    missing: &str,
    bounds: &[(i64, i64, &str)],
    rows: &[Arc<ActionRow>],
    value: impl Fn(&ActionRow) -> Option<i64>,
) -> Facet {
    let end = |bound: i64| match bound {
        i64::MIN | i64::MAX => String::new(),
        bound => bound.to_string(),
    };
    let mut options: Vec<FacetOption> = bounds
        .iter()
        .map(|&(from, to, label)| {
            let within =
                |row: &&Arc<ActionRow>| value(row).is_some_and(|it| from <= it && it <= to);
            let range = format!("{}..{}", end(from), end(to));
            option(&range, words.text(label), rows.iter().filter(within).count(), None)
        })
        .collect();
    let unknown = rows.iter().filter(|it| value(it).is_none()).count();
    options.push(option("(none)", words.text(missing), unknown, None));
    options.retain(|it| it.count > 0);
    facet(words, key, options)
}

fn types(words: &Words, rows: &[Arc<ActionRow>]) -> Facet {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.kind.as_deref().unwrap_or("(none)")).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(kind, count)| (kind == "(none)", Reverse(count), kind));
    let label = |kind: &str| match kind {
        "(none)" => words.text("type-none"),
        kind => format::sentence(kind),
    };
    let options = counts.iter().map(|(kind, count)| option(kind, label(kind), *count, None));
    facet(words, "type", options.collect())
}

/// The reports with the most of these actions.
fn reports(words: &Words, rows: &[Arc<ActionRow>]) -> Facet {
    let mut counts: BTreeMap<&str, (usize, &ActionRow)> = BTreeMap::new();
    for row in rows {
        counts.entry(&row.incident_id).or_insert((0, row)).0 += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(id, (count, _))| (Reverse(count), id));
    let more = counts.len().saturating_sub(REPORTS);
    counts.truncate(REPORTS);
    let option = |(id, (count, row)): (&str, (usize, &ActionRow))| {
        option(id, id, count, Some(row.incident.href.clone()))
    };
    let options = counts.into_iter().map(option).collect();
    Facet { more, href: Some("incidents/".to_owned()), ..facet(words, "report", options) }
}
