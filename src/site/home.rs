//! The home page, search, the page for what is not there, and other pages.

mod strip;

use chrono::{Months, NaiveDate};

use super::context::{Context, Frame};
use super::view::content::{ContentEntry, ContentPage, NotFoundPage, SearchPage};
use super::view::home::{BrowseGroup, BrowseItem, HomePage, RecurringTerm};
use super::view::{LinkView, View};
use super::{
    AssetCopy, Body, Page, actions, body, days, digest, drill, export, hubs, incident, list,
    metrics, plans, quoted, route, row, sketches, source,
};
use crate::knowledge::{self, HubKind};
use crate::model::{ContentKind, Postmortem, Status};

/// Where the other pages are listed.
const PAGES: &str = "pages/";
const RECENT: usize = 8;
const MOST_OVERDUE: usize = 4;
const MOST_AROUND: usize = 3;
const MOST_PLANS: usize = 6;
const MOST_BROWSED: usize = 6;
const MOST_YEARS: usize = 12;
const MOST_RECURRING: usize = 5;

/// Builds `/`.
pub(super) fn home(context: &Context<'_>) -> Page {
    let knowledge = context.knowledge;
    let counts = actions::count(&knowledge.actions);
    let overdue: Vec<_> = knowledge.actions.iter().filter(|it| it.overdue_days.is_some()).collect();
    let latest = knowledge.incidents.iter().find_map(|it| knowledge::day_of(it));
    let title = context.config.title.clone();
    let frame =
        Frame::new("home", title, "").about(context.config.description.clone().unwrap_or_default());
    let mut page = context.meta(frame);
    page.breadcrumbs.clear();
    let in_review = list::rows(context, |row| row.status.id == Status::InReview.as_str());
    let recent = list::rows(context, |row| row.status.id != Status::Superseded.as_str());
    let strip = strip::strip(context, latest);
    let (around, next_anniversary) = days::around(context);
    let rows = plans::rows(context);
    let plans = |state: &str| rows.iter().filter(|row| row.state == state).cloned().collect();
    let view = HomePage {
        page,
        incident_count: knowledge.incidents.len(),
        latest: latest.map(|day| context.words.date(day)),
        chart: strip.lanes,
        calendar: strip.calendar,
        months_since: latest.and_then(|day| months_since(context.knowledge.as_of, day)),
        recent: recent.into_iter().take(RECENT).collect(),
        open_count: counts.open,
        overdue_count: counts.overdue,
        oldest_overdue_days: overdue.iter().filter_map(|it| it.overdue_days).max(),
        overdue: overdue.iter().take(MOST_OVERDUE).filter_map(|it| context.action(it)).collect(),
        in_review: in_review.into_iter().take(RECENT).collect(),
        plans_overdue: plans("overdue"),
        plans_due: plans("due"),
        recurring: recurring(context, latest),
        around: around.into_iter().take(MOST_AROUND).collect(),
        next_anniversary,
        drill: drill::suggestion(context),
        digest: digest::newest(context),
        browse: browse(context),
        plans: rows.iter().take(MOST_PLANS).cloned().collect(),
        plan_count: rows.len(),
        pages: links(context, ContentKind::Page),
        empty: context.shown.is_empty().then(|| context.words.text("no-incident")),
    };
    Page { path: route::file(""), view: View::Home(Box::new(view)), body: None }
}

/// Returns how many months ago the latest incident was, where that is a year or more.
fn months_since(as_of: NaiveDate, latest: NaiveDate) -> Option<u32> {
    let whole = as_of.years_since(latest).filter(|years| *years > 0)? * 12;
    let rest = latest.checked_add_months(Months::new(whole))?;
    let months = (1..12).take_while(|more| {
        rest.checked_add_months(Months::new(*more)).is_some_and(|day| day <= as_of)
    });
    Some(whole + u32::try_from(months.count()).unwrap_or(0))
}

