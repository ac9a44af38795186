#![doc = include_str!("pack_phrase.md")]

use crate::diagnostic::{Diagnostic, Fix};
use crate::language::{Passage, Prose};
use crate::lint::rules::packs::find::{Found, find};
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;
use crate::phrasebook::{PhraseRule, TeamPack};
use crate::text::TextEdit;

/// CB519: finds what the team's packs look for.
pub(crate) struct PackPhrase;

impl DocumentRule for PackPhrase {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let packs = &context.phrasebook().packs;
        if packs.iter().all(|pack| pack.rules.is_empty()) {
            return;
        }
        let prose = Prose::of(report, context.blocks(report));
        for passage in &prose.passages {
            for pack in packs {
                for rule in pack.rules.iter().filter(|rule| is_wanted(rule, passage)) {
                    for found in find(rule, passage, &report.document.headings, context.engine()) {
                        if context.spoken(report).in_passage(passage.text()) == pack.lang {
                            let finding = finding(report, context, passage, pack, rule, &found);
                            context.report(finding);
                        }
                    }
                }
            }
        }
    }
}

fn is_wanted(rule: &PhraseRule, passage: &Passage<'_>) -> bool {
    rule.sections.is_empty() || passage.section.is_some_and(|it| rule.sections.contains(&it))
}

fn finding(
    report: &Postmortem,
    context: &Context<'_>,
    passage: &Passage<'_>,
    pack: &TeamPack,
    rule: &PhraseRule,
    found: &Found<'_>,
) -> Diagnostic {
    let words = &passage.text()[found.range.clone()];
    let span = passage.span(found.range.clone());
    let about = rule.message.about(words, found.instead);
    let message = format!("{about} (`{}.{}`)", pack.name, rule.id);
    let mut finding = context.finding(report.file(), span, message);
    finding.level = rule.level;
    if let Some(why) = &rule.why {
        finding = finding.with_why(why);
    }
    finding = match (&rule.help, found.instead) {
        (Some(help), _) => finding.with_help(help),
        (None, Some(instead)) => finding.with_help(format!("write `{instead}`")),
        (None, None) => finding.with_help(format!("`{}` of this casebook says so", pack.file)),
    };
    // Where markup stands inside of the words, they cannot be swapped as they are.
    let is_plain = span.slice(&report.document.text) == words;
    if let (Some(applicability), Some(instead), true) = (rule.fix, found.instead, is_plain) {
        let replacement = in_case_of(words, instead);
        let title = format!("write `{replacement}`");
        let edits = vec![TextEdit { span, replacement }];
        finding = finding.with_fix(Fix { title, edits, applicability });
    }
    finding
}

/// Gives the replacement the capital of what it replaces: "Master branch" becomes "Main branch".
fn in_case_of(words: &str, instead: &str) -> String {
    let is_capital = words.chars().next().is_some_and(char::is_uppercase)
        && !words.chars().nth(1).is_some_and(char::is_uppercase);
    let mut letters = instead.chars();
    match letters.next() {
        Some(first) if is_capital => first.to_uppercase().chain(letters).collect(),
        _ => instead.to_owned(),
    }
}
