//! Facts of a report that follow from its times: lengths, zones, and how its timeline runs.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::model::compare::{Comparison, compare};
use crate::model::derived::seconds_between;
use crate::model::support_hours::Calendar;
use crate::model::time::{DurationKind, Milestone};
use crate::model::{Event, EventSource, Postmortem, Precision, Stamp, ZoneSource};
use crate::theme::Words;

/// What is derived from the times of one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Time to detect, acknowledge, mitigate and resolve, in this order.
    pub lengths: Vec<Length>,
    /// Which zones its times were read in, the surest first.
    pub zones: Vec<ZoneUse>,
    /// How many events the timeline has.
    pub events: usize,
    /// The longest time between two events in which nothing is told.
    pub silence: Option<Silence>,
}

/// One length, as derived and as stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// Which one.
    pub kind: DurationKind,
    /// Seconds of wall time, or why it is not known.
    pub wall: Result<i64, Unknown>,
    /// Seconds of support hours, where they and the length are known.
    pub working: Option<i64>,
    /// What the text says, and how the two agree.
    pub stated: Vec<Stated>,
}

/// Why a length cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// This milestone is missing.
    Missing(Milestone),
    /// Of this milestone only the day is known.
    DayOnly(Milestone),
    /// The second milestone comes before the first.
    Backwards(Milestone, Milestone),
}

/// A length the text states.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The words of the text: "2 h 14 m".
    pub written: String,
    /// How it stands beside the derived one.
    pub comparison: Comparison,
}

/// How many times were read in a zone, and who told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneUse {
    /// Where the zone comes from.
    pub source: ZoneSource,
    /// Its name.
    pub name: String,
    /// How many times it was taken for.
    pub times: usize,
}

/// A stretch of the timeline without an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// How long, in seconds.
    pub seconds: i64,
    /// The time of the last event before it, or the end of its range.
    pub from: Stamp,
    /// The next event.
    pub to: Stamp,
}

impl Facts {
    /// Derives what the times of `report` say; `hours` are the team's support hours.
    pub fn of(report: &Postmortem, hours: Option<&Calendar>) -> Self {
        let kinds = [
            DurationKind::Detect,
            DurationKind::Acknowledge,
            DurationKind::Mitigate,
            DurationKind::Resolve,
        ];
        Self {
            lengths: kinds.map(|kind| length(report, kind, hours)).into(),
            zones: zones(report),
            events: report.events.iter().filter(|it| is_told(it)).count(),
            silence: silence(report),
        }
    }
}

/// Returns the two milestones a length is measured between.
pub fn ends(kind: DurationKind) -> (Milestone, Milestone) {
    match kind {
        DurationKind::Detect => (Milestone::Started, Milestone::Detected),
        DurationKind::Acknowledge => (Milestone::Detected, Milestone::Acknowledged),
        DurationKind::Mitigate => (Milestone::Started, Milestone::Mitigated),
        DurationKind::Resolve => (Milestone::Started, Milestone::Resolved),
    }
}

fn length(report: &Postmortem, kind: DurationKind, hours: Option<&Calendar>) -> Length {
    let (from, to) = ends(kind);
    let stated = report.stated.iter().filter(|stated| stated.kind == kind);
    let stated = stated.map(|stated| Stated {
        written: stated.span.slice(&report.document.text).to_owned(),
        comparison: compare(report, stated, hours),
    });
    let known = |milestone: Milestone| {
        let stamp = report.times.get(milestone).map(|stamp| &stamp.value);
        let stamp = stamp.ok_or(Unknown::Missing(milestone))?;
        stamp.instant().map(|instant| (stamp, instant)).ok_or(Unknown::DayOnly(milestone))
    };
    let both = known(from).and_then(|start| Ok((start, known(to)?)));
    let wall = both.and_then(|(start, end)| {
        seconds_between(start.0, end.0).ok_or(Unknown::Backwards(from, to))
    });
    let working = both.ok().zip(hours).filter(|_| wall.is_ok());
    Length {
        kind,
        wall,
        working: working.and_then(|((start, end), hours)| hours.seconds_between(start.1, end.1)),
        stated: stated.collect(),
    }
}

/// Groups the times of a report by the zone they were read in and by who told it.
fn zones(report: &Postmortem) -> Vec<ZoneUse> {
    let milestones = Milestone::ALL.into_iter().filter_map(|it| report.times.get(it));
    let milestones = milestones.map(|stamp| &stamp.value);
    let events = report.events.iter().filter(|it| is_told(it));
    let events = events.flat_map(|event| event.at.iter().chain(&event.until));
    let exact = milestones.chain(events).filter(|stamp| stamp.precision > Precision::Day);
    let mut uses: BTreeMap<(ZoneSource, String), usize> = BTreeMap::new();
    for stamp in exact {
        *uses.entry((stamp.zone_source, zone_name(stamp))).or_default() += 1;
    }
    uses.into_iter().map(|((source, name), times)| ZoneUse { source, name, times }).collect()
}

/// Returns the full name of a stamp's zone where it has one, so that summer and winter are one zone.
fn zone_name(stamp: &Stamp) -> String {
    let full = stamp.zone.clone().filter(|name| name.contains('/'));
    full.unwrap_or_else(|| Words::english().time(stamp).zone)
}

/// Milestones listed as key events are no second telling of the story.
fn is_told(event: &Event) -> bool {
    event.source != EventSource::KeyEvents
}

fn silence(report: &Postmortem) -> Option<Silence> {
    let timed = |event: &Event| {
        let at = event.at.clone()?;
        let begins = at.instant()?;
        let until = event.until.clone().and_then(|until| Some((until.instant()?, until)));
        let (ends, until) =
            until.filter(|(ends, _)| *ends > begins).unwrap_or_else(|| (begins, at.clone()));
        Some((begins, at, ends, until))
    };
    let told = report.events.iter().filter(|it| is_told(it));
    let mut events: Vec<(DateTime<Utc>, Stamp, DateTime<Utc>, Stamp)> =
        told.filter_map(timed).collect();
    events.sort_by_key(|event| (event.0, event.2));
    let mut longest: Option<Silence> = None;
    let mut last: Option<(DateTime<Utc>, Stamp)> = None;
    for (begins, at, ends, until) in events {
        if let Some((before, from)) = &last {
            let seconds = (begins - *before).num_seconds();
            if seconds > longest.as_ref().map_or(0, |it| it.seconds) {
                longest = Some(Silence { seconds, from: from.clone(), to: at });
            }
        }
        // A long event covers the shorter ones within it.
        if last.as_ref().is_none_or(|(before, _)| ends >= *before) {
            last = Some((ends, until));
        }
    }
    longest
}
