//! Where in a text a query is answered: matches, the best stretch of text, and the parts to mark.

use serde::Serialize;
use tantivy::tokenizer::{TextAnalyzer, TokenStream};

use crate::query::build::{Pattern, TextClause, word_forms};
use crate::tokenizer::{self, STEM_MARK};

/// Length of a snippet, in characters.
const SNIPPET: usize = 220;

/// Characters of a snippet that lead up to its first match.
const LEAD: usize = 50;

/// A text with some of its parts marked. No HTML: whoever shows it escapes and marks it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Marked {
    /// The text in pieces; put together they are the text.
    pub fragments: Vec<Fragment>,
}

/// A piece of a [`Marked`] text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether it is what was searched for.
    pub mark: bool,
}

impl Marked {
    /// Returns the text without marks.
    pub fn text(&self) -> String {
        self.fragments.iter().map(|fragment| fragment.text.as_str()).collect()
    }

    fn push(&mut self, text: &str, mark: bool) {
        if !text.is_empty() {
            self.fragments.push(Fragment { text: text.to_owned(), mark });
        }
    }
}

/// A stretch of text that meets a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub start: usize,
    pub end: usize,
    /// Which condition.
    pub clause: usize,
}

/// Finds the words of a query in texts.
pub(crate) struct Finder {
    analyzer: TextAnalyzer,
    clauses: Vec<Vec<Matcher>>,
}

enum Matcher {
    Forms(Vec<String>),
    Prefix(String),
    Phrase { words: Vec<String>, prefix: bool },
}

struct Word {
    text: String,
    stem: Option<String>,
    start: usize,
    end: usize,
}

impl Finder {
    /// Returns a finder of all words that reports were looked up by.
    pub(crate) fn new(texts: &[TextClause]) -> Self {
        let wanted = texts.iter().filter(|text| !text.negated);
        let clauses = wanted.map(|text| text.patterns.iter().map(Matcher::of).collect()).collect();
        Self { analyzer: tokenizer::analyzer(), clauses }
    }

    /// Returns how many conditions there are.
    pub(crate) fn n_clauses(&self) -> usize {
        self.clauses.len()
    }

    /// Finds every match in `text`, in order of place.
    pub(crate) fn find(&mut self, text: &str) -> Vec<Found> {
        let words = self.words(text);
        let mut found = Vec::new();
        for at in 0..words.len() {
            for (clause, matchers) in self.clauses.iter().enumerate() {
                let length = matchers.iter().filter_map(|it| it.length_at(&words[at..])).max();
                if let Some(length) = length {
                    let (start, end) = (words[at].start, words[at + length - 1].end);
                    found.push(Found { start, end, clause });
                }
            }
        }
        found
    }

    /// Returns the whole text with its matches marked.
    pub(crate) fn mark(&mut self, text: &str) -> Marked {
        let found = self.find(text);
        mark_range(text, 0, text.len(), &found)
    }

    fn words(&mut self, text: &str) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        let mut stream = self.analyzer.token_stream(text);
        while stream.advance() {
            let token = stream.token();
            if token.text.ends_with(STEM_MARK) {
                if let Some(word) = words.last_mut() {
                    word.stem = Some(token.text.clone());
                }
            } else {
                let (text, start, end) = (token.text.clone(), token.offset_from, token.offset_to);
                words.push(Word { text, stem: None, start, end });
            }
        }
        words
    }
}

impl Matcher {
    fn of(pattern: &Pattern) -> Self {
        match pattern {
            Pattern::Word(word) => Self::Forms(word_forms(word)),
            Pattern::Prefix(start) => Self::Prefix(start.clone()),
            Pattern::Phrase { words, prefix } => {
                Self::Phrase { words: words.clone(), prefix: *prefix }
            }
        }
    }

