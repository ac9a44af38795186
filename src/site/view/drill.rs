//! Practice drills: a timeline replayed step by step, and the list of what can be practised.

use serde::Serialize;

use super::chart::{MetricChart, QuotedFigure, QuotedLanes};
use super::incident::{BodyChunk, EventView, Fact, RoleView};
use super::{Chip, DateView, DurationView, LangView, LinkView, PageMeta, SeverityView, TimeView};

/// `/incidents/<slug>/drill/`. Nothing above the last part tells how the incident ended: neither the
/// title of the page nor the way down to it name the report's title.
#[derive(Clone, Debug, Serialize)]
pub struct DrillPage {
    /// What every page has.
    pub page: PageMeta,
    /// The report, told at the end.
    pub report: LinkView,
    /// Id of the report.
    pub id: String,
    /// How bad it was.
    pub severity: Option<SeverityView>,
    /// The services, with what they do.
    pub services: Vec<DrillService>,
    /// When the first step takes place.
    pub starts: TimeView,
    /// How long the drill takes, in minutes, at a few minutes a step.
    pub minutes: usize,
    /// The same with the key events alone.
    pub key_minutes: usize,
    /// How many steps are key events.
    pub key_count: usize,
    /// Who played which role then, for handing out roles.
    pub roles: Vec<RoleView>,
    /// The kinds of events there are, for their icons.
    pub kinds: Vec<&'static str>,
    /// The steps in order of time.
    pub steps: Vec<DrillStep>,
    /// What had happened before anyone could know of it; told at the end.
    pub before: Vec<EventView>,
    /// The report's numbers, told at the end.
    pub facts: Vec<Fact>,
    /// The measurements; each stands as a figure in the markup, in the place of its block.
    pub metrics: Vec<MetricChart>,
    /// Figures of the trends; each stands in the markup, in the place of its block.
    pub charts: Vec<QuotedFigure>,
    /// Incidents over time; each drawing stands in the markup, in the place of its block.
    pub sketches: Vec<QuotedLanes>,
    /// The report's summary, causes and lessons, told at the end.
    pub closing: Vec<BodyChunk>,
    /// How many actions followed, dropped ones apart.
    pub actions_total: usize,
    /// How many of them are done.
    pub actions_done: usize,
    /// Plans the report names and plans for what was affected.
    pub plans: Vec<LinkView>,
}

/// A service of a drill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrillService {
    /// The service.
    pub chip: Chip,
    /// What it does.
    pub description: Option<String>,
}

/// One step of a drill: a question, and what happened next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrillStep {
    /// Its number, from 1.
    pub number: usize,
    /// Which question is asked before it: the kind of the event and a number, `alert-1`.
    pub ask: String,
    /// How long after the step before it.
    pub wait: Option<DurationView>,
    /// What happened.
    pub event: EventView,
}

/// `/drills/`.
#[derive(Clone, Debug, Serialize)]
pub struct DrillIndexPage {
    /// What every page has.
    pub page: PageMeta,
    /// How many incidents can be practised.
    pub count: usize,
    /// How many have too few events with a time.
    pub without: usize,
    /// A few to begin with, each with the reason.
    pub suggestions: Vec<DrillSuggestion>,
    /// By service, the service with most incidents first; incidents without a service last.
    pub groups: Vec<DrillGroup>,
}

/// A drill worth taking, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrillSuggestion {
    /// `week` (it changes every week), `year` (about a year ago) or `again` (its cause came back).
    pub reason: &'static str,
    /// The cause that came back.
    pub cause: Option<Chip>,
    /// How many incidents of that cause.
    pub count: usize,
    /// The drill.
    pub drill: DrillRow,
}

/// The drills of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrillGroup {
    /// The service; `null` for incidents that name none.
    pub service: Option<Chip>,
    /// How many there are.
    pub count: usize,
    /// The best to take next, at most five.
    pub drills: Vec<DrillRow>,
}

/// A drill as a row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DrillRow {
    /// Title of the report.
    pub title: String,
    /// Language of the title, where it is not that of the site.
    pub lang: Option<LangView>,
    /// The drill.
    pub href: String,
    /// How bad it was.
    pub severity: Option<SeverityView>,
    /// The day of the incident.
    pub date: Option<DateView>,
    /// How long ago, counted in `unit`.
    pub ago: i64,
    /// `days`, `months` or `years`.
    pub unit: &'static str,
    /// How many steps.
    pub steps: usize,
    /// How long it takes, in minutes.
    pub minutes: usize,
}
