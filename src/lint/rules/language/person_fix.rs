#![doc = include_str!("person_fix.md")]

use super::{Coach, graver_as_action, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB511.
pub(crate) struct PersonFix;

const COACH: Coach = Coach {
    does: "mends people and leaves the system as it was",
    why: "attention is the first thing missing in the next incident, so the remedy fails when it is needed",
    ask: "what could the system do, so that nobody has to remember?",
    rewrite: "\"the deploy refuses a config that does not parse\" instead of care, reminders or training",
};

impl DocumentRule for PersonFix {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::PersonFix, &COACH, report, context, graver_as_action);
    }
}
