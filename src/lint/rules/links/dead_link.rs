#![doc = include_str!("dead_link.md")]

use super::target::{Target, find, nearest, rename};
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};

/// CB701.
pub(crate) struct DeadLink;

impl DocumentRule for DeadLink {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind == ContentKind::Template {
            return;
        }
        for link in &report.document.links {
            let Target::Missing { path, is_evidence: false } = find(report, link, context) else {
                continue;
            };
            let message = format!("`{}` leads nowhere: there is no page `{path}`", link.target);
            let help = match nearest(&path, context) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "correct the path, or link a report by its id: `[[INC-2026-014]]`".to_owned()
                }
            };
            let finding = context
                .finding(report.file(), link.target_span, message)
                .with_why("the reader who follows it meets an error page")
                .with_help(help);
            context.report(match rename(report, link, &path, context) {
                Some(fix) => finding.with_fix(fix),
                None => finding,
            });
        }
    }
}
