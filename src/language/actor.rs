//! Who a phrase is about: people of every kind, systems, and nobody.

use crate::language::clause::{Clause, Reading};
use crate::language::grammar::Grammar;
use crate::language::inflect::{BASE, ING, NOUN, PART, PAST, THIRD};
use crate::language::lexicon::Classes;
use crate::language::token::{CAPITAL, INITIAL, MASKED, NUMBER, Token, UNKNOWN};

/// A set of kinds of actors.
pub(crate) type Kinds = u32;

pub(crate) const WE: Kinds = 1;
pub(crate) const I: Kinds = 1 << 1;
pub(crate) const YOU: Kinds = 1 << 2;
pub(crate) const HE: Kinds = 1 << 3;
pub(crate) const THEY: Kinds = 1 << 4;
pub(crate) const SOMEONE: Kinds = 1 << 5;
pub(crate) const ROLE: Kinds = 1 << 6;
pub(crate) const NAME: Kinds = 1 << 7;
pub(crate) const GROUP: Kinds = 1 << 8;
pub(crate) const VENDOR: Kinds = 1 << 9;
pub(crate) const CUSTOMER: Kinds = 1 << 10;
pub(crate) const OUTSIDER: Kinds = 1 << 11;
pub(crate) const SYSTEM: Kinds = 1 << 12;
/// Left out, as in notes: "Forgot to restart".
pub(crate) const ELLIPSIS: Kinds = 1 << 13;
/// `it`, `this`, `that`.
pub(crate) const IT: Kinds = 1 << 14;
pub(crate) const UNTOLD: Kinds = 1 << 15;
/// A word for a program that may be a person where only a person can do what is said.
pub(crate) const MAYBE: Kinds = 1 << 16;
/// A word for a field of work that may be its people: "security", "product".
pub(crate) const DEPARTMENT: Kinds = 1 << 17;
/// `nobody`: what is said of nobody is said of no one.
pub(crate) const NOBODY: Kinds = 1 << 18;
/// A capitalised word no list has: a firm, a person or a program, as the verb will tell.
pub(crate) const STRANGER: Kinds = 1 << 19;

/// What only the words before tell who it is.
pub(crate) const PRONOUN: Kinds = WE | I | YOU | HE | THEY;

const PERSON: Kinds = I | YOU | HE | SOMEONE | ROLE | NAME;
const TEAM: Kinds = GROUP | VENDOR;

/// The sets of actors by the name patterns call them.
const NAMES: [(&str, Kinds); 25] = [
    ("we", WE),
    ("i", I),
    ("you", YOU),
    ("he", HE),
    ("they", THEY),
    ("someone", SOMEONE),
    ("role", ROLE),
    ("name", NAME),
    ("group", TEAM),
    ("team", GROUP),
    ("vendor", VENDOR),
    ("customer", CUSTOMER),
    ("outsider", OUTSIDER),
    ("system", SYSTEM),
    ("ellipsis", ELLIPSIS),
    ("it", IT),
    ("untold", UNTOLD),
    ("nobody", NOBODY),
    ("maybe", MAYBE),
    ("department", DEPARTMENT),
    ("stranger", STRANGER),
    ("person", PERSON),
    ("people", PERSON | WE | THEY),
    ("named", PERSON | TEAM),
    ("anyone", PERSON | WE | THEY | TEAM),
];

/// Returns the set of this name.
pub(crate) fn kinds(name: &str) -> Option<Kinds> {
    NAMES.iter().find(|it| it.0 == name).map(|it| it.1)
}

/// The classes of pronouns with what each stands for.
fn pronouns(grammar: &Grammar) -> [(Classes, Kinds); 8] {
    let it = grammar;
    [
        (it.we, WE),
        (it.i, I),
        (it.you, YOU),
        (it.he, HE),
        (it.they, THEY),
        (it.nobody, NOBODY),
        (it.someone, SOMEONE),
        (it.it, IT),
    ]
}

