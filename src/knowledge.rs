//! What all reports say together: order, links and backlinks, vocabularies, actions, recurrence.
//!
//! A pure fold over the reports in order of path; one file's prose never changes another's entry.
//! Incidents that count are those published or in review. Drafts and superseded reports are kept
//! apart: they can be shown and linked to, but they are in no count, no trend and no hub.

pub mod action;
pub mod anniversary;
pub mod filter;
pub mod hub;
pub mod link;
pub mod period;
pub mod place;
pub mod plan;
pub mod recurrence;
pub mod related;
pub mod statistics;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::config::Config;
use crate::model::{ContentKind, Postmortem, RelationKind, Status};
use crate::text::FileId;

pub use action::TrackedAction;
pub use anniversary::Anniversary;
pub use filter::Filter;
pub use hub::{Hub, HubKind, Hubs};
pub(crate) use link::file_at;
pub use link::{LinkGraph, Resolution};
pub use plan::Freshness;
pub use recurrence::Recurrence;
pub use related::Related;

/// Everything known across files.
#[derive(Debug)]
pub struct Knowledge {
    /// Every file by path: incidents, plans, pages and templates.
    pub reports: BTreeMap<FileId, Arc<Postmortem>>,
    /// Files by id in lowercase; the first in order of path when two claim one id.
    pub by_id: BTreeMap<String, FileId>,
    /// The day "today" means: overdue, ages and the last period are told as of it.
    pub as_of: NaiveDate,
    /// The incidents that count, newest first; those without any date last.
    pub incidents: Vec<Arc<Postmortem>>,
    /// Superseded reports, newest first.
    pub superseded: Vec<Arc<Postmortem>>,
    /// Drafts, newest first.
    pub drafts: Vec<Arc<Postmortem>>,
    /// What links to what.
    pub links: LinkGraph,
    /// Services, causes, triggers, tags and severities with their incidents.
    pub hubs: Hubs,
    /// The actions of all incidents that count: overdue first, then open, then closed.
    pub actions: Vec<TrackedAction>,
    /// What happened again: the later report to the earlier ones.
    pub recurrences: BTreeMap<FileId, Vec<Recurrence>>,
    positions: HashMap<FileId, usize>,
}

/// Folds the reports into what they say together.
pub fn build(reports: Vec<Arc<Postmortem>>, config: &Config, as_of: NaiveDate) -> Knowledge {
    let reports: BTreeMap<_, _> =
        reports.into_iter().map(|report| (report.file().clone(), report)).collect();
    let mut by_id = BTreeMap::new();
    for (file, report) in &reports {
        by_id.entry(report.id.value.to_lowercase()).or_insert_with(|| file.clone());
    }
    // Behind the ids of today, so that none of them is hidden by an old one.
    for (file, report) in &reports {
        for alias in report.aliases.iter().filter(|alias| !alias.value.contains('/')) {
            by_id.entry(alias.value.to_lowercase()).or_insert_with(|| file.clone());
        }
    }
    let (mut incidents, mut superseded, mut drafts) = (Vec::new(), Vec::new(), Vec::new());
    for report in reports.values().filter(|report| report.kind == ContentKind::Incident) {
        let shelf = match report.effective_status() {
            Status::Draft => &mut drafts,
            Status::InReview | Status::Published => &mut incidents,
            Status::Superseded => &mut superseded,
        };
        shelf.push(report.clone());
    }
    for shelf in [&mut incidents, &mut superseded, &mut drafts] {
        newest_first(shelf);
    }
    let positions =
        incidents.iter().enumerate().map(|(at, report)| (report.file().clone(), at)).collect();
    let ((links, recurrences), (hubs, actions)) = rayon::join(
        || {
            let links = LinkGraph::build(&reports, &by_id);
            (links, recurrence::find(&incidents, &by_id, &reports))
        },
        || (Hubs::build(&incidents, config), action::track(&incidents, as_of)),
    );
    Knowledge {
        reports,
        by_id,
        as_of,
        incidents,
        superseded,
        drafts,
        links,
        hubs,
        actions,
        recurrences,
        positions,
    }
}

impl Knowledge {
    /// Returns the report with this id, in any case.
    pub fn find(&self, id: &str) -> Option<&Arc<Postmortem>> {
        self.by_id.get(&id.to_lowercase()).and_then(|file| self.reports.get(file))
    }

    /// Returns the place of a report among [`Knowledge::incidents`]; `None` when it does not count.
    pub fn position(&self, file: &FileId) -> Option<usize> {
        self.positions.get(file).copied()
    }

    /// Returns where a report stands among [`Knowledge::incidents`], or would stand if it counted.
    pub fn place(&self, report: &Postmortem) -> usize {
        let key = order(report);
        let would = || self.incidents.partition_point(|other| order(other) < key);
        self.position(report.file()).unwrap_or_else(would)
    }

    /// Returns the files of one kind that are not incidents, in order of path.
    pub fn content(&self, kind: ContentKind) -> impl Iterator<Item = &Arc<Postmortem>> {
        self.reports.values().filter(move |report| report.kind == kind)
    }

