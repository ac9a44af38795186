//! Black-box tests of the whole program; one module for each topic.

mod bad_input;
mod checked;
mod content;
mod docs;
mod corpora;
mod emit;
mod formats;
mod lint;
mod rule_docs;
mod rules;
mod support;
