//! Random strings near a word that names a secret: "the leaked token `9fK2...` was revoked".

use super::boundary::{line_start, rest_of_line};
use super::placeholder::is_placeholder;
use super::random::is_random;
use super::secret::{Secret, What};

/// How far behind the word a string may stand, in bytes and in words.
const REACH: usize = 120;
const WORDS: usize = 6;

/// How far before the word one may stand that says otherwise, in bytes.
const BEFORE: usize = 30;

/// Words that say that the string behind them is something else.
const OTHERWISE: [&str; 34] = [
    "commit",
    "commits",
    "sha",
    "sha1",
    "sha256",
    "sha-256",
    "md5",
    "digest",
    "checksum",
    "checksums",
    "hash",
    "hashes",
    "fingerprint",
    "revision",
    "rev",
    "image",
    "images",
    "build",
    "request",
    "trace",
    "span",
    "pod",
    "pods",
    "node",
    "container",
    "instance",
    "id",
    "ids",
    "uuid",
    "run",
    "job",
    "path",
    "file",
    "bucket",
];

/// Finds a random string in the words behind the name that stands from `start` to `from`.
pub(super) fn find(text: &str, start: usize, from: usize) -> Option<Secret> {
    let line = rest_of_line(text, from, REACH);
    let before = text[line_start(text, start, BEFORE)..start].to_lowercase();
    if before.split_whitespace().any(|word| OTHERWISE.contains(&word)) {
        return None;
    }
    let is_gap = |c: char| c.is_whitespace() || "\"'`()[]{}<>|,;“”‘’*".contains(c);
    let mut at = 0;
    let mut seen = 0;
    for piece in line.split_inclusive(is_gap) {
        let word = piece.trim_end_matches(is_gap);
        let start = from + at;
        at += piece.len();
        if word.is_empty() {
            continue;
        }
        let bare = word.trim_end_matches(['.', ':', '!', '?']);
        if OTHERWISE.contains(&bare.to_lowercase().as_str()) || bare.contains("://") {
            return None;
        }
        let is_whole = at < line.len() || line.len() < REACH;
        if is_whole && is_key(bare) {
            let what = What::Named("a key or token");
            return Some(Secret { range: start..start + bare.len(), shown: 0, what });
        }
        seen += 1;
        if seen >= WORDS || word.ends_with(['.', '!', '?']) {
            return None;
        }
    }
    None
}

fn is_key(word: &str) -> bool {
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || "_-.~+/=".contains(c);
    word.len() >= 24
        && word.chars().all(is_of_key)
        && !word.starts_with(['/', '.', '-'])
        && word.matches('/').count() <= 2
        && is_random(word)
        && !is_placeholder(word)
}
