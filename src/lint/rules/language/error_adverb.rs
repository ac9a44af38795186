#![doc = include_str!("error_adverb.md")]

use super::{Coach, graver_as_cause, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB515.
pub(crate) struct ErrorAdverb;

const COACH: Coach = Coach {
    does: "writes the outcome into the act",
    why: "nobody does a thing mistakenly while doing it; the word says that it went wrong and hides how",
    ask: "what did the act look like when it was done, and what made it fit?",
    rewrite: "leave the adverb out and say what was meant: \"the script was meant for staging and ran against production\"",
};

impl DocumentRule for ErrorAdverb {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::ErrorAdverb, &COACH, report, context, graver_as_cause);
    }
}
