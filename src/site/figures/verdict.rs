//! What may be said of two periods: higher, lower or no clear difference, and what would have been seen.

use super::super::format::decimal;
use crate::knowledge::statistics::Interval;
use crate::knowledge::statistics::permutation::{self, Shift};
use crate::knowledge::statistics::ratio::{Rate, RateRatio, clear_counts, rate_ratio};

/// Lengths below a minute count as one: reports tell times to the minute.
const LEAST: f64 = 60.0;

/// The three words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The later one is higher.
    Higher,
    /// The later one is lower.
    Lower,
    /// The interval holds one.
    Unclear,
}

impl Verdict {
    fn of(low: f64, high: f64) -> Self {
        match (low > 1.0, high < 1.0) {
            (true, _) => Self::Higher,
            (_, true) => Self::Lower,
            _ => Self::Unclear,
        }
    }

    /// Returns the word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Unclear => "no clear difference",
        }
    }
}

/// A verdict with its effect and with what it could have shown.
pub(crate) struct Compared<T> {
    pub(crate) verdict: Verdict,
    pub(crate) effect: T,
    /// The smallest change that these numbers could show, as a sentence.
    pub(crate) smallest: String,
}

/// Compares how often incidents came; `None` without any.
pub(crate) fn rates_differ(earlier: Rate, later: Rate) -> Option<Compared<RateRatio>> {
    let effect = rate_ratio(earlier, later)?;
    let clear = clear_counts(earlier, later.exposure)?;
    let lower = match clear.at_most {
        Some(0) => "none at all".to_owned(),
        Some(most) => format!("{most} or fewer"),
        None => "no count, not even none,".to_owned(),
    };
    let smallest = format!(
        "After {} incidents, {} or more would be clearly higher and {lower} clearly lower.",
        earlier.count, clear.at_least
    );
    let verdict = Verdict::of(effect.interval.low, effect.interval.high);
    Some(Compared { verdict, effect, smallest })
}

/// Compares how long incidents lasted, in seconds; `None` when one period has none.
pub(crate) fn lengths_differ(earlier: &[f64], later: &[f64]) -> Option<Compared<Shift>> {
    let at_least = |values: &[f64]| values.iter().map(|it| it.max(LEAST)).collect::<Vec<_>>();
    let effect = permutation::compare(&at_least(earlier), &at_least(later))?;
    let (verdict, smallest) = match effect.interval {
        Some(it) => {
            let factor = (it.high / it.low).sqrt();
            let word = format!(
                "With {} and {} lengths, a change by less than a factor of about {} could not be told from chance.",
                earlier.len(),
                later.len(),
                decimal((factor * 10.0).round() / 10.0)
            );
            (Verdict::of(it.low, it.high), word)
        }
        None => (
            Verdict::Unclear,
            format!(
                "With {} and {} lengths no change, however large, could be told from chance.",
                earlier.len(),
                later.len()
            ),
        ),
    };
    Some(Compared { verdict, effect, smallest })
}

/// Returns the two names whose intervals lie furthest apart, the lower one first; `None` where all meet.
///
/// That two 95 % intervals do not meet is a stricter test than one of their difference (Schenker and
/// Gentleman, The American Statistician 55, 2001), which makes up for the pairs that are looked at.
pub(crate) fn apart<'n>(told: &[(&'n str, Interval)]) -> Option<(&'n str, &'n str)> {
    let gap = |lower: &Interval, upper: &Interval| match (lower.high, upper.low) {
        (below, above) if below > 0.0 && above > 0.0 => above / below,
        (below, above) => {
            if above > below {
                f64::INFINITY
            } else {
                0.0
            }
        }
    };
    let pairs = told.iter().flat_map(|a| told.iter().map(move |b| (a, b)));
    let apart = pairs.filter(|(a, b)| a.1.high < b.1.low);
    let widest = apart.max_by(|x, y| gap(&x.0.1, &x.1.1).total_cmp(&gap(&y.0.1, &y.1.1)));
    widest.map(|(a, b)| (a.0, b.0))
}

/// Writes a ratio with its interval: "1.9 times as many (1.1 to 3.3)".
pub(crate) fn times(ratio: f64, low: f64, high: f64) -> String {
    format!("{} times ({} to {})", decimal(ratio), decimal(low), decimal(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_words_are_said() {
        let rate = |count| Rate { count, exposure: 365.0 };
        let word = |a, b| rates_differ(rate(a), rate(b)).map(|it| it.verdict.word());
        assert_eq!(word(10, 30), Some("higher"));
        assert_eq!(word(30, 10), Some("lower"));
        assert_eq!(word(10, 14), Some("no clear difference"));
        assert_eq!(word(0, 0), None);
        let smallest = rates_differ(rate(2), rate(3)).unwrap().smallest;
        assert!(smallest.contains("not even none"), "{smallest}");
    }

    #[test]
    fn only_intervals_that_do_not_meet_are_apart() {
        let told = |low, high| Interval { low, high };
        assert_eq!(apart(&[("a", told(1.0, 5.0)), ("b", told(5.0, 9.0))]), None);
        let three = [("a", told(1.0, 5.0)), ("b", told(6.0, 9.0)), ("c", told(20.0, 30.0))];
        assert_eq!(apart(&three), Some(("a", "c")));
        assert_eq!(
            apart(&[("none", told(0.0, 0.0)), ("some", told(0.1, 0.2))]),
            Some(("none", "some"))
        );
        assert_eq!(apart(&[]), None);
    }

    #[test]
    fn too_few_lengths_say_that_nothing_could_be_told() {
        let compared = lengths_differ(&[60.0, 120.0], &[6000.0, 9000.0]).unwrap();
        assert_eq!(compared.verdict, Verdict::Unclear);
        assert!(compared.smallest.contains("however large"), "{}", compared.smallest);
    }
}
