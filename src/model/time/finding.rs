//! What is said about times: no zone, clock changes, days without a time, unreadable and unusual forms.

use chrono_tz::Tz;

use crate::diagnostic::{Diagnostic, Fix, Level, RuleCode};
use crate::model::time::Stamp;
use crate::model::time::clock::Loose;
use crate::model::time::mending::{self, Place};
use crate::model::time::parse::{Issue, TimeContext, TimePlace};
use crate::model::time::scan::Written;
use crate::text::{FileId, Span};

const NO_ZONE: RuleCode = RuleCode("CB203");
const GAP: RuleCode = RuleCode("CB204");
const OVERLAP: RuleCode = RuleCode("CB205");
const DATE_ONLY: RuleCode = RuleCode("CB209");
const UNREADABLE: RuleCode = RuleCode("CB212");
const LOOSE: RuleCode = RuleCode("CB213");

/// Says that a text cannot be read as a time.
pub(crate) fn unreadable(text: &str, span: Span, context: &TimeContext<'_>) -> Diagnostic {
    Diagnostic::new(
        UNREADABLE,
        unreadable_level(context),
        context.file,
        span,
        format!("`{}` cannot be read as a time", shown(text)),
    )
    .with_why("a time that cannot be read is left out of every duration and order")
    .with_help(example(context))
}

/// Says that a range stands where one point in time is needed.
pub(crate) fn range(text: &str, span: Span, context: &TimeContext<'_>) -> Diagnostic {
    let message = format!("`{}` is a range where one time is needed", shown(text));
    Diagnostic::new(UNREADABLE, unreadable_level(context), context.file, span, message)
        .with_help("give the time it began, with `~` in front when it is not known exactly")
}

/// Says that a clock time has no day and nothing around it tells one.
pub(crate) fn no_day(text: &str, span: Span, context: &TimeContext<'_>) -> Diagnostic {
    let message = format!("`{}` has no day, and nothing before it tells one", shown(text));
    Diagnostic::new(UNREADABLE, unreadable_level(context), context.file, span, message)
        .with_why("an event without a day cannot be put in order with others")
        .with_help("write the first time of a timeline with its day, such as `2026-03-02 14:06`")
}

/// Says that a time counts from the start of an incident whose start is not known.
pub(crate) fn no_start(text: &str, span: Span, context: &TimeContext<'_>) -> Diagnostic {
    let message = format!("`{}` counts from a start that is not known", shown(text));
    Diagnostic::new(UNREADABLE, unreadable_level(context), context.file, span, message)
        .with_help("give `times: {started: ...}` in the front matter")
}

/// Says what is remarkable about a time that was read.
pub(crate) fn issue(
    issue: Issue,
    text: &str,
    span: Span,
    written: &Written,
    stamp: &Stamp,
    context: &TimeContext<'_>,
) -> Diagnostic {
    let place = Place { text, span, written };
    let text = shown(text.trim());
    match issue {
        Issue::NoZone => {
            let finding = no_zone(format!("`{text}` has no time zone"), span, context.file)
                .with_help("add `Z` or an offset such as `+01:00`, or set `timezone:`");
            fixed(finding, mending::zone(place, stamp, context))
        }
        Issue::AmbiguousZone => {
            no_zone(format!("`IST` in `{text}` names more than one time zone"), span, context.file)
                .with_label("taken for India, +05:30")
                .with_help("write the offset, such as `+05:30`, or set `timezone:`")
        }
        Issue::Gap(zone) => clock_change(GAP, text, span, stamp, context, zone),
        Issue::Overlap(zone) => {
            let finding = clock_change(OVERLAP, text, span, stamp, context, zone);
            fixed(finding, mending::first_of_two(place, stamp))
        }
        Issue::DateOnly => {
            let message = format!("`{text}` tells the day and no time of day");
            Diagnostic::new(DATE_ONLY, Level::Info, context.file, span, message)
                .with_why("durations that need minutes leave this report out")
                .with_help("add the time where it is known")
        }
        Issue::Partial => unreadable(text, span, context).with_label("only a part of it is known"),
        Issue::Loose(loose) => unusual(loose, place, stamp, context),
    }
}

fn fixed(finding: Diagnostic, fix: Option<Fix>) -> Diagnostic {
    match fix {
        Some(fix) => finding.with_fix(fix),
        None => finding,
    }
}

/// Starts a finding about a time that no zone is told for.
pub(super) fn no_zone(message: String, span: Span, file: &FileId) -> Diagnostic {
    Diagnostic::new(NO_ZONE, Level::Warning, file, span, message)
        .with_label("taken for UTC")
        .with_why("the same clock time is another instant in another zone")
}

fn clock_change(
    code: RuleCode,
    text: &str,
    span: Span,
    stamp: &Stamp,
    context: &TimeContext<'_>,
    zone: Tz,
) -> Diagnostic {
    let local = stamp.local.format("%Y-%m-%d %H:%M");
    let (fact, label) = if code == GAP {
        ("did not exist: the clock went forward", "read with the offset before the change")
    } else {
        ("happened twice: the clock went back", "taken for the first of the two")
    };
    let message = format!("{local} in `{zone}` {fact}");
    Diagnostic::new(code, Level::Warning, context.file, span, message)
        .with_label(format!("{label}, {}", stamp.offset))
        .with_why("durations around it can be an hour wrong")
        .with_help(format!("write the offset with `{text}`, such as `{}`", stamp.offset))
}

fn unusual(loose: Loose, place: Place<'_>, stamp: &Stamp, context: &TimeContext<'_>) -> Diagnostic {
    let text = shown(place.text.trim());
    let form = match loose {
        Loose::OneDigitHour => "a one-digit hour",
        Loose::Dotted => "a dot between hour and minute",
        Loose::BareDigits => "no colon between hour and minute",
        Loose::TwiceAfternoon => "`pm` behind an hour past noon",
    };
    let message = format!("`{text}` is written with {form}");
    let finding = Diagnostic::new(LOOSE, Level::Warning, context.file, place.span, message)
        .with_label(format!("read as {}", stamp.local.format("%H:%M")))
        .with_why("other tools reject it or read another time")
        .with_help(format!("write {}", stamp.local.format("`%H:%M`")));
    fixed(finding, mending::regular(loose, place, stamp))
}

fn unreadable_level(context: &TimeContext<'_>) -> Level {
    match context.place {
        TimePlace::FrontMatter => Level::Error,
        TimePlace::Timeline => Level::Warning,
    }
}

fn example(context: &TimeContext<'_>) -> &'static str {
    match context.place {
        TimePlace::FrontMatter => "write it as `2026-03-02T14:06:00Z`, or `~2026-03-02 14:06 CET`",
        TimePlace::Timeline => "write it as `14:06`, `14:06 UTC` or `2026-03-02 14:06`",
    }
}

/// Returns the text cut to a length that fits a message.
pub(super) fn shown(text: &str) -> &str {
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    text[..end].lines().next().unwrap_or_default()
}
