//! What the public corpora must come out as: milestones, events, durations and findings of real reports.
//!
//! The corpora are not part of the project. They are looked for in `CASEBOOK_CORPORA`, else beside
//! the project; without them every test here says so and passes.

use std::path::PathBuf;

use casebook::model::support_hours::Calendar;
use casebook::model::time::{DurationKind, Milestone};
use casebook::model::{Comparison, ContentKind, Postmortem, Stamp, compare};
use casebook::project::{Project, Snapshot};
use casebook::syntax::{Block, BlockKind};
use casebook::text::LineIndex;
use casebook::tongue;
use chrono::NaiveDate;

/// Returns the folder of one corpus, or says why it cannot be tested.
#[expect(clippy::print_stderr, reason = "a test that is not run must say so")]
pub(crate) fn corpus(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora");
    let root = std::env::var_os("CASEBOOK_CORPORA").map_or_else(|| beside.into(), PathBuf::from);
    let folder = root.join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("not tested: {} is not there (set CASEBOOK_CORPORA)", folder.display());
    None
}

pub(crate) fn read(root: PathBuf, config: Option<&str>, preset: Option<&str>) -> Snapshot {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let config_path = config.map(|text| {
        let path = dir.path().join("casebook.yaml");
        std::fs::write(&path, text).expect("a config");
        path
    });
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let preset = preset.map(str::to_owned);
    Project { root, config_path, preset, as_of }.snapshot().expect("a snapshot")
}

fn incidents(snapshot: &Snapshot) -> Vec<&Postmortem> {
    let reports = snapshot.knowledge.reports.values().map(AsRef::as_ref);
    reports.filter(|report: &&Postmortem| report.kind == ContentKind::Incident).collect()
}

/// Tells the findings of one rule as `file:line:column`, the file by its name alone.
fn places(snapshot: &Snapshot, code: &str) -> Vec<String> {
    let of_rule = snapshot.diagnostics.iter().filter(|finding| finding.code.0 == code);
    let place = of_rule.map(|finding| {
        let text = &snapshot.texts[&finding.primary.file];
        let at = LineIndex::new(text).position(text, finding.primary.span.start);
        let file = finding.primary.file.as_str().rsplit('/').next().unwrap_or_default();
        format!("{file}:{}:{}", at.line, at.column)
    });
    place.collect()
}

fn find<'a>(snapshot: &'a Snapshot, name: &str) -> &'a Postmortem {
    incidents(snapshot)
        .into_iter()
        .find(|report| report.file().as_str().contains(name))
        .unwrap_or_else(|| panic!("{name} is no incident"))
}

fn clock(stamp: &Stamp) -> String {
    format!("{}{}", stamp.local.format("%Y-%m-%d %H:%M"), stamp.offset)
}

fn events(report: &Postmortem) -> Vec<String> {
    report.events.iter().map(|event| event.at.as_ref().map_or("?".to_owned(), clock)).collect()
}

const MOJ: &str = "timezone: Europe/London\nsupport_hours: {days: mon-fri, from: \"10:00\", to: \"17:00\", timezone: Europe/London}\n";

#[test]
fn cloud_platform_key_events_become_milestones() {
    let Some(root) = corpus("moj-cloud-platform") else { return };
    let snapshot = read(root, Some(MOJ), None);
    let reports = incidents(&snapshot);
    assert_eq!(reports.len(), 39);
    let has =
        |milestone| reports.iter().filter(|report| report.times.get(milestone).is_some()).count();
    assert_eq!(Milestone::ALL.map(has), [5, 36, 38, 31, 39]);
    let report = find(&snapshot, "2022-07-11");
    let at = |milestone| report.times.get(milestone).map(|stamp| clock(&stamp.value));
    assert_eq!(at(Milestone::Started), None);
    assert_eq!(at(Milestone::Detected).as_deref(), Some("2022-07-11 09:33+01:00"));
    assert_eq!(at(Milestone::Acknowledged).as_deref(), Some("2022-07-11 10:11+01:00"));
    assert_eq!(at(Milestone::Resolved).as_deref(), Some("2022-07-11 16:07+01:00"));
    assert_eq!(places(&snapshot, "CB203"), [""; 0]);
    let loose = places(&snapshot, "CB213");
    assert_eq!(loose.len(), 5, "{loose:?}");
    let unreadable = places(&snapshot, "CB212");
    assert_eq!(unreadable, ["2025-03-18-aws-eks-upgrade-to-1-30.html.md.erb:9:20"]);
}

#[test]
fn cloud_platform_durations_stand_beside_the_stated_ones() {
    let Some(root) = corpus("moj-cloud-platform") else { return };
    let snapshot = read(root, Some(MOJ), None);
    // Pages with a wrong year or month in a key event say nothing about how durations are counted.
    let wrong = ["2021-06-09", "2023-01-05", "2023-07-25", "2025-03-18"];
    let name = |report: &Postmortem| {
        report.file().as_str().rsplit('/').next().unwrap_or_default()[..10].to_owned()
    };
    let hours = Calendar::of_team(incidents(&snapshot), &snapshot.config);
    let (mut agree, mut support, mut differ) = (Vec::new(), Vec::new(), Vec::new());
    for report in incidents(&snapshot) {
        let name = name(report);
        let stated = report.stated.iter().find(|stated| stated.kind == DurationKind::Resolve);
        let Some(stated) = stated.filter(|_| !wrong.contains(&name.as_str())) else { continue };
        match compare(report, stated, hours.as_ref()) {
            Comparison::Agrees { .. } => agree.push(name),
            Comparison::SupportHours { .. } => support.push(name),
            Comparison::Differs { .. } => differ.push(name),
            Comparison::Unknown => panic!("{name}"),
        }
    }
    assert_eq!(agree.len() + support.len() + differ.len(), 32);
    assert_eq!(support, ["2020-02-25", "2020-04-15", "2021-05-10"]);
    assert_eq!(differ.len(), 10, "{differ:?}");
}

