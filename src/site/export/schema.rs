//! The published JSON Schema of the data of a report.

use serde_json::{Map, Value, json};

use super::SCHEMA_VERSION;
use crate::model::{ActionStatus, Confidence, EventKind, EvidenceKind, Status};

/// Returns the JSON Schema of `index.json` beside the page of a report.
pub fn report() -> Value {
    let mut schema = object(&[
        ("schema_version", json!({"const": SCHEMA_VERSION})),
        ("as_of", day()),
        ("id", text()),
        ("path", text()),
        ("url", text()),
        ("title", text()),
        ("status", json!({"enum": Status::ALL.map(Status::as_str)})),
        ("severity", maybe(text())),
        ("services", list(text())),
        ("tags", list(text())),
        ("causes", list(text())),
        ("trigger", maybe(text())),
        ("started", maybe(time())),
        ("detected", maybe(time())),
        ("acknowledged", maybe(time())),
        ("mitigated", maybe(time())),
        ("resolved", maybe(time())),
        ("durations", durations()),
        ("actions", object(&["open", "overdue", "done", "dropped"].map(|key| (key, count())))),
        ("summary", maybe(text())),
        ("published", maybe(day())),
        ("lang", maybe(text())),
        ("impact", list(impact())),
        ("detection", object(&[("source", maybe(text())), ("by", maybe(text()))])),
        ("roles", list(object(&[("role", text()), ("who", text())]))),
        ("windows", list(window())),
        ("phases", list(phase())),
        ("events", list(event())),
        ("metrics", list(metric())),
        ("action_items", list(action())),
        ("relations", list(object(&[("kind", text()), ("id", text()), ("url", maybe(text()))]))),
        ("recurrences", list(other())),
        ("related", list(other())),
        ("cited_by", list(object(&[("title", text()), ("url", text())]))),
        ("sections", list(section())),
        ("source", source()),
    ]);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["$id"] = json!(format!("casebook:report:{SCHEMA_VERSION}"));
    schema["title"] = json!("The data of a report, `index.json` beside its page");
    schema
}

/// Fields may be added within a version, so further ones are no fault.
fn object(fields: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> =
        fields.iter().map(|(name, shape)| ((*name).to_owned(), shape.clone())).collect();
    json!({"type": "object", "required": required, "properties": properties})
}

fn list(of: impl Into<Value>) -> Value {
    json!({"type": "array", "items": of.into()})
}

fn maybe(shape: impl Into<Value>) -> Value {
    json!({"anyOf": [shape.into(), {"type": "null"}]})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn flag() -> Value {
    json!({"type": "boolean"})
}

fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

fn whole() -> Value {
    json!({"type": "integer"})
}

fn day() -> Value {
    json!({"type": "string", "pattern": "^-?\\d{4,}-\\d{2}-\\d{2}$"})
}

fn time() -> Value {
    json!({
        "description": "RFC 3339 with its offset, or a bare day when no more is known.",
        "type": "string",
        "pattern": "^-?\\d{4,}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2}))?$",
    })
}

fn durations() -> Value {
    let mut shape =
        object(&["detect", "acknowledge", "mitigate", "resolve"].map(|key| (key, maybe(whole()))));
    shape["description"] = json!("Seconds; `null` when a milestone is missing or a bare day.");
    shape
}

fn impact() -> Value {
    let fields =
        [("label", text()), ("value", text()), ("unit", maybe(text())), ("measured", flag())];
    object(&fields)
}

fn window() -> Value {
    let fields = [
        ("kind", text()),
        ("from", maybe(time())),
        ("to", maybe(time())),
        ("services", list(text())),
    ];
    object(&fields)
}

fn phase() -> Value {
    let phases = ["latent", "undetected", "impact", "triage", "responding", "recovering"];
    object(&[("phase", json!({"enum": phases})), ("seconds", whole()), ("open_end", flag())])
}

fn event() -> Value {
    let kinds = EventKind::ALL.map(EventKind::as_str);
    object(&[
        ("anchor", text()),
        ("at", maybe(time())),
        ("until", maybe(time())),
        ("precision", maybe(json!({"enum": ["day", "hour", "minute", "second"]}))),
        ("approximate", flag()),
        ("kind", json!({"enum": kinds})),
        ("kind_inferred", flag()),
        ("key", flag()),
        ("actor", maybe(text())),
        ("offset_seconds", maybe(whole())),
        ("confidence", json!({"enum": Confidence::ALL.map(Confidence::as_str)})),
        ("evidence", list(evidence())),
        ("text", json!({"description": "Markdown.", "type": "string"})),
    ])
}

fn evidence() -> Value {
    object(&[
        ("kind", json!({"enum": EvidenceKind::ALL.map(EvidenceKind::as_str)})),
        ("label", text()),
        ("url", maybe(text())),
        ("archived", maybe(text())),
        ("query", maybe(text())),
        ("note", maybe(text())),
        ("lines", maybe(text())),
    ])
}

fn metric() -> Value {
    object(&[("title", text()), ("unit", text()), ("file", text()), ("n", count())])
}

fn action() -> Value {
    let states =
        [ActionStatus::Open, ActionStatus::InProgress, ActionStatus::Done, ActionStatus::Dropped];
    object(&[
        ("incident", text()),
        ("id", text()),
        ("title", text()),
        ("type", maybe(text())),
        ("group", maybe(text())),
        ("priority", maybe(text())),
        ("owner", maybe(text())),
        ("status", json!({"enum": states.map(ActionStatus::as_str)})),
        ("due", maybe(day())),
        ("opened", maybe(day())),
        ("closed", maybe(day())),
        ("age_days", maybe(whole())),
        ("overdue_days", maybe(whole())),
        ("ticket", maybe(text())),
        ("url", text()),
    ])
}

fn other() -> Value {
    object(&[("id", text()), ("title", text()), ("url", text()), ("reason", text())])
}

fn section() -> Value {
    object(&[("heading", text()), ("anchor", text()), ("level", count())])
}

fn source() -> Value {
    let fields = [
        ("path", text()),
        ("markdown", text()),
        ("created", maybe(day())),
        ("updated", maybe(day())),
    ];
    object(&fields)
}
