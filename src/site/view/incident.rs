//! The report page.

use std::sync::Arc;

use serde::Serialize;

use super::chart::{ActorLanes, MetricChart, QuotedFigure, QuotedLanes};
use super::{
    ActionRow, Chip, DateView, DurationView, IncidentRow, LinkView, PageMeta, PhaseBar,
    SeverityView, StatusView, TimeView,
};
use crate::text::Span;

/// `/incidents/<slug>/`.
#[derive(Clone, Debug, Serialize)]
pub struct IncidentPage {
    /// What every page has.
    pub page: PageMeta,
    /// Its id, as written.
    pub id: String,
    /// How bad it was.
    pub severity: Option<SeverityView>,
    /// Where the report is in its life.
    pub status: StatusView,
    /// Said above everything on a draft, a report in review, a superseded or an internal one.
    pub banners: Vec<Banner>,
    /// What was affected.
    pub services: Vec<Chip>,
    /// What set it off.
    pub trigger: Option<Chip>,
    /// Why it was possible.
    pub causes: Vec<Chip>,
    /// Free labels.
    pub tags: Vec<Chip>,
    /// One or two sentences, when the front matter has them and the body has no summary section.
    pub summary: Option<String>,
    /// The same as markup; filled in by the renderer.
    pub summary_html: String,
    /// The same as Markdown.
    #[serde(skip)]
    pub lead: Option<String>,
    /// The day of the incident, or the best date known.
    pub date: Option<DateView>,
    /// The day of publication.
    pub published: Option<DateView>,
    /// The few numbers at the top: impact, time to detect, time to mitigate, duration.
    pub facts: Vec<Fact>,
    /// Effects on users, all of them.
    pub impact: Vec<ImpactView>,
    /// The milestones that are known, in order.
    pub milestones: Vec<MilestoneView>,
    /// Durations the author states that differ from the derived ones, both shown.
    pub stated: Vec<StatedView>,
    /// Who noticed and how: "Alert (slo-burn-rate)".
    pub detection: Option<String>,
    /// Roles in the response.
    pub roles: Vec<RoleView>,
    /// The drawing of the course; `null` without at least two milestones.
    pub phase_bar: Option<PhaseBar>,
    /// Who acted when, below the bar; `null` unless two roles or teams are known to have acted.
    pub who: Option<ActorLanes>,
    /// The report's zone, told once above the events: "Europe/London"; `null` when all is UTC.
    pub zone: Option<String>,
    /// The timeline: events, day separators and gaps in order of reading.
    pub timeline: Vec<TimelineRow>,
    /// How many events there are, and how many of them are key.
    pub event_count: usize,
    /// How many of them are key.
    pub key_event_count: usize,
    /// The kinds of events there are, for their icons; in a fixed order.
    pub kinds: Vec<&'static str>,
    /// Whether some of the kinds were inferred from the words.
    pub kinds_inferred: bool,
    /// Whether some of the events are no established facts.
    pub unsure: bool,
    /// The measurements; each stands as a figure in the markup, in the place of its block.
    pub metrics: Vec<MetricChart>,
    /// Figures of the trends; each stands in the markup, in the place of its block.
    pub charts: Vec<QuotedFigure>,
    /// Incidents over time; each drawing stands in the markup, in the place of its block.
    pub sketches: Vec<QuotedLanes>,
    /// The body in pieces, in the order of the report. The event list and the action table stand
    /// where the author put theirs; when the body has none, they are appended.
    pub chunks: Vec<BodyChunk>,
    /// The footnotes of all pieces, as markup; filled in by the renderer.
    pub footnotes: String,
    /// The table of contents.
    pub toc: Vec<TocEntry>,
    /// The actions.
    pub actions: Vec<Arc<ActionRow>>,
    /// How many actions are done, and of how many (dropped ones apart).
    pub actions_done: usize,
    /// How many actions there are, dropped ones apart.
    pub actions_total: usize,
    /// How many are past their due date.
    pub actions_overdue: usize,
    /// Declared relations, resolved.
    pub relations: Vec<RelationView>,
    /// What recurred: earlier incidents of the same cause on the same service, open fixes noted.
    pub recurrences: Vec<RecurrenceView>,
    /// Reports worth reading beside this one, each with the reason.
    pub related: Vec<RelatedView>,
    /// Reports that link here.
    pub backlinks: Vec<LinkView>,
    /// Where the incident can be practised with; `null` when it has too few events.
    pub drill_href: Option<String>,
    /// Plans and pages this report links to.
    pub plans: Vec<LinkView>,
    /// Plans for what was affected that the report does not link to.
    pub plans_beside: Vec<PlanBeside>,
    /// The incident before this one in time.
    pub previous: Option<LinkView>,
    /// The incident after this one in time.
    pub next: Option<LinkView>,
    /// Where the report comes from.
    pub source: SourceView,
}

