//! The pen: opens and closes a chart and writes marks with positions in percent.

use std::fmt::{self, Display, Write as _};

use super::{Caption, Note};
pub(super) use crate::text::markup::Escaped;

/// An SVG being written.
#[derive(Debug)]
pub(super) struct Pen {
    out: String,
    height: f64,
}

/// More marks of one kind than this are written as one path, which is smaller and quicker to show.
const MANY: usize = 16;

/// A horizontal place, in percent of the width; written with at most two decimals.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Percent(pub(super) f64);

impl Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Number(self.0).fmt(f)?;
        f.write_str("%")
    }
}

/// A length in pixels; written with at most two decimals.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Number(pub(super) f64);

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100.0).round() / 100.0;
        if hundredths == 0.0 { f.write_str("0") } else { write!(f, "{hundredths}") }
    }
}

/// Where a text hangs from its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Pen {
    /// Opens a chart of `height` pixels that is one picture to assistive technology.
    pub(super) fn open(caption: &Caption, height: f64) -> Self {
        Self::open_with(caption, height, "")
    }

    /// Opens such a chart with attributes for the theme: ` data-gutter="wide"`.
    pub(super) fn open_with(caption: &Caption, height: f64, attributes: &str) -> Self {
        let mut pen = Self { out: String::with_capacity(2048), height };
        let Caption { id, title, description, .. } = caption;
        pen.raw(format_args!(
            "<svg class=\"chart\" width=\"100%\" height=\"{}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"{attributes}>\
             <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
            Number(height),
            Escaped(title),
            Escaped(description),
        ));
        pen
    }

    /// Writes markup as it is.
    pub(super) fn raw(&mut self, markup: fmt::Arguments<'_>) {
        // Writing into a `String` cannot fail.
        let _ = self.out.write_fmt(markup);
    }

    /// Draws a vertical line.
    pub(super) fn vertical(&mut self, class: &str, x: f64, y1: f64, y2: f64) {
        let (x, y1, y2) = (Percent(x), Number(y1), Number(y2));
        self.raw(format_args!(
            "<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"{y1}\" y2=\"{y2}\"/>"
        ));
    }

    /// Draws a horizontal line.
    pub(super) fn horizontal(&mut self, class: &str, y: f64, x1: f64, x2: f64) {
        let (y, x1, x2) = (Number(y), Percent(x1), Percent(x2));
        self.raw(format_args!(
            "<line class=\"{class}\" x1=\"{x1}\" x2=\"{x2}\" y1=\"{y}\" y2=\"{y}\"/>"
        ));
    }

    /// Draws a rectangle.
    pub(super) fn rect(&mut self, class: &str, x: (f64, f64), y: f64, height: f64) {
        let (from, width) = (Percent(x.0), Percent((x.1 - x.0).max(0.0)));
        let (y, height) = (Number(y), Number(height));
        self.raw(format_args!(
            "<rect class=\"{class}\" x=\"{from}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        ));
    }

    /// Draws a dot.
    pub(super) fn dot(&mut self, class: &str, x: f64, y: f64, radius: f64) {
        let (x, y, radius) = (Percent(x), Number(y), Number(radius));
        self.raw(format_args!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
    }

    /// Opens a drawing that is stretched to the width of the chart: 100 units across, pixels down.
    /// Strokes in it keep their width, and there is never text in it.
    pub(super) fn stretched(&mut self, path: fmt::Arguments<'_>) {
        let height = Number(self.height);
        self.raw(format_args!(
            "<svg width=\"100%\" height=\"{height}\" viewBox=\"0 0 100 {height}\" preserveAspectRatio=\"none\" overflow=\"visible\">\
             <path vector-effect=\"non-scaling-stroke\" {path}/></svg>"
        ));
    }

    /// Draws dots of one kind at places of percent across and pixels down.
    pub(super) fn dots(&mut self, class: &str, radius: f64, places: &[(f64, f64)]) {
        if places.len() <= MANY {
            for (x, y) in places {
                self.dot(class, *x, *y, radius);
            }
            return;
        }
        let mut path = String::with_capacity(places.len() * 12);
        for (x, y) in places {
            let _ = write!(path, "M{} {}h0", Number(*x), Number(*y));
        }
        let (class, width) = (class.replace("dot", "points"), Number(radius * 2.0));
        self.stretched(format_args!("class=\"{class}\" stroke-width=\"{width}\" d=\"{path}\""));
    }

    /// Draws vertical lines of one kind: place, upper end, lower end.
    pub(super) fn verticals(&mut self, class: &str, lines: &[(f64, f64, f64)]) {
        if lines.len() <= MANY {
            for (x, y1, y2) in lines {
                self.vertical(class, *x, *y1, *y2);
            }
            return;
        }
        let mut path = String::with_capacity(lines.len() * 16);
        for (x, y1, y2) in lines {
            let _ = write!(path, "M{} {}V{}", Number(*x), Number(*y1), Number(*y2));
        }
        self.stretched(format_args!("class=\"{class}\" d=\"{path}\""));
    }

    /// Draws columns that stand on `bottom`: from, to, height.
    pub(super) fn columns(&mut self, class: &str, bottom: f64, columns: &[(f64, f64, f64)]) {
        let mut path = String::with_capacity(columns.len() * 24);
        for (from, to, height) in columns {
            let (from, to, bottom) = (Number(*from), Number(*to), Number(bottom));
            let _ = write!(path, "M{from} {bottom}v{}H{to}V{bottom}z", Number(-height));
        }
        if !columns.is_empty() {
            self.stretched(format_args!("class=\"{class}\" d=\"{path}\""));
        }
    }

    /// Writes a text.
    pub(super) fn text(&mut self, class: &str, x: f64, y: f64, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let (x, y) = (Percent(x), Number(y));
        self.raw(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{}</text>",
            Escaped(text)
        ));
    }

    /// Writes a label of the vertical axis, which begins at `x`.
    pub(super) fn label(&mut self, x: f64, y: f64, text: &str) {
        let (x, y) = (Percent(x), Number(y + 4.0));
        self.raw(format_args!(
            "<text class=\"dim\" x=\"{x}\" dx=\"-6\" y=\"{y}\" text-anchor=\"end\">{}</text>",
            Escaped(text)
        ));
    }

    /// Writes the name of a row, cut where a phone would cut it, and what is said after it, which
    /// gives way where there is no room for both.
    pub(super) fn name(&mut self, y: f64, name: &str, note: &str) {
        let (name, whole) = (Short(name, MOST_LETTERS), name);
        let fits = whole.chars().count() + note.chars().count() < MOST_LETTERS;
        let class = if fits { "dim" } else { "dim wide" };
        let y = Number(y);
        self.raw(format_args!(
            "<text x=\"0\" y=\"{y}\"><tspan class=\"strong\">{name}</tspan> <tspan class=\"{class}\">{}</tspan></text>",
            Escaped(note)
        ));
    }

    /// Draws what happened at one place of the axis: a dashed line with its mark on top.
    pub(super) fn note(&mut self, note: &Note, x: f64, top: f64, bottom: f64) {
        self.vertical("note-line", x, top - 8.0, bottom);
        let anchor = if x > 97.0 { Anchor::End } else { Anchor::Middle };
        self.text("strong", x, top - 11.0, anchor, &note.mark);
    }

    /// Closes the chart.
    pub(super) fn close(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}

/// Letters that a phone has room for, bold ones as they are wide.
pub(super) const MOST_LETTERS: usize = 38;

/// A text on its way into markup, cut to so many letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Short<'a>(pub(super) &'a str, pub(super) usize);

impl Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.0.char_indices().skip(self.1.saturating_sub(1));
        match (letters.next(), letters.next()) {
            (Some((cut, _)), Some(_)) => write!(f, "{}…", Escaped(self.0[..cut].trim_end())),
            _ => Escaped(self.0).fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        assert_eq!(Number(12.345_6).to_string(), "12.35");
        assert_eq!(Number(-0.001).to_string(), "0");
        assert_eq!(Percent(33.333_333).to_string(), "33.33%");
    }

    #[test]
    fn many_dots_are_one_path() {
        let drawn = |count: u8| {
            let mut pen = Pen::open(&Caption::default(), 50.0);
            let places: Vec<_> = (0..count).map(|at| (f64::from(at), 20.0)).collect();
            pen.dots("dot faint", 3.0, &places);
            pen.close()
        };
        assert_eq!(drawn(16).matches("<circle").count(), 16);
        let many = drawn(17);
        assert!(!many.contains("<circle") && many.contains("class=\"points faint\""), "{many}");
        assert_eq!(many.matches("h0").count(), 17);
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        assert_eq!(Short("<short>", MOST_LETTERS).to_string(), "&lt;short&gt;");
        let cut = Short(&"é".repeat(60), MOST_LETTERS).to_string();
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (38, true));
        assert_eq!(Short(&"é".repeat(38), MOST_LETTERS).to_string(), "é".repeat(38));
    }
}
