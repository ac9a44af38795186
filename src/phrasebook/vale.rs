//! Vale's `existence` and `substitution` rules as packs, so that a team keeps the styles it has.
//!
//! What such a file says and Casebook does not do is told, key by key.

use super::finder::Alternative;
use super::reader::{Reader, one_or_many, text};
use super::{Message, Part, PhraseRule, Scope, TeamPack, stem};
use crate::config::{parse_flag, shown};
use crate::diagnostic::{Applicability, Level};
use crate::yaml::Node;

/// The kinds of rules Vale has; the first two are understood.
const KINDS: [&str; 12] = [
    "existence",
    "substitution",
    "occurrence",
    "repetition",
    "consistency",
    "conditional",
    "capitalization",
    "metric",
    "script",
    "spelling",
    "sequence",
    "readability",
];

/// Reads a rule whose shape was checked.
pub(super) fn read(root: &Node, reader: &mut Reader<'_>) -> TeamPack {
    let mut pack = TeamPack::new(reader.file);
    let mut folders = reader.file.as_str().rsplit('/').skip(1);
    folders.next().unwrap_or("styles").clone_into(&mut pack.name);
    let Some(kind) = root.get("extends").filter(|it| it.text().is_some()) else { return pack };
    match kind.text().unwrap_or_default() {
        "existence" => pack.rules.extend(rule(root, false, reader)),
        "substitution" => pack.rules.extend(rule(root, true, reader)),
        other if KINDS.contains(&other) => reader.unsupported(
            kind.span,
            format!("rules that extend `{other}` are not read"),
            "the whole file has no effect here",
            "Casebook reads `existence` and `substitution`; keep running Vale for the others, or leave the file out of `language.packs`",
        ),
        _ => reader.unknown_word(kind, "kind of rule", &KINDS[..2]),
    }
    pack
}

fn rule(root: &Node, swaps: bool, reader: &mut Reader<'_>) -> Option<PhraseRule> {
    let flag = |key: &str| root.get(key).and_then(Node::text).and_then(parse_flag).unwrap_or(false);
    told(root, swaps, reader);
    let scopes = scopes(root, reader)?;
    let alternatives = if swaps {
        substitutions(root, flag("nonword"), reader)
    } else {
        tokens(root, flag("nonword"), flag("append"), reader)
    };
    let mut except = Vec::new();
    for item in root.get("exceptions").map(one_or_many).unwrap_or_default() {
        except.extend(item.text().filter(|it| reader.pattern(item.span, it)).map(str::to_owned));
    }
    if alternatives.is_empty() {
        let (key, span) =
            (if swaps { "swap" } else { "tokens" }, root.get("extends").map(|it| it.span));
        let message = format!("the rule looks for nothing: it has no `{key}` that can be used");
        reader.wrong(span.unwrap_or(root.span), message, format!("give it `{key}`"));
        return None;
    }
    let finder = reader.finder(root.span, alternatives, &except, flag("ignorecase"))?;
    let order = if swaps { vec![Part::Instead, Part::Found] } else { vec![Part::Found] };
    let message =
        text(root, "message").unwrap_or_else(|| "'%s' is on the list of the team".to_owned());
    Some(PhraseRule {
        id: stem(reader.file),
        span: root.span,
        message: Message::percent(&message, &order),
        why: text(root, "description"),
        help: text(root, "link").map(|link| format!("see {link}")),
        level: level(root),
        finder,
        fix: swaps.then_some(Applicability::Unsafe),
        scopes,
        sections: Vec::new(),
        subject: None,
        examples: Vec::new(),
    })
}

fn level(root: &Node) -> Level {
    match text(root, "level").unwrap_or_default().to_lowercase().as_str() {
        "suggestion" => Level::Info,
        "error" => Level::Error,
        _ => Level::Warning,
    }
}

/// Tells about the keys that mean something to Vale and nothing here.
fn told(root: &Node, swaps: bool, reader: &mut Reader<'_>) {
    let of_the_other: &[&str] =
        if swaps { &["tokens", "raw", "append"] } else { &["swap", "capitalize", "pos"] };
    for entry in root.entries() {
        let key = entry.key.as_str();
        let is_on = entry.value.text().and_then(parse_flag) != Some(false);
        let why = match key {
            "limit" => "every place is told, not only the first ones",
            "vocab" if !is_on => "there is no list of accepted words here anyway",
            "pos" => {
                "parts of speech are not looked at; what the swap finds is told whatever it is"
            }
            "code" if is_on => "code is never looked at",
            "action" => {
                action(&entry.value, swaps, reader);
                continue;
            }
            _ if of_the_other.contains(&key) => "a rule of this kind does not use it",
            _ => continue,
        };
        reader.unsupported(
            entry.key_span,
            format!("`{key}` has no effect here"),
            why,
            "the rest of the rule is used; remove the key if only Casebook reads the file",
        );
    }
}

