//! The promises of all incidents on one list, with their ages as of the day.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::{ActionItem, Postmortem};

/// An action, its report, and how old it is.
#[derive(Clone, Debug)]
pub struct TrackedAction {
    /// The report that promised it.
    pub report: Arc<Postmortem>,
    /// Which of its actions.
    pub index: usize,
    /// Days since it was opened, until it was closed or until the day of the build.
    pub age_days: Option<i64>,
    /// Days past its due date; `None` when it is not overdue.
    pub overdue_days: Option<i64>,
}

impl TrackedAction {
    /// Looks at one action of a report on the day `as_of`.
    pub fn new(report: &Arc<Postmortem>, index: usize, as_of: NaiveDate) -> Self {
        let action = &report.actions[index];
        let closed = action.closed.as_ref().map(|closed| closed.value);
        let until = if action.status.is_open() { Some(as_of) } else { closed };
        let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days();
        let age_days = action
            .opened
            .zip(until)
            .map(|(opened, until)| days(opened, until))
            .filter(|it| *it >= 0);
        let due = action.due.as_ref().map(|due| due.value);
        let overdue_days = due.filter(|_| action.is_overdue(as_of)).map(|due| days(due, as_of));
        Self { report: report.clone(), index, age_days, overdue_days }
    }

    /// Returns the action itself.
    pub fn action(&self) -> &ActionItem {
        &self.report.actions[self.index]
    }

    /// Tells whether there is still something to do.
    pub fn is_open(&self) -> bool {
        self.action().status.is_open()
    }
}

/// Collects the actions of `incidents`: overdue ones first, the longest overdue first; then open
/// ones by due date, those without one last; then closed ones, the last closed first.
pub(super) fn track(incidents: &[Arc<Postmortem>], as_of: NaiveDate) -> Vec<TrackedAction> {
    let of_report = |report: &Arc<Postmortem>| {
        let report = report.clone();
        (0..report.actions.len()).map(move |index| TrackedAction::new(&report, index, as_of))
    };
    let mut actions: Vec<TrackedAction> = incidents.iter().flat_map(of_report).collect();
    actions.sort_by_cached_key(|tracked| {
        let action = tracked.action();
        let due = action.due.as_ref().map(|due| due.value);
        let closed = action.closed.as_ref().map(|closed| closed.value);
        let open = tracked.is_open();
        let by_due = if open { due.unwrap_or(NaiveDate::MAX) } else { NaiveDate::MAX };
        let by_closed = Reverse(if open { None } else { closed });
        (!open, Reverse(tracked.overdue_days), by_due, by_closed)
    });
    actions
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::tests::{day, know, report, spanned};
    use super::*;
    use crate::model::ActionStatus;
    use crate::model::action::ActionSource;
    use crate::text::Span;

    pub(crate) fn action(id: &str, status: ActionStatus, due: &str) -> ActionItem {
        ActionItem {
            id: id.to_owned(),
            title: spanned(format!("Do {id}")),
            kind: None,
            priority: None,
            owner: None,
            due: due.parse().ok().map(spanned),
            status,
            status_span: None,
            opened: None,
            closed: None,
            reason: None,
            ticket: None,
            addresses: None,
            span: Span::at(0),
            source: ActionSource::FrontMatter,
            told_again: None,
            group: None,
        }
    }

    #[test]
    fn overdue_comes_first_then_open_then_closed() {
        let mut report = report("A", "2026-01-01");
        report.actions = vec![
            action("done", ActionStatus::Done, "2026-01-10"),
            action("no-date", ActionStatus::Open, ""),
            action("later", ActionStatus::InProgress, "2026-07-01"),
            action("late", ActionStatus::Open, "2026-05-31"),
            action("latest", ActionStatus::Open, "2026-02-01"),
            action("today", ActionStatus::Open, "2026-06-01"),
        ];
        let knowledge = know(vec![report]);
        let order: Vec<_> =
            knowledge.actions.iter().map(|it| (it.action().id.as_str(), it.overdue_days)).collect();
        assert_eq!(
            order,
            [
                ("latest", Some(120)),
                ("late", Some(1)),
                ("today", None),
                ("later", None),
                ("no-date", None),
                ("done", None),
            ]
        );
    }

    #[test]
    fn age_runs_to_the_day_or_to_the_close() {
        let mut report = report("A", "2026-01-01");
        let mut open = action("open", ActionStatus::Open, "");
        open.opened = Some(day("2026-05-30"));
        let mut done = action("done", ActionStatus::Done, "");
        done.opened = Some(day("2026-01-02"));
        done.closed = Some(spanned(day("2026-01-12")));
        let mut odd = action("odd", ActionStatus::Done, "");
        odd.opened = Some(day("2026-01-12"));
        odd.closed = Some(spanned(day("2026-01-02")));
        report.actions = vec![open, done, odd];
        let knowledge = know(vec![report]);
        let ages: Vec<_> = knowledge.actions.iter().map(|it| it.age_days).collect();
        assert_eq!(ages, [Some(2), Some(10), None]);
    }
}
