//! Bars in named lanes over a span of time, and above them how many there were at once.
//!
//! What overlaps is stacked; what matters more is taller, so that the order survives without colour.
//! Marks that belong together are joined by a hairline across the lanes. A mark may name an address
//! (`data-href`) for a script to lead to; the drawing itself stays one picture.

mod stack;
mod strip;

use super::Caption;
use super::labels;
use super::scale::Linear;
use super::svg::{Anchor, Escaped, Number, Pen, Percent};
pub use strip::Strip;

const TOP: f64 = 22.0;
const NAME: f64 = 17.0;
const ROW: f64 = 17.0;
const GAP: f64 = 4.0;
/// The tallest bar.
const TALL: f64 = 13.0;
/// Height of a lane of columns.
const COLUMNS: f64 = 22.0;

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Start, in seconds since 1970.
    pub from: i64,
    /// End.
    pub to: i64,
    /// Class of the colour, 1 to 5; 1 is the tallest.
    pub class: u8,
    /// How sure its ends are.
    pub ends: Ends,
    /// What a pointer resting on it reads; nothing where labels would be too much to send.
    pub label: String,
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
    /// Its name.
    pub name: String,
    /// Said after the name.
    pub note: String,
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
    /// How many at once, above the lanes.
    pub strip: Option<Strip>,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
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
        let mut tops = Vec::with_capacity(rows.len());
        let mut bottom = first;
        for (lane, rows) in self.lanes.iter().zip(&rows) {
            tops.push(bottom);
            bottom += height(lane, rows);
        }
        let mut pen = Pen::open(&self.caption, bottom + 2.0);
        for (idx, top) in tops.iter().enumerate() {
            let end = tops.get(idx + 1).copied().unwrap_or(bottom);
            let class = if idx % 2 == 0 { "lane odd" } else { "lane" };
            pen.rect(class, (0.0, 100.0), *top, end - top);
        }
        self.draw_ticks(&mut pen, axis, bottom);
        if let Some(strip) = &self.strip {
            strip.draw(&mut pen, axis, TOP);
        }
        self.draw_joins(&mut pen, axis, (&tops, &rows));
        let most = self.lanes.iter().filter_map(|lane| most(&lane.marks)).max().unwrap_or(1);
        for ((lane, rows), top) in self.lanes.iter().zip(&rows).zip(&tops) {
            draw_name(&mut pen, lane, *top);
            match &lane.marks {
                Marks::Bars(bars) => {
                    for (bar, row) in bars.iter().zip(rows) {
                        draw_bar(&mut pen, bar, axis, *top + NAME + *row as f64 * ROW);
                    }
                }
                Marks::Columns(columns) => {
                    for column in columns {
                        draw_column(&mut pen, column, axis, (*top + NAME, most));
                    }
                }
            }
        }
        Some(pen.close())
    }

    fn draw_ticks(&self, pen: &mut Pen, axis: Linear, bottom: f64) {
        let every = self.labelled_on_a_phone(axis);
        for (idx, (at, label)) in self.ticks.iter().enumerate() {
            let x = axis.place(*at as f64);
            pen.vertical("grid", x, TOP - 6.0, bottom);
            let class = if idx % every == 0 { "dim" } else { "dim wide" };
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

    /// Returns the least n such that every n-th label has room where the chart is at its narrowest.
    fn labelled_on_a_phone(&self, axis: Linear) -> usize {
        let widest = self.ticks.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(0);
        let wanted = 100.0 * (widest as f64 * labels::CHARACTER + 8.0) / labels::NARROWEST;
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
                let y = top + NAME + *row as f64 * ROW + 8.0;
                let join = joins.entry(group).or_insert((left(axis, bar.from), y, y));
                join.2 = y;
            }
        }
        for (x, from, to) in joins.into_values().filter(|(_, from, to)| to > from) {
            pen.vertical("join", x, from, to);
        }
    }
}

fn height(lane: &Lane, rows: &[usize]) -> f64 {
    match &lane.marks {
        Marks::Bars(_) => {
            let count = rows.iter().max().map_or(1, |row| row + 1);
            NAME + count as f64 * ROW + GAP
        }
        Marks::Columns(_) => NAME + COLUMNS + GAP,
    }
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

fn draw_name(pen: &mut Pen, lane: &Lane, y: f64) {
    pen.raw(format_args!(
        "<text x=\"6\" y=\"{}\"><tspan class=\"strong\">{}</tspan> <tspan class=\"dim\">{}</tspan></text>",
        Number(y + 15.0),
        Escaped(&lane.name),
        Escaped(&lane.note)
    ));
}

/// Writes where a mark leads.
fn draw_href(pen: &mut Pen, href: Option<&str>) {
    if let Some(href) = href {
        pen.raw(format_args!(" data-href=\"{}\"", Escaped(href)));
    }
}

fn draw_bar(pen: &mut Pen, bar: &Bar, axis: Linear, row: f64) {
    let class = bar.class.clamp(1, 5);
    let height = TALL - f64::from(class - 1) * 2.0;
    let top = row + (TALL - height) + 1.5;
    let x = left(axis, bar.from);
    // The outline of three pixels makes four of the shortest bar.
    let (fill, least, outline) = match bar.ends {
        Ends::Days => ("bare".to_owned(), 0.6, "stroke-width=\"1.5\" stroke-dasharray=\"2 2\""),
        Ends::Known | Ends::Open => {
            (format!("m{class}"), 0.1, "stroke-width=\"3\" stroke-linejoin=\"round\"")
        }
    };
    let width = (axis.place(bar.to as f64) - x).max(least);
    pen.raw(format_args!(
        "<rect class=\"{fill} l{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {outline}",
        Percent(x),
        Number(top),
        Percent(width),
        Number(height),
    ));
    draw_href(pen, bar.href.as_deref());
    if bar.label.is_empty() {
        pen.raw(format_args!("/>"));
    } else {
        pen.raw(format_args!("><title>{}</title></rect>", Escaped(&bar.label)));
    }
    if bar.ends == Ends::Open {
        let (end, middle) = (Percent(x + width), Number(top + height / 2.0));
        pen.raw(format_args!(
            "<svg x=\"{end}\" y=\"{middle}\" overflow=\"visible\"><path class=\"m{class}\" d=\"M3-6 10 0 3 6Z\"/></svg>"
        ));
    }
}

fn draw_column(pen: &mut Pen, column: &Column, axis: Linear, (top, most): (f64, usize)) {
    let (from, to) = (axis.place(column.from as f64), axis.place(column.to as f64));
    let inset = (to - from) * 0.08;
    let (x, width) = (Percent(from + inset), Percent((to - from - 2.0 * inset).max(0.1)));
    pen.raw(format_args!("<g"));
    draw_href(pen, column.href.as_deref());
    pen.raw(format_args!("><title>{}</title>", Escaped(&column.label)));
    let mut bottom = top + COLUMNS;
    for (idx, count) in column.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = (*count as f64 / most.max(1) as f64 * COLUMNS).max(1.5);
        bottom -= height;
        pen.raw(format_args!(
            "<rect class=\"m{}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\"/>",
            idx + 1,
            Number(bottom),
            Number(height),
        ));
    }
    pen.raw(format_args!("</g>"));
}

#[cfg(test)]
mod tests;
