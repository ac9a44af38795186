//! What came back while the promise against it was still open.

use std::cmp::Reverse;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::context::Context;
use super::super::export::about::{self, List, ListKind};
use super::super::export::column::{Column, Unit};
use super::super::format::iso_day;
use super::super::view::actions::RecurredFix;
use super::super::{export, row};
use crate::knowledge;

/// Returns every such case, the latest first.
pub(super) fn find(context: &Context<'_>) -> Vec<RecurredFix> {
    let knowledge = context.knowledge;
    let mut found = Vec::new();
    for (file, recurrences) in &knowledge.recurrences {
        let Some(later) = knowledge.reports.get(file) else { continue };
        let Some(link) = row::link(context, later) else { continue };
        for recurrence in recurrences {
            let actions = context.actions_of(&recurrence.earlier);
            for action in recurrence.open_fixes.iter().filter_map(|&at| actions.get(at)) {
                let day = knowledge::day_of(later);
                let opened: Option<NaiveDate> =
                    action.opened.as_ref().and_then(|it| it.datetime.parse().ok());
                let open_days = day.zip(opened).map(|(day, opened)| (day - opened).num_days());
                found.push(RecurredFix {
                    later: link.clone(),
                    later_id: later.id.value.clone(),
                    day: day.map(|day| context.words.date(day)),
                    open_days: open_days.filter(|days| *days >= 0),
                    declared: recurrence.declared,
                    action: action.clone(),
                });
            }
        }
    }
    found.sort_by_key(|it| {
        let day = it.day.as_ref().map(|day| day.datetime.clone());
        (Reverse(day), it.later_id.clone(), it.action.href.clone())
    });
    found
}

/// Its files without their endings.
pub(super) const STEM: &str = "actions/recurred";
/// The columns of its CSV.
const COLUMNS: [Column; 10] = [
    Column::new("incident", Unit::Id),
    Column::new("title", Unit::Text),
    Column::new("day", Unit::Day),
    Column::new("declared", Unit::Flag),
    Column::new("earlier", Unit::Id),
    Column::new("action", Unit::Id),
    Column::new("action_title", Unit::Text),
    Column::new("owner", Unit::Id),
    Column::new("open_days", Unit::Days),
    Column::new("status", Unit::Id),
];

/// What `actions/recurred.json` holds.
#[derive(Serialize)]
struct RecurredDocument<'a> {
    schema_version: u32,
    as_of: String,
    recurred: Vec<RecurredData<'a>>,
}

#[derive(Serialize)]
struct RecurredData<'a> {
    incident: &'a str,
    title: &'a str,
    day: Option<&'a str>,
    declared: bool,
    earlier: &'a str,
    action: &'a str,
    action_title: &'a str,
    owner: Option<&'a str>,
    open_days: Option<i64>,
    status: &'a str,
}

/// Returns the cases as data.
pub(super) fn files(context: &Context<'_>, found: &[RecurredFix]) -> Vec<(String, Vec<u8>)> {
    let data = |it: &'_ RecurredFix| -> [String; 10] {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        [
            it.later_id.clone(),
            it.later.label.clone(),
            text(it.day.as_ref().map(|day| day.datetime.as_str())),
            it.declared.to_string(),
            it.action.incident_id.clone(),
            it.action.id.clone(),
            it.action.title.clone(),
            text(it.action.owner.as_deref()),
            it.open_days.map(|days| days.to_string()).unwrap_or_default(),
            it.action.status.to_owned(),
        ]
    };
    let document = RecurredDocument {
        schema_version: export::SCHEMA_VERSION,
        as_of: iso_day(context.knowledge.as_of),
        recurred: found.iter().map(row_data).collect(),
    };
    let title = context.words.text("actions-recurred");
    let list = List { stem: STEM, kind: ListKind::Recurred, title: &title, page: "actions/" };
    let head = COLUMNS.map(|it| it.name);
    vec![
        (format!("{STEM}.csv"), export::table_csv(head, found.iter().map(data))),
        (format!("{STEM}.json"), export::json_bytes(&document)),
        about::file(context, &list, found.len(), &COLUMNS),
    ]
}

fn row_data(it: &RecurredFix) -> RecurredData<'_> {
    RecurredData {
        incident: &it.later_id,
        title: &it.later.label,
        day: it.day.as_ref().map(|day| day.datetime.as_str()),
        declared: it.declared,
        earlier: &it.action.incident_id,
        action: &it.action.id,
        action_title: &it.action.title,
        owner: it.action.owner.as_deref(),
        open_days: it.open_days,
        status: it.action.status,
    }
}
