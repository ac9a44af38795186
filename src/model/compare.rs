//! Holds a stated duration against the milestones: wall time, support hours, and why the two may differ.

use chrono::{Datelike, NaiveDateTime};

use crate::config::Config;
use crate::model::Postmortem;
use crate::model::derived::seconds_between;
use crate::model::support_hours::Calendar;
use crate::model::time::{DurationKind, Milestone, Stamp, StatedDuration};

/// How far apart two durations may be and still be the same, in seconds: stamps are cut to minutes.
const TOLERANCE: i64 = 60;

/// The same for durations of hours, where both ends and the sum are cut.
const LONG_TOLERANCE: i64 = 120;

/// From which length on a duration counts as long.
const LONG: i64 = 2 * 3_600;

/// What a stated duration is beside the derived one.
#[derive(Clone, Debug, PartialEq)]
pub enum Comparison {
    /// A milestone is missing or known to the day only.
    Unknown,
    /// Both agree in wall time.
    Agrees {
        /// Derived seconds of wall time.
        derived: i64,
    },
    /// The stated one counts support hours.
    SupportHours {
        /// Derived seconds of wall time.
        derived: i64,
        /// The hours that make it agree.
        hours: Calendar,
    },
    /// They differ.
    Differs {
        /// Derived seconds of wall time; `None` when the milestones are in the wrong order.
        derived: Option<i64>,
        /// Derived seconds of support hours, where a calendar is known.
        in_support_hours: Option<i64>,
        /// What probably happened.
        reason: Option<Reason>,
    },
}

/// Why a stated duration may differ from the derived one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It agrees when measured between other milestones.
    Measured {
        /// From which one.
        from: Milestone,
        /// To which one.
        to: Milestone,
        /// Whether support hours are counted.
        support_hours: bool,
    },
    /// It agrees when the day of one milestone is corrected to the year or month of the other.
    WrongDate {
        /// Which milestone's day looks wrong.
        at: Milestone,
    },
    /// The digits of the minutes are swapped.
    SwappedMinutes,
    /// Hours and minutes were read as a decimal number: 2.14 h for 2 h 14 min, or the other way.
    Decimal,
    /// Twelve hours apart: morning for afternoon.
    HalfDay,
    /// Exactly the offset of a zone apart: one time was taken in UTC.
    Offset {
        /// The offset, in seconds.
        seconds: i32,
    },
    /// Hours or days are off by one.
    OffByOne {
        /// The unit: "hour" or "day".
        unit: &'static str,
    },
    /// It is rounded to hours or days.
    Rounded,
}

/// Compares a stated duration with what the milestones of its report say.
///
/// `hours` are the team's support hours, see [`Calendar::of_team`]; without any, those that the line
/// of the stated duration names are tried.
pub fn compare(
    report: &Postmortem,
    stated: &StatedDuration,
    hours: Option<&Calendar>,
) -> Comparison {
    let (from, to) = if stated.told {
        match nearest_ends(report, stated.seconds) {
            Some(ends) => ends,
            None => return Comparison::Unknown,
        }
    } else {
        ends(report, stated.kind)
    };
    let (Some(start), Some(end)) = (stamp(report, from), stamp(report, to)) else {
        return Comparison::Unknown;
    };
    if start.instant().is_none() || end.instant().is_none() {
        return Comparison::Unknown;
    }
    let exact = if stated.seconds >= LONG { LONG_TOLERANCE } else { TOLERANCE };
    let tolerance = exact.max(stated.slack);
    let same = |seconds: Option<i64>| {
        seconds.is_some_and(|seconds| (seconds - stated.seconds).abs() <= tolerance)
    };
    let derived = seconds_between(start, end);
    if let Some(derived) = derived.filter(|derived| same(Some(*derived))) {
        return Comparison::Agrees { derived };
    }
    let calendar = hours.cloned().or_else(|| named_beside(report, stated, chrono_tz::Tz::UTC));
    let working = |from: &Stamp, to: &Stamp| {
        calendar.as_ref()?.seconds_between(from.instant()?, to.instant()?)
    };
    let in_support_hours = working(start, end);
    if let (Some(derived), true, Some(hours)) = (derived, same(in_support_hours), &calendar) {
        return Comparison::SupportHours { derived, hours: hours.clone() };
    }
    let reason = wrong_date(start, end, from, to, stated.seconds)
        .or_else(|| measured(report, (from, to), &same, &working))
        .or_else(|| derived.and_then(|derived| offset(stated.seconds, derived, (start, end))))
        .or_else(|| derived.and_then(|derived| slip(stated.seconds, derived)));
    Comparison::Differs { derived, in_support_hours, reason }
}

