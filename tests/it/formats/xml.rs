//! JUnit and Checkstyle: read back with an XML reader.

use std::collections::BTreeMap;

use casebook::diagnostic::Level;
use casebook::report::{Findings, checkstyle, junit};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::Case;

/// An element and its attributes, in order of appearance.
type Element = (String, BTreeMap<String, String>);

fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().map(|it| {
                    let it = it.expect("an attribute");
                    let value = it.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                    let key = String::from_utf8_lossy(it.key.as_ref()).into_owned();
                    (key, value.expect("a value").into_owned())
                });
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                found.push((name, attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

const HARD_PATH: &str = "content/incidents/a b/Größe 100%,x:y #1.md";

#[test]
fn junit_has_a_suite_a_file_and_a_case_a_rule() {
    let case = Case::hard();
    let found = elements(&junit::render(&case.findings()));
    let suites: Vec<&str> =
        found.iter().filter(|it| it.0 == "testsuite").map(|it| it.1["name"].as_str()).collect();
    assert_eq!(suites.len(), case.checked.len());
    assert!(suites.contains(&HARD_PATH), "{suites:?}");
    let cases: Vec<(&str, &str)> = found
        .iter()
        .filter(|it| it.0 == "testcase")
        .map(|it| (it.1["file"].as_str(), it.1["name"].as_str()))
        .collect();
    assert!(cases.contains(&("content/pages/clean.md", "no findings")), "{cases:?}");
    assert!(cases.contains(&(HARD_PATH, "CB701 dead-link")), "{cases:?}");
}

#[test]
fn junit_fails_where_the_run_fails() {
    let case = Case::hard();
    let count = |failing| {
        let found = elements(&junit::render(&Findings { failing, ..case.findings() }));
        let total = |name: &str| found.iter().filter(|it| it.0 == name).count();
        assert_eq!(found[0].1["failures"], total("failure").to_string());
        (total("failure"), total("skipped"))
    };
    let (errors, milder) = count(Level::Error);
    assert!(errors > 0 && milder > 0, "{errors} {milder}");
    assert_eq!(count(Level::Info), (errors + milder, 0));
}

#[test]
fn several_findings_of_a_rule_in_a_file_are_one_case() {
    let links: Vec<String> = (0..3).map(|at| format!("[x](gone-{at}.md)")).collect();
    let page = format!("-- content/pages/a.md --\n---\ntitle: A\n---\n{}\n", links.join(" "));
    let case = Case::new(&page);
    let printed = junit::render(&case.findings());
    let found = elements(&printed);
    assert_eq!(found.iter().filter(|it| it.0 == "testcase").count(), 1, "{printed}");
    let failure = found.iter().find(|it| it.0 == "failure").expect("a failure");
    assert!(failure.1["message"].ends_with("(and 2 more)"), "{printed}");
    assert!(printed.contains("content/pages/a.md:4:20: error"), "{printed}");
}

#[test]
fn checkstyle_lists_every_file_and_keeps_what_was_said() {
    let case = Case::hard();
    let printed = checkstyle::render(&case.findings());
    let found = elements(&printed);
    let files = found.iter().filter(|it| it.0 == "file").count();
    assert_eq!(files, case.checked.len(), "{printed}");
    let errors: Vec<&Element> = found.iter().filter(|it| it.0 == "error").collect();
    assert_eq!(errors.len(), case.snapshot.diagnostics.len());
    for error in errors {
        assert!(["error", "warning", "info"].contains(&error.1["severity"].as_str()), "{error:?}");
    }
    let dead = found.iter().find(|it| it.1.get("source").is_some_and(|it| it.ends_with("CB701")));
    let dead = &dead.expect("the dead link").1;
    assert_eq!((dead["line"].as_str(), dead["column"].as_str()), ("8", "14"));
    assert_eq!(dead["source"], "casebook.links.CB701");
}

#[test]
fn no_character_can_break_the_xml() {
    let case = Case::new(
        "-- content/pages/a.md --\n---\ntitle: A\n---\n[x](<a\u{1}&\u{1b}[31m\u{fffe}<b>)\n[y](b<>.md)\n",
    );
    assert!(!case.snapshot.diagnostics.is_empty());
    for printed in [junit::render(&case.findings()), checkstyle::render(&case.findings())] {
        elements(&printed);
        let allowed = |it: char| matches!(it, '\n' | '\t' | ' '..) && it != '\u{fffe}';
        assert!(printed.chars().all(allowed), "{printed:?}");
    }
}
