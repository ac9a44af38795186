//! What a check is asked: which casebook, which state of its files, and about which part of it.

use anyhow::Result;

use super::super::args::{Check, Global};
use super::{Ui, locate, stdin};
use crate::change::Change;
use crate::project::Project;
use crate::text::FileId;
use crate::vfs::Overlay;

/// What a check is asked.
pub(super) struct Question {
    /// The casebook.
    pub(super) project: Project,
    /// What stands in for files on disk.
    pub(super) overlay: Overlay,
    /// The change whose findings are wanted; without one, all are.
    pub(super) change: Option<Change>,
    /// The files and folders findings are wanted for; empty for all.
    pub(super) only: Vec<FileId>,
}

/// Reads the question from the arguments.
pub(super) fn read(global: &Global, args: &Check, ui: &Ui) -> Result<Question> {
    if let Some(path) = &args.stdin_filename {
        return stdin::read(global, path, ui);
    }
    let project = locate::project_for(global, &args.paths)?;
    let only = locate::within(&project, &args.paths)?;
    let range = args.range.range();
    let mut change = range.map(|range| Change::find(&project, &range)).transpose()?;
    if let Some(change) = &mut change
        && global.config.is_some()
    {
        change.keep_on_disk(&project.config_file());
    }
    let overlay = change.as_ref().map(|it| it.after.clone()).unwrap_or_default();
    Ok(Question { project, overlay, change, only })
}
