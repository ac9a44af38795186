//! Every duration as a dot on a logarithmic axis, one strip per group, with the median where it may be told.
//!
//! Past [`MOST_DOTS`] dots in all strips together, durations are gathered into columns whose height
//! is how many they hold.

use super::Caption;
use super::scale::LogDurations;
use super::svg::{Anchor, Number, Pen};
use crate::theme::Words;

/// More durations than this are gathered into columns.
pub const MOST_DOTS: usize = 800;
/// Into so many columns of the axis.
pub const COLUMNS: usize = 60;

const TOP: f64 = 6.0;
const NAME: f64 = 20.0;
const STRIP: f64 = 30.0;
/// Share of the width left of the axis for a dot and its sign, when durations of zero are counted there.
const ZERO: f64 = 4.5;
/// Dots of one strip are shifted up and down by these, in turn, so that equal ones are all seen.
const JITTER: [f64; 5] = [0.0, -6.0, 5.0, -3.0, 7.5];
/// More dots in one strip than this are spread further.
const CROWD: usize = 60;
const WIDE_JITTER: [f64; 9] = [0.0, -8.0, 5.5, -3.0, 11.0, -11.0, 2.5, -5.5, 8.0];

/// One strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// What the durations are of.
    pub name: String,
    /// Said after the name, such as "n = 12".
    pub note: String,
    /// How many durations are zero; they stand left of the axis, which has no zero.
    pub zero: usize,
    /// The other durations in seconds, the shortest first.
    pub seconds: Vec<f64>,
    /// The median, where there are enough durations to name one.
    pub median: Option<f64>,
    /// The interval of the median, where there are enough durations for one.
    pub interval: Option<(f64, f64)>,
}

/// Strips to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strips {
    /// The strips, from top to bottom.
    pub strips: Vec<Strip>,
}

/// A column of gathered durations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its shortest duration, in seconds.
    pub from: f64,
    /// Where the next column begins.
    pub to: f64,
    /// How many durations it holds.
    pub count: usize,
}

impl Strips {
    /// Draws the strips; `None` when there is no duration at all.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        if self.strips.iter().all(|strip| strip.seconds.is_empty() && strip.zero == 0) {
            return None;
        }
        let axis = Axis::of(&self.strips);
        let bottom = TOP + self.strips.len() as f64 * (NAME + STRIP);
        let mut pen = Pen::open(caption, bottom + 24.0);
        axis.draw(&mut pen, &caption.words, bottom);
        let most = self.gathered().iter().flatten().map(|it| it.count).max();
        for (idx, strip) in self.strips.iter().enumerate() {
            let y = TOP + idx as f64 * (NAME + STRIP);
            draw_name(&mut pen, strip, y);
            match most {
                Some(most) => draw_columns(&mut pen, &columns(strip, &axis.scale), &axis, most, y),
                None => draw_dots(&mut pen, strip, &axis, y),
            }
            draw_median(&mut pen, strip, &axis, y);
        }
        Some(pen.close())
    }

    /// Returns the columns of each strip; empty when every duration is a dot.
    pub fn gathered(&self) -> Vec<Vec<Column>> {
        let dots: usize = self.strips.iter().map(|strip| strip.seconds.len()).sum();
        if dots <= MOST_DOTS {
            return Vec::new();
        }
        let scale = Axis::of(&self.strips).scale;
        self.strips.iter().map(|strip| columns(strip, &scale)).collect()
    }
}

fn columns(strip: &Strip, scale: &LogDurations) -> Vec<Column> {
    let mut rest = strip.seconds.as_slice();
    let mut columns = Vec::new();
    for at in 0..COLUMNS {
        let (from, to) = (scale.value(at, COLUMNS), scale.value(at + 1, COLUMNS));
        let last = at + 1 == COLUMNS;
        let count = if last { rest.len() } else { rest.partition_point(|value| *value < to) };
        rest = &rest[count..];
        if count > 0 {
            columns.push(Column { from, to, count });
        }
    }
    columns
}

/// The logarithmic axis, which gives way at the left when there are zeros to show.
struct Axis {
    scale: LogDurations,
    left: f64,
}

impl Axis {
    fn of(strips: &[Strip]) -> Self {
        let most = strips.iter().map(|strip| strip.zero).max().filter(|zero| *zero > 0);
        let left = most.map_or(0.5, |zero| ZERO + super::scale::room_for([&*zero.to_string()]));
        let all = strips.iter().flat_map(|strip| strip.seconds.iter().copied());
        Self { scale: LogDurations::holding(all), left }
    }

