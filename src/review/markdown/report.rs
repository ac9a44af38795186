//! One report of a review: its lengths as a table, then what a reader would have to look up.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::pen::Pen;
use crate::knowledge::{HubKind, TrackedAction, day_of};
use crate::model::compare::{Comparison, Reason};
use crate::model::time::DurationKind;
use crate::model::{ActionStatus, Postmortem, Stamp, Status, ZoneSource};
use crate::review::facts::{Length, Silence, Stated, Unknown, ZoneUse};
use crate::review::history::{CauseAgain, Repeat, Similar};
use crate::review::{Review, Reviewed};
use crate::site::format::plural;
use crate::theme::Words;

/// How many lines a list has before it is cut.
const ROWS: usize = 12;
/// How many reports are shown open; more are folded.
const OPEN: usize = 3;

/// Writes a piece for each report, newest first.
pub(super) fn pieces(review: &Review<'_>, pen: &Pen<'_>) -> Vec<String> {
    let is_folded = review.reports.len() > OPEN;
    let write = |reviewed: &Reviewed<'_>| {
        let facts = body(review, reviewed, pen);
        if is_folded {
            let title = pen.html_title(reviewed.report);
            format!("\n<details>\n<summary>{title}</summary>\n\n{facts}\n</details>\n")
        } else {
            let title = pen.linked_title(reviewed.report);
            format!("\n### {title}\n\n{facts}")
        }
    };
    review.reports.iter().map(write).collect()
}

fn body(review: &Review<'_>, reviewed: &Reviewed<'_>, pen: &Pen<'_>) -> String {
    let facts = &reviewed.facts;
    let mut out = format!("{}\n\n", about(review, reviewed.report, pen));
    out.push_str(&lengths(&facts.lengths, review.support_hours.is_some(), pen));
    let mut line = |words: Option<String>| {
        if let Some(words) = words {
            let _ = writeln!(out, "- {words}");
        }
    };
    line(again(&reviewed.history.causes, pen));
    for repeat in reviewed.history.repeats.iter().take(ROWS) {
        line(Some(repeats(repeat, pen)));
    }
    line(Some(actions(&reviewed.actions, pen)));
    line(similar(&reviewed.history.similar, pen));
    line(Some(timeline(facts.events, facts.silence.as_ref(), pen)));
    line(zones(&facts.zones, pen));
    out
}

fn about(review: &Review<'_>, report: &Postmortem, pen: &Pen<'_>) -> String {
    let name = |kind, id: &str| pen.name(review.knowledge.hubs.name(kind, id));
    let status = match report.effective_status() {
        Status::Draft => "draft",
        Status::InReview => "in review",
        Status::Published => "published",
        Status::Superseded => "superseded",
    };
    let severity = report.severity.iter().map(|it| pen.name(&it.value.id));
    let date = day_of(report).map(|day| Words::english().day(day));
    let services = report.services.iter().map(|it| name(HubKind::Service, &it.value.id));
    let services = services.take(ROWS).collect::<Vec<_>>().join(", ");
    let services = Some(services).filter(|it| !it.is_empty());
    let parts = severity.chain([status.to_owned()]).chain(date).chain(services);
    parts.collect::<Vec<_>>().join(" · ")
}

fn lengths(lengths: &[Length], has_hours: bool, pen: &Pen<'_>) -> String {
    let has_stated = lengths.iter().any(|length| !length.stated.is_empty());
    if !has_stated && lengths.iter().all(|length| length.wall.is_err()) {
        let why = lengths.iter().filter_map(|length| length.wall.err()).map(unknown);
        let why: BTreeSet<String> = why.collect();
        let why: Vec<String> = why.into_iter().collect();
        return format!("No length can be told: {}.\n\n", why.join("; "));
    }
    let mut out = String::from("| Time to | Derived |");
    let mut rule = String::from("| --- | --- |");
    for (shown, head) in [(has_hours, " Support hours |"), (has_stated, " Stated |")] {
        if shown {
            out.push_str(head);
            rule.push_str(" --- |");
        }
    }
    let _ = writeln!(out, "\n{rule}");
    for length in lengths {
        let kind = match length.kind {
            DurationKind::Detect => "detect",
            DurationKind::Acknowledge => "acknowledge",
            DurationKind::Mitigate => "mitigate",
            DurationKind::Resolve => "resolve",
        };
        let wall = length.wall.map_or_else(unknown, seconds);
        let _ = write!(out, "| {kind} | {wall} |");
        if has_hours {
            let working = length.working.map(seconds).unwrap_or_default();
            let _ = write!(out, " {working} |");
        }
        if has_stated {
            let stated: Vec<String> =
                length.stated.iter().take(ROWS).map(|it| stated(it, pen)).collect();
            let _ = write!(out, " {} |", stated.join("; "));
        }
        out.push('\n');
    }
    out.push('\n');
    out
}

