//! Dates as authors write them: numbers in any order that is clear, or a month's name.

use chrono::NaiveDate;

use crate::model::time::cursor::{Cursor, same_word};

/// A date as written; the year may be left to the surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDate {
    /// Year, where it is written.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day, 1 to 31.
    pub day: u32,
}

impl WrittenDate {
    /// Returns the day in the calendar, the year taken from `around` where it is not written.
    pub(crate) fn resolve(self, around: Option<NaiveDate>) -> Option<NaiveDate> {
        let year = self.year.or_else(|| around.map(|date| chrono::Datelike::year(&date)))?;
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

/// What stands where a date is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateForm {
    /// A date.
    Date(WrittenDate),
    /// Meant as a date, but no such day, or one that can be read in two ways.
    Unreadable,
}

/// Reads a date at the cursor.
pub(crate) fn date(cursor: &mut Cursor<'_>) -> Option<DateForm> {
    let next = cursor.peek_char()?;
    if next.is_ascii_digit() {
        if let Some(found) = cursor.attempt(year_first) {
            return Some(found);
        }
        if let Some(found) = cursor.attempt(year_last) {
            return Some(found);
        }
        return cursor.attempt(day_month_name).map(DateForm::Date);
    }
    if !next.is_alphabetic() {
        return None;
    }
    cursor.attempt(|cursor| {
        if weekday(cursor) {
            cursor.eat_any(&[",", "."]);
            cursor.skip_spaces();
            return if cursor.digit_run() > 0 { date(cursor) } else { month_name_day(cursor) };
        }
        month_name_day(cursor)
    })
}

/// `2026-03-02`, `2026/3/2`, `2026.03.02`; a year of more than four digits is unreadable.
fn year_first(cursor: &mut Cursor<'_>) -> Option<DateForm> {
    let year = cursor.digits(4, 6)?;
    let separator = separator(cursor)?;
    let month = cursor.number(1, 2)?;
    if !cursor.eat(separator) {
        return None;
    }
    let day = cursor.number(1, 2)?;
    if year.len() > 4 {
        return Some(DateForm::Unreadable);
    }
    Some(checked(year.parse().ok()?, month, day))
}

/// `02.03.2026` with the day first; `13/02/2026` and `02/13/2026` where only one order is possible.
fn year_last(cursor: &mut Cursor<'_>) -> Option<DateForm> {
    let first = cursor.number(1, 2)?;
    let separator = separator(cursor)?;
    let second = cursor.number(1, 2)?;
    if !cursor.eat(separator) {
        return None;
    }
    let year = cursor.digits(4, 4)?.parse().ok()?;
    Some(match (first > 12, second > 12) {
        _ if separator == "." || first == second => checked(year, second, first),
        (true, false) => checked(year, second, first),
        (false, true) => checked(year, first, second),
        (true, true) | (false, false) => DateForm::Unreadable,
    })
}

fn separator<'a>(cursor: &mut Cursor<'_>) -> Option<&'a str> {
    ["-", "/", "."].into_iter().find(|separator| cursor.eat(separator))
}

/// `29 September 2017`, `2. März 2026`, `1er mars`, `29th of September, 2017`.
fn day_month_name(cursor: &mut Cursor<'_>) -> Option<WrittenDate> {
    let day = cursor.number(1, 2)?;
    cursor.eat_any(&["."]);
    cursor.eat_word(&["st", "nd", "rd", "th", "er", "o"]);
    cursor.eat_any(&["-"]);
    cursor.skip_spaces();
    if cursor.eat_word(&["of", "de"]) {
        cursor.skip_spaces();
    }
    let month = month(cursor)?;
    cursor.eat_any(&["."]);
    let year = year_behind(cursor);
    valid(WrittenDate { year, month, day })
}

/// `Sep 29 2017`, `September 29th, 2017`, `Sep 29`.
fn month_name_day(cursor: &mut Cursor<'_>) -> Option<DateForm> {
    let month = month(cursor)?;
    cursor.eat_any(&["."]);
    if !cursor.skip_spaces() && !cursor.eat("-") {
        return None;
    }
    let day = cursor.number(1, 2)?;
    if cursor.peek() == Some(b':') {
        return None;
    }
    cursor.eat_word(&["st", "nd", "rd", "th"]);
    let year = year_behind(cursor);
    valid(WrittenDate { year, month, day }).map(DateForm::Date)
}

fn year_behind(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.attempt(|cursor| {
        cursor.eat_any(&[",", "-"]);
        cursor.skip_spaces();
        if cursor.eat_word(&["de"]) {
            cursor.skip_spaces();
        }
        let year = cursor.digits(4, 4)?.parse().ok()?;
        let is_year = (1900..2200).contains(&year) && cursor.peek() != Some(b':');
        (is_year && cursor.at_boundary()).then_some(year)
    })
}

fn valid(date: WrittenDate) -> Option<WrittenDate> {
    // A leap year stands in for a year that is not written.
    NaiveDate::from_ymd_opt(date.year.unwrap_or(2024), date.month, date.day).map(|_| date)
}

fn checked(year: i32, month: u32, day: u32) -> DateForm {
    let date = WrittenDate { year: Some(year), month, day };
    let plausible = (1000..=9999).contains(&year);
    valid(date).filter(|_| plausible).map_or(DateForm::Unreadable, DateForm::Date)
}

const WEEKDAYS: [&str; 14] = [
    "monday",
    "mon",
    "tuesday",
    "tue",
    "wednesday",
    "wed",
    "thursday",
    "thu",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
];

/// Steps over a day of the week, which adds nothing to a date.
fn weekday(cursor: &mut Cursor<'_>) -> bool {
    let more = ["tues", "thur", "thurs"];
    let german = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
    cursor.eat_word(&WEEKDAYS) || cursor.eat_word(&more) || cursor.eat_word(&german)
}

/// Names of the months in English, German, French, Spanish, Portuguese and Dutch.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "janvier", "enero", "janeiro", "januari"],
    &["february", "feb", "februar", "février", "fevrier", "febrero", "fevereiro", "februari"],
    &["march", "mar", "märz", "mars", "marzo", "março", "maart"],
    &["april", "apr", "avril", "abril"],
    &["may", "mai", "mayo", "maio", "mei"],
    &["june", "jun", "juni", "juin", "junio", "junho"],
    &["july", "jul", "juli", "juillet", "julio", "julho"],
    &["august", "aug", "août", "aout", "agosto", "augustus"],
    &["september", "sep", "sept", "septembre", "septiembre", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "outubro"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "dezember", "dez", "décembre", "decembre", "diciembre", "dezembro"],
];

fn month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let word = cursor.word();
    if !(3..=10).contains(&word.len()) {
        return None;
    }
    let at = MONTHS.iter().position(|names| names.iter().any(|name| same_word(name, word)))?;
    cursor.advance(word.len());
    u32::try_from(at + 1).ok()
}
