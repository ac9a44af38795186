#![doc = include_str!("hindsight.md")]

use super::{Coach, graver_as_cause, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB509.
pub(crate) struct Hindsight;

const COACH: Coach = Coach {
    does: "knows the end of the story",
    why: "what is plain afterwards was one of many signs before; the reader learns nothing about telling them apart",
    ask: "how did the signs look among all the others, before anyone knew the outcome?",
    rewrite: "\"the alert was one of forty that hour, and had fired every day that week\"",
};

impl DocumentRule for Hindsight {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::Hindsight, &COACH, report, context, graver_as_cause);
    }
}
