//! Rows on a time axis: dots for what happened, bars behind them for what was open meanwhile.

use super::scale::TimeAxis;
use super::svg::Pen;
use super::{Caption, Note};

const TOP: f64 = 26.0;
const NAME: f64 = 18.0;
const ROW: f64 = 22.0;
/// Two bars of one row are drawn one above the other, up to this many.
pub const MOST_BARS: usize = 4;
/// More dots than this in all rows are gathered into columns, as high as the number they hold.
pub const MOST_DOTS: usize = 800;
const COLUMNS: usize = 60;

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Said after the name.
    pub note: String,
    /// When something happened, in seconds since 1970.
    pub dots: Vec<i64>,
    /// From when until when something was open; `true` when it still is.
    pub bars: Vec<(i64, i64, bool)>,
}

/// Rows to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spans {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// What happened to all of them, in seconds since 1970.
    pub notes: Vec<Note>,
}

impl Spans {
    /// Draws the rows; `None` when nothing happened in any.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let dots = || self.rows.iter().flat_map(|row| &row.dots).copied();
        let bars = || self.rows.iter().flat_map(|row| &row.bars);
        let first = dots().chain(bars().map(|it| it.0)).min()?;
        let last = dots().chain(bars().map(|it| it.1)).max()?;
        let axis = TimeAxis::around(first, last, 7, &caption.words);
        let bottom = TOP + self.rows.len() as f64 * (NAME + ROW);
        let mut pen = Pen::open(caption, bottom + 24.0);
        super::segments::draw_axis(&mut pen, &axis, TOP - 4.0, bottom);
        for note in &self.notes {
            #[expect(clippy::cast_possible_truncation, reason = "seconds of a calendar day")]
            pen.note(note, axis.place(note.at as i64), TOP, bottom);
        }
        let highest = |row: &Row| columns(row, &axis).into_iter().max();
        let most = self.is_gathered().then(|| self.rows.iter().filter_map(highest).max()).flatten();
        for (idx, row) in self.rows.iter().enumerate() {
            draw_row(&mut pen, row, &axis, most, TOP + idx as f64 * (NAME + ROW));
        }
        Some(pen.close())
    }

    /// Tells whether there are too many dots to draw each.
    pub fn is_gathered(&self) -> bool {
        self.rows.iter().map(|row| row.dots.len()).sum::<usize>() > MOST_DOTS
    }
}

fn draw_row(pen: &mut Pen, row: &Row, axis: &TimeAxis, gathered: Option<usize>, y: f64) {
    pen.name(y + 13.0, &row.name, &row.note);
    let shown = row.bars.len().min(MOST_BARS);
    let height = (ROW - 6.0) / shown.max(1) as f64;
    for (idx, (from, to, open)) in row.bars.iter().take(MOST_BARS).enumerate() {
        let (from, to) = (axis.place(*from), axis.place(*to));
        let class = if *open { "open span" } else { "span" };
        let top = y + NAME + idx as f64 * height;
        pen.rect(class, (from, to.max(from + 0.4)), top, (height - 1.0).max(1.0));
    }
    let Some(most) = gathered else {
        let middle = y + NAME + (ROW - 6.0) / 2.0;
        let places: Vec<_> = row.dots.iter().map(|at| (axis.place(*at), middle)).collect();
        return pen.dots("dot", 4.5, &places);
    };
    let column = |(at, count): (usize, &usize)| {
        let width = 100.0 / COLUMNS as f64;
        let from = at as f64 * width;
        (from, from + width * 0.9, (ROW - 4.0) * *count as f64 / most.max(1) as f64)
    };
    let counts = columns(row, axis);
    let filled = counts.iter().enumerate().filter(|it| *it.1 > 0).map(column);
    pen.columns("column", y + NAME + ROW - 4.0, &filled.collect::<Vec<_>>());
}

/// Counts the dots of each column of the axis.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place of 0 to 100")]
fn columns(row: &Row, axis: &TimeAxis) -> [usize; COLUMNS] {
    let mut counts = [0; COLUMNS];
    for at in &row.dots {
        let column = (axis.place(*at) / 100.0 * COLUMNS as f64) as usize;
        counts[column.min(COLUMNS - 1)] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_dots_are_gathered() {
        let dots = (0..900).map(|at| at * 86_400).collect();
        let row = Row { name: "a".into(), note: String::new(), dots, bars: Vec::new() };
        let drawn = Spans { rows: vec![row], notes: Vec::new() }.draw(&Caption::default()).unwrap();
        assert!(!drawn.contains("<circle") && drawn.matches('z').count() <= COLUMNS, "{drawn}");
    }

    #[test]
    fn bars_lie_behind_dots() {
        let row = Row {
            name: "a".into(),
            note: String::new(),
            dots: vec![0],
            bars: vec![(0, 86_400, true)],
        };
        let drawn = Spans { rows: vec![row], notes: Vec::new() }.draw(&Caption::default()).unwrap();
        let (bar, dot) = (drawn.find("open span").unwrap(), drawn.find("<circle").unwrap());
        assert!(bar < dot);
        assert_eq!(Spans::default().draw(&Caption::default()), None);
    }
}
