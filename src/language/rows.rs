//! A table with a row of things for each word, all rows in one piece of memory.

use crate::language::lexicon::WordId;

/// A row of things for each word.
#[derive(Debug)]
pub(crate) struct Rows<T> {
    /// Where the row of each word begins; the next word's is where it ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Rows<T> {
    /// Makes the rows of so many words; each row keeps the order of the pairs.
    pub(crate) fn of(words: usize, pairs: &[(WordId, T)]) -> Self {
        let narrow = |at: usize| u32::try_from(at).expect("packs are far below 4 billion words");
        let mut lengths = vec![0_u32; words];
        for (word, _) in pairs {
            lengths[*word as usize] += 1;
        }
        let mut starts = Vec::with_capacity(words + 1);
        let mut behind = 0;
        for length in &lengths {
            starts.push(behind);
            behind += length;
        }
        starts.push(narrow(pairs.len()));
        // Every pair goes straight to its place: sorting them takes longer than reading a report.
        let mut next = starts.clone();
        let Some(&(_, any)) = pairs.first() else { return Self { starts, items: Vec::new() } };
        let mut items = vec![any; pairs.len()];
        for (word, item) in pairs {
            let place = &mut next[*word as usize];
            items[*place as usize] = *item;
            *place += 1;
        }
        Self { starts, items }
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
        let rows = Rows::of(4, &[(3, 'c'), (1, 'b'), (1, 'a'), (3, 'd')]);
        let read: Vec<String> = (0..6).map(|word| rows.of_word(word).iter().collect()).collect();
        assert_eq!(read, ["", "ba", "", "cd", "", ""]);
    }
}
