//! The command line from outside: commands, exit codes, and what they print.

use crate::support::{Casebook, run_in};

/// A small casebook: two linked incidents, one of them with an overdue action.
pub(crate) const SMALL: &str = "\
-- casebook.yaml --
title: Lighthouse
timezone: Europe/London
services:
  - {id: checkout, owner: team-payments}
  - {id: search}
-- content/incidents/2026/2026-03-02-checkout-errors.md --
---
id: INC-2026-001
title: Checkout returned errors
status: published
severity: sev2
services: [checkout]
causes: [missing-validation]
trigger: config-push
times:
  started: 2026-03-02T14:06:00Z
  detected: 2026-03-02T14:19:00Z
  acknowledged: 2026-03-02T14:21:00Z
  mitigated: 2026-03-02T15:36:00Z
  resolved: 2026-03-02T16:20:00Z
actions:
  - {id: A1, title: Validate pool size before rollout, owner: team-payments, due: 2026-04-01, status: open}
  - {id: A2, title: Alert on connection errors, owner: team-payments, due: 2026-04-01, status: done, closed: 2026-03-20}
---

## Summary

A configuration push disabled connection pooling. Rolling the push back restored service.

## Impact

4.1 % of checkouts failed.

## Timeline

- 14:02 UTC — Config push 8812 rolled out
- 14:19 UTC — Burn-rate alert pages payments on-call
- 15:31 UTC — Rolled back config push 8812

## Root cause

The push tool accepted a pool size of zero.

## Lessons learned

Validate before rollout.
-- content/incidents/2025/2025-11-05-search-slow.md --
---
id: INC-2025-004
title: Search was slow
status: published
severity: sev3
services: [search]
times:
  started: 2025-11-05T09:00:00Z
  detected: 2025-11-05T09:05:00Z
  resolved: 2025-11-05T10:00:00Z
---

## Summary

Queries waited for a compaction, see [[INC-2026-001]].

## Impact

Half of all queries took longer than 2 s.

## Timeline

- 09:05 UTC — Latency alert fires

## Root cause

Compaction ran in peak hours.
";

#[test]
fn list_prints_the_documented_json() {
    let run = Casebook::new(SMALL).run(&["list", "--format", "json"]).expect_code(0);
    let list = run.json();
    assert_eq!(list["schema_version"], 1);
    let incident = &list["incidents"][0];
    assert_eq!(incident["id"], "INC-2026-001");
    assert_eq!(incident["path"], "content/incidents/2026/2026-03-02-checkout-errors.md");
    assert_eq!(incident["url"], "incidents/inc-2026-001/");
    assert_eq!(incident["status"], "published");
    assert_eq!(incident["severity"], "sev2");
    assert_eq!(incident["services"], serde_json::json!(["checkout"]));
    assert_eq!(incident["started"], "2026-03-02T14:06:00Z");
    assert_eq!(
        incident["durations"],
        serde_json::json!({"detect": 780, "acknowledge": 120, "mitigate": 5400, "resolve": 8040})
    );
    assert_eq!(
        incident["actions"],
        serde_json::json!({"open": 1, "overdue": 1, "done": 1, "dropped": 0})
    );
    let other = &list["incidents"][1];
    assert_eq!(other["durations"]["mitigate"], serde_json::Value::Null);
    assert_eq!(list["incidents"].as_array().map(Vec::len), Some(2));
}

#[test]
fn list_filters() {
    let casebook = Casebook::new(SMALL);
    let ids = |arguments: &[&str]| -> Vec<String> {
        let all = [&["list", "--format", "json"], arguments].concat();
        let list = casebook.run(&all).expect_code(0).json();
        let incidents = list["incidents"].as_array().expect("a list").iter();
        incidents.map(|incident| incident["id"].as_str().expect("text").to_owned()).collect()
    };
    assert_eq!(ids(&["--severity", "p2"]), ["INC-2026-001"]);
    assert_eq!(ids(&["--service", "search"]), ["INC-2025-004"]);
    assert_eq!(ids(&["--cause", "missing-validation"]), ["INC-2026-001"]);
    assert_eq!(ids(&["--year", "2025"]), ["INC-2025-004"]);
    assert_eq!(ids(&["--status", "draft"]), Vec::<String>::new());
    casebook.run(&["list", "--status", "drafty"]).expect_code(2);
}

