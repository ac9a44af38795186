//! Puts the times of one list into the calendar, one after the other: default day, zone, and rollover at midnight.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::diagnostic::Diagnostic;
use crate::model::time::parse::{Issue, resolve};
use crate::model::time::scan::{Written, WrittenZone};
use crate::model::time::unzoned::Unzoned;
use crate::model::time::{Stamp, TimeContext, TimePlace, Zone, ZoneSource, finding};
use crate::text::{FileId, Span};

/// How much earlier than its predecessor a time must be to belong to the next day.
const ROLLOVER: TimeDelta = TimeDelta::hours(12);

/// Times of one list, placed in the order they are written.
pub(crate) struct Placer<'a> {
    file: &'a FileId,
    text: &'a str,
    /// The zone of times written without one.
    pub zone: Option<(Zone, ZoneSource)>,
    /// The day of the next bare clock time.
    pub day: Option<NaiveDate>,
    /// An instant near the list's first time, where one is known.
    near: Option<DateTime<Utc>>,
    /// What `T+13m` counts from.
    start: Option<DateTime<Utc>>,
    last: Option<DateTime<Utc>>,
    unzoned: Unzoned,
    undated: bool,
}

/// A time put into the calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Placed {
    pub at: Option<Stamp>,
    pub until: Option<Stamp>,
}

impl<'a> Placer<'a> {
    /// Begins a list whose first time is near `near`, or else on `day`.
    pub(crate) fn new(
        file: &'a FileId,
        text: &'a str,
        zone: Option<(Zone, ZoneSource)>,
        near: Option<&Stamp>,
        day: Option<NaiveDate>,
    ) -> Self {
        let start = near.and_then(Stamp::instant);
        let day = near.map(Stamp::date).or(day);
        Self {
            file,
            text,
            zone,
            day,
            near: start,
            start,
            last: None,
            unzoned: Unzoned::default(),
            undated: false,
        }
    }

    /// Tells that the entries that follow happened on `day`.
    pub(crate) fn begin_day(&mut self, day: NaiveDate) {
        self.day = Some(day);
        self.last = None;
        self.near = None;
    }

    /// Returns the context times are read in now.
    pub(crate) fn context(&self) -> TimeContext<'a> {
        TimeContext {
            file: self.file,
            place: TimePlace::Timeline,
            date: self.day,
            zone: self.zone,
            start: self.start,
            told: None,
        }
    }

    /// Places the next time, which stands at `span`; what is wrong with it goes to `found`.
    pub(crate) fn place(
        &mut self,
        written: &Written,
        span: Span,
        found: &mut Vec<Diagnostic>,
    ) -> Placed {
        let context = self.context();
        let Some(mut resolved) = resolve(written, &context) else {
            self.tell_undated(written, span, found);
            return Placed::default();
        };
        if written.date.is_none()
            && written.elapsed.is_none()
            && let Some(day) = self.day_of(&resolved.at)
            && let Some(moved) = resolve(written, &context.on(Some(day)))
        {
            resolved = moved;
        }
        for issue in &resolved.issues {
            self.tell(*issue, written, span, &resolved.at, found);
        }
        if self.zone.is_none() && resolved.at.zone_source == ZoneSource::Written {
            // "16:59 PST" and then "17:02": the zone goes on, as the day does.
            self.zone = written_zone(written).map(|zone| (zone, ZoneSource::Section));
        }
        self.day = Some(resolved.at.date());
        if let Some(instant) = resolved.at.instant() {
            self.last = Some(instant);
            self.start = self.start.or(Some(instant));
        }
        Placed { at: Some(resolved.at), until: resolved.until }
    }

    /// Returns the other day a bare clock time belongs to: the next one behind midnight, or for the
    /// first time of a list the one that brings it nearest to what is known.
    fn day_of(&self, stamp: &Stamp) -> Option<NaiveDate> {
        let instant = stamp.instant()?;
        let date = stamp.date();
        if let Some(last) = self.last {
            return (last - instant > ROLLOVER).then(|| date.succ_opt()).flatten();
        }
        let away = instant - self.near?;
        if away > ROLLOVER {
            date.pred_opt()
        } else if away < -ROLLOVER {
            date.succ_opt()
        } else {
            None
        }
    }

    fn tell(
        &mut self,
        issue: Issue,
        written: &Written,
        span: Span,
        stamp: &Stamp,
        found: &mut Vec<Diagnostic>,
    ) {
        if issue == Issue::NoZone {
            self.unzoned.add(span);
            return;
        }
        let context = self.context();
        found.push(finding::issue(issue, span.slice(self.text), span, written, stamp, &context));
    }

    fn tell_undated(&mut self, written: &Written, span: Span, found: &mut Vec<Diagnostic>) {
        let text = span.slice(self.text);
        if written.elapsed.is_some() {
            found.push(finding::no_start(text, span, &self.context()));
        } else if written.date.is_some() {
            found.push(finding::unreadable(text, span, &self.context()));
        } else if !self.undated {
            self.undated = true;
            found.push(finding::no_day(text, span, &self.context()));
        }
    }

    /// Returns the times of the list that have no zone, to be told with those of other lists.
    pub(crate) fn finish(self) -> Unzoned {
        self.unzoned
    }
}

fn written_zone(written: &Written) -> Option<Zone> {
    match written.zone {
        Some(WrittenZone::Zone(zone)) => Some(zone),
        Some(WrittenZone::Ambiguous(_)) | None => None,
    }
}
