//! Pages of figures under the question they answer: trends, a comparison, why there is no MTTR.

use serde::Serialize;

use super::{Figure, LinkView, PageMeta};

/// `/trends/`, `/trends/<question>/`, `/trends/compare/`, `/trends/why-no-mttr/`, and the first two below a service, cause or severity.
#[derive(Clone, Debug, Serialize)]
pub struct TrendsPage {
    /// What every page has.
    pub page: PageMeta,
    /// What the page is about, a paragraph each.
    pub lead: Vec<String>,
    /// How many incidents the page counts.
    pub n: usize,
    /// The period: "2023 to 2026".
    pub period: String,
    /// What was left out of every figure, how many and why.
    pub exclusions: Vec<String>,
    /// The questions, each with its figures.
    pub questions: Vec<Question>,
    /// On the page of one question: all of them.
    pub contents: Vec<QuestionLink>,
    /// The question before it.
    pub previous: Option<LinkView>,
    /// The question after it.
    pub next: Option<LinkView>,
    /// Pages that belong to it.
    pub links: Vec<LinkView>,
    /// Why there is nothing to see, when there is not.
    pub empty: Option<String>,
}

impl TrendsPage {
    /// Starts a page with nothing on it.
    pub(in crate::site) fn new(page: PageMeta) -> Self {
        Self {
            page,
            lead: Vec::new(),
            n: 0,
            period: String::new(),
            exclusions: Vec::new(),
            questions: Vec::new(),
            contents: Vec::new(),
            previous: None,
            next: None,
            links: Vec::new(),
            empty: None,
        }
    }
}

/// A question and the figures that answer it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Question {
    /// "Are incidents more frequent?"
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// The folder of its page.
    #[serde(skip)]
    pub folder: &'static str,
    /// The page that answers it, when this one only outlines the answer.
    pub href: Option<String>,
    /// The figures; on an overview the first one, without tables and downloads.
    pub figures: Vec<Figure>,
    /// On an overview: what each figure of the question's page found.
    pub findings: Vec<Finding>,
}

/// What a figure found, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Anchor of the figure, here too.
    pub id: String,
    /// The finding, as a sentence.
    pub text: String,
    /// Address of the figure.
    pub href: String,
}

/// A question among the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionLink {
    /// "Are incidents more frequent?"
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether this is its page.
    pub current: bool,
}
