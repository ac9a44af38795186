//! When: the hour and weekday incidents start at, and the days each service was affected.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days as Later, NaiveDate, Timelike as _};

use super::super::format::{date, number, plural};
use super::super::view::chart::Figure;
use super::words::ids;
use super::{Cells, Scope, Table};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::chart::days::{Days, Row};
use crate::chart::matrix::Matrix;
use crate::knowledge::HubKind;
use crate::knowledge::statistics::even;
use crate::model::Precision;

/// From this many on hours and weekdays are crossed.
const ENOUGH: usize = 60;
const WEEK: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_WEEK: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const QUARTERS: [&str; 4] = ["00 to 06", "06 to 12", "12 to 18", "18 to 24"];
/// Services that get a row in the calendar.
const MOST_ROWS: usize = 10;
const SPAN: u32 = 365;
/// More marks than this are gathered into weeks.
const MOST_MARKS: usize = 800;

/// Draws when incidents start.
pub(crate) fn hours(scope: &Scope<'_, '_>) -> Option<Figure> {
    let started = scope.reports.iter().filter_map(|it| it.times.started.as_ref());
    let exact = started.filter(|it| it.value.precision >= Precision::Minute);
    let times: Vec<(usize, usize)> = exact
        .map(|it| {
            (
                it.value.local.weekday().num_days_from_monday() as usize,
                it.value.local.hour() as usize,
            )
        })
        .collect();
    let n = times.len();
    if n == 0 {
        return None;
    }
    let mut week = [0; 7];
    let mut cells = [[0; 24]; 7];
    for (day, hour) in &times {
        week[*day] += 1;
        cells[*day][*hour] += 1;
    }
    let title = hours_title(n, &week);
    let chart = if n >= ENOUGH {
        Chart::Matrix(Matrix {
            columns: (0..24).map(|hour| hour.to_string()).collect(),
            short: true,
            rows: WEEK
                .iter()
                .zip(&cells)
                .map(|(day, counts)| ((*day).to_owned(), counts.to_vec()))
                .collect(),
            shaded: true,
        })
    } else {
        let quarter = |at: usize| times.iter().filter(|it| it.1 / 6 == at).count();
        let of = |label: &str, count: usize| Bar {
            label: label.to_owned(),
            value: count as f64,
            note: number(count),
            ..Bar::default()
        };
        let days = WEEK.iter().zip(week).map(|(day, count)| of(day, count));
        let parts = QUARTERS.iter().enumerate().map(|(at, part)| of(part, quarter(at)));
        let mut bars: Vec<Bar> = days.chain(parts).collect();
        "By weekday".clone_into(&mut bars[0].head);
        "By hour".clone_into(&mut bars[WEEK.len()].head);
        Chart::Bars(Bars { bars, shares: false })
    };
    let rows = WEEK.iter().zip(&cells).flat_map(|(day, counts)| {
        counts
            .iter()
            .enumerate()
            .map(move |(hour, count)| Cells::of(*day).count(hour).count(*count))
    });
    let mut tables = Vec::new();
    if n < ENOUGH {
        let days = WEEK.iter().zip(week).map(|(day, count)| Cells::of(*day).count(count));
        let parts = QUARTERS.iter().enumerate().map(|(at, part)| {
            Cells::of(*part).count(times.iter().filter(|it| it.1 / 6 == at).count())
        });
        tables.push(
            Table::new(
                "margins",
                "Starts by weekday and by hour",
                &[("when", "When"), ("count", "Incidents")],
            )
            .with(days.chain(parts))
            .done(),
        );
    }
    tables.push(
        Table::new(
            "hours",
            "Starts by weekday and hour",
            &[("day", "Day"), ("hour", "Hour"), ("count", "Incidents")],
        )
        .with(rows)
        .done(),
    );
    let test = if n >= ENOUGH {
        " Weekdays are held against an even week by a chi-square test."
    } else {
        " From 60 incidents on, hours and weekdays are crossed."
    };
    Some(Figure {
        title,
        subtitle: "Starts by weekday and hour, on the clock they were written by".to_owned(),
        exclusions: scope.left_out(n, "the start is not known to the minute"),
        reading: format!(
            "Counts of starts. More change happens at work than at night, so a peak need not mean more risk per change.{test}"
        ),
        chart: Some(chart),
        tables,
        ..scope.figure("starts", n)
    })
}

/// Says what the test of the weekdays found.
fn hours_title(n: usize, week: &[usize; 7]) -> String {
    match even::p(week) {
        Some(p) if n >= ENOUGH && p < 0.05 => {
            let (day, most) = week
                .iter()
                .enumerate()
                .max_by_key(|it| (it.1, 7 - it.0))
                .map_or((0, 0), |it| (it.0, *it.1));
            format!("Weekdays differ clearly: most starts on {} ({most} of {n})", LONG_WEEK[day])
        }
        Some(_) if n >= ENOUGH => "No clear difference between weekdays".to_owned(),
        _ => format!(
            "{} with a start to the minute: too few to tell a pattern",
            plural(n, "incident", "incidents")
        ),
    }
}

