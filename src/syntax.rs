//! Text to [`Document`]: front matter as a spanned tree, the body as a tree of Markdown blocks.
//!
//! Parsing never fails: whatever is wrong is a finding, and a document comes out all the same. All
//! spans lie on character boundaries of the whole file, byte order mark and carriage returns
//! included, and a block's span covers those of its children.

mod anchor;
mod blocks;
pub(crate) mod comment;
mod front_matter;
mod levels;
pub(crate) mod markdown;
mod packed;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, Span};
use crate::vfs::SourceFile;
use crate::yaml;
use packed::Packed;

pub use levels::page_levels;

/// One Markdown file, parsed.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which file.
    pub file: FileId,
    /// The whole text; all spans of the document index into it.
    pub text: Arc<str>,
    /// The front matter, where there is one that could be read.
    pub front_matter: Option<FrontMatter>,
    /// The Markdown behind the front matter.
    pub body: Span,
    /// The body's blocks in order, nested; put away once the report is lowered, see
    /// [`Document::read_blocks`].
    pub blocks: Vec<Block>,
    /// The blocks, once they are put away.
    packed: Option<Packed>,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// Every link and image, in order.
    pub links: Vec<Link>,
    /// `<!-- casebook-ignore CODE: reason -->` comments, in order.
    pub suppressions: Vec<Suppression>,
}

/// The YAML between the `---` lines.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// The mapping, with spans in the whole file.
    pub root: yaml::Node,
    /// The YAML text, between the fences.
    pub span: Span,
}

/// One block of Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its source, markers included.
    pub span: Span,
    /// Its own text without markup (links as their text, code as its content, line breaks as `\n`);
    /// empty for containers.
    pub text: String,
    /// Where each part of `text` stands in the file, in order; see [`Block::place`].
    pub pieces: Vec<Piece>,
    /// Blocks inside it: items of a list, paragraphs of an item, rows of a table, cells of a row.
    pub children: Vec<Block>,
}

/// A stretch of a block's text and the source it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where the stretch starts in the block's text; it ends where the next one starts.
    pub at: u32,
    /// Its source; without the backticks for code.
    pub span: Span,
    /// Whether the source is the text byte for byte, and not an escape or an entity.
    pub exact: bool,
    /// Whether it is inline code.
    pub code: bool,
}

impl Block {
    /// Returns where `range` of the block's text stands in the file.
    ///
    /// Exact to the byte in plain text; where markup, escapes or entities come in between, the
    /// smallest source that covers the range. The whole block when it has no text of its own.
    pub fn place(&self, range: std::ops::Range<usize>) -> Span {
        let (Some(first), Some(last)) =
            (self.piece_at(range.start), self.piece_at(range.end.saturating_sub(1)))
        else {
            return self.span;
        };
        let within = |piece: &Piece, offset: usize, edge: u32| {
            let offset = Span::at(offset.saturating_sub(piece.at as usize)).start;
            if piece.exact { (piece.span.start + offset).min(piece.span.end) } else { edge }
        };
        let start = within(first, range.start, first.span.start);
        let end = within(last, range.end, last.span.end);
        Span { start, end: end.max(start) }
    }

    fn piece_at(&self, offset: usize) -> Option<&Piece> {
        let behind = self.pieces.partition_point(|piece| piece.at as usize <= offset);
        self.pieces.get(behind.saturating_sub(1))
    }
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, or the text of a tight list item.
    Paragraph,
    /// A heading; `index` into [`Document::headings`].
    Heading(usize),
    /// A list; ordered or not.
    List {
        /// Whether it is numbered.
        ordered: bool,
    },
    /// An item of a list.
    Item {
        /// `Some(done)` for a task list item.
        task: Option<bool>,
    },
    /// A table; its first child is the head row.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row; its span covers the trimmed content.
    Cell,
    /// A block quote, GitHub alerts included.
    Quote,
    /// A code block with its info string.
    Code {
        /// The info string, such as `five-whys` or `rust`.
        info: String,
    },
    /// Raw HTML, comments included.
    Html,
    /// A thematic break, a footnote definition, a definition list: of no meaning to the model.
    Other,
}

/// A heading of the body.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Text without markup.
    pub text: String,
    /// The anchor, unique in the file.
    pub anchor: String,
    /// The whole heading line.
    pub span: Span,
    /// What stands under it, up to the next heading of its level or above.
    pub content: Span,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it points at, as written (`[[INC-1]]` gives `INC-1`).
    pub target: String,
    /// Its form.
    pub kind: LinkKind,
    /// The whole link in the source.
    pub span: Span,
    /// The target alone, where it can be told apart; else the whole link.
    pub target_span: Span,
}

/// The forms a link can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](target)`, a reference link or an autolink.
    Link,
    /// `![alt](target)`.
    Image,
    /// `[[INC-2026-014]]`, with `|text` or without.
    Incident,
}

/// A comment that silences a rule at the place it stands.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The rule's code as written.
    pub code: String,
    /// The reason given; empty when there is none, which is a finding itself.
    pub reason: String,
    /// The comment.
    pub span: Span,
}

/// Parses one file.
pub fn parse(source: &SourceFile) -> (Document, Vec<Diagnostic>) {
    let (split, mut diagnostics) = front_matter::split(&source.file, &source.text);
    let body = Span::new(split.body, source.text.len());
    let mut document = Document::unread(source.file.clone(), source.text.clone(), body);
    document.front_matter = split.front_matter;
    // A parser that panics on one file must not take the others with it.
    match catch_unwind(AssertUnwindSafe(|| blocks::build(&source.text, body))) {
        Ok(read) => {
            document.blocks = read.blocks;
            document.headings = read.headings;
            document.links = read.links;
            document.suppressions = read.suppressions;
        }
        Err(_) => diagnostics.push(bug(&source.file, body)),
    }
    (document, diagnostics)
}

impl Document {
    /// Returns a file of which only the text is known.
    pub(crate) fn unread(file: FileId, text: Arc<str>, body: Span) -> Self {
        Self {
            file,
            text,
            front_matter: None,
            body,
            blocks: Vec::new(),
            packed: None,
            headings: Vec::new(),
            links: Vec::new(),
            suppressions: Vec::new(),
        }
    }

    /// Puts the blocks away, to be had again from [`Document::read_blocks`]: they take several times
    /// the room of their text, and a whole casebook of them is much.
    pub(crate) fn put_away(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        self.packed = Packed::of(&self.text, &blocks);
    }

    /// Returns the body's blocks, for a stage that comes after they were put away.
    pub fn read_blocks(&self) -> Vec<Block> {
        if let Some(packed) = &self.packed {
            return packed.blocks(&self.text);
        }
        let build = AssertUnwindSafe(|| blocks::build(&self.text, self.body));
        // A crash was told when the file was first parsed.
        catch_unwind(build).map_or_else(|_| Vec::new(), |read| read.blocks)
    }
}

fn bug(file: &FileId, body: Span) -> Diagnostic {
    let message = "reading the Markdown of this file crashed: this is a bug in Casebook";
    Diagnostic::new(RuleCode("CB117"), Level::Error, file, Span::at(body.start as usize), message)
        .with_why("the body of the file is missing from every check, page and search")
        .with_help("report the bug with this file; until then, halve the file to find the cause")
}

#[cfg(test)]
mod tests;
