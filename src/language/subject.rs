//! Finds who does what a verb says, from the verb back to where the clause begins.

use crate::language::actor::{self, Actor};
use crate::language::clause::Clause;
use crate::language::inflect::{BASE, ING, NOUN, PART, PAST, THIRD};
use crate::language::token::NUMBER;

/// The subject of a verb, and what was seen on the way to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    pub(crate) actor: Actor,
    /// Whether the verb says what might be, and not what was.
    pub(crate) hypothetical: bool,
    /// Whether the subject stands right before the verb.
    pub(crate) adjacent: bool,
}

/// How often coordination and relative clauses are followed before giving up.
const HOPS: usize = 6;

impl Clause<'_> {
    /// Finds the subject of the verb whose first word is at `verb`.
    pub(crate) fn subject(&self, verb: usize) -> Subject {
        let mut search = Search { clause: self, hypothetical: false, adjacent: true, hops: HOPS };
        let actor = self.denied(search.before(verb));
        let hypothetical = search.hypothetical || self.is_supposed(actor.start);
        Subject { actor, hypothetical, adjacent: search.adjacent }
    }

    /// Returns the actor, or nobody where the words deny him: "no individual", "not the engineer".
    fn denied(&self, actor: Actor) -> Actor {
        let is_denied = actor.start > 0
            && actor.start < actor.end
            && self.tokens[actor.start - 1].is(self.grammar.negation)
            && self.tokens[actor.start - 1].word != self.words.without;
        if is_denied { Actor { kinds: actor::NOBODY, ..actor } } else { actor }
    }

    /// Tells whether the clause that begins at `start` only supposes what it says.
    fn is_supposed(&self, start: usize) -> bool {
        let mut at = start;
        while at > 0 {
            let before = &self.tokens[at - 1];
            if before.is(self.grammar.hypothetical) {
                return true;
            }
            // "whether or not somebody mistyped it".
            let skipped = self.grammar.adverb | self.grammar.negation | self.grammar.conjunction;
            if !before.is(skipped) {
                return false;
            }
            at -= 1;
        }
        false
    }
}

struct Search<'c, 's> {
    clause: &'c Clause<'s>,
    hypothetical: bool,
    adjacent: bool,
    hops: usize,
}

impl Search<'_, '_> {
    fn none(at: usize) -> Actor {
        Actor { kinds: actor::UNTOLD, start: at, end: at }
    }

    fn left_out(at: usize) -> Actor {
        Actor { kinds: actor::ELLIPSIS, start: at, end: at }
    }

    /// Finds the subject of what begins at `verb`.
    fn before(&mut self, verb: usize) -> Actor {
        if self.hops == 0 {
            return Self::none(verb);
        }
        self.hops -= 1;
        let clause = self.clause;
        let grammar = clause.grammar;
        let mut at = verb;
        while at > 0 && clause.is_verb_help(at - 1) {
            at -= 1;
            let token = &clause.tokens[at];
            self.hypothetical |= token.is(grammar.modal);
        }
        if at == 0 {
            return Self::left_out(at);
        }
        let before = &clause.tokens[at - 1];
        if before.word == clause.words.to {
            self.hypothetical = true;
        }
        if clause.is_comma(at - 1) {
            return self.behind_comma(at - 1);
        }
        if matches!(before.mark, b')') {
            return self.behind_bracket(at - 1);
        }
        if clause.is_hard_mark(at - 1) || before.mark != 0 {
            return Self::left_out(at);
        }
        if self.is_time(at - 1) {
            return Self::left_out(at);
        }
        if before.is(grammar.relative) {
            return self.antecedent(at - 1);
        }
        if before.is(grammar.conjunction) {
            return self.coordinated(at - 1);
        }
        if before.is(grammar.subordinator | grammar.preposition) {
            return Self::none(at);
        }
        self.phrase_before(at)
    }

    /// Tells whether a time of day stands at `at` and begins a note: "14:05 forgot to drain".
    fn is_time(&self, at: usize) -> bool {
        const SHAPES: [usize; 2] = ["14:05".len(), "14:05:09".len()];
        let token = &self.clause.tokens[at];
        token.has(NUMBER)
            && SHAPES.contains(&(token.end - token.start))
            && (at == 0 || self.clause.tokens[at - 1].mark != 0)
    }

