//! The findings of a review, the worst first, grouped by file.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::escape::{code, message};
use super::fit::{FindingPiece, FindingPieces};
use super::pen::linked;
use crate::diagnostic::{Diagnostic, Level, Note};
use crate::review::{Links, Review};
use crate::text::{FileId, LineIndex};

/// Longest message, in characters.
const MESSAGE: usize = 400;
/// Longest reason and longest advice.
const NOTE: usize = 240;
/// Longest path.
const PATH: usize = 300;

/// Writes each finding as a list item under the line of its file.
pub(super) fn pieces(review: &Review<'_>, links: &Links) -> FindingPieces {
    let mut by_file: BTreeMap<&FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in review.findings.diagnostics {
        by_file.entry(&finding.primary.file).or_default().push(finding);
    }
    let mut files: Vec<(&FileId, Vec<&Diagnostic>)> = by_file.into_iter().collect();
    for (_, findings) in &mut files {
        findings.sort_by_key(|it| (Reverse(it.level), it.primary.span, it.code));
    }
    files.sort_by_key(|(file, findings)| (Reverse(findings.first().map(|it| it.level)), *file));
    let mut pieces = FindingPieces::default();
    for (at, (file, findings)) in files.into_iter().enumerate() {
        pieces
            .files
            .push(format!("\n{}\n\n", linked(&code(file.as_str(), PATH), links.file(file))));
        let source = review.findings.texts.get(file);
        let index = source.map(|source| (&**source, LineIndex::new(source)));
        let mut said = BTreeSet::new();
        for finding in findings {
            let byte = finding.primary.span.start;
            let line =
                index.as_ref().map_or(1, |(source, index)| index.position(source, byte).line);
            let text = item(finding, line, links, &mut said);
            pieces.findings.push(FindingPiece { level: finding.level, file: at, text });
        }
    }
    pieces
}

/// Writes one finding; a reason or advice already `said` of this file is not said again.
fn item<'a>(
    finding: &'a Diagnostic,
    line: u32,
    links: &Links,
    said: &mut BTreeSet<&'a Note>,
) -> String {
    let level = match finding.level {
        Level::Error => "**error**",
        Level::Warning => "**warning**",
        Level::Info => "info",
    };
    let place = linked(&format!("line {line}"), links.line(&finding.primary.file, line));
    let rule = linked(finding.code.0, links.rule(finding.code));
    let mut out =
        format!("- {level} {rule}, {place}: {}", sentence(&message(&finding.message, MESSAGE)));
    for note in finding.notes.iter().filter(|note| said.insert(note)) {
        let (head, words) = match note {
            Note::Why(words) => ("Why", words),
            Note::Help(words) => ("To do", words),
        };
        let _ = write!(out, "<br>{head}: {}", sentence(&message(words, NOTE)));
    }
    out.push('\n');
    out
}

/// Ends words with a full stop, where they do not end already.
fn sentence(words: &str) -> String {
    let ends = words.ends_with(['.', '?', '!', '…']);
    format!("{words}{}", if ends { "" } else { "." })
}
