//! Private keys in their armour: `-----BEGIN RSA PRIVATE KEY-----` with a key behind it.

use super::boundary::{line_start, places, rest_of_line};
use super::secret::{Secret, What};

const BEGIN: &str = "-----BEGIN ";
const PUTTY: &str = "PuTTY-User-Key-File-";

/// How far behind its first line the key itself must begin.
const HEADERS: usize = 400;

/// Longest block that is covered.
const LONGEST: usize = 16_384;

/// Finds every block that holds a private key, from its first line to its last.
pub(super) fn find(text: &str, found: &mut Vec<Secret>) {
    for start in places(text, BEGIN) {
        let rest = &text[start + BEGIN.len()..clip(text, start + BEGIN.len() + 60)];
        let Some((label, _)) = rest.split_once("-----").filter(|(label, _)| label.len() < 40)
        else {
            continue;
        };
        if label.contains("PRIVATE KEY") && !label.contains('\n') {
            let body = start + BEGIN.len() + label.len() + 5;
            found.extend(block(text, start, body));
        }
    }
    for start in places(text, PUTTY) {
        if let Some(at) = text[start..clip(text, start + LONGEST)].find("Private-Lines:") {
            let end = clip(text, start + at + HEADERS);
            let what = What::Named("a PuTTY private key");
            found.push(Secret { range: start..end, shown: PUTTY.len(), what });
        }
    }
}

fn block(text: &str, start: usize, body: usize) -> Option<Secret> {
    let end_of = |limit: usize| clip(text, body + limit);
    let near = &text[body..end_of(HEADERS)];
    let closing = text[body..end_of(LONGEST)].find("-----END ");
    let inner = closing.map_or(near, |at| &text[body..body + at]);
    let has_key = longest_run(&inner[..inner.len().min(clip(inner, HEADERS))]) >= 24;
    let is_cut = closing.is_none() && stands_alone(text, start, body) && !is_redacted(near);
    if !has_key && !is_cut {
        return None;
    }
    let end = match closing {
        Some(at) => {
            let rest = &text[body + at + 9..];
            let tail = rest.find("-----").filter(|tail| *tail < 40);
            tail.map_or(body + at, |tail| body + at + 9 + tail + 5)
        }
        None => body,
    };
    let what = What::Named("a private key");
    Some(Secret { range: start..end, shown: body - start, what })
}

/// Tells whether the first line of a block is a line of its own, as in the key itself and not in a
/// sentence about keys.
fn stands_alone(text: &str, start: usize, body: usize) -> bool {
    let before = &text[line_start(text, start, 100)..start];
    let behind = rest_of_line(text, body, 100);
    before.trim_matches([' ', '\t', '>', '|']).is_empty() && behind.trim().is_empty()
}

fn is_redacted(near: &str) -> bool {
    let next = near.trim_start();
    ["...", "…", "[", "<", "*", "x", "X", "(", "-", "REDACTED", "redacted"]
        .iter()
        .any(|mark| next.starts_with(mark))
}

/// Returns the length of the longest run of base64.
fn longest_run(text: &str) -> usize {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let text = text.replace("\\n", "\n");
    let runs = text.split(|c: char| !is_base64(c)).filter(|run| !is_filler(run));
    runs.map(str::len).max().unwrap_or(0)
}

fn is_filler(run: &str) -> bool {
    let first = run.as_bytes().first();
    run.bytes().all(|byte| Some(&byte) == first) || run.to_lowercase().contains("redacted")
}

/// Returns the nearest character boundary at or before `at`.
fn clip(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
