//! Black-box tests of the whole program; one module for each topic.

mod bad_input;
mod content;
mod emit;
mod support;