/// Draws the days of the last year on which each service was affected.
pub(crate) fn calendar(scope: &Scope<'_, '_>) -> Option<Figure> {
    let end = scope.today();
    let from = end.checked_sub_days(Later::new(u64::from(SPAN) - 1))?;
    let mut rows: BTreeMap<String, BTreeMap<u32, f64>> = BTreeMap::new();
    let mut n = 0;
    for report in &scope.reports {
        let Some(first) = report.times.started.as_ref().map(|it| &it.value) else { continue };
        let days = touched(
            first.date(),
            first.instant().map(|it| it.timestamp()),
            report.durations.resolve,
            (from, end),
        );
        if days.is_empty() {
            continue;
        }
        n += 1;
        let services = ids(report, HubKind::Service);
        let names: Vec<String> = if services.is_empty() {
            vec!["No service named".to_owned()]
        } else {
            services.iter().map(|id| scope.context.name(HubKind::Service, id)).collect()
        };
        for name in names {
            let row = rows.entry(name).or_default();
            for (day, part) in &days {
                let held = row.entry(*day).or_insert(0.0);
                *held = (*held + part).min(1.0);
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    let mut ranked: Vec<_> = rows.iter().collect();
    ranked.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(b.0)));
    let title = calendar_title(&ranked)?;
    let row = |(name, days): &(&String, &BTreeMap<u32, f64>)| Row {
        name: (*name).clone(),
        note: plural(days.len(), "day", "days"),
        days: days.iter().map(|(day, part)| (*day, *part)).collect(),
    };
    let drawn: Vec<Row> = ranked.iter().take(MOST_ROWS).map(row).collect();
    let mut chart = Days { from, count: SPAN, rows: drawn };
    let by_week = chart.marks() > MOST_MARKS;
    if by_week {
        chart.rows.iter_mut().for_each(by_weeks);
    }
    let table = ranked.iter().flat_map(|(name, days)| {
        days.iter().map(move |(day, part)| {
            let day = from.checked_add_days(Later::new(u64::from(*day))).unwrap_or(from);
            Cells::of(name.as_str())
                .text(date(day).datetime)
                .number(Some((part * 1440.0 * 10.0).round() / 10.0))
        })
    });
    let more = if ranked.len() > MOST_ROWS {
        format!(" The {MOST_ROWS} services with the most days are drawn; the table has all.")
    } else {
        String::new()
    };
    Some(Figure {
        title,
        subtitle: format!("Days with an incident in the year to {}, by service", date(end).text),
        period: format!("{} to {}", date(from).text, date(end).text),
        exclusions: scope.left_out(n, "they are not within this year, or no start is recorded"),
        reading: format!(
            "A mark is a day on which an incident of the service was not yet resolved: up to an hour, up to 4 hours, up to 12 hours, longer. An incident without a known end marks its first day, for no time. This is no uptime: impact is not weighed.{more}{}",
            if by_week {
                " There are more than 800 marks: a mark is a week, shaded by its mean day."
            } else {
                ""
            }
        ),
        chart: Some(Chart::Days(chart)),
        tables: vec![
            Table::new(
                "days",
                "Days with an incident",
                &[("service", "Service"), ("day", "Day"), ("minutes", "Minutes")],
            )
            .with(table)
            .texts(&["day"])
            .done(),
        ],
        ..scope.figure("calendar", n)
    })
}

/// Names the services with the most days; where several share them, all of them do.
fn calendar_title(ranked: &[(&String, &BTreeMap<u32, f64>)]) -> Option<String> {
    let (first, days) = ranked.first()?;
    let most = plural(days.len(), "day", "days");
    let tied = ranked.iter().filter(|it| it.1.len() == days.len()).count();
    Some(match tied {
        _ if ranked.len() == 1 => format!("{first} was affected on {most}"),
        1 => format!("{first} was affected on {most}, more than any other"),
        2 => format!("{first} and {} were affected most, on {most} each", ranked[1].0),
        _ => format!("{tied} services were affected most, on {most} each"),
    })
}

/// Gathers the days of a row into weeks, each as long as its mean day.
fn by_weeks(row: &mut Row) {
    let mut weeks: BTreeMap<u32, f64> = BTreeMap::new();
    for (day, part) in &row.days {
        *weeks.entry(day / 7).or_default() += part / 7.0;
    }
    let days =
        |(week, part): (u32, f64)| (week * 7..SPAN.min(week * 7 + 7)).map(move |day| (day, part));
    row.days = weeks.into_iter().flat_map(days).collect();
}

/// Returns the days from `from` on that an incident touches, each with the part of it that it lasts.
fn touched(
    day: NaiveDate,
    start: Option<i64>,
    length: Option<i64>,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<(u32, f64)> {
    const DAY: i64 = 86_400;
    let place =
        |day: NaiveDate| u32::try_from((day - from).num_days()).ok().filter(|at| *at < SPAN);
    let (Some(start), Some(length)) = (start, length) else {
        return place(day).filter(|_| day <= to).map(|at| (at, 0.0)).into_iter().collect();
    };
    let zero = from.and_hms_opt(0, 0, 0).map_or(0, |it| it.and_utc().timestamp());
    let end = start.saturating_add(length);
    let first = (start - zero).div_euclid(DAY).max(0);
    let last = ((end - zero).div_euclid(DAY)).min(i64::from(SPAN) - 1);
    (first..=last)
        .filter_map(|at| {
            let (low, high) = (zero + at * DAY, zero + (at + 1) * DAY);
            let part = (end.min(high) - start.max(low)).max(0) as f64 / DAY as f64;
            (part > 0.0 || length == 0).then_some((u32::try_from(at).ok()?, part))
        })
        .collect()
}
