//! Incidents by the day of the year.

use std::sync::Arc;

use serde::Serialize;

use super::{IncidentRow, PageMeta};

/// `/on-this-day/` and, where the incidents are many, `/on-this-day/<month>/`.
#[derive(Clone, Debug, Serialize)]
pub struct OnThisDayPage {
    /// What every page has.
    pub page: PageMeta,
    /// The day of the build without its year: "23 Nov"; empty on a month's page.
    pub today: String,
    /// Incidents of earlier years around this day; empty on a month's page.
    pub around: Vec<AnniversaryRow>,
    /// The next to come within three weeks, where there is none around this day.
    pub next: Option<AnniversaryRow>,
    /// The months that have incidents, in order; `days` are filled where this page shows them.
    pub months: Vec<MonthOfDays>,
    /// How many incidents have no date.
    pub undated: usize,
}

/// An incident some years ago.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnniversaryRow {
    /// The incident.
    pub row: Arc<IncidentRow>,
    /// How many years ago.
    pub years: i32,
    /// Days from the day of the build to its day this year; negative when that is past.
    pub offset: i64,
}

/// A month of any year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonthOfDays {
    /// "March".
    pub label: String,
    /// Anchor of the month on the page that shows it.
    pub anchor: String,
    /// Where its days are.
    pub href: String,
    /// How many incidents.
    pub count: usize,
    /// Whether this page is the month's own.
    pub current: bool,
    /// Its days.
    pub days: Vec<DayOfYear>,
}

/// A day of any year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DayOfYear {
    /// "2 Mar".
    pub label: String,
    /// Its anchor: `d-03-02`.
    pub anchor: String,
    /// The incidents, newest first.
    pub rows: Vec<Arc<IncidentRow>>,
}
