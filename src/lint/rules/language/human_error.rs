#![doc = include_str!("human_error.md")]

use super::{Coach, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB505.
pub(crate) struct HumanError;

const COACH: Coach = Coach {
    does: "is a label where the explanation should begin",
    why: "it closes the question: nothing follows from it but to wish for better humans",
    ask: "how did the system make this slip possible, and what let it reach users?",
    rewrite: "\"the command takes the cluster from an environment variable that the prompt does not show\"",
};

impl DocumentRule for HumanError {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::HumanError, &COACH, report, context, |_, level| level);
    }
}
