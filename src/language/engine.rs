//! The engine: packs compiled once, then prose in and matches out.

use std::cell::RefCell;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::language::actor::{self, Kinds};
use crate::language::clause::{Clause, Words};
use crate::language::grammar::Grammar;
use crate::language::inflect;
use crate::language::lexicon::{Lexicon, WordId};
use crate::language::mask::Quotes;
use crate::language::pack::{Pack, PackProblem, Phrase, Questions};
use crate::language::pattern::{Hit, Pattern};
use crate::language::people::People;
use crate::language::prose::{Part, Passage, Prose};
use crate::language::rule::Rule;
use crate::language::sentence;
use crate::language::token::{Token, Tokenizer};
use crate::model::SectionKind;
use crate::text::Span;

/// A phrase that judges a person, and where it stands.
#[derive(Clone, Debug)]
pub struct Match {
    /// What it does.
    pub rule: Rule,
    /// The words, with the subject where it stands beside them.
    pub span: Span,
    /// The act the words are about, from its verb to where the clause ends, where they name one in
    /// its base form: "verify the backup" in "we failed to verify the backup".
    pub act: Option<Span>,
    /// Whether a single person is meant by name.
    pub named: bool,
    /// What the words are part of.
    pub part: Part,
    /// The section they stand in.
    pub section: Option<SectionKind>,
    /// What the pack has to say beyond its rule.
    pub advice: Option<Arc<Advice>>,
}

/// Words of a pack's own for those who read the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The pack it comes from.
    pub pack: String,
    /// The question to ask.
    pub ask: Option<String>,
    /// How to write it instead.
    pub rewrite: Option<String>,
}

/// How much text an engine is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A few reports: it is quick to make, and reads every sentence.
    Small,
    /// Dozens of reports and more: it takes longer to make, and looks for the sentences worth reading.
    Large,
}

/// Packs and people, compiled.
pub struct Engine {
    lexicon: Lexicon,
    grammar: Grammar,
    words: Words,
    phrases: Vec<Compiled>,
    exceptions: Vec<Pattern>,
    /// For each word, the patterns it leads to: of a phrase, or of the exceptions.
    leads: Vec<Vec<Lead>>,
    /// Finds the sentences worth reading; without it all are.
    triggers: Option<AhoCorasick>,
    problems: Vec<(String, PackProblem)>,
}

/// A phrase ready to be looked for.
struct Compiled {
    rule: Rule,
    patterns: Vec<Pattern>,
    subject: Option<Kinds>,
    unless: Vec<Led>,
    nowhere: Vec<Led>,
    questions: Questions,
    mention: bool,
    hypothetical: bool,
    advice: Option<Arc<Advice>>,
}

#[derive(Clone, Copy)]
enum Lead {
    Phrase(u32, u32),
    Exception(u32),
}

/// A match in tokens.
#[derive(Clone, Copy)]
struct Found {
    phrase: usize,
    rule: Rule,
    start: usize,
    end: usize,
    named: bool,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Engine({} phrases, {} words)", self.phrases.len(), self.lexicon.len())
    }
}

