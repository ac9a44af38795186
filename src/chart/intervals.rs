//! Counts per period as dots with their intervals, on a scale that starts at zero.

use super::scale::{self, Linear};
use super::svg::{Anchor, Escaped, Number, Pen, Percent};
use super::{Caption, Note};

const TOP: f64 = 24.0;
const PLOT: f64 = 150.0;
/// Share of the width left of the plot, for the numbers of the axis.
const LEFT: f64 = 9.0;
/// Above this many periods the lines of the intervals would be one grey block.
const MOST_MARKS: usize = 260;

/// One period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// What the period is called.
    pub label: String,
    /// What a pointer resting on it reads.
    pub hint: String,
    /// The count.
    pub value: f64,
    /// The interval of the count, where there is one.
    pub interval: Option<(f64, f64)>,
    /// Whether the period is not over yet; drawn hollow on a hatched ground.
    pub partial: bool,
    /// Centre and limits within which chance alone keeps it.
    pub limits: Option<(f64, f64, f64)>,
    /// Whether it is part of what chance does not explain.
    pub signal: bool,
}

/// Counts to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervals {
    /// The periods in order.
    pub points: Vec<Point>,
    /// What happened at a place among the periods, 0 the start of the first, 1 that of the second.
    pub notes: Vec<Note>,
}

impl Intervals {
    /// Draws the counts; `None` when there is no period.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let reach = |point: &Point| {
            let interval = point.interval.map_or(0.0, |it| it.1);
            point.value.max(interval).max(point.limits.map_or(0.0, |it| it.2))
        };
        let most = self.points.iter().map(reach).reduce(f64::max)?;
        let values = scale::counts_up_to(most, 5);
        let vertical = Linear::new(0.0, values.last().copied().unwrap_or(1.0));
        let y = |value: f64| TOP + PLOT * (1.0 - vertical.place(value) / 100.0);
        let mut pen = Pen::open(caption, TOP + PLOT + 26.0);
        self.draw_ground(&mut pen, caption, y);
        for value in &values {
            let class = if *value == 0.0 { "axis" } else { "grid" };
            pen.horizontal(class, y(*value), LEFT, 100.0);
            pen.text("dim", LEFT - 2.0, y(*value) + 4.0, Anchor::End, &Number(*value).to_string());
        }
        self.draw_centre(&mut pen, y);
        self.draw_points(&mut pen, y);
        for note in &self.notes {
            let at = LEFT + self.slot() * note.at;
            pen.note(note, at, TOP, TOP + PLOT);
        }
        Some(pen.close())
    }

    fn slot(&self) -> f64 {
        (100.0 - LEFT) / self.points.len() as f64
    }

    /// Draws the band of the limits, and the hatched ground of a period under way.
    fn draw_ground(&self, pen: &mut Pen, caption: &Caption, y: impl Fn(f64) -> f64) {
        let slot = self.slot();
        for (first, group) in groups(&self.points, |a, b| a.limits == b.limits) {
            let Some((_, low, high)) = group[0].limits else { continue };
            let from = LEFT + slot * first as f64;
            pen.rect("band", (from, from + slot * group.len() as f64), y(high), y(low) - y(high));
        }
        for (first, group) in groups(&self.points, |a, b| a.partial == b.partial) {
            if !group[0].partial {
                continue;
            }
            let id = &caption.id;
            pen.raw(format_args!(
                "<defs><pattern id=\"{id}-now\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                 <line class=\"hatch\" x1=\"2\" x2=\"2\" y1=\"0\" y2=\"6\"/></pattern></defs>\
                 <rect class=\"now\" fill=\"url(#{id}-now)\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                Percent(LEFT + slot * first as f64),
                Number(TOP),
                Percent(slot * group.len() as f64),
                Number(PLOT)
            ));
        }
    }

    fn draw_centre(&self, pen: &mut Pen, y: impl Fn(f64) -> f64) {
        let slot = self.slot();
        let centre = |point: &Point| point.limits.map(|it| it.0);
        for (first, group) in groups(&self.points, |a, b| centre(a) == centre(b)) {
            if let Some(middle) = centre(&group[0]) {
                let from = LEFT + slot * first as f64;
                pen.horizontal("mean", y(middle), from, from + slot * group.len() as f64);
            }
        }
    }

    fn draw_points(&self, pen: &mut Pen, y: impl Fn(f64) -> f64) {
        let slot = self.slot();
        let steps = Steps::of(&self.points);
        let radius = Number(if self.points.len() > 60 { 2.5 } else { 4.0 });
        let roomy = self.points.len() <= 40;
        for (idx, point) in self.points.iter().enumerate() {
            let x = LEFT + slot * (idx as f64 + 0.5);
            if let Some((low, high)) = point.interval.filter(|_| self.points.len() <= MOST_MARKS) {
                pen.vertical("interval", x, y(high), y(low));
            }
            let class = match (point.partial, point.signal) {
                (true, _) => "dot hollow",
                (false, true) => "dot signal",
                (false, false) => "dot",
            };
            let (x, cy) = (Percent(x), Number(y(point.value)));
            pen.raw(format_args!(
                "<circle class=\"{class}\" cx=\"{x}\" cy=\"{cy}\" r=\"{radius}\""
            ));
            if roomy {
                pen.raw(format_args!("><title>{}</title></circle>", Escaped(&point.hint)));
            } else {
                pen.raw(format_args!("/>"));
            }
            if let Some(class) = steps.class(idx) {
                let at = LEFT + slot * (idx as f64 + 0.5);
                pen.text(class, at, TOP + PLOT + 18.0, Anchor::Middle, &point.label);
            }
        }
    }
}

