//! The report pages.

use std::sync::Arc;

use super::context::{Context, Frame};
use super::view::incident::{
    Banner, BodyChunk, Fact, ImpactView, IncidentPage, MilestoneView, RecurrenceView, RelatedView,
    RelationView, RoleView, StatedView, TimelineRow,
};
use super::view::{ActionRow, LinkView, View};
use super::{AssetCopy, Body, Page, body, events, format, phases, route, row};
use crate::knowledge::{self, HubKind};
use crate::model::time::{DurationKind, Milestone};
use crate::model::{
    ActionStatus, Audience, ContentKind, Impact, Postmortem, RelationKind, Section, SectionKind,
    Status,
};

/// Builds the page of one report and names the files to copy beside it; `None` without an address.
pub(super) fn page(context: &Context<'_>, at: usize) -> Option<(Page, Vec<AssetCopy>)> {
    let report = &context.shown[at];
    let href = context.routes.report(report.file())?.to_owned();
    let chunks = body::chunks(context, report);
    let (links, copies) = body::links(context, report, &href);
    let view = view(context, at, &href, chunks);
    let page = Page {
        path: route::file(&href),
        view: View::Incident(Box::new(view)),
        body: Some(Body { report: report.clone(), links }),
    };
    Some((page, copies))
}

fn view(context: &Context<'_>, at: usize, href: &str, chunks: Vec<BodyChunk>) -> IncidentPage {
    let report = &context.shown[at];
    let severity = row::severity(context, report);
    let step = severity.as_ref().map_or(5, |severity| severity.step);
    let timeline = events::rows(report);
    let counts = |row: &&TimelineRow| matches!(row, TimelineRow::Event(event) if event.key);
    let actions = context.actions_of(report.file());
    let kept = report.actions.iter().filter(|it| it.status != ActionStatus::Dropped);
    let done = report.actions.iter().filter(|it| it.status == ActionStatus::Done);
    let as_of = context.knowledge.as_of;
    let overdue = report.actions.iter().filter(|it| it.is_overdue(as_of));
    let neighbour = |at: Option<usize>| row::link(context, context.shown.get(at?)?);
    IncidentPage {
        page: context.meta(frame(report, href)),
        id: report.id.value.clone(),
        severity,
        status: row::status(&context.words, report.effective_status()),
        banners: banners(context, report),
        services: row::services(context, report),
        trigger: row::trigger(context, report),
        causes: row::causes(context, report),
        tags: row::tags(context, report),
        summary: own_summary(report),
        date: knowledge::day_of(report).map(format::date),
        published: report.published.as_ref().map(|day| format::date(day.value)),
        facts: facts(report),
        impact: report.impact.iter().map(impact).collect(),
        milestones: milestones(report),
        stated: stated(report),
        detection: detection(report),
        roles: report
            .roles
            .iter()
            .map(|it| RoleView { role: format::sentence(&it.role), who: it.who.clone() })
            .collect(),
        phase_bar: phases::bar(report, step),
        zone: zone(report),
        event_count: report.events.len(),
        key_event_count: timeline.iter().filter(counts).count(),
        kinds: events::kinds(report),
        kinds_inferred: report.events.iter().any(|event| event.kind_inferred),
        timeline,
        toc: body::toc(report, &chunks),
        chunks,
        footnotes: String::new(),
        actions: actions.to_vec(),
        actions_done: done.count(),
        actions_total: kept.count(),
        actions_overdue: overdue.count(),
        relations: relations(context, report),
        recurrences: recurrences(context, report),
        related: related(context, report),
        backlinks: backlinks(context, report),
        plans: plans(context, report),
        previous: neighbour(Some(at + 1)),
        next: neighbour(at.checked_sub(1)),
        source_path: report.file().to_string(),
    }
}

fn frame<'a>(report: &'a Postmortem, href: &str) -> Frame<'a> {
    let mut frame = Frame::new("incident", report.title.value.clone(), href)
        .about(report.summary.as_ref().map_or_else(String::new, |it| it.value.clone()))
        .in_language(report.lang.as_deref())
        .as_article(report)
        .below("Incidents", "incidents/");
    if let Some(day) = knowledge::day_of(report) {
        let year = chrono::Datelike::year(&day);
        frame = frame.below(year.to_string(), format!("incidents/{year}/"));
    }
    frame.noindex = report.effective_status() == Status::Draft;
    frame
}

