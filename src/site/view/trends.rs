//! The trends page: figures under the question they answer.

use serde::Serialize;

use super::{Figure, PageMeta};

/// `/trends/`.
#[derive(Clone, Debug, Serialize)]
pub struct TrendsPage {
    /// What every page has.
    pub page: PageMeta,
    /// How many incidents the page counts.
    pub n: usize,
    /// The period: "2023 to 2026".
    pub period: String,
    /// What was left out of every figure, how many and why.
    pub exclusions: Vec<String>,
    /// The questions, each with its figures.
    pub questions: Vec<Question>,
    /// Where the page of language findings is, when the config asks for one.
    pub language: Option<&'static str>,
    /// Why there is nothing to see, when there is not.
    pub empty: Option<String>,
}

/// A question and the figures that answer it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// "Are incidents more frequent?"
    pub title: &'static str,
    /// Its anchor.
    pub anchor: &'static str,
    /// The figures.
    pub figures: Vec<Figure>,
}
