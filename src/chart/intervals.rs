//! Counts per period, or the days between, as dots with their intervals and limits, on a scale from zero.

use std::fmt::Write as _;

use super::scale;
use super::svg::{Anchor, Escaped, Number, Pen, Percent};
use super::{Caption, Note};
use crate::theme::Words;

/// Room for the marks of notes over the plot.
const NOTES: f64 = 24.0;
const TOP: f64 = 8.0;
const PLOT: f64 = 150.0;
/// Above this many periods the lines of the intervals would be one grey block.
const MOST_MARKS: usize = 260;
/// The power that brings the days between rare events near the normal distribution.
const POWER: f64 = 1.0 / 3.6;
/// Days a person thinks in, and how many of which unit they are.
const DAYS: [scale::Human; 8] = [
    (0.0, "number", 0),
    (1.0, "unit-days", 1),
    (7.0, "unit-weeks", 1),
    (30.0, "unit-days", 30),
    (90.0, "unit-days", 90),
    (365.0, "unit-years", 1),
    (1825.0, "unit-years", 5),
    (9125.0, "unit-years", 25),
];

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

/// What the vertical axis is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Up {
    /// Counts, on an even scale.
    #[default]
    Counts,
    /// Days, on the scale of their power of 1/3.6, on which a few long ones do not flatten the rest.
    Days,
}

/// Counts to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervals {
    /// The periods in order.
    pub points: Vec<Point>,
    /// What the vertical axis is.
    pub up: Up,
    /// What happened at a place among the periods, 0 the start of the first, 1 that of the second.
    pub notes: Vec<Note>,
}

/// The plot: where it begins, how wide a period is, and the value at its top, put on the scale.
#[derive(Clone, Copy)]
struct Plot {
    left: f64,
    slot: f64,
    top: f64,
    up: Up,
    most: f64,
}

impl Plot {
    fn x(&self, at: f64) -> f64 {
        self.left + self.slot * at
    }

    fn y(&self, value: f64) -> f64 {
        self.top + PLOT * (1.0 - (self.up.scaled(value) / self.most).clamp(0.0, 1.0))
    }

    fn bottom(&self) -> f64 {
        self.top + PLOT
    }
}

impl Up {
    fn scaled(self, value: f64) -> f64 {
        match self {
            Self::Counts => value,
            Self::Days => value.max(0.0).powf(POWER),
        }
    }

    /// Returns the labels of an axis that reaches `most`.
    fn ticks(self, most: f64, words: &Words) -> Vec<(f64, String)> {
        match self {
            Self::Counts => {
                let values = scale::counts_up_to(most, 5).into_iter();
                values.map(|value| (value, words.decimal(value))).collect()
            }
            Self::Days => {
                let mut before = f64::NEG_INFINITY;
                let mut apart = |value: f64| {
                    let at = PLOT * self.scaled(value) / self.scaled(most);
                    let is_apart = at - before >= 15.0;
                    before = if is_apart { at } else { before };
                    is_apart
                };
                let seen = DAYS.iter().filter(|it| it.0 <= most && apart(it.0));
                seen.map(|it| (it.0, scale::human(words, *it))).collect()
            }
        }
    }
}

