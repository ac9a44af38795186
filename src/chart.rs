//! Numbers to SVG: scales, axes and marks as strings, accessible and without any colour of their own.
//!
//! In: plain numbers, labels and classes. Out: one `<svg>` whose positions are percentages, so it
//! fills its container at any width while its text stays at its size; there is no `viewBox`.
//! Colours, patterns and dark mode come from the classes of the theme, never from here. Every
//! chart carries a title and a description; the table or list that says the same stands beside it.
//! What the numbers mean is not known here.

pub mod bars;
pub mod intervals;
pub mod labels;
pub mod lanes;
pub mod months;
pub mod scale;
pub mod segments;
pub mod strips;
mod svg;

pub use svg::escape;

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
