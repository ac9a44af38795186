//! Incidents over time that a report, a plan or a page draws in its text, as its blocks choose them.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::context::Context;
use super::lanes::{self, By, Sketch};
use super::route;
use super::view::LaneChart;
use super::view::chart::QuotedLanes;
use crate::chart::lanes::Ends;
use crate::knowledge::{self, Filter, HubKind};
use crate::model::analysis::timeline::TimelineBlock;
use crate::model::{Postmortem, Status};

/// So many are listed below the drawing at once, and so many more where the list is unfolded.
const MOST_SEEN: usize = 8;
const MOST_FOLDED: usize = 40;

/// Returns the drawings of a text, in the order of their blocks.
pub(super) fn sketches(context: &Context<'_>, report: &Postmortem) -> Vec<QuotedLanes> {
    let blocks = report.analysis.timelines.iter().enumerate();
    blocks.map(|(index, block)| sketch(context, block, index + 1)).collect()
}

fn sketch(context: &Context<'_>, block: &TimelineBlock, number: usize) -> QuotedLanes {
    let filter = Filter::of_block(block, context.knowledge, context.config);
    let counts =
        |it: &&Arc<Postmortem>| it.effective_status() != Status::Superseded && filter.matches(it);
    let found: Vec<_> = context.shown.iter().filter(counts).cloned().collect();
    let dated: Vec<_> =
        found.iter().filter(|it| knowledge::day_of(it).is_some()).cloned().collect();
    let chart = chart(context, block, &filter, &dated);
    let mut rows: Vec<_> = found.iter().filter_map(|it| context.row(it.file()).cloned()).collect();
    // One that would be folded alone is shown.
    let seen = if rows.len() == MOST_SEEN + 1 { rows.len() } else { MOST_SEEN.min(rows.len()) };
    let mut folded = rows.split_off(seen);
    let omitted = folded.len().saturating_sub(MOST_FOLDED);
    folded.truncate(MOST_FOLDED);
    QuotedLanes {
        id: format!("lanes-{number}"),
        written: block.written.clone(),
        title: block.title.clone(),
        count: found.len(),
        undated: found.len() - dated.len(),
        chosen: chosen(context, &filter),
        period: chart.as_ref().map(|chart| chart.period.clone()),
        chart,
        rows,
        folded,
        omitted,
        search: query(&filter).map(|query| format!("search/?q={}", route::encode(&query))),
    }
}

fn chart(
    context: &Context<'_>,
    block: &TimelineBlock,
    filter: &Filter,
    dated: &[Arc<Postmortem>],
) -> Option<LaneChart> {
    let by = block.by.unwrap_or_else(|| fitting(context, filter, dated));
    let own = match by {
        By::Service => filter.words.get(&HubKind::Service),
        By::Cause => filter.words.get(&HubKind::Cause),
        By::Team | By::Severity | By::Year | By::All => None,
    };
    let span = span(context, filter, dated)?;
    let only = own.cloned().unwrap_or_default();
    let mut chart =
        lanes::sketch(context, dated, Sketch { only, ..Sketch::new(context, by, span) })?;
    chart.in_text = true;
    if by == By::All {
        chart.lanes.iter_mut().for_each(|lane| lane.label.clear());
    }
    Some(chart)
}

/// Returns what tells these incidents apart best: not the one word that all of them share.
fn fitting(context: &Context<'_>, filter: &Filter, dated: &[Arc<Postmortem>]) -> By {
    let shared = |kind| filter.words.get(&kind).is_some_and(|words| words.len() == 1);
    let tells = |by: &By| match by {
        By::Service => !shared(HubKind::Service),
        By::Cause => !shared(HubKind::Cause),
        By::Severity => !shared(HubKind::Severity),
        By::Team | By::Year | By::All => true,
    };
    lanes::fitting(context, dated).into_iter().find(tells).unwrap_or(By::All)
}

/// Returns the months from the first to the last that can have an incident which is meant.
///
/// What the text does not say follows from the incidents; where it names words, and no end, the quiet time
/// until the day of the build belongs to the picture.
fn span(
    context: &Context<'_>,
    filter: &Filter,
    dated: &[Arc<Postmortem>],
) -> Option<(NaiveDate, NaiveDate)> {
    let days = || dated.iter().filter_map(|it| knowledge::day_of(it));
    let year = |year: Option<&i32>| year.and_then(|year| lanes::year_span(*year));
    let first = year(filter.years.iter().min()).map(|it| it.0).max(filter.since);
    let first = first.or_else(|| days().min())?;
    let last = year(filter.years.iter().max()).and_then(|it| it.1.pred_opt());
    let last = match (last, filter.until) {
        (Some(year), Some(until)) => Some(year.min(until)),
        (year, until) => year.or(until),
    };
    let today = context.knowledge.as_of;
    let ended = |it: &Arc<Postmortem>| ended(it, today);
    let last = last.or_else(|| {
        let latest = days().chain(dated.iter().filter_map(ended)).max()?;
        Some(if filter.files.is_some() { latest } else { latest.max(today) })
    })?;
    let (from, _) = month(first)?;
    let (_, to) = month(last.max(first))?;
    Some((from, to))
}

fn ended(report: &Postmortem, today: NaiveDate) -> Option<NaiveDate> {
    let interval = lanes::interval(report, today).filter(|it| it.ends == Ends::Known)?;
    DateTime::<Utc>::from_timestamp(interval.to, 0).map(|at| at.date_naive())
}

fn month(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    use chrono::Datelike as _;
    lanes::month_span(day.year(), day.month())
}

/// Returns what was chosen by, in words: "Service: Checkout, Core database", for each kind of word.
fn chosen(context: &Context<'_>, filter: &Filter) -> Vec<String> {
    let told = |(kind, ids): (&HubKind, &Vec<String>)| {
        let field = context.words.text(&format!("hub-{}", kind.as_str()));
        let names: Vec<_> = ids.iter().map(|id| context.name(*kind, id)).collect();
        let values = [("field", field.into()), ("words", names.join(", ").into())];
        context.words.say("lanes-chosen", &values)
    };
    filter.words.iter().map(told).collect()
}

/// Returns the same choice as a query of the search; `None` where it has no words for it.
fn query(filter: &Filter) -> Option<String> {
    if filter.files.is_some() || filter.years.len() > 1 {
        return None;
    }
    let words =
        filter.words.iter().map(|(kind, ids)| format!("{}:{}", kind.as_str(), ids.join(",")));
    let years = filter.years.iter().map(|year| format!("year:{year}"));
    let since = filter.since.map(|day| format!("since:{day}"));
    let until = filter.until.map(|day| format!("until:{day}"));
    let all: Vec<String> = words.chain(years).chain(since).chain(until).collect();
    Some(all.join(" "))
}
