//! The tantivy schema: which fields a record becomes, and what each is for.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};

use crate::tokenizer;

/// Raised whenever the fields or the way text is cut change: an index of another version is rebuilt.
pub(crate) const VERSION: u32 = 1;

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The title's words.
    pub title: Field,
    /// The summary's words.
    pub summary: Field,
    /// Names of services, tags, causes, trigger and severity as words.
    pub names: Field,
    /// The headings, one value per part.
    pub headings: Field,
    /// The text, one value per part; stored, for snippets.
    pub body: Field,
    /// The id as one key.
    pub id: Field,
    /// Facts as keys, for filters.
    pub facts: [Field; Fact::ALL.len()],
    /// The day, as days since 1970-01-01.
    pub day: Field,
    /// The duration in seconds.
    pub duration: Field,
    /// Everything a hit shows but the text, as JSON; stored only.
    pub facts_json: Field,
}

/// A fact that can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fact {
    Kind,
    Severity,
    Status,
    Service,
    Tag,
    Cause,
    Trigger,
    Actions,
}

impl Fact {
    pub(crate) const ALL: [Self; 8] = [
        Self::Kind,
        Self::Severity,
        Self::Status,
        Self::Service,
        Self::Tag,
        Self::Cause,
        Self::Trigger,
        Self::Actions,
    ];

    /// Returns the name in queries and in the schema.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Severity => "severity",
            Self::Status => "status",
            Self::Service => "service",
            Self::Tag => "tag",
            Self::Cause => "cause",
            Self::Trigger => "trigger",
            Self::Actions => "actions",
        }
    }

    /// Tells whether a report has at most one value, so that two asked for mean either.
    pub(crate) fn is_single(self) -> bool {
        matches!(self, Self::Kind | Self::Severity | Self::Status | Self::Trigger)
    }
}

impl Fields {
    /// Returns the field of a fact.
    pub(crate) fn fact(&self, fact: Fact) -> Field {
        self.facts[fact as usize]
    }

    /// Returns the fields that words are looked up in, with their weight.
    pub(crate) fn text(&self) -> [(Field, f32); 5] {
        [
            (self.title, 4.0),
            (self.names, 2.5),
            (self.summary, 2.0),
            (self.headings, 1.5),
            (self.body, 1.0),
        ]
    }
}

/// Returns the schema and its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(tokenizer::NAME)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let exact = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic),
    );
    let fields = Fields {
        title: builder.add_text_field("title", text.clone()),
        summary: builder.add_text_field("summary", text.clone()),
        names: builder.add_text_field("names", text.clone()),
        headings: builder.add_text_field("headings", text.clone()),
        body: builder.add_text_field("body", text | STORED),
        id: builder.add_text_field("id", exact.clone()),
        facts: Fact::ALL.map(|fact| builder.add_text_field(fact.name(), exact.clone())),
        day: builder.add_i64_field("day", FAST),
        duration: builder.add_u64_field("duration", FAST),
        facts_json: builder.add_text_field("facts", STORED),
    };
    (builder.build(), fields)
}
