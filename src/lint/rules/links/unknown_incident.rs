#![doc = include_str!("unknown_incident.md")]

use crate::config::suggest::nearest;
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};
use crate::syntax::LinkKind;
use crate::text::Span;

/// CB703.
pub(crate) struct UnknownIncident;

impl DocumentRule for UnknownIncident {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind == ContentKind::Template {
            return;
        }
        for relation in &report.related {
            check_one(report, &relation.id.value, relation.id.span, context);
        }
        let links = report.document.links.iter().filter(|link| link.kind == LinkKind::Incident);
        for link in links {
            check_one(report, link.target.trim(), link.target_span, context);
        }
    }
}

fn check_one(report: &Postmortem, id: &str, span: Span, context: &mut Context<'_>) {
    let knowledge = context.knowledge();
    if knowledge.find(id).is_some() {
        return;
    }
    let ids = knowledge.by_id.values().filter_map(|file| knowledge.reports.get(file));
    let help = match nearest(id, ids.map(|report| report.id.value.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`casebook list` shows every id".to_owned(),
    };
    let finding = context
        .finding(report.file(), span, format!("no report has the id `{id}`"))
        .with_why(
            "reports are joined by their ids: the link, the backlink and the recurrence are lost",
        )
        .with_help(help);
    context.report(finding);
}
