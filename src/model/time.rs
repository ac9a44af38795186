//! Points in time as authors write them: with their zone, their precision, and nothing made up.

pub(crate) mod clock;
pub(crate) mod cursor;
pub(crate) mod date;
pub(crate) mod duration;
pub(crate) mod finding;
mod mending;
pub mod parse;
pub(crate) mod scan;
pub(crate) mod unzoned;
pub(crate) mod weekday;
pub mod zone;

#[cfg(test)]
mod tests;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::text::{Span, Spanned};

pub use parse::{Teller, TimeContext, TimePlace, read_range, read_stamp};
pub use zone::Zone;

/// A point in time as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Date and clock time as written, in `offset`; for [`Precision::Day`] the clock time means nothing.
    pub local: NaiveDateTime,
    /// Offset from UTC that holds at that time.
    pub offset: FixedOffset,
    /// The zone's name as written or configured, such as `CET` or `Europe/London`; for display.
    pub zone: Option<String>,
    /// Where the zone comes from.
    pub zone_source: ZoneSource,
    /// How exact the author was.
    pub precision: Precision,
    /// Whether the author wrote "about" (`~14:00`).
    pub approximate: bool,
}

/// How exact a time is. A bare date is never turned into midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Only the day is known.
    Day,
    /// The hour is known.
    Hour,
    /// The minute is known.
    Minute,
    /// The second is known.
    Second,
}

/// Where the zone of a time comes from, from the surest to none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ZoneSource {
    /// Written with the time itself.
    Written,
    /// Told once for the whole timeline ("All times in UTC", a column head).
    Section,
    /// The report's `timezone`.
    Report,
    /// The casebook's `timezone`.
    Config,
    /// Told nowhere: taken for UTC, and a finding says so.
    Assumed,
}

impl Stamp {
    /// Returns the instant in UTC; `None` when only the day is known.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        (self.precision > Precision::Day).then(|| self.ordering_instant())
    }

    /// Returns an instant to sort by: the start of the day when only the day is known.
    pub fn ordering_instant(&self) -> DateTime<Utc> {
        let seconds = TimeDelta::seconds(i64::from(self.offset.local_minus_utc()));
        // Out-of-range years cannot occur: the reader accepts four-digit years only.
        self.local.checked_sub_signed(seconds).unwrap_or(self.local).and_utc()
    }

    /// Returns the day as the author wrote it.
    pub fn date(&self) -> NaiveDate {
        self.local.date()
    }
}

/// The milestones of an incident. A missing one is missing, never imputed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Harm began.
    pub started: Option<Spanned<Stamp>>,
    /// Someone or something noticed.
    pub detected: Option<Spanned<Stamp>>,
    /// Someone took it on (declared counts).
    pub acknowledged: Option<Spanned<Stamp>>,
    /// Harm ended (repaired counts).
    pub mitigated: Option<Spanned<Stamp>>,
    /// All was done.
    pub resolved: Option<Spanned<Stamp>>,
}

/// The milestones by name, in the order they should happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// Harm began.
    Started,
    /// Noticed.
    Detected,
    /// Taken on.
    Acknowledged,
    /// Harm ended.
    Mitigated,
    /// Done.
    Resolved,
}

impl Milestone {
    /// Every milestone in order.
    pub const ALL: [Self; 5] =
        [Self::Started, Self::Detected, Self::Acknowledged, Self::Mitigated, Self::Resolved];

    /// Returns the key under `times:`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Detected => "detected",
            Self::Acknowledged => "acknowledged",
            Self::Mitigated => "mitigated",
            Self::Resolved => "resolved",
        }
    }
}

impl Times {
    /// Returns the stamp of one milestone.
    pub fn get(&self, milestone: Milestone) -> Option<&Spanned<Stamp>> {
        match milestone {
            Milestone::Started => self.started.as_ref(),
            Milestone::Detected => self.detected.as_ref(),
            Milestone::Acknowledged => self.acknowledged.as_ref(),
            Milestone::Mitigated => self.mitigated.as_ref(),
            Milestone::Resolved => self.resolved.as_ref(),
        }
    }

    /// Returns the place of one milestone, to fill it.
    pub fn get_mut(&mut self, milestone: Milestone) -> &mut Option<Spanned<Stamp>> {
        match milestone {
            Milestone::Started => &mut self.started,
            Milestone::Detected => &mut self.detected,
            Milestone::Acknowledged => &mut self.acknowledged,
            Milestone::Mitigated => &mut self.mitigated,
            Milestone::Resolved => &mut self.resolved,
        }
    }

    /// Returns the earliest milestone that is known, in the order they should happen.
    pub fn first(&self) -> Option<&Spanned<Stamp>> {
        Milestone::ALL.into_iter().find_map(|milestone| self.get(milestone))
    }
}

/// Durations in seconds of wall time, derived from the milestones.
///
/// `None` when a milestone is missing, known to the day only, or the two are in the wrong order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Durations {
    /// detected - started.
    pub detect: Option<i64>,
    /// acknowledged - detected.
    pub acknowledge: Option<i64>,
    /// mitigated - started.
    pub mitigate: Option<i64>,
    /// resolved - started.
    pub resolve: Option<i64>,
}

/// Which duration a text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DurationKind {
    /// Time to detect.
    Detect,
    /// Time to acknowledge.
    Acknowledge,
    /// Time to mitigate, recover or repair.
    Mitigate,
    /// Time to resolve, or the duration of the incident.
    Resolve,
}

/// A duration the author states, such as `Time to repair: 6h 27m`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedDuration {
    /// Which one.
    pub kind: DurationKind,
    /// How long, in seconds.
    pub seconds: i64,
    /// How far the truth may be from it, in seconds, where the author says "about"; else 0.
    pub slack: i64,
    /// Whether it is told in a sentence ("lasted 3 hours") and not given under a label.
    pub told: bool,
    /// Whether it is told of the whole incident; `false` for one thing that did not work.
    pub of_whole: bool,
    /// Whether the author says it counts support hours only.
    pub support_hours: bool,
    /// The duration in the source ("6h 27m").
    pub span: Span,
}
