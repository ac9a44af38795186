//! The engine: packs compiled once, then prose in and matches out.

use std::sync::{Arc, LazyLock};

use crate::language::actor;
use crate::language::clause::Clause;
use crate::language::compiler::{self, Known, Of, Packed, Targets};
use crate::language::gate::Present;
use crate::language::inflect;
use crate::language::lexicon::Lexicon;
use crate::language::pack::{Pack, PackProblem, Questions};
use crate::language::pattern::Hit;
use crate::language::people::People;
use crate::language::prose::{Part, Passage, Prose};
use crate::language::rule::Rule;
use crate::language::sentence;
use crate::language::token::Token;
use crate::language::tokenizer::Tokenizer;
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

/// The built-in packs, compiled once.
static BUILT_IN: LazyLock<Engine> = LazyLock::new(|| Engine::built_in(&[]));

/// Packs and people, compiled.
#[derive(Clone)]
pub struct Engine {
    lexicon: Arc<Lexicon>,
    targets: Arc<Targets>,
    problems: Vec<(String, PackProblem)>,
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

/// What is used again for every sentence, so that no memory is asked for.
#[derive(Default)]
struct Desk {
    tokens: Vec<Token>,
    /// The targets that tokens of the sentence lead to, each with its token.
    led: Vec<(usize, u32)>,
    present: Present,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let phrases = self.targets.phrases.len();
        write!(f, "Engine({phrases} phrases, {} words)", self.lexicon.len())
    }
}

