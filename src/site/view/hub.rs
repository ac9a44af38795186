//! The page of a service, cause, trigger, tag or severity, and the index of each.

use std::sync::Arc;

use serde::Serialize;

use super::{
    ActionRow, Chip, FeedLink, Figure, IncidentRow, LaneChart, LinkView, PageMeta, Pager,
    SeverityView,
};

/// `/services/<id>/`, `/causes/<id>/`, `/triggers/<id>/`, `/tags/<id>/`, `/severities/<id>/`.
#[derive(Clone, Debug, Serialize)]
pub struct HubPage {
    /// What every page has.
    pub page: PageMeta,
    /// `service`, `cause`, `trigger`, `tag` or `severity`.
    pub kind: &'static str,
    /// "Service".
    pub kind_label: &'static str,
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
    /// Counts per year with exact intervals; `null` when there is no dated incident.
    pub per_year: Option<Figure>,
    /// All its trends, where it has enough incidents.
    pub trends: Option<LinkView>,
    /// The incidents of the last three years as bars, for a service or cause that has any.
    pub chart: Option<LaneChart>,
    /// What occurs together with it, by vocabulary.
    pub together: Vec<TogetherGroup>,
    /// Open actions of its reports, overdue first; at most twenty.
    pub open_actions: Vec<Arc<ActionRow>>,
    /// How many open actions there are in all.
    pub open_count: usize,
    /// How many of them are overdue.
    pub overdue_count: usize,
    /// The reports, newest first.
    pub rows: Vec<Arc<IncidentRow>>,
    /// The pages of the reports.
    pub pager: Pager,
    /// The feeds of a service.
    pub feeds: Vec<FeedLink>,
    /// What an empty list means: "No incident of this service is recorded."
    pub empty: Option<String>,
}

/// What occurs together with a word, of one vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TogetherGroup {
    /// "Causes".
    pub label: &'static str,
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
    /// "4 of 12".
    pub share: String,
}

/// `/services/` and the like: all words of one vocabulary.
#[derive(Clone, Debug, Serialize)]
pub struct HubIndexPage {
    /// What every page has.
    pub page: PageMeta,
    /// `service`, `cause`, `trigger`, `tag` or `severity`.
    pub kind: &'static str,
    /// The words, the most frequent first.
    pub entries: Vec<HubEntry>,
    /// The other indexes.
    pub siblings: Vec<super::LinkView>,
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
    /// Open actions of its reports.
    pub open_actions: usize,
    /// How many of them are overdue.
    pub overdue_actions: usize,
    /// The day of the newest incident.
    pub latest: Option<super::DateView>,
    /// Whether the config declares it.
    pub declared: bool,
}
