//! Cuts a query into its pieces: an optional `-`, an optional `field:`, then a word or a quote.

use std::ops::Range;

/// One piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// Where it stands, without the leading `-`.
    pub span: Range<usize>,
    /// Whether a `-` stands before it.
    pub negated: bool,
    /// What stands before the first `:`, when it could be the name of a field.
    pub field: Option<&'a str>,
    /// The word or the text between the quotes; behind a field the quotes are still there.
    pub value: &'a str,
    /// How the value is quoted.
    pub quote: Quote,
}

/// How a value is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quote {
    None,
    Closed,
    /// Opened and never closed.
    Unclosed,
}

/// Returns the pieces of `query` in order.
pub(crate) fn pieces(query: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(skipped) = query[at..].find(|character: char| !character.is_whitespace()) {
        let piece = piece(query, at + skipped);
        at = piece.1;
        pieces.push(piece.0);
    }
    pieces
}

/// Reads the piece at `start`; returns it and where it ends.
fn piece(query: &str, start: usize) -> (Piece<'_>, usize) {
    let negated = query[start..].starts_with('-');
    let start = start + usize::from(negated);
    let field = field(&query[start..]);
    let value_at = start + field.map_or(0, |field| field.len() + 1);
    let rest = &query[value_at..];
    if field.is_some() {
        let (length, quote) = field_value(rest);
        let end = value_at + length;
        let value = &query[value_at..end];
        return (Piece { span: start..end, negated, field, value, quote }, end);
    }
    if let Some(quote) = rest.chars().next().filter(|&character| is_quote(character)) {
        let open = value_at + quote.len_utf8();
        let close = query[open..].char_indices().find(|&(_, character)| is_quote(character));
        let (value_end, end, quote) = match close {
            Some((at, close)) => (open + at, open + at + close.len_utf8(), Quote::Closed),
            None => (query.len(), query.len(), Quote::Unclosed),
        };
        let value = &query[open..value_end];
        return (Piece { span: start..end, negated, field, value, quote }, end);
    }
    let stop = |character: char| character.is_whitespace() || is_quote(character);
    let end = value_at + rest.find(stop).unwrap_or(rest.len());
    let value = &query[value_at..end];
    (Piece { span: start..end, negated, field, value, quote: Quote::None }, end)
}

/// Returns the length of a filter's value, in which quotes protect white space:
/// `service:"payments api",checkout`.
fn field_value(text: &str) -> (usize, Quote) {
    let mut open = false;
    for (at, character) in text.char_indices() {
        if is_quote(character) {
            open = !open;
        } else if character.is_whitespace() && !open {
            return (at, quoting(text, false));
        }
    }
    (text.len(), quoting(text, open))
}

fn quoting(text: &str, open: bool) -> Quote {
    match (open, text.starts_with(is_quote)) {
        (true, _) => Quote::Unclosed,
        (false, true) => Quote::Closed,
        (false, false) => Quote::None,
    }
}

/// Returns the name before the first `:`, when only letters stand there.
fn field(text: &str) -> Option<&str> {
    let end = text.find(|character: char| !character.is_ascii_alphabetic())?;
    (end > 0 && text[end..].starts_with(':')).then(|| &text[..end])
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\u{201C}' | '\u{201D}' | '\u{201E}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, expected: &[(bool, Option<&str>, &str, Quote)]) {
        let found: Vec<_> =
            pieces(query).iter().map(|it| (it.negated, it.field, it.value, it.quote)).collect();
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn cuts_words_quotes_and_fields() {
        use Quote::{Closed, None as Bare, Unclosed};
        check(
            "dns -cache \"i/o timeout\"",
            &[
                (false, None, "dns", Bare),
                (true, None, "cache", Bare),
                (false, None, "i/o timeout", Closed),
            ],
        );
        check("service:\"payments api\"", &[(false, Some("service"), "\"payments api\"", Closed)]);
        check("-tag:dns", &[(true, Some("tag"), "dns", Bare)]);
        check("\"never closed", &[(false, None, "never closed", Unclosed)]);
        check("„so“ x", &[(false, None, "so", Closed), (false, None, "x", Bare)]);
        check("- :", &[(true, None, "", Bare), (false, None, ":", Bare)]);
        check("10.0.0.1:53", &[(false, None, "10.0.0.1:53", Bare)]);
    }
}
