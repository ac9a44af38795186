//! Action items: what was promised, by whom, until when.

pub(crate) mod merge;
mod notes;
pub(crate) mod read;
#[cfg(test)]
mod tests;
mod words;

use chrono::NaiveDate;

use crate::text::{Span, Spanned};

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionItem {
    /// Its id within the report: as written, else `A1`, `A2`, ... by position.
    pub id: String,
    /// What is to be done, without markup.
    pub title: Spanned<String>,
    /// What it is for: `prevent`, `detect`, `mitigate`, `process` or `repair`.
    pub kind: Option<Spanned<String>>,
    /// How urgent, as written.
    pub priority: Option<String>,
    /// Who does it, as written.
    pub owner: Option<Spanned<String>>,
    /// Until when.
    pub due: Option<Spanned<NaiveDate>>,
    /// How far it is; open when not told.
    pub status: ActionStatus,
    /// Where the status stands, when it is written.
    pub status_span: Option<Span>,
    /// When it was opened: as written, else the day after the incident ended, where that is known.
    pub opened: Option<NaiveDate>,
    /// When it was closed.
    pub closed: Option<Spanned<NaiveDate>>,
    /// Why it was dropped.
    pub reason: Option<String>,
    /// Address of the ticket.
    pub ticket: Option<String>,
    /// The cause it answers.
    pub addresses: Option<String>,
    /// The whole item in the source.
    pub span: Span,
    /// Where it was read from.
    pub source: ActionSource,
    /// The row or task of the body that tells an action of the front matter once more.
    pub told_again: Option<Span>,
    /// The group of actions it was written in.
    pub group: Option<ActionGroup>,
}

/// A group of actions: what stands under a heading or a label of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionGroup {
    /// What it is called.
    pub name: String,
    /// The heading, where it is one; an index into the document's headings.
    pub heading: Option<usize>,
    /// The line above the actions, where the name stands there.
    pub label: Option<Span>,
}

/// Where an action was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionSource {
    /// `actions:` in the front matter.
    FrontMatter,
    /// A table of the body.
    Table,
    /// A list of the body.
    List,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionStatus {
    /// Promised.
    #[default]
    Open,
    /// Begun.
    InProgress,
    /// Kept.
    Done,
    /// Given up, for a reason.
    Dropped,
}

impl ActionStatus {
    /// Returns the word in front matter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Tells whether there is still something to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

impl ActionItem {
    /// Tells whether it is open past its due date on the day `as_of`.
    pub fn is_overdue(&self, as_of: NaiveDate) -> bool {
        self.status.is_open() && self.due.as_ref().is_some_and(|due| due.value < as_of)
    }
}
