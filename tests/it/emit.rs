//! Publishing from outside: killed builds, foreign folders, and places that cannot be written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use casebook::emit;
use casebook::output::Output;

use crate::support::Casebook;

/// Names the folder the child below publishes to.
const CHILD: &str = "CASEBOOK_TEST_PUBLISH_TO";
const PAGES: usize = 600;

const FOLDERS: usize = 30;

/// Returns the path of a page; few folders, for some file systems are slow to remove them.
fn page(number: usize) -> String {
    format!("incidents/{}/{number}.html", number % FOLDERS)
}

fn site(word: &str) -> Output {
    let mut output = Output::default();
    for number in 0..PAGES {
        output.insert(page(number), word.repeat(500));
    }
    output
}

fn publish(word: &str, parent: &Path) -> anyhow::Result<emit::Written> {
    emit::write(&site(word), &BTreeMap::new(), &parent.join("public"), &parent.join("book"))
}

/// Asserts that every page of the site has the same word, and returns it.
fn word_of_whole_site(parent: &Path) -> String {
    let public = parent.join("public");
    assert_eq!(pages_in(&public), PAGES);
    let read = |number: usize| fs::read_to_string(public.join(page(number))).expect("a page");
    let first = read(0);
    for number in 1..PAGES {
        assert!(read(number) == first, "page {number} is of another site");
    }
    first[..3].to_owned()
}

/// Counts the pages that are written so far.
fn pages_in(site: &Path) -> usize {
    let count = |folder: usize| {
        let folder = site.join(format!("incidents/{folder}"));
        fs::read_dir(folder).map_or(0, Iterator::count)
    };
    (0..FOLDERS).map(count).sum()
}

/// The body of the child process that `a_killed_build_leaves_a_whole_site` starts and kills; run by
/// itself it publishes once, to a folder of its own.
#[test]
fn a_child_publishes_without_end() {
    let Some(parent) = std::env::var_os(CHILD) else {
        let parent = tempfile::tempdir().expect("a folder");
        let written = publish("one", parent.path()).expect("a site");
        assert_eq!((written.files, written.bytes), (PAGES, (PAGES * 1500) as u64));
        assert_eq!(word_of_whole_site(parent.path()), "one");
        return;
    };
    loop {
        for word in ["two", "new"] {
            publish(word, Path::new(&parent)).expect("a site");
        }
    }
}

fn start_child(parent: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "emit::a_child_publishes_without_end"])
        .env(CHILD, parent)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child")
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    let parent = tempfile::tempdir().expect("a folder");
    publish("old", parent.path()).expect("a site");
    let mut left_behind = 0;
    for round in 0..5 {
        let mut child = start_child(parent.path());
        let staged = parent.path().join(format!(".public.casebook-new-{}", child.id()));
        // Another number of pages is written at each kill, from none to nearly all.
        let enough = |staged: &Path| staged.exists() && pages_in(staged) >= round * PAGES / 5;
        while !enough(&staged) {
            assert!(child.try_wait().expect("a child").is_none(), "the child goes on until killed");
            std::thread::yield_now();
        }
        child.kill().expect("a kill");
        child.wait().expect("an end");
        word_of_whole_site(parent.path());
        left_behind += usize::from(staged.exists());
    }
    assert!(left_behind > 0, "no kill met a build at work");
    publish("end", parent.path()).expect("a site");
    assert_eq!(word_of_whole_site(parent.path()), "end");
    let left: Vec<_> = fs::read_dir(parent.path()).expect("a folder").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn places_that_cannot_be_written_are_told() {
    let parent = tempfile::tempdir().expect("a folder");
    fs::write(parent.path().join("file"), "x").expect("a file");
    let output = site("one");
    for dir in [parent.path().join("file/public"), "/proc/casebook/public".into()] {
        let failed = emit::write(&output, &BTreeMap::new(), &dir, parent.path());
        let error = format!("{:#}", failed.expect_err("no site can be there"));
        assert!(error.starts_with("cannot "), "{error}");
    }
    assert_eq!(fs::read_to_string(parent.path().join("file")).expect("the file"), "x");
}

#[test]
fn a_failed_build_leaves_the_site_before() {
    let parent = tempfile::tempdir().expect("a folder");
    publish("old", parent.path()).expect("a site");
    let gone = BTreeMap::from([("files/x.png".to_owned(), parent.path().join("gone.png"))]);
    let public = parent.path().join("public");
    let failed = emit::write(&site("new"), &gone, &public, &parent.path().join("book"));
    assert!(failed.is_err());
    assert_eq!(word_of_whole_site(parent.path()), "old");
    assert_eq!(fs::read_dir(parent.path()).expect("a folder").count(), 1);
}

const BOOK: &str = "\
-- content/2026-01-05-a.md --
---
id: INC-1
title: A report
severity: sev3
status: published
---

## Summary

Text.
";

#[test]
fn a_build_refuses_folders_that_are_not_its_own() {
    let book = Casebook::new(BOOK);
    book.write("theirs/thesis.txt", "years of work");
    book.write("file", "x");
    std::os::unix::fs::symlink("theirs", book.path("link")).expect("a link");
    for (out, expected) in [
        ("theirs", "holds files that Casebook did not write"),
        ("file", "is a file"),
        ("link", "is a symbolic link"),
        ("content/public", "lies in the content folder `content`"),
        (".", "holds the casebook itself"),
        ("..", "holds the casebook itself"),
        ("file/public", "cannot publish to"),
    ] {
        let run = book.run(&["build", "--out", out]).expect_code(2);
        assert!(run.stderr.contains(expected), "{out}: {}", run.stderr);
        assert!(run.stderr.contains("hint:"), "{out}: {}", run.stderr);
    }
    assert_eq!(book.read("theirs/thesis.txt"), "years of work");
    assert_eq!(fs::read_dir(book.path("theirs")).expect("a folder").count(), 1);
    assert!(!book.path("content/public").exists());
}

#[test]
fn a_build_replaces_its_own_site_and_leaves_nothing_behind() {
    let book = Casebook::new(BOOK);
    book.run(&["build"]).expect_code(0);
    let page = book.read("public/incidents/inc-1/index.html");
    book.write("public/stale.html", "of a report that is gone");
    book.run(&["build"]).expect_code(0);
    assert_eq!(book.read("public/incidents/inc-1/index.html"), page);
    assert!(!book.path("public/stale.html").exists());
    let entries = fs::read_dir(book.root()).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string());
    let mut names: Vec<String> = names.map(|name| name.expect("UTF-8")).collect();
    names.retain(|name| name != ".casebook");
    names.sort();
    assert_eq!(names, ["content", "public"]);
}
