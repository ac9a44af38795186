//! Which row of its lane a bar stands in: the first one where it is clear of the bar before it.

use super::{Ends, Marks};
use crate::chart::scale::Linear;

/// Bars closer than this share of the axis do not share a row; about four pixels on a phone.
const APART: f64 = 1.6;

/// Returns the row of each bar; columns all stand in one.
pub(super) fn rows(marks: &Marks, axis: Linear) -> Vec<usize> {
    let Marks::Bars(bars) = marks else { return Vec::new() };
    let mut ends: Vec<f64> = Vec::new();
    let row = |bar: &super::Bar| {
        let (from, to) = (axis.place(bar.from as f64), axis.place(bar.to as f64));
        // The point of an open end takes room too.
        let to = if bar.ends == Ends::Open { to + 1.0 } else { to };
        let row = ends.iter().position(|end| end + APART <= from).unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(to);
        } else {
            ends[row] = to;
        }
        row
    };
    bars.iter().map(row).collect()
}
