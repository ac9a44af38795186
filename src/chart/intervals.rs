//! Counts per period as dots with their intervals, on a scale that starts at zero.

use super::svg::{Anchor, Escaped, Number, Pen, Percent};
use super::{Caption, Tick};

const TOP: f64 = 12.0;
const PLOT: f64 = 150.0;
/// Share of the width left of the plot, for the numbers of the axis.
const LEFT: f64 = 9.0;

/// One period; heights are percent of the plot, 0 at the bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What the period is called.
    pub label: String,
    /// What a pointer resting on it reads.
    pub hint: String,
    /// Its centre in percent of the width.
    pub at: f64,
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
    /// The value axis, in percent of the height.
    pub ticks: Vec<Tick>,
}

impl Intervals {
    /// Draws the counts; `None` when there is no period.
    pub fn draw(&self) -> Option<String> {
        if self.points.is_empty() {
            return None;
        }
        let mut pen = Pen::open(&self.caption, TOP + PLOT + 26.0);
        for tick in &self.ticks {
            let class = if tick.at <= 0.0 { "axis" } else { "grid" };
            pen.horizontal(class, y(tick.at), LEFT, 100.0);
            pen.text("dim", LEFT - 2.0, y(tick.at) + 4.0, Anchor::End, &tick.label);
        }
        let steps = Steps::of(&self.points);
        for (idx, point) in self.points.iter().enumerate() {
            draw_point(&mut pen, point, steps.class(idx));
        }
        Some(pen.close())
    }
}

fn y(percent: f64) -> f64 {
    TOP + PLOT * (1.0 - percent.clamp(0.0, 100.0) / 100.0)
}

fn draw_point(pen: &mut Pen, point: &Point, label_class: Option<&str>) {
    let x = LEFT + point.at * (100.0 - LEFT) / 100.0;
    pen.vertical("interval", x, y(point.high), y(point.low));
    let class = if point.partial { "dot hollow" } else { "dot" };
    pen.raw(format_args!(
        "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"4.5\"><title>{}</title></circle>",
        Percent(x),
        Number(y(point.value)),
        Escaped(&point.hint)
    ));
    if let Some(class) = label_class {
        pen.text(class, x, TOP + PLOT + 18.0, Anchor::Middle, &point.label);
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
            _ if idx % self.wide != 0 => None,
            _ if idx % self.narrow == 0 => Some("dim"),
            _ => Some("dim wide"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(label: &str, at: f64, partial: bool) -> Point {
        let hint = format!("{label} <hint>");
        Point { label: label.into(), hint, at, value: 30.0, low: 10.0, high: 80.0, partial }
    }

    fn chart(points: Vec<Point>) -> Intervals {
        let caption = Caption { id: "c".into(), ..Caption::default() };
        Intervals { caption, points, ticks: vec![Tick { label: "0".into(), ..Tick::default() }] }
    }

    #[test]
    fn one_dot_and_one_interval_for_each_period() {
        let drawn =
            chart(vec![point("2024", 25.0, false), point("2025", 75.0, false)]).draw().unwrap();
        assert_eq!(drawn.matches("<circle").count(), 2);
        assert_eq!(drawn.matches("class=\"interval\"").count(), 2);
        assert!(drawn.contains("&lt;hint&gt;") && drawn.contains("class=\"axis\""));
    }

    #[test]
    fn the_period_under_way_is_hollow() {
        let drawn =
            chart(vec![point("2024", 25.0, false), point("2025", 75.0, true)]).draw().unwrap();
        assert_eq!(drawn.matches("dot hollow").count(), 1);
    }

    #[test]
    fn labels_give_way_when_there_are_many() {
        let many = (0..60).map(|idx| point("1960", f64::from(idx), false)).collect();
        let drawn = chart(many).draw().unwrap();
        assert!(drawn.matches("text-anchor=\"middle\"").count() < 14);
        assert_eq!(chart(Vec::new()).draw(), None);
    }
}
