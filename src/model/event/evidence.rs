//! What shows that an event happened so: links, files, pictures and excerpts of logs, and how they are written.
//!
//! A cell, a nested item or a paragraph holds pieces of evidence one after the other. Words behind a
//! piece are a note on it, code is the query it was made with, and a link called "archived" is a
//! copy of the piece before it.

use std::ops::RangeInclusive;

use pulldown_cmark::{Event as Mark, LinkType, Tag, TagEnd};

use crate::syntax::{Link, markdown};
use crate::text::address;

/// One piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// What it is called; of a picture, what it shows.
    pub label: String,
    /// Where it is: an address, a file beside the report, the id of a report.
    pub target: Option<String>,
    /// Where a copy is kept.
    pub archived: Option<String>,
    /// The query it was made with.
    pub query: Option<String>,
    /// What else is said of it, such as the stretch of time it shows.
    pub note: Option<String>,
    /// Lines to show of it.
    pub excerpt: Option<Excerpt>,
    /// Whether it stands in the text of its event, and is seen there.
    pub in_text: bool,
    /// Its addresses in the front matter; those in the body are links of the document.
    pub links: Vec<Link>,
}

/// The sorts of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EvidenceKind {
    /// Something elsewhere, or a page of the casebook.
    #[default]
    Link,
    /// A file beside the report.
    File,
    /// A picture.
    Image,
    /// An excerpt of a log.
    Log,
    /// Something told in words alone.
    Note,
}

impl EvidenceKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Link, Self::File, Self::Image, Self::Log, Self::Note];

    /// Returns its name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::File => "file",
            Self::Image => "image",
            Self::Log => "log",
            Self::Note => "note",
        }
    }
}

/// Lines of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excerpt {
    /// A `log` block: what stands behind its fence, and its lines.
    Block {
        /// The info string.
        info: String,
        /// The lines.
        content: String,
    },
    /// Lines of the file that is the evidence, counted from 1.
    Lines(RangeInclusive<usize>),
}

/// Words before a colon that announce evidence.
const ANNOUNCE: [&str; 9] =
    ["evidence", "source", "sources", "proof", "beleg", "belege", "quelle", "quellen", "nachweis"];

/// What the link to a copy is called.
const COPIES: [&str; 11] = [
    "archive",
    "archived",
    "archived copy",
    "copy",
    "local copy",
    "saved copy",
    "snapshot",
    "archiv",
    "archiviert",
    "kopie",
    "gesichert",
];

/// Hosts that keep copies of pages.
const ARCHIVES: [&str; 5] =
    ["web.archive.org/", "archive.org/", "archive.today/", "archive.ph/", "perma.cc/"];

/// The most words, in bytes, that a nested item may hold beside its link to be evidence.
const MOST_BESIDE: usize = 100;

/// Reads the evidence a cell, a nested item or a paragraph holds.
pub(crate) fn read(source: &str) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    let mut before = String::new();
    for piece in pieces(source) {
        match (piece, found.last_mut()) {
            (Piece::Link { label, target, .. }, Some(last))
                if last.archived.is_none() && is_copy(&label, &target, last) =>
            {
                last.archived = Some(target);
            }
            (Piece::Link { label, target, kind }, _) => found.push(linked(label, target, kind)),
            (Piece::Code(code), Some(last)) if last.query.is_none() => last.query = Some(code),
            (Piece::Code(text) | Piece::Text(text), Some(last)) => {
                last.note.get_or_insert_default().push_str(&text);
            }
            (Piece::Code(text) | Piece::Text(text), None) => before.push_str(&text),
        }
    }
    let before = tidy(unannounced(&before)).to_owned();
    for evidence in &mut found {
        let note = evidence.note.take().map(|note| tidy(&note).to_owned());
        evidence.note = note.filter(|note| !note.is_empty());
    }
    match found.first_mut() {
        _ if before.is_empty() => {}
        None => {
            found.push(Evidence { kind: EvidenceKind::Note, label: before, ..Evidence::default() });
        }
        Some(first) if first.kind == EvidenceKind::Image => {
            let note = first.note.take().map_or(String::new(), |note| format!(", {note}"));
            first.note = Some(before + &note);
        }
        Some(first) if first.label.is_empty() => first.label = before,
        Some(first) => first.label = format!("{before} {}", first.label),
    }
    found
}

