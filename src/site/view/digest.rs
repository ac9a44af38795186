//! The digest of a month: what is new, what was learned, what was promised and kept.

use std::sync::Arc;

use serde::Serialize;

use super::hub::SeverityCount;
use super::plan::{PlanRow, ReviewView};
use super::{ActionRow, DateView, FeedLink, IncidentRow, LinkView, PageMeta};

/// `/digest/<month>/`; the same as a page to be mailed (`mail.html`) and as Markdown (`digest.md`).
#[derive(Clone, Debug, Serialize)]
pub struct DigestPage {
    /// What every page has.
    pub page: PageMeta,
    /// What stands before every `href`: the site's absolute address where it is known, else the way
    /// to its root.
    pub base: String,
    /// The digest's own address.
    pub href: String,
    /// "March 2026".
    pub month: String,
    /// The first day.
    pub from: DateView,
    /// The last day that is told of; the day of the build while the month goes on.
    pub until: DateView,
    /// Whether the month is over.
    pub complete: bool,
    /// How many incidents began in it.
    pub incidents: usize,
    /// How many of each severity.
    pub severities: Vec<SeverityCount>,
    /// The reports that came out in it, the latest first.
    pub reports: Vec<DigestReport>,
    /// Actions closed in it.
    pub closed: ActionShelf,
    /// Actions that were due in it.
    pub due: ActionShelf,
    /// Actions that had been due before and were open at its end.
    pub overdue: ActionShelf,
    /// Plans whose day of review was in it.
    pub plans_due: Vec<PlanRow>,
    /// Reviews of plans that took place in it.
    pub reviews: Vec<DigestReview>,
    /// The page to be mailed.
    pub mail_href: String,
    /// The Markdown.
    pub text_href: String,
    /// The digest before.
    pub older: Option<LinkView>,
    /// The digest after.
    pub newer: Option<LinkView>,
}

/// A report of a digest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DigestReport {
    /// The report.
    pub row: Arc<IncidentRow>,
    /// The first lines of its lessons, as plain text; at most three.
    pub lessons: Vec<String>,
    /// The earlier incident it repeats.
    pub before: Option<LinkView>,
}

/// Actions of a digest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActionShelf {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub actions: Vec<DigestAction>,
    /// How many are not shown.
    pub more: usize,
}

/// An action as it stood on the last day of a digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DigestAction {
    /// The action; its own states and ages are those of the day of the build.
    pub action: Arc<ActionRow>,
    /// `open`, `late` or `closed`, on the last day.
    pub state: &'static str,
    /// Days it was late on the last day; 0 unless it was.
    pub late: i64,
}

/// A review of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DigestReview {
    /// The plan.
    pub plan: LinkView,
    /// The review.
    pub review: ReviewView,
}

/// `/digest/`.
#[derive(Clone, Debug, Serialize)]
pub struct DigestIndexPage {
    /// What every page has.
    pub page: PageMeta,
    /// The years, newest first, each with its months, newest first.
    pub years: Vec<DigestYear>,
    /// The digests' own feeds.
    pub feeds: Vec<FeedLink>,
}

/// The digests of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DigestYear {
    /// The year.
    pub year: i32,
    /// Its digests.
    pub months: Vec<DigestEntry>,
}

/// A digest as an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DigestEntry {
    /// "March 2026".
    pub label: String,
    /// Where it is.
    pub href: String,
    /// What it tells of in one line.
    pub summary: String,
    /// How many reports came out.
    pub reports: usize,
}
