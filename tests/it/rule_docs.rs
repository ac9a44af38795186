//! The examples in the rules' documentation are run: what is shown as invalid is found, what is
//! shown as valid is not.

use casebook::lint::registry::{RULES, Rule};

use crate::checked::check;

/// The headings every rule's documentation has, in this order.
const HEADINGS: [&str; 6] = [
    "## What it does",
    "## Why is this bad?",
    "## Invalid",
    "## Valid",
    "## Options",
    "## References",
];

#[test]
fn every_rule_is_documented_under_the_same_headings() {
    for rule in RULES {
        let found: Vec<&str> =
            outside_fences(rule.docs).filter(|line| line.starts_with("## ")).collect();
        assert_eq!(found, HEADINGS, "{}", rule.code);
        for heading in HEADINGS {
            assert!(!part(rule.docs, heading).trim().is_empty(), "{} {heading}", rule.code);
        }
    }
}

#[test]
fn invalid_examples_are_found() {
    let mut wrong = Vec::new();
    let mut examples = 0;
    for rule in RULES {
        for block in blocks(part(rule.docs, "## Invalid")) {
            examples += 1;
            let found = codes(&block.text).into_iter().filter(|code| code == rule.code.0).count();
            if found != block.expected {
                let all = codes(&block.text);
                wrong.push(format!("{}: {found} of {}, all: {all:?}", rule.code, block.expected));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // One rule is about files that cannot be shown in Markdown.
    assert!(examples >= RULES.len() - 1, "only {examples} examples");
}

#[test]
fn valid_examples_are_not() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let blocks = blocks(part(rule.docs, "## Valid"));
        assert!(!blocks.is_empty(), "{} shows nothing valid", rule.code);
        for block in blocks {
            if codes(&block.text).iter().any(|code| code == rule.code.0) {
                wrong.push(format!("{} in:\n{}", rule.code, block.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn explain_takes_codes_and_names_in_any_case() {
    let by_code = casebook::lint::explain("cb203").expect("a rule");
    assert_eq!(casebook::lint::explain("Time-Without-Zone"), Some(by_code));
    assert_eq!(casebook::lint::explain("CB999"), None);
}

/// One example and how often its rule must speak.
struct Example {
    text: String,
    expected: usize,
}

/// Returns every example of something wrong, as a casebook, with the code of the rule that says so.
pub(crate) fn invalid_examples() -> Vec<(&'static str, String)> {
    let of_rule = |rule: &'static Rule| {
        let blocks = blocks(part(rule.docs, "## Invalid")).into_iter();
        blocks.map(|block| (rule.code.0, as_casebook(&block.text)))
    };
    RULES.iter().flat_map(of_rule).collect()
}

fn as_casebook(files: &str) -> String {
    if files.starts_with("-- ") {
        files.to_owned()
    } else {
        format!("-- content/incidents/report.md --\n{files}")
    }
}

fn codes(files: &str) -> Vec<String> {
    let checked = check(&as_casebook(files));
    checked.diagnostics.iter().map(|it| it.code.0.to_owned()).collect()
}

/// Returns what stands under a heading of the documentation.
fn part<'a>(docs: &'a str, heading: &str) -> &'a str {
    let start = docs.find(&format!("{heading}\n")).map_or(docs.len(), |at| at + heading.len());
    let rest = &docs[start..];
    let mut at = 0;
    let mut fence: Option<usize> = None;
    for line in rest.split_inclusive('\n') {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            Some(open) if ticks == open && line.trim() == "`".repeat(open) => fence = None,
            None if line.starts_with("## ") => break,
            _ => {}
        }
        at += line.len();
    }
    &rest[..at]
}

fn outside_fences(docs: &str) -> impl Iterator<Item = &str> {
    let mut fence: Option<usize> = None;
    docs.lines().filter(move |line| {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            Some(open) if ticks == open && line.trim() == "`".repeat(open) => fence = None,
            None => return true,
            Some(_) => {}
        }
        false
    })
}

fn blocks(part: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<(usize, Example)> = None;
    for line in part.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match &mut open {
            None if ticks >= 3 => {
                let info = &line[ticks..];
                assert!(info.starts_with("markdown"), "an example is Markdown: {line}");
                let expected = info.split_once("expect-").map_or(Ok(1), |(_, it)| it.parse());
                let expected = expected.expect("a number behind expect-");
                open = Some((ticks, Example { text: String::new(), expected }));
            }
            Some((fence, _)) if ticks == *fence && line.trim() == "`".repeat(*fence) => {
                examples.extend(open.take().map(|(_, example)| example));
            }
            Some((_, example)) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            None => {}
        }
    }
    examples
}

/// Keeps the table in mind when a rule is added: codes in order, names unique and in kebab case.
#[test]
fn the_table_of_rules_is_in_order() {
    assert!(RULES.is_sorted_by(|a: &Rule, b: &Rule| a.code < b.code));
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
    for rule in RULES {
        assert!(rule.name.chars().all(|it| it.is_ascii_lowercase() || it == '-'), "{}", rule.name);
        assert!(rule.docs.ends_with('\n') && !rule.docs.contains("\n\n\n"), "{}", rule.code);
    }
}
