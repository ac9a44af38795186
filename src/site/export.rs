//! The lists as data to take away: incidents, actions and figures as JSON and CSV.

mod figures;

use std::sync::Arc;

use serde::Serialize;

use super::context::Context;
use super::format::{iso, iso_day};
use super::row::action_anchor;
use crate::knowledge::{Knowledge, TrackedAction};
use crate::model::time::Milestone;
use crate::model::{ActionStatus, Postmortem};

pub use figures::{FigureData, figure_data};
pub(super) use figures::{files as figure_files, trim};

/// Version of the shapes of `list --format json` and of the site's data files.
pub const SCHEMA_VERSION: u32 = 1;

/// What `casebook list --format json` prints and `incidents.json` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IncidentDocument {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The incidents, newest first.
    pub incidents: Vec<ListRow>,
}

/// One incident as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListRow {
    /// Its id.
    pub id: String,
    /// Its file, relative to the casebook's root.
    pub path: String,
    /// Its page: absolute when the site's address is known, else relative to the site's root.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Where the report is in its life.
    pub status: &'static str,
    /// How bad it was, as the id of the ladder.
    pub severity: Option<String>,
    /// What was affected, as ids.
    pub services: Vec<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// Why it was possible, as ids.
    pub causes: Vec<String>,
    /// What set it off, as an id.
    pub trigger: Option<String>,
    /// When harm began: RFC 3339 with its offset, or a bare date.
    pub started: Option<String>,
    /// When it was noticed.
    pub detected: Option<String>,
    /// When it was taken on.
    pub acknowledged: Option<String>,
    /// When harm ended.
    pub mitigated: Option<String>,
    /// When all was done.
    pub resolved: Option<String>,
    /// Lengths in seconds.
    pub durations: ListDurations,
    /// Actions by state.
    pub actions: ListActions,
}

/// Lengths in seconds; `null` when a milestone is missing or known to the day only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ListDurations {
    /// Detected minus started.
    pub detect: Option<i64>,
    /// Acknowledged minus detected.
    pub acknowledge: Option<i64>,
    /// Mitigated minus started.
    pub mitigate: Option<i64>,
    /// Resolved minus started.
    pub resolve: Option<i64>,
}

/// How many actions are in each state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ListActions {
    /// Open or in progress, overdue ones included.
    pub open: usize,
    /// Past their due date.
    pub overdue: usize,
    /// Done.
    pub done: usize,
    /// Given up.
    pub dropped: usize,
}

/// Returns `reports` as data, in the order given.
pub fn list_rows<'a>(
    knowledge: &Knowledge,
    reports: impl IntoIterator<Item = &'a Arc<Postmortem>>,
    base_url: Option<&str>,
) -> IncidentDocument {
    let base = base(base_url);
    let row = |report: &'a Arc<Postmortem>| list_row(knowledge, report, &base);
    IncidentDocument {
        schema_version: SCHEMA_VERSION,
        incidents: reports.into_iter().map(row).collect(),
    }
}

fn list_row(knowledge: &Knowledge, report: &Postmortem, base: &str) -> ListRow {
    let time = |milestone| report.times.get(milestone).map(|stamp| iso(&stamp.value));
    let count = |wanted: fn(ActionStatus) -> bool| {
        report.actions.iter().filter(|action| wanted(action.status)).count()
    };
    let overdue = report.actions.iter().filter(|it| it.is_overdue(knowledge.as_of)).count();
    let durations = report.durations;
    ListRow {
        id: report.id.value.clone(),
        path: report.file().to_string(),
        url: format!("{base}incidents/{}/", report.slug),
        title: report.title.value.clone(),
        status: report.effective_status().as_str(),
        severity: report.severity.as_ref().map(|it| it.value.id.clone()),
        services: report.services.iter().map(|it| it.value.id.clone()).collect(),
        tags: report.tags.iter().map(|it| it.value.clone()).collect(),
        causes: report.causes.iter().map(|it| it.value.id.clone()).collect(),
        trigger: report.trigger.as_ref().map(|it| it.value.id.clone()),
        started: time(Milestone::Started),
        detected: time(Milestone::Detected),
        acknowledged: time(Milestone::Acknowledged),
        mitigated: time(Milestone::Mitigated),
        resolved: time(Milestone::Resolved),
        durations: ListDurations {
            detect: durations.detect,
            acknowledge: durations.acknowledge,
            mitigate: durations.mitigate,
            resolve: durations.resolve,
        },
        actions: ListActions {
            open: count(ActionStatus::is_open),
            overdue,
            done: count(|status| status == ActionStatus::Done),
            dropped: count(|status| status == ActionStatus::Dropped),
        },
    }
}

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
    /// The action on its report's page, absolute when the site's address is known.
    pub url: String,
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

