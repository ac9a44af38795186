//! Reading one text file, with every way it can fail told in words.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use super::{MAX_BYTES, unreadable};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::FileId;

/// Why a file could not be read as text.
pub(super) struct Unreadable {
    /// What is wrong, as the message of a finding.
    pub(super) what: String,
    why: &'static str,
    help: String,
}

impl Unreadable {
    /// Returns the error for a file without which nothing can be done, such as the config.
    pub(super) fn into_error(self, path: &Path) -> anyhow::Error {
        anyhow::anyhow!("cannot read {}: {}", path.display(), self.what)
    }

    /// Returns the finding on `file`.
    pub(super) fn into_diagnostic(self, file: &FileId) -> Diagnostic {
        unreadable(file, Level::Error, self.what).with_why(self.why).with_help(self.help)
    }
}

const LEFT_OUT: &str = "the file is left out of every check, page and search until it can be read";

/// Reads the plain file at `path`.
pub(super) fn text_file(path: &Path) -> Result<String, Unreadable> {
    text(bytes(path)?)
}

/// Reads bytes as text.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Unreadable> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let (guess, help) = encoding_of(error.as_bytes());
        Unreadable {
            what: format!("not UTF-8 at byte {offset}: {guess}"),
            why: LEFT_OUT,
            help: help.to_owned(),
        }
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let failed = |error: std::io::Error| Unreadable {
        what: format!("cannot be read: {}", in_words(&error)),
        why: LEFT_OUT,
        help: "let the user who runs casebook read it, or move it out of the content folder"
            .to_owned(),
    };
    let file = File::open(path).map_err(failed)?;
    let known = file.metadata().map_err(failed)?.len();
    if known > MAX_BYTES {
        return Err(too_large(known));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(known).unwrap_or_default() + 1);
    // A file may grow while it is read, or lie about its size as those under /proc do.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Says that a file is not there, or no more.
pub(super) fn gone() -> Unreadable {
    Unreadable {
        what: "cannot be read: it is gone".to_owned(),
        why: LEFT_OUT,
        help: "restore the file".to_owned(),
    }
}

pub(super) fn too_large(size: u64) -> Unreadable {
    let mega = |bytes: u64| bytes as f64 / (1024.0 * 1024.0);
    Unreadable {
        what: format!(
            "{:.1} MB large, more than the {:.0} MB a report may have",
            mega(size),
            mega(MAX_BYTES)
        ),
        why: LEFT_OUT,
        help: "move logs and dumps into files beside the report and link to them".to_owned(),
    }
}

fn in_words(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        ErrorKind::NotFound => "it is gone".to_owned(),
        _ => error.to_string(),
    }
}

/// Guesses what text that is not UTF-8 may be, and says how to mend it.
fn encoding_of(bytes: &[u8]) -> (&'static str, &'static str) {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return (
            "the file looks like UTF-16",
            "save it as UTF-8: `iconv -f UTF-16 -t UTF-8 old.md > new.md`",
        );
    }
    if bytes.iter().take(8192).any(|&byte| byte == 0) {
        return (
            "the file holds zero bytes and looks binary",
            "if it is no Markdown, give it its own file ending; else save it as UTF-8",
        );
    }
    (
        "Casebook reads UTF-8 only",
        "save it as UTF-8; for Western text: `iconv -f WINDOWS-1252 -t UTF-8 old.md > new.md`",
    )
}
