//! The words of each class, for patterns that list them or weigh them against each other.

use std::collections::HashMap;
use std::sync::Arc;

use crate::language::lexicon::{Classes, Lexicon, WordId};

/// A class or several, and the forms that are asked for, 0 where any will do.
type Asked = (Classes, u16);

/// The words of each class of a lexicon, as it was when they were noted.
pub(crate) struct ClassWords {
    /// By the bit of the class.
    by_class: Vec<Vec<Listed>>,
    lists: HashMap<Asked, Arc<[WordId]>>,
    weights: HashMap<Asked, usize>,
}

/// A word of a class.
#[derive(Clone, Copy)]
struct Listed {
    word: WordId,
    forms: u16,
    weight: u16,
}

impl ClassWords {
    /// Notes the words of every class.
    pub(crate) fn of(lexicon: &Lexicon) -> Self {
        let mut by_class = vec![Vec::new(); Classes::BITS as usize];
        for entry in lexicon.entries() {
            let weight = lexicon.weight_of(entry.word);
            let listed = Listed { word: entry.word, forms: entry.forms, weight };
            let mut classes = entry.classes;
            while classes != 0 {
                by_class[classes.trailing_zeros() as usize].push(listed);
                classes &= classes - 1;
            }
        }
        Self { by_class, lists: HashMap::new(), weights: HashMap::new() }
    }

    /// Returns how much the words of `asked` weigh together.
    pub(crate) fn weight(&mut self, asked: Asked, lexicon: &Lexicon) -> usize {
        if let Some(known) = self.weights.get(&asked) {
            return *known;
        }
        let weight = self.listed(asked, lexicon).map(|it| usize::from(it.weight)).sum();
        self.weights.insert(asked, weight);
        weight
    }

    /// Returns the words of `asked`.
    pub(crate) fn words(&mut self, asked: Asked, lexicon: &Lexicon) -> Arc<[WordId]> {
        if let Some(known) = self.lists.get(&asked) {
            return known.clone();
        }
        let words: Arc<[WordId]> = self.listed(asked, lexicon).map(|it| it.word).collect();
        self.lists.insert(asked, words.clone());
        words
    }

    fn listed(&self, (classes, forms): Asked, lexicon: &Lexicon) -> impl Iterator<Item = &Listed> {
        let is_asked = move |class: &Classes| classes & class != 0;
        let bits = (0..Classes::BITS).map(|bit| 1 << bit).filter(is_asked);
        bits.flat_map(move |class: Classes| {
            // A word of several of the classes is taken in the first of them.
            let is_first = move |it: &&Listed| {
                let own = lexicon.entry(it.word).classes & classes;
                own & own.wrapping_neg() == class
            };
            let fits = move |it: &&Listed| forms == 0 || it.forms & forms != 0;
            let of_class = self.by_class[class.trailing_zeros() as usize].iter();
            of_class.filter(fits).filter(move |it| classes == class || is_first(it))
        })
    }
}
