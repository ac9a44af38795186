//! The incidents on the home page: the last twelve months as bars, or all years by month where those would be few.

use chrono::{Datelike as _, NaiveDate};

use super::super::context::Context;
use super::super::view::LaneChart;
use super::super::view::timeline::CalendarRow;
use super::super::{lanes, timeline};
use crate::knowledge;

/// Fewer bars than this in a year are next to nothing to look at, unless there are no others yet.
const FEWEST_BARS: usize = 5;
/// How many years of months are shown.
const MOST_YEARS: usize = 12;

/// The incidents over time, in one of two forms.
#[derive(Default)]
pub(super) struct Strip {
    pub(super) lanes: Option<LaneChart>,
    pub(super) calendar: Vec<CalendarRow>,
}

/// Draws the twelve months up to the day of the build, quiet ones too, or all years by month.
pub(super) fn strip(context: &Context<'_>, latest: Option<NaiveDate>) -> Strip {
    let span = latest.and_then(|day| lanes::months_before(day.max(context.knowledge.as_of), 12));
    let Some((from, to)) = span else { return Strip::default() };
    let incidents = context.knowledge.incidents.iter();
    let dated: Vec<_> = incidents.filter(|it| knowledge::day_of(it).is_some()).cloned().collect();
    let inside = |day: NaiveDate| from <= day && day < to;
    let within: Vec<_> =
        dated.iter().filter(|it| knowledge::day_of(it).is_some_and(inside)).cloned().collect();
    if within.len() >= FEWEST_BARS || within.len() == dated.len() {
        let by = lanes::fitting(context, &within)[0];
        return Strip { lanes: lanes::chart(context, &within, by, (from, to)), ..Strip::default() };
    }
    let mut years = timeline::Years::new();
    for report in dated {
        if let Some(day) = knowledge::day_of(&report) {
            years.entry(day.year()).or_default().push(report);
        }
    }
    let mut calendar = timeline::calendar(context, &years, true);
    calendar.truncate(MOST_YEARS);
    Strip { calendar, lanes: None }
}