impl Engine {
    /// Compiles packs, later ones adding to earlier ones; what cannot be compiled is left out and
    /// told by [`Engine::problems`].
    pub fn new<'p>(packs: impl IntoIterator<Item = &'p Pack>, people: &People) -> Self {
        Self::sized(packs, people, Size::Small)
    }

    /// Compiles packs for the amount of text that is to be read.
    pub fn sized<'p>(
        packs: impl IntoIterator<Item = &'p Pack>,
        people: &People,
        size: Size,
    ) -> Self {
        let packs: Vec<&Pack> = packs.into_iter().collect();
        let mut lexicon = Lexicon::new();
        let grammar = Grammar::of(&mut lexicon);
        let words = Words::of(&mut lexicon);
        for pack in &packs {
            enter(pack, &mut lexicon);
        }
        let plain = lexicon.register("plain");
        for base in inflect::irregular() {
            lexicon.add_verb(base, plain);
        }
        lexicon.mark_adverbs(grammar.adverb);
        people.enter(&mut lexicon);
        lexicon.index();
        let mut compiler = Compiler { lexicon: &mut lexicon, problems: Vec::new() };
        let (mut phrases, mut exceptions) = (Vec::new(), Vec::new());
        for pack in &packs {
            for phrase in &pack.phrases {
                phrases.push(compiler.phrase(&pack.name, phrase));
            }
            for exception in &pack.exceptions {
                exceptions.extend(compiler.pattern(&pack.name, exception));
            }
        }
        let problems = compiler.problems;
        let leads = leads(&lexicon, &phrases, &exceptions);
        let triggers = (size == Size::Large).then(|| triggers(&lexicon, &phrases));
        Self { lexicon, grammar, words, phrases, exceptions, leads, triggers, problems }
    }

    /// Returns what is wrong in the packs, each with the name of its pack.
    pub fn problems(&self) -> &[(String, PackProblem)] {
        &self.problems
    }

    /// Tells whether a text has any word that could begin a phrase; quick, and often wrongly yes.
    pub fn may_match(&self, text: &str) -> bool {
        self.next_trigger(text, 0).is_some()
    }

    /// Finds every phrase of `prose`, in order, one for each stretch of text.
    pub fn read(&self, prose: &Prose<'_>) -> Vec<Match> {
        let mut found = Vec::new();
        let mut tokens = Vec::new();
        for passage in &prose.passages {
            self.passage(passage, &mut tokens, &mut found);
        }
        found
    }

    /// Tells whom the clause is about in which the byte at `at` of a passage stands: `Some(true)` for
    /// people, also those left out as in notes, `Some(false)` for things; `None` when it is open.
    pub fn is_about_people(&self, passage: &Passage<'_>, at: usize) -> Option<bool> {
        let range = sentence::around(passage.text(), 0, at);
        let masks = passage.masks();
        let mut tokens = Vec::new();
        let tokenizer = Tokenizer { lexicon: &self.lexicon, grammar: &self.grammar };
        tokenizer.read(passage.text(), range, &masks.speech, &masks.words, &mut tokens);
        let verb = tokens.iter().position(|token| token.start >= at)?;
        let clause = self.clause(&tokens, false);
        let kinds = clause.subject(verb).actor.kinds;
        let things = actor::SYSTEM | actor::IT | actor::UNTOLD;
        if kinds == 0 { None } else { Some(kinds & !things != 0) }
    }

    fn passage(&self, passage: &Passage<'_>, tokens: &mut Vec<Token>, found: &mut Vec<Match>) {
        let text = passage.text();
        let mut masks: Option<Quotes> = None;
        let mut from = 0;
        while let Some(trigger) = self.next_trigger(text, from) {
            let range = sentence::around(text, from, trigger);
            from = range.end;
            let masks = masks.get_or_insert_with(|| passage.masks());
            if masks.speech.iter().any(|it| it.contains(&trigger))
                && self.next_trigger(&text[..range.end], trigger + 1).is_none()
            {
                continue;
            }
            let tokenizer = Tokenizer { lexicon: &self.lexicon, grammar: &self.grammar };
            tokenizer.read(text, range, &masks.speech, &masks.words, tokens);
            self.sentence(passage, tokens, found);
        }
    }

    /// Returns where the next word stands that could begin a phrase.
    fn next_trigger(&self, text: &str, from: usize) -> Option<usize> {
        let Some(triggers) = &self.triggers else { return (from < text.len()).then_some(from) };
        let mut at = from;
        while let Some(hit) = triggers.find(aho_corasick::Input::new(text).range(at..)) {
            if is_whole_word(text, hit.start(), hit.end()) {
                return Some(hit.start());
            }
            at = hit.start() + 1;
        }
        None
    }

    fn clause<'s>(&'s self, tokens: &'s [Token], asks: bool) -> Clause<'s> {
        let phrases = RefCell::default();
        Clause { tokens, grammar: &self.grammar, words: &self.words, asks, phrases }
    }

    fn sentence(&self, passage: &Passage<'_>, tokens: &[Token], found: &mut Vec<Match>) {
        let asks = tokens.iter().rev().find(|it| it.mark != b')').is_some_and(|it| it.mark == b'?');
        let clause = self.clause(tokens, asks);
        let (mut hits, mut excepted) = (Vec::new(), Vec::new());
        for (at, token) in tokens.iter().enumerate() {
            for lead in &self.leads[token.word as usize] {
                match *lead {
                    Lead::Phrase(phrase, pattern) => {
                        let (phrase, pattern) = (phrase as usize, pattern as usize);
                        hits.extend(self.phrase(&clause, phrase, pattern, at));
                    }
                    Lead::Exception(exception) => {
                        excepted.extend(self.exceptions[exception as usize].find(&clause, at));
                    }
                }
            }
        }
        hits.retain(|hit| !excepted.iter().any(|it| it.start < hit.end && hit.start < it.end));
        for hit in strongest(hits) {
            let last = &tokens[hit.end - 1];
            let range = tokens[hit.start].start..last.end;
            found.push(Match {
                rule: hit.rule,
                span: passage.span(range),
                act: act(&clause, hit.end).map(|range| passage.span(range)),
                named: hit.named,
                part: passage.part,
                section: passage.section,
                advice: self.phrases[hit.phrase].advice.clone(),
            });
        }
    }

    /// Looks for one pattern of a phrase around the token that leads to it.
    fn phrase(
        &self,
        clause: &Clause<'_>,
        at: usize,
        pattern: usize,
        token: usize,
    ) -> Option<Found> {
        let phrase = &self.phrases[at];
        let is_asked = match phrase.questions {
            Questions::Skip => !clause.asks,
            Questions::Also => true,
            Questions::Only => clause.asks,
        };
        if !is_asked {
            return None;
        }
        let hit = phrase.patterns[pattern].find(clause, token)?;
        let (mut start, mut kinds) = (hit.start, hit.actor.map_or(0, |it| it.kinds));
        if let Some(wanted) = phrase.subject {
            if clause.is_passive(hit.start) {
                return None;
            }
            let subject = clause.subject(hit.start);
            if subject.actor.kinds & wanted == 0 || (phrase.hypothetical && subject.hypothetical) {
                return None;
            }
            kinds = subject.actor.kinds;
            if subject.adjacent && subject.actor.start < subject.actor.end {
                start = subject.actor.start;
            }
        }
        if phrase.mention && clause.is_mentioned(hit.start, hit.end) {
            return None;
        }
        let overlaps = |it: &Hit| it.start < hit.end && start < it.end;
        let is_excepted = phrase.unless.iter().any(|it| it.hits(clause).any(|it| overlaps(&it)))
            || phrase.nowhere.iter().any(|it| it.hits(clause).next().is_some());
        if is_excepted {
            return None;
        }
        let rule = if kinds & (actor::GROUP | actor::VENDOR | actor::CUSTOMER) != 0 {
            phrase.rule.of_group()
        } else {
            phrase.rule
        };
        let end = hit.end.max(start + 1).min(clause.tokens.len());
        Some(Found { phrase: at, rule, start, end, named: kinds & actor::NAME != 0 })
    }
}

