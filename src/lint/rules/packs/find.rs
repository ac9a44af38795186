//! Where a rule of a pack speaks in a passage: scope, section, quotation and subject held against it.

use std::ops::Range;

use crate::language::{Engine, Part, Passage};
use crate::phrasebook::{PhraseRule, Scope, Subject};
use crate::syntax::Heading;
use crate::text::Span;

/// A place a rule of a pack found.
pub(super) struct Found<'r> {
    /// Where in the text of the passage.
    pub(super) range: Range<usize>,
    /// What could stand there.
    pub(super) instead: Option<&'r str>,
}

/// Returns every place in `passage` that the rule is about.
pub(super) fn find<'r>(
    rule: &'r PhraseRule,
    passage: &Passage<'_>,
    headings: &[Heading],
    engine: &Engine,
) -> Vec<Found<'r>> {
    if !is_in_scope(rule, passage, headings) {
        return Vec::new();
    }
    let hits = rule.finder.find(passage.text());
    if hits.is_empty() {
        return Vec::new();
    }
    let masks = passage.masks();
    let is_own = |range: &Range<usize>| {
        let mut quoted = masks.speech.iter().chain(&masks.words);
        !quoted.any(|it| it.start < range.end && range.start < it.end)
    };
    let fits = |range: &Range<usize>| match rule.subject {
        None => true,
        Some(wanted) => {
            engine.is_about_people(passage, range.start) == Some(wanted == Subject::Person)
        }
    };
    let kept = hits.into_iter().filter(|hit| is_own(&hit.range) && fits(&hit.range));
    kept.map(|hit| Found { range: hit.range, instead: hit.instead }).collect()
}

fn is_in_scope(rule: &PhraseRule, passage: &Passage<'_>, headings: &[Heading]) -> bool {
    rule.scopes.is_empty()
        || rule.scopes.iter().any(|scope| match (scope, passage.part) {
            (Scope::Heading(None), Part::Title | Part::Heading)
            | (Scope::Heading(Some(1)), Part::Title)
            | (Scope::Paragraph, Part::Paragraph | Part::Summary)
            | (Scope::List, Part::Item | Part::Event | Part::Action)
            | (Scope::Table, Part::Cell) => true,
            (Scope::Heading(Some(level)), Part::Heading) => {
                let span = passage.span(0..passage.text().len());
                level_at(headings, span) == Some(*level)
            }
            _ => false,
        })
}

fn level_at(headings: &[Heading], span: Span) -> Option<u8> {
    headings.iter().find(|heading| heading.span.contains(span)).map(|heading| heading.level)
}
