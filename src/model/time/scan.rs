//! Finds a time at the start of a text, in any of the ways authors write one.
//!
//! Knows the forms only: no calendar, no default zone, no findings.

use crate::model::time::clock::{Clock, ClockForm, Trust, clock};
use crate::model::time::cursor::Cursor;
use crate::model::time::date::{DateForm, WrittenDate, date};
use crate::model::time::duration::duration;
use crate::model::time::zone::{self, Zone};

/// What stands at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scanned {
    /// A time.
    Time(Written),
    /// Meant as a time, but cannot be read: `14:??`, `2X:XX`, `22025-01-13`, `25:70`.
    Unreadable {
        /// How many bytes it takes.
        len: usize,
    },
    /// A place left for a time: `--:--`, `HH:mm`, `TBC`.
    Blank {
        /// How many bytes it takes.
        len: usize,
    },
}

/// A time as written, with all that its author left to the surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// Whether the author wrote "about".
    pub approximate: bool,
    /// The day.
    pub date: Option<WrittenDate>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// Where in the text the time of day begins.
    pub clock_at: usize,
    /// The zone.
    pub zone: Option<WrittenZone>,
    /// Seconds since the incident began, for `T+13m`.
    pub elapsed: Option<i64>,
    /// The end of a range.
    pub until: Option<Until>,
    /// Whether a part of it was left open, as in `2026-03-02 14:??`.
    pub partial: bool,
    /// How many bytes it takes.
    pub len: usize,
}

/// The end of a range as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Until {
    /// The day, when another than the start's.
    pub date: Option<WrittenDate>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// The zone.
    pub zone: Option<WrittenZone>,
}

/// A zone as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenZone {
    /// One that is clear by itself.
    Zone(Zone),
    /// An abbreviation that names several clocks.
    Ambiguous(&'static str),
}

/// Looks for a time at the very start of `text`.
pub(crate) fn scan(text: &str, trust: Trust) -> Option<Scanned> {
    let mut cursor = Cursor::new(text);
    if let Some(len) = blank(cursor) {
        return Some(Scanned::Blank { len });
    }
    let mut written = Written { approximate: about(&mut cursor), ..Written::default() };
    if let Some(seconds) = cursor.attempt(elapsed) {
        written.elapsed = Some(seconds);
        written.len = cursor.at();
        return Some(Scanned::Time(written));
    }
    if let Some(found) = cursor.attempt(open_date) {
        return Some(found);
    }
    match date(&mut cursor) {
        Some(DateForm::Unreadable) => return Some(unreadable(&mut cursor)),
        Some(DateForm::Date(found)) => written.date = Some(found),
        None => {}
    }
    let trust = if written.date.is_some() { Trust::Expected } else { trust };
    let separated = cursor.attempt(|cursor| {
        let joined = written.date.is_some().then(|| between_date_and_clock(cursor));
        written.approximate |= written.date.is_some() && about(cursor);
        written.clock_at = cursor.at();
        clock(cursor, trust).map(|form| (form, joined == Some(Joint::T)))
    });
    match separated {
        Some((ClockForm::Unreadable, _)) if written.date.is_some() => {
            written.partial = true;
            finish_date(&mut cursor, &mut written)?;
        }
        Some((ClockForm::Unreadable, _)) => return Some(unreadable(&mut cursor)),
        Some((ClockForm::Clock(found), by_t)) => {
            written.clock = Some(found);
            finish_clock(&mut cursor, &mut written, by_t);
        }
        None => {
            cursor.attempt(|cursor| {
                cursor.skip_spaces();
                let len = blank(*cursor).filter(|_| written.date.is_some())?;
                cursor.advance(len);
                Some(())
            });
            finish_date(&mut cursor, &mut written)?;
        }
    }
    written.len = cursor.at();
    Some(Scanned::Time(written))
}

/// Returns the zone that a text which is a time is written with.
pub(crate) fn zone_in(text: &str) -> Option<Zone> {
    match scan(text.trim(), Trust::Expected)? {
        Scanned::Time(Written { zone: Some(WrittenZone::Zone(zone)), .. }) => Some(zone),
        Scanned::Time(_) | Scanned::Unreadable { .. } | Scanned::Blank { .. } => None,
    }
}

