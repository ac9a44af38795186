//! When: the hour and weekday incidents start at, and the days each service was affected.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days as Later, NaiveDate, Timelike as _};

use super::super::format::iso_day;
use super::super::view::chart::Figure;
use super::vocabulary::ids;
use super::{Scope, Table, sentences};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::chart::days::{Days, Row};
use crate::chart::matrix::Matrix;
use crate::knowledge::HubKind;
use crate::knowledge::statistics::even;
use crate::model::Precision;

/// From this many on hours and weekdays are crossed.
const ENOUGH: usize = 60;
/// The quarters of a day, by their hours.
const QUARTERS: [(&str, &str); 4] = [("00", "06"), ("06", "12"), ("12", "18"), ("18", "24")];
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
    let names = scope.words().weekdays();
    let quarters = QUARTERS
        .map(|(from, to)| scope.say("starts-hours", &[("from", from.into()), ("to", to.into())]));
    let in_quarter = |at: usize| times.iter().filter(|it| it.1 / 6 == at).count();
    let is_crossed = n >= ENOUGH;
    let chart = if is_crossed {
        Chart::Matrix(Matrix {
            columns: (0..24).map(|hour| hour.to_string()).collect(),
            short: true,
            rows: names
                .iter()
                .zip(&cells)
                .map(|(day, counts)| (day.clone(), counts.to_vec()))
                .collect(),
            shaded: true,
        })
    } else {
        let of = |label: &str, count: usize| Bar {
            label: label.to_owned(),
            value: count as f64,
            note: scope.words().number(count),
            ..Bar::default()
        };
        let days = names.iter().zip(week).map(|(day, count)| of(day, count));
        let parts = quarters.iter().enumerate().map(|(at, part)| of(part, in_quarter(at)));
        let mut bars: Vec<Bar> = days.chain(parts).collect();
        bars[0].head = scope.text("starts-by-weekday");
        bars[names.len()].head = scope.text("starts-by-hour");
        Chart::Bars(Bars { bars, shares: false })
    };
    let rows = names.iter().zip(&cells).flat_map(|(day, counts)| {
        let hours = counts.iter().enumerate();
        hours.map(move |(hour, count)| scope.row(day).count(hour).count(*count))
    });
    let mut tables = Vec::new();
    if !is_crossed {
        let days = names.iter().zip(week).map(|(day, count)| scope.row(day).count(count));
        let parts =
            quarters.iter().enumerate().map(|(at, part)| scope.row(part).count(in_quarter(at)));
        let columns = [("when", "col-when"), ("count", "col-incidents")];
        let margins = Table::new(scope.words(), "margins", scope.text("starts-margins"), &columns);
        tables.push(margins.with(days.chain(parts)).done());
    }
    let columns = [("day", "col-day"), ("hour", "col-hour"), ("count", "col-incidents")];
    let table = Table::new(scope.words(), "hours", scope.text("starts-table"), &columns);
    tables.push(table.with(rows).done());
    let test = if is_crossed {
        scope.text("starts-test")
    } else {
        scope.count("starts-uncrossed", ENOUGH)
    };
    Some(Figure {
        title: hours_title(scope, n, &week),
        subtitle: scope.text("starts-measure"),
        exclusions: scope.left_out(n, "without-minute"),
        reading: sentences([scope.text("starts-reading"), test]),
        chart: Some(chart),
        tables,
        ..scope.figure("starts", n)
    })
}

/// Says what the test of the weekdays found.
fn hours_title(scope: &Scope<'_, '_>, n: usize, week: &[usize; 7]) -> String {
    match even::p(week) {
        Some(p) if n >= ENOUGH && p < 0.05 => {
            let (day, most) = week
                .iter()
                .enumerate()
                .max_by_key(|it| (it.1, 7 - it.0))
                .map_or((0, 0), |it| (it.0, *it.1));
            let day = scope.words().long_weekdays()[day].clone();
            let values = [("day", day.into()), ("n", most.into()), ("total", n.into())];
            scope.say("starts-differ", &values)
        }
        Some(_) if n >= ENOUGH => scope.text("starts-unclear"),
        _ => scope.say("starts-few", &[("incidents", scope.count("n-incidents", n).into())]),
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
            vec![scope.text("lanes-none-service")]
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
    let title = calendar_title(scope, &ranked)?;
    let row = |(name, days): &(&String, &BTreeMap<u32, f64>)| Row {
        name: (*name).clone(),
        note: scope.count("n-days", days.len()),
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
            scope
                .row(name.as_str())
                .text(iso_day(day))
                .number(Some((part * 1440.0 * 10.0).round() / 10.0))
        })
    });
    let is_cut = ranked.len() > MOST_ROWS;
    let period = [("from", scope.words().day(from).into()), ("to", scope.words().day(end).into())];
    let columns = [("service", "hub-service"), ("day", "col-day"), ("minutes", "col-minutes")];
    let days = Table::new(scope.words(), "days", scope.text("calendar-table"), &columns);
    Some(Figure {
        title,
        subtitle: scope.say("calendar-measure", &period[1..]),
        period: scope.say("period-between", &period),
        exclusions: scope.left_out(n, "without-this-year"),
        reading: sentences([
            scope.text("calendar-reading"),
            if is_cut { scope.count("calendar-cut", MOST_ROWS) } else { String::new() },
            if by_week { scope.count("calendar-weeks", MOST_MARKS) } else { String::new() },
        ]),
        chart: Some(Chart::Days(chart)),
        tables: vec![days.with(table).texts(&["day"]).done()],
        ..scope.figure("calendar", n)
    })
}

/// Names the services with the most days; where several share them, all of them do.
fn calendar_title(
    scope: &Scope<'_, '_>,
    ranked: &[(&String, &BTreeMap<u32, f64>)],
) -> Option<String> {
    let (first, days) = ranked.first()?;
    let tied = ranked.iter().filter(|it| it.1.len() == days.len()).count();
    let values = [
        ("name", first.as_str().into()),
        ("other", ranked.get(1).map_or("", |it| it.0.as_str()).into()),
        ("tied", tied.into()),
        ("days", scope.count("n-days", days.len()).into()),
    ];
    let key = match tied {
        _ if ranked.len() == 1 => "calendar-one",
        1 => "calendar-most",
        2 => "calendar-two",
        _ => "calendar-many",
    };
    Some(scope.say(key, &values))
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