    fn place(&self, seconds: f64) -> f64 {
        self.shift(self.scale.place(seconds))
    }

    fn shift(&self, at: f64) -> f64 {
        self.left + at * (99.5 - self.left) / 100.0
    }

    fn draw(&self, pen: &mut Pen, words: &Words, bottom: f64) {
        let ticks = self.scale.ticks(words);
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

fn draw_name(pen: &mut Pen, strip: &Strip, y: f64) {
    pen.name(y + 14.0, &strip.name, &strip.note);
    if strip.zero > 0 {
        let middle = y + NAME + STRIP / 2.0;
        pen.dot("dot hollow", 1.5, middle, 3.5);
        pen.raw(format_args!(
            "<svg x=\"1.5%\" overflow=\"visible\"><text class=\"dim\" x=\"6\" y=\"{}\">×{}</text></svg>",
            Number(middle + 4.0),
            strip.zero
        ));
    }
}

fn draw_dots(pen: &mut Pen, strip: &Strip, axis: &Axis, y: f64) {
    let middle = y + NAME + STRIP / 2.0;
    let jitter: &[f64] = if strip.seconds.len() > CROWD { &WIDE_JITTER } else { &JITTER };
    let places = strip.seconds.iter().zip(jitter.iter().cycle());
    let places: Vec<(f64, f64)> =
        places.map(|(seconds, jitter)| (axis.place(*seconds), middle + jitter)).collect();
    pen.dots("dot faint", 3.0, &places);
}

fn draw_columns(pen: &mut Pen, columns: &[Column], axis: &Axis, most: usize, y: f64) {
    let height = |count: usize| (STRIP - 2.0) * count as f64 / most as f64;
    let placed =
        columns.iter().map(|it| (axis.place(it.from), axis.place(it.to), height(it.count)));
    pen.columns("column", y + NAME + STRIP, &placed.collect::<Vec<_>>());
}

fn draw_median(pen: &mut Pen, strip: &Strip, axis: &Axis, y: f64) {
    let middle = y + NAME + STRIP / 2.0;
    if let Some((low, high)) = strip.interval {
        pen.horizontal("median-ci", middle, axis.place(low), axis.place(high));
    }
    if let Some(median) = strip.median {
        pen.vertical("median", axis.place(median), middle - 12.0, middle + 12.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strips(seconds: Vec<f64>) -> Strips {
        let strip = Strip { name: "Time to <detect>".into(), seconds, ..Strip::default() };
        Strips { strips: vec![strip] }
    }

    fn draw(strips: &Strips) -> Option<String> {
        strips.draw(&Caption { id: "s".into(), ..Caption::default() })
    }

    #[test]
    fn every_duration_is_a_dot() {
        let drawn = draw(&strips(vec![60.0, 3600.0, 3600.0])).unwrap();
        assert_eq!(drawn.matches("<circle").count(), 3);
        assert!(drawn.contains("Time to &lt;detect&gt;"));
        assert!(!drawn.contains("class=\"median\""), "no median unless one is given");
    }

    #[test]
    fn equal_durations_are_all_seen() {
        let drawn = draw(&strips(vec![600.0; 3])).unwrap();
        let heights: std::collections::BTreeSet<&str> =
            drawn.split("cy=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(heights.len(), 3);
    }

    #[test]
    fn zeros_have_a_place_of_their_own() {
        let mut drawing = strips(vec![60.0]);
        drawing.strips[0].zero = 4;
        let drawn = draw(&drawing).unwrap();
        assert!(drawn.contains("dot hollow") && drawn.contains(">×4</text>"));
    }

    #[test]
    fn too_many_dots_are_gathered_and_none_is_lost() {
        let many = strips((1..=2000).map(|it| f64::from(it) * 7.0).collect());
        let gathered: usize = many.gathered()[0].iter().map(|it| it.count).sum();
        assert_eq!(gathered, 2000);
        let drawn = draw(&many).unwrap();
        assert!(!drawn.contains("<circle") && drawn.matches('z').count() <= COLUMNS + 9);
        assert!(strips(vec![60.0; 800]).gathered().is_empty());
    }

    #[test]
    fn no_duration_is_no_chart() {
        assert_eq!(draw(&strips(Vec::new())), None);
    }
}
