//! Months: how many incidents each has, and the incidents of a stretch under the headings of theirs.

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::super::context::Context;
use super::super::row;
use super::super::view::IncidentRow;
use super::super::view::timeline::{CalendarCell, CalendarRow, TimelineGroup};
use super::{Stretch, Years};
use crate::knowledge;
use crate::model::Postmortem;

/// Years without an incident are shown within a span of so many.
const MOST_QUIET: i32 = 40;

/// Counts a year's incidents per month; months after the day of the build have none to count yet.
fn counts(year: i32, reports: &[Arc<Postmortem>], as_of: NaiveDate) -> [Option<u32>; 12] {
    let mut counts = [Some(0); 12];
    for (month, count) in counts.iter_mut().enumerate() {
        if (year, month) > (as_of.year(), as_of.month0() as usize) {
            *count = None;
        }
    }
    for day in reports.iter().filter_map(|it| knowledge::day_of(it)) {
        let count = &mut counts[day.month0() as usize];
        *count = Some(count.unwrap_or(0) + 1);
    }
    counts
}

/// Returns the months of `years` and of the quiet years among and after them, newest first; `linked` to the
/// pages of the timeline.
pub(in crate::site) fn calendar(
    context: &Context<'_>,
    years: &Years,
    linked: bool,
) -> Vec<CalendarRow> {
    let mut rows = rows(context, years, None);
    for row in rows.iter_mut().filter(|_| !linked) {
        row.href = None;
        row.months.iter_mut().for_each(|month| month.href = None);
    }
    rows
}

/// Returns the months of all years, newest first, or of one of them, shaded alike.
pub(super) fn rows(context: &Context<'_>, years: &Years, only: Option<i32>) -> Vec<CalendarRow> {
    let as_of = context.knowledge.as_of;
    let reports = |year: i32| years.get(&year).map_or(&[][..], Vec::as_slice);
    let counted: Vec<(i32, [Option<u32>; 12])> = with_quiet(years, as_of.year())
        .into_iter()
        .map(|year| (year, counts(year, reports(year), as_of)))
        .collect();
    let most = counted.iter().flat_map(|(_, counts)| counts).flatten().copied().max().unwrap_or(0);
    let wanted = counted.into_iter().filter(|(year, _)| only.is_none_or(|only| only == *year));
    let row = |(year, counts): (i32, [Option<u32>; 12])| {
        let reports = reports(year);
        let cell =
            |(month, count): (u32, Option<u32>)| cell(context, (year, month), count, most, reports);
        CalendarRow {
            year,
            href: (!reports.is_empty()).then(|| Stretch::Year(year).base()),
            count: reports.len(),
            months: (1..).zip(counts).map(cell).collect(),
        }
    };
    wanted.map(row).collect()
}

/// Returns the years, newest first, with those among and after them that had no incident.
fn with_quiet(years: &Years, today: i32) -> Vec<i32> {
    let ends = years.keys().next().zip(years.keys().next_back());
    let Some((first, last)) = ends.map(|(first, last)| (*first, today.max(*last))) else {
        return Vec::new();
    };
    // A year far off is a slip of the pen, and no reason to draw all between.
    if last.saturating_sub(first) >= MOST_QUIET {
        return years.keys().rev().copied().collect();
    }
    (first..=last).rev().collect()
}

fn cell(
    context: &Context<'_>,
    (year, month): (i32, u32),
    count: Option<u32>,
    most: u32,
    reports: &[Arc<Postmortem>],
) -> CalendarCell {
    let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
    let inside =
        |it: &&Arc<Postmortem>| knowledge::day_of(it).is_some_and(|day| day.month() == month);
    let severities = reports.iter().filter(inside).filter_map(|it| row::severity(context, it));
    CalendarCell {
        short: context.words.short_month(first),
        label: context.words.month(first),
        href: count.filter(|count| *count > 0).map(|_| Stretch::Month(year, month).base()),
        count: count.map(|count| count as usize),
        shade: shade(count.unwrap_or(0), most),
        worst: severities.min_by_key(|severity| severity.step),
    }
}

/// Returns one of five shades; none is kept for zero.
fn shade(count: u32, most: u32) -> usize {
    match (count, most) {
        (0, _) | (_, 0) => 0,
        (count, most) if most <= 4 => count.min(4) as usize,
        (count, most) => (count as usize * 4).div_ceil(most as usize).min(4),
    }
}

/// Puts rows, newest first, under the headings of their months.
pub(super) fn groups(context: &Context<'_>, rows: &[Arc<IncidentRow>]) -> Vec<TimelineGroup> {
    let mut groups: Vec<TimelineGroup> = Vec::new();
    for row in rows {
        let day: Option<NaiveDate> = row.date.as_ref().and_then(|date| date.datetime.parse().ok());
        let Some(day) = day else { continue };
        let anchor = day.format("m-%Y-%m").to_string();
        match groups.last_mut().filter(|group| group.anchor == anchor) {
            Some(group) => group.rows.push(row.clone()),
            None => groups.push(TimelineGroup {
                label: context.words.month(day),
                anchor,
                href: Some(Stretch::Month(day.year(), day.month()).base()),
                earlier: false,
                rows: vec![row.clone()],
            }),
        }
    }
    groups
}

/// Returns the group of what began before; `None` when nothing did.
pub(super) fn earlier(context: &Context<'_>, rows: Vec<Arc<IncidentRow>>) -> Option<TimelineGroup> {
    (!rows.is_empty()).then(|| TimelineGroup {
        label: context.words.text("timeline-earlier"),
        anchor: "earlier".to_owned(),
        href: None,
        earlier: true,
        rows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_years_are_shown_but_not_hundreds_of_them() {
        let years = |years: &[i32]| years.iter().map(|year| (*year, Vec::new())).collect::<Years>();
        assert_eq!(with_quiet(&years(&[2019, 2022]), 2023), [2023, 2022, 2021, 2020, 2019]);
        assert_eq!(with_quiet(&years(&[1070, 2022]), 2023), [2022, 1070]);
        assert_eq!(with_quiet(&years(&[2022]), 2020), [2022]);
        assert_eq!(with_quiet(&years(&[]), 2020), [0; 0]);
    }

    #[test]
    fn shades_are_spread_over_the_counts() {
        assert_eq!([0, 1, 2, 3].map(|count| shade(count, 3)), [0, 1, 2, 3]);
        assert_eq!([0, 1, 10, 40].map(|count| shade(count, 40)), [0, 1, 1, 4]);
    }
}
