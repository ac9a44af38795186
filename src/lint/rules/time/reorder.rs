//! Puts misplaced events of a timeline into their places: items of a list, rows of a table.
//!
//! The mended text is read again before the fix is offered: it must say the same events, every one at
//! the same instant, in order.

use std::ops::Range;

use chrono::TimeDelta;

use super::event_out_of_order::{Misplaced, misplaced};
use crate::config::Config;
use crate::diagnostic::{Applicability, Fix};
use crate::lint::phrase;
use crate::model::{self, Event, Postmortem, Times};
use crate::syntax;
use crate::text::{Span, TextEdit};
use crate::vfs::SourceFile;

/// An event and the whole text that moves with it.
struct Slot<'a> {
    event: &'a Event,
    text: Range<usize>,
}

/// Returns the fix that moves `one` of the misplaced events, and with it all others of its list.
pub(super) fn fix(
    report: &Postmortem,
    all: &[Misplaced<'_>],
    one: &Event,
    config: &Config,
) -> Option<Fix> {
    let text = &*report.document.text;
    let slots = run_of(report, one)?;
    let is_misplaced = |slot: &Slot<'_>| all.iter().any(|it| it.event == slot.event);
    let is_known =
        |slot: &Slot<'_>| slot.event.at.as_ref().is_some_and(|at| at.instant().is_some());
    let whole = slots.first()?.text.start..slots.last()?.text.end;
    // Who silences the rule within the list wants it as it is.
    if !slots.iter().all(is_known) || text[whole].contains("casebook-ignore") {
        return None;
    }
    let (moving, staying): (Vec<usize>, Vec<usize>) =
        (0..slots.len()).partition(|&at| is_misplaced(&slots[at]));
    let of_run = || all.iter().filter(|it| moving.iter().any(|&at| slots[at].event == it.event));
    // A day or more out of place is rather a wrong date, which no move makes right.
    if of_run().any(|it| it.apart >= TimeDelta::days(1)) {
        return None;
    }
    let day = |event: &Event| event.at.as_ref().map(model::Stamp::date);
    let is_one_day = of_run().all(|it| day(it.event) == day(it.other));
    let order = in_order(&slots, &moving, &staying);
    let edits = edits(text, &slots, &order, &moving);
    let mended = read(report, &edits, config);
    let keeps =
        says_the_same(report, &mended) && misplaced(&mended).len() + moving.len() == all.len();
    let is_same = instants(&mended.times) == instants(&report.times);
    keeps.then(|| Fix {
        title: title(report, &slots, &order, &moving),
        edits,
        // The first or last event of a kind may be a milestone: then the order decides which.
        applicability: if is_same && is_one_day {
            Applicability::Safe
        } else {
            Applicability::Unsafe
        },
    })
}

/// Returns the events of one list or table, `one` among them.
fn run_of<'a>(report: &'a Postmortem, one: &Event) -> Option<Vec<Slot<'a>>> {
    let text = &*report.document.text;
    let of_source = report.events.iter().filter(|event| event.source == one.source);
    let mut run: Vec<Slot<'_>> = Vec::new();
    let mut has_one = false;
    for event in of_source {
        let slot = slot(text, event);
        let joins = match (&slot, run.last()) {
            (Some(slot), Some(last)) => {
                text.get(last.text.end..slot.text.start).is_some_and(is_joint)
            }
            (Some(_), None) => true,
            (None, _) => false,
        };
        if !joins {
            if has_one {
                break;
            }
            run.clear();
        }
        has_one |= slot.is_some() && event == one;
        run.extend(slot);
    }
    (has_one && run.len() > 1).then_some(run)
}

/// Finds the text of an event that stands on lines of its own, behind a list mark or as a row.
fn slot<'a>(text: &str, event: &'a Event) -> Option<Slot<'a>> {
    let range = event.span.range();
    let line = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = range.start + text[range.clone()].trim_end().len();
    let rest = text[end..].split('\n').next()?;
    let is_row = text[line..end].trim_start().starts_with('|');
    let mark = text[line..range.start].trim();
    let start = if is_row && matches!(mark, "" | "|") { line } else { range.start };
    // A comment of the front matter goes with its line.
    let behind = rest.trim_end();
    let is_whole = matches!(behind.trim_start(), "" | "|") || behind.trim_start().starts_with('#');
    (is_whole && (is_row || is_list_mark(mark)))
        .then(|| Slot { event, text: start..end + behind.len() })
}

fn is_list_mark(mark: &str) -> bool {
    let number = mark.strip_suffix(['.', ')']);
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    matches!(mark, "-" | "*" | "+") || number.is_some_and(is_number)
}

/// Tells whether nothing but the end of a line and the mark of the next item stands in between.
fn is_joint(between: &str) -> bool {
    let mark = between.trim();
    between.contains('\n') && (mark.is_empty() || is_list_mark(mark))
}

