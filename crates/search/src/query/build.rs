//! Conditions to a tantivy query.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhrasePrefixQuery,
    PhraseQuery, Query as TantivyQuery, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::{Bounds, Clause, ClauseKind, Text, Value};
use crate::schema::{Fact, Fields};
use crate::tokenizer;

type Boxed = Box<dyn TantivyQuery>;

/// A report asked for by its id comes before every report that mentions it.
const ID_WEIGHT: f32 = 100.0;

/// One way to meet a condition on the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pattern {
    /// A word or its stem.
    Word(String),
    /// A word that begins so.
    Prefix(String),
    /// Words in a row, the last perhaps only begun.
    Phrase { words: Vec<String>, prefix: bool },
}

/// A condition on the text with every way to meet it that is tried.
#[derive(Clone, Debug)]
pub(crate) struct TextClause {
    pub negated: bool,
    pub title_only: bool,
    pub patterns: Vec<Pattern>,
}

impl Pattern {
    /// Returns what the words of a query mean as they are written.
    pub(crate) fn of(text: &Text) -> Self {
        match text.words.as_slice() {
            [word] if text.prefix => Self::Prefix(word.clone()),
            [word] if !text.quoted => Self::Word(word.clone()),
            words => Self::Phrase { words: words.to_vec(), prefix: text.prefix },
        }
    }

    /// Returns the pattern with its last word only begun; `None` when that changes nothing.
    pub(crate) fn widened(&self) -> Option<Self> {
        match self {
            Self::Word(word) if word.chars().count() > 1 => Some(Self::Prefix(word.clone())),
            Self::Phrase { words, prefix: false } if words.len() > 1 => {
                Some(Self::Phrase { words: words.clone(), prefix: true })
            }
            Self::Word(_) | Self::Prefix(_) | Self::Phrase { .. } => None,
        }
    }
}

/// Builds the query: all conditions must be met; of the words, `required` when it is told.
pub(crate) fn build(
    fields: &Fields,
    texts: &[TextClause],
    filters: &[Clause],
    required: Option<usize>,
) -> Boxed {
    let mut clauses: Vec<(Occur, Boxed)> = Vec::new();
    let mut wanted: Vec<Boxed> = Vec::new();
    for text in texts {
        let query = text_query(fields, text);
        if text.negated { clauses.push((Occur::MustNot, query)) } else { wanted.push(query) }
    }
    match required {
        Some(least) if !wanted.is_empty() => {
            let some = BooleanQuery::union_with_minimum_required_clauses(wanted, least);
            clauses.push((Occur::Must, Box::new(some)));
        }
        _ => clauses.extend(wanted.into_iter().map(|query| (Occur::Must, query))),
    }
    clauses.extend(filter_queries(fields, filters));
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, Box::new(AllQuery)));
    }
    Box::new(BooleanQuery::new(clauses))
}

fn text_query(fields: &Fields, clause: &TextClause) -> Boxed {
    let mut ways: Vec<Boxed> = Vec::new();
    for pattern in &clause.patterns {
        for (field, weight) in fields.text() {
            if clause.title_only && field != fields.title {
                continue;
            }
            for query in pattern_queries(field, pattern) {
                ways.push(Box::new(BoostQuery::new(query, weight)));
            }
        }
        if !clause.title_only {
            let id: Boxed = id_query(fields, pattern);
            ways.push(Box::new(ConstScoreQuery::new(id, ID_WEIGHT)));
        }
    }
    Box::new(BooleanQuery::union(ways))
}

fn pattern_queries(field: Field, pattern: &Pattern) -> Vec<Boxed> {
    let term = |text: &str| Term::from_field_text(field, text);
    match pattern {
        Pattern::Word(word) => {
            let forms = word_forms(word).into_iter();
            let freqs = IndexRecordOption::WithFreqs;
            forms.map(|form| Box::new(TermQuery::new(term(&form), freqs)) as Boxed).collect()
        }
        Pattern::Prefix(start) => vec![Box::new(FuzzyTermQuery::new_prefix(term(start), 0, false))],
        Pattern::Phrase { words, prefix } => {
            let terms: Vec<_> = words.iter().map(|word| term(word)).collect();
            match (terms.as_slice(), prefix) {
                ([only], _) => {
                    vec![Box::new(TermQuery::new(only.clone(), IndexRecordOption::WithFreqs))]
                }
                (_, true) => vec![Box::new(PhrasePrefixQuery::new(terms))],
                (_, false) => vec![Box::new(PhraseQuery::new(terms))],
            }
        }
    }
}

