//! Which parts of a body are timelines.

use crate::model::section::{Section, SectionKind};
use crate::model::time::Zone;
use crate::model::time::clock::Trust;
use crate::model::time::scan::Scanned;
use crate::model::timeline::lead::lead;
use crate::model::timeline::zone_told;
use crate::syntax::{Block, BlockKind, Document, Heading};
use crate::text::Span;

/// A part of a body that is a timeline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    /// Where it stands, below its heading.
    pub span: Span,
    /// The zone its heading tells: "Timeline (CET)".
    pub zone: Option<Zone>,
}

/// Returns the timelines among the sections, each with the headings of times that continue it.
pub(crate) fn timelines(document: &Document, sections: &[Section]) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for section in sections.iter().filter(|section| section.kind == SectionKind::Timeline) {
        let span = continued(document, section.content);
        if !regions.iter().any(|other| other.span.contains(span)) {
            let heading = section.heading.map(|at| document.headings[at].text.as_str());
            regions.push(Region { span, zone: heading.and_then(zone_in_brackets) });
        }
    }
    regions
}

fn zone_in_brackets(heading: &str) -> Option<Zone> {
    let (_, inner) = heading.split_once(['(', '['])?;
    zone_told::in_words(inner)
}

/// A timeline goes on below headings of its own level that are times: `## Feb 21, 13:00`.
fn continued(document: &Document, region: Span) -> Span {
    let mut end = region.end;
    for heading in document.headings.iter().skip_while(|heading| heading.span.start < region.end) {
        if heading.span.start >= end && !is_time(document, heading) {
            break;
        }
        end = end.max(heading.content.end);
    }
    Span { start: region.start, end }
}

/// Tells whether a heading begins with a time.
pub(crate) fn is_time(document: &Document, heading: &Heading) -> bool {
    let text = heading_text(document, heading);
    match lead(text.slice(&document.text), Trust::Prose).map(|lead| lead.scanned) {
        Some(Scanned::Time(_) | Scanned::Unreadable { .. } | Scanned::Blank { .. }) => true,
        None => false,
    }
}

/// Returns where a heading's words stand, without the marks around them.
pub(crate) fn heading_text(document: &Document, heading: &Heading) -> Span {
    let source = heading.span.slice(&document.text);
    let line = source.lines().next().unwrap_or_default();
    let inner = line.trim_start_matches([' ', '#']);
    let start = heading.span.start as usize + (line.len() - inner.len());
    let inner = inner.trim_end_matches([' ', '#']);
    Span::new(start, start + inner.len())
}

/// Returns the outermost blocks that lie within `region`, in order.
pub(crate) fn blocks_in(blocks: &[Block], region: Span) -> Vec<&Block> {
    let mut inside = Vec::new();
    collect(blocks, region, &mut inside);
    inside
}

fn collect<'d>(blocks: &'d [Block], region: Span, inside: &mut Vec<&'d Block>) {
    for block in blocks {
        if block.span.end <= region.start || block.span.start >= region.end {
            continue;
        }
        let container = !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_));
        if region.contains(block.span) {
            inside.push(block);
        } else if block.children.is_empty() {
            // The line after a label: "**Timeline**: 14:02 ...".
            if block.span.start < region.start && !container {
                inside.push(block);
            }
        } else {
            collect(&block.children, region, inside);
        }
    }
}
