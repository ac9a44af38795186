//! Figures as data to take away: a CSV for each table, everything as JSON, and what it means beside them.

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::about::Source;
use super::{Csv, SCHEMA_VERSION, json_bytes};
use crate::site::Page;
use crate::site::context::Context;
use crate::site::view::chart::{Column, DataTable, Figure, Value};

/// A figure as data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureData {
    /// Version of this shape.
    pub schema_version: u32,
    /// Name of the figure.
    pub id: String,
    /// The finding.
    pub title: String,
    /// What is measured.
    pub measure: String,
    /// How it is defined, intervals included.
    pub definition: String,
    /// How many incidents, or what `unit` says, it stands on.
    pub n: usize,
    /// What is counted.
    pub unit: &'static str,
    /// The period in words.
    pub period: String,
    /// What was left out and why.
    pub excluded: Vec<String>,
    /// What happened at the marks.
    pub milestones: Vec<String>,
    /// Name of each table to its rows; the first is the figure's own.
    pub tables: Map<String, Json>,
}

/// Returns a figure as data, all rows of all tables.
pub fn figure_data(figure: &Figure) -> FigureData {
    let table = |table: &DataTable| (table.key.to_owned(), rows(table));
    FigureData {
        schema_version: SCHEMA_VERSION,
        id: figure.id.clone(),
        title: figure.title.clone(),
        measure: figure.subtitle.clone(),
        definition: figure.reading.clone(),
        n: figure.n,
        unit: figure.unit,
        period: figure.period.clone(),
        excluded: figure.exclusions.clone(),
        milestones: figure.notes.clone(),
        tables: figure.tables.iter().map(table).collect(),
    }
}

fn rows(table: &DataTable) -> Json {
    let row = |cells: &Vec<crate::site::view::chart::Cell>| {
        let cells = table.columns.iter().zip(cells);
        cells.map(|(column, cell)| (column.key.to_owned(), json(&cell.value))).collect()
    };
    Json::Array(table.rows.iter().map(|cells| Json::Object(row(cells))).collect())
}

/// Whole numbers are written as such.
#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
fn json(value: &Value) -> Json {
    match value {
        Value::Missing => Json::Null,
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            Json::from(*number as i64)
        }
        Value::Number(number) => Json::from(*number),
        Value::Text(text) => Json::from(text.as_str()),
    }
}

/// Returns the data files of the figures of a page that have downloads, and tells each table where
/// its own is.
pub(in crate::site) fn take_files(
    context: &Context<'_>,
    page: &mut Page,
) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let href = page.view.meta().href.clone();
    for figure in page.view.figures_mut() {
        if figure.downloads.is_empty() {
            continue;
        }
        let base = format!("{}{}", figure.folder, figure.id);
        for (at, table) in figure.tables.iter_mut().enumerate() {
            table.href = csv_at(&base, at, table);
            files.push((table.href.clone(), csv(table)));
        }
        files.push((format!("{base}.json"), json_bytes(&figure_data(figure))));
        files.push((format!("{base}.meta.json"), json_bytes(&meta(context, &href, figure))));
    }
    files
}

/// Returns where the CSV of a table is: the first one has the name of its figure.
fn csv_at(base: &str, at: usize, table: &DataTable) -> String {
    if at == 0 { format!("{base}.csv") } else { format!("{base}-{}.csv", table.key) }
}

fn csv(table: &DataTable) -> Vec<u8> {
    let mut csv = Csv::new(table.columns.iter().map(|column| column.key));
    for row in &table.rows {
        csv.row(row.iter().map(|cell| match json(&cell.value) {
            Json::Null => String::new(),
            Json::String(text) => text,
            other => other.to_string(),
        }));
    }
    csv.into_bytes()
}

/// Returns what the numbers of a column count, where its name tells; the others are of the kind that the
/// figure measures.
fn unit(column: &Column) -> Option<&'static str> {
    if !column.numeric {
        return None;
    }
    match column.key {
        "seconds" => Some("seconds"),
        "minutes" => Some("minutes"),
        "days" | "gap" => Some("days"),
        "hour" => Some("hour of the day"),
        "share" | "share_of_incidents" | "share_of_time" => Some("share"),
        "n" | "count" | "of" | "incidents" | "done" | "open" | "opened" | "closed" | "unknown"
        | "zero" | "at_risk" | "back" | "censored" => Some("count"),
        _ => None,
    }
}

/// What the numbers of a figure mean.
fn meta(context: &Context<'_>, page: &str, figure: &Figure) -> Json {
    let columns = |table: &DataTable| {
        let column = |it: &Column| {
            let kind = if it.numeric { "number" } else { "text" };
            serde_json::json!({"name": it.key, "label": it.label, "type": kind, "unit": unit(it), "numeric": it.numeric})
        };
        serde_json::json!({
            "name": table.key,
            "file": table.href,
            "caption": table.caption,
            "rows": table.rows.len(),
            "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
        })
    };
    serde_json::json!({
        "schema_version": SCHEMA_VERSION,
        "id": figure.id,
        "title": figure.title,
        "measure": figure.subtitle,
        "definition": figure.reading,
        "n": figure.n,
        "unit": figure.unit,
        "period": figure.period,
        "as_of": context.site.as_of.datetime,
        "source": Source::of(context, page),
        "excluded": figure.exclusions,
        "milestones": figure.notes,
        "units": {"seconds": "durations and ends of their intervals", "share": "0 to 1"},
        "tables": figure.tables.iter().map(columns).collect::<Vec<_>>(),
    })
}
