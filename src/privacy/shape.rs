//! Credentials that are known by how they begin and how long they are, from a table.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::boundary::{begins, is_in_blob, run_end};
use super::placeholder::is_example;
use super::random::{is_mixed, is_random, is_worded};
use super::secret::{Secret, What};

const SHAPES: &str = include_str!("shapes.txt");

/// Well-known tokens of documentation, by a part that no other token has.
const KNOWN_EXAMPLES: [&str; 4] = [
    // The token on the front page of jwt.io and in every tutorial after it.
    "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI",
    "4eC39HqLyjWDarjtT1zdp7dc",
    "T00000000",
    "IOSFODNN7EXAMPLE",
];

/// One line of the table.
struct Shape {
    begins: &'static str,
    alphabet: fn(u8) -> bool,
    least: usize,
    most: usize,
    what: &'static str,
}

struct Table {
    shapes: Vec<Shape>,
    finder: AhoCorasick,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines = SHAPES.lines().filter(|line| !line.starts_with('#'));
    let shapes: Vec<Shape> = lines.filter_map(shape).collect();
    let begins = shapes.iter().map(|shape| shape.begins).chain(["eyJ", ":AA"]);
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(begins);
    Table { shapes, finder: finder.expect("a hundred short words make an automaton") }
});

fn shape(line: &'static str) -> Option<Shape> {
    let mut columns = line.split(" | ").map(str::trim);
    let (begins, alphabet) = (columns.next()?, alphabet(columns.next()?)?);
    let (least, most) = match columns.next()?.split_once('-') {
        Some((least, "")) => (least.parse().ok()?, usize::MAX),
        Some((least, most)) => (least.parse().ok()?, most.parse().ok()?),
        None => {
            let exact = line.split(" | ").nth(2)?.trim().parse().ok()?;
            (exact, exact)
        }
    };
    Some(Shape { begins, alphabet, least, most, what: columns.next()? })
}

fn alphabet(name: &str) -> Option<fn(u8) -> bool> {
    Some(match name {
        "upper" => |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit(),
        "lower" => |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit(),
        "hex" => |byte| byte.is_ascii_hexdigit() || byte == b'-',
        "alnum" => |byte| byte.is_ascii_alphanumeric(),
        "word" => |byte| byte.is_ascii_alphanumeric() || byte == b'_',
        "url" => is_url_safe,
        "dots" => |byte| is_url_safe(byte) || byte == b'.',
        "dollar" => |byte| byte.is_ascii_alphanumeric() || byte == b'$',
        "base64" => |byte| is_url_safe(byte) || matches!(byte, b'+' | b'/' | b'='),
        _ => return None,
    })
}

fn is_url_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// Finds every credential with a known shape.
pub(super) fn find(text: &str, found: &mut Vec<Secret>) {
    let table = &*TABLE;
    for hit in table.finder.find_iter(text) {
        let secret = match table.shapes.get(hit.pattern().as_usize()) {
            Some(shape) => of_shape(text, shape, hit.start()),
            None if text[hit.range()].starts_with('e') => web_token(text, hit.start()),
            None => bot_token(text, hit.start()),
        };
        let Some(secret) = secret.filter(|it| !is_known_example(&text[it.range.clone()])) else {
            continue;
        };
        if secret.what == What::Named("an AWS access key") {
            found.extend(aws_secret(text, secret.range.end));
        }
        found.push(secret);
    }
}

fn of_shape(text: &str, shape: &Shape, start: usize) -> Option<Secret> {
    let body_at = start + shape.begins.len();
    let end = run_end(text, body_at, shape.alphabet);
    let body = text[body_at..end].trim_end_matches(['.', '-', '=', '/']);
    let fits = (shape.least..=shape.most).contains(&body.len())
        && begins(text, start)
        && !ends_badly(text, body_at + body.len());
    let is_fixed = shape.least == shape.most;
    let is_plain = !is_fixed && (is_worded(body) || !(is_mixed(body) || is_random(body)));
    if !fits || is_plain || is_example(body) || is_in_blob(text, start) {
        return None;
    }
    let range = start..body_at + body.len();
    Some(Secret { range, shown: shape.begins.len(), what: What::Named(shape.what) })
}

/// Tells whether the run of a credential goes on in letters that its alphabet does not have.
fn ends_badly(text: &str, end: usize) -> bool {
    text[end..].starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Reads a JSON Web Token: three parts, the first two of which are objects.
fn web_token(text: &str, start: usize) -> Option<Secret> {
    let head = run_end(text, start, is_url_safe);
    let rest = text[head..].strip_prefix(".eyJ")?;
    let payload = run_end(text, text.len() - rest.len(), is_url_safe);
    text[payload..].strip_prefix('.')?;
    let end = run_end(text, payload + 1, is_url_safe);
    let signature = &text[payload + 1..end];
    let fits = head - start >= 15 && signature.len() >= 20 && begins(text, start);
    let secret = Secret { range: start..end, shown: 3, what: What::Named("a JSON Web Token") };
    (fits && !is_example(signature)).then_some(secret)
}

/// Reads a Telegram bot token, whose number stands before the part it is known by.
fn bot_token(text: &str, colon: usize) -> Option<Secret> {
    let digits = text[..colon].bytes().rev().take(11).take_while(u8::is_ascii_digit).count();
    let end = run_end(text, colon + 1, is_url_safe);
    let body = &text[colon + 1..end];
    let fits = (8..=10).contains(&digits) && (34..=36).contains(&body.len());
    let range = colon - digits..end;
    let secret = Secret { range, shown: 0, what: What::Named("a Telegram bot token") };
    (fits && !is_example(body) && is_random(body)).then_some(secret)
}

/// Reads the secret half of an AWS key that stands behind its id.
fn aws_secret(text: &str, from: usize) -> Option<Secret> {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let mut at = from;
    let limit = text.len().min(from + 160);
    while at < limit {
        let end = run_end(text, at, is_base64);
        let word = &text[at..end];
        if word.len() == 40 && is_random(word) && !is_example(word) {
            let what = What::Named("an AWS secret key");
            return Some(Secret { range: at..end, shown: 0, what });
        }
        at = end.max(at + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    None
}

fn is_known_example(value: &str) -> bool {
    KNOWN_EXAMPLES.iter().any(|part| value.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = SHAPES.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(TABLE.shapes.len(), lines);
        for shape in &TABLE.shapes {
            assert!(shape.what.starts_with('a'), "{}", shape.what);
            assert!(shape.least <= shape.most && shape.begins.len() >= 3, "{}", shape.begins);
        }
    }

    #[test]
    fn every_shape_of_the_table_finds_one_of_its_own() {
        for shape in &TABLE.shapes {
            let letters = "9f0a2b7c4d1e8356F0A9C2E7B4D1a8c5e3f7".chars();
            let wide = letters.filter(|c| u8::try_from(*c).is_ok_and(shape.alphabet));
            let body: String = wide.cycle().take(shape.least).collect();
            let text = format!("it was {}{body} all along", shape.begins);
            let mut found = Vec::new();
            find(&text, &mut found);
            let got: Vec<_> = found.iter().map(|it| &text[it.range.clone()]).collect();
            assert_eq!(got, [format!("{}{body}", shape.begins)], "{}", shape.what);
        }
    }
}
