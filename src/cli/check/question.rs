//! What a check is asked: which casebook, which state of its files, and about which part of it.

use anyhow::Result;

use super::super::args::{Check, Global};
use super::{Ui, locate, stdin};
use crate::baseline::Baseline;
use crate::change::Change;
use crate::cli::baseline;
use crate::project::Project;
use crate::text::FileId;
use crate::vfs::Overlay;

/// What a check is asked.
pub(super) struct Question {
    /// The casebook.
    pub(super) project: Project,
    /// What stands in for files on disk.
    pub(super) overlay: Overlay,
    /// Whether it is about a text that is not on disk yet.
    pub(super) is_unsaved: bool,
    /// The change whose findings are wanted; without one, all are.
    pub(super) change: Option<Change>,
    /// The findings to leave out.
    pub(super) baseline: Option<Known>,
    /// The files and folders findings are wanted for; empty for all.
    pub(super) only: Vec<FileId>,
}

/// A baseline and what it is called.
pub(super) struct Known {
    pub(super) baseline: Baseline,
    pub(super) name: String,
}

impl Known {
    pub(super) fn read(args: &Check) -> Result<Option<Self>> {
        let Some(path) = &args.baseline else { return Ok(None) };
        let path = locate::absolute(path)?;
        Ok(Some(Self { baseline: baseline::read(&path)?, name: locate::shown(&path) }))
    }
}

/// Reads the question from the arguments.
pub(super) fn read(global: &Global, args: &Check, ui: &Ui) -> Result<Question> {
    if let Some(path) = &args.stdin_filename {
        return stdin::read(global, args, path, ui);
    }
    let baseline = Known::read(args)?;
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
    Ok(Question { project, overlay, is_unsaved: false, change, baseline, only })
}
