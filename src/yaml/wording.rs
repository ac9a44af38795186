//! What is said about YAML that cannot be read: the parser's errors in the words of a report's author.

use granit_parser::ErrorKind;

use super::{Problem, ProblemKind};
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, Span};

pub(super) const DOCUMENT: &str = "keep one document: only the first is read";
pub(super) const SIZE: &str = "split the file, or move the data beside it as a CSV";
pub(super) const KEY: &str = "write a key before the colon, or quote the text";
pub(super) const BRACES: &str = "put text with braces or brackets in quotes";
pub(super) const DUPLICATE: &str = "keep one of the two; the first is used";
pub(super) const ALIAS: &str =
    "write the value out where it is used; quote text that starts with `&`, `*` or `!`";
const QUOTE: &str = "put the whole value in quotes";

/// Words a parser error at byte `at` of `text`; the span is relative to `text`.
pub(super) fn syntax_problem(error: &ErrorKind, text: &str, at: usize) -> Problem {
    use ErrorKind as E;
    let rest = rest_of_line(text, at);
    let (span, message, help) = match error {
        E::RecursionLimitExceeded => {
            let message = "nested deeper than can be read".to_owned();
            let span = rest;
            let kind = ProblemKind::TooLarge;
            return Problem { kind, span, message, help: SIZE, first: None };
        }
        E::MappingValueNotAllowed | E::InvalidColonPlacement => {
            (value_of_line(text, at), "a colon in a value that is not quoted".to_owned(), QUOTE)
        }
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => {
            (rest, "a quote that is never closed".to_owned(), "close the quote")
        }
        E::UnclosedFlowCollection { open } => {
            (rest, format!("`{open}` is never closed"), "close the bracket")
        }
        E::MismatchedFlowCollectionEnd { open, close } => (
            rest,
            format!("`{open}` is closed by `{close}`"),
            "close the bracket with its own kind",
        ),
        E::MisplacedFlowCollectionEnd => (
            rest,
            "a closing bracket without an opening one".to_owned(),
            "remove it, or quote the text",
        ),
        E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabNotAllowed
        | E::TabAtBlockScalarStart => {
            (rest, "a tab used to indent".to_owned(), "indent with spaces")
        }
        E::UnexpectedCharacter { character } => {
            (rest, format!("a value that starts with `{character}`"), QUOTE)
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            (rest, "text behind the closing quote".to_owned(), "put all of it inside the quotes")
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape => (
            rest,
            "an escape that YAML does not know".to_owned(),
            "use single quotes, or write `\\\\` for a backslash",
        ),
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::ExpectedBlockMappingKey => {
            (rest, "a line that is neither a key nor a value".to_owned(), "write `key: value`")
        }
        E::InvalidIndentation | E::InvalidQuotedScalarIndent | E::InvalidBlockScalarIndent => {
            (rest, "indentation that fits no line above".to_owned(), "align it with its neighbours")
        }
        other => (
            rest,
            format!("YAML cannot be read here: {other}"),
            "check quotes, colons and indentation",
        ),
    };
    Problem { kind: ProblemKind::Syntax, span, message, help, first: None }
}

/// Returns the span from `at` to the end of its line, blanks at the end left out.
fn rest_of_line(text: &str, at: usize) -> Span {
    let line = text[at..].lines().next().unwrap_or_default();
    Span::new(at, at + line.trim_end().len())
}

/// Returns the span of the value on the line of `at`: what stands behind its first colon.
fn value_of_line(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    match text[start..at].find(": ") {
        Some(colon) => {
            let rest = &text[start + colon + 1..];
            let blanks = rest.len() - rest.trim_start().len();
            rest_of_line(text, start + colon + 1 + blanks)
        }
        None => rest_of_line(text, at),
    }
}

impl Problem {
    /// Returns the problem as a finding about `file`.
    pub fn to_diagnostic(&self, file: &FileId) -> Diagnostic {
        let (code, why) = match self.kind {
            ProblemKind::Syntax => ("CB101", "what cannot be read is left out of the report"),
            ProblemKind::DuplicateKey => {
                ("CB102", "only the first counts, and a reader cannot tell which one was meant")
            }
            ProblemKind::Alias => (
                "CB103",
                "it hides where a value comes from, and a few lines of such can grow without bound",
            ),
            ProblemKind::TooLarge => ("CB103", "what stands behind it is not read"),
        };
        let mut diagnostic =
            Diagnostic::new(RuleCode(code), Level::Error, file, self.span, self.message.clone());
        if let Some(first) = self.first {
            diagnostic = diagnostic.with_secondary(first, "first given here");
        }
        diagnostic.with_why(why).with_help(self.help)
    }
}
