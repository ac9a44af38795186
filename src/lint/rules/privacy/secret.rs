#![doc = include_str!("secret.md")]

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;
use crate::privacy::secret::{self, What};
use crate::text::Span;

/// CB601.
pub(crate) struct Secret;

impl DocumentRule for Secret {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let text = &*report.document.text;
        // The same secret in a hundred lines of a log is one leak.
        let mut leaks: BTreeMap<&str, secret::Secret> = BTreeMap::new();
        for found in secret::find(text) {
            if context.config().privacy.allows(&text[found.range.clone()]) {
                continue;
            }
            leaks.entry(&text[found.range.clone()]).or_insert(found);
        }
        if leaks.is_empty() {
            return;
        }
        let places = places(text, leaks.keys().copied());
        for ((written, first), places) in leaks.iter().zip(&places) {
            tell(report, written, first, places, context);
        }
    }
}

/// Returns where each value stands, also where nothing beside it tells that it is a secret.
fn places<'v>(text: &str, values: impl Iterator<Item = &'v str>) -> Vec<Vec<usize>> {
    let values: Vec<&str> = values.collect();
    let mut places = vec![Vec::new(); values.len()];
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&values);
    // Too many secrets for an automaton: each is told, and the rest of the text is left as it is.
    let Ok(finder) = finder else { return places };
    for hit in finder.find_iter(text) {
        places[hit.pattern().as_usize()].push(hit.start());
    }
    places
}

fn tell(
    report: &Postmortem,
    written: &str,
    first: &secret::Secret,
    places: &[usize],
    context: &mut Context<'_>,
) {
    let again = match places.len().saturating_sub(1) {
        0 => String::new(),
        1 => ", here and once more".to_owned(),
        more => format!(", here and {more} times more"),
    };
    let message = format!("{}{again}", in_words(written, first));
    let hidden = places.iter().map(|at| Span::new(at + first.shown, at + written.len()));
    let whole = Span::new(first.range.start, first.range.end);
    let finding = context
        .finding(report.file(), whole, message)
        .with_label("revoke this")
        .with_why("whoever reads the report, a copy of it or its history can use it")
        .with_help(
            "revoke it first and issue a new one, then take it out of the text and of the \
             history; deleting the line alone leaves it in every clone",
        )
        .with_hidden(hidden.chain([Span::new(first.hidden().start, first.range.end)]));
    context.report(finding);
}

/// Says what stands there without saying it: its name, how it begins and how long it is.
fn in_words(written: &str, found: &secret::Secret) -> String {
    let length = written.chars().count();
    match &found.what {
        What::ValueOf(name) => {
            format!("the value of `{name}` is written out ({length} characters, not shown)")
        }
        What::Named(what) if found.shown > 0 => {
            let start = written[..found.shown].trim_matches('-');
            format!("{what} is written out: `{start}…`, {length} characters")
        }
        What::Named(what) => format!("{what} is written out ({length} characters, not shown)"),
    }
}
