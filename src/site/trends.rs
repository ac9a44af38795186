//! The trends page: counts, durations, detection, services and causes, each with what it stands on.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::{Context, Frame};
use super::figures::{self, Words};
use super::view::chart::Figure;
use super::view::trends::{Question, TrendsPage};
use super::view::{Download, View};
use super::{Page, format, list, route};
use crate::knowledge::HubKind;
use crate::model::Postmortem;

/// With this many incidents a year, quarters are worth counting too.
const MANY_A_YEAR: usize = 12;

/// Builds `/trends/`.
pub(super) fn page(context: &Context<'_>) -> Page {
    let reports = &context.knowledge.incidents;
    let mut questions = vec![
        question("Are incidents more frequent?", "frequency", frequency(context, reports)),
        question(
            "How long do they last?",
            "durations-question",
            figures::strips(reports).into_iter().collect(),
        ),
        question(
            "How do we find out?",
            "detection",
            detection(context, reports).into_iter().collect(),
        ),
        question("What and why?", "causes-question", vocabularies(context)),
    ];
    questions.retain(|question| !question.figures.is_empty());
    let span = figures::year_span(reports);
    let period = span.map_or_else(String::new, |(first, last)| {
        if first == last { first.to_string() } else { format!("{first} to {last}") }
    });
    let frame = Frame::new("trends", "Trends", "trends/")
        .about("What the incidents show together, and how sure that is.");
    let view = TrendsPage {
        page: context.meta(frame),
        n: reports.len(),
        period,
        exclusions: exclusions(context),
        questions,
        language: context.language.as_ref().map(|_| super::language::HREF),
        empty: reports.is_empty().then(|| list::NO_INCIDENT.to_owned()),
    };
    Page { path: route::file("trends/"), view: View::Trends(Box::new(view)), body: None }
}

fn question(title: &'static str, anchor: &'static str, mut figures: Vec<Figure>) -> Question {
    for figure in &mut figures {
        figure.downloads = vec![
            Download { label: "CSV", href: format!("trends/{}.csv", figure.id) },
            Download { label: "JSON", href: format!("trends/{}.json", figure.id) },
        ];
    }
    Question { title, anchor, figures }
}

fn exclusions(context: &Context<'_>) -> Vec<String> {
    let left_out = |count: usize, what: &str| {
        (count > 0)
            .then(|| format!("{} {what} left out.", format::plural(count, "report", "reports")))
    };
    let drafts = left_out(context.knowledge.drafts.len(), "in draft");
    let superseded = left_out(context.knowledge.superseded.len(), "superseded by another");
    drafts.into_iter().chain(superseded).collect()
}

fn frequency(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Vec<Figure> {
    let years = figures::per_year(context, reports, Some("incidents/"));
    let span = figures::year_span(reports);
    let enough = span.is_some_and(|(first, last)| {
        let years = usize::try_from(last - first + 1).unwrap_or(usize::MAX);
        reports.len() >= MANY_A_YEAR.saturating_mul(years)
    });
    let quarters = enough.then(|| figures::per_quarter(context, reports)).flatten();
    years.into_iter().chain(quarters).collect()
}

fn detection(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Option<Figure> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for source in reports.iter().filter_map(|report| report.detection.source.as_ref()) {
        *counts.entry(&source.value).or_default() += 1;
    }
    let n = counts.values().sum();
    let mut counts: Vec<_> =
        counts.into_iter().map(|(source, count)| (format::sentence(source), None, count)).collect();
    counts.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    let words = Words {
        id: "detection-sources",
        one: "source of detection",
        many: "sources of detection",
        several: false,
    };
    figures::bars(context, &counts, n, &words)
}

fn vocabularies(context: &Context<'_>) -> Vec<Figure> {
    let figure = |kind: HubKind, words: &Words<'_>| {
        figures::hub_bars(context, &context.knowledge.hubs.ranked(kind), words)
    };
    let words = |id, one, many, several| Words { id, one, many, several };
    [
        figure(HubKind::Trigger, &words("triggers", "trigger", "triggers", false)),
        figure(HubKind::Cause, &words("causes", "cause", "causes", true)),
        figure(HubKind::Service, &words("services", "service", "services", true)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
