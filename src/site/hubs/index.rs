//! The index of each vocabulary and of the years: every entry with what is filed under it.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::super::context::{Context, Frame, pieces};
use super::super::view::hub::{HubEntry, HubIndexPage};
use super::super::view::{LinkView, View};
use super::super::{Page, route};
use super::{Subject, label};
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;

/// Builds the index of one vocabulary, in pages where it is long.
pub(super) fn of_words(context: &Context<'_>, kind: HubKind) -> Vec<Page> {
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
    pages(context, kind.as_str(), &href, &entries)
}

/// Builds the index of the years.
pub(super) fn of_years(context: &Context<'_>) -> Vec<Page> {
    let entries: Vec<_> = Subject::years(context).iter().map(|it| entry(context, it)).collect();
    pages(context, "year", route::YEARS, &entries)
}

fn pages(context: &Context<'_>, kind: &'static str, base: &str, entries: &[HubEntry]) -> Vec<Page> {
    let many = label(context, kind);
    let about = context.words.say("hubs-about", &[("n", entries.len().into())]);
    let page = |(at, piece): (usize, &[HubEntry])| {
        let href = route::page(base, at + 1);
        let mut frame = Frame::new("hub-index", many.clone(), href.clone()).about(about.clone());
        if at > 0 {
            frame = frame.below(many.clone(), base);
        }
        let empty = context.words.text(&format!("hubs-empty-{kind}"));
        let view = HubIndexPage {
            page: context.meta(frame),
            kind,
            count: entries.len(),
            entries: piece.to_vec(),
            pager: context.pager(base, at + 1, entries.len()),
            siblings: siblings(context, kind),
            empty: entries.is_empty().then_some(empty),
        };
        Page { path: route::file(&href), view: View::HubIndex(Box::new(view)), body: None }
    };
    pieces(entries).into_iter().enumerate().map(page).collect()
}

/// Returns the other indexes.
fn siblings(context: &Context<'_>, kind: &str) -> Vec<LinkView> {
    let words = HubKind::ALL.map(|it| (it.as_str(), format!("{}/", route::folder(it))));
    let all = words.into_iter().chain([("year", route::YEARS.to_owned())]);
    all.filter(|(other, _)| *other != kind)
        .map(|(other, href)| LinkView::new(label(context, other), href))
        .collect()
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
        latest: reports
            .iter()
            .find_map(|it| knowledge::day_of(it))
            .map(|day| context.words.date(day)),
        declared: subject.hub.is_none_or(|hub| hub.declared),
    }
}

/// Counts the incidents of the twelve months up to the day of the build.
fn recent(as_of: NaiveDate, reports: &[Arc<Postmortem>]) -> usize {
    let from = as_of.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
    let within = |day: NaiveDate| from < day && day <= as_of;
    reports.iter().filter(|it| knowledge::day_of(it).is_some_and(within)).count()
}
