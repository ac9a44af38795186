//! Timelines in every form authors use, read whole.

use crate::model::tests::report_at;
use crate::model::time::Milestone;
use crate::model::{Event, Precision, Stamp};

/// Tells an event as `TIME[/END] text`; a day without a time as the day alone.
fn told(event: &Event) -> String {
    let show = |stamp: &Stamp| match stamp.precision {
        Precision::Day => stamp.local.format("%m-%d").to_string(),
        _ => format!("{}{}", stamp.local.format("%m-%d %H:%M"), stamp.offset),
    };
    let at = event.at.as_ref().map_or("?".to_owned(), show);
    let until = event.until.as_ref().map(|until| format!("/{}", show(until))).unwrap_or_default();
    format!("{at}{until} {}", event.text.replace('\n', "⏎"))
}

fn check(text: &str, expected: &[&str], codes: &[&str]) {
    let (report, found) = report_at("content/2026-03-02-report.md", text);
    let events: Vec<String> = report.events.iter().map(told).collect();
    assert_eq!(events, expected, "{text}");
    let found: Vec<&str> = found.iter().map(|finding| finding.code.0).collect();
    assert_eq!(found, codes, "{text}");
    for event in &report.events {
        assert!(event.span.contains(event.time_span), "{text}");
    }
}

#[test]
fn lists_are_read() {
    check(
        "## Timeline\n\nAll times in UTC.\n\n- 14:02 UTC — one\n- **14:05** two\n- 14:07: three\n  - detail\n\n  more\n- no time\n",
        &[
            "03-02 14:02+00:00 one",
            "03-02 14:05+00:00 two",
            "03-02 14:07+00:00 three⏎- detail⏎⏎more",
        ],
        &[],
    );
    check(
        "## Timeline (CET)\n\n* ~23:50 - [alert] a\n* 00:10-00:20 b\n* 2X:XX c\n* --:-- d\n* HH:mm\n",
        &["03-02 23:50+01:00 a", "03-03 00:10+01:00/03-03 00:20+01:00 b", "? c", "? d"],
        &["CB212"],
    );
    check(
        "## Timeline\n\n- 2026-03-05\n  - 09:00 UTC a\n  - 10:00 UTC b\n- 2026-03-06\n  - 08:00 UTC c\n",
        &["03-05 09:00+00:00 a", "03-05 10:00+00:00 b", "03-06 08:00+00:00 c"],
        &[],
    );
}

#[test]
fn times_without_any_zone_are_told_once() {
    check(
        "## Timeline\n\n- 14:02 a\n- 14:05 b\n- 14:07 CET c\n",
        &["03-02 14:02+00:00 a", "03-02 14:05+00:00 b", "03-02 14:07+01:00 c"],
        &["CB203"],
    );
}

#[test]
fn tables_are_read_by_their_columns() {
    check(
        "## Timeline\n\n| Date and Time in CET | Event |\n|---|---|\n| 2019-12-05 04:00 | a `b` |\n| 2019-12-06 --:-- | c |\n| 2019-12-07 09:00 - 11:00 | d |\n",
        &["12-05 04:00+01:00 a `b`", "12-06 c", "12-07 09:00+01:00/12-07 11:00+01:00 d"],
        &[],
    );
    check(
        "## Timeline\n\n| Date | Time (UTC) | Who | What |\n|---|---|---|---|\n| 2026-03-04 | 14:02 | on-call | a |\n| | 14:05 | | b |\n| 2026-03-05 | 02:00 | | c |\n",
        &["03-04 14:02+00:00 a", "03-04 14:05+00:00 b", "03-05 02:00+00:00 c"],
        &[],
    );
    check(
        "## Timeline\n\nAll times in UTC.\n\n| Time | Event |\n|---|---|\n| 20xx-MM-DD HH:mm | Short event description |\n",
        &[],
        &[],
    );
}

