//! The lists as data to take away: incidents, actions and figures as JSON and CSV.

pub(in crate::site) mod about;
mod actions;
pub(in crate::site) mod column;
mod csv;
mod figures;
mod incidents;
mod plans;
pub(super) mod page;
pub mod report;
pub mod schema;

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use about::{List, ListKind};
pub use actions::{ActionData, ActionDocument, action_rows};
use csv::Csv;
pub(super) use figures::take_files as take_figure_files;
pub use figures::{FigureData, figure_data};
pub use incidents::{IncidentDocument, ListActions, ListDurations, ListRow, list_rows};
pub(super) use plans::files as plan_files;

use super::context::Context;
use super::hubs::Subject;
use super::list;
use super::view::Download;
use crate::knowledge::TrackedAction;
use crate::model::Postmortem;

/// Version of the shapes of `list --format json` and of the site's data files.
pub const SCHEMA_VERSION: u32 = 1;

fn base(base_url: Option<&str>) -> String {
    base_url.map(|base| format!("{}/", base.trim_end_matches('/'))).unwrap_or_default()
}

/// Returns the data files of the lists: the whole ones, and those of each page of a list.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    let title = context.words.text("nav-incidents");
    let all = List { stem: "incidents", kind: ListKind::Incidents, title: &title, page: list::ALL };
    let mut files = Vec::from(incident_files(context, &all, &context.shown));
    files.extend(list::files(context));
    let of_hub = |subject: &Subject<'_>| {
        let reports = subject.incidents.iter().map(|&at| &context.knowledge.incidents[at]);
        let stem = format!("{}incidents", subject.base);
        let (title, page) = (&subject.title, &subject.base);
        let list = List { stem: &stem, kind: ListKind::Incidents, title, page };
        incident_files(context, &list, reports)
    };
    files.par_extend(Subject::all(context).par_iter().flat_map_iter(of_hub));
    files
}

/// Returns incidents as the data files of a list.
pub(super) fn incident_files<'r>(
    context: &Context<'_>,
    list: &List<'_>,
    reports: impl IntoIterator<Item = &'r Arc<Postmortem>>,
) -> [(String, Vec<u8>); 3] {
    let rows = list_rows(context.knowledge, reports, context.site.base_url.as_deref());
    [
        (format!("{}.csv", list.stem), incidents::csv(&rows.incidents)),
        (format!("{}.json", list.stem), json_bytes(&rows)),
        about::file(context, list, rows.incidents.len(), &incidents::COLUMNS),
    ]
}

/// Returns actions as the data files of a list.
pub(super) fn action_files<'r>(
    context: &Context<'_>,
    list: &List<'_>,
    actions: impl IntoIterator<Item = &'r TrackedAction>,
) -> [(String, Vec<u8>); 3] {
    let shown = actions.into_iter().filter(|it| context.action(it).is_some());
    let rows = action_rows(context.knowledge, shown, context.site.base_url.as_deref());
    [
        (format!("{}.csv", list.stem), actions::csv(&rows.actions)),
        (format!("{}.json", list.stem), json_bytes(&rows)),
        about::file(context, list, rows.actions.len(), &actions::COLUMNS),
    ]
}

/// Returns the links to the data files of a list.
pub(super) fn downloads(stem: &str) -> Vec<Download> {
    let endings = [("CSV", "csv"), ("JSON", "json"), ("About", "meta.json")];
    endings.map(|(label, ending)| Download { label, href: format!("{stem}.{ending}") }).into()
}

/// Writes a table as CSV.
pub(super) fn table_csv<'a>(
    head: impl IntoIterator<Item = &'a str>,
    rows: impl IntoIterator<Item = impl IntoIterator<Item = String>>,
) -> Vec<u8> {
    let mut csv = Csv::new(head);
    rows.into_iter().for_each(|row| csv.row(row));
    csv.into_bytes()
}

/// Writes JSON with a line break at its end.
pub(super) fn json_bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("plain structs always have a JSON form");
    bytes.push(b'\n');
    bytes
}
