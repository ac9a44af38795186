//! Turns a written time into a [`Stamp`]: the one reader of times for front matter, timelines and key events.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::diagnostic::Diagnostic;
use crate::model::time::clock::{Clock, Loose, Trust};
use crate::model::time::finding;
use crate::model::time::scan::{Scanned, Written, WrittenZone, scan};
use crate::model::time::zone::{self, Zone};
use crate::model::time::{Precision, Stamp, ZoneSource};
use crate::text::{FileId, Span, Spanned};

/// What surrounds a time and supplies what its author left out.
#[derive(Clone, Copy, Debug)]
pub struct TimeContext<'a> {
    /// The file the time stands in, for findings.
    pub file: &'a FileId,
    /// Where in the file it stands, which decides how strictly it is read.
    pub place: TimePlace,
    /// The day of a bare clock time; `None` where a clock time alone says nothing.
    pub date: Option<NaiveDate>,
    /// The zone of times written without one, and who says so.
    pub zone: Option<(Zone, ZoneSource)>,
    /// The instant `T+13m` counts from.
    pub start: Option<DateTime<Utc>>,
    /// A zone that the report tells, but not for this time; only fixes look at it.
    pub told: Option<(Zone, Teller)>,
}

/// What tells a zone that a time without one may well be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Teller {
    /// The text says it of all its times.
    Text,
    /// The other times beside it are written with it.
    OtherTimes,
}

/// Where a time stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePlace {
    /// A milestone or window in the front matter: minutes are needed, and what cannot be read is an
    /// error.
    FrontMatter,
    /// A timeline or a list of key events: any precision will do.
    Timeline,
}

/// What is remarkable about a time that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Issue {
    /// No zone is told anywhere; taken for UTC.
    NoZone,
    /// The abbreviation names several clocks.
    AmbiguousZone,
    /// The clock skipped this time.
    Gap(Tz),
    /// The clock showed this time twice; the first is taken.
    Overlap(Tz),
    /// Only the day is told where minutes are needed.
    DateOnly,
    /// Written in an unusual way.
    Loose(Loose),
    /// A part of it was left open: `14:??`.
    Partial,
}

/// A written time put into the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Resolved {
    pub at: Stamp,
    pub until: Option<Stamp>,
    pub issues: Vec<Issue>,
}

impl<'a> TimeContext<'a> {
    /// Returns the context of a milestone: the report's zone, else the casebook's.
    pub fn front_matter(file: &'a FileId, report: Option<Zone>, casebook: Option<Tz>) -> Self {
        let zone = report.map(|zone| (zone, ZoneSource::Report));
        let zone = zone.or_else(|| casebook.map(|zone| (zone.into(), ZoneSource::Config)));
        Self { file, place: TimePlace::FrontMatter, date: None, zone, start: None, told: None }
    }

    /// Returns the context with a day for bare clock times.
    #[must_use]
    pub fn on(self, date: Option<NaiveDate>) -> Self {
        Self { date, ..self }
    }
}

