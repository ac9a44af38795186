//! The evidence below an event: nested items, pictures and excerpts of logs, taken out of its text.

use crate::model::analysis::AnalysisKind;
use crate::model::event::evidence::{self, Evidence, EvidenceKind, Excerpt};
use crate::syntax::{Block, BlockKind};
use crate::text::Span;

/// What was found below an event.
#[derive(Debug, Default)]
pub(crate) struct Exhibits {
    /// The evidence, in order.
    pub evidence: Vec<Evidence>,
    /// The stretches of the file that say it, in order.
    places: Vec<Span>,
}

impl Exhibits {
    /// Looks through the blocks below an event.
    pub(crate) fn among<'b>(blocks: impl Iterator<Item = &'b Block>, text: &str) -> Self {
        let mut found = Self::default();
        for block in blocks {
            match &block.kind {
                BlockKind::List { .. } => found.list(block, text),
                BlockKind::Paragraph if evidence::is_picture(block.span.slice(text)) => {
                    found.add(block.span, evidence::read(block.span.slice(text)));
                }
                BlockKind::Code { info } if AnalysisKind::of(info) == Some(AnalysisKind::Log) => {
                    found.add(block.span, vec![excerpt(info, &block.text)]);
                }
                _ => {}
            }
        }
        found
    }

    fn list(&mut self, list: &Block, text: &str) {
        for item in &list.children {
            let [only] = &*item.children else { continue };
            let source = only.span.slice(text);
            if only.kind == BlockKind::Paragraph && evidence::is_evidence(source) {
                self.add(item.span, evidence::read(source));
            }
        }
    }

    fn add(&mut self, place: Span, evidence: Vec<Evidence>) {
        if !evidence.is_empty() {
            self.evidence.extend(evidence);
            self.places.push(place);
        }
    }

    /// Returns `source`, which starts at `start` of the file, without the lines of the evidence.
    pub(crate) fn without(&self, source: &str, start: u32) -> String {
        let mut rest = String::with_capacity(source.len());
        let mut at = 0;
        for place in &self.places {
            let within = |offset: u32| (offset.saturating_sub(start) as usize).min(source.len());
            let (from, to) = (within(place.start), within(place.end));
            // The indentation before a block is no part of it.
            let line = source[..from].rfind('\n').map_or(from, |line| line + 1);
            let is_line = source[line..from].trim().is_empty();
            let from = if is_line { line } else { from };
            rest.push_str(source.get(at..from).unwrap_or_default());
            let line_break = is_line && source[to..].starts_with('\n');
            at = at.max(to + usize::from(line_break));
        }
        rest.push_str(source.get(at..).unwrap_or_default());
        rest
    }
}

fn excerpt(info: &str, content: &str) -> Evidence {
    let (info, content) = (info.to_owned(), content.to_owned());
    Evidence {
        kind: EvidenceKind::Log,
        excerpt: Some(Excerpt::Block { info, content }),
        ..Evidence::default()
    }
}
