//! Charts as plain numbers: what is drawn where, in percent, and the table that says the same.

use serde::Serialize;

use super::{Download, DurationView};

/// A tick of an axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tick {
    /// Position in percent.
    pub at: f64,
    /// Text under (or beside) it; may be empty.
    pub label: String,
    /// Whether it is one of the few whose label stays on a narrow screen.
    pub major: bool,
}

/// The course of one incident as a bar of phases, with its events under it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PhaseBar {
    /// What the bar shows, as a sentence: "Undetected for 13 of 134 minutes".
    pub title: String,
    /// Day and zone: "2 Mar 2026, UTC".
    pub subtitle: String,
    /// The phases in order; they never overlap.
    pub segments: Vec<PhaseSegment>,
    /// The events, in order of time.
    pub marks: Vec<EventMark>,
    /// The time axis.
    pub ticks: Vec<Tick>,
    /// What the axis measures: "UTC", "Europe/London".
    pub axis_label: String,
    /// Which severity colour, 1 to 5.
    pub step: u8,
    /// What is missing and therefore not drawn: "No time of detection is recorded".
    pub note: Option<String>,
    /// The bar in words, for people who do not see it.
    pub description: String,
}

/// One phase of an incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PhaseSegment {
    /// `undetected`, `triage`, `responding`, `recovering`, or `unknown` where a milestone is missing.
    pub phase: &'static str,
    /// The word shown: "Undetected".
    pub label: &'static str,
    /// How long it lasted.
    pub duration: DurationView,
    /// Left edge in percent.
    pub start: f64,
    /// Width in percent; may be 0 for a phase that took no time.
    pub width: f64,
    /// Which of the label rows above the bar (0 the nearest) keeps labels apart on a phone.
    pub label_row: u8,
    /// Whether the end is not known, so that the bar is drawn open there.
    pub open_end: bool,
}

/// An event under the phase bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventMark {
    /// Position in percent.
    pub at: f64,
    /// Whether it is a key event.
    pub key: bool,
    /// The kind, such as `alert`.
    pub kind: &'static str,
    /// What happened, short.
    pub label: String,
    /// The event in the list.
    pub anchor: String,
}

/// Incidents over time, a lane each for the services.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LaneChart {
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// The time axis.
    pub ticks: Vec<Tick>,
    /// How many incidents were open at once, as steps from left to right; drawn above the lanes.
    pub concurrency: Vec<ConcurrencyStep>,
    /// The most that were open at once.
    pub concurrency_max: usize,
    /// The period in words: "2026", "Mar 2025 to Feb 2026".
    pub period: String,
    /// The chart in words.
    pub description: String,
}

/// One lane of a [`LaneChart`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lane {
    /// The service, "Other services" or "No service named".
    pub label: String,
    /// The service's page.
    pub href: Option<String>,
    /// How many incidents it holds.
    pub count: usize,
    /// Rows needed so that bars do not lie over each other.
    pub rows: usize,
    /// The bars from left to right.
    pub bars: Vec<LaneBar>,
}

/// One incident in a lane.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LaneBar {
    /// Left edge in percent.
    pub start: f64,
    /// Width in percent; 0 when the incident has no known length, to be drawn at a minimum width.
    pub width: f64,
    /// Row in the lane, from 0.
    pub row: usize,
    /// Which severity colour, 1 to 5.
    pub step: u8,
    /// The report.
    pub href: String,
    /// Title, day, severity, length: the accessible name.
    pub label: String,
    /// Whether only the day is known, so that the place is exact to a day.
    pub coarse: bool,
}

/// A change of how many incidents are open at once.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ConcurrencyStep {
    /// Position in percent.
    pub at: f64,
    /// How many are open from here on.
    pub count: usize,
}

