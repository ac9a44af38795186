//! YAML as a tree that remembers where everything stood: the one place that wraps the YAML parser.
//!
//! Front matter and the config are both read into this tree, so that a wrong value deep inside is
//! reported at its own line and column, and several problems are reported in one pass.

mod build;
mod placeless;
mod rewrite;
mod wording;

use crate::text::Span;

pub use build::parse;
pub(crate) use rewrite::{rewritten, scalar};

/// One YAML value and the span of its text, in bytes of the whole file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The value's text, quotes included; for a block collection from its first entry to its last;
    /// for an empty value the place behind the colon.
    pub span: Span,
}

/// What a YAML value is. Scalars keep their text; typing them is the reader's business.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A key without a value, `~` or `null`.
    Null,
    /// A scalar as written, without quotes; `quoted` tells `"3"` from `3`.
    Scalar {
        /// The text after unescaping.
        text: String,
        /// Whether it was quoted or a block scalar, so that it can only be text.
        quoted: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping in the order written; duplicate keys are reported and only the first is kept.
    Mapping(Vec<Entry>),
}

/// One key of a mapping and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// Something wrong with the YAML itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where, in bytes of the whole file.
    pub span: Span,
    /// One fragment in the style of a finding's message.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
    /// Where the thing stood first, for a duplicate.
    pub first: Option<Span>,
}

/// The kinds of YAML trouble, each its own rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The text is not YAML.
    Syntax,
    /// A key stands twice in one mapping.
    DuplicateKey,
    /// An anchor, an alias, a tag or a merge key: refused, for they hide where a value comes from.
    Alias,
    /// Nested deeper or larger than any report needs.
    TooLarge,
}

impl Node {
    /// Returns the value under `key` when this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// Returns the entries of a mapping; none when this is something else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Mapping(entries) => entries,
            Value::Null | Value::Scalar { .. } | Value::Sequence(_) => &[],
        }
    }

    /// Returns the items of a list; none when this is something else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Sequence(items) => items,
            Value::Null | Value::Scalar { .. } | Value::Mapping(_) => &[],
        }
    }

    /// Returns the text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Returns what the value is, in the words of a message: "a list", "text".
    pub fn kind_name(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar { .. } => "text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }
}
