//! A length of time as it is stated, and how far it may be off: "about 3 hours", "45 minutes".

use super::words::LISTS;
use crate::model::time::cursor::Cursor;
use crate::model::time::duration::duration;

/// A length read from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    /// How long, in seconds.
    pub(crate) seconds: i64,
    /// How far the truth may be from it, in seconds, as the author rounded it.
    pub(crate) slack: i64,
    /// Where it starts, behind words such as "about".
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
}

/// Reads a length at the start of `text`; `N/A`, `?` and words are none.
pub(crate) fn read(text: &str) -> Option<Length> {
    let (start, is_about) = behind_about(text);
    let rest = &text[start..];
    let (seconds, len) = in_digits(rest).or_else(|| in_words(rest))?;
    let slack = slack(seconds, is_about);
    Some(Length { seconds, slack, start, end: start + len })
}

/// Steps over words that leave a length open.
fn behind_about(text: &str) -> (usize, bool) {
    let found = LISTS.about(text).iter().find_map(|word| {
        let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        let rest = &text[head.len()..];
        let is_sign = word.len() == 1 || !word.is_ascii();
        let bare = rest.trim_start_matches([' ', '\n', '\u{a0}']);
        (is_sign || bare.len() < rest.len()).then_some(text.len() - bare.len())
    });
    found.map_or((0, false), |at| (at, true))
}

fn in_digits(text: &str) -> Option<(i64, usize)> {
    let mut cursor = Cursor::new(text);
    let seconds = duration(&mut cursor)?;
    Some((seconds, cursor.at()))
}

fn in_words(text: &str) -> Option<(i64, usize)> {
    let found = LISTS.numbers(text).iter().find(|(wording, _)| {
        text.get(..wording.len()).is_some_and(|head| head.eq_ignore_ascii_case(wording))
            && !text[wording.len()..].starts_with(char::is_alphanumeric)
    });
    found.map(|(wording, seconds)| (*seconds, wording.len()))
}

/// Returns how far a length of so many seconds may be off.
///
/// "3 hours" may be 2 h 40 min, "45 minutes" 43; "about" widens both.
fn slack(seconds: i64, is_about: bool) -> i64 {
    let step = [(86_400, 43_200), (3_600, 1_800), (1_800, 900), (900, 450), (600, 300), (300, 150)];
    let rounded = step.into_iter().find(|(unit, _)| seconds % unit == 0);
    let rounded = rounded.map_or(60, |(_, slack)| slack).min(seconds / 3);
    if is_about { rounded.max(seconds / 5) } else { rounded }.max(60)
}
