//! The action tracker.

use std::sync::Arc;

use serde::Serialize;

use super::list::Facet;
use super::{Chip, DateView, Download, FeedLink, Figure, LangView, LinkView, PageMeta, Pager};

/// `/actions/`, `/actions/closed/`, `/actions/<team>/` and their further pages.
#[derive(Clone, Debug, Serialize)]
pub struct ActionsPage {
    /// What every page has.
    pub page: PageMeta,
    /// Which actions the page lists: `open`, `closed`, or `team` for all of one team.
    pub state: &'static str,
    /// The tabs: open and overdue, done and dropped, with counts; none on a team's page.
    pub tabs: Vec<ActionTab>,
    /// Services the team owns, on a team's page.
    pub services: Vec<LinkView>,
    /// Counts over all reports, or over all of the team.
    pub counts: ActionCounts,
    /// How old the open ones are and what they are for; on the first page of the open ones only.
    pub figures: Vec<Figure>,
    /// What each team has promised, by name; on the first page of the open ones only.
    pub owners: Vec<OwnerGroup>,
    /// What came back while the promise against it was open, the latest first; on first pages only.
    pub recurred: Vec<RecurredFix>,
    /// The same as data.
    pub recurred_downloads: Vec<Download>,
    /// What the list can be narrowed by.
    pub facets: Vec<Facet>,
    /// For each row the values of `facets` it has, as the theme's `narrow.css` knows them.
    pub marks: Vec<String>,
    /// What trends say of actions, on the page of the open ones.
    pub trends: Option<LinkView>,
    /// How many actions the whole list has, whatever page this is.
    pub total: usize,
    /// Whether the rows are the whole list, so that a script needs no data.
    pub whole: bool,
    /// The whole list as JSON, from which a script takes the rows of other pages.
    pub data_href: String,
    /// The actions: overdue first, the longest first, then by due date; closed ones newest first.
    pub rows: Vec<Arc<ActionRow>>,
    /// The pages of the list.
    pub pager: Pager,
    /// The list to take away: CSV and JSON.
    pub downloads: Vec<Download>,
    /// The due dates as a calendar to subscribe to; `null` when nothing open is due.
    pub calendar_href: Option<String>,
    /// The feed of the overdue actions.
    pub feeds: Vec<FeedLink>,
    /// Whether the list is empty: `open`, `closed` or `team`, by what there is none of.
    pub empty: Option<&'static str>,
}

/// A tab of the action tracker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionTab {
    /// "Open".
    pub label: String,
    /// Where it leads.
    pub href: &'static str,
    /// How many.
    pub count: usize,
    /// Whether this page is it.
    pub current: bool,
}

/// How many actions there are of each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActionCounts {
    /// Open or in progress, overdue ones included.
    pub open: usize,
    /// Past the due date.
    pub overdue: usize,
    /// Done.
    pub done: usize,
    /// Dropped.
    pub dropped: usize,
    /// All of them.
    pub total: usize,
    /// Done ones in per cent of those that were not dropped, rounded down.
    pub done_percent: usize,
}

/// What one team has promised; all persons are one group, and so are the actions without an owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnerGroup {
    /// `team`, `person` or `none`.
    pub kind: &'static str,
    /// The team's name; empty for the other two.
    pub owner: String,
    /// The team's page.
    pub href: Option<String>,
    /// Counts of the owner.
    pub counts: ActionCounts,
    /// Days the longest overdue of them is overdue.
    pub oldest_overdue_days: Option<i64>,
}

/// An incident that came back while an action against it was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecurredFix {
    /// The later report.
    pub later: LinkView,
    /// Id of the later report.
    pub later_id: String,
    /// The day it came back.
    pub day: Option<DateView>,
    /// Days the action had been open then.
    pub open_days: Option<i64>,
    /// Whether the later report says that it is a recurrence; else it was found by cause and service.
    pub declared: bool,
    /// The action, with the earlier report.
    pub action: Arc<ActionRow>,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionRow {
    /// Its id within the report.
    pub id: String,
    /// Its anchor on the report's page: `action-a1`.
    pub anchor: String,
    /// What is to be done.
    pub title: String,
    /// Language of the title, where it is not that of the site.
    pub lang: Option<LangView>,
    /// The action on the report's page.
    pub href: String,
    /// The report.
    pub incident: LinkView,
    /// Id of the report.
    pub incident_id: String,
    /// Services of the report.
    pub services: Vec<Chip>,
    /// `prevent`, `detect`, `mitigate`, `process` or `repair`.
    pub kind: Option<String>,
    /// The group it was written in: the heading or the label above it.
    pub group: Option<String>,
    /// The anchor of that heading, on the first action under it.
    pub group_anchor: Option<String>,
    /// How urgent, as written.
    pub priority: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// The owner in filters: a team's name, `(person)` for anyone by name, `(none)`.
    pub owner_key: String,
    /// The team's page.
    pub team_href: Option<String>,
    /// `open`, `in-progress`, `done` or `dropped`.
    pub status: &'static str,
    /// The state shown: "Open", "Overdue", "Done", with overdue told apart.
    pub state: &'static str,
    /// The words shown for it: "Overdue by 12 days".
    pub state_label: String,
    /// Until when.
    pub due: Option<DateView>,
    /// Days from the day of the build until then, below zero when it has passed; of open ones.
    pub due_days: Option<i64>,
    /// When it was opened.
    pub opened: Option<DateView>,
    /// When it was closed.
    pub closed: Option<DateView>,
    /// Days since it was opened; until it was closed, for a closed one.
    pub age_days: Option<i64>,
    /// Days past the due date; `null` when it is not overdue.
    pub overdue_days: Option<i64>,
    /// The ticket, when it is a web address.
    pub ticket_url: Option<String>,
    /// The ticket's short name: the last part of its address, or the text as written.
    pub ticket: Option<String>,
    /// The cause it answers.
    pub addresses: Option<Chip>,
    /// Why it was dropped.
    pub reason: Option<String>,
}

impl ActionRow {
    /// Tells whether there is still something to do.
    pub fn is_open(&self) -> bool {
        matches!(self.status, "open" | "in-progress")
    }
}
