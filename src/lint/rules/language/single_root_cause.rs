#![doc = include_str!("single_root_cause.md")]

use super::{Coach, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB518.
pub(crate) struct SingleRootCause;

const COACH: Coach = Coach {
    does: "leaves room for one cause",
    why: "an incident needs several conditions at once; whoever stops at one keeps the others",
    ask: "what else had to be so for this to happen?",
    rewrite: "\"contributing factors\", each with what would have broken the chain",
};

impl DocumentRule for SingleRootCause {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::SingleRootCause, &COACH, report, context, |_, level| level);
    }
}
