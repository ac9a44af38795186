//! `check --stdin`: the unsaved text of one file, judged with the casebook on disk around it.

use crate::support::{Casebook, Run, feed_in};

const CASEBOOK: &str = "\
-- casebook.yaml --
content: [content]
rules: {CB106: off, CB119: off, CB122: off, CB301: off}
-- content/incidents/2026-01-02-a.md --
---
id: INC-1
title: A
---
[gone](gone.md)
-- content/incidents/2026-01-03-b.md --
---
id: INC-2
title: B
---
![gone](gone.png)
-- content/incidents/graph.png --
x
-- README.md --
Not content.
";

const A: &str = "content/incidents/2026-01-02-a.md";

fn check(casebook: &Casebook, name: &str, text: impl AsRef<[u8]>) -> Run {
    let arguments = ["check", "--stdin", "--stdin-filename", name, "--format", "concise"];
    feed_in(casebook.root(), &arguments, text.as_ref())
}

#[test]
fn the_text_counts_and_not_the_file() {
    let casebook = Casebook::new(CASEBOOK);
    let mended = "---\nid: INC-1\ntitle: A\n---\n[b](2026-01-03-b.md) ![](graph.png) [[INC-2]]\n";
    let run = check(&casebook, A, mended).expect_code(0);
    assert_eq!(run.stdout, "");
    assert!(casebook.read(A).contains("gone.md"), "nothing is written");
    let worse = "---\nid: INC-2\ntitle: A\n---\n[[INC-1]]\n";
    let run = check(&casebook, A, worse).expect_code(1);
    let codes: Vec<&str> = run.stdout.lines().map(|it| it.split(' ').nth(1).unwrap()).collect();
    assert_eq!(codes, ["CB703"], "{}", run.stdout);
    assert!(run.stdout.lines().all(|it| it.starts_with(A)), "{}", run.stdout);
}

#[test]
fn a_file_that_is_not_there_yet_is_judged_at_its_place() {
    let casebook = Casebook::new(CASEBOOK);
    let name = "content/incidents/2027/new/2027-01-01-c.md";
    let text = "---\nid: INC-1\ntitle: C\n---\n[a](../../2026-01-02-a.md) [x](a.md)\n";
    let run = check(&casebook, name, text).expect_code(1);
    let codes: Vec<&str> = run.stdout.lines().map(|it| it.split(' ').nth(1).unwrap()).collect();
    assert_eq!(codes, ["CB111", "CB701"], "{}", run.stdout);
    assert!(!casebook.path("content/incidents/2027").exists());
}

#[test]
fn the_config_is_judged_too() {
    let casebook = Casebook::new(CASEBOOK);
    let run = check(&casebook, "casebook.yaml", "content: [content]\nservises: []\n");
    assert_eq!(run.expect_code(0).stdout.split(' ').nth(1), Some("CB151"));
    check(&casebook, "casebook.yaml", "content: [content]\n").expect_code(0);
}

#[test]
fn the_path_may_be_given_from_another_folder() {
    let casebook = Casebook::new(CASEBOOK);
    let text = "---\ntitle: A\n---\n[gone](gone.md)\n";
    let arguments = ["check", "--stdin", "--format", "concise", "--stdin-filename"];
    let in_folder = |folder: &str, name: &str| {
        let all: Vec<&str> = arguments.iter().chain(&[name]).copied().collect();
        feed_in(&casebook.path(folder), &all, text.as_bytes()).expect_code(1).stdout
    };
    let expected = format!("{A}:4:8: CB701");
    assert!(in_folder("content/incidents", "2026-01-02-a.md").starts_with(&expected));
    assert!(in_folder("content", "../content/incidents/2026-01-02-a.md").starts_with(&expected));
    let whole = casebook.path(A).display().to_string();
    assert!(in_folder("content", &whole).starts_with(&expected));
}

#[test]
fn what_cannot_be_read_is_a_finding_as_in_a_file() {
    let casebook = Casebook::new(CASEBOOK);
    let run = check(&casebook, A, b"caf\xe9").expect_code(1);
    assert!(run.stdout.contains("CB117 not UTF-8 at byte 3"), "{}", run.stdout);
    let run = check(&casebook, A, vec![b'x'; 9 * 1024 * 1024]).expect_code(1);
    assert!(run.stdout.contains("CB117 9.0 MB large, more than the 8 MB"), "{}", run.stdout);
}

#[test]
fn a_name_that_is_no_report_is_refused_with_the_reason() {
    let casebook = Casebook::new(CASEBOOK);
    casebook.write("content/.hidden.md", "x");
    for (name, expected) in [
        ("content/graph.png", "`content/graph.png` would not be read as a report"),
        ("README.md", "`README.md` is in no folder that is read for reports"),
        ("content/.hidden.md", "`content/.hidden.md` is in no folder that is read for reports"),
        ("content/incidents", "`content/incidents` is a folder"),
    ] {
        let run = check(&casebook, name, "text").expect_code(2);
        assert!(run.stderr.contains(expected), "{}", run.stderr);
        assert!(run.stderr.contains("hint: "), "{}", run.stderr);
    }
    let elsewhere = tempfile::tempdir().expect("a folder");
    let outside = elsewhere.path().join("a.md").display().to_string();
    let root = casebook.root().display().to_string();
    let arguments = ["check", "--root", &root, "--stdin", "--stdin-filename", &outside];
    let run = feed_in(casebook.root(), &arguments, b"text").expect_code(2);
    assert!(run.stderr.contains("is not in the casebook at"), "{}", run.stderr);
}

#[test]
fn arguments_that_make_no_sense_together_are_refused() {
    let casebook = Casebook::new(CASEBOOK);
    for (arguments, expected) in [
        (&["check", "--stdin"][..], "--stdin-filename <PATH>"),
        (&["check", "--stdin-filename", A], "--stdin"),
        (&["check", "--stdin", "--stdin-filename", A, A], "cannot be used with"),
        (&["check", "--stdin", "--stdin-filename", A, "--changed"], "cannot be used with"),
        (&["check", "--unsafe"], "--fix"),
    ] {
        let run = feed_in(casebook.root(), arguments, b"text").expect_code(2);
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
}

#[test]
fn without_a_config_a_single_file_is_judged_by_itself() {
    let casebook = Casebook::new("-- a.md --\nold\n");
    let text = "---\ntitle: A\n---\n[gone](gone.md)\n";
    let run = check(&casebook, "a.md", text).expect_code(1);
    assert!(run.stdout.starts_with("a.md:4:8: CB701"), "{}", run.stdout);
    check(&casebook, "new.md", "# New\n\nText\n").expect_code(0);
}
