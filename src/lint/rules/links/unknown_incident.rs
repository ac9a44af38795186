#![doc = include_str!("unknown_incident.md")]

use crate::diagnostic::{Applicability, Fix};
use crate::lint::{Context, DocumentRule};
use crate::model::analysis::timeline::Field;
use crate::model::{ContentKind, Postmortem};
use crate::syntax::{Link, LinkKind};
use crate::text::{Span, TextEdit};

/// CB703.
pub(crate) struct UnknownIncident;

impl DocumentRule for UnknownIncident {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind == ContentKind::Template {
            return;
        }
        let chosen = report.analysis.timelines.iter().flat_map(|block| &block.words);
        for (_, id) in chosen.filter(|(field, _)| *field == Field::Id) {
            check_one(report, &id.value, id.span, context);
        }
        for relation in &report.related {
            check_one(report, &relation.id.value, relation.id.span, context);
        }
        let links = report.document.links.iter().filter(|link| link.kind == LinkKind::Incident);
        for link in links {
            let (id, span) = id_of(report, link);
            check_one(report, id, span, context);
        }
    }
}

/// Returns the id in a link without the place behind `#`, and where it is written.
fn id_of<'a>(report: &Postmortem, link: &'a Link) -> (&'a str, Span) {
    let whole = link.target.as_str();
    let (id, _) = whole.split_once('#').unwrap_or((whole, ""));
    let span = link.target_span;
    let is_as_written = span.slice(&report.document.text) == whole;
    let start = span.start as usize;
    let narrow = if is_as_written { Span::new(start, start + id.len()) } else { span };
    (id.trim(), narrow)
}

fn check_one(report: &Postmortem, id: &str, span: Span, context: &mut Context<'_>) {
    let knowledge = context.knowledge();
    if knowledge.find(id).is_some() {
        return;
    }
    let near = context.id_like(id);
    let help = match near {
        Some((near, _)) => format!("did you mean `{near}`?"),
        None => "`casebook list` shows every id".to_owned(),
    };
    let finding = context
        .finding(report.file(), span, format!("no report has the id `{id}`"))
        .with_why(
            "reports are joined by their ids: the link, the backlink and the recurrence are lost",
        )
        .with_help(help);
    let meant = near.filter(|_| span.slice(&report.document.text) == id);
    context.report(match meant {
        Some((meant, true)) if is_plain(meant) => finding.with_fix(Fix {
            title: format!("write `{meant}`"),
            edits: vec![TextEdit { span, replacement: meant.to_owned() }],
            applicability: Applicability::Unsafe,
        }),
        _ => finding,
    });
}

/// Tells whether an id can stand in YAML and between brackets as it is.
pub(super) fn is_plain(id: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    id.starts_with(char::is_alphanumeric) && id.chars().all(plain)
}
