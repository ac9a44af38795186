//! GitLab code quality and the Reviewdog format.

use std::collections::BTreeSet;

use casebook::report::{Findings, gitlab, json, jsonl, rdjson, rules, schema};
use serde_json::Value;

use super::{Case, between, keys};

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn gitlab_issues_have_what_the_widget_needs() {
    let case = Case::hard();
    let printed = gitlab::render(&Findings { prefix: "docs/", ..case.findings() });
    let value = parse(&printed);
    let issues = value.as_array().expect("a list");
    assert_eq!(issues.len(), case.snapshot.diagnostics.len());
    let prints: BTreeSet<&str> =
        issues.iter().filter_map(|it| it["fingerprint"].as_str()).collect();
    assert_eq!(prints.len(), issues.len(), "{printed}");
    for issue in issues {
        let severity = issue["severity"].as_str().expect("a severity");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        assert!(issue["location"]["path"].as_str().is_some_and(|it| it.starts_with("docs/")));
        assert!(issue["location"]["lines"]["begin"].as_u64() >= Some(1));
        assert!(!issue["description"].as_str().expect("text").contains('\n'));
    }
    let dead = issues.iter().find(|it| it["check_name"] == "CB701 dead-link").expect("a dead link");
    assert_eq!(dead["severity"], "major");
    assert_eq!(dead["location"]["lines"]["begin"], 8);
    assert_eq!(gitlab::render(&Findings { diagnostics: &[], ..case.findings() }), "[]\n");
}

/// Checks `value` against one of the schemas that the program publishes.
fn validate(schema: &Value, value: &Value) {
    let validator = jsonschema::draft202012::new(schema).expect("a schema");
    let faults: Vec<String> =
        validator.iter_errors(value).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:?} in {value:#}");
}

#[test]
fn json_is_as_the_published_schema_says() {
    let case = Case::hard();
    let clean = Findings { diagnostics: &[], ..case.findings() };
    for findings in [case.findings(), clean] {
        validate(&schema::findings(), &parse(&json::render(&findings)));
        for line in jsonl::render(&findings).lines() {
            validate(&schema::line(), &parse(line));
        }
    }
    let fixes = case.snapshot.diagnostics.iter().filter(|it| it.fix.is_some()).count();
    let related = case.snapshot.diagnostics.iter().filter(|it| !it.secondary.is_empty()).count();
    assert!(fixes > 0 && related > 0, "{fixes} {related}");
}

#[test]
fn the_schema_names_every_field_that_is_printed() {
    let case = Case::hard();
    let report = parse(&json::render(&case.findings()));
    let schema = schema::findings();
    let items = &schema["properties"]["findings"]["items"];
    for finding in report["findings"].as_array().expect("a list") {
        assert_eq!(keys(finding), keys(&items["properties"]));
        assert_eq!(Value::from(keys(finding)), items["required"]);
    }
    assert_eq!(keys(&report["summary"]), keys(&schema["properties"]["summary"]["properties"]));
}

#[test]
fn rules_are_listed_with_all_that_is_known_of_them() {
    let listed = parse(&rules::json(super::rules()));
    assert_eq!(listed["schema_version"], 1);
    let all = listed["rules"].as_array().expect("a list");
    assert_eq!(all.len(), super::rules().len());
    for (listed, rule) in all.iter().zip(super::rules()) {
        let expected =
            ["code", "name", "family", "level", "opt_in", "fix", "since", "summary", "docs"];
        assert_eq!(keys(listed), expected);
        assert_eq!(listed["docs"], rule.docs);
        assert!(listed["summary"].as_str().is_some_and(|it| it.len() > 20), "{}", rule.code);
    }
}

#[test]
fn two_findings_of_one_fingerprint_are_told_apart_without_their_own() {
    let case = Case::hard();
    let mut bare = case.snapshot.diagnostics.clone();
    for diagnostic in &mut bare {
        diagnostic.fingerprint = None;
    }
    let own = gitlab::render(&case.findings());
    assert_eq!(gitlab::render(&Findings { diagnostics: &bare, ..case.findings() }), own);
}

#[test]
fn reviewdog_columns_count_bytes_and_fixes_are_suggestions() {
    let case = Case::hard();
    let base = Findings { rule_pages: Some("https://incidents.example/rules/"), ..case.findings() };
    let value = parse(&rdjson::render(&base));
    let place = |at: &Value| {
        (at["line"].as_u64().expect("a line"), at["column"].as_u64().expect("a column"))
    };
    let all = value["diagnostics"].as_array().expect("a list");
    assert_eq!(all.len(), case.snapshot.diagnostics.len());
    let mut suggested = 0;
    for (shown, diagnostic) in all.iter().zip(&case.snapshot.diagnostics) {
        let path = diagnostic.primary.file.as_str();
        let range = &shown["location"]["range"];
        let text = case.text(path);
        let under = between(text, place(&range["start"]), place(&range["end"]), char::len_utf8);
        assert_eq!(under, diagnostic.primary.span.slice(text));
        let page = format!("https://incidents.example/rules/{}/", diagnostic.code);
        assert_eq!(shown["code"]["url"], page.as_str());
        if let Some(suggestion) = shown["suggestions"].get(0) {
            suggested += 1;
            let range = &suggestion["range"];
            let under = between(text, place(&range["start"]), place(&range["end"]), char::len_utf8);
            let fix = diagnostic.fix.as_ref().expect("a fix");
            assert_eq!(fix.edits.len(), 1);
            assert_eq!(under, fix.edits[0].span.slice(text));
            assert_eq!(suggestion["text"], fix.edits[0].replacement.as_str());
        }
    }
    assert_eq!(suggested, 2, "{value:#}");
}

#[test]
fn all_reasons_and_all_advice_are_told() {
    let case = Case::hard();
    let mut all = case.snapshot.diagnostics.clone();
    all[0].notes.clear();
    all[1] = all[1].clone().with_why("another reason").with_help("another way");
    let value = parse(&json::render(&Findings { diagnostics: &all, ..case.findings() }));
    let found = &value["findings"];
    assert!(found[0]["why"].is_null() && found[0]["help"].is_null());
    let ends = |key: &str, end: &str| found[1][key].as_str().is_some_and(|it| it.ends_with(end));
    assert!(ends("why", "; another reason") && ends("help", "; another way"), "{found}");
}
