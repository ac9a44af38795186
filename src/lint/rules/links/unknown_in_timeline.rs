#![doc = include_str!("unknown_in_timeline.md")]

use std::collections::BTreeSet;

use super::unknown_incident::is_plain;
use crate::config::{nearest, only_nearest};
use crate::diagnostic::{Applicability, Fix};
use crate::knowledge::HubKind;
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};
use crate::text::{Spanned, TextEdit};

/// CB709.
pub(crate) struct UnknownInTimeline;

/// Where there are more words than this, the finding does not name them all.
const MOST_NAMED: usize = 12;

impl DocumentRule for UnknownInTimeline {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind == ContentKind::Template {
            return;
        }
        for (field, word) in report.analysis.timelines.iter().flat_map(|block| &block.words) {
            if let Some(kind) = HubKind::of_field(*field) {
                check_one(report, kind, word, context);
            }
        }
    }
}

fn check_one(
    report: &Postmortem,
    kind: HubKind,
    word: &Spanned<String>,
    context: &mut Context<'_>,
) {
    let (hubs, config) = (&context.knowledge().hubs, context.config());
    if hubs.get(kind, &kind.id_of(&word.value, config)).is_some() {
        return;
    }
    let known = || {
        hubs.of(kind).flat_map(|hub| {
            let names = [&hub.id, &hub.name].into_iter().chain(&hub.aliases);
            names.map(|name| (name.as_str(), hub.id.as_str()))
        })
    };
    let ids: BTreeSet<&str> = hubs.of(kind).map(|hub| hub.id.as_str()).collect();
    let near = nearest(&word.value, known().map(|(name, _)| name));
    let near = near.and_then(|near| known().find(|(name, _)| *name == near));
    let what = kind.as_str();
    let help = match near {
        Some((_, id)) => format!("did you mean `{id}`?"),
        None if ids.is_empty() => format!("no incident names a {what} yet"),
        None if ids.len() <= MOST_NAMED => {
            let ids: Vec<_> = ids.iter().map(|id| format!("`{id}`")).collect();
            format!("there are {}", ids.join(", "))
        }
        None => format!("the site has a page of every {what}; write the end of its address"),
    };
    let message = format!("no incident carries the {what} `{}`", word.value);
    let finding = context
        .finding(report.file(), word.span, message)
        .with_why("the drawing leaves out what was meant")
        .with_help(help);
    let is_written = word.span.slice(&report.document.text) == word.value;
    let meant = only_nearest(&word.value, known()).filter(|id| is_written && is_plain(id));
    context.report(match meant {
        Some(id) => finding.with_fix(Fix {
            title: format!("write `{id}`"),
            edits: vec![TextEdit { span: word.span, replacement: id.to_owned() }],
            applicability: Applicability::Unsafe,
        }),
        None => finding,
    });
}
