//! Intervals and medians that hold for the few incidents a casebook has.
//!
//! Counts: the exact interval of a Poisson count after Garwood (Biometrika 28, 1936), written with
//! gamma quantiles as in Johnson, Kotz and Kemp, *Univariate Discrete Distributions*, section 4.7.
//! Medians: the interval between two order statistics, exact whatever the distribution, after
//! Thompson (Annals of Mathematical Statistics 7, 1936). No mean of durations is taken anywhere.

use statrs::distribution::{
    Binomial, Continuous as _, ContinuousCDF as _, DiscreteCDF as _, Gamma,
};

/// What is left out on either side of a 95 % interval.
const TAIL: f64 = 0.025;

/// An interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Returns the exact 95 % interval of the rate behind `count` events (Garwood).
///
/// The lower end is the 2.5 % quantile of the gamma distribution of shape `count` (0 for no event),
/// the upper end the 97.5 % quantile of the one of shape `count + 1`.
pub fn poisson_interval(count: usize) -> Interval {
    let count = count as f64;
    let low = if count == 0.0 { 0.0 } else { gamma_quantile(count, TAIL) };
    Interval { low, high: gamma_quantile(count + 1.0, 1.0 - TAIL) }
}

/// Solves `P(shape, x) = probability` by Newton's steps, with a bisection wherever one leaves the bracket.
fn gamma_quantile(shape: f64, probability: f64) -> f64 {
    let Ok(gamma) = Gamma::new(shape, 1.0) else {
        return 0.0;
    };
    let reach = 10.0 * shape.sqrt() + 20.0;
    let (mut low, mut high) = ((shape - reach).max(0.0), shape + reach);
    let mut guess = shape;
    for _ in 0..100 {
        let excess = gamma.cdf(guess) - probability;
        if excess < 0.0 {
            low = guess;
        } else {
            high = guess;
        }
        let step = guess - excess / gamma.pdf(guess);
        let next = if low < step && step < high { step } else { f64::midpoint(low, high) };
        if (next - guess).abs() <= 1e-12 * guess {
            return next;
        }
        guess = next;
    }
    guess
}

/// Returns the median of sorted values, between the middle two of an even number.
pub fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => sorted.get(middle).copied(),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// Returns the 95 % interval of the median of sorted values; `None` below six, where none exists.
///
/// The ends are the values of rank `l` and `n + 1 - l` with the largest `l` such that a fair coin
/// thrown `n` times shows fewer than `l` heads with a probability of at most 2.5 %.
pub fn median_interval(sorted: &[f64]) -> Option<Interval> {
    let rank = interval_rank(sorted.len())?;
    let low = *sorted.get(rank - 1)?;
    let high = *sorted.get(sorted.len() - rank)?;
    Some(Interval { low, high })
}

fn interval_rank(n: usize) -> Option<usize> {
    let coin = Binomial::new(0.5, n as u64).ok()?;
    let covers = |rank: usize| coin.cdf(rank as u64 - 1) <= TAIL;
    let (mut low, mut high) = (0, n / 2);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if covers(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    (low > 0).then_some(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Reference: SciPy, `chi2.ppf(.025, 2 * k) / 2` and `chi2.ppf(.975, 2 * k + 2) / 2`.
    #[test]
    fn poisson_intervals_agree_with_the_reference() {
        let reference = [
            (0, 0.0, 3.688_879_454_1),
            (1, 0.025_317_808_0, 5.571_643_390_9),
            (3, 0.618_672_122_9, 8.767_273_069_7),
            (10, 4.795_388_696_1, 18.390_356_042_0),
            (100, 81.363_991_250_9, 121.626_793_792_4),
        ];
        for (count, low, high) in reference {
            let found = poisson_interval(count);
            assert!((found.low - low).abs() < 1e-8, "{count}: {found:?}");
            assert!((found.high - high).abs() < 1e-8, "{count}: {found:?}");
        }
    }

    #[test]
    fn poisson_intervals_hold_the_count_at_any_size() {
        for count in [0, 1, 2, 17, 500, 20_000] {
            let found = poisson_interval(count);
            assert!(found.low <= count as f64 && found.high > count as f64, "{count}: {found:?}");
        }
    }

    #[test]
    fn medians_of_odd_and_even_numbers() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[1.0, 2.0, 9.0]), Some(2.0));
        assert_eq!(median(&[1.0, 2.0, 4.0, 9.0]), Some(3.0));
    }

    // Reference: SciPy, the first `l` with `binom.cdf(l, n, .5) > .025`.
    #[test]
    fn ranks_of_the_median_interval_agree_with_the_reference() {
        let reference =
            [(5, None), (6, Some(1)), (8, Some(1)), (9, Some(2)), (20, Some(6)), (100, Some(40))];
        for (n, rank) in reference {
            assert_eq!(interval_rank(n), rank, "{n}");
        }
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        assert_eq!(median_interval(&values), Some(Interval { low: 6.0, high: 15.0 }));
        assert_eq!(median_interval(&values[..5]), None);
    }
}
