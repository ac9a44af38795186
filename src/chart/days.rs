//! Rows of days: each day on which something lasted is a mark, the darker the longer.

use chrono::{Days as Later, NaiveDate};

use super::Caption;
use super::scale::TimeAxis;
use super::svg::{Anchor, Escaped, Number, Pen, Percent};

const TOP: f64 = 20.0;
const NAME: f64 = 17.0;
const ROW: f64 = 18.0;
const KEY: f64 = 22.0;
/// The hours up to which a day has each shade, from the lightest; the last one has all others.
const SHADES: [usize; 3] = [1, 4, 12];

/// A row of days.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Said after the name.
    pub note: String,
    /// The days from the start of the axis and for how much of each it lasted, 0 to 1.
    pub days: Vec<(u32, f64)>,
}

/// Days to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Days {
    /// The first day.
    pub from: NaiveDate,
    /// How many days.
    pub count: u32,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

impl Row {
    /// Returns stretches of days of one shade: the first, how many, the shade.
    fn runs(&self) -> Vec<(u32, u32, u8)> {
        let mut runs: Vec<(u32, u32, u8)> = Vec::new();
        for (day, part) in &self.days {
            match runs.last_mut() {
                Some((first, days, same)) if *first + *days == *day && *same == shade(*part) => {
                    *days += 1;
                }
                _ => runs.push((*day, 1, shade(*part))),
            }
        }
        runs
    }
}

impl Days {
    /// Counts the marks that the drawing would have.
    pub fn marks(&self) -> usize {
        self.rows.iter().map(|row| row.runs().len()).sum()
    }

    /// Draws the days; `None` when there is no row.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let end = self.from.checked_add_days(Later::new(u64::from(self.count)))?;
        if self.rows.is_empty() || self.count == 0 {
            return None;
        }
        let bottom = TOP + self.rows.len() as f64 * (NAME + ROW);
        let mut pen = Pen::open(caption, bottom + KEY);
        let axis = TimeAxis::months(self.from, end, &caption.words);
        for (idx, tick) in axis.ticks.iter().enumerate() {
            pen.vertical("grid", tick.at, TOP - 6.0, bottom);
            let class = if idx % 2 == 1 { "dim wide" } else { "dim" };
            let anchor = if tick.at > 96.0 { Anchor::End } else { Anchor::Start };
            pen.text(class, tick.at, 11.0, anchor, &tick.label);
        }
        let width = 100.0 / f64::from(self.count);
        for (idx, row) in self.rows.iter().enumerate() {
            let y = TOP + idx as f64 * (NAME + ROW);
            pen.name(y + 13.0, &row.name, &row.note);
            pen.rect("heat-0", (0.0, 100.0), y + NAME, ROW - 4.0);
            for (first, days, shade) in row.runs() {
                // At least a pixel and a half on a phone, so that no day is lost.
                let from = (width * f64::from(first)).min(99.4);
                let to = from + (width * f64::from(days)).max(0.6);
                pen.rect(&format!("heat-{shade}"), (from, to.min(100.0)), y + NAME, ROW - 4.0);
            }
        }
        let words = &caption.words;
        let upto = SHADES.iter().map(|hours| words.say("calendar-hour", &[("n", (*hours).into())]));
        for (idx, meaning) in upto.chain([words.text("calendar-longer")]).enumerate() {
            let at = idx as f64 * 25.0;
            let meaning = Escaped(&meaning);
            pen.raw(format_args!(
                "<rect class=\"heat-{}\" x=\"{}\" y=\"{}\" width=\"12\" height=\"12\"/>\
                 <svg x=\"{}\" overflow=\"visible\"><text class=\"dim\" x=\"17\" y=\"{}\">{meaning}</text></svg>",
                idx + 1,
                Percent(at),
                Number(bottom + 6.0),
                Percent(at),
                Number(bottom + 16.0)
            ));
        }
        Some(pen.close())
    }
}

/// Returns the shade of a day, 1 to 4.
fn shade(part: f64) -> u8 {
    SHADES.iter().fold(1, |shade, hours| shade + u8::from(part * 24.0 > *hours as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_a_row_of_one_shade_are_one_mark() {
        let days = vec![(3, 1.0), (4, 0.9), (5, 0.01), (9, 0.01)];
        let row = Row { name: "web".into(), note: String::new(), days };
        assert_eq!(row.runs(), [(3, 2, 4), (5, 1, 1), (9, 1, 1)]);
    }

    #[test]
    fn each_day_is_a_mark_at_its_place() {
        let row =
            Row { name: "web".into(), note: "2 days".into(), days: vec![(0, 0.01), (50, 1.0)] };
        let from = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let drawn = Days { from, count: 100, rows: vec![row] }.draw(&Caption::default()).unwrap();
        assert!(
            drawn.contains("heat-1\" x=\"0%\"") && drawn.contains("heat-4\" x=\"50%\""),
            "{drawn}"
        );
        assert!(drawn.contains(">to 12 h</text>"));
        assert_eq!(Days { from, count: 100, rows: Vec::new() }.draw(&Caption::default()), None);
    }
}
