#![doc = include_str!("name_in_narrative.md")]

use super::{Coach, finding, role_of};
use crate::diagnostic::{Applicability, Fix};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;
use crate::text::TextEdit;

/// CB517.
pub(crate) struct NameInNarrative;

const COACH: Coach = Coach {
    does: "names a person where a role tells the story as well",
    why: "reports outlive jobs: whoever reads it in three years has a name, and not what the role could see",
    ask: "what was the role of this person at that moment?",
    rewrite: "\"the on-call engineer\", \"the author of the change\"",
};

impl DocumentRule for NameInNarrative {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        for found in context.matches(report).iter().filter(|it| it.rule == Rule::NameInNarrative) {
            let mut finding = finding(&COACH, found, report, context);
            if let Some(role) = role_of(report, found.span) {
                let role = format!("the {}", role.replace(['-', '_'], " "));
                finding = finding.with_fix(Fix {
                    title: format!("write `{role}`"),
                    edits: vec![TextEdit { span: found.span, replacement: role }],
                    applicability: Applicability::Unsafe,
                });
            }
            context.report(finding);
        }
    }
}