impl Engine {
    /// Returns the engine of the built-in packs and `more`, which add to them; what cannot be compiled
    /// is left out and told by [`Engine::problems`].
    pub fn new<'p>(more: impl IntoIterator<Item = &'p Pack>, people: &People) -> Self {
        let more: Vec<&Pack> = more.into_iter().collect();
        let mut engine = if more.is_empty() { BUILT_IN.clone() } else { Self::built_in(&more) };
        if !people.is_empty() {
            people.enter(Arc::make_mut(&mut engine.lexicon));
        }
        engine
    }

    /// Compiles the built-in packs, which all engines without other packs then share.
    pub fn prepare() {
        LazyLock::force(&BUILT_IN);
    }

    /// Returns the engine of these packs and no others.
    pub fn only(packs: &[&Pack]) -> Self {
        Self::of(compiler::compile(Known::Irregular, packs))
    }

    fn built_in(more: &[&Pack]) -> Self {
        let packs: Vec<&Pack> = Pack::built_in().iter().chain(more.iter().copied()).collect();
        Self::of(compiler::compile(Known::Listed, &packs))
    }

    fn of(packed: Packed) -> Self {
        let Packed { lexicon, targets, problems } = packed;
        Self { lexicon: Arc::new(lexicon), targets: Arc::new(targets), problems }
    }

    /// Returns the same engine, trying every pattern wherever a word leads to it.
    #[cfg(test)]
    pub(crate) fn with_open_gates(mut self) -> Self {
        let targets = Arc::get_mut(&mut self.targets).expect("nobody shares them");
        for target in &mut targets.all {
            target.gate = crate::language::gate::Gate::OPEN;
        }
        self
    }

    /// Returns what is wrong in the packs, each with the name of its pack.
    pub fn problems(&self) -> &[(String, PackProblem)] {
        &self.problems
    }

    /// Finds every phrase of `prose`, in order, one for each stretch of text.
    pub fn read(&self, prose: &Prose<'_>) -> Vec<Match> {
        let mut found = Vec::new();
        let mut desk = Desk::default();
        for passage in &prose.passages {
            self.passage(passage, &mut desk, &mut found);
        }
        found
    }

    /// Tells whom the clause is about in which the byte at `at` of a passage stands: `Some(true)` for
    /// people, also those left out as in notes, `Some(false)` for things; `None` when it is open.
    pub fn is_about_people(&self, passage: &Passage<'_>, at: usize) -> Option<bool> {
        let range = sentence::around(passage.text(), 0, at);
        let masks = passage.masks();
        let mut tokens = Vec::new();
        self.tokenizer().read(passage.text(), range, &masks.speech, &masks.words, &mut tokens);
        let verb = tokens.iter().position(|token| token.start >= at)?;
        let clause = self.clause(&tokens, false);
        let kinds = clause.subject(verb).actor.kinds;
        let things = actor::SYSTEM | actor::STRANGER | actor::IT | actor::UNTOLD;
        if kinds == 0 { None } else { Some(kinds & !things != 0) }
    }

    fn passage(&self, passage: &Passage<'_>, desk: &mut Desk, found: &mut Vec<Match>) {
        let text = passage.text();
        let masks = passage.masks();
        let mut from = 0;
        while from < text.len() {
            let range = sentence::around(text, from, from);
            from = range.end;
            self.tokenizer().read(text, range, &masks.speech, &masks.words, &mut desk.tokens);
            self.targets.sum_up(&desk.tokens, &mut desk.present);
            self.targets.led(&desk.tokens, &desk.present, &mut desk.led);
            if !desk.led.is_empty() {
                self.sentence(passage, &desk.tokens, &desk.led, found);
            }
        }
    }

    fn tokenizer(&self) -> Tokenizer<'_> {
        Tokenizer { lexicon: &self.lexicon, grammar: &self.targets.grammar }
    }

    fn clause<'s>(&'s self, tokens: &'s [Token], asks: bool) -> Clause<'s> {
        Clause::new(tokens, &self.targets.grammar, &self.targets.words, asks)
    }

    /// Looks for the targets that tokens of a sentence lead to.
    fn sentence(
        &self,
        passage: &Passage<'_>,
        tokens: &[Token],
        led: &[(usize, u32)],
        found: &mut Vec<Match>,
    ) {
        let targets = &self.targets;
        let asks = tokens.iter().rev().find(|it| it.mark != b')').is_some_and(|it| it.mark == b'?');
        let clause = self.clause(tokens, asks);
        let (mut hits, mut excepted) = (Vec::new(), Vec::new());
        for &(token, target) in led {
            let target = &targets.all[target as usize];
            match target.of {
                Of::Phrase(phrase) => {
                    let look = || target.pattern.find(&clause, token);
                    hits.extend(self.phrase(&clause, phrase as usize, look));
                }
                Of::Exceptions => excepted.extend(target.pattern.find(&clause, token)),
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
                advice: targets.phrases[hit.phrase].advice.clone(),
            });
        }
    }

    /// Looks for one pattern of a phrase, and asks what the phrase wants to hold around it.
    fn phrase(
        &self,
        clause: &Clause<'_>,
        at: usize,
        look: impl FnOnce() -> Option<Hit>,
    ) -> Option<Found> {
        let phrase = &self.targets.phrases[at];
        let is_asked = match phrase.questions {
            Questions::Skip => !clause.asks,
            Questions::Also => true,
            Questions::Only => clause.asks,
        };
        if !is_asked {
            return None;
        }
        let hit = look()?;
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

/// Returns where the act stands that a phrase ending before `end` is about, as far as it makes sense
/// by itself: its verb and the thing it is done to, without which a question does not read well.
fn act(clause: &Clause<'_>, end: usize) -> Option<std::ops::Range<usize>> {
    const MOST: usize = 6;
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
    let object = clause.phrase_from(verb + 1)?;
    let stands_alone = object.kinds & (actor::IT | actor::PRONOUN) == 0
        && object.end - object.start <= MOST
        && !clause.tokens[object.end - 1].is(clause.grammar.adjective | clause.grammar.possessive);
    stands_alone.then(|| clause.tokens[verb].start..clause.tokens[object.end - 1].end)
}

/// Keeps one match for each stretch: that of the strongest rule, then the longest.
fn strongest(mut hits: Vec<Found>) -> Vec<Found> {
    hits.sort_by_key(|it| {
        (it.rule.rank(), std::cmp::Reverse(it.end - it.start), it.start, it.phrase)
    });
    let mut kept: Vec<Found> = Vec::new();
    for hit in hits {
        if !kept.iter().any(|it| it.start < hit.end && hit.start < it.end) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|it| it.start);
    kept
}