/// Where a report comes from, and the same for programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Path of the file in the casebook.
    pub path: String,
    /// Where it can be edited, when the config tells.
    pub edit_url: Option<String>,
    /// Where it can be seen as it is in the repository, when the config tells.
    pub view_url: Option<String>,
    /// The day of its first commit; `null` without git, or where the history is cut off.
    pub created: Option<DateView>,
    /// The day of its newest commit.
    pub updated: Option<DateView>,
    /// The newest changes.
    pub changes: Vec<ChangeView>,
    /// How many further changes there are.
    pub more: usize,
    /// Whether the repository was cloned without its whole history.
    pub is_cut_off: bool,
    /// The page as Markdown.
    pub markdown: String,
    /// The page as JSON.
    pub json: String,
}

/// A change of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// When.
    pub date: DateView,
    /// What was said about it, when the config lets pages tell.
    pub subject: Option<String>,
    /// The first digits of the commit.
    pub commit: String,
    /// Where the commit can be seen, when the config tells.
    pub url: Option<String>,
}

/// A notice above the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Banner {
    /// `draft`, `in-review`, `superseded` or `internal`; a class.
    pub kind: &'static str,
    /// What it says.
    pub text: String,
    /// Where it leads: the report that replaces this one.
    pub link: Option<LinkView>,
}

/// A plan for what was affected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanBeside {
    /// The plan.
    pub plan: LinkView,
    /// The service, cause or trigger that both name.
    pub shared: Chip,
}

/// One number at the top of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// `impact`, `detect`, `acknowledge`, `mitigate`, `resolve`.
    pub key: &'static str,
    /// "Time to detect".
    pub label: String,
    /// "13 min", "4.1 %".
    pub value: String,
    /// What stands under it: the label of an impact, "estimate", or why it is not known.
    pub note: Option<String>,
    /// Whether it is known; an unknown one says "not recorded".
    pub known: bool,
}

/// An effect on users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImpactView {
    /// What was affected.
    pub label: String,
    /// How much, with its unit.
    pub value: String,
    /// Whether it was measured; else it is an estimate.
    pub measured: bool,
}

/// A milestone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MilestoneView {
    /// `started`, `detected`, ...
    pub key: &'static str,
    /// "Started".
    pub label: String,
    /// When.
    pub time: TimeView,
    /// Since the start, where both are known: "T+13 min".
    pub offset: Option<String>,
}

/// A stated duration that differs from the derived one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedView {
    /// "Time to resolve".
    pub label: String,
    /// What the report says.
    pub stated: DurationView,
    /// What its milestones give.
    pub derived: DurationView,
    /// Whether the author says it counts support hours.
    pub support_hours: bool,
}

/// A role and who filled it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleView {
    /// "Incident commander".
    pub role: String,
    /// Who filled it.
    pub who: String,
}

