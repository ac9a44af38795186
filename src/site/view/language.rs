//! The page of language findings: how reports are written, by rule and year; never who wrote them.

use serde::Serialize;

use super::{Figure, PageMeta};

/// `/language/`; made only when the config asks for it.
#[derive(Clone, Debug, Serialize)]
pub struct LanguagePage {
    /// What every page has.
    pub page: PageMeta,
    /// How many reports the page counts.
    pub n: usize,
    /// The period: "2023 to 2026".
    pub period: String,
    /// What was left out of every figure, how many and why.
    pub exclusions: Vec<String>,
    /// The share of reports with any finding.
    pub all: Option<Figure>,
    /// The share of reports with a finding of each rule that found something, the most frequent first.
    pub rules: Vec<Figure>,
    /// Why there is nothing to see, when there is not.
    pub empty: Option<String>,
}
