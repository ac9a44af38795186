//! Runs the rules: in parallel over reports, in a fixed order, surviving a rule that panics.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::crash::guard;
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::knowledge::Knowledge;
use crate::lint::context::{Context, Habits, Scene};
use crate::lint::levels::Levels;
use crate::lint::names::Names;
use crate::lint::registry::{Rule, Run};
use crate::lint::shared::Shared;
use crate::lint::{Checked, Files, Wording, convention, suppression, wording};
use crate::model::Postmortem;
use crate::model::support_hours::Calendar;
use crate::text::{FileId, Span};

/// Runs `rules` and finishes the findings.
pub(super) fn run(
    rules: &[Rule],
    knowledge: &Knowledge,
    files: &Files<'_>,
    config: &Config,
    wording: &Wording,
    found: Vec<Diagnostic>,
) -> Checked {
    let (levels, unknown) = Levels::resolve(rules, config, knowledge);
    let every_report = knowledge.reports.values().map(AsRef::as_ref);
    let support_hours = Calendar::of_team(every_report, config);
    let habits = Habits::of(knowledge);
    let engine = OnceLock::new();
    let (files, names) = (*files, Names::default());
    let scene = Scene { knowledge, files, config, wording, engine, names, habits, support_hours };
    let enabled: Vec<&Rule> =
        rules.iter().filter(|rule| !levels.is_off_everywhere(rule.code)).collect();

    let mut all = Findings { kept: convention::told_once(knowledge, found), crashed: Vec::new() };
    all.kept.extend(unknown);
    let reports: Vec<&Postmortem> = knowledge.reports.values().map(AsRef::as_ref).collect();
    let per_report: Vec<Findings> =
        reports.par_iter().map(|report| check_report(&enabled, &scene, report)).collect();
    for findings in per_report {
        all.extend(findings);
    }
    all.extend(check_corpus(&enabled, &scene));
    if let Some(engine) = scene.engine.get() {
        all.kept.extend(wording::problems(scene.wording, engine));
    }

    let mut kept = all.kept;
    kept.retain(|diagnostic| !levels.is_off(diagnostic.code, &diagnostic.primary.file));
    for diagnostic in &mut kept {
        levels.apply(diagnostic);
    }
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
    let shared = Shared::default();
    for rule in rules {
        if let Run::Document(check) = rule.run {
            let context = Context::new(rule, scene, &shared);
            run_one(context, rule, report.file(), &mut findings, |context| {
                check.check(report, context);
            });
        }
    }
    findings
}

fn check_corpus(rules: &[&Rule], scene: &Scene<'_>) -> Findings {
    let anywhere = scene.knowledge.reports.keys().next();
    let fallback = FileId::new("casebook.yaml");
    let file = anywhere.unwrap_or(&fallback);
    let per_rule: Vec<Findings> = rules
        .par_iter()
        .filter_map(|rule| match rule.run {
            Run::Corpus(check) => Some((rule, check)),
            Run::Document(_) | Run::Reader | Run::Runner => None,
        })
        .map(|(rule, check)| {
            let mut findings = Findings::default();
            let none = Shared::default();
            let context = Context::new(rule, scene, &none);
            run_one(context, rule, file, &mut findings, |context| {
                check.check(scene.knowledge, context);
            });
            findings
        })
        .collect();
    per_rule.into_iter().fold(Findings::default(), |mut all, of_rule| {
        all.extend(of_rule);
        all
    })
}