#[test]
fn headings_are_read_with_the_text_below_them() {
    check(
        "## Timeline\n\nAll times in PST\n\n### 2018-01-17 17:30pm\n\na\n\n- b\n\n### 23:57 - c\n\nd\n\n### 00:10\n\ne\n\n## Feb 21, 13:00\n\nf\n\n## Lessons learned\n\n### 14:00\n",
        &[
            "01-17 17:30-08:00 a⏎⏎- b",
            "01-17 23:57-08:00 c⏎⏎d",
            "01-18 00:10-08:00 e",
            "02-21 13:00-08:00 f",
        ],
        &["CB213"],
    );
    check(
        "## Timeline\n\n### Monday, 2 March 2026\n\n- 14:02 UTC a\n\n### 2026-03-03\n\n- 09:00 UTC b\n",
        &["03-02 14:02+00:00 a", "03-03 09:00+00:00 b"],
        &[],
    );
    check(
        "## Timeline\n\nAll times in UTC\n\n### 2018-01-15\n\nFailures.\n\n### 2018-01-16\n\nMore.\n",
        &["01-15 Failures.", "01-16 More."],
        &[],
    );
}

#[test]
fn paragraphs_and_labels_are_read() {
    check(
        "## Timeline\n\n**2026-03-04**\n\n14:02 UTC a\n14:05 UTC b\nmore of b\n",
        &["03-04 14:02+00:00 a", "03-04 14:05+00:00 b⏎more of b"],
        &[],
    );
    check(
        "- **Timeline**:\n  - 2023-07-25 14:05 UTC - a\n  - 2023-07-25 14:09 UTC: b\n  – 2023-07-25 15:53 UTC: c\n",
        &["07-25 14:05+00:00 a", "07-25 14:09+00:00 b", "07-25 15:53+00:00 c"],
        &[],
    );
}

#[test]
fn lists_of_times_are_found_without_a_timeline_section() {
    check(
        "- **Context**:\n  - 2023-07-25 14:05 UTC a\n  - 2023-07-25 14:09 UTC b\n",
        &["07-25 14:05+00:00 a", "07-25 14:09+00:00 b"],
        &[],
    );
    check("Some numbers:\n\n- 14:02 was the time\n- 10.4 GB\n- 3 pods\n", &[], &[]);
}

#[test]
fn the_first_time_is_put_near_the_start() {
    let text = "---\ntimes:\n  started: 2026-03-03T00:10:00Z\n---\n## Timeline\n\nAll times in UTC.\n\n- 23:50 a\n- 00:10 b\n- T+13m c\n";
    check(text, &["03-02 23:50+00:00 a", "03-03 00:10+00:00 b", "03-03 00:23+00:00 c"], &[]);
}

#[test]
fn a_time_that_no_day_is_known_for_is_kept_and_told() {
    let (report, found) =
        report_at("content/report.md", "## Timeline\n\n- 14:02 UTC a\n- 14:05 UTC b\n");
    let events: Vec<String> = report.events.iter().map(told).collect();
    assert_eq!(events, ["? a", "? b"]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.0, "CB212");
}

#[test]
fn key_events_give_the_milestones() {
    let text = "# Incident on 2022-07-11\n\n- **Key events**\n  - Fault occurs 2022-07-11 09:30\n  - First detected: 2022-07-11 09:33\n  - Incident declared 2022-07-11 10.11\n  - Repaired: 2022-07-11 1600\n  - Resolved 22025-07-11 16:07\n\n- **Impact**: Slow.\n";
    let (report, found) = report_at("incidents/2022-07-11.html.md.erb", text);
    let at = |milestone| {
        let stamp: &crate::text::Spanned<Stamp> = report.times.get(milestone)?;
        Some((stamp.value.local.format("%H:%M").to_string(), stamp.span.slice(text).to_owned()))
    };
    let read = |time: &str, written: &str| Some((time.to_owned(), written.to_owned()));
    assert_eq!(at(Milestone::Started), read("09:30", "2022-07-11 09:30"));
    assert_eq!(at(Milestone::Detected), read("09:33", "2022-07-11 09:33"));
    assert_eq!(at(Milestone::Acknowledged), read("10:11", "2022-07-11 10.11"));
    assert_eq!(at(Milestone::Mitigated), read("16:00", "2022-07-11 1600"));
    assert_eq!(at(Milestone::Resolved), None);
    let mut codes: Vec<&str> = found.iter().map(|finding| finding.code.0).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["CB203", "CB212", "CB213", "CB213"]);
    assert_eq!(report.durations.mitigate, Some(6 * 3600 + 30 * 60));
    assert_eq!(report.id.value, "2022-07-11");
}
