//! Every value as a dot on a shared axis, one strip per group, with the median where it may be told.

use super::svg::{Escaped, Number, Pen};
use super::{Caption, Tick, draw_axis};

const TOP: f64 = 6.0;
const NAME: f64 = 20.0;
const STRIP: f64 = 26.0;
/// Share of the width left of the axis, for values of zero, when a strip has any.
const ZERO: f64 = 7.0;

/// One strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// What the values are of.
    pub name: String,
    /// Said after the name, such as "n = 12".
    pub note: String,
    /// How many values are zero; they stand left of the axis.
    pub zero: usize,
    /// Place of each dot: percent of the width, and percent of the strip's height.
    pub dots: Vec<(f64, f64)>,
    /// Place of the median, where there are enough values to name one.
    pub median: Option<f64>,
    /// Ends of its interval, where there are enough values for one.
    pub interval: Option<(f64, f64)>,
}

/// Strips to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strips {
    /// What the chart says.
    pub caption: Caption,
    /// The strips, from top to bottom.
    pub strips: Vec<Strip>,
    /// The axis.
    pub ticks: Vec<Tick>,
}

impl Strips {
    /// Draws the strips; `None` when there is none.
    pub fn draw(&self) -> Option<String> {
        if self.strips.is_empty() {
            return None;
        }
        let left = if self.strips.iter().any(|strip| strip.zero > 0) { ZERO } else { 0.0 };
        let x = |at: f64| left + at * (99.0 - left) / 100.0 + 0.5;
        let ticks: Vec<Tick> =
            self.ticks.iter().map(|tick| Tick { at: x(tick.at), ..tick.clone() }).collect();
        let bottom = TOP + self.strips.len() as f64 * (NAME + STRIP);
        let mut pen = Pen::open(&self.caption, bottom + 24.0);
        draw_axis(&mut pen, &ticks, TOP, bottom);
        for (idx, strip) in self.strips.iter().enumerate() {
            draw_strip(&mut pen, strip, x, TOP + idx as f64 * (NAME + STRIP));
        }
        Some(pen.close())
    }
}

fn draw_strip(pen: &mut Pen, strip: &Strip, x: impl Fn(f64) -> f64, y: f64) {
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
            "<svg x=\"1.5%\" overflow=\"visible\"><text class=\"dim\" x=\"6\" y=\"{}\">{}</text></svg>",
            Number(middle + 4.0),
            strip.zero
        ));
    }
    for (at, jitter) in &strip.dots {
        let shift = (jitter.clamp(0.0, 100.0) - 50.0) / 100.0 * (STRIP - 8.0);
        pen.dot("dot faint", x(*at), middle + shift, 3.0);
    }
    if let Some((low, high)) = strip.interval {
        pen.horizontal("median-ci", middle, x(low), x(high));
    }
    if let Some(median) = strip.median {
        pen.vertical("median", x(median), middle - 9.0, middle + 9.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strips(dots: Vec<(f64, f64)>, zero: usize) -> Strips {
        let strip = Strip { name: "Time to <detect>".into(), zero, dots, ..Strip::default() };
        Strips { strips: vec![strip], ..Strips::default() }
    }

    #[test]
    fn every_value_is_a_dot() {
        let drawn = strips(vec![(10.0, 50.0), (40.0, 20.0), (40.0, 80.0)], 0).draw().unwrap();
        assert_eq!(drawn.matches("<circle").count(), 3);
        assert!(drawn.contains("Time to &lt;detect&gt;"));
        assert!(!drawn.contains("class=\"median\""), "no median unless one is given");
    }

    #[test]
    fn zeros_have_a_place_of_their_own() {
        let drawn = strips(vec![(0.0, 50.0)], 4).draw().unwrap();
        assert!(drawn.contains("dot hollow") && drawn.contains(">4</text>"));
        assert!(drawn.contains("cx=\"7.5%\""), "the axis gives way: {drawn}");
    }

    #[test]
    fn no_strip_is_no_chart() {
        assert_eq!(Strips::default().draw(), None);
    }
}
