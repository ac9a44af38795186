//! The glossary: what the words on the pages mean, and the team's own terms.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, Frame};
use super::view::glossary::{GlossaryPage, SeverityMeaning, TermView};
use super::view::{LinkView, View};
use super::{Page, hubs, route, row};
use crate::knowledge::HubKind;

/// Where the glossary is.
pub(super) const HREF: &str = "glossary/";
/// The terms that the pages themselves use: keys of `term-...` and `meaning-...`, and their anchors.
const TERMS: [&str; 32] = [
    "acknowledged",
    "action",
    "audience",
    "blameless",
    "cause",
    "censored",
    "detected",
    "drill",
    "impact",
    "incident",
    "interval",
    "key-event",
    "median",
    "mitigated",
    "mttr",
    "near-miss",
    "overdue",
    "phase",
    "plan",
    "postmortem",
    "precision",
    "recurrence",
    "resolved",
    "service",
    "severity",
    "started",
    "status",
    "time-to-acknowledge",
    "time-to-detect",
    "time-to-mitigate",
    "time-to-resolve",
    "trigger",
];

/// Builds `/glossary/`.
pub(super) fn page(context: &Context<'_>) -> Page {
    let title = context.words.text("glossary");
    let frame = Frame::new("glossary", title, HREF).about(context.words.text("glossary-lead"));
    let vocabulary = |kind: HubKind| {
        LinkView::new(hubs::label(context, kind.as_str()), format!("{}/", route::folder(kind)))
    };
    let view = GlossaryPage {
        page: context.meta(frame),
        terms: terms(context),
        severities: severities(context),
        vocabularies: [HubKind::Service, HubKind::Trigger, HubKind::Cause].map(vocabulary).into(),
    };
    Page { path: route::file(HREF), view: View::Glossary(Box::new(view)), body: None }
}

/// Returns all terms by name; a term of the team takes the place of the site's of the same name.
fn terms(context: &Context<'_>) -> Vec<TermView> {
    let mut anchors: BTreeSet<String> = TERMS.map(str::to_owned).into();
    anchors.insert("glossary-severities".to_owned());
    let built_in = TERMS.map(|key| TermView {
        anchor: key.to_owned(),
        term: context.words.text(&format!("term-{key}")),
        aliases: Vec::new(),
        meaning: context.words.text(&format!("meaning-{key}")),
        own: false,
    });
    let mut by_name: BTreeMap<String, TermView> =
        built_in.into_iter().map(|term| (term.term.to_lowercase(), term)).collect();
    for entry in &context.config.glossary {
        let name = entry.term.to_lowercase();
        // What leads to the site's term leads to the team's meaning of it.
        let anchor = match by_name.get(&name) {
            Some(replaced) => replaced.anchor.clone(),
            None => route::free_name(&mut anchors, route::address_name(&entry.term)),
        };
        let view = TermView {
            anchor,
            term: entry.term.clone(),
            aliases: entry.aliases.clone(),
            meaning: entry.meaning.clone(),
            own: true,
        };
        by_name.insert(name, view);
    }
    by_name.into_values().collect()
}

fn severities(context: &Context<'_>) -> Vec<SeverityMeaning> {
    let ladder = context.config.severities.iter().enumerate();
    let meaning = |(rank, severity): (usize, &crate::config::Severity)| {
        let view = row::ladder_step(
            context.config,
            &context.routes,
            &severity.id,
            &severity.name,
            Some(rank),
        );
        Some(SeverityMeaning { severity: view, meaning: severity.description.clone()? })
    };
    ladder.filter_map(meaning).collect()
}
