//! Markdown events to the tree of blocks, with headings, links and suppressions found on the way.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::anchor::Anchors;
use super::markdown::{self, offset_in};
use super::{Block, BlockKind, Heading, Link, LinkKind, Piece, Suppression, comment};
use crate::text::Span;

/// How deep blocks may nest; what is deeper is kept, as a child of the deepest. A few kilobytes of
/// `>` must not exhaust the stack of whoever walks the tree.
const MAX_DEPTH: usize = 64;

/// What a body holds.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) headings: Vec<Heading>,
    pub(super) links: Vec<Link>,
    pub(super) suppressions: Vec<Suppression>,
}

/// Reads the Markdown at `body` of `text`.
pub(super) fn build(text: &str, body: Span) -> Read {
    let mut builder = Builder {
        text,
        base: body.start as usize,
        containers: Vec::new(),
        flattened: 0,
        leaf: None,
        anchors: Anchors::default(),
        read: Read {
            blocks: Vec::new(),
            headings: Vec::new(),
            links: Vec::new(),
            suppressions: Vec::new(),
        },
    };
    for (event, range) in markdown::events(body.slice(text)) {
        builder.event(event, range);
    }
    builder.close_loose_leaf();
    let mut read = builder.read;
    set_contents(&mut read.headings, body.end);
    read
}

/// Lets every heading's content reach to the next heading of its level or above.
fn set_contents(headings: &mut [Heading], end: u32) {
    let mut open: Vec<usize> = Vec::new();
    for next in 0..headings.len() {
        let (level, start) = (headings[next].level, headings[next].span.start);
        while let Some(&last) = open.last().filter(|&&last| headings[last].level >= level) {
            headings[last].content.end = start.max(headings[last].content.start);
            open.pop();
        }
        open.push(next);
    }
    for last in open {
        headings[last].content.end = end.max(headings[last].content.start);
    }
}

struct Builder<'t> {
    text: &'t str,
    /// Where the body starts in the text.
    base: usize,
    /// The open containers, outermost first.
    containers: Vec<Block>,
    /// How many containers are open beyond the depth that is kept.
    flattened: usize,
    /// The open paragraph, heading, cell, code or HTML block.
    leaf: Option<Leaf>,
    anchors: Anchors,
    read: Read,
}

struct Leaf {
    block: Block,
    /// Whether the text stands in its item without a paragraph of its own, so that no event ends it.
    loose: bool,
}

