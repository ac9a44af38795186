//! Curves that run in steps, one with its band: shares over time, running totals.
//!
//! The curves lie in an inner `<svg>` that is stretched over the plot, with strokes that do not scale;
//! axes and texts are outside of it and keep their size.

use std::fmt::Write as _;

use super::scale::{self, LogDurations, Tick, TimeAxis};
use super::svg::{Anchor, Escaped, Number, Pen, Percent};
use super::{Caption, Note};
use crate::theme::Words;

/// A curve of more steps than this is drawn at the last step of each of so many columns.
pub const MOST_STEPS: usize = 240;

/// Room for the marks of notes over the plot.
const NOTES: f64 = 24.0;
const TOP: f64 = 8.0;
const PLOT: f64 = 160.0;
const LEGEND: f64 = 17.0;

/// What the horizontal axis is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Across {
    /// Durations in seconds, on a logarithmic scale.
    Durations,
    /// Days from zero.
    Days,
    /// Points in time in seconds since 1970.
    Time,
    /// Shares, 0 to 1.
    Shares,
}

/// What the vertical axis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Up {
    /// Shares, 0 to 1.
    Shares,
    /// Counts from zero.
    Counts,
}

/// From `x` on the curve is at `y`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Where the step is.
    pub x: f64,
    /// The height from there on.
    pub y: f64,
    /// The band from there on.
    pub band: Option<(f64, f64)>,
}

/// One curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// What it is called; said when there are several.
    pub label: String,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// Where the watching of something stopped, marked on the curve.
    pub ticks: Vec<f64>,
}

/// Curves to draw, at most four.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// The horizontal axis.
    pub across: Across,
    /// The vertical axis.
    pub up: Up,
    /// Where the horizontal axis ends at least.
    pub reach: f64,
    /// The curves.
    pub series: Vec<Series>,
    /// What happened at a place of the horizontal axis.
    pub notes: Vec<Note>,
    /// How many are still watched at the ticks of the axis, written below them.
    pub watched: Option<Watched>,
}

/// How many are watched, from the first time on.
#[derive(Clone, Debug, PartialEq)]
pub struct Watched {
    /// What the numbers are, in a word of at most five letters.
    pub label: String,
    /// Up to each time, in order: how many are watched until then.
    pub until: Vec<(f64, usize)>,
}

impl Watched {
    fn at(&self, x: f64) -> usize {
        self.until.get(self.until.partition_point(|it| it.0 < x)).map_or(0, |it| it.1)
    }
}

/// The plot: where it is and what it reaches.
#[derive(Clone, Copy)]
struct Plot {
    left: f64,
    top: f64,
    most: f64,
}

impl Plot {
    fn x(self, at: f64) -> f64 {
        self.left + at * (100.0 - self.left) / 100.0
    }

    fn y(self, value: f64) -> f64 {
        self.top + PLOT * (1.0 - value / self.most)
    }

    fn bottom(self) -> f64 {
        self.top + PLOT
    }
}

/// The horizontal axis made ready.
enum Axis {
    Log((LogDurations, Vec<Tick>)),
    Linear(f64, Vec<Tick>),
    Time(TimeAxis),
}

impl Axis {
    fn place(&self, x: f64) -> f64 {
        match self {
            Self::Log((scale, _)) => scale.place(x),
            Self::Linear(reach, _) => scale::Linear::new(0.0, *reach).place(x),
            #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970")]
            Self::Time(axis) => axis.place(x as i64),
        }
    }

    /// Returns what stands at a place of an even axis.
    fn value(&self, at: f64) -> Option<f64> {
        match self {
            Self::Linear(reach, _) => Some(at / 100.0 * reach),
            Self::Log(_) | Self::Time(_) => None,
        }
    }

    fn ticks(&self) -> Vec<Tick> {
        match self {
            Self::Log((_, ticks)) | Self::Linear(_, ticks) => ticks.clone(),
            Self::Time(axis) => axis.ticks.clone(),
        }
    }
}

