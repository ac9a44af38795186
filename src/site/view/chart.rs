//! Charts as plain numbers, and the table that says the same; the renderer draws them into `svg`.

use std::sync::Arc;

use serde::Serialize;

use super::{Download, DurationView, IncidentRow};
use crate::chart::Chart;
use crate::chart::lanes::{Marks, Strip};

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
    /// Which severity colour, 1 to 5.
    pub step: u8,
    /// What is missing and therefore not drawn: "The time of detection is not recorded."
    pub note: Option<String>,
    /// The bar in words, for people who do not see it.
    pub description: String,
    /// The stretch in which most of a long incident happened; `null` where one bar shows it well.
    pub focus: Option<PhaseFocus>,
    /// The drawing; filled in by the renderer.
    pub svg: String,
}

/// A stretch of a long incident, framed on its bar and drawn once more below, larger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhaseFocus {
    /// The first and the last moment in it, on the clock of the bar.
    #[serde(skip)]
    pub window: (i64, i64),
    /// From when to when it is drawn: whole ticks around these.
    #[serde(skip)]
    pub drawn: (i64, i64),
    /// Which stretch it is, and how much of the whole.
    pub title: String,
    /// The phases in it, in words.
    pub description: String,
    /// Whether one of them goes on beyond it.
    pub cut: bool,
    /// The drawing; filled in by the renderer.
    pub svg: String,
}

/// One phase of an incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PhaseSegment {
    /// `latent`, `undetected`, `triage`, `responding`, `recovering`, or `impact` where a milestone between is missing.
    pub phase: &'static str,
    /// The word shown: "Undetected".
    pub label: String,
    /// How long it lasted.
    pub duration: DurationView,
    /// Start, in seconds since 1970 on the clock of the report's zone.
    pub from: i64,
    /// End.
    pub to: i64,
    /// Whether the start is not known, so that the bar is drawn open there.
    pub open_start: bool,
    /// Whether the end is not known, so that the bar is drawn open there.
    pub open_end: bool,
}

/// An event under the phase bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventMark {
    /// When, in seconds since 1970 on the clock of the report's zone.
    pub at: i64,
    /// Whether it is a key event.
    pub key: bool,
}

/// Who acted when in an incident, a row for each role or team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActorLanes {
    /// What it shows.
    pub title: String,
    /// The rows in words, for people who do not see them.
    pub description: String,
    /// The rows, in order of their first events.
    pub lanes: Vec<ActorLane>,
    /// Which severity colour, 1 to 5.
    pub step: u8,
    /// The drawing; filled in by the renderer.
    pub svg: String,
}

/// A row of [`ActorLanes`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActorLane {
    /// The role or team.
    pub name: String,
    /// "3 events".
    pub note: String,
    /// The row as a sentence: "data on-call: 3 events, from 15:12 to 16:20."
    pub told: String,
    /// How many events.
    pub count: usize,
    /// The events, on the clock of the phase bar.
    #[serde(skip)]
    pub marks: Vec<EventMark>,
    /// Events that lasted, from and to.
    #[serde(skip)]
    pub stretches: Vec<(i64, i64)>,
}

/// A measurement of an incident as a curve, with its milestones and events on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MetricChart {
    /// Anchor of the figure: `metric-1`.
    pub anchor: String,
    /// What is measured.
    pub title: String,
    /// Its unit; empty when not told.
    pub unit: String,
    /// Name of the CSV file.
    pub file: String,
    /// The CSV file as the report names it; `href` has its address.
    #[serde(skip)]
    pub target: String,
    /// The text of the block, in whose place the figure stands.
    #[serde(skip)]
    pub written: String,
    /// Address of the CSV file, relative to the page; filled in by the renderer.
    pub href: Option<String>,
    /// The clock of the axis: "UTC", "UTC+1".
    pub zone: String,
    /// Whether the file's times have no zone and UTC was taken.
    pub zone_assumed: bool,
    /// How many values there are.
    pub n: usize,
    /// The value at each milestone.
    pub at_milestones: Vec<MetricCell>,
    /// When the value was lowest.
    pub lowest: Option<MetricCell>,
    /// When it was highest.
    pub highest: Option<MetricCell>,
    /// Where the scale of values starts, when 0 is not on it; filled in by the renderer.
    pub starts_at: Option<String>,
    /// The values as a table; every second, third, ... when there are very many.
    pub rows: Vec<MetricCell>,
    /// Whether milestones are drawn across it.
    pub has_lines: bool,
    /// Whether events are drawn under it.
    pub has_marks: bool,
    /// Lines across the plot, on the clock of the axis.
    #[serde(skip)]
    pub lines: Vec<(i64, String)>,
    /// The events under it.
    #[serde(skip)]
    pub marks: Vec<EventMark>,
    /// The values, on the clock of the axis.
    #[serde(skip)]
    pub points: Vec<(i64, Option<f64>)>,
    /// Which severity colour the marks have, 1 to 5.
    pub step: u8,
    /// The drawing; filled in by the renderer.
    pub svg: String,
}

/// A value of a [`MetricChart`] and when it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MetricCell {
    /// The time, or the milestone.
    pub label: String,
    /// The value with its unit; empty when nothing was measured.
    pub value: String,
}

