//! Packs to what the engine looks for: words in a lexicon, and targets, each a pattern with what leads
//! to it and the gate before it.

use std::sync::Arc;

use crate::language::actor::Kinds;
use crate::language::clause::Words;
use crate::language::engine::Advice;
use crate::language::gate::{Gate, Membership, Need, Present, Sets};
use crate::language::grammar::Grammar;
use crate::language::inflect;
use crate::language::lexicon::{Classes, Lexicon, WordId};
use crate::language::listed;
use crate::language::pack::{Pack, PackProblem, Phrase, Questions};
use crate::language::pattern::{Lead, Pattern, Reader};
use crate::language::people;
use crate::language::rows::Rows;
use crate::language::rule::Rule;
use crate::language::token::{GUESSED, Token};
use crate::text::Spanned;

/// Everything that is looked for.
pub(crate) struct Targets {
    pub(crate) grammar: Grammar,
    pub(crate) words: Words,
    pub(crate) phrases: Vec<Compiled>,
    /// Every pattern of a phrase or of the exceptions.
    pub(crate) all: Vec<Target>,
    /// The sets of words that gates ask for, by word.
    sets: Membership,
    /// The targets each word leads to.
    by_word: Rows<u32>,
    /// The targets each class leads to, by its bit.
    by_class: Vec<Vec<u32>>,
    /// The classes that lead to any.
    leading: Classes,
}

/// One pattern to look for.
pub(crate) struct Target {
    pub(crate) of: Of,
    pub(crate) pattern: Pattern,
    pub(crate) gate: Gate,
}

/// What a pattern belongs to.
#[derive(Clone, Copy)]
pub(crate) enum Of {
    /// The phrase of this number.
    Phrase(u32),
    /// What is never a finding.
    Exceptions,
}

/// What a phrase wants beside one of its patterns.
pub(crate) struct Compiled {
    pub(crate) rule: Rule,
    pub(crate) subject: Option<Kinds>,
    pub(crate) unless: Vec<Pattern>,
    pub(crate) nowhere: Vec<Pattern>,
    pub(crate) questions: Questions,
    pub(crate) mention: bool,
    pub(crate) hypothetical: bool,
    pub(crate) advice: Option<Arc<Advice>>,
}

impl Targets {
    /// Sums up a sentence for the gates.
    pub(crate) fn sum_up(&self, tokens: &[Token], present: &mut Present) {
        present.read(tokens, &self.sets, &self.grammar, &self.words);
    }

    /// Collects what the tokens of a sentence lead to, each with the token, as far as the sentence
    /// can hold it.
    pub(crate) fn led(&self, tokens: &[Token], present: &Present, led: &mut Vec<(usize, u32)>) {
        led.clear();
        let is_open = |target: &&u32| self.all[**target as usize].gate.is_open(present);
        for (at, token) in tokens.iter().enumerate() {
            let of_word = self.by_word.of_word(token.word).iter();
            led.extend(of_word.filter(is_open).map(|target| (at, *target)));
            // A class leads as far as the lists tell it, and not where only the shape of a word does.
            let mut classes = if token.has(GUESSED) { 0 } else { token.classes & self.leading };
            while classes != 0 {
                let class = &self.by_class[classes.trailing_zeros() as usize];
                led.extend(class.iter().filter(is_open).map(|target| (at, *target)));
                classes &= classes - 1;
            }
        }
    }
}

/// Packs, compiled: what the words are, what is looked for, and what cannot be, with the name of its
/// pack.
pub(crate) struct Packed {
    pub(crate) lexicon: Lexicon,
    pub(crate) targets: Targets,
    pub(crate) problems: Vec<(String, PackProblem)>,
}

/// Which words are known before those of the packs.
#[derive(Clone, Copy)]
pub(crate) enum Known {
    /// Those of the built-in packs.
    Listed,
    /// Only irregular verbs.
    Irregular,
}

/// Compiles packs, later ones adding to earlier ones.
pub(crate) fn compile(known: Known, packs: &[&Pack]) -> Packed {
    let mut lexicon = Lexicon::new();
    let grammar = Grammar::of(&mut lexicon);
    let words = Words::of(&mut lexicon);
    match known {
        Known::Listed => listed::enter(&mut lexicon),
        Known::Irregular => enter_irregular(&mut lexicon),
    }
    enter_words(packs.iter().copied(), &mut lexicon);
    lexicon.mark_adverbs(grammar.adverb);
    let open = people::classes(&mut lexicon).all();
    let mut compiler = Compiler {
        grammar,
        words,
        reader: Reader::new(lexicon, open),
        problems: Vec::new(),
        phrases: Vec::new(),
        all: Vec::new(),
        sets: Sets::new(),
        by_word: Vec::new(),
        by_class: vec![Vec::new(); Classes::BITS as usize],
    };
    for pack in packs {
        compiler.pack(pack);
    }
    compiler.finish()
}

