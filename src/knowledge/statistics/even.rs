//! Are counts spread evenly: Pearson's chi-square test (Philosophical Magazine 50, 1900).

use statrs::distribution::{ChiSquared, ContinuousCDF as _};

/// Returns how often chance alone spreads counts this unevenly; `None` where fewer than five are
/// expected in each place, for which the distribution does not hold.
pub fn p(counts: &[usize]) -> Option<f64> {
    let n: usize = counts.iter().sum();
    let expected = n as f64 / counts.len() as f64;
    if counts.len() < 2 || expected < 5.0 {
        return None;
    }
    let statistic: f64 =
        counts.iter().map(|count| (*count as f64 - expected).powi(2) / expected).sum();
    let chi = ChiSquared::new((counts.len() - 1) as f64).ok()?;
    Some(chi.sf(statistic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_counts_are_no_surprise_and_few_are_not_judged() {
        assert_eq!(p(&[10; 7]), Some(1.0));
        assert_eq!(p(&[4; 7]), None);
        assert_eq!(p(&[]), None);
        assert!(p(&[40, 5, 5, 5, 5, 5, 5]).is_some_and(|p| p < 1e-6));
    }
}
