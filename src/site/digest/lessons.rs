//! The lessons of a report in brief: the first lines of the section that tells them, as plain text.

use std::sync::Arc;

use super::super::context::Context;
use super::super::row;
use super::super::view::LinkView;
use super::super::view::digest::DigestReport;
use crate::model::{Postmortem, SectionKind};
use crate::syntax::{Block, BlockKind};
use crate::text::Span;

/// How many lines are told.
const MOST_LINES: usize = 3;
/// How long a line may be.
const MOST_LETTERS: usize = 240;
/// Where lessons are looked for; the first section that has any is taken.
const SECTIONS: [SectionKind; 4] = [
    SectionKind::LessonsLearned,
    SectionKind::WentWrong,
    SectionKind::WentWell,
    SectionKind::Lucky,
];

/// Tells a report for a digest.
pub(super) fn report(context: &Context<'_>, report: &Arc<Postmortem>) -> DigestReport {
    let row = context.row(report.file()).expect("only reports with a row are in a digest").clone();
    DigestReport { row, lessons: lessons(report), before: before(context, report) }
}

fn before(context: &Context<'_>, report: &Postmortem) -> Option<LinkView> {
    let found = context.knowledge.recurrences.get(report.file())?.first()?;
    row::link(context, context.knowledge.reports.get(&found.earlier)?)
}

fn lessons(report: &Postmortem) -> Vec<String> {
    let sections = SECTIONS.into_iter().filter_map(|kind| report.section(kind));
    let blocks = report.document.read_blocks();
    let mut told = sections.filter(|section| !section.is_empty).map(|section| {
        let mut lines = Vec::new();
        collect(&blocks, section.content, &mut lines);
        lines
    });
    told.find(|lines| !lines.is_empty()).unwrap_or_default()
}

/// Collects paragraphs and list items within a stretch of the text.
fn collect(blocks: &[Block], within: Span, lines: &mut Vec<String>) {
    for block in
        blocks.iter().filter(|it| within.start <= it.span.start && it.span.end <= within.end)
    {
        if lines.len() >= MOST_LINES {
            return;
        }
        match block.kind {
            BlockKind::Paragraph => lines.extend(line(&block.text)),
            BlockKind::List { .. } => {
                let items = block.children.iter().filter_map(first_text);
                lines.extend(items.filter_map(line).take(MOST_LINES - lines.len()));
            }
            _ => {}
        }
    }
}

/// Returns the text of an item: its own, else that of its first paragraph.
fn first_text(item: &Block) -> Option<&str> {
    if !item.text.trim().is_empty() {
        return Some(&item.text);
    }
    item.children.iter().find_map(first_text)
}

/// Returns a text in one line, cut behind a sentence or else behind a word.
fn line(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(MOST_LETTERS) else {
        return (!text.is_empty()).then_some(text);
    };
    let head = &text[..end];
    Some(match head.rfind(". ").filter(|at| *at > 40) {
        Some(at) => head[..=at].to_owned(),
        None => format!("{} …", &head[..head.rfind(' ').unwrap_or(end)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_ends_behind_a_sentence_or_a_word() {
        assert_eq!(line("  one\n two "), Some("one two".to_owned()));
        assert_eq!(line(" \n"), None);
        let sentences = "Forty letters are more than a few words. ".repeat(10);
        assert!(line(&sentences).is_some_and(|it| it.ends_with("few words.") && it.len() < 240));
        let words = "wörd ".repeat(100);
        assert!(line(&words).is_some_and(|it| it.ends_with("wörd …")));
    }
}
