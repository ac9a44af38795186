//! Findings as JSON, one object a line, for programs that read as they go.
//!
//! A `finding` line has the fields of a finding in [`super::json`]; the `summary` line is the last,
//! so that whoever reads it knows that nothing was cut off.

use serde::Serialize;

use super::json::{self, Finding, SCHEMA_VERSION, Summary};
use super::{Findings, Lines};

#[derive(Serialize)]
struct Line<T> {
    schema_version: u32,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    fields: T,
}

/// Prints the findings, each as one line, and the summary.
pub fn render(findings: &Findings<'_>) -> String {
    let lines = Lines::of(findings);
    let mut out = String::new();
    for diagnostic in findings.diagnostics {
        let fields: Finding<'_> = json::finding(diagnostic, findings, &lines);
        push(&mut out, "finding", fields);
    }
    let fields: Summary = json::summary(findings);
    push(&mut out, "summary", fields);
    out
}

fn push<T: Serialize>(out: &mut String, kind: &'static str, fields: T) {
    let line = Line { schema_version: SCHEMA_VERSION, kind, fields };
    out.push_str(&serde_json::to_string(&line).expect("strings and numbers always serialize"));
    out.push('\n');
}
