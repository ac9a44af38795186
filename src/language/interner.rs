//! Words to numbers: most words fit into sixteen bytes and are compared as one
//! number, without a string ever being made.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

use hashbrown::HashTable;

use crate::language::lexicon::WordId;

/// The longest word that is compared as a number.
const ROOM: usize = size_of::<u128>();

/// The bit that tells an ASCII letter from a digit, in every byte.
const LETTERS: u128 = u128::from_ne_bytes([0x40; ROOM]);

/// A word of at most sixteen bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Short(u128);

impl Short {
    /// Returns a word as it is written; `None` when it is longer.
    fn exactly(word: &[u8]) -> Option<Self> {
        let mut room = [0; ROOM];
        room.get_mut(..word.len())?.copy_from_slice(word);
        Some(Self(u128::from_le_bytes(room)))
    }

    /// Returns the word of ASCII letters and digits at `start..end` of `text` in lower case; `None`
    /// when it is longer.
    pub(crate) fn of_plain(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let unused = ROOM.checked_sub(end - start)?;
        let written = match text.get(start..start + ROOM) {
            Some(bytes) if unused < ROOM => {
                let bytes: [u8; ROOM] = bytes.try_into().expect("it is so many bytes");
                u128::from_le_bytes(bytes) & (u128::MAX >> (8 * unused))
            }
            _ => Self::exactly(&text[start..end])?.0,
        };
        Some(Self(written | (written & LETTERS) >> 1))
    }

    /// Returns the bytes of the word, with zeros behind.
    pub(crate) fn bytes(self) -> [u8; ROOM] {
        self.0.to_le_bytes()
    }
}

impl std::hash::Hash for Short {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u128(self.0);
    }
}

/// Hashes words; the lists are ours, so nobody can choose words that collide.
#[derive(Clone, Default)]
pub(crate) struct WordHasher(u64);

/// Hashes words of lists, which nobody chooses to collide.
pub(crate) type QuickHash = BuildHasherDefault<WordHasher>;

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0_u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_u128(&mut self, word: u128) {
        #[expect(clippy::cast_possible_truncation, reason = "each half is taken by itself")]
        let (low, high) = (word as u64, (word >> 64) as u64);
        self.0 = low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// The numbers of words. The table holds numbers alone and stays small enough to be read from near the
/// processor; the words stand by their numbers.
#[derive(Clone, Default)]
pub(crate) struct Interner {
    short: HashTable<WordId>,
    words: Vec<Short>,
    long: HashMap<Box<str>, WordId, QuickHash>,
}

/// What stands in the list of short words where a word is long: bytes that are no text.
const LONG: Short = Short(u128::MAX);

impl Interner {
    /// Returns an interner with room for so many words.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let short = HashTable::with_capacity(words);
        Self { short, words: Vec::with_capacity(words), long: HashMap::default() }
    }

    /// Returns the number of a word.
    pub(crate) fn get(&self, word: &str) -> Option<WordId> {
        match Short::exactly(word.as_bytes()) {
            Some(short) => self.get_short(short),
            None => self.long.get(word).copied(),
        }
    }

    /// Returns the number of a short word.
    pub(crate) fn get_short(&self, word: Short) -> Option<WordId> {
        self.short.find(hash(word), |id| self.words[*id as usize] == word).copied()
    }

    /// Returns the number of a word, which is `next` where it has none yet.
    pub(crate) fn number(&mut self, word: &str, next: WordId) -> WordId {
        let Some(short) = Short::exactly(word.as_bytes()) else {
            return *self.long.entry(word.into()).or_insert(next);
        };
        let words = &mut self.words;
        let entry = self.short.entry(
            hash(short),
            |id| words[*id as usize] == short,
            |id| hash(words[*id as usize]),
        );
        let id = *entry.or_insert(next).get();
        if id == next {
            words.resize(next as usize + 1, LONG);
            words[next as usize] = short;
        }
        id
    }
}

fn hash(word: Short) -> u64 {
    QuickHash::default().hash_one(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_read_out_of_a_text_in_lower_case() {
        let text = "The 2ND Abcdefghijklmnop abcdefghijklmnopq Az09";
        let mut at = 0;
        for word in text.split(' ') {
            let read = Short::of_plain(text.as_bytes(), at, at + word.len());
            assert_eq!(read, Short::exactly(word.to_lowercase().as_bytes()), "{word}");
            assert_eq!(read.is_some(), word.len() <= 16);
            at += word.len() + 1;
        }
    }

    #[test]
    fn words_of_any_length_keep_their_numbers() {
        let words = [
            "",
            "a",
            "on-call",
            "exactly sixteen!",
            "seventeen letters",
            "Äußerst unwahrscheinlich",
        ];
        let mut interner = Interner::default();
        for (id, word) in words.into_iter().enumerate() {
            interner.number(word, u32::try_from(id).expect("few"));
        }
        let found: Vec<_> = words.into_iter().map(|word| interner.get(word)).collect();
        assert_eq!(found, (0..6).map(Some).collect::<Vec<_>>());
        assert_eq!(interner.get("seventeen lettera"), None);
    }
}
