//! The published JSON Schema of the JSON that `check` prints, whole or line by line.

use serde_json::{Value, json};

use super::json::SCHEMA_VERSION;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Returns the JSON Schema of `check --format json`.
pub fn findings() -> Value {
    json!({
        "$schema": DIALECT,
        "$id": format!("casebook:findings:{SCHEMA_VERSION}"),
        "title": "What `casebook check --format json` prints",
        "type": "object",
        "required": ["schema_version", "findings", "summary"],
        "properties": {
            "schema_version": version(),
            "findings": {
                "description": "Sorted by path, place and code.",
                "type": "array",
                "items": object(finding(), &REQUIRED),
            },
            "summary": object(summary(), &COUNTS),
        },
        "$defs": shared(),
    })
}

/// Returns the JSON Schema of each line of `check --format jsonl`.
pub fn line() -> Value {
    let with_kind = |kind: &str, mut fields: Value, required: &[&str]| {
        fields["schema_version"] = version();
        fields["type"] = json!({"const": kind});
        object(fields, &[&["schema_version", "type"], required].concat())
    };
    json!({
        "$schema": DIALECT,
        "$id": format!("casebook:findings-line:{SCHEMA_VERSION}"),
        "title": "One line of what `casebook check --format jsonl` prints",
        "description": "The findings, sorted by path, place and code; the summary is the last line.",
        "oneOf": [
            with_kind("finding", finding(), &REQUIRED),
            with_kind("summary", summary(), &COUNTS),
        ],
        "$defs": shared(),
    })
}

const REQUIRED: [&str; 12] = [
    "code",
    "rule",
    "level",
    "message",
    "path",
    "start",
    "end",
    "why",
    "help",
    "related",
    "fingerprint",
    "fix",
];

const COUNTS: [&str; 4] = ["files", "errors", "warnings", "infos"];

fn version() -> Value {
    json!({
        "description": "Raised when a field changes its meaning or goes away.",
        "const": SCHEMA_VERSION,
    })
}

/// Fields may be added within a version, so further ones are no fault.
fn object(properties: Value, required: &[&str]) -> Value {
    let mut shape = json!({"type": "object", "required": required});
    shape["properties"] = properties;
    shape
}

fn text(description: &str) -> Value {
    json!({"description": description, "type": "string"})
}

fn optional(description: &str) -> Value {
    json!({"description": description, "type": ["string", "null"]})
}

fn place(description: &str) -> Value {
    json!({"description": description, "$ref": "#/$defs/place"})
}

fn finding() -> Value {
    json!({
        "code": {"description": "Code of the rule; never reused.", "$ref": "#/$defs/code"},
        "rule": text("Name of the rule."),
        "level": {
            "description": "Weight, after the config has had its say.",
            "enum": ["error", "warning", "info"],
        },
        "message": text("What is wrong: one fragment, code in backticks."),
        "path": {"description": "The file.", "$ref": "#/$defs/path"},
        "start": place("Where what must change begins."),
        "end": place("Where it ends: behind the last character."),
        "why": optional("Why it matters."),
        "help": optional("What to do."),
        "related": {
            "description": "Other places that explain it.",
            "type": "array",
            "items": object(
                json!({
                    "path": {"$ref": "#/$defs/path"},
                    "start": {"$ref": "#/$defs/place"},
                    "end": {"$ref": "#/$defs/place"},
                    "label": optional("What stands there."),
                }),
                &["path", "start", "end", "label"],
            ),
        },
        "fingerprint": {
            "description": "Stays the same when lines above or below change; no two findings share one.",
            "type": ["string", "null"],
            "pattern": "^[0-9a-f]{32}$",
        },
        "fix": {
            "description": "The edits that mend it, where they are known.",
            "oneOf": [{"type": "null"}, {"$ref": "#/$defs/fix"}],
        },
    })
}

fn summary() -> Value {
    let count = |what: &str| json!({"description": what, "type": "integer", "minimum": 0});
    json!({
        "files": count("Files that were checked."),
        "errors": count("Findings that must be mended."),
        "warnings": count("Findings that should be mended."),
        "infos": count("Findings worth knowing."),
    })
}

fn shared() -> Value {
    let number =
        |what: &str, least: u32| json!({"description": what, "type": "integer", "minimum": least});
    json!({
        "code": {"type": "string", "pattern": "^CB[0-9]{3}$"},
        "path": text("Relative to the root of the casebook, `/` between its parts."),
        "place": object(
            json!({
                "line": number("From 1.", 1),
                "column": number("In characters (Unicode scalar values), from 1.", 1),
                "byte": number("Offset in the file, from 0.", 0),
            }),
            &["line", "column", "byte"],
        ),
        "fix": object(
            json!({
                "title": text("What the fix does, imperative."),
                "applicability": {
                    "description": "`safe` keeps the meaning, `unsafe` may change it, \
                                    `display-only` is for a person to carry out.",
                    "enum": ["safe", "unsafe", "display-only"],
                },
                "edits": {
                    "description": "In order of place, none overlapping another.",
                    "type": "array",
                    "items": object(
                        json!({
                            "start": {"$ref": "#/$defs/place"},
                            "end": {"$ref": "#/$defs/place"},
                            "replacement": text("What takes the place of what is there."),
                        }),
                        &["start", "end", "replacement"],
                    ),
                },
            }),
            &["title", "applicability", "edits"],
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schemas_are_schemas() {
        for schema in [findings(), line()] {
            jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
        }
    }
}
