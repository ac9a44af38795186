//! The front matter: finding its fences, and turning YAML trouble into findings.

use super::FrontMatter;
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, Span};
use crate::yaml::{self, ProblemKind, Value};

/// A file split into its front matter and the offset its body starts at.
pub(super) struct Split {
    pub(super) front_matter: Option<FrontMatter>,
    pub(super) body: usize,
}

/// Splits `text`; a fence that is never closed is a finding and leaves the whole file as the body.
pub(super) fn split(file: &FileId, text: &str) -> (Split, Vec<Diagnostic>) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let none = Split { front_matter: None, body: start };
    match fence(text, start) {
        Fence::None => (none, Vec::new()),
        Fence::Open(opening) => (none, vec![never_closed(file, opening)]),
        Fence::Toml(opening) => (none, vec![toml(file, opening)]),
        Fence::Closed { yaml: span, body } => {
            let (root, diagnostics) = read(file, text, span);
            (Split { front_matter: Some(FrontMatter { root, span }), body }, diagnostics)
        }
    }
}

enum Fence {
    None,
    /// Opened at the span and never closed.
    Open(Span),
    /// TOML between `+++` lines.
    Toml(Span),
    Closed {
        yaml: Span,
        body: usize,
    },
}

fn fence(text: &str, start: usize) -> Fence {
    let mut lines = lines(text, start);
    let Some((_, first, inner)) = lines.next() else { return Fence::None };
    let opening = Span::new(start, start + 3);
    if first == "+++" && lines.any(|(_, line, _)| line == "+++") {
        return Fence::Toml(opening);
    }
    if first != "---" {
        return Fence::None;
    }
    let mut looks_like_yaml = None;
    for (at, line, next) in lines {
        if line == "---" || line == "..." {
            return Fence::Closed { yaml: Span::new(inner, at), body: next };
        }
        if looks_like_yaml.is_none() && !line.trim().is_empty() {
            looks_like_yaml = Some(is_key_line(line));
        }
    }
    // A file may well begin with a thematic break; only keys make it a forgotten fence.
    if looks_like_yaml.unwrap_or(false) { Fence::Open(opening) } else { Fence::None }
}

fn is_key_line(line: &str) -> bool {
    let key_line = |line: &str| {
        line.split_once(':').is_some_and(|(key, value)| {
            !key.trim().is_empty()
                && !key.trim().contains(char::is_whitespace)
                && (value.is_empty() || value.starts_with([' ', '\t']))
        })
    };
    line.starts_with('#') || key_line(line)
}

/// Yields each line from `start`: its offset, its text without the line ending and trailing space,
/// and the offset of the next.
fn lines(text: &str, start: usize) -> impl Iterator<Item = (usize, &str, usize)> {
    let mut at = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let this = at;
        at += line.len();
        (this, line.trim_end(), at)
    })
}

fn never_closed(file: &FileId, opening: Span) -> Diagnostic {
    finding(file, "CB101", opening, "front matter is opened here and never closed")
        .with_label("opened here")
        .with_why(
            "without its end the front matter cannot be told from the text, so none of it is read",
        )
        .with_help("put a line `---` behind the last key")
}

fn toml(file: &FileId, opening: Span) -> Diagnostic {
    finding(file, "CB101", opening, "front matter between `+++` lines is TOML, which is not read")
        .with_why("Casebook reads front matter as YAML only")
        .with_help("write it as YAML between two `---` lines: `title: Text` for `title = \"Text\"`")
}

fn read(file: &FileId, text: &str, span: Span) -> (yaml::Node, Vec<Diagnostic>) {
    let (mut root, problems) = yaml::parse(span.slice(text), span.start as usize);
    let unreadable = problems.iter().any(|problem| problem.kind == ProblemKind::Syntax);
    let mut diagnostics: Vec<_> =
        problems.iter().map(|problem| problem.to_diagnostic(file)).collect();
    if !matches!(root.value, Value::Mapping(_)) {
        if !unreadable && root.value != Value::Null {
            diagnostics.push(
                finding(
                    file,
                    "CB101",
                    root.span,
                    &format!("front matter is {}, not keys with values", root.kind_name()),
                )
                .with_why("every fact about the incident has a key, such as `severity: sev2`")
                .with_help("write `key: value` lines, or drop the `---` lines when this is text"),
            );
        }
        root = yaml::Node { value: Value::Mapping(Vec::new()), span };
    }
    (root, diagnostics)
}

fn finding(file: &FileId, code: &'static str, span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(RuleCode(code), Level::Error, file, span, message)
}
