//! Every written form of a time, and what is said about it.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::diagnostic::Diagnostic;
use crate::model::time::{TimeContext, TimePlace, Zone, ZoneSource, read_range, read_stamp};
use crate::text::{FileId, Span};

struct Read {
    told: String,
    codes: Vec<&'static str>,
    findings: Vec<Diagnostic>,
}

/// Reads a time and tells it as `START[/END] [about] precision source`.
fn read(text: &str, context: impl Fn(&FileId) -> TimeContext<'_>) -> Read {
    let file = FileId::new("report.md");
    let mut findings = Vec::new();
    let span = Span::new(0, text.len());
    let told = match read_range(text, span, &context(&file), &mut findings) {
        None => "-".to_owned(),
        Some((at, until)) => {
            let show = |stamp: &super::Stamp| {
                format!("{}{}", stamp.local.format("%Y-%m-%d %H:%M:%S"), stamp.offset)
            };
            let end = until.map(|until| format!("/{}", show(&until))).unwrap_or_default();
            let about = if at.approximate { " about" } else { "" };
            format!("{}{end}{about} {:?} {:?}", show(&at), at.precision, at.zone_source)
        }
    };
    let codes = findings.iter().map(|finding| finding.code.0).collect();
    Read { told, codes, findings }
}

fn front_matter(file: &FileId) -> TimeContext<'_> {
    TimeContext::front_matter(file, None, None)
}

fn berlin(file: &FileId) -> TimeContext<'_> {
    TimeContext::front_matter(file, Some(Zone::Named(Tz::Europe__Berlin)), None)
}

fn timeline(file: &FileId) -> TimeContext<'_> {
    TimeContext {
        file,
        place: TimePlace::Timeline,
        date: NaiveDate::from_ymd_opt(2026, 3, 2),
        zone: Some((Zone::UTC, ZoneSource::Section)),
        start: "2026-03-02T14:00:00Z".parse().ok(),
        told: None,
    }
}

#[test]
fn front_matter_times_are_read_in_every_form() {
    for (text, told, codes) in [
        ("2026-03-02T14:06:00Z", "2026-03-02 14:06:00+00:00 Second Written", &[][..]),
        ("2026-03-02T14:06Z", "2026-03-02 14:06:00+00:00 Minute Written", &[]),
        ("2026-03-02 14:06:00Z", "2026-03-02 14:06:00+00:00 Second Written", &[]),
        ("2026-03-02T14:06:00.250+01:00", "2026-03-02 14:06:00+01:00 Second Written", &[]),
        ("2026-03-02T14:06:00-0000", "2026-03-02 14:06:00+00:00 Second Written", &[]),
        ("2026-03-02T14:06:00-00:00", "2026-03-02 14:06:00+00:00 Second Written", &[]),
        ("2026-03-02T14:06-08:00", "2026-03-02 14:06:00-08:00 Minute Written", &[]),
        ("2026-03-02 14:06:00 +0530", "2026-03-02 14:06:00+05:30 Second Written", &[]),
        ("2026-03-02 14:06 CET", "2026-03-02 14:06:00+01:00 Minute Written", &[]),
        ("2026-03-02 14:06 CEST", "2026-03-02 14:06:00+02:00 Minute Written", &[]),
        ("2026-03-02 14:06 PST", "2026-03-02 14:06:00-08:00 Minute Written", &[]),
        ("2026-03-02 14:06 UTC+2", "2026-03-02 14:06:00+02:00 Minute Written", &[]),
        ("2026-07-02 14:06 Europe/London", "2026-07-02 14:06:00+01:00 Minute Written", &[]),
        ("2026-07-02 14:06 Denver", "2026-07-02 14:06:00-06:00 Minute Written", &[]),
        ("~2026-03-02 14:06 CET", "2026-03-02 14:06:00+01:00 about Minute Written", &[]),
        ("2026-03-02 ca. 14:06 UTC", "2026-03-02 14:06:00+00:00 about Minute Written", &[]),
        (
            "2026-03-02 14:06 UTC - 15:10 UTC",
            "2026-03-02 14:06:00+00:00/2026-03-02 15:10:00+00:00 Minute Written",
            &[],
        ),
        ("29 September 2017 08:59 UTC", "2017-09-29 08:59:00+00:00 Minute Written", &[]),
        ("Sep 29, 2017 at 8:59am PDT", "2017-09-29 08:59:00-07:00 Minute Written", &[]),
        ("08:59 UTC, 29 September 2017", "2017-09-29 08:59:00+00:00 Minute Written", &[]),
        ("02.03.2026 14:06 MEZ", "2026-03-02 14:06:00+01:00 Minute Written", &[]),
        ("1969-07-20T20:17:40Z", "1969-07-20 20:17:40+00:00 Second Written", &[]),
        ("2026-03-02T24:00Z", "2026-03-03 00:00:00+00:00 Minute Written", &[]),
        ("2026-03-02", "2026-03-02 00:00:00+00:00 Day Assumed", &["CB209"]),
        ("2 March 2026", "2026-03-02 00:00:00+00:00 Day Assumed", &["CB209"]),
        ("2023-01-04 (Time TBC)", "2023-01-04 00:00:00+00:00 Day Assumed", &["CB209"]),
        ("2026-03-02 14:06:00", "2026-03-02 14:06:00+00:00 Second Assumed", &["CB203"]),
        ("2026-03-02T14:06:00", "2026-03-02 14:06:00+00:00 Second Assumed", &["CB203"]),
        ("2026-03-02T8:00:00-00:00", "2026-03-02 08:00:00+00:00 Second Written", &["CB213"]),
        ("2026-03-02 11.50 UTC", "2026-03-02 11:50:00+00:00 Minute Written", &["CB213"]),
        ("2026-03-02 1600 UTC", "2026-03-02 16:00:00+00:00 Minute Written", &["CB213"]),
        ("2026-03-02 17:30pm UTC", "2026-03-02 17:30:00+00:00 Minute Written", &["CB213"]),
        ("2026-03-02 14:06 IST", "2026-03-02 14:06:00+05:30 Minute Assumed", &["CB203"]),
        ("14:06", "-", &["CB212"]),
        ("22025-01-13 11:31", "-", &["CB212"]),
        ("2026-13-02T14:06:00Z", "-", &["CB212"]),
        ("2026-02-30", "-", &["CB212"]),
        ("2026-03-02T25:00:00Z", "-", &["CB212"]),
        ("03/02/2026", "-", &["CB212"]),
        ("soon", "-", &["CB212"]),
        ("", "-", &["CB212"]),
        ("2026-03-02T14:06:00Z and later", "-", &["CB212"]),
        ("YYYY-MM-DD HH:MM", "-", &["CB212"]),
    ] {
        let read = read(text, front_matter);
        assert_eq!((read.told.as_str(), read.codes.as_slice()), (told, codes), "{text}");
    }
}

