//! [`Document`] to [`Postmortem`]: what the text says about the incident, typed and with places.
//!
//! Everything a reader can compute is derived, never stored. What cannot be read becomes a finding
//! and stays missing; nothing is guessed.

pub mod action;
pub mod analysis;
pub mod compare;
pub(crate) mod derived;
pub mod event;
pub(crate) mod front_matter;
pub(crate) mod identity;
pub(crate) mod key_events;
mod lower;
pub mod section;
pub(crate) mod stated;
pub mod support_hours;
pub mod time;
pub(crate) mod timeline;

use std::ops::Range;
use std::sync::Arc;

use crate::syntax::Document;
use crate::text::{FileId, Span, Spanned};

pub use crate::config::Known;
pub use action::{ActionItem, ActionStatus};
pub use compare::{Comparison, Reason, compare};
pub use event::{Confidence, Event, EventKind, EventSource, Evidence, EvidenceKind, Excerpt};
pub(crate) use front_matter::slug;
pub use lower::lower;
pub use section::{Section, SectionKind};
pub use time::{Durations, Precision, Stamp, StatedDuration, Times, Zone, ZoneSource};

/// What a Markdown file of the casebook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContentKind {
    /// The report of an incident.
    Incident,
    /// A response plan or runbook, under `plans/`.
    Plan,
    /// Anything else: an index, a process page.
    Page,
    /// A template to copy; never shown as a report.
    Template,
}

/// Where a report is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Being written; left out of builds unless asked for, and of every trend.
    Draft,
    /// Being reviewed.
    InReview,
    /// Agreed and published. What a report without a status is taken for.
    #[default]
    Published,
    /// Replaced by another report.
    Superseded,
}

impl Status {
    /// Every status, in order of a report's life.
    pub const ALL: [Self; 4] = [Self::Draft, Self::InReview, Self::Published, Self::Superseded];

    /// Returns the word in front matter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in-review",
            Self::Published => "published",
            Self::Superseded => "superseded",
        }
    }
}

/// Who may read a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everyone the site is published to.
    #[default]
    Public,
    /// Left out of a public build.
    Internal,
}

/// A word out of a vocabulary of the config: a severity, a service, a trigger, a cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The vocabulary's id, or the written word made a slug when the vocabulary does not have it.
    pub id: String,
    /// The word as the author wrote it.
    pub written: String,
    /// How the vocabulary knows it.
    pub known: Known,
}

/// How the incident came to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// Who noticed: `alert`, `human`, `customer` or `third-party`.
    pub source: Option<Spanned<String>>,
    /// What noticed, such as the name of the alert.
    pub by: Option<String>,
}

/// One measured or estimated effect on users.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact {
    /// What was affected: "Failed checkouts".
    pub label: String,
    /// How much, as written.
    pub value: String,
    /// Unit, such as `%`.
    pub unit: Option<String>,
    /// Whether it was measured; `false` for an estimate.
    pub measured: bool,
}

/// A stretch of degraded or lost service, of which an incident may have several.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// What it was like: `degraded`, `down`.
    pub kind: String,
    /// When it began.
    pub from: Option<Spanned<Stamp>>,
    /// When it ended.
    pub to: Option<Spanned<Stamp>>,
    /// Services it concerned; empty for all of the report's.
    pub services: Vec<Word>,
}

/// A declared relation to another report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The other report's id as written.
    pub id: Spanned<String>,
    /// What the other is to this one.
    pub kind: RelationKind,
}

/// What another report is to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// This incident is the other happening again.
    RecurrenceOf,
    /// The other caused this.
    CausedBy,
    /// Both report the same incident.
    DuplicateOf,
    /// Worth reading beside this.
    SeeAlso,
}

/// A role in the response and who filled it; roles, not blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The role: `incident-commander`.
    pub role: String,
    /// Who filled it, as written.
    pub who: String,
}

/// A review of a plan that took place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The day.
    pub date: chrono::NaiveDate,
    /// Who, as a role or team.
    pub by: Option<String>,
    /// What was done or found.
    pub note: Option<String>,
}

