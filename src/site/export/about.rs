//! What the data of a list mean: `.meta.json` beside its CSV and JSON.

use serde::Serialize;
use serde_json::Value as Json;

use super::column::Column;
use super::{SCHEMA_VERSION, json_bytes};
use crate::site::context::Context;
use crate::site::format::iso_day;
use crate::site::route;

/// A list with its files.
pub(in crate::site) struct List<'a> {
    /// Its files without their endings: `incidents/2026/incidents`.
    pub(in crate::site) stem: &'a str,
    /// What its rows are; also what the keys of its words begin with.
    pub(in crate::site) kind: ListKind,
    /// What it lists.
    pub(in crate::site) title: &'a str,
    /// The page that shows it.
    pub(in crate::site) page: &'a str,
}

/// What the rows of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::site) enum ListKind {
    /// Incidents with their times and lengths.
    Incidents,
    /// Actions.
    Actions,
    /// Incidents that came back while an action against them was open.
    Recurred,
    /// Incidents with their begin and end.
    Intervals,
    /// Plans.
    Plans,
}

impl ListKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Incidents => "incidents",
            Self::Actions => "actions",
            Self::Recurred => "recurred",
            Self::Intervals => "intervals",
            Self::Plans => "plans",
        }
    }
}

#[derive(Serialize)]
struct About<'a> {
    schema_version: u32,
    id: &'a str,
    title: &'a str,
    /// What is counted and what is not.
    definition: String,
    /// How many rows there are.
    n: usize,
    as_of: String,
    source: Source,
    /// The files, relative to the root of the site.
    files: [String; 2],
    columns: Vec<Json>,
}

/// Where data come from.
#[derive(Serialize)]
pub(super) struct Source {
    /// Name of the site.
    site: String,
    /// The page that shows them: absolute when the site's address is known, else relative to its root.
    page: String,
    /// What made them.
    made_with: String,
}

impl Source {
    /// Tells where data come from that the page at `href` shows.
    pub(super) fn of(context: &Context<'_>, href: &str) -> Self {
        let base = context.site.base_url.as_deref().unwrap_or_default();
        Self {
            site: context.site.title.clone(),
            page: format!("{base}{}", route::encode(href)),
            made_with: format!("Casebook {}", context.site.version),
        }
    }
}

/// Returns what the data of a list mean, as a file beside them.
pub(in crate::site) fn file(
    context: &Context<'_>,
    list: &List<'_>,
    rows: usize,
    columns: &[Column],
) -> (String, Vec<u8>) {
    let (kind, words) = (list.kind.as_str(), &context.words);
    let meaning = |column: &Column| {
        let key = format!("data-{kind}-{}", column.name.replace('_', "-"));
        column.describe(&words.text(&key))
    };
    let about = About {
        schema_version: SCHEMA_VERSION,
        id: kind,
        title: list.title,
        definition: words.text(&format!("data-{kind}")),
        n: rows,
        as_of: iso_day(context.knowledge.as_of),
        source: Source::of(context, list.page),
        files: ["csv", "json"].map(|ending| format!("{}.{ending}", list.stem)),
        columns: columns.iter().map(meaning).collect(),
    };
    (format!("{}.meta.json", list.stem), json_bytes(&about))
}
