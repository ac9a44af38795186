//! Findings as JUnit XML, which GitLab, Jenkins and others show as tests.
//!
//! A suite for each file and in it a case for each rule that spoke, so that a case has the same name
//! in every run. A case fails when its findings fail the run; otherwise it is skipped, with what was
//! found as the reason. A file without findings is one case that passes: the report is never empty.

use std::collections::{BTreeMap, BTreeSet};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::Findings;
use super::lines::Lines;
use super::wording::{for_xml, one_line, sentences};
use crate::diagnostic::{Diagnostic, RuleCode};
use crate::text::FileId;

/// Prints the findings as XML.
pub fn render(findings: &Findings<'_>) -> String {
    let lines = Lines::of(findings);
    let mut by_file: BTreeMap<&FileId, BTreeMap<RuleCode, Vec<&Diagnostic>>> = BTreeMap::new();
    for diagnostic in findings.diagnostics {
        let by_rule = by_file.entry(&diagnostic.primary.file).or_default();
        by_rule.entry(diagnostic.code).or_default().push(diagnostic);
    }
    let files: BTreeSet<&FileId> = findings.checked.iter().chain(by_file.keys().copied()).collect();
    let mut report = Report::new("casebook");
    for file in files {
        let path = for_xml(&findings.path(file));
        let mut suite = TestSuite::new(&path);
        match by_file.get(file) {
            None => {
                let status = TestCaseStatus::success();
                suite.add_test_case(case("no findings".to_owned(), &path, status));
            }
            Some(by_rule) => {
                for (code, found) in by_rule {
                    let name = format!("{code} {}", findings.rule_name(*code));
                    let status = status(found, findings, &lines);
                    suite.add_test_case(case(name, &path, status));
                }
            }
        }
        report.add_test_suite(suite);
    }
    report.to_string().expect("writing to memory does not fail")
}

fn case(name: String, path: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(path);
    case.extra.insert("file".into(), path.into());
    case
}

fn status(found: &[&Diagnostic], findings: &Findings<'_>, lines: &Lines<'_>) -> TestCaseStatus {
    let worst = found.iter().max_by_key(|it| (it.is_crash, it.level));
    let mut status = match worst {
        Some(worst) if worst.is_crash => TestCaseStatus::non_success(NonSuccessKind::Error),
        Some(worst) if worst.level >= findings.failing => {
            TestCaseStatus::non_success(NonSuccessKind::Failure)
        }
        Some(_) | None => TestCaseStatus::skipped(),
    };
    if let [first, rest @ ..] = found {
        let more = match rest.len() {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        status.set_message(format!("{}{more}", for_xml(&one_line(&first.message))));
        status.set_type(worst.map_or("", |it| it.level.as_str()));
    }
    let texts: Vec<String> = found.iter().map(|it| text(it, findings, lines)).collect();
    status.set_description(for_xml(&texts.join("\n\n")));
    status
}

fn text(diagnostic: &Diagnostic, findings: &Findings<'_>, lines: &Lines<'_>) -> String {
    let file = &diagnostic.primary.file;
    let at = lines.position(file, diagnostic.primary.span.start);
    let place = format!("{}:{}:{}", findings.path(file), at.line, at.column);
    format!("{place}: {}\n{}", diagnostic.level.as_str(), sentences(diagnostic).join("\n"))
}