/// `2022-02-?? ??:??`, `2021/22-??-?? HH:mm` are meant as times; `20xx-MM-DD HH:mm` is a place for one.
fn open_date(cursor: &mut Cursor<'_>) -> Option<Scanned> {
    let rest = cursor.rest();
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '?')));
    let token = &rest[..end.unwrap_or(rest.len())];
    let template = token.starts_with("20xx-") || token.starts_with("20XX-");
    let digits = token.bytes().take_while(u8::is_ascii_digit).count();
    let open = digits == 4 && token.contains('?') && token[4..].starts_with(['-', '/']);
    if !template && !open {
        return None;
    }
    cursor.advance(token.len());
    cursor.attempt(|cursor| {
        cursor.skip_spaces();
        match blank(*cursor) {
            Some(len) => cursor.advance(len),
            None => {
                clock(cursor, Trust::Expected)?;
            }
        }
        Some(())
    });
    let len = cursor.at();
    Some(if template { Scanned::Blank { len } } else { Scanned::Unreadable { len } })
}

/// Reads what may follow a clock time: zone, "ish", end of a range, a date behind.
fn finish_clock(cursor: &mut Cursor<'_>, written: &mut Written, by_t: bool) {
    written.approximate |= cursor.eat_word(&["ish"]);
    written.zone = written_zone(cursor, *written, by_t);
    written.approximate |= about_behind(cursor);
    written.until = cursor.attempt(|cursor| until(cursor, *written));
    if let Some(until) = written.until {
        // "14:02-14:10 CET": the zone is told once, behind both.
        written.zone = written.zone.or(until.zone);
        if until.clock.is_none() {
            written.until = None;
            written.partial = true;
        }
    }
    if written.date.is_none() {
        written.date = cursor.attempt(date_behind);
        if written.date.is_some() && written.zone.is_none() {
            written.zone = written_zone(cursor, *written, false);
        }
    }
}

/// Reads what may follow a date without a time of day; `None` when it is no date after all.
fn finish_date(cursor: &mut Cursor<'_>, written: &mut Written) -> Option<()> {
    let date = written.date?;
    if !cursor.at_boundary() {
        return None;
    }
    cursor.attempt(|cursor| {
        cursor.skip_spaces();
        let told = cursor.eat_any(&["(Time TBC)", "(time TBC)", "(TBC)", "Time TBC"]);
        told.then_some(())
    });
    written.until = cursor.attempt(|cursor| until(cursor, *written));
    // "May 5 pods failed" is prose; a date without a year needs an end behind it.
    let mut ahead = *cursor;
    ahead.skip_spaces();
    let ends = ahead.peek_char().is_none_or(|c| !c.is_alphanumeric());
    (date.year.is_some() || ends).then_some(())
}

/// Steps over the rest of a word that cannot be read as a time.
fn unreadable(cursor: &mut Cursor<'_>) -> Scanned {
    // What follows belongs to the same time: "22025-01-13 11:31", "2023-13-01T10:00:00Z".
    cursor.attempt(|cursor| {
        between_date_and_clock(cursor);
        clock(cursor, Trust::Expected)
    });
    let rest = cursor.rest();
    let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    cursor.advance(word);
    Scanned::Unreadable { len: cursor.at() }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    T,
    Words,
}

fn between_date_and_clock(cursor: &mut Cursor<'_>) -> Joint {
    if cursor.eat_any(&["T", "t"]) {
        return Joint::T;
    }
    cursor.eat_any(&[",", ":"]);
    cursor.skip_spaces();
    cursor.attempt(|cursor| {
        let joined = cursor.eat_any(&["@", "- ", "– ", "— "])
            || cursor.eat_word(&["at", "um", "om", "às", "à", "alle"])
            || (cursor.eat_word(&["a"]) && cursor.skip_spaces() && cursor.eat_word(&["las"]));
        joined.then_some(())
    });
    cursor.skip_spaces();
    Joint::Words
}

/// Steps over "about" in front of a time.
fn about(cursor: &mut Cursor<'_>) -> bool {
    cursor
        .attempt(|cursor| {
            let words = [
                "ca",
                "circa",
                "c",
                "approx",
                "approximately",
                "about",
                "around",
                "roughly",
                "gegen",
                "etwa",
                "vers",
                "hacia",
                "rond",
                "omstreeks",
            ];
            let found = cursor.eat_any(&["~", "≈", "∼"])
                || (cursor.eat_word(&words) && (cursor.eat(".") || cursor.peek() == Some(b' ')));
            cursor.skip_spaces();
            found.then_some(())
        })
        .is_some()
}

/// Steps over "(approx.)", "approx" or a question mark behind a time.
fn about_behind(cursor: &mut Cursor<'_>) -> bool {
    cursor
        .attempt(|cursor| {
            if cursor.eat_any(&["?", "~"]) {
                return Some(());
            }
            cursor.skip_spaces();
            let bracket = cursor.eat("(");
            let found = cursor.eat_word(&["approx", "approximately", "ca", "estimated", "ish"]);
            cursor.eat(".");
            (found && (!bracket || cursor.eat(")"))).then_some(())
        })
        .is_some()
}

