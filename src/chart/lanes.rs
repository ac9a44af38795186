//! Bars in named lanes over a span of time, and above them how many there were at once.
//!
//! What overlaps is stacked; what matters more is taller, so that the order survives without colour.
//! Marks that belong together are joined by a hairline across the lanes. A mark may name an address
//! (`data-href`) for a script to lead to; the drawing itself stays one picture. Names stand in a gutter
//! before the drawing; marks in an inner `<svg>`, which a script may clip.

mod marks;
mod stack;
mod strip;

use super::Caption;
use super::labels;
use super::scale::Linear;
use super::svg::{Anchor, Escaped, Number, Pen, Percent, Short};
pub use strip::Strip;

const TOP: f64 = 22.0;
const ROW: f64 = 17.0;
/// Free above and below the rows of a lane.
const PAD: f64 = 4.0;
/// Where the name of a lane stands, and the steps of the strip end.
const BASE: f64 = 16.0;
/// The tallest column, and what one incident comes to at most.
const COLUMNS: f64 = 66.0;
const ONE: f64 = 8.0;
/// A lane of columns is at least this high.
const LEAST_COLUMNS: f64 = 16.0;
/// Names up to this long have a slim gutter.
const SHORT_NAME: usize = 10;
/// Names are cut at this many letters.
const MOST_LETTERS: usize = 25;
/// A drawing with a gutter is at least this wide, in pixels.
const NARROWEST: f64 = 400.0;
/// And in a column of text.
const NARROWEST_IN_TEXT: f64 = 320.0;

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Start, in seconds since 1970.
    pub from: i64,
    /// End.
    pub to: i64,
    /// Class of the colour, 1 to 5; 1 is the tallest. 0 where none is known.
    pub class: u8,
    /// How sure its ends are.
    pub ends: Ends,
    /// What a pointer resting on it reads; nothing where labels would be too much to send.
    pub label: String,
    /// Language of the label, where it is not that of the page.
    pub lang: Option<String>,
    /// Where it leads, relative to the root of the site.
    pub href: Option<String>,
    /// Bars of one group in several lanes are joined.
    pub group: Option<usize>,
}

/// How sure the ends of a bar are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ends {
    /// Both are known.
    #[default]
    Known,
    /// The end is not known, or has not come yet: the bar points on.
    Open,
    /// Only the days are known: the bar is hollow.
    Days,
}

/// Many marks in one: a column as tall as there are many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Start, in seconds since 1970.
    pub from: i64,
    /// End.
    pub to: i64,
    /// How many of each class, from 1 to 5: stacked, the worst at the bottom.
    pub counts: [usize; 5],
    /// What a pointer resting on it reads.
    pub label: String,
    /// Where it leads, relative to the root of the site.
    pub href: Option<String>,
}

/// What stands in a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Single bars, in order of their start.
    Bars(Vec<Bar>),
    /// Columns side by side.
    Columns(Vec<Column>),
}

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name; a chart whose lanes have none needs no gutter.
    pub name: String,
    /// Said after the name.
    pub note: String,
    /// How many at once in this lane, above its marks.
    pub at_once: Option<Strip>,
    /// What stands in it.
    pub marks: Marks,
}

/// Lanes to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// What the chart says.
    pub caption: Caption,
    /// The start of the axis, in seconds since 1970.
    pub from: i64,
    /// Its end.
    pub to: i64,
    /// What the axis is labelled with, and where.
    pub ticks: Vec<(i64, String)>,
    /// Whether it stands in a column of text, which is narrower than a page.
    pub in_text: bool,
    /// How many at once, above the lanes.
    pub strip: Option<Strip>,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
}

/// Room for the names, which the theme leaves left of the drawing; they stand at negative places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gutter {
    None,
    Slim,
    Wide,
}

impl Gutter {
    fn attribute(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Slim => " data-gutter=\"slim\"",
            Self::Wide => " data-gutter=\"wide\"",
        }
    }

    /// Returns its width in pixels, as the theme has it.
    fn width(self) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Slim => 72.0,
            Self::Wide => 200.0,
        }
    }
}

