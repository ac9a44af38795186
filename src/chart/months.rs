//! A calendar of months: a row per year, a cell per month, shaded by its count and with the count in it.

use super::Caption;
use super::svg::{Escaped, Number, Pen, Percent};

const TOP: f64 = 20.0;
const CELL: f64 = 28.0;
const LEFT: f64 = 11.0;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Count per month; `None` for a month outside the period.
    pub counts: [Option<u32>; 12],
}

/// Years to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// What the chart says.
    pub caption: Caption,
    /// The years, from top to bottom.
    pub years: Vec<Year>,
}

impl Calendar {
    /// Draws the calendar; `None` when there is no year.
    pub fn draw(&self) -> Option<String> {
        if self.years.is_empty() {
            return None;
        }
        let most = self.years.iter().flat_map(|year| year.counts).flatten().max().unwrap_or(0);
        let mut pen = Pen::open(&self.caption, TOP + self.years.len() as f64 * CELL + 2.0);
        let width = (100.0 - LEFT) / 12.0;
        for (idx, name) in MONTHS.iter().enumerate() {
            let x = Percent(LEFT + width * (idx as f64 + 0.5));
            let (initial, rest) = name.split_at(1);
            pen.raw(format_args!(
                "<text class=\"dim\" x=\"{x}\" y=\"12\" text-anchor=\"middle\">{initial}<tspan class=\"wide\">{rest}</tspan></text>"
            ));
        }
        for (row, year) in self.years.iter().enumerate() {
            draw_year(&mut pen, year, TOP + row as f64 * CELL, most);
        }
        Some(pen.close())
    }
}

fn draw_year(pen: &mut Pen, year: &Year, y: f64, most: u32) {
    let width = (100.0 - LEFT) / 12.0;
    pen.raw(format_args!(
        "<text class=\"dim\" x=\"0\" y=\"{}\">{}</text>",
        Number(y + 18.0),
        Escaped(&year.year.to_string())
    ));
    for (idx, count) in year.counts.iter().enumerate() {
        let Some(count) = count else { continue };
        let x = LEFT + width * idx as f64;
        let shade = shade(*count, most);
        pen.raw(format_args!(
            "<rect class=\"heat-{shade}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>",
            Percent(x + 0.25),
            Number(y),
            Percent(width - 0.5),
            Number(CELL - 4.0)
        ));
        if *count > 0 {
            let middle = Percent(x + width / 2.0);
            pen.raw(format_args!(
                "<text class=\"on-{shade}\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{count}</text>",
                Number(y + 16.5)
            ));
        }
    }
}

/// Returns one of five shades; none is kept for zero.
fn shade(count: u32, most: u32) -> u32 {
    match (count, most) {
        (0, _) | (_, 0) => 0,
        (count, most) if most <= 4 => count.min(4),
        (count, most) => {
            (u64::from(count) * 4).div_ceil(u64::from(most)).min(4).try_into().unwrap_or(4)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_outside_the_period_have_no_cell() {
        let mut counts = [Some(0); 12];
        counts[2] = Some(3);
        counts[11] = None;
        let caption = Caption { id: "m".into(), ..Caption::default() };
        let drawn = Calendar { caption, years: vec![Year { year: 2026, counts }] }.draw().unwrap();
        assert_eq!(drawn.matches("<rect").count(), 11);
        assert!(drawn.contains(">3</text>") && !drawn.contains(">0</text>"));
    }

    #[test]
    fn shades_are_spread_over_the_counts() {
        assert_eq!([0, 1, 2, 3].map(|count| shade(count, 3)), [0, 1, 2, 3]);
        assert_eq!([0, 1, 10, 40].map(|count| shade(count, 40)), [0, 1, 1, 4]);
    }
}
