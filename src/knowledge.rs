//! What all reports say together: ids, links and backlinks, vocabularies, actions, recurrence.
//!
//! A pure fold over the reports in order of path; one file's prose never changes another's entry.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::config::Config;
use crate::model::Postmortem;
use crate::text::FileId;

/// Everything known across files.
#[derive(Debug)]
pub struct Knowledge {
    /// Every file by path: incidents, plans, pages and templates.
    pub reports: BTreeMap<FileId, Arc<Postmortem>>,
    /// Files by id in lowercase; the first in order of path when two claim one id.
    pub by_id: BTreeMap<String, FileId>,
    /// The day "today" means: overdue, ages and the last period are told as of it.
    pub as_of: NaiveDate,
}

/// Folds the reports into what they say together.
pub fn build(reports: Vec<Arc<Postmortem>>, _config: &Config, as_of: NaiveDate) -> Knowledge {
    let reports: BTreeMap<_, _> =
        reports.into_iter().map(|report| (report.file().clone(), report)).collect();
    let mut by_id = BTreeMap::new();
    for (file, report) in &reports {
        by_id.entry(report.id.value.to_lowercase()).or_insert_with(|| file.clone());
    }
    Knowledge { reports, by_id, as_of }
}

impl Knowledge {
    /// Returns the report with this id, in any case.
    pub fn find(&self, id: &str) -> Option<&Arc<Postmortem>> {
        self.by_id.get(&id.to_lowercase()).and_then(|file| self.reports.get(file))
    }
}
