#![doc = include_str!("event_outside_incident.md")]

use chrono::TimeDelta;

use super::event_out_of_order::misplaced;
use super::suspicious_date::suspicions;
use super::{Known, milestones};
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::{Event, EventKind, EventSource, Postmortem};

/// CB207.
pub(crate) struct EventOutsideIncident;

/// So far around the incident, events still belong to it.
const AROUND: TimeDelta = TimeDelta::days(2);

/// So far before the incident, a change may have set it off.
const CHANGE_BEFORE: TimeDelta = TimeDelta::days(90);

impl DocumentRule for EventOutsideIncident {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let (Some(first), Some(last)) = (milestones(report).next(), milestones(report).next_back())
        else {
            return;
        };
        let is_far = |event: &Event| before(event, first).is_some() || after(event, last).is_some();
        if !report.events.iter().any(is_far) {
            return;
        }
        let suspicious = suspicions(report);
        let misplaced = misplaced(report);
        let events = || {
            report.events.iter().filter(|event| {
                event.source != EventSource::KeyEvents
                    && !suspicious.iter().any(|doubt| doubt.span == event.time_span)
                    && !misplaced.iter().any(|it| it.event.time_span == event.time_span)
            })
        };
        let before: Vec<_> = events().filter_map(|it| Some((it, before(it, first)?))).collect();
        tell(report, &before, first, "before", context);
        if report.times.resolved.is_some() {
            let after: Vec<_> = events().filter_map(|it| Some((it, after(it, last)?))).collect();
            tell(report, &after, last, "after", context);
        }
    }
}

/// Returns how long before the incident an event lies, when that is too long.
fn before(event: &Event, first: Known<'_>) -> Option<TimeDelta> {
    let apart = first.at.value.ordering_instant() - event.at.as_ref()?.instant()?;
    let allowed = if event.kind == EventKind::Change { CHANGE_BEFORE } else { AROUND };
    (apart > allowed).then_some(apart)
}

/// Returns how long after the incident an event lies, when that is too long.
fn after(event: &Event, last: Known<'_>) -> Option<TimeDelta> {
    let apart = event.at.as_ref()?.instant()? - last.at.value.ordering_instant();
    (apart > AROUND).then_some(apart)
}

/// Reports the farthest event of one side, and how many more there are.
fn tell(
    report: &Postmortem,
    outside: &[(&Event, TimeDelta)],
    edge: Known<'_>,
    side: &str,
    context: &mut Context<'_>,
) {
    let Some(&(event, apart)) = outside.iter().max_by_key(|(_, apart)| *apart) else { return };
    let more = match outside.len() - 1 {
        0 => String::new(),
        more => format!(", and {} more", phrase::count(more, "event")),
    };
    let edge_name = edge.milestone.as_str();
    let message = format!(
        "the event at `{}` lies {} {side} `{edge_name}` ({}){more}",
        phrase::written(report, event.time_span),
        phrase::duration(apart.num_seconds()),
        phrase::stamp(&edge.at.value)
    );
    let help = if side == "before" {
        "correct its date; a change that set the incident off is marked with `[change]`"
    } else {
        "correct its date, or move what came later to the action items"
    };
    let finding = context
        .finding(report.file(), event.time_span, message)
        .with_secondary(edge.at.span, format!("`{edge_name}`"))
        .with_why("the date is probably wrong, and it stretches the drawn timeline out of sight")
        .with_help(help);
    context.report(finding);
}
