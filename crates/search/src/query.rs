//! The query language: what people type, read leniently, with the reading told back to them.
//!
//! Words, `"exact phrase"`, `-not`, `prefix*`, and filters such as `severity:sev1`, `duration:>2h`
//! or `2025..2026`. Nothing is an error: what makes no sense as a filter is looked up as words, and
//! what says nothing at all is left out with a note.

mod lexer;
mod parse;
mod values;

pub(crate) mod build;

use std::fmt;
use std::ops::Range;

use serde::Serialize;

use crate::schema::Fact;

pub(crate) use parse::parse;
pub use parse::{filters, is_filter};

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Query {
    pub clauses: Vec<Clause>,
    pub notes: Vec<String>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clause {
    /// Where it stands in the query, without a leading `-`.
    pub span: Range<usize>,
    /// Whether reports that meet it are left out.
    pub negated: bool,
    pub kind: ClauseKind,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ClauseKind {
    Text(Text),
    Fact(Fact, Vec<Value>),
    /// The id of one report, as a key.
    Id(Value),
    /// Days since 1970-01-01, both ends included.
    Days(Bounds),
    /// Seconds, both ends included.
    Seconds(Bounds),
}

/// Words looked up in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Text {
    /// The words, at least one.
    pub words: Vec<String>,
    /// Whether they must stand as written: no stems.
    pub quoted: bool,
    /// Whether the last one is only a beginning.
    pub prefix: bool,
    /// Whether only titles are looked at.
    pub title_only: bool,
}

/// What a fact is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value {
    /// The key.
    pub key: String,
    /// Whether it is only a beginning.
    pub prefix: bool,
}

/// A range of whole numbers, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Bounds {
    pub from: Option<i64>,
    pub to: Option<i64>,
}

/// How a query was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Its conditions in the order written; a report must meet all of them.
    pub parts: Vec<ReadingPart>,
    /// What was left out or read otherwise than it may have been meant.
    pub notes: Vec<String>,
}

/// One condition of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingPart {
    /// As it was typed.
    pub written: String,
    /// What it means: "severity is sev1".
    pub meaning: String,
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.parts.is_empty() {
            return f.write_str("everything, newest first");
        }
        let meanings: Vec<_> = self.parts.iter().map(|part| part.meaning.as_str()).collect();
        f.write_str(&meanings.join(", "))
    }
}

impl Query {
    /// Tells how the query, typed as `source`, is understood.
    pub(crate) fn reading(&self, source: &str) -> Reading {
        let parts = self.clauses.iter().map(|clause| ReadingPart {
            written: source.get(clause.span.clone()).unwrap_or_default().to_owned(),
            meaning: clause.meaning(),
        });
        Reading { parts: parts.collect(), notes: self.notes.clone() }
    }
}

impl Clause {
    fn meaning(&self) -> String {
        let not = if self.negated { "not " } else { "" };
        match &self.kind {
            ClauseKind::Text(text) => format!("{not}{}", text.meaning()),
            ClauseKind::Fact(fact, values) => {
                let values: Vec<_> = values.iter().map(Value::to_string).collect();
                let is = if self.negated { "is not" } else { "is" };
                format!("{} {is} {}", fact.name(), values.join(" or "))
            }
            ClauseKind::Id(value) => format!("{not}the report {value}"),
            ClauseKind::Days(bounds) => format!("{not}{}", values::days_meaning(*bounds)),
            ClauseKind::Seconds(bounds) => format!("{not}{}", values::seconds_meaning(*bounds)),
        }
    }
}

impl Text {
    fn meaning(&self) -> String {
        let words = self.words.join(" ");
        let what = match (self.words.len() > 1 || self.quoted, self.prefix) {
            (true, true) => format!("the phrase \"{words}…\""),
            (true, false) => format!("the phrase \"{words}\""),
            (false, true) => format!("words that begin with \"{words}\""),
            (false, false) => format!("\"{words}\""),
        };
        if self.title_only { format!("{what} in the title") } else { what }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.key, if self.prefix { "*" } else { "" })
    }
}
