//! The catalog: one small row per incident, enough to filter and list them without any index.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::knowledge::hub::tag_id;
use crate::knowledge::{HubKind, Hubs, Knowledge};
use crate::model::{ContentKind, Postmortem, Word};
use crate::text::Spanned;
use crate::theme::Words;

/// Version of the catalog's shape; raised when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

/// What lists, facets and the first step of the search need to know of one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CatalogRow {
    /// The incident's id.
    pub id: String,
    /// Address of its page, relative to the site's root: `incidents/inc-2026-014/`.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Language of title and summary, where the report tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The day it happened, as `2026-03-02`; `None` when no time is known.
    pub date: Option<String>,
    /// How bad it was, by the vocabulary's id.
    pub severity: Option<String>,
    /// Where the report is in its life.
    pub status: String,
    /// What was affected, by id.
    pub services: Vec<String>,
    /// Free labels, by id.
    pub tags: Vec<String>,
    /// Why it was possible, by id.
    pub causes: Vec<String>,
    /// What set it off, by id.
    pub trigger: Option<String>,
    /// One line on what happened.
    pub summary: Option<String>,
    /// From start to resolution in seconds; `None` when either is missing or known to the day only.
    pub duration: Option<i64>,
    /// The same as the pages write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub took: Option<String>,
}

/// The whole of `catalog.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Catalog {
    /// Version of this shape.
    pub schema_version: u32,
    /// The incidents, newest first.
    pub incidents: Vec<CatalogRow>,
    /// Names of services, causes, triggers and tags by facet and id, where they differ from the id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<&'static str, BTreeMap<String, String>>,
}

/// Returns the catalog of `reports` in their order; the caller chooses which of them are shown.
pub fn catalog<'a>(reports: impl IntoIterator<Item = &'a Postmortem>) -> Catalog {
    let incidents = reports.into_iter().map(CatalogRow::of).collect();
    Catalog { schema_version: SCHEMA_VERSION, incidents, names: BTreeMap::new() }
}

impl Catalog {
    /// Adds what is shown for the words and the lengths of the rows.
    #[must_use]
    pub fn with_words(mut self, hubs: &Hubs, words: &Words) -> Self {
        for row in &mut self.incidents {
            row.took = row.duration.map(|seconds| words.duration(seconds).text);
        }
        for kind in HubKind::ALL.into_iter().filter(|kind| *kind != HubKind::Severity) {
            let used = hubs.of(kind).filter(|hub| hub.name != hub.id && !hub.incidents.is_empty());
            let names: BTreeMap<_, _> =
                used.map(|hub| (hub.id.clone(), hub.name.clone())).collect();
            if !names.is_empty() {
                self.names.insert(kind.as_str(), names);
            }
        }
        self
    }
}

/// Returns a row for every incident of the casebook, drafts included, newest first.
pub fn catalog_rows(knowledge: &Knowledge) -> Vec<CatalogRow> {
    let reports = knowledge.reports.values().map(AsRef::as_ref);
    let mut rows = catalog(reports.filter(|it| it.kind == ContentKind::Incident)).incidents;
    rows.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    rows
}

impl CatalogRow {
    /// Returns the row of one report.
    pub fn of(report: &Postmortem) -> Self {
        let ids = |words: &[Spanned<Word>]| words.iter().map(|it| it.value.id.clone()).collect();
        let id = |word: &Option<Spanned<Word>>| word.as_ref().map(|word| word.value.id.clone());
        Self {
            id: report.id.value.clone(),
            url: super::record::url(report),
            title: report.title.value.clone(),
            lang: report.lang.clone(),
            date: super::record::date(report).map(|date| date.to_string()),
            severity: id(&report.severity),
            status: report.effective_status().as_str().to_owned(),
            services: ids(&report.services),
            tags: report.tags.iter().map(|tag| tag_id(&tag.value)).collect(),
            causes: ids(&report.causes),
            trigger: id(&report.trigger),
            summary: report.summary.as_ref().map(|summary| one_line(&summary.value)),
            duration: report.durations.resolve,
            took: None,
        }
    }
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
    use crate::config::Config;
    use crate::text::FileId;
    use crate::vfs::SourceFile;
    use crate::{knowledge, syntax};

    fn report(id: &str, kind: ContentKind, year: i32) -> Arc<Postmortem> {
        let file = FileId::new(&format!("content/{id}.md"));
        let source = SourceFile { file, path: PathBuf::new(), text: "".into() };
        let mut report = Postmortem::unread(Arc::new(syntax::parse(&source).0));
        report.kind = kind;
        report.id.value = id.to_uppercase();
        report.slug = id.to_owned();
        report.date = NaiveDate::from_ymd_opt(year, 3, 2);
        report.summary = Some(Spanned::new("Two\n  lines.".to_owned(), report.id.span));
        Arc::new(report)
    }

    #[test]
    fn rows_are_the_incidents_newest_first() {
        let reports = vec![
            report("a", ContentKind::Incident, 2025),
            report("b", ContentKind::Incident, 2026),
            report("c", ContentKind::Plan, 2026),
            report("d", ContentKind::Template, 2026),
        ];
        let as_of = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
        let rows = catalog_rows(&knowledge::build(reports, &Config::default(), as_of));
        let ids: Vec<_> = rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, ["B", "A"]);
    }

    #[test]
    fn the_catalog_has_one_stable_shape() {
        let json =
            serde_json::to_value(catalog([report("a", ContentKind::Incident, 2025).as_ref()]));
        let expected = serde_json::json!({
            "schema_version": 1,
            "incidents": [{
                "id": "A", "url": "incidents/a/", "title": "", "date": "2025-03-02",
                "severity": null, "status": "published", "services": [], "tags": [],
                "causes": [], "trigger": null, "summary": "Two lines.", "duration": null,
            }],
        });
        assert_eq!(json.expect("plain data"), expected);
    }
}
