//! Shares as dots with their intervals on an axis in percent, a row each, in named groups.

use super::Caption;
use super::svg::{Anchor, Escaped, Number, Pen};

const TOP: f64 = 4.0;
const NAME: f64 = 22.0;
const ROW: f64 = 20.0;
const GAP: f64 = 8.0;
/// Where the axis begins, behind the names of the rows.
const LEFT: f64 = 26.0;
const RIGHT: f64 = 99.0;

/// A share.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is of.
    pub label: String,
    /// The share, 0 to 1; `None` when there is nothing to take it of.
    pub share: Option<f64>,
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

/// Shares to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dots {
    /// The groups from top to bottom.
    pub groups: Vec<Group>,
}

impl Dots {
    /// Draws the shares; `None` when there is none.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let height = |group: &Group| {
            let name = if group.name.is_empty() { 0.0 } else { NAME };
            name + group.rows.len() as f64 * ROW + GAP
        };
        self.groups.iter().flat_map(|group| &group.rows).find(|row| row.share.is_some())?;
        let bottom = TOP + self.groups.iter().map(height).sum::<f64>();
        let mut pen = Pen::open(caption, bottom + 22.0);
        for percent in [0_u8, 25, 50, 75, 100] {
            let at = place(f64::from(percent) / 100.0);
            pen.vertical(if percent == 0 { "axis" } else { "grid" }, at, TOP, bottom);
            let class = if percent % 50 == 25 { "dim wide" } else { "dim" };
            let anchor = if percent == 100 { Anchor::End } else { Anchor::Middle };
            pen.text(class, at, bottom + 16.0, anchor, &format!("{percent}%"));
        }
        let mut y = TOP;
        for group in &self.groups {
            draw_group(&mut pen, group, y);
            y += height(group);
        }
        Some(pen.close())
    }
}

fn place(share: f64) -> f64 {
    LEFT + (RIGHT - LEFT) * share.clamp(0.0, 1.0)
}

fn draw_group(pen: &mut Pen, group: &Group, mut y: f64) {
    if !group.name.is_empty() {
        pen.raw(format_args!(
            "<text x=\"0\" y=\"{}\"><tspan class=\"strong\">{}</tspan> <tspan class=\"dim\">{}</tspan></text>",
            Number(y + 15.0),
            Escaped(&group.name),
            Escaped(&group.note)
        ));
        y += NAME;
    }
    for row in &group.rows {
        let middle = y + ROW / 2.0;
        pen.text("dim", 0.0, middle + 4.0, Anchor::Start, &row.label);
        if let Some((low, high)) = row.interval {
            pen.horizontal("interval", middle, place(low), place(high));
        }
        if let Some(share) = row.share {
            pen.dot("dot", place(share), middle, 4.0);
        }
        y += ROW;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_has_no_dot() {
        let row = |share| Row { label: "2025".into(), share, interval: None };
        let of =
            |rows| Dots { groups: vec![Group { name: "<a>".into(), note: String::new(), rows }] };
        let drawn = of(vec![row(Some(0.5)), row(None)]).draw(&Caption::default()).unwrap();
        assert_eq!(drawn.matches("<circle").count(), 1);
        assert!(drawn.contains("cx=\"62.5%\"") && drawn.contains("&lt;a&gt;"));
        assert_eq!(of(vec![row(None)]).draw(&Caption::default()), None);
    }
}
