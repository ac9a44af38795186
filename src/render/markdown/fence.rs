//! Fenced blocks: analysis blocks drawn as readable HTML, everything else as code.

use std::fmt::Write as _;

use super::{escape, highlight};
use crate::yaml::{self, Node};

/// Returns the HTML of a fenced or indented block.
pub(super) fn html(info: &str, content: &str) -> String {
    let language = info.split([' ', '\t', ',', '{']).next().unwrap_or_default();
    let drawn = match language {
        "five-whys" => five_whys(content),
        "fishbone" => fishbone(content),
        "log" => Some(log(info, content)),
        _ => None,
    };
    drawn.unwrap_or_else(|| code(language, content))
}

/// Languages of diagrams that are not drawn, and how they are called; their source is readable.
const DIAGRAMS: [(&str, &str); 5] = [
    ("d2", "D2"),
    ("dot", "Graphviz"),
    ("graphviz", "Graphviz"),
    ("mermaid", "Mermaid"),
    ("plantuml", "PlantUML"),
];

fn code(language: &str, content: &str) -> String {
    let class: String =
        language.chars().filter(|c| c.is_ascii_alphanumeric() || "+-_#.".contains(*c)).collect();
    let diagram = DIAGRAMS.iter().find(|(name, _)| *name == language);
    let mut out = String::with_capacity(content.len() + 64);
    if let Some((_, name)) = diagram {
        let _ = write!(out, "<figure class=\"source\"><figcaption>{name}</figcaption>");
    }
    out.push_str("<pre tabindex=\"0\"><code");
    if !class.is_empty() {
        out.push_str(&escape::attribute("class", &format!("language-{class}")));
    }
    out.push('>');
    match highlight::html(language, content) {
        Some(coloured) => out.push_str(&coloured),
        None => escape::text(&mut out, content),
    }
    out.push_str("</code></pre>");
    out.push_str(if diagram.is_some() { "</figure>\n" } else { "\n" });
    out
}

/// Draws an excerpt of a log, one element a line; `log {3,5-7}` marks lines.
fn log(info: &str, content: &str) -> String {
    let marked_lines = marked_lines(info);
    let mut out = "<pre class=\"log\" tabindex=\"0\"><code class=\"language-log\">".to_owned();
    for (index, line) in content.lines().enumerate() {
        // The line break stands inside, so that the line may be drawn as a block of its own.
        let is_marked = marked_lines.iter().any(|range| range.contains(&(index + 1)));
        let (open, close) = if is_marked {
            ("<mark class=\"line\">", "\n</mark>")
        } else {
            ("<span class=\"line\">", "\n</span>")
        };
        out.push_str(open);
        escape::text(&mut out, line);
        out.push_str(close);
    }
    out.push_str("</code></pre>\n");
    out
}

fn marked_lines(info: &str) -> Vec<std::ops::RangeInclusive<usize>> {
    let braces = info.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
    let Some((numbers, _)) = braces else { return Vec::new() };
    numbers
        .split(',')
        .filter_map(|part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            Some(first.trim().parse().ok()?..=last.trim().parse().ok()?)
        })
        .collect()
}

/// Draws five whys: an ordered list of a question and its answer.
fn five_whys(content: &str) -> Option<String> {
    let steps = steps(content);
    if steps.is_empty() {
        return None;
    }
    let mut out = "<ol class=\"five-whys\">\n".to_owned();
    for step in steps {
        let (question, answer) = question_and_answer(&step);
        out.push_str("<li><p class=\"why-question\">");
        escape::text(&mut out, question);
        out.push_str("</p>");
        if !answer.is_empty() {
            out.push_str("<p class=\"why-answer\">");
            escape::text(&mut out, answer);
            out.push_str("</p>");
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
    Some(out)
}

/// Splits the block into its steps: each begins with a number or a dash, else at a line that asks.
fn steps(content: &str) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    let is_list = content.lines().any(|line| after_marker(line).is_some());
    for line in content.lines() {
        let text = line.trim();
        if text.is_empty() {
            continue;
        }
        let begins = if is_list {
            after_marker(line)
        } else {
            (text.starts_with("Why") || text.ends_with('?')).then_some(text)
        };
        match (begins, steps.last_mut()) {
            (Some(text), _) => steps.push(text.to_owned()),
            (None, Some(step)) => {
                step.push(' ');
                step.push_str(text);
            }
            (None, None) => steps.push(text.to_owned()),
        }
    }
    steps
}

/// Returns what stands behind `1.`, `1)`, `-` or `*` at the start of a line.
fn after_marker(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = if digits > 0 {
        line[digits..].strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '*'])
    };
    rest.filter(|rest| rest.starts_with([' ', '\t'])).map(str::trim)
}

fn question_and_answer(step: &str) -> (&str, &str) {
    let Some(end) = step.find(['?', '？']) else { return (step, "") };
    let length = step[end..].chars().next().map_or(1, char::len_utf8);
    let (question, answer) = step.split_at(end + length);
    (question, answer.trim_start_matches([' ', '-', '–', '—', ':', '>', '→']))
}

/// Draws a fishbone as a nested list that the style sheet lays out: the effect, then the causes by
/// category. `None` when the YAML is not of that shape, so that it stays readable as code.
fn fishbone(content: &str) -> Option<String> {
    let (root, problems) = yaml::parse(content, 0);
    let categories = root.get("categories").filter(|_| problems.is_empty())?;
    let mut out = "<figure class=\"fishbone\">\n".to_owned();
    if let Some(effect) = root.get("effect").and_then(Node::text) {
        out.push_str("<figcaption class=\"fishbone-effect\">");
        escape::text(&mut out, effect);
        out.push_str("</figcaption>\n");
    }
    out.push_str("<ul class=\"fishbone-categories\">\n");
    for (name, causes) in named(categories) {
        out.push_str("<li><span class=\"fishbone-category\">");
        escape::text(&mut out, name);
        out.push_str("</span>");
        list(&mut out, causes?, 0);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n</figure>\n");
    Some(out)
}

/// Returns names and what is under them: of a mapping, or of a list with `name` and `causes`.
fn named(node: &Node) -> Vec<(&str, Option<&Node>)> {
    let entries = node.entries().iter().map(|entry| (entry.key.as_str(), Some(&entry.value)));
    let items = node.items().iter().filter_map(|item| {
        let name = item.get("name").and_then(Node::text)?;
        Some((name, item.get("causes")))
    });
    entries.chain(items).collect()
}

fn list(out: &mut String, node: &Node, depth: usize) {
    let mut items = String::new();
    if let Some(text) = node.text() {
        items.push_str("<li>");
        escape::text(&mut items, text);
        items.push_str("</li>");
    }
    for item in node.items() {
        match item.text() {
            Some(text) => {
                items.push_str("<li>");
                escape::text(&mut items, text);
                items.push_str("</li>");
            }
            None => nested(&mut items, item, depth),
        }
    }
    nested(&mut items, node, depth);
    if !items.is_empty() {
        let _ = write!(out, "<ul>{items}</ul>");
    }
}

/// A cause with causes of its own: `- cause: [deeper, ...]`.
fn nested(items: &mut String, node: &Node, depth: usize) {
    if depth > 8 {
        return;
    }
    for entry in node.entries() {
        items.push_str("<li>");
        escape::text(items, &entry.key);
        list(items, &entry.value, depth + 1);
        items.push_str("</li>");
    }
}
