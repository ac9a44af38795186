//! Statistics that hold for the few incidents a casebook has: exact intervals, medians, curves, tests.
//!
//! Plain numbers in, plain numbers out; nothing here knows an incident. Each file states its formula
//! and where it is from, and is held against independent implementations by `tests/statistics/`.
//! There is no mean of durations but the one that [`chance`] shows to mislead, nothing is drawn from
//! a random source (the same input gives the same bytes), and what the data cannot carry is `None`.

pub mod chance;
pub mod concentration;
pub mod control;
pub mod counts;
pub mod ecdf;
pub mod even;
pub mod permutation;
pub mod quantiles;
pub mod ratio;
pub mod recurrence;
pub mod shares;
pub(super) mod solve;
pub mod survival;

/// What is left out on either side of a 95 % interval.
pub(crate) const TAIL: f64 = 0.025;
/// The 97.5 % quantile of the standard normal distribution.
pub(crate) const Z: f64 = 1.959_963_984_540_054;

/// An interval, ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Tells whether `value` lies within.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}
