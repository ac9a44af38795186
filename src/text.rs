//! Positions in text: file identity, byte spans, and the way from bytes to lines and columns.

pub mod address;
pub mod markup;
pub mod name;

use std::fmt;
use std::sync::Arc;

/// A file of the casebook, named by its path relative to the casebook's root, `/` between parts.
///
/// Ordered by that path, so anything sorted by `FileId` comes out the same on every machine.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(Arc<str>);

impl FileId {
    /// Names the file at `path`, relative to the root and with `/` between parts.
    pub fn new(path: &str) -> Self {
        Self(path.into())
    }

    /// Returns the path relative to the casebook's root.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileId({})", self.0)
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A half-open byte range in one file; both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// Builds a span from byte offsets.
    ///
    /// # Panics
    /// When an offset exceeds 4 GiB; files that large are refused long before.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).expect("files are far below 4 GiB");
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// Returns an empty span at `offset`, the place where something is missing.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// Returns the span as a range to index text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the text the span covers.
    pub fn slice(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Returns the smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Tells whether `other` lies within this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns the span moved by `offset` bytes, from a part of a file to the whole.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start as usize + offset, self.end as usize + offset)
    }
}

/// A value and the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Returns the value changed by `f`, its place kept.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: u32,
}

/// What columns count; readers of a format expect one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Unicode scalar values.
    #[default]
    Character,
    /// UTF-16 code units, of which an emoji has two.
    Utf16,
    /// Bytes of UTF-8.
    Byte,
}

/// The line starts of one text, to turn byte offsets into positions.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let behind = text.match_indices('\n').map(|(at, _)| Span::at(at + 1).start);
        let starts = std::iter::once(0).chain(behind);
        Self { starts: starts.collect() }
    }

    /// Returns the position of the byte at `offset` of `text`, the text the index was made from.
    ///
    /// An offset inside a character counts as that character; one past the end as the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        self.position_in(text, offset, Column::Character)
    }

    /// Returns the position of the byte at `offset` of `text`, its column counted in `unit`.
    ///
    /// A byte order mark is no part of the first line, but for columns that count bytes.
    pub fn position_in(&self, text: &str, offset: u32, unit: Column) -> Position {
        let offset = offset.min(Span::at(text.len()).start);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let start = self.starts[line] as usize;
        let is_before = |at: &(usize, char)| start + at.0 < offset as usize;
        let before = text[start..].char_indices().take_while(is_before);
        let width = |(at, letter): (usize, char)| match unit {
            Column::Byte => letter.len_utf8(),
            _ if start + at == 0 && letter == BYTE_ORDER_MARK => 0,
            Column::Utf16 => letter.len_utf16(),
            Column::Character => 1,
        };
        let column: usize = before.map(width).sum();
        Position { line: to_u32(line + 1), column: to_u32(column + 1) }
    }
}

/// Stands before the text in files of some editors and is shown by none.
const BYTE_ORDER_MARK: char = '\u{feff}';

fn to_u32(number: usize) -> u32 {
    Span::at(number).start
}

/// A replacement of one span of a file by new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What takes its place; empty to delete.
    pub replacement: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "é🙂x\nab";
        let index = LineIndex::new(text);
        let at = |byte| index.position(text, byte);
        assert_eq!(at(0), Position { line: 1, column: 1 });
        assert_eq!(at(2), Position { line: 1, column: 2 });
        assert_eq!(at(6), Position { line: 1, column: 3 });
        assert_eq!(at(8), Position { line: 2, column: 1 });
        assert_eq!(at(99), Position { line: 2, column: 3 });
    }

    #[test]
    fn columns_count_what_the_reader_counts() {
        let text = "\u{feff}é🙂x\r\n\té🙂x";
        let index = LineIndex::new(text);
        let column = |byte, unit| index.position_in(text, byte, unit).column;
        let of = |byte| [Column::Character, Column::Utf16, Column::Byte].map(|it| column(byte, it));
        assert_eq!(of(0), [1, 1, 1]);
        assert_eq!(of(3), [1, 1, 4]);
        assert_eq!(of(9), [3, 4, 10]);
        assert_eq!(of(19), [4, 5, 8]);
    }
}
