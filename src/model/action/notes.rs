//! What stands beside the title of an action in running text: "(owner: team)", `@team`, "due 2026-04-01", a done mark.

use chrono::NaiveDate;

use crate::model::ActionStatus;
use crate::model::action::words;
use crate::model::time::cursor::Cursor;
use crate::model::time::date::{DateForm, date};
use crate::text::{Span, Spanned};

/// What was found beside a title; spans are in the file.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub owner: Option<Spanned<String>>,
    pub due: Option<Spanned<NaiveDate>>,
    pub closed: Option<Spanned<NaiveDate>>,
    pub status: Option<(ActionStatus, Span)>,
    pub priority: Option<String>,
}

/// Reads the notes in `source`, which begins at `base` of the file.
pub(super) fn read(source: &str, base: usize) -> Notes {
    let mut notes = Notes::default();
    let place = |from: usize, to: usize| Span::new(base + from, base + to);
    for (start, end) in parts(source) {
        let part = &source[start..end];
        let (key, value) = match part.split_once(':') {
            Some((key, value)) => (key.trim(), value),
            None => match part.trim().split_once(' ') {
                Some((key, _)) => (key, &part[part.find(key).unwrap_or(0) + key.len()..]),
                None => ("", part),
            },
        };
        let value_at = end - value.trim_start().len();
        let value = value.trim();
        match key.trim_matches(['*', '_', ' ']).to_lowercase().as_str() {
            "owner" | "assignee" | "dri" | "verantwortlich" | "responsible" | "team"
                if part.contains(':') && !value.is_empty() =>
            {
                let span = place(value_at, value_at + value.len());
                notes.owner.get_or_insert(Spanned::new(plain(value), span));
            }
            "due" | "deadline" | "by" | "eta" | "until" | "bis" | "fällig" => {
                notes.due = notes.due.or(day(value, value_at, base));
            }
            "closed" | "done" | "completed" | "erledigt" => {
                notes.closed = notes.closed.or(day(value, value_at, base));
                notes.status.get_or_insert((ActionStatus::Done, place(start, end)));
            }
            "priority" | "prio" if !value.is_empty() => notes.priority = Some(plain(value)),
            "status" => {
                if let Some(status) = words::status(value) {
                    notes.status = Some((status, place(value_at, value_at + value.len())));
                }
            }
            _ => {
                if let Some(status) = words::status(part).filter(|_| part.len() > 1) {
                    notes.status.get_or_insert((status, place(start, end)));
                }
            }
        }
    }
    if notes.owner.is_none() {
        notes.owner = handle(source)
            .map(|(from, to)| Spanned::new(source[from..to].to_owned(), place(from, to)));
    }
    for mark in ["✅", "☑", "✔"] {
        if let Some(at) = source.find(mark) {
            notes.status.get_or_insert((ActionStatus::Done, place(at, at + mark.len())));
        }
    }
    if source.starts_with("~~") && source[2..].contains("~~") {
        notes.status.get_or_insert((ActionStatus::Done, place(0, source.len())));
    }
    notes
}

/// Returns the parts in brackets, cut at commas and semicolons.
fn parts(source: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(open) = source[from..].find(['(', '[']) {
        let start = from + open + 1;
        let close = if source.as_bytes()[start - 1] == b'(' { ')' } else { ']' };
        let Some(len) = source[start..].find(close) else { break };
        let link = close == ']' && source[start + len + 1..].starts_with(['(', '[']);
        let target = close == ')' && start >= 2 && source.as_bytes()[start - 2] == b']';
        if !link && !target && len < 200 {
            let mut at = start;
            for piece in source[start..start + len].split_inclusive([',', ';']) {
                let bare = piece.trim_end_matches([',', ';']);
                parts.push((at, at + bare.len()));
                at += piece.len();
            }
        }
        from = start + len;
    }
    parts
}

/// Finds `@team` that is no e-mail address.
fn handle(source: &str) -> Option<(usize, usize)> {
    let at = source.match_indices('@').map(|(at, _)| at).find(|at| {
        let before = source[..*at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ','))
    })?;
    let name = source[at + 1..]
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '/')))
        .unwrap_or(source.len() - at - 1);
    (name > 1).then_some((at, at + 1 + name))
}

fn day(value: &str, at: usize, base: usize) -> Option<Spanned<NaiveDate>> {
    let rest = value.strip_prefix("on ").or_else(|| value.strip_prefix("by ")).unwrap_or(value);
    let at = at + (value.len() - rest.len());
    read_day(rest, base + at)
}

/// Reads a day with its year at the start of `text`.
pub(super) fn read_day(text: &str, at: usize) -> Option<Spanned<NaiveDate>> {
    let mut cursor = Cursor::new(text);
    match date(&mut cursor)? {
        DateForm::Date(written) => {
            let span = Span::new(at, at + cursor.at());
            written.resolve(None).map(|day| Spanned::new(day, span))
        }
        DateForm::Unreadable => None,
    }
}

fn plain(text: &str) -> String {
    text.trim_matches(['*', '_', '`', ' ']).to_owned()
}
