//! The trends pages: an overview of what was found, and a page of figures for each question, of all
//! incidents and of each service, cause or severity that has enough of them.

mod compare;
mod data;
mod mttr;
mod questions;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use super::context::{Context, Frame};
use super::figures::Scope;
use super::view::chart::Figure;
use super::view::trends::{Finding, Question, QuestionLink, TrendsPage};
use super::view::{LinkView, View};
use super::{Page, route};
use crate::knowledge::{Hub, HubKind};
use questions::{question, questions};

pub use data::{Asked, TrendsDocument, document};

/// Where the trends of all incidents are.
pub(super) const HREF: &str = "trends/";
/// A service, cause or severity with fewer incidents than this has no trends of its own.
pub(super) const FEWEST_FOR_HUB: usize = 5;
/// The kinds of hubs that have trends of their own.
pub(super) const HUBS: [HubKind; 3] = [HubKind::Service, HubKind::Cause, HubKind::Severity];

/// Builds `/trends/` and a page for each question, `/trends/compare/`, `/trends/why-no-mttr/` and the
/// trends of hubs.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let mut pages = of_all(context);
    pages.push(compare::page(context));
    pages.push(mttr::page(context));
    for kind in HUBS {
        let hubs: Vec<&Hub> = context.knowledge.hubs.of(kind).collect();
        pages.par_extend(hubs.into_par_iter().flat_map_iter(|hub| of_hub(context, hub)));
    }
    pages
}

/// An overview and its questions: of all incidents, or of those of one hub.
struct Trends<'s, 'a, 'c> {
    scope: &'s Scope<'a, 'c>,
    title: String,
    /// Address of the overview, that of a question is below.
    href: String,
    about: String,
    lead: Vec<String>,
    links: Vec<LinkView>,
    /// The steps above the overview.
    above: Vec<(String, String)>,
    /// Whose trends they are, if not those of all.
    name: Option<String>,
    questions: Vec<Question>,
}

/// Returns the way to what trends say of actions, if they say anything.
pub(super) fn of_actions(scope: &Scope<'_, '_>) -> Option<LinkView> {
    let label = scope.context.words.text("actions-trends");
    let link = LinkView::new(label, format!("{HREF}{}/", questions::ACTIONS));
    questions::promises(scope).iter().any(Option::is_some).then_some(link)
}

/// Returns the figures of all incidents, each behind the question it answers and where it does.
pub(super) fn figures(context: &Context<'_>) -> Vec<(LinkView, Figure)> {
    let scope = Scope::new(context, context.knowledge.incidents.iter().cloned(), HREF);
    let asked = questions(&scope, Some("incidents/")).into_iter();
    let each = asked.flat_map(|question| {
        let (title, folder) = (question.title, question.folder);
        question.figures.into_iter().map(move |it| {
            let home = LinkView::new(title.clone(), format!("{HREF}{folder}/#{}", it.id));
            (home, Figure { title: unbroken(&it.title), ..it })
        })
    });
    each.collect()
}

fn of_all(context: &Context<'_>) -> Vec<Page> {
    let scope = Scope::new(context, context.knowledge.incidents.iter().cloned(), HREF);
    let words = &context.words;
    let link = |key: &str, href: &str| LinkView::new(words.text(key), href.to_owned());
    let mut links = vec![link("compare", compare::HREF), link("mttr", mttr::HREF)];
    if context.language.is_some() {
        links.push(link("trends-language", super::language::HREF));
    }
    let trends = Trends {
        scope: &scope,
        title: words.text("nav-trends"),
        href: HREF.to_owned(),
        about: words.text("trends-about"),
        lead: vec![words.text("trends-lead")],
        links,
        above: Vec::new(),
        name: None,
        questions: questions(&scope, Some("incidents/")),
    };
    trends.pages()
}

/// Builds the trends of one service, cause or severity; none when it has too few incidents.
fn of_hub(context: &Context<'_>, hub: &Hub) -> Vec<Page> {
    if hub.incidents.len() < FEWEST_FOR_HUB {
        return Vec::new();
    }
    let base = context.routes.hub(hub.kind, &hub.id);
    let href = format!("{base}trends/");
    let reports = hub.incidents.iter().map(|&at| context.knowledge.incidents[at].clone());
    let mut scope = Scope::new(context, reports, &href);
    scope.own = Some((hub.kind, hub.id.clone()));
    let name = super::hubs::Subject::of_word(context, hub).title;
    let say = |key: &str| context.words.say(key, &[("name", name.as_str().into())]);
    let many = super::hubs::label(context, hub.kind.as_str());
    let trends = Trends {
        scope: &scope,
        title: say("trends-of"),
        href,
        about: say("trends-of-about"),
        lead: Vec::new(),
        links: vec![LinkView::new(context.words.text("trends-of-all"), HREF.to_owned())],
        above: vec![(many, format!("{}/", route::folder(hub.kind))), (name.clone(), base)],
        questions: questions(&scope, None),
        name: Some(name),
    };
    trends.pages()
}