/// Tells about an action that is not what Casebook does anyway: replace by the swap.
fn action(node: &Node, swaps: bool, reader: &mut Reader<'_>) {
    let name = node.get("name");
    let is_plain = name.and_then(Node::text) == Some("replace") && node.get("params").is_none();
    if !(swaps && is_plain) {
        let shown = name.and_then(Node::text).map(shown).unwrap_or_default();
        reader.unsupported(
            node.span,
            format!("the action `{shown}` is not offered as a fix"),
            "only the swaps of a substitution become fixes",
            "the rest of the rule is used",
        );
    }
}

fn tokens(root: &Node, nonword: bool, append: bool, reader: &mut Reader<'_>) -> Vec<Alternative> {
    let mut tokens: Vec<String> = Vec::new();
    for item in root.get("tokens").map(one_or_many).unwrap_or_default() {
        let Some(token) = item.text().filter(|token| reader.pattern(item.span, token)) else {
            continue;
        };
        tokens.push(bounded(token, nonword));
    }
    let Some(raw) = root.get("raw") else {
        return tokens.into_iter().map(|pattern| Alternative { pattern, instead: None }).collect();
    };
    let parts: Vec<&str> = one_or_many(raw).into_iter().filter_map(Node::text).collect();
    let raw_pattern = parts.concat();
    if raw_pattern.is_empty() || !reader.pattern(raw.span, &raw_pattern) {
        return Vec::new();
    }
    let joined = tokens.join("|");
    let pattern = match (tokens.is_empty(), append) {
        (true, _) => raw_pattern,
        (false, true) => format!("(?:{joined})(?:{raw_pattern})"),
        (false, false) => format!("(?:{raw_pattern})(?:{joined})"),
    };
    vec![Alternative { pattern, instead: None }]
}

fn substitutions(root: &Node, nonword: bool, reader: &mut Reader<'_>) -> Vec<Alternative> {
    let mut alternatives = Vec::new();
    for entry in root.get("swap").map_or(&[][..], Node::entries) {
        let Some(instead) = entry.value.text() else { continue };
        if reader.pattern(entry.key_span, &entry.key) {
            let instead = Some(instead.to_owned());
            alternatives.push(Alternative { pattern: bounded(&entry.key, nonword), instead });
        }
    }
    alternatives
}

fn bounded(token: &str, nonword: bool) -> String {
    if nonword { format!("(?:{token})") } else { format!(r"\b(?:{token})\b") }
}

/// Reads where the rule looks; `None` where it would look at nothing Casebook shows it.
fn scopes(root: &Node, reader: &mut Reader<'_>) -> Option<Vec<Scope>> {
    let Some(node) = root.get("scope") else { return Some(Vec::new()) };
    let mut scopes = Vec::new();
    let (mut everywhere, mut some) = (false, false);
    for item in one_or_many(node) {
        let Some(word) = item.text() else { continue };
        some = true;
        match word {
            "text" | "sentence" => everywhere = true,
            "paragraph" => scopes.push(Scope::Paragraph),
            "list" => scopes.push(Scope::List),
            "table" | "table.cell" => scopes.push(Scope::Table),
            "heading" => scopes.push(Scope::Heading(None)),
            _ => match word.strip_prefix("heading.h").and_then(|level| level.parse().ok()) {
                Some(level @ 1..=6) => scopes.push(Scope::Heading(Some(level))),
                _ => reader.unsupported(
                    item.span,
                    format!("the scope `{}` is not known here", shown(word)),
                    "the rule does not look there",
                    "known are `text`, `sentence`, `paragraph`, `list`, `table`, `table.cell`, `heading` and `heading.h1` to `heading.h6`",
                ),
            },
        }
    }
    if everywhere || !some {
        return Some(Vec::new());
    }
    (!scopes.is_empty()).then_some(scopes)
}
