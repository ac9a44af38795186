//! Counts in rows and columns, shaded and with the number in each cell; columns have letters, told below.

use super::Caption;
use super::svg::{Anchor, MOST_LETTERS, Number, Pen, Percent, Short};

const TOP: f64 = 18.0;
const NAME: f64 = 18.0;
const CELL: f64 = 22.0;
const KEY: f64 = 17.0;
const LETTERS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Counts to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// Whether the names are short enough to stand over their columns.
    pub short: bool,
    /// The rows: name and counts.
    pub rows: Vec<(String, Vec<usize>)>,
    /// Whether cells are shaded; few counts are not worth it.
    pub shaded: bool,
}

impl Matrix {
    /// Draws the matrix; `None` when it has no cell.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let most = self.rows.iter().flat_map(|row| &row.1).copied().max()?;
        let named = if self.short { 0.0 } else { NAME };
        let height = TOP + self.rows.len() as f64 * (named + CELL);
        let keys = if self.short { 0 } else { self.columns.len() };
        let mut pen = Pen::open(caption, height + 6.0 + keys as f64 * KEY);
        let left = if self.short { 10.0 } else { 0.0 };
        let width = (100.0 - left) / self.columns.len() as f64;
        for (at, name) in self.columns.iter().enumerate() {
            let x = left + width * (at as f64 + 0.5);
            let crowded = self.short && self.columns.len() > 12 && !at.is_multiple_of(3);
            let class = if crowded { "dim wide" } else { "dim" };
            let text = if self.short { name.clone() } else { letter(at) };
            pen.text(class, x, 12.0, Anchor::Middle, &text);
        }
        for (row, (name, counts)) in self.rows.iter().enumerate() {
            let y = TOP + row as f64 * (named + CELL);
            let base = if self.short { y + 15.0 } else { y + 13.0 };
            let (class, base) = (if self.short { "dim" } else { "" }, Number(base));
            pen.raw(format_args!(
                "<text class=\"{class}\" x=\"0\" y=\"{base}\">{}</text>",
                Short(name, MOST_LETTERS)
            ));
            // Cells without a count are the ground of their row.
            pen.rect("heat-0", (left, 100.0), y + named, CELL - 2.0);
            for (at, count) in counts.iter().enumerate().filter(|it| *it.1 > 0) {
                self.draw_cell(
                    &mut pen,
                    *count,
                    most,
                    (left + width * at as f64, width),
                    y + named,
                );
            }
        }
        for at in 0..keys {
            let y = Number(height + 16.0 + at as f64 * KEY);
            let (letter, name) = (letter(at), Short(&self.columns[at], MOST_LETTERS));
            pen.raw(format_args!(
                "<text x=\"0\" y=\"{y}\"><tspan class=\"strong\">{letter}</tspan> {name}</text>"
            ));
        }
        Some(pen.close())
    }

    fn draw_cell(&self, pen: &mut Pen, count: usize, most: usize, (x, width): (f64, f64), y: f64) {
        let shade = if self.shaded { (count * 4).div_ceil(most.max(1)).min(4) } else { 0 };
        if shade > 0 {
            pen.raw(format_args!(
                "<rect class=\"heat-{shade}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                Percent(x + 0.15),
                Number(y),
                Percent((width - 0.3).max(0.1)),
                Number(CELL - 2.0)
            ));
        }
        // Numbers in narrow columns give way on a phone; the shade and the table stay.
        let wide = if self.columns.len() > 12 { " wide" } else { "" };
        pen.raw(format_args!(
            "<text class=\"on-{shade}{wide}\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{count}</text>",
            Percent(x + width / 2.0),
            Number(y + 14.5)
        ));
    }
}

fn letter(at: usize) -> String {
    LETTERS.get(at).map_or_else(|| (at + 1).to_string(), |it| char::from(*it).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_its_number_and_every_column_its_name() {
        let matrix = Matrix {
            columns: vec!["Missing <alert>".into(), "No headroom".into()],
            rows: vec![("checkout".into(), vec![3, 0])],
            shaded: true,
            short: false,
        };
        let drawn = matrix.draw(&Caption::default()).unwrap();
        assert!(
            drawn.contains("heat-4") && drawn.contains(">3</text>") && !drawn.contains(">0</text>")
        );
        assert!(drawn.contains("Missing &lt;alert&gt;") && drawn.contains(">B</tspan>"));
        assert_eq!(Matrix::default().draw(&Caption::default()), None);
    }
}
