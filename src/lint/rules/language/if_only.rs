#![doc = include_str!("if_only.md")]

use super::{Coach, graver_as_cause, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB502.
pub(crate) struct IfOnly;

const COACH: Coach = Coach {
    does: "hangs the outcome on one act that did not happen",
    why: "the search ends at a person, and whatever made the act unlikely stays as it is",
    ask: "what would have had to be different for that act to be the easy one?",
    rewrite: "\"nothing in the deploy prompted for X; a prompt would have shown Y\"",
};

impl DocumentRule for IfOnly {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::IfOnly, &COACH, report, context, graver_as_cause);
    }
}
