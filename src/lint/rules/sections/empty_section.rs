#![doc = include_str!("empty_section.md")]

use super::{gravity, is_answered_elsewhere, required};
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem, Section};
use crate::text::Span;

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
            if is_filled_later
                || is_answered_elsewhere(report, section.kind)
                || is_told_below(report, section)
            {
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

/// Tells whether a label in a list (`- **Impact**:`) is answered in the text below the list.
fn is_told_below(report: &Postmortem, section: &Section) -> bool {
    let document = &report.document;
    let others = report.sections.iter().map(|it| it.heading_span.start);
    let headings = document.headings.iter().map(|it| it.span.start);
    let start = section.heading_span.end;
    let next = others.chain(headings).filter(|&at| at >= start).min().unwrap_or(document.body.end);
    let below = Span { start, end: next.max(start) };
    section.heading.is_none()
        && document
            .read_blocks()
            .iter()
            .any(|block| below.start <= block.span.start && block.span.start < below.end)
}
