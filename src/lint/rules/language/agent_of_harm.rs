#![doc = include_str!("agent_of_harm.md")]

use super::{Coach, milder_in_timeline, tell};
use crate::diagnostic::Level;
use crate::language::{Match, Rule};
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB507.
pub(crate) struct AgentOfHarm;

const COACH: Coach = Coach {
    does: "shows a person doing the harm",
    why: "the reader remembers who, and the reader who was there stops telling",
    ask: "what did the act look like to the one who did it, and how did it come to do harm?",
    rewrite: "\"the command removed the table; it ran against production because X\" with the tool as the subject",
};

impl DocumentRule for AgentOfHarm {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::AgentOfHarm, &COACH, report, context, weight);
    }
}

/// A name in such a sentence stays in the record for years.
fn weight(found: &Match, level: Level) -> Level {
    milder_in_timeline(found, if found.named { Level::Error } else { level })
}
