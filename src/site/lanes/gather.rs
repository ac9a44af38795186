//! Many incidents in one mark: by week, month, quarter or year, whatever the chart has room for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::order::Places;
use super::{By, Context, EVERY_YEAR, Entry, Sketch};
use crate::chart::lanes::{Column, Marks};
use crate::chart::scale::day_seconds;

/// A chart has at most about this many parts of columns.
const MOST_PARTS: usize = 330;

/// What one column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Returns the word in messages.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// Returns the first day of the unit that `day` lies in; weeks are counted from the first of the year.
    fn start(self, day: NaiveDate) -> NaiveDate {
        let of_month = |month: u32| NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
        match self {
            Self::Week => {
                let into = u64::from(day.ordinal0() % 7);
                day.checked_sub_days(Days::new(into)).unwrap_or(day)
            }
            Self::Month => of_month(day.month()),
            Self::Quarter => of_month(day.month0() / 3 * 3 + 1),
            Self::Year => of_month(1),
        }
    }

    fn end(self, start: NaiveDate) -> NaiveDate {
        let months = |count| start.checked_add_months(Months::new(count)).unwrap_or(start);
        match self {
            Self::Week => {
                let next_year = NaiveDate::from_ymd_opt(start.year() + 1, 1, 1).unwrap_or(start);
                let next = start.checked_add_days(Days::new(7)).unwrap_or(start);
                // The last week of a year is a day or two long.
                next.min(next_year)
            }
            Self::Month => months(1),
            Self::Quarter => months(3),
            Self::Year => months(12),
        }
    }
}

/// Chooses the finest unit whose columns the chart has room for.
pub(super) fn unit(entries: &[Entry], sorted: &[(String, Places)]) -> Unit {
    let parts = |unit: &Unit| {
        let mut parts = BTreeSet::new();
        for (lane, (_, places)) in sorted.iter().enumerate() {
            let entries = places.iter().map(|place| &entries[place.0]);
            parts.extend(entries.map(|entry| (lane, unit.start(entry.day), entry.step)));
        }
        parts.len()
    };
    Unit::ALL.into_iter().find(|unit| parts(unit) <= MOST_PARTS).unwrap_or(Unit::Year)
}

/// What one column holds: how many of each step, and the first of their days.
struct Cell {
    counts: [usize; 5],
    first: NaiveDate,
}

/// Gathers the incidents of a lane; each counts where it began.
pub(super) fn columns(
    context: &Context<'_>,
    sketch: &Sketch,
    unit: Unit,
    entries: &[Entry],
    places: &[(usize, i64, i64)],
) -> Marks {
    let mut cells: BTreeMap<NaiveDate, Cell> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (idx, ..) in places {
        let entry = &entries[*idx];
        let inside = (sketch.span.0..sketch.span.1).contains(&entry.day);
        if inside && seen.insert(*idx) {
            let empty = Cell { counts: [0; 5], first: entry.day };
            let cell = cells.entry(unit.start(entry.day)).or_insert(empty);
            let class = if entry.step == 0 { 5 } else { entry.step.min(5) };
            cell.counts[usize::from(class) - 1] += 1;
            cell.first = cell.first.min(entry.day);
        }
    }
    let column = |(start, cell): (NaiveDate, Cell)| {
        let origin = match sketch.by {
            By::Year => {
                NaiveDate::from_ymd_opt(start.year(), 1, 1).map_or(0, day_seconds) - EVERY_YEAR
            }
            _ => 0,
        };
        Column {
            from: day_seconds(start) - origin,
            to: day_seconds(unit.end(start)) - origin,
            label: label(context, unit, start, cell.counts.iter().sum()),
            counts: cell.counts,
            href: Some(match unit {
                Unit::Week | Unit::Month => {
                    format!("timeline/{}/{:02}/", cell.first.year(), cell.first.month())
                }
                Unit::Quarter | Unit::Year => format!("timeline/{}/", start.year()),
            }),
        }
    };
    Marks::Columns(cells.into_iter().map(column).collect())
}

fn label(context: &Context<'_>, unit: Unit, start: NaiveDate, count: usize) -> String {
    let words = &context.words;
    let period = match unit {
        Unit::Week => words.say("lanes-week-of", &[("day", words.day(start).into())]),
        Unit::Month => words.month(start),
        Unit::Quarter => {
            let values =
                [("n", (start.month0() / 3 + 1).into()), ("year", start.year().to_string().into())];
            words.say("lanes-quarter", &values)
        }
        Unit::Year => start.year().to_string(),
    };
    let incidents = words.say("n-incidents", &[("n", count.into())]);
    format!("{incidents}, {period}")
}

/// Returns what the axis is labelled with: days of a month, months of a year, years.
pub(super) fn ticks(context: &Context<'_>, sketch: &Sketch) -> Vec<(i64, String)> {
    let words = &context.words;
    if sketch.by == By::Year {
        // A leap year, so that every day of any year has a place.
        let months = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2000, month, 1));
        return months.map(|day| (day_seconds(day), words.short_month(day))).collect();
    }
    let (from, to) = sketch.span;
    let months =
        (to.year() - from.year()) * 12 + to.month0().cast_signed() - from.month0().cast_signed();
    if months <= 1 {
        let label = |day: NaiveDate| match day.day() {
            1 => words.short_day(day),
            number => number.to_string(),
        };
        let days = from.iter_days().take_while(|day| *day < to);
        let days = days.filter(|day| day.day() == 1 || (day.day() % 5 == 0 && day.day() < 30));
        return days.map(|day| (day_seconds(day), label(day))).collect();
    }
    let step: u32 = match months {
        ..=14 => 1,
        15..=40 => 3,
        41..=144 => 12,
        145..=600 => 60,
        601..=2400 => 240,
        _ => 1200,
    };
    let first =
        if step >= 12 { NaiveDate::from_ymd_opt(from.year(), 1, 1).unwrap_or(from) } else { from };
    let starts = (0..400_u32).map_while(|idx| first.checked_add_months(Months::new(idx * step)));
    let starts = starts.skip_while(|day| *day < from).take_while(|day| *day < to);
    let label = |day: NaiveDate| match step {
        1 => words.short_month(day),
        3 => format!("{} {}", words.short_month(day), day.year()),
        _ => day.year().to_string(),
    };
    starts.map(|day| (day_seconds(day), label(day))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::tests::day;

    #[test]
    fn every_day_lies_in_its_unit() {
        for unit in Unit::ALL {
            let mut date = day("2023-12-20");
            while date < day("2025-01-20") {
                let start = unit.start(date);
                assert!(start <= date && date < unit.end(start), "{unit:?} {date}");
                assert_eq!(unit.start(start), start, "{unit:?} {date}");
                date = date.succ_opt().expect("a day");
            }
        }
    }
}
