//! Counts of incidents per year, quarter and month, periods without any included.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Knowledge, day_of};

/// Periods further apart than this are listed without the empty ones between.
const MOST_EMPTY: usize = 400;

/// A stretch of the calendar that counts are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A calendar year.
    Year(i32),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u32),
    /// A month of a year, 1 to 12.
    Month(i32, u32),
}

/// How long the periods are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Years.
    Year,
    /// Quarters.
    Quarter,
    /// Months.
    Month,
}

impl Period {
    /// Returns the period of a day.
    pub fn of(day: NaiveDate, grain: Grain) -> Self {
        match grain {
            Grain::Year => Self::Year(day.year()),
            Grain::Quarter => Self::Quarter(day.year(), day.month0() / 3 + 1),
            Grain::Month => Self::Month(day.year(), day.month()),
        }
    }

    /// Returns the period behind this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year + 1),
            Self::Quarter(year, 4) => Self::Quarter(year + 1, 1),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter + 1),
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
        }
    }

    /// Returns the first day of the period.
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Quarter(year, quarter) => NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
        }
    }

    /// Returns how many days the period has; 0 beyond the years of the calendar.
    pub fn days(self) -> i64 {
        let span = self.next().first_day().zip(self.first_day());
        span.map_or(0, |(end, start)| (end - start).num_days())
    }

    /// Returns the year the period is in.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Quarter(year, _) | Self::Month(year, _) => year,
        }
    }
}

/// Counts days per period from the first to the last, the empty ones between with 0.
pub fn count(days: impl IntoIterator<Item = NaiveDate>, grain: Grain) -> Vec<(Period, usize)> {
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    for day in days {
        *counts.entry(Period::of(day, grain)).or_default() += 1;
    }
    let Some((&first, _)) = counts.first_key_value() else {
        return Vec::new();
    };
    let Some((&last, _)) = counts.last_key_value() else {
        return Vec::new();
    };
    let all: Vec<Period> = std::iter::successors(Some(first), |period| Some(period.next()))
        .take_while(|period| *period <= last)
        .take(MOST_EMPTY + 1)
        .collect();
    if all.len() > MOST_EMPTY {
        return counts.into_iter().collect();
    }
    all.into_iter().map(|it| (it, counts.get(&it).copied().unwrap_or(0))).collect()
}

impl Knowledge {
    /// Counts the dated incidents per period, up to the period of the build when it is near.
    pub fn per_period(&self, grain: Grain) -> Vec<(Period, usize)> {
        count(self.incidents.iter().filter_map(|report| day_of(report)), grain)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;

    #[test]
    fn empty_periods_between_count_zero() {
        let days = ["2024-12-31", "2025-07-01", "2025-08-01"].map(day);
        let quarters = count(days, Grain::Quarter);
        let expect = [
            (Period::Quarter(2024, 4), 1),
            (Period::Quarter(2025, 1), 0),
            (Period::Quarter(2025, 2), 0),
            (Period::Quarter(2025, 3), 2),
        ];
        assert_eq!(quarters, expect);
        assert_eq!(count(days, Grain::Year), [(Period::Year(2024), 1), (Period::Year(2025), 2)]);
        assert_eq!(count(days, Grain::Month).len(), 9);
        assert!(count([], Grain::Year).is_empty());
    }

    #[test]
    fn centuries_apart_are_not_filled_up() {
        assert_eq!(count(["1628-08-10", "2025-01-01"].map(day), Grain::Month).len(), 2);
        assert_eq!(count(["1628-08-10", "2025-01-01"].map(day), Grain::Year).len(), 398);
    }
}
