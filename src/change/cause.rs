//! Why a finding is new in a file that nobody touched, said in one line.

use std::collections::{BTreeMap, BTreeSet};

use super::Change;
use crate::diagnostic::{Diagnostic, Level, Note};
use crate::project::Snapshot;
use crate::text::FileId;

/// What a change took away or altered that a finding elsewhere may be about.
pub(super) struct Causes<'a> {
    change: &'a Change,
    after: &'a Snapshot,
    /// Ids that no report has any more, and the file that had each.
    lost_ids: BTreeMap<&'a str, &'a FileId>,
    /// The config, when the change is about it too.
    config: Option<FileId>,
    /// A pack of words, when the change is about one.
    pack: Option<&'a FileId>,
}

/// How the codes of the rules begin that look at words.
const LANGUAGE: &str = "CB5";

impl<'a> Causes<'a> {
    pub(super) fn new(
        change: &'a Change,
        before: Option<&'a Snapshot>,
        after: &'a Snapshot,
        config: FileId,
    ) -> Self {
        let ids = |snapshot: &'a Snapshot| {
            let reports = snapshot.knowledge.reports.values();
            reports.map(|it| (it.id.value.as_str(), it.file())).collect::<BTreeMap<_, _>>()
        };
        let mut lost_ids = before.map(ids).unwrap_or_default();
        for id in ids(after).keys() {
            lost_ids.remove(id);
        }
        let is_part = change.touched.contains(&config) || change.removed.contains(&config);
        let config = is_part.then_some(config);
        let mut parts = change.touched.iter().chain(&change.removed);
        let pack = parts.find(|file| super::is_pack(file, &after.config));
        Self { change, after, lost_ids, config, pack }
    }

    /// Says what caused a finding; `earlier` is the level it had before, when it was there.
    pub(super) fn tell(&self, finding: &Diagnostic, earlier: Option<Level>) -> String {
        if let Some(level) = earlier {
            let level = level.as_str();
            return format!(
                "this file is as it was, but the finding was {level} before the change"
            );
        }
        format!("this file is as it was: {}", self.cause(finding))
    }

    fn cause(&self, finding: &Diagnostic) -> String {
        let words = quoted(finding);
        let among = |files: &BTreeSet<FileId>| {
            let named = words.iter().map(|word| FileId::new(word)).find(|it| files.contains(it));
            let pointed_at = || finding.secondary.iter().map(|it| it.file.clone());
            named.or_else(|| pointed_at().find(|it| files.contains(it)))
        };
        if let Some(file) = among(&self.change.removed) {
            return format!("the change takes `{file}` away");
        }
        if let Some((id, file)) = words.iter().find_map(|word| self.lost_ids.get_key_value(word)) {
            let now = self.after.knowledge.reports.get(*file);
            let now = now.map(|report| format!(", which now has `{}`", report.id.value));
            let now = now.unwrap_or_default();
            return format!("before the change `{id}` was the id of `{file}`{now}");
        }
        if let Some(file) = among(&self.change.touched) {
            return format!("the change touches `{file}`");
        }
        let pack = self.pack.filter(|_| finding.code.0.starts_with(LANGUAGE));
        match pack.or(self.config.as_ref()) {
            Some(file) => format!("the change touches `{file}`"),
            None => format!("the finding was not there at {}", self.change.since),
        }
    }
}

/// Returns what a finding says in backticks.
fn quoted(finding: &Diagnostic) -> Vec<&str> {
    let notes = finding.notes.iter().map(|note| match note {
        Note::Why(text) | Note::Help(text) => text.as_str(),
    });
    let texts = std::iter::once(finding.message.as_str()).chain(notes);
    texts.flat_map(|text| text.split('`').skip(1).step_by(2)).collect()
}
