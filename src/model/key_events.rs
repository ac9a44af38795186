//! Milestones told in the body: lists of key events such as "First detected 2022-07-11 09:33".

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::diagnostic::Diagnostic;
use crate::model::section::find::label_at;
use crate::model::section::wording::normalized;
use crate::model::time::clock::Trust;
use crate::model::time::scan::{Scanned, scan};
use crate::model::time::unzoned::Unzoned;
use crate::model::time::{Milestone, finding};
use crate::model::timeline::place::Placer;
use crate::model::{Confidence, Event, EventKind, EventSource, Times};
use crate::syntax::{Block, BlockKind, Document};
use crate::text::{Span, Spanned};

/// Words for the milestones: one a line, its wordings between bars.
const WORDS: &str = include_str!("key_events.txt");

/// Headings and labels of a list of key events.
const TITLES: [&str; 10] = [
    "key events",
    "key times",
    "key dates",
    "key timestamps",
    "milestones",
    "important times",
    "wichtige zeitpunkte",
    "eckdaten",
    "dates clés",
    "hitos",
];

static MILESTONES: LazyLock<HashMap<&str, Milestone>> = LazyLock::new(|| {
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    let of_line = |line: &'static str| {
        let (key, words) = line.split_once(": ")?;
        let milestone = Milestone::ALL.into_iter().find(|found| found.as_str() == key)?;
        Some(words.split(" | ").map(move |word| (word, milestone)))
    };
    lines.filter_map(of_line).flatten().collect()
});

/// What a list of key events tells.
#[derive(Debug, Default)]
pub(crate) struct KeyEvents {
    /// The milestones, each from the first entry that tells it.
    pub times: Times,
    /// Every entry, also those that are no milestone.
    pub events: Vec<Event>,
    /// Times that nothing gives a zone.
    pub unzoned: Unzoned,
}

/// Reads the key events of a body.
pub(crate) fn read(
    document: &Document,
    mut placer: Placer<'_>,
    found: &mut Vec<Diagnostic>,
) -> KeyEvents {
    let mut key_events = KeyEvents::default();
    let mut problems = Vec::new();
    for block in lists(document) {
        for item in &block.children {
            if let Some(first) = item.children.first() {
                entry(document, first.span, item.span, &mut placer, &mut key_events, &mut problems);
            }
        }
    }
    if key_events.events.is_empty() {
        return key_events;
    }
    key_events.unzoned = placer.finish();
    found.append(&mut problems);
    key_events
}

/// Finds the lists below a heading or label that announces key events.
fn lists(document: &Document) -> Vec<&Block> {
    let mut found = Vec::new();
    let mut announced = false;
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Heading(_) | BlockKind::Paragraph => announced = is_title(&block.text),
            BlockKind::List { .. } if announced => {
                found.push(block);
                announced = false;
            }
            BlockKind::List { .. } => {
                let labelled = block.children.iter().filter(|item| {
                    let label = item
                        .children
                        .first()
                        .and_then(|first| label_at(&document.text, first.span));
                    label.is_some_and(|label| is_title(label.words))
                });
                let inner = labelled.flat_map(|item| &item.children);
                found.extend(inner.filter(|inner| matches!(inner.kind, BlockKind::List { .. })));
            }
            _ => {}
        }
    }
    found
}

fn is_title(text: &str) -> bool {
    text.len() < 60 && TITLES.contains(&normalized(text).as_str())
}

