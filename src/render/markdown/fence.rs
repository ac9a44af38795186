//! Fenced blocks: analysis blocks drawn as readable HTML, everything else as code.

use std::fmt::Write as _;

use super::{LinkKind, Resolver, escape, highlight};
use crate::chart::{chain, ribs};
use crate::model::analysis::{AnalysisKind, fishbone, five_whys, log};
use crate::text::address;

/// Returns the HTML of a fenced or indented block.
pub(super) fn html(info: &str, content: &str, resolver: &mut Resolver<'_>) -> String {
    let drawn = match AnalysisKind::of(info) {
        Some(AnalysisKind::FiveWhys) => {
            five_whys::read(content).value.map(|it| chain_of(it, resolver))
        }
        Some(AnalysisKind::Fishbone) => {
            fishbone::read(content).value.map(|it| ribs_of(it, resolver))
        }
        Some(AnalysisKind::Log) => {
            log::read(info, content).value.map(|it| excerpt(&it, content, resolver))
        }
        // Drawn by the page, which knows the file and the incident's times, or all incidents.
        Some(AnalysisKind::Metric | AnalysisKind::Chart | AnalysisKind::Timeline) | None => None,
    };
    let language = info.split([' ', '\t', ',', '{']).next().unwrap_or_default();
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

/// Writes an excerpt of a log, one element a line with its number; what is marked is told above too.
fn excerpt(excerpt: &log::Excerpt, content: &str, resolver: &mut Resolver<'_>) -> String {
    let mut out = "<figure class=\"source\">".to_owned();
    caption(&mut out, excerpt, resolver);
    out.push_str("<pre class=\"log\" tabindex=\"0\"><code class=\"language-log\">");
    for (index, line) in content.lines().enumerate() {
        // The line break stands inside, so that the line may be drawn as a block of its own.
        let number = excerpt.from + index;
        let name = if excerpt.is_marked(number) { "mark" } else { "span" };
        let _ = write!(out, "<{name} class=\"line\" data-n=\"{number}\">");
        escape::text(&mut out, line);
        let _ = write!(out, "\n</{name}>");
    }
    out.push_str("</code></pre></figure>\n");
    out
}

/// Names the file an excerpt is taken from.
fn caption(out: &mut String, excerpt: &log::Excerpt, resolver: &mut Resolver<'_>) {
    let Some(file) = &excerpt.file else { return };
    let found = resolver(file, LinkKind::Link).and_then(|it| it.href);
    let name = file.rsplit('/').next().unwrap_or(file);
    out.push_str("<figcaption>");
    match found.filter(|_| address::kind(file) == address::Kind::Relative) {
        Some(href) => {
            let _ = write!(out, "<a{}>", escape::attribute("href", &href));
            escape::text(out, name);
            out.push_str("</a>");
        }
        None => escape::text(out, name),
    }
    out.push_str("</figcaption>");
}

fn chain_of(whys: Vec<five_whys::Why>, resolver: &mut Resolver<'_>) -> String {
    let step = |why: five_whys::Why| chain::Step {
        question: words(&why.question, resolver),
        answer: words(&why.answer, resolver),
    };
    chain::draw(&whys.into_iter().map(step).collect::<Vec<_>>())
}

fn ribs_of(bone: fishbone::Fishbone, resolver: &mut Resolver<'_>) -> String {
    let outcome = bone.effect.map(|effect| words(&effect, resolver));
    let ribs = bone.categories.into_iter().map(|branch| item(branch, resolver)).collect();
    ribs::Ribs { outcome, ribs }.draw()
}

fn item(branch: fishbone::Branch, resolver: &mut Resolver<'_>) -> ribs::Item {
    let text = words(&branch.text, resolver);
    let items = branch.causes.into_iter().map(|cause| item(cause, resolver)).collect();
    ribs::Item { text, items }
}

/// Renders the words of a block that is drawn; what they point to beside the report is not known to be
/// there, as links are not looked for in code.
fn words(text: &str, resolver: &mut Resolver<'_>) -> String {
    let mut known = |target: &str, kind| Some(resolver(target, kind).unwrap_or_default());
    super::inline(text, &mut known)
}
