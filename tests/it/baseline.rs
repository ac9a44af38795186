//! Baselines: findings to live with for now, kept in a file that a review can read.

use crate::support::{Casebook, Repository, Run, feed_in};

const CASEBOOK: &str = "\
-- casebook.yaml --
content: [content]
-- content/incidents/2026-01-02-a.md --
---
title: A
---
[gone](gone.md) and [lost](lost.md)
-- content/incidents/2026-01-03-b.md --
---
title: B
---
![gone](gone.png)
";

const A: &str = "content/incidents/2026-01-02-a.md";
const B: &str = "content/incidents/2026-01-03-b.md";
const FILE: &str = "casebook-baseline.json";

fn check(casebook: &Casebook, arguments: &[&str]) -> Run {
    let all = ["check", "--format", "concise", "--baseline", FILE].iter().chain(arguments);
    casebook.run(&all.copied().collect::<Vec<_>>())
}

/// Returns a casebook with three findings and its baseline.
fn with_baseline() -> Casebook {
    let casebook = Casebook::new(CASEBOOK);
    let run = casebook.run(&["baseline", "create"]).expect_code(0);
    assert_eq!(run.stderr, "Wrote    3 findings in 2 files to casebook-baseline.json\n");
    casebook
}

#[test]
fn what_is_known_is_left_out_wherever_it_moves() {
    let casebook = with_baseline();
    let run = check(&casebook, &[]).expect_code(0);
    assert_eq!(run.stdout, "");
    assert_eq!(run.stderr, "left out 3 findings that casebook-baseline.json knows\n");
    casebook.write(
        A,
        format!(
            "{}\nMore [new](new.md)\n",
            casebook.read(A).replace("[gone]", "Before.\n\n[gone]")
        ),
    );
    let run = check(&casebook, &[]).expect_code(1);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("new.md"), "{}", run.stdout);
}

#[test]
fn every_format_and_the_exit_code_count_only_what_is_new() {
    let casebook = with_baseline();
    let arguments =
        ["--format", "json:out.json", "--format", "sarif:out.sarif", "--fail-on", "info"];
    check(&casebook, &arguments).expect_code(0);
    let json: serde_json::Value = serde_json::from_str(&casebook.read("out.json")).expect("JSON");
    assert_eq!(json["findings"], serde_json::json!([]));
    assert_eq!(json["summary"]["files"], 2);
    assert!(!casebook.read("out.sarif").contains("gone.md"));
    let run = check(&casebook, &[A]).expect_code(0);
    assert_eq!(run.stderr, "left out 2 findings that casebook-baseline.json knows\n");
}

#[test]
fn what_is_mended_is_told_and_pruned() {
    let casebook = with_baseline();
    casebook.write(B, "---\ntitle: B\n---\nText\n");
    let gone = "1 finding in casebook-baseline.json is found no more: \
                `casebook baseline prune` takes them out\n";
    let run = check(&casebook, &[]).expect_code(0);
    assert!(run.stderr.ends_with(gone), "{}", run.stderr);
    let run = casebook.run(&["baseline", "diff"]).expect_code(0);
    assert_eq!(run.stdout.lines().count(), 2, "{}", run.stdout);
    assert!(run.stdout.starts_with(&format!("- {B}: CB704 ")), "{}", run.stdout);
    assert!(run.stdout.ends_with("0 new, 1 gone\n"), "{}", run.stdout);
    let run = casebook.run(&["baseline", "prune"]).expect_code(0);
    assert_eq!(run.stderr, "Took     1 finding out of casebook-baseline.json; 2 findings left\n");
    assert!(!casebook.read(FILE).contains("CB704"));
    let before = casebook.read(FILE);
    let run = casebook.run(&["baseline", "prune"]).expect_code(0);
    assert_eq!(run.stderr, "nothing in casebook-baseline.json is gone\n");
    assert_eq!(casebook.read(FILE), before);
}

