//! What the documents show of the command line is what it prints.
//!
//! Every `$ casebook ...` in a `console` block is run in the repository, on a fixed day. A line `...`
//! stands for any lines. `CASEBOOK_BLESS=1` writes what is printed into blocks without such a line.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::run_in;

#[test]
fn commands_in_the_documents_print_what_is_shown() {
    let bless = std::env::var_os("CASEBOOK_BLESS").is_some();
    let mut commands = 0;
    let mut wrong = Vec::new();
    for path in documents() {
        let text = fs::read_to_string(&path).expect("a document");
        let mut written = String::new();
        let mut rest = text.as_str();
        while let Some((before, block, after)) = next_block(rest) {
            written.push_str(before);
            let mut lines = block.lines().peekable();
            while let Some(line) = lines.next() {
                let mut shown = Vec::new();
                while let Some(output) = lines.next_if(|line| !line.starts_with("$ ")) {
                    shown.push(output);
                }
                written.push_str(line);
                written.push('\n');
                let printed = line.strip_prefix("$ casebook ").map(print);
                commands += usize::from(printed.is_some());
                let printed = printed.unwrap_or_else(|| shown.join("\n"));
                let actual: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
                if !matches(&shown, &actual) {
                    wrong.push(format!("{}: {line}\n{}", path.display(), actual.join("\n")));
                }
                let kept = if shown.contains(&"...") { shown } else { actual };
                for line in kept {
                    written.push_str(line);
                    written.push('\n');
                }
            }
            rest = after;
        }
        written.push_str(rest);
        if bless && written != text {
            fs::write(&path, written).expect("a document is written");
        }
    }
    assert!(commands >= 8, "only {commands} commands were found in the documents");
    assert!(wrong.is_empty() || bless, "not what is shown:\n\n{}", wrong.join("\n\n"));
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs =
        fs::read_dir(root.join("docs")).expect("docs").map(|entry| entry.expect("a file").path());
    let mut all: Vec<_> =
        docs.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    all.push(root.join("README.md"));
    all.sort();
    all
}

/// Splits at the first `console` block: what is before its content, the content, and the rest.
fn next_block(text: &str) -> Option<(&str, &str, &str)> {
    const OPEN: &str = "```console\n";
    let start = text.find(OPEN)? + OPEN.len();
    let end = start + text[start..].find("```")?;
    Some((&text[..start], &text[start..end], &text[end..]))
}

/// Runs one command line, of words and double-quoted words, and returns all it prints.
fn print(command: &str) -> String {
    let parts = command.split('"').enumerate().flat_map(|(index, part)| {
        let quoted = index % 2 == 1;
        let words: Vec<&str> = if quoted { vec![part] } else { part.split_whitespace().collect() };
        words
    });
    let arguments: Vec<&str> = parts.collect();
    let run = run_in(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments);
    format!("{}{}", run.stdout, run.stderr)
}

/// Tells whether the lines are those shown, where `...` stands for any number of lines.
fn matches(shown: &[&str], actual: &[&str]) -> bool {
    match shown.split_first() {
        None => actual.is_empty(),
        Some((&"...", rest)) => (0..=actual.len()).any(|skip| matches(rest, &actual[skip..])),
        Some((line, rest)) => {
            actual.first().is_some_and(|first| first == line) && matches(rest, &actual[1..])
        }
    }
}

#[test]
fn dots_stand_for_any_lines() {
    assert!(matches(&["a", "...", "d"], &["a", "b", "c", "d"]));
    assert!(matches(&["a", "..."], &["a"]));
    assert!(!matches(&["a", "...", "x"], &["a", "b"]));
    assert!(!matches(&["a"], &["a", "b"]));
}

#[test]
fn every_dependency_has_a_reason() {
    let read = |path: &str| {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file")
    };
    let manifest = read("Cargo.toml");
    let reasons = read("CONTRIBUTING.md");
    let named: Vec<&str> = reasons
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" |").next())
        .flat_map(|cell| cell.split(", "))
        .map(|name| name.split(' ').next().unwrap_or(name))
        .collect();
    let mut is_list = false;
    let mut count = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_list = line == "[dependencies]" || line == "[dev-dependencies]";
        } else if let Some(name) = line.split([' ', '.', '=']).next().filter(|name| {
            is_list && !name.is_empty() && !name.starts_with('#') && *name != "casebook-search"
        }) {
            count += 1;
            assert!(named.contains(&name), "CONTRIBUTING.md does not say why `{name}` is needed");
        }
    }
    assert!(count > 20, "only {count} dependencies were found");
}

#[test]
fn the_code_map_has_every_module_in_order() {
    let read = |path: &str| {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file")
    };
    let (library, map) = (read("src/lib.rs"), read("ARCHITECTURE.md"));
    let modules: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let mapped: Vec<&str> = map
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
        .map(|(name, _)| name)
        .filter(|name| modules.contains(name))
        .collect();
    assert_eq!(mapped, modules);
}
