//! Days, times and lengths of time as people read them.
//!
//! Pages are written in the site's language, by the methods of [`Words`]; the command line and the
//! comments of a review speak English, by those of [`Words::english`].

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{OffsetName, Tz};

use super::view::{DateView, DurationView, TimeView};
use crate::model::{Precision, Stamp, ZoneSource};
use crate::theme::Words;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

impl Words {
    /// Formats a day.
    pub fn date(&self, day: NaiveDate) -> DateView {
        DateView { datetime: iso_day(day), text: self.day(day), short: self.short_day(day) }
    }

    /// Formats a point in time in its own zone and in UTC.
    pub fn time(&self, stamp: &Stamp) -> TimeView {
        let zone = zone_name(stamp);
        let day = self.date(stamp.date());
        let exact = stamp.precision > Precision::Day;
        let utc = stamp.ordering_instant().naive_utc();
        let about = |text: String| {
            if stamp.approximate { self.say("about-time", &[("time", text.into())]) } else { text }
        };
        let whole = |date: &str, clock: &str, zone: &str| {
            let values = [("date", date.into()), ("time", clock.into()), ("zone", zone.into())];
            self.say("date-and-time", &values)
        };
        let clock_utc = clock(utc, stamp.precision);
        let own = about(clock(stamp.local, stamp.precision));
        let text = if exact { whole(&day.text, &own, &zone) } else { about(day.text.clone()) };
        let in_utc = exact.then(|| whole(&self.day(utc.date()), &about(clock_utc.clone()), "UTC"));
        TimeView {
            datetime: iso(stamp),
            text,
            utc: in_utc,
            clock: if exact { own } else { String::new() },
            clock_utc: if exact { clock_utc } else { String::new() },
            date: day,
            is_utc: stamp.offset.local_minus_utc() == 0 && zone == "UTC",
            zone,
            precision: match stamp.precision {
                Precision::Day => "day",
                Precision::Hour => "hour",
                Precision::Minute => "minute",
                Precision::Second => "second",
            },
            approximate: stamp.approximate,
            zone_assumed: stamp.zone_source == ZoneSource::Assumed,
        }
    }

    /// Formats a length of time in seconds; a negative one is shown as its amount.
    pub fn duration(&self, seconds: i64) -> DurationView {
        DurationView {
            seconds,
            text: self.length(seconds),
            short: self.short_length(seconds),
            datetime: iso_duration(seconds),
        }
    }

    /// Formats the time since the start of an incident: "T+13 min", "T-4 min".
    pub fn since_start(&self, delta: TimeDelta) -> String {
        let seconds = delta.num_seconds();
        let key = if seconds < 0 { "before-start" } else { "since-start" };
        self.say(key, &[("length", self.length(seconds).into())])
    }

    /// Formats a stretch of years: "2024", "2023 to 2026".
    pub fn years(&self, first: NaiveDate, last: NaiveDate) -> String {
        match (first.year(), last.year()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => {
                let values =
                    [("first", first.to_string().into()), ("last", last.to_string().into())];
                self.say("years-range", &values)
            }
        }
    }
}

/// Formats a stamp for machines: RFC 3339 with its offset, or the bare date when no more is known.
pub fn iso(stamp: &Stamp) -> String {
    if stamp.precision == Precision::Day {
        return iso_day(stamp.date());
    }
    let clock = stamp.local.format("T%H:%M:%S");
    format!("{}{clock}{}", iso_day(stamp.date()), iso_offset(stamp.offset))
}

/// Formats a day for machines: `2026-03-02`.
pub fn iso_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn iso_offset(offset: FixedOffset) -> String {
    match offset.local_minus_utc() {
        0 => "Z".to_owned(),
        _ => offset.to_string().chars().take(6).collect(),
    }
}

fn clock(at: NaiveDateTime, precision: Precision) -> String {
    let format = if precision == Precision::Second { "%H:%M:%S" } else { "%H:%M" };
    at.format(format).to_string()
}

/// Returns the short name of a stamp's zone: as written, the abbreviation of a named zone, or the offset.
fn zone_name(stamp: &Stamp) -> String {
    let written = stamp.zone.as_deref().unwrap_or_default();
    if let Some(tz) = written.parse::<Tz>().ok().filter(|_| written.contains('/')) {
        let offset = tz.offset_from_utc_datetime(&stamp.ordering_instant().naive_utc());
        let name = offset.abbreviation().filter(|it| it.starts_with(char::is_alphabetic));
        return name.map_or_else(|| offset_name(offset.fix()), str::to_owned);
    }
    match written {
        "" | "Z" | "z" => offset_name(stamp.offset),
        zone if zone.starts_with(['+', '-']) => offset_name(stamp.offset),
        zone => zone.to_owned(),
    }
}

