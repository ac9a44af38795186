//! One entry of a timeline: its time, its text, its kind.

use crate::model::event::evidence;
use crate::model::event::kind;
use crate::model::event::marks::{self, Marks};
use crate::model::time::Stamp;
use crate::model::{Event, EventKind, EventSource, Evidence};
use crate::text::Span;

/// What was read of an entry before it becomes an [`Event`].
#[derive(Debug, Default)]
pub(crate) struct Entry {
    /// When.
    pub at: Option<Stamp>,
    /// Until when.
    pub until: Option<Stamp>,
    /// Where the time stands.
    pub time_span: Span,
    /// The whole entry.
    pub span: Span,
    /// What happened, with the marks in brackets still in front.
    pub text: String,
    /// Who acted.
    pub actor: Option<String>,
    /// What columns of their own say of its kind and how sure it is.
    pub marks: Marks,
    /// What shows it, beside its text.
    pub evidence: Vec<Evidence>,
}

impl Entry {
    /// Makes an event of the entry.
    pub(crate) fn into_event(self, source: EventSource) -> Event {
        let (written, text) = marks::written(&self.text);
        let text = text.to_owned();
        let told = written.kind.or(self.marks.kind);
        let kind = told.unwrap_or_else(|| kind::inferred(&text));
        let milestone = matches!(
            kind,
            EventKind::Impact
                | EventKind::Detection
                | EventKind::Mitigation
                | EventKind::Resolution
        );
        Event {
            at: self.at,
            until: self.until,
            kind,
            kind_inferred: told.is_none(),
            key: (told.is_some() && milestone) || written.key || self.marks.key,
            source,
            evidence: evidence::in_text(&text).into_iter().chain(self.evidence).collect(),
            text,
            actor: self.actor,
            actor_in_text: false,
            confidence: written.confidence.or(self.marks.confidence).unwrap_or_default(),
            time_span: self.time_span,
            span: self.span,
        }
    }
}

/// Takes the indentation off the lines behind the first, so that nested lists stay Markdown.
pub(crate) fn dedented(text: &str) -> String {
    let text = text.trim();
    if !text.contains('\n') {
        return text.to_owned();
    }
    let indent = text
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let mut lines = text.lines();
    let mut dedented = lines.next().unwrap_or_default().trim_end().to_owned();
    for line in lines {
        dedented.push('\n');
        dedented.push_str(line.get(indent..).unwrap_or_default().trim_end());
    }
    dedented
}
