//! Stretches of each row one behind the other from zero, on an axis of the square root of time.
//!
//! On a plain axis one long row makes all others a line; a logarithm has no zero to stack from.

use super::Caption;
use super::scale::{self, HUMAN};
use super::svg::{Anchor, Escaped, Number, Pen, Percent};

const KEY: f64 = 20.0;
const TOP: f64 = 26.0;
const ROW: f64 = 15.0;
const LEFT: f64 = 0.5;
const RIGHT: f64 = 99.0;

/// A row: the ends of its stretches in seconds from its start, each with the class of its fill.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// End of each stretch and its fill.
    pub ends: Vec<(f64, Fill)>,
}

/// How a stretch is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Slanted lines.
    Hatched,
    /// The full colour.
    Solid,
    /// Only its border.
    Outlined,
}

impl Fill {
    fn attributes(self, id: &str) -> String {
        match self {
            Self::Hatched => format!("class=\"outline ink\" fill=\"url(#{id}-h)\""),
            Self::Solid => "class=\"bar\"".to_owned(),
            Self::Outlined => "class=\"outline ink bare\"".to_owned(),
        }
    }
}

/// Rows to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stacks {
    /// What each fill means, in order.
    pub key: Vec<(Fill, String)>,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

impl Stacks {
    /// Draws the rows; `None` when none lasts.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let ends = self.rows.iter().flat_map(|row| row.ends.iter().map(|end| end.0));
        let most = ends.reduce(f64::max).filter(|most| *most > 0.0)?;
        let place = |seconds: f64| LEFT + (RIGHT - LEFT) * (seconds.max(0.0) / most).sqrt();
        let bottom = TOP + self.rows.len() as f64 * ROW;
        let mut pen = Pen::open(caption, bottom + 24.0);
        let id = &caption.id;
        pen.raw(format_args!(
            "<defs><pattern id=\"{id}-h\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <line class=\"ink\" x1=\"2\" x2=\"2\" y1=\"0\" y2=\"5\"/></pattern></defs>"
        ));
        let mut at = 0.0;
        for (fill, meaning) in &self.key {
            pen.raw(format_args!(
                "<rect {} x=\"{}\" y=\"5\" width=\"18\" height=\"11\"/>\
                 <svg x=\"{}\" overflow=\"visible\"><text class=\"dim\" x=\"24\" y=\"{}\">{}</text></svg>",
                fill.attributes(id),
                Percent(at + 0.3),
                Percent(at),
                Number(KEY - 5.0),
                Escaped(meaning)
            ));
            at += 100.0 / self.key.len() as f64;
        }
        pen.vertical("axis", LEFT, TOP, bottom);
        pen.text("dim", LEFT, bottom + 16.0, Anchor::Start, "0");
        let mut before = LEFT;
        for tick in HUMAN.iter().filter(|tick| tick.0 <= most) {
            let at = place(tick.0);
            // A label needs about 40 pixels, which is 9 % of a card and 14 % of a phone.
            if at - before < 9.0 {
                continue;
            }
            pen.vertical("grid", at, TOP, bottom);
            let class = if at - before < 14.0 { "dim wide" } else { "dim" };
            let anchor = if at > 94.0 { Anchor::End } else { Anchor::Middle };
            pen.text(class, at, bottom + 16.0, anchor, &scale::human(&caption.words, *tick));
            before = at;
        }
        for (idx, row) in self.rows.iter().enumerate() {
            let y = Number(TOP + idx as f64 * ROW + 2.0);
            let mut from = LEFT;
            for (end, fill) in &row.ends {
                let to = place(*end).max(from);
                let (x, width) = (Percent(from), Percent(to - from));
                let filled = fill.attributes(id);
                pen.raw(format_args!(
                    "<rect {filled} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"11\"/>"
                ));
                from = to;
            }
        }
        Some(pen.close())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_stand_one_behind_the_other() {
        let row = Row { ends: vec![(3600.0, Fill::Hatched), (14_400.0, Fill::Solid)] };
        let key = vec![(Fill::Solid, "<response>".to_owned())];
        let drawn = Stacks { key, rows: vec![row] }.draw(&Caption::default()).unwrap();
        assert!(drawn.contains("&lt;response&gt;"), "{drawn}");
        assert!(drawn.contains("x=\"0.5%\"") && drawn.contains("x=\"49.75%\""), "{drawn}");
        assert_eq!(Stacks::default().draw(&Caption::default()), None);
    }
}
