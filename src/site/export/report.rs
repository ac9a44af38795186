//! One report as data: what it says, and what follows from it.

use serde::Serialize;

use super::super::context::Context;
use super::super::format::{iso, iso_day};
use super::super::view::incident::{EvidenceView, IncidentPage, TimelineRow, TocEntry};
use super::super::view::{LinkView, chart::MetricChart};
use super::actions::action_data;
use super::incidents::list_row;
use super::{ActionData, ListRow, SCHEMA_VERSION, base, json_bytes};
use crate::knowledge::TrackedAction;
use crate::model::Postmortem;

/// What `index.json` beside the page of a report holds.
#[derive(Clone, Debug, Serialize)]
pub struct ReportDocument {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The day ages and overdue actions are told as of.
    pub as_of: String,
    /// What lists have too.
    #[serde(flatten)]
    pub incident: ListRow,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// Language of the text, where it is told.
    pub lang: Option<String>,
    /// Effects on users.
    pub impact: Vec<ImpactData>,
    /// How it was noticed.
    pub detection: DetectionData,
    /// Who filled which role.
    pub roles: Vec<RoleData>,
    /// Stretches of degraded or lost service.
    pub windows: Vec<WindowData>,
    /// The stretches between milestones, in order.
    pub phases: Vec<PhaseData>,
    /// What happened, in order of time.
    pub events: Vec<EventData>,
    /// Measurements that are drawn.
    pub metrics: Vec<MetricData>,
    /// What was promised.
    pub action_items: Vec<ActionData>,
    /// Declared relations.
    pub relations: Vec<RelationData>,
    /// Earlier incidents of the same kind.
    pub recurrences: Vec<RelatedData>,
    /// Reports worth reading beside it, with the reason.
    pub related: Vec<RelatedData>,
    /// Pages that link to it.
    pub cited_by: Vec<LinkData>,
    /// Its headings.
    pub sections: Vec<SectionData>,
    /// Where it comes from.
    pub source: SourceData,
}

/// An effect on users.
#[derive(Clone, Debug, Serialize)]
pub struct ImpactData {
    /// What was affected.
    pub label: String,
    /// How much, as written.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Whether it was measured; else it is an estimate.
    pub measured: bool,
}

/// How it was noticed.
#[derive(Clone, Debug, Serialize)]
pub struct DetectionData {
    /// `alert`, `human`, `customer` or `third-party`.
    pub source: Option<String>,
    /// What noticed, such as the name of the alert.
    pub by: Option<String>,
}

/// A role and who filled it.
#[derive(Clone, Debug, Serialize)]
pub struct RoleData {
    /// The role.
    pub role: String,
    /// Who filled it, as written.
    pub who: String,
}

/// A stretch of degraded or lost service.
#[derive(Clone, Debug, Serialize)]
pub struct WindowData {
    /// What it was like.
    pub kind: String,
    /// When it began.
    pub from: Option<String>,
    /// When it ended.
    pub to: Option<String>,
    /// Services it concerned; empty for all of the report's.
    pub services: Vec<String>,
}

/// A stretch between two milestones.
#[derive(Clone, Debug, Serialize)]
pub struct PhaseData {
    /// `latent`, `undetected`, `triage`, `responding`, `recovering`, or `impact` where a milestone is missing.
    pub phase: &'static str,
    /// Its length.
    pub seconds: i64,
    /// Whether its end is not known.
    pub open_end: bool,
}

