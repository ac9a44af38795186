//! Shares or counts as dots with their intervals, a row each, in named groups on one axis from zero.

use super::Caption;
use super::scale;
use super::svg::{Anchor, Pen};
use crate::theme::Words;

const TOP: f64 = 4.0;
const NAME: f64 = 22.0;
const ROW: f64 = 20.0;
const GAP: f64 = 8.0;
const RIGHT: f64 = 99.0;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is of.
    pub label: String,
    /// The value, a share from 0 to 1 or a count; `None` when there is nothing to take it of.
    pub value: Option<f64>,
    /// Its interval.
    pub interval: Option<(f64, f64)>,
}

/// Rows under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The name; empty for none.
    pub name: String,
    /// Said after the name.
    pub note: String,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

/// What the values are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Shares, 0 to 1, on an axis to 100 %.
    #[default]
    Shares,
    /// Counts.
    Counts,
}

/// Values to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dots {
    /// The groups from top to bottom.
    pub groups: Vec<Group>,
    /// What the values are.
    pub unit: Unit,
}

/// The axis: where it begins, behind the names of the rows, and the value at its end.
#[derive(Clone, Copy)]
struct Axis {
    left: f64,
    most: f64,
}

impl Axis {
    fn place(self, value: f64) -> f64 {
        self.left + (RIGHT - self.left) * (value / self.most).clamp(0.0, 1.0)
    }
}

impl Dots {
    /// Draws the values; `None` when there is none.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let height = |group: &Group| {
            let name = if group.name.is_empty() { 0.0 } else { NAME };
            name + group.rows.len() as f64 * ROW + GAP
        };
        let rows = || self.groups.iter().flat_map(|group| &group.rows);
        rows().find(|row| row.value.is_some())?;
        let labels = rows().map(|row| row.label.as_str());
        let left = scale::room_for(labels).clamp(12.0, 40.0);
        let ticks = self.ticks(&caption.words);
        let axis = Axis { left, most: ticks.last().map_or(1.0, |it| it.0) };
        let bottom = TOP + self.groups.iter().map(height).sum::<f64>();
        let mut pen = Pen::open(caption, bottom + 22.0);
        for (idx, (value, label)) in ticks.iter().enumerate() {
            let at = axis.place(*value);
            pen.vertical(if idx == 0 { "axis" } else { "grid" }, at, TOP, bottom);
            let class = if idx % 2 == 1 { "dim wide" } else { "dim" };
            let anchor = if idx + 1 == ticks.len() { Anchor::End } else { Anchor::Middle };
            pen.text(class, at, bottom + 16.0, anchor, label);
        }
        let mut y = TOP;
        for group in &self.groups {
            draw_group(&mut pen, group, axis, y);
            y += height(group);
        }
        Some(pen.close())
    }

    fn ticks(&self, words: &Words) -> Vec<(f64, String)> {
        match self.unit {
            Unit::Shares => [0.0, 25.0, 50.0, 75.0, 100.0]
                .map(|percent| (percent / 100.0, scale::percent(words, percent)))
                .into(),
            Unit::Counts => {
                let rows = self.groups.iter().flat_map(|group| &group.rows);
                let reach =
                    |row: &Row| row.interval.map_or(0.0, |it| it.1).max(row.value.unwrap_or(0.0));
                let values = scale::counts_up_to(rows.map(reach).fold(1.0, f64::max), 5);
                values.into_iter().map(|value| (value, words.decimal(value))).collect()
            }
        }
    }
}

fn draw_group(pen: &mut Pen, group: &Group, axis: Axis, mut y: f64) {
    if !group.name.is_empty() {
        pen.name(y + 15.0, &group.name, &group.note);
        y += NAME;
    }
    for row in &group.rows {
        let middle = y + ROW / 2.0;
        pen.text("dim", 0.0, middle + 4.0, Anchor::Start, &row.label);
        if let Some((low, high)) = row.interval {
            pen.horizontal("interval", middle, axis.place(low), axis.place(high));
        }
        if let Some(value) = row.value {
            pen.dot("dot", axis.place(value), middle, 4.0);
        }
        y += ROW;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: Option<f64>) -> Row {
        Row { label: "2025".into(), value, interval: None }
    }

    fn draw(rows: Vec<Row>, unit: Unit) -> Option<String> {
        let group = Group { name: "<a>".into(), note: String::new(), rows };
        Dots { groups: vec![group], unit }.draw(&Caption::default())
    }

    #[test]
    fn a_share_of_nothing_has_no_dot() {
        let drawn = draw(vec![row(Some(1.0)), row(None)], Unit::Shares).unwrap();
        assert_eq!(drawn.matches("<circle").count(), 1);
        assert!(drawn.contains("cx=\"99%\"") && drawn.contains("&lt;a&gt;"));
        assert_eq!(draw(vec![row(None)], Unit::Shares), None);
    }

    #[test]
    fn counts_have_an_axis_of_their_own() {
        let drawn = draw(vec![row(Some(12.0))], Unit::Counts).unwrap();
        assert!(drawn.contains(">15</text>") && !drawn.contains(">100%<"), "{drawn}");
    }
}
