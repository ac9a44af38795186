#![doc = include_str!("action_without_owner.md")]

use super::{Lack, open, tell};
use crate::lint::context::Habit;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB401.
pub(crate) struct ActionWithoutOwner;

const LACK: Lack = Lack {
    what: "has no owner",
    none_has: "has an owner",
    why: "what everybody should do is done by nobody",
    help: "name a team or a role: `owner: team-payments`",
};

impl DocumentRule for ActionWithoutOwner {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if !context.expects(report, Habit::Owners) {
            return;
        }
        let open = open(report);
        let lacking: Vec<_> = open.iter().copied().filter(|it| it.owner.is_none()).collect();
        tell(report, open.len(), &lacking, &LACK, context);
    }
}
