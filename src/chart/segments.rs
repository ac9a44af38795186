//! One bar of labelled stretches on a time axis, with marks below it.
//!
//! A stretch is told from the next by its fill (hatched, solid, outlined) and not by its hue, so it
//! survives greyscale, forced colours and colour blindness.

use super::labels::{self, Placed};
use super::svg::{Escaped, Number, Pen, Percent};
use super::{Caption, Tick, draw_axis};

const ROW: f64 = 18.0;
const BAR: f64 = 28.0;
/// The least share of the width a stretch is drawn with, about a pixel on a phone.
const LEAST: f64 = 0.4;

/// How a stretch is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Slanted lines.
    Hatched,
    /// Slanted lines the other way, closer: between hatched and solid.
    Dense,
    /// The full colour.
    Solid,
    /// Only its border, on a tint.
    Outlined,
    /// A dashed border.
    Dashed,
}

/// A stretch of the bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Left edge in percent.
    pub start: f64,
    /// Width in percent.
    pub width: f64,
    /// How it is filled.
    pub fill: Fill,
    /// Whether its end is not known: drawn with a dashed edge and a question mark.
    pub open_end: bool,
    /// What it is called.
    pub label: String,
    /// How long it is, said after the label.
    pub value: String,
}

/// A mark under the bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Place in percent.
    pub at: f64,
    /// Whether it stands out.
    pub strong: bool,
    /// What a pointer resting on it reads.
    pub label: String,
}

/// A bar to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentBar {
    /// What the chart says.
    pub caption: Caption,
    /// Class of the colour, 1 to 5.
    pub class: u8,
    /// The stretches, in order.
    pub segments: Vec<Segment>,
    /// The marks.
    pub marks: Vec<Mark>,
    /// The axis.
    pub ticks: Vec<Tick>,
}

impl SegmentBar {
    /// Draws the bar; `None` when there is no stretch to draw.
    pub fn draw(&self) -> Option<String> {
        if self.segments.is_empty() {
            return None;
        }
        let placed = self.place_labels();
        let rows = placed.iter().map(|label| label.row + 1).max().unwrap_or(0);
        let top = rows as f64 * ROW + 8.0;
        let bottom = top + BAR + if self.marks.is_empty() { 8.0 } else { 24.0 };
        let mut pen = Pen::open(&self.caption, bottom + 22.0);
        self.define_hatches(&mut pen);
        draw_axis(&mut pen, &self.ticks, top, bottom);
        self.draw_labels(&mut pen, &placed, top);
        for segment in &self.segments {
            self.draw_segment(&mut pen, segment, top);
        }
        self.draw_marks(&mut pen, top + BAR + 12.0);
        Some(pen.close())
    }

    fn place_labels(&self) -> Vec<Placed> {
        let length = |it: &Segment| it.label.chars().count() + it.value.chars().count() + 1;
        let lengths: Vec<_> = self.segments.iter().map(|it| (it.start, length(it))).collect();
        labels::place(&lengths).unwrap_or_default()
    }