fn action_data(tracked: &TrackedAction, base: &str) -> ActionData {
    let (report, action) = (&tracked.report, tracked.action());
    let anchor = action_anchor(report, tracked.index);
    ActionData {
        incident: report.id.value.clone(),
        id: action.id.clone(),
        title: action.title.value.clone(),
        kind: action.kind.as_ref().map(|kind| kind.value.clone()),
        priority: action.priority.clone(),
        owner: action.owner.as_ref().map(|owner| owner.value.clone()),
        status: action.status.as_str(),
        due: action.due.as_ref().map(|due| iso_day(due.value)),
        opened: action.opened.map(iso_day),
        closed: action.closed.as_ref().map(|closed| iso_day(closed.value)),
        age_days: tracked.age_days,
        overdue_days: tracked.overdue_days,
        ticket: action.ticket.clone(),
        url: format!("{base}incidents/{}/#{anchor}", report.slug),
    }
}

fn base(base_url: Option<&str>) -> String {
    base_url.map(|base| format!("{}/", base.trim_end_matches('/'))).unwrap_or_default()
}

/// Returns the data files of the lists.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    let base = context.site.base_url.as_deref();
    let incidents = list_rows(context.knowledge, &context.shown, base);
    let shown = context.knowledge.actions.iter().filter(|it| context.action(it).is_some());
    let actions = action_rows(context.knowledge, shown, base);
    vec![
        ("incidents.csv".to_owned(), incidents_csv(&incidents.incidents).into_bytes()),
        ("incidents.json".to_owned(), json_bytes(&incidents)),
        ("actions.csv".to_owned(), actions_csv(&actions.actions).into_bytes()),
        ("actions.json".to_owned(), json_bytes(&actions)),
    ]
}

/// Writes JSON with a line break at its end.
pub(super) fn json_bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("plain structs always have a JSON form");
    bytes.push(b'\n');
    bytes
}

fn incidents_csv(rows: &[ListRow]) -> String {
    let mut csv = Csv::new([
        "id",
        "title",
        "status",
        "severity",
        "services",
        "causes",
        "trigger",
        "tags",
        "started",
        "detected",
        "acknowledged",
        "mitigated",
        "resolved",
        "detect_seconds",
        "acknowledge_seconds",
        "mitigate_seconds",
        "resolve_seconds",
        "actions_open",
        "actions_overdue",
        "actions_done",
        "actions_dropped",
        "url",
    ]);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let seconds = |value: Option<i64>| value.map(|it| it.to_string()).unwrap_or_default();
    for row in rows {
        csv.row([
            row.id.clone(),
            row.title.clone(),
            row.status.to_owned(),
            text(&row.severity),
            row.services.join(" "),
            row.causes.join(" "),
            text(&row.trigger),
            row.tags.join("; "),
            text(&row.started),
            text(&row.detected),
            text(&row.acknowledged),
            text(&row.mitigated),
            text(&row.resolved),
            seconds(row.durations.detect),
            seconds(row.durations.acknowledge),
            seconds(row.durations.mitigate),
            seconds(row.durations.resolve),
            row.actions.open.to_string(),
            row.actions.overdue.to_string(),
            row.actions.done.to_string(),
            row.actions.dropped.to_string(),
            row.url.clone(),
        ]);
    }
    csv.text
}

