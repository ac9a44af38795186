//! Medians and quantiles with intervals that hold whatever the distribution, and what few values do not carry.
//!
//! The interval of a quantile lies between two of the values themselves, chosen by the binomial
//! distribution of how many of them fall below it: Thompson (Annals of Mathematical Statistics 7, 1936),
//! David and Nagaraja, *Order Statistics*, section 7.1. A quantile itself is the median-unbiased
//! estimate of Hyndman and Fan (The American Statistician 50, 1996), their type 8.

use statrs::distribution::{Binomial, DiscreteCDF as _};

use super::{Interval, TAIL};

/// Fewer values than this have no median worth naming.
pub const FEWEST_FOR_MEDIAN: usize = 5;

/// Returns the median of sorted values, between the middle two of an even number.
pub fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => sorted.get(middle).copied(),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// Returns the median-unbiased estimate of a quantile of sorted values.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place within the slice"
)]
pub fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    let (first, last) = (*sorted.first()?, *sorted.last()?);
    let place = (sorted.len() as f64 + 1.0 / 3.0) * probability + 1.0 / 3.0;
    if place <= 1.0 {
        return Some(first);
    }
    if place >= sorted.len() as f64 {
        return Some(last);
    }
    let below = place.floor();
    let (low, high) = (sorted[below as usize - 1], sorted[below as usize]);
    Some(low + (place - below) * (high - low))
}

/// Returns the 95 % interval of a quantile of sorted values; `None` when one end would lie outside
/// all of them, as for a median of fewer than 6 or a 90 % quantile of fewer than 36.
pub fn quantile_interval(sorted: &[f64], probability: f64) -> Option<Interval> {
    let (low, high) = interval_ranks(sorted.len(), probability)?;
    Some(Interval { low: *sorted.get(low - 1)?, high: *sorted.get(high - 1)? })
}

/// Returns the 95 % interval of the median of sorted values; `None` below six, where none exists.
pub fn median_interval(sorted: &[f64]) -> Option<Interval> {
    quantile_interval(sorted, 0.5)
}

/// Returns the ranks, from 1, of the values that enclose a quantile: the largest lower and the least
/// upper one that leave out at most 2.5 % on their side.
pub fn interval_ranks(n: usize, probability: f64) -> Option<(usize, usize)> {
    let below = Binomial::new(probability, n as u64).ok()?;
    let at_most = |count: usize| below.cdf(count as u64);
    let low = partition(n, |rank| at_most(rank - 1) > TAIL) - 1;
    let high = partition(n, |rank| at_most(rank - 1) >= 1.0 - TAIL);
    (low >= 1 && high <= n).then_some((low, high))
}

/// Returns the first rank of `1..=n` that `holds`, from which on all hold; `n + 1` when none does.
fn partition(n: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (1, n + 1);
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// What may be told of a set of values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    /// How many there are.
    pub n: usize,
    /// The median, from 5 values on.
    pub median: Option<f64>,
    /// The 95 % interval of the median, from 6 values on.
    pub interval: Option<Interval>,
    /// The 10 % quantile, from 36 values on, where its own interval has two ends.
    pub p10: Option<f64>,
    /// The 90 % quantile, from 36 values on.
    pub p90: Option<f64>,
}

impl Summary {
    /// Summarises sorted values.
    pub fn of(sorted: &[f64]) -> Self {
        let told = |p: f64| quantile_interval(sorted, p).and_then(|_| quantile(sorted, p));
        Self {
            n: sorted.len(),
            median: median(sorted).filter(|_| sorted.len() >= FEWEST_FOR_MEDIAN),
            interval: median_interval(sorted),
            p10: told(0.1),
            p90: told(0.9),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_to(n: u32) -> Vec<f64> {
        (1..=n).map(f64::from).collect()
    }

    #[test]
    fn medians_of_odd_and_even_numbers() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[1.0, 2.0, 9.0]), Some(2.0));
        assert_eq!(median(&[1.0, 2.0, 4.0, 9.0]), Some(3.0));
    }

    #[test]
    fn what_few_values_do_not_carry_is_not_told() {
        assert_eq!(Summary::of(&[]), Summary::default());
        let of = |n| Summary::of(&one_to(n));
        assert_eq!((of(4).median, of(4).interval), (None, None));
        assert_eq!((of(5).median, of(5).interval), (Some(3.0), None));
        assert_eq!(
            (of(6).median, of(6).interval),
            (Some(3.5), Some(Interval { low: 1.0, high: 6.0 }))
        );
        assert_eq!((of(35).p10, of(35).p90), (None, None));
        assert!(of(36).p10.is_some() && of(36).p90.is_some());
        assert_eq!(of(20).interval, Some(Interval { low: 6.0, high: 15.0 }));
    }

    #[test]
    fn quantiles_never_leave_the_values() {
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
        assert_eq!((quantile(&one_to(3), 0.0), quantile(&one_to(3), 1.0)), (Some(1.0), Some(3.0)));
    }
}
