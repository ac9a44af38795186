//! SARIF: what code scanning relies on beside the schema.

use casebook::diagnostic::{Diagnostic, Level, RuleCode};
use casebook::report::{Findings, sarif};
use casebook::text::{FileId, Span};
use serde_json::Value;

use super::{Case, between, rules};

fn run(findings: &Findings<'_>) -> Value {
    let log: Value = serde_json::from_str(&sarif::render(findings)).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    log["runs"][0].clone()
}

/// UTF-16 code units, as declared; a byte order mark is no part of the text.
fn units(letter: char) -> usize {
    if letter == '\u{feff}' { 0 } else { letter.len_utf16() }
}

fn under(case: &Case, path: &str, region: &Value) -> String {
    let at = |line: &str, column: &str| {
        (region[line].as_u64().expect("a line"), region[column].as_u64().expect("a column"))
    };
    let (start, end) = (at("startLine", "startColumn"), at("endLine", "endColumn"));
    between(case.text(path), start, end, units)
}

#[test]
fn regions_count_what_is_declared() {
    let case = Case::hard();
    let run = run(&case.findings());
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), case.snapshot.diagnostics.len());
    for (result, diagnostic) in results.iter().zip(&case.snapshot.diagnostics) {
        let path = diagnostic.primary.file.as_str();
        let physical = &result["locations"][0]["physicalLocation"];
        let span = diagnostic.primary.span.slice(case.text(path));
        assert_eq!(under(&case, path, &physical["region"]), span, "{}", diagnostic.code);
        for (at, edit) in diagnostic.fix.iter().flat_map(|it| &it.edits).enumerate() {
            let replaced = &result["fixes"][0]["artifactChanges"][0]["replacements"][at];
            let text = under(&case, path, &replaced["deletedRegion"]);
            assert_eq!(text, edit.span.slice(case.text(path)));
            assert_eq!(replaced["insertedContent"]["text"], edit.replacement.as_str());
        }
    }
}

#[test]
fn paths_are_addresses_below_the_root_of_the_repository() {
    let case = Case::hard();
    let findings = Findings { prefix: "docs/our incidents/", ..case.findings() };
    let run = run(&findings);
    let artifact = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
    let uri =
        "docs/our%20incidents/content/incidents/a%20b/Gr%C3%B6%C3%9Fe%20100%25,x%3Ay%20%231.md";
    assert_eq!(artifact["uri"], uri);
    assert!(run["originalUriBaseIds"]["%SRCROOT%"].is_object());
}

#[test]
fn every_rule_is_declared_even_when_all_is_clean() {
    let case = Case::new("-- content/pages/a.md --\n---\ntitle: A\n---\nWords.\n");
    let base = Findings { rule_pages: Some("https://incidents.example/rules/"), ..case.findings() };
    let run = run(&base);
    assert_eq!(run["results"].as_array().map(Vec::len), Some(0));
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let declared = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(declared.len(), rules().len());
    for (declared, rule) in declared.iter().zip(rules()) {
        assert_eq!(declared["id"], rule.code.0);
        assert_eq!(declared["help"]["markdown"], rule.docs);
        // GitHub cuts what is longer.
        let short = declared["shortDescription"]["text"].as_str().expect("text");
        assert!(short.ends_with('.') && short.len() < 1024, "{}: {short}", rule.code);
        let page = format!("https://incidents.example/rules/{}/", rule.code);
        assert_eq!(declared["helpUri"], page.as_str());
    }
    assert!(super::sarif::run(&case.findings())["tool"]["driver"]["rules"][0]["helpUri"].is_null());
}

#[test]
fn results_name_their_rule_their_twin_and_themselves() {
    let case = Case::hard();
    let run = run(&case.findings());
    let results = run["results"].as_array().expect("results");
    let mut seen = std::collections::BTreeSet::new();
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        assert_eq!(run["tool"]["driver"]["rules"][at]["id"], result["ruleId"]);
        let prints = &result["partialFingerprints"];
        assert!(seen.insert(prints["primaryLocationLineHash"].to_string()), "{prints}");
        assert_eq!(prints["primaryLocationLineHash"], prints["casebookFinding/v1"]);
    }
    let twin = results.iter().find(|it| it["ruleId"] == "CB111").expect("a duplicate id");
    let related = &twin["relatedLocations"][0];
    assert_eq!(related["id"], 1);
    let uri = &related["physicalLocation"]["artifactLocation"]["uri"];
    assert!(uri.as_str().is_some_and(|it| it.contains("twin")), "{uri}");
    assert!(related["physicalLocation"]["region"]["startLine"].is_number());
}

#[test]
fn a_rule_that_crashed_is_told_beside_the_results() {
    let case = Case::hard();
    let mut all = case.snapshot.diagnostics.clone();
    let file = FileId::new("content/incidents/twin.md");
    let said = "the rule `dead-link` stopped with a bug of Casebook: no message";
    let mut crash = Diagnostic::new(RuleCode("CB701"), Level::Error, &file, Span::at(0), said);
    crash.is_crash = true;
    all.push(crash);
    let run = run(&Findings { diagnostics: &all, ..case.findings() });
    assert_eq!(run["results"].as_array().map(Vec::len), Some(all.len() - 1));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!(told["associatedRule"]["id"], "CB701");
    assert_eq!(told["level"], "error");
}
