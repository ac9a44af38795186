//! Calendar days without a clock or a time zone: what `2025-03..2026` in a query means.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Returns the day, or `None` when the calendar has no such day; years 1 to 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && (1..=days_in_month(year, month)).contains(&day);
        valid.then(|| Self(days_from_civil(year, month, day)))
    }

    /// Returns the day this many days after 1970-01-01.
    pub(crate) fn from_epoch(days: i64) -> Self {
        Self(i32::try_from(days).unwrap_or_default())
    }

    /// Returns the number of days since 1970-01-01.
    pub fn since_epoch(self) -> i32 {
        self.0
    }

    /// Reads `2026-03-02`.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = parse_period(text)?;
        (first == last).then_some(first)
    }

    /// Returns year, month and day.
    fn civil(self) -> (i32, u32, u32) {
        // Days are counted in eras of 400 years that begin on 1 March of year 0.
        let shifted = i64::from(self.0) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |number: i64| u32::try_from(number).unwrap_or_default();
        (i32::try_from(year).unwrap_or_default(), small(month), small(day))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a day"))
    }
}

/// Reads a year, a month or a day (`2025`, `2025-03`, `2025-03-02`) as its first and last day.
pub(crate) fn parse_period(text: &str) -> Option<(Day, Day)> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)?.try_into().ok()?;
    let Some(month) = parts.next() else {
        return Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?));
    };
    let month = number(month, 2)?;
    let Some(day) = parts.next() else {
        return Some((
            Day::new(year, month, 1)?,
            Day::new(year, month, days_in_month(year, month))?,
        ));
    };
    let day = Day::new(year, month, number(day, 2)?)?;
    parts.next().is_none().then_some((day, day))
}

fn number(digits: &str, width: usize) -> Option<u32> {
    let fits = match width {
        4 => digits.len() == 4,
        _ => (1..=width).contains(&digits.len()),
    };
    (fits && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = i32::try_from((month + 9) % 12).unwrap_or_default();
    let day_of_year = (153 * month_from_march + 2) / 5 + i32::try_from(day).unwrap_or(1) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_to_numbers_and_back() {
        assert_eq!(Day::new(1970, 1, 1).map(Day::since_epoch), Some(0));
        assert_eq!(Day::new(2000, 2, 29).map(Day::since_epoch), Some(11_016));
        for number in (-700_000..2_900_000).step_by(97) {
            let text = Day(number).to_string();
            assert_eq!(Day::parse(&text), Some(Day(number)), "{text}");
        }
    }

    #[test]
    fn days_the_calendar_lacks_are_none() {
        for text in ["2025-02-29", "2025-13", "2025-00-01", "25", "2025-1-1-1", "", "20x5"] {
            assert_eq!(parse_period(text), None, "{text}");
        }
    }
}
