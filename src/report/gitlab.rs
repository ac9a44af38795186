//! Findings as a GitLab Code Quality report, which the widget of a merge request compares with that
//! of the target branch.

use serde::Serialize;

use super::Findings;
use super::lines::Lines;
use super::wording::sentence;
use crate::diagnostic::{Diagnostic, Level, fingerprints};

#[derive(Serialize)]
struct Issue {
    #[serde(rename = "type")]
    kind: &'static str,
    check_name: String,
    description: String,
    categories: [&'static str; 1],
    severity: &'static str,
    fingerprint: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Span,
}

#[derive(Serialize)]
struct Span {
    begin: u32,
    end: u32,
}

/// Prints the findings as one JSON array with a final line end; `[]` when there are none.
pub fn render(findings: &Findings<'_>) -> String {
    let lines = Lines::of(findings);
    // Two issues of one fingerprint would be shown as one.
    let own = fingerprints(findings.diagnostics, findings.texts);
    let issues: Vec<Issue> = findings
        .diagnostics
        .iter()
        .zip(own)
        .map(|(it, own)| issue(it, it.fingerprint.unwrap_or(own).to_string(), findings, &lines))
        .collect();
    let mut out =
        serde_json::to_string_pretty(&issues).expect("strings and numbers always serialize");
    out.push('\n');
    out
}

fn issue(
    diagnostic: &Diagnostic,
    fingerprint: String,
    findings: &Findings<'_>,
    lines: &Lines<'_>,
) -> Issue {
    let file = &diagnostic.primary.file;
    let span = lines.range(file, diagnostic.primary.span);
    let (begin, end) = span.map_or((1, 1), |it| (it.start.line, it.end.line));
    let family = findings.rule(diagnostic.code).map_or("", |(_, rule)| rule.family);
    Issue {
        kind: "issue",
        check_name: format!("{} {}", diagnostic.code, findings.rule_name(diagnostic.code)),
        description: description(diagnostic),
        categories: [category(family, diagnostic.is_crash)],
        severity: severity(diagnostic),
        fingerprint,
        location: Location { path: findings.path(file), lines: Span { begin, end } },
    }
}

/// Returns what is wrong and what to do, in one line, as the widget shows one.
fn description(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help().map(|it| format!(" {}", sentence(it))).unwrap_or_default();
    format!("{}{help}", sentence(&diagnostic.message))
}

fn category(family: &str, is_crash: bool) -> &'static str {
    match family {
        _ if is_crash => "Bug Risk",
        "privacy" => "Security",
        "language" => "Style",
        _ => "Clarity",
    }
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.level {
        _ if diagnostic.is_crash => "blocker",
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Info => "info",
    }
}
