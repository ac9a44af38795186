#![doc = include_str!("person_as_cause.md")]

use super::{Coach, milder_in_timeline, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB506.
pub(crate) struct PersonAsCause;

const COACH: Coach = Coach {
    does: "puts a person in the place of the cause",
    why: "the next person in the same place meets the same trap, for the trap is not described",
    ask: "what about the task, the tool or the moment let one act do so much?",
    rewrite: "\"the change went to all regions at once; there was no stage between one and all\"",
};

impl DocumentRule for PersonAsCause {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::PersonAsCause, &COACH, report, context, milder_in_timeline);
    }
}
