//! The index of each vocabulary and of the years: every entry with what is filed under it.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::super::context::{Context, Frame, pieces};
use super::super::view::hub::{HubEntry, HubIndexPage};
use super::super::view::{LinkView, View};
use super::super::{Page, format, route};
use super::{Subject, label};
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;

/// Builds the index of one vocabulary, in pages where it is long.
pub(super) fn of_words(context: &Context<'_>, kind: HubKind) -> Vec<Page> {
    let (one, many) = label(kind);
    let mut hubs = context.knowledge.hubs.ranked(kind);
    if kind == HubKind::Severity {
        let ladder = &context.config.severities;
        hubs.sort_by_key(|hub| {
            ladder.iter().position(|it| it.id == hub.id).unwrap_or(ladder.len())
        });
    }
    let entries: Vec<HubEntry> =
        hubs.into_iter().map(|hub| entry(context, &Subject::of_word(context, hub))).collect();
    let href = format!("{}/", route::folder(kind));
    pages(context, Index { kind: kind.as_str(), one, many, href, entries })
}

/// Builds the index of the years.
pub(super) fn of_years(context: &Context<'_>) -> Vec<Page> {
    let entries = Subject::years(context).iter().map(|it| entry(context, it)).collect();
    let href = route::YEARS.to_owned();
    pages(context, Index { kind: "year", one: "Year", many: "Years", href, entries })
}

struct Index {
    kind: &'static str,
    one: &'static str,
    many: &'static str,
    href: String,
    entries: Vec<HubEntry>,
}

fn pages(context: &Context<'_>, index: Index) -> Vec<Page> {
    let Index { kind, one, many, href: base, entries } = index;
    let about =
        format!("{} that incidents are filed under.", format::plural(entries.len(), one, many));
    let page = |(at, piece): (usize, &[HubEntry])| {
        let href = route::page(&base, at + 1);
        let mut frame = Frame::new("hub-index", many, href.clone()).about(about.clone());
        if at > 0 {
            frame = frame.below(many, base.clone());
        }
        let view = HubIndexPage {
            page: context.meta(frame),
            kind,
            count: entries.len(),
            entries: piece.to_vec(),
            pager: context.pager(&base, at + 1, entries.len()),
            siblings: siblings(kind),
            empty: entries
                .is_empty()
                .then(|| format!("No report names a {} yet.", one.to_lowercase())),
        };
        Page { path: route::file(&href), view: View::HubIndex(Box::new(view)), body: None }
    };
    pieces(&entries).into_iter().enumerate().map(page).collect()
}

/// Returns the other indexes.
fn siblings(kind: &str) -> Vec<LinkView> {
    let words = HubKind::ALL.into_iter().filter(|it| it.as_str() != kind).map(|it| LinkView {
        label: label(it).1.to_owned(),
        href: format!("{}/", route::folder(it)),
    });
    let years = LinkView { label: "Years".to_owned(), href: route::YEARS.to_owned() };
    words.chain((kind != "year").then_some(years)).collect()
}

fn entry(context: &Context<'_>, subject: &Subject<'_>) -> HubEntry {
    let reports = subject.reports(context);
    let rows = reports.iter().filter_map(|report| context.row(report.file()));
    let (open, overdue) = rows.fold((0, 0), |(open, overdue), row| {
        (open + row.open_actions, overdue + row.overdue_actions)
    });
    HubEntry {
        id: subject.id.clone(),
        label: subject.hub.map_or_else(|| subject.title.clone(), |hub| hub.name.clone()),
        href: subject.base.clone(),
        description: subject.description.clone(),
        owner: subject.hub.and_then(|hub| hub.owner.clone()),
        severity: subject.severity.clone(),
        count: reports.len(),
        recent: recent(context.knowledge.as_of, &reports),
        open_actions: open,
        overdue_actions: overdue,
        latest: reports.iter().find_map(|it| knowledge::day_of(it)).map(format::date),
        declared: subject.hub.is_none_or(|hub| hub.declared),
    }
}

/// Counts the incidents of the twelve months up to the day of the build.
fn recent(as_of: NaiveDate, reports: &[Arc<Postmortem>]) -> usize {
    let from = as_of.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
    let within = |day: NaiveDate| from < day && day <= as_of;
    reports.iter().filter(|it| knowledge::day_of(it).is_some_and(within)).count()
}
