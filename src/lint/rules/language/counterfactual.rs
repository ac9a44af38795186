#![doc = include_str!("counterfactual.md")]

use super::{Coach, graver_as_cause, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB501.
pub(crate) struct Counterfactual;

const COACH: Coach = Coach {
    does: "tells a past that did not happen",
    why: "the reader learns what the outcome makes look right now, and not why the thing that was done looked right then",
    ask: "what did people see at that moment, and what made their way of acting sensible?",
    rewrite: "\"at 14:05 the dashboard showed X, so we did Y; nothing on it told Z\"",
};

impl DocumentRule for Counterfactual {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::Counterfactual, &COACH, report, context, graver_as_cause);
    }
}
