//! The page of each service, cause, trigger, tag and severity, and the index of each vocabulary.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Months;

use super::context::{Context, Frame, pager, pieces};
use super::view::hub::{HubEntry, HubIndexPage, HubPage, TogetherGroup, TogetherItem};
use super::view::{ActionRow, FeedLink, IncidentRow, LinkView, View};
use super::{Page, figures, format, lanes, route, row};
use crate::knowledge::{self, Hub, HubKind};
use crate::model::Postmortem;

/// How many open actions a hub names.
const MOST_ACTIONS: usize = 20;
/// How many words of a vocabulary are named as occurring together.
const MOST_TOGETHER: usize = 8;

/// Builds the index of one vocabulary and the pages of its words.
pub(super) fn pages(context: &Context<'_>, kind: HubKind) -> Vec<Page> {
    let mut pages = vec![index(context, kind)];
    for hub in context.knowledge.hubs.of(kind) {
        pages.extend(hub_pages(context, hub));
    }
    pages
}

/// Returns the name of a vocabulary's entry and of the vocabulary.
pub(super) fn label(kind: HubKind) -> (&'static str, &'static str) {
    match kind {
        HubKind::Service => ("Service", "Services"),
        HubKind::Cause => ("Cause", "Causes"),
        HubKind::Trigger => ("Trigger", "Triggers"),
        HubKind::Tag => ("Tag", "Tags"),
        HubKind::Severity => ("Severity", "Severities"),
    }
}

fn hub_pages(context: &Context<'_>, hub: &Hub) -> Vec<Page> {
    let base = context.routes.hub(hub.kind, &hub.id);
    let rows = context.rows_at(&hub.incidents);
    let reports: Vec<Arc<Postmortem>> =
        hub.incidents.iter().map(|&at| context.knowledge.incidents[at].clone()).collect();
    let open = open_actions(context, &reports);
    let together = together(context, hub, &reports);
    let mut pages = Vec::new();
    for (at, piece) in pieces(&rows).into_iter().enumerate() {
        let href = route::page(&base, at + 1);
        let mut view = view(context, hub, &base, &href, piece);
        view.pager = pager(&base, at + 1, rows.len());
        view.count = rows.len();
        view.open_count = open.len();
        view.overdue_count = open.iter().filter(|it| it.overdue_days.is_some()).count();
        if at == 0 {
            view.open_actions = open.iter().take(MOST_ACTIONS).cloned().collect();
            view.together.clone_from(&together);
            let scope = figures::Scope::new(context, reports.iter().cloned(), &base);
            view.per_year = figures::per_year(&scope, None);
            view.trends = trends(hub, &base);
            view.chart = recent_lanes(context, hub, &reports);
        }
        pages.push(Page { path: route::file(&href), view: View::Hub(Box::new(view)), body: None });
    }
    pages
}

fn view(
    context: &Context<'_>,
    hub: &Hub,
    base: &str,
    href: &str,
    rows: &[Arc<IncidentRow>],
) -> HubPage {
    let (kind_label, plural) = label(hub.kind);
    let severity = (hub.kind == HubKind::Severity).then(|| {
        let rank = context.config.severities.iter().position(|it| it.id == hub.id);
        row::ladder_step(context.config, &context.routes, &hub.id, &hub.name, rank)
    });
    let title = match &severity {
        Some(severity) => format!("{} {}", severity.label, severity.name).trim().to_owned(),
        None => hub.name.clone(),
    };
    let count = format::plural(hub.incidents.len(), "incident", "incidents");
    let about =
        hub.description.clone().unwrap_or_else(|| format!("{kind_label} {title}: {count}."));
    let frame = Frame::new("hub", title, href)
        .about(about)
        .below(plural, format!("{}/", route::folder(hub.kind)));
    let mut page = context.meta(frame);
    let feeds = feeds(hub, base);
    page.feeds.extend(feeds.iter().cloned());
    HubPage {
        page,
        kind: hub.kind.as_str(),
        kind_label,
        id: hub.id.clone(),
        description: hub.description.clone(),
        owner: hub.owner.clone(),
        aliases: hub.aliases.clone(),
        declared: hub.declared,
        severity,
        count: 0,
        per_year: None,
        trends: None,
        chart: None,
        together: Vec::new(),
        open_actions: Vec::new(),
        open_count: 0,
        overdue_count: 0,
        rows: rows.to_vec(),
        pager: pager(base, 1, 0),
        feeds,
        empty: hub
            .incidents
            .is_empty()
            .then(|| format!("No incident with this {} is recorded.", kind_label.to_lowercase())),
    }
}

