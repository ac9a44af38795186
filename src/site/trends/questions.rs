//! The questions of trends, each with the figures that can answer it.

use crate::knowledge::HubKind;
use crate::site::figures::{self, Scope, Vocabulary};
use crate::site::view::chart::Figure;
use crate::site::view::trends::Question;

/// The folder of the question about actions.
pub(super) const ACTIONS: &str = "actions";

/// Returns the questions that have an answer; `years_at` is where the lists of the years are, if they
/// list the same incidents.
pub(super) fn questions(scope: &Scope<'_, '_>, years_at: Option<&str>) -> Vec<Question> {
    // The anchor on the overview, and the folder of its page.
    let asked = [
        ("frequency", "frequency", frequency(scope, years_at)),
        ("lasting", "duration", lasting(scope)),
        ("detection", "detection", vec![figures::sources(scope), figures::customers(scope)]),
        ("why", "causes", why(scope)),
        ("again", "recurrence", again(scope)),
        ("when", "times", when(scope)),
        ("promises", ACTIONS, promises(scope)),
        ("learning", "learning", learning(scope)),
    ];
    let made = asked.into_iter().map(|(anchor, folder, figures)| {
        let title = scope.context.words.text(&format!("trends-{anchor}"));
        Question { folder, ..question(title, anchor, figures) }
    });
    made.filter(|it| !it.figures.is_empty()).collect()
}

/// Makes a question of the figures there are.
pub(super) fn question(
    title: String,
    anchor: &str,
    figures: impl IntoIterator<Item = Option<Figure>>,
) -> Question {
    let figures = figures.into_iter().flatten().collect();
    Question { title, anchor: anchor.to_owned(), figures, ..Question::default() }
}

fn frequency(scope: &Scope<'_, '_>, years_at: Option<&str>) -> Vec<Option<Figure>> {
    vec![
        figures::per_year(scope, years_at),
        figures::per_quarter(scope),
        figures::per_month(scope),
        figures::between(scope),
    ]
}

fn lasting(scope: &Scope<'_, '_>) -> Vec<Option<Figure>> {
    vec![
        figures::strips(scope),
        figures::within(scope),
        figures::by_year(scope),
        figures::by_severity(scope),
        figures::by_service(scope),
        figures::phases(scope),
        figures::pareto(scope),
    ]
}

fn why(scope: &Scope<'_, '_>) -> Vec<Option<Figure>> {
    vec![
        words(scope, "causes", HubKind::Cause, true),
        words(scope, "triggers", HubKind::Trigger, false),
        figures::themes(scope),
    ]
}

fn words(scope: &Scope<'_, '_>, id: &str, kind: HubKind, several: bool) -> Option<Figure> {
    figures::hub_bars(scope, &Vocabulary { id, kind, several })
}

fn when(scope: &Scope<'_, '_>) -> Vec<Option<Figure>> {
    vec![
        figures::hours(scope),
        words(scope, "services", HubKind::Service, true),
        figures::calendar(scope),
    ]
}

fn again(scope: &Scope<'_, '_>) -> Vec<Option<Figure>> {
    vec![
        figures::recurrence(scope),
        figures::returns(scope),
        figures::matrix(scope),
        figures::together(scope),
    ]
}

pub(super) fn promises(scope: &Scope<'_, '_>) -> Vec<Option<Figure>> {
    vec![
        figures::still_open(scope),
        figures::by_type(scope),
        figures::opened_and_closed(scope),
        figures::types(scope),
        figures::ageing(scope),
    ]
}

fn learning(scope: &Scope<'_, '_>) -> Vec<Option<Figure>> {
    vec![
        figures::publishing(scope),
        figures::severities(scope),
        figures::stamps(scope),
        figures::breadth(scope),
        figures::coverage(scope),
    ]
}
