//! Places in percent to SVG: axes and marks as strings, accessible and without any colour of their own.
//!
//! In: positions, labels and classes. Out: one `<svg>` whose positions are percentages, so it fills
//! its container at any width while its text stays at its size; there is no `viewBox`.
//! Colours, patterns and dark mode come from the classes of the theme, never from here. Every
//! chart carries a title and a description; the table or list that says the same stands beside it.
//! What the numbers mean is not known here.

pub mod bars;
pub mod intervals;
pub mod labels;
pub mod lanes;
pub mod segments;
pub mod strips;
mod svg;

pub use svg::escape;
use svg::{Anchor, Pen};

/// What a chart says to those who do not see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// Prefix of the ids inside the chart, unique on its page.
    pub id: String,
    /// What it shows, in a few words.
    pub title: String,
    /// What it shows, told in full sentences.
    pub description: String,
}

/// A tick of an axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tick {
    /// Place in percent of the axis.
    pub at: f64,
    /// What is written there; may be empty.
    pub label: String,
    /// Whether the label stays on a narrow screen.
    pub major: bool,
}

/// Draws the ticks of a horizontal axis: grid lines, and labels under them.
fn draw_axis(pen: &mut Pen, ticks: &[Tick], top: f64, bottom: f64) {
    for tick in ticks {
        pen.vertical("grid", tick.at, top, bottom);
        let anchor = match tick.at {
            at if at < 4.0 => Anchor::Start,
            at if at > 96.0 => Anchor::End,
            _ => Anchor::Middle,
        };
        if !tick.label.is_empty() {
            pen.text(label_class(tick), tick.at, bottom + 16.0, anchor, &tick.label);
        }
    }
}

fn label_class(tick: &Tick) -> &'static str {
    if tick.major { "dim" } else { "dim wide" }
}
