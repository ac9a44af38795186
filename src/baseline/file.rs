//! A baseline as a file: versioned JSON, sorted, one finding a line, so that a review shows what came
//! and what went.

use std::str::FromStr;

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Baseline, Entry};
use crate::diagnostic::Fingerprint;
use crate::hint::Hint;

/// Version of the shape; raised when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

const ADVICE: &str =
    "mend it, restore it from git, or delete it and run `casebook baseline create` again";

#[derive(Deserialize)]
struct Versioned {
    schema_version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    #[serde(rename = "schema_version")]
    _schema_version: u32,
    findings: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    fingerprint: String,
    path: String,
    code: String,
    message: String,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// When the text is no baseline, or one of a later version.
    pub fn parse(bytes: &[u8]) -> anyhow::Result<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let version: Versioned =
            serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        if version.schema_version != SCHEMA_VERSION {
            let what = format!(
                "it has `schema_version` {}, and this version of casebook reads {SCHEMA_VERSION}",
                version.schema_version
            );
            return Err(Hint::on(
                what,
                "use the version of casebook that wrote it, or a later one",
            ));
        }
        let shape: Shape = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        let mut baseline = Self::default();
        for (at, line) in shape.findings.into_iter().enumerate() {
            let Line { fingerprint, path, code, message } = line;
            let fingerprint = Fingerprint::from_str(&fingerprint)
                .with_context(|| format!("`{fingerprint}` in finding {}", at + 1))
                .map_err(|error| Hint::on(format!("{error:#}"), ADVICE))?;
            baseline.known.insert(fingerprint, Entry { path, code, message });
        }
        Ok(baseline)
    }

    /// Writes the baseline as text.
    pub fn render(&self) -> String {
        let mut out = format!("{{\n  \"schema_version\": {SCHEMA_VERSION},\n  \"findings\": [");
        for (at, (fingerprint, entry)) in self.sorted().into_iter().enumerate() {
            out.push_str(if at == 0 { "\n    " } else { ",\n    " });
            out.push_str(&line(fingerprint, entry).to_string());
        }
        out.push_str(if self.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        out
    }
}

/// Returns entries as JSON, as they stand in the file.
pub fn lines(entries: &[(Fingerprint, Entry)]) -> Value {
    entries.iter().map(|(fingerprint, entry)| line(*fingerprint, entry)).collect()
}

fn line(fingerprint: Fingerprint, entry: &Entry) -> Value {
    json!({
        "fingerprint": fingerprint.to_string(),
        "path": entry.path,
        "code": entry.code,
        "message": entry.message,
    })
}

fn malformed(error: &serde_json::Error) -> anyhow::Error {
    Hint::on(format!("it is no baseline: {error}"), ADVICE)
}

/// Returns the JSON Schema of a baseline.
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Casebook baseline",
        "description": "Findings of `casebook check` that a team has agreed to live with for now.",
        "type": "object",
        "additionalProperties": false,
        "required": ["schema_version", "findings"],
        "properties": {
            "schema_version": {
                "const": SCHEMA_VERSION,
                "description": "Version of this shape; raised when a field changes its meaning or goes away.",
            },
            "findings": {
                "description": "The findings in order of path, code and fingerprint, one a line.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["fingerprint", "path", "code", "message"],
                    "properties": {
                        "fingerprint": {
                            "description": "What the finding is known by; it stays when lines move.",
                            "type": "string",
                            "pattern": "^[0-9a-f]{32}$",
                        },
                        "path": {
                            "description": "The file within the casebook; for people.",
                            "type": "string",
                        },
                        "code": {
                            "description": "The code of the rule; for people.",
                            "type": "string",
                            "pattern": "^CB[0-9]{3}$",
                        },
                        "message": {
                            "description": "What was wrong when the entry was written; for people.",
                            "type": "string",
                        },
                    },
                },
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, message: &str) -> Entry {
        Entry { path: path.to_owned(), code: "CB701".to_owned(), message: message.to_owned() }
    }

    fn baseline() -> Baseline {
        let number = |it: char| it.to_string().repeat(32).parse().unwrap();
        let known = [
            (number('2'), entry("b.md", "two")),
            (number('3'), entry("a.md", "\"ü\"\n")),
            (number('1'), entry("b.md", "one")),
        ];
        Baseline { known: known.into() }
    }

    #[test]
    fn it_is_sorted_with_one_finding_a_line() {
        let (one, two, three) = ("1".repeat(32), "2".repeat(32), "3".repeat(32));
        let expected = format!(
            r#"{{
  "schema_version": 1,
  "findings": [
    {{"fingerprint":"{three}","path":"a.md","code":"CB701","message":"\"ü\"\n"}},
    {{"fingerprint":"{one}","path":"b.md","code":"CB701","message":"one"}},
    {{"fingerprint":"{two}","path":"b.md","code":"CB701","message":"two"}}
  ]
}}
"#
        );
        assert_eq!(baseline().render(), expected);
        assert_eq!(Baseline::parse(expected.as_bytes()).unwrap(), baseline());
        let with_mark = format!("\u{feff}{}", expected.replace('\n', "\r\n"));
        assert_eq!(Baseline::parse(with_mark.as_bytes()).unwrap(), baseline());
    }

    #[test]
    fn what_is_written_fits_the_schema() {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        for baseline in [baseline(), Baseline::default()] {
            let written = serde_json::from_str(&baseline.render()).unwrap();
            assert!(validator.is_valid(&written), "{written}");
            assert_eq!(Baseline::parse(baseline.render().as_bytes()).unwrap(), baseline);
        }
        let other = serde_json::json!({"schema_version": 2, "findings": []});
        assert!(!validator.is_valid(&other));
    }

    #[test]
    fn what_is_no_baseline_is_told_apart() {
        for (text, expected) in [
            ("", "it is no baseline: EOF"),
            ("[]", "it is no baseline"),
            ("<<<<<<< HEAD\n{}", "line 1 column 1"),
            ("{\"schema_version\": 2, \"other\": {}}", "`schema_version` 2"),
            ("{\"schema_version\": 1}", "missing field `findings`"),
            ("{\"schema_version\": 1, \"findings\": [], \"x\": 1}", "unknown field `x`"),
            (
                "{\"schema_version\": 1, \"findings\": [{\"fingerprint\": \"XY\", \"path\": \"\", \
                 \"code\": \"\", \"message\": \"\"}]}",
                "`XY` in finding 1",
            ),
        ] {
            let error = Baseline::parse(text.as_bytes()).unwrap_err();
            assert!(format!("{error:#}").contains(expected), "{error:#}");
            assert!(error.chain().any(<dyn std::error::Error>::is::<Hint>), "{text}");
        }
    }
}
