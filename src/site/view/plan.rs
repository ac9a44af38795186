//! Plans and runbooks: the page of each, and the list of all.

use std::sync::Arc;

use serde::Serialize;

use super::chart::{MetricChart, QuotedFigure, QuotedLanes};
use super::incident::{SourceView, TocEntry};
use super::{Chip, DateView, Download, IncidentRow, LangView, LinkView, PageMeta};
use crate::text::Span;

/// `/plans/<slug>/`.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// What every page has.
    pub page: PageMeta,
    /// The plan as a row: owner, state, when it was last used.
    pub plan: PlanRow,
    /// The causes, triggers and tags it is for.
    pub words: Vec<Chip>,
    /// The reviews that took place, the latest first.
    pub reviews: Vec<ReviewView>,
    /// The incidents that used it, newest first.
    pub used: Vec<Arc<IncidentRow>>,
    /// The incidents that name it elsewhere than in their course of events, newest first.
    pub cited: Vec<Arc<IncidentRow>>,
    /// The incidents the plan itself names, newest first.
    pub names: Vec<Arc<IncidentRow>>,
    /// Other plans and pages that link here.
    pub backlinks: Vec<LinkView>,
    /// The measurements; each stands as a figure in the markup, in the place of its block.
    pub metrics: Vec<MetricChart>,
    /// Figures of the trends; each stands in the markup, in the place of its block.
    pub charts: Vec<QuotedFigure>,
    /// Incidents over time; each drawing stands in the markup, in the place of its block.
    pub sketches: Vec<QuotedLanes>,
    /// The body as markup; filled in by the renderer from `span`.
    pub html: String,
    /// The stretch of the file's text the body is made of.
    #[serde(skip)]
    pub span: Span,
    /// The table of contents.
    pub toc: Vec<TocEntry>,
    /// Where it comes from: its file, its history, the same for programs.
    pub source: SourceView,
}

/// `/plans/`.
#[derive(Clone, Debug, Serialize)]
pub struct PlanIndexPage {
    /// What every page has.
    pub page: PageMeta,
    /// The plans: overdue ones first, then those due, then by title.
    pub plans: Vec<PlanRow>,
    /// How many are past their review.
    pub overdue: usize,
    /// How many are due within a month.
    pub due: usize,
    /// Services with at least two incidents that no plan is for, the most incidents first.
    pub uncovered: Vec<UncoveredService>,
    /// The list to take away.
    pub downloads: Vec<Download>,
}

/// A plan as a row of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanRow {
    /// Its title.
    pub title: String,
    /// Language of title and summary, where it is not that of the site.
    pub lang: Option<LangView>,
    /// Its page.
    pub href: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Who keeps it up to date.
    pub owner: Option<String>,
    /// The services it is for.
    pub services: Vec<Chip>,
    /// `fresh`, `due` (within a month), `overdue` or `undated`.
    pub state: &'static str,
    /// Days until the review or past it; `null` unless it is due or overdue.
    pub days: Option<i64>,
    /// The day of its next review.
    pub review_by: Option<DateView>,
    /// The day of the last one.
    pub reviewed: Option<DateView>,
    /// How many incidents used it.
    pub used_count: usize,
    /// The day of the latest of them.
    pub last_used: Option<DateView>,
}

/// A review that took place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewView {
    /// The day.
    pub date: DateView,
    /// Who, as a role or team.
    pub by: Option<String>,
    /// What was done or found.
    pub note: Option<String>,
}

/// A service that no plan is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UncoveredService {
    /// The service.
    pub chip: Chip,
    /// How many incidents it had.
    pub count: usize,
}
