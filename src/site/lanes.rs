//! Incidents over time as bars in lanes, one lane per service.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::context::Context;
use super::view::chart::{Lane, LaneBar, LaneChart};
use super::{format, row};
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;
use crate::text::FileId;

/// How many services get a lane of their own.
const MOST_LANES: usize = 12;
/// Above this many incidents in a chart the rest is only in the list, and the chart says so.
const MOST_BARS: usize = 800;

/// Draws `reports` between two days; `None` when there is none.
pub(super) fn chart(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
    (from, to): (NaiveDate, NaiveDate),
    period: String,
) -> Option<LaneChart> {
    let drawn = &reports[..reports.len().min(MOST_BARS)];
    let bars: BTreeMap<&FileId, LaneBar> =
        drawn.iter().filter_map(|report| Some((report.file(), bar(context, report)?))).collect();
    if bars.is_empty() {
        return None;
    }
    let mut lanes = lanes(context, drawn, &bars);
    for lane in &mut lanes {
        lane.bars.sort_by(|a, b| (a.from, &a.href).cmp(&(b.from, &b.href)));
    }
    let description = description(reports.len(), drawn.len(), &period, &lanes);
    Some(LaneChart { from, to, lanes, period, description, svg: String::new() })
}

fn lanes(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
    bars: &BTreeMap<&FileId, LaneBar>,
) -> Vec<Lane> {
    let mut by_service: BTreeMap<&str, Vec<LaneBar>> = BTreeMap::new();
    let mut unnamed = Vec::new();
    for report in reports {
        let Some(bar) = bars.get(report.file()) else {
            continue;
        };
        for service in &report.services {
            by_service.entry(&service.value.id).or_default().push(bar.clone());
        }
        if report.services.is_empty() {
            unnamed.push(bar.clone());
        }
    }
    let mut ranked: Vec<(&str, Vec<LaneBar>)> = by_service.into_iter().collect();
    ranked.sort_by_key(|(id, bars)| (std::cmp::Reverse(bars.len()), *id));
    let rest = ranked.split_off(ranked.len().min(MOST_LANES));
    let mut lanes: Vec<Lane> = ranked
        .into_iter()
        .map(|(id, bars)| {
            let href = Some(context.routes.hub(HubKind::Service, id));
            Lane { label: context.name(HubKind::Service, id), href, count: bars.len(), bars }
        })
        .collect();
    lanes.extend(lane("Other services", rest.into_iter().flat_map(|(_, bars)| bars).collect()));
    lanes.extend(lane("No service named", unnamed));
    lanes
}

fn lane(label: &str, mut bars: Vec<LaneBar>) -> Option<Lane> {
    bars.sort_by(|a, b| (a.from, &a.href).cmp(&(b.from, &b.href)));
    bars.dedup_by(|a, b| a.href == b.href);
    (!bars.is_empty()).then(|| Lane {
        label: label.to_owned(),
        href: None,
        count: bars.len(),
        bars,
    })
}

fn bar(context: &Context<'_>, report: &Postmortem) -> Option<LaneBar> {
    let day = knowledge::day_of(report)?;
    let noon = day.and_hms_opt(12, 0, 0)?.and_utc().timestamp();
    let started = report.times.started.as_ref().and_then(|it| it.value.instant());
    let from = started.map_or(noon, |at| at.timestamp());
    let row = context.row(report.file())?;
    let mut label = format!("{}, {}", row.title, format::date(day).text);
    for part in
        [row.severity.as_ref().map(|it| &it.label), row.duration.as_ref().map(|it| &it.text)]
    {
        label.extend(part.into_iter().flat_map(|part| [", ", part]));
    }
    Some(LaneBar {
        from,
        to: from + report.durations.resolve.unwrap_or(0).max(0),
        step: row::severity(context, report).map_or(5, |it| it.step),
        href: row.href.clone(),
        label,
    })
}

fn description(all: usize, drawn: usize, period: &str, lanes: &[Lane]) -> String {
    let incidents = format::plural(all, "incident", "incidents");
    let names: Vec<String> =
        lanes.iter().take(5).map(|lane| format!("{} {}", lane.label, lane.count)).collect();
    let cut = if drawn < all {
        format!(" The newest {} are drawn; the list has all.", format::number(drawn))
    } else {
        String::new()
    };
    format!("{incidents} in {period}. By service: {}.{cut}", names.join(", "))
}

/// Returns the first day of a year and of the next.
pub(super) fn year_span(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?))
}

/// Returns the twelve months up to the end of the month of `day`.
pub(super) fn year_before(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    use chrono::{Datelike as _, Months};
    let first = NaiveDate::from_ymd_opt(day.year(), day.month(), 1)?;
    let end = first.checked_add_months(Months::new(1))?;
    Some((end.checked_sub_months(Months::new(12))?, end))
}

/// Returns a span of days in words: "Mar 2025 to Feb 2026".
pub(super) fn span_words((from, to): (NaiveDate, NaiveDate)) -> String {
    let last = to.checked_sub_days(Days::new(1)).unwrap_or(to);
    format!("{} to {}", from.format("%b %Y"), last.format("%b %Y"))
}
