//! The author's Markdown of a page to markup: its pieces, its events, its footnotes.

use super::markdown::{self, LinkKind, Resolved, Resolver};
use crate::site::Body;
use crate::site::view::chart::MetricChart;
use crate::site::view::incident::{BodyChunk, EventView, TimelineRow};
use crate::site::view::{ContentPage, DrillPage, IncidentPage, PlanPage, View};

/// Fills in the fields named `html` of a page that shows a text.
pub(super) fn fill(view: &mut View, body: &Body) {
    match view {
        View::Incident(page) => fill_incident(page, body),
        View::Drill(page) => fill_drill(page, body),
        View::Plan(page) => fill_plan(page, body),
        View::Content(page) => fill_content(page, body),
        _ => {}
    }
}

fn fill_incident(page: &mut IncidentPage, body: &Body) {
    let document = &body.report.document;
    let take = |source: &mut Vec<_>| std::mem::take(source);
    let parts: Vec<_> = page.chunks.iter_mut().map(|chunk| take(&mut chunk.source)).collect();
    let mut resolve = |target: &str, _: LinkKind| resolve(body, target);
    let html = markdown::render_parts(document, &page.page.title, &parts, &mut resolve);
    for (chunk, html) in page.chunks.iter_mut().zip(html.parts) {
        chunk.html = html;
    }
    lead(&mut page.metrics, body);
    page.footnotes = html.footnotes;
    if let Some(lead) = page.lead.take() {
        // What a text in the front matter points to beside the report is not known to be there.
        let mut known =
            |target: &str, _: LinkKind| Some(self::resolve(body, target).unwrap_or_default());
        page.summary_html = markdown::fragment(&lead, &mut known);
    }
    for row in &mut page.timeline {
        if let TimelineRow::Event(event) = row {
            fill_event(event, &mut resolve);
        }
    }
}

fn fill_event(event: &mut EventView, resolve: &mut Resolver<'_>) {
    event.html = markdown::fragment(&event.text, resolve);
    for evidence in &mut event.evidence {
        if let Some((info, content)) = &evidence.excerpt {
            evidence.html = markdown::fenced(info, content, resolve);
        }
    }
}

/// What points to a place of the report is not on this page, but on the one above it.
fn fill_drill(page: &mut DrillPage, body: &Body) {
    let document = &body.report.document;
    let upwards = |html: &str| html.replace("href=\"#", "href=\"../#");
    let mut resolve = |target: &str, _: LinkKind| resolve(body, target);
    let take = |chunk: &mut BodyChunk| std::mem::take(&mut chunk.source);
    let parts: Vec<_> = page.closing.iter_mut().map(take).collect();
    let html = markdown::render_parts(document, &page.page.title, &parts, &mut resolve);
    for (chunk, html) in page.closing.iter_mut().zip(html.parts) {
        chunk.html = upwards(&html);
    }
    lead(&mut page.metrics, body);
    let steps = page.steps.iter_mut().map(|step| &mut step.event);
    for event in steps.chain(&mut page.before) {
        fill_event(event, &mut resolve);
        event.html = upwards(&event.html);
    }
}

fn fill_plan(page: &mut PlanPage, body: &Body) {
    lead(&mut page.metrics, body);
    let mut resolve = |target: &str, _: LinkKind| resolve(body, target);
    let parts = [vec![page.span]];
    let document = &body.report.document;
    page.html = markdown::render_parts(document, &page.page.title, &parts, &mut resolve).whole();
}

fn fill_content(page: &mut ContentPage, body: &Body) {
    lead(&mut page.metrics, body);
    let document = &body.report.document;
    let mut resolve = |target: &str, _: LinkKind| resolve(body, target);
    let parts = [page.span.map_or_else(|| vec![document.body], |span| vec![span])];
    page.html = markdown::render_parts(document, &page.page.title, &parts, &mut resolve).whole();
}

/// Leads metrics to the files they draw.
fn lead(metrics: &mut [MetricChart], body: &Body) {
    for metric in metrics {
        metric.href = resolve(body, &metric.target).and_then(|found| found.href);
    }
}

fn resolve(body: &Body, target: &str) -> Option<Resolved> {
    let found = body.links.get(target)?;
    Some(Resolved {
        href: found.href.clone(),
        title: found.title.clone(),
        lang: found.lang.clone(),
        size: found.size,
    })
}