/// Reads one entry: words, then a time, with or without a colon between them.
fn entry(
    document: &Document,
    first: Span,
    span: Span,
    placer: &mut Placer<'_>,
    key_events: &mut KeyEvents,
    problems: &mut Vec<Diagnostic>,
) {
    let source = first.slice(&document.text);
    let line = source.lines().next().unwrap_or_default();
    let Some((words, time_at)) = split(line) else { return };
    let start = first.start as usize + time_at;
    let (time, until) = match scan(&line[time_at..], Trust::Expected) {
        Some(Scanned::Time(written)) => {
            let span = Span::new(start, start + written.len);
            let read = placer.place(&written, span, problems);
            (read.at.map(|at| Spanned::new(at, span)), read.until)
        }
        Some(Scanned::Unreadable { len }) => {
            let span = Span::new(start, start + len);
            let text = span.slice(&document.text);
            problems.push(finding::unreadable(text, span, &placer.context()));
            (None, None)
        }
        Some(Scanned::Blank { .. }) | None => return,
    };
    let milestone = milestone(words);
    if let (Some(milestone), Some(time)) = (milestone, &time) {
        key_events.times.get_mut(milestone).get_or_insert_with(|| time.clone());
    }
    let time_span = time.as_ref().map_or(Span::at(start), |time| time.span);
    key_events.events.push(Event {
        at: time.map(|time| time.value),
        until,
        kind: kind(milestone),
        kind_inferred: false,
        key: true,
        source: EventSource::KeyEvents,
        text: words.to_owned(),
        actor: None,
        actor_in_text: false,
        confidence: Confidence::Fact,
        evidence: Vec::new(),
        time_span,
        span,
    });
}

/// Splits "First detected: 2022-07-11 09:33" before the time; entries without words are no key events.
fn split(line: &str) -> Option<(&str, usize)> {
    let at = line.char_indices().find_map(|(at, c)| {
        let edge = line[..at].chars().next_back().is_some_and(|c| !c.is_alphanumeric());
        let starts = c.is_ascii_digit() || matches!(c, '~' | '-');
        let time = (edge && starts).then(|| scan(&line[at..], Trust::Expected)).flatten();
        match time {
            Some(Scanned::Time(written)) if written.clock.is_some() || written.date.is_some() => {
                Some(at)
            }
            Some(Scanned::Unreadable { .. }) => Some(at),
            Some(Scanned::Time(_) | Scanned::Blank { .. }) | None => None,
        }
    })?;
    let words = line[..at].trim_matches(['*', '_', ' ', ':', '-', '–', '—', '`']);
    let words = words.strip_suffix(" at").or_else(|| words.strip_suffix(" on")).unwrap_or(words);
    let words = words.trim_end_matches([':', '*', '_', ' ']);
    words.chars().any(char::is_alphabetic).then_some((words, at))
}

/// Returns the milestone that words tell.
pub(crate) fn milestone(words: &str) -> Option<Milestone> {
    let words = normalized(words);
    let found = |words: &str| MILESTONES.get(words).copied();
    found(&words)
        .or_else(|| found(words.strip_prefix("incident ")?))
        .or_else(|| found(words.strip_suffix(" time")?))
        .or_else(|| found(words.strip_suffix(" declared")?))
}

fn kind(milestone: Option<Milestone>) -> EventKind {
    match milestone {
        Some(Milestone::Started) => EventKind::Impact,
        Some(Milestone::Detected) => EventKind::Detection,
        Some(Milestone::Acknowledged) => EventKind::Escalation,
        Some(Milestone::Mitigated) => EventKind::Mitigation,
        Some(Milestone::Resolved) => EventKind::Resolution,
        None => EventKind::Observation,
    }
}

/// Returns milestones that events of a timeline tell by a written kind: `[impact]`, `[alert]`.
pub(crate) fn from_kinds(events: &[Event]) -> Times {
    let mut times = Times::default();
    for event in events.iter().filter(|event| !event.kind_inferred) {
        let Some(at) = event.at.clone() else { continue };
        let stamp = Spanned::new(at, event.time_span);
        match event.kind {
            EventKind::Impact => {
                times.started.get_or_insert(stamp);
            }
            EventKind::Alert | EventKind::Detection => {
                times.detected.get_or_insert(stamp);
            }
            // The last of them is the one that held.
            EventKind::Mitigation => times.mitigated = Some(stamp),
            EventKind::Resolution => times.resolved = Some(stamp),
            EventKind::Change
            | EventKind::Communication
            | EventKind::Hypothesis
            | EventKind::Action
            | EventKind::Escalation
            | EventKind::Observation
            | EventKind::Decision => {}
        }
    }
    times
}
