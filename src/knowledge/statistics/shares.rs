//! The interval of a share: how many of all.
//!
//! Wilson's score interval (Journal of the American Statistical Association 22, 1927), which Brown,
//! Cai and Das Gupta (Statistical Science 16, 2001) recommend for small numbers. It never leaves 0 to 1.

use super::{Interval, Z};

/// Returns the 95 % interval of the share behind `count` of `n`; `None` for none of none.
pub fn wilson_interval(count: usize, n: usize) -> Option<Interval> {
    if n == 0 || count > n {
        return None;
    }
    let (none, all) = (count == 0, count == n);
    let (k, n) = (count as f64, n as f64);
    let (share, z2) = (k / n, Z * Z);
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    // The exact ends of an empty and of a full share; rounding alone would miss them.
    let low = if none { 0.0 } else { (middle - half).max(0.0) };
    let high = if all { 1.0 } else { (middle + half).min(1.0) };
    Some(Interval { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_stay_between_nothing_and_all() {
        assert_eq!(wilson_interval(0, 0), None);
        assert_eq!(wilson_interval(3, 2), None);
        let none = wilson_interval(0, 10).unwrap();
        assert!(none.low.abs() < 1e-12 && (none.high - 0.277_533).abs() < 1e-6, "{none:?}");
        let all = wilson_interval(10, 10).unwrap();
        assert!((all.high - 1.0).abs() < 1e-12 && (all.low - 0.722_467).abs() < 1e-6, "{all:?}");
    }
}
