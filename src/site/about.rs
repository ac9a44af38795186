//! `/about/`: what is counted and what is not, and the data to take away.

use super::context::{Context, Frame};
use super::view::{AboutPage, LinkView, View};
use super::{Page, route};
use crate::knowledge;
use crate::model::{Postmortem, Precision};

/// Where the page is.
pub(super) const HREF: &str = "about/";
/// Files of the whole site.
const DATA: [(&str, &str); 4] = [
    ("about-incidents-csv", "incidents.csv"),
    ("about-incidents-json", "incidents.json"),
    ("about-catalog", "catalog.json"),
    ("about-feed", "feed.atom"),
];

/// Builds the page; `files` are the paths of the data the site has.
pub(super) fn page(context: &Context<'_>, has: impl Fn(&str) -> bool) -> Page {
    let words = &context.words;
    let knowledge = context.knowledge;
    let count = |wanted: fn(&Postmortem) -> bool| {
        knowledge.incidents.iter().filter(|report| wanted(report)).count()
    };
    let frame = Frame::new("about", words.text("about"), HREF).about(words.text("about-about"));
    let view = AboutPage {
        page: context.meta(frame),
        incident_count: knowledge.incidents.len(),
        draft_count: knowledge.drafts.len(),
        superseded_count: knowledge.superseded.len(),
        undated_count: count(|report| knowledge::day_of(report).is_none()),
        coarse_count: count(|report| {
            let started = report.times.started.as_ref();
            started.is_some_and(|it| it.value.precision == Precision::Day)
        }),
        unended_count: count(|report| report.durations.resolve.is_none()),
        downloads: DATA
            .iter()
            .filter(|(_, href)| has(href))
            .map(|(key, href)| LinkView::new(words.text(key), (*href).to_owned()))
            .collect(),
    };
    Page { path: route::file(HREF), view: View::About(Box::new(view)), body: None }
}
