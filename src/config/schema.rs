//! JSON Schema of the config and of front matter, from the same tables that reading uses.

use serde_json::{Map, Value, json};

use super::keys::{CONFIG, FRONT_MATTER, STATUSES};
use super::shape::{Key, Kind};
use super::{Config, Vocabulary, preset_names};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Returns the JSON Schema of `casebook.yaml`.
pub fn config_schema() -> Value {
    let config = Config::default();
    let mut schema = document(
        "casebook:config",
        "Settings of a casebook",
        CONFIG,
        &Words { config: &config, closed: false },
    );
    schema["properties"]["mapping"]["properties"]["preset"]["enum"] = preset_names().collect();
    schema
}

/// Returns the JSON Schema of a report's front matter, with the words of `config`'s vocabularies.
pub fn front_matter_schema(config: &Config) -> Value {
    document(
        "casebook:front-matter",
        "Front matter of a report",
        FRONT_MATTER,
        &Words { config, closed: true },
    )
}

/// Tells whether `key` is a key of a report at the top of its front matter.
pub fn is_front_matter_key(key: &str) -> bool {
    FRONT_MATTER.iter().any(|known| known.name == key)
}

/// Which words vocabulary keys may have.
struct Words<'a> {
    config: &'a Config,
    /// Whether only declared words are valid; the config itself is where they are declared.
    closed: bool,
}

fn document(id: &str, title: &str, keys: &[Key], words: &Words<'_>) -> Value {
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), json!(DIALECT)),
        ("$id".to_owned(), json!(id)),
        ("title".to_owned(), json!(title)),
    ]);
    if let Value::Object(object) = object(keys, words) {
        schema.extend(object);
    }
    Value::Object(schema)
}

fn object(keys: &[Key], words: &Words<'_>) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut property = nullable(kind(&key.kind, words));
            property["description"] = json!(key.doc);
            (key.name.to_owned(), property)
        })
        .collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

/// Allows a key without a value, which reads as if the key were not there.
fn nullable(schema: Value) -> Value {
    match schema {
        Value::Object(mut map) if map.contains_key("type") && !map.contains_key("enum") => {
            if let Some(kind) = map.get_mut("type") {
                let mut kinds = kind.as_array().cloned().unwrap_or_else(|| vec![kind.clone()]);
                kinds.push(json!("null"));
                *kind = Value::Array(kinds);
            }
            Value::Object(map)
        }
        Value::Object(map) if map.is_empty() => Value::Object(map),
        other => json!({"anyOf": [other, {"type": "null"}]}),
    }
}

