#![doc = include_str!("failed_to.md")]

use super::{Coach, graver_as_cause, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB503.
pub(crate) struct FailedTo;

const COACH: Coach = Coach {
    does: "measures people against an outcome they could not know",
    why: "a reader hears a verdict, and people who hear verdicts tell less the next time",
    ask: "what made it hard to {act}?",
    rewrite: "\"X was not checked: the runbook has no such step\" names what can be changed",
};

impl DocumentRule for FailedTo {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::FailedTo, &COACH, report, context, graver_as_cause);
    }
}
