//! Findings to each output format: one file per format, each a pure function to text.
//!
//! In come the findings, sorted, and the texts they point into; out comes what is printed. Which
//! format, how wide, and whether in colour is the command line's business.

pub mod concise;
pub mod explain;
pub mod human;
pub mod json;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, LineIndex};

/// What every format prints.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The findings, sorted by path, place and code.
    pub diagnostics: &'a [Diagnostic],
    /// The text of every file a finding may point into.
    pub texts: &'a BTreeMap<FileId, Arc<str>>,
    /// How many files were checked.
    pub files: usize,
    /// Gives a rule's name by its code.
    pub rule_name: fn(RuleCode) -> &'static str,
}

/// How many findings there are of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings that must be mended.
    pub errors: usize,
    /// Findings that should be mended.
    pub warnings: usize,
    /// Findings worth knowing.
    pub infos: usize,
}

impl Counts {
    /// Counts findings by level.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.level {
                Level::Error => counts.errors += 1,
                Level::Warning => counts.warnings += 1,
                Level::Info => counts.infos += 1,
            }
        }
        counts
    }
}

/// The line starts of the files that findings are in, each file read once.
#[derive(Debug, Default)]
struct Lines<'a> {
    by_file: BTreeMap<&'a FileId, (&'a str, LineIndex)>,
}

impl<'a> Lines<'a> {
    fn of(findings: &Findings<'a>) -> Self {
        let mut by_file = BTreeMap::new();
        for diagnostic in findings.diagnostics {
            let file = &diagnostic.primary.file;
            if let Some(text) = findings.texts.get(file) {
                by_file.entry(file).or_insert_with(|| (&**text, LineIndex::new(text)));
            }
        }
        Self { by_file }
    }

    /// Returns the position of a byte; the start for a file whose text is not known (one that could
    /// not be read).
    fn position(&self, file: &FileId, byte: u32) -> crate::text::Position {
        let known = self.by_file.get(file);
        let start = crate::text::Position { line: 1, column: 1 };
        known.map_or(start, |(text, index)| index.position(text, byte))
    }
}
