#![doc = include_str!("why_who.md")]

use super::{Coach, milder_in_timeline, tell};
use crate::language::Rule;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB512.
pub(crate) struct WhyWho;

const COACH: Coach = Coach {
    does: "asks for a person, or for an excuse",
    why: "who and why-did-you make people defend themselves; how and what make them tell",
    ask: "what did the situation look like from the inside, and how did it lead to this step?",
    rewrite: "\"how did the change reach production?\", \"what told us that it was safe?\"",
};

impl DocumentRule for WhyWho {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        tell(Rule::WhyWho, &COACH, report, context, milder_in_timeline);
    }
}