/// Incidents over time in lanes: by service, cause or year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LaneChart {
    /// What the lanes stand for: `service`, `cause`, `team`, `severity`, `year`, or `all` for one lane.
    pub by: &'static str,
    /// What it shows: "Incidents by service, 2026".
    pub title: String,
    /// Start of the axis, in seconds since 1970.
    #[serde(skip)]
    pub from: i64,
    /// End of the axis.
    #[serde(skip)]
    pub to: i64,
    /// Whether it stands in a column of text.
    #[serde(skip)]
    pub in_text: bool,
    /// What the axis is labelled with, and where.
    #[serde(skip)]
    pub ticks: Vec<(i64, String)>,
    /// How many there were at once, where that is drawn.
    #[serde(skip)]
    pub strip: Option<Strip>,
    /// The lanes from top to bottom.
    #[serde(skip)]
    pub lanes: Vec<Lane>,
    /// `week`, `month`, `quarter` or `year` where the bars are gathered to columns; `null` for single bars.
    pub gathered: Option<&'static str>,
    /// How many the tallest column stands for, where they are gathered.
    pub tallest: Option<usize>,
    /// The most at once, where every lane shows that by itself, or where never two were.
    pub most_at_once: Option<u32>,
    /// The steps of the severities that are drawn, 1 to 5.
    pub steps: Vec<u8>,
    /// How many have no severity: they are grey.
    pub without_severity: usize,
    /// How many have no end: it is not recorded, or they go on.
    pub open_ended: usize,
    /// How many are known to the day only.
    pub days_only: usize,
    /// The period in words: "2026", "Mar 2025 to Feb 2026".
    pub period: String,
    /// The chart in words.
    pub description: String,
    /// The drawing; filled in by the renderer.
    pub svg: String,
}

/// One lane of a [`LaneChart`].
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The service, cause, team, severity or year, "Other services" or "No service named"; empty where
    /// the page says what its one lane is.
    pub label: String,
    /// How many incidents it holds.
    pub count: usize,
    /// How many at once, where the lane has that of its own.
    pub at_once: Option<Strip>,
    /// Its bars or columns.
    pub marks: Marks,
}

/// A chart with all that makes it honest: what it shows, how many, what was left out, and the tables.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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
    /// What happened at the marks on top of the chart, from the milestones of the config.
    pub notes: Vec<String>,
    /// The drawing; `null` when there is too little to draw, and the title says so.
    #[serde(skip)]
    pub chart: Option<Chart>,
    /// The drawing as markup; filled in by the renderer.
    pub svg: String,
    /// The same numbers as tables; the first is the figure's own, others say what it is made of.
    pub tables: Vec<DataTable>,
    /// Where its downloads are: the folder, with a slash at its end.
    #[serde(skip)]
    pub folder: String,
    /// The same numbers to take away.
    pub downloads: Vec<Download>,
}

/// A figure of the trends pages that a text shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuotedFigure {
    /// The id it has there.
    pub id: String,
    /// The content of its block.
    #[serde(skip)]
    pub written: String,
    /// Where it is at home, with its numbers.
    pub href: String,
    /// The question it answers there.
    pub question: String,
    /// The figure without its tables; `null` when too few incidents carry it.
    pub figure: Option<Figure>,
}

/// Returns the figures that a text shows, as far as they can be drawn.
pub(super) fn of_text(charts: &mut [QuotedFigure]) -> Vec<&mut Figure> {
    charts.iter_mut().filter_map(|it| it.figure.as_mut()).collect()
}

/// Incidents over time that a text draws, and the same as a list.
#[derive(Clone, Debug, Serialize)]
pub struct QuotedLanes {
    /// Anchor of the drawing: `lanes-1`.
    pub id: String,
    /// The content of its block.
    #[serde(skip)]
    pub written: String,
    /// What the author calls it; `null` for the title of the drawing.
    pub title: Option<String>,
    /// How many incidents are meant; 0 where none is.
    pub count: usize,
    /// How many of them have no date, and so no place in the drawing.
    pub undated: usize,
    /// What they were chosen by: "Service: Checkout", a line for each kind of word.
    pub chosen: Vec<String>,
    /// The time that is drawn: "Mar 2025 to Feb 2026".
    pub period: Option<String>,
    /// The drawing; `null` where no incident has a date.
    pub chart: Option<LaneChart>,
    /// The incidents, newest first.
    pub rows: Vec<Arc<IncidentRow>>,
    /// More of them, for a list that is folded.
    pub folded: Vec<Arc<IncidentRow>>,
    /// How many there are beyond these.
    pub omitted: usize,
    /// The search for all of them; `null` where it cannot ask for them.
    pub search: Option<String>,
}

/// A table that says the same as a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DataTable {
    /// Name of the table in the downloads.
    pub key: &'static str,
    /// What the table holds.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows were left out of the page because they are many; the download has all.
    pub omitted: usize,
    /// The table as CSV, all rows.
    pub href: String,
}

/// A column of a [`DataTable`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name in the downloads.
    pub key: &'static str,
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
    /// What the downloads hold: the number behind the text.
    #[serde(skip)]
    pub value: Value,
}

/// A value of the downloads.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Not known, or not to be told of so few.
    #[default]
    Missing,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}
