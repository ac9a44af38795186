//! Telephone numbers in a text; versions, times, ids and fictional numbers aside.

use std::ops::Range;

use super::boundary::line_start;

/// Words that say that a number is called, before it on its line.
const CALLED: [&str; 26] = [
    "phone",
    "telephone",
    "tel",
    "tel.",
    "call",
    "called",
    "calling",
    "mobile",
    "cell",
    "cellphone",
    "dial",
    "dialled",
    "hotline",
    "fax",
    "sms",
    "whatsapp",
    "signal",
    "texted",
    "telefon",
    "handy",
    "mobil",
    "mobilnummer",
    "rufnummer",
    "téléphone",
    "teléfono",
    "telefoon",
];

/// The fewest digits of a number.
const FEWEST: usize = 7;

/// How far before a number such a word may stand.
const REACH: usize = 40;

/// Ranges that authorities keep for films and examples, as digits without a leading `+` or `0`.
const FICTIONAL: [&str; 14] = [
    "441632960",
    "1632960",
    "442079460",
    "2079460",
    "447700900",
    "7700900",
    "441134960",
    "448081570",
    "8081570",
    "4930231",
    "30231",
    "33199",
    "336399",
    "61491570",
];

/// Finds every telephone number, in order, as it is written.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let starts = |byte: &u8| matches!(byte, b'+' | b'(' | b'0'..=b'9');
    while let Some(skipped) = bytes[at..].iter().position(starts) {
        at += skipped;
        let end = end_of_number(bytes, at);
        let range = at..at + text[at..end].trim_end_matches(|c: char| !c.is_ascii_digit()).len();
        if range.len() >= FEWEST && is_phone(text, &range) {
            found.push(range);
        }
        at = end.max(at + 1);
    }
    found
}

/// Returns where the run of digits and the signs between them ends.
fn end_of_number(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        let next_is = |wanted: &[u8]| {
            bytes.get(at + 1).is_some_and(|next| next.is_ascii_digit() || wanted.contains(next))
        };
        let belongs = match byte {
            b'0'..=b'9' => true,
            b')' => next_is(b" -"),
            b' ' => next_is(b"("),
            b'-' | b'.' | b'/' | b'(' => next_is(b""),
            _ => false,
        };
        if !belongs {
            break;
        }
        at += 1;
    }
    at
}

fn is_phone(text: &str, range: &Range<usize>) -> bool {
    let written = &text[range.clone()];
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if !(FEWEST..=15).contains(&digits.len()) || !stands_alone(text, range) || is_made_up(&digits) {
        return false;
    }
    if let Some(international) = written.strip_prefix('+') {
        return is_international(international, &digits);
    }
    let is_grouped = is_north_american(written, &digits);
    let is_called = is_called(text, range.start);
    (is_grouped && (is_called || !written.contains(['.', ' ']) || written.starts_with('(')))
        || (is_called && is_national(written, &digits))
}

/// Tells whether no letter, sign of a path or further part of a version stands around.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    let second = text[range.end..].chars().nth(1);
    let is_joint = |c: char| c.is_alphanumeric() || "-_/.:#@=&%$\\+€£~^".contains(c);
    let is_label = before == Some(':') && text[..range.start].to_lowercase().ends_with("tel:");
    let goes_on = behind.is_some_and(|c| {
        c.is_alphanumeric()
            || "-_/:#@%€$\\".contains(c)
            || (c == '.' && second.is_some_and(|next| next.is_ascii_digit()))
    });
    (is_label || !before.is_some_and(is_joint)) && !goes_on
}

fn is_international(written: &str, digits: &str) -> bool {
    let groups: Vec<&str> =
        written.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let is_code = groups.first().is_some_and(|code| !code.starts_with('0'));
    let has_groups = groups.len() >= 2 && groups[0].len() <= 4;
    let is_compact = groups.len() == 1 && (10..=15).contains(&digits.len());
    is_code && digits.len() >= 8 && (has_groups || is_compact) && !is_free(digits)
}

/// Tells whether a number is written as in North America: `(212) 867-5309`, `212-867-5309`.
fn is_north_american(written: &str, digits: &str) -> bool {
    let groups: Vec<&str> =
        written.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let local = match (lengths.as_slice(), groups.first()) {
        ([3, 3, 4], _) => digits,
        ([1, 3, 3, 4], Some(&"1")) => &digits[1..],
        _ => return false,
    };
    let starts = |at: usize| matches!(local.as_bytes()[at], b'2'..=b'9');
    starts(0) && starts(3) && !is_free(local)
}

/// Tells whether a number may be one as it is dialled within a country: from `0` on, or in groups.
fn is_national(written: &str, digits: &str) -> bool {
    let groups: Vec<&str> =
        written.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let is_date =
        groups.len() == 3 && groups.iter().any(|it| it.len() == 4 && it.starts_with("20"));
    let fits = digits.starts_with('0') || (groups.len() >= 2 && !written.contains('.'));
    fits && !is_date && !is_free(digits) && digits.len() >= 7 && digits.len() <= 14
}

/// Tells whether calls to a number are free: such numbers are there to be published.
fn is_free(digits: &str) -> bool {
    let codes = ["800", "888", "877", "866", "855", "844", "833"];
    let bare = digits.trim_start_matches('0');
    let bare = bare.strip_prefix('1').unwrap_or(bare);
    codes.iter().any(|code| bare.starts_with(code)) && bare.len() <= 11
}

fn is_called(text: &str, start: usize) -> bool {
    let before = text[line_start(text, start, REACH)..start].to_lowercase();
    let is_edge = |c: char| !(c.is_alphanumeric() || c == '.');
    before.split(is_edge).any(|word| CALLED.contains(&word))
}

/// Tells whether a number is one of those kept for examples, or a row of digits.
fn is_made_up(digits: &str) -> bool {
    let bare = digits.trim_start_matches('0');
    let first = bare.chars().next();
    let counts_up = "12345678901234567890";
    let local = bare.strip_prefix('1').filter(|it| it.len() == 10).unwrap_or(bare);
    let is_555 =
        local.len() == 10 && &local[3..6] == "555" || local.len() == 7 && local.starts_with("555");
    bare.len() < 6
        || bare.chars().all(|c| Some(c) == first)
        || counts_up.contains(bare)
        || bare.ends_with("1234567")
        || bare.ends_with("000000")
        || is_555
        || FICTIONAL.iter().any(|start| bare.starts_with(start))
}
