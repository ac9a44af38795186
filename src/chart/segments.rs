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
pub const MOST_TICKS: usize = 7;
/// The least share of the width a stretch is drawn with, about a pixel on a phone.
const LEAST: f64 = 0.4;
/// The least share an outline is drawn with, about five pixels on a phone.
const LEAST_OUTLINE: f64 = 1.6;
/// How far an outline stands off what it is around.
const OFF: f64 = 4.0;

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
    /// From when to when an outline is drawn around it all.
    pub outlined: Option<(i64, i64)>,
    /// From when to when the bar is drawn, where that is not all of it.
    pub window: Option<(i64, i64)>,
}

/// Returns from when to when a bar reaches: over its stretches and the marks not far from them.
pub fn extent(
    stretches: impl Iterator<Item = (i64, i64)> + Clone,
    marks: impl Iterator<Item = i64> + Clone,
) -> Option<(i64, i64)> {
    let first = stretches.clone().map(|stretch| stretch.0).min()?;
    let last = stretches.map(|stretch| stretch.1).max()?;
    let near = (last - first) / 4 + 600;
    let marks = marks.filter(|at| (first - near..=last + near).contains(at));
    let from = marks.clone().min().map_or(first, |at| at.min(first));
    let to = marks.max().map_or(last, |at| at.max(last));
    Some((from, to))
}

impl SegmentBar {
    /// Returns the axis of the bar, so that other charts can share it; `None` without a stretch.
    pub fn axis(&self) -> Option<TimeAxis> {
        let stretches = self.segments.iter().map(|segment| (segment.from, segment.to));
        let whole = extent(stretches, self.marks.iter().map(|mark| mark.at))?;
        let (from, to) = self.window.unwrap_or(whole);
        Some(TimeAxis::around(from, to, MOST_TICKS, &self.caption.words))
    }

    /// Draws the bar; `None` when there is no stretch to draw.
    pub fn draw(&self) -> Option<String> {
        let axis = self.axis()?;
        let seen = |mark: &&Mark| axis.holds(mark.at);
        let marks: Vec<Mark> = self.marks.iter().filter(seen).copied().collect();
        let segments: Vec<&Segment> =
            self.segments.iter().filter(|it| axis.meets(it.from, it.to)).collect();
        let placed = place_labels(&segments, &axis);
        let rows = placed.iter().map(|label| label.row + 1).max().unwrap_or(0);
        let top = rows as f64 * ROW + 8.0;
        let bottom = top + BAR + if marks.is_empty() { 8.0 } else { 24.0 };
        let mut pen = Pen::open(&self.caption, bottom + 22.0);
        self.define_hatches(&mut pen);
        self.define_dots(&mut pen);
        draw_axis(&mut pen, &axis, top, bottom);
        draw_labels(&mut pen, &axis, segments.iter().copied().zip(&placed), top);
        for segment in segments {
            self.draw_segment(&mut pen, &axis, segment, top);
        }
        draw_marks(&mut pen, &axis, &marks, self.class, top + BAR + 12.0);
        if let Some((from, to)) = self.outlined {
            draw_outline(&mut pen, (axis.place(from), axis.place(to)), top - OFF, bottom);
        }
        Some(pen.close())
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
        let cut = (!axis.holds(segment.from), !axis.holds(segment.to));
        let signs = [
            (cut.0, from, 4, '…'),
            (cut.1, to, -14, '…'),
            (segment.open_start && !cut.0, from, 5, '?'),
            (segment.is_merged, f64::midpoint(from, to), -4, '?'),
            (segment.open_end && !cut.1, to, -12, '?'),
        ];
        for (_, at, shift, sign) in signs.into_iter().filter(|it| it.0) {
            let (at, y) = (Percent(at), Number(top + 18.0));
            pen.raw(format_args!(
                "<svg x=\"{at}\" overflow=\"visible\"><text class=\"strong halo\" x=\"{shift}\" y=\"{y}\">{sign}</text></svg>"
            ));
        }
    }
}

/// Returns what a stretch is called; what is not seen whole is not told to be as long as that.
fn label_of<'s>(segment: &'s Segment, axis: &TimeAxis) -> (&'s str, &'s str) {
    let is_whole = axis.holds(segment.from) && axis.holds(segment.to);
    (&segment.label, if is_whole { &segment.value } else { "" })
}

fn place_labels(segments: &[&Segment], axis: &TimeAxis) -> Vec<Placed> {
    let length = |segment: &&Segment| {
        let (label, value) = label_of(segment, axis);
        (axis.place(segment.from), label.chars().count() + value.chars().count() + 1)
    };
    let lengths: Vec<(f64, usize)> = segments.iter().map(length).collect();
    labels::place(&lengths).unwrap_or_default()
}

fn draw_labels<'s>(
    pen: &mut Pen,
    axis: &TimeAxis,
    placed: impl Iterator<Item = (&'s Segment, &'s Placed)>,
    top: f64,
) {
    for (segment, place) in placed {
        let x = axis.place(segment.from);
        let baseline = top - 10.0 - place.row as f64 * ROW;
        let (label, value) = label_of(segment, axis);
        let (label, value) = (Escaped(label), Escaped(value));
        let text = format_args!("<tspan class=\"strong\">{label}</tspan> {value}").to_string();
        place.draw(pen, "leader", (x, baseline, top), &text);
    }
}

/// Draws a frame around what lies between two places; a narrow one is widened, so that it is seen.
fn draw_outline(pen: &mut Pen, (from, to): (f64, f64), top: f64, bottom: f64) {
    let width = (to - from).max(LEAST_OUTLINE);
    let x = (f64::midpoint(from, to) - width / 2.0).clamp(0.0, 100.0 - width);
    let (x, width, y, height) = (Percent(x), Percent(width), Number(top), Number(bottom - top));
    pen.raw(format_args!(
        "<rect class=\"interval\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
    ));
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
            outlined: None,
            window: None,
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
    fn a_window_cuts_what_goes_on_beyond_it_and_leaves_out_the_rest() {
        let long = bar(vec![
            segment(0, 86_400, Fill::Hatched, "Undetected"),
            segment(86_400, 90_000, Fill::Dense, "Triage"),
            segment(90_000, 300_000, Fill::Solid, "Responding"),
            segment(300_000, 400_000, Fill::Outlined, "Recovering"),
        ]);
        let window = Some((START + 82_800, START + 93_600));
        let drawn = SegmentBar { window, ..long.clone() }.draw().unwrap();
        assert!(drawn.contains("Triage</tspan> 13 min"), "{drawn}");
        assert!(drawn.contains("Undetected</tspan> </text>"), "its length is not seen: {drawn}");
        assert!(!drawn.contains("Recovering") && !drawn.contains("interval"), "{drawn}");
        assert_eq!(drawn.matches(">…</text>").count(), 2);
        let drawn = SegmentBar { outlined: window, ..long }.draw().unwrap();
        let outline = drawn.split("<rect class=\"interval\"").nth(1).expect("an outline");
        assert!(outline.contains("width=\"2.") && drawn.contains("Recovering"), "{outline}");
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
