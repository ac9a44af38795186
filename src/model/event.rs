//! The events of a timeline.

pub(crate) mod actor;
pub mod evidence;
pub(crate) mod kind;
pub(crate) mod marks;

use crate::model::time::Stamp;
use crate::text::Span;

pub use evidence::{Evidence, EvidenceKind, Excerpt};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When; `None` when the time could not be read (`14:??`), the event kept all the same.
    pub at: Option<Stamp>,
    /// Until when, for a range such as `14:02-14:10`.
    pub until: Option<Stamp>,
    /// What sort of thing.
    pub kind: EventKind,
    /// Whether the kind was guessed from the words; `false` when written as `[alert]`.
    pub kind_inferred: bool,
    /// Whether it is one of the few that tell the story.
    pub key: bool,
    /// Where it was read from; events of one source are in order, those of two need not be.
    pub source: EventSource,
    /// What happened, as Markdown.
    pub text: String,
    /// Who acted, as a role: where a column or key says so, or the text begins with one.
    pub actor: Option<String>,
    /// Whether the text begins with who acted.
    pub actor_in_text: bool,
    /// How sure it is.
    pub confidence: Confidence,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Where the time stands.
    pub time_span: Span,
    /// The whole event.
    pub span: Span,
}

/// Where an event was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventSource {
    /// `timeline:` in the front matter.
    FrontMatter,
    /// A list of key events ("First detected 2022-07-11 09:33"), which also gives the milestones.
    KeyEvents,
    /// The timeline of the body.
    Timeline,
}

/// How sure it is that an event happened so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Known; what is not marked counts as known.
    #[default]
    Fact,
    /// Concluded from other things.
    Inferred,
    /// Told by someone, and not verified.
    Reported,
}

impl Confidence {
    /// Every degree.
    pub const ALL: [Self; 3] = [Self::Fact, Self::Inferred, Self::Reported];

    /// Returns the word written in brackets, and its name in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Inferred => "inferred",
            Self::Reported => "reported",
        }
    }

    /// Returns the degree with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str().eq_ignore_ascii_case(name.trim()))
    }
}

/// The sorts of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// Something was changed before or during the incident.
    Change,
    /// Users were harmed, more or less.
    Impact,
    /// An alert fired.
    Alert,
    /// Someone noticed.
    Detection,
    /// People were told.
    Communication,
    /// A guess was made or ruled out.
    Hypothesis,
    /// Something was tried.
    Action,
    /// Someone was called in.
    Escalation,
    /// Harm ended.
    Mitigation,
    /// All was done.
    Resolution,
    /// Something was seen.
    Observation,
    /// Something was decided.
    Decision,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Change,
        Self::Impact,
        Self::Alert,
        Self::Detection,
        Self::Communication,
        Self::Hypothesis,
        Self::Action,
        Self::Escalation,
        Self::Mitigation,
        Self::Resolution,
        Self::Observation,
        Self::Decision,
    ];

    /// Returns the word written in brackets after a time, and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Impact => "impact",
            Self::Alert => "alert",
            Self::Detection => "detection",
            Self::Communication => "communication",
            Self::Hypothesis => "hypothesis",
            Self::Action => "action",
            Self::Escalation => "escalation",
            Self::Mitigation => "mitigation",
            Self::Resolution => "resolution",
            Self::Observation => "observation",
            Self::Decision => "decision",
        }
    }
}
