#![doc = include_str!("did_not.md")]

use super::{Coach, milder_in_timeline, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB504.
pub(crate) struct DidNot;

const COACH: Coach = Coach {
    does: "says what people did not do",
    why: "there is no end to what was not done; it explains nothing that was",
    ask: "what did people do instead, and what could have prompted them to {act}?",
    rewrite: "\"they looked at X, because Y\" in place of what they left out",
};

impl DocumentRule for DidNot {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::DidNot, &COACH, report, context, milder_in_timeline);
    }
}