/// A chart with all that makes it honest: what it shows, how many, what was left out, and the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Anchor of the figure; also the name of its downloads.
    pub id: String,
    /// The finding, as a sentence.
    pub title: String,
    /// The measure: "Incidents per year with exact Poisson 95 % intervals".
    pub subtitle: String,
    /// How many incidents (or actions) the figure stands on.
    pub n: usize,
    /// What is counted: "incidents", "actions".
    pub unit: &'static str,
    /// The period: "2023 to 2026".
    pub period: String,
    /// What was left out, how many and why; empty when nothing was.
    pub exclusions: Vec<String>,
    /// How to read the marks, with the definition of the interval.
    pub reading: String,
    /// The drawing; `null` when there is too little to draw, and the title says so.
    pub chart: Option<Chart>,
    /// The same numbers as a table.
    pub table: DataTable,
    /// The same numbers to take away.
    pub downloads: Vec<Download>,
}

/// The kinds of charts, told apart by `kind`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Chart {
    /// Counts per period with intervals.
    Counts(CountChart),
    /// Every incident a dot on a log axis.
    Strips(StripChart),
    /// Horizontal bars from zero.
    Bars(BarChart),
}

/// Counts per period: dots or bars from zero, with an interval each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CountChart {
    /// The periods from left to right.
    pub points: Vec<CountPoint>,
    /// The value axis; `at` is percent of the height, 0 at the bottom.
    pub ticks: Vec<Tick>,
    /// Value at the top of the axis.
    pub max: f64,
}

/// One period of a [`CountChart`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CountPoint {
    /// The period: "2026", "2026 Q1".
    pub label: String,
    /// Where its incidents are listed.
    pub href: Option<String>,
    /// How many.
    pub count: usize,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Centre of the period in percent of the width.
    pub at: f64,
    /// The count, the ends of the interval, in percent of the height.
    pub count_at: f64,
    /// Lower end in percent of the height.
    pub low_at: f64,
    /// Upper end in percent of the height.
    pub high_at: f64,
    /// Whether the period is not over; drawn hatched and labelled "to date".
    pub partial: bool,
}

/// Strips of dots on a shared log axis of durations.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StripChart {
    /// The strips from top to bottom.
    pub strips: Vec<Strip>,
    /// The duration axis.
    pub ticks: Vec<Tick>,
}

/// One strip.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strip {
    /// What it measures: "Time to detect".
    pub label: String,
    /// How many incidents it holds, zero lengths included.
    pub n: usize,
    /// How many lengths are zero: drawn in a lane of their own at the left, as a log axis has no zero.
    pub zero: usize,
    /// How many incidents do not say.
    pub unknown: usize,
    /// The dots, in order of length.
    pub dots: Vec<StripDot>,
    /// The median, where there are enough (n >= 5).
    pub median: Option<StripMark>,
    /// The interval of the median, where there are enough (n >= 6).
    pub interval: Option<StripInterval>,
}

/// One incident of a strip.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StripDot {
    /// Position in percent.
    pub at: f64,
    /// Vertical place within the strip, 0 to 100 percent, the same in every build.
    pub jitter: f64,
    /// The report.
    pub href: String,
    /// Title and length.
    pub label: String,
    /// Which severity colour, 1 to 5.
    pub step: u8,
}

/// A marked value of a strip.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StripMark {
    /// Position in percent.
    pub at: f64,
    /// The value.
    pub value: DurationView,
}

/// A marked interval of a strip.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StripInterval {
    /// Lower end in percent.
    pub from: f64,
    /// Upper end in percent.
    pub to: f64,
    /// The lower value.
    pub low: DurationView,
    /// The upper value.
    pub high: DurationView,
}

/// Horizontal bars from zero.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BarChart {
    /// The bars, the longest first.
    pub bars: Vec<Bar>,
    /// The value axis.
    pub ticks: Vec<Tick>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its page.
    pub href: Option<String>,
    /// How many.
    pub count: usize,
    /// Width in percent.
    pub width: f64,
    /// Text at the end of the bar: "12 of 40".
    pub value: String,
}

/// A table that says the same as a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DataTable {
    /// What the table holds.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows were left out of the page because they are many; the downloads have all.
    pub omitted: usize,
}

/// A column of a [`DataTable`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// Its head.
    pub label: String,
    /// Whether its cells are numbers, to be set right.
    pub numeric: bool,
}

/// A cell of a [`DataTable`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}
