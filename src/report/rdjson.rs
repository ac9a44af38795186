//! Findings in the Reviewdog Diagnostic Format, with fixes as suggestions to accept in a review.
//!
//! Columns count bytes of UTF-8, as the format says.

use serde::Serialize;

use super::Findings;
use super::lines::{Lines, Range};
use super::wording::sentences;
use crate::diagnostic::{Applicability, Diagnostic, Level};
use crate::text::{Column, Position, Span, TextEdit};

/// A suggestion that replaces more lines than this is no longer read by a reviewer.
const MOST_LINES: u32 = 40;

#[derive(Serialize)]
struct Report<'a> {
    source: Source,
    diagnostics: Vec<Shape<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Shape<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    source: Source,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<RangeShape>,
}

#[derive(Serialize)]
struct RangeShape {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Suggestion {
    range: RangeShape,
    text: String,
}

/// Prints the findings as one JSON object with a final line end.
pub fn render(findings: &Findings<'_>) -> String {
    let lines = Lines::counting(Column::Byte, findings);
    let shape = |it| shape(it, findings, &lines);
    let report =
        Report { source: source(), diagnostics: findings.diagnostics.iter().map(shape).collect() };
    let mut out =
        serde_json::to_string_pretty(&report).expect("strings and numbers always serialize");
    out.push('\n');
    out
}

fn source() -> Source {
    Source { name: "casebook" }
}

fn shape<'a>(diagnostic: &'a Diagnostic, findings: &Findings<'_>, lines: &Lines<'_>) -> Shape<'a> {
    let at = &diagnostic.primary;
    let range = lines.range(&at.file, at.span).map(range);
    Shape {
        message: sentences(diagnostic).join("\n"),
        location: Location { path: findings.path(&at.file), range },
        severity: match diagnostic.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Info => "INFO",
        },
        source: source(),
        code: Code { value: diagnostic.code.0, url: findings.rule_page(diagnostic.code) },
        suggestions: suggestion(diagnostic, lines).into_iter().collect(),
    }
}

/// Returns the fix as one replacement: several would be offered as alternatives of each other.
fn suggestion(diagnostic: &Diagnostic, lines: &Lines<'_>) -> Option<Suggestion> {
    let fix = diagnostic.fix.as_ref()?;
    if fix.applicability == Applicability::DisplayOnly {
        return None;
    }
    let file = &diagnostic.primary.file;
    let whole = fix.edits.iter().map(|it| it.span).reduce(Span::cover)?;
    let place = lines.range(file, whole)?;
    if place.end.line - place.start.line > MOST_LINES {
        return None;
    }
    let text = edited(lines.text(file)?, whole, &fix.edits)?;
    Some(Suggestion { range: range(place), text })
}

/// Returns the text of a span with the edits, which are in order, carried out.
fn edited(text: &str, whole: Span, edits: &[TextEdit]) -> Option<String> {
    let mut out = String::new();
    let mut at = whole.range().start;
    for edit in edits {
        out.push_str(text.get(at..edit.span.range().start)?);
        out.push_str(&edit.replacement);
        at = edit.span.range().end;
    }
    Some(out)
}

fn range(range: Range) -> RangeShape {
    let place = |at: Position| Place { line: at.line, column: at.column };
    RangeShape { start: place(range.start), end: place(range.end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_edits_become_one_replacement() {
        let edit = |start, end, text: &str| TextEdit {
            span: Span::new(start, end),
            replacement: text.to_owned(),
        };
        let edits = [edit(1, 2, "B"), edit(3, 3, "-"), edit(4, 5, "")];
        assert_eq!(edited("abcdefg", Span::new(1, 5), &edits).as_deref(), Some("Bc-d"));
        assert_eq!(edited("ab", Span::new(1, 5), &edits), None);
    }
}
