//! A plain table for the terminal: columns as wide as their text, the last one cut to fit.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::ui::Styles;

/// A table under construction.
pub(crate) struct Table {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Starts a table with these column heads.
    pub(crate) fn new(head: &[&'static str]) -> Self {
        Self { head: head.to_vec(), rows: Vec::new() }
    }

    /// Adds a row with as many cells as there are heads.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.head.len());
        self.rows.push(cells);
    }

    /// Prints the table; with a `width`, text that does not fit in the last column is cut with `…`.
    pub(crate) fn print(
        &self,
        out: &mut impl Write,
        styles: Styles,
        width: Option<usize>,
    ) -> io::Result<()> {
        let widths = self.widths();
        let last = self.head.len().saturating_sub(1);
        let before: usize = widths[..last].iter().map(|width| width + 2).sum();
        let room = width.map(|width| width.saturating_sub(before).max(20));
        let head: Vec<_> = self.head.iter().map(|cell| (*cell).to_owned()).collect();
        write!(out, "{}", styles.faint)?;
        print_row(out, &head, &widths, room)?;
        write!(out, "{:#}", styles.faint)?;
        for row in &self.rows {
            print_row(out, row, &widths, room)?;
        }
        Ok(())
    }

    fn widths(&self) -> Vec<usize> {
        let column = |at: usize| {
            let cells = self.rows.iter().map(|row| row[at].width());
            cells.chain([self.head[at].width()]).max().unwrap_or(0)
        };
        (0..self.head.len()).map(column).collect()
    }
}

fn print_row(
    out: &mut impl Write,
    cells: &[String],
    widths: &[usize],
    room: Option<usize>,
) -> io::Result<()> {
    let (last, rest) = cells.split_last().expect("a table has columns");
    for (cell, width) in rest.iter().zip(widths) {
        // Padding counts terminal columns, which `{:width$}` does not.
        write!(out, "{cell}{:pad$}  ", "", pad = width - cell.width())?;
    }
    writeln!(out, "{}", room.map_or_else(|| last.clone(), |room| cut(last, room)))
}

fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().take_while(|character| {
        used += character.width().unwrap_or(0);
        used <= room
    });
    kept.collect::<String>().trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_by_terminal_columns() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 4), "abc…");
        assert_eq!(cut("日本語です", 5), "日本…");
    }
}
