//! Values to places: linear, logarithmic and time scales with ticks people read at a glance.

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime};

use super::labels::{CHARACTER, NARROWEST};
use crate::theme::Words;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Steps of an axis that is labelled by the clock or the day.
const STEPS: [i64; 16] = [
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    28 * DAY,
];

/// A tick: where it is and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Place in percent of the axis.
    pub at: f64,
    /// What is written there.
    pub label: String,
}

/// A scale between two values, linear in what it is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    from: f64,
    to: f64,
}

impl Linear {
    /// Makes a scale; one without extent puts everything at its start.
    pub fn new(from: f64, to: f64) -> Self {
        Self { from, to }
    }

    /// Returns the place of `value` in percent, within the scale.
    pub fn place(self, value: f64) -> f64 {
        let extent = self.to - self.from;
        if extent <= 0.0 || !value.is_finite() {
            return 0.0;
        }
        ((value - self.from) / extent * 100.0).clamp(0.0, 100.0)
    }
}

/// Returns steps of 1, 2 or 5 times a power of ten from zero up to at least `top`, about `count`.
pub fn counts_up_to(top: f64, count: usize) -> Vec<f64> {
    let top = if top.is_finite() { top.max(1.0) } else { 1.0 };
    let rough = top / count.max(1) as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|multiple| multiple * power)
        .find(|step| *step >= rough)
        .unwrap_or(power * 10.0)
        .max(1.0);
    let steps = (top / step).ceil();
    let mut values = Vec::new();
    let mut value = 0.0;
    while value <= steps * step + step / 2.0 {
        values.push(value);
        value += step;
    }
    values
}

/// Returns round values from at most `low` to at least `high`, about `count` steps apart.
pub fn values_around(low: f64, high: f64, count: usize) -> Vec<f64> {
    // Values that are all the same stand in the middle.
    let half = if high > low { 0.0 } else { (high.abs() / 10.0).max(0.5) };
    let (low, high) = (low - half, high + half);
    let rough = (high - low) / count.max(1) as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|multiple| multiple * power);
    let step = step.into_iter().find(|step| *step >= rough).unwrap_or(power * 10.0);
    let first = (low / step).floor();
    let mut values = Vec::new();
    for idx in 0..=count * 3 {
        let value = (first + idx as f64) * step;
        values.push(value);
        if value >= high - step * 1e-9 {
            break;
        }
    }
    values
}

/// How many of a unit: a length that people think in.
pub(super) type Human = (f64, &'static str, usize);

/// Durations a person thinks in: seconds, and how many of which unit that is.
pub(super) const HUMAN: [Human; 12] = [
    (1.0, "unit-seconds", 1),
    (10.0, "unit-seconds", 10),
    (60.0, "unit-minutes", 1),
    (600.0, "unit-minutes", 10),
    (3_600.0, "unit-hours", 1),
    (28_800.0, "unit-hours", 8),
    (86_400.0, "unit-days", 1),
    (604_800.0, "unit-weeks", 1),
    (2_592_000.0, "unit-days", 30),
    (15_552_000.0, "unit-months", 6),
    (63_072_000.0, "unit-years", 2),
    (315_360_000.0, "unit-years", 10),
];

/// Writes a length as a label of an axis: "30 d".
pub(super) fn human(words: &Words, (_, unit, count): Human) -> String {
    words.say(unit, &[("n", count.into())])
}

/// Writes a share of a hundred as a label of an axis: "25%".
pub(super) fn percent(words: &Words, percent: f64) -> String {
    words.say("percent-axis", &[("n", percent.into())])
}

/// Returns the share of the width that the longest of `labels` needs on a phone, in percent.
pub(super) fn room_for<'t>(labels: impl IntoIterator<Item = &'t str>) -> f64 {
    // A percent sign is as wide as a letter and a half.
    let width = |label: &str| {
        label.chars().map(|letter| if letter == '%' { 1.5 } else { 1.0 }).sum::<f64>() * CHARACTER
    };
    (labels.into_iter().map(width).fold(0.0, f64::max) + 8.0) / NARROWEST * 100.0
}

/// A logarithmic scale of durations, from one human tick to another.
#[derive(Clone, Debug, PartialEq)]
pub struct LogDurations {
    from: f64,
    to: f64,
}

