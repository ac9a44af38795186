//! What keeps a phrase from being a finding: it is denied, only mentioned, asked or supposed.

use crate::language::clause::Clause;

/// How far before a phrase a word that denies it may stand.
const BEFORE: usize = 5;

/// How far behind a phrase the verb that denies it may stand.
const BEHIND: usize = 6;

impl Clause<'_> {
    /// Tells whether the phrase at `start..end` is denied or only mentioned: "we do not accept human
    /// error as a cause", "human error is not an answer".
    pub(crate) fn is_mentioned(&self, start: usize, end: usize) -> bool {
        self.denied_before(start) || self.denied_behind(end)
    }

    fn denied_before(&self, start: usize) -> bool {
        let grammar = self.grammar;
        let (mut seen, mut seen_verb) = (0, self.tokens[start].is(grammar.auxiliary));
        for at in (0..start).rev() {
            let token = &self.tokens[at];
            if token.is(grammar.conditional) && !seen_verb {
                return true;
            }
            if self.is_hard_mark(at) || token.is(grammar.subordinator) || seen == BEFORE {
                return false;
            }
            if token.is(grammar.mention) && !seen_verb {
                return true;
            }
            if token.is(grammar.negation | grammar.nobody) {
                // "running it without a limit was careless" denies the limit.
                return !(seen_verb && token.word == self.words.without);
            }
            seen_verb |= token.is(grammar.auxiliary);
            // "not because anyone was careless" reaches over, "not slow, but careless" does not.
            if token.mark == b',' {
                return false;
            }
            seen += 1;
        }
        false
    }

    fn denied_behind(&self, end: usize) -> bool {
        let grammar = self.grammar;
        let mut verb = None;
        for at in end..self.tokens.len().min(end + BEHIND) {
            let token = &self.tokens[at];
            if self.is_hard_mark(at)
                || token.mark == b','
                || token.is(grammar.subordinator | grammar.relative)
                || (token.is(grammar.conjunction)
                    && at + 1 < self.tokens.len()
                    && self.is_finite(at + 1))
            {
                // "saw it coming and did nothing" says something new.
                return false;
            }
            if token.is(grammar.auxiliary | grammar.modal) {
                verb = Some(at);
            } else if let Some(verb) = verb {
                return token.is(grammar.negation) && at <= verb + 2;
            }
        }
        false
    }
}
