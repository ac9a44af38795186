//! How sure a share of few reports is: the exact interval after Clopper and Pearson (Biometrika 26, 1934).

use statrs::distribution::{Beta, ContinuousCDF as _};

use super::statistics::Interval;
use super::statistics::solve::rising;

/// What is left out on either side of a 95 % interval.
const TAIL: f64 = 0.025;

/// Returns the exact 95 % interval of the share behind `count` of `of`, between 0 and 1; the whole
/// range when there is nothing to count.
pub fn share_interval(count: usize, of: usize) -> Interval {
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

    // Reference: the binomial tails summed term by term in Python, solved by bisection.
    #[test]
    fn share_intervals_agree_with_the_reference() {
        let cases = [
            (0, 10, 0.0, 0.308_497_1),
            (5, 10, 0.187_086_0, 0.812_914_0),
            (10, 10, 0.691_502_9, 1.0),
            (1, 3, 0.008_403_8, 0.905_700_7),
            (7, 24, 0.126_152_1, 0.510_947_8),
            (120, 400, 0.255_466_7, 0.347_521_9),
        ];
        for (count, of, low, high) in cases {
            let found = share_interval(count, of);
            assert!((found.low - low).abs() < 1e-6, "{count}/{of}: {found:?}");
            assert!((found.high - high).abs() < 1e-6, "{count}/{of}: {found:?}");
        }
    }

    #[test]
    fn nothing_counted_says_nothing() {
        assert_eq!(share_interval(0, 0), Interval { low: 0.0, high: 1.0 });
    }
}