impl Intervals {
    /// Draws the counts; `None` when there is no period.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let reach = |point: &Point| {
            let interval = point.interval.map_or(0.0, |it| it.1);
            point.value.max(interval).max(point.limits.map_or(0.0, |it| it.2))
        };
        let most = self.points.iter().map(reach).reduce(f64::max)?.max(1.0);
        let ticks = self.up.ticks(most, &caption.words);
        let top = match self.up {
            Up::Counts => ticks.last().map_or(1.0, |it| it.0),
            Up::Days => most * 1.15,
        };
        let left = scale::room_for(ticks.iter().map(|it| it.1.as_str()));
        let plot = Plot {
            left,
            slot: (100.0 - left) / self.points.len() as f64,
            top: if self.notes.is_empty() { TOP } else { NOTES },
            up: self.up,
            most: self.up.scaled(top),
        };
        let mut pen = Pen::open(caption, plot.bottom() + 26.0);
        self.draw_ground(&mut pen, caption, plot);
        for (value, label) in &ticks {
            let class = if *value == 0.0 { "axis" } else { "grid" };
            pen.horizontal(class, plot.y(*value), plot.left, 100.0);
            pen.label(plot.left, plot.y(*value), label);
        }
        self.draw_points(&mut pen, plot);
        self.draw_labels(&mut pen, plot);
        for note in &self.notes {
            pen.note(note, plot.x(note.at), plot.top, plot.bottom());
        }
        Some(pen.close())
    }

    /// Draws the band of the limits with its centre, and the hatched ground of a period under way.
    fn draw_ground(&self, pen: &mut Pen, caption: &Caption, plot: Plot) {
        let (mut band, mut centre) = (String::new(), String::new());
        for (first, group) in groups(&self.points, |a, b| a.limits.is_some() == b.limits.is_some())
        {
            if group[0].limits.is_some() {
                draw_limits(&mut band, &mut centre, group, first, plot);
            }
        }
        if !band.is_empty() {
            pen.stretched(format_args!("class=\"band\" d=\"{band}\""));
            pen.stretched(format_args!("class=\"mean\" d=\"{centre}\""));
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
                Percent(plot.x(first as f64)),
                Number(plot.top),
                Percent(plot.slot * group.len() as f64),
                Number(PLOT)
            ));
        }
    }

    fn draw_points(&self, pen: &mut Pen, plot: Plot) {
        let points =
            || self.points.iter().enumerate().map(|(at, it)| (plot.x(at as f64 + 0.5), it));
        if self.points.len() <= MOST_MARKS {
            let lines = points().filter_map(|(x, point)| {
                point.interval.map(|(low, high)| (x, plot.y(high), plot.y(low)))
            });
            pen.verticals("interval", &lines.collect::<Vec<_>>());
        }
        // Dots that read something to a pointer are few enough to be told apart.
        if self.points.len() <= 40 {
            for (x, point) in points() {
                pen.raw(format_args!(
                    "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4\"><title>{}</title></circle>",
                    class(point),
                    Percent(x),
                    Number(plot.y(point.value)),
                    Escaped(&point.hint)
                ));
            }
            return;
        }
        let radius = if self.points.len() > 60 { 2.5 } else { 4.0 };
        for kind in ["dot", "dot signal"] {
            let these = points().filter(|(_, point)| class(point) == kind);
            let places = these.map(|(x, point)| (x, plot.y(point.value)));
            pen.dots(kind, radius, &places.collect::<Vec<_>>());
        }
        for (x, point) in points().filter(|(_, point)| point.partial) {
            pen.dot("dot hollow", x, plot.y(point.value), radius + 0.5);
        }
    }

    fn draw_labels(&self, pen: &mut Pen, plot: Plot) {
        let steps = Steps::of(&self.points);
        for (idx, point) in self.points.iter().enumerate() {
            if let Some(class) = steps.class(idx) {
                let at = plot.x(idx as f64 + 0.5);
                pen.text(class, at, plot.bottom() + 18.0, Anchor::Middle, &point.label);
            }
        }
    }
}

fn class(point: &Point) -> &'static str {
    match (point.partial, point.signal) {
        (true, _) => "dot hollow",
        (false, true) => "dot signal",
        (false, false) => "dot",
    }
}

/// Adds the outline of a band, there along its upper limits and back along its lower ones, and its centre.
fn draw_limits(band: &mut String, centre: &mut String, points: &[Point], first: usize, plot: Plot) {
    let same: Vec<(usize, &[Point])> = groups(points, |a, b| a.limits == b.limits).collect();
    let ends = |at: usize, group: &[Point]| {
        let from = first + at;
        (Number(plot.x(from as f64)), Number(plot.x((from + group.len()) as f64)))
    };
    for (idx, (at, group)) in same.iter().enumerate() {
        let Some((middle, _, high)) = group[0].limits else { continue };
        let (from, to) = ends(*at, group);
        let (middle, high) = (Number(plot.y(middle)), Number(plot.y(high)));
        let start = if idx == 0 { format!("M{from} ") } else { "V".to_owned() };
        let _ = write!(band, "{start}{high}H{to}");
        let _ = write!(centre, "M{from} {middle}H{to}");
    }
    for (at, group) in same.iter().rev() {
        let Some((_, low, _)) = group[0].limits else { continue };
        let _ = write!(band, "V{}H{}", Number(plot.y(low)), ends(*at, group).0);
    }
    band.push('z');
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
        Intervals { points, ..Intervals::default() }.draw(&Caption::default())
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
        let drawn = draw(vec![limited(6.0), limited(6.0), limited(7.0), point("y", 1.0, true)]);
        let drawn = drawn.unwrap();
        let band = drawn.split("class=\"band\" d=\"").nth(1).and_then(|it| it.split('"').next());
        assert_eq!(band.map(|it| it.matches('H').count()), Some(4), "{drawn}");
        assert_eq!(drawn.matches("class=\"mean\"").count(), 1);
    }

    #[test]
    fn long_gaps_do_not_flatten_the_rest() {
        let points = vec![point("a", 7.0, false), point("b", 700.0, false)];
        let points = points.into_iter().map(|it| Point { interval: None, ..it }).collect();
        let drawn = Intervals { points, up: Up::Days, notes: Vec::new() }
            .draw(&Caption::default())
            .unwrap();
        let heights: Vec<f64> = drawn
            .split("cy=\"")
            .skip(1)
            .filter_map(|it| it.split('"').next()?.parse().ok())
            .collect();
        assert!(heights[0] - heights[1] < 0.8 * PLOT, "{heights:?}");
        assert!(drawn.contains(">1 w</text>") && drawn.contains(">1 y</text>"), "{drawn}");
    }

    #[test]
    fn labels_give_way_when_there_are_many() {
        let many = (0..60).map(|idx| point(&format!("{}", 1960 + idx), 1.0, false)).collect();
        let drawn = draw(many).unwrap();
        assert!(drawn.matches("text-anchor=\"middle\"").count() < 14);
        assert_eq!(draw(Vec::new()), None);
    }
}
