//! Finds the sections of a body: headings by their words, and bold labels such as `- **Impact**: ...`.

use crate::model::section::prompt::is_blank;
use crate::model::section::wording::Wordings;
use crate::model::section::{Section, SectionKind};
use crate::syntax::{Block, BlockKind, Document};
use crate::text::Span;

/// A bold label in front of a text: `**Impact**: ...`, `**Summary:** ...`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// The words between the marks, without colon.
    pub words: &'a str,
    /// Where the words stand.
    pub span: Span,
    /// Where the text behind the label begins.
    pub behind: usize,
}

/// Finds every section, in order.
pub(crate) fn find(document: &Document, wordings: &Wordings) -> Vec<Section> {
    let mut sections: Vec<Section> =
        (0..document.headings.len()).filter_map(|at| of_heading(document, wordings, at)).collect();
    let by_heading: Vec<SectionKind> = sections.iter().map(|section| section.kind).collect();
    let labelled = labelled(document, wordings);
    sections.extend(labelled.into_iter().filter(|section| !by_heading.contains(&section.kind)));
    sections.sort_by_key(|section| section.heading_span);
    sections
}

fn of_heading(document: &Document, wordings: &Wordings, at: usize) -> Option<Section> {
    let heading = &document.headings[at];
    if at == 0 && is_title(document) {
        return None;
    }
    let kind = wordings.of_heading(&heading.text)?;
    let is_empty = is_blank(heading.content.slice(&document.text));
    Some(Section {
        kind,
        heading: Some(at),
        heading_span: heading.span,
        content: heading.content,
        is_empty,
    })
}

/// The only heading of the first level is the title, even when it reads "Incident Log".
fn is_title(document: &Document) -> bool {
    let mut first_level = document.headings.iter().filter(|heading| heading.level == 1);
    let first = first_level.next().is_some_and(|first| first.span == document.headings[0].span);
    first && first_level.next().is_none() && document.headings.len() > 1
}

/// Finds labels that stand for sections: in items of outer lists, and at the start of paragraphs.
fn labelled(document: &Document, wordings: &Wordings) -> Vec<Section> {
    let mut found = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        match block.kind {
            BlockKind::List { .. } => {
                let items = block.children.iter();
                found.extend(items.filter_map(|item| of_item(document, wordings, item)));
            }
            BlockKind::Paragraph => {
                if let Some((label, kind)) = known_label(document, wordings, block.span) {
                    let end = end_of_label(document, &document.blocks[at + 1..], block);
                    found.push(section(document, kind, label, end));
                }
            }
            _ => {}
        }
    }
    found
}

fn of_item(document: &Document, wordings: &Wordings, item: &Block) -> Option<Section> {
    let first = item.children.first().map_or(item.span, |block| block.span);
    let (label, kind) = known_label(document, wordings, first)?;
    Some(section(document, kind, label, item.span.end as usize))
}

fn known_label<'a>(
    document: &'a Document,
    wordings: &Wordings,
    span: Span,
) -> Option<(Label<'a>, SectionKind)> {
    let label = label_at(&document.text, span)?;
    wordings.of_label(label.words).map(|kind| (label, kind))
}

fn section(document: &Document, kind: SectionKind, label: Label<'_>, end: usize) -> Section {
    let content = Span::new(label.behind, end.max(label.behind));
    let is_empty = is_blank(content.slice(&document.text));
    Section { kind, heading: None, heading_span: label.span, content, is_empty }
}

/// A labelled paragraph reaches to the next label or heading.
fn end_of_label(document: &Document, following: &[Block], own: &Block) -> usize {
    let ends = |block: &&Block| match block.kind {
        BlockKind::Heading(_) => true,
        BlockKind::Paragraph => label_at(&document.text, block.span).is_some(),
        _ => false,
    };
    let inside = following.iter().take_while(|block| !ends(block));
    inside.last().map_or(own.span.end, |block| block.span.end) as usize
}

/// Reads a bold label at the start of `span`; a colon or the end of the line must follow.
pub(crate) fn label_at(text: &str, span: Span) -> Option<Label<'_>> {
    let source = span.slice(text);
    let mark = ["**", "__"].into_iter().find(|mark| source.starts_with(mark))?;
    let close = source[2..].find(mark)? + 2;
    let inner = &source[2..close];
    if inner.is_empty() || inner.contains('\n') {
        return None;
    }
    let behind = &source[close + 2..];
    let spaces = behind.len() - behind.trim_start_matches(' ').len();
    let colon = behind[spaces..].starts_with(':');
    let told = colon || inner.trim_end().ends_with(':') || behind[spaces..].is_empty();
    if !(told || behind[spaces..].starts_with('\n')) {
        return None;
    }
    let words = inner.trim().trim_end_matches(':').trim_end();
    let start = span.start as usize;
    let lead = 2 + (inner.len() - inner.trim_start().len());
    let behind_at = close + 2 + if colon { spaces + 1 } else { 0 };
    Some(Label {
        words,
        span: Span::new(start + lead, start + lead + words.len()),
        behind: start + behind_at,
    })
}
