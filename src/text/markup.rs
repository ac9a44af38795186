//! Text on its way into HTML, SVG or an attribute of them.

use std::fmt::{self, Display, Write as _};

/// A text that is written with every character escaped that markup gives a meaning, in content and
/// between double quotes alike.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'a>(pub &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\0']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "\u{fffd}",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

/// Returns `text` safe to stand in markup and between double quotes.
pub fn escape(text: &str) -> String {
    Escaped(text).to_string()
}

/// Appends `text` safe to stand in markup and between double quotes.
pub fn push_escaped(out: &mut String, text: &str) {
    // Writing into a `String` cannot fail.
    let _ = write!(out, "{}", Escaped(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_break_out_of_markup() {
        assert_eq!(escape("<b a=\"x\">&'é\0"), "&lt;b a=&quot;x&quot;&gt;&amp;'é\u{fffd}");
        let mut out = "a".to_owned();
        push_escaped(&mut out, "<");
        assert_eq!(out, "a&lt;");
    }
}
