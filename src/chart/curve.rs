//! A measured curve over a time axis, with lines where something happened and marks below.
//!
//! The curve lies in an inner `<svg>` that is stretched over the plot; texts are outside of it and keep
//! their size. The axis may be that of another chart above, so that both tell the same times.

use std::fmt::Write as _;

use super::Caption;
use super::labels::{self, Placed};
use super::scale::{self, TimeAxis};
use super::segments::{self, Mark};
use super::svg::{Anchor, Escaped, Number, Pen};

const ROW: f64 = 16.0;
const PLOT: f64 = 120.0;
/// A curve of more points is drawn by the least and the most of each of so many columns.
const COLUMNS: usize = 300;

/// A curve to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What the chart says.
    pub caption: Caption,
    /// Class of the colour of marks, 1 to 5.
    pub class: u8,
    /// The points in order of time, in seconds on the clock of the axis; a gap has no value.
    pub points: Vec<(i64, Option<f64>)>,
    /// The unit, written behind the values of the axis.
    pub unit: String,
    /// Lines across the plot: when, and what happened.
    pub lines: Vec<(i64, String)>,
    /// Marks below the plot; those outside the axis are left out.
    pub marks: Vec<Mark>,
}

impl Curve {
    /// Returns an axis that holds every point, for a curve that shares none.
    pub fn own_axis(&self) -> Option<TimeAxis> {
        let first = self.points.first()?.0;
        let last = self.points.last()?.0;
        Some(TimeAxis::around(first, last, segments::MOST_TICKS, &self.caption.words))
    }

    /// Draws the curve over `axis`; `None` when no value lies on it.
    pub fn draw(&self, axis: &TimeAxis) -> Option<String> {
        let seen = self.seen(axis);
        let ticks = ticks(&seen)?;
        let scale = Heights { low: ticks[0], high: *ticks.last()? };
        let placed = self.place_labels(axis);
        let rows = placed.iter().map(|label| label.row + 1).max().unwrap_or(0);
        let top = rows as f64 * ROW + 14.0;
        let bottom = top + PLOT;
        let marks: Vec<Mark> = self.marks.iter().filter(|it| axis.holds(it.at)).copied().collect();
        let under = if marks.is_empty() { 0.0 } else { 18.0 };
        let mut pen = Pen::open(&self.caption, bottom + under + 22.0);
        segments::draw_axis(&mut pen, axis, top, bottom + under);
        for (idx, value) in ticks.iter().enumerate() {
            let y = top + scale.share(*value) * PLOT;
            pen.horizontal(if idx == 0 { "axis" } else { "grid" }, y, 0.0, 100.0);
        }
        self.draw_lines(&mut pen, axis, &placed, (top, bottom));
        draw_path(&mut pen, axis, &seen, &scale, top);
        for value in &ticks {
            let y = top + scale.share(*value) * PLOT - 4.0;
            let label = format!("{} {}", self.caption.words.decimal(*value), self.unit);
            pen.text("dim halo", 0.0, y, Anchor::Start, label.trim_end());
        }
        segments::draw_marks(&mut pen, axis, &marks, self.class, bottom + 11.0);
        Some(pen.close())
    }

    /// Returns where the scale of values over `axis` starts, when 0 is not on it.
    pub fn starts_at(&self, axis: &TimeAxis) -> Option<f64> {
        let ticks = ticks(&self.seen(axis))?;
        let (first, last) = (*ticks.first()?, *ticks.last()?);
        (first > 0.0 || last < 0.0).then_some(first)
    }

    fn seen(&self, axis: &TimeAxis) -> Vec<(i64, Option<f64>)> {
        self.points.iter().filter(|it| axis.holds(it.0)).copied().collect()
    }

    fn place_labels(&self, axis: &TimeAxis) -> Vec<Placed> {
        let label = |(at, text): &(i64, String)| (axis.place(*at), text.chars().count());
        let lengths: Vec<(f64, usize)> = self.lines.iter().map(label).collect();
        labels::place(&lengths).unwrap_or_default()
    }

    fn draw_lines(
        &self,
        pen: &mut Pen,
        axis: &TimeAxis,
        placed: &[Placed],
        (top, bottom): (f64, f64),
    ) {
        for (idx, (at, text)) in self.lines.iter().enumerate().filter(|it| axis.holds(it.1.0)) {
            let x = axis.place(*at);
            let Some(place) = placed.get(idx) else {
                pen.vertical("note-line", x, top, bottom);
                continue;
            };
            let y = top - 8.0 - place.row as f64 * ROW;
            place.draw(pen, "note-line", (x, y, bottom), &Escaped(text).to_string());
        }
    }
}

/// Returns the values that label the scale: from zero, unless all of them are far from it.
fn ticks(seen: &[(i64, Option<f64>)]) -> Option<Vec<f64>> {
    let values = || seen.iter().filter_map(|it| it.1);
    values().next()?;
    let (low, high) = values()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)));
    let low = if low > 0.0 && low < 0.5 * high { 0.0 } else { low };
    Some(scale::values_around(low, high, 4))
}

/// The vertical scale.
struct Heights {
    low: f64,
    high: f64,
}

impl Heights {
    /// Returns how far below the top a value lies, from 0 to 1.
    fn share(&self, value: f64) -> f64 {
        let extent = self.high - self.low;
        if extent <= 0.0 { 0.5 } else { 1.0 - (value - self.low) / extent }
    }
}

