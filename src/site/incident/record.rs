//! The record of an incident: the few numbers at the top, milestones, stated durations, who noticed.

use super::super::format;
use super::super::view::incident::{Fact, ImpactView, MilestoneView, StatedView};
use crate::model::time::{DurationKind, Milestone};
use crate::model::{Impact, Postmortem, StatedDuration};
use crate::theme::Words;

/// Returns the numbers a reader looks for first.
pub(in crate::site) fn facts(words: &Words, report: &Postmortem) -> Vec<Fact> {
    let known = |key: &'static str, seconds: Option<i64>| Fact {
        key,
        label: words.text(&format!("fact-{key}")),
        value: seconds.map_or_else(|| words.text("fact-missing"), |it| words.duration(it).text),
        note: seconds.is_none().then(|| words.text(&format!("fact-{key}-needs"))),
        known: seconds.is_some(),
    };
    let first = report.impact.first().map(|it| {
        let view = impact(it);
        let estimate = || words.say("fact-estimate", &[("label", view.label.clone().into())]);
        let note = if view.measured { view.label.clone() } else { estimate() };
        let label = words.text("fact-impact");
        Fact { key: "impact", label, value: view.value, note: Some(note), known: true }
    });
    let times = report.durations;
    let durations = [
        known("detect", times.detect),
        known("mitigate", times.mitigate),
        known("resolve", times.resolve),
    ];
    first.into_iter().chain(durations).collect()
}

/// Returns an effect on users as it is shown.
pub(super) fn impact(impact: &Impact) -> ImpactView {
    let unit = impact.unit.as_deref().unwrap_or_default();
    let value = format!("{} {unit}", impact.value).trim().to_owned();
    ImpactView { label: impact.label.clone(), value, measured: impact.measured }
}

/// Returns the word shown for a milestone.
pub(in crate::site) fn milestone_label(words: &Words, milestone: Milestone) -> String {
    words.text(&format!("milestone-{}", milestone.as_str()))
}

/// Returns the milestones that are known.
pub(super) fn milestones(words: &Words, report: &Postmortem) -> Vec<MilestoneView> {
    let start = report.times.started.as_ref().and_then(|it| it.value.instant());
    let view = |milestone: Milestone| {
        let stamp = &report.times.get(milestone)?.value;
        let later = milestone != Milestone::Started;
        let offset = start.zip(stamp.instant()).filter(|_| later);
        Some(MilestoneView {
            key: milestone.as_str(),
            label: milestone_label(words, milestone),
            time: words.time(stamp),
            offset: offset.map(|(start, at)| words.since_start(at - start)),
        })
    };
    Milestone::ALL.into_iter().filter_map(view).collect()
}

/// Returns the durations the author states that are not what the milestones give.
pub(super) fn stated(words: &Words, report: &Postmortem) -> Vec<StatedView> {
    let times = report.durations;
    let view = |stated: &StatedDuration| {
        let (key, derived) = match stated.kind {
            DurationKind::Detect => ("length-detect", times.detect),
            DurationKind::Acknowledge => ("length-acknowledge", times.acknowledge),
            DurationKind::Mitigate => ("length-mitigate", times.mitigate),
            DurationKind::Resolve => ("length-resolve", times.resolve),
        };
        let derived = derived.filter(|derived| (derived - stated.seconds).abs() >= 60)?;
        Some(StatedView {
            label: words.text(key),
            stated: words.duration(stated.seconds),
            derived: words.duration(derived),
            support_hours: stated.support_hours,
        })
    };
    report.stated.iter().filter_map(view).collect()
}

/// Returns who noticed and how.
pub(super) fn detection(words: &Words, report: &Postmortem) -> Option<String> {
    let source = report.detection.source.as_ref();
    let source = source.map(|it| words.text(&format!("detection-{}", it.value)));
    match (source, &report.detection.by) {
        (Some(source), Some(by)) => Some(format!("{source} ({by})")),
        (Some(source), None) => Some(source),
        (None, by) => by.clone(),
    }
}

/// Returns the zone the report's times are in, when one is not UTC.
pub(super) fn zone(report: &Postmortem) -> Option<String> {
    let milestones = Milestone::ALL.into_iter().filter_map(|it| report.times.get(it));
    let mut stamps =
        milestones.map(|it| &it.value).chain(report.events.iter().filter_map(|it| it.at.as_ref()));
    let other = stamps.find(|stamp| stamp.offset.local_minus_utc() != 0)?;
    let named = report.timezone.and_then(crate::model::Zone::name).map(str::to_owned);
    Some(named.or_else(|| other.zone.clone()).unwrap_or_else(|| format::offset_name(other.offset)))
}