/// Finds the causes seen at least twice in the twelve months up to the newest incident.
fn recurring(context: &Context<'_>, latest: Option<NaiveDate>) -> Vec<RecurringTerm> {
    let Some(from) = latest.and_then(|day| day.checked_sub_months(Months::new(12))) else {
        return Vec::new();
    };
    let recent = |at: &&usize| {
        knowledge::day_of(&context.knowledge.incidents[**at]).is_some_and(|day| day > from)
    };
    let hubs = context.knowledge.hubs.of(HubKind::Cause);
    let mut terms: Vec<RecurringTerm> = hubs
        .map(|hub| RecurringTerm {
            kind: "cause",
            label: hub.name.clone(),
            href: context.routes.hub(HubKind::Cause, &hub.id),
            count: hub.incidents.iter().filter(recent).count(),
        })
        .filter(|term| term.count >= 2)
        .collect();
    terms.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    terms.truncate(MOST_RECURRING);
    terms
}

fn browse(context: &Context<'_>) -> Vec<BrowseGroup> {
    let mut groups: Vec<BrowseGroup> = HubKind::ALL
        .into_iter()
        .map(|kind| {
            let hubs = context.knowledge.hubs.ranked(kind);
            let top = hubs.iter().filter(|hub| !hub.incidents.is_empty()).take(MOST_BROWSED);
            BrowseGroup {
                label: hubs::label(context, kind.as_str()),
                href: format!("{}/", route::folder(kind)),
                count: hubs.len(),
                top: top
                    .map(|hub| BrowseItem {
                        label: hub.name.clone(),
                        href: context.routes.hub(kind, &hub.id),
                        count: hub.incidents.len(),
                    })
                    .collect(),
            }
        })
        .collect();
    let years = hubs::Subject::years(context);
    let item = |it: &hubs::Subject<'_>| BrowseItem {
        label: it.title.clone(),
        href: it.base.clone(),
        count: it.incidents.len(),
    };
    groups.push(BrowseGroup {
        label: hubs::label(context, "year"),
        href: route::YEARS.to_owned(),
        count: years.len(),
        top: years.iter().take(MOST_YEARS).map(item).collect(),
    });
    groups.retain(|group| group.count > 0);
    groups
}

fn links(context: &Context<'_>, kind: ContentKind) -> Vec<LinkView> {
    context.knowledge.content(kind).filter_map(|report| row::link(context, report)).collect()
}

/// Builds `/search/`.
pub(super) fn search(context: &Context<'_>) -> Page {
    let words = &context.words;
    // Counted as in every list: what was superseded is found by words and not counted.
    let rows = list::rows(context, |row| row.status.id != Status::Superseded.as_str());
    let view = SearchPage {
        page: context.meta(
            Frame::new("search", words.text("nav-search"), "search/")
                .about(words.text("search-about")),
        ),
        catalog_href: "catalog.json",
        endpoint_href: "search.json",
        facets: list::facets(context, &rows),
        total: rows.len(),
    };
    Page { path: route::file("search/"), view: View::Search(Box::new(view)), body: None }
}

/// Builds `/404.html`, whose links must hold from any address.
pub(super) fn not_found(context: &Context<'_>) -> Page {
    let words = &context.words;
    let frame = Frame::new("not-found", words.text("not-found"), "404.html");
    let mut frame = frame.about(words.text("not-found-about"));
    frame.noindex = true;
    let mut page = context.meta(frame);
    page.root = base_path(context.site.base_url.as_deref());
    page.canonical = None;
    let link = |key: &str, href: &str| LinkView::new(words.text(key), href.to_owned());
    let links =
        vec![link("all-incidents", "incidents/"), link("nav-search", "search/"), link("home", "")];
    let view = View::NotFound(Box::new(NotFoundPage { page, links }));
    Page { path: route::file("404.html"), view, body: None }
}

/// Returns the path of the site's address, so that the page works wherever its host is called by
/// another name; the root of the host when the address is not known.
pub(super) fn base_path(base_url: Option<&str>) -> String {
    let host_on = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    host_on.find('/').map_or_else(|| "/".to_owned(), |at| host_on[at..].to_owned())
}

