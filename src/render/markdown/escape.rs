//! Text made safe for HTML, in content and in attributes alike.

/// Appends `text` with every character escaped that HTML gives a meaning.
pub(super) fn text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&', '"', '\0']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            _ => "\u{fffd}",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Returns ` name="value"`.
pub(super) fn attribute(name: &str, value: &str) -> String {
    let mut out = format!(" {name}=\"");
    text(&mut out, value);
    out.push('"');
    out
}
