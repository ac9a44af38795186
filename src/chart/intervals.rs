//! Counts per period as dots with their intervals, on a scale that starts at zero.

use super::Caption;
use super::scale::{self, Linear};
use super::svg::{Anchor, Escaped, Number, Pen, Percent};

const TOP: f64 = 12.0;
const PLOT: f64 = 150.0;
/// Share of the width left of the plot, for the numbers of the axis.
const LEFT: f64 = 9.0;

/// One period.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What the period is called.
    pub label: String,
    /// What a pointer resting on it reads.
    pub hint: String,
    /// The count.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Whether the period is not over yet; drawn hollow.
    pub partial: bool,
}

/// Counts to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervals {
    /// What the chart says.
    pub caption: Caption,
    /// The periods in order.
    pub points: Vec<Point>,
    /// The mean over all whole periods, where there are enough of them.
    pub mean: Option<f64>,
    /// Limits within which chance alone keeps the counts.
    pub limits: Option<(f64, f64)>,
}

impl Intervals {
    /// Draws the counts; `None` when there is no period.
    pub fn draw(&self) -> Option<String> {
        let most = self.points.iter().map(|point| point.high.max(point.value)).reduce(f64::max)?;
        let values = scale::counts_up_to(self.limits.map_or(most, |limits| limits.1.max(most)), 5);
        let top = values.last().copied().unwrap_or(1.0);
        let vertical = Linear::new(0.0, top);
        let y = |value: f64| TOP + PLOT * (1.0 - vertical.place(value) / 100.0);
        let mut pen = Pen::open(&self.caption, TOP + PLOT + 26.0);
        self.draw_limits(&mut pen, y);
        for value in &values {
            let class = if *value == 0.0 { "axis" } else { "grid" };
            pen.horizontal(class, y(*value), LEFT, 100.0);
            pen.text("dim", LEFT - 2.0, y(*value) + 4.0, Anchor::End, &Number(*value).to_string());
        }
        self.draw_mean(&mut pen, y);
        self.draw_points(&mut pen, y);
        Some(pen.close())
    }

    fn draw_limits(&self, pen: &mut Pen, y: impl Fn(f64) -> f64) {
        if let Some((low, high)) = self.limits {
            pen.rect("band", (LEFT, 100.0), y(high), y(low.max(0.0)) - y(high));
        }
    }

    fn draw_mean(&self, pen: &mut Pen, y: impl Fn(f64) -> f64) {
        if let Some(mean) = self.mean {
            pen.horizontal("mean", y(mean), LEFT, 100.0);
        }
    }

    fn draw_points(&self, pen: &mut Pen, y: impl Fn(f64) -> f64) {
        let slot = (100.0 - LEFT) / self.points.len() as f64;
        let steps = Steps::of(&self.points);
        for (idx, point) in self.points.iter().enumerate() {
            let x = LEFT + slot * (idx as f64 + 0.5);
            pen.vertical("interval", x, y(point.high), y(point.low));
            let class = if point.partial { "dot hollow" } else { "dot" };
            pen.raw(format_args!(
                "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"4.5\"><title>{}</title></circle>",
                Percent(x),
                Number(y(point.value)),
                Escaped(&point.hint)
            ));
            if let Some(class) = steps.class(idx) {
                pen.text(class, x, TOP + PLOT + 18.0, Anchor::Middle, &point.label);
            }
        }
    }
}

/// How many labels are skipped so that they do not touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Steps {
    wide: usize,
    narrow: usize,
}

impl Steps {
    fn of(points: &[Point]) -> Self {
        let longest = points.iter().map(|point| point.label.chars().count()).max().unwrap_or(1);
        // A character is about 7 pixels wide; the plot about 420 in a card and 260 on a phone.
        let fit = |width: usize| (width / (longest * 7 + 10)).max(1);
        let wide = points.len().div_ceil(fit(420));
        Self { wide, narrow: points.len().div_ceil(fit(260)).div_ceil(wide) * wide }
    }

    fn class(self, idx: usize) -> Option<&'static str> {
        match idx {
            _ if !idx.is_multiple_of(self.wide) => None,
            _ if idx.is_multiple_of(self.narrow) => Some("dim"),
            _ => Some("dim wide"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(label: &str, value: f64, partial: bool) -> Point {
        let hint = format!("{label} <hint>");
        Point {
            label: label.into(),
            hint,
            value,
            low: value / 2.0,
            high: value * 2.0 + 3.69,
            partial,
        }
    }

    fn chart(points: Vec<Point>) -> Intervals {
        Intervals {
            caption: Caption { id: "c".into(), ..Caption::default() },
            points,
            mean: Some(2.0),
            limits: Some((0.0, 6.0)),
        }
    }

    #[test]
    fn one_dot_and_one_interval_for_each_period() {
        let drawn =
            chart(vec![point("2024", 3.0, false), point("2025", 0.0, false)]).draw().unwrap();
        assert_eq!(drawn.matches("<circle").count(), 2);
        assert_eq!(drawn.matches("class=\"interval\"").count(), 2);
        assert!(drawn.contains(">0</text>"), "counts start at zero");
    }

    #[test]
    fn the_period_under_way_is_hollow() {
        let drawn =
            chart(vec![point("2024", 3.0, false), point("2025", 1.0, true)]).draw().unwrap();
        assert_eq!(drawn.matches("dot hollow").count(), 1);
    }

    #[test]
    fn labels_give_way_when_there_are_many() {
        let many = (0..60).map(|idx| point(&format!("{}", 1960 + idx), 1.0, false)).collect();
        let drawn = chart(many).draw().unwrap();
        assert!(drawn.matches("text-anchor=\"middle\"").count() < 14);
        assert_eq!(chart(Vec::new()).draw(), None);
    }
}
