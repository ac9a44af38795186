//! What a report stands beside: relations, what happened before, what is worth reading, who cites it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::context::Context;
use super::super::row;
use super::super::view::incident::{PlanBeside, RecurrenceView, RelatedView, RelationView};
use super::super::view::{ActionRow, LinkView};
use crate::knowledge::{self, HubKind};
use crate::model::{ContentKind, Postmortem, RelationKind};

/// How many plans are named that the report does not link to.
const MOST_PLANS_BESIDE: usize = 3;

/// Returns the declared relations, those of other reports to this one included.
pub(super) fn relations(context: &Context<'_>, report: &Postmortem) -> Vec<RelationView> {
    let own = report.related.iter().map(|relation| {
        let other = context.knowledge.find(&relation.id.value);
        let kind = match relation.kind {
            RelationKind::RecurrenceOf => "recurrence-of",
            RelationKind::CausedBy => "caused-by",
            RelationKind::DuplicateOf => "duplicate-of",
            RelationKind::SeeAlso => "see-also",
        };
        let label = context.words.text(&format!("relation-{kind}"));
        let incident = other.and_then(|other| context.row(other.file()).cloned());
        RelationView { kind, label, id: relation.id.value.clone(), incident }
    });
    own.chain(inverse_relations(context, report)).collect()
}

fn inverse_relations(context: &Context<'_>, report: &Postmortem) -> Vec<RelationView> {
    let mut found = Vec::new();
    for file in context.knowledge.links.incoming(report.file()) {
        let (Some(other), Some(incident)) =
            (context.knowledge.reports.get(file), context.row(file))
        else {
            continue;
        };
        let named =
            other.related.iter().filter(|it| it.id.value.eq_ignore_ascii_case(&report.id.value));
        for relation in named {
            let kind = match relation.kind {
                RelationKind::RecurrenceOf => "recurred-as",
                RelationKind::CausedBy => "led-to",
                RelationKind::DuplicateOf => "duplicate-of",
                RelationKind::SeeAlso => continue,
            };
            let label = context.words.text(&format!("relation-{kind}"));
            found.push(RelationView {
                kind,
                label,
                id: other.id.value.clone(),
                incident: Some(incident.clone()),
            });
        }
    }
    found
}

/// Returns the earlier incidents of the same kind.
pub(super) fn recurrences(context: &Context<'_>, report: &Postmortem) -> Vec<RecurrenceView> {
    let found = context.knowledge.recurrences.get(report.file()).into_iter().flatten();
    let view = |it: &knowledge::Recurrence| {
        let actions: &[Arc<ActionRow>] = context.actions_of(&it.earlier);
        Some(RecurrenceView {
            incident: context.row(&it.earlier)?.clone(),
            reason: recurrence_reason(context, it),
            after: it.gap_days.map(|days| {
                let length = context.words.say("n-days", &[("n", days.max(0).into())]);
                context.words.say("recurrence-after", &[("length", length.into())])
            }),
            open_fixes: it.open_fixes.iter().filter_map(|&at| actions.get(at).cloned()).collect(),
        })
    };
    found.filter_map(view).collect()
}

fn recurrence_reason(context: &Context<'_>, recurrence: &knowledge::Recurrence) -> String {
    let Some((cause, service)) = recurrence.shared.first() else {
        return context.words.text("recurrence-declared");
    };
    let cause = context.name(HubKind::Cause, cause);
    let service = context.name(HubKind::Service, service);
    let key = if recurrence.declared { "recurrence-both" } else { "recurrence-same" };
    context.words.say(key, &[("cause", cause.into()), ("service", service.into())])
}

/// Returns the reports worth reading beside this one.
pub(super) fn related(context: &Context<'_>, report: &Postmortem) -> Vec<RelatedView> {
    let Some(position) = context.knowledge.position(report.file()) else {
        return Vec::new();
    };
    let view = |it: knowledge::Related| {
        let other = context.knowledge.incidents.get(it.position)?;
        Some(RelatedView {
            incident: context.row(other.file())?.clone(),
            reason: reason(context, &it.shared),
        })
    };
    context.knowledge.related(position).into_iter().filter_map(view).collect()
}

/// Says what two reports share, what weighs most first: "same services: api, web; same cause: config".
fn reason(context: &Context<'_>, shared: &[(HubKind, String)]) -> String {
    let mut kinds: Vec<HubKind> = shared.iter().map(|(kind, _)| *kind).collect();
    let mut seen = BTreeSet::new();
    kinds.retain(|kind| seen.insert(*kind));
    let said = |kind| {
        let of_kind = shared.iter().filter(|(it, _)| *it == kind);
        let names: Vec<String> = of_kind.map(|(_, id)| context.name(kind, id)).collect();
        let values = [("n", names.len().into()), ("names", names.join(", ").into())];
        context.words.say(&format!("related-same-{}", kind.as_str()), &values)
    };
    kinds.into_iter().map(said).collect::<Vec<_>>().join("; ")
}

/// Returns the shown pages that link to a report.
pub(in crate::site) fn backlinks(context: &Context<'_>, report: &Postmortem) -> Vec<LinkView> {
    linked(context, context.knowledge.links.incoming(report.file()), |_| true)
}

/// Returns the plans for what was affected, those that share most first.
pub(in crate::site) fn plans_beside(context: &Context<'_>, report: &Postmortem) -> Vec<PlanBeside> {
    let beside = context.knowledge.plans_beside(report).into_iter();
    let view = |(plan, (kind, id)): (&Arc<Postmortem>, (HubKind, String))| {
        let shared = row::chip(context, kind, &id);
        Some(PlanBeside { plan: row::link(context, plan)?, shared })
    };
    beside.filter_map(view).take(MOST_PLANS_BESIDE).collect()
}

/// Returns the plans and pages a report links to.
pub(in crate::site) fn plans(context: &Context<'_>, report: &Postmortem) -> Vec<LinkView> {
    let is_content = |kind| matches!(kind, ContentKind::Plan | ContentKind::Page);
    linked(context, context.knowledge.links.outgoing(report.file()), is_content)
}

fn linked(
    context: &Context<'_>,
    files: &[crate::text::FileId],
    wanted: impl Fn(ContentKind) -> bool,
) -> Vec<LinkView> {
    let reports = files.iter().filter_map(|file| context.knowledge.reports.get(file));
    reports.filter(|it| wanted(it.kind)).filter_map(|it| row::link(context, it)).collect()
}
