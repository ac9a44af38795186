//! Levels from the config: which rules run, and how much their findings weigh.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::config::suggest::nearest;
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::lint::registry::{self, Rule};
use crate::text::{FileId, Span};

/// What the config says about each rule it names; `None` switches the rule off.
#[derive(Debug, Default)]
pub(super) struct Levels(BTreeMap<RuleCode, Option<Level>>);

impl Levels {
    /// Reads `config.rules`; a name that is no rule's is a finding.
    pub(super) fn resolve(rules: &[Rule], config: &Config) -> (Self, Vec<Diagnostic>) {
        let mut levels = BTreeMap::new();
        let mut found = Vec::new();
        for (written, level) in &config.rules {
            match registry::find_in(rules, written) {
                Some(rule) => drop(levels.insert(rule.code, *level)),
                None => found.push(unknown_rule(rules, config, written)),
            }
        }
        (Self(levels), found)
    }

    /// Tells whether the rule is switched off.
    pub(super) fn is_off(&self, code: RuleCode) -> bool {
        self.0.get(&code) == Some(&None)
    }

    /// Gives a finding the level of the config, where it names one.
    pub(super) fn apply(&self, diagnostic: &mut Diagnostic) {
        if let Some(&Some(level)) = self.0.get(&diagnostic.code) {
            diagnostic.level = level;
        }
    }
}

fn unknown_rule(rules: &[Rule], config: &Config, written: &str) -> Diagnostic {
    let span = config.rule_spans.get(written).copied().unwrap_or(Span::at(0));
    let names = rules.iter().flat_map(|rule| [rule.code.0, rule.name]);
    let help = match nearest(written, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`casebook explain` lists every rule by code and name".to_owned(),
    };
    let file = FileId::new("casebook.yaml");
    let message = format!("`{written}` under `rules` is neither the code nor the name of a rule");
    Diagnostic::new(RuleCode("CB152"), Level::Error, &file, span, message)
        .with_label("no such rule")
        .with_why("the level written here has no effect")
        .with_help(help)
}
