//! Times of day as authors write them: `14:02`, `14:02:33.5`, `7:01am`, `14h02`, `14 Uhr`, `11.50`, `1600`.

use crate::model::time::Precision;
use crate::model::time::cursor::Cursor;

/// A time of day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// Hour, 0 to 24; 24 is the end of the day.
    pub hour: u32,
    /// Minute.
    pub minute: u32,
    /// Second; a leap second counts as the one before it.
    pub second: u32,
    /// How exact it is.
    pub precision: Precision,
    /// In which of the unusual ways it is written.
    pub loose: Option<Loose>,
}

/// Unusual ways of writing a time that can still be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loose {
    /// `8:00` where `08:00` is the rule.
    OneDigitHour,
    /// `11.50`.
    Dotted,
    /// `1600`.
    BareDigits,
    /// `17:30pm`.
    TwiceAfternoon,
}

/// What stands where a time of day is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClockForm {
    /// A time of day.
    Clock(Clock),
    /// Meant as one, but partly unknown (`14:??`) or no such time (`25:70`).
    Unreadable,
}

/// How far unusual forms are trusted, which could be ordinary numbers in running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// A time is expected here: behind a date, or in a column of times.
    Expected,
    /// The text may begin with anything.
    Prose,
}

/// Reads a time of day at the cursor.
pub(crate) fn clock(cursor: &mut Cursor<'_>, trust: Trust) -> Option<ClockForm> {
    if !matches!(cursor.peek()?, b'0'..=b'9' | b'?' | b'X' | b'x' | b'-' | b'_') {
        return None;
    }
    cursor.attempt(|cursor| {
        if let Some(form) = cursor.attempt(colon) {
            return Some(form);
        }
        if let Some(form) = cursor.attempt(hour_word) {
            return Some(form);
        }
        if let Some(form) = cursor.attempt(|cursor| loose(cursor, trust)) {
            return Some(form);
        }
        cursor.attempt(partly_known)
    })
}

/// `14:02`, `14:02:33`, `14:02:33.250`, `7:01am`, `14:02 Uhr`.
fn colon(cursor: &mut Cursor<'_>) -> Option<ClockForm> {
    let hour = cursor.digits(1, 2)?;
    if !cursor.eat(":") {
        return None;
    }
    let minute = cursor.number(2, 2)?;
    let second = cursor.attempt(seconds);
    let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
    let loose = (hour.len() == 1).then_some(Loose::OneDigitHour);
    let hour = hour.parse().ok()?;
    finish(cursor, Clock { hour, minute, second: second.unwrap_or(0), precision, loose })
}

fn seconds(cursor: &mut Cursor<'_>) -> Option<u32> {
    if !cursor.eat(":") {
        return None;
    }
    let second = cursor.number(2, 2)?;
    if cursor.peek() == Some(b'.') || cursor.peek() == Some(b',') {
        // A fraction is more exact than anything shown; its digits are read and left out.
        cursor.attempt(|cursor| {
            cursor.advance(1);
            cursor.digits(1, 9)
        });
    }
    Some(second)
}

/// `7am`, `7 p.m.`, `14h`, `14h02`, `14 Uhr`, `14 uur`.
fn hour_word(cursor: &mut Cursor<'_>) -> Option<ClockForm> {
    let hour = cursor.number(1, 2)?;
    let on_the_hour = Clock { hour, minute: 0, second: 0, precision: Precision::Hour, loose: None };
    if let Some(half) = cursor.attempt(half_of_day) {
        return Some(with_half(on_the_hour, half));
    }
    if cursor.eat_any(&["h", "H"]) {
        let minute = cursor.number(2, 2);
        let precision = if minute.is_some() { Precision::Minute } else { Precision::Hour };
        let clock = Clock { minute: minute.unwrap_or(0), precision, ..on_the_hour };
        return cursor.at_boundary().then(|| checked(clock));
    }
    cursor.skip_spaces();
    cursor.eat_word(&["uhr", "uur", "o'clock"]).then(|| checked(on_the_hour))
}

/// `11.50` and `1600`, which could be numbers: behind a date, or followed by what follows a time.
fn loose(cursor: &mut Cursor<'_>, trust: Trust) -> Option<ClockForm> {
    let (hour, minute, form) = match cursor.digit_run() {
        1 | 2 => {
            let hour = cursor.number(1, 2)?;
            if !cursor.eat(".") {
                return None;
            }
            (hour, cursor.number(2, 2)?, Loose::Dotted)
        }
        4 => (cursor.number(2, 4)?, 0, Loose::BareDigits),
        _ => return None,
    };
    let (hour, minute) =
        if form == Loose::BareDigits { (hour / 100, hour % 100) } else { (hour, minute) };
    if hour > 23 || minute > 59 || matches!(cursor.peek(), Some(b'.' | b'%' | b'/')) {
        return None;
    }
    let unit = cursor.eat_word(&["h", "hrs", "hours", "uhr"]);
    let is_year = form == Loose::BareDigits && (19..=20).contains(&hour);
    if trust == Trust::Prose && !unit && (is_year || !time_may_end(cursor)) {
        return None;
    }
    let precision = Precision::Minute;
    finish(cursor, Clock { hour, minute, second: 0, precision, loose: Some(form) })
}

