//! From bytes to lines and columns, in the unit that the reader of a format counts in.

use std::collections::BTreeMap;

use super::Findings;
use crate::text::{Column, FileId, LineIndex, Position, Span};

/// The line starts of the files that findings are in, each file read once.
#[derive(Debug, Default)]
pub(super) struct Lines<'a> {
    by_file: BTreeMap<&'a FileId, (&'a str, LineIndex)>,
    unit: Column,
}

/// Where a span begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: Position,
    /// Behind the last character.
    pub(super) end: Position,
}

impl<'a> Lines<'a> {
    /// Reads the files of the findings; columns count characters.
    pub(super) fn of(findings: &Findings<'a>) -> Self {
        Self::counting(Column::Character, findings)
    }

    /// Reads the files of the findings; columns count `unit`.
    pub(super) fn counting(unit: Column, findings: &Findings<'a>) -> Self {
        let mut by_file = BTreeMap::new();
        let places = findings
            .diagnostics
            .iter()
            .flat_map(|it| std::iter::once(&it.primary).chain(&it.secondary));
        for place in places {
            let file = &place.file;
            if let Some(text) = findings.texts.get(file) {
                by_file.entry(file).or_insert_with(|| (&**text, LineIndex::new(text)));
            }
        }
        Self { by_file, unit }
    }

    /// Returns the position of a byte; the start for a file whose text is not known (one that could
    /// not be read).
    pub(super) fn position(&self, file: &FileId, byte: u32) -> Position {
        self.known(file).map_or(Position { line: 1, column: 1 }, |(text, index)| {
            index.position_in(text, byte, self.unit)
        })
    }

    /// Returns where a span begins and ends; `None` for a file whose text is not known.
    pub(super) fn range(&self, file: &FileId, span: Span) -> Option<Range> {
        self.known(file)?;
        let (start, end) = (self.position(file, span.start), self.position(file, span.end));
        Some(Range { start, end })
    }

    /// Returns the text of a file that findings are in.
    pub(super) fn text(&self, file: &FileId) -> Option<&'a str> {
        self.known(file).map(|(text, _)| *text)
    }

    fn known(&self, file: &FileId) -> Option<&(&'a str, LineIndex)> {
        self.by_file.get(file)
    }
}
