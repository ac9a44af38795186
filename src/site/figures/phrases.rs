//! Phrases that figures share: parts of a whole, ranges, what was left out and what is not drawn.

use super::{Cells, Scope};
use crate::chart::steps::{MOST_STEPS, Steps};
use crate::knowledge::statistics::Interval;
use crate::theme::{Arg, Words};

impl<'a> Scope<'a, '_> {
    /// Returns the words of the site.
    pub(in crate::site) fn words(&self) -> &'a Words {
        &self.context.words
    }

    /// Returns a message with its values.
    pub(in crate::site) fn say(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        self.words().say(key, values)
    }

    /// Returns a message that needs no values.
    pub(in crate::site) fn text(&self, key: &str) -> String {
        self.words().text(key)
    }

    /// Returns a message about a number of things.
    pub(super) fn count(&self, key: &str, n: usize) -> String {
        self.say(key, &[("n", n.into())])
    }

    /// Starts a row of a table with a text.
    pub(in crate::site) fn row(&self, text: impl Into<String>) -> Cells<'a> {
        Cells::of(self.words(), text)
    }

    /// Writes "3 of 24".
    pub(super) fn of(&self, count: usize, n: usize) -> String {
        self.part("count-of", count, n)
    }

    /// Returns a message about so many of all.
    pub(super) fn part(&self, key: &str, n: usize, total: usize) -> String {
        self.say(key, &[("n", n.into()), ("total", total.into())])
    }

    /// Writes a share with its interval: "42 % (25 % to 61 %)".
    pub(super) fn share_with(&self, share: f64, interval: Option<Interval>) -> String {
        let percent = |share: f64| self.words().percent(share);
        let Some(it) = interval else { return percent(share) };
        let values = [
            ("share", percent(share).into()),
            ("low", percent(it.low).into()),
            ("high", percent(it.high).into()),
        ];
        self.say("share-between", &values)
    }

    /// Returns a message about a median length with its interval, rounded as titles are.
    pub(super) fn median_within(&self, key: &str, median: f64, interval: Interval) -> String {
        let about = |seconds: f64| roughly(self.words(), seconds).into();
        let ends = [("low", about(interval.low)), ("high", about(interval.high))];
        self.say(key, &[&[("median", about(median))], &ends[..]].concat())
    }

    /// Marks the name of a period that is not over.
    pub(super) fn to_date(&self, period: &str, under_way: bool) -> String {
        if under_way {
            self.say("to-date", &[("period", period.into())])
        } else {
            period.to_owned()
        }
    }

    /// Says why the incidents that are not in a figure are not.
    pub(super) fn left_out(&self, n: usize, why: &str) -> Vec<String> {
        let count = self.reports.len().saturating_sub(n);
        self.without(count, "n-incidents", why)
    }

    /// Says how many of what were left out and why.
    pub(super) fn without(&self, count: usize, what: &str, why: &str) -> Vec<String> {
        if count == 0 {
            return Vec::new();
        }
        let (what, why) = (self.count(what, count).into(), self.text(why).into());
        vec![self.say("left-out", &[("what", what), ("why", why)])]
    }

    /// Says where a curve has more steps than are drawn.
    pub(super) fn thinned(&self, chart: &Steps) -> String {
        if chart.is_thinned() { self.count("steps-thinned", MOST_STEPS) } else { String::new() }
    }
}

/// Puts sentences one behind the other, those that are there.
pub(super) fn sentences<const N: usize>(sentences: [String; N]) -> String {
    let told = sentences.into_iter().filter(|it| !it.is_empty());
    told.collect::<Vec<_>>().join(" ")
}

/// Writes seconds as a duration for a title: whole days or hours from ten of them on.
fn roughly(words: &Words, seconds: f64) -> String {
    const HOUR: f64 = 3600.0;
    const DAY: f64 = 24.0 * HOUR;
    let whole = match seconds {
        days if days >= 10.0 * DAY => DAY,
        hours if (10.0 * HOUR..DAY).contains(&hours) => HOUR,
        _ => 1.0,
    };
    lasting(words, (seconds / whole).round() * whole)
}

/// Writes seconds as a duration.
#[expect(clippy::cast_possible_truncation, reason = "a duration in seconds fits i64 by far")]
pub(in crate::site) fn lasting(words: &Words, seconds: f64) -> String {
    words.length(seconds.round() as i64)
}
