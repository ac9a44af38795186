//! The prose of a report: every text a person wrote in their own words, each with its exact place.

use std::ops::Range;

use crate::language::mask::{self, Quotes};
use crate::model::{Postmortem, Section, SectionKind};
use crate::syntax::{Block, BlockKind};
use crate::text::Span;
use crate::yaml::Node;

/// What a stretch of prose is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// The summary of the front matter.
    Summary,
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// An event of the timeline in the front matter.
    Event,
    /// An action of the front matter.
    Action,
}

/// One stretch of prose.
#[derive(Clone, Debug)]
pub struct Passage<'t> {
    text: &'t str,
    place: Place<'t>,
    /// What it is part of.
    pub part: Part,
    /// The section it stands in.
    pub section: Option<SectionKind>,
    /// Stretches of the text that are code or markup.
    code: Vec<Range<usize>>,
}

#[derive(Clone, Copy, Debug)]
enum Place<'t> {
    Block(&'t Block),
    /// The text is the source from this offset on.
    Source(usize),
}

impl<'t> Passage<'t> {
    /// Returns the text, without markup.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns where a range of the text stands in the file.
    pub fn span(&self, range: Range<usize>) -> Span {
        match self.place {
            Place::Block(block) => block.place(range),
            Place::Source(offset) => Span::new(range.start, range.end).shifted(offset),
        }
    }

    /// Returns what is not the author's own: masked stretches, and words held at arm's length.
    pub(crate) fn masks(&self) -> Quotes {
        let Quotes { mut speech, words } = mask::quotes(self.text, &self.code);
        if !self.code.is_empty() {
            speech.extend(self.code.iter().cloned());
            speech.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
            let mut end = 0;
            speech.retain(|it| {
                let keeps = it.start >= end;
                end = end.max(it.end);
                keeps
            });
        }
        Quotes { speech, words }
    }
}

/// All passages of one document, in order.
#[derive(Clone, Debug, Default)]
pub struct Prose<'t> {
    /// The passages.
    pub passages: Vec<Passage<'t>>,
}

impl<'t> Prose<'t> {
    /// Collects the prose of a report: its front matter's texts and its body's `blocks`.
    pub fn of(report: &'t Postmortem, blocks: &'t [Block]) -> Self {
        let mut prose = Self::default();
        prose.front_matter(report);
        prose.body(&report.document.text, blocks, &report.sections);
        prose
    }

    /// Collects the prose of `blocks` of `source`.
    pub fn of_blocks(source: &str, blocks: &'t [Block]) -> Self {
        let mut prose = Self::default();
        prose.body(source, blocks, &[]);
        prose
    }

    /// Returns one paragraph of text without markup.
    pub fn plain(text: &'t str) -> Self {
        let passage = Passage {
            text,
            place: Place::Source(0),
            part: Part::Paragraph,
            section: None,
            code: mask::inline_code(text),
        };
        Self { passages: vec![passage] }
    }

    fn body(&mut self, source: &str, blocks: &'t [Block], sections: &[Section]) {
        for block in blocks {
            self.block(source, block, sections, Part::Paragraph);
        }
    }

    fn block(&mut self, source: &str, block: &'t Block, sections: &[Section], around: Part) {
        let (part, inner) = match block.kind {
            BlockKind::Paragraph => (Some(around), around),
            BlockKind::Heading(_) => (Some(Part::Heading), around),
            BlockKind::Cell => (Some(Part::Cell), around),
            BlockKind::Item { .. } => (None, Part::Item),
            BlockKind::Code { .. } | BlockKind::Html | BlockKind::Quote => return,
            BlockKind::List { .. } | BlockKind::Table | BlockKind::Row | BlockKind::Other => {
                (None, around)
            }
        };
        if let Some(part) = part.filter(|_| !block.text.trim().is_empty()) {
            self.passages.push(Passage {
                text: &block.text,
                place: Place::Block(block),
                part,
                section: section_at(sections, block.span),
                code: code(source, block),
            });
        }
        for child in &block.children {
            self.block(source, child, sections, inner);
        }
    }

    fn front_matter(&mut self, report: &'t Postmortem) {
        let Some(front) = &report.document.front_matter else { return };
        let source = &*report.document.text;
        for (key, part) in [("title", Part::Title), ("summary", Part::Summary)] {
            self.scalar(source, front.root.get(key), part);
        }
        for (key, inner, part) in
            [("timeline", "text", Part::Event), ("actions", "title", Part::Action)]
        {
            for item in front.root.get(key).map(Node::items).unwrap_or_default() {
                let written = if item.text().is_some() { Some(item) } else { item.get(inner) };
                self.scalar(source, written, part);
            }
        }
    }

    /// Adds a text of the front matter as it is written, without its quotes.
    fn scalar(&mut self, source: &'t str, node: Option<&Node>, part: Part) {
        let Some(node) = node.filter(|it| it.text().is_some()) else { return };
        let (mut text, mut offset) = (node.span.slice(source), node.span.start as usize);
        for quote in ['"', '\''] {
            let inner = text.strip_prefix(quote).and_then(|it| it.strip_suffix(quote));
            if let Some(inner) = inner {
                (text, offset) = (inner, offset + 1);
                break;
            }
        }
        let section = match part {
            Part::Event => Some(SectionKind::Timeline),
            Part::Action => Some(SectionKind::ActionItems),
            Part::Summary => Some(SectionKind::Summary),
            _ => None,
        };
        let place = Place::Source(offset);
        self.passages.push(Passage { text, place, part, section, code: mask::inline_code(text) });
    }
}

/// Returns the innermost section a block stands in.
fn section_at(sections: &[Section], span: Span) -> Option<SectionKind> {
    let around = sections.iter().filter(|it| it.content.contains(span));
    around.min_by_key(|it| it.content.end - it.content.start).map(|it| it.kind)
}

/// HTML elements whose text is not the author's own words.
const FOREIGN: [&str; 6] = ["code", "kbd", "samp", "pre", "q", "blockquote"];

/// Returns the stretches of a block's text that are inline code, or stand in such an element.
fn code(source: &str, block: &Block) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (index, piece) in block.pieces.iter().enumerate() {
        let start = piece.at as usize;
        let next = block.pieces.get(index + 1);
        let end = next.map_or(block.text.len(), |it| it.at as usize);
        if piece.code || open {
            found.push(start..end);
        }
        if let Some(next) = next
            && piece.span.end < next.span.start
            && let Some(between) = source.get(piece.span.end as usize..next.span.start as usize)
            && between.contains('<')
        {
            open = is_open(between, open);
        }
    }
    found
}

/// Tells whether one of the elements is open behind the markup `between` two pieces of text.
fn is_open(between: &str, mut open: bool) -> bool {
    for tag in between.split('<').skip(1) {
        let (closes, name) = tag.strip_prefix('/').map_or((false, tag), |it| (true, it));
        let end = name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len());
        if FOREIGN.iter().any(|it| it.eq_ignore_ascii_case(&name[..end])) {
            open = !closes;
        }
    }
    open
}
