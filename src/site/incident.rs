//! The report pages.

pub(super) mod record;
pub(super) mod relations;

use super::context::{Context, Frame};
use super::view::View;
use super::view::incident::{Banner, BodyChunk, IncidentPage, RoleView, TimelineRow};
use super::{
    AssetCopy, Body, Page, body, drill, events, export, format, metrics, phases, quoted, route,
    row, sketches, source, who,
};
use crate::knowledge;
use crate::model::{ActionStatus, Audience, Confidence, Postmortem, Section, SectionKind, Status};

/// Builds the page of one report and names the files to copy beside it; `None` without an address.
pub(super) fn page(context: &Context<'_>, at: usize) -> Option<(Page, Vec<AssetCopy>)> {
    let report = &context.shown[at];
    let href = context.routes.report(report.file())?.to_owned();
    let chunks = body::chunks(report);
    let (links, copies) = body::links(context, report, &href);
    let mut view = view(context, at, &href, chunks);
    events::evidence::lead(events::evidence::events(&mut view.timeline), &links);
    let data = export::report::file(context, report, &view);
    let beside = source::beside(report, &href, &links, data);
    let page = Page {
        path: route::file(&href),
        view: View::Incident(Box::new(view)),
        body: Some(Body { report: report.clone(), links, beside }),
    };
    Some((page, copies))
}

fn view(context: &Context<'_>, at: usize, href: &str, chunks: Vec<BodyChunk>) -> IncidentPage {
    let (report, words) = (&context.shown[at], &context.words);
    let severity = row::severity(context, report);
    let step = severity.as_ref().map_or(5, |severity| severity.step);
    let timeline = events::rows(words, report, context.texts);
    let counts = |row: &&TimelineRow| matches!(row, TimelineRow::Event(event) if event.key);
    let actions = context.actions_of(report.file());
    let kept = report.actions.iter().filter(|it| it.status != ActionStatus::Dropped);
    let done = report.actions.iter().filter(|it| it.status == ActionStatus::Done);
    let as_of = context.knowledge.as_of;
    let overdue = report.actions.iter().filter(|it| it.is_overdue(as_of));
    let lead = own_summary(report);
    let neighbour = |at: Option<usize>| row::link(context, context.shown.get(at?)?);
    IncidentPage {
        page: context.meta(frame(context, report, href)),
        id: report.id.value.clone(),
        severity,
        status: row::status(&context.words, report.effective_status()),
        banners: banners(context, report),
        services: row::services(context, report),
        trigger: row::trigger(context, report),
        causes: row::causes(context, report),
        tags: row::tags(context, report),
        summary: report.summary.as_ref().map(|it| it.value.clone()).filter(|_| lead.is_some()),
        summary_html: String::new(),
        lead,
        date: knowledge::day_of(report).map(|day| words.date(day)),
        published: report.published.as_ref().map(|day| words.date(day.value)),
        facts: record::facts(words, report),
        impact: report.impact.iter().map(record::impact).collect(),
        milestones: record::milestones(words, report),
        stated: record::stated(words, report),
        detection: record::detection(words, report),
        roles: report
            .roles
            .iter()
            .map(|it| RoleView { role: format::sentence(&it.role), who: it.who.clone() })
            .collect(),
        phase_bar: phases::bar(words, report, step),
        who: who::lanes(context, report, step),
        zone: record::zone(report),
        event_count: report.events.len(),
        key_event_count: timeline.iter().filter(counts).count(),
        kinds: events::kinds(report),
        kinds_inferred: report.events.iter().any(|event| event.kind_inferred),
        unsure: report.events.iter().any(|event| event.confidence != Confidence::Fact),
        timeline,
        toc: body::toc(report, &chunks),
        metrics: metrics::charts(context, report),
        charts: quoted::figures(context, report),
        sketches: sketches::sketches(context, report),
        chunks,
        footnotes: String::new(),
        actions: actions.to_vec(),
        actions_done: done.count(),
        actions_total: kept.count(),
        actions_overdue: overdue.count(),
        relations: relations::relations(context, report),
        recurrences: relations::recurrences(context, report),
        related: relations::related(context, report),
        backlinks: relations::backlinks(context, report),
        drill_href: drill::href(context, report),
        plans: relations::plans(context, report),
        plans_beside: relations::plans_beside(context, report),
        previous: neighbour(Some(at + 1)),
        next: neighbour(at.checked_sub(1)),
        source: source::view(context, report, href),
    }
}

fn frame<'a>(context: &'a Context<'_>, report: &'a Postmortem, href: &str) -> Frame<'a> {
    let mut frame = Frame::titled("incident", report, href)
        .about(report.summary.as_ref().map_or_else(String::new, |it| it.value.clone()))
        .in_language(context.language_of(report))
        .with_article(context, report)
        .below(context.words.text("nav-incidents"), "incidents/");
    if let Some(day) = knowledge::day_of(report) {
        let year = chrono::Datelike::year(&day);
        frame = frame.below(year.to_string(), format!("incidents/{year}/"));
    }
    frame.noindex = report.effective_status() == Status::Draft;
    frame
}

fn banners(context: &Context<'_>, report: &Postmortem) -> Vec<Banner> {
    let banner = |kind, key: &str| Banner { kind, text: context.words.text(key), link: None };
    let mut banners = Vec::new();
    match report.effective_status() {
        Status::Draft => {
            banners.push(banner("draft", "banner-draft"));
        }
        Status::InReview => {
            banners.push(banner("in-review", "banner-in-review"));
        }
        Status::Superseded => {
            let by = context.knowledge.replacement(report).and_then(|it| row::link(context, it));
            let key = if by.is_some() { "banner-replaced" } else { "banner-superseded" };
            banners.push(Banner { link: by, ..banner("superseded", key) });
        }
        Status::Published => {}
    }
    if report.audience == Audience::Internal {
        banners.push(banner("internal", "banner-internal"));
    }
    banners
}

/// Returns the front matter's summary as written, unless the body says it in a section of its own.
fn own_summary(report: &Postmortem) -> Option<String> {
    let section = report.section(SectionKind::Summary);
    let has_section = section.is_some_and(|section: &Section| !section.is_empty);
    report.summary_written.clone().filter(|_| !has_section)
}
