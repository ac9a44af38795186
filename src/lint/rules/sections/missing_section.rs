#![doc = include_str!("missing_section.md")]

use super::{gravity, is_answered_elsewhere, required};
use crate::diagnostic::Level;
use crate::lint::context::{Habit, missing_from};
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::{ContentKind, Postmortem};

/// CB301.
pub(crate) struct MissingSection;

impl DocumentRule for MissingSection {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        // What another tool wrote never promised our sections.
        if report.kind != ContentKind::Incident || context.config().mapping.preset.is_some() {
            return;
        }
        let missing: Vec<&str> = required(report, context.config())
            .into_iter()
            .filter(|&kind| report.section(kind).is_none() && !is_answered_elsewhere(report, kind))
            .filter(|&kind| context.expects(report, Habit::Section(kind)))
            .map(crate::model::SectionKind::key)
            .collect();
        if missing.is_empty() {
            return;
        }
        let noun = if missing.len() == 1 { "section" } else { "sections" };
        let message = format!("the report has no {noun} {}", phrase::list(missing.iter().copied()));
        let why = format!(
            "{} report{} must have {}",
            report.effective_status().as_str(),
            report.severity.as_ref().map_or(String::new(), |it| format!(" of {}", it.value.id)),
            if missing.len() == 1 { "it" } else { "them" },
        );
        let mut finding = context
            .finding(report.file(), missing_from(report), message)
            .with_why(format!("a {why}: it is a question readers come with"))
            .with_help(format!("add {}", headings(&missing)));
        finding.level = if context.is_ours(report) { gravity(report) } else { Level::Info };
        context.report(finding);
    }
}

/// Returns the headings to add: `` `## Root cause` and `## Impact` ``.
fn headings(keys: &[&str]) -> String {
    let words: Vec<String> = keys
        .iter()
        .map(|key| {
            let words = key.replace('-', " ");
            let first = words.chars().next().map(|it| it.to_uppercase().collect::<String>());
            format!("## {}{}", first.unwrap_or_default(), words.get(1..).unwrap_or_default())
        })
        .collect();
    phrase::list(words.iter().map(String::as_str))
}
