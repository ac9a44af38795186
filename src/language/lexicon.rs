//! What words are: their classes and forms, from the lists of all packs.

use std::borrow::Cow;

use crate::language::inflect;
use crate::language::interner::{Interner, Short};

/// A set of word classes; bit `n` is the class registered as the `n`th.
pub(crate) type Classes = u128;

/// A word by number; 0 is a word no list has.
pub(crate) type WordId = u32;

/// What the lists say about a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) word: WordId,
    pub(crate) classes: Classes,
    pub(crate) forms: u16,
    /// Which list of compounds begins with the word; 0 is none.
    compounds: u32,
}

impl Entry {
    /// Tells whether any list says what the word is; one that only stands in patterns has a number
    /// and no more.
    pub(crate) fn is_listed(&self) -> bool {
        self.classes != 0 || self.forms != 0
    }
}

/// Several words that count as one, behind their first.
#[derive(Clone, Debug)]
struct Compound {
    rest: Vec<WordId>,
    entry: Entry,
}

/// A little more than the words of the built-in packs.
const WORDS: usize = 14_000;

/// Every listed word.
#[derive(Clone, Default)]
pub(crate) struct Lexicon {
    ids: Interner,
    entries: Vec<Entry>,
    /// For each word that begins a compound those that do, the longest first.
    compounds: Vec<Vec<Compound>>,
    classes: Vec<String>,
    /// The words in `-ly`, most of which are adverbs.
    in_ly: Vec<WordId>,
    /// Words that stand in nearly every sentence.
    common: Classes,
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        let mut entries = Vec::with_capacity(WORDS);
        entries.push(Entry::default());
        let ids = Interner::with_capacity(WORDS);
        let mut lexicon = Self { ids, entries, ..Self::default() };
        lexicon.common = lexicon.register("common");
        lexicon
    }

    /// Returns the bit of a class, registered on first use; no bit when there is no more room.
    pub(crate) fn register(&mut self, class: &str) -> Classes {
        if let Some(bit) = self.class(class) {
            return bit;
        }
        if self.classes.len() >= 128 {
            return 0;
        }
        self.classes.push(class.to_owned());
        1 << (self.classes.len() - 1)
    }

    /// Returns the bit of a class some list has.
    pub(crate) fn class(&self, name: &str) -> Option<Classes> {
        self.classes.iter().position(|it| it == name).map(|at| 1 << at)
    }

    /// Returns the names of classes.
    #[cfg(test)]
    pub(crate) fn names_of(&self, classes: Classes) -> Vec<String> {
        let names = self.classes.iter().enumerate();
        names.filter(|(at, _)| classes >> at & 1 == 1).map(|(_, name)| name.clone()).collect()
    }

    /// Returns the number of a word, given on first use.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let next =
            WordId::try_from(self.entries.len()).expect("lists are far below 4 billion words");
        let id = self.ids.number(word, next);
        if id != next {
            return id;
        }
        self.entries.push(Entry { word: id, ..Entry::default() });
        if word.len() > 4 && word.ends_with("ly") {
            self.in_ly.push(id);
        }
        id
    }

    /// Adds a word, or several that count as one, to a class.
    pub(crate) fn add(&mut self, text: &str, class: Classes, forms: u16) {
        let text = lowered(text.trim());
        if !text.is_empty() && !text.contains(char::is_whitespace) {
            let id = self.intern(&text);
            return self.know(id, class, forms);
        }
        let mut words = text.split_whitespace().map(|word| self.intern(word));
        let Some(first) = words.next() else { return };
        let rest: Vec<WordId> = words.collect();
        let joined = self.intern(&text);
        let entry = self.compound_of(first, rest, joined);
        entry.classes |= class;
        entry.forms |= forms;
        let Entry { classes, forms, .. } = *entry;
        let own = &mut self.entries[joined as usize];
        (own.classes, own.forms) = (classes, forms);
    }

    fn know(&mut self, word: WordId, class: Classes, forms: u16) {
        let entry = &mut self.entries[word as usize];
        entry.classes |= class;
        entry.forms |= forms;
    }

    /// Returns the compound of `first` and `rest`, which is the word `joined`; made on first use.
    fn compound_of(&mut self, first: WordId, rest: Vec<WordId>, joined: WordId) -> &mut Entry {
        let own = &mut self.entries[first as usize];
        if own.compounds == 0 {
            self.compounds.push(Vec::new());
            own.compounds = WordId::try_from(self.compounds.len()).expect("fewer than words");
        }
        let list = &mut self.compounds[own.compounds as usize - 1];
        let at = list.iter().position(|it| it.rest == rest).unwrap_or_else(|| {
            let at = list.partition_point(|it| it.rest.len() >= rest.len());
            let entry = Entry { word: joined, ..Entry::default() };
            list.insert(at, Compound { rest, entry });
            at
        });
        &mut list[at].entry
    }

    /// Adds a verb in all its forms.
    pub(crate) fn add_verb(&mut self, base: &str, class: Classes) {
        for (form, forms) in inflect::verb(base) {
            self.add(&form, class, forms);
        }
    }

    /// Adds a noun in both numbers.
    pub(crate) fn add_noun(&mut self, singular: &str, class: Classes) {
        for form in inflect::noun(singular) {
            self.add(&form, class, inflect::NOUN);
        }
    }

    /// Gives every listed word in `-ly` that is no verb and no noun the class of adverbs.
    pub(crate) fn mark_adverbs(&mut self, adverb: Classes) {
        for id in &self.in_ly {
            let entry = &mut self.entries[*id as usize];
            if entry.classes != 0 && entry.forms == 0 {
                entry.classes |= adverb;
            }
        }
    }

    /// Returns how much a word weighs where the rarest of several is looked for.
    pub(crate) fn weight_of(&self, word: WordId) -> u16 {
        const COMMON: u16 = 400;
        if self.entry(word).classes & self.common == 0 { 1 } else { COMMON }
    }

    /// Returns what is known about a word in lower case.
    pub(crate) fn get(&self, word: &str) -> Option<Entry> {
        self.ids.get(word).map(|id| self.entries[id as usize])
    }

    /// Returns what is known about a short word in lower case.
    pub(crate) fn get_short(&self, word: Short) -> Option<Entry> {
        self.ids.get_short(word).map(|id| self.entries[id as usize])
    }

    /// Returns what is known about a word by its number.
    pub(crate) fn entry(&self, word: WordId) -> Entry {
        self.entries.get(word as usize).copied().unwrap_or_default()
    }

    /// Returns what is known about the words that begin with `first`, and how many they are.
    pub(crate) fn compound(
        &self,
        first: WordId,
        behind: impl Fn(usize) -> WordId,
    ) -> Option<(Entry, usize)> {
        let list = self.entries.get(first as usize)?.compounds as usize;
        let compounds = self.compounds.get(list.checked_sub(1)?)?;
        let fits =
            |it: &&Compound| it.rest.iter().enumerate().all(|(at, word)| behind(at + 1) == *word);
        compounds.iter().find(fits).map(|it| (it.entry, it.rest.len()))
    }

    /// Returns what is known about every word, the unknown one first.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns how many words there are, the unknown word included.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// Returns the text in lower case; most of the lists is.
pub(crate) fn lowered(text: &str) -> Cow<'_, str> {
    let is_lower = text.bytes().all(|it| it.is_ascii() && !it.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}
