//! What may be said of two periods: higher, lower or no clear difference, and what would have been seen.

use crate::knowledge::statistics::Interval;
use crate::knowledge::statistics::permutation::{self, Shift};
use crate::knowledge::statistics::ratio::{Rate, RateRatio, clear_counts, rate_ratio};
use crate::theme::Words;

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

    /// Returns the message that begins with `start` for this verdict.
    pub(crate) fn key(self, start: &str) -> String {
        let end = match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Unclear => "unclear",
        };
        format!("{start}{end}")
    }

    /// Returns the word alone.
    pub(crate) fn word(self, words: &Words) -> String {
        words.text(&self.key("verdict-"))
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
pub(crate) fn rates_differ(
    words: &Words,
    earlier: Rate,
    later: Rate,
) -> Option<Compared<RateRatio>> {
    let effect = rate_ratio(earlier, later)?;
    let clear = clear_counts(earlier, later.exposure)?;
    let lower = match clear.at_most {
        Some(0) => words.text("smallest-none"),
        Some(most) => words.say("smallest-at-most", &[("n", most.into())]),
        None => words.text("smallest-never"),
    };
    let values =
        [("n", earlier.count.into()), ("least", clear.at_least.into()), ("lower", lower.into())];
    let smallest = words.say("smallest-count", &values);
    let verdict = Verdict::of(effect.interval.low, effect.interval.high);
    Some(Compared { verdict, effect, smallest })
}

/// Compares how long incidents lasted, in seconds; `None` when one period has none.
pub(crate) fn lengths_differ(
    words: &Words,
    earlier: &[f64],
    later: &[f64],
) -> Option<Compared<Shift>> {
    let at_least = |values: &[f64]| values.iter().map(|it| it.max(LEAST)).collect::<Vec<_>>();
    let effect = permutation::compare(&at_least(earlier), &at_least(later))?;
    let told = [("earlier", earlier.len().into()), ("later", later.len().into())];
    let (verdict, smallest) = match effect.interval {
        Some(it) => {
            let factor = (it.high / it.low).sqrt();
            let factor = words.decimal((factor * 10.0).round() / 10.0);
            let values = [&told[..], &[("factor", factor.into())]].concat();
            (Verdict::of(it.low, it.high), words.say("smallest-factor", &values))
        }
        None => (Verdict::Unclear, words.say("smallest-no-factor", &told)),
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

/// Writes a ratio with its interval: "1.9 times (1.1 to 3.3)"; nothing where it has no end.
pub(crate) fn times(words: &Words, ratio: Option<f64>, interval: Interval) -> String {
    let Some(ratio) = ratio.filter(|_| interval.high.is_finite()) else { return String::new() };
    let number = |value: f64| words.decimal(value).into();
    let values =
        [("ratio", number(ratio)), ("low", number(interval.low)), ("high", number(interval.high))];
    words.say("times-between", &values)
}

/// Adds to a finding how large it is, where that is told.
pub(crate) fn with_size(words: &Words, finding: String, size: String) -> String {
    if size.is_empty() {
        return finding;
    }
    words.say("finding-and-size", &[("finding", finding.into()), ("size", size.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_words_are_said() {
        let rate = |count| Rate { count, exposure: 365.0 };
        let words = Words::english();
        let told = |a, b| rates_differ(words, rate(a), rate(b)).map(|it| it.verdict.word(words));
        let word = |a, b| told(a, b).unwrap_or_default();
        assert_eq!(word(10, 30), "higher");
        assert_eq!(word(30, 10), "lower");
        assert_eq!(word(10, 14), "no clear difference");
        assert_eq!(told(0, 0), None);
        let smallest = rates_differ(words, rate(2), rate(3)).unwrap().smallest;
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
        let compared = lengths_differ(Words::english(), &[60.0, 120.0], &[6000.0, 9000.0]).unwrap();
        assert_eq!(compared.verdict, Verdict::Unclear);
        assert!(compared.smallest.contains("however large"), "{}", compared.smallest);
    }
}
