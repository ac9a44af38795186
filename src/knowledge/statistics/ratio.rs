//! How many times as often: the ratio of two rates with its exact interval.
//!
//! Given both counts together, the later one is binomial; the Clopper-Pearson interval of its share
//! (Biometrika 26, 1934) turns into that of the ratio: Przyborowski and Wilenski (Biometrika 31, 1940),
//! Lehmann and Romano, *Testing Statistical Hypotheses*, section 4.5.

use statrs::distribution::{Beta, Binomial, ContinuousCDF as _, DiscreteCDF as _};

use super::{Interval, TAIL, solve};

/// A count and what it was counted over: days, deploys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// How many.
    pub count: usize,
    /// Over how much.
    pub exposure: f64,
}

/// The later rate over the earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    /// The ratio; `None` when the earlier count is zero.
    pub ratio: Option<f64>,
    /// Its exact 95 % interval; the upper end is infinite when the earlier count is zero.
    pub interval: Interval,
    /// How often chance alone moves the counts this far apart: twice the smaller tail.
    pub p: f64,
}

/// Compares two rates; `None` when there is no event or no exposure.
pub fn rate_ratio(earlier: Rate, later: Rate) -> Option<RateRatio> {
    let all = earlier.count + later.count;
    let measured = earlier.exposure > 0.0 && later.exposure > 0.0;
    if all == 0 || !measured {
        return None;
    }
    let scale = earlier.exposure / later.exposure;
    let share = clopper_pearson(later.count, all);
    let odds = |p: f64| if p >= 1.0 { f64::INFINITY } else { p / (1.0 - p) * scale };
    let expected = later.exposure / (earlier.exposure + later.exposure);
    let counts = Binomial::new(expected, all as u64).ok()?;
    let at_most = counts.cdf(later.count as u64);
    let at_least = later.count.checked_sub(1).map_or(1.0, |below| counts.sf(below as u64));
    Some(RateRatio {
        ratio: (earlier.count > 0).then(|| later.count as f64 / earlier.count as f64 * scale),
        interval: Interval { low: odds(share.low), high: odds(share.high) },
        p: (2.0 * at_most.min(at_least)).min(1.0),
    })
}

fn clopper_pearson(count: usize, n: usize) -> Interval {
    let (k, rest) = (count as f64, (n - count) as f64);
    let quantile = |a: f64, b: f64, p: f64| {
        Beta::new(a, b).map_or(f64::NAN, |beta| solve::rising(0.0, 1.0, p, |x| beta.cdf(x)))
    };
    Interval {
        low: if count == 0 { 0.0 } else { quantile(k, rest + 1.0, TAIL) },
        high: if count == n { 1.0 } else { quantile(k + 1.0, rest, 1.0 - TAIL) },
    }
}

/// What a later count would have to be for its rate to differ clearly from an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clear {
    /// The most that would be clearly lower; `None` when not even none would be.
    pub at_most: Option<usize>,
    /// The least that would be clearly higher.
    pub at_least: usize,
}

/// Returns the counts from which on a later period of this exposure would be told apart.
pub fn clear_counts(earlier: Rate, exposure: f64) -> Option<Clear> {
    let interval = |count: usize| Some(rate_ratio(earlier, Rate { count, exposure })?.interval);
    let expected = earlier.count as f64 * exposure / earlier.exposure;
    if !expected.is_finite() {
        return None;
    }
    let (mut low, mut high) = (0, 16 + 4 * earlier.count + round_up(4.0 * expected));
    while low < high {
        let middle = usize::midpoint(low, high);
        if interval(middle).is_some_and(|it| it.low > 1.0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let at_least = low;
    let lower = |count: usize| interval(count).is_some_and(|it| it.high < 1.0);
    let (mut first_not, mut beyond) = (0, at_least);
    while first_not < beyond {
        let middle = usize::midpoint(first_not, beyond);
        if lower(middle) {
            first_not = middle + 1;
        } else {
            beyond = middle;
        }
    }
    Some(Clear { at_most: first_not.checked_sub(1), at_least })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a finite count that is not negative"
)]
fn round_up(value: f64) -> usize {
    value.ceil() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(count: usize) -> Rate {
        Rate { count, exposure: 365.0 }
    }

    #[test]
    fn equal_counts_are_no_change() {
        let same = rate_ratio(rate(10), rate(10)).unwrap();
        assert!(same.interval.contains(1.0) && same.ratio == Some(1.0) && same.p > 0.999_999);
        assert_eq!(rate_ratio(rate(0), rate(0)), None);
        assert_eq!(rate_ratio(Rate { count: 1, exposure: 0.0 }, rate(1)), None);
    }

    #[test]
    fn a_count_from_nothing_has_no_upper_end() {
        let from_none = rate_ratio(rate(0), rate(9)).unwrap();
        assert_eq!(from_none.ratio, None);
        assert!(from_none.interval.low > 1.0 && from_none.interval.high.is_infinite());
    }

    #[test]
    fn the_counts_that_would_be_clear_are_the_first_that_are() {
        for count in [0, 1, 5, 12, 80] {
            let clear = clear_counts(rate(count), 365.0).unwrap();
            let low = |later| rate_ratio(rate(count), rate(later)).unwrap().interval.low;
            assert!(low(clear.at_least) > 1.0 && low(clear.at_least - 1) <= 1.0, "{count}");
            let high = |later| rate_ratio(rate(count), rate(later)).map(|it| it.interval.high);
            match clear.at_most {
                Some(most) => assert!(high(most) < Some(1.0) && high(most + 1) >= Some(1.0)),
                None => assert!(count < 6, "{count}"),
            }
        }
    }
}
