//! The little language of phrases: what a pattern means, and where it matches a sentence.
//!
//! A pattern is a row of elements with spaces between. `failed|forgot` is one of these words,
//! `at_fault|guilty` one of these where `_` is the space between two words,
//! `~check` any form of a verb, `~check.past` one form, `[diligence]` a word of a class,
//! `[diligence|duty.base]` a form of one of two, `[.part]` any participle, `<person>` a noun phrase
//! for a person, `..` up to two words, `...` up to five, `....` up to nine and
//! `.....` up to thirty with commas between,
//! `^` where a clause begins, `$` where it ends. `?` behind an element makes it optional, `*` lets it
//! repeat, `!` before it wants that it does not follow, and `"[praise]"` a word in quotation marks.

use crate::language::actor::{self, Kinds};
use crate::language::clause::Clause;
use crate::language::inflect;
use crate::language::lexicon::{Classes, Lexicon, WordId};
use crate::language::token::{MASKED, QUOTED, Token};

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
}

#[derive(Clone, Debug)]
enum Atom {
    /// One of these words, or one of these rows of words.
    Words(Vec<WordId>, Vec<Vec<WordId>>),
    Class(Classes, u16),
    Phrase(Kinds),
    Gap {
        commas: bool,
    },
    Mark(u8),
    Start,
    End,
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
    pub(crate) fn parse(text: &str, lexicon: &mut Lexicon) -> Result<Self, String> {
        let mut elements = Vec::new();
        for part in text.split_whitespace() {
            elements.push(element(part, lexicon)?);
        }
        let weight = |it: &Element| it.weight(lexicon);
        let lightest = elements
            .iter()
            .enumerate()
            .filter_map(|(at, it)| weight(it).map(|weight| (weight, at)))
            .min();
        let (_, anchor) = lightest.ok_or_else(|| {
            format!("`{text}` has no word to look for: it needs one that is not optional")
        })?;
        Ok(Self { elements, anchor })
    }

    /// Returns the words that lead to the pattern.
    pub(crate) fn anchors(&self, lexicon: &Lexicon) -> Vec<WordId> {
        match &self.elements[self.anchor].atom {
            Atom::Words(words, rows) => {
                words.iter().copied().chain(rows.iter().map(|row| row[0])).collect()
            }
            Atom::Class(classes, forms) => lexicon.words_of(*classes, *forms),
            Atom::Phrase(_) | Atom::Gap { .. } | Atom::Mark(_) | Atom::Start | Atom::End => {
                Vec::new()
            }
        }
    }

