//! Tables of figures: each cell with the number behind its text, so that page and downloads agree.

use super::super::view::chart::{Cell, Column, DataTable, Value};
use super::lasting;
use crate::knowledge::statistics::Interval;
use crate::theme::Words;

/// A table being filled.
pub(crate) struct Table(DataTable);

impl Table {
    /// Starts a table; a column is its name in the downloads and the message of its head, the first
    /// one a text.
    pub(crate) fn new(
        words: &Words,
        key: &'static str,
        caption: impl Into<String>,
        columns: &[(&'static str, &str)],
    ) -> Self {
        let column = |(at, (key, label)): (usize, &(&'static str, &str))| {
            debug_assert!(words.has(label), "{label}");
            Column { key, label: words.text(label), numeric: at > 0 }
        };
        Self(DataTable {
            key,
            caption: caption.into(),
            columns: columns.iter().enumerate().map(column).collect(),
            ..DataTable::default()
        })
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Cells<'_>) {
        debug_assert_eq!(cells.cells.len(), self.0.columns.len(), "{}", self.0.key);
        self.0.rows.push(cells.cells);
    }

    /// Adds rows.
    pub(crate) fn with<'w>(mut self, rows: impl IntoIterator<Item = Cells<'w>>) -> Self {
        for cells in rows {
            self.row(cells);
        }
        self
    }

    /// Sets the columns of text to the left.
    pub(crate) fn texts(mut self, keys: &[&str]) -> Self {
        for column in &mut self.0.columns {
            column.numeric &= !keys.contains(&column.key);
        }
        self
    }

    /// Gives a column a head of its own.
    pub(crate) fn named(mut self, key: &str, label: String) -> Self {
        if let Some(column) = self.0.columns.iter_mut().find(|it| it.key == key) {
            column.label = label;
        }
        self
    }

    /// Leaves a column out.
    pub(crate) fn without(mut self, key: &str) -> Self {
        if let Some(at) = self.0.columns.iter().position(|it| it.key == key) {
            self.0.columns.remove(at);
            for row in &mut self.0.rows {
                row.remove(at);
            }
        }
        self
    }

    /// Returns the table.
    pub(crate) fn done(self) -> DataTable {
        self.0
    }
}

/// The cells of a row.
pub(crate) struct Cells<'w> {
    words: &'w Words,
    cells: Vec<Cell>,
}

impl<'w> Cells<'w> {
    /// Starts a row with a text.
    pub(crate) fn of(words: &'w Words, text: impl Into<String>) -> Self {
        Self { words, cells: Vec::new() }.text(text)
    }

    fn cell(mut self, text: String, value: Value) -> Self {
        self.cells.push(Cell { text, href: None, value });
        self
    }

    /// Adds a text.
    pub(crate) fn text(self, text: impl Into<String>) -> Self {
        let text = text.into();
        self.cell(text.clone(), Value::Text(text))
    }

    /// Makes the last cell lead somewhere.
    pub(crate) fn leading(mut self, href: Option<String>) -> Self {
        if let Some(cell) = self.cells.last_mut() {
            cell.href = href;
        }
        self
    }

    /// Adds a count.
    pub(crate) fn count(self, count: usize) -> Self {
        let text = self.words.number(count);
        self.cell(text, Value::Number(count as f64))
    }

    /// Adds a number, or nothing.
    pub(crate) fn number(self, value: Option<f64>) -> Self {
        match value.filter(|it| it.is_finite()) {
            Some(value) => {
                let text = self.words.decimal(value);
                self.cell(text, Value::Number(value))
            }
            None => self.missing("–".to_owned()),
        }
    }

    /// Adds a length in seconds, or that there are too few to tell one.
    pub(crate) fn seconds(self, value: Option<f64>) -> Self {
        if let Some(seconds) = value {
            let text = lasting(self.words, seconds);
            self.cell(text, Value::Number(seconds))
        } else {
            let text = self.words.text("too-few");
            self.missing(text)
        }
    }

    /// Adds a length in seconds, or a dash where it is not recorded.
    pub(crate) fn seconds_or_dash(self, value: Option<f64>) -> Self {
        match value {
            Some(_) => self.seconds(value),
            None => self.missing("–".to_owned()),
        }
    }

    /// Adds a share.
    pub(crate) fn share(self, value: Option<f64>) -> Self {
        match value {
            Some(share) => {
                let text = self.words.percent(share);
                self.cell(text, Value::Number(share))
            }
            None => self.missing("–".to_owned()),
        }
    }

    /// Adds the two ends of the interval of a share.
    pub(crate) fn shares(self, interval: Option<Interval>) -> Self {
        self.share(interval.map(|it| it.low)).share(interval.map(|it| it.high))
    }

    /// Adds the two ends of an interval.
    pub(crate) fn interval(self, interval: Option<Interval>) -> Self {
        self.number(interval.map(|it| it.low)).number(interval.map(|it| it.high))
    }

    fn missing(self, text: String) -> Self {
        self.cell(text, Value::Missing)
    }
}