impl LogDurations {
    /// Makes a scale that holds all `seconds`, from the tick below the least to the one above the most.
    pub fn holding(seconds: impl IntoIterator<Item = f64>) -> Self {
        let (mut least, mut most) = (f64::INFINITY, 0f64);
        for value in seconds.into_iter().filter(|value| value.is_finite()) {
            least = least.min(value.max(1.0));
            most = most.max(value);
        }
        if least > most {
            (least, most) = (60.0, 86_400.0);
        }
        let from = HUMAN.iter().rev().find(|tick| tick.0 <= least).unwrap_or(&HUMAN[0]).0;
        let to = HUMAN.iter().find(|tick| tick.0 >= most && tick.0 > from).unwrap_or(&HUMAN[11]).0;
        Self { from, to: to.max(most) }
    }

    /// Returns the place of a duration in percent.
    pub fn place(&self, seconds: f64) -> f64 {
        Linear::new(self.from.ln(), self.to.ln()).place(seconds.max(1.0).ln())
    }

    /// Returns the duration at `at` of `of` even steps of the axis.
    pub fn value(&self, at: usize, of: usize) -> f64 {
        let (from, to) = (self.from.ln(), self.to.ln());
        (from + (to - from) * at as f64 / of.max(1) as f64).exp()
    }

    /// Returns the human ticks within the scale.
    pub fn ticks(&self, words: &Words) -> Vec<Tick> {
        HUMAN
            .iter()
            .filter(|(seconds, ..)| (self.from..=self.to).contains(seconds))
            .map(|tick| Tick { at: self.place(tick.0), label: human(words, *tick) })
            .collect()
    }
}

/// A time axis: seconds since 1970 on the wall clock it is labelled with, widened to whole ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeAxis {
    scale: Linear,
    ends: (i64, i64),
    /// The ticks, from the start of the axis to its end.
    pub ticks: Vec<Tick>,
}

impl TimeAxis {
    /// Makes an axis around `from..=to` with at most `most` ticks.
    pub fn around(from: i64, to: i64, most: usize, words: &Words) -> Self {
        let to = to.max(from.saturating_add(MINUTE));
        let most = most.max(3);
        let fits = |step: &&i64| {
            let ticks = (to.div_euclid(**step) - from.div_euclid(**step)).saturating_add(2);
            usize::try_from(ticks).is_ok_and(|ticks| ticks <= most)
        };
        match STEPS.iter().find(fits) {
            Some(step) => Self::by_seconds(from, to, *step, words),
            None => Self::by_months(from, to, most, words),
        }
    }

    /// Makes an axis of exactly the days `from..to` with a tick at the start of each month.
    pub fn months(from: NaiveDate, to: NaiveDate, words: &Words) -> Self {
        let ends = (day_seconds(from), day_seconds(to));
        let scale = Linear::new(ends.0 as f64, ends.1 as f64);
        let ticks = month_starts(from, to, 1)
            .map(|day| Tick {
                at: scale.place(day_seconds(day) as f64),
                label: words.short_month(day),
            })
            .collect();
        Self { scale, ends, ticks }
    }

    fn by_seconds(from: i64, to: i64, step: i64, words: &Words) -> Self {
        let first = from.div_euclid(step) * step;
        let last = (to + step - 1).div_euclid(step) * step;
        let scale = Linear::new(first as f64, last as f64);
        let ends = (first, last);
        let ticks = (0..=(last - first) / step)
            .map(|idx| first + idx * step)
            .map(|at| Tick { at: scale.place(at as f64), label: time_label(at, step, words) })
            .collect();
        Self { scale, ends, ticks }
    }

    fn by_months(from: i64, to: i64, most: usize, words: &Words) -> Self {
        let (Some(first), Some(last)) = (day_of(from), day_of(to)) else {
            let scale = Linear::new(from as f64, to as f64);
            return Self { scale, ends: (from, to), ticks: Vec::new() };
        };
        let months = (last.year() - first.year()) * 12 + 12;
        let wanted = i32::try_from(most).unwrap_or(6);
        let step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
            .into_iter()
            .find(|step| months / step <= wanted)
            .unwrap_or(2400);
        let start = NaiveDate::from_ymd_opt(first.year(), 1, 1).unwrap_or(first);
        let end = NaiveDate::from_ymd_opt(last.year() + 1, 1, 1).unwrap_or(last);
        let ends = (day_seconds(start), day_seconds(end));
        let scale = Linear::new(ends.0 as f64, ends.1 as f64);
        let ticks = month_starts(start, end.succ_opt().unwrap_or(end), step.unsigned_abs())
            .map(|day| Tick {
                at: scale.place(day_seconds(day) as f64),
                // The year stands at its start; other months need no year beside them.
                label: if day.month() == 1 {
                    day.year().to_string()
                } else {
                    words.short_month(day)
                },
            })
            .collect();
        Self { scale, ends, ticks }
    }