    fn define_hatches(&self, pen: &mut Pen) {
        let (id, class) = (&self.caption.id, self.class);
        for (fill, suffix, angle, stroke) in
            [(Fill::Hatched, 'h', 45, 1.75), (Fill::Dense, 'd', 135, 3.25)]
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

    fn draw_labels(&self, pen: &mut Pen, placed: &[Placed], top: f64) {
        for (segment, place) in self.segments.iter().zip(placed) {
            let baseline = top - 10.0 - place.row as f64 * ROW;
            let leader = if place.at_edge { baseline + 4.0 } else { baseline - 10.0 };
            pen.vertical("leader", segment.start, leader, top);
            let (label, value) = (Escaped(&segment.label), Escaped(&segment.value));
            let y = Number(baseline);
            if place.at_edge {
                pen.raw(format_args!(
                    "<text x=\"100%\" y=\"{y}\" text-anchor=\"end\"><tspan class=\"strong\">{label}</tspan> {value}</text>"
                ));
            } else {
                pen.raw(format_args!(
                    "<svg x=\"{}\" overflow=\"visible\"><text x=\"5\" y=\"{y}\"><tspan class=\"strong\">{label}</tspan> {value}</text></svg>",
                    Percent(segment.start)
                ));
            }
        }
    }

    fn draw_segment(&self, pen: &mut Pen, segment: &Segment, top: f64) {
        let (id, class) = (&self.caption.id, self.class);
        let start = segment.start.min(100.0 - LEAST);
        let (x, width) = (Percent(start), Percent(segment.width.max(LEAST)));
        let y = Number(top);
        let dashes = if segment.open_end { " stroke-dasharray=\"4 3\"" } else { "" };
        pen.raw(format_args!("<rect "));
        match segment.fill {
            Fill::Solid => pen.raw(format_args!("class=\"m{class} l{class} outline\"")),
            Fill::Hatched => {
                pen.raw(format_args!("class=\"l{class} outline\" fill=\"url(#{id}-h)\""))
            }
            Fill::Dense => {
                pen.raw(format_args!("class=\"l{class} outline\" fill=\"url(#{id}-d)\""))
            }
            Fill::Outlined => pen.raw(format_args!("class=\"t{class} l{class} outline\"{dashes}")),
            Fill::Dashed => pen.raw(format_args!(
                "class=\"l{class} outline\" fill=\"none\" stroke-dasharray=\"4 3\""
            )),
        }
        pen.raw(format_args!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BAR}\"/>"));
        if segment.open_end {
            let end = Percent(segment.start + segment.width);
            pen.raw(format_args!(
                "<svg x=\"{end}\" overflow=\"visible\"><text class=\"strong\" x=\"-12\" y=\"{}\">?</text></svg>",
                Number(top + 18.0)
            ));
        }
    }

    fn draw_marks(&self, pen: &mut Pen, y: f64) {
        let strong = format!("m{}", self.class);
        // The quiet ones first, so that those which stand out are never covered.
        for wanted in [false, true] {
            for mark in self.marks.iter().filter(|mark| mark.strong == wanted) {
                let class = if mark.strong { strong.as_str() } else { "event" };
                pen.raw(format_args!(
                    "<svg x=\"{}\" y=\"{}\" overflow=\"visible\"><path class=\"{class}\" d=\"M0-5 5 4H-5Z\"><title>{}</title></path></svg>",
                    Percent(mark.at),
                    Number(y),
                    Escaped(&mark.label)
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(start: f64, width: f64, fill: Fill, label: &str) -> Segment {
        Segment { start, width, fill, open_end: false, label: label.into(), value: "13 min".into() }
    }

    fn bar(segments: Vec<Segment>) -> SegmentBar {
        let caption =
            Caption { id: "p".into(), title: "A <title>".into(), description: "d".into() };
        let marks = vec![Mark { at: 2.0, strong: true, label: "push & go".into() }];
        SegmentBar { caption, class: 2, segments, marks, ticks: vec![Tick::default()] }
    }

    #[test]
    fn stretches_differ_by_fill() {
        let drawn = bar(vec![
            segment(4.0, 8.0, Fill::Hatched, "Undetected"),
            segment(12.0, 50.0, Fill::Solid, "Responding"),
            segment(62.0, 30.0, Fill::Outlined, "Recovering"),
        ])
        .draw()
        .unwrap();
        assert!(drawn.contains("fill=\"url(#p-h)\"") && drawn.contains("<pattern id=\"p-h\""));
        assert!(
            drawn.contains("class=\"m2 l2 outline\"") && drawn.contains("class=\"t2 l2 outline\"")
        );
        assert!(drawn.contains("A &lt;title&gt;") && drawn.contains("push &amp; go"));
        assert!(!drawn.contains("style=") && !drawn.contains("viewBox"));
    }

    #[test]
    fn an_unknown_end_is_marked() {
        let open = Segment { open_end: true, ..segment(0.0, 40.0, Fill::Outlined, "Responding") };
        let drawn = bar(vec![open]).draw().unwrap();
        assert!(drawn.contains(">?</text>") && drawn.contains("stroke-dasharray"));
    }

    #[test]
    fn a_bar_without_stretches_is_not_drawn() {
        assert_eq!(bar(Vec::new()).draw(), None);
    }

    #[test]
    fn the_shortest_stretch_is_still_seen() {
        let drawn = bar(vec![segment(99.9, 0.0, Fill::Hatched, "Undetected")]).draw().unwrap();
        assert!(drawn.contains("x=\"99.6%\"") && drawn.contains("width=\"0.4%\""));
    }
}
