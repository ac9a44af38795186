//! HTML comments: the suppressions they carry, and what is left of raw HTML without them.

use super::Suppression;
use crate::text::Span;

/// The word that makes a comment a suppression.
const KEYWORD: &str = "casebook-ignore";

/// Returns the suppressions in the comments of `span` of `text`, one for each code named.
pub(super) fn suppressions(text: &str, span: Span) -> Vec<Suppression> {
    let html = span.slice(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = html[from..].find("<!--").map(|at| at + from) {
        let inner = start + 4;
        let Some(end) = html[inner..].find("-->").map(|at| at + inner) else { break };
        let place = Span::new(start, end + 3).shifted(span.start as usize);
        found.extend(suppression(&html[inner..end], place));
        from = end + 3;
    }
    found
}

fn suppression(comment: &str, span: Span) -> Vec<Suppression> {
    let Some(rest) = comment.trim().strip_prefix(KEYWORD) else { return Vec::new() };
    if !(rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r', ':'])) {
        return Vec::new();
    }
    let (codes, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut codes: Vec<&str> =
        codes.split([' ', '\t', '\n', '\r', ',']).filter(|code| !code.is_empty()).collect();
    if codes.is_empty() {
        codes.push("");
    }
    let one = |code: &str| Suppression { code: code.to_owned(), reason: reason.clone(), span };
    codes.into_iter().map(one).collect()
}

/// Returns raw HTML without its comments.
pub(crate) fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    kept
}

/// Returns the text of raw HTML: no comments, no tags.
pub(super) fn text_of(html: &str) -> String {
    let html = without_comments(html);
    let mut text = String::new();
    let mut rest = html.as_str();
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, behind)| behind);
    }
    text.push_str(rest);
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suppressions_have_a_code_and_a_reason() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found = suppressions(text, Span::new(0, text.len()));
            let found: Vec<_> =
                found.iter().map(|it| (it.code.as_str(), it.reason.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            "<!-- casebook-ignore CB203: the pager: shows UTC -->",
            &[("CB203", "the pager: shows UTC")],
        );
        check("<!--casebook-ignore CB1, CB2:\n two -->", &[("CB1", "two"), ("CB2", "two")]);
        check("<!-- casebook-ignore CB1 -->", &[("CB1", "")]);
        check("<!-- casebook-ignore -->", &[("", "")]);
        check("<!-- casebook-ignored CB1 -->", &[]);
        check("<!-- casebook-ignore CB1: open", &[]);
        check("<!-- x --><!-- casebook-ignore a: b --><p>", &[("a", "b")]);
    }

    #[test]
    fn the_span_is_the_comment() {
        let text = "é <p><!-- casebook-ignore A: b --></p>";
        let found = suppressions(text, Span::new(3, text.len()));
        assert_eq!(found[0].span.slice(text), "<!-- casebook-ignore A: b -->");
    }

    #[test]
    fn text_of_html_has_neither_tags_nor_comments() {
        assert_eq!(text_of("<!-- prompt --><p>a <b>c</b></p><!-- open"), "a c");
        assert_eq!(without_comments("a<!-- b -->c<!-- d"), "ac");
    }
}
