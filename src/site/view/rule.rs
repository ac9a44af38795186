//! The pages of the rules of `check`: one each, and their list.

use serde::Serialize;

use super::{LinkView, PageMeta};

/// `/rules/`.
#[derive(Clone, Debug, Serialize)]
pub struct RuleIndexPage {
    /// What every page has.
    pub page: PageMeta,
    /// How many rules there are.
    pub count: usize,
    /// The rules by family, in order of their codes.
    pub families: Vec<RuleFamily>,
}

/// The rules of one family.
#[derive(Clone, Debug, Serialize)]
pub struct RuleFamily {
    /// "Metadata".
    pub label: String,
    /// Its anchor.
    pub anchor: &'static str,
    /// Its rules.
    pub rules: Vec<RuleRow>,
}

/// A rule in a list.
#[derive(Clone, Debug, Serialize)]
pub struct RuleRow {
    /// The code: `CB203`.
    pub code: &'static str,
    /// The name: `time-without-zone`.
    pub name: &'static str,
    /// Where its page is.
    pub href: String,
    /// `error`, `warning` or `info`.
    pub level: &'static str,
    /// Whether it is off until the config names a level for it.
    pub opt_in: bool,
    /// `safe` or `unsafe` when it offers fixes.
    pub fix: Option<&'static str>,
    /// What it does in a sentence, as markup; filled in by the renderer from `source`.
    pub html: String,
    /// The sentence in Markdown.
    #[serde(skip)]
    pub source: String,
}

/// `/rules/<code>/`.
#[derive(Clone, Debug, Serialize)]
pub struct RulePage {
    /// What every page has.
    pub page: PageMeta,
    /// The code: `CB203`.
    pub code: &'static str,
    /// The name: `time-without-zone`.
    pub name: &'static str,
    /// "Time".
    pub family: String,
    /// `error`, `warning` or `info`, where the config does not say otherwise.
    pub level: &'static str,
    /// Whether it is off until the config names a level for it.
    pub opt_in: bool,
    /// `safe` or `unsafe` when it offers fixes.
    pub fix: Option<&'static str>,
    /// The version it came with.
    pub since: &'static str,
    /// Its documentation, heading by heading.
    pub parts: Vec<RulePart>,
    /// The rule before it in its family.
    pub before: Option<LinkView>,
    /// The rule behind it in its family.
    pub after: Option<LinkView>,
}

/// A part of a rule's documentation.
#[derive(Clone, Debug, Serialize)]
pub struct RulePart {
    /// "Why is this bad?"
    pub heading: String,
    /// Its anchor.
    pub anchor: String,
    /// The text as markup; filled in by the renderer from `source`.
    pub html: String,
    /// The text in Markdown.
    #[serde(skip)]
    pub source: String,
}
