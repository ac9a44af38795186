#![doc = include_str!("missing_evidence.md")]

use super::target::{Target, find, nearest, rename};
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};
use crate::syntax::LinkKind;

/// CB704.
pub(crate) struct MissingEvidence;

impl DocumentRule for MissingEvidence {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind == ContentKind::Template {
            return;
        }
        for link in report.links() {
            let Target::Missing { path, is_evidence: true } = find(report, link, context) else {
                continue;
            };
            let what = if link.kind == LinkKind::Image { "image" } else { "file" };
            let message = format!("the {what} `{path}` is not there");
            let help = match nearest(&path, context) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("put the {what} beside the report, or take the link out"),
            };
            let finding = context
                .finding(report.file(), link.target_span, message)
                .with_why("evidence is why a reader can believe the report")
                .with_help(help);
            context.report(match rename(report, link, &path, context) {
                Some(fix) => finding.with_fix(fix),
                None => finding,
            });
        }
    }
}
