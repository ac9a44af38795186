//! The little language of phrases: what a pattern means, and where it matches a sentence.
//!
//! A pattern is a row of elements with spaces between. `failed|forgot` is one of these words,
//! `at_fault|guilty` one of these where `_` is the space between two words,
//! `~check` any form of a verb, `~check.past` one form, `[diligence]` a word of a class,
//! `[diligence|duty.base]` a form of one of two, `[.part]` any participle, `<person>` a noun phrase
//! for a person, `one|[class]` a word or one of a class, `..` up to two words, `...` up to five,
//! `....` up to nine and `.....` up to thirty with commas between,
//! `^` where a clause begins, `$` where it ends. `?` behind an element makes it optional, `*` lets it
//! repeat, `!` before it wants that it does not follow, and `"[praise]"` a word in quotation marks.

mod choice;
mod read;

use std::sync::Arc;

use crate::language::actor::{self, Kinds};
use crate::language::clause::Clause;
use crate::language::gate::Need;
use crate::language::inflect::{NOUN, PAST, THIRD};
use crate::language::lexicon::{Classes, WordId};
use crate::language::token::{GUESSED, MASKED, QUOTED, Token};

use choice::Choice;
pub(crate) use read::Reader;

/// One compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    elements: Vec<Element>,
    /// The element whose words lead to the pattern.
    anchor: usize,
}

#[derive(Clone, Debug)]
struct Element {
    atom: Atom,
    min: u8,
    max: u8,
    quoted: bool,
    /// Whether it must not match, and takes no words.
    negated: bool,
    /// How many words lead to it, common ones weighing more; `None` when it cannot lead.
    weight: Option<usize>,
}

#[derive(Clone, Debug)]
enum Atom {
    Words(Arc<Choice>),
    Class(Classes, u16),
    Phrase(Kinds),
    Gap { commas: bool },
    Mark(u8),
    Start,
    End,
}

/// What leads to a pattern.
pub(crate) enum Lead<'p> {
    /// These words.
    Words(&'p [WordId]),
    /// The listed words of these classes.
    Class(Classes),
}

/// Where a pattern matched, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Who the noun phrase of the pattern stands for, where it has one.
    pub(crate) actor: Option<actor::Actor>,
}

impl Pattern {
    /// Reads a pattern; says what is wrong with one that cannot be read.
    pub(crate) fn parse<'t>(text: &'t str, reader: &mut Reader<'t>) -> Result<Self, String> {
        let mut elements = Vec::new();
        for part in text.split_ascii_whitespace() {
            elements.push(reader.element(part)?);
        }
        let weighed = elements.iter().enumerate().filter_map(|(at, it)| Some((it.weight?, at)));
        let lightest = weighed.min();
        let (_, anchor) = lightest.ok_or_else(|| {
            format!("`{text}` has no word to look for: it needs one that is not optional")
        })?;
        Ok(Self { elements, anchor })
    }

    /// Returns what leads to the pattern: its words, or its classes.
    pub(crate) fn lead(&self) -> Lead<'_> {
        match &self.elements[self.anchor].atom {
            Atom::Words(choice) => Lead::Words(&choice.leads),
            Atom::Class(classes, _) => Lead::Class(*classes),
            Atom::Phrase(_) | Atom::Gap { .. } | Atom::Mark(_) | Atom::Start | Atom::End => {
                Lead::Words(&[])
            }
        }
    }

    /// Returns what a sentence must hold for the pattern to match in it beside what leads to it, the
    /// rarest first.
    pub(crate) fn needs(&self) -> Vec<Need> {
        let others = self.elements.iter().enumerate().filter(|(at, _)| *at != self.anchor);
        let mut needs: Vec<(usize, Need)> =
            others.filter_map(|(_, element)| element.need()).collect();
        needs.sort_by_key(|need| need.0);
        needs.into_iter().map(|need| need.1).collect()
    }

    /// Returns every place of the sentence the pattern matches.
    pub(crate) fn hits(&self, clause: &Clause<'_>) -> impl Iterator<Item = Hit> {
        let is_class = matches!(self.lead(), Lead::Class(_));
        let leads =
            move |(at, token): (usize, &Token)| (!is_class || !token.has(GUESSED)).then_some(at);
        let led = clause.tokens.iter().enumerate().filter_map(leads);
        led.filter_map(|at| self.find(clause, at))
    }

    /// Matches the pattern around its anchor at token `at`.
    pub(crate) fn find(&self, clause: &Clause<'_>, at: usize) -> Option<Hit> {
        let (before, rest) = self.elements.split_at(self.anchor);
        let (anchor, behind) = rest.split_first()?;
        // A repeated anchor matches once here and further behind.
        let mut actor = None;
        let single = anchor.takes(clause, at).then_some(1);
        let end = single
            .into_iter()
            .chain(anchor.rows(clause, at))
            .find_map(|taken| forward(behind, clause, at + taken, &mut actor))?;
        let start = backward(before, clause, at, &mut actor)?;
        Some(Hit { start, end, actor })
    }
}