/// One thing that happened.
#[derive(Clone, Debug, Serialize)]
pub struct EventData {
    /// Its anchor in the page.
    pub anchor: String,
    /// When: RFC 3339 or a bare date; `null` when the time could not be read.
    pub at: Option<String>,
    /// Until when, for a range.
    pub until: Option<String>,
    /// `day`, `hour`, `minute` or `second`.
    pub precision: Option<&'static str>,
    /// Whether the author wrote "about".
    pub approximate: bool,
    /// Its kind.
    pub kind: &'static str,
    /// Whether the kind was inferred from the words.
    pub kind_inferred: bool,
    /// Whether it is a key event.
    pub key: bool,
    /// Who acted, as a role.
    pub actor: Option<String>,
    /// Seconds since the incident started.
    pub offset_seconds: Option<i64>,
    /// How sure it is: `fact`, `inferred` or `reported`.
    pub confidence: &'static str,
    /// What shows it, addresses in the text included.
    pub evidence: Vec<EvidenceData>,
    /// What happened, as Markdown.
    pub text: String,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceData {
    /// `link`, `file`, `image`, `log` or `note`.
    pub kind: &'static str,
    /// What it is called.
    pub label: String,
    /// Where it is; relative to the report's page for files beside it.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archived: Option<String>,
    /// The query it was made with.
    pub query: Option<String>,
    /// What else is said of it.
    pub note: Option<String>,
    /// The lines of an excerpt.
    pub lines: Option<String>,
}

/// A measurement.
#[derive(Clone, Debug, Serialize)]
pub struct MetricData {
    /// What is measured.
    pub title: String,
    /// Its unit; empty when not told.
    pub unit: String,
    /// The CSV file beside the page.
    pub file: String,
    /// How many values there are.
    pub n: usize,
}

/// A declared relation.
#[derive(Clone, Debug, Serialize)]
pub struct RelationData {
    /// What the other is to this one.
    pub kind: &'static str,
    /// The other's id.
    pub id: String,
    /// Its page; `null` when there is none.
    pub url: Option<String>,
}

/// Another report and why it is named.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedData {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Why.
    pub reason: String,
}