impl Trends<'_, '_, '_> {
    fn pages(mut self) -> Vec<Page> {
        let mut pages = vec![self.overview()];
        pages.extend((0..self.questions.len()).map(|at| self.answer(at)));
        pages
    }

    /// The address of a question's page.
    fn place(&self, question: &Question) -> String {
        format!("{}{}/", self.href, question.folder)
    }

    fn frame(&self, kind: &'static str, title: String, href: String) -> Frame<'static> {
        let frame = Frame::new(kind, title, href);
        self.above.iter().fold(frame, |frame, (label, href)| frame.below(label, href))
    }

    fn view(&self, frame: Frame<'_>) -> TrendsPage {
        TrendsPage {
            n: self.scope.reports.len(),
            period: self.scope.period(),
            exclusions: exclusions(self.scope),
            ..TrendsPage::new(self.scope.context.meta(frame))
        }
    }

    /// Each question with its first figure and a sentence for each of the others.
    fn overview(&self) -> Page {
        let frame = self.frame("trends", self.title.clone(), self.href.clone()).about(&self.about);
        let words = &self.scope.context.words;
        let is_empty = self.scope.reports.is_empty();
        let mut view = self.view(frame);
        view.lead.clone_from(&self.lead);
        view.links.clone_from(&self.links);
        view.empty = is_empty.then(|| words.text("no-incident"));
        view.questions = self.questions.iter().map(|it| self.outlined(it)).collect();
        made(&self.href, view)
    }

    /// Returns a question with where it is answered; the numbers of its figure are there.
    fn outlined(&self, question: &Question) -> Question {
        let href = self.place(question);
        let finding = |it: &Figure| Finding {
            id: it.id.clone(),
            text: it.title.clone(),
            href: format!("{href}#{}", it.id),
        };
        let bare = |it: Figure| Figure { tables: Vec::new(), downloads: Vec::new(), ..it };
        Question {
            title: question.title.clone(),
            anchor: question.anchor.clone(),
            folder: question.folder,
            findings: question.figures.iter().map(finding).collect(),
            figures: question.figures.first().cloned().map(bare).into_iter().collect(),
            href: Some(href),
        }
    }

    /// One question with all its figures, which are taken: no other page shows them whole.
    fn answer(&mut self, at: usize) -> Page {
        let figures = std::mem::take(&mut self.questions[at].figures);
        let asked = &self.questions[at];
        let href = self.place(asked);
        let words = &self.scope.context.words;
        let title = match &self.name {
            None => asked.title.clone(),
            Some(name) => {
                let (name, question) = (name.as_str().into(), asked.title.as_str().into());
                words.say("trends-question-of", &[("name", name), ("question", question)])
            }
        };
        let found = figures.first().map_or_else(String::new, |it| it.title.clone());
        let frame = self.frame("question", title, href.clone());
        let mut view = self.view(frame.below(&self.title, &self.href).about(found));
        let link = |it: &Question| QuestionLink {
            title: it.title.clone(),
            href: self.place(it),
            current: it.anchor == asked.anchor,
        };
        let neighbour = |at: Option<usize>| {
            let it = self.questions.get(at?)?;
            Some(LinkView::new(it.title.clone(), self.place(it)))
        };
        view.contents = self.questions.iter().map(link).collect();
        view.previous = neighbour(at.checked_sub(1));
        view.next = neighbour(Some(at + 1));
        view.questions = vec![Question { figures, ..asked.clone() }];
        made(&href, view)
    }
}

fn made(href: &str, mut view: TrendsPage) -> Page {
    for question in &mut view.questions {
        question.figures.iter_mut().for_each(|it| it.title = unbroken(&it.title));
        question.findings.iter_mut().for_each(|it| it.text = unbroken(&it.text));
    }
    Page { path: route::file(href), view: View::Trends(Box::new(view)), body: None }
}

/// Keeps a number and its sign on one line.
fn unbroken(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
}

fn exclusions(scope: &Scope<'_, '_>) -> Vec<String> {
    let (words, knowledge) = (&scope.context.words, scope.context.knowledge);
    let left_out = |count: usize, key: &str| {
        let reports = words.say("n-reports", &[("n", count.into())]);
        (count > 0).then(|| words.say(key, &[("reports", reports.into())]))
    };
    let (drafts, superseded) = match scope.own {
        None => (knowledge.drafts.len(), knowledge.superseded.len()),
        Some(_) => (0, 0),
    };
    let told = [
        left_out(drafts, "trends-drafts"),
        left_out(superseded, "trends-superseded"),
        left_out(scope.later, "trends-later"),
    ];
    told.into_iter().flatten().collect()
}
