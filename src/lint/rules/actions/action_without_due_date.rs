#![doc = include_str!("action_without_due_date.md")]

use super::{Lack, open, tell};
use crate::lint::context::Habit;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB402.
pub(crate) struct ActionWithoutDueDate;

const LACK: Lack = Lack {
    what: "has no due date",
    none_has: "has a due date",
    why: "without a date nothing is ever late, so nobody is ever asked",
    help: "say until when: `due: 2026-04-01`",
};

impl DocumentRule for ActionWithoutDueDate {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if !context.expects(report, Habit::DueDates) {
            return;
        }
        let open = open(report);
        let lacking: Vec<_> = open.iter().copied().filter(|it| it.due.is_none()).collect();
        tell(report, open.len(), &lacking, &LACK, context);
    }
}