    /// Tells whether a time lies on the axis.
    pub fn holds(&self, at: i64) -> bool {
        (self.ends.0..=self.ends.1).contains(&at)
    }

    /// Tells whether a stretch lies on the axis in part.
    pub fn meets(&self, from: i64, to: i64) -> bool {
        to > self.ends.0 && from < self.ends.1
    }

    /// Returns the first and the last time on the axis.
    pub fn ends(&self) -> (i64, i64) {
        self.ends
    }

    /// Returns the place of a time in percent.
    pub fn place(&self, at: i64) -> f64 {
        self.scale.place(at as f64)
    }
}

/// Returns the seconds since 1970 at the start of a day.
pub fn day_seconds(day: NaiveDate) -> i64 {
    NaiveDateTime::from(day).and_utc().timestamp()
}

fn day_of(seconds: i64) -> Option<NaiveDate> {
    DateTime::from_timestamp(seconds, 0).map(|at| at.date_naive())
}

fn month_starts(from: NaiveDate, to: NaiveDate, step: u32) -> impl Iterator<Item = NaiveDate> {
    let first = from.with_day(1).unwrap_or(from);
    std::iter::successors(Some(first), move |day| day.checked_add_months(Months::new(step)))
        .skip_while(move |day| *day < from)
        .take_while(move |day| *day < to)
        .take(400)
}

fn time_label(at: i64, step: i64, words: &Words) -> String {
    let Some(time) = DateTime::from_timestamp(at, 0) else { return String::new() };
    if step >= DAY || (step >= HOUR && at.rem_euclid(DAY) == 0) {
        words.short_day(time.date_naive())
    } else {
        time.format("%H:%M").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn counts_are_round_and_reach_the_top() {
        assert_eq!(counts_up_to(17.0, 4), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(counts_up_to(3.7, 4), [0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(counts_up_to(0.0, 4), [0.0, 1.0]);
        assert!(counts_up_to(f64::NAN, 4).len() > 1);
    }

    #[test]
    fn values_are_round_and_hold_what_they_are_around() {
        assert_eq!(values_around(72.6, 99.8, 4), [70.0, 80.0, 90.0, 100.0]);
        assert_eq!(values_around(0.0, 4.1, 4), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(values_around(-3.0, 3.0, 3), [-4.0, -2.0, 0.0, 2.0, 4.0]);
        assert!(values_around(5.0, 5.0, 4).len() > 1);
        assert!(values_around(0.0, 0.0, 4).len() > 1);
    }

    #[test]
    fn durations_get_human_ticks() {
        let scale = LogDurations::holding([39.0, 8.1 * 3600.0, 34.0 * 3600.0]);
        assert_eq!(
            labels(&scale.ticks(Words::english())),
            ["10 s", "1 min", "10 min", "1 h", "8 h", "1 d", "1 w"]
        );
        assert!((scale.place(10.0)).abs() < 1e-9);
        assert!((scale.place(604_800.0) - 100.0).abs() < 1e-9);
        assert!(!LogDurations::holding([]).ticks(Words::english()).is_empty());
    }

    #[test]
    fn an_evening_is_labelled_by_the_clock() {
        let start = 1_772_460_360; // 2026-03-02 14:06
        let axis = TimeAxis::around(start, start + 134 * 60, 7, Words::english());
        assert_eq!(labels(&axis.ticks), ["14:00", "14:30", "15:00", "15:30", "16:00", "16:30"]);
        assert!((axis.place(start) - 4.0).abs() < 0.01);
    }

    #[test]
    fn long_and_ancient_spans_get_dates() {
        let day =
            |year, month, day| day_seconds(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        let week = TimeAxis::around(day(2026, 3, 2), day(2026, 3, 6), 7, Words::english());
        assert_eq!(week.ticks[0].label, "2 Mar");
        let ancient = TimeAxis::around(day(1628, 8, 10), day(2026, 3, 6), 7, Words::english());
        assert!(ancient.ticks.len() <= 9 && ancient.ticks.iter().all(|tick| tick.label.len() == 4));
        let years = TimeAxis::around(day(2024, 8, 10), day(2026, 3, 6), 7, Words::english());
        assert!(years.ticks.len() >= 3, "{years:?}");
    }
}
