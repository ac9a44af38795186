//! All incidents over time: the years at a glance, and each year by service and month.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::context::{Context, Frame, pieces};
use super::view::chart::{CalendarChart, CalendarYear};
use super::view::timeline::{TimelineChart, TimelineMonth, TimelinePage};
use super::view::{IncidentRow, View};
use super::{Page, format, lanes, route};
use crate::knowledge;
use crate::model::{Postmortem, Status};

/// The page of all years draws this many of them; the calendar has all.
const DRAWN_YEARS: usize = 4;

type Years = BTreeMap<i32, Vec<Arc<Postmortem>>>;

/// Builds `/timeline/` and a page for every year.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let mut years = Years::new();
    for report in counted(context) {
        if let Some(day) = knowledge::day_of(report) {
            years.entry(day.year()).or_default().push(report.clone());
        }
    }
    let mut pages = vec![overview(context, &years)];
    for (year, reports) in &years {
        pages.extend(year_pages(context, &years, *year, reports));
    }
    pages
}

/// Returns the incidents that stand in the timeline: superseded ones would be drawn twice.
fn counted<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Arc<Postmortem>> {
    context.shown.iter().filter(|it| it.effective_status() != Status::Superseded)
}

fn overview(context: &Context<'_>, years: &Years) -> Page {
    let charts = years.iter().rev().take(DRAWN_YEARS);
    let charts = charts.filter_map(|(year, reports)| year_chart(context, *year, reports)).collect();
    let all = counted(context).count();
    let dated: usize = years.values().map(Vec::len).sum();
    let view = TimelinePage {
        page: context.meta(
            Frame::new("timeline", "Timeline", "timeline/").about("All incidents over the years."),
        ),
        year: None,
        years: year_links(context, years, None),
        calendar: calendar(context, years),
        charts,
        months: Vec::new(),
        older: None,
        newer: None,
        pager: context.pager("timeline/", 1, 0),
        undated: all - dated,
        empty: (dated == 0).then(|| context.words.text("no-incident")),
    };
    page("timeline/", view)
}

fn page(href: &str, view: TimelinePage) -> Page {
    Page { path: route::file(href), view: View::Timeline(Box::new(view)), body: None }
}

fn year_pages(
    context: &Context<'_>,
    years: &Years,
    year: i32,
    reports: &[Arc<Postmortem>],
) -> Vec<Page> {
    let base = format!("timeline/{year}/");
    let rows: Vec<_> = reports.iter().filter_map(|it| context.row(it.file()).cloned()).collect();
    let links = year_links(context, years, Some(year));
    let link = |wanted: Option<(&i32, &Vec<Arc<Postmortem>>)>| {
        wanted.and_then(|(year, _)| links.iter().find(|it| it.year == Some(*year)).cloned())
    };
    let older = link(years.range(..year).next_back());
    let newer = link(years.range(year + 1..).next());
    let build = |(at, rows): (usize, &[Arc<IncidentRow>])| {
        let href = route::page(&base, at + 1);
        let frame = Frame::new("timeline", format!("Timeline of {year}"), href.clone())
            .about(format!("The incidents of {year} by service and by month."))
            .below("Timeline", "timeline/");
        let chart = if at == 0 { year_chart(context, year, reports) } else { None };
        let view = TimelinePage {
            page: context.meta(frame),
            year: Some(year),
            years: links.clone(),
            calendar: None,
            charts: chart.into_iter().collect(),
            months: months(rows),
            older: older.clone(),
            newer: newer.clone(),
            pager: context.pager(&base, at + 1, reports.len()),
            undated: 0,
            empty: None,
        };
        page(&href, view)
    };
    pieces(&rows).into_iter().enumerate().map(build).collect()
}

fn year_links(
    context: &Context<'_>,
    years: &Years,
    current: Option<i32>,
) -> Vec<super::view::list::YearLink> {
    let mut links = context.years("timeline/", current);
    links.retain(|link| link.year.is_some_and(|year| years.contains_key(&year)));
    for link in &mut links {
        link.count = link.year.and_then(|year| years.get(&year)).map_or(0, Vec::len);
    }
    links
}

fn year_chart(
    context: &Context<'_>,
    year: i32,
    reports: &[Arc<Postmortem>],
) -> Option<TimelineChart> {
    let chart = lanes::chart(context, reports, lanes::year_span(year)?, year.to_string())?;
    let href = format!("timeline/{year}/");
    Some(TimelineChart { label: year.to_string(), href, count: reports.len(), chart })
}

/// Draws the months of all `years`.
pub(super) fn calendar(context: &Context<'_>, years: &Years) -> Option<CalendarChart> {
    let as_of = context.knowledge.as_of;
    let rows: Vec<CalendarYear> = years
        .iter()
        .rev()
        .map(|(&year, reports)| CalendarYear { year, counts: month_counts(year, reports, as_of) })
        .collect();
    let total: usize = years.values().map(Vec::len).sum();
    let words: Vec<String> =
        years.iter().rev().map(|(year, reports)| format!("{year}: {}", reports.len())).collect();
    let incidents = format::plural(total, "incident", "incidents");
    let description = format!("{incidents} by month and year. {}.", words.join(", "));
    (!rows.is_empty()).then(|| CalendarChart { years: rows, description, svg: String::new() })
}

/// Counts a year's incidents per month; months after the day of the build have none to count yet.
fn month_counts(year: i32, reports: &[Arc<Postmortem>], as_of: NaiveDate) -> [Option<u32>; 12] {
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

fn months(rows: &[Arc<IncidentRow>]) -> Vec<TimelineMonth> {
    let mut months: Vec<TimelineMonth> = Vec::new();
    for row in rows {
        let day: Option<NaiveDate> = row.date.as_ref().and_then(|date| date.datetime.parse().ok());
        let Some(day) = day else {
            continue;
        };
        let anchor = day.format("m-%Y-%m").to_string();
        match months.last_mut().filter(|month| month.anchor == anchor) {
            Some(month) => month.rows.push(row.clone()),
            None => months.push(TimelineMonth {
                label: day.format("%B %Y").to_string(),
                anchor,
                rows: vec![row.clone()],
            }),
        }
    }
    months
}
