//! What the config says about one rule: a level, and the reports it holds for.

use std::collections::BTreeSet;

use super::paths::PathPattern;
use crate::diagnostic::Level;

/// A level for a rule in the reports that meet all conditions; an empty condition is met by all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLevel {
    /// The level; `None` switches the rule off.
    pub level: Option<Level>,
    /// Statuses, as words.
    pub status: BTreeSet<String>,
    /// Severities, by id.
    pub severity: BTreeSet<String>,
    /// Files and folders, one of which must hold the report.
    pub paths: Vec<PathPattern>,
}

/// What a report is as far as levels ask; nothing for a file that is no report.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its status, where it has one.
    pub status: Option<&'a str>,
    /// The id of its severity, where it has one.
    pub severity: Option<&'a str>,
}

impl RuleLevel {
    /// Returns a level that holds for every report.
    pub fn everywhere(level: Option<Level>) -> Self {
        Self { level, status: BTreeSet::new(), severity: BTreeSet::new(), paths: Vec::new() }
    }

    /// Tells whether it holds for every report.
    pub fn is_everywhere(&self) -> bool {
        self.status.is_empty() && self.severity.is_empty() && self.paths.is_empty()
    }

    /// Tells whether it holds for a report.
    pub fn holds_for(&self, facts: &Facts<'_>) -> bool {
        let meets = |wanted: &BTreeSet<String>, has: Option<&str>| {
            wanted.is_empty() || has.is_some_and(|has| wanted.contains(has))
        };
        meets(&self.status, facts.status)
            && meets(&self.severity, facts.severity)
            && (self.paths.is_empty() || self.paths.iter().any(|it| it.matches(facts.path)))
    }
}