/// A page.
#[derive(Clone, Debug, Serialize)]
pub struct LinkData {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// A heading.
#[derive(Clone, Debug, Serialize)]
pub struct SectionData {
    /// Its text.
    pub heading: String,
    /// Its anchor in the page.
    pub anchor: String,
    /// 2 or 3.
    pub level: u8,
}

/// Where a report comes from.
#[derive(Clone, Debug, Serialize)]
pub struct SourceData {
    /// The file within the casebook.
    pub path: String,
    /// The page as Markdown.
    pub markdown: String,
    /// The day of the first commit; `null` without git or where the history is cut off.
    pub created: Option<String>,
    /// The day of the newest commit.
    pub updated: Option<String>,
}

/// Returns the data of one report as JSON.
pub(in crate::site) fn file(
    context: &Context<'_>,
    report: &std::sync::Arc<Postmortem>,
    view: &IncidentPage,
) -> Vec<u8> {
    let base = base(context.site.base_url.as_deref());
    let actions = (0..report.actions.len()).map(|index| {
        action_data(&TrackedAction::new(report, index, context.knowledge.as_of), &base)
    });
    let document = ReportDocument {
        schema_version: SCHEMA_VERSION,
        as_of: iso_day(context.knowledge.as_of),
        incident: list_row(context.knowledge, report, &base),
        summary: report.summary.as_ref().map(|it| it.value.clone()),
        published: report.published.as_ref().map(|it| iso_day(it.value)),
        lang: report.lang.clone(),
        impact: impact(report),
        detection: DetectionData {
            source: report.detection.source.as_ref().map(|it| it.value.clone()),
            by: report.detection.by.clone(),
        },
        roles: roles(report),
        windows: windows(report),
        phases: phases(view),
        events: events(report, view),
        metrics: view.metrics.iter().map(metric).collect(),
        action_items: actions.collect(),
        relations: relations(view, &base),
        recurrences: recurrences(view, &base),
        related: related(view, &base),
        cited_by: view.backlinks.iter().map(|it| link(it, &base)).collect(),
        sections: sections(view),
        source: SourceData {
            path: view.source.path.clone(),
            markdown: format!("{base}{}", view.source.markdown),
            created: view.source.created.as_ref().map(|it| it.datetime.clone()),
            updated: view.source.updated.as_ref().map(|it| it.datetime.clone()),
        },
    };
    json_bytes(&document)
}

fn impact(report: &Postmortem) -> Vec<ImpactData> {
    let data = |it: &crate::model::Impact| ImpactData {
        label: it.label.clone(),
        value: it.value.clone(),
        unit: it.unit.clone(),
        measured: it.measured,
    };
    report.impact.iter().map(data).collect()
}

fn roles(report: &Postmortem) -> Vec<RoleData> {
    let data = |it: &crate::model::Role| RoleData { role: it.role.clone(), who: it.who.clone() };
    report.roles.iter().map(data).collect()
}

fn windows(report: &Postmortem) -> Vec<WindowData> {
    let data = |it: &crate::model::Window| WindowData {
        kind: it.kind.clone(),
        from: it.from.as_ref().map(|it| iso(&it.value)),
        to: it.to.as_ref().map(|it| iso(&it.value)),
        services: it.services.iter().map(|it| it.id.clone()).collect(),
    };
    report.windows.iter().map(data).collect()
}

fn phases(view: &IncidentPage) -> Vec<PhaseData> {
    let segments = view.phase_bar.iter().flat_map(|bar| &bar.segments);
    let data = |it: &crate::site::view::chart::PhaseSegment| PhaseData {
        phase: it.phase,
        seconds: it.duration.seconds,
        open_end: it.open_end,
    };
    segments.map(data).collect()
}

fn events(report: &Postmortem, view: &IncidentPage) -> Vec<EventData> {
    let start = report.times.started.as_ref().and_then(|it| it.value.instant());
    let data = |row: &TimelineRow| {
        let TimelineRow::Event(event) = row else { return None };
        let at = event.time.as_ref();
        let instant = at.and_then(|at| chrono::DateTime::parse_from_rfc3339(&at.datetime).ok());
        let offset = start.zip(instant).map(|(start, at)| (at.to_utc() - start).num_seconds());
        Some(EventData {
            anchor: event.anchor.clone(),
            at: at.map(|it| it.datetime.clone()),
            until: event.until.as_ref().map(|it| it.datetime.clone()),
            precision: at.map(|it| it.precision),
            approximate: at.is_some_and(|it| it.approximate),
            kind: event.kind,
            kind_inferred: event.kind_inferred,
            key: event.key,
            actor: event.actor.clone(),
            offset_seconds: offset,
            confidence: event.confidence,
            evidence: event.evidence_in_text.iter().chain(&event.evidence).map(evidence).collect(),
            text: event.text.clone(),
        })
    };
    view.timeline.iter().filter_map(data).collect()
}

fn evidence(view: &EvidenceView) -> EvidenceData {
    EvidenceData {
        kind: view.kind,
        label: view.label.clone(),
        url: view.href.clone(),
        archived: view.archived.clone(),
        query: view.query.clone(),
        note: view.note.clone(),
        lines: view.excerpt.as_ref().map(|(_, lines)| lines.clone()),
    }
}

fn metric(chart: &MetricChart) -> MetricData {
    MetricData {
        title: chart.title.clone(),
        unit: chart.unit.clone(),
        file: chart.file.clone(),
        n: chart.n,
    }
}

fn relations(view: &IncidentPage, base: &str) -> Vec<RelationData> {
    let data = |it: &crate::site::view::incident::RelationView| RelationData {
        kind: it.kind,
        id: it.id.clone(),
        url: it.incident.as_ref().map(|other| format!("{base}{}", other.href)),
    };
    view.relations.iter().map(data).collect()
}

fn recurrences(view: &IncidentPage, base: &str) -> Vec<RelatedData> {
    let data = |it: &crate::site::view::incident::RecurrenceView| RelatedData {
        id: it.incident.id.clone(),
        title: it.incident.title.clone(),
        url: format!("{base}{}", it.incident.href),
        reason: it.reason.clone(),
    };
    view.recurrences.iter().map(data).collect()
}

fn related(view: &IncidentPage, base: &str) -> Vec<RelatedData> {
    let data = |it: &crate::site::view::incident::RelatedView| RelatedData {
        id: it.incident.id.clone(),
        title: it.incident.title.clone(),
        url: format!("{base}{}", it.incident.href),
        reason: it.reason.clone(),
    };
    view.related.iter().map(data).collect()
}

pub(super) fn link(view: &LinkView, base: &str) -> LinkData {
    LinkData { title: view.label.clone(), url: format!("{base}{}", view.href) }
}

fn sections(view: &IncidentPage) -> Vec<SectionData> {
    view.toc.iter().map(section).collect()
}

pub(super) fn section(it: &TocEntry) -> SectionData {
    SectionData { heading: it.label.clone(), anchor: it.anchor.clone(), level: it.level }
}
