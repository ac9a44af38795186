//! The event list of a report: events in order of time, with day separators, gaps and offsets.

pub(super) mod evidence;

use chrono::{DateTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

use super::view::incident::{EventView, TimelineRow};
use crate::knowledge::place;
use crate::model::{Event, EventKind, Postmortem, Precision, Stamp, Zone};
use crate::theme::Words;

/// The shortest silence worth a row.
const SHORTEST_GAP: TimeDelta = TimeDelta::minutes(20);
/// A silence is long when it is this many times the usual one.
const TIMES_USUAL: i32 = 3;

/// Builds the rows of a report's event list.
pub(super) fn rows(
    words: &Words,
    report: &Postmortem,
    texts: &evidence::Texts,
) -> Vec<TimelineRow> {
    let events = place::events(report);
    let long = long_gap(&events);
    let start = report.times.started.as_ref().and_then(|stamp| stamp.value.instant());
    let mut rows = Vec::with_capacity(events.len() + 2);
    let mut day = None;
    let mut last: Option<DateTime<Utc>> = None;
    let mut last_stamp: Option<&Stamp> = None;
    for (anchor, event) in events {
        let instant = event.at.as_ref().and_then(Stamp::instant);
        if let (Some(before), Some(now)) = (last, instant)
            && now - before > long
        {
            rows.push(gap(words, now - before));
        }
        if let Some(stamp) = &event.at
            && day != Some(stamp.date())
        {
            day = Some(stamp.date());
            rows.push(TimelineRow::Day { date: words.date(stamp.date()) });
        }
        if let Some(stamp) = &event.at {
            rows.extend(last_stamp.and_then(|before| clock_change(words, report, before, stamp)));
            last_stamp = Some(stamp);
        }
        rows.push(TimelineRow::Event(Box::new(view(words, (report, texts), event, anchor, start))));
        last = event.until.as_ref().and_then(Stamp::instant).or(instant).or(last);
    }
    rows
}

/// Returns the silence from which on a gap is shown: 20 minutes, or three times the usual one.
fn long_gap(events: &[(String, &Event)]) -> TimeDelta {
    let instants: Vec<DateTime<Utc>> =
        events.iter().filter_map(|(_, event)| event.at.as_ref()?.instant()).collect();
    let mut gaps: Vec<TimeDelta> = instants.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort();
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    usual.checked_mul(TIMES_USUAL).unwrap_or(TimeDelta::MAX).max(SHORTEST_GAP)
}

fn gap(words: &Words, length: TimeDelta) -> TimelineRow {
    let duration = words.duration(length.num_seconds());
    let text = words.say("event-gap", &[("length", duration.text.clone().into())]);
    TimelineRow::Gap { duration, text }
}

/// Returns the row for a change of the clocks between two times of one named zone: one that both
/// are written in, or the report's own, where both are written as it was then (`CET`, `CEST`).
fn clock_change(
    words: &Words,
    report: &Postmortem,
    before: &Stamp,
    now: &Stamp,
) -> Option<TimelineRow> {
    let named = |stamp: &Stamp| stamp.zone.as_deref()?.parse::<Tz>().ok();
    let follows = |zone: Tz, stamp: &Stamp| {
        let there = zone.offset_from_utc_datetime(&stamp.ordering_instant().naive_utc());
        stamp.precision > Precision::Day && there.fix() == stamp.offset
    };
    let written = named(before).filter(|zone| named(now) == Some(*zone));
    let own = || match report.timezone {
        Some(Zone::Named(zone)) => Some(zone),
        Some(Zone::Fixed(..)) | None => None,
    };
    let zone = written.or_else(own)?;
    let by = now.offset.local_minus_utc() - before.offset.local_minus_utc();
    (by != 0 && follows(zone, before) && follows(zone, now)).then(|| TimelineRow::ClockChange {
        from: words.time(before).zone,
        to: words.time(now).zone,
        by: words.duration(i64::from(by.abs())),
        forward: by > 0,
    })
}

/// Returns the kinds of events there are, in the order of [`EventKind::ALL`].
pub(super) fn kinds(report: &Postmortem) -> Vec<&'static str> {
    let is_there = |kind: &EventKind| report.events.iter().any(|event| event.kind == *kind);
    EventKind::ALL.into_iter().filter(is_there).map(EventKind::as_str).collect()
}