impl Steps {
    /// Tells whether a curve has more steps than are drawn.
    pub fn is_thinned(&self) -> bool {
        self.series.iter().any(|series| series.steps.len() > MOST_STEPS)
    }

    /// Draws the curves; `None` when there is no step.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let steps = || self.series.iter().flat_map(|series| &series.steps);
        steps().next()?;
        let axis = self.axis(&caption.words);
        let highest = steps().map(|step| step.y).fold(0.0, f64::max);
        let (most, values) = self.heights(highest, &caption.words);
        let legend =
            if self.series.len() > 1 { self.series.len() as f64 * LEGEND + 6.0 } else { 0.0 };
        let watched = self.watched.iter().map(|it| it.label.as_str());
        let left = scale::room_for(values.iter().map(|it| it.1.as_str()).chain(watched));
        let top = legend + if self.notes.is_empty() { TOP } else { NOTES };
        let plot = Plot { left, top, most };
        let below = if self.watched.is_some() { 42.0 } else { 26.0 };
        let mut pen = Pen::open(caption, plot.bottom() + below);
        self.draw_legend(&mut pen);
        for (value, label) in values {
            pen.horizontal(if value == 0.0 { "axis" } else { "grid" }, plot.y(value), left, 100.0);
            pen.label(left, plot.y(value), &label);
        }
        self.draw_ticks(&mut pen, &axis, plot);
        self.draw_curves(&mut pen, &axis, plot);
        for note in &self.notes {
            pen.note(note, plot.x(axis.place(note.at)), plot.top, plot.bottom());
        }
        Some(pen.close())
    }

    fn axis(&self, words: &Words) -> Axis {
        let xs = || self.series.iter().flat_map(|series| &series.steps).map(|step| step.x);
        let most = xs().fold(self.reach, f64::max);
        match self.across {
            Across::Durations => Axis::Log({
                let scale = LogDurations::holding(xs().filter(|x| *x > 0.0));
                let ticks = scale.ticks(words);
                (scale, ticks)
            }),
            Across::Days => Axis::Linear(most.max(1.0), day_ticks(most.max(1.0), words)),
            Across::Shares => {
                let ticks = [0.0, 25.0, 50.0, 75.0, 100.0];
                let tick = |at: f64| Tick { at, label: scale::percent(words, at) };
                Axis::Linear(1.0, ticks.map(tick).into())
            }
            #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970")]
            Across::Time => {
                let first = xs().fold(f64::INFINITY, f64::min);
                Axis::Time(TimeAxis::around(first as i64, most as i64, 6, words))
            }
        }
    }

    fn heights(&self, most: f64, words: &Words) -> (f64, Vec<(f64, String)>) {
        match self.up {
            Up::Shares => {
                let label = |value: f64| (value / 100.0, scale::percent(words, value));
                (1.0, [0.0, 25.0, 50.0, 75.0, 100.0].map(label).into())
            }
            Up::Counts => {
                let values = scale::counts_up_to(most, 5);
                let top = values.last().copied().unwrap_or(1.0);
                (top, values.iter().map(|it| (*it, words.decimal(*it))).collect())
            }
        }
    }

    fn draw_legend(&self, pen: &mut Pen) {
        if self.series.len() < 2 {
            return;
        }
        for (idx, series) in self.series.iter().enumerate() {
            let y = 12.0 + idx as f64 * LEGEND;
            pen.raw(format_args!(
                "<line class=\"line s{}\" x1=\"0\" x2=\"24\" y1=\"{}\" y2=\"{}\"/><text x=\"30\" y=\"{}\">{}</text>",
                idx + 1,
                Number(y - 4.0),
                Number(y - 4.0),
                Number(y),
                Escaped(&series.label)
            ));
        }
    }

    fn draw_ticks(&self, pen: &mut Pen, axis: &Axis, plot: Plot) {
        let ticks = axis.ticks();
        let last = ticks.len().saturating_sub(1);
        if let Some(watched) = &self.watched {
            pen.label(plot.left, plot.bottom() + 29.0, &watched.label);
        }
        for (idx, tick) in ticks.iter().enumerate() {
            let at = plot.x(tick.at);
            pen.vertical("grid", at, plot.top, plot.bottom());
            let anchor = if idx == last { Anchor::End } else { Anchor::Middle };
            let class = if last > 4 && idx % 2 != last % 2 { "dim wide" } else { "dim" };
            pen.text(class, at, plot.bottom() + 17.0, anchor, &tick.label);
            if let (Some(watched), Some(x)) = (&self.watched, axis.value(tick.at)) {
                let anchor = if idx == 0 { Anchor::Start } else { anchor };
                pen.text(class, at, plot.bottom() + 33.0, anchor, &watched.at(x).to_string());
            }
        }
    }

    fn draw_curves(&self, pen: &mut Pen, axis: &Axis, plot: Plot) {
        let Plot { left, top, most } = plot;
        pen.raw(format_args!(
            "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" overflow=\"visible\">",
            Percent(left),
            Number(top),
            Percent(100.0 - left),
            Number(PLOT)
        ));
        let y = |value: f64| 100.0 * (1.0 - value / most);
        let alone = self.series.len() == 1;
        for (idx, series) in self.series.iter().enumerate() {
            let steps = series.drawn(|x| axis.place(x));
            if alone {
                draw_band(pen, &steps, y);
            }
            let mut path = String::new();
            for (at, (x, step)) in steps.iter().enumerate() {
                let (x, y) = (Number(*x), Number(y(step.y)));
                let _ = if at == 0 { write!(path, "M{x} {y}") } else { write!(path, "H{x}V{y}") };
            }
            pen.raw(format_args!(
                "<path class=\"line s{}\" fill=\"none\" vector-effect=\"non-scaling-stroke\" d=\"{path}\"/>",
                idx + 1
            ));
        }
        pen.raw(format_args!("</svg>"));
        for series in &self.series {
            pen.verticals("tick", &series.marks(axis, plot));
        }
    }
}

