//! Levels from the config: which rules run, and how much their findings weigh in each report.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::suggest::{nearest, only_nearest};
use crate::config::{Config, Facts, RuleLevel};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Level, RuleCode};
use crate::knowledge::Knowledge;
use crate::lint::registry::{self, Rule};
use crate::text::{FileId, Span, TextEdit};

/// What the config says about each rule it names.
#[derive(Debug)]
pub(super) struct Levels<'a> {
    by_code: BTreeMap<RuleCode, &'a [RuleLevel]>,
    /// Rules that are off where the config says nothing about them.
    opt_in: BTreeSet<RuleCode>,
    knowledge: &'a Knowledge,
}

impl<'a> Levels<'a> {
    /// Reads `config.rules`; a name that is no rule's is a finding.
    pub(super) fn resolve(
        rules: &[Rule],
        config: &'a Config,
        knowledge: &'a Knowledge,
    ) -> (Self, Vec<Diagnostic>) {
        let mut by_code = BTreeMap::new();
        let mut found = Vec::new();
        for (written, levels) in &config.rules {
            match registry::find_in(rules, written) {
                Some(rule) => drop(by_code.insert(rule.code, levels.as_slice())),
                None => found.push(unknown_rule(rules, config, written)),
            }
        }
        let opt_in = rules.iter().filter(|rule| rule.is_opt_in()).map(|rule| rule.code).collect();
        (Self { by_code, opt_in, knowledge }, found)
    }

    /// Tells whether the rule is switched off in every report, so that it need not run.
    pub(super) fn is_off_everywhere(&self, code: RuleCode) -> bool {
        let Some(levels) = self.by_code.get(&code) else { return self.opt_in.contains(&code) };
        levels.last().is_some_and(RuleLevel::is_everywhere)
            && levels.iter().all(|it| it.level.is_none())
    }

    /// Tells whether the rule is switched off for findings in a file.
    pub(super) fn is_off(&self, code: RuleCode, file: &FileId) -> bool {
        match self.ruling(code, file) {
            Some(ruling) => ruling.level.is_none(),
            None => self.opt_in.contains(&code),
        }
    }

    /// Gives a finding the level of the config, where it names one for the report it is in.
    pub(super) fn apply(&self, diagnostic: &mut Diagnostic) {
        let ruling = self.ruling(diagnostic.code, &diagnostic.primary.file);
        if let Some(level) = ruling.and_then(|it| it.level) {
            diagnostic.level = level;
        }
    }

    /// Returns the first entry for the rule that holds for a file.
    fn ruling(&self, code: RuleCode, file: &FileId) -> Option<&'a RuleLevel> {
        let levels = self.by_code.get(&code)?;
        let report = self.knowledge.reports.get(file);
        let facts = Facts {
            path: file.as_str(),
            status: report.and_then(|it| it.status.as_ref()).map(|it| it.value.as_str()),
            severity: report.and_then(|it| it.severity.as_ref()).map(|it| it.value.id.as_str()),
        };
        levels.iter().find(|it| it.holds_for(&facts))
    }
}

fn unknown_rule(rules: &[Rule], config: &Config, written: &str) -> Diagnostic {
    let span = config.rule_spans.get(written).copied().unwrap_or(Span::at(0));
    let names: Vec<&str> = rules.iter().flat_map(|rule| [rule.code.0, rule.name]).collect();
    let help = match nearest(written, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`casebook explain` lists every rule by code and name".to_owned(),
    };
    let file = FileId::new("casebook.yaml");
    let message = format!("`{written}` under `rules` is neither the code nor the name of a rule");
    let finding = Diagnostic::new(RuleCode("CB152"), Level::Error, &file, span, message)
        .with_label("no such rule")
        .with_why("the level written here has no effect")
        .with_help(help);
    match only_nearest(written, names.iter().map(|name| (*name, *name))) {
        Some(near) => finding.with_fix(Fix {
            title: format!("rename to `{near}`"),
            edits: vec![TextEdit { span, replacement: near.to_owned() }],
            applicability: Applicability::Unsafe,
        }),
        None => finding,
    }
}
