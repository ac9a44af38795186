//! What a check is asked: which casebook, which state of its files, and about which part of it.

use anyhow::Result;

use super::super::args::{Check, Global};
use super::locate;
use crate::project::Project;
use crate::text::FileId;
use crate::vfs::Overlay;

/// What a check is asked.
pub(super) struct Question {
    /// The casebook.
    pub(super) project: Project,
    /// What stands in for files on disk.
    pub(super) overlay: Overlay,
    /// The files and folders findings are wanted for; empty for all.
    pub(super) only: Vec<FileId>,
}

/// Reads the question from the arguments.
pub(super) fn read(global: &Global, args: &Check) -> Result<Question> {
    let project = locate::project_for(global, &args.paths)?;
    let only = locate::within(&project, &args.paths)?;
    Ok(Question { project, overlay: Overlay::default(), only })
}
