//! The glossary.

use serde::Serialize;

use super::{LinkView, PageMeta, SeverityView};

/// `/glossary/`.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryPage {
    /// What every page has.
    pub page: PageMeta,
    /// The terms by name: those of the site and the team's own.
    pub terms: Vec<TermView>,
    /// The severity ladder with what makes an incident one of each.
    pub severities: Vec<SeverityMeaning>,
    /// The vocabularies, whose words have pages of their own.
    pub vocabularies: Vec<LinkView>,
}

/// A term and what it means here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermView {
    /// Its anchor.
    pub anchor: String,
    /// The term.
    pub term: String,
    /// Other words for it.
    pub aliases: Vec<String>,
    /// What it means.
    pub meaning: String,
    /// Whether the team's config says it.
    pub own: bool,
}

/// A severity and what makes an incident one of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeverityMeaning {
    /// The severity.
    pub severity: SeverityView,
    /// What makes an incident one of these.
    pub meaning: String,
}
