//! The home page from outside: what it draws of a casebook, whatever its reports name and however old they are.

use std::fmt::Write as _;

use crate::support::Casebook;

/// Builds the home page of a casebook with one report for each of `days`, all with the same front matter.
fn home(config: &str, days: &[&str], more: &str) -> String {
    let casebook = Casebook::new(&format!("-- casebook.yaml --\n{config}"));
    for (at, day) in days.iter().enumerate() {
        let text = format!(
            "---\nid: I-{at}\ntitle: About {at}\ntimes: {{started: {day}T10:00:00Z, resolved: {day}T11:00:00Z}}\n{more}---\nText.\n"
        );
        casebook.write(&format!("content/i-{at}.md"), text);
    }
    casebook.run(&["build", "--as-of", "2026-11-23"]).expect_code(0);
    std::fs::read_to_string(casebook.path("public/index.html")).expect("a home page")
}

const FIVE: [&str; 5] = ["2026-01-05", "2026-03-05", "2026-05-05", "2026-07-05", "2026-11-05"];

fn lanes(page: &str) -> Vec<&str> {
    page.split("data-lane=\"").skip(1).filter_map(|it| it.split('"').next()).collect()
}

#[test]
fn lanes_stand_for_what_most_reports_name() {
    let by_service = home("title: A\n", &FIVE, "services: [web]\ncauses: [cert]\n");
    assert!(by_service.contains(">Incidents by service, Dec 2025 to Nov 2026<"), "{by_service}");
    assert_eq!(lanes(&by_service), ["web"]);
    let by_cause = home("title: A\n", &FIVE, "causes: [cert]\nseverity: sev2\n");
    assert!(by_cause.contains(">Incidents by cause, ") && lanes(&by_cause) == ["cert"]);
    let by_severity = home("title: A\n", &FIVE, "severity: sev2\n");
    assert!(by_severity.contains(">Incidents by severity, ") && lanes(&by_severity) == ["SEV2"]);
    let nothing = home("title: A\n", &FIVE, "");
    assert!(nothing.contains(">Incidents, Dec 2025 to Nov 2026<"), "{nothing}");
    assert!(lanes(&nothing) == ["All incidents"] && !nothing.contains("No service named"));
    assert!(nothing.contains("js/lanes."), "its bars lead to the reports");
}

#[test]
fn a_year_of_next_to_nothing_gives_way_to_the_months_of_all_years() {
    let old = home("title: A\n", &["2019-02-03", "2020-05-05", "2022-06-02"], "services: [web]\n");
    assert!(old.contains("None is recorded in the 53 months since."), "{old}");
    assert!(old.contains("<table class=\"months\">") && !old.contains("data-lane"));
    assert!(
        old.contains("href=\"./timeline/2020/05/\"") || old.contains("href=\"timeline/2020/05/\"")
    );
    let young = home("title: A\n", &["2026-10-03", "2026-11-05"], "services: [web]\n");
    assert!(young.contains("data-lane=\"web\"") && !young.contains("class=\"months\""));
    assert!(!young.contains("months since") && !young.contains("month since"));
    let quiet = home(
        "title: A\n",
        &["2026-01-03", "2026-02-01", "2026-02-02", "2026-02-03", "2026-02-05"],
        "",
    );
    assert!(quiet.contains("Dec 2025 to Nov 2026"), "the quiet months since count too");
    assert!(old.contains(">2026</th>") && old.contains(">2021</th>"), "and the quiet years");
    assert!(!old.contains("timeline/2021/"), "which have no page");
}

#[test]
fn the_navigation_leads_to_what_there_is() {
    let last = |page: &str| {
        let nav = page.split("<ul class=\"nav\">").nth(1).and_then(|it| it.split("</ul>").next());
        nav.and_then(|it| it.rsplit("href=\"").next()).unwrap_or_default().to_owned()
    };
    assert!(
        last(&home("title: A\n", &FIVE, "services: [web]\n")).ends_with(">Services</a></li>\n")
    );
    assert!(last(&home("title: A\n", &FIVE, "causes: [cert]\n")).ends_with(">Causes</a></li>\n"));
    assert!(last(&home("title: A\n", &FIVE, "")).ends_with(">Years</a></li>\n"));
}

#[test]
fn teams_that_own_services_have_lanes_of_their_own() {
    let config = "services:\n  - {id: web, owner: team-web}\n  - {id: mail, owner: team-mail}\n";
    let mut casebook = format!("-- casebook.yaml --\n{config}");
    for (at, service) in ["web", "mail", "web"].iter().enumerate() {
        let _ = write!(
            casebook,
            "-- content/i-{at}.md --\n---\nid: I-{at}\ntitle: T\nservices: [{service}]\ntimes: {{started: 2026-03-0{}T10:00:00Z}}\n---\nText.\n",
            at + 1
        );
    }
    let casebook = Casebook::new(&casebook);
    casebook.run(&["build"]).expect_code(0);
    let read = |path: &str| std::fs::read_to_string(casebook.path(path)).expect("a page");
    let page = read("public/timeline/2026/by-team/index.html");
    assert_eq!(lanes(&page), ["team-web", "team-mail"]);
    assert!(read("public/timeline/index.html").contains("href=\"../timeline/by-team/\""));
    assert!(!casebook.path("public/timeline/2026/by-cause").exists(), "no report names a cause");
}