/// Returns runs of neighbours that are the same, each with the place of its first.
fn groups(
    points: &[Point],
    same: impl Fn(&Point, &Point) -> bool,
) -> impl Iterator<Item = (usize, &[Point])> {
    let mut first = 0;
    points.chunk_by(same).map(move |group| {
        let at = first;
        first += group.len();
        (at, group)
    })
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
        let interval = Some((value / 2.0, value * 2.0 + 3.69));
        Point { label: label.into(), hint, value, interval, partial, ..Point::default() }
    }

    fn draw(points: Vec<Point>) -> Option<String> {
        Intervals { points, notes: Vec::new() }.draw(&Caption::default())
    }

    #[test]
    fn one_dot_and_one_interval_for_each_period() {
        let drawn = draw(vec![point("2024", 3.0, false), point("2025", 0.0, false)]).unwrap();
        assert_eq!(drawn.matches("<circle").count(), 2);
        assert_eq!(drawn.matches("class=\"interval\"").count(), 2);
        assert!(drawn.contains(">0</text>"), "counts start at zero");
    }

    #[test]
    fn the_period_under_way_is_hollow_on_a_hatched_ground() {
        let drawn = draw(vec![point("2024", 3.0, false), point("2025", 1.0, true)]).unwrap();
        assert_eq!(drawn.matches("dot hollow").count(), 1);
        assert_eq!(drawn.matches("class=\"now\"").count(), 1);
    }

    #[test]
    fn limits_are_drawn_once_for_each_stretch_of_the_same() {
        let limited =
            |high: f64| Point { limits: Some((2.0, 0.0, high)), ..point("x", 2.0, false) };
        let drawn = draw(vec![limited(6.0), limited(6.0), limited(7.0)]).unwrap();
        assert_eq!(drawn.matches("class=\"band\"").count(), 2);
        assert_eq!(drawn.matches("class=\"mean\"").count(), 1);
    }

    #[test]
    fn labels_give_way_when_there_are_many() {
        let many = (0..60).map(|idx| point(&format!("{}", 1960 + idx), 1.0, false)).collect();
        let drawn = draw(many).unwrap();
        assert!(drawn.matches("text-anchor=\"middle\"").count() < 14);
        assert_eq!(draw(Vec::new()), None);
    }
}