    /// Finds the subject of the verb that "and", "but" or a comma at `link` joins to an earlier one.
    fn coordinated(&mut self, link: usize) -> Actor {
        self.adjacent = false;
        let clause = self.clause;
        let mut at = link;
        while at > 0 {
            at -= 1;
            if matches!(clause.tokens[at].mark, b';' | b'?' | b'!' | b'.') {
                return Self::left_out(link + 1);
            }
            if clause.is_finite(at) {
                let mut first = at;
                while first > 0 && clause.is_verb_help(first - 1) {
                    first -= 1;
                }
                return self.before(first);
            }
        }
        Self::left_out(link + 1)
    }

    /// Finds the subject before a comma: in front of an insertion, or of an earlier verb.
    fn behind_comma(&mut self, comma: usize) -> Actor {
        let clause = self.clause;
        let opening =
            (0..comma).rev().take_while(|it| !matches!(clause.tokens[*it].mark, b';' | b'.'));
        for at in opening {
            if clause.is_comma(at) && at > 0 && self.inserts(at + 1, comma) {
                self.adjacent = false;
                return self.before(at);
            }
        }
        self.coordinated(comma)
    }

    /// Tells whether the words from `at` to the comma at `end` are an insertion: "while debugging",
    /// "who was on call", "a contractor", but not "the team merged it".
    fn inserts(&self, at: usize, end: usize) -> bool {
        let clause = self.clause;
        let Some(token) = clause.tokens.get(at) else { return false };
        let grammar = clause.grammar;
        token.is(grammar.subordinator | grammar.relative | grammar.preposition)
            || (token.has_form(ING | PART) && !token.has_form(PAST))
            || (token.is(grammar.determiner | grammar.possessive)
                && !(at..end).any(|it| clause.is_finite(it)))
            || token.is(grammar.adverb)
    }

    /// Finds the subject before an insertion in brackets.
    fn behind_bracket(&mut self, close: usize) -> Actor {
        let clause = self.clause;
        let open = (0..close).rev().find(|at| clause.tokens[*at].mark == b'(');
        match open {
            Some(open) if open > 0 => self.before(open),
            _ => Self::left_out(close + 1),
        }
    }

    /// Finds what `who`, `that` or `which` at `relative` stands for.
    fn antecedent(&mut self, relative: usize) -> Actor {
        self.adjacent = false;
        let clause = self.clause;
        let is_who = clause.tokens[relative].word == clause.words.who;
        let mut end = relative;
        while end > 0 && clause.is_comma(end - 1) {
            end -= 1;
        }
        if end == 0 || !clause.tokens[end - 1].is_word() {
            return Self::none(relative);
        }
        let before = &clause.tokens[end - 1];
        if is_who && before.has_form(BASE | PAST | ING) && !before.has_form(NOUN) {
            // "ask who", "find out who": a question, and nobody's clause.
            return Self::none(relative);
        }
        let found = self.phrase_before(end);
        if is_who && found.kinds & !(actor::STRANGER | actor::MAYBE) == actor::SYSTEM {
            return Actor { kinds: actor::ROLE, ..found };
        }
        found
    }

    /// Reads the noun phrase that ends before `end`, back over "of the", "in our" to its head.
    fn phrase_before(&mut self, end: usize) -> Actor {
        let clause = self.clause;
        let grammar = clause.grammar;
        if clause.tokens[end - 1].is(grammar.object)
            && end > 2
            && clause.tokens[end - 2].has_form(ING)
            && self.hops > 0
        {
            // "the engineer assisting me": what a participle is done to is no subject.
            self.hops -= 1;
            self.adjacent = false;
            return self.phrase_before(end - 2);
        }
        if let Some(kinds) = clause.pronoun(&clause.tokens[end - 1]) {
            if kinds == actor::IT && end > 1 && self.is_verb_before_noun(end - 2) {
                // "the person who approved this is": the object of a relative clause.
                return self.with_relative_clause(end - 2, end - 1, end, end);
            }
            return Actor { kinds, start: end - 1, end };
        }
        // The segment that may hold the head, and what was found to the right of a preposition.
        let (mut start, mut segment_end) = (end, end);
        let mut partitive: Option<Actor> = None;
        while start > 0 {
            let at = start - 1;
            let token = &clause.tokens[at];
            if !token.is_word() || token.is(grammar.conjunction | grammar.subordinator) {
                break;
            }
            if token.is(grammar.relative) {
                break;
            }
            if let Some(kinds) = clause.pronoun(token) {
                if segment_end == at + 1 {
                    return partitive.unwrap_or(Actor { kinds, start: at, end });
                }
                break;
            }
            if token.has(NUMBER) && clause.tokens[start].is(grammar.name) {
                // "14:05 @alice": a time before a name.
                break;
            }
            if token.is(grammar.preposition) || token.word == clause.words.to {
                if segment_end > start && partitive.is_none() {
                    let is_partitive = at > 0 && clause.is_partitive(at - 1, at);
                    let kinds = clause.kinds_of(start, segment_end);
                    partitive = is_partitive.then_some(Actor { kinds, start, end });
                }
                segment_end = at;
                start = at;
                continue;
            }
            if self.is_verb_before_noun(at) {
                return self.with_relative_clause(at, start, segment_end, end);
            }
            start = at;
            if self.begins_phrase(at) {
                break;
            }
            if token.is(grammar.determiner) && !token.is(grammar.possessive) && !self.is_linked(at)
            {
                if let Some(found) = self.with_participle(at) {
                    return found;
                }
                if at > 0 && clause.is_finite(at - 1) {
                    // "whoever merged the change", "the person who merged the change".
                    return self.with_relative_clause(at - 1, start, segment_end, end);
                }
                break;
            }
        }
        if let Some(found) = partitive {
            return Actor { start: start.min(found.start), ..found };
        }
        if start >= segment_end {
            return Self::none(end);
        }
        Actor { kinds: clause.kinds_of(start, segment_end), start, end }
    }

