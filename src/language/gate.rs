//! Gates: what a sentence must hold for a pattern to match anywhere in it, asked before the pattern
//! is tried.
//!
//! A gate is made from the pattern itself, so that every phrase has one, and it only ever keeps out
//! what could not match. A sentence is summed up once ([`Present`]): which sets of words occur in it,
//! which classes and forms, and who it can be about. After that a gate is a few bits to compare.

use std::collections::HashMap;
use std::sync::Arc;

use crate::language::actor::{self, Kinds};
use crate::language::clause::Words;
use crate::language::grammar::Grammar;
use crate::language::lexicon::{Classes, WordId};
use crate::language::rows::Rows;
use crate::language::token::Token;

/// Something of which a sentence must hold at least one token.
#[derive(Clone, Debug)]
pub(crate) enum Need {
    /// One of these words, sorted.
    Words(Arc<[WordId]>),
    /// A word of one of these classes, if any, and of one of these forms, if any.
    Class(Classes, u16),
    /// A noun phrase for somebody of one of these kinds.
    Actor(Kinds),
    /// A verb whose subject is of one of these kinds.
    Subject(Kinds),
}

/// How many sets of words a gate looks for.
const SETS: usize = 3;

/// How many classes of words a gate looks for.
const CLASSES: usize = 2;

/// The set that every sentence has a word of; it stands where a gate needs none.
const ANY: u16 = 0;

/// What a sentence must hold for one pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gate {
    sets: [u16; SETS],
    actor: Kinds,
    subject: Kinds,
    /// Classes and forms, 0 where any will do.
    classes: [(Classes, u16); CLASSES],
}

impl Gate {
    /// Returns a gate that lets everything through.
    pub(crate) const OPEN: Self = Self {
        sets: [ANY; SETS],
        actor: Kinds::MAX,
        subject: Kinds::MAX,
        classes: [(0, 0); CLASSES],
    };

    /// Tells whether the pattern may match in the sentence.
    pub(crate) fn is_open(&self, present: &Present) -> bool {
        self.sets.iter().all(|set| present.has_set(*set))
            && present.actors & self.actor != 0
            && present.subjects & self.subject != 0
            && self.classes.iter().all(|&(classes, forms)| {
                (classes == 0 || present.classes & classes != 0)
                    && (forms == 0 || present.forms & forms != 0)
            })
    }
}

/// The sets of words that gates look for, each with a number.
#[derive(Debug)]
pub(crate) struct Sets {
    by_words: HashMap<Arc<[WordId]>, u16>,
}

impl Sets {
    pub(crate) fn new() -> Self {
        Self { by_words: HashMap::from([(Arc::default(), ANY)]) }
    }

    /// Returns the gate that asks for `needs`, the rarest first; what a gate has no room for is not
    /// asked.
    pub(crate) fn gate(&mut self, needs: impl IntoIterator<Item = Need>) -> Gate {
        let mut gate = Gate::OPEN;
        let (mut sets, mut classes) = (gate.sets.iter_mut(), gate.classes.iter_mut());
        for need in needs {
            match need {
                Need::Words(words) => {
                    if let Some(set) = sets.next() {
                        *set = self.number(words);
                    }
                }
                Need::Class(wanted, forms) => {
                    if let Some(class) = classes.next() {
                        *class = (wanted, forms);
                    }
                }
                // Of several the sentence must hold each, so that any of them is a fair question.
                Need::Actor(kinds) => gate.actor = kinds,
                Need::Subject(kinds) => gate.subject = kinds,
            }
        }
        gate
    }

    fn number(&mut self, words: Arc<[WordId]>) -> u16 {
        let next = u16::try_from(self.by_words.len());
        match (self.by_words.get(&words), next) {
            (Some(known), _) => *known,
            (None, Ok(next)) => {
                self.by_words.insert(words, next);
                next
            }
            // With more sets than there are numbers, the last patterns are tried more often.
            (None, Err(_)) => ANY,
        }
    }

