//! The marks of one lane: bars in rows, or columns side by side.

use super::{Bar, Column, Ends, ROW, left};
use crate::chart::scale::Linear;
use crate::chart::svg::{Escaped, Number, Pen, Percent};

/// The tallest bar.
const TALL: f64 = 13.0;
/// A bar is this wide beside its outline of four pixels; a hollow one is wider, so that it is seen to be.
const LEAST: f64 = 0.01;
const LEAST_HOLLOW: f64 = 0.6;

/// Draws bars from `top` down, as one group that knows the name of its lane.
pub(super) fn bars(
    pen: &mut Pen,
    name: &str,
    bars: &[Bar],
    axis: Linear,
    (top, rows): (f64, &[usize]),
) {
    open(pen, name);
    for (bar, row) in bars.iter().zip(rows) {
        draw_bar(pen, bar, axis, top + *row as f64 * ROW);
    }
    pen.raw(format_args!("</g>"));
}

/// Draws columns that stand on `bottom`, `unit` pixels for each incident, as such a group.
pub(super) fn columns(
    pen: &mut Pen,
    name: &str,
    columns: &[Column],
    axis: Linear,
    (bottom, unit): (f64, f64),
) {
    open(pen, name);
    for column in columns {
        draw_column(pen, column, axis, (bottom, unit));
    }
    pen.raw(format_args!("</g>"));
}

fn open(pen: &mut Pen, name: &str) {
    pen.raw(format_args!("<g data-lane=\"{}\">", Escaped(name)));
}

/// Writes where a mark leads.
fn draw_href(pen: &mut Pen, href: Option<&str>) {
    if let Some(href) = href {
        pen.raw(format_args!(" data-href=\"{}\"", Escaped(href)));
    }
}

fn draw_bar(pen: &mut Pen, bar: &Bar, axis: Linear, row: f64) {
    // What has no severity is of middle height, and grey.
    let (class, steps) = if bar.class == 0 { (5, 2) } else { (bar.class.min(5), bar.class - 1) };
    let height = TALL - f64::from(steps.min(4)) * 2.0;
    let top = row + (TALL - height) + 1.5;
    let x = left(axis, bar.from);
    let (fill, least, outline) = match bar.ends {
        Ends::Days => ("bare".to_owned(), LEAST_HOLLOW, "1.5"),
        Ends::Known | Ends::Open => (format!("m{class}"), LEAST, "4\" stroke-linejoin=\"round"),
    };
    let width = (axis.place(bar.to as f64) - x).max(least);
    pen.raw(format_args!(
        "<rect class=\"{fill} l{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" stroke-width=\"{outline}\"",
        Percent(x),
        Number(top),
        Percent(width),
        Number(height),
    ));
    draw_href(pen, bar.href.as_deref());
    close(pen, &bar.label, bar.lang.as_deref());
    if bar.ends == Ends::Open {
        let (end, middle) = (Percent(x + width), Number(top + height / 2.0));
        pen.raw(format_args!(
            "<svg x=\"{end}\" y=\"{middle}\" overflow=\"visible\"><path class=\"m{class}\" d=\"M3-6 10 0 3 6Z\"/></svg>"
        ));
    }
}

/// Closes a rectangle, with what a pointer resting on it reads.
fn close(pen: &mut Pen, label: &str, lang: Option<&str>) {
    if label.is_empty() {
        return pen.raw(format_args!("/>"));
    }
    match lang {
        Some(lang) => pen.raw(format_args!("><title lang=\"{}\">", Escaped(lang))),
        None => pen.raw(format_args!("><title>")),
    }
    pen.raw(format_args!("{}</title></rect>", Escaped(label)));
}

fn draw_column(pen: &mut Pen, column: &Column, axis: Linear, (mut bottom, unit): (f64, f64)) {
    let (from, to) = (axis.place(column.from as f64), axis.place(column.to as f64));
    let inset = (to - from) * 0.08;
    let (x, width) = (Percent(from + inset), Percent((to - from - 2.0 * inset).max(0.1)));
    // A column of one part is no group.
    let parts = column.counts.iter().filter(|count| **count > 0).count();
    if parts > 1 {
        pen.raw(format_args!("<g"));
        draw_href(pen, column.href.as_deref());
        pen.raw(format_args!("><title>{}</title>", Escaped(&column.label)));
    }
    for (idx, count) in column.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = (*count as f64 * unit).max(1.5);
        bottom -= height;
        pen.raw(format_args!(
            "<rect class=\"m{}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\"",
            idx + 1,
            Number(bottom),
            Number(height),
        ));
        if parts == 1 {
            draw_href(pen, column.href.as_deref());
            close(pen, &column.label, None);
        } else {
            close(pen, "", None);
        }
    }
    if parts > 1 {
        pen.raw(format_args!("</g>"));
    }
}
