//! The text of a pattern to its elements.

use std::sync::Arc;

use super::{Atom, Element};
use crate::language::actor;
use crate::language::inflect;
use crate::language::lexicon::{Lexicon, WordId, lowered};

/// Reads one element.
pub(super) fn element(text: &str, lexicon: &mut Lexicon) -> Result<Element, String> {
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
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(inner) = inner.filter(|inner| !inner.contains(['[', ']'])) {
        return class(inner, lexicon);
    }
    let (mut words, mut rows) = (Vec::new(), Vec::new());
    for word in alternatives(text) {
        if let Some(inner) = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            words.extend(listed(inner, lexicon)?.iter());
            continue;
        }
        if let Some(verb) = word.strip_prefix('~') {
            words.extend(forms_of(verb, lexicon)?);
            continue;
        }
        if word.contains(['[', ']', '<', '>', '?', '*']) {
            return Err(format!("`{word}` is no word"));
        }
        let word = lowered(word);
        if !word.contains('_') {
            words.push(lexicon.intern(&word));
            continue;
        }
        // Words the lists have as one are one token, others several.
        words.push(lexicon.intern(&word.replace('_', " ")));
        rows.push(word.split('_').map(|it| lexicon.intern(it)).collect());
    }
    if words.is_empty() {
        Err(format!("`{text}` names no word"))
    } else {
        Ok(Atom::Words(words, rows))
    }
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

/// Returns the listed words of a class that stands among words.
fn listed(inner: &str, lexicon: &mut Lexicon) -> Result<Arc<[WordId]>, String> {
    match class(inner, lexicon)? {
        Atom::Class(0, _) => Err(format!("`[{inner}]` names no class, and stands among words")),
        Atom::Class(classes, forms) => Ok(lexicon.words_of(classes, forms)),
        _ => Ok(Arc::default()),
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
