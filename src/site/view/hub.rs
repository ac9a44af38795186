//! The page of a service, cause, trigger, tag, severity or year, and the index of each.

use std::sync::Arc;

use serde::Serialize;

use super::drill::DrillRow;
use super::plan::PlanRow;
use super::timeline::CalendarRow;
use super::{
    ActionRow, Chip, DateView, Download, FeedLink, Figure, IncidentRow, LaneChart, LinkView,
    PageMeta, Pager, SeverityView,
};

/// `/services/<id>/`, `/causes/<id>/`, `/triggers/<id>/`, `/tags/<id>/`, `/severities/<id>/`,
/// `/years/<year>/`. What is said to be of the first page is empty on the further ones.
#[derive(Clone, Debug, Serialize)]
pub struct HubPage {
    /// What every page has.
    pub page: PageMeta,
    /// `service`, `cause`, `trigger`, `tag`, `severity` or `year`.
    pub kind: &'static str,
    /// The id.
    pub id: String,
    /// What it is, from the config.
    pub description: Option<String>,
    /// The team that owns the service.
    pub owner: Option<String>,
    /// Other words that mean it.
    pub aliases: Vec<String>,
    /// Whether the config declares it; `false` for a word that only reports use.
    pub declared: bool,
    /// The severity, on a severity's page.
    pub severity: Option<SeverityView>,
    /// How many incidents.
    pub count: usize,
    /// The day of the first, where there are several; on the first page.
    pub first: Option<DateView>,
    /// The day of the latest; on the first page.
    pub latest: Option<DateView>,
    /// How many of each severity, the worst first; on the first page, empty for a severity.
    pub severities: Vec<SeverityCount>,
    /// How many repeated an earlier incident; on the first page, `null` when none did.
    pub came_back: Option<CameBack>,
    /// Counts per year with exact intervals; on the first page, where there are five incidents.
    pub per_year: Option<Figure>,
    /// Where there is more: its trends, the timeline of a year.
    pub links: Vec<LinkView>,
    /// The incidents of a year, or of the last three years, as bars in lanes of what they name; on the first
    /// page.
    pub chart: Option<LaneChart>,
    /// How many each month had, in place of bars that would be too many.
    pub calendar: Vec<CalendarRow>,
    /// The plans that say they are for it; on the first page.
    pub plans: Vec<PlanRow>,
    /// The drill to take next; on the first page, where one of its reports has one.
    pub drill: Option<DrillRow>,
    /// What occurs together with it, by vocabulary.
    pub together: Vec<TogetherGroup>,
    /// Open actions of its reports, overdue first; at most five.
    pub open_actions: Vec<Arc<ActionRow>>,
    /// How many open actions there are in all.
    pub open_count: usize,
    /// How many of them are overdue.
    pub overdue_count: usize,
    /// The reports, newest first.
    pub rows: Vec<Arc<IncidentRow>>,
    /// The pages of the reports.
    pub pager: Pager,
    /// The reports to take away.
    pub downloads: Vec<Download>,
    /// The year before, on a year's page.
    pub older: Option<LinkView>,
    /// The year after.
    pub newer: Option<LinkView>,
    /// Its own feeds.
    pub feeds: Vec<FeedLink>,
    /// What an empty list means: "No incident of this service is recorded."
    pub empty: Option<String>,
}

/// How many incidents have a severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeverityCount {
    /// The severity.
    pub severity: SeverityView,
    /// How many.
    pub count: usize,
}

/// How many incidents repeated an earlier one: declared, or the same cause on the same service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CameBack {
    /// How many.
    pub count: usize,
    /// How many of them while an action against it was open.
    pub while_fix_was_open: usize,
}

/// What occurs together with a word, of one vocabulary, at least twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TogetherGroup {
    /// `cause`, `trigger`, `service` or `tag`.
    pub kind: &'static str,
    /// The most frequent.
    pub items: Vec<TogetherItem>,
}

/// A word that occurs together with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TogetherItem {
    /// The word.
    pub chip: Chip,
    /// In how many of the hub's incidents.
    pub count: usize,
    /// How many incidents the hub has.
    pub of: usize,
}

/// `/services/` and the like: all words of one vocabulary, or all years.
#[derive(Clone, Debug, Serialize)]
pub struct HubIndexPage {
    /// What every page has.
    pub page: PageMeta,
    /// `service`, `cause`, `trigger`, `tag`, `severity` or `year`.
    pub kind: &'static str,
    /// How many entries the whole index has.
    pub count: usize,
    /// The words of this page, the most frequent first; severities from the worst, years from the newest.
    pub entries: Vec<HubEntry>,
    /// The pages of the index.
    pub pager: Pager,
    /// The other indexes.
    pub siblings: Vec<LinkView>,
    /// Why there is none, when there is none.
    pub empty: Option<String>,
}

/// One word of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HubEntry {
    /// The id.
    pub id: String,
    /// The name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// What it is.
    pub description: Option<String>,
    /// The team that owns it.
    pub owner: Option<String>,
    /// The severity, in the index of severities.
    pub severity: Option<SeverityView>,
    /// How many incidents.
    pub count: usize,
    /// How many of them in the twelve months up to the day of the build.
    pub recent: usize,
    /// Open actions of its reports.
    pub open_actions: usize,
    /// How many of them are overdue.
    pub overdue_actions: usize,
    /// The day of the newest incident.
    pub latest: Option<DateView>,
    /// Whether the config declares it.
    pub declared: bool,
}
