//! The share of values up to each value, with its interval.
//!
//! The empirical distribution function; at each value the band is Wilson's interval of the share
//! that lies at or below it. The band holds for each value on its own, not for the whole curve at once.

use super::Interval;
use super::shares::wilson_interval;

/// One step of the curve: the share from `value` on, up to the next step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The value.
    pub value: f64,
    /// How many values are at or below it.
    pub count: usize,
    /// Their share of all.
    pub share: f64,
    /// The 95 % interval of the share.
    pub interval: Interval,
}

/// Returns the steps of sorted values; equal ones make one step.
pub fn steps(sorted: &[f64]) -> Vec<Step> {
    let groups = sorted.chunk_by(|a, b| a.total_cmp(b).is_eq());
    let mut count = 0;
    let step = |group: &[f64]| {
        count += group.len();
        Some(Step {
            value: *group.first()?,
            count,
            share: count as f64 / sorted.len() as f64,
            interval: wilson_interval(count, sorted.len())?,
        })
    };
    groups.filter_map(step).collect()
}

/// Returns the step that holds at `value`: how many are at or below it.
pub fn at(sorted: &[f64], value: f64) -> Option<Step> {
    let count = sorted.partition_point(|it| *it <= value);
    let interval = wilson_interval(count, sorted.len())?;
    Some(Step { value, count, share: count as f64 / sorted.len() as f64, interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_make_one_step() {
        let curve = steps(&[1.0, 1.0, 3.0]);
        let told: Vec<_> = curve.iter().map(|it| (it.value, it.count)).collect();
        assert_eq!(told, [(1.0, 2), (3.0, 3)]);
        assert_eq!(steps(&[]), []);
        assert_eq!(at(&[1.0, 1.0, 3.0], 2.0).map(|it| it.count), Some(2));
        assert_eq!(at(&[], 2.0), None);
    }
}
