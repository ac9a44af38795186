//! Incidents as data: the rows of `incidents.json`, `incidents.csv` and `casebook list`.

use std::sync::Arc;

use serde::Serialize;

use super::column::{Column, Unit};
use super::{Csv, SCHEMA_VERSION, base};
use crate::knowledge::Knowledge;
use crate::model::time::Milestone;
use crate::model::{ActionStatus, Postmortem};
use crate::site::format::iso;

/// The columns of `incidents.csv`.
pub(super) const COLUMNS: [Column; 22] = [
    Column::new("id", Unit::Id),
    Column::new("title", Unit::Text),
    Column::new("status", Unit::Id),
    Column::new("severity", Unit::Id),
    Column::new("services", Unit::Ids),
    Column::new("causes", Unit::Ids),
    Column::new("trigger", Unit::Id),
    Column::new("tags", Unit::Ids),
    Column::new("started", Unit::Time),
    Column::new("detected", Unit::Time),
    Column::new("acknowledged", Unit::Time),
    Column::new("mitigated", Unit::Time),
    Column::new("resolved", Unit::Time),
    Column::at("detect_seconds", Unit::Seconds, "durations.detect"),
    Column::at("acknowledge_seconds", Unit::Seconds, "durations.acknowledge"),
    Column::at("mitigate_seconds", Unit::Seconds, "durations.mitigate"),
    Column::at("resolve_seconds", Unit::Seconds, "durations.resolve"),
    Column::at("actions_open", Unit::Count, "actions.open"),
    Column::at("actions_overdue", Unit::Count, "actions.overdue"),
    Column::at("actions_done", Unit::Count, "actions.done"),
    Column::at("actions_dropped", Unit::Count, "actions.dropped"),
    Column::new("url", Unit::Address),
];

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

pub(super) fn list_row(knowledge: &Knowledge, report: &Postmortem, base: &str) -> ListRow {
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

/// Writes incidents as CSV.
pub(super) fn csv(rows: &[ListRow]) -> Vec<u8> {
    let mut csv = Csv::new(COLUMNS.map(|it| it.name));
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
    csv.into_bytes()
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
}
