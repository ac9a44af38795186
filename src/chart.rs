//! Numbers to SVG: scales, axes and marks as strings, accessible and without any colour of their own.
//!
//! In: plain numbers, labels and classes. Out: one `<svg>` whose positions are percentages, so it
//! fills its container at any width while its text stays at its size; it has no `viewBox`. (Curves lie
//! in an inner `<svg>` of their own that is stretched; there is never text in one.)
//! Colours, patterns and dark mode come from the classes of the theme, never from here. Every
//! chart carries a title and a description; the table or list that says the same stands beside it.
//! What the numbers mean is not known here.

pub mod bars;
pub mod chain;
pub mod curve;
pub mod days;
pub mod dots;
pub mod intervals;
pub mod labels;
pub mod lanes;
pub mod matrix;
pub mod ribs;
pub mod scale;
pub mod segments;
pub mod spans;
pub mod stacks;
pub mod steps;
pub mod strips;
mod svg;
pub mod tracks;

use crate::theme::Words;

/// What a chart says to those who do not see it, and in which language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// Prefix of the ids inside the chart, unique on its page.
    pub id: String,
    /// What it shows, in a few words.
    pub title: String,
    /// What it shows, told in full sentences.
    pub description: String,
    /// The language of its axes.
    pub words: Words,
}

/// Something that happened at one place of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The place, in the unit of the axis.
    pub at: f64,
    /// The mark on top of its line, explained beside the chart.
    pub mark: String,
}

/// A chart of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Counts per period with intervals.
    Counts(intervals::Intervals),
    /// Every duration a dot on a log axis.
    Strips(strips::Strips),
    /// Horizontal bars from zero.
    Bars(bars::Bars),
    /// Shares as dots with intervals, in groups.
    Dots(dots::Dots),
    /// Curves of steps with bands.
    Steps(steps::Steps),
    /// Counts in rows and columns.
    Matrix(matrix::Matrix),
    /// Days of rows, shaded.
    Days(days::Days),
    /// Dots over spans of time.
    Spans(spans::Spans),
    /// Stretches of each row, one behind the other.
    Stacks(stacks::Stacks),
}

impl Chart {
    /// Draws the chart; `None` when there is nothing to draw.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        match self {
            Self::Counts(chart) => chart.draw(caption),
            Self::Strips(chart) => chart.draw(caption),
            Self::Bars(chart) => chart.draw(caption),
            Self::Dots(chart) => chart.draw(caption),
            Self::Steps(chart) => chart.draw(caption),
            Self::Matrix(chart) => chart.draw(caption),
            Self::Days(chart) => chart.draw(caption),
            Self::Spans(chart) => chart.draw(caption),
            Self::Stacks(chart) => chart.draw(caption),
        }
    }
}
