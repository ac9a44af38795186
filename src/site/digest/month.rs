//! A month of the casebook: what came out, what was due, closed and late by its end.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike as _, Months, NaiveDate};

use super::super::context::Context;
use super::super::view::digest::{ActionShelf, DigestAction, DigestReview};
use super::super::view::hub::SeverityCount;
use super::super::view::plan::{PlanRow, ReviewView};
use super::super::{hubs, plans, row};
use crate::knowledge::{self, TrackedAction};
use crate::model::{ContentKind, Postmortem};

/// How many actions of a shelf are named.
const MOST_ACTIONS: usize = 20;

/// What a month holds, as far as it is told on the day of the build.
pub(super) struct Month {
    pub(super) first: NaiveDate,
    /// The last day that counts.
    pub(super) last: NaiveDate,
    pub(super) complete: bool,
    /// The incidents that began in it.
    pub(super) began: Vec<Arc<Postmortem>>,
    /// The reports that came out in it, the latest first.
    pub(super) reports: Vec<Arc<Postmortem>>,
    /// Actions as positions in [`knowledge::Knowledge::actions`].
    pub(super) closed: Vec<usize>,
    pub(super) due: Vec<usize>,
    /// Due before, and open at the end.
    pub(super) overdue: Vec<usize>,
    pub(super) plans_due: Vec<PlanRow>,
    pub(super) reviews: Vec<DigestReview>,
}

type Found = BTreeMap<NaiveDate, Month>;

/// Returns the months in which something came out, was due or was done, newest first.
pub(super) fn all(context: &Context<'_>) -> Vec<Month> {
    let mut months = Found::new();
    add_reports(context, &mut months);
    add_actions(context, &mut months);
    add_plans(context, &mut months);
    for month in months.values_mut() {
        month.reports.sort_by_key(|report| std::cmp::Reverse(came_out(report)));
        month.overdue = overdue(&context.knowledge.actions, month);
    }
    months.into_values().rev().collect()
}

impl Month {
    fn new(first: NaiveDate, as_of: NaiveDate) -> Self {
        let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
        let last = next.pred_opt().unwrap_or(next);
        Self {
            first,
            last: last.min(as_of),
            complete: last < as_of,
            began: Vec::new(),
            reports: Vec::new(),
            closed: Vec::new(),
            due: Vec::new(),
            overdue: Vec::new(),
            plans_due: Vec::new(),
            reviews: Vec::new(),
        }
    }

    /// Counts the incidents that began in it by severity, the worst first.
    pub(super) fn severities(&self, context: &Context<'_>) -> Vec<SeverityCount> {
        hubs::severities(context, &self.began)
    }

    /// Returns actions as rows, as many as a digest names.
    pub(super) fn shelf(&self, context: &Context<'_>, positions: &[usize]) -> ActionShelf {
        let tracked = positions.iter().filter_map(|&at| context.knowledge.actions.get(at));
        let actions: Vec<_> =
            tracked.filter_map(|it| self.told(context, it)).take(MOST_ACTIONS).collect();
        ActionShelf { count: positions.len(), more: positions.len() - actions.len(), actions }
    }
}

impl Month {
    /// Tells an action as it stood on the last day of the month.
    fn told(&self, context: &Context<'_>, tracked: &TrackedAction) -> Option<DigestAction> {
        let action = tracked.action();
        let late = action.due.as_ref().map_or(0, |due| (self.last - due.value).num_days()).max(0);
        let state = match (self.was_open(tracked), late) {
            (false, _) => "closed",
            (true, 0) => "open",
            (true, _) => "late",
        };
        let late = if state == "late" { late } else { 0 };
        Some(DigestAction { action: context.action(tracked)?, state, late })
    }

    /// Tells whether an action was open on the last day; one that is done without a day of closing
    /// is taken for closed.
    fn was_open(&self, tracked: &TrackedAction) -> bool {
        let action = tracked.action();
        let opened = action.opened.is_none_or(|opened| opened <= self.last);
        let closed_later = action.closed.as_ref().is_some_and(|it| it.value > self.last);
        opened && (tracked.is_open() || closed_later)
    }
}

/// Returns the month of a day; `None` for one after the day of the build.
fn month_of<'m>(
    context: &Context<'_>,
    months: &'m mut Found,
    day: NaiveDate,
) -> Option<&'m mut Month> {
    let as_of = context.knowledge.as_of;
    let first = day.with_day(1).filter(|_| day <= as_of)?;
    Some(months.entry(first).or_insert_with(|| Month::new(first, as_of)))
}

/// Returns the day a report came out: when it was published, else the day of the incident.
fn came_out(report: &Postmortem) -> Option<NaiveDate> {
    report.published.as_ref().map(|it| it.value).or_else(|| knowledge::day_of(report))
}

fn add_reports(context: &Context<'_>, months: &mut Found) {
    let shown = |it: &&Arc<Postmortem>| context.row(it.file()).is_some();
    for report in context.knowledge.incidents.iter().filter(shown) {
        if let Some(month) = came_out(report).and_then(|day| month_of(context, months, day)) {
            month.reports.push(report.clone());
        }
        if let Some(month) = report.date.and_then(|day| month_of(context, months, day)) {
            month.began.push(report.clone());
        }
    }
}

fn add_actions(context: &Context<'_>, months: &mut Found) {
    for (at, tracked) in context.knowledge.actions.iter().enumerate() {
        let action = tracked.action();
        let closed = action.closed.as_ref().filter(|_| !tracked.is_open());
        if let Some(month) = closed.and_then(|day| month_of(context, months, day.value)) {
            month.closed.push(at);
        }
        let due = action.due.as_ref();
        if let Some(month) = due.and_then(|day| month_of(context, months, day.value)) {
            month.due.push(at);
        }
    }
}

fn add_plans(context: &Context<'_>, months: &mut Found) {
    for plan in plans::rows(context) {
        let day = plan.review_by.as_ref().and_then(|day| day.datetime.parse().ok());
        if let Some(month) = day.and_then(|day| month_of(context, months, day)) {
            month.plans_due.push(plan);
        }
    }
    for plan in context.knowledge.content(ContentKind::Plan) {
        let Some(link) = row::link(context, plan) else { continue };
        for review in &plan.reviews {
            if let Some(month) = month_of(context, months, review.date) {
                let review = ReviewView {
                    date: context.words.date(review.date),
                    by: review.by.clone(),
                    note: review.note.clone(),
                };
                month.reviews.push(DigestReview { plan: link.clone(), review });
            }
        }
    }
}

/// Finds the actions that were due before the month and still open at its end, the latest last.
fn overdue(actions: &[TrackedAction], month: &Month) -> Vec<usize> {
    let due = |at: usize| actions[at].action().due.as_ref().map(|due| due.value);
    let is_late =
        |at: &usize| due(*at).is_some_and(|due| due < month.first) && month.was_open(&actions[*at]);
    let mut late: Vec<usize> = (0..actions.len()).filter(is_late).collect();
    late.sort_by_key(|&at| due(at));
    late
}
