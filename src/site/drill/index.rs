//! The list of drills: a few to begin with, then by service, with how long ago each was.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::super::context::{Context, Frame};
use super::super::view::View;
use super::super::view::drill::{DrillGroup, DrillIndexPage, DrillRow, DrillSuggestion};
use super::super::{Page, route, row};
use super::{href, is_playable, minutes, step_count};
use crate::knowledge::{self, HubKind};
use crate::model::Postmortem;

/// Where the drills are listed.
pub(in crate::site) const HREF: &str = "drills/";
/// How many drills a service shows.
const MOST_OF_SERVICE: usize = 5;
/// Within these days people still know how it ended.
const FRESH_DAYS: i64 = 60;
/// Older than this, the systems are no longer those of then.
const OLD_DAYS: i64 = 730;
/// The drill of the week is one of this many.
const POOL: usize = 12;
/// How far from a year ago still is "a year ago".
const AROUND_A_YEAR: i64 = 45;

/// Builds `/drills/`.
pub(in crate::site) fn index(context: &Context<'_>) -> Page {
    let playable = playable(context);
    let frame = Frame::new("drill-index", context.words.text("drills"), HREF)
        .about(context.words.text("drills-lead"));
    let view = DrillIndexPage {
        page: context.meta(frame),
        count: playable.len(),
        without: context.knowledge.incidents.len() - playable.len(),
        suggestions: suggestions(context, &playable),
        groups: groups(context, &playable),
    };
    Page { path: route::file(HREF), view: View::DrillIndex(Box::new(view)), body: None }
}

/// Returns the drill of the week; it changes with the day of the build.
pub(in crate::site) fn suggestion(context: &Context<'_>) -> Option<DrillRow> {
    drill_row(context, of_the_week(context, &playable(context))?)
}

/// Returns the best drill of a hub's incidents, given as positions.
pub(in crate::site) fn of_hub(context: &Context<'_>, incidents: &[usize]) -> Option<DrillRow> {
    let reports = incidents.iter().map(|&at| &context.knowledge.incidents[at]);
    let playable: Vec<_> = reports.filter(|it| is_playable(it)).collect();
    drill_row(context, ranked(context, &playable).into_iter().next()?)
}

fn playable<'c>(context: &'c Context<'_>) -> Vec<&'c Arc<Postmortem>> {
    context.knowledge.incidents.iter().filter(|it| is_playable(it)).collect()
}

fn age(context: &Context<'_>, report: &Postmortem) -> Option<i64> {
    let days = (context.knowledge.as_of - knowledge::day_of(report)?).num_days();
    (days >= 0).then_some(days)
}

/// Orders drills: first those long enough ago to be forgotten and recent enough for today's systems,
/// then older ones, then fresh ones; the worst severity first, the newest first.
fn ranked<'r>(context: &Context<'_>, reports: &[&'r Arc<Postmortem>]) -> Vec<&'r Arc<Postmortem>> {
    let mut ranked = reports.to_vec();
    ranked.sort_by_cached_key(|report| {
        let group = match age(context, report) {
            Some(days) if (FRESH_DAYS..=OLD_DAYS).contains(&days) => 0,
            Some(days) if days > OLD_DAYS => 1,
            Some(_) | None => 2,
        };
        let rank = report.severity_rank.unwrap_or(usize::MAX);
        (group, rank, Reverse(knowledge::day_of(report)), report.file().clone())
    });
    ranked
}

fn of_the_week<'r>(
    context: &Context<'_>,
    playable: &[&'r Arc<Postmortem>],
) -> Option<&'r Arc<Postmortem>> {
    let ranked = ranked(context, playable);
    let pool = ranked.len().min(POOL);
    let week = weeks(context.knowledge.as_of);
    ranked.get(week.checked_rem(pool)?).copied()
}

