//! One bar of labelled stretches on a time axis, with marks below it.
//!
//! A stretch is told from the next by its fill (hatched, solid, outlined) and not by its hue, so it
//! survives greyscale, forced colours and colour blindness.

use super::Caption;
use super::labels::{self, Placed};
use super::scale::TimeAxis;
use super::svg::{Anchor, Escaped, Number, Pen, Percent};

const ROW: f64 = 18.0;
const BAR: f64 = 28.0;
/// The most ticks of an axis of time that fit on a phone, every other one without its label there.
pub(super) const MOST_TICKS: usize = 7;
/// The least share of the width a stretch is drawn with, about a pixel on a phone.
const LEAST: f64 = 0.4;

/// How a stretch is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Dots: before it matters.
    Dotted,
    /// Slanted lines.
    Hatched,
    /// Slanted lines the other way, closer: between hatched and solid.
    Dense,
    /// The full colour.
    Solid,
    /// Only its border, on a tint.
    Outlined,
}

/// A stretch of the bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Start, in seconds on the clock of the axis.
    pub from: i64,
    /// End.
    pub to: i64,
    /// How it is filled.
    pub fill: Fill,
    /// Whether its start is not known: drawn with a dashed border and a question mark.
    pub open_start: bool,
    /// Whether it is several stretches whose border is not known: drawn with a question mark.
    pub is_merged: bool,
    /// Whether its end is not known: drawn with a dashed border and a question mark.
    pub open_end: bool,
    /// What it is called.
    pub label: String,
    /// How long it is, said after the label.
    pub value: String,
}

/// A mark under the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When, in seconds on the clock of the axis.
    pub at: i64,
    /// Whether it stands out.
    pub strong: bool,
}

/// A bar to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentBar {
    /// What the chart says.
    pub caption: Caption,
    /// Class of the colour, 1 to 5.
    pub class: u8,
    /// The stretches, in order of time.
    pub segments: Vec<Segment>,
    /// The marks; those outside the axis are left out.
    pub marks: Vec<Mark>,
}

impl SegmentBar {
    /// Returns the axis of the bar, so that other charts can share it; `None` without a stretch.
    pub fn axis(&self) -> Option<TimeAxis> {
        let first = self.segments.iter().map(|segment| segment.from).min()?;
        let last = self.segments.iter().map(|segment| segment.to).max()?;
        let near = (last - first) / 4 + 600;
        let seen = |at: &i64| (first - near..=last + near).contains(at);
        let marks = || self.marks.iter().map(|mark| mark.at).filter(seen);
        let from = marks().min().map_or(first, |at| at.min(first));
        let to = marks().max().map_or(last, |at| at.max(last));
        Some(TimeAxis::around(from, to, MOST_TICKS, &self.caption.words))
    }

    /// Draws the bar; `None` when there is no stretch to draw.
    pub fn draw(&self) -> Option<String> {
        let axis = self.axis()?;
        let seen = |mark: &&Mark| axis.holds(mark.at);
        let marks: Vec<Mark> = self.marks.iter().filter(seen).copied().collect();
        let placed = self.place_labels(&axis);
        let rows = placed.iter().map(|label| label.row + 1).max().unwrap_or(0);
        let top = rows as f64 * ROW + 8.0;
        let bottom = top + BAR + if marks.is_empty() { 8.0 } else { 24.0 };
        let mut pen = Pen::open(&self.caption, bottom + 22.0);
        self.define_hatches(&mut pen);
        self.define_dots(&mut pen);
        draw_axis(&mut pen, &axis, top, bottom);
        self.draw_labels(&mut pen, &axis, &placed, top);
        for segment in &self.segments {
            self.draw_segment(&mut pen, &axis, segment, top);
        }
        draw_marks(&mut pen, &axis, &marks, self.class, top + BAR + 12.0);
        Some(pen.close())
    }

    fn place_labels(&self, axis: &TimeAxis) -> Vec<Placed> {
        let lengths: Vec<(f64, usize)> = self
            .segments
            .iter()
            .map(|it| {
                (axis.place(it.from), it.label.chars().count() + it.value.chars().count() + 1)
            })
            .collect();
        labels::place(&lengths).unwrap_or_default()
    }

