//! The shape of the code: layers, input and output at the rim, a header in every file.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules that may touch files.
const RIM: [&str; 2] = ["vfs", "emit"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Returns every Rust file below `folder`, sorted, with its text.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("UTF-8");
            found.push((path, text));
        }
    }
    found
}

/// Returns the top module a file belongs to.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(source()).expect("a file of src");
    let first = inside.components().next().expect("a part").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Returns the text before the file's own tests; a file of tests has none.
fn without_tests<'t>(path: &Path, text: &'t str) -> &'t str {
    let is_tests = path.file_stem().is_some_and(|stem| stem == "tests" || stem == "properties");
    if is_tests { "" } else { text.split("#[cfg(test)]\nmod ").next().unwrap_or(text) }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in files(&source()) {
        let says = text.starts_with("//! ") || text.starts_with("#![doc = include_str!");
        assert!(says, "{} does not begin with a sentence", path.display());
    }
}

#[test]
fn a_module_names_only_those_above_it() {
    let lib = fs::read_to_string(source().join("lib.rs")).expect("lib.rs");
    let order: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(order.len() > 15, "{order:?}");
    let mut faults = Vec::new();
    for (path, text) in files(&source()) {
        let Some(own) = order.iter().position(|name| *name == module(&path)) else { continue };
        for below in &order[own + 1..] {
            for (at, _) in without_tests(&path, &text).match_indices(&format!("crate::{below}")) {
                let line = text[..at].matches('\n').count() + 1;
                let comment =
                    text.lines().nth(line - 1).is_some_and(|it| it.trim_start().starts_with("//"));
                if !comment {
                    faults.push(format!("{}:{line} names `{below}`", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_programs_and_the_clock_stay_at_the_rim() {
    for (path, text) in files(&source()) {
        let (text, own) = (without_tests(&path, &text), module(&path));
        if !RIM.contains(&own.as_str()) {
            assert!(!text.contains("std::fs"), "{} touches files", path.display());
        }
        if own != "git" {
            let runs = text.contains("process::Command") || text.contains("Command::new(");
            assert!(!runs, "{} runs programs", path.display());
        }
        if own != "cli" {
            let reads_clock = ["Local::now", "Utc::now", "SystemTime::now"];
            let read = reads_clock.iter().find(|name| text.contains(**name));
            assert_eq!(read, None, "{} reads the clock", path.display());
        }
    }
}
