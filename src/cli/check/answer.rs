//! Which findings of the casebook answer the question.

use anyhow::Result;

use super::question::Question;
use super::{Hint, locate};
use crate::diagnostic::Diagnostic;
use crate::project::Snapshot;
use crate::text::FileId;
use crate::vfs::Overlay;

/// What a check found, as far as it was asked about.
pub(super) struct Answer {
    /// The whole casebook.
    pub(super) snapshot: Snapshot,
    /// The findings asked about, sorted by path, place and code.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The files asked about.
    pub(super) checked: Vec<FileId>,
}

/// Reads the casebook and picks the findings.
pub(super) fn find(question: &Question) -> Result<Answer> {
    find_with(question, &question.overlay)
}

/// Reads the casebook with these files in place of those on disk, and picks the findings.
pub(super) fn find_with(question: &Question, overlay: &Overlay) -> Result<Answer> {
    let snapshot = question.project.snapshot_with(overlay)?;
    let checked = checked_files(&snapshot, &question.only)?;
    let wanted =
        snapshot.diagnostics.iter().filter(|it| is_within(&it.primary.file, &question.only));
    let diagnostics = wanted.cloned().collect();
    Ok(Answer { snapshot, diagnostics, checked })
}

/// Returns the files looked at; none at all is a mistake of the caller, never a clean run.
pub(crate) fn checked_files(snapshot: &Snapshot, only: &[FileId]) -> Result<Vec<FileId>> {
    let reports = snapshot.knowledge.reports.keys();
    let files: Vec<FileId> = reports.filter(|file| is_within(file, only)).cloned().collect();
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