fn seconds(seconds: i64) -> String {
    Words::english().length(seconds)
}

fn unknown(why: Unknown) -> String {
    match why {
        Unknown::Missing(milestone) => format!("no `{}`", milestone.as_str()),
        Unknown::DayOnly(milestone) => format!("of `{}` only the day is known", milestone.as_str()),
        Unknown::Backwards(from, to) => {
            format!("`{}` is before `{}`", to.as_str(), from.as_str())
        }
    }
}

fn stated(stated: &Stated, pen: &Pen<'_>) -> String {
    let written = pen.name(&stated.written);
    match &stated.comparison {
        Comparison::Unknown => format!("{written}, cannot be compared"),
        Comparison::Agrees { .. } => format!("{written}, agrees"),
        Comparison::SupportHours { .. } => format!("{written}, agrees in support hours"),
        Comparison::Differs { reason, .. } => {
            let reason = reason.as_ref().map(reason_words);
            let reason = reason.map_or_else(String::new, |reason| format!(" ({reason})"));
            format!("**{written}, differs**{reason}")
        }
    }
}

fn reason_words(reason: &Reason) -> String {
    match reason {
        Reason::Measured { from, to, support_hours } => {
            let hours = if *support_hours { " in support hours" } else { "" };
            format!("agrees from `{}` to `{}`{hours}", from.as_str(), to.as_str())
        }
        Reason::WrongDate { at } => format!("the date of `{}` looks wrong", at.as_str()),
        Reason::SwappedMinutes => "the digits of the minutes look swapped".to_owned(),
        Reason::Decimal => "hours and minutes look read as a decimal number".to_owned(),
        Reason::HalfDay => "12 hours apart".to_owned(),
        Reason::Offset { .. } => "apart by the offset of a time's zone".to_owned(),
        Reason::OffByOne { unit } => format!("off by one {unit}"),
        Reason::Rounded => "rounded".to_owned(),
    }
}

fn zones(zones: &[ZoneUse], pen: &Pen<'_>) -> Option<String> {
    let shown = zones.iter().map(|zone| {
        let name = pen.name(&zone.name);
        let times = plural(zone.times, "time", "times");
        match zone.source {
            ZoneSource::Written => format!("{times} written in {name}"),
            ZoneSource::Section => format!("{times} in {name}, told for the timeline"),
            ZoneSource::Report => format!("{times} in {name}, the report's own zone"),
            ZoneSource::Config => format!("{times} in {name}, the casebook's zone"),
            ZoneSource::Assumed => format!("**{times} without a zone, taken for {name}**"),
        }
    });
    let shown: Vec<String> = shown.take(ROWS).collect();
    (!shown.is_empty()).then(|| format!("**Zone:** {}.", shown.join("; ")))
}

fn timeline(events: usize, silence: Option<&Silence>, pen: &Pen<'_>) -> String {
    if events == 0 {
        return "**Timeline:** no events.".to_owned();
    }
    let mut out = format!("**Timeline:** {}", plural(events, "event", "events"));
    if let Some(silence) = silence {
        let (begin, end) = clocks(&silence.from, &silence.to);
        let _ = write!(
            out,
            "; nothing is told for {} from {} to {}",
            seconds(silence.seconds),
            pen.name(&begin),
            pen.name(&end)
        );
    }
    out.push('.');
    out
}

/// Shows two times, without their day where it is the same.
fn clocks(from: &Stamp, to: &Stamp) -> (String, String) {
    let (begin, end) = (Words::english().time(from), Words::english().time(to));
    if from.date() != to.date() {
        (begin.text, end.text)
    } else if begin.zone == end.zone {
        (begin.clock, format!("{} {}", end.clock, end.zone))
    } else {
        (format!("{} {}", begin.clock, begin.zone), format!("{} {}", end.clock, end.zone))
    }
}

