//! The tokens of one sentence with what can be asked about them.

use std::cell::RefCell;

use crate::language::actor::Actor;
use crate::language::grammar::Grammar;
use crate::language::inflect::{ING, NOUN, PART, PAST, THIRD};
use crate::language::lexicon::{Lexicon, WordId};
use crate::language::token::Token;

/// Words the code looks for by themselves.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words {
    pub(crate) of: WordId,
    pub(crate) to: WordId,
    pub(crate) who: WordId,
    pub(crate) possessive: WordId,
    pub(crate) without: WordId,
    pub(crate) whoever: WordId,
}

impl Words {
    pub(crate) fn of(lexicon: &mut Lexicon) -> Self {
        Self {
            of: lexicon.intern("of"),
            to: lexicon.intern("to"),
            who: lexicon.intern("who"),
            possessive: lexicon.intern("'s"),
            without: lexicon.intern("without"),
            whoever: lexicon.intern("whoever"),
        }
    }
}

/// What is known of the noun phrase that begins at a token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Reading {
    /// Nobody has asked.
    #[default]
    Open,
    /// It was read; there may be none.
    Read(Option<Actor>),
}

/// One sentence, read.
pub(crate) struct Clause<'s> {
    pub(crate) tokens: &'s [Token],
    pub(crate) grammar: &'s Grammar,
    pub(crate) words: &'s Words,
    /// Whether the sentence is a question.
    pub(crate) asks: bool,
    /// The noun phrases read so far, by where they begin; many patterns ask for the same ones.
    pub(crate) phrases: RefCell<Vec<Reading>>,
}

impl<'s> Clause<'s> {
    /// Returns the sentence of these tokens; `asks` tells whether it is a question.
    pub(crate) fn new(
        tokens: &'s [Token],
        grammar: &'s Grammar,
        words: &'s Words,
        asks: bool,
    ) -> Self {
        Self { tokens, grammar, words, asks, phrases: RefCell::default() }
    }

    /// Tells whether a clause ends before `at`: a mark other than a comma.
    pub(crate) fn is_hard_mark(&self, at: usize) -> bool {
        matches!(self.tokens[at].mark, b';' | b':' | b'-' | b'?' | b'!' | b'.' | b'|' | b'(' | b')')
    }

    pub(crate) fn is_comma(&self, at: usize) -> bool {
        self.tokens[at].mark == b','
    }

    /// Tells whether the token at `at` is the verb of a statement, and neither an infinitive nor a
    /// description of the noun behind it.
    pub(crate) fn is_finite(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let grammar = self.grammar;
        if !token.is_word() {
            return false;
        }
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        if before.is_some_and(|it| it.word == self.words.to) {
            return false;
        }
        if token.is(grammar.auxiliary | grammar.modal) {
            return !token.has_form(ING | PART) || token.has_form(PAST);
        }
        if token.has_form(PAST) {
            let describes =
                grammar.determiner | grammar.possessive | grammar.adjective | grammar.preposition;
            return !before.is_some_and(|it| it.is(describes) || it.word == self.words.possessive);
        }
        token.has_form(THIRD) && !token.has_form(NOUN)
    }

    /// Tells whether the verb at `at` says what was done to its subject: "was deleted".
    pub(crate) fn is_passive(&self, at: usize) -> bool {
        let grammar = self.grammar;
        let token = &self.tokens[at];
        if !token.has_form(PART) || token.is(grammar.auxiliary | grammar.modal) {
            return false;
        }
        let before = (0..at).rev().find(|it| {
            let skipped = grammar.adverb | grammar.negation;
            !self.tokens[*it].is(skipped) || self.tokens[*it].is(grammar.auxiliary)
        });
        before.is_some_and(|it| self.tokens[it].is(grammar.be))
    }

    /// Tells whether the token belongs to a verb without being its core: "had not also".
    pub(crate) fn is_verb_help(&self, at: usize) -> bool {
        let grammar = self.grammar;
        let token = &self.tokens[at];
        token.is_word()
            && token.is(grammar.adverb | grammar.auxiliary | grammar.modal | grammar.negation)
    }
}
