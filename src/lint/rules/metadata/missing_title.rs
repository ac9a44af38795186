#![doc = include_str!("missing_title.md")]

use super::is_written;
use crate::lint::context::missing_from;
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};

/// CB114.
pub(crate) struct MissingTitle;

impl DocumentRule for MissingTitle {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let has_title =
            !report.document.headings.is_empty() || is_written(report, context, "title");
        if has_title || report.kind == ContentKind::Template {
            return;
        }
        let message = format!(
            "the report has no title; `{}` was made from its file name",
            report.title.value
        );
        let finding = context
            .finding(report.file(), missing_from(report), message)
            .with_why("the title is all that people see in lists, search results and feeds")
            .with_help("add `title:` to the front matter, or begin the text with a heading");
        context.report(finding);
    }
}
