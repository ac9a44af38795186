//! The list of incidents, whole and by year, with its facets.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;

use super::context::{Context, Frame, pieces};
use super::view::list::{Facet, FacetOption, IncidentListPage};
use super::view::{Download, IncidentRow, View};
use super::{Page, format, route, row};
use crate::knowledge::{self, HubKind};
use crate::model::Status;

/// How many values of a facet are named.
const FACET_VALUES: usize = 12;
/// Said where a casebook has no incident at all.
pub(super) const NO_INCIDENT: &str =
    "No incident is recorded yet. `casebook new \"What happened\"` starts a report.";

/// Builds `/incidents/`, a list for every year, and their further pages.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let all = rows(context, |_| true);
    let mut by_year: BTreeMap<Option<i32>, Vec<Arc<IncidentRow>>> = BTreeMap::new();
    for report in &context.shown {
        let year = knowledge::day_of(report).map(|day| day.year());
        by_year.entry(year).or_default().extend(context.row(report.file()).cloned());
    }
    let mut pages = list(
        context,
        &List { rows: &all, year: None, title: "Incidents".into(), href: "incidents/".into() },
    );
    for (year, rows) in &by_year {
        let (title, href) = match year {
            Some(year) => (format!("Incidents in {year}"), format!("incidents/{year}/")),
            None => ("Incidents without a date".to_owned(), "incidents/undated/".to_owned()),
        };
        pages.extend(list(context, &List { rows, year: *year, title, href }));
    }
    pages
}

struct List<'a> {
    rows: &'a [Arc<IncidentRow>],
    year: Option<i32>,
    title: String,
    href: String,
}

fn list(context: &Context<'_>, list: &List<'_>) -> Vec<Page> {
    let facets = facets(context, list.rows);
    let page = |(at, rows): (usize, &[Arc<IncidentRow>])| {
        let number = at + 1;
        let href = route::page(&list.href, number);
        let count = format::plural(list.rows.len(), "incident", "incidents");
        let mut frame = Frame::new("incidents", list.title.clone(), href.clone())
            .about(format!("{count}, newest first."));
        if list.href != "incidents/" {
            frame = frame.below("Incidents", "incidents/");
        }
        let view = IncidentListPage {
            page: context.meta(frame),
            year: list.year,
            total: list.rows.len(),
            rows: rows.to_vec(),
            facets: facets.clone(),
            years: context.years("incidents/", list.year),
            pager: context.pager(&list.href, number, list.rows.len()),
            downloads: vec![
                Download { label: "CSV", href: "incidents.csv".to_owned() },
                Download { label: "JSON", href: "incidents.json".to_owned() },
            ],
            empty: list.rows.is_empty().then(|| NO_INCIDENT.to_owned()),
        };
        Page { path: route::file(&href), view: View::IncidentList(Box::new(view)), body: None }
    };
    pieces(list.rows).into_iter().enumerate().map(page).collect()
}

/// Returns the rows of the shown incidents that `wanted` picks, newest first.
pub(super) fn rows(
    context: &Context<'_>,
    wanted: impl Fn(&IncidentRow) -> bool,
) -> Vec<Arc<IncidentRow>> {
    let rows = context.shown.iter().filter_map(|report| context.row(report.file()));
    rows.filter(|row| wanted(row)).cloned().collect()
}

/// Counts the values of every facet over `rows`, the most frequent first.
pub(super) fn facets(context: &Context<'_>, rows: &[Arc<IncidentRow>]) -> Vec<Facet> {
    let mut facets = vec![severities(context, rows)];
    for (kind, key, label) in [
        (HubKind::Service, "service", "Service"),
        (HubKind::Cause, "cause", "Cause"),
        (HubKind::Trigger, "trigger", "Trigger"),
        (HubKind::Tag, "tag", "Tag"),
    ] {
        let words = rows.iter().flat_map(|row| {
            let chips: &[_] = match kind {
                HubKind::Service => &row.services,
                HubKind::Cause => &row.causes,
                HubKind::Trigger => row.trigger.as_slice(),
                HubKind::Tag | HubKind::Severity => &row.tags,
            };
            chips.iter().map(|chip| chip.id.as_str())
        });
        facets.push(facet(context, kind, key, label, words));
    }
    facets.push(statuses(context, rows));
    facets.retain(|facet| !facet.options.is_empty());
    facets
}

fn facet<'r>(
    context: &Context<'_>,
    kind: HubKind,
    key: &'static str,
    label: &'static str,
    words: impl Iterator<Item = &'r str>,
) -> Facet {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(id, count)| (std::cmp::Reverse(count), id));
    let more = counts.len().saturating_sub(FACET_VALUES);
    counts.truncate(FACET_VALUES);
    let option = |(id, count): (&str, usize)| FacetOption {
        value: id.to_owned(),
        label: context.name(kind, id),
        count,
        href: Some(context.routes.hub(kind, id)),
    };
    let options = counts.into_iter().map(option).collect();
    Facet { key, label, options, more, href: Some(format!("{}/", route::folder(kind))) }
}

/// Severities in order of the ladder, not of their counts.
fn severities(context: &Context<'_>, rows: &[Arc<IncidentRow>]) -> Facet {
    let mut found: BTreeMap<(u8, &str), FacetOption> = BTreeMap::new();
    for severity in rows.iter().filter_map(|row| row.severity.as_ref()) {
        let option = found.entry((severity.step, &severity.id)).or_insert_with(|| FacetOption {
            value: severity.id.clone(),
            label: format!("{} {}", severity.label, severity.name).trim().to_owned(),
            count: 0,
            href: Some(context.routes.hub(HubKind::Severity, &severity.id)),
        });
        option.count += 1;
    }
    let options = found.into_values().collect();
    Facet { key: "severity", label: "Severity", options, more: 0, href: Some("severities/".into()) }
}

fn statuses(context: &Context<'_>, rows: &[Arc<IncidentRow>]) -> Facet {
    let option = |status: Status| {
        let status = row::status(&context.words, status);
        let count = rows.iter().filter(|row| row.status == status).count();
        (count > 0).then(|| FacetOption {
            value: status.id.to_owned(),
            label: status.label.clone(),
            count,
            href: None,
        })
    };
    let options: Vec<_> = Status::ALL.into_iter().filter_map(option).collect();
    // One status for all says nothing.
    let options = if options.len() > 1 { options } else { Vec::new() };
    Facet { key: "status", label: "Status", options, more: 0, href: None }
}
