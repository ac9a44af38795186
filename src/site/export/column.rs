//! The columns of the lists' data: their names, what is in them, and where the same is in the JSON.

use serde_json::{Value as Json, json};

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::site) enum Unit {
    /// Text as written.
    Text,
    /// A word of a vocabulary, a state, an id.
    Id,
    /// Several of these, between spaces or semicolons.
    Ids,
    /// A day: `2026-03-02`.
    Day,
    /// A time with its offset, or a day where only that is known.
    Time,
    /// A length in seconds.
    Seconds,
    /// A length in days.
    Days,
    /// How many.
    Count,
    /// `true` or `false`.
    Flag,
    /// An address.
    Address,
}

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::site) struct Column {
    /// Its name in the CSV.
    pub(in crate::site) name: &'static str,
    unit: Unit,
    /// Its field in the JSON, a dot between outer and inner.
    field: &'static str,
}

impl Column {
    /// Makes a column of the same name in both.
    pub(in crate::site) const fn new(name: &'static str, unit: Unit) -> Self {
        Self { name, unit, field: name }
    }

    /// Makes a column whose field lies deeper in the JSON.
    pub(in crate::site) const fn at(name: &'static str, unit: Unit, field: &'static str) -> Self {
        Self { name, unit, field }
    }

    /// Describes it, with what it means in words.
    pub(super) fn describe(&self, meaning: &str) -> Json {
        let (kind, unit) = match self.unit {
            Unit::Text => ("text", None),
            Unit::Id => ("id", None),
            Unit::Ids => ("ids", None),
            Unit::Day => ("day", Some("ISO 8601")),
            Unit::Time => ("time", Some("RFC 3339")),
            Unit::Seconds => ("number", Some("seconds")),
            Unit::Days => ("number", Some("days")),
            Unit::Count => ("number", Some("count")),
            Unit::Flag => ("flag", None),
            Unit::Address => ("address", None),
        };
        json!({"name": self.name, "field": self.field, "type": kind, "unit": unit, "meaning": meaning})
    }
}