#[test]
fn actions_are_told_overdue_as_of_the_day_given() {
    let casebook = Casebook::new(SMALL);
    let overdue = casebook.run(&["actions", "--overdue", "--format", "json"]).expect_code(0).json();
    assert_eq!(overdue["actions"][0]["title"], "Validate pool size before rollout");
    assert_eq!(overdue["actions"][0]["overdue_days"], 236);
    let before = casebook.run(&["actions", "--overdue", "--format", "json", "--as-of=2026-03-31"]);
    assert_eq!(before.expect_code(0).json()["actions"], serde_json::json!([]));
    let human = casebook.run(&["actions", "--owner", "team-payments"]).expect_code(0);
    assert!(human.stdout.contains("236 days overdue"), "{}", human.stdout);
}

#[test]
fn search_finds_highlights_and_fails_when_nothing_matches() {
    let casebook = Casebook::new(SMALL);
    let found = casebook.run(&["search", "compaction"]).expect_code(0);
    assert!(found.stdout.contains("INC-2025-004"), "{}", found.stdout);
    let colored = casebook.run(&["search", "compaction", "--color", "always"]).expect_code(0);
    assert!(colored.stdout.contains("\u{1b}["), "{:?}", colored.stdout);
    let json = casebook.run(&["search", "--json", "severity:sev2 pooling"]).expect_code(0).json();
    assert_eq!(json["hits"][0]["id"], "INC-2026-001");
    casebook.run(&["search", "zebra"]).expect_code(1);
    for (query, meant) in [
        ("sevverity:sev1", "severity:sev1"),
        ("-service:serch zebra", "service:search"),
        ("https://x.example sev:9 service:search zebra", ""),
    ] {
        let told = casebook.run(&["search", "--", query]).expect_code(1).stderr;
        let near = told.lines().filter_map(|line| line.strip_prefix("Did you mean: "));
        assert_eq!(near.collect::<String>(), meant, "{told}");
    }
    assert!(found.stderr.contains("1 report\n"), "{}", found.stderr);
}

#[test]
fn new_allocates_the_next_id_and_its_report_checks_without_errors() {
    let casebook = Casebook::new(SMALL);
    let preview =
        casebook.run(&["new", "Login: slow", "--severity", "sev1", "--dry-run"]).expect_code(0);
    assert!(preview.stdout.contains("id: INC-2026-002"), "{}", preview.stdout);
    let path = "content/incidents/2026/2026-11-23-login-slow.md";
    assert!(!casebook.path(path).exists());
    casebook
        .run(&["new", "Login: slow", "--severity", "sev1", "--service", "checkout"])
        .expect_code(0);
    assert!(casebook.read(path).contains("Login: slow"));
    casebook.run(&["check", path]).expect_code(0);
    casebook.run(&["new", "x", "--severity", "catastrophic"]).expect_code(2);
}

#[test]
fn init_makes_a_casebook_that_checks_and_builds() {
    let folder = tempfile::tempdir().expect("a folder");
    run_in(folder.path(), &["init", "book"]).expect_code(0);
    let book = folder.path().join("book");
    run_in(&book, &["check", "--fail-on", "warning"]).expect_code(0);
    run_in(&book, &["build"]).expect_code(0);
    assert!(book.join("public/index.html").exists());
    run_in(folder.path(), &["init", "book"]).expect_code(2);
}

#[test]
fn a_path_that_is_not_there_or_holds_nothing_is_a_usage_error() {
    let casebook = Casebook::new(SMALL);
    casebook.write("empty/note.txt", "nothing here");
    casebook.run(&["check", "content/nowhere.md"]).expect_code(2);
    casebook.run(&["check", "empty"]).expect_code(2);
    casebook.run(&["check", "content/incidents/2025"]).expect_code(0);
}

#[test]
fn check_fails_on_errors_and_on_what_is_asked_for() {
    let casebook = Casebook::new(SMALL);
    casebook.run(&["check"]).expect_code(0);
    casebook.run(&["check", "--fail-on", "warning"]).expect_code(1);
    casebook.write("content/broken.md", "---\nid: INC-2026-001\ntitle: Twice\n---\n");
    casebook.run(&["check", "--format", "concise"]).expect_code(1);
}

