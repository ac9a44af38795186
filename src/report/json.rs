//! Findings as JSON, in a versioned shape that tools may rely on.
//!
//! Lines and columns count from 1, columns in characters; bytes count from 0.

use serde::Serialize;

use super::{Counts, Findings, Lines};
use crate::diagnostic::{Annotation, Diagnostic, Fix, Note};
use crate::text::{FileId, Span};

/// Version of the shape; raised when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    schema_version: u32,
    findings: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    code: &'static str,
    rule: &'static str,
    level: &'static str,
    message: &'a str,
    path: &'a str,
    start: Place,
    end: Place,
    why: Option<String>,
    help: Option<String>,
    related: Vec<Related<'a>>,
    fingerprint: Option<String>,
    fix: Option<FixShape<'a>>,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    byte: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    start: Place,
    end: Place,
    label: Option<&'a str>,
}

#[derive(Serialize)]
struct FixShape<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: Place,
    end: Place,
    replacement: &'a str,
}

#[derive(Serialize)]
pub(super) struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

/// Prints the findings as one JSON object with a final line end.
pub fn render(findings: &Findings<'_>) -> String {
    let lines = Lines::of(findings);
    let report = Report {
        schema_version: SCHEMA_VERSION,
        findings: findings.diagnostics.iter().map(|it| finding(it, findings, &lines)).collect(),
        summary: summary(findings),
    };
    let mut out =
        serde_json::to_string_pretty(&report).expect("strings and numbers always serialize");
    out.push('\n');
    out
}

pub(super) fn summary(findings: &Findings<'_>) -> Summary {
    let counts = Counts::of(findings.diagnostics);
    Summary {
        files: findings.checked.len(),
        errors: counts.errors,
        warnings: counts.warnings,
        infos: counts.infos,
    }
}

pub(super) fn finding<'a>(
    diagnostic: &'a Diagnostic,
    findings: &Findings<'_>,
    lines: &Lines<'_>,
) -> Finding<'a> {
    let file = &diagnostic.primary.file;
    let (start, end) = places(lines, file, diagnostic.primary.span);
    Finding {
        code: diagnostic.code.0,
        rule: findings.rule_name(diagnostic.code),
        level: diagnostic.level.as_str(),
        message: &diagnostic.message,
        path: file.as_str(),
        start,
        end,
        why: joined(diagnostic, |note| match note {
            Note::Why(text) => Some(text),
            Note::Help(_) => None,
        }),
        help: joined(diagnostic, |note| match note {
            Note::Help(text) => Some(text),
            Note::Why(_) => None,
        }),
        related: diagnostic.secondary.iter().map(|it| related(it, lines)).collect(),
        fingerprint: diagnostic.fingerprint.map(|it| it.to_string()),
        fix: diagnostic.fix.as_ref().map(|fix| fix_shape(fix, file, lines)),
    }
}

/// Puts the notes of one kind together; nearly always there is one.
fn joined(diagnostic: &Diagnostic, of_kind: fn(&Note) -> Option<&String>) -> Option<String> {
    let texts: Vec<&str> =
        diagnostic.notes.iter().filter_map(of_kind).map(String::as_str).collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

fn related<'a>(at: &'a Annotation, lines: &Lines<'_>) -> Related<'a> {
    let (start, end) = places(lines, &at.file, at.span);
    Related { path: at.file.as_str(), start, end, label: at.label.as_deref() }
}

fn fix_shape<'a>(fix: &'a Fix, file: &FileId, lines: &Lines<'_>) -> FixShape<'a> {
    let edits = fix.edits.iter().map(|edit| {
        let (start, end) = places(lines, file, edit.span);
        Edit { start, end, replacement: &edit.replacement }
    });
    let applicability = fix.applicability.as_str();
    FixShape { title: &fix.title, applicability, edits: edits.collect() }
}

fn places(lines: &Lines<'_>, file: &FileId, span: Span) -> (Place, Place) {
    let place = |byte| {
        let at = lines.position(file, byte);
        Place { line: at.line, column: at.column, byte }
    };
    (place(span.start), place(span.end))
}
