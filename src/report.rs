//! Findings to each output format: one file per format, each a pure function to text.
//!
//! In come the findings, sorted, and the texts they point into; out comes what is printed. Which
//! format, how wide, and whether in colour is the command line's business.

pub mod checkstyle;
pub mod concise;
pub mod explain;
mod format;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod jsonl;
pub mod junit;
mod lines;
pub mod rdjson;
mod rule;
pub mod rules;
pub mod sarif;
pub mod schema;
mod wording;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::FileId;

pub use format::{Format, UnknownFormat};
use lines::Lines;
pub use rule::{RuleInfo, part, parts};

/// What every format prints.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The findings, sorted by path, place and code.
    pub diagnostics: &'a [Diagnostic],
    /// The text of every file a finding may point into.
    pub texts: &'a BTreeMap<FileId, Arc<str>>,
    /// The files that were checked, those without findings too.
    pub checked: &'a [FileId],
    /// Every rule there is, in order of code.
    pub rules: &'a [RuleInfo],
    /// The way from the root of the repository to that of the casebook, such as `docs/incidents/`;
    /// empty when they are one. Platforms know files by their path in the repository.
    pub prefix: &'a str,
    /// Where the site is published, with a slash at its end, when that is known.
    pub base_url: Option<&'a str>,
    /// Where the pages of the rules are published, such as `https://x.example/rules/`, when that is
    /// known.
    pub rule_pages: Option<&'a str>,
    /// The lowest level that fails the run.
    pub failing: Level,
}

impl Findings<'_> {
    /// Returns the rule with this code and its place among all.
    fn rule(&self, code: RuleCode) -> Option<(usize, &RuleInfo)> {
        let at = self.rules.binary_search_by_key(&code, |rule| rule.code).ok()?;
        Some((at, &self.rules[at]))
    }

    /// Returns the name of a rule; its code when there is no such rule.
    fn rule_name(&self, code: RuleCode) -> &'static str {
        self.rule(code).map_or(code.0, |(_, rule)| rule.name)
    }

    /// Returns the path of a file in the repository.
    fn path(&self, file: &FileId) -> String {
        let path = file.as_str();
        // A config file elsewhere is named by its whole path.
        let prefix = if path.starts_with('/') { "" } else { self.prefix };
        format!("{prefix}{path}")
    }

    /// Returns the address of a rule's page, where the site's is known.
    fn rule_page(&self, code: RuleCode) -> Option<String> {
        self.rule_pages.map(|base| format!("{base}{code}/"))
    }
}

/// How many findings there are of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings that must be mended.
    pub errors: usize,
    /// Findings that should be mended.
    pub warnings: usize,
    /// Findings worth knowing.
    pub infos: usize,
}

impl Counts {
    /// Counts findings by level.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.level {
                Level::Error => counts.errors += 1,
                Level::Warning => counts.warnings += 1,
                Level::Info => counts.infos += 1,
            }
        }
        counts
    }
}
