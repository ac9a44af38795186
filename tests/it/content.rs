//! The sample casebook checks clean but for the findings that show the checker, and the files that
//! `init` and `new` write do as well.

use crate::support::{Casebook, run_in};

fn repository() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns every finding as `CODE level path:line`, in the order printed.
fn findings(dir: &std::path::Path) -> Vec<String> {
    let run = run_in(dir, &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}\n{}", run.stdout, run.stderr));
    let line = |finding: &serde_json::Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        format!("{} {} {}", text("code"), text("path"), finding["start"]["line"])
    };
    report["findings"].as_array().expect("findings").iter().map(line).collect()
}

#[test]
fn the_sample_casebook_has_only_these_findings() {
    let found = findings(repository()).join("\n");
    insta::assert_snapshot!(found, @"");
}

#[test]
fn the_starter_casebook_checks_clean() {
    let casebook = Casebook::new("");
    casebook.run(&["init", "start"]).expect_code(0);
    let none: Vec<String> = Vec::new();
    assert_eq!(findings(&casebook.path("start")), none);
}

#[test]
fn a_new_report_of_each_severity_checks_clean_as_a_draft() {
    let casebook = Casebook::new("");
    casebook.run(&["init", "start"]).expect_code(0);
    let start = casebook.path("start");
    for severity in ["sev1", "sev3", "sev5"] {
        let title = format!("Something: \"{severity}\" # happened");
        let arguments = ["new", &title, "--severity", severity, "--service", "api"];
        run_in(&start, &arguments).expect_code(0);
    }
    let none: Vec<String> = Vec::new();
    assert_eq!(findings(&start), none);
    let listed = run_in(&start, &["list", "--format", "json"]).expect_code(0).stdout;
    for severity in ["sev1", "sev3", "sev5"] {
        assert!(listed.contains(&format!("Something: \\\"{severity}\\\" # happened")), "{listed}");
    }
}