fn view(
    words: &Words,
    (report, texts): (&Postmortem, &evidence::Texts),
    event: &Event,
    anchor: String,
    start: Option<DateTime<Utc>>,
) -> EventView {
    let instant = event.at.as_ref().and_then(Stamp::instant);
    let text = &report.document.text;
    let shown = event.evidence.iter().map(|it| (it.in_text, evidence::view(it, report, texts)));
    let (in_text, below): (Vec<_>, Vec<_>) = shown.partition(|(in_text, _)| *in_text);
    let views = |shown: Vec<(bool, _)>| shown.into_iter().map(|(_, it)| it).collect();
    let written = event.at.is_none().then(|| text.get(event.time_span.range())).flatten();
    EventView {
        anchor,
        time: event.at.as_ref().map(|at| words.time(at)),
        written: written.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()),
        until: event.until.as_ref().map(|at| words.time(at)),
        offset: start.zip(instant).map(|(start, at)| words.since_start(at - start)),
        kind: event.kind.as_str(),
        kind_label: words.text(&format!("kind-{}", event.kind.as_str())),
        kind_inferred: event.kind_inferred,
        key: event.key,
        html: String::new(),
        text: event.text.clone(),
        actor: event.actor.clone(),
        actor_in_text: event.actor_in_text,
        confidence: event.confidence.as_str(),
        evidence: views(below),
        evidence_in_text: views(in_text),
    }
}

#[cfg(test)]
mod tests {
    use super::evidence::Texts;
    use super::*;
    use crate::knowledge::tests::{report, spanned};
    use crate::model::time::ZoneSource;
    use crate::model::{Confidence, EventSource};
    use crate::text::Span;

    fn at(time: &str) -> Stamp {
        Stamp {
            local: format!("{time}:00").parse().expect("a time of the tests"),
            offset: chrono::FixedOffset::east_opt(0).expect("zero is an offset"),
            zone: None,
            zone_source: ZoneSource::Written,
            precision: Precision::Minute,
            approximate: false,
        }
    }

    fn event(time: Option<&str>, text: &str) -> Event {
        Event {
            at: time.map(at),
            until: None,
            kind: EventKind::Observation,
            kind_inferred: true,
            key: false,
            source: EventSource::Timeline,
            text: text.to_owned(),
            actor: None,
            actor_in_text: false,
            confidence: Confidence::Fact,
            evidence: Vec::new(),
            time_span: Span::at(0),
            span: Span::at(0),
        }
    }

    fn told(rows: &[TimelineRow]) -> Vec<String> {
        let tell = |row: &TimelineRow| match row {
            TimelineRow::Day { date } => date.text.clone(),
            TimelineRow::Gap { text, .. } => text.clone(),
            TimelineRow::ClockChange { from, to, by, forward } => {
                format!("{from} to {to}, {} {forward}", by.text)
            }
            TimelineRow::Event(event) => {
                format!(
                    "{} {} {}",
                    event.anchor,
                    event.offset.as_deref().unwrap_or("-"),
                    event.text
                )
            }
        };
        rows.iter().map(tell).collect()
    }

    #[test]
    fn a_change_of_the_clocks_is_a_row_of_its_own() {
        let zoned = |time: &str, hours: i32, zone: &str| {
            let offset = chrono::FixedOffset::east_opt(hours * 3600).expect("an offset");
            let at = Some(Stamp { offset, zone: Some(zone.to_owned()), ..at(time) });
            Event { at, ..event(None, "seen") }
        };
        let mut report = report("A", "2026-03-29");
        let zone = "Europe/London";
        report.events =
            vec![zoned("2026-03-29T00:50", 0, zone), zoned("2026-03-29T02:05", 1, zone)];
        assert_eq!(
            told(&rows(Words::english(), &report, &Texts::new())),
            ["29 Mar 2026", "e-0050 - seen", "GMT to BST, 1 h true", "e-0205 - seen"]
        );
        report.events =
            vec![zoned("2026-03-29T00:50", 0, "GMT"), zoned("2026-03-29T02:05", 1, "BST")];
        let without = ["29 Mar 2026", "e-0050 - seen", "e-0205 - seen"];
        assert_eq!(told(&rows(Words::english(), &report, &Texts::new())), without);
        report.timezone = Zone::parse("Europe/London");
        assert_eq!(
            told(&rows(Words::english(), &report, &Texts::new())).len(),
            4,
            "the report's own zone"
        );
        report.timezone = Zone::parse("Europe/Berlin");
        assert_eq!(told(&rows(Words::english(), &report, &Texts::new())), without);
    }

    #[test]
    fn events_come_in_order_with_days_gaps_and_offsets() {
        let mut report = report("A", "2026-03-02");
        report.times.started = Some(spanned(at("2026-03-02T23:50")));
        report.events = vec![
            event(Some("2026-03-02T23:50"), "start"),
            event(None, "unclear"),
            event(Some("2026-03-03T01:00"), "end"),
            event(Some("2026-03-02T23:46"), "change"),
            event(Some("2026-03-02T23:55"), "alert"),
            event(Some("2026-03-02T23:55"), "page"),
        ];
        assert_eq!(
            told(&rows(Words::english(), &report, &Texts::new())),
            [
                "2 Mar 2026",
                "e-2346 T-4 min change",
                "e-2350 T+0 min start",
                "e - unclear",
                "e-2355 T+5 min alert",
                "e-2355-2 T+5 min page",
                "1 h 5 min with no recorded event",
                "3 Mar 2026",
                "e-0100 T+1 h 10 min end",
            ]
        );
    }
}
