//! The interval of a share: how many of all, near or exact.
//!
//! Wilson's score interval (Journal of the American Statistical Association 22, 1927), which Brown,
//! Cai and Das Gupta (Statistical Science 16, 2001) recommend for small numbers. It never leaves 0 to 1.
//! The exact interval, never too narrow and mostly wider, is that of Clopper and Pearson (Biometrika 26, 1934).

use statrs::distribution::{Beta, ContinuousCDF as _};

use super::solve::rising;
use super::{Interval, TAIL, Z};

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

/// Returns the exact 95 % interval of the share behind `count` of `of`, between 0 and 1; the whole
/// range when there is nothing to count.
pub fn exact_interval(count: usize, of: usize) -> Interval {
    let rest = of.saturating_sub(count);
    let (count_of, rest_of) = (count as f64, rest as f64);
    let low = if count == 0 { 0.0 } else { beta_quantile(count_of, rest_of + 1.0, TAIL) };
    let high = if rest == 0 { 1.0 } else { beta_quantile(count_of + 1.0, rest_of, 1.0 - TAIL) };
    Interval { low, high }
}

/// Solves `I(x) = probability` by bisection: sure, and quick enough for a page.
fn beta_quantile(alpha: f64, beta: f64, probability: f64) -> f64 {
    let Ok(beta) = Beta::new(alpha, beta) else { return 0.0 };
    rising(0.0, 1.0, probability, |share| beta.cdf(share))
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

    // Reference: the binomial tails summed term by term in Python, solved by bisection.
    #[test]
    fn exact_intervals_agree_with_the_reference() {
        let cases = [
            (0, 10, 0.0, 0.308_497_1),
            (5, 10, 0.187_086_0, 0.812_914_0),
            (10, 10, 0.691_502_9, 1.0),
            (1, 3, 0.008_403_8, 0.905_700_7),
            (7, 24, 0.126_152_1, 0.510_947_8),
            (120, 400, 0.255_466_7, 0.347_521_9),
        ];
        for (count, of, low, high) in cases {
            let found = exact_interval(count, of);
            assert!((found.low - low).abs() < 1e-6, "{count}/{of}: {found:?}");
            assert!((found.high - high).abs() < 1e-6, "{count}/{of}: {found:?}");
        }
    }

    #[test]
    fn nothing_counted_says_nothing() {
        assert_eq!(exact_interval(0, 0), Interval { low: 0.0, high: 1.0 });
    }
}