fn actions_csv(rows: &[ActionData]) -> String {
    let mut csv = Csv::new([
        "incident",
        "id",
        "title",
        "type",
        "priority",
        "owner",
        "status",
        "due",
        "opened",
        "closed",
        "age_days",
        "overdue_days",
        "ticket",
        "url",
    ]);
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let days = |value: Option<i64>| value.map(|it| it.to_string()).unwrap_or_default();
    for row in rows {
        csv.row([
            row.incident.clone(),
            row.id.clone(),
            row.title.clone(),
            text(row.kind.as_deref()),
            text(row.priority.as_deref()),
            text(row.owner.as_deref()),
            row.status.to_owned(),
            text(row.due.as_deref()),
            text(row.opened.as_deref()),
            text(row.closed.as_deref()),
            days(row.age_days),
            days(row.overdue_days),
            text(row.ticket.as_deref()),
            row.url.clone(),
        ]);
    }
    csv.text
}

/// A CSV file as RFC 4180 has it.
pub(super) struct Csv {
    pub(super) text: String,
}

impl Csv {
    pub(super) fn new<'a>(head: impl IntoIterator<Item = &'a str>) -> Self {
        let mut csv = Self { text: String::new() };
        csv.row(head.into_iter().map(str::to_owned));
        csv
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            if cell.contains(['"', ',', '\n', '\r']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(&cell);
            }
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::action::tests::action;
    use crate::knowledge::tests::{know, report, spanned, word};
    use crate::model::time::{Precision, Stamp, ZoneSource};

    #[test]
    fn the_list_has_exactly_the_promised_shape() {
        let mut report = report("INC-1", "2026-03-02");
        report.services = vec![word("checkout")];
        report.actions = vec![
            action("A1", ActionStatus::Open, "2026-01-01"),
            action("A2", ActionStatus::InProgress, ""),
            action("A3", ActionStatus::Done, ""),
        ];
        report.times.started = Some(spanned(Stamp {
            local: "2026-03-02T14:06:00".parse().expect("a time of the tests"),
            offset: chrono::FixedOffset::east_opt(3600).expect("an offset of the tests"),
            zone: None,
            zone_source: ZoneSource::Written,
            precision: Precision::Minute,
            approximate: false,
        }));
        report.durations.resolve = Some(8040);
        let knowledge = know(vec![report]);
        let list = list_rows(&knowledge, &knowledge.incidents, Some("https://example.org/cb"));
        let expect = serde_json::json!({
            "schema_version": 1,
            "incidents": [{
                "id": "INC-1",
                "path": "content/INC-1.md",
                "url": "https://example.org/cb/incidents/inc-1/",
                "title": "Report INC-1",
                "status": "published",
                "severity": null,
                "services": ["checkout"],
                "tags": [],
                "causes": [],
                "trigger": null,
                "started": "2026-03-02T14:06:00+01:00",
                "detected": null,
                "acknowledged": null,
                "mitigated": null,
                "resolved": null,
                "durations": {"detect": null, "acknowledge": null, "mitigate": null, "resolve": 8040},
                "actions": {"open": 2, "overdue": 1, "done": 1, "dropped": 0}
            }]
        });
        let found = serde_json::to_string(&list).expect("it is plain data");
        assert_eq!(found, expect.to_string());
    }

    #[test]
    fn csv_quotes_what_needs_it() {
        let mut csv = Csv::new(["a", "b"]);
        csv.row(["x, \"y\"".to_owned(), "line\nbreak".to_owned()]);
        assert_eq!(csv.text, "a,b\r\n\"x, \"\"y\"\"\",\"line\nbreak\"\r\n");
    }
}
