//! Bars in named lanes over a span of days: what overlaps is stacked, what matters more is taller.

use chrono::NaiveDate;

use super::Caption;
use super::scale::{self, TimeAxis};
use super::svg::{Anchor, Escaped, Number, Pen, Percent};

const TOP: f64 = 22.0;
const NAME: f64 = 17.0;
const ROW: f64 = 17.0;
const GAP: f64 = 4.0;
/// Bars closer than this share of the axis do not share a row; about four pixels on a phone.
const APART: f64 = 1.6;

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Start, in seconds since 1970.
    pub from: i64,
    /// End.
    pub to: i64,
    /// Class of the colour, 1 to 5; 1 is the tallest.
    pub class: u8,
    /// What a pointer resting on it reads.
    pub label: String,
}

/// A lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// Said after the name.
    pub note: String,
    /// Its bars, in order of their start.
    pub bars: Vec<Bar>,
}

/// Lanes to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// What the chart says.
    pub caption: Caption,
    /// First day shown.
    pub from: NaiveDate,
    /// The day after the last one shown.
    pub to: NaiveDate,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
}

impl Lanes {
    /// Draws the lanes; `None` when there is none.
    pub fn draw(&self) -> Option<String> {
        if self.lanes.is_empty() || self.from >= self.to {
            return None;
        }
        let axis = self.axis();
        let rows: Vec<Vec<usize>> = self.lanes.iter().map(|lane| stack(lane, &axis)).collect();
        let heights: Vec<f64> = rows
            .iter()
            .map(|rows| {
                let count = rows.iter().max().map_or(1, |row| row + 1);
                NAME + count as f64 * ROW + GAP
            })
            .collect();
        let bottom = TOP + heights.iter().sum::<f64>();
        let mut pen = Pen::open(&self.caption, bottom + 2.0);
        let mut y = TOP;
        for (idx, height) in heights.iter().enumerate() {
            pen.rect(if idx % 2 == 0 { "lane odd" } else { "lane" }, (0.0, 100.0), y, *height);
            y += height;
        }
        draw_months(&mut pen, &axis, bottom);
        let mut y = TOP;
        for ((lane, rows), height) in self.lanes.iter().zip(&rows).zip(&heights) {
            draw_lane(&mut pen, lane, rows, &axis, y);
            y += height;
        }
        Some(pen.close())
    }

    fn axis(&self) -> TimeAxis {
        if (self.to - self.from).num_days() <= 400 {
            TimeAxis::months(self.from, self.to)
        } else {
            TimeAxis::around(scale::day_seconds(self.from), scale::day_seconds(self.to) - 1, 8)
        }
    }
}

/// Returns the row of each bar: the first one where it stands clear of the bar before it.
fn stack(lane: &Lane, axis: &TimeAxis) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    lane.bars
        .iter()
        .map(|bar| {
            let (from, to) = (axis.place(bar.from), axis.place(bar.to));
            let row = ends.iter().position(|end| end + APART <= from).unwrap_or(ends.len());
            if row == ends.len() {
                ends.push(to);
            } else {
                ends[row] = to;
            }
            row
        })
        .collect()
}

fn draw_months(pen: &mut Pen, axis: &TimeAxis, bottom: f64) {
    let crowded = axis.ticks.len() > 6;
    for (idx, tick) in axis.ticks.iter().enumerate() {
        pen.vertical("grid", tick.at, TOP - 6.0, bottom);
        let class = if crowded && idx % 2 == 1 { "dim wide" } else { "dim" };
        if tick.at > 97.0 {
            pen.text(class, tick.at, 12.0, Anchor::End, &tick.label);
        } else {
            pen.raw(format_args!(
                "<svg x=\"{}\" overflow=\"visible\"><text class=\"{class}\" x=\"3\" y=\"12\">{}</text></svg>",
                Percent(tick.at),
                Escaped(&tick.label)
            ));
        }
    }
}

fn draw_lane(pen: &mut Pen, lane: &Lane, rows: &[usize], axis: &TimeAxis, y: f64) {
    pen.raw(format_args!(
        "<text x=\"6\" y=\"{}\"><tspan class=\"strong\">{}</tspan> <tspan class=\"dim\">{}</tspan></text>",
        Number(y + 15.0),
        Escaped(&lane.name),
        Escaped(&lane.note)
    ));
    for (bar, row) in lane.bars.iter().zip(rows) {
        let class = bar.class.clamp(1, 5);
        let height = 13.0 - f64::from(class - 1) * 2.0;
        let top = y + NAME + *row as f64 * ROW + (13.0 - height) + 1.5;
        let (from, to) = (axis.place(bar.from), axis.place(bar.to));
        pen.raw(format_args!(
            "<rect class=\"m{class} l{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
             stroke-width=\"3\" stroke-linejoin=\"round\"><title>{}</title></rect>",
            Percent(from.clamp(0.4, 99.4)),
            Number(top),
            Percent((to - from).max(0.1)),
            Number(height),
            Escaped(&bar.label)
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn bar(from: NaiveDate, days: i64, class: u8) -> Bar {
        let from = scale::day_seconds(from);
        Bar { from, to: from + days * 86_400, class, label: "An <incident>".into() }
    }

    fn lanes(bars: Vec<Bar>) -> Lanes {
        Lanes {
            caption: Caption { id: "l".into(), ..Caption::default() },
            from: day(1, 1),
            to: NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(),
            lanes: vec![Lane { name: "checkout & co".into(), note: String::new(), bars }],
        }
    }

    #[test]
    fn overlapping_bars_are_stacked() {
        let lanes = lanes(vec![bar(day(3, 1), 10, 1), bar(day(3, 5), 1, 3), bar(day(6, 1), 1, 3)]);
        assert_eq!(stack(&lanes.lanes[0], &lanes.axis()), [0, 1, 0]);
    }

    #[test]
    fn worse_is_taller_and_everything_is_escaped() {
        let drawn = lanes(vec![bar(day(3, 1), 1, 1), bar(day(5, 1), 1, 4)]).draw().unwrap();
        assert!(drawn.contains("height=\"13\"") && drawn.contains("height=\"7\""));
        assert!(drawn.contains("checkout &amp; co") && drawn.contains("An &lt;incident&gt;"));
        assert!(drawn.contains(">Jan<") && drawn.contains(">Dec<"));
    }

    #[test]
    fn nothing_to_show_is_not_drawn() {
        assert_eq!(Lanes { lanes: Vec::new(), ..lanes(Vec::new()) }.draw(), None);
    }
}
