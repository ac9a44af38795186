//! One report as a search record: its facts once, its text cut at the headings.

use chrono::NaiveDate;

use crate::model::{ContentKind, Postmortem};

/// Returns the address of a report's page, relative to the site's root.
pub(super) fn url(report: &Postmortem) -> String {
    let folder = match report.kind {
        ContentKind::Incident => "incidents",
        ContentKind::Plan => "plans",
        ContentKind::Page | ContentKind::Template => "pages",
    };
    format!("{folder}/{}/", report.slug)
}

/// Returns the day a report is listed under: its first milestone, else its publication.
pub(super) fn date(report: &Postmortem) -> Option<NaiveDate> {
    let first = report.times.first().map(|stamp| stamp.value.date());
    first.or_else(|| report.published.as_ref().map(|published| published.value))
}