#[test]
fn check_prints_the_documented_json() {
    let casebook = Casebook::new(SMALL);
    casebook.write("content/é.md", "---\ntitle: \"é\"\nseverty: sev1\n---\n");
    let run = casebook.run(&["check", "--format", "json", "content/é.md"]);
    let json = run.json();
    assert_eq!(json["schema_version"], 1);
    let finding = json["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .find(|finding| finding["code"] == "CB104");
    let finding = finding.expect("the unknown key is found");
    assert_eq!(finding["rule"], "unknown-key");
    assert_eq!(finding["path"], "content/é.md");
    assert_eq!(finding["start"], serde_json::json!({"line": 3, "column": 1, "byte": 16}));
    assert_eq!(finding["end"], serde_json::json!({"line": 3, "column": 8, "byte": 23}));
    assert!(finding["help"].as_str().is_some_and(|help| help.contains("severity")), "{finding}");
    assert_eq!(json["summary"]["files"], 1);
}

#[test]
fn explain_knows_codes_and_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let by_code = run_in(folder.path(), &["explain", "cb203"]).expect_code(0);
    let by_name = run_in(folder.path(), &["explain", "time-without-zone"]).expect_code(0);
    assert_eq!(by_code.stdout, by_name.stdout);
    assert!(by_code.stdout.contains("CB203"));
    run_in(folder.path(), &["explain", "CB999"]).expect_code(2);
}

#[test]
fn schemas_are_json() {
    let casebook = Casebook::new(SMALL);
    let front = casebook.run(&["schema"]).expect_code(0).json();
    assert!(front["properties"]["severity"].is_object());
    let config = casebook.run(&["schema", "config"]).expect_code(0).json();
    assert!(config["properties"]["timezone"].is_object());
}

#[test]
fn import_keeps_bodies_and_tells_what_it_did() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("old");
    std::fs::create_dir_all(&source).expect("a folder");
    let report = "---\ntitle: Disk full\ndate: 2021-04-19 18:50:00\nresolved: true\nresolvedWhen: 2021-04-19 21:12:00\nseverity: down\naffected: [get]\nsection: issue\nmood: bad\n---\n\nThe disk was full.\n";
    std::fs::write(source.join("2021-04-19-disk.md"), report).expect("a file");
    run_in(folder.path(), &["import", "old", "--preset", "cstate", "--into", "new"]).expect_code(0);
    let read =
        |path: &str| std::fs::read_to_string(folder.path().join("new").join(path)).expect("a file");
    let imported = read("content/2021-04-19-disk.md");
    assert!(imported.contains("started: 2021-04-19T18:50:00Z"), "{imported}");
    assert!(imported.contains("mood: bad"), "{imported}");
    assert!(imported.ends_with("---\n\nThe disk was full.\n"), "{imported}");
    let ledger = read("import-report.md");
    for line in ["`resolvedWhen` became `times.resolved`", "is in UTC", "`mood` has no place"] {
        assert!(ledger.contains(line), "{line} is not in\n{ledger}");
    }
    let list =
        run_in(&folder.path().join("new"), &["list", "--format", "json"]).expect_code(0).json();
    assert_eq!(list["incidents"][0]["durations"]["resolve"], 8520);
    let check =
        run_in(&folder.path().join("new"), &["check", "--format", "concise"]).expect_code(0);
    assert!(
        !check.stdout.contains("CB301"),
        "sections it never had are asked for:\n{}",
        check.stdout
    );
    run_in(folder.path(), &["import", "old", "--into", "new"]).expect_code(2);
}

#[test]
fn no_content_at_all_is_a_clear_message() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in ["check", "build"] {
        let run = run_in(folder.path(), &[command]).expect_code(2);
        assert!(run.stderr.contains("no Markdown reports"), "{}", run.stderr);
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let casebook = Casebook::new(SMALL);
    let program = env!("CARGO_BIN_EXE_casebook");
    let script = format!("'{program}' schema | true; exit ${{PIPESTATUS[0]}}");
    let status = std::process::Command::new("bash")
        .arg("-c")
        .arg(script)
        .current_dir(casebook.root())
        .status();
    assert_eq!(status.expect("bash runs").code(), Some(0));
}