    /// Returns for each of so many words the sets it is in.
    pub(crate) fn of_words(&self, words: usize) -> Membership {
        let mut sets: Vec<(&[WordId], u16)> =
            self.by_words.iter().map(|(set, id)| (&**set, *id)).collect();
        sets.sort_unstable_by_key(|(_, id)| *id);
        // The last block of each word, to which sets with numbers near by are added.
        let mut last = vec![usize::MAX; words];
        let mut blocks: Vec<(WordId, Block)> = Vec::new();
        for (set, id) in sets {
            let (at, bit) = (id / Block::SETS, 1 << (id % Block::SETS));
            for word in set {
                let known = &mut last[*word as usize];
                match blocks.get_mut(*known) {
                    Some((_, block)) if block.at == at => block.bits |= bit,
                    _ => {
                        *known = blocks.len();
                        blocks.push((*word, Block { at, bits: bit }));
                    }
                }
            }
        }
        let of_word = Rows::of(words, &blocks);
        Membership { of_word, blocks: self.by_words.len().div_ceil(usize::from(Block::SETS)) }
    }
}

/// Some of the sets a word is in.
#[derive(Clone, Copy, Debug)]
struct Block {
    at: u16,
    bits: u64,
}

impl Block {
    /// How many sets there are in a block.
    const SETS: u16 = 64;
}

/// The sets each word is in.
#[derive(Debug)]
pub(crate) struct Membership {
    of_word: Rows<Block>,
    blocks: usize,
}

/// What the tokens of one sentence are, all together.
#[derive(Debug, Default)]
pub(crate) struct Present {
    /// The sets of which a word occurs, a bit each.
    sets: Vec<u64>,
    classes: Classes,
    forms: u16,
    actors: Kinds,
    subjects: Kinds,
}

impl Present {
    /// Sums up a sentence.
    pub(crate) fn read(
        &mut self,
        tokens: &[Token],
        sets: &Membership,
        grammar: &Grammar,
        words: &Words,
    ) {
        self.sets.clear();
        self.sets.resize(sets.blocks, 0);
        self.sets[usize::from(ANY / Block::SETS)] |= 1 << (ANY % Block::SETS);
        (self.classes, self.forms) = (0, 0);
        let (mut flags, mut has_who) = (0, false);
        for token in tokens {
            self.classes |= token.classes;
            self.forms |= token.forms;
            flags |= token.flags;
            has_who |= token.word == words.who;
            for block in sets.of_word.of_word(token.word) {
                self.sets[usize::from(block.at)] |= block.bits;
            }
        }
        self.actors = actor::possible(self.classes, flags, grammar);
        // "the process who": what `who` stands for is a person, whatever its noun is.
        self.subjects = self.actors | if has_who { actor::ROLE } else { 0 };
    }

    fn has_set(&self, set: u16) -> bool {
        self.sets[usize::from(set / Block::SETS)] >> (set % Block::SETS) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use crate::language::pack::Pack;
    use crate::language::{Engine, People, Prose};

    /// Returns sentences of which many hold a phrase: the examples of all packs.
    fn examples() -> Vec<&'static str> {
        let phrases = Pack::built_in_as_written().iter().flat_map(|pack| &pack.phrases);
        let examples = phrases.flat_map(|phrase| phrase.bad.iter().chain(&phrase.good));
        examples.map(|example| example.value.as_str()).collect()
    }

    #[test]
    fn gates_keep_out_only_what_could_not_match() {
        let gated = Engine::new([], &People::new());
        let written: Vec<&Pack> = Pack::built_in_as_written().iter().collect();
        let open = Engine::only(&written).with_open_gates();
        let examples = examples();
        let mut found = 0;
        for (at, example) in examples.iter().enumerate() {
            // Also the first half of each with the second half of another.
            let other = examples[(at * 7 + 3) % examples.len()];
            let half = |text: &'static str| text.split_at(text.floor_char_boundary(text.len() / 2));
            let mixed = format!("{}{}", half(example).0, half(other).1);
            for text in [*example, &mixed] {
                let read = |engine: &Engine| {
                    let matches = engine.read(&Prose::plain(text)).into_iter();
                    matches.map(|it| (it.rule, it.span, it.act, it.named)).collect::<Vec<_>>()
                };
                let expected = read(&open);
                assert_eq!(read(&gated), expected, "{text}");
                found += expected.len();
            }
        }
        assert!(found > 300, "only {found}");
    }
}