fn banners(context: &Context<'_>, report: &Postmortem) -> Vec<Banner> {
    let banner = |kind, text: &str| Banner { kind, text: text.to_owned(), link: None };
    let mut banners = Vec::new();
    match report.effective_status() {
        Status::Draft => {
            banners.push(banner("draft", "This report is a draft and counts nowhere yet."));
        }
        Status::InReview => {
            banners.push(banner("in-review", "This report is in review and may change."));
        }
        Status::Superseded => {
            let by = context.knowledge.replacement(report).and_then(|it| row::link(context, it));
            let text = if by.is_some() {
                "This report is replaced by"
            } else {
                "This report is superseded."
            };
            banners.push(Banner { link: by, ..banner("superseded", text) });
        }
        Status::Published => {}
    }
    if report.audience == Audience::Internal {
        banners.push(banner("internal", "This report is for internal readers."));
    }
    banners
}

/// Returns the front matter's summary, unless the body says it in a section of its own.
fn own_summary(report: &Postmortem) -> Option<String> {
    let section = report.section(SectionKind::Summary);
    let has_section = section.is_some_and(|section: &Section| !section.is_empty);
    report.summary.as_ref().filter(|_| !has_section).map(|summary| summary.value.clone())
}

/// Returns the few numbers at the top of a report.
pub(super) fn facts(report: &Postmortem) -> Vec<Fact> {
    let known = |key, label: &str, seconds: Option<i64>, missing: &str| Fact {
        key,
        label: label.to_owned(),
        value: seconds.map_or_else(|| "Not recorded".to_owned(), |it| format::duration(it).text),
        note: seconds.is_none().then(|| missing.to_owned()),
        known: seconds.is_some(),
    };
    let first = report.impact.first().map(|it| {
        let view = impact(it);
        let note = if view.measured { view.label } else { format!("{} (estimate)", view.label) };
        Fact {
            key: "impact",
            label: "Impact".to_owned(),
            value: view.value,
            note: Some(note),
            known: true,
        }
    });
    let times = report.durations;
    first
        .into_iter()
        .chain([
            known("detect", "Time to detect", times.detect, "needs start and detection"),
            known("mitigate", "Time to mitigate", times.mitigate, "needs start and end of harm"),
            known("resolve", "Duration", times.resolve, "needs start and resolution"),
        ])
        .collect()
}

fn impact(impact: &Impact) -> ImpactView {
    let unit = impact.unit.as_deref().unwrap_or_default();
    let value = format!("{} {unit}", impact.value).trim().to_owned();
    ImpactView { label: impact.label.clone(), value, measured: impact.measured }
}

/// Returns the word shown for a milestone.
pub(super) fn milestone_label(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Started => "Started",
        Milestone::Detected => "Detected",
        Milestone::Acknowledged => "Acknowledged",
        Milestone::Mitigated => "Mitigated",
        Milestone::Resolved => "Resolved",
    }
}

fn milestones(report: &Postmortem) -> Vec<MilestoneView> {
    let start = report.times.started.as_ref().and_then(|it| it.value.instant());
    let view = |milestone: Milestone| {
        let stamp = &report.times.get(milestone)?.value;
        let later = milestone != Milestone::Started;
        let offset = start.zip(stamp.instant()).filter(|_| later);
        Some(MilestoneView {
            key: milestone.as_str(),
            label: milestone_label(milestone),
            time: format::time(stamp),
            offset: offset.map(|(start, at)| format::since_start(at - start)),
        })
    };
    Milestone::ALL.into_iter().filter_map(view).collect()
}

fn stated(report: &Postmortem) -> Vec<StatedView> {
    let view = |stated: &crate::model::StatedDuration| {
        let (label, derived) = match stated.kind {
            DurationKind::Detect => ("Time to detect", report.durations.detect),
            DurationKind::Acknowledge => ("Time to acknowledge", report.durations.acknowledge),
            DurationKind::Mitigate => ("Time to mitigate", report.durations.mitigate),
            DurationKind::Resolve => ("Time to resolve", report.durations.resolve),
        };
        let derived = derived.filter(|derived| (derived - stated.seconds).abs() >= 60)?;
        Some(StatedView {
            label,
            stated: format::duration(stated.seconds),
            derived: format::duration(derived),
            support_hours: stated.support_hours,
        })
    };
    report.stated.iter().filter_map(view).collect()
}

fn detection(report: &Postmortem) -> Option<String> {
    let source = report.detection.source.as_ref().map(|source| format::sentence(&source.value));
    match (source, &report.detection.by) {
        (Some(source), Some(by)) => Some(format!("{source} ({by})")),
        (Some(source), None) => Some(source),
        (None, by) => by.clone(),
    }
}

/// Returns the zone the report's times are in, when one is not UTC.
fn zone(report: &Postmortem) -> Option<String> {
    let milestones = Milestone::ALL.into_iter().filter_map(|it| report.times.get(it));
    let mut stamps =
        milestones.map(|it| &it.value).chain(report.events.iter().filter_map(|it| it.at.as_ref()));
    let other = stamps.find(|stamp| stamp.offset.local_minus_utc() != 0)?;
    let named = report.timezone.and_then(crate::model::Zone::name).map(str::to_owned);
    Some(named.or_else(|| other.zone.clone()).unwrap_or_else(|| format::offset_name(other.offset)))
}

