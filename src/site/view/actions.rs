//! The action tracker.

use std::sync::Arc;

use serde::Serialize;

use super::{Chip, DateView, Download, Figure, LinkView, PageMeta, Pager};

/// `/actions/`, `/actions/done/` and their further pages.
#[derive(Clone, Debug, Serialize)]
pub struct ActionsPage {
    /// What every page has.
    pub page: PageMeta,
    /// Which actions the page lists: `open` or `closed`.
    pub state: &'static str,
    /// The tabs: open and overdue, done and dropped, with counts.
    pub tabs: Vec<ActionTab>,
    /// Counts over all reports.
    pub counts: ActionCounts,
    /// How old the open ones are; on the first page only.
    pub ageing: Option<Figure>,
    /// How much each owner has open, the most overdue first; on the first page only.
    pub owners: Vec<OwnerGroup>,
    /// The actions: overdue first, the longest first, then by due date; closed ones newest first.
    pub rows: Vec<Arc<ActionRow>>,
    /// The pages of the list.
    pub pager: Pager,
    /// The list to take away.
    pub downloads: Vec<Download>,
    /// Why the list is empty, when it is.
    pub empty: Option<String>,
}

/// A tab of the action tracker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionTab {
    /// "Open".
    pub label: &'static str,
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
}

/// What one owner has promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnerGroup {
    /// The owner as written, or "No owner".
    pub owner: String,
    /// Counts of the owner.
    pub counts: ActionCounts,
    /// Days the longest overdue of them is overdue.
    pub oldest_overdue_days: Option<i64>,
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
    /// How urgent, as written.
    pub priority: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// `open`, `in-progress`, `done` or `dropped`.
    pub status: &'static str,
    /// The state shown: "Open", "Overdue", "Done", with overdue told apart.
    pub state: &'static str,
    /// The words shown for it: "Overdue by 12 days".
    pub state_label: String,
    /// Until when.
    pub due: Option<DateView>,
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
