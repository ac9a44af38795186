//! Prose to matches: phrases that judge a person where a report could ask how things came about.
//!
//! The subject decides, not the phrase: "the probe failed to start" is a fact, "we failed to check"
//! is a verdict. In comes the [`Prose`] of a document, masked where others speak (code, quotations,
//! block quotes); out come [`Match`]es with their exact place. What words mean and which phrases
//! count is data, in [`Pack`]s, of which the built-in ones lie in `language/data/`. Nothing here knows
//! levels, messages or how a finding is printed.

mod actor;
mod classes;
mod clause;
mod compiler;
pub mod engine;
mod examples;
mod gate;
mod grammar;
mod guard;
mod inflect;
mod interner;
mod lexicon;
mod listed;
mod mask;
pub mod pack;
mod pattern;
pub mod people;
pub mod prose;
mod rows;
mod rule;
mod sentence;
mod shape;
mod subject;
mod token;
mod tokenizer;

pub use engine::{Engine, Match};
pub use pack::{Pack, Phrase};
pub use people::People;
pub use prose::{Part, Passage, Prose};
pub use rule::Rule;