/// Finds the evidence in the text of an event: addresses elsewhere, pictures and files. Pages of
/// the casebook are no evidence there.
pub(crate) fn in_text(text: &str) -> Vec<Evidence> {
    if !text.contains("](") && !text.contains("http") {
        return Vec::new();
    }
    let links = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Link { label, target, kind } => Some(linked(label, target, kind)),
        Piece::Text(_) | Piece::Code(_) => None,
    });
    links
        .filter(|it| it.target.as_deref().is_some_and(|target| is_exhibit(it.kind, target)))
        .map(|it| Evidence { in_text: true, ..it })
        .collect()
}

/// Tells whether a nested item or a paragraph holds evidence and is no part of the story: it says
/// so, or it begins with a picture, or it is a link with little beside it.
pub(crate) fn is_evidence(source: &str) -> bool {
    let pieces = pieces(source);
    let mut pieces =
        pieces.iter().filter(|it| !matches!(it, Piece::Text(it) if it.trim().is_empty()));
    match pieces.next() {
        Some(Piece::Text(text)) => unannounced(text).len() < text.len(),
        Some(Piece::Link { kind: EvidenceKind::Image, .. }) => true,
        Some(Piece::Link { .. }) => {
            let mut beside = 0;
            pieces.all(|piece| match piece {
                Piece::Text(text) => {
                    beside += text.len();
                    beside <= MOST_BESIDE
                        && text
                            .trim_start()
                            .starts_with([',', ';', '(', ')', '—', '–', '-', '·', '|', '/'])
                }
                Piece::Link { .. } | Piece::Code(_) => true,
            })
        }
        Some(Piece::Code(_)) | None => false,
    }
}

/// Tells whether a paragraph shows nothing but pictures, and what is said of them.
pub(crate) fn is_picture(source: &str) -> bool {
    source.trim_start().starts_with("![") && is_evidence(source)
}

/// Returns what a target is, by its form.
pub(crate) fn kind_of(target: &str) -> EvidenceKind {
    let is_page = target.starts_with(['#', '/']) || is_markdown(target) || !target.contains('.');
    if is_outside(target) || is_page { EvidenceKind::Link } else { EvidenceKind::File }
}

/// Tells whether a plain value is an address or a file, and no words.
pub(crate) fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && (is_outside(text) || text.contains(['.', '/']))
}

fn linked(label: String, target: String, kind: EvidenceKind) -> Evidence {
    Evidence { kind, label, target: Some(target), ..Evidence::default() }
}

fn is_exhibit(kind: EvidenceKind, target: &str) -> bool {
    kind != EvidenceKind::Link || (is_outside(target) && !is_markdown(target))
}

fn is_outside(target: &str) -> bool {
    target.starts_with("//") || target.contains("://") || target.starts_with("mailto:")
}

fn is_markdown(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    !is_outside(target) && matches!(ending, "md" | "markdown")
}

fn is_copy(label: &str, target: &str, of: &Evidence) -> bool {
    let label = label.trim().to_lowercase();
    let kept = |address: &str| {
        let bare = address.split_once("://").map_or("", |(_, bare)| bare);
        ARCHIVES.iter().any(|host| bare.starts_with(host))
    };
    let is_first = !of.target.as_deref().is_some_and(kept);
    COPIES.contains(&label.as_str()) || (kept(target) && is_first)
}

/// Returns the text behind a word that announces evidence; all of it without one.
fn unannounced(text: &str) -> &str {
    let Some((word, behind)) = text.split_once(':') else { return text };
    let word = word.trim().to_lowercase();
    if ANNOUNCE.contains(&word.as_str()) { behind } else { text }
}

/// Drops what only joined the pieces: separators, brackets, "and".
fn tidy(text: &str) -> &str {
    const JOINING: [char; 12] = [' ', '\n', ',', ';', ':', '—', '–', '-', '·', '|', '/', '.'];
    let mut text = text.trim_matches(JOINING);
    let count = |text: &str, bracket: char| text.matches(bracket).count();
    if text.starts_with('(') && text.ends_with(')') || count(text, '(') != count(text, ')') {
        text = text.trim_matches(['(', ')']).trim_matches(JOINING);
    }
    if matches!(text, "and" | "und") { "" } else { text }
}

/// A piece of a line of evidence.
#[derive(Debug)]
enum Piece {
    Text(String),
    Code(String),
    Link { label: String, target: String, kind: EvidenceKind },
}

fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    for (mark, _) in markdown::events(source) {
        match mark {
            Mark::Start(Tag::Link { dest_url, link_type, .. }) => {
                let target = dest_url.to_string();
                let kind = match link_type {
                    LinkType::WikiLink { .. } | LinkType::Email => EvidenceKind::Link,
                    _ => kind_of(&target),
                };
                open.push(Piece::Link { label: String::new(), target, kind });
            }
            Mark::Start(Tag::Image { dest_url, .. }) => {
                let target = dest_url.to_string();
                open.push(Piece::Link { label: String::new(), target, kind: EvidenceKind::Image });
            }
            Mark::End(TagEnd::Link | TagEnd::Image) => pieces.extend(open.pop()),
            Mark::Text(text) => add(&mut pieces, &mut open, &text),
            Mark::SoftBreak | Mark::HardBreak => add(&mut pieces, &mut open, " "),
            Mark::Code(code) => match open.last_mut() {
                Some(Piece::Link { label, .. }) => label.push_str(&code),
                _ => pieces.push(Piece::Code(code.to_string())),
            },
            _ => {}
        }
    }
    pieces
}

/// Adds text to the open link, or as a piece; bare addresses in it are links.
fn add(pieces: &mut Vec<Piece>, open: &mut [Piece], text: &str) {
    if let Some(Piece::Link { label, .. }) = open.last_mut() {
        label.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some((start, end)) = address::bare(rest) {
        push_text(pieces, &rest[..start]);
        pieces.push(Piece::Link {
            label: String::new(),
            target: rest[start..end].to_owned(),
            kind: EvidenceKind::Link,
        });
        rest = &rest[end..];
    }
    push_text(pieces, rest);
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tells evidence in one line: kind, label, target, copy, query and note.
    fn told(evidence: &Evidence) -> String {
        let mut told = format!("{} {}", evidence.kind.as_str(), evidence.label);
        for (sign, part) in [
            (" @", &evidence.target),
            (" copy ", &evidence.archived),
            (" query ", &evidence.query),
            (" note ", &evidence.note),
        ] {
            told += &part.as_ref().map(|part| format!("{sign}{part}")).unwrap_or_default();
        }
        told
    }

    #[test]
    fn pieces_have_copies_queries_and_notes() {
        let check = |source: &str, expected: &[&str]| {
            let found: Vec<String> = read(source).iter().map(told).collect();
            assert_eq!(found, expected, "{source}");
        };
        check("[errors](https://d.example/1)", &["link errors @https://d.example/1"]);
        check(
            "Evidence: [errors](https://d.example/1) ([archived](https://web.archive.org/x)), [log](a.log)",
            &["link errors @https://d.example/1 copy https://web.archive.org/x", "file log @a.log"],
        );
        check(
            "![Errors reach 4 %](burn.svg) `rate(errors[5m])`, 14:00–15:00 UTC",
            &["image Errors reach 4 % @burn.svg query rate(errors[5m]) note 14:00–15:00 UTC"],
        );
        check("the pager's log", &["note the pager's log"]);
        check(
            "Pager alert [P1](https://p.example/1)",
            &["link Pager alert P1 @https://p.example/1"],
        );
        check(
            "https://x.example/a_b (as of 14:20); [[INC-1]] and [p](../p.md)",
            &[
                "link  @https://x.example/a_b note as of 14:20",
                "link INC-1 @INC-1",
                "link p @../p.md",
            ],
        );
        check("", &[]);
        check("—", &[]);
    }

    #[test]
    fn a_story_is_no_evidence() {
        for source in [
            "Evidence: the log",
            "**Source:** [a](b.csv)",
            "[a](https://b.example)",
            "[a](https://b.example), [c](d.log) (lines 3 to 5)",
            "![a](b.png), 14:00 to 15:00",
        ] {
            assert!(is_evidence(source), "{source}");
        }
        for source in [
            "[PR 12](https://x.example/12) was merged by then",
            "The [log](a.log) shows it",
            "`kubectl get pods`",
            "Note: nobody was there",
            "",
        ] {
            assert!(!is_evidence(source), "{source}");
        }
    }

    #[test]
    fn addresses_and_files_in_the_text_are_evidence_and_pages_are_not() {
        let text = "See [the log](a.log), [the plan](../p.md), [[INC-1]] and https://d.example/x.";
        let found: Vec<String> = in_text(text).iter().map(told).collect();
        assert_eq!(found, ["file the log @a.log", "link  @https://d.example/x"]);
        assert!(in_text("plain").is_empty());
    }
}
