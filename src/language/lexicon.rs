//! What words are: their classes and forms, from the lists of all packs.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::language::inflect;

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
}

/// Several words that count as one, behind their first.
#[derive(Clone, Debug)]
struct Compound {
    rest: Vec<WordId>,
    entry: Entry,
}

/// Hashes short words; the lists are ours, so nobody can choose words that collide.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0_u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            let mixed = self.0.rotate_left(5) ^ u64::from_le_bytes(word);
            self.0 = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// Every listed word.
#[derive(Default)]
pub(crate) struct Lexicon {
    ids: Map<Box<str>, WordId>,
    entries: Vec<Entry>,
    compounds: Map<WordId, Vec<Compound>>,
    classes: Vec<String>,
    /// For each class, its words; made by [`Lexicon::index`].
    by_class: Vec<Vec<WordId>>,
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        Self { entries: vec![Entry::default()], ..Self::default() }
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

    /// Returns the number of a word, given on first use.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId::try_from(self.entries.len()).expect("lists are far below 4 billion words");
        self.ids.insert(word.into(), id);
        self.entries.push(Entry { word: id, ..Entry::default() });
        id
    }

    /// Adds a word, or several that count as one, to a class.
    pub(crate) fn add(&mut self, text: &str, class: Classes, forms: u16) {
        let text = text.trim().to_lowercase();
        let mut words = text.split_whitespace().map(|word| self.intern(word));
        let Some(first) = words.next() else { return };
        let rest: Vec<WordId> = words.collect();
        if rest.is_empty() {
            let entry = &mut self.entries[first as usize];
            entry.classes |= class;
            entry.forms |= forms;
            return;
        }
        let joined = self.intern(&text);
        let compounds = self.compounds.entry(first).or_default();
        if let Some(compound) = compounds.iter_mut().find(|it| it.rest == rest) {
            compound.entry.classes |= class;
            compound.entry.forms |= forms;
        } else {
            let entry = Entry { word: joined, classes: class, forms };
            compounds.push(Compound { rest, entry });
            compounds.sort_by_key(|it| std::cmp::Reverse(it.rest.len()));
        }
        let classes = self.compounds[&first].iter().find(|it| it.entry.word == joined);
        self.entries[joined as usize] = classes.map(|it| it.entry).unwrap_or_default();
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
    #[allow(clippy::iter_over_hash_type, reason = "each word is marked by itself")]
    pub(crate) fn mark_adverbs(&mut self, adverb: Classes) {
        for (word, id) in &self.ids {
            let entry = &mut self.entries[*id as usize];
            if word.len() > 4 && word.ends_with("ly") && entry.classes != 0 && entry.forms == 0 {
                entry.classes |= adverb;
            }
        }
    }

    /// Makes [`Lexicon::words_of`] quick; to be called when the last word of a class is in.
    pub(crate) fn index(&mut self) {
        self.by_class = vec![Vec::new(); self.classes.len()];
        for entry in &self.entries {
            let mut classes = entry.classes;
            while classes != 0 {
                self.by_class[classes.trailing_zeros() as usize].push(entry.word);
                classes &= classes - 1;
            }
        }
    }

    /// Returns the words of one of `classes`, in one of `forms` where any is asked for, in order.
    pub(crate) fn words_of(&self, classes: Classes, forms: u16) -> Vec<WordId> {
        let of_class = |(class, _): &(usize, &Vec<WordId>)| classes >> class & 1 == 1;
        let lists = self.by_class.iter().enumerate().filter(of_class);
        let has_form = |&word: &WordId| forms == 0 || self.entry(word).forms & forms != 0;
        let mut words: Vec<WordId> =
            lists.flat_map(|(_, words)| words).copied().filter(has_form).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// Returns what is known about a word in lower case.
    pub(crate) fn get(&self, word: &str) -> Option<Entry> {
        self.ids.get(word).map(|id| self.entries[*id as usize])
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
        let compounds = self.compounds.get(&first)?;
        let fits =
            |it: &&Compound| it.rest.iter().enumerate().all(|(at, word)| behind(at + 1) == *word);
        compounds.iter().find(fits).map(|it| (it.entry, it.rest.len()))
    }

    /// Returns every word, or words that count as one, with what is known about it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Entry)> {
        self.ids.iter().map(|(word, id)| (&**word, self.entries[*id as usize]))
    }

    /// Returns how many words there are, the unknown word included.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}