#[test]
fn cloud_platform_support_hours_are_found_without_a_config() {
    let Some(root) = corpus("moj-cloud-platform") else { return };
    let snapshot = read(root, None, None);
    let matched = places(&snapshot, "CB215");
    let days: Vec<_> = matched.iter().map(|place| &place[..10]).collect();
    assert_eq!(days, ["2020-02-25", "2020-04-15", "2021-05-10"]);
}

#[test]
fn dfds_tables_are_read_in_the_zone_they_tell() {
    let Some(root) = corpus("dfds-postmortems") else { return };
    let snapshot = read(root, None, None);
    let reports = incidents(&snapshot);
    assert_eq!(reports.len(), 38);
    assert_eq!(places(&snapshot, "CB203"), [""; 0]);
    let report = find(&snapshot, "PM2019-009");
    assert_eq!(report.id.value, "PM2019-009");
    let times = events(report);
    assert_eq!(times.len(), 14);
    assert_eq!(times[0], "2019-11-29 12:00+01:00");
    assert_eq!(times[5], "2019-12-03 00:00+01:00");
    assert_eq!(report.events[5].at.as_ref().and_then(Stamp::instant), None);
    let days = reports.iter().filter(|report| report.date.is_some()).count();
    // One page writes the year with five digits in every row and has no day in its name.
    assert_eq!(days, 37);
    assert_eq!(places(&snapshot, "CB212").len(), 11);
    assert!(reports.iter().all(|report| report.times.first().is_none()), "nothing is made up");
}

#[test]
fn binder_headings_are_read_in_their_zones() {
    let Some(root) = corpus("mybinder-incident-reports") else { return };
    let snapshot = read(root, None, None);
    assert_eq!(incidents(&snapshot).len(), 23);
    let announcement = find(&snapshot, "2018-02-20");
    let times = events(announcement);
    assert_eq!(times.len(), 41);
    assert_eq!(times[0], "2018-02-20 14:17+01:00");
    assert_eq!(times[29], "?");
    assert_eq!(
        times[36..],
        [
            "2018-02-21 13:00+01:00",
            "2018-02-21 15:15+01:00",
            "2018-02-21 16:20+01:00",
            "2018-02-22 07:13+01:00",
            "2018-02-22 07:18+01:00",
        ]
    );
    let bump = find(&snapshot, "2018-01-17");
    assert_eq!(
        events(bump),
        [
            "2018-01-15 00:00-08:00",
            "2018-01-16 00:00-08:00",
            "2018-01-17 17:14-08:00",
            "2018-01-17 17:30-08:00",
            "2018-01-17 18:57-08:00",
            "2018-01-17 19:00-08:00",
        ]
    );
    let flood = find(&snapshot, "2018-04-18");
    let range = &flood.events[1];
    let (from, to) = (range.at.as_ref().expect("a start"), range.until.as_ref().expect("an end"));
    assert_eq!(
        (clock(from), clock(to)),
        ("2018-04-18 13:30+02:00".into(), "2018-04-18 13:45+02:00".into())
    );
    assert!(from.approximate);
    assert_eq!(
        clock(find(&snapshot, "2019-03-24").events[7].at.as_ref().expect("a time")),
        "2019-03-25 07:01+01:00"
    );
    assert_eq!(places(&snapshot, "CB203"), ["2020-07-09-simultaneous-launches-scipy.md:22:5"]);
}

#[test]
fn jenkins_front_matter_is_read_through_the_preset() {
    let Some(root) = corpus("jenkins-status") else { return };
    let snapshot = read(root, None, Some("cstate"));
    assert_eq!(incidents(&snapshot).len(), 297);
    assert_eq!(places(&snapshot, "CB201").len(), 8);
    assert_eq!(places(&snapshot, "CB213").len(), 10);
    let unzoned = places(&snapshot, "CB203");
    assert_eq!(unzoned.len(), 21);
    assert!(unzoned.contains(&"2020-06-13-maintenance-window.md:3:7".to_owned()), "{unzoned:?}");
}

/// Adds the text of every paragraph, heading and cell below `blocks`, code left out.
fn prose(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        if !matches!(block.kind, BlockKind::Code { .. } | BlockKind::Html) {
            texts.extend((!block.text.is_empty()).then(|| block.text.clone()));
            prose(&block.children, texts);
        }
    }
}

#[test]
fn english_reports_are_never_taken_for_another_language() {
    for (name, preset) in [
        ("moj-cloud-platform", None),
        ("dfds-postmortems", None),
        ("mybinder-incident-reports", None),
        ("jenkins-status", Some("cstate")),
    ] {
        let Some(root) = corpus(name) else { continue };
        let snapshot = read(root, None, preset);
        for report in snapshot.knowledge.reports.values() {
            let mut texts = Vec::new();
            prose(&report.document.read_blocks(), &mut texts);
            let whole = tongue::recognise_all(texts.iter().map(String::as_str));
            assert!(whole.is_none_or(|it| it == tongue::ENGLISH), "{}: {whole:?}", report.file());
            for text in texts {
                let found = tongue::recognise(&text);
                assert!(found.is_none_or(|it| it == tongue::ENGLISH), "{found:?}: {text}");
            }
        }
    }
}