/// One row of the event list, told apart by `row`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "row", rename_all = "kebab-case")]
pub enum TimelineRow {
    /// A new day begins.
    Day {
        /// Which.
        date: DateView,
    },
    /// Nothing is recorded for a long while.
    Gap {
        /// How long.
        duration: DurationView,
        /// "53 minutes with no recorded event".
        text: String,
    },
    /// The clocks of the report's zone were changed between two events.
    ClockChange {
        /// Short name of the zone before: "GMT".
        from: String,
        /// Short name of the zone after: "BST".
        to: String,
        /// By how much.
        by: DurationView,
        /// Whether the clocks went forward.
        forward: bool,
    },
    /// Something happened.
    Event(Box<EventView>),
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventView {
    /// Its anchor: `e-1402`, unique in the page.
    pub anchor: String,
    /// When; `null` when the time could not be read.
    pub time: Option<TimeView>,
    /// The time as written, when it could not be read.
    pub written: Option<String>,
    /// Until when, for a range.
    pub until: Option<TimeView>,
    /// Since the start of the incident: "T+13 min", "T-4 min"; `null` when either is not known.
    pub offset: Option<String>,
    /// The kind: `alert`.
    pub kind: &'static str,
    /// The kind as shown: "Alert".
    pub kind_label: String,
    /// Whether the kind was inferred from the words.
    pub kind_inferred: bool,
    /// Whether it is a key event.
    pub key: bool,
    /// What happened, as markup; filled in by the renderer from `text`.
    pub html: String,
    /// What happened, as Markdown.
    #[serde(skip)]
    pub text: String,
    /// Who acted, as a role.
    pub actor: Option<String>,
    /// Whether the text begins with who acted.
    pub actor_in_text: bool,
    /// How sure it is: `fact`, `inferred` or `reported`.
    pub confidence: &'static str,
    /// What shows it, beside what stands in its text.
    pub evidence: Vec<EvidenceView>,
    /// Addresses and files in its text.
    #[serde(skip)]
    pub evidence_in_text: Vec<EvidenceView>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EvidenceView {
    /// `link`, `file`, `image`, `log` or `note`.
    pub kind: &'static str,
    /// What it is called; of a picture, what it shows.
    pub label: String,
    /// Where it leads from the page; filled in by the renderer. `null` when it leads nowhere.
    pub href: Option<String>,
    /// Where a copy is kept; filled in by the renderer.
    pub archived: Option<String>,
    /// The query it was made with.
    pub query: Option<String>,
    /// What else is said of it, such as the stretch of time it shows.
    pub note: Option<String>,
    /// Width of a picture, where it is known.
    pub width: Option<u32>,
    /// Height of a picture.
    pub height: Option<u32>,
    /// The number of the first line of an excerpt.
    pub first_line: Option<usize>,
    /// The number of its last line.
    pub last_line: Option<usize>,
    /// The lines of an excerpt as markup; filled in by the renderer.
    pub html: String,
    /// Where it leads, as written.
    #[serde(skip)]
    pub target: Option<String>,
    /// Where a copy is kept, as written.
    #[serde(skip)]
    pub copy: Option<String>,
    /// What stands behind the fence of an excerpt, and its lines.
    #[serde(skip)]
    pub excerpt: Option<(String, String)>,
}

/// A piece of the body, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BodyChunk {
    /// `markdown` (print `html`), `timeline` (draw the event list) or `actions` (draw the table).
    pub kind: &'static str,
    /// For a timeline or action piece: the heading the author gave the section.
    pub heading: Option<String>,
    /// The anchor of that heading.
    pub anchor: Option<String>,
    /// Its level, 2 to 6.
    pub level: u8,
    /// The markup; filled in by the renderer from `source`. For a timeline or action piece: what the
    /// author wrote there beside the events or actions, often empty.
    pub html: String,
    /// The stretches of the report's text the piece is made of.
    #[serde(skip)]
    pub source: Vec<Span>,
}

/// One entry of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TocEntry {
    /// The heading.
    pub label: String,
    /// Its anchor.
    pub anchor: String,
    /// 2 or 3.
    pub level: u8,
}

/// A declared relation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RelationView {
    /// `recurrence-of`, `caused-by`, `duplicate-of`, `see-also`, or the inverse: `recurred-as`, `led-to`.
    pub kind: &'static str,
    /// "Recurrence of".
    pub label: String,
    /// The id as written.
    pub id: String,
    /// The other report; `null` when there is none with that id.
    pub incident: Option<Arc<IncidentRow>>,
}

/// An earlier incident of the same kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecurrenceView {
    /// The earlier incident.
    pub incident: Arc<IncidentRow>,
    /// "Declared", or "Same cause (expired certificate) on the same service (checkout)".
    pub reason: String,
    /// "happened again after 41 days"
    pub after: Option<String>,
    /// Actions of the earlier incident that were still open when it came back.
    pub open_fixes: Vec<Arc<ActionRow>>,
}

/// A report worth reading beside this one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RelatedView {
    /// The report.
    pub incident: Arc<IncidentRow>,
    /// Why it is listed: "same cause: missing validation; same service: checkout".
    pub reason: String,
}
