//! The value behind a name: where it ends, and whether it looks like a secret.

use std::ops::Range;

use super::boundary::rest_of_line;
use super::placeholder::is_placeholder;
use super::random::{entropy, is_mixed, is_random, is_uuid, is_worded};
use super::written::Class;

/// Longest value that is looked at.
const LONGEST: usize = 300;

/// A value as it stands in the text.
pub(super) struct Value {
    /// Its bytes, without quotes.
    pub(super) range: Range<usize>,
    /// Whether quotes or backticks stand around it.
    pub(super) quoted: bool,
}

/// Reads the value that begins at `at`.
pub(super) fn value(text: &str, at: usize, in_query: bool) -> Option<Value> {
    let line = rest_of_line(text, at, LONGEST);
    let quotes = [("\\\"", "\\\""), ("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("‘", "’")];
    let quote = quotes.into_iter().find(|(open, _)| line.starts_with(open));
    if let Some((open, close)) = quote
        && let Some(end) = line[open.len()..].find(close)
    {
        let start = at + open.len();
        return Some(trimmed(text, start..start + end, true)).filter(|it| !it.range.is_empty());
    }
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '`' | '<' | '>' | '|' | ',' | ';' | '“' | '”')
            || (in_query && matches!(c, '&' | '#'))
    };
    let bare = line.split(ends).next()?;
    let bare = bare.trim_end_matches([')', ']', '}', '.', ':', '\\']);
    Some(trimmed(text, at..at + bare.len(), false)).filter(|it| !it.range.is_empty())
}

/// Takes Markdown's signs of emphasis off both ends.
fn trimmed(text: &str, range: Range<usize>, quoted: bool) -> Value {
    let inner = &text[range.clone()];
    let bare = inner.trim_start_matches('*');
    let start = range.start + inner.len() - bare.len();
    let bare = bare.trim_end_matches("**");
    Value { range: start..start + bare.len(), quoted }
}

impl Value {
    /// Tells whether the value looks like a secret of its class.
    pub(super) fn is_secret(&self, text: &str, class: Class) -> bool {
        let value = &text[self.range.clone()];
        if value.contains(char::is_whitespace) || value.contains("://") || is_placeholder(value) {
            return false;
        }
        match class {
            Class::Password => is_password(value),
            Class::Token => is_token(value),
        }
    }
}

fn is_password(value: &str) -> bool {
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    // A sign at the end may belong to the sentence.
    let inner = value.trim_end_matches(['!', '?']);
    let is_sign = |c: char| "!@#$%^&*+?~=".contains(c);
    let signs = inner.chars().filter(|c| is_sign(*c)).count();
    let is_joined = value.contains(['-', '_', '.', '/', ':']);
    let is_mixed = letters > 0 && (digits > 0 || signs > 0);
    (6..=128).contains(&value.chars().count())
        && (is_mixed || is_random(value))
        && !(is_joined && is_worded(value))
        && !is_mail_address(value)
}

fn is_token(value: &str) -> bool {
    let is_of_token = |c: char| c.is_ascii_alphanumeric() || "_-.~+/=:%$!*@#^&?".contains(c);
    value.len() >= 16
        && value.chars().all(is_of_token)
        && (is_mixed(value) || is_random(value))
        && entropy(value) >= 3.0
        && !is_worded(value)
        && !is_uuid(value)
        && !is_mail_address(value)
}

fn is_mail_address(value: &str) -> bool {
    value.split_once('@').is_some_and(|(local, domain)| {
        let is_name = |part: &str| {
            part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
        };
        let ending = domain.rsplit('.').next().unwrap_or_default();
        domain.contains('.')
            && is_name(local)
            && is_name(domain)
            && ending.chars().all(|c| c.is_ascii_alphabetic())
    })
}
