//! How long until something is finished, with the unfinished counted for as long as they were seen.
//!
//! The product-limit estimate of Kaplan and Meier (Journal of the American Statistical Association 53,
//! 1958). Greenwood's variance (1926) gives the band on the log-log scale, which stays between 0 and 1:
//! Kalbfleisch and Prentice, *The Statistical Analysis of Failure Time Data*, section 1.4. The median
//! with its interval is read off the curve and the band (Brookmeyer and Crowley, Biometrics 38, 1982).

use super::{Interval, Z};

/// Something watched until it ended, or until the watching did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// How long it was watched.
    pub time: f64,
    /// Whether it ended then; else it is only known to last longer (censored).
    pub ended: bool,
}

/// The curve at one time at which anything ended or stopped being watched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The time.
    pub time: f64,
    /// How many were watched just before.
    pub at_risk: usize,
    /// How many ended at this time.
    pub ended: usize,
    /// How many stopped being watched at this time.
    pub censored: usize,
    /// The share that lasts longer.
    pub share: f64,
    /// Its 95 % interval; `None` before the first end and once nothing is left, where it has no width.
    pub interval: Option<Interval>,
}

/// A Kaplan-Meier curve, from the first time to the last observation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// How many observations.
    pub n: usize,
    /// How many of them ended.
    pub ended: usize,
    /// The steps in order of time.
    pub steps: Vec<Step>,
}

impl Curve {
    /// Makes the curve; times below zero or without a value are left out.
    pub fn of(observations: &[Observation]) -> Self {
        let mut sorted: Vec<Observation> =
            observations.iter().filter(|it| it.time >= 0.0).copied().collect();
        sorted.sort_by(|a, b| a.time.total_cmp(&b.time));
        let n = sorted.len();
        let (mut at_risk, mut share, mut variance) = (n, 1.0, 0.0);
        let mut steps = Vec::new();
        for group in sorted.chunk_by(|a, b| a.time.total_cmp(&b.time).is_eq()) {
            let ended = group.iter().filter(|it| it.ended).count();
            let (r, d) = (at_risk as f64, ended as f64);
            share *= 1.0 - d / r;
            variance += d / (r * (r - d));
            let interval = log_log(share, variance);
            let censored = group.len() - ended;
            steps.push(Step { time: group[0].time, at_risk, ended, censored, share, interval });
            at_risk -= group.len();
        }
        Self { n, ended: sorted.iter().filter(|it| it.ended).count(), steps }
    }

    /// Returns the share that lasts longer than `time`, with its interval; `None` beyond the last
    /// observation while some are unfinished, where nothing is known.
    pub fn at(&self, time: f64) -> Option<(f64, Option<Interval>)> {
        let before = self.steps.partition_point(|step| step.time <= time);
        let last = self.steps.last()?;
        if time > last.time && last.share > 0.0 {
            return None;
        }
        Some(
            before
                .checked_sub(1)
                .map_or((1.0, None), |at| (self.steps[at].share, self.steps[at].interval)),
        )
    }

    /// Returns how many are still watched at `time`.
    pub fn at_risk(&self, time: f64) -> usize {
        let before = self.steps.partition_point(|step| step.time < time);
        self.steps.get(before).map_or(0, |step| step.at_risk)
    }

    /// Returns the time by which half have ended; `None` when fewer than half have.
    pub fn median(&self) -> Option<f64> {
        self.steps.iter().find(|step| step.share <= 0.5).map(|step| step.time)
    }

    /// Returns the 95 % interval of the median; an end that the curve does not reach is `None`.
    pub fn median_interval(&self) -> (Option<f64>, Option<f64>) {
        let first = |below: fn(Interval) -> f64| {
            let mut steps = self.steps.iter();
            let reached = |step: &&Step| step.interval.is_some_and(|it| below(it) <= 0.5);
            steps.find(reached).map(|step| step.time)
        };
        (first(|it| it.low), first(|it| it.high))
    }

    /// Returns the time of the last observation.
    pub fn last(&self) -> Option<f64> {
        self.steps.last().map(|step| step.time)
    }
}

fn log_log(share: f64, variance: f64) -> Option<Interval> {
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let half = Z * variance.sqrt() / share.ln().abs();
    Some(Interval { low: share.powf(half.exp()), high: share.powf((-half).exp()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched(times: &[(f64, bool)]) -> Curve {
        let observations: Vec<_> =
            times.iter().map(|&(time, ended)| Observation { time, ended }).collect();
        Curve::of(&observations)
    }

    #[test]
    fn the_unfinished_count_until_they_were_last_seen() {
        let curve = watched(&[(1.0, true), (2.0, false), (3.0, true), (4.0, false)]);
        let shares: Vec<f64> = curve.steps.iter().map(|it| it.share).collect();
        assert_eq!(shares, [0.75, 0.75, 0.375, 0.375]);
        assert_eq!((curve.n, curve.ended, curve.median()), (4, 2, Some(3.0)));
        assert_eq!(curve.last(), Some(4.0), "the curve runs to the last observation");
        assert_eq!(curve.at(5.0), None);
        assert_eq!([0.0, 1.0, 1.5, 4.0, 4.5].map(|at| curve.at_risk(at)), [4, 4, 3, 1, 0]);
        assert_eq!(curve.at(0.5), Some((1.0, None)));
    }

    #[test]
    fn everything_and_nothing_finished() {
        let done = watched(&[(1.0, true), (1.0, true)]);
        assert_eq!(done.at(9.0), Some((0.0, None)));
        let none = watched(&[(1.0, false)]);
        assert_eq!((none.median(), none.median_interval()), (None, (None, None)));
        assert_eq!(Curve::of(&[]), Curve::default());
        assert_eq!(watched(&[(f64::NAN, true), (-1.0, true)]).n, 0);
    }
}
