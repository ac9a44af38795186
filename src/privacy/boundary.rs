//! What may stand before and behind a credential, and runs of characters of one alphabet.

/// Returns where a piece stands in a text, from left to right.
pub(super) fn places<'t>(text: &'t str, piece: &'t str) -> impl Iterator<Item = usize> + 't {
    memchr::memmem::find_iter(text.as_bytes(), piece)
}

/// Longest run that is looked at; no credential in one line is longer, pasted certificates aside.
pub(super) const LONGEST: usize = 4_096;

/// From so many characters of base64 in one piece on, text is a picture or a certificate.
const BLOB: usize = 400;

/// Tells whether a credential may begin at `at`: no letter, digit or joining sign stands before it.
pub(super) fn begins(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].last();
    before.is_none_or(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'\\')))
        || ends_with_escape(&text[..at])
}

/// Tells whether the text before ends in `\n`, `\t` or `%3D`, behind which a value may begin.
fn ends_with_escape(before: &str) -> bool {
    ["\\n", "\\t", "\\r", "%3D", "%3d", "%20", "%22"].iter().any(|it| before.ends_with(it))
}

/// Returns where the run of bytes that `belongs` accepts ends, from `from` on.
pub(super) fn run_end(text: &str, from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let bytes = &text.as_bytes()[from..];
    let length = bytes.iter().take(LONGEST).take_while(|byte| belongs(**byte)).count();
    from + length
}

/// Tells whether `at` stands inside a long stretch of base64, such as a picture.
pub(super) fn is_in_blob(text: &str, at: usize) -> bool {
    let is_base64 = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let bytes = text.as_bytes();
    let before = bytes[..at].iter().rev().take(BLOB).take_while(is_base64).count();
    let behind = bytes[at..].iter().take(BLOB).take_while(is_base64).count();
    before > 0 && before + behind >= BLOB
}

/// Returns the start of the line that `at` stands in, no further back than `reach` bytes.
pub(super) fn line_start(text: &str, at: usize, reach: usize) -> usize {
    let mut floor = at.saturating_sub(reach);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    text[floor..at].rfind('\n').map_or(floor, |newline| floor + newline + 1)
}

/// Returns the rest of the line from `at` on, no longer than `reach` bytes.
pub(super) fn rest_of_line(text: &str, at: usize, reach: usize) -> &str {
    let mut end = text.len().min(at + reach);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let rest = &text[at..end.max(at)];
    rest.split('\n').next().unwrap_or(rest)
}
