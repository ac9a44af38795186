//! Every duration as a dot on a logarithmic axis, one strip per group, with the median where it may be told.

use super::Caption;
use super::scale::LogDurations;
use super::svg::{Anchor, Escaped, Number, Pen};

const TOP: f64 = 6.0;
const NAME: f64 = 20.0;
const STRIP: f64 = 30.0;
/// Share of the width left of the axis, for durations of zero, when there are any.
const ZERO: f64 = 8.0;
/// Dots of one strip are shifted up and down by these, in turn, so that equal ones are all seen.
const JITTER: [f64; 5] = [0.0, -6.0, 5.0, -3.0, 7.5];

/// One strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// What the durations are of.
    pub name: String,
    /// Said after the name, such as "n = 12".
    pub note: String,
    /// How many durations are zero; they stand left of the axis, which has no zero.
    pub zero: usize,
    /// The other durations in seconds.
    pub seconds: Vec<f64>,
    /// The median, where there are enough durations to name one.
    pub median: Option<f64>,
    /// The interval of the median, where there are enough durations for one.
    pub interval: Option<(f64, f64)>,
}

/// Strips to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strips {
    /// What the chart says.
    pub caption: Caption,
    /// The strips, from top to bottom.
    pub strips: Vec<Strip>,
}

impl Strips {
    /// Draws the strips; `None` when there is no duration at all.
    pub fn draw(&self) -> Option<String> {
        if self.strips.iter().all(|strip| strip.seconds.is_empty() && strip.zero == 0) {
            return None;
        }
        let axis = Axis::of(&self.strips);
        let bottom = TOP + self.strips.len() as f64 * (NAME + STRIP);
        let mut pen = Pen::open(&self.caption, bottom + 24.0);
        axis.draw(&mut pen, bottom);
        for (idx, strip) in self.strips.iter().enumerate() {
            draw_strip(&mut pen, strip, &axis, TOP + idx as f64 * (NAME + STRIP));
        }
        Some(pen.close())
    }
}

/// The logarithmic axis, which gives way at the left when there are zeros to show.
struct Axis {
    scale: LogDurations,
    left: f64,
}

impl Axis {
    fn of(strips: &[Strip]) -> Self {
        let left = if strips.iter().any(|strip| strip.zero > 0) { ZERO } else { 0.5 };
        let all = strips.iter().flat_map(|strip| strip.seconds.iter().copied());
        Self { scale: LogDurations::holding(all), left }
    }

    fn place(&self, seconds: f64) -> f64 {
        self.shift(self.scale.place(seconds))
    }

    fn shift(&self, at: f64) -> f64 {
        self.left + at * (99.5 - self.left) / 100.0
    }

    fn draw(&self, pen: &mut Pen, bottom: f64) {
        let ticks = self.scale.ticks();
        let last = ticks.len().saturating_sub(1);
        for (idx, tick) in ticks.iter().enumerate() {
            let at = self.shift(tick.at);
            pen.vertical("grid", at, TOP, bottom);
            let anchor = match idx {
                0 => Anchor::Start,
                _ if idx == last => Anchor::End,
                _ => Anchor::Middle,
            };
            let class = if last > 5 && idx % 2 != last % 2 { "dim wide" } else { "dim" };
            pen.text(class, at, bottom + 16.0, anchor, &tick.label);
        }
        if self.left >= ZERO {
            pen.text("dim", 0.0, bottom + 16.0, Anchor::Start, "0");
        }
    }
}

fn draw_strip(pen: &mut Pen, strip: &Strip, axis: &Axis, y: f64) {
    pen.raw(format_args!(
        "<text x=\"0\" y=\"{}\"><tspan class=\"strong\">{}</tspan> <tspan class=\"dim\">{}</tspan></text>",
        Number(y + 14.0),
        Escaped(&strip.name),
        Escaped(&strip.note)
    ));
    let middle = y + NAME + STRIP / 2.0;
    if strip.zero > 0 {
        pen.dot("dot hollow", 1.5, middle, 3.5);
        pen.raw(format_args!(
            "<svg x=\"1.5%\" overflow=\"visible\"><text class=\"dim\" x=\"6\" y=\"{}\">×{}</text></svg>",
            Number(middle + 4.0),
            strip.zero
        ));
    }
    let mut sorted = strip.seconds.clone();
    sorted.sort_by(f64::total_cmp);
    for (seconds, jitter) in sorted.iter().zip(JITTER.iter().cycle()) {
        pen.dot("dot faint", axis.place(*seconds), middle + jitter, 3.0);
    }
    if let Some((low, high)) = strip.interval {
        pen.horizontal("median-ci", middle, axis.place(low), axis.place(high));
    }
    if let Some(median) = strip.median {
        pen.vertical("median", axis.place(median), middle - 9.0, middle + 9.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strips(seconds: Vec<f64>) -> Strips {
        let strip = Strip { name: "Time to <detect>".into(), seconds, ..Strip::default() };
        Strips { caption: Caption { id: "s".into(), ..Caption::default() }, strips: vec![strip] }
    }

    #[test]
    fn every_duration_is_a_dot() {
        let drawn = strips(vec![60.0, 3600.0, 3600.0]).draw().unwrap();
        assert_eq!(drawn.matches("<circle").count(), 3);
        assert!(drawn.contains("Time to &lt;detect&gt;"));
        assert!(!drawn.contains("class=\"median\""), "no median unless one is given");
    }

    #[test]
    fn equal_durations_are_all_seen() {
        let drawn = strips(vec![600.0; 3]).draw().unwrap();
        let heights: std::collections::BTreeSet<&str> =
            drawn.split("cy=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(heights.len(), 3);
    }

    #[test]
    fn zeros_have_a_place_of_their_own() {
        let mut drawing = strips(vec![60.0]);
        drawing.strips[0].zero = 4;
        let drawn = drawing.draw().unwrap();
        assert!(drawn.contains("dot hollow") && drawn.contains(">×4</text>"));
    }

    #[test]
    fn no_duration_is_no_chart() {
        assert_eq!(strips(Vec::new()).draw(), None);
    }
}
