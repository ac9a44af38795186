//! The digest of each month: new reports with their lessons in brief, actions and plans as they stood
//! then; as a page, as a page to be mailed and as Markdown, with an index and feeds.

mod lessons;
mod month;

use chrono::{Datelike as _, NaiveDate};
use rayon::prelude::*;

use super::context::{Context, Frame};
use super::feed::{self, Entry, Feed};
use super::view::digest::{DigestEntry, DigestIndexPage, DigestPage, DigestYear};
use super::view::{LinkView, View};
use super::{Page, route};
use month::Month;

/// Where the digests are.
pub(super) const HREF: &str = "digest/";
/// How many digests the feed carries.
const IN_FEED: usize = 24;

/// Builds the digests with their index, and their feeds.
pub(super) fn pages(context: &Context<'_>) -> (Vec<Page>, Vec<(String, Vec<u8>)>) {
    let months = month::all(context);
    let entries: Vec<DigestEntry> = months.par_iter().map(|month| entry(context, month)).collect();
    let mut pages = vec![index(context, &months, &entries)];
    let made = (0..months.len()).into_par_iter().flat_map_iter(|at| {
        let older = entries.get(at + 1).map(link);
        let newer = at.checked_sub(1).and_then(|at| entries.get(at)).map(link);
        of_month(context, &months[at], older, newer)
    });
    pages.extend(made.collect::<Vec<_>>());
    (pages, feeds(context, &months, &entries))
}

/// Returns the newest digest, for the home page.
pub(super) fn newest(context: &Context<'_>) -> Option<DigestEntry> {
    month::all(context).first().map(|month| entry(context, month))
}

fn link(entry: &DigestEntry) -> LinkView {
    LinkView::new(entry.label.clone(), entry.href.clone())
}

fn href(month: &Month) -> String {
    format!("{HREF}{}/", month.first.format("%Y-%m"))
}

/// Builds the three forms of one digest.
fn of_month(
    context: &Context<'_>,
    month: &Month,
    older: Option<LinkView>,
    newer: Option<LinkView>,
) -> Vec<Page> {
    let view = view(context, month, older, newer);
    let other = |form: fn(Box<DigestPage>) -> View, href: &str| {
        let mut view = view.clone();
        href.clone_into(&mut view.page.href);
        view.page.canonical = None;
        view.page.noindex = true;
        Page { path: route::file(href), view: form(Box::new(view)), body: None }
    };
    let mail = other(View::DigestMail, &view.mail_href);
    let text = other(View::DigestText, &view.text_href);
    let path = route::file(&view.href);
    vec![Page { path, view: View::Digest(Box::new(view)), body: None }, mail, text]
}

fn view(
    context: &Context<'_>,
    month: &Month,
    older: Option<LinkView>,
    newer: Option<LinkView>,
) -> DigestPage {
    let href = href(month);
    let label = context.words.month(month.first);
    let title = context.words.say("digest-of", &[("month", label.as_str().into())]);
    let frame = Frame::new("digest", title, href.clone())
        .about(summary(context, month))
        .below(context.words.text("digests"), HREF);
    let page = context.meta(frame);
    let base = page.site.base_url.clone().unwrap_or_else(|| page.root.clone());
    DigestPage {
        base,
        month: label,
        from: context.words.date(month.first),
        until: context.words.date(month.last),
        complete: month.complete,
        incidents: month.began.len(),
        severities: month.severities(context),
        reports: month.reports.iter().map(|report| lessons::report(context, report)).collect(),
        closed: month.shelf(context, &month.closed),
        due: month.shelf(context, &month.due),
        overdue: month.shelf(context, &month.overdue),
        plans_due: month.plans_due.clone(),
        reviews: month.reviews.clone(),
        mail_href: format!("{href}mail.html"),
        text_href: format!("{href}digest.md"),
        older,
        newer,
        page,
        href,
    }
}

fn entry(context: &Context<'_>, month: &Month) -> DigestEntry {
    DigestEntry {
        label: context.words.month(month.first),
        href: href(month),
        summary: summary(context, month),
        reports: month.reports.len(),
    }
}

/// Says what a month holds: "2 new reports, 3 actions closed, 5 overdue".
fn summary(context: &Context<'_>, month: &Month) -> String {
    let say = |key: &str, n: usize| (n > 0).then(|| context.words.say(key, &[("n", n.into())]));
    let parts = [
        say("digest-n-reports", month.reports.len()),
        say("digest-n-closed", month.closed.len()),
        say("digest-n-overdue", month.overdue.len()),
        say("digest-n-plans", month.plans_due.len()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn index(context: &Context<'_>, months: &[Month], entries: &[DigestEntry]) -> Page {
    let mut years: Vec<DigestYear> = Vec::new();
    for (month, entry) in months.iter().zip(entries) {
        let year = month.first.year();
        match years.last_mut().filter(|it| it.year == year) {
            Some(last) => last.months.push(entry.clone()),
            None => years.push(DigestYear { year, months: vec![entry.clone()] }),
        }
    }
    let title = context.words.text("digests");
    let feeds = feed::links(&title, HREF);
    let frame = Frame::new("digest-index", title, HREF).about(context.words.text("digests-lead"));
    let mut page = context.meta(frame);
    page.feeds.extend(feeds.iter().cloned());
    let view = DigestIndexPage { page, years, feeds };
    Page { path: route::file(HREF), view: View::DigestIndex(Box::new(view)), body: None }
}

/// Returns the feeds of the digests; a month that goes on is not in them yet.
fn feeds(
    context: &Context<'_>,
    months: &[Month],
    entries: &[DigestEntry],
) -> Vec<(String, Vec<u8>)> {
    let complete = months.iter().zip(entries).filter(|(month, _)| month.complete);
    let entry = |(month, entry): (&Month, &DigestEntry)| Entry {
        title: context.words.say("digest-of", &[("month", entry.label.as_str().into())]),
        href: entry.href.clone(),
        day: day_after(month.last).format("%Y-%m-%d").to_string(),
        summary: Some(entry.summary.clone()),
        words: Vec::new(),
        updated: None,
    };
    let digests = context.words.text("digests");
    let feed = Feed {
        title: format!("{}: {digests}", context.site.title),
        href: HREF.to_owned(),
        entries: complete.take(IN_FEED).map(entry).collect(),
    };
    feed.files(context).into()
}

/// A digest comes out on the first day after its month.
fn day_after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}
