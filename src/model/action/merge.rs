//! Brings actions of front matter and body together: one promise once, each with an id and a day it was opened.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::ActionItem;
use crate::model::action::ActionSource;

/// How alike two titles must be to mean one promise.
const ALIKE: f64 = 0.8;

/// Adds to the actions of the front matter those of the body that it does not have.
///
/// Where the front matter has actions, a plain list in the body talks about them; only task boxes
/// and table rows are promises of their own then.
pub(crate) fn merge(
    mut own: Vec<ActionItem>,
    body: Vec<ActionItem>,
    is_task: impl Fn(&ActionItem) -> bool,
) -> Vec<ActionItem> {
    if own.is_empty() {
        return body;
    }
    // A promise of the front matter is told again once at most, so that two like ones stay two.
    let mut told_again = vec![false; own.len()];
    for action in body {
        let promise = action.source == ActionSource::Table || is_task(&action);
        if !promise {
            continue;
        }
        if let Some(known) = own.iter_mut().find(|known| same(known, &action)) {
            known.told_again = known.told_again.or(Some(action.span));
            known.group = known.group.take().or(action.group);
            continue;
        }
        let again = (0..told_again.len()).find(|&at| !told_again[at] && alike(&own[at], &action));
        match again {
            Some(at) => {
                told_again[at] = true;
                own[at].told_again = Some(action.span);
                own[at].group = action.group;
            }
            None => own.push(action),
        }
    }
    own
}

/// Tells whether two items are surely one: by id, by ticket, or by title.
fn same(known: &ActionItem, other: &ActionItem) -> bool {
    let (a, b) = (plain(&known.title.value), plain(&other.title.value));
    let id = known.id.to_lowercase();
    let named = !id.is_empty()
        && (other.id.eq_ignore_ascii_case(&known.id)
            || b.strip_prefix(&id).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let ticket = known.ticket.as_deref().map(ticket_name);
    let tracked = ticket.is_some() && ticket == other.ticket.as_deref().map(ticket_name);
    named
        || tracked
        || a == b
        || (may_be_alike(&a, &b) && strsim::normalized_levenshtein(&a, &b) >= ALIKE)
}

/// Tells whether two items are likely one, in other words: the same owner and day, and the words of
/// the shorter title in the longer.
fn alike(known: &ActionItem, other: &ActionItem) -> bool {
    let owner = |action: &ActionItem| action.owner.as_ref().map(|it| it.value.to_lowercase());
    let due = |action: &ActionItem| action.due.as_ref().map(|it| it.value);
    let agree = |a: Option<String>, b: Option<String>| a.is_some() && a == b;
    let apart = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.is_some() && b.is_some() && a != b;
    let other_id = !known.id.is_empty() && !other.id.is_empty();
    if other_id || !agree(owner(known), owner(other)) || apart(due(known), due(other)) {
        return false;
    }
    let (a, b) = (words(&known.title.value), words(&other.title.value));
    let common = a.intersection(&b).count();
    common >= 2 && common * 4 >= a.len().min(b.len()) * 3
}

/// Returns the last part of a ticket's address: `OPS-12` however it is written.
fn ticket_name(ticket: &str) -> String {
    let bare = ticket.trim().trim_end_matches('/');
    let name = bare.rsplit(['/', '=', '#']).next().unwrap_or(bare);
    // The bare number of a forge means something within its repository only.
    if name.bytes().all(|byte| byte.is_ascii_digit()) { bare } else { name }.to_lowercase()
}

/// Returns a title in small letters without the signs of Markdown, links as their text.
fn plain(title: &str) -> String {
    let mut plain = String::with_capacity(title.len());
    let mut rest = title;
    while let Some((before, behind)) = rest.split_once("](") {
        plain.push_str(before);
        rest = behind.split_once(')').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain.retain(|c| !matches!(c, '`' | '*' | '[' | ']'));
    plain.to_lowercase()
}

/// Words that say nothing about what is to be done.
const EMPTY: [&str; 26] = [
    "a",
    "an",
    "the",
    "to",
    "of",
    "for",
    "in",
    "on",
    "and",
    "or",
    "with",
    "when",
    "if",
    "is",
    "are",
    "be",
    "by",
    "it",
    "so",
    "that",
    "add",
    "write",
    "make",
    "create",
    "ensure",
    "implement",
];

fn words(title: &str) -> BTreeSet<String> {
    let plain = plain(title);
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !EMPTY.contains(word)).map(str::to_owned).collect()
}

/// Gives ids by position to actions without one, and the day after the incident ended as opening day.
pub(crate) fn complete(actions: &mut [ActionItem], ended: Option<NaiveDate>) {
    let written: Vec<String> = actions.iter().map(|action| action.id.clone()).collect();
    let opened = ended.and_then(|day| day.succ_opt());
    for (index, action) in actions.iter_mut().enumerate() {
        if action.id.is_empty() {
            let free = (index + 1..).map(|number| format!("A{number}"));
            let mut free = free.filter(|id| !written.contains(id));
            action.id = free.next().unwrap_or_default();
        }
        action.opened = action.opened.or(opened);
    }
}

/// Tells whether two titles have nearly the same letters, without which they cannot be alike.
///
/// A letter put in or left out changes the count of one letter, a letter exchanged those of two: the
/// distance is at least half of how far the counts differ.
fn may_be_alike(a: &str, b: &str) -> bool {
    if !a.is_ascii() || !b.is_ascii() {
        return true;
    }
    let mut counts = [0_i32; 128];
    a.bytes().for_each(|letter| counts[usize::from(letter)] += 1);
    b.bytes().for_each(|letter| counts[usize::from(letter)] -= 1);
    let apart: u32 = counts.iter().map(|it| it.unsigned_abs()).sum();
    let longest = u32::try_from(a.len().max(b.len())).unwrap_or(u32::MAX);
    f64::from(apart) / 2.0 <= (1.0 - ALIKE) * f64::from(longest)
}
