//! Pages of figures under the question they answer: trends, a comparison, why there is no MTTR.

use serde::Serialize;

use super::{Figure, LinkView, PageMeta};

/// `/trends/`, `/trends/compare/`, `/trends/why-no-mttr/`, `/services/<id>/trends/`, `/causes/<id>/trends/`.
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
    /// Pages that belong to it.
    pub links: Vec<LinkView>,
    /// Why there is nothing to see, when there is not.
    pub empty: Option<String>,
}

/// A question and the figures that answer it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// "Are incidents more frequent?"
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// A sentence on what cannot be told, or how to read all of them.
    pub note: Option<String>,
    /// The figures.
    pub figures: Vec<Figure>,
}
