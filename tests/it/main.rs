//! Black-box tests of the whole program; one module for each topic.

mod architecture;
mod bad_input;
mod baseline;
mod changes;
mod checked;
mod cli;
mod content;
mod corpora;
mod crash;
mod determinism;
mod docs;
mod emit;
mod fix_command;
mod fixes;
mod formats;
mod levels;
mod lint;
mod privacy;
mod review;
mod repositories;
mod rule_docs;
mod rules;
mod sentences;
mod serve;
mod stdin;
mod support;