/// Reads `text`, which stands at `span`, as one point in time; what is wrong with it goes to `found`.
///
/// The whole text must be the time. Ranges are not one point; see [`read_range`].
pub fn read_stamp(
    text: &str,
    span: Span,
    context: &TimeContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Spanned<Stamp>> {
    let (stamp, until) = read_range(text, span, context, found)?;
    if until.is_some() {
        found.push(finding::range(text, span, context));
        return None;
    }
    Some(Spanned::new(stamp, span))
}

/// Reads `text`, which stands at `span`, as a point in time or a range; the end is `None` for a point.
pub fn read_range(
    text: &str,
    span: Span,
    context: &TimeContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<(Stamp, Option<Stamp>)> {
    let read = read_listed(text, span, context, found)?;
    if read.lacks_zone {
        found.push(read.issue(Issue::NoZone, text, span, context));
    }
    Some((read.at, read.until))
}

/// A time of a list as it was read.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub at: Stamp,
    pub until: Option<Stamp>,
    /// Whether nothing gives it a zone, which the list tells for all its times together.
    pub lacks_zone: bool,
    written: Written,
}

impl Listed {
    fn issue(&self, issue: Issue, text: &str, span: Span, context: &TimeContext<'_>) -> Diagnostic {
        finding::issue(issue, text, span, &self.written, &self.at, context)
    }
}

/// Reads `text` as [`read_range`] does, and leaves it to the caller to tell that it has no zone.
pub(crate) fn read_listed(
    text: &str,
    span: Span,
    context: &TimeContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Listed> {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let resolved = match scan(trimmed, Trust::Expected) {
        Some(Scanned::Time(written)) if written.len == trimmed.len() => {
            resolve(&written, context).map(|resolved| (resolved, written))
        }
        Some(Scanned::Time(_) | Scanned::Unreadable { .. } | Scanned::Blank { .. }) | None => None,
    };
    let Some((resolved, mut written)) = resolved else {
        found.push(finding::unreadable(trimmed, span, context));
        return None;
    };
    written.clock_at += lead;
    let lacks_zone = resolved.issues.contains(&Issue::NoZone);
    let read = Listed { at: resolved.at, until: resolved.until, lacks_zone, written };
    let issues = resolved.issues.iter().filter(|issue| **issue != Issue::NoZone);
    found.extend(issues.map(|issue| read.issue(*issue, text, span, context)));
    Some(read)
}

/// Puts a written time into the calendar; `None` when the surroundings lack what it leaves out.
pub(crate) fn resolve(written: &Written, context: &TimeContext<'_>) -> Option<Resolved> {
    if let Some(seconds) = written.elapsed {
        return since_start(seconds, written.approximate, context);
    }
    let date = match written.date {
        Some(date) => date.resolve(context.date)?,
        None => context.date?,
    };
    let mut issues = Vec::new();
    if written.partial {
        issues.push(Issue::Partial);
    }
    let at = stamp(date, written.clock, written.zone, written.approximate, context, &mut issues)?;
    let until = match written.until {
        None => None,
        Some(until) => {
            let day = until.date.map_or(Some(date), |day| day.resolve(Some(date)))?;
            let zone = until.zone.or(written.zone);
            // The end repeats what is remarkable about the start; once is enough.
            let mut repeated = Vec::new();
            let end = |day, issues: &mut Vec<Issue>| {
                stamp(day, until.clock, zone, written.approximate, context, issues)
            };
            let same_day = end(day, &mut repeated)?;
            let over_midnight = until.date.is_none() && same_day.local < at.local;
            if over_midnight { end(day.succ_opt()?, &mut repeated) } else { Some(same_day) }
        }
    };
    Some(Resolved { at, until, issues })
}

fn since_start(seconds: i64, approximate: bool, context: &TimeContext<'_>) -> Option<Resolved> {
    let instant = context.start?.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    let (zone, zone_source) = context.zone.unwrap_or((Zone::UTC, ZoneSource::Assumed));
    let offset = match zone {
        Zone::Named(zone) => zone.offset_from_utc_datetime(&instant.naive_utc()).fix(),
        Zone::Fixed(offset, _) => offset,
    };
    let local = instant.with_timezone(&offset).naive_local();
    let zone = zone.name().map(str::to_owned);
    let precision = Precision::Minute;
    let at = Stamp { local, offset, zone, zone_source, precision, approximate };
    Some(Resolved { at, until: None, issues: Vec::new() })
}

fn stamp(
    date: NaiveDate,
    clock: Option<Clock>,
    written_zone: Option<WrittenZone>,
    approximate: bool,
    context: &TimeContext<'_>,
    issues: &mut Vec<Issue>,
) -> Option<Stamp> {
    let (zone, zone_source) = zone_of(written_zone, clock.is_some(), context, issues);
    let (local, precision) = match clock {
        Some(clock) => (on_day(date, clock)?, clock.precision),
        None => (date.and_hms_opt(0, 0, 0)?, Precision::Day),
    };
    if let Some(loose) = clock.and_then(|clock| clock.loose) {
        // In prose `9:30` is the usual way to write it.
        if loose != Loose::OneDigitHour || context.place == TimePlace::FrontMatter {
            issues.push(Issue::Loose(loose));
        }
    }
    if precision == Precision::Day && context.place == TimePlace::FrontMatter {
        issues.push(Issue::DateOnly);
    }
    let (offset, trouble) = offset_at(zone, local);
    issues.extend(trouble.filter(|_| precision > Precision::Day));
    let zone = zone.name().map(str::to_owned);
    Some(Stamp { local, offset, zone, zone_source, precision, approximate })
}

/// Returns the clock time on `date`; 24:00 is the next day's midnight.
fn on_day(date: NaiveDate, clock: Clock) -> Option<NaiveDateTime> {
    if clock.hour == 24 {
        return date.succ_opt()?.and_hms_opt(0, 0, 0);
    }
    date.and_hms_opt(clock.hour, clock.minute, clock.second)
}

fn zone_of(
    written: Option<WrittenZone>,
    needed: bool,
    context: &TimeContext<'_>,
    issues: &mut Vec<Issue>,
) -> (Zone, ZoneSource) {
    match written {
        Some(WrittenZone::Zone(zone)) => (zone, ZoneSource::Written),
        Some(WrittenZone::Ambiguous(name)) => {
            let around = context.zone.map(|(zone, _)| zone);
            let (zone, settled) = zone::ambiguous(name, around).unwrap_or((Zone::UTC, false));
            if !settled {
                issues.push(Issue::AmbiguousZone);
            }
            (zone, if settled { ZoneSource::Written } else { ZoneSource::Assumed })
        }
        None => context.zone.unwrap_or_else(|| {
            if needed {
                issues.push(Issue::NoZone);
            }
            (Zone::UTC, ZoneSource::Assumed)
        }),
    }
}

/// Returns the offset that holds in `zone` at the local time, and whether the clock was being changed.
pub(super) fn offset_at(zone: Zone, local: NaiveDateTime) -> (FixedOffset, Option<Issue>) {
    use chrono::offset::LocalResult;
    let zone = match zone {
        Zone::Fixed(offset, _) => return (offset, None),
        Zone::Named(zone) => zone,
    };
    match zone.offset_from_local_datetime(&local) {
        LocalResult::Single(offset) => (offset.fix(), None),
        LocalResult::Ambiguous(first, second) => {
            // The first time round is the one with the larger offset.
            let (first, second) = (first.fix(), second.fix());
            let earlier =
                if first.local_minus_utc() >= second.local_minus_utc() { first } else { second };
            (earlier, Some(Issue::Overlap(zone)))
        }
        LocalResult::None => {
            // The offset from before the change, as calendars do; the finding says so.
            let before = local.checked_sub_signed(TimeDelta::hours(24)).unwrap_or(local);
            let offset = zone.offset_from_local_datetime(&before).earliest();
            let utc = FixedOffset::east_opt(0).expect("zero is an offset");
            (offset.map_or(utc, |offset| offset.fix()), Some(Issue::Gap(zone)))
        }
    }
}