/// Returns the tokens that stand for a word: itself, its stem as a word, its stem as a stem.
pub(crate) fn word_forms(word: &str) -> Vec<String> {
    let stem = tokenizer::stem(word);
    let root = stem.clone().unwrap_or_else(|| word.to_owned());
    std::iter::once(word.to_owned()).chain(stem).chain([tokenizer::marked(root)]).collect()
}

fn id_query(fields: &Fields, pattern: &Pattern) -> Boxed {
    let (key, prefix) = match pattern {
        Pattern::Word(word) => (word.clone(), false),
        Pattern::Prefix(start) => (start.clone(), true),
        Pattern::Phrase { words, prefix } => (words.join("-"), *prefix),
    };
    key_query(fields.id, &Value { key, prefix })
}

fn key_query(field: Field, value: &Value) -> Boxed {
    let term = Term::from_field_text(field, &value.key);
    if value.prefix {
        Box::new(FuzzyTermQuery::new_prefix(term, 0, false))
    } else {
        Box::new(TermQuery::new(term, IndexRecordOption::Basic))
    }
}

/// Filters narrow and never rank; two values of what a report has once mean either of them.
fn filter_queries(fields: &Fields, filters: &[Clause]) -> Vec<(Occur, Boxed)> {
    let mut queries: Vec<(Occur, Boxed)> = Vec::new();
    let mut either: Vec<(Group, Vec<Boxed>)> = Vec::new();
    for clause in filters {
        let Some(query) = filter_query(fields, &clause.kind) else { continue };
        match group(clause) {
            Some(group) => match either.iter_mut().find(|(known, _)| *known == group) {
                Some((_, queries)) => queries.push(query),
                None => either.push((group, vec![query])),
            },
            None if clause.negated => queries.push((Occur::MustNot, query)),
            None => queries.push((Occur::Must, unranked(query))),
        }
    }
    for (_, group) in either {
        queries.push((Occur::Must, unranked(Box::new(BooleanQuery::union(group)))));
    }
    queries
}

fn unranked(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

/// Filters of which one is enough.
#[derive(PartialEq)]
enum Group {
    /// Values of a fact that a report has once.
    Single(Fact),
    /// Whole periods.
    Periods,
}

fn group(clause: &Clause) -> Option<Group> {
    match &clause.kind {
        ClauseKind::Fact(fact, _) if fact.is_single() && !clause.negated => {
            Some(Group::Single(*fact))
        }
        ClauseKind::Days(bounds) if bounds.is_closed() && !clause.negated => Some(Group::Periods),
        ClauseKind::Fact(..)
        | ClauseKind::Days(_)
        | ClauseKind::Seconds(_)
        | ClauseKind::Id(_)
        | ClauseKind::Text(_) => None,
    }
}

fn filter_query(fields: &Fields, kind: &ClauseKind) -> Option<Boxed> {
    Some(match kind {
        ClauseKind::Text(_) => return None,
        ClauseKind::Fact(fact, values) => {
            let field = fields.fact(*fact);
            let values = values.iter().map(|value| key_query(field, value)).collect();
            Box::new(BooleanQuery::union(values))
        }
        ClauseKind::Id(value) => key_query(fields.id, value),
        ClauseKind::Days(bounds) => range(*bounds, |day| Term::from_field_i64(fields.day, day)),
        ClauseKind::Seconds(bounds) => range(*bounds, |seconds| {
            Term::from_field_u64(fields.duration, u64::try_from(seconds).unwrap_or_default())
        }),
    })
}

fn range(bounds: Bounds, term: impl Fn(i64) -> Term) -> Boxed {
    let bound = |end: Option<i64>| end.map_or(Bound::Unbounded, |end| Bound::Included(term(end)));
    Box::new(RangeQuery::new(bound(bounds.from), bound(bounds.to)))
}