    fn define_hatches(&self, pen: &mut Pen) {
        let (id, class) = (&self.caption.id, self.class);
        for (fill, suffix, angle, stroke) in
            [(Fill::Hatched, "hatch", 45, 1.75), (Fill::Dense, "dense", 135, 3.25)]
        {
            if self.segments.iter().any(|segment| segment.fill == fill) {
                pen.raw(format_args!(
                    "<defs><pattern id=\"{id}-{suffix}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
                     patternTransform=\"rotate({angle})\"><rect class=\"t{class}\" width=\"6\" height=\"6\"/>\
                     <line class=\"l{class}\" x1=\"2\" x2=\"2\" y1=\"0\" y2=\"6\" stroke-width=\"{stroke}\"/></pattern></defs>"
                ));
            }
        }
    }

    fn define_dots(&self, pen: &mut Pen) {
        let (id, class) = (&self.caption.id, self.class);
        if self.segments.iter().any(|segment| segment.fill == Fill::Dotted) {
            pen.raw(format_args!(
                "<defs><pattern id=\"{id}-dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
                 <circle class=\"m{class}\" cx=\"3\" cy=\"3\" r=\"1.2\"/></pattern></defs>"
            ));
        }
    }

    fn draw_labels(&self, pen: &mut Pen, axis: &TimeAxis, placed: &[Placed], top: f64) {
        for (segment, place) in self.segments.iter().zip(placed) {
            let x = axis.place(segment.from);
            let baseline = top - 10.0 - place.row as f64 * ROW;
            let leader = if place.at_edge { baseline + 4.0 } else { baseline - 10.0 };
            pen.vertical("leader", x, leader, top);
            let (label, value) = (Escaped(&segment.label), Escaped(&segment.value));
            let text = format_args!("<tspan class=\"strong\">{label}</tspan> {value}").to_string();
            if place.at_edge {
                pen.raw(format_args!(
                    "<text x=\"100%\" y=\"{}\" text-anchor=\"end\">{text}</text>",
                    Number(baseline)
                ));
            } else {
                pen.raw(format_args!(
                    "<svg x=\"{}\" overflow=\"visible\"><text x=\"5\" y=\"{}\">{text}</text></svg>",
                    Percent(x),
                    Number(baseline)
                ));
            }
        }
    }

    fn draw_segment(&self, pen: &mut Pen, axis: &TimeAxis, segment: &Segment, top: f64) {
        let (id, class) = (&self.caption.id, self.class);
        let (from, to) = (axis.place(segment.from), axis.place(segment.to));
        let (x, width) = (Percent(from.min(100.0 - LEAST)), Percent((to - from).max(LEAST)));
        let y = Number(top);
        pen.raw(format_args!("<rect class=\"l{class} outline "));
        match segment.fill {
            _ if segment.open_end => pen.raw(format_args!("t{class}\" stroke-dasharray=\"4 3\"")),
            Fill::Dotted => pen.raw(format_args!("\" fill=\"url(#{id}-dots)\"")),
            Fill::Solid => pen.raw(format_args!("m{class}\"")),
            Fill::Hatched => pen.raw(format_args!("\" fill=\"url(#{id}-hatch)\"")),
            Fill::Dense => pen.raw(format_args!("\" fill=\"url(#{id}-dense)\"")),
            Fill::Outlined => pen.raw(format_args!("t{class}\"")),
        }
        pen.raw(format_args!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BAR}\"/>"));
        let unknown = [
            (segment.open_start, from, 5),
            (segment.is_merged, f64::midpoint(from, to), -4),
            (segment.open_end, to, -12),
        ];
        for (_, at, shift) in unknown.into_iter().filter(|it| it.0) {
            let (at, y) = (Percent(at), Number(top + 18.0));
            pen.raw(format_args!(
                "<svg x=\"{at}\" overflow=\"visible\"><text class=\"strong halo\" x=\"{shift}\" y=\"{y}\">?</text></svg>"
            ));
        }
    }
}