/// `T+13m`, `T + 1h 5m`, `T-5m`, `+13m`, `+00:13`, `T0`.
fn elapsed(cursor: &mut Cursor<'_>) -> Option<i64> {
    let named = cursor.eat("T");
    cursor.skip_spaces();
    let sign = match cursor.peek()? {
        b'+' => 1,
        b'-' if named => -1,
        b'0' if named => {
            cursor.advance(1);
            return cursor.at_boundary().then_some(0);
        }
        _ => return None,
    };
    cursor.advance(1);
    cursor.skip_spaces();
    if named && cursor.digit_run() == 1 && cursor.eat("0") && cursor.at_boundary() {
        return Some(0);
    }
    let seconds = duration(cursor).or_else(|| {
        let hours: i64 = cursor.digits(1, 3)?.parse().ok()?;
        cursor.eat(":").then_some(())?;
        let minutes: i64 = cursor.digits(2, 2)?.parse().ok()?;
        Some(hours * 3_600 + minutes * 60)
    })?;
    cursor.at_boundary().then_some(sign * seconds)
}

/// Reads the zone behind a clock time.
fn written_zone(cursor: &mut Cursor<'_>, before: Written, by_t: bool) -> Option<WrittenZone> {
    if let Some(zone) = cursor.attempt(|cursor| numeric_offset(cursor, before, by_t)) {
        return Some(WrittenZone::Zone(zone));
    }
    cursor.attempt(|cursor| {
        cursor.skip_spaces();
        let bracket = cursor.eat_any(&["(", "["]);
        let zone = zone_words(cursor, bracket)?;
        if bracket && !cursor.eat_any(&[")", "]"]) {
            return None;
        }
        Some(zone)
    })
}

/// `+01:00`, `+0100`, `-0800`; a minus could also begin the end of a range.
fn numeric_offset(cursor: &mut Cursor<'_>, before: Written, by_t: bool) -> Option<Zone> {
    let dated = before.date.is_some();
    let spaced = cursor.skip_spaces();
    let sign = cursor.peek()?;
    let ahead = cursor.rest().get(1..)?;
    let digits = ahead.bytes().take_while(u8::is_ascii_digit).count();
    let colon = digits <= 2 && ahead.as_bytes().get(digits) == Some(&b':');
    let minutes = ahead.bytes().skip(digits + 1).take_while(u8::is_ascii_digit).count();
    if colon && minutes != 2 {
        return None;
    }
    let len = if colon { digits + 4 } else { digits + 1 };
    let may_be_range = sign == b'-' && !by_t && before.clock.is_none_or(|c| c.second == 0);
    let zone = zone::offset(cursor.rest().get(..len)?)?;
    if may_be_range {
        if !dated || (spaced && colon) {
            return None;
        }
        // "2026-03-02 14:02-07:00": an end before the start is an offset, another a range.
        let start = before.clock.map(|clock| clock.hour * 60 + clock.minute)?;
        let end = cursor.rest()[1..=digits].parse::<u32>().ok()?;
        let end = if colon { end * 60 } else { end / 100 * 60 };
        if colon && end >= start {
            return None;
        }
    }
    if !colon && digits < 4 && !by_t {
        return None;
    }
    cursor.advance(len);
    cursor.at_boundary().then_some(zone)
}

/// Reads an abbreviation, an IANA name, `UTC+2`, or a city when nothing else follows.
fn zone_words(cursor: &mut Cursor<'_>, bracket: bool) -> Option<WrittenZone> {
    let rest = cursor.rest();
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let len = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '+' | '-')))
        .unwrap_or(rest.len());
    let long = &rest[..len];
    if let Some(zone) = zone::iana(long).or_else(|| zone::utc_offset(long)) {
        cursor.advance(len);
        return Some(WrittenZone::Zone(zone));
    }
    let word = cursor.word();
    if zone::ambiguous(word, None).is_some() {
        cursor.advance(word.len());
        return Some(WrittenZone::Ambiguous("IST"));
    }
    if let Some(zone) = zone::abbreviation(word) {
        cursor.advance(word.len());
        cursor.attempt(|cursor| (cursor.skip_spaces() && cursor.eat_word(&["time"])).then_some(()));
        return cursor.at_boundary().then_some(WrittenZone::Zone(zone));
    }
    named_place(cursor, bracket).map(WrittenZone::Zone)
}

