//! The sample casebook checks clean but for the findings that show the checker, and the files that
//! `init` and `new` write do as well.

use crate::support::{Casebook, run_in};

fn repository() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns every finding as `CODE path line`, in the order printed.
fn findings(dir: &std::path::Path) -> Vec<String> {
    let run = run_in(dir, &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}\n{}\n{}", run.stdout, run.stderr));
    let line = |finding: &serde_json::Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let path = text("path");
        let path = path.strip_prefix("content/").unwrap_or(&path);
        format!("{} {path} {}", text("code"), finding["start"]["line"])
    };
    report["findings"].as_array().expect("findings").iter().map(line).collect()
}

/// What is wrong in the sample on purpose: actions that are late, two incidents that came back while
/// the action against them was open, times known to the day, and a plan nobody has read again.
const FINDINGS: [&str; 16] = [
    "CB408 incidents/2025/2025-07-24-pool-size-again.md 25",
    "CB404 incidents/2025/2025-07-24-pool-size-again.md 42",
    "CB209 incidents/2025/2025-09-02-text-messages-stuck.md 16",
    "CB404 incidents/2025/2025-09-02-text-messages-stuck.md 29",
    "CB404 incidents/2025/2025-11-28-one-carrier-late.md 42",
    "CB404 incidents/2026/2026-01-20-login-loop/index.md 46",
    "CB209 incidents/2026/2026-02-11-backup-without-prices.md 12",
    "CB404 incidents/2026/2026-02-11-backup-without-prices.md 45",
    "CB408 incidents/2026/2026-03-02-checkout-errors.md 31",
    "CB404 incidents/2026/2026-03-02-checkout-errors.md 56",
    "CB404 incidents/2026/2026-06-08-all-services-unreachable.md 55",
    "CB209 incidents/2026/2026-08-19-search-results-out-of-date.md 12",
    "CB209 incidents/2026/2026-08-19-search-results-out-of-date.md 13",
    "CB209 incidents/2026/2026-08-19-search-results-out-of-date.md 14",
    "CB404 incidents/2026/2026-09-23-partner-certificate-expired.md 31",
    "CB706 plans/event-bus-disk-full.md 4",
];

#[test]
fn the_sample_casebook_has_only_these_findings() {
    assert_eq!(findings(repository()), FINDINGS);
}

#[test]
fn the_starter_casebook_checks_clean() {
    let casebook = Casebook::new("");
    casebook.run(&["init", "start"]).expect_code(0);
    let none: Vec<String> = Vec::new();
    assert_eq!(findings(&casebook.path("start")), none);
}

#[test]
fn a_new_report_of_each_severity_only_asks_to_be_filled() {
    let casebook = Casebook::new("");
    casebook.run(&["init", "start"]).expect_code(0);
    let start = casebook.path("start");
    for severity in ["sev1", "sev3", "sev5"] {
        let title = format!("Something: \"{severity}\" # happened");
        let arguments = ["new", &title, "--severity", severity, "--service", "api"];
        run_in(&start, &arguments).expect_code(0);
    }
    let found = findings(&start);
    for severity in ["sev1", "sev3", "sev5"] {
        let file = format!("something-{severity}-happened.md");
        let of_file: Vec<_> = found.iter().filter(|line| line.contains(&file)).collect();
        // The day of today stands for a time, and the sections hold their prompts.
        let to_fill = |line: &&&String| line.starts_with("CB209 ") || line.starts_with("CB302 ");
        assert!(of_file.len() >= 6, "{found:?}");
        assert_eq!(of_file.iter().filter(to_fill).count(), of_file.len(), "{of_file:?}");
    }
    let listed = run_in(&start, &["list", "--format", "json"]).expect_code(0).stdout;
    for severity in ["sev1", "sev3", "sev5"] {
        assert!(listed.contains(&format!("Something: \\\"{severity}\\\" # happened")), "{listed}");
    }
}
