#![doc = include_str!("silent_gap.md")]

use chrono::{DateTime, TimeDelta, Utc};

use crate::lint::{Context, DocumentRule, phrase};
use crate::model::{Event, EventSource, Postmortem, Stamp};

/// CB210.
pub(crate) struct SilentGap;

/// A gap shorter than this is never worth a word.
const LONG: TimeDelta = TimeDelta::hours(2);

/// Fewer events than this are no timeline to find gaps in.
const ENOUGH: usize = 3;

impl DocumentRule for SilentGap {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let Some((from, to)) = impact(report) else { return };
        let mut inside: Vec<(DateTime<Utc>, &Event)> = report
            .events
            .iter()
            .filter(|event| event.source != EventSource::KeyEvents)
            .filter_map(|event| Some((event.at.as_ref()?.instant()?, event)))
            .filter(|(instant, _)| (from..=to).contains(instant))
            .collect();
        if inside.len() < ENOUGH {
            return;
        }
        inside.sort_by_key(|(instant, _)| *instant);
        let longest = inside.windows(2).max_by_key(|pair| gap(pair[0], pair[1].0));
        let Some(&[before, after]) = longest.and_then(|pair| pair.first_chunk()) else { return };
        let gap = gap(before, after.0);
        if gap < LONG || gap * 3 < to - from {
            return;
        }
        let message = format!(
            "nothing is told for {} between `{}` and `{}`, while impact was open",
            phrase::duration(gap.num_seconds()),
            phrase::written(report, before.1.time_span),
            phrase::written(report, after.1.time_span)
        );
        let finding = context
            .finding(report.file(), after.1.time_span, message)
            .with_label("the next event")
            .with_secondary(before.1.time_span, "the last one before")
            .with_why("a wrong guess, a wait or a handover is often where the most can be learned")
            .with_help("say what happened in between, even if it led nowhere");
        context.report(finding);
    }
}

/// Returns how long it was silent between the end of one event and the next.
fn gap(before: (DateTime<Utc>, &Event), after: DateTime<Utc>) -> TimeDelta {
    let until = before.1.until.as_ref().and_then(Stamp::instant);
    after - until.unwrap_or(before.0).max(before.0)
}

/// Returns the time impact was open, as far as the milestones tell.
fn impact(report: &Postmortem) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let times = &report.times;
    let from = times.started.as_ref().or(times.detected.as_ref())?.value.instant()?;
    let to = times.mitigated.as_ref().or(times.resolved.as_ref())?.value.instant()?;
    (from < to).then_some((from, to))
}
