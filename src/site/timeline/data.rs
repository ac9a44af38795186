//! The intervals of a stretch of time as data: what the lanes are drawn from.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;

use super::super::context::Context;
use super::super::export::about::{self, List};
use super::super::export::column::{Column, Unit};
use super::super::format::iso_day;
use super::super::{export, lanes};
use crate::chart::lanes::Ends;
use crate::model::Postmortem;

/// What `intervals.json` holds.
#[derive(Serialize)]
struct Document {
    schema_version: u32,
    as_of: String,
    /// First and last day of the stretch.
    from: Option<String>,
    to: Option<String>,
    incidents: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    url: String,
    severity: Option<String>,
    services: Vec<String>,
    causes: Vec<String>,
    /// RFC 3339 in UTC, or the day when only days are known.
    from: String,
    /// When harm ended; `null` when that is not recorded or has not come yet.
    to: Option<String>,
    /// `minute` or `day`.
    precision: &'static str,
}

const COLUMNS: [Column; 9] = [
    Column::new("id", Unit::Id),
    Column::new("title", Unit::Text),
    Column::new("severity", Unit::Id),
    Column::new("services", Unit::Ids),
    Column::new("causes", Unit::Ids),
    Column::new("from", Unit::Time),
    Column::new("to", Unit::Time),
    Column::new("precision", Unit::Id),
    Column::new("url", Unit::Address),
];

/// Returns the intervals of `reports` as the data files of a list.
pub(super) fn files<'r>(
    context: &Context<'_>,
    list: &List<'_>,
    span: Option<(NaiveDate, NaiveDate)>,
    reports: impl Iterator<Item = &'r Arc<Postmortem>>,
) -> Vec<(String, Vec<u8>)> {
    let document = Document {
        schema_version: export::SCHEMA_VERSION,
        as_of: iso_day(context.knowledge.as_of),
        from: span.map(|(from, _)| iso_day(from)),
        to: span.and_then(|(_, to)| to.pred_opt()).map(iso_day),
        incidents: reports.filter_map(|report| row(context, report)).collect(),
    };
    let rows = &document.incidents;
    let csv = export::table_csv(COLUMNS.map(|it| it.name), rows.iter().map(cells));
    vec![
        (format!("{}.csv", list.stem), csv),
        (format!("{}.json", list.stem), export::json_bytes(&document)),
        about::file(context, list, rows.len(), &COLUMNS),
    ]
}

fn cells(row: &Row) -> [String; 9] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        row.id.clone(),
        row.title.clone(),
        text(&row.severity),
        row.services.join(" "),
        row.causes.join(" "),
        row.from.clone(),
        text(&row.to),
        row.precision.to_owned(),
        row.url.clone(),
    ]
}

fn row(context: &Context<'_>, report: &Postmortem) -> Option<Row> {
    let interval = lanes::interval(report, context.knowledge.as_of)?;
    let at = |seconds: i64| DateTime::<Utc>::from_timestamp(seconds, 0);
    let day = |seconds: i64| at(seconds).map(|at| iso_day(at.date_naive()));
    let minute = |seconds: i64| at(seconds).map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
    let (from, to) = match interval.ends {
        Ends::Known => (minute(interval.from), minute(interval.to)),
        Ends::Open => (minute(interval.from), None),
        // The last day itself, not the one after it.
        Ends::Days => (day(interval.from), day(interval.to - 1)),
    };
    let base = context.site.base_url.as_deref().unwrap_or_default();
    Some(Row {
        id: report.id.value.clone(),
        title: report.title.value.clone(),
        url: format!("{base}{}", context.routes.report(report.file())?),
        severity: report.severity.as_ref().map(|it| it.value.id.clone()),
        services: report.services.iter().map(|it| it.value.id.clone()).collect(),
        causes: report.causes.iter().map(|it| it.value.id.clone()).collect(),
        from: from?,
        to,
        precision: if interval.ends == Ends::Days { "day" } else { "minute" },
    })
}
