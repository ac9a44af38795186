#![doc = include_str!("empty_section.md")]

use super::{gravity, is_answered_elsewhere, required};
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};

/// CB302.
pub(crate) struct EmptySection;

impl DocumentRule for EmptySection {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident {
            return;
        }
        let required = required(report, context.config());
        for section in report.sections.iter().filter(|section| section.is_empty) {
            let is_filled_later =
                report.sections.iter().any(|it| it.kind == section.kind && !it.is_empty);
            if is_filled_later || is_answered_elsewhere(report, section.kind) {
                continue;
            }
            let has_text = !section.content.slice(&report.document.text).trim().is_empty();
            let holds = if has_text { "only the template's prompt" } else { "nothing" };
            let message = format!("the section `{}` holds {holds}", section.kind.key());
            let mut finding = context
                .finding(report.file(), section.heading_span, message)
                .with_why("the heading promises an answer, so the report looks complete and is not")
                .with_help("write the section, say why there is nothing to say, or delete it");
            if required.contains(&section.kind) && context.is_ours(report) {
                finding.level = gravity(report);
            }
            context.report(finding);
        }
    }
}
