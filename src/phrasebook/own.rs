//! A pack in Casebook's own form.

use super::finder::{Alternative, phrase};
use super::reader::{Reader, one_or_many, text};
use super::{Message, PhraseRule, Scope, Subject, TeamPack};
use crate::config::{parse_flag, shown};
use crate::diagnostic::{Applicability, Level};
use crate::language::Pack;
use crate::model::SectionKind;
use crate::tongue;
use crate::yaml::{Node, Value};

/// Reads a pack whose shape was checked.
pub(super) fn read(root: &Node, reader: &mut Reader<'_>) -> TeamPack {
    let mut pack = TeamPack::new(reader.file);
    if let Some(name) = text(root, "name") {
        pack.name = name;
    }
    if let Some(lang) = text(root, "lang") {
        pack.lang = tongue::code(&lang);
    }
    if pack.lang == tongue::ENGLISH {
        pack.engine = engine(root, reader);
    } else {
        only_english(root, reader);
    }
    for node in root.get("rules").map(one_or_many).unwrap_or_default() {
        if let Some(rule) = rule(node, &pack.rules, reader) {
            pack.rules.push(rule);
        }
    }
    pack.examples = root.get("examples").map(Reader::examples).unwrap_or_default();
    pack
}

/// Classes of words by their key, and what the engine calls them.
const CLASSES: [(&str, &str); 5] = [
    ("people", "role"),
    ("groups", "group"),
    ("vendors", "vendor"),
    ("customers", "customer"),
    ("systems", "system"),
];

/// Reads what adds to the built-in rules.
fn engine(root: &Node, reader: &mut Reader<'_>) -> Pack {
    // The engine's own reader sees the keys it knows and nothing else.
    let known =
        root.entries().iter().filter(|entry| matches!(&*entry.key, "exceptions" | "phrases"));
    let value = Value::Mapping(known.cloned().collect());
    let (mut pack, problems) = Pack::read(reader.file.as_str(), &Node { value, span: root.span });
    for problem in problems {
        reader.wrong(
            problem.span,
            problem.message,
            "see the page on language rules for the form of a phrase",
        );
    }
    reader.file.as_str().clone_into(&mut pack.name);
    for (key, class) in CLASSES {
        let words = root.get("words").and_then(|words| words.get(key));
        let words = words.map(texts).unwrap_or_default();
        pack.nouns.extend(words.into_iter().map(|word| (class.to_owned(), word)));
    }
    pack
}

fn only_english(root: &Node, reader: &mut Reader<'_>) {
    for entry in
        root.entries().iter().filter(|it| matches!(&*it.key, "words" | "exceptions" | "phrases"))
    {
        reader.unsupported(
            entry.key_span,
            format!("`{}` has no effect in a pack for another language than English", entry.key),
            "the built-in rules it adds to know English only",
            "write `rules` for this language",
        );
    }
}

fn rule(node: &Node, others: &[PhraseRule], reader: &mut Reader<'_>) -> Option<PhraseRule> {
    if !matches!(node.value, Value::Mapping(_)) {
        return None;
    }
    let Some(id) = text(node, "id") else {
        reader.wrong(
            node.span,
            "a rule without an `id`".to_owned(),
            "give it a short name, such as `war-words`",
        );
        return None;
    };
    if others.iter().any(|other| other.id == id) {
        let span = node.get("id").map_or(node.span, |it| it.span);
        reader.wrong(
            span,
            format!("a second rule `{}`", shown(&id)),
            "give each rule a name of its own",
        );
        return None;
    }
    let alternatives = alternatives(node, reader);
    if alternatives.is_empty() {
        let message = format!("the rule `{}` looks for nothing", shown(&id));
        let span = node.get("id").map_or(node.span, |it| it.span);
        reader.wrong(span, message, "give it `phrases`, `patterns` or `swap`");
        return None;
    }
    let has_swap = alternatives.iter().any(|it| it.instead.is_some());
    let flag = |key: &str| node.get(key).and_then(Node::text).and_then(parse_flag);
    let except: Vec<String> =
        node.get("except").map(texts).unwrap_or_default().iter().map(|it| phrase(it)).collect();
    let ignore_case = !flag("match_case").unwrap_or(false);
    let finder = reader.finder(node.span, alternatives, &except, ignore_case)?;
    let fallback = if has_swap {
        "write `{instead}`, not `{found}`"
    } else {
        "`{found}` is on the list of the team"
    };
    Some(PhraseRule {
        id,
        span: node.span,
        message: Message::braces(&text(node, "message").unwrap_or_else(|| fallback.to_owned())),
        why: text(node, "why"),
        help: text(node, "help"),
        level: level(node),
        finder,
        fix: has_swap.then(|| fix(node)).flatten(),
        scopes: node.get("scope").map(scopes).unwrap_or_default(),
        sections: sections(node, reader),
        subject: subject(node),
        examples: Reader::examples(node),
    })
}