/// Builds the pages that are neither reports nor plans, and their index; names the files to copy beside them.
pub(super) fn content(context: &Context<'_>) -> (Vec<Page>, Vec<AssetCopy>) {
    let mut pages = Vec::new();
    let mut copies = Vec::new();
    let mut entries = Vec::new();
    for report in context.knowledge.content(ContentKind::Page) {
        let Some(href) = context.routes.report(report.file()) else {
            continue;
        };
        entries.push(entry(context, report, href));
        let (links, files) = body::links(context, report, href);
        copies.extend(files);
        let frame = Frame::titled("page", report, href)
            .about(report.summary.as_ref().map_or_else(String::new, |it| it.value.clone()))
            .in_language(context.language_of(report))
            .below(context.words.text("pages"), PAGES);
        let view = content_view(context, report, href, frame);
        let data = export::page::file(context, report, "page", (&view.toc, &view.backlinks));
        let beside = source::beside(report, href, &links, data);
        pages.push(Page {
            path: route::file(href),
            view: View::Content(Box::new(view)),
            body: Some(Body { report: report.clone(), links, beside }),
        });
    }
    if !entries.is_empty() {
        pages.push(content_index(context, entries));
    }
    (pages, copies)
}

fn content_view(
    context: &Context<'_>,
    report: &Postmortem,
    href: &str,
    frame: Frame<'_>,
) -> ContentPage {
    let span = report.document.body;
    ContentPage {
        kind: frame.kind,
        page: context.meta(frame),
        owner: report.owner.clone(),
        review_by: report.review_by.as_ref().map(|day| context.words.date(day.value)),
        stale_days: stale_days(context, report),
        metrics: metrics::charts(context, report),
        charts: quoted::figures(context, report),
        sketches: sketches::sketches(context, report),
        html: String::new(),
        span: Some(span),
        toc: body::toc(report, &[body::text(span)]),
        backlinks: incident::relations::backlinks(context, report),
        entries: Vec::new(),
        source: Some(source::view(context, report, href)),
    }
}

fn content_index(context: &Context<'_>, entries: Vec<ContentEntry>) -> Page {
    let view = ContentPage {
        page: context.meta(Frame::new("content-index", context.words.text("pages"), PAGES)),
        kind: "page-index",
        owner: None,
        review_by: None,
        stale_days: None,
        metrics: Vec::new(),
        charts: Vec::new(),
        sketches: Vec::new(),
        html: String::new(),
        span: None,
        toc: Vec::new(),
        backlinks: Vec::new(),
        entries,
        source: None,
    };
    Page { path: route::file(PAGES), view: View::Content(Box::new(view)), body: None }
}

fn entry(context: &Context<'_>, report: &Postmortem, href: &str) -> ContentEntry {
    ContentEntry {
        title: report.title.value.clone(),
        lang: context.lang(report),
        href: href.to_owned(),
        summary: report.summary.as_ref().map(|it| it.value.clone()),
        owner: report.owner.clone(),
        review_by: report.review_by.as_ref().map(|day| context.words.date(day.value)),
        stale: stale_days(context, report).is_some(),
    }
}

fn stale_days(context: &Context<'_>, report: &Postmortem) -> Option<i64> {
    let review_by = report.review_by.as_ref()?.value;
    Some((context.knowledge.as_of - review_by).num_days()).filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_since_the_latest_are_whole_ones() {
        let day = |text: &str| text.parse().expect("a day");
        assert_eq!(months_since(day("2026-11-23"), day("2025-11-24")), None);
        assert_eq!(months_since(day("2026-11-23"), day("2025-11-23")), Some(12));
        assert_eq!(months_since(day("2026-11-23"), day("2022-06-02")), Some(53));
        assert_eq!(months_since(day("2026-11-23"), day("2027-01-01")), None, "in the future");
    }

    #[test]
    fn links_of_the_404_page_keep_to_their_host() {
        assert_eq!(base_path(Some("https://x.example/")), "/");
        assert_eq!(base_path(Some("https://x.example/a/b/")), "/a/b/");
        assert_eq!(base_path(None), "/");
    }
}
