//! Working time between two instants: the team's week, across nights, weekends and clock changes.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use crate::config::SupportHours;
use crate::model::time::clock::{ClockForm, Trust, clock};
use crate::model::time::cursor::Cursor;

/// How many days are counted at most; a longer stretch is a slip of the pen.
const MAX_DAYS: i64 = 3_660;

/// A working week in a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Working days.
    pub days: Vec<Weekday>,
    /// When work starts.
    pub from: NaiveTime,
    /// When it ends, the same day.
    pub to: NaiveTime,
    /// The zone of both.
    pub zone: Tz,
}

impl Calendar {
    /// Takes the casebook's support hours, in `zone` where they name none.
    pub fn configured(hours: &SupportHours, zone: Option<Tz>) -> Self {
        Self {
            days: hours.days.clone(),
            from: hours.from,
            to: hours.to,
            zone: hours.timezone.or(zone).unwrap_or(Tz::UTC),
        }
    }

    /// Reads hours stated in a text, such as "support hours 10:00-17:00 M-F"; Monday to Friday when
    /// no days are told.
    pub fn stated(text: &str, zone: Tz) -> Option<Self> {
        let lower = text.to_lowercase();
        let at = ["support hours", "working hours", "business hours", "office hours"]
            .into_iter()
            .find_map(|words| lower.find(words).map(|at| at + words.len()))?;
        let rest = lower.get(at..)?;
        let digit = rest.find(|c: char| c.is_ascii_digit()).filter(|digit| *digit < 20)?;
        let mut cursor = Cursor::new(&rest[digit..]);
        let from = time(&mut cursor)?;
        cursor.skip_spaces();
        if !cursor.eat_any(&["-", "–", "—", "to "]) {
            return None;
        }
        cursor.skip_spaces();
        let to = time(&mut cursor)?;
        let weekdays =
            [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri].to_vec();
        (from < to).then_some(Self { days: weekdays, from, to, zone })
    }

    /// Returns the seconds of working time between two instants.
    pub fn seconds_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Option<i64> {
        if to < from || (to - from).num_days() > MAX_DAYS {
            return None;
        }
        let first = from.with_timezone(&self.zone).date_naive();
        let last = to.with_timezone(&self.zone).date_naive();
        let mut total = 0;
        for day in first.iter_days().take_while(|day| *day <= last) {
            if self.days.contains(&day.weekday()) {
                let opens = self.instant(day, self.from)?.max(from);
                let closes = self.instant(day, self.to)?.min(to);
                total += (closes - opens).num_seconds().max(0);
            }
        }
        Some(total)
    }

    /// Returns when a clock time is reached on a day; inside a clock change, the nearest that exists.
    fn instant(&self, day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
        let local = day.and_time(time);
        let found = self.zone.from_local_datetime(&local);
        let found = found.earliest().or_else(|| {
            let later = local + chrono::TimeDelta::hours(1);
            self.zone.from_local_datetime(&later).earliest()
        });
        found.map(|found| found.with_timezone(&Utc))
    }
}

fn time(cursor: &mut Cursor<'_>) -> Option<NaiveTime> {
    match clock(cursor, Trust::Expected)? {
        ClockForm::Clock(clock) => NaiveTime::from_hms_opt(clock.hour, clock.minute, 0),
        ClockForm::Unreadable => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    fn week(zone: Tz) -> Calendar {
        Calendar::stated("(during support hours 10:00-17:00)", zone).expect("hours")
    }

    #[test]
    fn only_working_time_counts() {
        let week = week(Tz::UTC);
        for (from, to, seconds) in [
            ("2020-02-25T07:32:00Z", "2020-02-25T17:07:00Z", 7 * 3600),
            ("2020-04-15T07:15:00Z", "2020-04-15T15:09:00Z", 5 * 3600 + 9 * 60),
            ("2020-02-25T11:00:00Z", "2020-02-25T12:30:00Z", 90 * 60),
            // Friday to Monday.
            ("2020-02-28T16:00:00Z", "2020-03-02T11:00:00Z", 2 * 3600),
            ("2020-02-29T10:00:00Z", "2020-03-01T17:00:00Z", 0),
            ("2020-02-25T12:00:00Z", "2020-02-25T12:00:00Z", 0),
        ] {
            assert_eq!(week.seconds_between(at(from), at(to)), Some(seconds), "{from} {to}");
        }
        assert_eq!(
            week.seconds_between(at("2020-02-25T12:00:00Z"), at("2020-02-24T12:00:00Z")),
            None
        );
        assert_eq!(
            week.seconds_between(at("1020-02-25T12:00:00Z"), at("2020-02-24T12:00:00Z")),
            None
        );
    }

    #[test]
    fn the_clock_of_the_team_counts_across_its_changes() {
        let london = week(Tz::Europe__London);
        // Friday 27 March (winter) to Monday 30 March 2020 (summer): 10:00 is 09:00 UTC by then.
        let from = at("2020-03-27T16:00:00Z");
        assert_eq!(london.seconds_between(from, at("2020-03-30T10:00:00Z")), Some(2 * 3600));
    }

    #[test]
    fn hours_are_read_from_a_text() {
        let hours = |text| Calendar::stated(text, Tz::UTC).map(|week| (week.from, week.to));
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
        assert_eq!(hours("7h (during support hours 10:00-17:00)"), Some((time(10), time(17))));
        assert_eq!(hours("business hours 9am – 5pm"), Some((time(9), time(17))));
        for text in
            ["", "support hours", "support hours 17:00-10:00", "10:00-17:00", "support hours 10"]
        {
            assert_eq!(hours(text), None, "{text}");
        }
    }
}
