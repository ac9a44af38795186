#![doc = include_str!("trait_word.md")]

use super::{Coach, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB508.
pub(crate) struct TraitWord;

const COACH: Coach = Coach {
    does: "judges somebody, and tells nothing about the work",
    why: "a trait cannot be changed by an action item, and nobody speaks up where traits are handed out",
    ask: "what made this way of working the sensible one that day?",
    rewrite: "leave the word out and describe what was done, with what was known",
};

impl DocumentRule for TraitWord {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::Trait, &COACH, report, context, |_, level| level);
    }
}
