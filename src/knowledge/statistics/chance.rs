//! How much a mean and a median move when nothing has changed: why no mean of durations is shown.
//!
//! Two sets are drawn with replacement from the same durations, so that any difference is chance
//! (the experiment of Davidovic, *Incident Metrics in SRE*, 2021). The draws come from `SplitMix64`
//! (Steele, Lea and Flood, OOPSLA 2014) with a fixed start, so they are the same in every build.

use super::quantiles::median;

/// Pairs of sets that are drawn.
pub const DRAWS: usize = 2_000;

/// How often a statistic moved though nothing had changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moves {
    /// How many durations each set holds.
    pub size: usize,
    /// Share of pairs in which the mean moved by at least the change, either way.
    pub mean: f64,
    /// The same of the median.
    pub median: f64,
}

/// Draws pairs of sets of `size` from `values` and counts how often their means and medians are apart
/// by at least `change` (0.25 for a quarter) of the first; `None` without values.
pub fn moves(values: &[f64], size: usize, change: f64) -> Option<Moves> {
    if values.is_empty() || size == 0 {
        return None;
    }
    let mut draws = Draws(0x0ca5_eb00_c0de ^ size as u64);
    let mut set = vec![0.0; size];
    let (mut means, mut medians) = (0, 0);
    for _ in 0..DRAWS {
        let mut both = [(0.0, 0.0); 2];
        for told in &mut both {
            for value in &mut set {
                *value = values[draws.below(values.len())];
            }
            set.sort_by(f64::total_cmp);
            *told = (set.iter().sum::<f64>() / size as f64, median(&set).unwrap_or(0.0));
        }
        means += usize::from(moved(both[0].0, both[1].0, change));
        medians += usize::from(moved(both[0].1, both[1].1, change));
    }
    let share = |count: usize| count as f64 / DRAWS as f64;
    Some(Moves { size, mean: share(means), median: share(medians) })
}

fn moved(from: f64, to: f64, change: f64) -> bool {
    (to - from).abs() >= change * from && to.total_cmp(&from).is_ne()
}

/// `SplitMix64`.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below `end`; the high half of a product is even enough for any list in memory.
    #[expect(clippy::cast_possible_truncation, reason = "below `end`, which is a usize")]
    fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_all_the_same_never_moves() {
        assert_eq!(moves(&[5.0; 30], 10, 0.1), Some(Moves { size: 10, mean: 0.0, median: 0.0 }));
        assert_eq!(moves(&[], 10, 0.1), None);
    }

    #[test]
    fn a_few_giants_move_the_mean_and_not_the_median() {
        let mut values = vec![60.0; 90];
        values.extend([90_000.0; 10]);
        let moves = moves(&values, 20, 0.25).unwrap();
        assert!(moves.mean > 0.6 && moves.median < 0.05, "{moves:?}");
    }
}