/// Returns the milestones a duration is measured between: from the start, or from the detection
/// where no start is known.
pub(crate) fn ends(report: &Postmortem, kind: DurationKind) -> (Milestone, Milestone) {
    let begun =
        if report.times.started.is_some() { Milestone::Started } else { Milestone::Detected };
    match kind {
        DurationKind::Detect => (Milestone::Started, Milestone::Detected),
        DurationKind::Acknowledge => (Milestone::Detected, Milestone::Acknowledged),
        DurationKind::Mitigate => (begun, Milestone::Mitigated),
        DurationKind::Resolve => (begun, Milestone::Resolved),
    }
}

/// Returns between which milestones a length told in a sentence fits best: from where harm began or
/// was noticed, to where it ended or all was done. A sentence does not say which it means.
pub(crate) fn nearest_ends(report: &Postmortem, stated: i64) -> Option<(Milestone, Milestone)> {
    let starts = [Milestone::Started, Milestone::Detected];
    let ends = [Milestone::Mitigated, Milestone::Resolved];
    let pairs = starts.into_iter().flat_map(|from| ends.into_iter().map(move |to| (from, to)));
    let apart = |(from, to): &(Milestone, Milestone)| {
        let seconds = seconds_between(stamp(report, *from)?, stamp(report, *to)?)?;
        Some((seconds - stated).abs())
    };
    let known = pairs.filter_map(|pair| Some((apart(&pair)?, pair)));
    known.min_by_key(|(apart, _)| *apart).map(|(_, pair)| pair)
}

/// Tells whether the difference is the offset of one of the times from UTC.
fn offset(stated: i64, derived: i64, (start, end): (&Stamp, &Stamp)) -> Option<Reason> {
    let off = (stated - derived).abs();
    [start, end].into_iter().map(|stamp| stamp.offset.local_minus_utc()).find_map(|seconds| {
        let is_it = seconds != 0 && (i64::from(seconds.abs()) - off).abs() <= TOLERANCE;
        is_it.then_some(Reason::Offset { seconds })
    })
}

fn stamp(report: &Postmortem, milestone: Milestone) -> Option<&Stamp> {
    report.times.get(milestone).map(|stamp| &stamp.value)
}

impl Calendar {
    /// Returns the support hours of the team: the configured ones, else the first that a report of
    /// the casebook names beside a duration ("during support hours 10:00-17:00").
    pub fn of_team<'a>(
        reports: impl IntoIterator<Item = &'a Postmortem>,
        config: &Config,
    ) -> Option<Self> {
        if let Some(hours) = &config.support_hours {
            return Some(Self::configured(hours, config.timezone));
        }
        let zone = config.timezone.unwrap_or(chrono_tz::Tz::UTC);
        let named = |report: &'a Postmortem| {
            report.stated.iter().find_map(|stated| named_beside(report, stated, zone))
        };
        reports.into_iter().find_map(named)
    }
}

/// Returns the support hours that the line of a stated duration names.
fn named_beside(
    report: &Postmortem,
    stated: &StatedDuration,
    zone: chrono_tz::Tz,
) -> Option<Calendar> {
    let rest = &report.document.text[stated.span.end as usize..];
    Calendar::stated(rest.lines().next().unwrap_or_default(), zone)
}