#[test]
fn timeline_times_take_the_rest_from_their_surroundings() {
    for (text, told, codes) in [
        ("14:02", "2026-03-02 14:02:00+00:00 Minute Section", &[][..]),
        ("9:30", "2026-03-02 09:30:00+00:00 Minute Section", &[]),
        ("14:02 UTC", "2026-03-02 14:02:00+00:00 Minute Written", &[]),
        ("14:02Z", "2026-03-02 14:02:00+00:00 Minute Written", &[]),
        ("14:02:33 CET", "2026-03-02 14:02:33+01:00 Second Written", &[]),
        ("14:02 (London time)", "2026-03-02 14:02:00+00:00 Minute Written", &[]),
        ("~14:00", "2026-03-02 14:00:00+00:00 about Minute Section", &[]),
        ("ca. 11:20", "2026-03-02 11:20:00+00:00 about Minute Section", &[]),
        ("around 11:20", "2026-03-02 11:20:00+00:00 about Minute Section", &[]),
        ("11:20?", "2026-03-02 11:20:00+00:00 about Minute Section", &[]),
        ("10:45~", "2026-03-02 10:45:00+00:00 about Minute Section", &[]),
        ("14:02-14:10", "2026-03-02 14:02:00+00:00/2026-03-02 14:10:00+00:00 Minute Section", &[]),
        (
            "14:02 – 14:10",
            "2026-03-02 14:02:00+00:00/2026-03-02 14:10:00+00:00 Minute Section",
            &[],
        ),
        (
            "23:50 to 00:10",
            "2026-03-02 23:50:00+00:00/2026-03-03 00:10:00+00:00 Minute Section",
            &[],
        ),
        (
            "14:02-14:10 CET",
            "2026-03-02 14:02:00+01:00/2026-03-02 14:10:00+01:00 Minute Written",
            &[],
        ),
        (
            "~13:30-13:45",
            "2026-03-02 13:30:00+00:00/2026-03-02 13:45:00+00:00 about Minute Section",
            &[],
        ),
        ("T+13m", "2026-03-02 14:13:00+00:00 Minute Section", &[]),
        ("T + 1h 5m", "2026-03-02 15:05:00+00:00 Minute Section", &[]),
        ("T-5m", "2026-03-02 13:55:00+00:00 Minute Section", &[]),
        ("+13m", "2026-03-02 14:13:00+00:00 Minute Section", &[]),
        ("+00:13", "2026-03-02 14:13:00+00:00 Minute Section", &[]),
        ("T0", "2026-03-02 14:00:00+00:00 Minute Section", &[]),
        ("7:01am", "2026-03-02 07:01:00+00:00 Minute Section", &[]),
        ("7 p.m.", "2026-03-02 19:00:00+00:00 Hour Section", &[]),
        ("12:10am", "2026-03-02 00:10:00+00:00 Minute Section", &[]),
        ("17:30pm", "2026-03-02 17:30:00+00:00 Minute Section", &["CB213"]),
        ("14h02", "2026-03-02 14:02:00+00:00 Minute Section", &[]),
        ("14 Uhr", "2026-03-02 14:00:00+00:00 Hour Section", &[]),
        ("11.50", "2026-03-02 11:50:00+00:00 Minute Section", &["CB213"]),
        ("1600", "2026-03-02 16:00:00+00:00 Minute Section", &["CB213"]),
        ("Sep 29 2017 08:59", "2017-09-29 08:59:00+00:00 Minute Section", &[]),
        ("Feb 21, 13:00", "2026-02-21 13:00:00+00:00 Minute Section", &[]),
        ("19. April, 11:00", "2026-04-19 11:00:00+00:00 Minute Section", &[]),
        ("2 März 2026 14:02", "2026-03-02 14:02:00+00:00 Minute Section", &[]),
        ("2021-12-10   15:40", "2021-12-10 15:40:00+00:00 Minute Section", &[]),
        ("2019-12-03 --:--", "2019-12-03 00:00:00+00:00 Day Section", &[]),
        ("2024-03-13 14:??", "2024-03-13 00:00:00+00:00 Day Section", &["CB212"]),
        ("2022-08-03 12:26-12:??", "2022-08-03 12:26:00+00:00 Minute Section", &["CB212"]),
        ("2022-02-?? ??:??", "-", &["CB212"]),
        ("14:??", "-", &["CB212"]),
        ("2X:XX", "-", &["CB212"]),
    ] {
        let read = read(text, timeline);
        assert_eq!((read.told.as_str(), read.codes.as_slice()), (told, codes), "{text}");
    }
}