/// Returns every kind that a noun phrase in a sentence can be of, from the classes and flags of all its
/// tokens together; more than it will be, and never less.
pub(crate) fn possible(classes: Classes, flags: u8, grammar: &Grammar) -> Kinds {
    let it = grammar;
    let nouns = [
        (it.name, NAME),
        (it.role | it.ambiguous_person, ROLE),
        (it.ambiguous_system, ROLE | MAYBE),
        (it.group | it.folk, GROUP),
        (it.vendor, VENDOR),
        (it.customer, CUSTOMER),
        (it.outsider, OUTSIDER),
        (it.department, DEPARTMENT),
    ];
    let mut kinds = SYSTEM | ELLIPSIS | UNTOLD;
    for (class, kind) in pronouns(grammar).into_iter().chain(nouns) {
        if classes & class != 0 {
            kinds |= kind;
        }
    }
    if flags & INITIAL != 0 {
        kinds |= NAME;
    }
    if flags & UNKNOWN != 0 { kinds | STRANGER } else { kinds }
}

/// Tells whether the words before a capitalised noun are part of its name: "Umbrella Networks".
fn is_title(before: &[Token]) -> bool {
    !before.is_empty()
        && before.iter().all(|it| it.has(CAPITAL))
        && before.iter().any(|it| it.has(UNKNOWN))
}

/// A noun phrase and who it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Actor {
    pub(crate) kinds: Kinds,
    /// The first token of the phrase.
    pub(crate) start: usize,
    /// Behind its last token.
    pub(crate) end: usize,
}

