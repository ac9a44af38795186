//! The measurements of a report, a plan or a page: which CSV, on which clock, with which milestones on it.

use chrono::{DateTime, FixedOffset, Offset as _, Utc};

use super::context::Context;
use super::incident::record::milestone_label;
use super::view::chart::{MetricCell, MetricChart};
use super::{format, phases};
use crate::knowledge;
use crate::model::Postmortem;
use crate::model::analysis::Metric;
use crate::model::analysis::series::{self, Point, Series};
use crate::model::time::Milestone;
use crate::theme::Words;

/// The most rows of the table that says the same; the file has all.
const MOST_ROWS: usize = 48;

/// Builds the charts of a text's metrics, each as often as it is written.
pub(super) fn charts(context: &Context<'_>, report: &Postmortem) -> Vec<MetricChart> {
    let each = 0..report.analysis.metrics.len();
    each.filter_map(|index| chart(context, report, index)).collect()
}

/// Builds the chart of the metric `index` of a report; `None` when its data cannot be drawn.
fn chart(context: &Context<'_>, report: &Postmortem, index: usize) -> Option<MetricChart> {
    let words = &context.words;
    let metric = report.analysis.metrics.get(index)?;
    let file = knowledge::file_at(report.file(), &metric.link.target)?;
    let text = context.texts.get(&file)?;
    let series = series::read(text, metric, report.timezone).value?;
    let clock = clock(report, &series);
    let local = |at: DateTime<Utc>| at.with_timezone(&clock).naive_local().and_utc().timestamp();
    let name = metric.link.target.rsplit('/').next().unwrap_or_default();
    let unit = metric.unit.clone().unwrap_or_default();
    let told = Told { words, series: &series, clock, unit: &unit };
    Some(MetricChart {
        anchor: format!("metric-{}", index + 1),
        title: title(metric, &series, name),
        unit: unit.clone(),
        file: name.to_owned(),
        target: metric.link.target.clone(),
        written: metric.written.clone(),
        href: None,
        zone: format::offset_name(clock),
        zone_assumed: series.zone_assumed,
        n: series.points.iter().filter(|point| point.value.is_some()).count(),
        at_milestones: at_milestones(&told, report),
        lowest: extreme(&told, |a, b| a.total_cmp(&b)),
        highest: extreme(&told, |a, b| b.total_cmp(&a)),
        starts_at: None,
        rows: rows(&told),
        has_lines: milestones(words, report).next().is_some(),
        has_marks: report
            .events
            .iter()
            .any(|it| it.at.as_ref().is_some_and(|at| at.instant().is_some())),
        lines: milestones(words, report).map(|(label, at)| (local(at), label)).collect(),
        marks: phases::marks(report, local),
        points: series.points.iter().map(|point| (local(point.at), point.value)).collect(),
        step: 5,
        svg: String::new(),
    })
}

/// Returns the offset of the clock all is told on: that of the first milestone, as in the phase bar.
fn clock(report: &Postmortem, series: &Series) -> FixedOffset {
    let first = Milestone::ALL.into_iter().find_map(|it| {
        report.times.get(it).map(|it| &it.value).filter(|it| it.instant().is_some())
    });
    match (first, report.timezone, series.points.first()) {
        (Some(stamp), ..) => stamp.offset,
        (None, Some(crate::model::Zone::Fixed(offset, _)), _) => offset,
        (None, Some(crate::model::Zone::Named(zone)), Some(point)) => {
            point.at.with_timezone(&zone).offset().fix()
        }
        _ => Utc.fix(),
    }
}

fn title(metric: &Metric, series: &Series, name: &str) -> String {
    let column = || Some(series.name.replace('_', " ")).filter(|it| !it.is_empty());
    metric.title.clone().or_else(column).unwrap_or_else(|| name.to_owned())
}

fn milestones<'a>(
    words: &'a Words,
    report: &'a Postmortem,
) -> impl Iterator<Item = (String, DateTime<Utc>)> + 'a {
    Milestone::ALL.into_iter().filter_map(move |milestone| {
        let at = report.times.get(milestone)?.value.instant()?;
        Some((milestone_label(words, milestone), at))
    })
}

/// A series with how it is told.
struct Told<'a> {
    words: &'a Words,
    series: &'a Series,
    clock: FixedOffset,
    unit: &'a str,
}

impl Told<'_> {
    /// Writes a time, with its day when the series has several.
    fn when(&self, at: DateTime<Utc>) -> String {
        let day = |at: DateTime<Utc>| at.with_timezone(&self.clock).date_naive();
        let points = &self.series.points;
        let ends = points.first().zip(points.last());
        let is_one_day = ends.is_some_and(|(first, last)| day(first.at) == day(last.at));
        let clock = at.with_timezone(&self.clock).format("%H:%M").to_string();
        if is_one_day { clock } else { format!("{} {clock}", self.words.short_day(day(at))) }
    }

    fn value(&self, value: f64) -> String {
        format!("{} {}", self.words.decimal(value), self.unit).trim_end().to_owned()
    }
}

/// Returns the value that held at each milestone: the last one measured before it.
fn at_milestones(told: &Told<'_>, report: &Postmortem) -> Vec<MetricCell> {
    let points = &told.series.points;
    let cell = |(label, at): (String, DateTime<Utc>)| {
        let before = points.partition_point(|point| point.at <= at);
        Some(MetricCell { label, value: told.value(points[..before].last()?.value?) })
    };
    milestones(told.words, report).filter_map(cell).collect()
}

fn extreme(told: &Told<'_>, order: impl Fn(f64, f64) -> std::cmp::Ordering) -> Option<MetricCell> {
    let measured = told.series.points.iter().filter_map(|point| Some((point.at, point.value?)));
    let (at, value) = measured.min_by(|a, b| order(a.1, b.1))?;
    Some(MetricCell { label: told.when(at), value: told.value(value) })
}

/// Returns about so many rows as people read, evenly taken from all.
fn rows(told: &Told<'_>) -> Vec<MetricCell> {
    let points = &told.series.points;
    let row = |point: &Point| MetricCell {
        label: told.when(point.at),
        value: point.value.map(|it| told.value(it)).unwrap_or_default(),
    };
    points.iter().step_by(points.len().div_ceil(MOST_ROWS).max(1)).map(row).collect()
}
