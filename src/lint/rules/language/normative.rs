#![doc = include_str!("normative.md")]

use super::{Coach, graver_as_cause, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB516.
pub(crate) struct Normative;

const COACH: Coach = Coach {
    does: "grades how somebody worked",
    why: "a mark needs no evidence and starts a quarrel; a fact can be checked and built upon",
    ask: "what was done, against what was there to go by?",
    rewrite: "the measure in place of the mark: \"the page was acknowledged after 25 minutes\"",
};

impl DocumentRule for Normative {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::Normative, &COACH, report, context, graver_as_cause);
    }
}
