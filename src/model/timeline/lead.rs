//! The time at the front of an entry and where its text begins, marks and separators aside.

use std::ops::Range;

use crate::model::time::clock::Trust;
use crate::model::time::scan::{Scanned, scan};

/// A time at the front of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lead<'a> {
    /// What the time is.
    pub scanned: Scanned,
    /// Where it stands in the text.
    pub time: Range<usize>,
    /// Where the text behind it begins.
    pub behind: usize,
    /// A mark that was opened before the time and is closed in the text: `**14:02 Alert** ...`.
    pub reopen: &'a str,
}

impl Lead<'_> {
    /// Returns the text behind the time.
    pub(crate) fn text(&self, source: &str) -> String {
        let behind = source[self.behind..].trim();
        let behind =
            behind.trim_end_matches("<br>").trim_end_matches("<br/>").trim_end_matches('\\');
        format!("{}{}", self.reopen, behind.trim_end())
    }
}

/// Finds the time a text begins with; emphasis, brackets, code marks and emoji may stand before it.
pub(crate) fn lead(source: &str, trust: Trust) -> Option<Lead<'_>> {
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some((mark, opens)) = mark_at(&source[at..]) {
        if opens {
            open.push(mark);
        }
        at += mark.len();
        if open.len() > 4 {
            return None;
        }
    }
    let scanned = scan(&source[at..], trust)?;
    let len = match scanned {
        Scanned::Time(written) => written.len,
        Scanned::Unreadable { len } | Scanned::Blank { len } => len,
    };
    let time = at..at + len;
    let behind = skip_separators(source, time.end, &mut open);
    let reopen = open.into_iter().find(|mark| !matches!(*mark, "[" | "(" | "\"")).unwrap_or("");
    Some(Lead { scanned, time, behind, reopen })
}

/// Returns the mark a text begins with, and whether it waits for another that closes it.
fn mark_at(text: &str) -> Option<(&str, bool)> {
    for mark in ["**", "__", "*", "_", "`", "[", "(", "\""] {
        if text.starts_with(mark) {
            // "__:__" is a place left for a time.
            return (!text.starts_with("__:")).then_some((&text[..mark.len()], true));
        }
    }
    let first = text.chars().next()?;
    let blank = first.is_whitespace() || matches!(first, '\u{fe0f}' | '\u{200d}');
    let emoji = u32::from(first) >= 0x2190 && !first.is_alphanumeric() && first != '≈';
    (blank || emoji).then(|| (&text[..first.len_utf8()], false))
}

/// Steps over what stands between a time and its text.
fn skip_separators(source: &str, from: usize, open: &mut Vec<&str>) -> usize {
    let mut at = from;
    let mut separators = 0;
    loop {
        let rest = &source[at..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let rest = &rest[spaces..];
        if let Some(len) = closing(rest, open) {
            at += spaces + len;
        } else if let Some(len) = separator(rest).filter(|_| separators < 2) {
            separators += 1;
            at += spaces + len;
        } else {
            return at + spaces;
        }
    }
}

fn closing(rest: &str, open: &mut Vec<&str>) -> Option<usize> {
    let mark = open.last()?;
    let close = match *mark {
        "[" => "]",
        "(" => ")",
        mark => mark,
    };
    if !rest.starts_with(close) {
        return None;
    }
    open.pop();
    let behind = &rest[close.len()..];
    if close == "]" && behind.starts_with('(') {
        // A linked time: the link's target is no part of the text.
        return Some(close.len() + behind.find(')').map_or(0, |end| end + 1));
    }
    Some(close.len())
}

fn separator(rest: &str) -> Option<usize> {
    let long = ["=>", "->", "--", "→", "—", "–", "―", "•"];
    if let Some(found) = long.iter().find(|separator| rest.starts_with(**separator)) {
        return Some(found.len());
    }
    let mut chars = rest.chars();
    let first = chars.next()?;
    let digit_behind = chars.next().is_some_and(|c| c.is_ascii_digit());
    match first {
        ':' | '|' | ',' | ';' => Some(1),
        '-' | '.' if !digit_behind => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_separators_are_no_part_of_time_or_text() {
        for (source, time, text) in [
            ("14:02 UTC — text", "14:02 UTC", "text"),
            ("14:02: text", "14:02", "text"),
            ("**14:02** text", "14:02", "text"),
            ("**14:02 UTC:** text", "14:02 UTC", "text"),
            ("**14:02** - text", "14:02", "text"),
            ("**14:02 - Alert** fires", "14:02", "**Alert** fires"),
            ("`14:02` text", "14:02", "text"),
            ("[14:02] text", "14:02", "text"),
            ("[14:02](https://example.org/x) text", "14:02", "text"),
            ("(14:02) text", "14:02", "text"),
            ("🔥 14:02 text", "14:02", "text"),
            ("_~14:00_ text", "~14:00", "text"),
            ("14:02-14:10 text", "14:02-14:10", "text"),
            ("14:02 – 14:10: text", "14:02 – 14:10", "text"),
            ("2018-02-22, 07:13 text", "2018-02-22, 07:13", "text"),
            ("2022-06-02 10:00 - Problem starts", "2022-06-02 10:00", "Problem starts"),
            ("2X:XX (not sure)", "2X:XX", "(not sure)"),
            ("--:-- text", "--:--", "text"),
            ("14:02 [alert] text", "14:02", "[alert] text"),
            ("14:02 — -5 pods", "14:02", "-5 pods"),
            ("14:02 | text", "14:02", "text"),
            ("T+13m: text", "T+13m", "text"),
        ] {
            let lead = lead(source, Trust::Prose).expect(source);
            assert_eq!(&source[lead.time.clone()], time, "{source}");
            assert_eq!(lead.text(source), text, "{source}");
        }
        for source in
            ["", "text 14:02", "**bold** text", "3 pods", "10.4 GB", "****", "[x](y) 14:02"]
        {
            assert_eq!(lead(source, Trust::Prose), None, "{source}");
        }
    }
}
