//! The exact interval of a count of rare events.
//!
//! After Garwood (Biometrika 28, 1936), written with gamma quantiles as in Johnson, Kotz and Kemp,
//! *Univariate Discrete Distributions*, section 4.7: the lower end is the 2.5 % quantile of the gamma
//! distribution of shape `k` (0 for no event), the upper end the 97.5 % quantile of shape `k + 1`.

use statrs::distribution::{ContinuousCDF as _, Gamma};

use super::{Interval, TAIL, solve};

/// Returns the exact 95 % interval of the rate behind `count` events (Garwood).
pub fn poisson_interval(count: usize) -> Interval {
    let count = count as f64;
    let low = if count == 0.0 { 0.0 } else { gamma_quantile(count, TAIL) };
    Interval { low, high: gamma_quantile(count + 1.0, 1.0 - TAIL) }
}

fn gamma_quantile(shape: f64, probability: f64) -> f64 {
    let Ok(gamma) = Gamma::new(shape, 1.0) else { return 0.0 };
    let reach = 10.0 * shape.sqrt() + 20.0;
    let (low, high) = ((shape - reach).max(0.0), shape + reach);
    solve::rising(low, high, probability, |x| if x <= 0.0 { 0.0 } else { gamma.cdf(x) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_hold_the_count_at_any_size() {
        for count in [0, 1, 2, 17, 500, 20_000] {
            let found = poisson_interval(count);
            assert!(found.low <= count as f64 && found.high > count as f64, "{count}: {found:?}");
        }
        let none = poisson_interval(0);
        assert!(none.low.abs() < 1e-12 && (none.high - 3.688_879_454_1).abs() < 1e-9, "{none:?}");
    }
}
