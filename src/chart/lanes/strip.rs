//! How many there were at once, as steps above the lanes.

use std::fmt::Write as _;

use crate::chart::scale::Linear;
use crate::chart::svg::{Number, Pen};

/// Height of the strip with the gap below.
pub(super) const HEIGHT: f64 = 32.0;
/// Its steps alone.
pub(super) const STEPS: f64 = 22.0;
/// Height of the steps of one lane with the gap below.
pub(super) const IN_LANE: f64 = 11.0;
/// The steps of one lane alone.
pub(super) const STEPS_IN_LANE: f64 = 8.0;
/// More steps than this are drawn by the highest of each stretch.
const MOST_STEPS: usize = 240;
/// The inner drawing is this wide and stretched to the axis.
const WIDE: f64 = 1000.0;

/// How many at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// Said before it.
    pub label: String,
    /// From when on how many: in order of time.
    pub steps: Vec<(i64, u32)>,
}

impl Strip {
    /// Counts how many of these stretches there are at once, from when on.
    pub fn count(label: String, stretches: impl IntoIterator<Item = (i64, i64)>) -> Self {
        let mut changes: Vec<(i64, i32)> = stretches
            .into_iter()
            .flat_map(|(from, to)| [(from, 1), (to.max(from + 1), -1)])
            .collect();
        changes.sort_unstable();
        let mut steps: Vec<(i64, u32)> = Vec::new();
        let mut now = 0;
        for (at, change) in changes {
            now += change;
            let count = u32::try_from(now).unwrap_or(0);
            match steps.last_mut().filter(|step| step.0 == at) {
                Some(step) => step.1 = count,
                None => steps.push((at, count)),
            }
        }
        steps.dedup_by(|next, step| next.1 == step.1);
        Self { label, steps }
    }

    /// Keeps only where there are several; one alone is seen without it.
    #[must_use]
    pub fn of_several(mut self) -> Self {
        self.steps.iter_mut().filter(|step| step.1 < 2).for_each(|step| step.1 = 0);
        self.steps.dedup_by(|next, step| next.1 == step.1);
        self
    }

    /// Returns the most at once.
    pub fn most(&self) -> u32 {
        self.steps.iter().map(|step| step.1).max().unwrap_or(0)
    }

    /// Draws the steps from `y` down, `most` of them as tall as there is room.
    pub(super) fn draw(&self, pen: &mut Pen, axis: Linear, (y, height): (f64, f64), most: u32) {
        let path = self.path(axis, most);
        pen.raw(format_args!(
            "<svg y=\"{}\" width=\"100%\" height=\"{height}\" viewBox=\"0 0 {WIDE} {STEPS}\" \
             preserveAspectRatio=\"none\"><path class=\"at-once\" d=\"{path}\"/></svg>",
            Number(y)
        ));
    }

    fn path(&self, axis: Linear, most: u32) -> String {
        let most = f64::from(most.max(1));
        let mut path = format!("M0 {STEPS}");
        let mut written = (0.0, STEPS);
        for (place, count) in self.places(axis) {
            let y = STEPS - f64::from(count) / most * STEPS;
            if (y - written.1).abs() < f64::EPSILON {
                continue;
            }
            // A short stretch stays seen: it is as wide as a bar at least.
            let x = if y > written.1 { place.max(written.0 + 3.0) } else { place.max(written.0) };
            let _ = write!(path, "H{}V{}", Number(x), Number(y));
            written = (x, y);
        }
        let _ = write!(path, "H{WIDE}V{STEPS}Z");
        path
    }

    /// Returns where on the axis how many begin; very many are gathered to the highest of each stretch.
    fn places(&self, axis: Linear) -> Vec<(f64, u32)> {
        let at = |at: i64| (axis.place(at as f64) * WIDE / 100.0 * 10.0).round() / 10.0;
        if self.steps.len() <= MOST_STEPS {
            return self.steps.iter().map(|step| (at(step.0), step.1)).collect();
        }
        let width = WIDE / MOST_STEPS as f64;
        let mut highest = vec![0_u32; MOST_STEPS];
        let last = MOST_STEPS - 1;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within the axis"
        )]
        let cell = |place: f64| ((place / width) as usize).min(last);
        for (idx, (from, count)) in self.steps.iter().enumerate() {
            let end = self.steps.get(idx + 1).map_or(WIDE, |next| at(next.0));
            for height in &mut highest[cell(at(*from))..=cell(end)] {
                *height = (*height).max(*count);
            }
        }
        let place =
            |(idx, count): (usize, u32)| ((idx as f64 * width * 10.0).round() / 10.0, count);
        highest.into_iter().enumerate().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_is_counted_and_what_only_touches_is_not() {
        let strip = Strip::count("n".into(), [(0, 10), (5, 20), (20, 30), (40, 40)]);
        assert_eq!(strip.steps, [(0, 1), (5, 2), (10, 1), (30, 0), (40, 1), (41, 0)]);
        assert_eq!(strip.most(), 2);
        assert_eq!(strip.of_several().steps, [(0, 0), (5, 2), (10, 0)]);
    }

    #[test]
    fn very_many_steps_are_gathered_and_keep_their_peak() {
        let day = 86_400;
        let stretches = (0..2000).map(|at| (at * day, at * day + day / 2));
        let strip = Strip::count("n".into(), stretches.chain([(500 * day, 503 * day)]));
        assert!(strip.steps.len() > 3000 && strip.most() == 2);
        let axis = Linear::new(0.0, (2000 * day) as f64);
        let path = strip.path(axis, strip.most());
        assert!(path.matches('V').count() <= MOST_STEPS + 2, "{}", path.len());
        assert!(path.contains("V0"), "the peak reaches the top: {path}");
    }
}
