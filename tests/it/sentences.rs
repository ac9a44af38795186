//! The labelled sentences of `tests/language/` are well formed, so that a measurement on them means something.

use std::collections::{BTreeMap, BTreeSet};

use casebook::tongue;
use serde_json::Value;

const DEV: &str = include_str!("../language/dev.jsonl");
const HELD_OUT: &str = include_str!("../language/held_out.jsonl");
/// Its families come about as often as in public reports; read since it was measured first.
const FRESH: &str = include_str!("../language/fresh.jsonl");
/// Written in rounds, each before the phrases that were mended with it.
const ROUNDS: &str = include_str!("../language/rounds.jsonl");
const KEYS: [&str; 6] = ["id", "text", "label", "family", "span", "source"];

/// The families of the rules CB501 to CB516; `context` holds what is quoted.
const FAMILIES: [&str; 16] = [
    "counterfactual",
    "if-only",
    "failed-to",
    "did-not",
    "human-error",
    "person-as-cause",
    "agent-of-harm",
    "trait",
    "hindsight",
    "procedure",
    "person-fix",
    "why-who",
    "group-blame",
    "sarcasm",
    "error-adverb",
    "normative",
];

struct Sentence {
    id: String,
    text: String,
    family: String,
    span: Option<String>,
    blameful: bool,
}

fn read(file: &str) -> Vec<Sentence> {
    file.lines().map(sentence).collect()
}

fn sentence(line: &str) -> Sentence {
    let value: Value = serde_json::from_str(line).expect(line);
    let keys: Vec<&str> = value.as_object().expect(line).keys().map(String::as_str).collect();
    assert_eq!(keys, KEYS, "{line}");
    let text =
        |key: &str| value[key].as_str().unwrap_or_else(|| panic!("`{key}` in {line}")).to_owned();
    assert_eq!(text("source"), "written for Casebook", "{line}");
    Sentence {
        id: text("id"),
        text: text("text"),
        family: text("family"),
        span: value["span"].as_str().map(str::to_owned),
        blameful: match text("label").as_str() {
            "blameful" => true,
            "ok" => false,
            other => panic!("label `{other}` in {line}"),
        },
    }
}

/// Lower case without punctuation, so that two spellings of one sentence are seen as one.
fn normalized(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_sentence_is_well_formed() {
    for sentence in [DEV, HELD_OUT, FRESH, ROUNDS].into_iter().flat_map(read) {
        let Sentence { id, text, family, span, blameful } = &sentence;
        assert_eq!(span.is_some(), *blameful, "{id}: exactly the blameful ones have a span");
        if let Some(span) = span {
            assert!(
                !span.trim().is_empty() && text.contains(span.as_str()),
                "{id}: `{span}` is not in the text"
            );
        }
        assert!(
            FAMILIES.contains(&family.as_str()) || (family == "context" && !blameful),
            "{id}: family `{family}`"
        );
        assert!(["cb-", "fr-", "ro-"].iter().any(|it| id.starts_with(it)), "{id}");
    }
}

#[test]
fn no_sentence_stands_twice() {
    let (mut ids, mut texts) = (BTreeSet::new(), BTreeSet::new());
    for sentence in [DEV, HELD_OUT, FRESH, ROUNDS].into_iter().flat_map(read) {
        assert!(texts.insert(normalized(&sentence.text)), "{}: {}", sentence.id, sentence.text);
        assert!(ids.insert(sentence.id.clone()), "{} stands twice", sentence.id);
    }
}

#[test]
fn both_files_hold_every_family_in_balance() {
    for (name, file) in [("dev", DEV), ("held_out", HELD_OUT)] {
        let sentences = read(file);
        assert!(sentences.len() >= 320, "{name} has {} sentences", sentences.len());
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for sentence in &sentences {
            counts.entry(&sentence.family).or_default()[usize::from(sentence.blameful)] += 1;
        }
        for family in FAMILIES {
            let [ok, blameful] = counts.get(family).copied().unwrap_or_default();
            assert!(
                ok >= 8 && blameful >= 8,
                "{name}: {family} has {blameful} blameful and {ok} ok"
            );
            assert!(
                ok.abs_diff(blameful) <= 3,
                "{name}: {family} has {blameful} blameful and {ok} ok"
            );
        }
    }
}

#[test]
fn half_of_the_fresh_sentences_are_blameful() {
    let sentences = read(FRESH);
    let blameful = sentences.iter().filter(|sentence| sentence.blameful).count();
    assert_eq!((sentences.len(), blameful), (240, 120));
}

#[test]
fn every_sentence_is_english_or_too_short_to_tell() {
    for sentence in [DEV, HELD_OUT, FRESH, ROUNDS].into_iter().flat_map(read) {
        let found = tongue::recognise(&sentence.text);
        assert!(found.is_none_or(|it| it == tongue::ENGLISH), "{found:?}: {}", sentence.text);
    }
}
