//! What a pattern takes of several words: any one of them, or a row of them one behind the other.

use std::sync::Arc;

use crate::language::lexicon::{Lexicon, WordId};

/// One of these words, or one of these rows of words; lists of words are sorted.
#[derive(Debug)]
pub(super) struct Choice {
    words: Arc<[WordId]>,
    pub(super) rows: Vec<Vec<WordId>>,
    /// The words and the first of each row: what leads to the choice.
    pub(super) leads: Arc<[WordId]>,
    /// The words and the rarest of each row, one of which a sentence must hold.
    pub(super) needs: Arc<[WordId]>,
    /// How much that leads to the choice weighs, common words more.
    pub(super) weight: usize,
}

impl Choice {
    pub(super) fn of(words: Vec<WordId>, rows: Vec<Vec<WordId>>, lexicon: &Lexicon) -> Self {
        let weight_of = |word: &WordId| lexicon.weight_of(*word);
        let with = |of_row: &dyn Fn(&Vec<WordId>) -> Option<WordId>| {
            sorted(words.iter().copied().chain(rows.iter().filter_map(of_row)).collect())
        };
        let (leads, needs) = if rows.is_empty() {
            let words = sorted(words.clone());
            (words.clone(), words)
        } else {
            let rarest = |row: &Vec<WordId>| row.iter().copied().min_by_key(weight_of);
            (with(&|row| row.first().copied()), with(&rarest))
        };
        let words = if rows.is_empty() { leads.clone() } else { sorted(words) };
        let weight = leads.iter().map(|word| usize::from(weight_of(word))).sum();
        Self { words, rows, leads, needs, weight }
    }

    /// Tells whether a word is one of the choice by itself.
    pub(super) fn has(&self, word: WordId) -> bool {
        /// So many words are looked through sooner than searched.
        const FEW: usize = 16;
        if self.words.len() <= FEW {
            self.words.contains(&word)
        } else {
            self.words.binary_search(&word).is_ok()
        }
    }
}

fn sorted(mut words: Vec<WordId>) -> Arc<[WordId]> {
    words.sort_unstable();
    words.dedup();
    words.into()
}
