//! What Casebook has to say about content: findings as data, without rules and without printing.

pub(crate) mod crash;
mod fingerprint;
mod masked;

use std::fmt;

use crate::text::{FileId, Span, TextEdit};

pub use fingerprint::{Fingerprint, NotAFingerprint, fingerprints, stamp};
pub use masked::masked;

/// The stable code of a rule, such as `CB203`; codes are never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleCode(pub &'static str);

impl fmt::Display for RuleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How much a finding weighs; ordered from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended before the report is published.
    Error,
}

impl Level {
    /// Returns the name used on the command line and in every output format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place a finding points at, with a short word on what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// The file the place is in; another file than the finding's own for duplicates and the like.
    pub file: FileId,
    /// The smallest text the author must change.
    pub span: Span,
    /// What the place is, such as "started here"; shown beside the underline.
    pub label: Option<String>,
}

/// A line under the finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Why it matters.
    Why(String),
    /// What to do.
    Help(String),
}

/// Whether a fix may be applied without a person reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// Shown, never applied: the author must decide.
    DisplayOnly,
    /// Applied only when asked for: the meaning may change.
    Unsafe,
    /// The meaning is kept.
    Safe,
}

impl Applicability {
    /// Returns the name used in every output format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DisplayOnly => "display-only",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// Edits of the finding's own file that make the finding go away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, imperative: "rename to `severity`".
    pub title: String,
    /// Edits in order of position, none overlapping another.
    pub edits: Vec<TextEdit>,
    /// How far the fix may be trusted.
    pub applicability: Applicability,
}

/// One finding: a rule, a place, what is wrong, why it matters, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that speaks.
    pub code: RuleCode,
    /// Its weight, after the config has had its say.
    pub level: Level,
    /// One fragment: lowercase start, no full stop, the offending thing in backticks, the fact.
    pub message: String,
    /// The place the author must change.
    pub primary: Annotation,
    /// Other places that explain it.
    pub secondary: Vec<Annotation>,
    /// Why it matters, and what to do.
    pub notes: Vec<Note>,
    /// The edits that mend it, where they are known.
    pub fix: Option<Fix>,
    /// What it is known by in other revisions, once all findings are there.
    pub fingerprint: Option<Fingerprint>,
    /// Whether it tells of a bug of Casebook and not of the content.
    pub is_crash: bool,
    /// Places of its own file that no report may print, such as a secret; see [`masked`].
    pub hidden: Vec<Span>,
}

impl Diagnostic {
    /// Starts a finding of `code` at `span`; the level is the rule's own until the config changes it.
    pub fn new(
        code: RuleCode,
        level: Level,
        file: &FileId,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            level,
            message: message.into(),
            primary: Annotation { file: file.clone(), span, label: None },
            secondary: Vec::new(),
            notes: Vec::new(),
            fix: None,
            fingerprint: None,
            is_crash: false,
            hidden: Vec::new(),
        }
    }

    /// Says what the primary place is.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.primary.label = Some(label.into());
        self
    }

    /// Points at another place of the same file that explains the finding.
    #[must_use]
    pub fn with_secondary(mut self, span: Span, label: impl Into<String>) -> Self {
        let file = self.primary.file.clone();
        self.secondary.push(Annotation { file, span, label: Some(label.into()) });
        self
    }

    /// Points at a place of another file that explains the finding.
    #[must_use]
    pub fn with_elsewhere(mut self, file: &FileId, span: Span, label: impl Into<String>) -> Self {
        self.secondary.push(Annotation { file: file.clone(), span, label: Some(label.into()) });
        self
    }

    /// Says why it matters.
    #[must_use]
    pub fn with_why(mut self, why: impl Into<String>) -> Self {
        self.notes.push(Note::Why(why.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.notes.push(Note::Help(help.into()));
        self
    }

    /// Hides places of the file from every report.
    #[must_use]
    pub fn with_hidden(mut self, places: impl IntoIterator<Item = Span>) -> Self {
        self.hidden.extend(places);
        self
    }

    /// Attaches the edits that mend it.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Returns the first line of advice, where there is one.
    pub fn help(&self) -> Option<&str> {
        self.notes.iter().find_map(|note| match note {
            Note::Help(text) => Some(text.as_str()),
            Note::Why(_) => None,
        })
    }

    /// Returns the key findings are sorted by: path, place, code.
    pub fn sort_key(&self) -> (&FileId, Span, RuleCode) {
        (&self.primary.file, self.primary.span, self.code)
    }
}
