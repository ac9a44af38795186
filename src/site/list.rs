//! The lists of incidents: all of them, by year, and by state of the report, with their facets.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;

use super::context::{Context, Frame, pieces};
use super::export::about;
use super::view::list::{AsideView, Facet, FacetOption, IncidentListPage};
use super::view::{Download, IncidentRow, View};
use super::{Page, export, narrow, print, route, row};
use crate::knowledge::{self, HubKind};
use crate::model::{Postmortem, Status};

/// How many values of a facet are named.
const FACET_VALUES: usize = 12;
/// Where all incidents are listed.
pub(super) const ALL: &str = "incidents/";

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Every incident once: what was superseded is not.
    All,
    /// Those of a year; `None` for those without a date.
    Year(Option<i32>),
    /// Reports in one state.
    State(Status),
}

struct List {
    scope: Scope,
    title: String,
    href: String,
    reports: Vec<Arc<Postmortem>>,
}

/// Builds `/incidents/`, a list for every year and state, and the further pages of these.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    lists(context).iter().flat_map(|list| list_pages(context, list)).collect()
}

/// Returns the data of every list but that of all incidents.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    let parts = lists(context).into_iter().filter(|list| list.scope != Scope::All);
    let files = |list: List| {
        let stem = format!("{}incidents", list.href);
        let (title, page) = (&list.title, &list.href);
        let data = about::List { stem: &stem, kind: about::ListKind::Incidents, title, page };
        export::incident_files(context, &data, &list.reports)
    };
    parts.flat_map(files).collect()
}

fn lists(context: &Context<'_>) -> Vec<List> {
    let current: Vec<_> =
        context.shown.iter().filter(|it| stands(it.effective_status())).cloned().collect();
    let mut by_year: BTreeMap<Option<i32>, Vec<Arc<Postmortem>>> = BTreeMap::new();
    for report in &current {
        let year = knowledge::day_of(report).map(|day| day.year());
        by_year.entry(year).or_default().push(report.clone());
    }
    let words = &context.words;
    let title = words.text("nav-incidents");
    let mut lists = vec![List { scope: Scope::All, title, href: ALL.into(), reports: current }];
    for (year, reports) in by_year.into_iter().rev() {
        let (title, href) = match year {
            Some(year) => {
                let values = [("year", year.to_string().into())];
                (words.say("incidents-in-year", &values), format!("{ALL}{year}/"))
            }
            None => (words.text("incidents-undated"), format!("{ALL}undated/")),
        };
        lists.push(List { scope: Scope::Year(year), title, href, reports });
    }
    for status in Status::ALL {
        let of_state = context.shown.iter().filter(|it| it.effective_status() == status);
        let reports: Vec<_> = of_state.cloned().collect();
        if let Some(href) = state_href(status).filter(|_| !reports.is_empty()) {
            let label = row::status(words, status).label;
            let title = words.say("incidents-in-state", &[("state", label.into())]);
            lists.push(List { scope: Scope::State(status), title, href, reports });
        }
    }
    lists
}

/// Tells whether a report is listed without being asked for.
fn stands(status: Status) -> bool {
    status != Status::Superseded
}

/// Returns the list of a state; the published reports are what the other lists are made of.
fn state_href(status: Status) -> Option<String> {
    (status != Status::Published).then(|| format!("{ALL}state/{}/", status.as_str()))
}

fn list_pages(context: &Context<'_>, list: &List) -> Vec<Page> {
    let rows: Vec<_> =
        list.reports.iter().filter_map(|it| context.row(it.file()).cloned()).collect();
    let facets = list_facets(context, list, &rows);
    let pieces = pieces(&rows);
    // Who has no script goes on from the first page of all incidents by year.
    let pages = if list.scope == Scope::All { 1 } else { pieces.len() };
    let numbered = pieces.into_iter().take(pages).enumerate();
    let page = |(at, piece): (usize, &[Arc<IncidentRow>])| {
        let href = route::page(&list.href, at + 1);
        let view = view(context, list, &href, (at + 1, &rows, piece), facets.clone());
        Page { path: route::file(&href), view: View::IncidentList(Box::new(view)), body: None }
    };
    numbered.map(page).collect()
}

fn view(
    context: &Context<'_>,
    list: &List,
    href: &str,
    (number, rows, piece): (usize, &[Arc<IncidentRow>], &[Arc<IncidentRow>]),
    facets: Vec<Facet>,
) -> IncidentListPage {
    let words = &context.words;
    let count = words.say("n-incidents", &[("n", rows.len().into())]);
    let mut frame = Frame::new("incidents", list.title.clone(), href)
        .about(words.say("list-about", &[("incidents", count.into())]));
    if list.scope != Scope::All {
        frame = frame.below(words.text("nav-incidents"), ALL);
    }
    let year = match list.scope {
        Scope::Year(year) => year,
        Scope::All | Scope::State(_) => None,
    };
    let state = match list.scope {
        Scope::State(state) => Some(row::status(words, state)),
        Scope::All | Scope::Year(_) => None,
    };
    let folder = if list.scope == Scope::All { "" } else { list.href.as_str() };
    IncidentListPage {
        page: context.meta(frame),
        year,
        state,
        scope: scope_words(list.scope),
        total: rows.len(),
        whole: piece.len() == context.shown.len(),
        rows: piece.to_vec(),
        marks: piece.iter().map(|row| narrow::incident(&facets, row)).collect(),
        aside: aside(context, list.scope),
        facets,
        years: context.years(ALL, year),
        pager: context.pager(&list.href, number, rows.len()),
        downloads: downloads(folder),
        print_href: print_href(list.scope, rows),
        catalog_href: "catalog.json",
        empty: rows.is_empty().then(|| words.text("no-incident")),
    }
}

