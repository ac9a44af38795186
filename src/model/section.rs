//! The sections of a report, found by their headings whatever the wording.

pub(crate) mod find;
pub(crate) mod prompt;
pub(crate) mod wording;

use crate::text::Span;

/// A section of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which one.
    pub kind: SectionKind,
    /// Its heading, in [`Document::headings`](crate::syntax::Document::headings); `None` for a
    /// section that is a bold list label ("- **Impact**: ...") and not a heading.
    pub heading: Option<usize>,
    /// Where the heading (or label) stands.
    pub heading_span: Span,
    /// What stands under it.
    pub content: Span,
    /// Whether there is nothing in it, or only the template's prompt.
    pub is_empty: bool,
}

/// The sections a postmortem may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// What happened, in brief.
    Summary,
    /// Whom it harmed, and how much.
    Impact,
    /// What happened when.
    Timeline,
    /// Why it happened.
    RootCause,
    /// What made it possible or worse.
    ContributingFactors,
    /// How it was noticed.
    Detection,
    /// What was done about it.
    Response,
    /// How service came back.
    Recovery,
    /// What was learned, as a whole.
    LessonsLearned,
    /// What went well.
    WentWell,
    /// What went wrong.
    WentWrong,
    /// Where luck helped.
    Lucky,
    /// What will be done.
    ActionItems,
    /// Logs, metrics, links.
    Evidence,
}

impl SectionKind {
    /// Every kind, in the order of a report.
    pub const ALL: [Self; 14] = [
        Self::Summary,
        Self::Impact,
        Self::Timeline,
        Self::RootCause,
        Self::ContributingFactors,
        Self::Detection,
        Self::Response,
        Self::Recovery,
        Self::LessonsLearned,
        Self::WentWell,
        Self::WentWrong,
        Self::Lucky,
        Self::ActionItems,
        Self::Evidence,
    ];

    /// Returns the key used in the config.
    pub fn key(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Impact => "impact",
            Self::Timeline => "timeline",
            Self::RootCause => "root-cause",
            Self::ContributingFactors => "contributing-factors",
            Self::Detection => "detection",
            Self::Response => "response",
            Self::Recovery => "recovery",
            Self::LessonsLearned => "lessons-learned",
            Self::WentWell => "went-well",
            Self::WentWrong => "went-wrong",
            Self::Lucky => "lucky",
            Self::ActionItems => "action-items",
            Self::Evidence => "evidence",
        }
    }
}
