//! Words to numbers: most words fit into sixteen bytes and are compared as one
//! number, without a string ever being made.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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
#[derive(Default)]
struct WordHasher(u64);

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

type Map<K> = HashMap<K, WordId, BuildHasherDefault<WordHasher>>;

/// The numbers of words.
#[derive(Default)]
pub(crate) struct Interner {
    short: Map<Short>,
    long: Map<Box<str>>,
}

impl Interner {
    /// Returns an interner with room for so many words.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let short = Map::with_capacity_and_hasher(words, BuildHasherDefault::default());
        Self { short, long: Map::default() }
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
        self.short.get(&word).copied()
    }

    /// Returns the number of a word, which is `next` where it has none yet.
    pub(crate) fn number(&mut self, word: &str, next: WordId) -> WordId {
        match Short::exactly(word.as_bytes()) {
            Some(short) => *self.short.entry(short).or_insert(next),
            None => *self.long.entry(word.into()).or_insert(next),
        }
    }
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
