//! All incidents over time.

use std::sync::Arc;

use serde::Serialize;

use super::chart::CalendarChart;
use super::list::YearLink;
use super::{IncidentRow, LaneChart, PageMeta, Pager};

/// `/timeline/` (all years) and `/timeline/<year>/`.
#[derive(Clone, Debug, Serialize)]
pub struct TimelinePage {
    /// What every page has.
    pub page: PageMeta,
    /// The year; `null` on the page of all years.
    pub year: Option<i32>,
    /// The years, newest first.
    pub years: Vec<YearLink>,
    /// How many incidents each month has; on the page of all years.
    pub calendar: Option<CalendarChart>,
    /// The drawings, newest first: one on a year's page, one a year on the page of all.
    pub charts: Vec<TimelineChart>,
    /// The same as a list by month, newest first; empty on the page of all years when that is long.
    pub months: Vec<TimelineMonth>,
    /// The year before, in time.
    pub older: Option<YearLink>,
    /// The year after.
    pub newer: Option<YearLink>,
    /// The pages of the list, where a year holds very many.
    pub pager: Pager,
    /// Incidents without any date, which cannot be placed.
    pub undated: usize,
    /// Why there is nothing to see, when there is not.
    pub empty: Option<String>,
}

/// One year's drawing.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineChart {
    /// "2026".
    pub label: String,
    /// The year's page.
    pub href: String,
    /// How many incidents.
    pub count: usize,
    /// The drawing.
    pub chart: LaneChart,
}

/// One month of the list.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineMonth {
    /// "March 2026".
    pub label: String,
    /// Its anchor: `m-2026-03`.
    pub anchor: String,
    /// The incidents, newest first.
    pub rows: Vec<Arc<IncidentRow>>,
}
