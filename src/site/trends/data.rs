//! The figures of chosen incidents as data: what `casebook trends` prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::questions;
use crate::config::Config;
use crate::knowledge::{self, HubKind, Knowledge};
use crate::model::Postmortem;
use crate::site::SiteOptions;
use crate::site::context::Context;
use crate::site::export::{FigureData, SCHEMA_VERSION, figure_data};
use crate::site::figures::Scope;
use crate::site::format::iso_day;

/// Which incidents are asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
    /// Of this service, by id.
    pub service: Option<String>,
}

/// What `casebook trends --format json` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrendsDocument {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The day everything is told as of.
    pub as_of: String,
    /// The first day asked for.
    pub from: Option<String>,
    /// The last day asked for.
    pub to: Option<String>,
    /// The service asked for.
    pub service: Option<String>,
    /// How many incidents are counted.
    pub n: usize,
    /// The questions with the figures that answer them.
    pub questions: Vec<QuestionData>,
}

/// One question as data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionData {
    /// "Are incidents more frequent?"
    pub question: String,
    /// The figures, as in the downloads of the site.
    pub figures: Vec<FigureData>,
}

/// Returns the figures of the incidents asked about.
pub fn document(knowledge: &Knowledge, config: &Config, asked: &Asked) -> TrendsDocument {
    let assets = BTreeMap::new();
    let context = Context::new(knowledge, config, &assets, &SiteOptions::default());
    let wanted = |report: &&Arc<Postmortem>| {
        let day = knowledge::day_of(report);
        let of_service = |id: &String| report.services.iter().any(|it| it.value.id == *id);
        asked.from.is_none_or(|from| day.is_some_and(|day| day >= from))
            && asked.to.is_none_or(|to| day.is_some_and(|day| day <= to))
            && asked.service.as_ref().is_none_or(of_service)
    };
    let mut scope = Scope::new(&context, knowledge.incidents.iter().filter(wanted).cloned(), "");
    scope.own = asked.service.clone().map(|id| (HubKind::Service, id));
    let questions = questions(&scope, None).into_iter().map(|it| QuestionData {
        question: it.title,
        figures: it.figures.iter().map(figure_data).collect(),
    });
    TrendsDocument {
        schema_version: SCHEMA_VERSION,
        as_of: iso_day(knowledge.as_of),
        from: asked.from.map(iso_day),
        to: asked.to.map(iso_day),
        service: asked.service.clone(),
        n: scope.reports.len(),
        questions: questions.collect(),
    }
}
