//! Findings as commands that GitHub Actions shows as annotations beside the changed lines.
//!
//! Of each kind a step shows ten and drops the others without a word. So the worst are printed
//! first, and one notice counts what is left and says where to find it.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::lines::Lines;
use super::wording::{one_line, sentences};
use super::{Counts, Findings};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Column;

/// Annotations of one kind that a step shows.
const SHOWN: usize = 10;

/// Prints the findings, one command a line.
pub fn render(findings: &Findings<'_>) -> String {
    let lines = Lines::counting(Column::Utf16, findings);
    let mut all: Vec<&Diagnostic> = findings.diagnostics.iter().collect();
    all.sort_by_key(|it| Reverse(it.level));
    let of_level = |level| all.iter().filter(move |it| it.level == level).count();
    let too_many = [Level::Error, Level::Warning, Level::Info].map(of_level).into_iter();
    // The notice on the rest takes the place of one.
    let notices = if too_many.max() > Some(SHOWN) { SHOWN - 1 } else { SHOWN };
    let mut counts = Counts::default();
    let mut out = String::new();
    let mut rest: Vec<Diagnostic> = Vec::new();
    for diagnostic in all {
        let (count, room) = match diagnostic.level {
            Level::Error => (&mut counts.errors, SHOWN),
            Level::Warning => (&mut counts.warnings, SHOWN),
            Level::Info => (&mut counts.infos, notices),
        };
        *count += 1;
        if *count > room {
            rest.push(diagnostic.clone());
        } else {
            let _ = writeln!(out, "{}", command(diagnostic, findings, &lines));
        }
    }
    if !rest.is_empty() {
        let _ = writeln!(out, "{}", notice(Counts::of(&rest)));
    }
    out
}

fn command(diagnostic: &Diagnostic, findings: &Findings<'_>, lines: &Lines<'_>) -> String {
    let name = match diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    };
    let title = format!("{} {}", diagnostic.code, findings.rule_name(diagnostic.code));
    let file = &diagnostic.primary.file;
    let mut properties =
        format!("title={},file={}", property(&title), property(&findings.path(file)));
    if let Some(range) = lines.range(file, diagnostic.primary.span) {
        let _ = write!(properties, ",line={},endLine={}", range.start.line, range.end.line);
        // Columns are refused when the lines differ.
        if range.start.line == range.end.line {
            let (start, end) = (range.start.column, range.end.column);
            let _ = write!(properties, ",col={start},endColumn={end}");
        }
    }
    format!("::{name} {properties}::{}", data(&sentences(diagnostic).join("\n")))
}

fn notice(rest: Counts) -> String {
    let parts = [
        (rest.errors, "error", "errors"),
        (rest.warnings, "warning", "warnings"),
        (rest.infos, "note", "notes"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|&(count, _, _)| count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    let text = format!(
        "not shown here: {}. A step shows {SHOWN} annotations of each kind; the summary of this job \
         or `casebook check` tells of all.",
        parts.join(", ")
    );
    format!("::notice title=Casebook::{}", data(&one_line(&text)))
}

/// Escapes what stands behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_a_command_or_begin_another() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a:b,c%\n.md"), "a%3Ab%2Cc%25%0A.md");
    }
}
