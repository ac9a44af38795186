//! `CB2xx`: when things happened, and whether the times agree with each other.

pub(crate) mod duration_in_support_hours;
pub(crate) mod ends_before_it_starts;
pub(crate) mod event_out_of_order;
pub(crate) mod event_outside_incident;
pub(crate) mod milestone_out_of_order;
mod reorder;
pub(crate) mod silent_gap;
pub(crate) mod stated_duration_differs;
pub(crate) mod stretch_length_differs;
pub(crate) mod suspicious_date;
pub(crate) mod time_in_future;
pub(crate) mod title_date_differs;
pub(crate) mod weekday_differs;

use chrono::TimeDelta;

use crate::lint::phrase;
use crate::model::time::Milestone;
use crate::model::{Postmortem, Stamp};
use crate::text::Spanned;

/// A milestone that is known.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    /// Which one.
    pub(crate) milestone: Milestone,
    /// When, and where it is written.
    pub(crate) at: &'a Spanned<Stamp>,
}

/// Returns the known milestones in the order they should happen.
pub(crate) fn milestones(report: &Postmortem) -> impl DoubleEndedIterator<Item = Known<'_>> {
    Milestone::ALL
        .into_iter()
        .filter_map(|milestone| report.times.get(milestone).map(|at| Known { milestone, at }))
}

/// Returns how long `later` comes before `earlier`; `None` when it does not.
///
/// Where one is known to the day only, days are compared.
fn reversed(earlier: &Stamp, later: &Stamp) -> Option<TimeDelta> {
    let apart = match (earlier.instant(), later.instant()) {
        (Some(earlier), Some(later)) => earlier - later,
        _ => earlier.date() - later.date(),
    };
    (apart > TimeDelta::zero()).then_some(apart)
}

/// Says that one time comes before another: `` `resolved` (...) is 3 h before `started` (...) ``.
fn comes_before(later: Known<'_>, earlier: Known<'_>, apart: TimeDelta) -> String {
    let name =
        |it: Known<'_>| format!("`{}` ({})", it.milestone.as_str(), phrase::stamp(&it.at.value));
    format!("{} is {} before {}", name(later), phrase::duration(apart.num_seconds()), name(earlier))
}