/// Returns the slots in the order they should have: each one that moves stands behind the last that
/// stays and is not later.
fn in_order(slots: &[Slot<'_>], moving: &[usize], staying: &[usize]) -> Vec<usize> {
    let instant = |at: usize| slots[at].event.at.as_ref().map(model::Stamp::ordering_instant);
    let mut moving = moving.to_vec();
    moving.sort_by_key(|&at| (instant(at), at));
    let mut order = Vec::with_capacity(slots.len());
    let place = |mover: usize| {
        staying.iter().rposition(|&it| instant(it) <= instant(mover)).map_or(0, |it| it + 1)
    };
    for rank in 0..=staying.len() {
        order.extend(moving.iter().filter(|&&it| place(it) == rank));
        order.extend(staying.get(rank));
    }
    order
}

/// Returns the edits that bring the slots into `order`.
fn edits(text: &str, slots: &[Slot<'_>], order: &[usize], moving: &[usize]) -> Vec<TextEdit> {
    let joints: Vec<&str> =
        slots.windows(2).map(|pair| &text[pair[0].text.end..pair[1].text.start]).collect();
    if joints.iter().all(|joint| *joint == joints[0]) {
        return moves(text, slots, order, moving, joints[0]);
    }
    // With numbers or blank lines between them the places stay, and their texts change.
    let changed = order.iter().enumerate().filter(|(to, from)| to != *from);
    changed
        .map(|(to, &from)| edit(slots[to].text.clone(), &text[slots[from].text.clone()]))
        .collect()
}

/// Takes the moving slots out and puts them in elsewhere; the others are not touched.
fn moves(
    text: &str,
    slots: &[Slot<'_>],
    order: &[usize],
    moving: &[usize],
    joint: &str,
) -> Vec<TextEdit> {
    let stays = |at: &usize| !moving.contains(at);
    let old: Vec<usize> = (0..slots.len()).collect();
    let (mut edits, mut from, mut to) = (Vec::new(), 0, 0);
    // Between two that stay, what stood there gives way to what shall stand there.
    loop {
        let next = |all: &[usize], start: usize| {
            all[start..].iter().position(&stays).map_or(all.len(), |at| start + at)
        };
        let (old_end, new_end) = (next(&old, from), next(order, to));
        if old[from..old_end] != order[to..new_end] {
            let is_last = old_end == slots.len();
            let range = match (from, is_last) {
                (0, _) => slots[0].text.start..slots[old_end].text.start,
                (_, false) => slots[from - 1].text.end..slots[old_end].text.start,
                (_, true) => slots[from - 1].text.end..slots[slots.len() - 1].text.end,
            };
            let parts = order[to..new_end].iter().map(|&at| &text[slots[at].text.clone()]);
            let joined: String = match (from, is_last) {
                (0, _) => parts.flat_map(|part| [part, joint]).collect(),
                (_, false) => [joint].into_iter().chain(parts.flat_map(|it| [it, joint])).collect(),
                (_, true) => parts.flat_map(|part| [joint, part]).collect(),
            };
            edits.push(trimmed(text, range, &joined));
        }
        if old_end == slots.len() {
            return edits;
        }
        (from, to) = (old_end + 1, new_end + 1);
    }
}

/// Leaves out of an edit what is the same before and behind.
fn trimmed(text: &str, range: Range<usize>, new: &str) -> TextEdit {
    let old = &text[range.clone()];
    let same = |a: &str, b: &str| {
        let ends =
            a.char_indices().zip(b.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        ends.unwrap_or(a.len().min(b.len()))
    };
    let ahead = same(old, new);
    let (old, new) = (&old[ahead..], &new[ahead..]);
    let behind: usize = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(same, _)| same.len_utf8())
        .sum();
    edit(range.start + ahead..range.end - behind, &new[..new.len() - behind])
}

fn edit(range: Range<usize>, replacement: &str) -> TextEdit {
    TextEdit { span: Span::new(range.start, range.end), replacement: replacement.to_owned() }
}

/// Reads the report with the edits made.
fn read(report: &Postmortem, edits: &[TextEdit], config: &Config) -> Postmortem {
    let mut text = report.document.text.to_string();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    let file = report.file().clone();
    let source = SourceFile { path: file.as_str().into(), file, text: text.into() };
    model::lower(std::sync::Arc::new(syntax::parse(&source).0), config).0
}

/// Tells whether two readings have the same events, each at the same time.
fn says_the_same(a: &Postmortem, b: &Postmortem) -> bool {
    let told = |report: &Postmortem| {
        let event = |it: &Event| {
            let instant = |stamp: &model::Stamp| (stamp.instant(), stamp.local, stamp.precision);
            (
                it.at.as_ref().map(instant),
                it.until.as_ref().map(instant),
                it.text.clone(),
                it.actor.clone(),
            )
        };
        let mut events: Vec<_> = report.events.iter().map(event).collect();
        events.sort();
        events
    };
    told(a) == told(b)
}

fn instants(times: &Times) -> Vec<Option<chrono::DateTime<chrono::Utc>>> {
    let all = model::time::Milestone::ALL.into_iter();
    all.map(|it| times.get(it).map(|at| at.value.ordering_instant())).collect()
}

fn title(report: &Postmortem, slots: &[Slot<'_>], order: &[usize], moving: &[usize]) -> String {
    let shown = |at: usize| phrase::written(report, slots[at].event.time_span);
    match moving {
        [one] => {
            let place = order.iter().position(|at| at == one).unwrap_or_default();
            let (side, other) = match order.get(place + 1) {
                Some(next) => ("above", *next),
                None => ("below", order[place.saturating_sub(1)]),
            };
            format!("move the event at `{}` {side} the one at `{}`", shown(*one), shown(other))
        }
        _ => format!("move the {} events that are out of order to their places", moving.len()),
    }
}