/// Returns where the act stands that a phrase ending before `end` is about: its verb and what belongs
/// to it, a few words at most.
fn act(clause: &Clause<'_>, end: usize) -> Option<std::ops::Range<usize>> {
    const MOST: usize = 7;
    let last = end.checked_sub(1)?;
    let leads = |at: usize| {
        let token = &clause.tokens[at];
        token.word == clause.words.to || token.is(clause.grammar.negation | clause.grammar.adverb)
    };
    let is_to = clause.tokens[last].word == clause.words.to;
    let verb = if is_to { end } else { last };
    let token = clause.tokens.get(verb)?;
    if !token.has_form(inflect::BASE) || verb == 0 || !leads(verb - 1) {
        return None;
    }
    let mut last = verb;
    while last + 1 < clause.tokens.len() && last < verb + MOST {
        let next = &clause.tokens[last + 1];
        if !next.is_word() || next.is(clause.grammar.subordinator | clause.grammar.conjunction) {
            break;
        }
        last += 1;
    }
    while last > verb
        && clause.tokens[last].is(clause.grammar.preposition | clause.grammar.determiner)
    {
        last -= 1;
    }
    Some(clause.tokens[verb].start..clause.tokens[last].end)
}

/// A pattern with the words that lead to it.
struct Led {
    pattern: Pattern,
    leads: Vec<WordId>,
}

impl Led {
    /// Returns every place of the sentence the pattern matches.
    fn hits(&self, clause: &Clause<'_>) -> impl Iterator<Item = Hit> {
        let led = |(at, token): (usize, &Token)| {
            (token.word != 0 && self.leads.contains(&token.word)).then_some(at)
        };
        clause
            .tokens
            .iter()
            .enumerate()
            .filter_map(led)
            .filter_map(|at| self.pattern.find(clause, at))
    }
}