/// One Markdown file of the casebook, understood.
#[derive(Clone, Debug)]
pub struct Postmortem {
    /// The parsed file behind it.
    pub document: Arc<Document>,
    /// What it is.
    pub kind: ContentKind,
    /// Its permanent id: from the front matter, else from the file name.
    pub id: Spanned<String>,
    /// The last part of its address; lowercase, safe in any file system.
    pub slug: String,
    /// Its title: front matter, else the first heading, else the file name in words.
    pub title: Spanned<String>,
    /// Where in its title code stands.
    pub title_code: Vec<Range<usize>>,
    /// Where it is in its life; `None` when not told (taken for published).
    pub status: Option<Spanned<Status>>,
    /// How bad it was.
    pub severity: Option<Spanned<Word>>,
    /// Position of the severity in the config's ladder, 0 the worst; `None` when unknown.
    pub severity_rank: Option<usize>,
    /// What was affected.
    pub services: Vec<Spanned<Word>>,
    /// Free labels.
    pub tags: Vec<Spanned<String>>,
    /// One or two sentences without markup: front matter, else the first paragraph of the summary
    /// section.
    pub summary: Option<Spanned<String>>,
    /// The summary of the front matter as written, which is Markdown.
    pub summary_written: Option<String>,
    /// Zone of the report's times that are written without one (`timezone:`).
    pub timezone: Option<Zone>,
    /// The milestones.
    pub times: Times,
    /// The day lists sort by: of the first milestone, else of the first event, else of the file name.
    pub date: Option<chrono::NaiveDate>,
    /// Durations derived from them, in wall time.
    pub durations: Durations,
    /// Durations the author states in the text, to be held against the derived ones.
    pub stated: Vec<StatedDuration>,
    /// Windows of impact.
    pub windows: Vec<Window>,
    /// How it was noticed.
    pub detection: Detection,
    /// What set it off.
    pub trigger: Option<Spanned<Word>>,
    /// Why it was possible.
    pub causes: Vec<Spanned<Word>>,
    /// Effects on users.
    pub impact: Vec<Impact>,
    /// Who did what in the response.
    pub roles: Vec<Role>,
    /// What happened, in the order written.
    pub events: Vec<Event>,
    /// What was promised.
    pub actions: Vec<ActionItem>,
    /// Declared relations.
    pub related: Vec<Relation>,
    /// The sections found in the body, in order.
    pub sections: Vec<Section>,
    /// What its analysis blocks draw on.
    pub analysis: analysis::Analysis,
    /// Who may read it.
    pub audience: Audience,
    /// Whether the report, or the config for all reports, says who may read it.
    pub audience_told: bool,
    /// Date of publication.
    pub published: Option<Spanned<chrono::NaiveDate>>,
    /// Date after which a plan counts as stale.
    pub review_by: Option<Spanned<chrono::NaiveDate>>,
    /// The reviews of a plan that took place, the latest first.
    pub reviews: Vec<Review>,
    /// Owner of a plan.
    pub owner: Option<String>,
    /// Language of the text (`lang:`), as a BCP 47 tag; `None` when not told.
    pub lang: Option<String>,
    /// Ids and addresses it had before (`aliases:`); a path has a slash in it.
    pub aliases: Vec<Spanned<String>>,
    /// The author's own keys, for themes.
    pub extra: Option<crate::yaml::Node>,
}

impl Postmortem {
    /// Starts a report about which nothing is known but its file; the readers fill it in.
    pub fn unread(document: Arc<Document>) -> Self {
        let nowhere = Span::at(0);
        Self {
            document,
            kind: ContentKind::Page,
            id: Spanned::new(String::new(), nowhere),
            slug: String::new(),
            title: Spanned::new(String::new(), nowhere),
            title_code: Vec::new(),
            status: None,
            severity: None,
            severity_rank: None,
            services: Vec::new(),
            tags: Vec::new(),
            summary: None,
            summary_written: None,
            timezone: None,
            times: Times::default(),
            date: None,
            durations: Durations::default(),
            stated: Vec::new(),
            windows: Vec::new(),
            detection: Detection { source: None, by: None },
            trigger: None,
            causes: Vec::new(),
            impact: Vec::new(),
            roles: Vec::new(),
            events: Vec::new(),
            actions: Vec::new(),
            related: Vec::new(),
            sections: Vec::new(),
            analysis: analysis::Analysis::default(),
            audience: Audience::default(),
            audience_told: false,
            published: None,
            review_by: None,
            reviews: Vec::new(),
            owner: None,
            lang: None,
            aliases: Vec::new(),
            extra: None,
        }
    }

    /// Returns the file it was read from.
    pub fn file(&self) -> &FileId {
        &self.document.file
    }

    /// Returns the status, a report without one counting as published.
    pub fn effective_status(&self) -> Status {
        self.status.as_ref().map_or_else(Status::default, |status| status.value)
    }

    /// Returns every link: those of the text, and the files that its analysis blocks name.
    pub fn links(&self) -> impl Iterator<Item = &crate::syntax::Link> {
        let shown = self.events.iter().flat_map(|event| &event.evidence);
        self.document
            .links
            .iter()
            .chain(self.analysis.files())
            .chain(shown.flat_map(|it| &it.links))
    }

    /// Returns the first section of `kind`.
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == kind)
    }

    /// Returns where to point when something is missing from the front matter: the text between the
    /// fences, or the very start of a file without any.
    pub fn front_matter_span(&self) -> Span {
        self.document.front_matter.as_ref().map_or(Span::at(0), |front| front.span)
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod tests;
