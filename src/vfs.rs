//! Files in: the walk over the content folders and the reading of text; with `emit` the only user of `std::fs`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::text::FileId;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name within the casebook.
    pub file: FileId,
    /// Where it is on disk.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<str>,
}

/// What the walk found.
#[derive(Debug, Default)]
pub struct Tree {
    /// Markdown files, in order of path.
    pub sources: Vec<SourceFile>,
    /// Every other file (images, CSV, logs), in order of path; link targets are looked up here.
    pub assets: Vec<(FileId, PathBuf)>,
    /// Files that could not be read, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// Walks the content folders below `root` and reads every Markdown file.
///
/// # Errors
/// When a content folder that the config names is not there.
pub fn read_tree(_root: &Path, _content: &[String]) -> anyhow::Result<Tree> {
    todo!("walk and read")
}

/// Reads one text file outside the walk, such as the config.
///
/// # Errors
/// When it is not there or not UTF-8.
pub fn read_text(path: &Path) -> anyhow::Result<String> {
    use anyhow::Context as _;
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
