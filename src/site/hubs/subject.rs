//! What a hub is about: a word of a vocabulary or a year, and the incidents filed under it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;

use super::super::context::Context;
use super::super::view::SeverityView;
use super::super::{route, row};
use crate::knowledge::{self, Hub, HubKind};
use crate::model::Postmortem;

/// A word of a vocabulary, or a year.
pub(in crate::site) struct Subject<'a> {
    /// `service`, `cause`, `trigger`, `tag`, `severity` or `year`.
    pub(in crate::site) kind: &'static str,
    /// The page of all of its kind.
    pub(in crate::site) index: String,
    /// Its own page.
    pub(in crate::site) base: String,
    pub(in crate::site) id: String,
    pub(in crate::site) title: String,
    pub(in crate::site) description: Option<String>,
    pub(in crate::site) severity: Option<SeverityView>,
    /// The word; `None` for a year.
    pub(in crate::site) hub: Option<&'a Hub>,
    /// The year; `None` for a word.
    pub(in crate::site) year: Option<i32>,
    /// Its incidents as positions in [`knowledge::Knowledge::incidents`], newest first.
    pub(in crate::site) incidents: Vec<usize>,
}

impl<'a> Subject<'a> {
    /// Returns every subject that has a page, by kind.
    pub(in crate::site) fn all(context: &'a Context<'_>) -> Vec<Self> {
        let words = HubKind::ALL.into_iter().flat_map(|kind| context.knowledge.hubs.of(kind));
        words.map(|hub| Self::of_word(context, hub)).chain(Self::years(context)).collect()
    }

    /// Makes the subject of a word.
    pub(in crate::site) fn of_word(context: &'a Context<'_>, hub: &'a Hub) -> Self {
        let severity = (hub.kind == HubKind::Severity).then(|| {
            let rank = context.config.severities.iter().position(|it| it.id == hub.id);
            row::ladder_step(context.config, &context.routes, &hub.id, &hub.name, rank)
        });
        let title = match &severity {
            Some(severity) => format!("{} {}", severity.label, severity.name).trim().to_owned(),
            None => hub.name.clone(),
        };
        Self {
            kind: hub.kind.as_str(),
            index: format!("{}/", route::folder(hub.kind)),
            base: context.routes.hub(hub.kind, &hub.id),
            id: hub.id.clone(),
            title,
            description: hub.description.clone(),
            severity,
            hub: Some(hub),
            year: None,
            incidents: hub.incidents.clone(),
        }
    }

    /// Makes the subjects of the years that have incidents, newest first.
    pub(in crate::site) fn years(context: &Context<'_>) -> Vec<Self> {
        let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for (at, report) in context.knowledge.incidents.iter().enumerate() {
            if let Some(day) = knowledge::day_of(report) {
                years.entry(day.year()).or_default().push(at);
            }
        }
        let subject = |(year, incidents): (i32, Vec<usize>)| Self {
            kind: "year",
            index: route::YEARS.to_owned(),
            base: route::year(year),
            id: year.to_string(),
            title: year.to_string(),
            description: None,
            severity: None,
            hub: None,
            year: Some(year),
            incidents,
        };
        years.into_iter().rev().map(subject).collect()
    }

    /// Returns its reports, newest first.
    pub(super) fn reports(&self, context: &Context<'_>) -> Vec<Arc<Postmortem>> {
        self.incidents.iter().map(|&at| context.knowledge.incidents[at].clone()).collect()
    }

    /// Tells whether it is this word.
    pub(super) fn is(&self, kind: HubKind, id: &str) -> bool {
        self.hub.is_some_and(|hub| hub.kind == kind && hub.id == id)
    }
}
