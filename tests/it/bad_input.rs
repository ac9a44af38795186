//! Input nobody meant to write: each is told in words, none stops the rest, and nothing hangs.

use std::fs;
use std::os::unix::fs::symlink;

use crate::support::{Casebook, Run};

const GOOD: &str = "\
-- content/2026-01-05-good.md --
---
id: INC-1
title: A good one
status: draft
severity: sev3
---

## Summary

All is told.
";

/// Returns `path: code message` of the findings with `code`.
fn told(run: &Run, code: &str) -> Vec<String> {
    let json = run.json();
    let findings = json["findings"].as_array().expect("findings");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .iter()
        .filter(|finding| finding["code"] == code)
        .map(|finding| format!("{}: {}", text(&finding["path"]), text(&finding["message"])))
        .collect()
}

fn check(casebook: &Casebook) -> Run {
    casebook.run(&["check", "--format", "json"])
}

#[test]
fn unreadable_files_are_told_and_the_rest_is_read() {
    let casebook = Casebook::new(GOOD);
    casebook.write("content/latin.md", b"caf\xe9");
    casebook.write("content/huge.md", vec![b'x'; 20 * 1024 * 1024]);
    fs::create_dir(casebook.path("content/folder.md")).expect("a folder");
    symlink("..", casebook.path("content/loop")).expect("a link");
    symlink("self.md", casebook.path("content/self.md")).expect("a link");
    let pipe = casebook.path("content/pipe.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo is there");
    let run = check(&casebook).expect_code(1);
    assert_eq!(
        told(&run, "CB117"),
        [
            "content/folder.md: a folder with the name of a Markdown file",
            "content/huge.md: 20.0 MB large, more than the 8 MB a report may have",
            "content/latin.md: not UTF-8 at byte 3: Casebook reads UTF-8 only",
            "content/loop: a symbolic link loop: it leads to a folder it lies in",
            "content/pipe.md: not a plain file but a named pipe",
            "content/self.md: a symbolic link that leads to itself",
        ]
    );
    assert_eq!(run.json()["summary"]["files"], 1, "the good one is read all the same");
    // The other formats must cope with files that have no text.
    for format in ["human", "concise"] {
        let run = casebook.run(&["check", "--format", format]).expect_code(1);
        assert!(run.stdout.contains("content/latin.md"), "{}", run.stdout);
    }
}

#[test]
fn front_matter_that_never_ends_is_told_at_its_start() {
    let casebook = Casebook::new("-- content/a.md --\n---\ntitle: x\nseverity: sev1\n\n# Text\n");
    let run = check(&casebook).expect_code(1);
    let found = &run.json()["findings"];
    let first = found.as_array().expect("findings").iter().find(|it| it["code"] == "CB101");
    let first = first.expect("a finding");
    assert_eq!(first["message"], "front matter is opened here and never closed");
    assert_eq!((&first["start"]["line"], &first["start"]["column"]), (&1.into(), &1.into()));
}

#[test]
fn yaml_bombs_end_at_once() {
    let lines = |line: fn(usize) -> String| (0..2000).map(line).collect::<String>();
    let laughs = lines(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{},", n.max(1) - 1).repeat(9)));
    let deep = format!("a: {}\n", "[".repeat(100_000));
    let deep_maps = lines(|n| format!("{}a:\n", " ".repeat(n)));
    let merge = "base: &b {x: 1}\nother:\n  <<: *b\n".to_owned();
    let casebook = Casebook::new(GOOD);
    for (name, yaml) in
        [("laughs", laughs), ("deep", deep), ("deep-maps", deep_maps), ("merge", merge)]
    {
        casebook.write(&format!("content/{name}.md"), format!("---\n{yaml}---\n\n# {name}\n"));
    }
    let run = check(&casebook).expect_code(1);
    for name in ["laughs", "deep", "deep-maps", "merge"] {
        let path = format!("content/{name}.md");
        let all: Vec<_> = ["CB101", "CB103"].iter().flat_map(|code| told(&run, code)).collect();
        assert!(all.iter().any(|it| it.starts_with(&path)), "{name}: {all:?}");
    }
}

#[test]
fn deep_and_endless_markup_ends_too() {
    let casebook = Casebook::new(GOOD);
    for (index, text) in [
        ">".repeat(100_000),
        "- ".repeat(50_000),
        "[".repeat(100_000),
        "[[a".repeat(50_000),
        "<b>".repeat(50_000),
        "![[".repeat(30_000),
        "|a".repeat(20_000) + "\n" + &"|-".repeat(20_000),
    ]
    .into_iter()
    .enumerate()
    {
        casebook.write(&format!("content/2026-02-0{}-deep.md", index + 1), text);
    }
    let run = check(&casebook);
    assert!(run.code < 2, "{}", run.stderr);
    assert_eq!(run.json()["summary"]["files"], 8);
}

#[test]
fn no_content_is_told_and_not_a_clean_run() {
    let empty = Casebook::new("-- content/graph.csv --\na,b\n");
    let run = empty.run(&["check"]).expect_code(2);
    assert!(run.stderr.contains("there are no Markdown reports"), "{}", run.stderr);
    let missing = Casebook::new("-- casebook.yaml --\ncontent: [reports]\n");
    let run = missing.run(&["check"]).expect_code(2);
    assert!(run.stderr.contains("the content folder `reports` is not there"), "{}", run.stderr);
    assert!(run.stderr.contains("hint:"), "{}", run.stderr);
}