/// Runs one rule; a panic becomes a finding at the start of `file` and takes what the rule had
/// found there with it.
fn run_one(
    mut context: Context<'_>,
    rule: &Rule,
    file: &FileId,
    findings: &mut Findings,
    check: impl FnOnce(&mut Context<'_>),
) {
    match guard(rule.code, file, || check(&mut context)) {
        Ok(()) => findings.kept.extend(context.into_found()),
        Err(said) => findings.crashed.push(bug(rule, file, &said)),
    }
}

fn bug(rule: &Rule, file: &FileId, said: &str) -> Diagnostic {
    let message = format!("the rule `{}` stopped with a bug of Casebook: {said}", rule.name);
    let mut told = Diagnostic::new(rule.code, Level::Error, file, Span::at(0), message);
    told.is_crash = true;
    told.with_why("the file was not checked by this rule; the other rules ran").with_help(format!(
        "report the bug with this file, and switch the rule off until then: `rules: {{{}: off}}`",
        rule.code
    ))
}

/// Sorts by path, place and code, and keeps one finding per code and place.
fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.par_sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup_by(|a, b| a.sort_key() == b.sort_key());
    diagnostics
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDate;

    use super::*;
    use crate::config::RuleLevel;
    use crate::knowledge;
    use crate::knowledge::tests::report;
    use crate::lint::registry::Group;
    use crate::lint::{CorpusRule, DocumentRule};

    struct Panicking;

    impl DocumentRule for Panicking {
        fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
            context.report(context.finding(report.file(), Span::at(0), "lost with the panic"));
            assert!(report.id.value != "B", "tripped over {}", report.id.value);
        }
    }

    impl CorpusRule for Panicking {
        fn check(&self, _: &Knowledge, _: &mut Context<'_>) {
            panic!("tripped over everything");
        }
    }

    struct Calm;

    impl DocumentRule for Calm {
        fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
            context.report(context.finding(report.file(), Span::at(0), "found"));
        }
    }

    fn rule(code: &'static str, name: &'static str, run: Run) -> Rule {
        Rule {
            code: RuleCode(code),
            name,
            group: Group::Metadata,
            level: Level::Info,
            fix: None,
            since: "0.1.0",
            docs: "",
            run,
        }
    }

    fn run_all(config: &Config) -> Checked {
        let rules = [
            rule("CB990", "panicking", Run::Document(&Panicking)),
            rule("CB991", "calm", Run::Document(&Calm)),
            rule("CB992", "panicking-corpus", Run::Corpus(&Panicking)),
        ];
        let reports = ["A", "B"].map(|id| std::sync::Arc::new(report(id, "2026-01-01")));
        let today = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
        let knowledge = knowledge::build(reports.into(), config, today);
        let files = Files { assets: &BTreeMap::new(), texts: &BTreeMap::new() };
        run(&rules, &knowledge, &files, config, &Wording::default(), Vec::new())
    }

    #[test]
    fn a_rule_that_panics_is_told_and_the_rest_goes_on() {
        let checked = run_all(&Config::default());
        let said: Vec<String> = checked
            .diagnostics
            .iter()
            .map(|it| format!("{} {} {}", it.primary.file, it.code, it.message))
            .collect();
        let bug = "stopped with a bug of Casebook: tripped over";
        assert_eq!(
            said,
            [
                "content/A.md CB990 lost with the panic".to_owned(),
                "content/A.md CB991 found".to_owned(),
                format!("content/A.md CB992 the rule `panicking-corpus` {bug} everything"),
                format!("content/B.md CB990 the rule `panicking` {bug} B"),
                "content/B.md CB991 found".to_owned(),
            ]
        );
        assert_eq!(checked.crashed, [RuleCode("CB990"), RuleCode("CB992")]);
    }

    #[test]
    fn a_rule_that_is_off_does_not_run() {
        let mut config = Config::default();
        let everywhere = |level| vec![RuleLevel::everywhere(level)];
        config.rules.insert("panicking".to_owned(), everywhere(None));
        config.rules.insert("CB992".to_owned(), everywhere(None));
        config.rules.insert("calm".to_owned(), everywhere(Some(Level::Error)));
        let checked = run_all(&config);
        assert!(checked.crashed.is_empty());
        assert!(checked.diagnostics.iter().all(|it| it.level == Level::Error));
        assert_eq!(checked.diagnostics.len(), 2);
    }
}
