//! From when to when an incident did harm, as far as its report says.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc};

use crate::chart::lanes::Ends;
use crate::chart::scale::day_seconds;
use crate::knowledge;
use crate::model::{Postmortem, Status};

/// From when to when, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::site) struct Interval {
    pub(in crate::site) from: i64,
    pub(in crate::site) to: i64,
    pub(in crate::site) ends: Ends,
}

/// Returns the interval of a report: from its start until harm ended, else until it was resolved.
///
/// What is not published yet and has no end is taken to go on until the day of the build; where only
/// days are known, whole days are meant and nothing finer; `None` without any date.
pub(in crate::site) fn interval(report: &Postmortem, as_of: NaiveDate) -> Option<Interval> {
    let day = knowledge::day_of(report)?;
    let times = &report.times;
    let started = times.started.as_ref().and_then(|it| it.value.instant());
    let ended = times.mitigated.as_ref().or(times.resolved.as_ref());
    let Some(from) = started.map(|at| at.timestamp()) else {
        let last = ended.map_or(day, |it| it.value.date()).max(day);
        return Some(Interval { from: day_seconds(day), to: after(last), ends: Ends::Days });
    };
    let known = [&times.mitigated, &times.resolved].into_iter().flatten();
    let mut known = known.filter_map(|it| it.value.instant()).map(|at| at.timestamp());
    if let Some(to) = known.find(|to| *to >= from) {
        return Some(Interval { from, to, ends: Ends::Known });
    }
    let goes_on =
        ended.is_none() && matches!(report.effective_status(), Status::Draft | Status::InReview);
    let to = if goes_on { after(as_of).max(from) } else { from };
    Some(Interval { from, to, ends: Ends::Open })
}

fn after(day: NaiveDate) -> i64 {
    day_seconds(day.checked_add_days(Days::new(1)).unwrap_or(day))
}

impl Interval {
    /// Returns the years it lies in, and from when to when within each, counted from its start.
    pub(super) fn years(self) -> impl Iterator<Item = (i32, i64, i64)> {
        let year = |at: i64| DateTime::<Utc>::from_timestamp(at, 0).map_or(1970, |at| at.year());
        let last = year((self.to - 1).max(self.from));
        (year(self.from)..=last).filter_map(move |year| {
            let start = day_seconds(NaiveDate::from_ymd_opt(year, 1, 1)?);
            let end = day_seconds(NaiveDate::from_ymd_opt(year + 1, 1, 1)?);
            Some((year, self.from.max(start) - start, self.to.min(end) - start))
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;
    use crate::knowledge::tests::{day, report, spanned};
    use crate::model::time::{Precision, Stamp, ZoneSource};

    fn stamp(text: &str, precision: Precision) -> Stamp {
        Stamp {
            local: text.parse().expect("a time of the tests"),
            offset: FixedOffset::east_opt(0).expect("UTC"),
            zone: None,
            zone_source: ZoneSource::Written,
            precision,
            approximate: false,
        }
    }

    fn of(started: Option<Stamp>, mitigated: Option<Stamp>, resolved: Option<Stamp>) -> Interval {
        let mut report = report("A", "2026-03-02");
        report.times.started = started.map(spanned);
        report.times.mitigated = mitigated.map(spanned);
        report.times.resolved = resolved.map(spanned);
        interval(&report, day("2026-06-01")).expect("it has a day")
    }

    #[test]
    fn harm_ends_when_it_was_mitigated() {
        let at = |text| Some(stamp(text, Precision::Minute));
        let (start, end) = (at("2026-03-02T14:00:00"), at("2026-03-02T15:00:00"));
        let found = of(start.clone(), end.clone(), at("2026-03-02T18:00:00"));
        assert_eq!((found.to - found.from, found.ends), (3600, Ends::Known));
        let found = of(start.clone(), None, end);
        assert_eq!((found.to - found.from, found.ends), (3600, Ends::Known));
        let before = at("2026-03-02T13:00:00");
        assert_eq!(of(start, before, None).ends, Ends::Open, "an end before the start is none");
    }

    #[test]
    fn bare_days_are_whole_days_and_never_midnight() {
        let bare = |text| Some(stamp(text, Precision::Day));
        let found = of(bare("2026-03-02T00:00:00"), None, bare("2026-03-04T00:00:00"));
        assert_eq!((found.to - found.from, found.ends), (3 * 86_400, Ends::Days));
        assert_eq!(of(None, None, None).to - of(None, None, None).from, 86_400);
    }

    #[test]
    fn what_is_in_review_without_an_end_goes_on_until_today() {
        let mut report = report("A", "2026-03-02");
        report.times.started = Some(spanned(stamp("2026-03-02T14:00:00", Precision::Minute)));
        let found = |report: &Postmortem| interval(report, day("2026-06-01")).expect("a day");
        assert_eq!((found(&report).to - found(&report).from, found(&report).ends), (0, Ends::Open));
        report.status = Some(spanned(Status::InReview));
        assert_eq!(found(&report).to, day_seconds(day("2026-06-02")));
    }

    #[test]
    fn a_turn_of_the_year_makes_two_parts() {
        let at = |text| Some(stamp(text, Precision::Minute));
        let found = of(at("2025-12-31T23:00:00"), at("2026-01-01T02:00:00"), None);
        let years: Vec<_> = found.years().collect();
        assert_eq!(years, [(2025, 365 * 86_400 - 3600, 365 * 86_400), (2026, 0, 7200)]);
    }
}