/// "Denver", "New York time", "UK time": a place counts as a zone when the time ends behind it.
fn named_place(cursor: &mut Cursor<'_>, bracket: bool) -> Option<Zone> {
    let rest = cursor.rest();
    if !rest.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let end = rest
        .find(|c: char| !(c.is_alphabetic() || c == ' '))
        .unwrap_or(rest.len())
        .min(rest.find(" - ").unwrap_or(rest.len()));
    let words = rest[..end].trim_end();
    if words.len() > 40 {
        return None;
    }
    let behind = rest[words.len()..].trim_start();
    let ends = behind.is_empty()
        || behind.starts_with([')', ']', ':', '—', '–', '|', '\n', ','])
        || behind.starts_with("- ");
    let told = bracket || ends || words.ends_with(" time");
    let zone = told.then(|| Zone::parse(words)).flatten()?;
    cursor.advance(words.len());
    Some(zone)
}

/// Reads the end of a range.
fn until(cursor: &mut Cursor<'_>, start: Written) -> Option<Until> {
    let spaced = cursor.skip_spaces();
    let dash = cursor.eat_any(&["--", "->", "-", "–", "—", "→"]);
    let word = !dash && spaced && cursor.eat_word(&["to", "until", "till", "bis", "tot"]);
    if !dash && !word {
        return None;
    }
    cursor.skip_spaces();
    about(cursor);
    let mut until = Until::default();
    if let Some(form) = date(cursor) {
        let DateForm::Date(found) = form else { return None };
        until.date = Some(found);
        if start.clock.is_none() {
            return (found.year.is_some() && cursor.at_boundary()).then_some(until);
        }
        between_date_and_clock(cursor);
    } else if start.clock.is_none() {
        return None;
    }
    let found = match clock(cursor, Trust::Prose)? {
        ClockForm::Clock(found) => found,
        // "12:26-12:??": the start stands, the end stays open.
        ClockForm::Unreadable => return Some(Until::default()),
    };
    let same_form = |loose| start.clock.map(|clock| clock.loose) == Some(Some(loose));
    let trusted = found.loose.is_none_or(|loose| {
        use crate::model::time::clock::Loose;
        matches!(loose, Loose::OneDigitHour | Loose::TwiceAfternoon) || same_form(loose)
    });
    until.clock = Some(found);
    let read = Written { date: until.date, clock: until.clock, ..Written::default() };
    until.zone = written_zone(cursor, read, false);
    trusted.then_some(until)
}

/// Reads a date behind a clock time: `14:02, 2 March 2026`, `14:02 on 2026-03-02`.
fn date_behind(cursor: &mut Cursor<'_>) -> Option<WrittenDate> {
    cursor.eat(",");
    cursor.skip_spaces();
    if cursor.eat_word(&["on", "am", "le"]) {
        cursor.skip_spaces();
    }
    let bracket = cursor.eat("(");
    match date(cursor)? {
        DateForm::Date(found) if found.year.is_some() && cursor.at_boundary() => {
            (!bracket || cursor.eat(")")).then_some(found)
        }
        DateForm::Date(_) | DateForm::Unreadable => None,
    }
}

/// Tells how long a placeholder for a time at the cursor is.
fn blank(cursor: Cursor<'_>) -> Option<usize> {
    let rest = cursor.rest();
    let first = *rest.as_bytes().first()?;
    if !matches!(first, b'-' | b'?' | b'_' | b'{' | b'<' | b'[')
        && !matches!(first.to_ascii_uppercase(), b'H' | b'X' | b'Y' | b'T' | b'N')
    {
        return None;
    }
    let forms = [
        "{{ yyyy-mm-dd hh:mm }}",
        "yyyy-mm-ddthh:mm:ssz",
        "yyyy-mm-ddthh:mmz",
        "yyyy-mm-ddthh:mm",
        "yyyy-mm-dd hh:mm",
        "yyyy-mm-dd",
        "yyyy/mm/dd",
        "{{ hh:mm }}",
        "<hh:mm>",
        "[hh:mm]",
        "hh:mm:ss",
        "hh:mm",
        "--:--",
        "-:-",
        "??:??",
        "xx:xx",
        "__:__",
        "tbc",
        "tbd",
        "n/a",
    ];
    let found = forms.iter().find(|form| {
        rest.get(..form.len()).is_some_and(|start| start.eq_ignore_ascii_case(form))
    })?;
    let behind = rest[found.len()..].chars().next();
    behind.is_none_or(|c| !c.is_alphanumeric()).then_some(found.len())
}
