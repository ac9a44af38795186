//! A hub's incidents over time: bars in lanes, or a calendar of months where the bars would be too many.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::super::context::Context;
use super::super::lanes::By;
use super::super::view::LaneChart;
use super::super::view::timeline::CalendarRow;
use super::super::{lanes, timeline};
use super::Subject;
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;

/// Above this many bars nobody can point at one.
const MOST_BARS: usize = 180;
/// How far back the bars go.
const MOST_MONTHS: u32 = 36;
const FEWEST_MONTHS: u32 = 12;
/// How many years the calendar goes back.
const MOST_YEARS: usize = 12;

/// The incidents of a subject over time, in one of two forms.
#[derive(Default)]
pub(super) struct Strip {
    pub(super) lanes: Option<LaneChart>,
    pub(super) calendar: Vec<CalendarRow>,
}

/// Draws a year, or of a word the last three years.
pub(super) fn strip(
    context: &Context<'_>,
    subject: &Subject<'_>,
    reports: &[Arc<Postmortem>],
) -> Strip {
    let Some((from, to)) = span(context, subject, reports) else { return Strip::default() };
    let inside = |day: NaiveDate| from <= day && day < to;
    let within: Vec<_> = reports
        .iter()
        .filter(|report| knowledge::day_of(report).is_some_and(inside))
        .cloned()
        .collect();
    let bars: usize = within.iter().map(|report| report.services.len().max(1)).sum();
    if bars > MOST_BARS {
        return Strip { calendar: calendar(context, reports), lanes: None };
    }
    let own = subject.hub.map(|hub| hub.kind);
    // What the page is about would only repeat its name.
    let by = lanes::fitting(context, &within).into_iter().find(|by| match by {
        By::Service => own != Some(HubKind::Service),
        By::Cause => own != Some(HubKind::Cause),
        By::Severity => own != Some(HubKind::Severity),
        By::Team | By::Year | By::All => false,
    });
    let by = by.filter(|_| own != Some(HubKind::Service)).unwrap_or(By::All);
    let mut chart = lanes::chart(context, &within, by, (from, to));
    if let Some(chart) = chart.as_mut().filter(|_| by == By::All) {
        chart.lanes.iter_mut().for_each(|lane| lane.label.clear());
    }
    Strip { lanes: chart, calendar: Vec::new() }
}

/// Returns the year of a year's page; of a word the three years up to the day of the build, from its first
/// incident on where that is later, and at least as far back as its latest.
fn span(
    context: &Context<'_>,
    subject: &Subject<'_>,
    reports: &[Arc<Postmortem>],
) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(year) = subject.year {
        return lanes::year_span(year);
    }
    let mut days = reports.iter().filter_map(|it| knowledge::day_of(it));
    let latest = days.next()?;
    let first = days.next_back().unwrap_or(latest);
    let start = |day: NaiveDate| lanes::month_span(day.year(), day.month()).map(|span| span.0);
    let today = latest.max(context.knowledge.as_of);
    let (longest, to) = lanes::months_before(today, MOST_MONTHS)?;
    let (shortest, _) = lanes::months_before(today, FEWEST_MONTHS)?;
    Some((longest.max(start(first)?).min(shortest).min(start(latest)?), to))
}

fn calendar(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Vec<CalendarRow> {
    let mut years: BTreeMap<i32, Vec<Arc<Postmortem>>> = BTreeMap::new();
    for report in reports {
        if let Some(day) = knowledge::day_of(report) {
            years.entry(day.year()).or_default().push(report.clone());
        }
    }
    // The pages of the months are of all incidents, not only of these.
    let mut rows = timeline::calendar(context, &years, false);
    rows.truncate(MOST_YEARS);
    rows
}
