//! A table with a row of things for each word, all rows in one piece of memory.

use crate::language::lexicon::WordId;

/// A row of things for each word.
#[derive(Debug)]
pub(crate) struct Rows<T> {
    /// Where the row of each word begins; the next word's is where it ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Ord> Rows<T> {
    /// Makes the rows of so many words; each row is sorted and has nothing twice.
    pub(crate) fn of(words: usize, mut pairs: Vec<(WordId, T)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = Vec::with_capacity(words + 1);
        let mut behind = 0;
        for word in 0..=words {
            starts.push(u32::try_from(behind).expect("packs are far below 4 billion words"));
            behind += pairs[behind..].iter().take_while(|pair| pair.0 as usize == word).count();
        }
        Self { starts, items: pairs.into_iter().map(|pair| pair.1).collect() }
    }

    /// Returns the row of a word.
    pub(crate) fn of_word(&self, word: WordId) -> &[T] {
        match self.starts.get(word as usize..word as usize + 2) {
            Some(&[start, end]) => &self.items[start as usize..end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_row() {
        let rows = Rows::of(4, vec![(3, 'c'), (1, 'b'), (1, 'a'), (3, 'c')]);
        let read: Vec<String> = (0..6).map(|word| rows.of_word(word).iter().collect()).collect();
        assert_eq!(read, ["", "ab", "", "c", "", ""]);
    }
}
