//! What is indexed: one record per report, its facts once and its text cut at the headings.

use serde::{Deserialize, Serialize};

use crate::date::Day;

/// One report, plan or page to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// What it is.
    pub kind: Kind,
    /// Its id, such as `INC-2026-014`.
    pub id: String,
    /// Address of its page, relative to the site's root.
    pub url: String,
    /// Its title.
    pub title: String,
    /// One or two sentences on what happened; empty when there are none.
    pub summary: String,
    /// The day it is listed under.
    pub date: Option<Day>,
    /// How bad it was.
    pub severity: Option<Label>,
    /// Where the report is in its life: `published`.
    pub status: String,
    /// What was affected.
    pub services: Vec<Label>,
    /// Free labels.
    pub tags: Vec<Label>,
    /// Why it was possible.
    pub causes: Vec<Label>,
    /// What set it off.
    pub trigger: Option<Label>,
    /// How its action items stand.
    pub actions: ActionCounts,
    /// How long the incident lasted, in seconds.
    pub duration: Option<u64>,
    /// Its text in order, cut at the headings.
    pub parts: Vec<Part>,
}

/// What a record is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The report of an incident.
    #[default]
    Incident,
    /// A response plan or runbook.
    Plan,
    /// Any other page.
    Page,
}

impl Kind {
    /// Returns the word used in queries (`kind:plan`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Plan => "plan",
            Self::Page => "page",
        }
    }
}

/// A word of a vocabulary, and the other words that find it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// The id: what hits show and filters compare.
    pub id: String,
    /// Its name and aliases: they find it too.
    pub names: Vec<String>,
}

impl Label {
    /// Returns a label without other names.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), names: Vec::new() }
    }

    /// Returns the id and every other name.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.id.as_str()).chain(self.names.iter().map(String::as_str))
    }
}

/// How many action items a report has in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionCounts {
    /// Still to be done, overdue ones included.
    pub open: u32,
    /// Still to be done past their due date.
    pub overdue: u32,
    /// Done.
    pub done: u32,
    /// Given up.
    pub dropped: u32,
}

impl ActionCounts {
    /// Returns the words that `actions:` finds the report by.
    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> {
        let all = self.open + self.done + self.dropped;
        let words = [
            ("open", self.open > 0),
            ("overdue", self.overdue > 0),
            ("done", self.done > 0 && self.open == 0),
            ("dropped", self.dropped > 0),
            ("any", all > 0),
            ("none", all == 0),
        ];
        words.into_iter().filter_map(|(word, holds)| holds.then_some(word))
    }
}

/// The text under one heading, or above the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The heading; empty above the first.
    pub heading: String,
    /// Its anchor in the page; empty above the first.
    pub anchor: String,
    /// The text under it, without markup.
    pub text: String,
}
