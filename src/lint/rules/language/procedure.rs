#![doc = include_str!("procedure.md")]

use super::{Coach, graver_as_cause, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB510.
pub(crate) struct Procedure;

const COACH: Coach = Coach {
    does: "holds a rule against the people who did the work",
    why: "work as it is done often leaves the rule for a reason; the reason is what can be mended",
    ask: "what made the rule hard to follow, or the other way the normal one?",
    rewrite: "\"the review step takes two days, so urgent fixes go without; this was one of nine this month\"",
};

impl DocumentRule for Procedure {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::Procedure, &COACH, report, context, graver_as_cause);
    }
}
