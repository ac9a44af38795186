//! The course of an incident as a bar: its milestones cut into phases, its events as marks.

mod focus;

use chrono::{DateTime, TimeDelta, Utc};

use super::view::chart::{EventMark, PhaseBar, PhaseSegment};
use crate::model::time::{Milestone, Stamp};
use crate::model::{EventKind, Postmortem};
use crate::theme::Words;

/// Below this length a title counts in minutes.
const IN_MINUTES: i64 = 3 * 3600;

/// Builds the bar of a report; `None` without two milestones, known to the minute, in order.
pub(super) fn bar(words: &Words, report: &Postmortem, step: u8) -> Option<PhaseBar> {
    let (known, swapped) = milestones(report);
    let &(_, first, stamp) = known.first()?;
    let zone = stamp.offset;
    let clock = |at: DateTime<Utc>| at.with_timezone(&zone).naive_local().and_utc().timestamp();
    let mut segments: Vec<PhaseSegment> = known
        .windows(2)
        .filter(|pair| pair[0].1 < pair[1].1)
        .map(|pair| segment(words, phase(pair[0].0, pair[1].0), clock(pair[0].1), clock(pair[1].1)))
        .collect();
    let is_over = known.iter().any(|(it, ..)| *it >= Milestone::Mitigated);
    if !is_over {
        segments.extend(open_segment(words, report, &known, clock));
    }
    if segments.is_empty() {
        return None;
    }
    let title = title(words, &segments, is_over);
    if let Some(change) = latent_since(report, &segments, clock) {
        segments.insert(0, segment(words, "latent", change, clock(first)));
    }
    if report.times.started.is_none() {
        segments[0].open_start = true;
    }
    let marks = marks(report, clock);
    let time = words.time(stamp);
    let start = first.with_timezone(&zone).format("%H:%M").to_string();
    Some(PhaseBar {
        title,
        subtitle: format!("{}, {}", days(words, &segments), time.zone),
        step,
        note: note(words, report, is_over, swapped),
        description: description(words, &segments, &start),
        focus: focus::focus(words, &segments, &marks),
        marks,
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

fn phase(from: Milestone, to: Milestone) -> &'static str {
    match (from, to) {
        (Milestone::Started, Milestone::Detected) => "undetected",
        (Milestone::Started, _) => "impact",
        (Milestone::Detected, Milestone::Acknowledged) => "triage",
        (Milestone::Mitigated | Milestone::Resolved, _) => "recovering",
        (Milestone::Detected | Milestone::Acknowledged, _) => "responding",
    }
}

fn segment(words: &Words, phase: &'static str, from: i64, to: i64) -> PhaseSegment {
    PhaseSegment {
        phase,
        label: words.text(&format!("phase-{phase}")),
        duration: words.duration(to - from),
        from,
        to,
        open_start: false,
        open_end: false,
    }
}

/// Draws the last phase on to the last event, open at its end, when no end is recorded.
fn open_segment(
    words: &Words,
    report: &Postmortem,
    known: &[Known<'_>],
    clock: impl Fn(DateTime<Utc>) -> i64,
) -> Option<PhaseSegment> {
    let &(last, from, _) = known.last()?;
    let events = report.events.iter().filter_map(|event| event.at.as_ref()?.instant());
    let to = events.max().filter(|to| *to > from && *to - from < TimeDelta::days(90))?;
    let phase = if last == Milestone::Started { "impact" } else { "responding" };
    Some(PhaseSegment { open_end: true, ..segment(words, phase, clock(from), clock(to)) })
}

/// Returns when the change was made that harm came from: the last one written as such before the
/// start, unless it lies so far back that the rest of the bar could not be read.
fn latent_since(
    report: &Postmortem,
    segments: &[PhaseSegment],
    clock: impl Fn(DateTime<Utc>) -> i64,
) -> Option<i64> {
    let start = clock(report.times.started.as_ref()?.value.instant()?);
    let length = segments.last()?.to - start;
    let changes = report.events.iter().filter(|event| event.kind == EventKind::Change);
    let at = changes.filter_map(|event| Some(clock(event.at.as_ref()?.instant()?)));
    at.filter(|at| *at < start && start - at <= length).max()
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

/// Returns the day of the bar, or the first and the last.
fn days(words: &Words, segments: &[PhaseSegment]) -> String {
    let day = |at: i64| Some(words.date(DateTime::from_timestamp(at, 0)?.date_naive()).text);
    let first = segments.first().and_then(|it| day(it.from)).unwrap_or_default();
    let last = segments.last().and_then(|it| day(it.to)).unwrap_or_default();
    if first == last {
        return first;
    }
    words.say("lanes-span", &[("first", first.into()), ("last", last.into())])
}

fn title(words: &Words, segments: &[PhaseSegment], is_over: bool) -> String {
    let total = segments.iter().map(|it| it.duration.seconds).sum::<i64>();
    let undetected = segments.iter().find(|it| it.phase == "undetected");
    // A duration is not cut at the end of a line.
    let whole = |duration: &str| duration.replace(' ', "\u{a0}").into();
    let all = || whole(&words.duration(total).text);
    match (undetected, is_over) {
        (Some(first), true) if total < IN_MINUTES => {
            let minutes = |seconds: i64| ((seconds + 30) / 60).into();
            let values = [("n", minutes(first.duration.seconds)), ("total", minutes(total))];
            words.say("phases-undetected-minutes", &values)
        }
        (Some(first), true) => {
            let values = [("n", whole(&first.duration.text)), ("total", all())];
            words.say("phases-undetected", &values)
        }
        (Some(first), false) => {
            words.say("phases-undetected-open", &[("n", whole(&first.duration.text))])
        }
        (None, true) => words.say("phases-whole", &[("total", all())]),
        (None, false) => words.text("phases-open"),
    }
}

fn note(words: &Words, report: &Postmortem, is_over: bool, swapped: bool) -> Option<String> {
    let times = &report.times;
    let missing = [
        (times.started.is_none(), "phases-without-start"),
        (times.detected.is_none(), "phases-without-detection"),
        (times.mitigated.is_none() && is_over, "phases-without-mitigation"),
        (swapped, "phases-swapped"),
    ];
    let told: Vec<String> =
        missing.into_iter().filter(|it| it.0).map(|(_, key)| words.text(key)).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

fn description(words: &Words, segments: &[PhaseSegment], start: &str) -> String {
    let phase = |it: &PhaseSegment| {
        let key = if it.open_end { "phases-at-least" } else { "phases-for" };
        let values =
            [("phase", it.label.clone().into()), ("length", it.duration.text.clone().into())];
        words.say(key, &values)
    };
    let phases: Vec<String> = segments.iter().map(phase).collect();
    let values = [("start", start.to_owned().into()), ("phases", phases.join(", ").into())];
    words.say("phases-told", &values)
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
        let bar = bar(Words::english(), &timed(times), 2).expect("there is a bar");
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
            "6\u{a0}h from the first to the last milestone",
        );
        check(
            [Some("10:00"), Some("10:00"), None, None, Some("10:30")],
            &[("responding", "30 min")],
            "30\u{a0}min from the first to the last milestone",
        );
    }

    #[test]
    fn a_milestone_out_of_order_is_left_out_and_said() {
        let bar = bar(
            Words::english(),
            &timed([Some("10:00"), Some("10:10"), None, Some("09:00"), Some("11:00")]),
            2,
        );
        let bar = bar.expect("there is a bar");
        assert_eq!(bar.segments.len(), 2);
        assert!(bar.note.is_some_and(|note| note.contains("left out")));
        assert!(
            super::bar(
                Words::english(),
                &timed([Some("10:00"), None, None, None, Some("09:00")]),
                2
            )
            .is_none()
        );
        assert!(
            super::bar(Words::english(), &timed([Some("10:00"), None, None, None, None]), 2)
                .is_none()
        );
    }
}
