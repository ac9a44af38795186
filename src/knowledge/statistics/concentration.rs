//! How much of the whole the largest hold: Pareto's question, answered by Lorenz's curve.
//!
//! After Lorenz (Publications of the American Statistical Association 9, 1905), with the largest first.

/// The curve after one more value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// How many values it holds so far.
    pub count: usize,
    /// Their share of all values.
    pub of_values: f64,
    /// Their share of the sum.
    pub of_sum: f64,
}

/// Returns the curve of values, the largest first; empty when they add to nothing.
pub fn lorenz(values: &[f64]) -> Vec<Step> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| *value >= 0.0).collect();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let total: f64 = sorted.iter().sum();
    if total <= 0.0 {
        return Vec::new();
    }
    let n = sorted.len();
    let mut sum = 0.0;
    let steps = sorted.iter().enumerate().map(|(at, value)| {
        sum += value;
        let count = at + 1;
        Step { count, of_values: count as f64 / n as f64, of_sum: (sum / total).min(1.0) }
    });
    steps.collect()
}

/// Returns the first step that holds at least `share` of the sum.
pub fn first_holding(curve: &[Step], share: f64) -> Option<Step> {
    curve.iter().find(|step| step.of_sum >= share).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_come_first() {
        let curve = lorenz(&[1.0, 7.0, 2.0, 0.0]);
        let shares: Vec<f64> = curve.iter().map(|it| it.of_sum).collect();
        assert_eq!(shares, [0.7, 0.9, 1.0, 1.0]);
        assert_eq!(first_holding(&curve, 0.8).map(|it| it.count), Some(2));
        assert_eq!(lorenz(&[0.0, 0.0]), []);
        assert_eq!(lorenz(&[]), []);
    }
}