impl Element {
    /// Returns what a sentence must hold for the element, with how common that is; `None` when it may
    /// as well hold nothing.
    fn need(&self) -> Option<(usize, Need)> {
        if self.min == 0 || self.negated {
            return None;
        }
        match &self.atom {
            Atom::Words(choice) => Some((self.weight?, Need::Words(choice.needs.clone()))),
            // A form alone is what nearly every sentence has.
            Atom::Class(classes, forms) => {
                Some((self.weight.unwrap_or(usize::MAX), Need::Class(*classes, *forms)))
            }
            Atom::Phrase(kinds) => Some((0, Need::Actor(*kinds))),
            Atom::Gap { .. } | Atom::Mark(_) | Atom::Start | Atom::End => None,
        }
    }

    /// Tells whether the element matches the single token at `at`.
    fn takes(&self, clause: &Clause<'_>, at: usize) -> bool {
        let Some(token) = clause.tokens.get(at) else { return false };
        if token.has(MASKED) || token.has(QUOTED) != self.quoted {
            return false;
        }
        match &self.atom {
            Atom::Words(choice) => token.word != 0 && choice.has(token.word),
            Atom::Class(classes, forms) => {
                token.is_word()
                    && (*classes == 0 || token.is(*classes))
                    && (*forms == 0 || token.has_form(*forms))
                    && !(forms & THIRD != 0 && forms & NOUN == 0 && is_plural(clause, at))
            }
            Atom::Mark(mark) => token.mark == *mark,
            Atom::Phrase(_) | Atom::Gap { .. } | Atom::Start | Atom::End => false,
        }
    }

    /// Returns how many tokens each of its rows of words takes from `at` on.
    fn rows<'e>(&'e self, clause: &'e Clause<'_>, at: usize) -> impl Iterator<Item = usize> + 'e {
        let rows: &[Vec<WordId>] = match &self.atom {
            Atom::Words(choice) => &choice.rows,
            _ => &[],
        };
        let fits = move |row: &&Vec<WordId>| {
            let tokens = clause.tokens.get(at..at + row.len());
            tokens.is_some_and(|tokens| {
                let same = |(token, word): (&Token, &WordId)| {
                    token.word == *word && !token.has(MASKED) && token.has(QUOTED) == self.quoted
                };
                tokens.iter().zip(row.iter()).all(same)
            })
        };
        rows.iter().filter(fits).map(Vec::len)
    }

    /// Returns how many tokens each of its rows of words takes that end before `at`.
    fn rows_before<'e>(
        &'e self,
        clause: &'e Clause<'_>,
        at: usize,
    ) -> impl Iterator<Item = usize> + 'e {
        (2..=at.min(MAX_PHRASE))
            .filter(move |taken| self.rows(clause, at - taken).any(|it| it == *taken))
    }

    /// Tells whether the gap may take the token at `at`.
    fn bridges(&self, clause: &Clause<'_>, at: usize) -> bool {
        let Atom::Gap { commas } = self.atom else { return false };
        clause.tokens.get(at).is_some_and(|it| it.mark == 0 || (commas && it.mark == b','))
    }

    fn holds_at(&self, clause: &Clause<'_>, at: usize) -> bool {
        match &self.atom {
            Atom::Start => begins_clause(clause, at),
            Atom::End => ends_clause(clause, at),
            Atom::Phrase(kinds) => clause.phrase_from(at).is_some_and(|it| it.kinds & kinds != 0),
            Atom::Words(..) | Atom::Class(..) | Atom::Mark(_) => {
                self.takes(clause, at) || self.rows(clause, at).next().is_some()
            }
            Atom::Gap { .. } => true,
        }
    }
}

/// Tells whether a word that may be a verb is a noun in the plural here: "90,000 mails", "of changes".
fn is_plural(clause: &Clause<'_>, at: usize) -> bool {
    let token = &clause.tokens[at];
    token.has_form(NOUN)
        && token.has_form(THIRD)
        && !token.has_form(PAST)
        && at > 0
        && (clause.is_modifier(at - 1) || clause.tokens[at - 1].is(clause.grammar.preposition))
}

