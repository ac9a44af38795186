//! The drawings of a page: the numbers of its views to charts, each with words beside it.

mod fit;

use std::fmt::Write as _;

use crate::chart::Caption;
use crate::chart::curve::Curve;
use crate::chart::lanes::{self, Lanes, Marks};
use crate::chart::scale::TimeAxis;
use crate::chart::segments::{Fill, Mark, Segment, SegmentBar};
use crate::chart::tracks::{Track, Tracks};
use crate::site::view::chart::{ActorLane, ActorLanes, Lane, MetricChart, QuotedLanes};
use crate::site::view::{Figure, IncidentPage, LaneChart, PhaseBar, View};
use crate::theme::Words;

/// Fills in the fields named `svg`.
pub(super) fn fill(view: &mut View, words: &Words) {
    view.figures_mut().into_iter().for_each(|it| draw_figure(it, words));
    match view {
        View::Home(page) => {
            page.chart.iter_mut().for_each(|chart| draw_lanes(chart, "lanes", words));
        }
        View::Incident(page) => draw_incident(page, words),
        View::Plan(page) => {
            draw_metrics(&mut page.metrics, words);
            draw_sketches(&mut page.sketches, words);
        }
        View::Content(page) => {
            draw_metrics(&mut page.metrics, words);
            draw_sketches(&mut page.sketches, words);
        }
        View::Drill(page) => {
            draw_metrics(&mut page.metrics, words);
            draw_sketches(&mut page.sketches, words);
        }
        View::Timeline(page) => {
            page.chart.iter_mut().for_each(|chart| draw_lanes(chart, "lanes", words));
        }
        View::Hub(page) => {
            page.chart.iter_mut().for_each(|chart| draw_lanes(chart, "lanes", words));
        }
        View::Actions(_)
        | View::Trends(_)
        | View::Language(_)
        | View::IncidentList(_)
        | View::HubIndex(_)
        | View::Search(_)
        | View::DrillIndex(_)
        | View::OnThisDay(_)
        | View::Glossary(_)
        | View::DigestIndex(_)
        | View::Digest(_)
        | View::DigestMail(_)
        | View::DigestText(_)
        | View::PlanIndex(_)
        | View::Print(_)
        | View::RuleIndex(_)
        | View::Rule(_)
        | View::NotFound(_)
        | View::About(_)
        | View::Accessibility(_)
        | View::Redirect(_) => {}
    }
    fit::tables(view);
}

/// Draws the bar of an incident and its metrics over one axis of time.
fn draw_incident(page: &mut IncidentPage, words: &Words) {
    let axis = page.phase_bar.as_mut().and_then(|bar| draw_phases(bar, words));
    let step = page.severity.as_ref().map_or(5, |severity| severity.step);
    if let Some(who) = &mut page.who {
        draw_actors(who, axis.as_ref(), words);
    }
    draw_sketches(&mut page.sketches, words);
    for metric in &mut page.metrics {
        metric.step = step;
        draw_metric(metric, axis.as_ref(), words);
    }
}

fn draw_actors(who: &mut ActorLanes, shared: Option<&TimeAxis>, words: &Words) {
    let track = |lane: &ActorLane| Track {
        name: lane.name.clone(),
        note: lane.note.clone(),
        marks: lane.marks.iter().map(|mark| Mark { at: mark.at, strong: mark.key }).collect(),
        stretches: lane.stretches.clone(),
    };
    let tracks = Tracks {
        caption: caption(words, "who", &who.title, &who.description),
        class: who.step.clamp(1, 5),
        tracks: who.lanes.iter().map(track).collect(),
    };
    let drawn = shared.and_then(|axis| tracks.draw(axis));
    who.svg = drawn.or_else(|| tracks.draw(&tracks.own_axis()?)).unwrap_or_default();
}

/// Draws metrics of a page that has no bar of phases.
fn draw_metrics(metrics: &mut [MetricChart], words: &Words) {
    for metric in metrics {
        draw_metric(metric, None, words);
    }
}

