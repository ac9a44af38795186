//! Findings as SARIF 2.1.0, for code scanning and for viewers in editors.
//!
//! Every rule is declared, so that a clean run closes what was open before. Columns count UTF-16
//! code units, as the format's default and most viewers do.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::lines::Lines;
use super::wording::{sentence, sentences};
use super::{Findings, RuleInfo};
use crate::diagnostic::{Annotation, Applicability, Diagnostic, Fix, Level};
use crate::text::{Column, FileId, Span};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What all paths are relative to.
const ROOT: &str = "%SRCROOT%";

/// Characters that cannot stand in the path of a URI, a colon among them: at the start of a relative
/// one it would end a scheme.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Prints the findings as one JSON object with a final line end.
pub fn render(findings: &Findings<'_>) -> String {
    let log = Log { findings, lines: Lines::counting(Column::Utf16, findings) };
    let (crashes, results): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        findings.diagnostics.iter().partition(|it| it.is_crash);
    let notifications: Vec<Value> = crashes.iter().map(|it| log.notification(it)).collect();
    let value = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "casebook",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "en",
                "rules": findings.rules.iter().map(|it| rule(it, findings)).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "originalUriBaseIds": {
                ROOT: {"description": {"text": "The root of the repository."}},
            },
            "columnKind": "utf16CodeUnits",
            "defaultEncoding": "UTF-8",
            "defaultSourceLanguage": "markdown",
            "results": results.iter().map(|it| log.result(it)).collect::<Vec<_>>(),
        }],
    });
    let mut out = serde_json::to_string_pretty(&value).expect("a value is always JSON");
    out.push('\n');
    out
}

fn rule(rule: &RuleInfo, findings: &Findings<'_>) -> Value {
    let mut declared = object(json!({
        "id": rule.code.0,
        "name": pascal_case(rule.name),
        "shortDescription": {"text": rule.headline()},
        "fullDescription": {"text": format!("{} {}", rule.summary(), rule.reason())},
        "help": {"text": plain_help(rule), "markdown": rule.docs},
        "defaultConfiguration": {"enabled": !rule.opt_in, "level": level(rule.level)},
        "properties": {
            "tags": [rule.family],
            "problem.severity": match rule.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Info => "recommendation",
            },
        },
    }));
    if let Some(page) = findings.rule_page(rule.code) {
        declared.insert("helpUri".to_owned(), page.into());
    }
    Value::Object(declared)
}

/// Returns the help for viewers that draw no Markdown.
fn plain_help(rule: &RuleInfo) -> String {
    let (summary, reason) = (rule.summary(), rule.reason());
    format!("{summary} {reason} `casebook explain {}` shows examples.", rule.code)
}

/// Everything a result needs.
struct Log<'a> {
    findings: &'a Findings<'a>,
    lines: Lines<'a>,
}

impl Log<'_> {
    fn result(&self, diagnostic: &Diagnostic) -> Value {
        let mut result = object(json!({
            "ruleId": diagnostic.code.0,
            "level": level(diagnostic.level),
            "message": {"text": sentences(diagnostic).join(" ")},
            "locations": [self.location(&diagnostic.primary)],
        }));
        if let Some((at, _)) = self.findings.rule(diagnostic.code) {
            result.insert("ruleIndex".to_owned(), at.into());
        }
        if !diagnostic.secondary.is_empty() {
            let related = diagnostic.secondary.iter().enumerate();
            let related: Vec<Value> = related.map(|(at, it)| self.related(at + 1, it)).collect();
            result.insert("relatedLocations".to_owned(), related.into());
        }
        if let Some(fingerprint) = diagnostic.fingerprint {
            let fingerprint = fingerprint.to_string();
            // GitHub knows the first name only, the second says whose recipe it is.
            let both = json!({
                "primaryLocationLineHash": fingerprint,
                "casebookFinding/v1": fingerprint,
            });
            result.insert("partialFingerprints".to_owned(), both);
        }
        if let Some(fix) = self.fix(diagnostic) {
            result.insert("fixes".to_owned(), json!([fix]));
        }
        Value::Object(result)
    }

    /// Tells of a rule that stopped with a bug of Casebook.
    fn notification(&self, diagnostic: &Diagnostic) -> Value {
        let mut rule = object(json!({"id": diagnostic.code.0}));
        if let Some((at, _)) = self.findings.rule(diagnostic.code) {
            rule.insert("index".to_owned(), at.into());
        }
        json!({
            "level": "error",
            "message": {"text": sentences(diagnostic).join(" ")},
            "associatedRule": rule,
            "locations": [self.location(&diagnostic.primary)],
        })
    }

    fn location(&self, at: &Annotation) -> Value {
        let mut physical = object(json!({"artifactLocation": self.artifact(&at.file)}));
        if let Some(region) = self.region(&at.file, at.span) {
            physical.insert("region".to_owned(), region);
        }
        json!({"physicalLocation": physical})
    }

    fn related(&self, id: usize, at: &Annotation) -> Value {
        let mut location = object(self.location(at));
        location.insert("id".to_owned(), id.into());
        let label = at.label.as_deref().unwrap_or("see here");
        location.insert("message".to_owned(), json!({"text": sentence(label)}));
        Value::Object(location)
    }

    fn artifact(&self, file: &FileId) -> Value {
        let path = self.findings.path(file);
        let uri = utf8_percent_encode(&path, UNSAFE).to_string();
        if path.starts_with('/') {
            return json!({"uri": format!("file://{uri}")});
        }
        json!({"uri": uri, "uriBaseId": ROOT})
    }

    fn region(&self, file: &FileId, span: Span) -> Option<Value> {
        let range = self.lines.range(file, span)?;
        Some(json!({
            "startLine": range.start.line,
            "startColumn": range.start.column,
            "endLine": range.end.line,
            "endColumn": range.end.column,
        }))
    }

    /// Returns the fix, unless it is only to be looked at: a viewer may apply what stands here.
    fn fix(&self, diagnostic: &Diagnostic) -> Option<Value> {
        let fix: &Fix =
            diagnostic.fix.as_ref().filter(|it| it.applicability != Applicability::DisplayOnly)?;
        let file = &diagnostic.primary.file;
        let replacements: Option<Vec<Value>> = fix
            .edits
            .iter()
            .map(|edit| {
                Some(json!({
                    "deletedRegion": self.region(file, edit.span)?,
                    "insertedContent": {"text": edit.replacement},
                }))
            })
            .collect();
        let caution = match fix.applicability {
            Applicability::Safe => "",
            Applicability::Unsafe | Applicability::DisplayOnly => {
                " Check that the meaning is kept."
            }
        };
        Some(json!({
            "description": {"text": format!("{}{caution}", sentence(&fix.title))},
            "artifactChanges": [{
                "artifactLocation": self.artifact(file),
                "replacements": replacements?,
            }],
        }))
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}

/// Returns `dead-link` as `DeadLink`, as the format wants names of rules.
fn pascal_case(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first: String =
            letters.next().map(|it| it.to_uppercase().collect()).unwrap_or_default();
        first + letters.as_str()
    };
    name.split('-').map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_pascal_case() {
        assert_eq!(pascal_case("dead-link"), "DeadLink");
    }
}
