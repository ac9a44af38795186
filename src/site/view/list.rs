//! The list of incidents: rows, facets, years and pages.

use std::sync::Arc;

use serde::Serialize;

use super::{
    Chip, DateView, Download, DurationView, LangView, PageMeta, Pager, SeverityView, StatusView,
    TitlePart,
};

/// `/incidents/`, `/incidents/<year>/`, `/incidents/state/<state>/` and the further pages of these.
#[derive(Clone, Debug, Serialize)]
pub struct IncidentListPage {
    /// What every page has.
    pub page: PageMeta,
    /// The year, on a year's page.
    pub year: Option<i32>,
    /// The state of the reports, on a state's page.
    pub state: Option<StatusView>,
    /// What a script narrows the catalog by: `year:2026`, `status:draft`; `null` on the page of all.
    pub scope: Option<String>,
    /// How many incidents the whole list has, whatever page this is.
    pub total: usize,
    /// Whether the rows are all reports there are, so that a script needs no catalog.
    pub whole: bool,
    /// The rows, newest first.
    pub rows: Vec<Arc<IncidentRow>>,
    /// What the list can be narrowed by; every option leads to a page that works without JavaScript.
    pub facets: Vec<Facet>,
    /// For each row the values of `facets` it has, as the theme's `narrow.css` knows them: the letter of
    /// the facet and the number of the value, `a0 c2`.
    pub marks: Vec<String>,
    /// The superseded reports of the same time, which no list counts.
    pub aside: Option<AsideView>,
    /// The years, newest first, this page's marked.
    pub years: Vec<YearLink>,
    /// The pages of this list; `/incidents/` has only the first and goes on by year.
    pub pager: Pager,
    /// The list to take away.
    pub downloads: Vec<Download>,
    /// The same reports to be printed; `null` on the page of a state and of reports without a day.
    pub print_href: Option<String>,
    /// The catalog, from which a script takes the rows of other pages.
    pub catalog_href: &'static str,
    /// Why the list is empty and what to do, when it is.
    pub empty: Option<String>,
}

/// Superseded reports beside a list that leaves them out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AsideView {
    /// How many.
    pub count: usize,
    /// Where they are listed.
    pub href: String,
}

/// An incident as one row of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IncidentRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The same in pieces, where some of it is code or a day; else empty.
    pub title_parts: Vec<TitlePart>,
    /// Language of title and summary, where it is not that of the site.
    pub lang: Option<LangView>,
    /// Its report.
    pub href: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// The day it began, or the best date known (see `date_source`).
    pub date: Option<DateView>,
    /// Year of `date`.
    pub year: Option<i32>,
    /// Where `date` comes from: `started`, another milestone, `event`, `published`, `file-name`.
    pub date_source: Option<&'static str>,
    /// How bad it was.
    pub severity: Option<SeverityView>,
    /// What was affected.
    pub services: Vec<Chip>,
    /// What set it off.
    pub trigger: Option<Chip>,
    /// Why it was possible.
    pub causes: Vec<Chip>,
    /// Free labels.
    pub tags: Vec<Chip>,
    /// Where the report is in its life.
    pub status: StatusView,
    /// From start to resolution, where both are known to the minute.
    pub duration: Option<DurationView>,
    /// From start to detection.
    pub detect: Option<DurationView>,
    /// Open actions, overdue ones included.
    pub open_actions: usize,
    /// Actions past their due date.
    pub overdue_actions: usize,
    /// Whether the report is marked internal.
    pub internal: bool,
}

/// One thing a list can be narrowed by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// Key in the query string and in the catalog: `severity`, `service`, `cause`, `trigger`, `tag`, `year`, `status`.
    pub key: &'static str,
    /// Its heading.
    pub label: String,
    /// The most frequent values, by count and then by name.
    pub options: Vec<FacetOption>,
    /// How many further values there are; `href` leads to all.
    pub more: usize,
    /// The page of all values.
    pub href: Option<String>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetOption {
    /// The value in the query string.
    pub value: String,
    /// The value shown.
    pub label: String,
    /// How many incidents have it.
    pub count: usize,
    /// The page that lists them; `null` for the published reports, which all lists are made of.
    pub href: Option<String>,
}

/// A year and how many incidents it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearLink {
    /// The year; `null` for incidents without any date.
    pub year: Option<i32>,
    /// The year as text, or "No date".
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many incidents.
    pub count: usize,
    /// Whether this page is it.
    pub current: bool,
}
