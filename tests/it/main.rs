//! Black-box tests of the whole program; one module for each topic.

mod content;
mod support;
