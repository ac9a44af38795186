//! The search engine: schema, tokenizer, query language, ranking and hits; no IO.
//!
//! In: [`Record`]s, one per report, to [`write_index`]; then queries as people type them to
//! [`Engine::search`]. Out: [`Results`]: hits with the best section of each report, plain text with
//! the parts to mark, and a [`Reading`] that says how the query was understood.
//! A query is never an error, however it is written.
//! Nothing here touches files, threads or the clock, for the same code answers in a browser.

pub mod bundle;
pub mod date;
pub mod engine;
pub mod query;
pub mod record;

mod key;
mod rank;
mod schema;
mod snippet;
mod tokenizer;
mod vocabulary;
mod writer;

pub use bundle::{Bundle, BundleError};
pub use date::Day;
pub use engine::{Engine, Hit, Match, Results, SectionLink};
pub use query::{Reading, ReadingPart, filters, is_filter};
pub use record::{ActionCounts, Kind, Label, Part, Record};
pub use snippet::{Fragment, Marked};
pub use writer::write_index;

/// What can go wrong when an index is written or read; never the wording of a query.
pub type Error = tantivy::TantivyError;