fn again(causes: &[CauseAgain], pen: &Pen<'_>) -> Option<String> {
    let words = causes.iter().take(ROWS).enumerate().map(|(at, it)| {
        let what = if at == 0 { " incident in a year" } else { "" };
        format!("the {}{what} with the cause {}", nth(it.nth), pen.name(&it.name))
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| format!("**Again:** {}.", words.join(", ")))
}

fn nth(number: usize) -> String {
    let end = match (number % 10, number % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    let words = ["second", "third", "fourth", "fifth", "sixth"];
    let word = number.checked_sub(2).and_then(|at| words.get(at));
    word.map_or_else(|| format!("{number}{end}"), |word| (*word).to_owned())
}

fn repeats(repeat: &Repeat<'_>, pen: &Pen<'_>) -> String {
    let earlier = pen.dated_title(repeat.earlier);
    let after = repeat
        .gap_days
        .map(|gap| format!(" after {}", Words::english().days(gap)))
        .unwrap_or_default();
    let how = if repeat.declared { ", as the report says" } else { ", by cause and service" };
    let fixes = repeat.open_fixes.iter().take(ROWS);
    let fixes: Vec<String> = fixes
        .map(|fix| format!("{} ({})", pen.name(&fix.id), pen.title(&fix.title.value)))
        .collect();
    let fixes = if fixes.is_empty() {
        String::new()
    } else {
        format!(" **Still open when it came back:** {}.", fixes.join("; "))
    };
    format!("**Repeats**{after}{how}: {earlier}.{fixes}")
}

fn actions(actions: &[TrackedAction], pen: &Pen<'_>) -> String {
    if actions.is_empty() {
        return "**Actions:** none.".to_owned();
    }
    let of =
        |status: ActionStatus| actions.iter().filter(|it| it.action().status == status).count();
    let open: Vec<&TrackedAction> = actions.iter().filter(|it| it.is_open()).collect();
    let mut counts = format!("{} open", open.len());
    for (count, word) in [(of(ActionStatus::Done), "done"), (of(ActionStatus::Dropped), "dropped")]
    {
        if count > 0 {
            let _ = write!(counts, ", {count} {word}");
        }
    }
    let mut out = format!("**Actions:** {counts}.");
    for tracked in open.iter().take(ROWS) {
        let _ = write!(out, "\n  - {}", action(tracked, pen));
    }
    if open.len() > ROWS {
        let _ = write!(out, "\n  - and {} more", open.len() - ROWS);
    }
    out
}

fn action(tracked: &TrackedAction, pen: &Pen<'_>) -> String {
    let action = tracked.action();
    let owner = action.owner.as_ref().map(|owner| pen.name(&owner.value));
    let due = action.due.as_ref().map(|due| format!("due {}", Words::english().day(due.value)));
    let late =
        tracked.overdue_days.map(|late| format!(", **{} overdue**", Words::english().days(late)));
    format!(
        "{}: {} ({}, {}{})",
        pen.name(&action.id),
        pen.title(&action.title.value),
        owner.unwrap_or_else(|| "**no owner**".to_owned()),
        due.unwrap_or_else(|| "**no due date**".to_owned()),
        late.unwrap_or_default()
    )
}

fn similar(similar: &[Similar<'_>], pen: &Pen<'_>) -> Option<String> {
    let mut out = String::from("**Similar incidents,** not linked yet:");
    for it in similar {
        let open = match it.open_actions {
            0 => String::new(),
            some => format!("; {} still open", plural(some, "action", "actions")),
        };
        let (other, reasons) = (pen.dated_title(it.report), reasons(&it.shared, pen));
        let _ = write!(out, "\n  - {other}: same {reasons}{open}");
    }
    (!similar.is_empty()).then_some(out)
}

/// Says what two incidents share, the names of a kind together: "cause x, services y and z".
fn reasons(shared: &[(HubKind, String)], pen: &Pen<'_>) -> String {
    let of_kind = |of: &[(HubKind, String)]| {
        let kind = of.first()?.0.as_str();
        let names: Vec<String> = of.iter().take(ROWS).map(|(_, name)| pen.name(name)).collect();
        let end = if names.len() == 1 { "" } else { "s" };
        let list = match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => names.concat(),
        };
        Some(format!("{kind}{end} {list}"))
    };
    let kinds: Vec<String> = shared.chunk_by(|a, b| a.0 == b.0).filter_map(of_kind).collect();
    kinds.join(", ")
}
