//! Blocks in little room, for the time between the stages that read them.
//!
//! A tree of blocks takes several times the room of its text, and ten thousand reports are held at a
//! time; to parse them again takes longer than anything a rule does. Packed, what stands in the
//! source as it is needs a few bytes, and the tree is put up again without reading any Markdown.

use super::comment;
use super::{Block, BlockKind, Piece};
use crate::text::Span;

/// The blocks of a body.
#[derive(Clone, Debug, Default)]
pub(super) struct Packed {
    /// All blocks, each before those inside of it.
    nodes: Box<[Node]>,
    /// The pieces of all blocks.
    stretches: Box<[Stretch]>,
    /// Text that does not stand in the source as it is.
    own: Box<str>,
}

/// One block.
#[derive(Clone, Copy, Debug)]
struct Node {
    span: Span,
    kind: Kind,
    /// The number of the heading, or how many bytes of own text the info string of code has.
    number: u16,
    children: u16,
    pieces: u16,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Paragraph,
    Heading,
    List,
    OrderedList,
    Item,
    OpenTask,
    DoneTask,
    Table,
    Row,
    Cell,
    Quote,
    Code,
    Html,
    Other,
}

/// One piece of a block's text.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    span: Span,
    /// How many bytes of own text it has; `None` where it stands in the source as it is.
    own: Option<u16>,
    code: bool,
}

impl Packed {
    /// Packs the blocks of `source`; `None` when a number in them is too large.
    pub(super) fn of(source: &str, blocks: &[Block]) -> Option<Self> {
        let mut packer =
            Packer { source, nodes: Vec::new(), stretches: Vec::new(), own: String::new() };
        blocks.iter().try_for_each(|block| packer.block(block))?;
        Some(Self {
            nodes: packer.nodes.into(),
            stretches: packer.stretches.into(),
            own: packer.own.into(),
        })
    }

    /// Returns the blocks of `source`, which they were packed with.
    pub(super) fn blocks(&self, source: &str) -> Vec<Block> {
        let mut unpacker = Unpacker {
            source,
            nodes: self.nodes.iter(),
            stretches: self.stretches.iter(),
            own: &self.own,
        };
        let mut blocks = Vec::new();
        while let Some(block) = unpacker.block() {
            blocks.push(block);
        }
        blocks
    }
}

struct Packer<'t> {
    source: &'t str,
    nodes: Vec<Node>,
    stretches: Vec<Stretch>,
    own: String,
}

impl Packer<'_> {
    fn block(&mut self, block: &Block) -> Option<()> {
        let small = |count: usize| u16::try_from(count).ok();
        let (kind, number) = match &block.kind {
            BlockKind::Paragraph => (Kind::Paragraph, 0),
            BlockKind::Heading(index) => (Kind::Heading, small(*index)?),
            BlockKind::List { ordered: false } => (Kind::List, 0),
            BlockKind::List { ordered: true } => (Kind::OrderedList, 0),
            BlockKind::Item { task: None } => (Kind::Item, 0),
            BlockKind::Item { task: Some(false) } => (Kind::OpenTask, 0),
            BlockKind::Item { task: Some(true) } => (Kind::DoneTask, 0),
            BlockKind::Table => (Kind::Table, 0),
            BlockKind::Row => (Kind::Row, 0),
            BlockKind::Cell => (Kind::Cell, 0),
            BlockKind::Quote => (Kind::Quote, 0),
            BlockKind::Code { info } => {
                self.own.push_str(info);
                (Kind::Code, small(info.len())?)
            }
            BlockKind::Html => (Kind::Html, 0),
            BlockKind::Other => (Kind::Other, 0),
        };
        let (children, pieces) = (small(block.children.len())?, small(block.pieces.len())?);
        self.nodes.push(Node { span: block.span, kind, number, children, pieces });
        for (index, piece) in block.pieces.iter().enumerate() {
            let end = block.pieces.get(index + 1).map_or(block.text.len(), |it| it.at as usize);
            let text = &block.text[piece.at as usize..end];
            let own = if piece.exact && piece.span.slice(self.source) == text {
                None
            } else {
                // Whether a piece is exact is told by where its text is.
                debug_assert!(!piece.exact, "an exact piece is its source");
                self.own.push_str(text);
                Some(small(text.len())?)
            };
            self.stretches.push(Stretch { span: piece.span, own, code: piece.code });
        }
        block.children.iter().try_for_each(|child| self.block(child))
    }
}