#[test]
fn clock_changes_are_told_and_not_guessed() {
    let gap = read("2026-03-29 02:30", berlin);
    assert_eq!(gap.codes, ["CB204"]);
    assert_eq!(gap.told, "2026-03-29 02:30:00+01:00 Minute Report");
    assert_eq!(
        gap.findings[0].message,
        "2026-03-29 02:30 in `Europe/Berlin` did not exist: the clock went forward"
    );
    let overlap = read("2025-10-26 02:30", berlin);
    assert_eq!(overlap.codes, ["CB205"]);
    assert_eq!(overlap.told, "2025-10-26 02:30:00+02:00 Minute Report");
    assert_eq!(read("2025-10-26 02:30 CET", berlin).codes, [""; 0]);
}

#[test]
fn loosely_written_times_come_with_the_edit_that_mends_them() {
    for (text, mended) in [
        ("2026-03-02T8:00:00Z", "2026-03-02T08:00:00Z"),
        ("2026-03-02 11.50 UTC", "2026-03-02 11:50 UTC"),
        ("2026-03-02 1600 UTC", "2026-03-02 16:00 UTC"),
    ] {
        let read = read(text, front_matter);
        let fix = read.findings[0].fix.as_ref().expect(text);
        let mut fixed = text.to_owned();
        for edit in fix.edits.iter().rev() {
            fixed.replace_range(edit.span.range(), &edit.replacement);
        }
        assert_eq!(fixed, mended);
        assert_eq!(self::read(mended, front_matter).codes, [""; 0]);
    }
}

#[test]
fn one_point_in_time_is_no_range() {
    let file = FileId::new("report.md");
    let mut found = Vec::new();
    let span = Span::new(7, 40);
    assert_eq!(
        read_stamp("2026-03-02 14:02-14:10 UTC", span, &front_matter(&file), &mut found),
        None
    );
    assert_eq!(found[0].primary.span, span);
    assert_eq!(found[0].code.0, "CB212");
}
