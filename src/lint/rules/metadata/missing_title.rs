#![doc = include_str!("missing_title.md")]

use super::is_written;
use crate::diagnostic::{Applicability, Fix};
use crate::lint::context::missing_from;
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};
use crate::syntax::Document;
use crate::text::{Span, TextEdit};
use crate::yaml;

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
        context.report(finding.with_fix(fix(report)));
    }
}

/// Makes the title that the file name gave a written one, as the first key or as a heading.
fn fix(report: &Postmortem) -> Fix {
    let (document, title) = (&*report.document, &report.title.value);
    let newline = if document.text.contains("\r\n") { "\r\n" } else { "\n" };
    let (at, replacement) = if let Some(at) = first_key(document) {
        (at, format!("title: {}{newline}", yaml::scalar(title)))
    } else {
        let body = document.body.start as usize;
        let start = if document.text[..body].ends_with('\n') { newline } else { "" };
        (body, format!("{start}# {title}{newline}{newline}"))
    };
    Fix {
        title: format!("give it the title `{title}`"),
        edits: vec![TextEdit { span: Span::at(at), replacement }],
        applicability: Applicability::Unsafe,
    }
}

/// Returns where a key can be put before all others, when the keys stand at the start of lines.
fn first_key(document: &Document) -> Option<usize> {
    let front = document.front_matter.as_ref()?;
    let first = front.root.entries().first()?.key_span.start as usize;
    let has_title = front.root.get("title").is_some();
    (document.text[..first].ends_with('\n') && !has_title).then_some(first)
}