fn draw_metric(metric: &mut MetricChart, shared: Option<&TimeAxis>, words: &Words) {
    let values = words.say("metric-values", &[("n", metric.n.into())]);
    let mut told = format!("{}: {values}.", metric.title);
    for cell in &metric.at_milestones {
        // Writing into a `String` cannot fail.
        let _ = write!(told, " {}: {}.", cell.label, cell.value);
    }
    let curve = Curve {
        caption: caption(words, &metric.anchor, &metric.title, &told),
        class: metric.step.clamp(1, 5),
        points: std::mem::take(&mut metric.points),
        unit: metric.unit.clone(),
        lines: std::mem::take(&mut metric.lines),
        marks: metric.marks.iter().map(|mark| Mark { at: mark.at, strong: mark.key }).collect(),
    };
    // Data from outside of the incident has an axis of its own.
    let own = curve.own_axis();
    let drawn = [shared, own.as_ref()].into_iter().flatten().find_map(|axis| {
        let svg = curve.draw(axis)?;
        Some((svg, curve.starts_at(axis)))
    });
    let Some((svg, start)) = drawn else { return };
    metric.svg = svg;
    let value = |start| format!("{} {}", words.decimal(start), metric.unit).trim_end().to_owned();
    metric.starts_at = start.map(value);
}

fn draw_phases(bar: &mut PhaseBar, words: &Words) -> Option<TimeAxis> {
    let segments = bar.segments.iter().map(|segment| Segment {
        from: segment.from,
        to: segment.to,
        fill: match segment.phase {
            "latent" => Fill::Dotted,
            "undetected" => Fill::Hatched,
            "triage" => Fill::Dense,
            "recovering" => Fill::Outlined,
            _ => Fill::Solid,
        },
        open_start: segment.open_start,
        open_end: segment.open_end,
        is_merged: segment.phase == "impact" && !segment.open_end,
        label: segment.label.clone(),
        value: segment.duration.text.clone(),
    });
    let drawing = SegmentBar {
        caption: caption(words, "phases", &bar.title, &bar.description),
        class: bar.step.clamp(1, 5),
        segments: segments.collect(),
        marks: bar.marks.iter().map(|mark| Mark { at: mark.at, strong: mark.key }).collect(),
        outlined: bar.focus.as_ref().map(|focus| focus.drawn),
        window: None,
    };
    if let Some(focus) = &mut bar.focus {
        let caption = caption(words, "phases-focus", &focus.title, &focus.description);
        let window = Some(focus.window);
        let closer = SegmentBar { caption, window, outlined: None, ..drawing.clone() };
        focus.svg = closer.draw().unwrap_or_default();
    }
    bar.svg = drawing.draw().unwrap_or_default();
    drawing.axis()
}

fn draw_lanes(chart: &mut LaneChart, id: &str, words: &Words) {
    let lane = |lane: &mut Lane| lanes::Lane {
        name: lane.label.clone(),
        note: if lane.label.is_empty() { String::new() } else { lane.count.to_string() },
        at_once: lane.at_once.take(),
        marks: std::mem::replace(&mut lane.marks, Marks::Bars(Vec::new())),
    };
    let drawing = Lanes {
        caption: caption(words, id, &chart.title, &chart.description),
        from: chart.from,
        to: chart.to,
        in_text: chart.in_text,
        ticks: std::mem::take(&mut chart.ticks),
        strip: chart.strip.take(),
        lanes: chart.lanes.iter_mut().map(lane).collect(),
    };
    chart.svg = drawing.draw().unwrap_or_default();
}

fn draw_sketches(sketches: &mut [QuotedLanes], words: &Words) {
    for sketch in sketches {
        let id = format!("{}-chart", sketch.id);
        sketch.chart.iter_mut().for_each(|chart| draw_lanes(chart, &id, words));
    }
}

fn draw_figure(figure: &mut Figure, words: &Words) {
    let Some(chart) = &figure.chart else { return };
    let description = format!("{}. {}", figure.subtitle, figure.reading);
    let caption = caption(words, &format!("{}-chart", figure.id), &figure.title, &description);
    figure.svg = chart.draw(&caption).unwrap_or_default();
}

fn caption(words: &Words, id: &str, title: &str, description: &str) -> Caption {
    Caption {
        id: id.to_owned(),
        title: title.to_owned(),
        description: description.to_owned(),
        words: words.clone(),
    }
}
