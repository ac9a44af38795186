//! Which findings of the casebook answer the question.

use std::collections::BTreeSet;

use anyhow::Result;

use super::notice::Notice;
use super::question::Question;
use super::{Hint, locate};
use crate::baseline::Baseline;
use crate::change::Change;
use crate::diagnostic::Diagnostic;
use crate::project::Snapshot;
use crate::review::Scope;
use crate::text::FileId;
use crate::vfs::{self, Content, Overlay};

/// What a check found, as far as it was asked about.
pub(super) struct Answer {
    /// The whole casebook.
    pub(super) snapshot: Snapshot,
    /// The findings asked about, sorted by path, place and code.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The files asked about.
    pub(super) checked: Vec<FileId>,
    /// What is to be told beside the findings.
    pub(super) notices: Vec<Notice>,
    /// Which reports are under review.
    pub(super) scope: Scope,
}

/// Reads the casebook and picks the findings.
pub(super) fn find(question: &Question) -> Result<Answer> {
    find_with(question, &question.overlay)
}

/// Reads the casebook with these files in place of those on disk, and picks the findings.
pub(super) fn find_with(question: &Question, overlay: &Overlay) -> Result<Answer> {
    let Some(change) = &question.change else {
        let snapshot = question.project.snapshot_with(overlay)?;
        let checked = checked_files(&snapshot, &question.only)?;
        let (diagnostics, notices) = wanted(question, &snapshot);
        let scope = scope(&snapshot, &question.only);
        return Ok(Answer { snapshot, diagnostics, checked, notices, scope });
    };
    let reading = question.project.read(overlay)?;
    let snapshot = reading.clone().into_snapshot();
    let mut checked = match question.only.as_slice() {
        // A casebook that has no reports yet, or no more, is no mistake of who asks about a change.
        [] => files_within(&snapshot, &[]),
        only => checked_files(&snapshot, only)?,
    };
    checked.retain(|file| change.touches(file));
    let (found, mut notices) = wanted(question, &snapshot);
    let caused = change.caused(&question.project, &reading, &snapshot, found);
    if !change.is_about(&question.project, &snapshot.config) {
        notices.push(Notice::nothing_changed(change));
    }
    if let Some(error) = &caused.not_compared {
        notices.push(Notice::not_compared(change, error));
    }
    let removed = removed_reports(question, change, &snapshot);
    let scope = Scope::Changed { files: checked.iter().cloned().collect(), removed };
    // Whatever a finding is in was checked too, touched or not.
    checked.extend(caused.findings.iter().map(|it| it.primary.file.clone()));
    checked.sort();
    checked.dedup();
    Ok(Answer { snapshot, diagnostics: caused.findings, checked, notices, scope })
}

/// Returns the findings in the files asked about that no baseline knows; a bug of Casebook is told
/// wherever it is.
fn wanted(question: &Question, snapshot: &Snapshot) -> (Vec<Diagnostic>, Vec<Notice>) {
    let all = snapshot.diagnostics.iter();
    let mut found: Vec<Diagnostic> = all
        .filter(|it| it.is_crash || is_within(&it.primary.file, &question.only))
        .cloned()
        .collect();
    let Some(known) = &question.baseline else { return (found, Vec::new()) };
    let before = found.len();
    found.retain(|finding| !known.baseline.knows(finding));
    let left_out = before - found.len();
    // With a rule that stopped, or a text that is not saved, what seems gone may be back.
    let is_whole = snapshot.crashed.is_empty() && !question.is_unsaved;
    let gone = if is_whole {
        known.baseline.compare(&Baseline::of(&snapshot.diagnostics)).gone.len()
    } else {
        0
    };
    (found, Notice::of_baseline(&known.name, left_out, gone).into_iter().collect())
}

/// Counts the reports that the change removed.
fn removed_reports(question: &Question, change: &Change, snapshot: &Snapshot) -> usize {
    let root = &question.project.root;
    let content = Content::new(root, &snapshot.config.content, &change.before);
    let was_report = |file: &&FileId| {
        is_within(file, &question.only) && vfs::is_markdown(file) && content.holds(file)
    };
    change.removed.iter().filter(was_report).count()
}

/// Reports named one by one are under review; a folder is looked at as a whole.
fn scope(snapshot: &Snapshot, only: &[FileId]) -> Scope {
    let reports = &snapshot.knowledge.reports;
    let named: BTreeSet<_> = only.iter().filter(|it| reports.contains_key(it)).cloned().collect();
    if named.is_empty() { Scope::Whole } else { Scope::Chosen(named) }
}

/// Returns the files looked at; none at all is a mistake of the caller, never a clean run.
pub(crate) fn checked_files(snapshot: &Snapshot, only: &[FileId]) -> Result<Vec<FileId>> {
    let files = files_within(snapshot, only);
    let unreadable =
        snapshot.diagnostics.iter().any(|finding| is_within(&finding.primary.file, only));
    if files.is_empty() && !unreadable {
        let what = match only {
            [] => format!("there are no Markdown reports in {}", locate::shown(&snapshot.root)),
            [one] => format!("there are no Markdown reports in `{one}`"),
            _ => "there are no Markdown reports in the paths given".to_owned(),
        };
        let advice = "reports are files ending in .md; `casebook init DIR` starts a casebook";
        return Err(Hint::on(what, advice));
    }
    Ok(files)
}

fn files_within(snapshot: &Snapshot, only: &[FileId]) -> Vec<FileId> {
    // The config is a file to check when it is asked for by its name.
    let is_named = |file: &&FileId| only.contains(*file);
    let is_report =
        |file: &&FileId| snapshot.knowledge.reports.contains_key(*file) && is_within(file, only);
    let files = snapshot.texts.keys();
    files.filter(|file| is_report(file) || is_named(file)).cloned().collect()
}

fn is_within(file: &FileId, only: &[FileId]) -> bool {
    let inside = |folder: &FileId| {
        let rest = file.as_str().strip_prefix(folder.as_str());
        folder.as_str().is_empty()
            || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    only.is_empty() || only.iter().any(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_its_files_and_not_its_namesakes() {
        let within =
            |file: &str, folder: &str| is_within(&FileId::new(file), &[FileId::new(folder)]);
        assert!(within("content/a.md", "content"));
        assert!(within("content/a.md", "content/a.md"));
        assert!(within("content/a.md", ""));
        assert!(!within("content-old/a.md", "content"));
    }
}
