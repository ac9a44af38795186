//! All reports of a year on one page, to be printed.

use std::sync::Arc;

use serde::Serialize;

use super::{IncidentRow, LinkView, PageMeta};

/// `/print/`, `/print/<year>/` and, where a year has very many reports, `/print/<year>/<part>/`.
#[derive(Clone, Debug, Serialize)]
pub struct PrintPage {
    /// What every page has.
    pub page: PageMeta,
    /// The time the reports are from: "2026", "Jan to Mar 2026"; `null` on the page of all years.
    pub period: Option<String>,
    /// How many reports there are.
    pub total: usize,
    /// The pages that hold them, where this one does not: the years, or the parts of a year.
    pub parts: Vec<PrintPart>,
    /// The reports in the order of time; empty where parts hold them.
    pub entries: Vec<PrintEntry>,
    /// The page with the list of the same reports.
    pub list: LinkView,
}

/// A page of reports to be printed.
#[derive(Clone, Debug, Serialize)]
pub struct PrintPart {
    /// The time they are from.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// How many reports it holds.
    pub count: usize,
}

/// A report on a page to be printed.
#[derive(Clone, Debug, Serialize)]
pub struct PrintEntry {
    /// Its anchor.
    pub anchor: String,
    /// What lists tell of it.
    pub row: Arc<IncidentRow>,
    /// What its own page shows within `article`, its headings one level down and its anchors its own;
    /// filled in by the renderer.
    pub html: String,
}
