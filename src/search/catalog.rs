//! The catalog: what lists, facets and the first step of the search need to know of every incident.
//!
//! It travels in columns, for like values beside each other pack well: that of a thousand incidents
//! is a third smaller than the same as rows.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::knowledge::hub::tag_id;
use crate::knowledge::{HubKind, Hubs};
use crate::model::{Audience, Postmortem, Word};
use crate::text::Spanned;

/// Version of the catalog's shape; raised when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 2;

/// The whole of `catalog.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Catalog {
    /// Version of this shape.
    pub schema_version: u32,
    /// The incidents, newest first: the first values of all columns are those of the first one.
    pub columns: Columns,
    /// The ids that a column of the same name tells by their place here.
    pub words: BTreeMap<&'static str, Vec<String>>,
    /// Names of services, causes, triggers and tags by facet and id, where they differ from the id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<&'static str, BTreeMap<String, String>>,
}

/// What is known of the incidents, each column as long as the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// Their ids.
    pub id: Vec<String>,
    /// Addresses of their pages, relative to the site's root; `None` is `incidents/`, the id in small
    /// letters, and a slash.
    pub url: Vec<Option<String>>,
    /// Their titles.
    pub title: Vec<String>,
    /// Languages of title and summary; the column is left out where no report tells its own.
    #[serde(skip_serializing_if = "is_bare")]
    pub lang: Vec<Option<String>>,
    /// The days they happened, as `2026-03-02`; `None` when no time is known.
    pub date: Vec<Option<String>>,
    /// How bad they were.
    pub severity: Vec<Option<usize>>,
    /// Where the reports are in their life.
    pub status: Vec<usize>,
    /// Which are for internal readers; the column is left out where none is.
    #[serde(skip_serializing_if = "is_open")]
    pub internal: Vec<bool>,
    /// What was affected.
    pub services: Vec<Vec<usize>>,
    /// Free labels.
    pub tags: Vec<Vec<usize>>,
    /// Why they were possible.
    pub causes: Vec<Vec<usize>>,
    /// What set them off.
    pub trigger: Vec<Option<usize>>,
    /// One line on what happened.
    pub summary: Vec<Option<String>>,
    /// From start to resolution in seconds; `None` when either is missing or known to the day only.
    pub duration: Vec<Option<i64>>,
}

/// Returns the catalog of `reports` in their order; the caller chooses which of them are shown.
pub fn catalog<'a>(reports: impl IntoIterator<Item = &'a Postmortem>, hubs: &Hubs) -> Catalog {
    let mut columns = Columns::default();
    let mut words = Places::default();
    for report in reports {
        columns.push(report, &mut words);
    }
    Catalog { schema_version: SCHEMA_VERSION, columns, words: words.ids, names: names(hubs) }
}

impl Columns {
    fn push(&mut self, report: &Postmortem, words: &mut Places) {
        let id = &report.id.value;
        let url = super::record::url(report);
        let is_told_by_id =
            id.is_ascii() && url == format!("incidents/{}/", id.to_ascii_lowercase());
        self.id.push(id.clone());
        self.url.push((!is_told_by_id).then_some(url));
        self.title.push(report.title.value.clone());
        self.lang.push(report.lang.clone());
        self.date.push(super::record::date(report).map(|date| date.to_string()));
        self.severity.push(words.of_word("severity", report.severity.as_ref()));
        self.status.push(words.of("status", report.effective_status().as_str()));
        self.internal.push(report.audience == Audience::Internal);
        self.services.push(words.of_words("services", &report.services));
        let tags = report.tags.iter().map(|tag| words.of("tags", &tag_id(&tag.value)));
        self.tags.push(tags.collect());
        self.causes.push(words.of_words("causes", &report.causes));
        self.trigger.push(words.of_word("trigger", report.trigger.as_ref()));
        self.summary.push(report.summary.as_ref().map(|summary| one_line(&summary.value)));
        self.duration.push(report.durations.resolve);
    }
}

/// The ids of columns as they come up, each written once.
#[derive(Default)]
struct Places {
    ids: BTreeMap<&'static str, Vec<String>>,
    places: BTreeMap<(&'static str, String), usize>,
}

impl Places {
    fn of(&mut self, column: &'static str, id: &str) -> usize {
        let ids = self.ids.entry(column).or_default();
        *self.places.entry((column, id.to_owned())).or_insert_with(|| {
            ids.push(id.to_owned());
            ids.len() - 1
        })
    }

    fn of_word(&mut self, column: &'static str, word: Option<&Spanned<Word>>) -> Option<usize> {
        word.map(|word| self.of(column, &word.value.id))
    }

    fn of_words(&mut self, column: &'static str, words: &[Spanned<Word>]) -> Vec<usize> {
        words.iter().map(|word| self.of(column, &word.value.id)).collect()
    }
}

fn names(hubs: &Hubs) -> BTreeMap<&'static str, BTreeMap<String, String>> {
    let told = HubKind::ALL.into_iter().filter(|kind| *kind != HubKind::Severity);
    let names = told.map(|kind| {
        let used = hubs.of(kind).filter(|hub| hub.name != hub.id && !hub.incidents.is_empty());
        (kind.as_str(), used.map(|hub| (hub.id.clone(), hub.name.clone())).collect())
    });
    names.filter(|(_, names): &(_, BTreeMap<_, _>)| !names.is_empty()).collect()
}

fn is_bare(column: &[Option<String>]) -> bool {
    column.iter().all(Option::is_none)
}

fn is_open(internal: &[bool]) -> bool {
    !internal.contains(&true)
}

/// Returns `text` on one line, runs of white space made single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use chrono::NaiveDate;

    use super::*;
    use crate::model::ContentKind;
    use crate::syntax;
    use crate::text::FileId;
    use crate::vfs::SourceFile;

    fn report(id: &str, slug: &str, tags: &[&str]) -> Postmortem {
        let file = FileId::new(&format!("content/{slug}.md"));
        let source = SourceFile { file, path: PathBuf::new(), text: "".into() };
        let mut report = Postmortem::unread(Arc::new(syntax::parse(&source).0));
        let span = report.id.span;
        report.id.value = id.to_owned();
        report.kind = ContentKind::Incident;
        report.slug = slug.to_owned();
        report.date = NaiveDate::from_ymd_opt(2025, 3, 2);
        report.tags = tags.iter().map(|tag| Spanned::new((*tag).to_owned(), span)).collect();
        report.summary = Some(Spanned::new("Two\n  lines.".to_owned(), span));
        report
    }

    #[test]
    fn the_catalog_has_one_stable_shape() {
        let mut reports = [report("A", "a", &["dns", "cache"]), report("Übel", "bel", &["cache"])];
        reports[1].lang = Some("de".to_owned());
        let json = serde_json::to_value(catalog(&reports, &Hubs::default()));
        let expected = serde_json::json!({
            "schema_version": 2,
            "columns": {
                "id": ["A", "Übel"], "url": [null, "incidents/bel/"], "title": ["", ""],
                "lang": [null, "de"], "date": ["2025-03-02", "2025-03-02"],
                "severity": [null, null], "status": [0, 0], "services": [[], []],
                "tags": [[0, 1], [1]], "causes": [[], []], "trigger": [null, null],
                "summary": ["Two lines.", "Two lines."], "duration": [null, null],
            },
            "words": { "status": ["published"], "tags": ["dns", "cache"] },
        });
        assert_eq!(json.expect("plain data"), expected);
        let json = serde_json::to_value(catalog(&reports[..1], &Hubs::default()));
        assert!(json.expect("plain data")["columns"].get("lang").is_none());
    }
}
