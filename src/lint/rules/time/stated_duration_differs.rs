#![doc = include_str!("stated_duration_differs.md")]

use crate::diagnostic::Level;
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::compare::{Comparison, Reason, compare, ends, nearest_ends};
use crate::model::time::DurationKind;
use crate::model::{ContentKind, Postmortem, StatedDuration};

/// CB211.
pub(crate) struct StatedDurationDiffers;

impl DocumentRule for StatedDurationDiffers {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident {
            return;
        }
        for stated in &report.stated {
            if let Comparison::Differs { derived, in_support_hours, reason } =
                compare(report, stated, context.support_hours())
            {
                tell(report, stated, derived, in_support_hours, reason, context);
            }
        }
    }
}

/// Returns what a duration is called in a message.
pub(super) fn name(kind: DurationKind) -> &'static str {
    match kind {
        DurationKind::Detect => "time to detect",
        DurationKind::Acknowledge => "time to acknowledge",
        DurationKind::Mitigate => "time to mitigate",
        DurationKind::Resolve => "time to resolve",
    }
}

fn tell(
    report: &Postmortem,
    stated: &StatedDuration,
    derived: Option<i64>,
    in_support_hours: Option<i64>,
    reason: Option<Reason>,
    context: &mut Context<'_>,
) {
    let (from, to) = if stated.told {
        nearest_ends(report, stated.seconds).unwrap_or(ends(report, stated.kind))
    } else {
        ends(report, stated.kind)
    };
    let written = stated.span.slice(&report.document.text);
    let other = match (derived, in_support_hours) {
        (None, _) => "runs backwards".to_owned(),
        (Some(wall), None) => format!("is {}", phrase::duration(wall)),
        (Some(wall), Some(working)) => format!(
            "is {} ({} in support hours)",
            phrase::duration(wall),
            phrase::working_time(working)
        ),
    };
    let message = format!(
        "the stated {} is {written}, but from `{}` to `{}` it {other}",
        if stated.told { "duration" } else { name(stated.kind) },
        from.as_str(),
        to.as_str()
    );
    let mut finding = context
        .finding(report.file(), stated.span, message)
        .with_label("stated")
        .with_why("one of the two is wrong, and trends are counted from the times")
        .with_help(advice(reason));
    // What did not work may have come back before all was done.
    if stated.told && !stated.of_whole && report.times.mitigated.is_none() {
        finding.level = Level::Info;
    }
    for milestone in [from, to] {
        if let Some(at) = report.times.get(milestone) {
            finding = finding.with_secondary(at.span, format!("`{}`", milestone.as_str()));
        }
    }
    context.report(finding);
}

/// Returns an offset as it is written: `+01:00`.
fn zone(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

pub(super) fn advice(reason: Option<Reason>) -> String {
    match reason {
        Some(Reason::Measured { from, to, support_hours }) => format!(
            "it agrees from `{}` to `{}`{}: say so, or state the other",
            from.as_str(),
            to.as_str(),
            if support_hours { " in support hours" } else { "" }
        ),
        Some(Reason::WrongDate { at }) => {
            format!("it agrees if the year or month of `{}` is corrected", at.as_str())
        }
        Some(Reason::SwappedMinutes) => "the digits of the minutes look swapped".to_owned(),
        Some(Reason::Decimal) => {
            "hours and minutes look read as a decimal number: 2.14 h is not 2 h 14 min".to_owned()
        }
        Some(Reason::HalfDay) => {
            "they are 12 hours apart: was a time in the afternoon written as one in the morning?"
                .to_owned()
        }
        Some(Reason::Offset { seconds }) => format!(
            "they differ by the offset of {}: was one of the times taken in UTC?",
            zone(seconds)
        ),
        Some(Reason::OffByOne { unit }) => format!("it is off by one {unit}: count again"),
        Some(Reason::Rounded) => {
            "it looks rounded: leave it out, the derived one is shown".to_owned()
        }
        None => "correct the times, or leave the stated duration out: the derived one is shown"
            .to_owned(),
    }
}
