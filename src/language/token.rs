//! One word or mark of a sentence, with what is known about it.

use std::ops::Range;

use crate::language::inflect::NOUN;
use crate::language::lexicon::{Classes, Entry, WordId};

/// Begins with a capital letter.
pub(crate) const CAPITAL: u8 = 1;
/// Stands in quotation marks of its own: a word held at arm's length.
pub(crate) const QUOTED: u8 = 1 << 1;
/// Stands for text of others: code, a quotation, an address.
pub(crate) const MASKED: u8 = 1 << 2;
/// Begins with a digit.
pub(crate) const NUMBER: u8 = 1 << 3;
/// Is in no list.
pub(crate) const UNKNOWN: u8 = 1 << 4;
/// Is of one letter, or one letter and a full stop: an initial.
pub(crate) const INITIAL: u8 = 1 << 5;
/// Has its classes and forms from its shape, and not from a list.
pub(crate) const GUESSED: u8 = 1 << 6;

/// One word or mark of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands in the passage's text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) word: WordId,
    pub(crate) classes: Classes,
    pub(crate) forms: u16,
    pub(crate) flags: u8,
    /// The punctuation mark, dashes as `-`; 0 for a word.
    pub(crate) mark: u8,
}

impl Token {
    /// Returns a token of which nothing is known.
    pub(crate) fn blank(range: Range<usize>) -> Self {
        let Range { start, end } = range;
        Self { start, end, word: 0, classes: 0, forms: 0, flags: 0, mark: 0 }
    }

    /// Returns the token of a stretch that others wrote: it stands for some thing.
    pub(crate) fn masked(range: Range<usize>) -> Self {
        Self { flags: MASKED, forms: NOUN, ..Self::blank(range) }
    }

    /// Returns the token of a punctuation mark.
    pub(crate) fn of_mark(mark: u8, range: Range<usize>) -> Self {
        Self { mark, ..Self::blank(range) }
    }

    /// Returns the token of a word that the lists know.
    pub(crate) fn listed(entry: Entry, flags: u8, range: Range<usize>) -> Self {
        let Entry { word, classes, forms, .. } = entry;
        Self { word, classes, forms, flags, ..Self::blank(range) }
    }

    pub(crate) fn is(&self, class: Classes) -> bool {
        self.classes & class != 0
    }

    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    pub(crate) fn has_form(&self, forms: u16) -> bool {
        self.forms & forms != 0
    }

    pub(crate) fn is_word(&self) -> bool {
        self.mark == 0
    }
}