/// Returns an offset as people write it: "UTC", "UTC+1", "UTC-3:30".
pub fn offset_name(offset: FixedOffset) -> String {
    let seconds = i64::from(offset.local_minus_utc());
    let (hours, minutes) = (seconds.abs() / HOUR, seconds.abs() % HOUR / MINUTE);
    let sign = if seconds < 0 { '-' } else { '+' };
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

fn iso_duration(seconds: i64) -> String {
    let seconds = seconds.saturating_abs();
    let (hours, minutes, rest) = (seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    let part = |value: i64, unit| if value > 0 { format!("{value}{unit}") } else { String::new() };
    match seconds {
        0 => "PT0S".to_owned(),
        _ => format!("PT{}{}{}", part(hours, 'H'), part(minutes, 'M'), part(rest, 'S')),
    }
}

/// Formats a count with its English noun, for the terminal: "1 incident", "1,240 incidents".
pub fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", Words::english().number(count), if count == 1 { one } else { many })
}

/// Returns a word with its first letter large: "incident-commander" to "Incident commander".
pub fn sentence(word: &str) -> String {
    let spaced = word.replace(['-', '_'], " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> &'static Words {
        Words::english()
    }

    fn stamp(text: &str, offset: i32, zone: Option<&str>, precision: Precision) -> Stamp {
        Stamp {
            local: text.parse().expect("a time of the tests"),
            offset: FixedOffset::east_opt(offset).expect("an offset of the tests"),
            zone: zone.map(str::to_owned),
            zone_source: ZoneSource::Written,
            precision,
            approximate: false,
        }
    }

    #[test]
    fn durations_show_their_two_largest_units() {
        let check = |seconds, text: &str, datetime: &str| {
            let view = english().duration(seconds);
            assert_eq!((view.text.as_str(), view.datetime.as_str()), (text, datetime));
        };
        check(0, "0 min", "PT0S");
        check(39, "39 s", "PT39S");
        check(90, "1 min 30 s", "PT1M30S");
        check(780, "13 min", "PT13M");
        check(8040, "2 h 14 min", "PT2H14M");
        check(7200, "2 h", "PT2H");
        check(76 * HOUR + 59, "3 d 4 h", "PT76H59S");
        check(593 * 24 * HOUR, "593 d", "PT14232H");
        assert_eq!(english().duration(8040).short, "2h 14m");
    }

    #[test]
    fn times_are_shown_in_their_zone_and_in_utc() {
        let view = english().time(&stamp(
            "2026-03-30T00:06:00",
            3600,
            Some("Europe/London"),
            Precision::Minute,
        ));
        assert_eq!(view.text, "30 Mar 2026, 00:06 BST");
        assert_eq!(view.utc.as_deref(), Some("29 Mar 2026, 23:06 UTC"));
        assert_eq!(view.datetime, "2026-03-30T00:06:00+01:00");
        assert!(!view.is_utc);
        let view = english().time(&stamp("2026-03-02T14:06:00", 0, None, Precision::Minute));
        assert_eq!((view.text.as_str(), view.is_utc), ("2 Mar 2026, 14:06 UTC", true));
        let view = english().time(&stamp(
            "2026-03-02T14:06:00",
            -10800,
            Some("America/Sao_Paulo"),
            Precision::Minute,
        ));
        assert_eq!(view.zone, "UTC-3");
        let view =
            english().time(&stamp("2026-03-02T14:06:00", 19800, Some("+05:30"), Precision::Minute));
        assert_eq!(view.zone, "UTC+5:30");
    }

    #[test]
    fn a_bare_date_never_becomes_midnight() {
        let view = english().time(&stamp("1969-07-20T00:00:00", 0, None, Precision::Day));
        assert_eq!((view.datetime.as_str(), view.text.as_str()), ("1969-07-20", "20 Jul 1969"));
        assert_eq!((view.utc, view.clock.as_str()), (None, ""));
    }

    #[test]
    fn offsets_from_the_start_carry_their_sign() {
        assert_eq!(english().since_start(TimeDelta::minutes(13)), "T+13 min");
        assert_eq!(english().since_start(TimeDelta::seconds(-240)), "T-4 min");
        assert_eq!(english().since_start(TimeDelta::hours(26)), "T+1 d 2 h");
    }

    #[test]
    fn numbers_have_commas_and_no_needless_digits() {
        assert_eq!(english().number(1_234_567), "1,234,567");
        assert_eq!(english().number(999), "999");
        assert_eq!(english().decimal(18.390_356), "18.39");
        assert_eq!(english().decimal(3.0), "3");
        assert_eq!(plural(1, "incident", "incidents"), "1 incident");
        assert_eq!(sentence("incident-commander"), "Incident commander");
    }
}
