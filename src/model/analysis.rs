//! Analysis blocks: fenced blocks whose content is read, so that it can be drawn and checked.
//!
//! In comes the text between the fences; out come a value to draw and faults with their place. A
//! block that cannot be read has no value and stays readable as code.

pub mod chart;
pub mod fishbone;
pub mod five_whys;
pub mod log;
pub mod metric;
pub mod series;
pub mod timeline;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::model::Postmortem;
use crate::syntax::{Block, BlockKind, Document, Link, LinkKind};
use crate::text::Span;

pub use metric::Metric;

/// The rule about blocks that cannot be read.
const UNREADABLE: RuleCode = RuleCode("CB304");

/// The blocks there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnalysisKind {
    /// Questions and answers, each asking about the one before.
    FiveWhys,
    /// An effect and what led to it, by category.
    Fishbone,
    /// An excerpt of a log with marked lines.
    Log,
    /// A measurement over time, from a CSV file.
    Metric,
    /// A figure of the trends pages.
    Chart,
    /// Incidents over time, in lanes.
    Timeline,
}

impl AnalysisKind {
    /// Returns the kind that the info string of a fence names.
    pub fn of(info: &str) -> Option<Self> {
        match info.split([' ', '\t', ',', '{']).next().unwrap_or_default() {
            "five-whys" => Some(Self::FiveWhys),
            "fishbone" => Some(Self::Fishbone),
            "log" => Some(Self::Log),
            "metric" => Some(Self::Metric),
            "chart" => Some(Self::Chart),
            "timeline" => Some(Self::Timeline),
            _ => None,
        }
    }

    /// Tells whether the content says what to draw, and is not read itself.
    pub fn is_drawn_from_elsewhere(self) -> bool {
        matches!(self, Self::Metric | Self::Chart | Self::Timeline)
    }

    /// Returns the word behind the fence.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FiveWhys => "five-whys",
            Self::Fishbone => "fishbone",
            Self::Log => "log",
            Self::Metric => "metric",
            Self::Chart => "chart",
            Self::Timeline => "timeline",
        }
    }
}

/// Where in a block a fault is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Behind the opening fence.
    Info,
    /// In the text between the fences.
    Content(Range<usize>),
}

/// Something in a block, or in the file it draws, that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong, as the message of a finding.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Fault {
    fn new(place: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place: Place::Content(place), message: message.into(), help: help.into() }
    }

    fn in_info(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place: Place::Info, message: message.into(), help: help.into() }
    }
}

/// A value as far as it could be read, and what could not.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    /// The value; `None` when there is nothing to draw.
    pub value: Option<T>,
    /// What is wrong, in order of place.
    pub faults: Vec<Fault>,
}

/// What the analysis blocks of a report say beyond their own drawing.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The measurements, in order.
    pub metrics: Vec<Metric>,
    /// The figures of the trends pages, in order.
    pub charts: Vec<chart::ChartBlock>,
    /// The drawings of incidents over time, in order.
    pub timelines: Vec<timeline::TimelineBlock>,
    /// The whole logs that excerpts are taken from.
    pub logs: Vec<Link>,
}

impl Analysis {
    /// Returns the files the blocks name, as links.
    pub fn files(&self) -> impl Iterator<Item = &Link> {
        self.metrics.iter().map(|metric| &metric.link).chain(&self.logs)
    }
}

/// Reads the analysis blocks of a report; faults become findings.
pub(super) fn read(report: &mut Postmortem, found: &mut Vec<Diagnostic>) {
    let document = report.document.clone();
    if document.text.contains("```") || document.text.contains("~~~") {
        walk(&document, &document.blocks, &mut report.analysis, found);
    }
}

fn walk(
    document: &Document,
    blocks: &[Block],
    analysis: &mut Analysis,
    found: &mut Vec<Diagnostic>,
) {
    for block in blocks {
        if let BlockKind::Code { info } = &block.kind
            && let Some(kind) = AnalysisKind::of(info)
        {
            let faults = read_block(document, block, (kind, info), analysis);
            found.extend(faults.into_iter().map(|it| finding(document, block, kind, it)));
        }
        walk(document, &block.children, analysis, found);
    }
}

fn read_block(
    document: &Document,
    block: &Block,
    (kind, info): (AnalysisKind, &str),
    analysis: &mut Analysis,
) -> Vec<Fault> {
    match kind {
        AnalysisKind::FiveWhys => five_whys::read(&block.text).faults,
        AnalysisKind::Fishbone => fishbone::read(&block.text).faults,
        AnalysisKind::Log => {
            let read = log::read(info, &block.text);
            let file = read.value.and_then(|excerpt| excerpt.file);
            analysis.logs.extend(file.map(|file| link(file, info_span(document, block))));
            read.faults
        }
        AnalysisKind::Metric => {
            let read = metric::read(&block.text);
            if let Some(told) = read.value {
                let link = link(told.file, block.place(told.file_place));
                let (written, title, unit) = (block.text.clone(), told.title, told.unit);
                let (time, value) = (told.time, told.value);
                analysis.metrics.push(Metric { link, written, title, unit, time, value });
            }
            read.faults
        }
        AnalysisKind::Chart => {
            let read = chart::read(&block.text);
            let named = |id| chart::ChartBlock { written: block.text.clone(), id };
            analysis.charts.extend(read.value.map(named));
            read.faults
        }
        AnalysisKind::Timeline => {
            let read = timeline::read(&block.text, &|range| block.place(range));
            analysis.timelines.extend(read.value);
            read.faults
        }
    }
}

fn link(target: String, span: Span) -> Link {
    Link { target, kind: LinkKind::Link, span, target_span: span }
}

/// Returns what stands behind the opening fence.
fn info_span(document: &Document, block: &Block) -> Span {
    let source = block.span.slice(&document.text);
    let line = source.lines().next().unwrap_or_default();
    let start = line.len() - line.trim_start_matches([' ', '\t', '`', '~']).len();
    let end = line.trim_end().len().max(start);
    Span::new(start, end).shifted(block.span.start as usize)
}

fn finding(document: &Document, block: &Block, kind: AnalysisKind, fault: Fault) -> Diagnostic {
    let span = match fault.place {
        Place::Content(range) if !block.text.is_empty() => block.place(range),
        Place::Content(_) | Place::Info => info_span(document, block),
    };
    Diagnostic::new(UNREADABLE, Level::Warning, &document.file, span, fault.message)
        .with_why(format!("the page cannot draw the `{}` block as it is meant", kind.as_str()))
        .with_help(fault.help)
}