impl<'t> Builder<'t> {
    fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        let span = Span::new(range.start, range.end).shifted(self.base);
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.push(&text, span, false),
            Event::Code(text) => self.push(&text, span, true),
            Event::SoftBreak | Event::HardBreak => self.push(&CowStr::Borrowed("\n"), span, false),
            Event::Html(_) => self.grow(span),
            Event::InlineHtml(html) => self.inline_html(&html, span),
            Event::Rule => self.rule(span),
            Event::TaskListMarker(done) => self.task(done),
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.grow(span);
            }
        }
    }

    fn start(&mut self, tag: Tag<'t>, span: Span) {
        let container = match tag {
            Tag::Link { link_type, dest_url, .. } => {
                return self.link(LinkKind::Link, link_type, &dest_url, span);
            }
            Tag::Image { link_type, dest_url, .. } => {
                return self.link(LinkKind::Image, link_type, &dest_url, span);
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => {
                return self.grow(span);
            }
            Tag::Paragraph => return self.open_leaf(BlockKind::Paragraph, span, false),
            Tag::Heading { level, .. } => return self.open_heading(level, span),
            Tag::TableCell => return self.open_leaf(BlockKind::Cell, span, false),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                return self.open_leaf(BlockKind::Html, span, false);
            }
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                return self.open_leaf(BlockKind::Code { info }, span, false);
            }
            Tag::List(first) => BlockKind::List { ordered: first.is_some() },
            Tag::Item => BlockKind::Item { task: None },
            Tag::Table(_) => BlockKind::Table,
            Tag::TableHead | Tag::TableRow => BlockKind::Row,
            Tag::BlockQuote(_) => BlockKind::Quote,
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => BlockKind::Other,
        };
        self.close_loose_leaf();
        if self.containers.len() < MAX_DEPTH {
            self.containers.push(block(container, span));
        } else {
            self.flattened += 1;
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link
            | TagEnd::Image
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_)
            | TagEnd::CodeBlock => self.close_leaf(),
            TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {
                self.close_loose_leaf();
                if self.flattened > 0 {
                    self.flattened -= 1;
                } else if let Some(container) = self.containers.pop() {
                    self.add(container);
                }
            }
        }
    }

    fn open_heading(&mut self, level: HeadingLevel, span: Span) {
        let index = self.read.headings.len();
        self.read.headings.push(Heading {
            level: level as u8,
            text: String::new(),
            anchor: String::new(),
            span: trimmed(self.text, span),
            content: Span { start: span.end, end: span.end },
        });
        self.open_leaf(BlockKind::Heading(index), span, false);
    }

    fn open_leaf(&mut self, kind: BlockKind, span: Span, loose: bool) {
        self.close_loose_leaf();
        self.leaf = Some(Leaf { block: block(kind, span), loose });
    }

    /// Returns the open leaf grown to cover `span`; text outside of one starts a paragraph.
    fn leaf_at(&mut self, span: Span) -> &mut Block {
        let leaf = self
            .leaf
            .get_or_insert_with(|| Leaf { block: block(BlockKind::Paragraph, span), loose: true });
        leaf.block.span = leaf.block.span.cover(span);
        &mut leaf.block
    }

    fn grow(&mut self, span: Span) {
        self.leaf_at(span);
    }

    fn push(&mut self, text: &CowStr<'t>, span: Span, code: bool) {
        let exact = self.place(text);
        let piece_span = exact.unwrap_or(span);
        let block = self.leaf_at(span);
        let at = Span::at(block.text.len()).start;
        block.pieces.push(Piece { at, span: piece_span, exact: exact.is_some(), code });
        block.text.push_str(text);
    }

    /// Returns where `text` stands in the file when it is a part of it.
    fn place(&self, text: &CowStr<'t>) -> Option<Span> {
        let CowStr::Borrowed(text) = text else { return None };
        offset_in(self.text, text).map(|offset| Span::new(offset, offset + text.len()))
    }

    fn inline_html(&mut self, html: &CowStr<'t>, span: Span) {
        if html.starts_with("<!--") {
            self.read.suppressions.extend(comment::suppressions(self.text, span));
        } else if !markdown::is_markup(html) {
            return self.push(html, span, false);
        } else if html.len() > 3
            && html.is_char_boundary(3)
            && html[..3].eq_ignore_ascii_case("<br")
        {
            return self.push(&CowStr::Borrowed("\n"), span, false);
        }
        self.grow(span);
    }

    fn rule(&mut self, span: Span) {
        self.close_loose_leaf();
        let span = trimmed(self.text, span);
        self.add(block(BlockKind::Other, span));
    }

    fn task(&mut self, done: bool) {
        if let Some(Block { kind: BlockKind::Item { task }, .. }) = self.containers.last_mut() {
            *task = Some(done);
        }
    }

    fn link(&mut self, kind: LinkKind, link_type: LinkType, target: &CowStr<'t>, span: Span) {
        let kind = match link_type {
            LinkType::WikiLink { .. } => LinkKind::Incident,
            _ => kind,
        };
        let target_span = self.place(target).unwrap_or(span);
        let target = match link_type {
            LinkType::Email => format!("mailto:{target}"),
            _ => target.to_string(),
        };
        self.read.links.push(Link { target, kind, span, target_span });
        self.grow(span);
    }

    fn close_loose_leaf(&mut self) {
        if self.leaf.as_ref().is_some_and(|leaf| leaf.loose) {
            self.close_leaf();
        }
    }

    fn close_leaf(&mut self) {
        let Some(Leaf { mut block, .. }) = self.leaf.take() else { return };
        block.span = trimmed(self.text, block.span);
        match block.kind {
            BlockKind::Heading(index) => {
                let heading = &mut self.read.headings[index];
                heading.text = block.text.split_whitespace().collect::<Vec<_>>().join(" ");
                heading.anchor = self.anchors.next(&heading.text);
            }
            BlockKind::Html => {
                self.read.suppressions.extend(comment::suppressions(self.text, block.span));
                block.text = comment::text_of(block.span.slice(self.text));
                block.pieces.clear();
            }
            _ => {}
        }
        self.add(block);
    }

    /// Adds a finished block to the container it stands in.
    fn add(&mut self, mut block: Block) {
        block.span = trimmed(self.text, block.span);
        for child in &block.children {
            block.span = block.span.cover(child.span);
        }
        match self.containers.last_mut() {
            Some(container) => container.children.push(block),
            None => self.read.blocks.push(block),
        }
    }
}

fn block(kind: BlockKind, span: Span) -> Block {
    Block { kind, span, text: String::new(), pieces: Vec::new(), children: Vec::new() }
}

/// Returns the span without white space at its ends; leading spaces may be an item's indent.
fn trimmed(text: &str, span: Span) -> Span {
    let white = [' ', '\t', '\n', '\r'];
    let source = span.slice(text);
    let end = span.start as usize + source.trim_end_matches(white).len();
    let start = end - text[span.start as usize..end].trim_start_matches(white).len();
    Span::new(start, end)
}