fn begins_clause(clause: &Clause<'_>, at: usize) -> bool {
    at == 0 || {
        let before = &clause.tokens[at - 1];
        before.mark != 0 || before.is(clause.grammar.conjunction)
    }
}

fn ends_clause(clause: &Clause<'_>, at: usize) -> bool {
    clause.tokens.get(at).is_none_or(|it| {
        it.mark != 0 || it.is(clause.grammar.conjunction | clause.grammar.subordinator)
    })
}

/// Matches elements from token `at` on and returns where they end.
fn forward(
    elements: &[Element],
    clause: &Clause<'_>,
    at: usize,
    actor: &mut Option<actor::Actor>,
) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    if first.negated {
        return if first.holds_at(clause, at) { None } else { forward(rest, clause, at, actor) };
    }
    match first.atom {
        Atom::Start | Atom::End => {
            let held = first.holds_at(clause, at);
            if held { forward(rest, clause, at, actor) } else { None }
        }
        Atom::Phrase(kinds) => {
            let readings =
                [clause.owner_from(at), clause.phrase_from(at), clause.described_from(at)];
            for found in readings.into_iter().flatten().filter(|it| it.kinds & kinds != 0) {
                if let Some(end) = forward(rest, clause, found.end, actor) {
                    *actor = Some(found);
                    return Some(end);
                }
            }
            if first.min == 0 { forward(rest, clause, at, actor) } else { None }
        }
        Atom::Gap { .. } => {
            for from in at..=at + usize::from(first.max) {
                if let Some(end) = forward(rest, clause, from, actor) {
                    return Some(end);
                }
                if !first.bridges(clause, from) {
                    return None;
                }
            }
            None
        }
        Atom::Words(..) | Atom::Class(..) | Atom::Mark(_) => {
            let most =
                (0..usize::from(first.max)).take_while(|it| first.takes(clause, at + it)).count();
            let least = usize::from(first.min);
            (least..=most)
                .rev()
                .chain(first.rows(clause, at))
                .find_map(|taken| forward(rest, clause, at + taken, actor))
        }
    }
}

/// Matches elements back from token `at`, which they stand before, and returns where they begin.
fn backward(
    elements: &[Element],
    clause: &Clause<'_>,
    at: usize,
    actor: &mut Option<actor::Actor>,
) -> Option<usize> {
    let Some((last, rest)) = elements.split_last() else { return Some(at) };
    if last.negated {
        let matches = (at > 0 && last.holds_at(clause, at - 1))
            || last.rows_before(clause, at).next().is_some();
        return if matches { None } else { backward(rest, clause, at, actor) };
    }
    match last.atom {
        Atom::Start | Atom::End => {
            if last.holds_at(clause, at) {
                backward(rest, clause, at, actor)
            } else {
                None
            }
        }
        Atom::Phrase(kinds) => {
            let first = at.saturating_sub(MAX_PHRASE);
            for start in first..at {
                let readings = [
                    clause.owner_from(start),
                    clause.phrase_from(start),
                    clause.described_from(start),
                ];
                let fits = |it: &actor::Actor| it.end == at && it.kinds & kinds != 0;
                for found in readings.into_iter().flatten().filter(fits) {
                    if let Some(begin) = backward(rest, clause, start, actor) {
                        *actor = Some(found);
                        return Some(begin);
                    }
                }
            }
            if last.min == 0 { backward(rest, clause, at, actor) } else { None }
        }
        Atom::Gap { .. } => {
            let mut to = at;
            for _ in 0..=last.max {
                if let Some(start) = backward(rest, clause, to, actor) {
                    return Some(start);
                }
                if to == 0 || !last.bridges(clause, to - 1) {
                    return None;
                }
                to -= 1;
            }
            None
        }
        Atom::Words(..) | Atom::Class(..) | Atom::Mark(_) => {
            let takes = |it: &usize| *it < at && last.takes(clause, at - it - 1);
            let most = (0..usize::from(last.max)).take_while(takes).count();
            let fewest = usize::from(last.min);
            (fewest..=most)
                .rev()
                .chain(last.rows_before(clause, at))
                .find_map(|taken| backward(rest, clause, at - taken, actor))
        }
    }
}

/// The most words of a noun phrase before an anchor.
const MAX_PHRASE: usize = 8;