impl Lanes {
    /// Draws the lanes; `None` when there is none.
    pub fn draw(&self) -> Option<String> {
        if self.lanes.is_empty() || self.from >= self.to {
            return None;
        }
        let axis = Linear::new(self.from as f64, self.to as f64);
        let rows: Vec<Vec<usize>> =
            self.lanes.iter().map(|lane| stack::rows(&lane.marks, axis)).collect();
        let first = TOP + self.strip.as_ref().map_or(0.0, |_| strip::HEIGHT);
        let most = self.lanes.iter().filter_map(|lane| most(&lane.marks)).max().unwrap_or(1);
        let unit = (COLUMNS / most.max(1) as f64).min(ONE);
        let mut tops = Vec::with_capacity(rows.len());
        let mut bottom = first;
        for (lane, rows) in self.lanes.iter().zip(&rows) {
            tops.push(bottom);
            bottom += height(lane, rows, unit);
        }
        let gutter = self.gutter();
        let mut pen = Pen::open_with(&self.caption, bottom + 2.0, gutter.attribute());
        self.draw_names(&mut pen, gutter.width(), (&tops, bottom));
        pen.raw(format_args!(
            "<svg class=\"plot\" overflow=\"visible\" data-from=\"{}\" data-to=\"{}\">",
            self.from, self.to
        ));
        self.draw_ticks(&mut pen, axis, bottom);
        if let Some(strip) = &self.strip {
            strip.draw(&mut pen, axis, (TOP, strip::STEPS), strip.most());
        }
        self.draw_joins(&mut pen, axis, (&tops, &rows));
        let strips = || self.lanes.iter().filter_map(|lane| lane.at_once.as_ref());
        let busiest = strips().map(Strip::most).max().unwrap_or(1);
        for (idx, (lane, rows)) in self.lanes.iter().zip(&rows).enumerate() {
            let top = tops[idx] + PAD;
            let end = tops.get(idx + 1).copied().unwrap_or(bottom) - PAD;
            if let Some(strip) = &lane.at_once {
                strip.draw(&mut pen, axis, (top, strip::STEPS_IN_LANE), busiest);
            }
            match &lane.marks {
                Marks::Bars(bars) => {
                    marks::bars(&mut pen, &lane.name, bars, axis, (top + above(lane), rows));
                }
                Marks::Columns(columns) => {
                    marks::columns(&mut pen, &lane.name, columns, axis, (end, unit));
                }
            }
        }
        pen.raw(format_args!("</svg>"));
        Some(pen.close())
    }

    /// Draws the ground of every lane and its name.
    fn draw_names(&self, pen: &mut Pen, gutter: f64, (tops, bottom): (&[f64], f64)) {
        let only = tops.len() == 1 && self.strip.is_none();
        for (idx, (lane, top)) in self.lanes.iter().zip(tops).enumerate() {
            let end = tops.get(idx + 1).copied().unwrap_or(bottom);
            if idx % 2 == 0 && !only {
                let (y, height) = (Number(*top), Number(end - top));
                pen.raw(format_args!(
                    "<rect class=\"odd\" x=\"{}\" y=\"{y}\" width=\"{gutter}\" height=\"{height}\"/>",
                    -gutter
                ));
                pen.rect("odd", (0.0, 100.0), *top, end - top);
            }
            draw_name(pen, (6.0 - gutter, top + BASE), &lane.name, &lane.note);
        }
        if only {
            pen.horizontal("axis", bottom, 0.0, 100.0);
        }
        if let Some(strip) = &self.strip {
            draw_name(pen, (6.0 - gutter, TOP + BASE), "", &strip.label);
        }
    }

    fn gutter(&self) -> Gutter {
        let letters = |lane: &Lane| match lane.name.chars().count() {
            0 => 0,
            name => name + 1 + lane.note.chars().count(),
        };
        match self.lanes.iter().map(letters).max().unwrap_or(0) {
            0 if self.strip.is_none() => Gutter::None,
            1..=SHORT_NAME if self.strip.is_none() => Gutter::Slim,
            _ => Gutter::Wide,
        }
    }

