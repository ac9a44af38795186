//! Small files read whole, for the tests of every reader of the model.

use std::path::PathBuf;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::{Postmortem, lower};
use crate::syntax::{self, Document};
use crate::text::FileId;
use crate::vfs::SourceFile;

/// Parses a text as the file `content/report.md`.
pub(crate) fn document(text: &str) -> Document {
    document_at("content/report.md", text)
}

/// Parses a text as a file.
pub(crate) fn document_at(path: &str, text: &str) -> Document {
    let source =
        SourceFile { file: FileId::new(path), path: PathBuf::from(path), text: text.into() };
    syntax::parse(&source).0
}

/// Reads a text as the file at `path`.
pub(crate) fn report_at(path: &str, text: &str) -> (Postmortem, Vec<Diagnostic>) {
    lower(Arc::new(document_at(path, text)), &Config::default())
}