/// Tells whether what follows is what follows a time: the end, a separator, a zone.
fn time_may_end(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let spaced = ahead.skip_spaces();
    match ahead.peek_char() {
        None | Some(':' | '|' | '\n' | '–' | '—' | '(') => true,
        Some('-') => spaced || ahead.rest()[1..].starts_with(|c: char| c.is_ascii_digit()),
        Some(_) => super::zone::abbreviation(ahead.word()).is_some(),
    }
}

/// `14:??`, `14:XX`, `2X:XX`, `1?:30`: meant as a time, not fully known.
fn partly_known(cursor: &mut Cursor<'_>) -> Option<ClockForm> {
    let hour = blank_or_digits(cursor)?;
    if !cursor.eat(":") {
        return None;
    }
    let minute = blank_or_digits(cursor)?;
    // All blanks is a placeholder, told apart elsewhere; all digits is an ordinary time.
    let known = hour.bytes().chain(minute.bytes()).any(|byte| byte.is_ascii_digit());
    let blank = hour.bytes().chain(minute.bytes()).any(|byte| !byte.is_ascii_digit());
    (known && blank && cursor.at_boundary()).then_some(ClockForm::Unreadable)
}

fn blank_or_digits<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let rest = cursor.rest();
    let run = rest.bytes().take_while(|byte| byte.is_ascii_digit() || is_blank(*byte)).count();
    if !(1..=2).contains(&run) {
        return None;
    }
    cursor.advance(run);
    Some(&rest[..run])
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b'?' | b'X' | b'x' | b'_' | b'-')
}

/// Reads what may follow the digits (`am`, `Uhr`, `hrs`) and checks that a word ends here.
fn finish(cursor: &mut Cursor<'_>, clock: Clock) -> Option<ClockForm> {
    if let Some(half) = cursor.attempt(half_of_day) {
        return Some(with_half(clock, half));
    }
    cursor.attempt(|cursor| {
        cursor.skip_spaces();
        (cursor.eat_word(&["uhr", "uur", "hrs", "h"]) && cursor.at_boundary()).then_some(())
    });
    // `14:02Z` and `14:02:33Z` end in a zone.
    let ends = cursor.at_boundary() || cursor.word().eq_ignore_ascii_case("z");
    let ends = ends || cursor.word().eq_ignore_ascii_case("ish") || is_zone_word(cursor);
    ends.then(|| checked(clock))
}

fn is_zone_word(cursor: &Cursor<'_>) -> bool {
    super::zone::abbreviation(cursor.word()).is_some()
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// `am`, `PM`, `a.m.`, with a space before or not.
fn half_of_day(cursor: &mut Cursor<'_>) -> Option<Half> {
    cursor.skip_spaces();
    let rest = cursor.rest().as_bytes();
    let half = match rest.first()?.to_ascii_lowercase() {
        b'a' => Half::Morning,
        b'p' => Half::Afternoon,
        _ => return None,
    };
    let len = match rest {
        [_, b'.', m, b'.', ..] if m.eq_ignore_ascii_case(&b'm') => 4,
        [_, m, ..] if m.eq_ignore_ascii_case(&b'm') => 2,
        _ => return None,
    };
    cursor.advance(len);
    cursor.at_boundary().then_some(half)
}

fn with_half(mut clock: Clock, half: Half) -> ClockForm {
    match half {
        Half::Afternoon if clock.hour > 12 => clock.loose = Some(Loose::TwiceAfternoon),
        Half::Morning if clock.hour > 12 => return ClockForm::Unreadable,
        Half::Afternoon if clock.hour < 12 => {
            clock.hour += 12;
            clock.loose = None;
        }
        Half::Morning if clock.hour == 12 => clock.hour = 0,
        Half::Morning | Half::Afternoon => clock.loose = None,
    }
    checked(clock)
}

fn checked(mut clock: Clock) -> ClockForm {
    let end_of_day = clock.hour == 24 && clock.minute == 0 && clock.second == 0;
    if clock.minute > 59 || clock.second > 60 || (clock.hour > 23 && !end_of_day) {
        return ClockForm::Unreadable;
    }
    clock.second = clock.second.min(59);
    ClockForm::Clock(clock)
}
