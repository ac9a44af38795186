//! Are two sets of durations shifted against each other: a permutation test with its effect.
//!
//! The statistic is the rank sum of the later set, ties sharing their rank. Up to 60 values every
//! split is counted (shift algorithm of Streitberg and Roehmel, 1986), so nothing is drawn at random;
//! beyond that the normal limit with the correction for ties is used (Lehmann, *Nonparametrics*,
//! section 1.4). The effect is the median ratio of a later to an earlier value (Hodges and Lehmann,
//! Annals of Mathematical Statistics 34, 1963) with the interval that belongs to the test (Moses).

use statrs::distribution::{ContinuousCDF as _, Normal};

use super::{Interval, TAIL, Z};

/// Up to this many values in both sets together all splits are counted.
const MOST_EXACT: usize = 60;

/// The later set against the earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// The median of all ratios of a later to an earlier value.
    pub ratio: f64,
    /// Its 95 % interval; `None` when there are too few values for one.
    pub interval: Option<Interval>,
    /// How often chance alone splits the values this unevenly: twice the smaller tail.
    pub p: f64,
    /// Whether every split was counted; else the normal limit was used.
    pub exact: bool,
}

/// Compares two sets of values above zero; `None` when one of them is empty.
pub fn compare(earlier: &[f64], later: &[f64]) -> Option<Shift> {
    let logs = |values: &[f64]| {
        let mut logs: Vec<f64> = values.iter().map(|value| value.ln()).collect();
        logs.sort_by(f64::total_cmp);
        logs
    };
    if earlier.is_empty() || later.is_empty() {
        return None;
    }
    let (before, after) = (logs(earlier), logs(later));
    if before.iter().chain(&after).any(|value| !value.is_finite()) {
        return None;
    }
    let exact = before.len() + after.len() <= MOST_EXACT;
    let differences = Differences { before: &before, after: &after };
    let pairs = before.len() * after.len();
    let middle = f64::midpoint(differences.at(pairs.div_ceil(2)), differences.at(pairs / 2 + 1));
    let interval = end_rank(before.len(), after.len()).map(|rank| Interval {
        low: differences.at(rank).exp(),
        high: differences.at(pairs + 1 - rank).exp(),
    });
    let ranks = Ranks::of(&before, &after);
    let p = if exact { ranks.exact() } else { ranks.normal() };
    Some(Shift { ratio: middle.exp(), interval, p, exact })
}

/// All differences of an after to a before, without writing them out.
struct Differences<'a> {
    before: &'a [f64],
    after: &'a [f64],
}

impl Differences<'_> {
    /// Returns the difference of rank `rank`, from 1.
    fn at(&self, rank: usize) -> f64 {
        let ends = |values: &[f64]| (values[0], values[values.len() - 1]);
        let ((b0, b1), (a0, a1)) = (ends(self.before), ends(self.after));
        let (mut low, mut high) = (a0 - b1, a1 - b0);
        if self.at_most(low) >= rank {
            return low;
        }
        for _ in 0..120 {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if self.at_most(middle) >= rank {
                high = middle;
            } else {
                low = middle;
            }
        }
        high
    }

    /// Counts the differences of at most `limit` in one walk over both sorted sets.
    fn at_most(&self, limit: f64) -> usize {
        let mut first = 0;
        let mut count = 0;
        for value in self.after {
            while first < self.before.len() && value - self.before[first] > limit {
                first += 1;
            }
            count += self.before.len() - first;
        }
        count
    }
}

/// The ranks of both sets together, doubled so that shared ones are whole.
struct Ranks {
    doubled: Vec<usize>,
    /// How many are of the smaller set.
    size: usize,
    /// The doubled rank sum of the smaller set.
    sum: usize,
    /// Sum of `t^3 - t` over the groups of equal values.
    ties: f64,
}