impl Clause<'_> {
    /// Reads the noun phrase that begins at `at`, as behind "caused by"; once for each place.
    pub(crate) fn phrase_from(&self, at: usize) -> Option<Actor> {
        if let Some(&Reading::Read(known)) = self.phrases.borrow().get(at) {
            return known;
        }
        let read = self.read_phrase(at);
        debug_assert!(read.is_none_or(|it| self.may_be(it.kinds)), "a gate would keep this out");
        let mut phrases = self.phrases.borrow_mut();
        phrases.resize(self.tokens.len().max(at + 1), Reading::Open);
        phrases[at] = Reading::Read(read);
        read
    }

    /// Tells whether gates let such a noun phrase through.
    fn may_be(&self, kinds: Kinds) -> bool {
        let all = |(classes, flags), it: &Token| (classes | it.classes, flags | it.flags);
        let (classes, flags) = self.tokens.iter().fold((0, 0), all);
        kinds & !possible(classes, flags, self.grammar) == 0
    }

    fn read_phrase(&self, at: usize) -> Option<Actor> {
        let first = self.tokens.get(at)?;
        if let Some(kinds) = self.pronoun(first) {
            let end =
                if kinds & (SOMEONE | NOBODY) != 0 { self.behind_else(at + 1) } else { at + 1 };
            return Some(Actor { kinds, start: at, end });
        }
        let mut end = at;
        while end < self.tokens.len() && self.may_stand_in_phrase(at, end) {
            end += 1;
        }
        if end == at {
            return None;
        }
        if self.is_partitive(end - 1, end) {
            let rest = self.phrase_from(end + 1)?;
            return Some(Actor { start: at, ..rest });
        }
        Some(Actor { kinds: self.kinds_of(at, end), start: at, end })
    }

    /// Reads the noun phrase that begins at `at` and owns what follows: "the engineer" in "the
    /// engineer's mistake".
    pub(crate) fn owner_from(&self, at: usize) -> Option<Actor> {
        let whole = self.phrase_from(at)?;
        let end = (at + 1..whole.end).find(|it| self.tokens[*it].word == self.words.possessive)?;
        Some(Actor { kinds: self.kinds_of(at, end), start: at, end })
    }

    /// Reads the noun phrase that begins at `at` up to a person or group that an adjective follows:
    /// "developers" in "make developers accountable".
    pub(crate) fn described_from(&self, at: usize) -> Option<Actor> {
        let whole = self.phrase_from(at)?;
        let people = self.grammar.role | self.grammar.group | self.grammar.name;
        let end = (at + 1..whole.end).find(|end| {
            let next = &self.tokens[*end];
            self.tokens[end - 1].is(people)
                && !next.has(UNKNOWN)
                && !next.has_form(NOUN)
                && next.word != self.words.possessive
        })?;
        Some(Actor { kinds: self.kinds_of(at, end), start: at, end })
    }

    /// Skips what may stand behind `someone`: "else", "on the team", "in ops".
    fn behind_else(&self, at: usize) -> usize {
        let is_link = self.tokens.get(at).is_some_and(|it| it.is(self.grammar.preposition));
        match (is_link, is_link.then(|| self.phrase_from(at + 1)).flatten()) {
            (true, Some(phrase)) => phrase.end,
            _ => at,
        }
    }

    /// Tells whether "one of", "members of" stand before `at`, so that the next noun says who.
    pub(crate) fn is_partitive(&self, head: usize, at: usize) -> bool {
        let is_of = self.tokens.get(at).is_some_and(|it| it.word == self.words.of);
        is_of && self.tokens[head].is(self.grammar.partitive)
    }

    fn may_stand_in_phrase(&self, start: usize, at: usize) -> bool {
        let token = &self.tokens[at];
        let grammar = self.grammar;
        if !token.is_word()
            || token.is(self.stops())
            || token.word == self.words.to
            || self.pronoun(token).is_some()
        {
            return false;
        }
        if at > start && token.is(grammar.determiner) && !token.is(grammar.possessive) {
            // "the four approvers", "all our three sites": what counts may follow what points.
            let points = grammar.determiner | grammar.possessive;
            return self.tokens[start..at].iter().all(|it| it.is(points));
        }
        if token.word == self.words.possessive {
            return true;
        }
        let after_noun = at > start && !self.is_modifier(at - 1);
        let is_name = token.has(CAPITAL) && at > 0;
        let is_verb = token.has_form(BASE | PAST | THIRD | PART)
            && (!token.has_form(NOUN) || (after_noun && self.has_object(start, at)));
        if after_noun && ((is_verb && !is_name) || token.has_form(ING)) {
            return false;
        }
        !(token.is(grammar.adverb) && after_noun)
    }

    /// Tells whether the word at `at`, which may be a verb or a noun, is what somebody does to
    /// something: "the engineer run the script".
    fn has_object(&self, start: usize, at: usize) -> bool {
        let grammar = self.grammar;
        let people = grammar.role | grammar.group | grammar.name | grammar.customer;
        let begins_object = grammar.determiner | grammar.possessive;
        at > start
            && self.tokens[at - 1].is(people)
            && self.tokens.get(at + 1).is_some_and(|it| it.is(begins_object))
    }

    /// Classes that no noun phrase reaches over.
    fn stops(&self) -> u128 {
        let it = self.grammar;
        it.preposition
            | it.conjunction
            | it.relative
            | it.subordinator
            | it.auxiliary
            | it.modal
            | it.negation
    }

    /// Tells whether a word only describes the noun behind it.
    pub(crate) fn is_modifier(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let describes = self.grammar.determiner | self.grammar.possessive | self.grammar.adjective;
        (token.is(describes) && !token.has_form(NOUN))
            || token.has(NUMBER)
            || token.word == self.words.possessive
            || (token.has_form(PART) && !token.has_form(NOUN))
    }

    /// Returns what a pronoun stands for.
    pub(crate) fn pronoun(&self, token: &Token) -> Option<Kinds> {
        let table = pronouns(self.grammar);
        table.iter().find(|(class, _)| token.is(*class)).map(|(_, kinds)| *kinds)
    }

    /// Returns who the noun phrase at `start..end`, without prepositions in it, stands for.
    pub(crate) fn kinds_of(&self, start: usize, end: usize) -> Kinds {
        let mut head = end - 1;
        if self.tokens[head].word == self.words.possessive && head > start {
            head -= 1;
        }
        // "the engineer on call", "the on-call engineer (primary)": trailing adverbs do not count.
        while head > start && self.tokens[head].is(self.grammar.adverb) {
            head -= 1;
        }
        if head > start && self.is_label(head) {
            head -= 1;
        }
        let token = &self.tokens[head];
        let grammar = self.grammar;
        let before = &self.tokens[start..head];
        let of = |class: u128| before.iter().any(|it| it.is(class));
        if let Some(kinds) = self.pronoun(token) {
            return kinds;
        }
        if token.has(MASKED) {
            return SYSTEM;
        }
        if token.is(grammar.outsider) || of(grammar.outsider) {
            return OUTSIDER;
        }
        if token.is(grammar.name) || self.is_full_name(start, head) {
            return if token.is(grammar.system) { SYSTEM } else { NAME };
        }
        if token.is(grammar.system) {
            return SYSTEM;
        }
        if token.is(grammar.ambiguous_person) {
            let in_cluster = || self.tokens.iter().any(|it| it.is(grammar.cluster_talk));
            let is_system = of(grammar.of_system) || self.is_product(before) || in_cluster();
            return if is_system { SYSTEM } else { ROLE };
        }
        if token.is(grammar.ambiguous_system) {
            let in_field = || self.tokens.iter().any(|it| it.is(grammar.field_talk));
            let is_person = of(grammar.of_person) || in_field();
            return if is_person { ROLE } else { SYSTEM | MAYBE };
        }
        let table = [
            (grammar.role, ROLE),
            (grammar.group, GROUP),
            (grammar.vendor, VENDOR),
            (grammar.customer, CUSTOMER),
        ];
        let found = table.iter().find(|(class, _)| token.is(*class)).map(|(_, kinds)| *kinds);
        match found {
            Some(ROLE) if token.is(grammar.folk) && of(grammar.department | grammar.group) => GROUP,
            Some(ROLE) if of(grammar.customer) && !of(grammar.role) => ROLE,
            Some(VENDOR | GROUP) if of(grammar.of_system) && !token.is(grammar.team) => SYSTEM,
            // "the `terraform` provider".
            Some(VENDOR) if before.last().is_some_and(|it| it.has(MASKED)) => SYSTEM,
            Some(kinds) => kinds,
            None if token.has(CAPITAL) && (token.has(UNKNOWN) || is_title(before)) => {
                let of_work = if token.is(grammar.department) { DEPARTMENT } else { 0 };
                SYSTEM | STRANGER | of_work
            }
            None if token.is(grammar.department) => SYSTEM | DEPARTMENT,
            None => SYSTEM,
        }
    }

    /// Tells whether a word only tells one of several from the others: "engineer A", "team 2".
    fn is_label(&self, at: usize) -> bool {
        let grammar = self.grammar;
        let (token, before) = (&self.tokens[at], &self.tokens[at - 1]);
        let labelled = grammar.role | grammar.team | grammar.ambiguous_person;
        (token.has(INITIAL) || token.has(NUMBER)) && before.is(labelled)
    }

    /// Tells whether the words before an ambiguous role name a product: "the Prometheus operator".
    fn is_product(&self, before: &[Token]) -> bool {
        let capital = |it: &Token| it.has(CAPITAL) && it.has(UNKNOWN);
        before.last().is_some_and(|it| capital(it) || it.has(MASKED))
            && self.tokens.len() > before.len()
    }

    /// Tells whether the words are a name: a listed one before or an initial before a capital.
    fn is_full_name(&self, start: usize, head: usize) -> bool {
        let token = &self.tokens[head];
        if !token.has(CAPITAL) || !token.has(UNKNOWN) || head == start {
            return false;
        }
        let mut before = head - 1;
        while before > start && !self.tokens[before].is_word() {
            before -= 1;
        }
        let first = &self.tokens[before];
        (first.is(self.grammar.name) && first.has(CAPITAL))
            || (first.has(INITIAL) && before == start && head == start + 1)
    }
}
