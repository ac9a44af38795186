//! Times of lists that have no zone: one remedy for all of them, so they are told once a report.

use std::collections::BTreeSet;

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::model::time::finding::{no_zone, shown};
use crate::syntax::Document;
use crate::text::{Span, TextEdit};

/// Where times without a zone stand; one that was read twice counts once.
#[derive(Debug, Default)]
pub(crate) struct Unzoned(BTreeSet<Span>);

impl Unzoned {
    /// Takes note of a time.
    pub(crate) fn add(&mut self, span: Span) {
        self.0.insert(span);
    }

    /// Takes over what another list has.
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Tells all of them at the first.
    pub(crate) fn tell(&self, document: &Document, found: &mut Vec<Diagnostic>) {
        let Some(&first) = self.0.first() else { return };
        let text = shown(first.slice(&document.text).trim());
        let message = match self.0.len() {
            1 => format!("`{text}` has no time zone"),
            2 => format!("`{text}` and one more time here have no time zone"),
            count => format!("`{text}` and {} more times here have no time zone", count - 1),
        };
        let finding = no_zone(message, first, &document.file).with_help(
            "say it once (\"All times in UTC\"), or set `timezone:` in the front matter",
        );
        found.push(match fix(document) {
            Some(fix) => finding.with_fix(fix),
            None => finding,
        });
    }
}

/// Says in the front matter what the times are read as; nobody knows that it is so.
fn fix(document: &Document) -> Option<Fix> {
    let front = document.front_matter.as_ref()?;
    let yaml = front.span.slice(&document.text);
    let first = front.root.entries().first()?.key_span.start as usize;
    let is_block = document.text[..first].ends_with('\n') && yaml.ends_with('\n');
    if !is_block || front.root.get("timezone").is_some() {
        return None;
    }
    let newline = if yaml.ends_with("\r\n") { "\r\n" } else { "\n" };
    let edit = TextEdit {
        span: Span::at(front.span.end as usize),
        replacement: format!("timezone: UTC{newline}"),
    };
    Some(Fix {
        title: "add `timezone: UTC` to the front matter, as they are read now".to_owned(),
        edits: vec![edit],
        applicability: Applicability::Unsafe,
    })
}
