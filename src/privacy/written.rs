//! Secrets by the words before them: `DB_PASSWORD=...`, `token: ...`, `Bearer ...`, `--password ...`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::boundary::{line_start, rest_of_line};
use super::placeholder::is_placeholder;
use super::secret::{Secret, What};
use super::told;
use super::value::{Value, value};

/// How sure a value must look before it is taken for a secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// People choose passwords: short ones count too.
    Password,
    /// Machines make tokens: long and without a pattern.
    Token,
}

/// Words that name a secret, in any case.
const WORDS: [(&str, Class); 40] = [
    ("password", Class::Password),
    ("passwd", Class::Password),
    ("passphrase", Class::Password),
    ("passcode", Class::Password),
    ("passwort", Class::Password),
    ("kennwort", Class::Password),
    ("contraseña", Class::Password),
    ("pwd", Class::Password),
    ("pass", Class::Password),
    ("secret", Class::Token),
    ("token", Class::Token),
    ("apikey", Class::Token),
    ("api_key", Class::Token),
    ("api-key", Class::Token),
    ("api key", Class::Token),
    ("accesskey", Class::Token),
    ("access_key", Class::Token),
    ("access-key", Class::Token),
    ("access key", Class::Token),
    ("secretkey", Class::Token),
    ("secret key", Class::Token),
    ("authkey", Class::Token),
    ("auth_key", Class::Token),
    ("auth-key", Class::Token),
    ("private_key", Class::Token),
    ("private-key", Class::Token),
    ("privatekey", Class::Token),
    ("signing_key", Class::Token),
    ("signing-key", Class::Token),
    ("signing key", Class::Token),
    ("encryption_key", Class::Token),
    ("encryption-key", Class::Token),
    ("encryption key", Class::Token),
    ("accountkey", Class::Token),
    ("account_key", Class::Token),
    ("shared_key", Class::Token),
    ("credential", Class::Token),
    ("bearer", Class::Token),
    ("authorization", Class::Token),
    ("_auth", Class::Token),
];

/// What may stand behind the word within one name: `SECRET_KEY_BASE`, `password2`, `token_prod`.
const SUFFIXES: [&str; 17] = [
    "",
    "key",
    "value",
    "base",
    "keybase",
    "string",
    "prod",
    "production",
    "staging",
    "live",
    "main",
    "primary",
    "secondary",
    "old",
    "new",
    "current",
    "default",
];

/// Names with one of these in them are of no secret: `nextPageToken`, `public_token`, `max_tokens`.
const HARMLESS: [&str; 18] = [
    "next",
    "page",
    "continuation",
    "cursor",
    "public",
    "publish",
    "max",
    "min",
    "num",
    "count",
    "idempotency",
    "cancel",
    "cancellation",
    "sync",
    "design",
    "no",
    "has",
    "is",
];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = WORDS.iter().map(|(word, _)| *word);
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .expect("some short words make an automaton")
});

/// Finds every value that is given for a name of a secret.
pub(super) fn find(text: &str, found: &mut Vec<Secret>) {
    for hit in FINDER.find_iter(text) {
        let (word, class) = WORDS[hit.pattern().as_usize()];
        let name = Name::around(text, hit.start(), hit.end());
        if !name.is_of_secret(word) {
            continue;
        }
        let given = if word == "bearer" || is_scheme(text, hit.start()) {
            behind_scheme(text, hit.end())
        } else {
            assigned(text, &name, class)
        };
        match given {
            Some(value) => found.push(Secret {
                range: value.range,
                shown: 0,
                what: What::ValueOf(name.shown(text)),
            }),
            None => found.extend(told::find(text, name.start, name.end)),
        }
    }
    super::commands::find(text, found);
}

/// The whole name that a word stands in.
pub(super) struct Name<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    word_end: usize,
}

impl<'t> Name<'t> {
    fn around(text: &'t str, start: usize, end: usize) -> Self {
        let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.-$".contains(byte);
        let bytes = text.as_bytes();
        let before = bytes[..start].iter().rev().take(64).take_while(|it| belongs(it)).count();
        let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-".contains(byte);
        let behind = bytes[end..].iter().take(64).take_while(|it| is_inner(it)).count();
        Self { text, start: start - before, end: end + behind, word_end: end }
    }

