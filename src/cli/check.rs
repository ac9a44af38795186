//! `casebook check`: findings in the format asked for, and an exit code for CI.

use std::io::Write as _;

use anyhow::Result;

use super::args::{Check, CheckFormat, FailOn, Global};
use super::locate;
use super::ui::Ui;
use super::{Exit, Hint};
use crate::diagnostic::{Diagnostic, Level};
use crate::lint;
use crate::project::Snapshot;
use crate::report::{self, Findings, human};
use crate::text::FileId;

pub(crate) fn run(global: &Global, args: &Check, ui: &mut Ui) -> Result<Exit> {
    let project = locate::project_for(global, &args.paths)?;
    let only = locate::within(&project, &args.paths)?;
    let progress = ui.progress("reading reports");
    let snapshot = project.snapshot()?;
    drop(progress);
    let files = checked_files(&snapshot, &only)?;
    let inside =
        snapshot.diagnostics.iter().filter(|finding| is_within(&finding.primary.file, &only));
    let diagnostics: Vec<Diagnostic> = inside.cloned().collect();
    let findings = Findings {
        diagnostics: &diagnostics,
        texts: &snapshot.texts,
        files,
        rule_name: lint::registry::name_of,
    };
    let text = match args.format {
        CheckFormat::Human => report::human::render(&findings, &human_options(args, ui)),
        CheckFormat::Concise => report::concise::render(&findings),
        CheckFormat::Json => report::json::render(&findings),
    };
    let mut out = ui.out();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(exit(&snapshot, &diagnostics, args.fail_on))
}

fn human_options(args: &Check, ui: &Ui) -> human::Options {
    let mut options = human::Options { styled: ui.is_colored(), ..human::Options::default() };
    if let Some(width) = ui.width() {
        options.width = width;
    }
    if args.all {
        options.frames = usize::MAX;
    }
    options
}

/// Counts the files looked at; none at all is a mistake of the caller, never a clean run.
pub(super) fn checked_files(snapshot: &Snapshot, only: &[FileId]) -> Result<usize> {
    let files = snapshot.knowledge.reports.keys().filter(|file| is_within(file, only)).count();
    let unreadable =
        snapshot.diagnostics.iter().any(|finding| is_within(&finding.primary.file, only));
    if files == 0 && !unreadable {
        let what = match only {
            [] => format!("there are no Markdown reports in {}", locate::shown(&snapshot.root)),
            [one] => format!("there are no Markdown reports in `{one}`"),
            _ => "there are no Markdown reports in the paths given".to_owned(),
        };
        let hint =
            "reports are files ending in .md; `casebook init DIR` starts a casebook".to_owned();
        return Err(anyhow::Error::from(Hint(hint)).context(what));
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

fn exit(snapshot: &Snapshot, findings: &[Diagnostic], fail_on: FailOn) -> Exit {
    let failing = match fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
        FailOn::Info => Level::Info,
    };
    if !snapshot.crashed.is_empty() {
        Exit::Bug
    } else if findings.iter().any(|finding| finding.level >= failing) {
        Exit::Findings
    } else {
        Exit::Clean
    }
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
