//! Actions as data: the rows of `actions.json`, `actions.csv` and `casebook actions`.

use serde::Serialize;

use super::column::{Column, Unit};
use super::{Csv, SCHEMA_VERSION, base};
use crate::knowledge::place::action_anchor;
use crate::knowledge::{Knowledge, TrackedAction};
use crate::site::format::iso_day;

/// The columns of `actions.csv`.
pub(super) const COLUMNS: [Column; 17] = [
    Column::new("incident", Unit::Id),
    Column::new("id", Unit::Id),
    Column::new("title", Unit::Text),
    Column::new("type", Unit::Id),
    Column::new("group", Unit::Text),
    Column::new("priority", Unit::Id),
    Column::new("owner", Unit::Id),
    Column::new("status", Unit::Id),
    Column::new("due", Unit::Day),
    Column::new("opened", Unit::Day),
    Column::new("closed", Unit::Day),
    Column::new("age_days", Unit::Days),
    Column::new("overdue_days", Unit::Days),
    Column::new("ticket", Unit::Text),
    Column::new("addresses", Unit::Id),
    Column::new("reason", Unit::Text),
    Column::new("url", Unit::Address),
];

/// What `casebook actions --format json` prints and `actions.json` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionDocument {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The day ages and overdue actions are told as of.
    pub as_of: String,
    /// The actions, most overdue first.
    pub actions: Vec<ActionData>,
}

/// One action as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionData {
    /// Id of its report.
    pub incident: String,
    /// Its id within the report.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// What it is for: `prevent`, `detect`, `mitigate`, `process` or `repair`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The group it was written in.
    pub group: Option<String>,
    /// How urgent, as written.
    pub priority: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// `open`, `in-progress`, `done` or `dropped`.
    pub status: &'static str,
    /// Until when.
    pub due: Option<String>,
    /// When it was opened.
    pub opened: Option<String>,
    /// When it was closed.
    pub closed: Option<String>,
    /// Days since it was opened; until it was closed, for a closed one.
    pub age_days: Option<i64>,
    /// Days past the due date; `null` when it is not overdue.
    pub overdue_days: Option<i64>,
    /// The ticket as written.
    pub ticket: Option<String>,
    /// The cause it answers, as an id.
    pub addresses: Option<String>,
    /// Why it was dropped.
    pub reason: Option<String>,
    /// The action on its report's page, absolute when the site's address is known.
    pub url: String,
    /// The same, relative to the site's root.
    pub page: String,
}

/// Returns `actions` as data, in the order given.
pub fn action_rows<'a>(
    knowledge: &Knowledge,
    actions: impl IntoIterator<Item = &'a TrackedAction>,
    base_url: Option<&str>,
) -> ActionDocument {
    let base = base(base_url);
    ActionDocument {
        schema_version: SCHEMA_VERSION,
        as_of: iso_day(knowledge.as_of),
        actions: actions.into_iter().map(|tracked| action_data(tracked, &base)).collect(),
    }
}

pub(super) fn action_data(tracked: &TrackedAction, base: &str) -> ActionData {
    let (report, action) = (&tracked.report, tracked.action());
    let page = format!("incidents/{}/#{}", report.slug, action_anchor(report, tracked.index));
    ActionData {
        incident: report.id.value.clone(),
        id: action.id.clone(),
        title: action.title.value.clone(),
        kind: action.kind.as_ref().map(|kind| kind.value.clone()),
        group: action.group.as_ref().map(|group| group.name.clone()),
        priority: action.priority.clone(),
        owner: action.owner.as_ref().map(|owner| owner.value.clone()),
        status: action.status.as_str(),
        due: action.due.as_ref().map(|due| iso_day(due.value)),
        opened: action.opened.map(iso_day),
        closed: action.closed.as_ref().map(|closed| iso_day(closed.value)),
        age_days: tracked.age_days,
        overdue_days: tracked.overdue_days,
        ticket: action.ticket.clone(),
        addresses: action.addresses.clone(),
        reason: action.reason.clone(),
        url: format!("{base}{page}"),
        page,
    }
}

/// Writes actions as CSV.
pub(super) fn csv(rows: &[ActionData]) -> Vec<u8> {
    let mut csv = Csv::new(COLUMNS.map(|it| it.name));
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let days = |value: Option<i64>| value.map(|it| it.to_string()).unwrap_or_default();
    for row in rows {
        csv.row([
            row.incident.clone(),
            row.id.clone(),
            row.title.clone(),
            text(row.kind.as_deref()),
            text(row.group.as_deref()),
            text(row.priority.as_deref()),
            text(row.owner.as_deref()),
            row.status.to_owned(),
            text(row.due.as_deref()),
            text(row.opened.as_deref()),
            text(row.closed.as_deref()),
            days(row.age_days),
            days(row.overdue_days),
            text(row.ticket.as_deref()),
            text(row.addresses.as_deref()),
            text(row.reason.as_deref()),
            row.url.clone(),
        ]);
    }
    csv.into_bytes()
}
