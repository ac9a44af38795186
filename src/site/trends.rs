//! The trends pages: figures under the question they answer, for all incidents, a service, cause or severity.

mod compare;
mod data;
mod mttr;
#[cfg(test)]
mod tests;

use super::context::{Context, Frame};
use super::figures::{self, Scope, Words};
use super::view::chart::Figure;
use super::view::trends::{Question, TrendsPage};
use super::view::{LinkView, View};
use super::{Page, route};
use crate::knowledge::{Hub, HubKind};

pub use data::{Asked, TrendsDocument, document};

const HREF: &str = "trends/";
/// A service, cause or severity with fewer incidents than this has no trends of its own.
pub(super) const FEWEST_FOR_HUB: usize = 5;
/// The kinds of hubs that have trends of their own.
pub(super) const HUBS: [HubKind; 3] = [HubKind::Service, HubKind::Cause, HubKind::Severity];

/// Builds `/trends/`, `/trends/compare/`, `/trends/why-no-mttr/` and the trends of hubs.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let mut pages = vec![overview(context)];
    pages.push(compare::page(context));
    pages.push(mttr::page(context));
    for kind in HUBS {
        pages.extend(context.knowledge.hubs.of(kind).filter_map(|hub| of_hub(context, hub)));
    }
    pages
}

fn overview(context: &Context<'_>) -> Page {
    let scope = Scope::new(context, context.knowledge.incidents.iter().cloned(), HREF);
    let words = &context.words;
    let frame =
        Frame::new("trends", words.text("nav-trends"), HREF).about(words.text("trends-about"));
    let link = |key: &str, href: &str| LinkView { label: words.text(key), href: href.to_owned() };
    let view = TrendsPage {
        page: context.meta(frame),
        lead: vec![words.text("trends-lead")],
        links: [
            Some(link("compare", compare::HREF)),
            Some(link("mttr", mttr::HREF)),
            context.language.as_ref().map(|_| link("trends-language", super::language::HREF)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        exclusions: exclusions(context, &scope),
        questions: questions(&scope, Some("incidents/")),
        n: scope.reports.len(),
        period: scope.period(),
        empty: scope.reports.is_empty().then(|| words.text("no-incident")),
    };
    made(HREF, view)
}

/// Builds the trends of one service, cause or severity; `None` when it has too few incidents.
fn of_hub(context: &Context<'_>, hub: &Hub) -> Option<Page> {
    if hub.incidents.len() < FEWEST_FOR_HUB {
        return None;
    }
    let base = context.routes.hub(hub.kind, &hub.id);
    let href = format!("{base}trends/");
    let reports = hub.incidents.iter().map(|&at| context.knowledge.incidents[at].clone());
    let mut scope = Scope::new(context, reports, &href);
    scope.own = Some((hub.kind, hub.id.clone()));
    let name = super::hubs::Subject::of_word(context, hub).title;
    let say = |key: &str| context.words.say(key, &[("name", name.as_str().into())]);
    let many = super::hubs::label(context, hub.kind.as_str());
    let frame = Frame::new("trends", say("trends-of"), &href)
        .about(say("trends-of-about"))
        .below(many, format!("{}/", route::folder(hub.kind)))
        .below(name.clone(), base);
    let view = TrendsPage {
        page: context.meta(frame),
        lead: Vec::new(),
        links: vec![LinkView { label: context.words.text("trends-of-all"), href: HREF.to_owned() }],
        exclusions: Vec::new(),
        questions: questions(&scope, None),
        n: scope.reports.len(),
        period: scope.period(),
        empty: None,
    };
    Some(made(&href, view))
}

fn made(href: &str, mut view: TrendsPage) -> Page {
    for figure in view.questions.iter_mut().flat_map(|it| &mut it.figures) {
        // A number and its sign stay on one line.
        figure.title = figure.title.replace(" %", "\u{a0}%");
    }
    Page { path: route::file(href), view: View::Trends(Box::new(view)), body: None }
}

/// Returns the questions with the figures that can answer them.
fn questions(scope: &Scope<'_, '_>, years_at: Option<&str>) -> Vec<Question> {
    let frequency = [
        figures::per_year(scope, years_at),
        figures::per_quarter(scope),
        figures::per_month(scope),
        figures::between(scope),
    ];
    let lasting = [
        figures::strips(scope),
        figures::within(scope),
        figures::by_year(scope),
        figures::by_severity(scope),
        figures::by_service(scope),
        figures::phases(scope),
        figures::pareto(scope),
    ];
    let words =
        |id, kind, one, several| figures::hub_bars(scope, &Words { id, kind, one, several });
    let why = [
        words("triggers", HubKind::Trigger, "trigger", false),
        words("causes", HubKind::Cause, "cause", true),
        words("services", HubKind::Service, "service", true),
        figures::themes(scope),
        figures::matrix(scope),
        figures::recurrence(scope),
        figures::together(scope),
        figures::returns(scope),
    ];
    let promises = [
        figures::still_open(scope),
        figures::by_type(scope),
        figures::opened_and_closed(scope),
        figures::types(scope),
        figures::ageing(scope),
    ];
    let learning = [
        figures::publishing(scope),
        figures::severities(scope),
        figures::stamps(scope),
        figures::breadth(scope),
        figures::coverage(scope),
    ];
    let questions = [
        ("frequency", Vec::from(frequency)),
        ("lasting", lasting.into()),
        ("detection", vec![figures::sources(scope), figures::customers(scope)]),
        ("why", why.into()),
        ("when", vec![figures::hours(scope), figures::calendar(scope)]),
        ("promises", promises.into()),
        ("learning", learning.into()),
    ];
    let made = questions.into_iter().map(|(anchor, figures)| {
        question(scope.context.words.text(&format!("trends-{anchor}")), anchor, figures)
    });
    made.filter(|it| !it.figures.is_empty()).collect()
}

fn question(
    title: String,
    anchor: &str,
    figures: impl IntoIterator<Item = Option<Figure>>,
) -> Question {
    let figures = figures.into_iter().flatten().collect();
    Question { title, anchor: anchor.to_owned(), note: None, figures }
}

fn exclusions(context: &Context<'_>, scope: &Scope<'_, '_>) -> Vec<String> {
    let words = &context.words;
    let left_out = |count: usize, key: &str| {
        let reports = words.say("n-reports", &[("n", count.into())]);
        (count > 0).then(|| words.say(key, &[("reports", reports.into())]))
    };
    [
        left_out(context.knowledge.drafts.len(), "trends-drafts"),
        left_out(context.knowledge.superseded.len(), "trends-superseded"),
        left_out(scope.later, "trends-later"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
