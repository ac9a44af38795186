//! Runs the rules: in parallel over reports, in a fixed order, surviving a rule that panics.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::knowledge::Knowledge;
use crate::lint::context::{Context, Habits, Scene};
use crate::lint::levels::Levels;
use crate::lint::registry::{Rule, Run};
use crate::lint::{Checked, suppression};
use crate::model::Postmortem;
use crate::text::{FileId, Span};

/// Runs `rules` and finishes the findings.
pub(super) fn run(
    rules: &[Rule],
    knowledge: &Knowledge,
    assets: &BTreeMap<FileId, PathBuf>,
    config: &Config,
    found: Vec<Diagnostic>,
) -> Checked {
    let (levels, unknown) = Levels::resolve(rules, config);
    let scene = Scene { knowledge, assets, config, habits: Habits::of(knowledge) };
    let enabled: Vec<&Rule> = rules.iter().filter(|rule| !levels.is_off(rule.code)).collect();

    let mut all = Findings { kept: found, crashed: Vec::new() };
    all.kept.extend(unknown);
    let reports: Vec<&Postmortem> = knowledge.reports.values().map(AsRef::as_ref).collect();
    let per_report: Vec<Findings> =
        reports.par_iter().map(|report| check_report(&enabled, &scene, report)).collect();
    per_report.into_iter().for_each(|findings| all.extend(findings));
    all.extend(check_corpus(&enabled, &scene));

    let mut kept = all.kept;
    kept.retain(|diagnostic| !levels.is_off(diagnostic.code));
    kept.iter_mut().for_each(|diagnostic| levels.apply(diagnostic));
    let mut diagnostics = suppression::apply(rules, knowledge, &levels, kept);
    let mut crashed: Vec<RuleCode> = all.crashed.iter().map(|crash| crash.code).collect();
    crashed.sort_unstable();
    crashed.dedup();
    diagnostics.extend(all.crashed);
    Checked { diagnostics: in_order(diagnostics), crashed }
}

/// What rules said, and what their crashes are told as.
#[derive(Default)]
struct Findings {
    kept: Vec<Diagnostic>,
    /// Kept apart: neither levels nor suppressions may hide a bug.
    crashed: Vec<Diagnostic>,
}

impl Findings {
    fn extend(&mut self, other: Self) {
        self.kept.extend(other.kept);
        self.crashed.extend(other.crashed);
    }
}

fn check_report(rules: &[&Rule], scene: &Scene<'_>, report: &Postmortem) -> Findings {
    let mut findings = Findings::default();
    for rule in rules {
        if let Run::Document(check) = rule.run {
            run_one(rule, scene, report.file(), &mut findings, |context| {
                check.check(report, context);
            });
        }
    }
    findings
}

fn check_corpus(rules: &[&Rule], scene: &Scene<'_>) -> Findings {
    let mut findings = Findings::default();
    let anywhere = scene.knowledge.reports.keys().next();
    let fallback = FileId::new("casebook.yaml");
    for rule in rules {
        if let Run::Corpus(check) = rule.run {
            let file = anywhere.unwrap_or(&fallback);
            run_one(rule, scene, file, &mut findings, |context| {
                check.check(scene.knowledge, context);
            });
        }
    }
    findings
}

/// Runs one rule; a panic becomes a finding at the start of `file` and takes what the rule had
/// found there with it.
fn run_one(
    rule: &Rule,
    scene: &Scene<'_>,
    file: &FileId,
    findings: &mut Findings,
    check: impl FnOnce(&mut Context<'_>),
) {
    let mut context = Context::new(rule, scene);
    match catch_unwind(AssertUnwindSafe(|| check(&mut context))) {
        Ok(()) => findings.kept.extend(context.into_found()),
        Err(panic) => findings.crashed.push(bug(rule, file, panic.as_ref())),
    }
}

fn bug(rule: &Rule, file: &FileId, panic: &(dyn Any + Send)) -> Diagnostic {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    let message = format!("the rule `{}` stopped with a bug of Casebook: {said}", rule.name);
    Diagnostic::new(rule.code, Level::Error, file, Span::at(0), message)
        .with_why("the file was not checked by this rule; the other rules ran")
        .with_help(format!(
            "report the bug with this file, and switch the rule off until then: `rules: {{{}: off}}`",
            rule.code
        ))
}

/// Sorts by path, place and code, and keeps one finding per code and place.
fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup_by(|a, b| a.sort_key() == b.sort_key());
    diagnostics
}
