//! A bug in Casebook is a finding and exit code 3 in every mode, and nothing hides it.

use std::process::Stdio;

use crate::support::{Repository, Run, command_in};

const TWO: &str = "\
-- casebook.yaml --
content: [content]
rules: {CB703: info}
-- content/a.md --
---
title: A
---
[x](gone.md)
-- content/b.md --
---
title: B
---
![x](gone.png) <!-- casebook-ignore CB701: never -->
";

/// Runs a check whose rule `crash` stops.
fn check(repository: &Repository, crash: &str, arguments: &[&str]) -> Run {
    let all = ["check", "--format", "concise"].iter().chain(arguments).copied();
    run(repository, crash, &all.collect::<Vec<_>>())
}

fn run(repository: &Repository, crash: &str, arguments: &[&str]) -> Run {
    let mut command = command_in(repository.root(), arguments);
    // Telling where each of many panics came from would take seconds.
    command.env("CASEBOOK_CRASH", crash).env("RUST_BACKTRACE", "0").stdin(Stdio::null());
    command.output().expect("the program starts").into()
}

fn codes(run: &Run) -> Vec<String> {
    let code = |line: &str| {
        let (file, rest) = line.split_once(':').expect("a finding");
        format!("{file} {}", rest.split(' ').nth(1).expect("a code"))
    };
    run.stdout.lines().map(code).collect()
}

#[test]
fn a_rule_that_stops_is_told_and_the_others_run() {
    let repository = Repository::new(TWO);
    let run = check(&repository, "CB701:content/b.md", &[]).expect_code(3);
    let expected = ["content/a.md CB701", "content/b.md CB701", "content/b.md CB704"];
    assert_eq!(codes(&run)[..2], expected[..2]);
    assert!(codes(&run).contains(&expected[2].to_owned()), "{}", run.stdout);
    let said = "the rule `dead-link` stopped with a bug of Casebook: stopped on purpose";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    assert!(run.stdout.contains("on purpose (src/diagnostic/crash.rs:"), "{}", run.stdout);
    assert!(!run.stderr.contains("panicked"), "the finding is all that is printed: {}", run.stderr);
    let json = check(&repository, "CB111", &["--format", "json:out.json"]).expect_code(3);
    assert!(json.stdout.contains("content/a.md:1:1: CB111"), "{}", json.stdout);
    assert!(repository.read("out.json").contains("stopped with a bug of Casebook"));
}

#[test]
fn it_is_told_whatever_part_is_asked_about() {
    let repository = Repository::new(TWO);
    let crash = "CB701:content/b.md";
    for arguments in [
        &["--changed"][..],
        &["--staged"],
        &["--since", "main"],
        &["content/a.md"],
        &["--changed", "content/a.md"],
        &["--stdin", "--stdin-filename", "content/a.md"],
        &["--fail-on", "error"],
    ] {
        let run = check(&repository, crash, arguments).expect_code(3);
        assert!(codes(&run).contains(&"content/b.md CB701".to_owned()), "{}", run.stdout);
    }
}

#[test]
fn a_baseline_neither_hides_it_nor_takes_it_in() {
    let repository = Repository::new(TWO);
    // Everything the rule finds is known, at the same place too.
    repository.write("content/a.md", "[x](gone.md)\n");
    let start = "[](gone.md)";
    repository.write("content/b.md", start);
    run(&repository, "", &["baseline", "create"]).expect_code(0);
    let known = repository.read("casebook-baseline.json");
    let baseline = ["--baseline", "casebook-baseline.json"];
    check(&repository, "", &baseline).expect_code(0);
    let crashed = check(&repository, "CB701", &baseline).expect_code(3);
    assert_eq!(codes(&crashed), ["content/a.md CB701", "content/b.md CB701"]);
    assert!(!crashed.stderr.contains("found no more"), "{}", crashed.stderr);
    for action in [&["create"][..], &["create", "--accept-new"], &["prune"], &["diff"]] {
        let all: Vec<&str> = ["baseline"].iter().chain(action).copied().collect();
        let refused = run(&repository, "CB701", &all).expect_code(3);
        assert!(refused.stderr.contains("the baseline was left as it is"), "{}", refused.stderr);
        assert_eq!(repository.read("casebook-baseline.json"), known);
    }
    std::fs::remove_file(repository.path("casebook-baseline.json")).expect("removed");
    run(&repository, "CB701", &["baseline", "create"]).expect_code(3);
    assert!(!repository.path("casebook-baseline.json").exists());
}

#[test]
fn a_file_that_stops_the_reader_costs_only_itself() {
    let repository = Repository::new(TWO);
    for arguments in [&[][..], &["--changed"], &["--staged"]] {
        let run = check(&repository, "CB117:content/b.md", arguments).expect_code(3);
        let said = "content/b.md:1:1: CB117 reading it stopped with a bug of Casebook";
        assert!(run.stdout.contains(said), "{}", run.stdout);
    }
    let run = check(&repository, "CB117:content/b.md", &[]).expect_code(3);
    assert!(codes(&run).contains(&"content/a.md CB701".to_owned()), "{}", run.stdout);
}