#[test]
fn new_debt_needs_a_word() {
    let casebook = with_baseline();
    let before = casebook.read(FILE);
    casebook.write(B, format!("{}\n[new](new.md)\n", casebook.read(B)));
    let run = casebook.run(&["baseline", "create"]).expect_code(2);
    assert!(run.stderr.contains("1 finding is not in casebook-baseline.json"), "{}", run.stderr);
    assert!(run.stderr.contains("new.md"), "{}", run.stderr);
    assert!(run.stderr.contains("hint: mend them, or take them in with `--accept-new`"));
    assert_eq!(casebook.read(FILE), before);
    let run = casebook.run(&["baseline", "diff", "--format", "json"]).expect_code(1);
    let json = run.json();
    assert_eq!(
        (json["schema_version"].as_u64(), json["gone"].as_array().unwrap().len()),
        (Some(1), 0)
    );
    assert_eq!(json["new"][0]["path"], B);
    casebook.run(&["baseline", "create", "--accept-new"]).expect_code(0);
    let lines: Vec<String> = casebook.read(FILE).lines().map(ToOwned::to_owned).collect();
    let kept = before.lines().filter(|line| line.contains("fingerprint"));
    for line in kept {
        let line = line.trim_end_matches(',');
        assert!(lines.iter().any(|it| it.trim_end_matches(',') == line), "{line} has changed");
    }
    check(&casebook, &[]).expect_code(0);
}

#[test]
fn what_is_written_fits_the_published_schema() {
    let casebook = with_baseline();
    let schema = casebook.run(&["schema", "baseline"]).expect_code(0).json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let written = serde_json::from_str(&casebook.read(FILE)).expect("JSON");
    assert!(validator.is_valid(&written), "{written}");
}

#[test]
fn a_missing_or_broken_baseline_stops_the_check() {
    let casebook = Casebook::new(CASEBOOK);
    let run = check(&casebook, &[]).expect_code(2);
    assert!(
        run.stderr.contains("there is no baseline at casebook-baseline.json"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("hint: `casebook baseline create` writes one"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
    for action in ["prune", "diff"] {
        casebook.run(&["baseline", action]).expect_code(2);
    }
    casebook.write(FILE, "<<<<<<< HEAD\n");
    for arguments in [
        &["check", "--baseline", FILE][..],
        &["baseline", "create"],
        &["baseline", "create", "--accept-new"],
    ] {
        let run = casebook.run(arguments).expect_code(2);
        assert!(run.stderr.contains("it is no baseline"), "{}", run.stderr);
        assert!(run.stderr.contains("hint: "), "{}", run.stderr);
    }
    assert_eq!(casebook.read(FILE), "<<<<<<< HEAD\n");
    casebook.run(&["baseline", "create", "--baseline", "x.md"]).expect_code(2);
    casebook.run(&["baseline", "create", "--baseline", "gone/x.json"]).expect_code(2);
    casebook.run(&["check", "--baseline", "content"]).expect_code(2);
}

#[test]
fn the_file_may_be_elsewhere_and_the_folder_too() {
    let casebook = Casebook::new(CASEBOOK);
    casebook.run(&["baseline", "create", "--baseline", "known.json"]).expect_code(0);
    let folder = casebook.path("content");
    let arguments = ["check", "--baseline", "../known.json", "--format", "concise"];
    assert_eq!(crate::support::run_in(&folder, &arguments).expect_code(0).stdout, "");
    crate::support::run_in(&folder, &["baseline", "create"]).expect_code(0);
    assert!(casebook.path(FILE).exists(), "it is in the casebook's folder");
}

#[test]
fn it_works_with_changes_and_unsaved_texts() {
    let repository = Repository::new(CASEBOOK);
    repository.run(&["baseline", "create"]).expect_code(0);
    repository.write(A, format!("{}\nMore [new](new.md)\n", repository.read(A)));
    let found = repository.found(&["--changed", "--baseline", FILE]);
    assert_eq!(found, [format!("{A}:5:12: CB701")]);
    let arguments =
        ["check", "--stdin", "--stdin-filename", B, "--baseline", FILE, "--format", "concise"];
    let run = feed_in(repository.root(), &arguments, repository.read(B).as_bytes()).expect_code(0);
    assert_eq!(run.stdout, "");
    let run = feed_in(repository.root(), &arguments, b"---\ntitle: B\n---\n").expect_code(0);
    assert_eq!(run.stderr, "", "an unsaved text has not mended anything yet");
}
