#![doc = include_str!("duplicate_id.md")]

use std::collections::BTreeMap;

use crate::knowledge::Knowledge;
use crate::lint::{Context, CorpusRule};
use crate::model::{ContentKind, Postmortem};

/// CB111.
pub(crate) struct DuplicateId;

impl CorpusRule for DuplicateId {
    fn check(&self, knowledge: &Knowledge, context: &mut Context<'_>) {
        let mut first: BTreeMap<(ContentKind, String), &Postmortem> = BTreeMap::new();
        for report in knowledge.reports.values() {
            if !matches!(report.kind, ContentKind::Incident | ContentKind::Plan) {
                continue;
            }
            let key = (report.kind, report.id.value.to_lowercase());
            let other = *first.entry(key).or_insert(report);
            if !std::ptr::eq(other, &raw const **report) {
                report_twice(report, other, context);
            }
        }
    }
}

fn report_twice(report: &Postmortem, other: &Postmortem, context: &mut Context<'_>) {
    let id = &report.id.value;
    let message = format!("the id `{id}` is already taken by `{}`", other.file());
    let finding = context
        .finding(report.file(), report.id.span, message)
        .with_label("the second one")
        .with_elsewhere(other.file(), other.id.span, "first used here")
        .with_why("the id is the permanent address: this report would be left out of the site")
        .with_help(if report.id.span.start == report.id.span.end {
            "give it an `id:` of its own in the front matter, or rename the file"
        } else {
            "give it an id of its own"
        });
    context.report(finding);
}