struct Unpacker<'p> {
    source: &'p str,
    nodes: std::slice::Iter<'p, Node>,
    stretches: std::slice::Iter<'p, Stretch>,
    own: &'p str,
}

impl<'p> Unpacker<'p> {
    fn block(&mut self) -> Option<Block> {
        let node = *self.nodes.next()?;
        let kind = self.kind(node);
        let (mut text, pieces) = self.text(node);
        if let Kind::Html = node.kind {
            text = comment::text_of(node.span.slice(self.source));
        }
        let mut children = Vec::with_capacity(usize::from(node.children));
        children.extend((0..node.children).map_while(|_| self.block()));
        Some(Block { kind, span: node.span, text, pieces, children })
    }

    fn kind(&mut self, node: Node) -> BlockKind {
        match node.kind {
            Kind::Paragraph => BlockKind::Paragraph,
            Kind::Heading => BlockKind::Heading(usize::from(node.number)),
            Kind::List => BlockKind::List { ordered: false },
            Kind::OrderedList => BlockKind::List { ordered: true },
            Kind::Item => BlockKind::Item { task: None },
            Kind::OpenTask => BlockKind::Item { task: Some(false) },
            Kind::DoneTask => BlockKind::Item { task: Some(true) },
            Kind::Table => BlockKind::Table,
            Kind::Row => BlockKind::Row,
            Kind::Cell => BlockKind::Cell,
            Kind::Quote => BlockKind::Quote,
            Kind::Code => BlockKind::Code { info: self.take(node.number).to_owned() },
            Kind::Html => BlockKind::Html,
            Kind::Other => BlockKind::Other,
        }
    }

    fn text(&mut self, node: Node) -> (String, Vec<Piece>) {
        let stretches = self.stretches.as_slice();
        let (stretches, rest) = stretches.split_at(usize::from(node.pieces).min(stretches.len()));
        self.stretches = rest.iter();
        let length = |it: &Stretch| it.own.map_or(it.span.range().len(), usize::from);
        let mut text = String::with_capacity(stretches.iter().map(length).sum());
        let mut pieces = Vec::with_capacity(stretches.len());
        for stretch in stretches {
            let Stretch { span, own, code } = *stretch;
            let at = Span::at(text.len()).start;
            pieces.push(Piece { at, span, exact: own.is_none(), code });
            text.push_str(own.map_or(span.slice(self.source), |length| self.take(length)));
        }
        (text, pieces)
    }

    /// Takes the next bytes of the own text.
    fn take(&mut self, length: u16) -> &'p str {
        let (taken, rest) = self.own.split_at(usize::from(length));
        self.own = rest;
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::blocks;

    fn check(text: &str) {
        let read = blocks::build(text, Span::new(0, text.len())).blocks;
        let packed = Packed::of(text, &read).expect("small numbers");
        assert_eq!(packed.blocks(text), read, "{text}");
    }

    #[test]
    fn blocks_come_out_as_they_went_in() {
        check("");
        check(
            "# One\n\nA *line*\nand `code`, &amp; \\* more [text](x.md).\n\n- [x] a\n- [ ] b\n  1. c\n",
        );
        check(
            "| a | b |\n|---|---|\n| `x` \\| y | z<br>w |\n\n> quoted\n\n```rust x\nlet a;\n\nb\n```\n",
        );
        check(
            "<div>text <!-- note --></div>\n\nÄ [[INC-1|ü]] &uuml;<!-- c -->\n\n***\n\n    indented\n",
        );
        check("a<b>c</b>  \nd\\\ne\r\nf\n");
    }

    #[test]
    fn every_prefix_of_a_text_comes_out_as_it_went_in() {
        let text = "## A\n\n1. [x] `b` *c* &lt;\n   | d |\n   |---|\n   | e\\|f |\n> - g <i>h</i>\n~~~ i\nj\n";
        for (at, _) in text.char_indices() {
            check(&text[..at]);
        }
    }
}
