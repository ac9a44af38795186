//! Days and lengths of time as a language writes them.

use anyhow::{anyhow, bail};
use chrono::format::{Item, StrftimeItems};
use chrono::{Days, Locale, NaiveDate};

use super::Words;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The messages that hold a pattern for days.
const PATTERNS: [&str; 6] =
    ["date", "date-short", "month-of-year", "month-of-year-short", "month-name", "month-short"];
/// The messages of units: days, hours, minutes, seconds.
const UNITS: [&str; 4] = ["unit-days", "unit-hours", "unit-minutes", "unit-seconds"];
const SHORT_UNITS: [&str; 4] =
    ["unit-days-short", "unit-hours-short", "unit-minutes-short", "unit-seconds-short"];

/// Returns the locale that names the months, once every pattern for days can be used with it.
pub(super) fn locale(words: &Words) -> anyhow::Result<Locale> {
    let name = bare(&words.text("date-locale"));
    let locale = Locale::try_from(name.as_str())
        .map_err(|_| anyhow!("`date-locale` is `{name}`, not a locale such as `en_GB`"))?;
    for key in PATTERNS {
        let pattern = bare(&words.text(key));
        if StrftimeItems::new_with_locale(&pattern, locale).any(|item| item == Item::Error) {
            bail!("`{key}` is `{pattern}`, not a pattern such as `%-d %b %Y`");
        }
    }
    Ok(locale)
}

/// Returns a message that is read by the program, without the marks that keep its direction in a text
/// from right to left.
pub(super) fn bare(text: &str) -> String {
    text.trim_matches(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']).to_owned()
}

impl Words {
    /// Writes a day: "2 Mar 2026".
    pub fn day(&self, day: NaiveDate) -> String {
        self.patterned("date", day)
    }

    /// Writes a day within one year: "2 Mar".
    pub fn short_day(&self, day: NaiveDate) -> String {
        self.patterned("date-short", day)
    }

    /// Writes a month with its year: "March 2026".
    pub fn month(&self, day: NaiveDate) -> String {
        self.patterned("month-of-year", day)
    }

    /// Writes a month with its year where there is little room: "Mar 2026".
    pub fn short_month_of_year(&self, day: NaiveDate) -> String {
        self.patterned("month-of-year-short", day)
    }

    /// Writes a month of any year: "March".
    pub fn month_name(&self, day: NaiveDate) -> String {
        self.patterned("month-name", day)
    }

    /// Writes a month where there is little room: "Mar".
    pub fn short_month(&self, day: NaiveDate) -> String {
        self.patterned("month-short", day)
    }

    /// Names the days of the week where there is little room, from Monday on: "Mon".
    pub fn weekdays(&self) -> [String; 7] {
        self.week("%a")
    }

    /// Names the days of the week, from Monday on: "Monday".
    pub fn long_weekdays(&self) -> [String; 7] {
        self.week("%A")
    }

    fn week(&self, pattern: &str) -> [String; 7] {
        let monday = NaiveDate::default() - Days::new(3);
        [0, 1, 2, 3, 4, 5, 6]
            .map(|at| (monday + Days::new(at)).format_localized(pattern, self.0.locale).to_string())
    }

    fn patterned(&self, key: &str, day: NaiveDate) -> String {
        // The patterns of user files were tried when they were read.
        day.format_localized(&bare(&self.text(key)), self.0.locale).to_string()
    }

    /// Writes a length of time by the two largest units that count: "2 h 14 min".
    pub fn length(&self, seconds: i64) -> String {
        self.units(seconds, UNITS)
    }

    /// Writes a length of time for narrow places: "2h 14m".
    pub fn short_length(&self, seconds: i64) -> String {
        self.units(seconds, SHORT_UNITS)
    }

    /// Writes a number of days in words: "1 day", "12 days".
    pub fn days(&self, count: i64) -> String {
        self.say("n-days", &[("n", count.max(0).into())])
    }

    fn units(&self, seconds: i64, [d, h, m, s]: [&str; 4]) -> String {
        let seconds = seconds.saturating_abs();
        let unit = |n: i64, key: &str| self.say(key, &[("n", n.into())]);
        let pair = |large: i64, large_key: &str, small: i64, small_key: &str| match small {
            0 => unit(large, large_key),
            small => format!("{} {}", unit(large, large_key), unit(small, small_key)),
        };
        if seconds >= DAY {
            pair(seconds / DAY, d, seconds % DAY / HOUR, h)
        } else if seconds >= HOUR {
            pair(seconds / HOUR, h, seconds % HOUR / MINUTE, m)
        } else if seconds >= 10 * MINUTE {
            unit(seconds / MINUTE, m)
        } else if seconds >= MINUTE {
            pair(seconds / MINUTE, m, seconds % MINUTE, s)
        } else if seconds == 0 {
            unit(0, m)
        } else {
            unit(seconds, s)
        }
    }
}