/// Enters the verbs that are verbs wherever they stand.
pub(crate) fn enter_irregular(lexicon: &mut Lexicon) {
    let plain = lexicon.register("plain");
    for base in inflect::irregular() {
        lexicon.add_verb(base, plain);
    }
}

/// Enters the words of packs.
pub(crate) fn enter_words<'p>(packs: impl Iterator<Item = &'p Pack>, lexicon: &mut Lexicon) {
    for pack in packs {
        for (class, word) in &pack.nouns {
            let class = lexicon.register(class);
            lexicon.add_noun(word, class);
        }
        for (class, word) in &pack.verbs {
            let class = lexicon.register(class);
            lexicon.add_verb(word, class);
        }
        for (class, word) in &pack.words {
            let class = lexicon.register(class);
            lexicon.add(word, class, 0);
        }
    }
}

struct Compiler<'p> {
    grammar: Grammar,
    words: Words,
    reader: Reader<'p>,
    problems: Vec<(String, PackProblem)>,
    phrases: Vec<Compiled>,
    all: Vec<Target>,
    sets: Sets,
    by_word: Vec<(WordId, u32)>,
    by_class: Vec<Vec<u32>>,
}

impl<'p> Compiler<'p> {
    fn pack(&mut self, pack: &'p Pack) {
        for phrase in &pack.phrases {
            self.phrase(&pack.name, phrase);
        }
        for exception in self.patterns(&pack.name, &pack.exceptions) {
            self.target(Of::Exceptions, exception, None);
        }
    }

    fn phrase(&mut self, pack: &str, phrase: &'p Phrase) {
        let of = Of::Phrase(number(self.phrases.len()));
        for pattern in self.patterns(pack, &phrase.patterns) {
            self.target(of, pattern, phrase.subject);
        }
        let advice = (phrase.ask.is_some() || phrase.rewrite.is_some()).then(|| {
            let (ask, rewrite) = (phrase.ask.clone(), phrase.rewrite.clone());
            Arc::new(Advice { pack: pack.to_owned(), ask, rewrite })
        });
        let unless = self.patterns(pack, &phrase.unless);
        let nowhere = self.patterns(pack, &phrase.nowhere);
        self.phrases.push(Compiled {
            rule: phrase.rule,
            subject: phrase.subject,
            unless,
            nowhere,
            questions: phrase.questions,
            mention: phrase.mention,
            hypothetical: phrase.hypothetical,
            advice,
        });
    }

    /// Adds a pattern to what is looked for.
    fn target(&mut self, of: Of, pattern: Pattern, subject: Option<Kinds>) {
        let target = number(self.all.len());
        match pattern.lead() {
            Lead::Words(words) => {
                self.by_word.extend(words.iter().map(|word| (*word, target)));
            }
            Lead::Class(mut classes) => {
                while classes != 0 {
                    self.by_class[classes.trailing_zeros() as usize].push(target);
                    classes &= classes - 1;
                }
            }
        }
        let needs = pattern.needs();
        let gate = self.sets.gate(needs.into_iter().chain(subject.map(Need::Subject)));
        self.all.push(Target { of, pattern, gate });
    }

    /// Reads patterns; tells about those that cannot be read.
    fn patterns(&mut self, pack: &str, texts: &'p [Spanned<String>]) -> Vec<Pattern> {
        let mut patterns = Vec::new();
        for text in texts {
            match Pattern::parse(&text.value, &mut self.reader) {
                Ok(pattern) => patterns.push(pattern),
                Err(message) => {
                    let problem = PackProblem { span: text.span, message };
                    self.problems.push((pack.to_owned(), problem));
                }
            }
        }
        patterns
    }

    fn finish(self) -> Packed {
        let Self { grammar, words, reader, problems, phrases, all, sets, by_word, by_class } = self;
        let lexicon = reader.lexicon;
        let has_any =
            |(class, targets): (usize, &Vec<u32>)| Classes::from(!targets.is_empty()) << class;
        let leading = by_class.iter().enumerate().map(has_any).fold(0, |all, class| all | class);
        let by_word = Rows::of(lexicon.len(), &by_word);
        let sets = sets.of_words(lexicon.len());
        let targets = Targets { grammar, words, phrases, all, sets, by_word, by_class, leading };
        Packed { lexicon, targets, problems }
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("packs are far below 4 billion patterns")
}
