//! "On this day": incidents by the day of the year, and those of around today in earlier years.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::context::{Context, Frame};
use super::view::days::{AnniversaryRow, DayOfYear, MonthOfDays, OnThisDayPage};
use super::view::{IncidentRow, View};
use super::{Page, route};
use crate::knowledge;

/// Where the days are.
pub(super) const HREF: &str = "on-this-day/";
/// How many days before and after count as around a day.
const AROUND: i64 = 3;
/// Where there is none, the next within so many days is told.
const AHEAD: i64 = 21;
/// Above this many incidents each month has a page of its own.
const MOST_ON_ONE: usize = 150;
/// A year that has every day.
const LEAP_YEAR: i32 = 2000;

/// The incidents of each day of each month.
type Days = BTreeMap<u32, BTreeMap<u32, Vec<Arc<IncidentRow>>>>;

/// Builds `/on-this-day/`, and the pages of its months where it would be long.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let mut days = Days::new();
    let mut dated = 0;
    for report in &context.knowledge.incidents {
        if let (Some(day), Some(row)) = (knowledge::day_of(report), context.row(report.file())) {
            days.entry(day.month()).or_default().entry(day.day()).or_default().push(row.clone());
            dated += 1;
        }
    }
    let apart = dated > MOST_ON_ONE;
    let shown = if apart { Some(0) } else { None };
    let title = context.words.text("on-this-day");
    let (around, next) = around(context);
    let view = OnThisDayPage {
        page: context.meta(
            Frame::new("on-this-day", title.clone(), HREF)
                .about(context.words.text("on-this-day-lead")),
        ),
        today: context.words.short_day(context.knowledge.as_of),
        around,
        next,
        months: months(context, &days, apart, shown),
        undated: context.knowledge.incidents.len() - dated,
    };
    let mut pages = vec![page(HREF, view)];
    for &month in days.keys().filter(|_| apart) {
        let href = month_href(month);
        let name = context.words.month_name(first_of(month));
        let label = context.words.say("on-this-day-in", &[("month", name.into())]);
        let frame = Frame::new("on-this-day", label, href.clone())
            .about(context.words.text("on-this-day-lead"))
            .below(title.clone(), HREF);
        let view = OnThisDayPage {
            page: context.meta(frame),
            today: String::new(),
            around: Vec::new(),
            next: None,
            months: months(context, &days, apart, Some(month)),
            undated: 0,
        };
        pages.push(page(&href, view));
    }
    pages
}

fn page(href: &str, view: OnThisDayPage) -> Page {
    Page { path: route::file(href), view: View::OnThisDay(Box::new(view)), body: None }
}

fn month_href(month: u32) -> String {
    format!("{HREF}{month:02}/")
}

fn first_of(month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(LEAP_YEAR, month, 1).unwrap_or_default()
}

/// Returns the incidents of earlier years around the day of the build, the nearest first; where there
/// is none, the next to come.
pub(super) fn around(context: &Context<'_>) -> (Vec<AnniversaryRow>, Option<AnniversaryRow>) {
    let row = |it: knowledge::Anniversary| {
        let report = context.knowledge.incidents.get(it.position)?;
        let row = context.row(report.file())?.clone();
        Some(AnniversaryRow { row, years: it.years, offset: it.offset })
    };
    let found = context.knowledge.anniversaries(AHEAD).into_iter().filter_map(row);
    let (around, further): (Vec<_>, Vec<_>) = found.partition(|it| it.offset.abs() <= AROUND);
    let next = further.into_iter().find(|it| it.offset > 0).filter(|_| around.is_empty());
    (around, next)
}

/// Lists the months, with the days of `shown` only; of all when that is `None`.
fn months(context: &Context<'_>, days: &Days, apart: bool, shown: Option<u32>) -> Vec<MonthOfDays> {
    let month = |(&month, of_month): (&u32, &BTreeMap<u32, Vec<Arc<IncidentRow>>>)| {
        let anchor = format!("m-{month:02}");
        let day = |(&day, rows): (&u32, &Vec<Arc<IncidentRow>>)| DayOfYear {
            label: NaiveDate::from_ymd_opt(LEAP_YEAR, month, day)
                .map(|day| context.words.short_day(day))
                .unwrap_or_default(),
            anchor: format!("d-{month:02}-{day:02}"),
            rows: rows.clone(),
        };
        let is_shown = shown.is_none_or(|it| it == month);
        MonthOfDays {
            label: context.words.month_name(first_of(month)),
            href: if apart { month_href(month) } else { format!("{HREF}#{anchor}") },
            anchor,
            count: of_month.values().map(Vec::len).sum(),
            current: shown == Some(month),
            days: if is_shown { of_month.iter().map(day).collect() } else { Vec::new() },
        }
    };
    days.iter().map(month).collect()
}