    fn is_of_secret(&self, word: &str) -> bool {
        let suffix = self.text[self.word_end..self.end].to_ascii_lowercase();
        let suffix = suffix.replace(['_', '-'], "");
        let suffix = suffix.trim_end_matches(|c: char| c.is_ascii_digit());
        let before = &self.text[self.start..self.word_end];
        let is_harmless = parts(before).any(|part| HARMLESS.contains(&part.as_str()));
        let before = before.to_ascii_lowercase();
        // "bypass", "compass": the short word must be a word of the name.
        let is_whole = word != "pass" || {
            let stem = before.trim_end_matches("pass");
            stem.is_empty() || stem.ends_with(['_', '-', '.']) || stem == "pg"
        };
        SUFFIXES.contains(&suffix) && !is_harmless && is_whole
    }

    fn is_flag(&self) -> bool {
        self.text[self.start..self.end].starts_with('-')
    }

    fn is_element(&self) -> bool {
        self.text[..self.start].ends_with('<')
    }

    fn is_in_query(&self) -> bool {
        self.text[..self.start].ends_with(['?', '&'])
    }

    fn shown(&self, text: &str) -> String {
        text[self.start..self.end].trim_matches(['-', '.', '_', '$']).to_owned()
    }
}

/// Returns the words of a name in small letters: `nextPageToken` and `next_page_token` have three.
fn parts(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && was_small) {
            words.push(String::new());
        }
        was_small = c.is_ascii_lowercase();
        if c.is_ascii_alphanumeric() {
            words.last_mut().expect("there is a first word").push(c.to_ascii_lowercase());
        }
    }
    words.into_iter()
}

/// Tells whether the word is the scheme of a header: `Authorization: token ...`.
fn is_scheme(text: &str, start: usize) -> bool {
    let before = &text[line_start(text, start, 40)..start];
    let before = before.trim_end_matches([' ', '"', '\'', '=', ':']).to_ascii_lowercase();
    before.ends_with("authorization")
}

fn behind_scheme(text: &str, end: usize) -> Option<Value> {
    let rest = &text[end..];
    let value_at = end + rest.len() - rest.trim_start_matches([' ', '\t', '=', ':']).len();
    let value = (value_at > end).then(|| value(text, value_at, false))??;
    value.is_secret(text, Class::Token).then_some(value)
}

/// Reads what stands behind a name and a sign that gives it a value.
fn assigned(text: &str, name: &Name<'_>, class: Class) -> Option<Value> {
    let line = rest_of_line(text, name.end, 400);
    let mut rest = line.trim_start_matches(['"', '\'', '`', '*', ']', ')', '\\']);
    rest = rest.trim_start_matches([' ', '\t']);
    let spaced = rest.len() < line.len();
    let signs = [":=", "=>", "==", "=", ":", "->", "%3D", "%3d"];
    let sign = signs.into_iter().find(|sign| rest.starts_with(sign));
    let (behind, how) = match sign {
        Some(sign) => (&rest[sign.len()..], How::Sign),
        None if rest.starts_with('|') => (&rest[1..], How::Cell),
        None if name.is_element() && rest.starts_with('>') => (&rest[1..], How::Sign),
        None if name.is_flag() && spaced => (rest, How::Sign),
        None => (["is ", "was "].iter().find_map(|verb| rest.strip_prefix(verb))?, How::Prose),
    };
    let behind = behind.trim_start_matches([' ', '\t', '*']);
    let at = name.end + (line.len() - behind.len());
    let value = value(text, at, name.is_in_query())?;
    let written = &text[value.range.clone()];
    let is_clear = match how {
        How::Sign => true,
        How::Cell => written.len() >= 8,
        How::Prose => value.quoted || written.contains(['!', '#', '$', '%', '&', '@']),
    };
    (is_clear && value.is_secret(text, class) && !is_placeholder(written)).then_some(value)
}

/// How a value is given.
enum How {
    /// `=`, `:` and the like.
    Sign,
    /// In the next cell of a table.
    Cell,
    /// "the password is ...".
    Prose,
}
