#![doc = include_str!("sarcasm.md")]

use super::{Coach, milder_in_timeline, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB514.
pub(crate) struct Sarcasm;

const COACH: Coach = Coach {
    does: "says one thing and means another",
    why: "mockery is understood by those it is about, and stays in the record for years",
    ask: "what happened, in plain words?",
    rewrite: "the plain fact: \"the page was answered after 50 minutes; the phone was in a dead spot\"",
};

impl DocumentRule for Sarcasm {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::Sarcasm, &COACH, report, context, milder_in_timeline);
    }
}
