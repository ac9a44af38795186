//! The names that a mistyped one may have meant, prepared once for all reports: ids, and the files of
//! each folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::config::suggest::Candidates;
use crate::knowledge::Knowledge;
use crate::text::FileId;

/// Names to suggest, made when the first wrong one is found.
#[derive(Debug, Default)]
pub(crate) struct Names {
    ids: OnceLock<Candidates>,
    folders: OnceLock<BTreeMap<String, Candidates>>,
}

impl Names {
    /// Returns the ids of all reports.
    pub(crate) fn ids(&self, knowledge: &Knowledge) -> &Candidates {
        self.ids.get_or_init(|| {
            let files = knowledge.by_id.values();
            let reports = files.filter_map(|file| knowledge.reports.get(file));
            Candidates::new(reports.map(|report| report.id.value.as_str()))
        })
    }

    /// Returns the names of the files in a folder, if there are any.
    pub(crate) fn in_folder(
        &self,
        folder: &str,
        knowledge: &Knowledge,
        assets: &BTreeMap<FileId, PathBuf>,
    ) -> Option<&Candidates> {
        let folders = self.folders.get_or_init(|| {
            let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for file in knowledge.reports.keys().chain(assets.keys()) {
                let (folder, name) = split(file.as_str());
                names.entry(folder).or_default().insert(name);
            }
            let prepared = |(folder, names): (&str, _)| (folder.to_owned(), Candidates::new(names));
            names.into_iter().map(prepared).collect()
        });
        folders.get(folder)
    }
}

/// Splits a path into the folder and the name in it.
pub(crate) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}
