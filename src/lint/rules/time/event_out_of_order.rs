#![doc = include_str!("event_out_of_order.md")]

use chrono::{DateTime, TimeDelta, Utc};

use super::reorder;
use super::suspicious_date::suspicions;
use crate::diagnostic::Diagnostic;
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::{Event, EventSource, Postmortem};

/// CB206.
pub(crate) struct EventOutOfOrder;

/// An event with an instant to compare by.
type Timed<'a> = (DateTime<Utc>, &'a Event);

impl DocumentRule for EventOutOfOrder {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let all = misplaced(report);
        for misplaced in &all {
            let finding = finding(report, misplaced, context);
            context.report(match reorder::fix(report, &all, misplaced.event, context.config()) {
                Some(fix) => finding.with_fix(fix),
                None => finding,
            });
        }
    }
}

/// An event that is out of order.
pub(crate) struct Misplaced<'a> {
    /// The event.
    pub(crate) event: &'a Event,
    /// The event nearest to it that it is out of order with.
    pub(super) other: &'a Event,
    pub(super) apart: TimeDelta,
    /// Whether it stands below the other.
    is_below: bool,
}

/// Returns the events that would have to move, the fewest that suffice.
pub(crate) fn misplaced(report: &Postmortem) -> Vec<Misplaced<'_>> {
    let mut found = Vec::new();
    let instants = || report.events.iter().filter_map(|it| it.at.as_ref()?.instant());
    if instants().is_sorted() {
        return found;
    }
    let suspicious = suspicions(report);
    for source in [EventSource::FrontMatter, EventSource::Timeline] {
        let timed: Vec<Timed<'_>> = report
            .events
            .iter()
            .filter(|event| event.source == source)
            .filter(|event| suspicious.iter().all(|doubt| doubt.span != event.time_span))
            .filter_map(|event| Some((event.at.as_ref()?.instant()?, event)))
            .collect();
        in_one(&timed, &mut found);
    }
    found
}

fn in_one<'a>(timed: &[Timed<'a>], found: &mut Vec<Misplaced<'a>>) {
    let falling = timed.windows(2).filter(|pair| pair[1].0 < pair[0].0).count();
    if falling == 0 || is_newest_first(timed, falling) {
        return;
    }
    let in_place = longest_rising(timed);
    for (at, &(_, event)) in timed.iter().enumerate().filter(|&(at, _)| !in_place[at]) {
        let Some((other, apart, is_below)) = conflict(timed, &in_place, at) else { continue };
        if !is_rough(event, other) || apart >= TimeDelta::minutes(30) {
            found.push(Misplaced { event, other, apart, is_below });
        }
    }
}

fn finding(report: &Postmortem, misplaced: &Misplaced<'_>, context: &Context<'_>) -> Diagnostic {
    let Misplaced { event, other, apart, is_below } = misplaced;
    let (place, side) = if *is_below { ("below", "earlier") } else { ("above", "later") };
    let message = format!(
        "the event at `{}` stands {place} the one at `{}`, but is {} {side}",
        phrase::written(report, event.time_span),
        phrase::written(report, other.time_span),
        phrase::duration(apart.num_seconds())
    );
    context
        .finding(report.file(), event.time_span, message)
        .with_label("out of order")
        .with_secondary(other.time_span, if *is_below { "later" } else { "earlier" })
        .with_why("a timeline is read from top to bottom: the event or its time is misplaced")
        .with_help("move the event to its place, or correct its time")
}

/// Tells whether the whole timeline runs from the last event to the first.
fn is_newest_first(timed: &[Timed<'_>], falling: usize) -> bool {
    let rising = timed.windows(2).filter(|pair| pair[1].0 > pair[0].0).count();
    falling > 1 && falling > rising * 3
}

/// Marks the longest run of events that are in order; the rest are the fewest that would move.
fn longest_rising(timed: &[Timed<'_>]) -> Vec<bool> {
    // `ends[n]` is the event a run of n + 1 events ends with, the earliest such event so far.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(timed.len());
    for (at, (instant, _)) in timed.iter().enumerate() {
        let length = ends.partition_point(|&end| timed[end].0 <= *instant);
        before.push(length.checked_sub(1).map(|it| ends[it]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut in_place = vec![false; timed.len()];
    let mut at = ends.last().copied();
    while let Some(it) = at {
        in_place[it] = true;
        at = before[it];
    }
    in_place
}

/// Returns the nearest event in place that the one `at` is out of order with, how far apart they
/// are, and whether the one `at` stands below it.
fn conflict<'a>(
    timed: &[Timed<'a>],
    in_place: &[bool],
    at: usize,
) -> Option<(&'a Event, TimeDelta, bool)> {
    let own = timed[at].0;
    let placed = |it: &usize| in_place[*it];
    let above = (0..at).rev().find(placed).filter(|&it| timed[it].0 > own);
    let below = (at + 1..timed.len()).find(placed).filter(|&it| timed[it].0 < own);
    above
        .map(|it| (timed[it].1, timed[it].0 - own, true))
        .or_else(|| below.map(|it| (timed[it].1, own - timed[it].0, false)))
}

fn is_rough(event: &Event, other: &Event) -> bool {
    [event, other].iter().any(|it| it.at.as_ref().is_some_and(|at| at.approximate))
}