/// Keeps one match for each stretch: that of the strongest rule, then the longest.
fn strongest(mut hits: Vec<Found>) -> Vec<Found> {
    hits.sort_by_key(|it| (it.rule.rank(), std::cmp::Reverse(it.end - it.start), it.start));
    let mut kept: Vec<Found> = Vec::new();
    for hit in hits {
        if !kept.iter().any(|it| it.start < hit.end && hit.start < it.end) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|it| it.start);
    kept
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let hangs = text[start..end].contains(['\'', '\u{2019}']);
    (hangs || start == 0 || !is_letter(start - 1)) && !is_letter(end)
}

fn enter(pack: &Pack, lexicon: &mut Lexicon) {
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

struct Compiler<'l> {
    lexicon: &'l mut Lexicon,
    problems: Vec<(String, PackProblem)>,
}

impl Compiler<'_> {
    fn phrase(&mut self, pack: &str, phrase: &Phrase) -> Compiled {
        let patterns = phrase.patterns.iter().filter_map(|it| self.pattern(pack, it)).collect();
        let advice = (phrase.ask.is_some() || phrase.rewrite.is_some()).then(|| {
            let (ask, rewrite) = (phrase.ask.clone(), phrase.rewrite.clone());
            Arc::new(Advice { pack: pack.to_owned(), ask, rewrite })
        });
        let unless = self.led(pack, &phrase.unless);
        let nowhere = self.led(pack, &phrase.nowhere);
        Compiled {
            rule: phrase.rule,
            patterns,
            subject: phrase.subject,
            unless,
            nowhere,
            questions: phrase.questions,
            mention: phrase.mention,
            hypothetical: phrase.hypothetical,
            advice,
        }
    }

    fn led(&mut self, pack: &str, texts: &[crate::text::Spanned<String>]) -> Vec<Led> {
        let patterns: Vec<Pattern> = texts.iter().filter_map(|it| self.pattern(pack, it)).collect();
        let led = |pattern: Pattern| Led { leads: pattern.anchors(self.lexicon), pattern };
        patterns.into_iter().map(led).collect()
    }

    fn pattern(&mut self, pack: &str, text: &crate::text::Spanned<String>) -> Option<Pattern> {
        match Pattern::parse(&text.value, self.lexicon) {
            Ok(pattern) => Some(pattern),
            Err(message) => {
                let problem = PackProblem { span: text.span, message };
                self.problems.push((pack.to_owned(), problem));
                None
            }
        }
    }
}

fn leads(lexicon: &Lexicon, phrases: &[Compiled], exceptions: &[Pattern]) -> Vec<Vec<Lead>> {
    let narrow = |at: usize| u32::try_from(at).expect("packs are far below 4 billion patterns");
    let mut leads = vec![Vec::new(); lexicon.len()];
    for (phrase_at, phrase) in phrases.iter().enumerate() {
        for (at, pattern) in phrase.patterns.iter().enumerate() {
            for word in pattern.anchors(lexicon) {
                leads[word as usize].push(Lead::Phrase(narrow(phrase_at), narrow(at)));
            }
        }
    }
    for (at, pattern) in exceptions.iter().enumerate() {
        for word in pattern.anchors(lexicon) {
            leads[word as usize].push(Lead::Exception(narrow(at)));
        }
    }
    leads
}

/// Builds the search for words of which a sentence with a phrase has one; of several that count as
/// one, for the longest.
fn triggers(lexicon: &Lexicon, phrases: &[Compiled]) -> AhoCorasick {
    let patterns = phrases.iter().flat_map(|phrase| &phrase.patterns);
    let mut is_gate = vec![false; lexicon.len()];
    for word in patterns.flat_map(|pattern| pattern.gates(lexicon)) {
        is_gate[word as usize] = true;
    }
    let longest = |text: &str| text.split(' ').max_by_key(|word| word.len()).map(str::to_owned);
    let mut words: Vec<String> = lexicon
        .iter()
        .filter(|(_, entry)| is_gate[entry.word as usize])
        .filter_map(|(text, _)| longest(text))
        .collect();
    let has = |word: &str| words.iter().any(|it| it == word);
    let (has_not, has_have) = (has("not"), has("have"));
    if has_not {
        // The short form hangs on its verb, and is found from there.
        let short = ["n't", "n\u{2019}t", "cannot", "didnt", "wasnt", "hadnt", "havent", "dont"];
        words.extend(short.map(str::to_owned));
    }
    if has_have {
        words.extend(["'ve", "\u{2019}ve"].map(str::to_owned));
    }
    words.sort_unstable();
    words.dedup();
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(&words)
        .expect("a few thousand short words stay far below every limit")
}