    fn draw_ticks(&self, pen: &mut Pen, axis: Linear, bottom: f64) {
        // Where there is a gutter the drawing is for wider windows than phones.
        let (narrowest, rarer) = match self.gutter() {
            Gutter::None => (labels::NARROWEST, "dim wide"),
            Gutter::Slim | Gutter::Wide if self.in_text => (NARROWEST_IN_TEXT, "dim"),
            Gutter::Slim | Gutter::Wide => (NARROWEST, "dim broad"),
        };
        let every = self.labelled(axis, narrowest);
        for (idx, (at, label)) in self.ticks.iter().enumerate() {
            let x = axis.place(*at as f64);
            pen.vertical("grid", x, TOP - 6.0, bottom);
            let room = (100.0 - x) / 100.0 * narrowest;
            // The last one can hang over the edge of the drawing by itself.
            let fits = x > 97.0 || room >= label.chars().count() as f64 * labels::CHARACTER;
            let is_rare = idx % every > 0 || !fits;
            if is_rare && self.in_text {
                continue;
            }
            let class = if is_rare { rarer } else { "dim" };
            if x > 97.0 {
                pen.text(class, x, 12.0, Anchor::End, label);
            } else {
                pen.raw(format_args!(
                    "<svg x=\"{}\" overflow=\"visible\"><text class=\"{class}\" x=\"3\" y=\"12\">{}</text></svg>",
                    Percent(x),
                    Escaped(label)
                ));
            }
        }
    }

    /// Returns the least n such that every n-th label has room where the drawing is at its narrowest.
    fn labelled(&self, axis: Linear, narrowest: f64) -> usize {
        let widest = self.ticks.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(0);
        let wanted = 100.0 * (widest as f64 * labels::CHARACTER + 8.0) / narrowest;
        let places: Vec<f64> = self.ticks.iter().map(|(at, _)| axis.place(*at as f64)).collect();
        let fits = |every: &usize| {
            let kept: Vec<f64> = places.iter().step_by(*every).copied().collect();
            kept.windows(2).all(|pair| pair[1] - pair[0] >= wanted)
        };
        (1..places.len()).find(fits).unwrap_or(places.len().max(1))
    }

    /// Joins the bars of a group from the first of its lanes to the last.
    fn draw_joins(&self, pen: &mut Pen, axis: Linear, (tops, rows): (&[f64], &[Vec<usize>])) {
        let mut joins: std::collections::BTreeMap<usize, (f64, f64, f64)> =
            std::collections::BTreeMap::new();
        for ((lane, rows), top) in self.lanes.iter().zip(rows).zip(tops) {
            let Marks::Bars(bars) = &lane.marks else { continue };
            for (bar, row) in bars.iter().zip(rows) {
                let Some(group) = bar.group else { continue };
                let y = top + PAD + above(lane) + *row as f64 * ROW + 8.0;
                let join = joins.entry(group).or_insert((left(axis, bar.from), y, y));
                join.2 = y;
            }
        }
        for (x, from, to) in joins.into_values().filter(|(_, from, to)| to > from) {
            pen.vertical("join", x, from, to);
        }
    }
}

fn height(lane: &Lane, rows: &[usize], unit: f64) -> f64 {
    let own = match &lane.marks {
        Marks::Bars(_) => rows.iter().max().map_or(1, |row| row + 1) as f64 * ROW,
        Marks::Columns(_) => {
            (most(&lane.marks).unwrap_or(1) as f64 * unit).ceil().max(LEAST_COLUMNS)
        }
    };
    own + above(lane) + 2.0 * PAD
}

/// Returns the room for the steps above the marks.
fn above(lane: &Lane) -> f64 {
    lane.at_once.as_ref().map_or(0.0, |_| strip::IN_LANE)
}

fn most(marks: &Marks) -> Option<usize> {
    match marks {
        Marks::Bars(_) => None,
        Marks::Columns(columns) => columns.iter().map(|column| column.counts.iter().sum()).max(),
    }
}

/// Returns the place of a start such that the least bar is still whole at either end of the axis.
fn left(axis: Linear, from: i64) -> f64 {
    axis.place(from as f64).clamp(0.25, 99.4)
}

fn draw_name(pen: &mut Pen, (x, y): (f64, f64), name: &str, note: &str) {
    if name.is_empty() && note.is_empty() {
        return;
    }
    pen.raw(format_args!("<text x=\"{}\" y=\"{}\">", Number(x), Number(y)));
    if !name.is_empty() {
        pen.raw(format_args!("<tspan class=\"strong\">{}</tspan> ", Short(name, MOST_LETTERS)));
    }
    if !note.is_empty() {
        pen.raw(format_args!("<tspan class=\"dim\">{}</tspan>", Escaped(note)));
    }
    pen.raw(format_args!("</text>"));
}

#[cfg(test)]
mod tests;
