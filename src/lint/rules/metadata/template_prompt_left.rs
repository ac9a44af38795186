#![doc = include_str!("template_prompt_left.md")]

use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};
use crate::syntax::{Block, BlockKind};
use crate::text::Span;
use crate::yaml::{Node, Value};

/// CB113.
pub(crate) struct TemplatePromptLeft;

impl DocumentRule for TemplatePromptLeft {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident {
            return;
        }
        let mut found = Vec::new();
        if let Some(front) = &report.document.front_matter {
            in_node(&front.root, &mut found);
        }
        let empty: Vec<Span> =
            report.sections.iter().filter(|it| it.is_empty).map(|it| it.content).collect();
        in_blocks(context.blocks(report), &empty, &mut found);
        for (prompt, span) in found {
            let message = format!("`{prompt}` is still the template's, or still to be written");
            let finding = context
                .finding(report.file(), span, message)
                .with_why("a reader cannot tell \"nothing to say\" from \"nobody got to it\"")
                .with_help("write what belongs here, or delete the line");
            context.report(finding);
        }
    }
}

fn in_node(node: &Node, found: &mut Vec<(String, Span)>) {
    match &node.value {
        Value::Scalar { text, .. } => found.extend(prompt(text).map(|it| (it, node.span))),
        Value::Sequence(items) => items.iter().for_each(|item| in_node(item, found)),
        Value::Mapping(entries) => entries
            .iter()
            .filter(|entry| entry.key != "extra")
            .for_each(|entry| in_node(&entry.value, found)),
        Value::Null => {}
    }
}

fn in_blocks(blocks: &[Block], empty: &[Span], found: &mut Vec<(String, Span)>) {
    for block in blocks {
        if empty.iter().any(|section| section.contains(block.span)) {
            continue;
        }
        match block.kind {
            BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Cell => {
                found.extend(prompt(&block.text).map(|it| (it, block.span)));
            }
            BlockKind::Code { .. } | BlockKind::Html | BlockKind::Quote => {}
            BlockKind::List { .. }
            | BlockKind::Item { .. }
            | BlockKind::Table
            | BlockKind::Row
            | BlockKind::Other => in_blocks(&block.children, empty, found),
        }
    }
}

/// Words that stand for text nobody wrote, when nothing else stands there.
const ALONE: [&str; 8] = ["todo", "tbd", "tbc", "fixme", "xxx", "to do", "lorem ipsum", "wip"];

/// Words that begin a text still to be written.
const LEADING: [&str; 4] = ["TODO:", "TBD:", "FIXME:", "TODO "];

/// Parts of dates and ids that a template leaves to be filled in.
const TOKENS: [&str; 5] = ["YYYY-MM-DD", "yyyy-mm-dd", "INC-YYYY", "HH:MM", "INC-XXXX"];

/// Verbs a prompt in brackets begins with.
const VERBS: [&str; 14] = [
    "add",
    "briefly",
    "describe",
    "enter",
    "explain",
    "fill",
    "insert",
    "list",
    "name of",
    "provide",
    "summarize",
    "summarise",
    "write",
    "your ",
];

/// Returns what makes `text` a prompt, if anything does.
fn prompt(text: &str) -> Option<String> {
    let text = text.trim();
    let first = text.bytes().next()?;
    let is_short = text.len() <= 24;
    if is_short {
        let bare = text.trim_matches(|it: char| !it.is_alphanumeric());
        if ALONE.iter().any(|word| bare.eq_ignore_ascii_case(word)) {
            return Some(text.to_owned());
        }
    }
    if matches!(first, b'T' | b'F')
        && let Some(word) = LEADING.iter().find(|word| text.starts_with(**word))
    {
        return Some(word.trim_end().to_owned());
    }
    // Every token has one of these marks, most texts have none.
    if is_short
        && text.bytes().any(|it| matches!(it, b'-' | b':'))
        && let Some(token) = TOKENS.iter().find(|token| text.contains(**token))
    {
        return Some((*token).to_owned());
    }
    let bracketed = match first {
        b'[' => text.ends_with(']'),
        b'<' => text.ends_with('>'),
        b'{' => text.ends_with('}'),
        _ => false,
    };
    (bracketed && asks(text)).then(|| shortened(text))
}

/// Tells whether a text begins with the verb of a prompt, brackets aside.
fn asks(text: &str) -> bool {
    let bare = text.trim_start_matches(|it: char| !it.is_alphanumeric());
    let begins =
        |verb: &&str| bare.get(..verb.len()).is_some_and(|it| it.eq_ignore_ascii_case(verb));
    VERBS.iter().any(begins)
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}...", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::prompt;

    #[test]
    fn prompts_are_told_from_prose() {
        for text in ["TODO", "TBD.", "[Describe the impact]", "<insert title>", "YYYY-MM-DD HH:MM"]
        {
            assert!(prompt(text).is_some(), "{text}");
        }
        for text in [
            "The TODO list was long",
            "[INC-1]",
            "Dates are written as YYYY-MM-DD in every report",
            "describe pods",
            "",
        ] {
            assert_eq!(prompt(text), None, "{text}");
        }
    }
}