/// Returns the feed of a service; the other vocabularies have none.
pub(super) fn feeds(hub: &Hub, base: &str) -> Vec<FeedLink> {
    if hub.kind != HubKind::Service {
        return Vec::new();
    }
    let (title, href) = (hub.name.clone(), format!("{base}feed.atom"));
    vec![FeedLink { title, href, mime: "application/atom+xml" }]
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

fn together(context: &Context<'_>, hub: &Hub, reports: &[Arc<Postmortem>]) -> Vec<TogetherGroup> {
    let group = |kind: HubKind| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for report in reports {
            let words: Vec<&str> = match kind {
                HubKind::Service => report.services.iter().map(|it| it.value.id.as_str()).collect(),
                HubKind::Cause => report.causes.iter().map(|it| it.value.id.as_str()).collect(),
                HubKind::Trigger => report.trigger.iter().map(|it| it.value.id.as_str()).collect(),
                HubKind::Tag | HubKind::Severity => Vec::new(),
            };
            for word in words {
                *counts.entry(word).or_default() += 1;
            }
        }
        let mut counts: Vec<(&str, usize)> = counts
            .into_iter()
            .filter(|(id, _)| (kind, *id) != (hub.kind, hub.id.as_str()))
            .collect();
        counts.sort_by_key(|&(id, count)| (std::cmp::Reverse(count), id));
        counts.truncate(MOST_TOGETHER);
        let item = |(id, count): (&str, usize)| TogetherItem {
            chip: row::chip(context, kind, id),
            count,
            share: format!("{} of {}", format::number(count), format::number(reports.len())),
        };
        TogetherGroup { label: label(kind).1, items: counts.into_iter().map(item).collect() }
    };
    let groups = [HubKind::Cause, HubKind::Trigger, HubKind::Service].map(group);
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}

/// Returns where the trends of a service or cause are, when it has enough incidents for a page of them.
fn trends(hub: &Hub, base: &str) -> Option<LinkView> {
    let has_page = matches!(hub.kind, HubKind::Service | HubKind::Cause)
        && hub.incidents.len() >= super::trends::FEWEST_FOR_HUB;
    has_page.then(|| LinkView {
        label: format!("All trends of {}", hub.name),
        href: format!("{base}trends/"),
    })
}

/// Draws the three years up to the newest incident of a service or cause.
fn recent_lanes(
    context: &Context<'_>,
    hub: &Hub,
    reports: &[Arc<Postmortem>],
) -> Option<super::view::LaneChart> {
    if !matches!(hub.kind, HubKind::Service | HubKind::Cause) {
        return None;
    }
    let newest = reports.iter().find_map(|it| knowledge::day_of(it))?;
    let (_, to) = lanes::year_before(newest)?;
    let from = to.checked_sub_months(Months::new(36))?;
    let within = reports.iter().filter(|it| knowledge::day_of(it).is_some_and(|day| day >= from));
    let within: Vec<_> = within.cloned().collect();
    let mut chart = lanes::chart(context, &within, (from, to), lanes::span_words((from, to)))?;
    if hub.kind == HubKind::Service {
        // The other services of the same incidents would only repeat the bars.
        chart.lanes.retain(|lane| lane.label == hub.name);
    }
    (!chart.lanes.is_empty()).then_some(chart)
}

fn index(context: &Context<'_>, kind: HubKind) -> Page {
    let (one, many) = label(kind);
    let href = format!("{}/", route::folder(kind));
    let mut hubs = context.knowledge.hubs.ranked(kind);
    if kind == HubKind::Severity {
        let ladder = &context.config.severities;
        hubs.sort_by_key(|hub| {
            ladder.iter().position(|it| it.id == hub.id).unwrap_or(ladder.len())
        });
    }
    let entries: Vec<HubEntry> = hubs.into_iter().map(|hub| entry(context, hub)).collect();
    let others = HubKind::ALL.into_iter().filter(|it| *it != kind);
    let siblings = others.map(|it| LinkView {
        label: label(it).1.to_owned(),
        href: format!("{}/", route::folder(it)),
    });
    let about =
        format!("{} that incidents are filed under.", format::plural(entries.len(), one, many));
    let view = HubIndexPage {
        page: context.meta(Frame::new("hub-index", many, href.clone()).about(about)),
        kind: kind.as_str(),
        empty: entries.is_empty().then(|| format!("No report names a {} yet.", one.to_lowercase())),
        entries,
        siblings: siblings.collect(),
    };
    Page { path: route::file(&href), view: View::HubIndex(Box::new(view)), body: None }
}

fn entry(context: &Context<'_>, hub: &Hub) -> HubEntry {
    let reports = hub.incidents.iter().map(|&at| &context.knowledge.incidents[at]);
    let rows = reports.clone().filter_map(|report| context.row(report.file()));
    let (open, overdue) = rows.fold((0, 0), |(open, overdue), row| {
        (open + row.open_actions, overdue + row.overdue_actions)
    });
    let severity = (hub.kind == HubKind::Severity).then(|| {
        let rank = context.config.severities.iter().position(|it| it.id == hub.id);
        row::ladder_step(context.config, &context.routes, &hub.id, &hub.name, rank)
    });
    HubEntry {
        id: hub.id.clone(),
        label: hub.name.clone(),
        href: context.routes.hub(hub.kind, &hub.id),
        description: hub.description.clone(),
        owner: hub.owner.clone(),
        severity,
        count: hub.incidents.len(),
        open_actions: open,
        overdue_actions: overdue,
        latest: reports.into_iter().find_map(|it| knowledge::day_of(it)).map(format::date),
        declared: hub.declared,
    }
}
