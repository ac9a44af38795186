//! Levels of rules by status, severity and path, and what is said about levels that cannot hold.

use casebook::diagnostic::Level;

use crate::checked::{check, places};

/// Checks a casebook of four reports without a title, with these lines under `rules:`, and returns
/// the level of CB114 in each; `None` where it is off.
fn levels(rules: &str) -> [Option<Level>; 4] {
    let report = |name: &str, status: &str, severity: &str| {
        format!(
            "-- content/{name}.md --\n---\nstatus: {status}\nseverity: {severity}\n---\nText.\n"
        )
    };
    let checked = check(&format!(
        "-- casebook.yaml --\nrules:\n{rules}\n{}{}{}{}",
        report("a", "published", "sev1"),
        report("b", "published", "P4"),
        report("c", "draft", "sev1"),
        report("archive/2019/d", "published", "sev1"),
    ));
    let of_config: Vec<_> = checked
        .diagnostics
        .iter()
        .filter(|it| it.primary.file.as_str() == "casebook.yaml")
        .collect();
    assert!(of_config.is_empty(), "{of_config:?}");
    ["a", "b", "c", "archive/2019/d"].map(|name| {
        let path = format!("content/{name}.md");
        let of_file = checked.diagnostics.iter().filter(|it| it.primary.file.as_str() == path);
        of_file.into_iter().find(|it| it.code.0 == "CB114").map(|it| it.level)
    })
}

const OWN: Option<Level> = Some(Level::Warning);
const ERROR: Option<Level> = Some(Level::Error);
const INFO: Option<Level> = Some(Level::Info);

#[test]
fn a_level_holds_for_the_reports_that_meet_its_conditions() {
    assert_eq!(levels("  CB114: error"), [ERROR; 4]);
    let published = "  CB114: {level: error, status: published}";
    assert_eq!(levels(published), [ERROR, ERROR, OWN, ERROR]);
    let both = "  CB114: {level: error, status: [published, superseded], severity: [P1, sev2]}";
    assert_eq!(levels(both), [ERROR, OWN, OWN, ERROR]);
    let archive = "  missing-title: {level: off, paths: content/archive/**}";
    assert_eq!(levels(archive), [OWN, OWN, OWN, None]);
}

#[test]
fn the_first_that_fits_counts() {
    let list = "  CB114:\n    - {level: off, paths: [archive]}\n    - {level: error, severity: sev1, status: published}\n    - info";
    assert_eq!(levels(list), [ERROR, INFO, INFO, None]);
    assert_eq!(levels("  CB114: [off]"), [None; 4]);
}

#[test]
fn a_rule_that_is_off_for_a_report_needs_no_silencer_and_blames_none() {
    let report = "---\ntitle: Down\nstatus: draft\nseverity: sev3\nservices: [a]\n---\n\n[x](gone.md) <!-- casebook-ignore CB702: old -->\n";
    let codes = |rules: &str| {
        let checked = check(&format!(
            "-- casebook.yaml --\nrules: {{{rules}}}\n-- content/a.md --\n{report}"
        ));
        checked.diagnostics.iter().map(|it| it.code.0).collect::<Vec<_>>()
    };
    assert_eq!(codes(""), ["CB701", "CB121"]);
    assert_eq!(codes("CB702: {level: off, status: draft}"), ["CB701"]);
    assert_eq!(codes("CB702: {level: off, status: published}"), ["CB701", "CB121"]);
    assert_eq!(
        codes("CB701: {level: off, status: draft}, CB121: {level: off, paths: a.md}"),
        [""; 0]
    );
}

#[test]
fn levels_that_cannot_hold_are_told_where_they_stand() {
    for (rules, place, help) in [
        ("  CB114: loud", "2:10 CB152", "write one of `off`, `info`, `warning`, `error`"),
        ("  CB114: eror", "2:10 CB152", "did you mean `error`?"),
        ("  CB114: {levl: off}", "2:11 CB151", "did you mean `level`?"),
        ("  CB114: {status: draft}", "2:10 CB152", "give one of `off`, `info`, `warning`, `error`"),
        ("  CB114: {level: off, status: drft}", "2:31 CB152", "did you mean `draft`?"),
        ("  CB114: {level: off, severity: sev22}", "2:33 CB152", "did you mean `sev2`?"),
        (
            "  CB114: {level: off, paths: /}",
            "2:30 CB152",
            "name files or folders, such as `content/archive/**`",
        ),
        (
            "  CB114: [info, {level: off, status: draft}]",
            "2:17 CB152",
            "put the one that holds for all reports last: the first that fits counts",
        ),
        ("  missing-titel: off", "2:3 CB152", "did you mean `missing-title`?"),
    ] {
        let checked = check(&format!(
            "-- casebook.yaml --\nrules:\n{rules}\n-- content/a.md --\n---\ntitle: x\n---\n"
        ));
        assert!(places(&checked).contains(&place.to_owned()), "{rules}: {:?}", places(&checked));
        let told = checked.diagnostics.iter().filter_map(casebook::diagnostic::Diagnostic::help);
        assert!(told.into_iter().any(|it| it == help), "{rules}: {:?}", checked.diagnostics);
    }
}

#[test]
fn a_condition_that_cannot_be_read_never_means_everywhere() {
    let text = "-- casebook.yaml --\nrules:\n  CB114: {level: off, severity: [sev99]}\n-- content/a.md --\n---\nseverity: sev1\n---\nText.\n";
    assert!(check(text).diagnostics.iter().any(|it| it.code.0 == "CB114"));
}