impl Ranks {
    fn of(before: &[f64], after: &[f64]) -> Self {
        let mut all: Vec<(f64, bool)> = before.iter().map(|value| (*value, false)).collect();
        all.extend(after.iter().map(|value| (*value, true)));
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let wanted = after.len() <= before.len();
        let (mut doubled, mut sum, mut ties) = (Vec::with_capacity(all.len()), 0, 0.0);
        for group in all.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            let rank = 2 * doubled.len() + group.len() + 1;
            sum += rank * group.iter().filter(|it| it.1 == wanted).count();
            ties += (group.len() as f64).powi(3) - group.len() as f64;
            doubled.extend(std::iter::repeat_n(rank, group.len()));
        }
        Self { doubled, size: before.len().min(after.len()), sum, ties }
    }

    /// Returns the two-sided probability from the distribution over all splits.
    fn exact(&self) -> f64 {
        let splits = distribution(&self.doubled, self.size);
        let all: f64 = splits.iter().sum();
        let below: f64 = splits[..=self.sum].iter().sum();
        let above: f64 = splits[self.sum..].iter().sum();
        (2.0 * below.min(above) / all).min(1.0)
    }

    /// Returns the two-sided probability in the normal limit, with corrections for ties and steps.
    fn normal(&self) -> f64 {
        let (m, all) = (self.size as f64, self.doubled.len() as f64);
        let other = all - m;
        let expected = m * (all + 1.0) / 2.0;
        let variance = m * other / 12.0 * (all + 1.0 - self.ties / (all * (all - 1.0)));
        if variance <= 0.0 {
            return 1.0;
        }
        let away = ((self.sum as f64 / 2.0 - expected).abs() - 0.5).max(0.0);
        Normal::standard().sf(away / variance.sqrt()).min(0.5) * 2.0
    }
}

/// Counts the subsets of `size` scores by their sum.
fn distribution(scores: &[usize], size: usize) -> Vec<f64> {
    let most: usize = {
        let mut sorted = scores.to_vec();
        sorted.sort_unstable();
        sorted.iter().rev().take(size).sum()
    };
    let mut counts = vec![vec![0.0; most + 1]; size + 1];
    counts[0][0] = 1.0;
    for score in scores {
        for taken in (1..=size).rev() {
            let (fewer, more) = counts.split_at_mut(taken);
            for sum in *score..=most {
                more[0][sum] += fewer[taken - 1][sum - score];
            }
        }
    }
    counts.pop().unwrap_or_default()
}

/// Returns the rank of the difference at which the interval begins; `None` when even the least one
/// would leave out less than it may.
fn end_rank(n: usize, m: usize) -> Option<usize> {
    let pairs = n * m;
    if n + m > MOST_EXACT {
        let (n, m) = (n as f64, m as f64);
        let reach = n * m / 2.0 - Z * (n * m * (n + m + 1.0) / 12.0).sqrt();
        return whole(reach).filter(|rank| (1..=pairs).contains(rank));
    }
    let scores: Vec<usize> = (1..=n + m).collect();
    let size = n.min(m);
    let splits = distribution(&scores, size);
    let all: f64 = splits.iter().sum();
    let least = size * (size + 1) / 2;
    let mut tail = 0.0;
    let mut rank = 0;
    while let Some(count) = splits.get(least + rank) {
        tail += count / all;
        if tail > TAIL {
            break;
        }
        rank += 1;
    }
    (rank > 0).then_some(rank)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a small whole number"
)]
fn whole(value: f64) -> Option<usize> {
    (1.0..1e12).contains(&value).then(|| value.round() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_uneven_split_of_three_and_three() {
        let shift = compare(&[1.0, 2.0, 3.0], &[10.0, 20.0, 30.0]).unwrap();
        assert!((shift.p - 0.1).abs() < 1e-12, "{shift:?}");
        assert!((shift.ratio - 10.0).abs() < 1e-9 && shift.interval.is_none() && shift.exact);
    }

    #[test]
    fn equal_sets_do_not_differ() {
        let same = [5.0; 8];
        let shift = compare(&same, &same).unwrap();
        assert!((shift.p - 1.0).abs() < 1e-12 && (shift.ratio - 1.0).abs() < 1e-12);
        let many = [5.0; 40];
        assert!((compare(&many, &many).unwrap().p - 1.0).abs() < 1e-12);
        assert_eq!(compare(&[], &[1.0]), None);
        assert_eq!(compare(&[0.0], &[1.0]), None);
    }

    #[test]
    fn the_limit_continues_the_exact_count() {
        let of = |n: u32, factor: f64| -> Vec<f64> {
            (1..=n).map(|it| f64::from(it * 7919 % 101 + 1) * factor).collect()
        };
        let exact = compare(&of(30, 1.0), &of(30, 1.6)).unwrap();
        let normal = compare(&of(31, 1.0), &of(30, 1.6)).unwrap();
        assert!(exact.exact && !normal.exact);
        assert!((exact.p - normal.p).abs() < 0.02, "{exact:?} {normal:?}");
    }
}
