//! The one way from a parsed file to a [`Postmortem`]: front matter first, then what the body adds.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::front_matter::{self, FrontMatterFields};
use crate::model::section::{find, wording::Wordings};
use crate::model::time::Milestone;
use crate::model::{
    ActionItem, ContentKind, Event, Postmortem, SectionKind, Times, action, analysis, derived,
    event, identity, key_events, stated, timeline,
};
use crate::syntax::{BlockKind, Document, markdown};
use crate::text::{Span, Spanned};

/// Longest summary taken from the body, in characters.
const MAX_SUMMARY: usize = 400;

/// Reads a document as a postmortem; what cannot be read is a finding and stays missing.
pub fn lower(document: Arc<Document>, config: &Config) -> (Postmortem, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut fields = front_matter::read(&document, config, &mut found);
    let usual = config.privacy.audience.as_deref().and_then(front_matter::audience);
    fields.audience = fields.audience.or(usual);
    let told = fields.is_incident();
    let mut report = front(Postmortem::unread(document), fields);
    identity::fill(&mut report);
    let mut in_body = Vec::new();
    body(&mut report, config, &mut in_body);
    report.kind = identity::kind(&report, told);
    if report.kind != ContentKind::Template {
        analysis::read(&mut report, &mut found);
    }
    if report.kind == ContentKind::Incident {
        found.append(&mut in_body);
        report.date = day(&report);
    } else {
        forget_incident(&mut report);
    }
    (report, found)
}

/// Takes over what the front matter says.
fn front(unread: Postmortem, fields: FrontMatterFields) -> Postmortem {
    Postmortem {
        id: fields.id.unwrap_or(unread.id),
        title: fields.title.unwrap_or(unread.title),
        status: fields.status,
        severity: fields.severity,
        severity_rank: fields.severity_rank,
        services: fields.services,
        tags: fields.tags,
        summary_written: fields.summary.as_ref().map(|it| it.value.clone()),
        summary: fields.summary.map(|it| it.map(|text| markdown::plain(&text))),
        timezone: fields.timezone,
        times: fields.times,
        windows: fields.windows,
        detection: fields.detection.unwrap_or(unread.detection),
        trigger: fields.trigger,
        causes: fields.causes,
        impact: fields.impact,
        roles: fields.roles,
        events: fields.events,
        actions: fields.actions,
        related: fields.related,
        audience: fields.audience.unwrap_or_default(),
        audience_told: fields.audience.is_some(),
        published: fields.published,
        review_by: fields.review_by,
        reviews: fields.reviews,
        owner: fields.owner,
        lang: fields.lang,
        aliases: fields.aliases,
        extra: fields.extra,
        ..unread
    }
}

/// Reads everything the body says.
fn body(report: &mut Postmortem, config: &Config, found: &mut Vec<Diagnostic>) {
    let document = report.document.clone();
    report.sections = find::find(&document, &Wordings::new(config));
    events(report, config, found);
    report.durations = derived::durations(&report.times);
    report.stated = stated::read(report);
    if report.summary.is_none() {
        report.summary = summary(report);
    }
    let actions = action::read::read(&document, &report.sections);
    let own = std::mem::take(&mut report.actions);
    report.actions = action::merge::merge(own, actions, |action| is_task(&document, action));
    event::actor::tell(report, config);
    action::merge::complete(&mut report.actions, ended(&report.times));
}

/// Reads key events and timeline, and fills the milestones that the front matter does not give.
fn events(report: &mut Postmortem, config: &Config, found: &mut Vec<Diagnostic>) {
    let document = report.document.clone();
    let told = key_events::read(&document, timeline::placer(report, config), found);
    let mut unzoned = told.unzoned;
    fill(&mut report.times, told.times);
    report.events.extend(told.events);
    let in_front_matter =
        report.events.iter().any(|event| event.source == super::EventSource::FrontMatter);
    if !in_front_matter {
        let read = timeline::read(report, config);
        found.extend(read.found);
        unzoned.extend(read.unzoned);
        let events = read.events.into_iter();
        let events = events.filter(|event| !is_read(&report.events, event.time_span));
        let events: Vec<Event> = events.collect();
        fill(&mut report.times, key_events::from_kinds(&events));
        report.events.extend(events);
    }
    unzoned.tell(&document, found);
    mark_key_events(&mut report.events, &report.times);
}

fn is_read(events: &[Event], time: Span) -> bool {
    events.iter().any(|event| event.time_span == time)
}

fn fill(times: &mut Times, more: Times) {
    let mut more = more;
    for milestone in Milestone::ALL {
        let place = times.get_mut(milestone);
        if place.is_none() {
            *place = more.get_mut(milestone).take();
        }
    }
}

/// Marks the first event at the very minute of each milestone.
fn mark_key_events(events: &mut [Event], times: &Times) {
    for milestone in Milestone::ALL {
        let Some(instant) = times.get(milestone).and_then(|stamp| stamp.value.instant()) else {
            continue;
        };
        let at_it =
            |event: &&mut Event| event.at.as_ref().and_then(super::Stamp::instant) == Some(instant);
        if let Some(event) = events.iter_mut().find(at_it) {
            event.key = true;
        }
    }
}

fn is_task(document: &Document, action: &ActionItem) -> bool {
    let start = action.span.slice(&document.text).trim_start_matches(['-', '*', '+', ' ']);
    let start =
        start.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    ["[ ]", "[x]", "[X]"].iter().any(|task| start.starts_with(task))
}

/// Returns the first paragraph of the summary section, on one line.
fn summary(report: &Postmortem) -> Option<Spanned<String>> {
    let document = &report.document;
    let section = report.section(SectionKind::Summary).filter(|section| !section.is_empty)?;
    let blocks = timeline::region_blocks(document, section.content);
    let paragraph = blocks
        .into_iter()
        .find(|block| block.kind == BlockKind::Paragraph && !block.text.trim().is_empty())?;
    let span = Span { start: paragraph.span.start.max(section.content.start), ..paragraph.span };
    let whole = if span == paragraph.span { &*paragraph.text } else { span.slice(&document.text) };
    let text = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Spanned::new(shortened(&text), span))
}

/// Cuts a text behind a sentence, or else behind a word.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MAX_SUMMARY) else { return text.to_owned() };
    let head = &text[..end];
    match head.rfind(". ").filter(|at| *at > 40) {
        Some(at) => head[..=at].to_owned(),
        None => format!("{} …", &head[..head.rfind(' ').unwrap_or(end)]),
    }
}

/// Returns the day the incident ended.
fn ended(times: &Times) -> Option<NaiveDate> {
    let stamp = times.resolved.as_ref().or(times.mitigated.as_ref())?;
    Some(stamp.value.date())
}

/// Returns the day a report is listed under.
fn day(report: &Postmortem) -> Option<NaiveDate> {
    let first = report.times.first().map(|stamp| stamp.value.date());
    let event = || report.events.iter().find_map(|event| event.at.as_ref()).map(super::Stamp::date);
    let published = || report.published.as_ref().map(|day| day.value);
    first.or_else(event).or_else(|| timeline::day_told(report)).or_else(published)
}

/// A plan, a page or a template has the sections of a report, and no incident in it.
fn forget_incident(report: &mut Postmortem) {
    report.events.clear();
    report.actions.clear();
    report.stated.clear();
    report.times = Times::default();
    report.durations = super::Durations::default();
}
