//! Durations derived from the milestones, in wall time; missing stamps stay missing.

use crate::model::time::{Durations, Stamp, Times};
use crate::text::Spanned;

/// Derives every duration both ends of which are known to the minute and in order.
pub(crate) fn durations(times: &Times) -> Durations {
    let between = |from: &Option<Spanned<Stamp>>, to: &Option<Spanned<Stamp>>| {
        seconds_between(&from.as_ref()?.value, &to.as_ref()?.value)
    };
    Durations {
        detect: between(&times.started, &times.detected),
        acknowledge: between(&times.detected, &times.acknowledged),
        mitigate: between(&times.started, &times.mitigated),
        resolve: between(&times.started, &times.resolved),
    }
}

/// Returns the seconds from one time to another; `None` when one is a mere day or they are reversed.
pub(crate) fn seconds_between(from: &Stamp, to: &Stamp) -> Option<i64> {
    let seconds = (to.instant()? - from.instant()?).num_seconds();
    (seconds >= 0).then_some(seconds)
}