fn relations(context: &Context<'_>, report: &Postmortem) -> Vec<RelationView> {
    let own = report.related.iter().map(|relation| {
        let other = context.knowledge.find(&relation.id.value);
        let (kind, label) = match relation.kind {
            RelationKind::RecurrenceOf => ("recurrence-of", "Recurrence of"),
            RelationKind::CausedBy => ("caused-by", "Caused by"),
            RelationKind::DuplicateOf => ("duplicate-of", "Same incident as"),
            RelationKind::SeeAlso => ("see-also", "See also"),
        };
        let incident = other.and_then(|other| context.row(other.file()).cloned());
        RelationView { kind, label, id: relation.id.value.clone(), incident }
    });
    own.chain(inverse_relations(context, report)).collect()
}

fn inverse_relations(context: &Context<'_>, report: &Postmortem) -> Vec<RelationView> {
    let mut found = Vec::new();
    for file in context.knowledge.links.incoming(report.file()) {
        let (Some(other), Some(incident)) =
            (context.knowledge.reports.get(file), context.row(file))
        else {
            continue;
        };
        let named =
            other.related.iter().filter(|it| it.id.value.eq_ignore_ascii_case(&report.id.value));
        for relation in named {
            let (kind, label) = match relation.kind {
                RelationKind::RecurrenceOf => ("recurred-as", "Happened again as"),
                RelationKind::CausedBy => ("led-to", "Led to"),
                RelationKind::DuplicateOf => ("duplicate-of", "Same incident as"),
                RelationKind::SeeAlso => continue,
            };
            found.push(RelationView {
                kind,
                label,
                id: other.id.value.clone(),
                incident: Some(incident.clone()),
            });
        }
    }
    found
}

fn recurrences(context: &Context<'_>, report: &Postmortem) -> Vec<RecurrenceView> {
    let found = context.knowledge.recurrences.get(report.file()).into_iter().flatten();
    let view = |it: &knowledge::Recurrence| {
        let actions: &[Arc<ActionRow>] = context.actions_of(&it.earlier);
        Some(RecurrenceView {
            incident: context.row(&it.earlier)?.clone(),
            reason: recurrence_reason(context, it),
            after: it.gap_days.map(|days| format!("after {}", format::days(days))),
            open_fixes: it.open_fixes.iter().filter_map(|&at| actions.get(at).cloned()).collect(),
        })
    };
    found.filter_map(view).collect()
}

fn recurrence_reason(context: &Context<'_>, recurrence: &knowledge::Recurrence) -> String {
    let Some((cause, service)) = recurrence.shared.first() else {
        return "Declared in the report".to_owned();
    };
    let cause = context.name(HubKind::Cause, cause);
    let service = context.name(HubKind::Service, service);
    let declared = if recurrence.declared { "Declared; same" } else { "Same" };
    format!("{declared} cause ({cause}) on the same service ({service})")
}

fn related(context: &Context<'_>, report: &Postmortem) -> Vec<RelatedView> {
    let Some(position) = context.knowledge.position(report.file()) else {
        return Vec::new();
    };
    let view = |it: knowledge::Related| {
        let other = context.knowledge.incidents.get(it.position)?;
        let reasons: Vec<String> = it
            .shared
            .iter()
            .map(|(kind, id)| format!("same {}: {}", kind.as_str(), context.name(*kind, id)))
            .collect();
        Some(RelatedView {
            incident: context.row(other.file())?.clone(),
            reason: reasons.join("; "),
        })
    };
    context.knowledge.related(position).into_iter().filter_map(view).collect()
}

/// Returns the shown pages that link to a report.
pub(super) fn backlinks(context: &Context<'_>, report: &Postmortem) -> Vec<LinkView> {
    linked(context, context.knowledge.links.incoming(report.file()), |_| true)
}

/// Returns the plans and pages a report links to.
pub(super) fn plans(context: &Context<'_>, report: &Postmortem) -> Vec<LinkView> {
    let is_content = |kind| matches!(kind, ContentKind::Plan | ContentKind::Page);
    linked(context, context.knowledge.links.outgoing(report.file()), is_content)
}

fn linked(
    context: &Context<'_>,
    files: &[crate::text::FileId],
    wanted: impl Fn(ContentKind) -> bool,
) -> Vec<LinkView> {
    let reports = files.iter().filter_map(|file| context.knowledge.reports.get(file));
    reports.filter(|it| wanted(it.kind)).filter_map(|it| row::link(context, it)).collect()
}
