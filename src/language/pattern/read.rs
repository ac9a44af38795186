//! The text of a pattern to its elements.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Atom, Choice, Element};
use crate::language::actor;
use crate::language::classes::ClassWords;
use crate::language::inflect;
use crate::language::interner::QuickHash;
use crate::language::lexicon::{Classes, Lexicon, WordId, lowered};

/// A little more than the different elements of the built-in packs.
const ELEMENTS: usize = 4_500;

/// Reads the elements of patterns with one lexicon, into which their words go.
pub(crate) struct Reader<'t> {
    pub(crate) lexicon: Lexicon,
    classes: ClassWords,
    /// Classes that names of people and things come into later, so that no pattern may list them.
    open: Classes,
    /// Elements by their text: most stand in several patterns, and some hold hundreds of words.
    known: HashMap<&'t str, Element, QuickHash>,
}

impl<'t> Reader<'t> {
    /// Takes a lexicon with the words of all packs.
    pub(crate) fn new(lexicon: Lexicon, open: Classes) -> Self {
        let classes = ClassWords::of(&lexicon);
        let known = HashMap::with_capacity_and_hasher(ELEMENTS, QuickHash::default());
        Self { lexicon, classes, open, known }
    }

    /// Reads one element.
    pub(super) fn element(&mut self, text: &'t str) -> Result<Element, String> {
        if let Some(known) = self.known.get(text) {
            return Ok(known.clone());
        }
        let read = self.read(text)?;
        self.known.insert(text, read.clone());
        Ok(read)
    }

    fn read(&mut self, text: &str) -> Result<Element, String> {
        let (text, negated) = text.strip_prefix('!').map_or((text, false), |rest| (rest, true));
        let gap = |max, commas| {
            let atom = Atom::Gap { commas };
            Ok(Element { atom, min: 0, max, quoted: false, negated, weight: None })
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
        let atom = self.atom(text)?;
        let weight = if min == 0 || negated { None } else { self.weight(&atom) };
        Ok(Element { atom, min, max, quoted, negated, weight })
    }

    /// Returns how many words lead to an atom, common ones weighing more; `None` when it cannot lead.
    fn weight(&mut self, atom: &Atom) -> Option<usize> {
        match atom {
            Atom::Words(choice) => Some(choice.weight),
            Atom::Class(0, _)
            | Atom::Mark(_)
            | Atom::Phrase(_)
            | Atom::Gap { .. }
            | Atom::Start
            | Atom::End => None,
            Atom::Class(classes, forms) => {
                Some(self.classes.weight((*classes, *forms), &self.lexicon))
            }
        }
    }

    fn atom(&mut self, text: &str) -> Result<Atom, String> {
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
            return phrase(inner);
        }
        let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        if let Some(inner) = inner.filter(|inner| !inner.contains(['[', ']'])) {
            return self.class(inner).map(|(classes, forms)| Atom::Class(classes, forms));
        }
        self.choice(text)
    }

    /// Reads `one|~check|[class]|at_fault`.
    fn choice(&mut self, text: &str) -> Result<Atom, String> {
        let (mut words, mut rows) = (Vec::new(), Vec::new());
        for word in alternatives(text) {
            if let Some(inner) = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                words.extend(self.listed(inner)?.iter());
                continue;
            }
            if let Some(verb) = word.strip_prefix('~') {
                self.add_forms(verb, &mut words)?;
                continue;
            }
            if word.bytes().any(|it| matches!(it, b'[' | b']' | b'<' | b'>' | b'?' | b'*')) {
                return Err(format!("`{word}` is no word"));
            }
            let word = lowered(word);
            if !word.as_bytes().contains(&b'_') {
                words.push(self.lexicon.intern(&word));
                continue;
            }
            // Words the lists have as one are one token, others several.
            words.push(self.lexicon.intern(&word.replace('_', " ")));
            rows.push(word.split('_').map(|it| self.lexicon.intern(it)).collect());
        }
        if words.is_empty() {
            return Err(format!("`{text}` names no word"));
        }
        Ok(Atom::Words(Arc::new(Choice::of(words, rows, &self.lexicon))))
    }

    /// Returns the words of a class that stands among words.
    fn listed(&mut self, inner: &str) -> Result<Arc<[WordId]>, String> {
        let (classes, forms) = self.class(inner)?;
        if classes == 0 {
            return Err(format!("`[{inner}]` names no class, and stands among words"));
        }
        if classes & self.open != 0 {
            return Err(format!(
                "`[{inner}]` stands among words, and which names it holds is known later; write a \
                 pattern of its own with it"
            ));
        }
        Ok(self.classes.words((classes, forms), &self.lexicon))
    }

    fn class(&self, inner: &str) -> Result<(Classes, u16), String> {
        let (names, form) = inner.split_once('.').unwrap_or((inner, ""));
        let mut classes = 0;
        for name in names.split('|').filter(|name| !name.is_empty()) {
            let class = self.lexicon.class(name);
            classes |= class.ok_or_else(|| format!("`{name}` is no word class"))?;
        }
        Ok((classes, form_of(form)?))
    }

    /// Adds the forms of a verb to `words`: all, or with `check.past` the ones named.
    fn add_forms(&mut self, verb: &str, words: &mut Vec<WordId>) -> Result<(), String> {
        let (base, form) = verb.split_once('.').unwrap_or((verb, ""));
        let wanted = form_of(form)?;
        for (word, forms) in inflect::verb(&base.replace('_', " ")) {
            if wanted != 0 && forms & wanted == 0 {
                continue;
            }
            if word.contains(' ') {
                self.lexicon.add(&word, 0, forms);
            }
            words.push(self.lexicon.intern(&word));
        }
        Ok(())
    }
}

fn phrase(names: &str) -> Result<Atom, String> {
    let mut kinds = 0;
    for name in names.split('|') {
        kinds |= actor::kinds(name).ok_or_else(|| format!("`{name}` is no kind of actor"))?;
    }
    Ok(Atom::Phrase(kinds))
}

/// Splits `one|[class]|two` at the bars outside of brackets.
fn alternatives(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let words = text.split(move |letter| {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == '|' && depth == 0
    });
    words.filter(|word| !word.is_empty())
}

fn form_of(name: &str) -> Result<u16, String> {
    if name.is_empty() {
        return Ok(0);
    }
    let found = inflect::NAMES.iter().find(|it| it.0 == name).map(|it| it.1);
    found.ok_or_else(|| format!("`{name}` is no form of a word"))
}