    /// Returns words of which every sentence that the pattern matches has one: those that lead to it,
    /// but of words in a row the rarest.
    pub(crate) fn gates(&self, lexicon: &Lexicon) -> Vec<WordId> {
        let common = lexicon.class("common").unwrap_or(0);
        let rarest = |row: &[WordId]| {
            row.iter().copied().min_by_key(|&it| lexicon.entry(it).classes & common != 0)
        };
        match &self.elements[self.anchor].atom {
            Atom::Words(words, rows) => words
                .iter()
                .copied()
                .chain(rows.iter().filter_map(|row| rarest(&row[..])))
                .collect(),
            _ => self.anchors(lexicon),
        }
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
    /// Returns how many words lead to it, common ones weighing more; `None` when it cannot lead.
    fn weight(&self, lexicon: &Lexicon) -> Option<usize> {
        if self.min == 0 || self.negated {
            return None;
        }
        let common = lexicon.class("common").unwrap_or(0);
        let weight = |word: WordId| if lexicon.entry(word).classes & common == 0 { 1 } else { 400 };
        match &self.atom {
            Atom::Words(words, rows) => {
                let firsts = rows.iter().map(|row| row[0]);
                Some(words.iter().copied().chain(firsts).map(weight).sum())
            }
            Atom::Class(0, _)
            | Atom::Mark(_)
            | Atom::Phrase(_)
            | Atom::Gap { .. }
            | Atom::Start
            | Atom::End => None,
            Atom::Class(classes, forms) => {
                let words = lexicon.words_of(*classes, *forms);
                Some(words.into_iter().map(weight).sum())
            }
        }
    }

    /// Tells whether the element matches the single token at `at`.
    fn takes(&self, clause: &Clause<'_>, at: usize) -> bool {
        let Some(token) = clause.tokens.get(at) else { return false };
        if token.has(MASKED) || token.has(QUOTED) != self.quoted {
            return false;
        }
        match &self.atom {
            Atom::Words(words, _) => token.word != 0 && words.contains(&token.word),
            Atom::Class(classes, forms) => {
                token.is_word()
                    && (*classes == 0 || token.is(*classes))
                    && (*forms == 0 || token.has_form(*forms))
            }
            Atom::Mark(mark) => token.mark == *mark,
            Atom::Phrase(_) | Atom::Gap { .. } | Atom::Start | Atom::End => false,
        }
    }

    /// Returns how many tokens each of its rows of words takes from `at` on.
    fn rows<'e>(&'e self, clause: &'e Clause<'_>, at: usize) -> impl Iterator<Item = usize> + 'e {
        let rows: &[Vec<WordId>] = match &self.atom {
            Atom::Words(_, rows) => rows,
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
                let readings = [clause.owner_from(start), clause.phrase_from(start)];
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

fn element(text: &str, lexicon: &mut Lexicon) -> Result<Element, String> {
    let (text, negated) = text.strip_prefix('!').map_or((text, false), |rest| (rest, true));
    let gap = |max, commas| {
        Ok(Element { atom: Atom::Gap { commas }, min: 0, max, quoted: false, negated })
    };
    match text {
        ".." => return gap(2, false),
        "..." => return gap(5, false),
        "...." => return gap(9, true),
        "....." => return gap(30, true),
        _ => {}
    }
    let (text, min, max) = match text.strip_suffix('?') {
        Some(rest) => (rest, 0, 1),
        None => text.strip_suffix('*').map_or((text, 1, 1), |rest| (rest, 0, 4)),
    };
    let unquoted = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let (text, quoted) = unquoted.map_or((text, false), |rest| (rest, true));
    Ok(Element { atom: atom(text, lexicon)?, min, max, quoted, negated })
}

fn atom(text: &str, lexicon: &mut Lexicon) -> Result<Atom, String> {
    if text == "^" {
        return Ok(Atom::Start);
    }
    if text == "$" {
        return Ok(Atom::End);
    }
    if let [mark @ (b',' | b':' | b'-' | b'(')] = text.as_bytes() {
        return Ok(Atom::Mark(*mark));
    }
    if let Some(inner) = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        let mut kinds = 0;
        for name in inner.split('|') {
            kinds |= actor::kinds(name).ok_or_else(|| format!("`{name}` is no kind of actor"))?;
        }
        return Ok(Atom::Phrase(kinds));
    }
    if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return class(inner, lexicon);
    }
    let (mut words, mut rows) = (Vec::new(), Vec::new());
    for word in text.split('|').filter(|word| !word.is_empty()) {
        if let Some(verb) = word.strip_prefix('~') {
            words.extend(forms_of(verb, lexicon)?);
            continue;
        }
        // Words the lists have as one are one token, others several.
        let word = word.to_lowercase().replace('_', " ");
        words.push(lexicon.intern(&word));
        let row: Vec<WordId> = word.split(' ').map(|it| lexicon.intern(it)).collect();
        if row.len() > 1 {
            rows.push(row);
        }
    }
    if words.is_empty() {
        Err(format!("`{text}` names no word"))
    } else {
        Ok(Atom::Words(words, rows))
    }
}

fn class(inner: &str, lexicon: &Lexicon) -> Result<Atom, String> {
    let (names, form) = inner.split_once('.').unwrap_or((inner, ""));
    let mut classes = 0;
    for name in names.split('|').filter(|name| !name.is_empty()) {
        classes |= lexicon.class(name).ok_or_else(|| format!("`{name}` is no word class"))?;
    }
    Ok(Atom::Class(classes, form_of(form)?))
}

fn forms_of(verb: &str, lexicon: &mut Lexicon) -> Result<Vec<WordId>, String> {
    let (base, form) = verb.split_once('.').unwrap_or((verb, ""));
    let wanted = form_of(form)?;
    let forms = inflect::verb(&base.replace('_', " "));
    let fits = forms.into_iter().filter(|(_, forms)| wanted == 0 || forms & wanted != 0);
    Ok(fits
        .map(|(word, forms)| {
            if word.contains(' ') {
                lexicon.add(&word, 0, forms);
            }
            lexicon.intern(&word)
        })
        .collect())
}

fn form_of(name: &str) -> Result<u16, String> {
    if name.is_empty() {
        return Ok(0);
    }
    let found = inflect::NAMES.iter().find(|it| it.0 == name).map(|it| it.1);
    found.ok_or_else(|| format!("`{name}` is no form of a word"))
}
