//! The course of an incident as a bar: its milestones cut into phases, its events as marks.

use chrono::{DateTime, TimeDelta, Utc};

use super::format;
use super::view::chart::{EventMark, PhaseBar, PhaseSegment};
use crate::model::Postmortem;
use crate::model::time::{Milestone, Stamp};

/// Below this length a title counts in minutes.
const IN_MINUTES: i64 = 3 * 3600;

/// Builds the bar of a report; `None` without two milestones, known to the minute, in order.
pub(super) fn bar(report: &Postmortem, step: u8) -> Option<PhaseBar> {
    let (known, swapped) = milestones(report);
    let &(_, first, stamp) = known.first()?;
    let zone = stamp.offset;
    let clock = |at: DateTime<Utc>| at.with_timezone(&zone).naive_local().and_utc().timestamp();
    let mut segments: Vec<PhaseSegment> = known
        .windows(2)
        .filter(|pair| pair[0].1 < pair[1].1)
        .map(|pair| {
            let (phase, label) = phase(pair[0].0, pair[1].0);
            segment(phase, label, clock(pair[0].1), clock(pair[1].1))
        })
        .collect();
    let is_over = known.iter().any(|(it, ..)| *it >= Milestone::Mitigated);
    if !is_over {
        segments.extend(open_segment(report, &known, clock));
    }
    if segments.is_empty() {
        return None;
    }
    let note = note(report, is_over, swapped);
    Some(PhaseBar {
        title: title(&segments, is_over),
        subtitle: format!("{}, {}", format::time(stamp).date.text, axis_zone(stamp)),
        marks: marks(report, clock),
        step,
        note,
        description: description(
            &segments,
            &first.with_timezone(&zone).format("%H:%M").to_string(),
        ),
        segments,
        svg: String::new(),
    })
}

type Known<'a> = (Milestone, DateTime<Utc>, &'a Stamp);

/// Returns the milestones known to the minute in the order they should happen, and whether some had
/// to be left out because they come before an earlier one.
fn milestones(report: &Postmortem) -> (Vec<Known<'_>>, bool) {
    let mut known: Vec<Known<'_>> = Vec::new();
    let mut swapped = false;
    for milestone in Milestone::ALL {
        let stamp = report.times.get(milestone).map(|stamp| &stamp.value);
        let Some((stamp, at)) = stamp.and_then(|stamp| Some((stamp, stamp.instant()?))) else {
            continue;
        };
        if known.last().is_some_and(|(_, before, _)| *before > at) {
            swapped = true;
        } else {
            known.push((milestone, at, stamp));
        }
    }
    (known, swapped)
}

fn phase(from: Milestone, to: Milestone) -> (&'static str, &'static str) {
    match (from, to) {
        (Milestone::Started, Milestone::Detected) => ("undetected", "Undetected"),
        (Milestone::Started, _) => ("impact", "Impact"),
        (Milestone::Detected, Milestone::Acknowledged) => ("triage", "Triage"),
        (Milestone::Mitigated | Milestone::Resolved, _) => ("recovering", "Recovering"),
        (Milestone::Detected | Milestone::Acknowledged, _) => ("responding", "Responding"),
    }
}

fn segment(phase: &'static str, label: &'static str, from: i64, to: i64) -> PhaseSegment {
    PhaseSegment { phase, label, duration: format::duration(to - from), from, to, open_end: false }
}

