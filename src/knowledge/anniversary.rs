//! Which incidents happened on a day like this in earlier years.

use chrono::{Datelike as _, NaiveDate};

use super::{Knowledge, day_of};

/// An incident that happened around this day of the year, some years ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anniversary {
    /// Its place among [`Knowledge::incidents`].
    pub position: usize,
    /// How many years ago.
    pub years: i32,
    /// Days from today to its day this year; negative when that is past.
    pub offset: i64,
}

impl Knowledge {
    /// Finds the incidents of earlier years within `around` days of this day of the year, the
    /// nearest day first, the latest year first.
    pub fn anniversaries(&self, around: i64) -> Vec<Anniversary> {
        let incidents = self.incidents.iter().enumerate();
        let mut found: Vec<Anniversary> = incidents
            .filter_map(|(position, report)| {
                let (years, offset) = nearest(day_of(report)?, self.as_of, around)?;
                Some(Anniversary { position, years, offset })
            })
            .collect();
        found.sort_by_key(|it| (it.offset.abs(), it.offset, it.years, it.position));
        found
    }
}

/// Returns how many years ago a day was and how far its anniversary is from today, when it is near.
fn nearest(day: NaiveDate, today: NaiveDate, around: i64) -> Option<(i32, i64)> {
    let years = (today.year() - 1..=today.year() + 1).filter(|year| *year > day.year());
    let near = years.filter_map(|year| {
        let offset = (in_year(day, year)? - today).num_days();
        (offset.abs() <= around).then_some((year - day.year(), offset))
    });
    near.min_by_key(|(_, offset)| offset.abs())
}

/// Returns the same day of another year; the last of February for a leap day.
fn in_year(day: NaiveDate, year: i32) -> Option<NaiveDate> {
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;

    #[test]
    fn days_are_near_across_new_year_and_on_leap_days() {
        let check = |then: &str, today: &str, expect: Option<(i32, i64)>| {
            assert_eq!(nearest(day(then), day(today), 3), expect, "{then} on {today}");
        };
        check("2025-06-01", "2026-06-01", Some((1, 0)));
        check("2023-06-04", "2026-06-01", Some((3, 3)));
        check("2023-06-05", "2026-06-01", None);
        check("2026-05-31", "2026-06-01", None);
        // The day before New Year's Eve is two days away, and still of last year.
        check("2024-12-30", "2026-01-01", Some((1, -2)));
        check("2025-12-30", "2026-01-01", None);
        check("2024-01-02", "2025-12-31", Some((2, 2)));
        check("2024-02-29", "2025-02-28", Some((1, 0)));
        check("2024-02-29", "2028-02-29", Some((4, 0)));
        check("1628-08-10", "2026-08-10", Some((398, 0)));
    }
}