/// Draws marks in a row, those that stand out in the colour `class`.
pub(super) fn draw_marks(pen: &mut Pen, axis: &TimeAxis, marks: &[Mark], class: u8, y: f64) {
    let strong = format!("m{class}");
    // The quiet ones first, so that those which stand out are never covered.
    for wanted in [false, true] {
        for mark in marks.iter().filter(|mark| mark.strong == wanted) {
            let class = if mark.strong { strong.as_str() } else { "event" };
            pen.raw(format_args!(
                "<svg x=\"{}\" y=\"{}\" overflow=\"visible\"><path class=\"{class}\" d=\"M0-5 5 4H-5Z\"/></svg>",
                Percent(axis.place(mark.at)), Number(y)
            ));
        }
    }
}

/// Draws grid lines and tick labels; every other label gives way on a phone.
pub(super) fn draw_axis(pen: &mut Pen, axis: &TimeAxis, top: f64, bottom: f64) {
    let last = axis.ticks.len().saturating_sub(1);
    for (idx, tick) in axis.ticks.iter().enumerate() {
        pen.vertical("grid", tick.at, top, bottom);
        let anchor = match idx {
            0 => Anchor::Start,
            _ if idx == last => Anchor::End,
            _ => Anchor::Middle,
        };
        let gives_way =
            last > 3 && (idx % 2 == 1 || (idx + 1 == last && last % 2 == 1)) && idx != last;
        let class = if gives_way { "dim wide" } else { "dim" };
        pen.text(class, tick.at, bottom + 16.0, anchor, &tick.label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_772_460_360; // 2026-03-02 14:06

    fn segment(from: i64, to: i64, fill: Fill, label: &str) -> Segment {
        Segment {
            from: START + from,
            to: START + to,
            fill,
            open_start: false,
            is_merged: false,
            open_end: false,
            label: label.into(),
            value: "13 min".into(),
        }
    }

    fn bar(segments: Vec<Segment>) -> SegmentBar {
        let caption = Caption { id: "p".into(), title: "A <title>".into(), ..Caption::default() };
        SegmentBar {
            caption,
            class: 2,
            segments,
            marks: vec![Mark { at: START - 240, strong: true }],
        }
    }

    #[test]
    fn stretches_differ_by_fill() {
        let drawn = bar(vec![
            segment(0, 780, Fill::Hatched, "Undetected"),
            segment(780, 5400, Fill::Solid, "Responding"),
            segment(5400, 8040, Fill::Outlined, "Recovering"),
        ])
        .draw()
        .unwrap();
        assert!(
            drawn.contains("fill=\"url(#p-hatch)\"") && drawn.contains("<pattern id=\"p-hatch\"")
        );
        assert!(drawn.contains("l2 outline m2") && drawn.contains("l2 outline t2"));
        assert!(drawn.contains("A &lt;title&gt;") && drawn.contains("role=\"img\""));
        assert!(!drawn.contains("style=") && !drawn.contains("viewBox"));
    }

    #[test]
    fn an_unknown_end_is_marked() {
        let open = Segment { open_end: true, ..segment(0, 780, Fill::Outlined, "Responding") };
        let drawn = bar(vec![open]).draw().unwrap();
        assert!(drawn.contains(">?</text>") && drawn.contains("stroke-dasharray"));
    }

    #[test]
    fn every_id_is_there_once() {
        let drawn = bar(vec![
            segment(0, 780, Fill::Hatched, "Undetected"),
            segment(780, 900, Fill::Dense, "Triage"),
        ])
        .draw()
        .unwrap();
        let ids: Vec<&str> =
            drawn.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let distinct: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "{ids:?}");
    }

    #[test]
    fn a_bar_without_stretches_is_not_drawn() {
        assert_eq!(bar(Vec::new()).draw(), None);
    }

    #[test]
    fn the_shortest_stretch_is_still_seen() {
        let drawn = bar(vec![
            segment(0, 1, Fill::Hatched, "Undetected"),
            segment(1, 900_000, Fill::Solid, "Responding"),
        ])
        .draw()
        .unwrap();
        assert!(drawn.contains("width=\"0.4%\""));
    }
}