    /// Returns how many words the match at the start of `words` takes.
    fn length_at(&self, words: &[Word]) -> Option<usize> {
        let first = words.first()?;
        match self {
            Self::Forms(forms) => {
                let is = |form: &String| *form == first.text || Some(form) == first.stem.as_ref();
                forms.iter().any(is).then_some(1)
            }
            Self::Prefix(start) => first.text.starts_with(start).then_some(1),
            Self::Phrase { words: wanted, prefix } => {
                let candidate = words.get(..wanted.len())?;
                let matches =
                    candidate.iter().zip(wanted).enumerate().all(|(at, (word, wanted))| {
                        let begun = *prefix && at + 1 == candidate.len();
                        word.text == *wanted || (begun && word.text.starts_with(wanted))
                    });
                matches.then_some(wanted.len())
            }
        }
    }
}

/// Returns how well a text answers: the words that are rare in this report count most.
pub(crate) fn score(found: &[Found], weights: &[f32]) -> f32 {
    let mut counts = vec![0.0_f32; weights.len()];
    for hit in found {
        counts[hit.clause] += 1.0;
    }
    let scores = counts.iter().zip(weights).filter(|(count, _)| **count > 0.0);
    scores.map(|(count, weight)| weight * (1.0 + 0.3 * count.ln())).sum()
}

/// Cuts the stretch of `text` that answers best, a little longer than a line or two.
pub(crate) fn snippet(text: &str, found: &[Found], weights: &[f32]) -> Marked {
    let start = match text.char_indices().nth(SNIPPET) {
        Some(_) => best_start(found, weights).unwrap_or(0),
        None => 0,
    };
    let from = cut_start(text, back(text, start, LEAD));
    let to = cut_end(text, forth(text, from, SNIPPET));
    let mut marked = Marked::default();
    if from > 0 {
        marked.push("… ", false);
    }
    marked.fragments.extend(mark_range(text, from, to, found).fragments);
    if to < text.trim_end().len() {
        marked.push(" …", false);
    }
    marked
}

/// Returns the first match of the stretch in which the most conditions are met.
fn best_start(found: &[Found], weights: &[f32]) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for (index, first) in found.iter().enumerate() {
        let within = found[index..].iter().take_while(|hit| hit.end < first.start + SNIPPET - LEAD);
        let within: Vec<_> = within.copied().collect();
        let score = score(&within, weights);
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, first.start));
        }
    }
    best.map(|(_, start)| start)
}

/// Returns the place `count` characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    text[..at].char_indices().rev().take(count).last().map_or(at, |(place, _)| place)
}

/// Returns the place `count` characters behind `at`.
fn forth(text: &str, at: usize, count: usize) -> usize {
    text[at..].char_indices().nth(count).map_or(text.len(), |(place, _)| at + place)
}

/// Moves a cut forward to the start of a word or line, when one is near.
fn cut_start(text: &str, at: usize) -> usize {
    if at == 0 {
        return 0;
    }
    let near = &text[at..forth(text, at, LEAD / 2)];
    near.find(char::is_whitespace)
        .map_or(at, |space| at + space + near[space..].chars().next().map_or(0, char::len_utf8))
}

/// Moves a cut back to the end of a word, when one is near.
fn cut_end(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.trim_end().len();
    }
    let start = back(text, at, LEAD / 2);
    text[start..at].rfind(char::is_whitespace).map_or(at, |space| start + space)
}

/// Returns `text[from..to]` on one line with the matches inside it marked.
fn mark_range(text: &str, from: usize, to: usize, found: &[Found]) -> Marked {
    let mut marked = Marked::default();
    let mut at = from;
    let mut spans: Vec<_> = found.iter().map(|hit| (hit.start, hit.end)).collect();
    spans.sort_unstable_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
    for (start, end) in spans {
        if start < at || end > to {
            continue;
        }
        marked.push(&one_line(&text[at..start]), false);
        marked.push(&one_line(&text[start..end]), true);
        at = end;
    }
    if at < to {
        marked.push(&one_line(&text[at..to]), false);
    }
    marked
}

/// Makes every run of white space one space, those at the ends too.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            line.push(character);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}
