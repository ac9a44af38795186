//! The home page: what is new, what needs attention, and the ways in.

use std::sync::Arc;

use serde::Serialize;

use super::days::AnniversaryRow;
use super::digest::DigestEntry;
use super::drill::DrillRow;
use super::plan::PlanRow;
use super::timeline::CalendarRow;
use super::{ActionRow, DateView, IncidentRow, LaneChart, LinkView, PageMeta};

/// `/`.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    /// What every page has.
    pub page: PageMeta,
    /// How many incidents there are.
    pub incident_count: usize,
    /// The day of the newest.
    pub latest: Option<DateView>,
    /// How many months ago the newest was, where that is a year or more.
    pub months_since: Option<u32>,
    /// The twelve months up to the newest incident as bars, by service or what else most reports name;
    /// `null` where they would be next to none.
    pub chart: Option<LaneChart>,
    /// The months of all years in place of the bars; empty where there are bars or no date at all.
    pub calendar: Vec<CalendarRow>,
    /// The newest incidents.
    pub recent: Vec<Arc<IncidentRow>>,
    /// How many actions are open.
    pub open_count: usize,
    /// How many of them are overdue.
    pub overdue_count: usize,
    /// How many days the oldest of them is overdue.
    pub oldest_overdue_days: Option<i64>,
    /// The actions longest overdue.
    pub overdue: Vec<Arc<ActionRow>>,
    /// Reports in review, newest first.
    pub in_review: Vec<Arc<IncidentRow>>,
    /// Plans past their review, the longest first.
    pub plans_overdue: Vec<PlanRow>,
    /// Plans to be reviewed within a month.
    pub plans_due: Vec<PlanRow>,
    /// Causes that came back: at least two incidents within the last twelve months.
    pub recurring: Vec<RecurringTerm>,
    /// Incidents of earlier years around this day, the nearest first; at most three.
    pub around: Vec<AnniversaryRow>,
    /// The next of them within three weeks, where there is none around this day.
    pub next_anniversary: Option<AnniversaryRow>,
    /// The drill of this week.
    pub drill: Option<DrillRow>,
    /// The newest digest.
    pub digest: Option<DigestEntry>,
    /// The ways to browse, each with how many there are: services, causes, triggers, tags, years.
    pub browse: Vec<BrowseGroup>,
    /// Plans and runbooks, those to be reviewed first; at most six.
    pub plans: Vec<PlanRow>,
    /// How many there are in all.
    pub plan_count: usize,
    /// Other pages.
    pub pages: Vec<LinkView>,
    /// What to do when there is no incident at all.
    pub empty: Option<String>,
}

/// A cause or trigger that was seen several times lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecurringTerm {
    /// `cause` or `trigger`.
    pub kind: &'static str,
    /// The word.
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many incidents in the last twelve months.
    pub count: usize,
}

/// One way to browse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BrowseGroup {
    /// "Services".
    pub label: String,
    /// The page of all.
    pub href: String,
    /// How many there are.
    pub count: usize,
    /// The most frequent, with counts.
    pub top: Vec<BrowseItem>,
}

/// One entry of a [`BrowseGroup`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BrowseItem {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many incidents.
    pub count: usize,
}