impl Series {
    /// Returns where the watching of something stopped: place, upper end, lower end. Where several
    /// would be drawn at one place, one is.
    fn marks(&self, axis: &Axis, plot: Plot) -> Vec<(f64, f64, f64)> {
        let mark = |x: &f64| {
            let at = self.steps.partition_point(|step| step.x <= *x);
            let middle = plot.y(self.steps.get(at.checked_sub(1)?)?.y);
            Some((plot.x(axis.place(*x)), middle - 4.0, middle + 4.0))
        };
        let mut marks: Vec<_> = self.ticks.iter().filter_map(mark).collect();
        let column = |at: f64| (at / 100.0 * MOST_STEPS as f64).floor();
        marks.dedup_by(|a, b| column(a.0).total_cmp(&column(b.0)).is_eq());
        marks
    }

    /// Returns the steps that are drawn with their places: all, or the last of each column.
    fn drawn(&self, place: impl Fn(f64) -> f64) -> Vec<(f64, Step)> {
        let placed = self.steps.iter().map(|step| (place(step.x), *step));
        if self.steps.len() <= MOST_STEPS {
            return placed.collect();
        }
        let column = |x: f64| (x / 100.0 * MOST_STEPS as f64).floor();
        let placed: Vec<(f64, Step)> = placed.collect();
        let columns = placed.chunk_by(|a, b| column(a.0).total_cmp(&column(b.0)).is_eq());
        let lasts = columns.filter_map(|group| group.last().copied());
        placed.first().copied().into_iter().chain(lasts).collect()
    }
}

