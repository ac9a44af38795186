//! Casebook turns a folder of Markdown postmortems into a knowledge base people learn from.
//!
//! The modules are the stages of the pipeline, in reading order; `ARCHITECTURE.md` draws the picture.

pub mod text;
pub mod diagnostic;
pub mod output;
pub mod hint;
pub mod tongue;

pub mod vfs;
pub mod git;
pub mod emit;
pub mod yaml;

pub mod config;
pub mod syntax;
pub mod theme;
pub mod report;
pub mod privacy;

pub mod model;
pub mod knowledge;
pub mod people;
pub mod language;
pub mod phrasebook;
pub mod lint;
pub mod chart;
pub mod site;

pub mod search;
pub mod render;

pub mod project;
pub mod fix;
pub mod change;
pub mod baseline;
pub mod review;

pub mod import;
pub mod serve;
pub mod cli;