fn measured(
    report: &Postmortem,
    usual: (Milestone, Milestone),
    same: &impl Fn(Option<i64>) -> bool,
    working: &impl Fn(&Stamp, &Stamp) -> Option<i64>,
) -> Option<Reason> {
    let starts = [Milestone::Started, Milestone::Detected, Milestone::Acknowledged];
    let ends = [Milestone::Mitigated, Milestone::Resolved, Milestone::Acknowledged];
    let pairs = starts.into_iter().flat_map(|from| ends.into_iter().map(move |to| (from, to)));
    let pairs: Vec<_> = pairs.filter(|pair| *pair != usual && pair.0 != pair.1).collect();
    for support_hours in [false, true] {
        for (from, to) in &pairs {
            let (Some(start), Some(end)) = (stamp(report, *from), stamp(report, *to)) else {
                continue;
            };
            let seconds =
                if support_hours { working(start, end) } else { seconds_between(start, end) };
            if same(seconds.filter(|seconds| *seconds > 0)) {
                return Some(Reason::Measured { from: *from, to: *to, support_hours });
            }
        }
    }
    None
}

/// Tries the year and month of one end for the other.
fn wrong_date(
    start: &Stamp,
    end: &Stamp,
    from: Milestone,
    to: Milestone,
    stated: i64,
) -> Option<Reason> {
    let fits = |start: NaiveDateTime, end: NaiveDateTime| {
        ((end - start).num_seconds() - stated).abs() <= TOLERANCE
    };
    let (a, b) = (start.local, end.local);
    let moved = |time: NaiveDateTime, other: NaiveDateTime| {
        let year = time.with_year(other.year());
        let month = time.with_month(other.month());
        let both = year.and_then(|time| time.with_month(other.month()));
        [year, month, both].into_iter().flatten().filter(move |moved| *moved != time)
    };
    if moved(b, a).any(|end| fits(a, end)) {
        return Some(Reason::WrongDate { at: to });
    }
    moved(a, b).any(|start| fits(start, b)).then_some(Reason::WrongDate { at: from })
}

/// Tells whether one duration is the other with its minutes read as hundredths of an hour: 2.5 h and
/// 2 h 50 min, 2.14 h and 2 h 14 min.
fn is_decimal(decimal: i64, sexagesimal: i64) -> bool {
    let (hours, minutes) = (sexagesimal / 3_600, sexagesimal / 60 % 60);
    // `.5` may stand for 50 minutes as well as `.50` does; both are 36 seconds a minute.
    hours > 0 && minutes > 0 && (hours * 3_600 + minutes * 36 - decimal).abs() <= 30
}

/// Looks for small slips of the pen.
pub(crate) fn slip(stated: i64, derived: i64) -> Option<Reason> {
    let minutes = |seconds: i64| seconds / 60 % 60;
    let swapped = |minutes: i64| minutes % 10 * 10 + minutes / 10;
    let off = (stated - derived).abs();
    let near = |unit: i64| (off - unit).abs() <= TOLERANCE;
    if stated / 3_600 == derived / 3_600 && swapped(minutes(stated)) == minutes(derived) {
        Some(Reason::SwappedMinutes)
    } else if is_decimal(stated, derived) || is_decimal(derived, stated) {
        Some(Reason::Decimal)
    } else if near(43_200) {
        Some(Reason::HalfDay)
    } else if near(3_600) {
        Some(Reason::OffByOne { unit: "hour" })
    } else if near(86_400) {
        Some(Reason::OffByOne { unit: "day" })
    } else if (stated % 3_600 == 0 && off <= 1_800) || (stated % 86_400 == 0 && off <= 43_200) {
        Some(Reason::Rounded)
    } else {
        None
    }
}