/// Counts the weeks since the beginning of the calendar.
fn weeks(day: NaiveDate) -> usize {
    usize::try_from(day.num_days_from_ce().max(0) / 7).unwrap_or(0)
}

fn suggestions(context: &Context<'_>, playable: &[&Arc<Postmortem>]) -> Vec<DrillSuggestion> {
    let ranked = ranked(context, playable);
    let week = of_the_week(context, playable);
    let mut taken: Vec<_> = week.into_iter().map(|it| it.file()).collect();
    let off_a_year = |report: &Arc<Postmortem>| age(context, report).map(|days| (days - 365).abs());
    let year = ranked
        .iter()
        .filter(|it| off_a_year(it).is_some_and(|days| days <= AROUND_A_YEAR))
        .filter(|it| !taken.contains(&it.file()))
        .min_by_key(|it| off_a_year(it))
        .copied();
    taken.extend(year.map(|it| it.file()));
    let causes = context.knowledge.hubs.ranked(HubKind::Cause);
    let cause = causes.into_iter().find(|hub| hub.incidents.len() >= 2);
    let again = cause.and_then(|cause| {
        let has = |report: &Postmortem| report.causes.iter().any(|it| it.value.id == cause.id);
        let report = ranked.iter().find(|it| has(it) && !taken.contains(&it.file()))?;
        Some((*report, row::chip(context, HubKind::Cause, &cause.id), cause.incidents.len()))
    });
    let plain = |reason: &'static str, report: Option<&Arc<Postmortem>>| {
        let drill = drill_row(context, report?)?;
        Some(DrillSuggestion { reason, cause: None, count: 0, drill })
    };
    let again = again.and_then(|(report, cause, count)| {
        let drill = drill_row(context, report)?;
        Some(DrillSuggestion { reason: "again", cause: Some(cause), count, drill })
    });
    [plain("week", week), plain("year", year), again].into_iter().flatten().collect()
}

fn groups(context: &Context<'_>, playable: &[&Arc<Postmortem>]) -> Vec<DrillGroup> {
    let group = |service: Option<&str>| {
        let of_it: Vec<&Arc<Postmortem>> = playable
            .iter()
            .filter(|report| match service {
                Some(id) => report.services.iter().any(|it| it.value.id == id),
                None => report.services.is_empty(),
            })
            .copied()
            .collect();
        let best = ranked(context, &of_it).into_iter().take(MOST_OF_SERVICE);
        DrillGroup {
            service: service.map(|id| row::chip(context, HubKind::Service, id)),
            count: of_it.len(),
            drills: best.filter_map(|report| drill_row(context, report)).collect(),
        }
    };
    let services = context.knowledge.hubs.ranked(HubKind::Service);
    let groups = services.into_iter().map(|hub| group(Some(&hub.id)));
    groups.chain([group(None)]).filter(|group| group.count > 0).collect()
}

fn drill_row(context: &Context<'_>, report: &Postmortem) -> Option<DrillRow> {
    let steps = step_count(report);
    let (ago, unit) = ago(age(context, report).unwrap_or(0));
    Some(DrillRow {
        title: report.title.value.clone(),
        lang: context.lang(report),
        href: href(context, report)?,
        severity: row::severity(context, report),
        date: knowledge::day_of(report).map(|day| context.words.date(day)),
        ago,
        unit,
        steps,
        minutes: minutes(steps),
    })
}

/// Returns a number of days in the unit people would say it in.
fn ago(days: i64) -> (i64, &'static str) {
    match days {
        ..=59 => (days, "days"),
        60..=729 => (days * 12 / 365, "months"),
        _ => (days / 365, "years"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_in_the_unit_people_would_use() {
        assert_eq!(ago(0), (0, "days"));
        assert_eq!(ago(59), (59, "days"));
        assert_eq!(ago(365), (12, "months"));
        assert_eq!(ago(729), (23, "months"));
        assert_eq!(ago(730), (2, "years"));
    }
}
