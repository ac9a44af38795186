//! Figures as a reader of the site gets them: table, CSV, JSON and the marks of the drawing agree.
//!
//! The drawing is parsed back: its axis labels give the scale, its marks the numbers.

mod agree;
mod drawn;
mod scale;

use std::fmt::Write as _;
use std::path::Path;

use crate::support::{Casebook, run_in};
use drawn::figures;

#[test]
fn the_marks_the_table_and_the_downloads_of_every_figure_agree() {
    let casebook = Casebook::new("");
    let site = casebook.path("site");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = site.to_str().expect("UTF-8");
    run_in(repository, &["build", "--out", out, "--as-of", "2026-11-23"]).expect_code(0);
    for (page, least) in [
        ("trends/", 32),
        ("trends/compare/", 2),
        ("trends/why-no-mttr/", 1),
        ("services/tracking-api/trends/", 20),
        ("causes/missing-alert/trends/", 20),
        ("severities/sev2/trends/", 20),
    ] {
        let shown = figures(&site, page);
        assert!(shown.len() >= least, "{page}: {}", shown.len());
        for figure in &shown {
            let words = figure.title.split(' ').count();
            assert!(words <= 20, "{words} words: {}", figure.title);
            figure.agrees();
        }
    }
}

/// Writes 320 incidents of six years, so that there are limits, crossed hours and months, and some
/// deploys they are counted against.
fn many() -> Casebook {
    let casebook = Casebook::new(
        "-- casebook.yaml --\nservices: [web, mail, api]\nexposure: {file: deploys.csv, unit: deploys}\nmilestones:\n  - {date: 2025-02-01, label: One rota}\n-- content/pages/about.md --\n# About\n",
    );
    let mut deploys = String::from("month,deploys\n");
    for month in 0..70_u32 {
        let (year, part) = (2021 + month / 12, month % 12 + 1);
        writeln!(deploys, "{year}-{part:02},{}", 40 + month * 37 % 23).expect("a line");
    }
    casebook.write("deploys.csv", deploys);
    let last = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    for at in 0..320_u32 {
        let day = last - chrono::Days::new(u64::from(at * 13 / 2 + at * 7919 % 5));
        let start = day.and_hms_opt(at * 31 % 24, at * 17 % 60, 0).expect("a time");
        let after = |minutes: u32| start + chrono::TimeDelta::minutes(i64::from(minutes));
        let length = 4 + at * 7907 % 997 * (1 + at % 13);
        let service = ["web", "mail", "api"][at as usize % 3];
        let text = format!(
            "---\nid: I-{at:05}\ntitle: Number {at}\nseverity: sev{}\nservices: [{service}]\ncauses: [cause-{}, other-{}]\ntrigger: deploy\ndetection: {}\n\
             roles: {{lead: {service} on-call}}\n\
             times: {{started: {start:?}Z, detected: {:?}Z, mitigated: {:?}Z, resolved: {:?}Z}}\n\
             actions:\n  - {{id: A1, title: Mend, type: prevent, opened: {day}, status: {}}}\n---\n\nText.\n",
            1 + at % 4,
            at % 5,
            at % 7,
            if at % 4 == 0 { "customer" } else { "alert" },
            after(length / 3),
            after(length / 2),
            after(length),
            if at % 3 == 0 {
                "open".to_owned()
            } else {
                format!("done, closed: {}", day + chrono::Days::new(u64::from(at % 90)))
            },
        );
        casebook.write(&format!("content/incidents/i-{at:05}.md"), text);
    }
    casebook
}

#[test]
fn limits_by_deploys_crossed_hours_and_columns_agree_too() {
    let casebook = many();
    casebook.run(&["build", "--as-of", "2026-11-23"]).expect_code(0);
    let site = casebook.path("public");
    let shown = figures(&site, "trends/");
    shown.iter().for_each(drawn::Shown::agrees);
    let find = |id: &str| shown.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("no {id}"));
    let quarters = find("incidents-per-quarter");
    assert!(quarters.reading.contains("u-chart, by the deploys"), "{}", quarters.reading);
    let limited = quarters.table("periods").iter().filter(|it| it["limit_high"].is_number());
    assert!(limited.count() >= 20);
    assert!(
        !shown.iter().any(|it| it.id == "starts" && it.tables.iter().any(|it| it.0 == "margins"))
    );
    let durations = find("durations");
    assert!(durations.tables.iter().any(|it| it.0 == "columns"), "they are gathered");
}
