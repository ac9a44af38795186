//! The rules about blame: what a phrase does to its reader, a question to ask, a way to write it.
//!
//! The engine finds the phrases; a rule here only weighs and explains them. It speaks as a colleague
//! who reads along, and never about who wrote the words.

pub(crate) mod agent_of_harm;
pub(crate) mod counterfactual;
pub(crate) mod did_not;
pub(crate) mod error_adverb;
pub(crate) mod failed_to;
pub(crate) mod group_blame;
pub(crate) mod hindsight;
pub(crate) mod human_error;
pub(crate) mod if_only;
pub(crate) mod name_in_narrative;
pub(crate) mod normative;
pub(crate) mod person_as_cause;
pub(crate) mod person_fix;
pub(crate) mod procedure;
pub(crate) mod sarcasm;
pub(crate) mod single_root_cause;
pub(crate) mod trait_word;
pub(crate) mod why_who;

use crate::diagnostic::{Diagnostic, Level};
use crate::language::{Match, Part, Rule};
use crate::lint::Context;
use crate::lint::phrase::written;
use crate::model::{Postmortem, SectionKind};
use crate::text::Span;

/// What a rule says about every phrase it weighs.
pub(super) struct Coach {
    /// What the phrase does, behind its words: "`we forgot` measures people against the outcome".
    pub(super) does: &'static str,
    /// What that does to a reader.
    pub(super) why: &'static str,
    /// The question that leads further.
    pub(super) ask: &'static str,
    /// The form to write instead.
    pub(super) rewrite: &'static str,
}

/// Reports every phrase of a rule, weighed by the place it stands in.
pub(super) fn tell(
    rule: Rule,
    coach: &Coach,
    report: &Postmortem,
    context: &mut Context<'_>,
    level: impl Fn(&Match, Level) -> Level,
) {
    for found in context.matches(report).iter().filter(|it| it.rule == rule) {
        let mut finding = finding(coach, found, report, context);
        finding.level = level(found, finding.level);
        context.report(finding);
    }
}

/// Starts the finding for one phrase.
pub(super) fn finding(
    coach: &Coach,
    found: &Match,
    report: &Postmortem,
    context: &Context<'_>,
) -> Diagnostic {
    let words = shortened(&written(report, found.span));
    let advice = found.advice.as_deref();
    let own = |of: fn(&crate::language::engine::Advice) -> Option<&String>| advice.and_then(of);
    let ask = match own(|it| it.ask.as_ref()) {
        Some(ask) => ask.clone(),
        None => question(coach, found, report),
    };
    let rewrite = own(|it| it.rewrite.as_ref()).map_or(coach.rewrite, String::as_str);
    context
        .finding(report.file(), found.span, format!("`{words}` {}", coach.does))
        .with_why(coach.why)
        .with_help(format!("ask: {ask}"))
        .with_help(format!("write: {rewrite}"))
}

/// Returns the question to ask; about the very act where the phrase names one.
fn question(coach: &Coach, found: &Match, report: &Postmortem) -> String {
    let act = found.act.map(|act| shortened(&written(report, act)));
    match act {
        Some(act) if coach.ask.contains("{act}") => coach.ask.replace("{act}", &act),
        _ => coach.ask.replace("{act}", "do otherwise at that time"),
    }
}

/// Lowers a level by one in a timeline, where it is told what happened and not why.
pub(super) fn milder_in_timeline(found: &Match, level: Level) -> Level {
    match level {
        Level::Error if in_timeline(found) => Level::Warning,
        Level::Warning if in_timeline(found) => Level::Info,
        other => other,
    }
}

/// Raises a level by one where causes are named, and lowers it by one in a timeline.
pub(super) fn graver_as_cause(found: &Match, level: Level) -> Level {
    let is_cause =
        matches!(found.section, Some(SectionKind::RootCause | SectionKind::ContributingFactors));
    match level {
        Level::Info if is_cause => Level::Warning,
        Level::Warning if is_cause => Level::Error,
        other => milder_in_timeline(found, other),
    }
}

/// Raises a level by one among the actions.
pub(super) fn graver_as_action(found: &Match, level: Level) -> Level {
    let is_action = found.part == Part::Action || found.section == Some(SectionKind::ActionItems);
    if is_action { Level::Error } else { milder_in_timeline(found, level) }
}

fn in_timeline(found: &Match) -> bool {
    found.part == Part::Event || found.section == Some(SectionKind::Timeline)
}

/// Returns words as a message quotes them, the middle of long ones left out.
fn shortened(words: &str) -> String {
    const MOST: usize = 60;
    let words = words.replace('`', "");
    match words.char_indices().nth(MOST) {
        Some((at, _)) => {
            let end = words[..at].rfind(' ').unwrap_or(at);
            format!("{}...", &words[..end])
        }
        None => words,
    }
}

/// Returns the place of a name that a role of the report tells who it is.
pub(super) fn role_of(report: &Postmortem, span: Span) -> Option<&str> {
    let name = span.slice(&report.document.text).trim_start_matches('@').to_lowercase();
    let is_it = |who: &str| {
        let who = who.trim_start_matches('@').to_lowercase();
        who == name || who.split_whitespace().any(|part| part == name)
    };
    report.roles.iter().find(|role| is_it(&role.who)).map(|role| role.role.as_str())
}
