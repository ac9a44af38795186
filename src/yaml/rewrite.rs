//! Values written anew in their place: the edit that puts other text where a scalar stands.

use std::borrow::Cow;

use super::{Node, Value};
use crate::text::{Span, TextEdit};

/// Returns the edit that makes the scalar `node` of `source`, the whole file, say `to`; quotes are
/// kept where there are some.
///
/// `None` when the scalar does not stand in the file as it was read (escapes, block scalars, values
/// that a mapping supplied) or cannot say `to` where it stands.
pub(crate) fn rewritten(node: &Node, source: &str, to: &str) -> Option<TextEdit> {
    let Value::Scalar { text, quoted } = &node.value else { return None };
    if !quoted {
        let as_written = source.get(node.span.range())? == text;
        return as_written.then(|| TextEdit { span: node.span, replacement: scalar(to).into() });
    }
    let (start, end) = (node.span.start as usize + 1, (node.span.end as usize).checked_sub(1)?);
    let as_written = source.get(start..end)? == text;
    let fits = !to.contains(['"', '\'', '\\', '\n', '\r']);
    let quotes = source.get(node.span.range())?.starts_with(['"', '\'']);
    (as_written && fits && quotes)
        .then(|| TextEdit { span: Span::new(start, end), replacement: to.to_owned() })
}

/// Returns `text` as a YAML scalar that reads as itself anywhere: plain where that is safe, else in
/// double quotes.
pub(crate) fn scalar(text: &str) -> Cow<'_, str> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | ' ');
    let words = ["null", "true", "false", "yes", "no", "on", "off"];
    let is_plain = text.starts_with(char::is_alphanumeric)
        && text.chars().all(inner)
        && !text.ends_with(' ')
        && !words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is_plain {
        return Cow::Borrowed(text);
    }
    // A JSON string is a YAML string in double quotes.
    Cow::Owned(serde_json::Value::from(text).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    #[test]
    fn a_value_is_rewritten_in_its_own_quotes() {
        for (source, to, expected) in [
            ("a: old", "new", Some("a: new")),
            ("a: old # why", "x: y", Some("a: \"x: y\" # why")),
            ("a: 'old'", "x: y", Some("a: 'x: y'")),
            ("a: \"old\"", "new", Some("a: \"new\"")),
            ("a: \"o\\u006cd\"", "new", None),
            ("a: 'old'", "it's", None),
            ("a: |\n  old\n", "new", None),
            ("a: [1]", "new", None),
        ] {
            let (root, _) = parse(source, 0);
            let edit = root.get("a").and_then(|node| rewritten(node, source, to));
            let mended = edit.map(|edit| {
                let mut text = source.to_owned();
                text.replace_range(edit.span.range(), &edit.replacement);
                text
            });
            assert_eq!(mended.as_deref(), expected, "{source}");
            if let Some(mended) = mended {
                assert_eq!(parse(&mended, 0).0.get("a").and_then(Node::text), Some(to));
            }
        }
    }

    #[test]
    fn scalars_read_as_themselves_wherever_they_stand() {
        for text in
            ["a", "Café au lait", "off", "a: b", "- a", "#a", "[a", "it's \"x\"", "é🙂", "", "a\nb"]
        {
            for source in [format!("a: {}\n", scalar(text)), format!("a: [{}]\n", scalar(text))] {
                let (root, problems) = parse(&source, 0);
                let node = root.get("a").expect("the key");
                let read = node.items().first().unwrap_or(node).text();
                assert_eq!((read, problems.len()), (Some(text), 0), "{source}");
            }
        }
    }
}