    /// Tells whether a possessive at `at` begins a noun phrase behind another one: "in a perfect world
    /// our reviewers".
    fn begins_phrase(&self, at: usize) -> bool {
        let (clause, grammar) = (self.clause, self.clause.grammar);
        let leads = grammar.preposition | grammar.determiner | grammar.possessive | grammar.adverb;
        clause.tokens[at].is(grammar.possessive)
            && at > 0
            && clause.tokens[at - 1].is_word()
            && !clause.tokens[at - 1].has_form(BASE | PAST | THIRD | ING | PART)
            && !clause.tokens[at - 1].is(leads)
    }

    /// Reads the noun that a participle before `at` describes: "the person rotating the keys".
    fn with_participle(&mut self, at: usize) -> Option<Actor> {
        let clause = self.clause;
        let grammar = clause.grammar;
        let noun = at.checked_sub(2)?;
        let (participle, before) = (&clause.tokens[at - 1], &clause.tokens[noun]);
        let leads = grammar.preposition
            | grammar.conjunction
            | grammar.subordinator
            | grammar.auxiliary
            | grammar.adverb
            | grammar.negation;
        if !participle.has_form(ING) || !before.is_word() || before.is(leads) || self.hops == 0 {
            return None;
        }
        self.hops -= 1;
        self.adjacent = false;
        Some(self.phrase_before(at - 1))
    }

    /// Tells whether a preposition stands before `at`, so that the phrase goes on to the left.
    fn is_linked(&self, at: usize) -> bool {
        at > 0 && self.clause.tokens[at - 1].is(self.clause.grammar.preposition)
    }

    fn is_verb_before_noun(&self, at: usize) -> bool {
        let clause = self.clause;
        let token = &clause.tokens[at];
        if token.is(clause.grammar.auxiliary | clause.grammar.modal | clause.grammar.negation) {
            return true;
        }
        let after_pronoun = at > 0 && clause.pronoun(&clause.tokens[at - 1]).is_some();
        if token.has_form(BASE | THIRD) && !token.has_form(NOUN) && after_pronoun {
            return true;
        }
        if token.has_form(PAST | THIRD) && clause.is_finite(at) {
            return true;
        }
        token.has_form(PART) && token.has_form(PAST) && after_pronoun
    }

    /// Decides what a verb inside the phrase means: a relative clause belongs to the noun before it,
    /// any other verb ends the phrase.
    fn with_relative_clause(
        &mut self,
        verb: usize,
        start: usize,
        segment_end: usize,
        end: usize,
    ) -> Actor {
        let clause = self.clause;
        let mut first = verb;
        while first > 0 && clause.is_verb_help(first - 1) {
            first -= 1;
        }
        if first > 0 && clause.tokens[first - 1].is(clause.grammar.relative) && self.hops > 0 {
            self.hops -= 1;
            return self.antecedent(first - 1);
        }
        if first > 0 && clause.tokens[first - 1].word == clause.words.whoever {
            // "whoever wrote this should have".
            self.adjacent = false;
            return Actor { kinds: actor::SOMEONE, start: first - 1, end };
        }
        if start >= segment_end {
            return Self::none(end);
        }
        Actor { kinds: clause.kinds_of(start, segment_end), start, end }
    }
}
