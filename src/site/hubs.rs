//! The page of each service, cause, trigger, tag, severity and year, and the index of each kind.

mod index;
mod strip;
mod subject;
mod together;

use std::sync::Arc;

use rayon::prelude::*;

use super::context::{Context, Frame, pieces};
use super::view::hub::HubPage;
use super::view::{ActionRow, IncidentRow, LinkView, View};
use super::{Page, drill, feed, figures, list, plans, print, route};
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;

pub(super) use subject::Subject;
pub(super) use together::severities;

/// How many open actions a hub names.
const MOST_ACTIONS: usize = 5;
/// Fewer incidents than this are counted faster than their chart is read.
const FEWEST_FOR_CHART: usize = 5;

/// Builds the index of every kind and the pages of all hubs.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let mut pages: Vec<Page> =
        HubKind::ALL.into_iter().flat_map(|kind| index::of_words(context, kind)).collect();
    pages.extend(index::of_years(context));
    let subjects = Subject::all(context);
    pages.par_extend(subjects.par_iter().flat_map_iter(|it| subject_pages(context, it)));
    pages
}

/// Returns the name of a kind of hub: "Services".
pub(super) fn label(context: &Context<'_>, kind: &str) -> String {
    context.words.text(&format!("hubs-{kind}"))
}

fn subject_pages(context: &Context<'_>, subject: &Subject<'_>) -> Vec<Page> {
    let rows = context.rows_at(&subject.incidents);
    let reports = subject.reports(context);
    let open = open_actions(context, &reports);
    let mut pages = Vec::new();
    for (at, piece) in pieces(&rows).into_iter().enumerate() {
        let href = route::page(&subject.base, at + 1);
        let mut view = view(context, subject, &href, piece);
        view.pager = context.pager(&subject.base, at + 1, rows.len());
        view.open_count = open.len();
        view.overdue_count = open.iter().filter(|it| it.overdue_days.is_some()).count();
        if at == 0 {
            view.open_actions = open.iter().take(MOST_ACTIONS).cloned().collect();
            describe(context, subject, &reports, &mut view);
        }
        pages.push(Page { path: route::file(&href), view: View::Hub(Box::new(view)), body: None });
    }
    pages
}

fn view(
    context: &Context<'_>,
    subject: &Subject<'_>,
    href: &str,
    rows: &[Arc<IncidentRow>],
) -> HubPage {
    let count = subject.incidents.len();
    let about = subject.description.clone().unwrap_or_else(|| {
        let values = [
            ("kind", context.words.text(&format!("hub-{}", subject.kind)).into()),
            ("name", subject.title.as_str().into()),
            ("incidents", context.words.say("n-incidents", &[("n", count.into())]).into()),
        ];
        context.words.say("hub-about", &values)
    });
    let mut frame = Frame::new("hub", subject.title.clone(), href)
        .about(about)
        .below(label(context, subject.kind), subject.index.clone());
    if href != subject.base {
        frame = frame.below(subject.title.clone(), subject.base.clone());
    }
    let mut page = context.meta(frame);
    let feeds = feed::links(&subject.title, &subject.base);
    page.feeds.extend(feeds.iter().cloned());
    let empty = context.words.text(&format!("hub-empty-{}", subject.kind));
    HubPage {
        page,
        kind: subject.kind,
        id: subject.id.clone(),
        description: subject.description.clone(),
        owner: subject.hub.and_then(|hub| hub.owner.clone()),
        aliases: subject.hub.map_or_else(Vec::new, |hub| hub.aliases.clone()),
        declared: subject.hub.is_none_or(|hub| hub.declared),
        severity: subject.severity.clone(),
        count,
        first: None,
        latest: None,
        severities: Vec::new(),
        came_back: None,
        per_year: None,
        links: Vec::new(),
        chart: None,
        calendar: Vec::new(),
        plans: Vec::new(),
        drill: None,
        together: Vec::new(),
        open_actions: Vec::new(),
        open_count: 0,
        overdue_count: 0,
        rows: rows.to_vec(),
        downloads: list::downloads(&subject.base),
        pager: context.pager(&subject.base, 1, 0),
        older: None,
        newer: None,
        feeds,
        empty: (count == 0).then_some(empty),
    }
}

/// Fills in what only the first page of a hub has.
fn describe(
    context: &Context<'_>,
    subject: &Subject<'_>,
    reports: &[Arc<Postmortem>],
    view: &mut HubPage,
) {
    let mut days = reports.iter().filter_map(|it| knowledge::day_of(it));
    view.latest = days.clone().next().map(|day| context.words.date(day));
    view.first = days.next_back().filter(|_| reports.len() > 1).map(|day| context.words.date(day));
    if subject.severity.is_none() {
        view.severities = together::severities(context, reports);
    }
    view.came_back = together::came_back(context, reports);
    view.plans =
        subject.hub.map_or_else(Vec::new, |hub| plans::rows_for(context, hub.kind, &hub.id));
    view.drill = drill::of_hub(context, &subject.incidents);
    view.together = together::groups(context, subject, reports);
    if subject.year.is_none() && reports.len() >= FEWEST_FOR_CHART {
        let scope = figures::Scope::new(context, reports.iter().cloned(), &subject.base);
        view.per_year = figures::per_year(&scope, None);
    }
    let strip = strip::strip(context, subject, reports);
    view.chart = strip.lanes;
    view.calendar = strip.calendar;
    view.links = links(context, subject);
    if let Some(year) = subject.year {
        let years = Subject::years(context);
        let link = |it: &Subject<'_>| LinkView::new(it.title.clone(), it.base.clone());
        let at = years.iter().position(|it| it.year == Some(year));
        view.older = at.and_then(|at| years.get(at + 1)).map(link);
        view.newer = at.and_then(|at| years.get(at.checked_sub(1)?)).map(link);
    }
}

fn open_actions(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Vec<Arc<ActionRow>> {
    let rows = reports.iter().flat_map(|report| context.actions_of(report.file()));
    let mut open: Vec<&Arc<ActionRow>> = rows.filter(|row| row.is_open()).collect();
    open.sort_by_key(|row| {
        let due = row.due.as_ref().map(|due| due.datetime.as_str());
        (std::cmp::Reverse(row.overdue_days), due.is_none(), due)
    });
    open.into_iter().cloned().collect()
}

/// Returns where more about the subject is: trends where it has enough incidents, a year's timeline.
fn links(context: &Context<'_>, subject: &Subject<'_>) -> Vec<LinkView> {
    let link = |label: String, href: String| LinkView::new(label, href);
    let say = |key: &str, name: &str, value: &str| context.words.say(key, &[(name, value.into())]);
    if let Some(year) = subject.year {
        return vec![
            link(say("hub-timeline", "year", &year.to_string()), format!("timeline/{year}/")),
            link(say("hub-list", "year", &year.to_string()), format!("incidents/{year}/")),
            link(say("hub-print", "year", &year.to_string()), print::href(Some(year))),
        ];
    }
    let has_trends = subject.hub.is_some_and(|hub| super::trends::HUBS.contains(&hub.kind))
        && subject.incidents.len() >= super::trends::FEWEST_FOR_HUB;
    let trends =
        link(say("hub-trends", "name", &subject.title), format!("{}trends/", subject.base));
    has_trends.then_some(trends).into_iter().collect()
}