fn kind(kind_: &Kind, words: &Words<'_>) -> Value {
    match *kind_ {
        Kind::Text | Kind::Time => json!({"type": ["string", "number", "boolean"]}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::OneOf(words) => json!({"enum": words}),
        Kind::Date => json!({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([Tt ].*)?$"}),
        Kind::Clock => json!({"type": "string", "pattern": r"^\d{1,2}:\d{2}$"}),
        Kind::Zone => json!({"type": "string"}),
        Kind::Days => json!({"anyOf": [
            {"type": "string"},
            {"type": "array", "items": {"type": "string"}},
        ]}),
        Kind::Status => json!({"enum": STATUSES}),
        Kind::Word(vocabulary) => vocabulary_words(vocabulary, words),
        Kind::Map(keys) => object(keys, words),
        Kind::MapOf(inner) => {
            json!({"type": "object", "additionalProperties": nullable(kind(inner, words))})
        }
        Kind::List(inner) => {
            let item = kind(inner, words);
            json!({"anyOf": [{"type": "array", "items": item}, item]})
        }
        Kind::Short(keys) => {
            let mut text = kind(&Kind::Text, words);
            text["description"] = json!("The short form.");
            json!({"anyOf": [text, object(keys, words)]})
        }
        Kind::WordOr(short, keys) => json!({"anyOf": [{"enum": short}, object(keys, words)]}),
        Kind::Any => json!({}),
    }
}

/// Returns the schema of a word: the ids and aliases declared, or any word when none are.
fn vocabulary_words(vocabulary: Vocabulary, words: &Words<'_>) -> Value {
    let names: Vec<_> = words.config.names(vocabulary).collect();
    if names.is_empty() || !words.closed {
        return json!({"type": ["string", "number"]});
    }
    let ids = names.iter().map(|names| names.id);
    let aliases = names.iter().flat_map(|names| names.aliases.iter().map(String::as_str));
    let mut all: Vec<Value> = Vec::new();
    for word in ids.chain(aliases) {
        all.push(json!(word));
        // YAML reads a bare `1` as a number.
        all.extend(word.parse::<u32>().ok().map(|number| json!(number)));
    }
    json!({"enum": all})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::text::FileId;

    /// Turns YAML into JSON the way an editor's YAML support does before it validates.
    fn json(yaml: &str) -> Value {
        let value: serde_yaml::Value = serde_yaml::from_str(yaml).expect("the sample is YAML");
        serde_json::to_value(value).expect("the sample has text keys")
    }

    /// Validates a sample and returns the places that are wrong.
    fn wrong(schema: &Value, yaml: &str) -> Vec<String> {
        let validator = jsonschema::draft202012::new(schema).expect("the schema is one");
        let instance = json(yaml);
        let mut places: Vec<_> = validator
            .iter_errors(&instance)
            .map(|error| error.instance_path().to_string())
            .collect();
        places.sort();
        places.dedup();
        places
    }

    #[test]
    fn schemas_are_valid_and_every_key_is_described() {
        fn described(value: &Value) {
            for (name, property) in value["properties"].as_object().into_iter().flatten() {
                assert!(
                    property["description"].as_str().is_some_and(|it| it.ends_with('.')),
                    "{name}"
                );
                described(property);
            }
        }
        for schema in [config_schema(), front_matter_schema(&Config::default())] {
            jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
            assert_eq!(schema["$schema"], DIALECT);
            assert!(schema["$id"].as_str().is_some_and(|id| id.starts_with("casebook:")));
            described(&schema);
        }
    }

    #[test]
    fn config_samples() {
        let schema = config_schema();
        let good = "title: A\ntimezone: Europe/London\ncontent: content\nservices: [a, {id: b, aliases: [c]}]\n\
            support_hours: {days: mon-fri, from: '10:00', to: '17:00'}\nrules: {CB203: off, CB104: error}\n\
            sections: {required: [{sections: [summary], status: [published]}], synonyms: {timeline: [Chronology]}}\n\
            mapping: {preset: cstate, keys: {a: title, b: ''}, values: {severity: {down: sev1}}}\n";
        assert_eq!(wrong(&schema, good), [""; 0]);
        let (_, found) = config::load(&FileId::new("casebook.yaml"), good);
        assert_eq!(found, []);
        assert_eq!(wrong(&schema, "titel: A\n"), [""]);
        assert_eq!(wrong(&schema, "rules: {CB203: loud}\n"), ["/rules/CB203"]);
        assert_eq!(wrong(&schema, "rules: {CB203: {levl: off}}\n"), ["/rules/CB203"]);
        let levels = "rules: {CB401: [{level: error, status: published, severity: [sev1], paths: a/**}, info]}\n";
        assert_eq!(wrong(&schema, levels), [""; 0]);
        assert_eq!(config::load(&FileId::new("casebook.yaml"), levels).1, []);
        assert_eq!(wrong(&schema, "mapping: {preset: jekyll}\n"), ["/mapping/preset"]);
    }

    #[test]
    fn front_matter_samples() {
        let yaml = "services: [{id: checkout, aliases: [shop]}]\n";
        let (config, _) = config::load(&FileId::new("casebook.yaml"), yaml);
        let schema = front_matter_schema(&config);
        let good = "title: A\nstatus: draft\nseverity: sev1\nservices: shop\ntags: [a]\nsummary:\n\
            times: {started: 2026-03-02T14:06:00Z}\nimpact: [{label: x, value: 4.1, measured: false}]\n\
            actions: [{title: x, due: 2026-04-01, status: open}, Plain]\nrelated: [INC-1]\nextra: {a: [1]}\n\
            timeline: ['14:02 x', {at: '14:03', text: y}]\ncauses: [anything]\nid: 42\n";
        assert_eq!(wrong(&schema, good), [""; 0]);
        assert_eq!(wrong(&schema, "severity: sev9\n"), ["/severity"]);
        assert_eq!(wrong(&schema, "services: [elsewhere]\n"), ["/services"]);
        assert_eq!(wrong(&schema, "times: {began: x}\n"), ["/times"]);
        assert_eq!(wrong(&schema, "published: soon\n"), ["/published"]);
    }
}