/// Draws the last phase on to the last event, open at its end, when no end is recorded.
fn open_segment(
    report: &Postmortem,
    known: &[Known<'_>],
    clock: impl Fn(DateTime<Utc>) -> i64,
) -> Option<PhaseSegment> {
    let &(last, from, _) = known.last()?;
    let events = report.events.iter().filter_map(|event| event.at.as_ref()?.instant());
    let to = events.max().filter(|to| *to > from && *to - from < TimeDelta::days(90))?;
    let (phase, label) = if last == Milestone::Started {
        ("impact", "Impact")
    } else {
        ("responding", "Responding")
    };
    Some(PhaseSegment { open_end: true, ..segment(phase, label, clock(from), clock(to)) })
}

/// Returns the events as marks on the clock of the bar.
pub(super) fn marks(report: &Postmortem, clock: impl Fn(DateTime<Utc>) -> i64) -> Vec<EventMark> {
    let placed = report.events.iter().filter_map(|event| {
        let at = event.at.as_ref()?.instant()?;
        Some(EventMark { at: clock(at), key: event.key })
    });
    let mut marks: Vec<EventMark> = placed.collect();
    marks.sort_by_key(|mark| (mark.at, !mark.key));
    marks.dedup_by_key(|mark| mark.at);
    marks
}

fn axis_zone(stamp: &Stamp) -> String {
    format::time(stamp).zone
}

fn title(segments: &[PhaseSegment], is_over: bool) -> String {
    let total = segments.iter().map(|it| it.duration.seconds).sum::<i64>();
    let undetected = segments.iter().find(|it| it.phase == "undetected");
    match (undetected, is_over) {
        (Some(first), true) if total < IN_MINUTES => {
            let minutes = |seconds: i64| (seconds + 30) / 60;
            format!(
                "Undetected for {} of {} minutes",
                minutes(first.duration.seconds),
                minutes(total)
            )
        }
        (Some(first), true) => {
            format!("Undetected for {} of {}", first.duration.text, format::duration(total).text)
        }
        (Some(first), false) => {
            format!("Undetected for {}; no end is recorded", first.duration.text)
        }
        (None, true) => {
            format!("{} from the first to the last milestone", format::duration(total).text)
        }
        (None, false) => "No end is recorded".to_owned(),
    }
}

fn note(report: &Postmortem, is_over: bool, swapped: bool) -> Option<String> {
    let mut missing = Vec::new();
    if report.times.detected.is_none() {
        missing.push("The time of detection is not recorded.");
    }
    if report.times.mitigated.is_none() && is_over {
        missing.push("The time the harm ended is not recorded.");
    }
    if swapped {
        missing.push("A milestone that lies before an earlier one is left out.");
    }
    (!missing.is_empty()).then(|| missing.join(" "))
}

fn description(segments: &[PhaseSegment], start: &str) -> String {
    let phase = |it: &PhaseSegment| {
        let least = if it.open_end { "at least " } else { "" };
        format!("{} for {least}{}", it.label.to_lowercase(), it.duration.text)
    };
    let phases: Vec<String> = segments.iter().map(phase).collect();
    format!("From {start}: {}.", phases.join(", then "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::tests::{report, spanned};
    use crate::model::time::{Precision, ZoneSource};

    fn at(clock: &str) -> Stamp {
        Stamp {
            local: format!("2026-03-02T{clock}:00").parse().expect("a time of the tests"),
            offset: chrono::FixedOffset::east_opt(0).expect("zero is an offset"),
            zone: None,
            zone_source: ZoneSource::Written,
            precision: Precision::Minute,
            approximate: false,
        }
    }

    fn timed(times: [Option<&str>; 5]) -> Postmortem {
        let mut report = report("A", "2026-03-02");
        for (milestone, clock) in Milestone::ALL.into_iter().zip(times) {
            *report.times.get_mut(milestone) = clock.map(|clock| spanned(at(clock)));
        }
        report
    }

    fn check(times: [Option<&str>; 5], phases: &[(&str, &str)], title: &str) {
        let bar = bar(&timed(times), 2).expect("there is a bar");
        let found: Vec<_> =
            bar.segments.iter().map(|it| (it.phase, it.duration.text.as_str())).collect();
        assert_eq!(found, phases);
        assert_eq!(bar.title, title);
    }

    #[test]
    fn milestones_become_phases() {
        check(
            [Some("14:06"), Some("14:19"), Some("14:21"), Some("15:36"), Some("16:20")],
            &[
                ("undetected", "13 min"),
                ("triage", "2 min"),
                ("responding", "1 h 15 min"),
                ("recovering", "44 min"),
            ],
            "Undetected for 13 of 134 minutes",
        );
        check(
            [Some("10:00"), None, None, None, Some("16:00")],
            &[("impact", "6 h")],
            "6 h from the first to the last milestone",
        );
        check(
            [Some("10:00"), Some("10:00"), None, None, Some("10:30")],
            &[("responding", "30 min")],
            "30 min from the first to the last milestone",
        );
    }

    #[test]
    fn a_milestone_out_of_order_is_left_out_and_said() {
        let bar =
            bar(&timed([Some("10:00"), Some("10:10"), None, Some("09:00"), Some("11:00")]), 2);
        let bar = bar.expect("there is a bar");
        assert_eq!(bar.segments.len(), 2);
        assert!(bar.note.is_some_and(|note| note.contains("left out")));
        assert!(super::bar(&timed([Some("10:00"), None, None, None, Some("09:00")]), 2).is_none());
        assert!(super::bar(&timed([Some("10:00"), None, None, None, None]), 2).is_none());
    }
}
