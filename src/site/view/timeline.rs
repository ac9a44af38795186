//! All incidents over time, from all years down to a month.

use std::sync::Arc;

use serde::Serialize;

use super::list::YearLink;
use super::{Download, IncidentRow, LaneChart, LinkView, PageMeta, Pager, SeverityView};

/// `/timeline/`, `/timeline/<year>/`, `/timeline/<year>/<month>/`, each also `by-service/` or
/// `by-cause/`, and the further pages of months.
#[derive(Clone, Debug, Serialize)]
pub struct TimelinePage {
    /// What every page has.
    pub page: PageMeta,
    /// `all`, `year` or `month`.
    pub level: &'static str,
    /// What the lanes stand for: `year`, `service` or `cause`.
    pub by: &'static str,
    /// The year; `null` on the page of all years.
    pub year: Option<i32>,
    /// The same stretch of time with other lanes.
    pub lanes_by: Vec<LanesLink>,
    /// The years, newest first.
    pub years: Vec<YearLink>,
    /// How many incidents began in the stretch.
    pub count: usize,
    /// The drawing.
    pub chart: Option<LaneChart>,
    /// How many incidents each month has, newest year first: all years, or the one of the page.
    pub calendar: Vec<CalendarRow>,
    /// The incidents by month, newest first, or those of a month; the newest only on the page of very many
    /// in all, and none where a year has very many, whose months then stand in `calendar` alone.
    pub groups: Vec<TimelineGroup>,
    /// Whether these are only the newest.
    pub only_newest: bool,
    /// The year or month before, in time.
    pub older: Option<LinkView>,
    /// The year or month after.
    pub newer: Option<LinkView>,
    /// The pages of a month.
    pub pager: Pager,
    /// Incidents without any date, which cannot be placed; on the page of all years.
    pub undated: usize,
    /// The intervals as data.
    pub downloads: Vec<Download>,
    /// Why there is nothing to see, when there is not.
    pub empty: Option<String>,
}

/// A choice of lanes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LanesLink {
    /// `year`, `service` or `cause`.
    pub by: &'static str,
    /// Its page.
    pub href: String,
    /// Whether this page is it.
    pub current: bool,
}

/// A year of months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarRow {
    /// The year.
    pub year: i32,
    /// Its page; `null` for a year without an incident.
    pub href: Option<String>,
    /// How many incidents.
    pub count: usize,
    /// January to December.
    pub months: Vec<CalendarCell>,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarCell {
    /// "Mar".
    pub short: String,
    /// "March 2026".
    pub label: String,
    /// Its page; `null` for a month without an incident.
    pub href: Option<String>,
    /// How many incidents; `null` for a month after the day of the build.
    pub count: Option<usize>,
    /// One of five shades, 0 for none.
    pub shade: usize,
    /// The worst severity, for the cards of a phone.
    pub worst: Option<SeverityView>,
}

/// Incidents of the list under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineGroup {
    /// "March 2026".
    pub label: String,
    /// Its anchor: `m-2026-03`.
    pub anchor: String,
    /// The month's page, on a year's.
    pub href: Option<String>,
    /// Whether these began before the stretch and went on into it.
    pub earlier: bool,
    /// The incidents, newest first.
    pub rows: Vec<Arc<IncidentRow>>,
}
