#![doc = include_str!("dead_anchor.md")]

use super::target::{Target, find};
use crate::config::suggest::nearest;
use crate::diagnostic::{Applicability, Fix};
use crate::knowledge::place;
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};
use crate::syntax::{Document, Link};
use crate::text::TextEdit;

/// CB702.
pub(crate) struct DeadAnchor;

impl DocumentRule for DeadAnchor {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind == ContentKind::Template {
            return;
        }
        for link in &report.document.links {
            let Target::Report(file, Some(anchor)) = find(report, link, context) else {
                continue;
            };
            let Some(other) = context.knowledge().reports.get(&file) else { continue };
            // An address of this page is not led anywhere, so it has to be the anchor itself.
            let is_place = place::find(other, &anchor)
                .is_some_and(|(full, _)| full == anchor || !link.target.starts_with('#'));
            if !is_place && !has_anchor(&other.document, &anchor) {
                tell(report, link, other, &anchor, context);
            }
        }
    }
}

fn has_anchor(document: &Document, anchor: &str) -> bool {
    if anchor.is_empty() || anchor == "top" || anchor.starts_with("fn") {
        return true;
    }
    let is_heading = document.headings.iter().any(|it| it.anchor.eq_ignore_ascii_case(anchor));
    let is_named = || {
        let quoted = [format!("\"{anchor}\""), format!("'{anchor}'")];
        let text = &*document.text;
        quoted
            .iter()
            .any(|it| text.contains(&format!("id={it}")) || text.contains(&format!("name={it}")))
    };
    is_heading || is_named()
}

fn tell(
    report: &Postmortem,
    link: &Link,
    other: &Postmortem,
    anchor: &str,
    context: &mut Context<'_>,
) {
    let place = if other.file() == report.file() {
        "this file".to_owned()
    } else {
        format!("`{}`", other.file())
    };
    let headings = other.document.headings.iter().map(|it| it.anchor.clone());
    let places: Vec<String> = place::places(other).map(|(anchor, _)| anchor).collect();
    let has_places = !places.is_empty();
    let what = if has_places { "heading, action or event" } else { "heading" };
    let message = format!("`#{anchor}` is no {what} of {place}");
    // An action is written by its id where its report is named.
    let is_here = link.target.starts_with('#');
    let short = |it: &String| it.strip_prefix("action-").filter(|_| !is_here).map(str::to_owned);
    let ids: Vec<String> = places.iter().filter_map(short).collect();
    let anchors: Vec<String> = headings.chain(ids).chain(places).collect();
    let near = nearest(anchor, anchors.iter().map(String::as_str));
    let help = match near {
        Some(near) => format!("did you mean `#{near}`?"),
        None if !has_places => {
            "the anchor of a heading is its text in lower case with `-` for spaces".to_owned()
        }
        None => {
            "write a heading in lower case with `-` for spaces, an action by its id (`#a1`) or \
                 an event by its time (`#e-1402`)"
                .to_owned()
        }
    };
    let mut finding = context
        .finding(report.file(), link.target_span, message)
        .with_why("the reader lands at the top of the page and has to search")
        .with_help(help);
    let written = link.target_span.slice(&report.document.text);
    if let (Some(near), Some((path, _))) = (near, written.split_once('#'))
        && written == link.target
    {
        let replacement = format!("{path}#{near}");
        finding = finding.with_fix(Fix {
            title: format!("link to `#{near}`"),
            edits: vec![TextEdit { span: link.target_span, replacement }],
            applicability: Applicability::Unsafe,
        });
    }
    context.report(finding);
}