/// Returns where the reports of a list stand on one page, or by year on pages; without a day they do not.
fn print_href(scope: Scope, rows: &[Arc<IncidentRow>]) -> Option<String> {
    match scope {
        Scope::All => rows.iter().any(|row| row.year.is_some()).then(|| print::href(None)),
        Scope::Year(year) => Some(print::href(Some(year?))),
        Scope::State(_) => None,
    }
}

/// Counts the superseded reports that a list leaves out.
fn aside(context: &Context<'_>, scope: Scope) -> Option<AsideView> {
    let is_of = |report: &Postmortem| match scope {
        Scope::All => true,
        Scope::Year(year) => knowledge::day_of(report).map(|day| day.year()) == year,
        Scope::State(_) => false,
    };
    let left_out = context.shown.iter().filter(|it| !stands(it.effective_status()) && is_of(it));
    let count = left_out.count();
    let href = state_href(Status::Superseded)?;
    (count > 0).then_some(AsideView { count, href })
}

/// Returns what the script narrows the catalog by: `year:2026`, `status:draft`.
fn scope_words(scope: Scope) -> Option<String> {
    match scope {
        Scope::All => None,
        Scope::Year(year) => Some(format!("year:{}", year_value(year))),
        Scope::State(state) => Some(format!("status:{}", state.as_str())),
    }
}

/// Returns the links to the data of the list in `folder`.
pub(super) fn downloads(folder: &str) -> Vec<Download> {
    export::downloads(&format!("{folder}incidents"))
}

/// Returns the rows of the shown incidents that `wanted` picks, newest first.
pub(super) fn rows(
    context: &Context<'_>,
    wanted: impl Fn(&IncidentRow) -> bool,
) -> Vec<Arc<IncidentRow>> {
    let rows = context.shown.iter().filter_map(|report| context.row(report.file()));
    rows.filter(|row| wanted(row)).cloned().collect()
}

fn list_facets(context: &Context<'_>, list: &List, rows: &[Arc<IncidentRow>]) -> Vec<Facet> {
    let mut found = facets(context, rows);
    match list.scope {
        Scope::All => {}
        Scope::Year(_) => found.retain(|facet| facet.key != "year"),
        Scope::State(_) => found.retain(|facet| facet.key != "status"),
    }
    found
}

/// Counts the values of every facet over `rows`, the most frequent first.
pub(super) fn facets(context: &Context<'_>, rows: &[Arc<IncidentRow>]) -> Vec<Facet> {
    let mut facets = vec![severities(context, rows)];
    for kind in [HubKind::Service, HubKind::Cause, HubKind::Trigger, HubKind::Tag] {
        let words = rows.iter().flat_map(|row| {
            let chips: &[_] = match kind {
                HubKind::Service => &row.services,
                HubKind::Cause => &row.causes,
                HubKind::Trigger => row.trigger.as_slice(),
                HubKind::Tag | HubKind::Severity => &row.tags,
            };
            // A report may name one tag in two ways.
            let ids: std::collections::BTreeSet<&str> =
                chips.iter().map(|chip| chip.id.as_str()).collect();
            ids
        });
        facets.push(facet(context, kind, words));
    }
    facets.extend(years(context, rows));
    facets.extend(statuses(context, rows));
    facets.retain(|facet| !facet.options.is_empty());
    facets
}

fn facet<'r>(context: &Context<'_>, kind: HubKind, words: impl Iterator<Item = &'r str>) -> Facet {
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
    let label = context.words.text(match kind {
        HubKind::Service => "facet-service",
        HubKind::Cause => "facet-cause",
        HubKind::Trigger => "facet-trigger",
        HubKind::Tag => "facet-tag",
        HubKind::Severity => "facet-severity",
    });
    let href = Some(format!("{}/", route::folder(kind)));
    Facet { key: kind.as_str(), label, options, more, href }
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
    let label = context.words.text("facet-severity");
    Facet { key: "severity", label, options, more: 0, href: Some("severities/".into()) }
}

/// Years, newest first; one year for all says nothing.
fn years(context: &Context<'_>, rows: &[Arc<IncidentRow>]) -> Option<Facet> {
    let mut counts: BTreeMap<Option<i32>, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.year).or_default() += 1;
    }
    let option = |(year, count): (Option<i32>, usize)| FacetOption {
        value: year_value(year),
        label: year.map_or_else(|| context.words.text("no-date"), |year| year.to_string()),
        count,
        href: Some(match year {
            Some(year) => format!("{ALL}{year}/"),
            None => format!("{ALL}undated/"),
        }),
    };
    let options: Vec<_> = counts.into_iter().rev().map(option).collect();
    let label = context.words.text("facet-year");
    (options.len() > 1).then_some(Facet { key: "year", label, options, more: 0, href: None })
}

pub(super) fn year_value(year: Option<i32>) -> String {
    year.map_or_else(|| "none".to_owned(), |year| year.to_string())
}

/// States of the reports; one state for all says nothing.
fn statuses(context: &Context<'_>, rows: &[Arc<IncidentRow>]) -> Option<Facet> {
    let option = |state: Status| {
        let status = row::status(&context.words, state);
        let count = rows.iter().filter(|row| row.status == status).count();
        (count > 0).then(|| FacetOption {
            value: status.id.to_owned(),
            label: status.label.clone(),
            count,
            href: state_href(state),
        })
    };
    let options: Vec<_> = Status::ALL.into_iter().filter_map(option).collect();
    let label = context.words.text("facet-state");
    (options.len() > 1).then_some(Facet { key: "status", label, options, more: 0, href: None })
}