fn draw_path(
    pen: &mut Pen,
    axis: &TimeAxis,
    seen: &[(i64, Option<f64>)],
    scale: &Heights,
    top: f64,
) {
    let mut path = String::new();
    let mut is_open = false;
    for (at, value) in thinned(axis, seen) {
        let Some(value) = value else {
            is_open = false;
            continue;
        };
        let command = if is_open { 'L' } else { 'M' };
        let (x, y) = (Number(axis.place(at)), Number(scale.share(value) * 100.0));
        let _ = write!(path, "{command}{x} {y}");
        if !is_open {
            // A point between two gaps is seen as a dot.
            path.push_str("h0");
        }
        is_open = true;
    }
    pen.raw(format_args!(
        "<svg x=\"0\" y=\"{}\" width=\"100%\" height=\"{PLOT}\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" overflow=\"visible\">\
         <path class=\"line\" fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\" vector-effect=\"non-scaling-stroke\" d=\"{path}\"/></svg>",
        Number(top)
    ));
}

/// Returns the points that are drawn: all, or the least and the most of each column, so that no peak
/// is lost.
fn thinned(axis: &TimeAxis, seen: &[(i64, Option<f64>)]) -> Vec<(i64, Option<f64>)> {
    if seen.len() <= COLUMNS * 2 {
        return seen.to_vec();
    }
    let column = |at: i64| (axis.place(at) / 100.0 * COLUMNS as f64).floor();
    let mut kept = Vec::with_capacity(COLUMNS * 3);
    for group in seen.chunk_by(|a, b| column(a.0).total_cmp(&column(b.0)).is_eq()) {
        let measured = || group.iter().filter_map(|&(at, value)| Some((at, value?)));
        let least = measured().min_by(|a, b| a.1.total_cmp(&b.1));
        let most = measured().max_by(|a, b| a.1.total_cmp(&b.1));
        let mut both: Vec<(i64, f64)> = least.into_iter().chain(most).collect();
        both.sort_by_key(|it| it.0);
        both.dedup();
        match both.first() {
            None => kept.extend(group.first().copied()),
            Some(_) => kept.extend(both.into_iter().map(|(at, value)| (at, Some(value)))),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Words;

    const START: i64 = 1_772_460_000; // 2026-03-02 14:00

    fn curve(points: Vec<(i64, Option<f64>)>) -> Curve {
        let points = points.into_iter().map(|(at, value)| (START + at, value)).collect();
        Curve {
            caption: Caption {
                id: "m".into(),
                title: "A <title>".into(),
                description: "d".into(),
                ..Caption::default()
            },
            class: 2,
            points,
            unit: "%".into(),
            lines: vec![(START + 600, "Started".into()), (START + 660, "Detected".into())],
            marks: vec![Mark { at: START + 600, strong: true }],
        }
    }

    #[test]
    fn a_gap_is_no_line() {
        let chart =
            curve(vec![(0, Some(0.0)), (1800, Some(10.0)), (1860, None), (3600, Some(5.0))]);
        let drawn = chart.draw(&chart.own_axis().unwrap()).unwrap();
        assert!(drawn.contains("d=\"M0 100h0L50 0M100 50h0\""), "{drawn}");
        assert!(drawn.contains(">Started</text>") && drawn.contains(">10 %</text>"));
        assert!(!drawn.contains("style="));
    }

    #[test]
    fn values_outside_of_a_shared_axis_are_left_out() {
        let chart = curve(vec![(0, Some(1.0)), (600, Some(2.0)), (90_000, Some(900.0))]);
        let axis = TimeAxis::around(START, START + 600, 7, Words::english());
        let drawn = chart.draw(&axis).unwrap();
        assert!(!drawn.contains("900"), "{drawn}");
        assert_eq!(
            chart.draw(&TimeAxis::around(START + 1000, START + 2000, 7, Words::english())),
            None
        );
        assert_eq!(curve(Vec::new()).own_axis(), None);
    }

    #[test]
    fn a_scale_without_zero_tells_where_it_starts() {
        let starts = |low: f64, high: f64| {
            let chart = curve(vec![(0, Some(low)), (600, Some(high))]);
            chart.starts_at(&chart.own_axis().unwrap())
        };
        assert_eq!(starts(73.0, 99.0), Some(70.0));
        assert_eq!(starts(-9.0, -8.0), Some(-9.0));
        assert_eq!((starts(2.0, 99.0), starts(-3.0, 4.0)), (None, None));
    }

    #[test]
    fn thinning_keeps_the_peak() {
        let many = (0..5000).map(|it| (it, Some(if it == 2501 { 99.0 } else { 1.0 })));
        let chart = curve(many.collect());
        let axis = chart.own_axis().unwrap();
        let kept = thinned(&axis, &chart.points);
        assert!(kept.len() <= COLUMNS * 2 + 2);
        assert!(kept.contains(&(START + 2501, Some(99.0))));
    }

    #[test]
    fn a_flat_curve_is_drawn() {
        let chart = curve(vec![(0, Some(7.0)), (600, Some(7.0))]);
        assert!(chart.draw(&chart.own_axis().unwrap()).is_some());
        let zero = curve(vec![(0, Some(0.0))]);
        assert!(zero.draw(&zero.own_axis().unwrap()).is_some());
    }
}
