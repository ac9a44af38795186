#![doc = include_str!("group_blame.md")]

use super::{Coach, graver_as_cause, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB513.
pub(crate) struct GroupBlame;

const COACH: Coach = Coach {
    does: "puts a team, a vendor or a customer in the dock",
    why: "the other side stops sharing what it knows, and what both could change is lost between them",
    ask: "what did that group see and know, and how did the work pass between you?",
    rewrite: "\"the change notice went to a list that no one on our side reads\"",
};

impl DocumentRule for GroupBlame {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::GroupBlame, &COACH, report, context, graver_as_cause);
    }
}