fn alternatives(node: &Node, reader: &mut Reader<'_>) -> Vec<Alternative> {
    let mut alternatives = Vec::new();
    for text in node.get("phrases").map(texts).unwrap_or_default() {
        alternatives.push(Alternative { pattern: phrase(&text), instead: None });
    }
    for item in node.get("patterns").map(one_or_many).unwrap_or_default() {
        if let Some(pattern) = item.text().filter(|pattern| reader.pattern(item.span, pattern)) {
            alternatives.push(Alternative { pattern: pattern.to_owned(), instead: None });
        }
    }
    for entry in node.get("swap").map_or(&[][..], Node::entries) {
        if let Some(instead) = entry.value.text() {
            let instead = Some(instead.to_owned());
            alternatives.push(Alternative { pattern: phrase(&entry.key), instead });
        }
    }
    alternatives
}

fn level(node: &Node) -> Level {
    match text(node, "level").unwrap_or_default().to_lowercase().as_str() {
        "info" => Level::Info,
        "error" => Level::Error,
        _ => Level::Warning,
    }
}

/// Returns how far the rule's swaps are trusted: a person must look, unless the pack says otherwise.
fn fix(node: &Node) -> Option<Applicability> {
    match text(node, "fix").unwrap_or_default().to_lowercase().as_str() {
        "safe" => Some(Applicability::Safe),
        "none" => None,
        _ => Some(Applicability::Unsafe),
    }
}

fn scopes(node: &Node) -> Vec<Scope> {
    let scope = |item: &Node| match item.text()?.to_lowercase().as_str() {
        "heading" => Some(Scope::Heading(None)),
        "paragraph" => Some(Scope::Paragraph),
        "list" => Some(Scope::List),
        "table" => Some(Scope::Table),
        _ => None,
    };
    one_or_many(node).into_iter().filter_map(scope).collect()
}

fn sections(node: &Node, reader: &mut Reader<'_>) -> Vec<SectionKind> {
    let mut sections = Vec::new();
    for item in node.get("sections").map(one_or_many).unwrap_or_default() {
        let Some(word) = item.text() else { continue };
        match SectionKind::ALL.into_iter().find(|kind| kind.key().eq_ignore_ascii_case(word)) {
            Some(kind) => sections.push(kind),
            None => reader.unknown_word(item, "section", &SectionKind::ALL.map(SectionKind::key)),
        }
    }
    sections
}

fn subject(node: &Node) -> Option<Subject> {
    match text(node, "subject")?.to_lowercase().as_str() {
        "person" => Some(Subject::Person),
        "system" => Some(Subject::System),
        _ => None,
    }
}

fn texts(node: &Node) -> Vec<String> {
    let texts =
        one_or_many(node).into_iter().filter_map(|item| Some(item.text()?.trim().to_owned()));
    texts.filter(|text| !text.is_empty()).collect()
}