fn draw_band(pen: &mut Pen, steps: &[(f64, Step)], y: impl Fn(f64) -> f64) {
    for group in steps.chunk_by(|a, b| a.1.band.is_some() == b.1.band.is_some()) {
        let Some((first, end)) = group.first().zip(group.last()) else { continue };
        let Some((_, high)) = first.1.band else { continue };
        // A band lasts until the step behind its last one.
        let next = steps.iter().find(|it| it.0 > end.0).map_or(end.0, |it| it.0);
        let mut path = format!("M{} {}", Number(first.0), Number(y(high)));
        for (x, step) in &group[1..] {
            let high = step.band.map_or(0.0, |it| it.1);
            let _ = write!(path, "H{}V{}", Number(*x), Number(y(high)));
        }
        let _ = write!(path, "H{}", Number(next));
        for (x, step) in group.iter().rev() {
            let low = step.band.map_or(0.0, |it| it.0);
            let _ = write!(path, "V{}H{}", Number(y(low)), Number(*x));
        }
        pen.raw(format_args!("<path class=\"band\" d=\"{path}Z\"/>"));
    }
}

/// Returns ticks of days in steps that people count in.
fn day_ticks(reach: f64, words: &Words) -> Vec<Tick> {
    let steps = [1.0, 2.0, 7.0, 14.0, 30.0, 90.0, 180.0, 365.0, 730.0, 1825.0, 3650.0];
    let step = steps.into_iter().find(|step| reach / step <= 6.0).unwrap_or(reach / 5.0);
    let label = |days: f64| match days {
        0.0 => words.decimal(0.0),
        days if step >= 365.0 => words.say("unit-years", &[("n", (days / 365.0).round().into())]),
        days => words.say("unit-days", &[("n", days.round().into())]),
    };
    let ticks = (0..=6).map(|at| f64::from(at) * step).take_while(|days| *days <= reach);
    ticks.map(|days| Tick { at: days / reach * 100.0, label: label(days) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(points: &[(f64, f64)]) -> Steps {
        let step = |&(x, y): &(f64, f64)| Step { x, y, band: Some((y / 2.0, y)) };
        let steps = points.iter().map(step).collect();
        let series = vec![Series { steps, ticks: vec![15.0], ..Series::default() }];
        Steps {
            across: Across::Days,
            up: Up::Shares,
            reach: 20.0,
            series,
            notes: Vec::new(),
            watched: None,
        }
    }

    #[test]
    fn a_curve_runs_in_steps_to_its_last_place() {
        let drawn =
            steps(&[(0.0, 1.0), (10.0, 0.5), (20.0, 0.5)]).draw(&Caption::default()).unwrap();
        assert!(drawn.contains("d=\"M0 0H50V50H100V50\""), "{drawn}");
        assert!(drawn.contains("class=\"tick\"") && drawn.contains("class=\"band\""));
        assert!(drawn.starts_with("<svg class=\"chart\" width=\"100%\""));
        assert_eq!(steps(&[]).draw(&Caption::default()), None);
    }

    #[test]
    fn the_watched_are_counted_below_the_axis() {
        let mut chart = steps(&[(0.0, 1.0), (10.0, 0.5), (20.0, 0.5)]);
        let until = vec![(10.0, 7), (20.0, 3)];
        chart.watched = Some(Watched { label: "open".into(), until });
        let drawn = chart.draw(&Caption::default()).unwrap();
        assert!(drawn.contains(">open</text>") && drawn.contains(">7</text>"), "{drawn}");
        assert!(drawn.contains(">3</text>"), "14 days are behind the first end: {drawn}");
    }

    #[test]
    fn too_many_steps_are_thinned_and_the_last_one_stays() {
        let many: Vec<(f64, f64)> =
            (0..5000).map(|it| (f64::from(it), 1.0 - f64::from(it) / 5000.0)).collect();
        let chart = steps(&many);
        let drawn = chart.series[0].drawn(|x| x / 50.0);
        assert!(drawn.len() <= MOST_STEPS + 2 && drawn.first().is_some_and(|it| it.0 == 0.0));
        assert!(drawn.last().is_some_and(|it| it.1.x >= 4999.0));
    }
}
