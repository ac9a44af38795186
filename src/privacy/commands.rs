//! Passwords on command lines and in headers that name them by a letter: `curl -u name:...`, `Basic ...`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::boundary::{line_start, places};
use super::placeholder::is_placeholder;
use super::secret::{Secret, What};
use super::value::{Value, value};
use super::written::Class;

/// What every such password has before it.
static CUES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let cues = ["curl", "http ", "sshpass", "mysql", "mongo", "docker login", "asic "];
    // Leftmost matching is what lets it look at many bytes at once.
    let built = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(cues);
    built.expect("some short words make an automaton")
});

/// How far back the name of the command may stand.
const REACH: usize = 300;

/// Finds passwords that only the command or scheme before them tells.
pub(super) fn find(text: &str, found: &mut Vec<Secret>) {
    if !CUES.is_match(text) {
        return;
    }
    for flag in [" -u ", " --user ", " -u"] {
        each(text, flag, &["curl", "http "], found, |at| user_and_password(text, at));
    }
    for flag in [" -p", " -p "] {
        each(text, flag, &["sshpass", "mysql", "mongo", "docker login"], found, |at| {
            value(text, at, false)
        });
    }
    for at in places(text, "asic ") {
        let before = &text[line_start(text, at, 60)..at];
        let is_scheme = before.ends_with(['B', 'b']) && !before.is_empty();
        if is_scheme && before.to_ascii_lowercase().contains("authorization") {
            found.extend(encoded(text, at + 5));
        }
    }
}

/// Reads the value behind `flag` where one of `commands` stands before it on the line.
fn each(
    text: &str,
    flag: &str,
    commands: &[&str],
    found: &mut Vec<Secret>,
    read: impl Fn(usize) -> Option<Value>,
) {
    for at in places(text, flag) {
        let behind = at + flag.len();
        if text[behind..].starts_with([' ', '\n', '\r']) {
            continue;
        }
        let before = &text[line_start(text, at, REACH)..at];
        if !commands.iter().any(|command| before.contains(command)) {
            continue;
        }
        let Some(value) = read(behind).filter(|it| it.is_secret(text, Class::Password)) else {
            continue;
        };
        let what = What::Named("a password on a command line");
        found.push(Secret { range: value.range, shown: 0, what });
    }
}

/// Reads the password of `name:password`.
fn user_and_password(text: &str, at: usize) -> Option<Value> {
    let pair = value(text, at, false)?;
    let colon = text[pair.range.clone()].find(':')?;
    let range = pair.range.start + colon + 1..pair.range.end;
    (!range.is_empty()).then_some(Value { range, quoted: pair.quoted })
}

/// Reads `name:password` in base64, as the header of basic authentication has it.
fn encoded(text: &str, at: usize) -> Option<Secret> {
    let value = value(text, at, false)?;
    let bytes = decoded(&text[value.range.clone()])?;
    let pair = String::from_utf8(bytes).ok()?;
    let (_, password) = pair.split_once(':')?;
    let what = What::Named("a password in a header");
    let secret = Secret { range: value.range, shown: 0, what };
    (!is_placeholder(password) && !pair.contains(char::is_control)).then_some(secret)
}

/// Decodes base64; `None` for anything else.
fn decoded(written: &str) -> Option<Vec<u8>> {
    let bare = written.trim_end_matches('=');
    if bare.len() < 6 {
        return None;
    }
    let mut bytes = Vec::with_capacity(bare.len());
    let (mut bits, mut held) = (0_u32, 0);
    for byte in bare.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(six)) & 0xFFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_decoded() {
        assert_eq!(decoded("YWRtaW46aHVudGVyMg==").as_deref(), Some(&b"admin:hunter2"[..]));
        assert_eq!(decoded("not base64!"), None);
    }
}
