//! Text to [`Document`]: front matter as a spanned tree, the body as a tree of Markdown blocks.
//!
//! Parsing never fails: whatever is wrong is a finding, and a document comes out all the same.

use std::sync::Arc;

use crate::text::{FileId, Span};
use crate::yaml;

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
    /// The body's blocks in order, nested.
    pub blocks: Vec<Block>,
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
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its source, markers included.
    pub span: Span,
    /// Its own text without markup (links as their text, code as its content); empty for containers.
    pub text: String,
    /// Blocks inside it: items of a list, paragraphs of an item, rows of a table, cells of a row.
    pub children: Vec<Block>,
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
#[derive(Clone, Debug)]
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
pub fn parse(_source: &crate::vfs::SourceFile) -> (Document, Vec<crate::diagnostic::Diagnostic>) {
    todo!("parse")
}
