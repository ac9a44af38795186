//! The rules: what is checked in each report and across all, and how findings get their level.
//!
//! In come the reports (through [`Knowledge`]) and what the readers found on the way; out come the
//! findings of all rules, levels and suppressions applied, sorted by path, place and code.
//! [`registry`] is the one table of rules; a rule is a file under `rules/` with its Markdown beside
//! it. Nothing is printed here and nothing is read from disk.

pub mod context;
mod convention;
mod levels;
mod names;
mod phrase;
pub mod registry;
mod rules;
mod runner;
mod shared;
mod spoken;
mod suppression;
mod wording;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, RuleCode};
use crate::knowledge::Knowledge;
use crate::language::Engine;
use crate::model::Postmortem;
use crate::privacy::secret;
use crate::text::FileId;
use crate::tongue;

pub use context::Context;
pub use registry::{Rule, find};
pub use wording::Wording;

/// A rule that looks at one report at a time.
pub trait DocumentRule: Sync {
    /// Reports what is wrong in `report`.
    fn check(&self, report: &Postmortem, context: &mut Context<'_>);
}

/// A rule that needs to see all reports.
pub trait CorpusRule: Sync {
    /// Reports what is wrong between the reports of `knowledge`.
    fn check(&self, knowledge: &Knowledge, context: &mut Context<'_>);
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Every finding, sorted by path, place and code.
    pub diagnostics: Vec<Diagnostic>,
    /// Rules that stopped with a bug of Casebook, each told in a finding too; the rest still ran.
    pub crashed: Vec<RuleCode>,
}

/// What rules may know of the casebook's files beside the reports.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// Files that are not Markdown: name to path on disk.
    pub assets: &'a BTreeMap<FileId, PathBuf>,
    /// The text of every file a finding may point into, the data of metrics among them.
    pub texts: &'a BTreeMap<FileId, Arc<str>>,
}

/// Begins to make what rules search with on other threads, so that it is there when the reports are.
pub fn prepare() {
    rayon::spawn(Engine::prepare);
    rayon::spawn(secret::prepare);
}

/// Runs every rule and returns its findings together with those of the readers (`found`), levels
/// and suppressions applied, sorted by path, place and code.
pub fn check(
    knowledge: &Knowledge,
    files: &Files<'_>,
    config: &Config,
    wording: &Wording,
    found: Vec<Diagnostic>,
) -> Checked {
    runner::run(registry::RULES, knowledge, files, config, wording, found)
}

/// Tells whether a rule is about how a report is worded.
pub(crate) fn is_about_language(code: RuleCode) -> bool {
    code.0.starts_with("CB5")
}

/// Tells whether the language rules judge a report: whether it is in English.
pub(crate) fn is_judged(report: &Postmortem, config: &Config) -> bool {
    let blocks = report.document.read_blocks();
    spoken::Spoken::of(report, &blocks, config).code() == tongue::ENGLISH
}

/// Returns the documentation of a rule, as Markdown, by its code or name.
pub fn explain(code_or_name: &str) -> Option<&'static str> {
    find(code_or_name).map(|rule| rule.docs)
}