    /// Returns the report that replaces a superseded one, as far as the two say so: a duplicate it
    /// names, one that names it as a duplicate, else a report it says to see.
    pub fn replacement(&self, report: &Postmortem) -> Option<&Arc<Postmortem>> {
        let named = |kind| {
            let mut relations = report.related.iter().filter(move |it| it.kind == kind);
            relations.find_map(|relation| self.find(&relation.id.value))
        };
        named(RelationKind::DuplicateOf)
            .or_else(|| self.declares_duplicate(report))
            .or_else(|| named(RelationKind::SeeAlso))
            .filter(|other| other.file() != report.file())
    }

    fn declares_duplicate(&self, report: &Postmortem) -> Option<&Arc<Postmortem>> {
        let sources = self.links.incoming(report.file());
        sources.iter().filter_map(|file| self.reports.get(file)).find(|other| {
            other.effective_status() != Status::Superseded
                && other.related.iter().any(|relation| {
                    relation.kind == RelationKind::DuplicateOf
                        && relation.id.value.eq_ignore_ascii_case(&report.id.value)
                })
        })
    }
}

/// Returns the day a report is listed under: its own, else the day it was published.
pub fn day_of(report: &Postmortem) -> Option<NaiveDate> {
    report.date.or_else(|| report.published.as_ref().map(|published| published.value))
}

/// Sorts reports newest first; those without a date last, equal ones by id and path.
pub fn newest_first(reports: &mut [Arc<Postmortem>]) {
    reports.sort_by_cached_key(|report| {
        let (moment, id, file) = order(report);
        (moment, id.to_owned(), file.clone())
    });
}

/// What reports are listed by.
type Order<'a> = (Reverse<(Option<NaiveDate>, Option<DateTime<Utc>>)>, &'a str, &'a FileId);

fn order(report: &Postmortem) -> Order<'_> {
    (Reverse(moment(report)), report.id.value.as_str(), report.file())
}

fn moment(report: &Postmortem) -> (Option<NaiveDate>, Option<DateTime<Utc>>) {
    let first = report.times.first().map(|stamp| stamp.value.ordering_instant());
    (day_of(report), first)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::{Known, Relation, Word};
    use crate::syntax::Document;
    use crate::text::{Span, Spanned};

    /// A report about nothing yet; tests fill in what they are about.
    pub(crate) fn report(id: &str, day: &str) -> Postmortem {
        let file = FileId::new(&format!("content/{id}.md"));
        let document = Document::unread(file, "".into(), Span::at(0));
        let mut report = Postmortem::unread(Arc::new(document));
        report.kind = ContentKind::Incident;
        report.id = spanned(id.to_owned());
        report.slug = id.to_lowercase();
        report.title = spanned(format!("Report {id}"));
        report.date = day.parse().ok();
        report
    }

    pub(crate) fn spanned<T>(value: T) -> Spanned<T> {
        Spanned::new(value, Span::at(0))
    }

    pub(crate) fn word(id: &str) -> Spanned<Word> {
        spanned(Word { id: id.to_owned(), written: id.to_owned(), known: Known::Undeclared })
    }

    pub(crate) fn relation(id: &str, kind: RelationKind) -> Relation {
        Relation { id: spanned(id.to_owned()), kind }
    }

    pub(crate) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day of the tests")
    }

    pub(crate) fn know(reports: Vec<Postmortem>) -> Knowledge {
        let reports = reports.into_iter().map(Arc::new).collect();
        build(reports, &Config::default(), day("2026-06-01"))
    }

    fn ids(reports: &[Arc<Postmortem>]) -> Vec<&str> {
        reports.iter().map(|report| report.id.value.as_str()).collect()
    }

    #[test]
    fn incidents_come_newest_first_and_undated_last() {
        let published = |id, day: Option<&str>| {
            let mut report = report(id, "");
            report.published = day.map(|text| spanned(super::tests::day(text)));
            report
        };
        let knowledge = know(vec![
            report("B", "2025-01-01"),
            report("A", "2026-03-02"),
            published("N", None),
            published("P", Some("2025-06-01")),
            report("OLD", "1969-07-20"),
        ]);
        assert_eq!(ids(&knowledge.incidents), ["A", "P", "B", "OLD", "N"]);
    }

    #[test]
    fn drafts_and_superseded_reports_are_kept_apart() {
        let with = |id, status| {
            let mut report = report(id, "2026-01-01");
            report.status = Some(spanned(status));
            report
        };
        let knowledge = know(vec![
            with("D", Status::Draft),
            with("S", Status::Superseded),
            with("R", Status::InReview),
            with("P", Status::Published),
        ]);
        assert_eq!(ids(&knowledge.incidents), ["P", "R"]);
        assert_eq!(ids(&knowledge.drafts), ["D"]);
        assert_eq!(ids(&knowledge.superseded), ["S"]);
    }

    #[test]
    fn a_superseded_report_knows_what_replaces_it() {
        let mut old = report("OLD", "2026-01-01");
        old.status = Some(spanned(Status::Superseded));
        let mut new = report("NEW", "2026-01-01");
        new.related = vec![relation("old", RelationKind::DuplicateOf)];
        let knowledge = know(vec![old, new]);
        let old = knowledge.find("Old").expect("found in any case");
        assert_eq!(knowledge.replacement(old).map(|it| it.id.value.as_str()), Some("NEW"));
    }
}
