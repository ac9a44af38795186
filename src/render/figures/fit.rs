//! The tables of a page's figures: whole where the page has room for them, else their first rows.
//!
//! A page of thousands of elements is slow on a phone and long for a screen reader. What is cut says
//! how much there is more, and where: the downloads have every row.

use crate::site::view::View;
use crate::site::view::chart::{DataTable, Figure};

/// Elements of a page, at most.
const PAGE: usize = 1_500;
/// Those of a page of figures without its figures: navigation, heading, links, foot.
const FRAME: usize = 170;
/// Those of a figure without its drawing and its tables.
const FIGURE: usize = 24;
/// Those of a table without its rows and columns.
const TABLE: usize = 8;
/// What the tables of a figure may take that stands on a page of something else.
const BESIDE: usize = 200;
/// A figure's own table never shows fewer rows than this, if it has them.
const FEWEST: usize = 10;

/// Cuts the tables of the page's figures, once the drawings are there.
pub(super) fn tables(view: &mut View) {
    let alone = matches!(view, View::Trends(_) | View::Language(_));
    let mut figures = view.figures_mut();
    let drawn: usize = figures.iter().map(|it| elements(&it.svg) + FIGURE).sum();
    let room = if alone { PAGE.saturating_sub(FRAME + drawn) } else { BESIDE * figures.len() };
    fit(&mut figures, room);
}

fn elements(markup: &str) -> usize {
    let opens = |part: &&[u8]| part[0] == b'<' && part[1].is_ascii_alphabetic();
    markup.as_bytes().windows(2).filter(opens).count()
}

/// Gives each figure's own table an even part of the room, what small ones leave to the larger ones;
/// then further tables, the smaller ones first, while they fit in whole.
fn fit(figures: &mut [&mut Figure], mut room: usize) {
    let mut tables: Vec<(usize, &mut DataTable)> = Vec::new();
    for figure in figures {
        tables.extend(figure.tables.iter_mut().enumerate());
    }
    tables.sort_by_key(|(at, table)| (*at > 0, weight(table)));
    let own = tables.iter().filter(|(at, _)| *at == 0).count();
    for (nth, (at, table)) in tables.into_iter().enumerate() {
        let rows = table.rows.len();
        let kept = match at {
            0 => {
                let part = room / (own - nth);
                let fits = rows_within(table, part);
                fits.max(FEWEST.min(rows))
            }
            _ if weight(table) <= room => rows,
            _ => 0,
        };
        table.omitted = rows - kept;
        table.rows.truncate(kept);
        room = room.saturating_sub(if kept > 0 { weight(table) } else { 0 });
    }
}

fn weight(table: &DataTable) -> usize {
    TABLE + table.columns.len() + table.rows.iter().map(|row| row_weight(row)).sum::<usize>()
}

fn row_weight(row: &[crate::site::view::chart::Cell]) -> usize {
    1 + row.len() + row.iter().filter(|cell| cell.href.is_some()).count()
}

/// Counts the rows that fit; one more that would be left alone is shown too.
fn rows_within(table: &DataTable, room: usize) -> usize {
    let mut left = room.saturating_sub(TABLE + table.columns.len());
    let fits = |row: &&Vec<crate::site::view::chart::Cell>| {
        let weight = row_weight(row);
        let is_in = weight <= left;
        left = left.saturating_sub(weight);
        is_in
    };
    let fits = table.rows.iter().take_while(fits).count();
    if fits + 1 == table.rows.len() { fits + 1 } else { fits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::view::chart::{Cell, Column, Value};

    fn table(rows: usize) -> DataTable {
        let cell = Cell { text: "1".into(), href: None, value: Value::Number(1.0) };
        let column = Column { key: "n", label: "N".into(), numeric: true };
        DataTable {
            columns: vec![column; 4],
            rows: vec![vec![cell; 4]; rows],
            ..DataTable::default()
        }
    }

    /// Returns how many rows of each table are shown.
    fn shown(sizes: &[&[usize]], room: usize) -> Vec<Vec<usize>> {
        let figure = |sizes: &&[usize]| Figure {
            tables: sizes.iter().map(|rows| table(*rows)).collect(),
            ..Figure::default()
        };
        let mut figures: Vec<Figure> = sizes.iter().map(figure).collect();
        fit(&mut figures.iter_mut().collect::<Vec<_>>(), room);
        let told = |table: &DataTable, all: &usize| {
            assert_eq!(table.rows.len() + table.omitted, *all);
            table.rows.len()
        };
        let both = figures.iter().zip(sizes);
        both.map(|(it, all)| it.tables.iter().zip(*all).map(|(a, b)| told(a, b)).collect())
            .collect()
    }

    #[test]
    fn tables_are_whole_where_there_is_room() {
        assert_eq!(shown(&[&[30, 12], &[5]], 1_000), [vec![30, 12], vec![5]]);
    }

    #[test]
    fn what_small_tables_leave_goes_to_the_larger() {
        // 12 and 5 a row: 62 for the first, then 938 for the other two.
        assert_eq!(shown(&[&[10], &[500], &[80]], 1_000), [[10], [102], [80]]);
    }

    #[test]
    fn without_room_an_own_table_shows_its_first_rows_and_no_other_is_there() {
        assert_eq!(shown(&[&[300, 4], &[3, 2]], 0), [[10, 0], [3, 0]]);
    }

    #[test]
    fn elements_are_counted_where_they_open() {
        assert_eq!(elements("<svg><g class=\"a\"><line/></g>1 < 2</svg>"), 3);
    }
}
