//! The one table of rules: code, name, group, level, fix, documentation, and how each is run.

use crate::diagnostic::{Applicability, Level, RuleCode};
use crate::lint::rules::*;
use crate::lint::{CorpusRule, DocumentRule};

/// One rule of the table.
pub struct Rule {
    /// Its stable code, such as `CB203`; never reused.
    pub code: RuleCode,
    /// Its name, which reads after "allow": `time-without-zone`.
    pub name: &'static str,
    /// The family it belongs to.
    pub group: Group,
    /// Its level, where the config does not say otherwise and the rule does not grade its findings.
    pub level: Level,
    /// How far its fixes may be trusted; `None` when it offers none.
    pub fix: Option<Applicability>,
    /// The version it came with.
    pub since: &'static str,
    /// Its documentation in Markdown.
    pub docs: &'static str,
    /// How it is run.
    pub(crate) run: Run,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({} {})", self.code, self.name)
    }
}

/// How a rule is run.
pub(crate) enum Run {
    /// By the stage that reads the thing; its findings come in with the reports.
    Reader,
    /// On each report.
    Document(&'static dyn DocumentRule),
    /// On all reports together.
    Corpus(&'static dyn CorpusRule),
}

/// The families of rules, in the order of their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What the front matter says.
    Metadata,
    /// What `casebook.yaml` says.
    Config,
    /// When things happened.
    Time,
    /// Which sections there are.
    Sections,
    /// What was promised.
    Actions,
    /// What points where, and how reports stand beside each other.
    Links,
}

impl Group {
    /// Returns the word shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Config => "config",
            Self::Time => "time",
            Self::Sections => "sections",
            Self::Actions => "actions",
            Self::Links => "links",
        }
    }
}

/// Returns the rule with this code or name, in any case.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    find_in(RULES, code_or_name)
}

/// Returns the rule of `rules` with this code or name, in any case.
pub(crate) fn find_in<'a>(rules: &'a [Rule], code_or_name: &str) -> Option<&'a Rule> {
    rules.iter().find(|rule| {
        rule.code.0.eq_ignore_ascii_case(code_or_name)
            || rule.name.eq_ignore_ascii_case(code_or_name)
    })
}

/// Returns the name of the rule with this code; the code itself when the table does not have it.
pub fn name_of(code: RuleCode) -> &'static str {
    find(code.0).map_or(code.0, |rule| rule.name)
}

const NONE: Option<Applicability> = None;
const SAFE: Option<Applicability> = Some(Applicability::Safe);
const UNSAFE: Option<Applicability> = Some(Applicability::Unsafe);

const fn document(rule: &'static dyn DocumentRule) -> Run {
    Run::Document(rule)
}

const fn corpus(rule: &'static dyn CorpusRule) -> Run {
    Run::Corpus(rule)
}

/// One line a rule: code, name, family, level, fix, version, documentation, how it is run.
macro_rules! table {
    ($($code:literal $name:literal $group:ident $level:ident $fix:ident $since:literal
       $docs:literal $run:expr;)*) => {
        /// Every rule, in order of code.
        pub static RULES: &[Rule] = &[$(Rule {
            code: RuleCode($code),
            name: $name,
            group: Group::$group,
            level: Level::$level,
            fix: $fix,
            since: $since,
            docs: include_str!(concat!("rules/", $docs, ".md")),
            run: $run,
        }),*];
    };
}

table! {}
