//! A hub's incidents over time: bars in lanes, or a calendar of months where the bars would be too many.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, Months, NaiveDate};

use super::super::context::Context;
use super::super::lanes::By;
use super::super::view::LaneChart;
use super::super::view::chart::CalendarChart;
use super::super::{lanes, timeline};
use super::Subject;
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;

/// Above this many bars nobody can point at one.
const MOST_BARS: usize = 150;
/// How many years the calendar goes back.
const MOST_YEARS: usize = 12;

/// The incidents of a subject over time, in one of two forms.
#[derive(Default)]
pub(super) struct Strip {
    pub(super) lanes: Option<LaneChart>,
    pub(super) calendar: Option<CalendarChart>,
}

/// Draws a year, or the three years up to the newest incident of a word.
pub(super) fn strip(
    context: &Context<'_>,
    subject: &Subject<'_>,
    reports: &[Arc<Postmortem>],
) -> Strip {
    let Some((from, to)) = span(subject, reports) else { return Strip::default() };
    let inside = |day: NaiveDate| from <= day && day < to;
    let within: Vec<_> = reports
        .iter()
        .filter(|report| knowledge::day_of(report).is_some_and(inside))
        .cloned()
        .collect();
    if within.len() > MOST_BARS {
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
    if let Some(chart) = &mut chart {
        if by == By::All {
            chart.lanes.iter_mut().for_each(|lane| lane.label.clear());
        }
        if let Some(year) = subject.year {
            chart.period = year.to_string();
        }
    }
    Strip { lanes: chart, calendar: None }
}

fn span(subject: &Subject<'_>, reports: &[Arc<Postmortem>]) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(year) = subject.year {
        return lanes::year_span(year);
    }
    let newest = reports.iter().find_map(|it| knowledge::day_of(it))?;
    let (_, to) = lanes::year_before(newest)?;
    Some((to.checked_sub_months(Months::new(36))?, to))
}

fn calendar(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Option<CalendarChart> {
    let mut years: BTreeMap<i32, Vec<Arc<Postmortem>>> = BTreeMap::new();
    for report in reports {
        if let Some(day) = knowledge::day_of(report) {
            years.entry(day.year()).or_default().push(report.clone());
        }
    }
    while years.len() > MOST_YEARS {
        years.pop_first();
    }
    timeline::calendar(context, &years)
}
