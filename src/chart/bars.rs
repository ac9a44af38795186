//! Horizontal bars from zero, each with its name and value and, where one is told, its interval.
//!
//! A name stands over its bar; where all are short they stand before them.

use super::Caption;
use super::scale;
use super::svg::{Anchor, Escaped, MOST_LETTERS, Number, Pen, Percent, Short};

const TOP: f64 = 4.0;
const HEAD: f64 = 22.0;
const BAR: f64 = 12.0;
/// Where all names have at most so many letters they stand before their bars.
const SHORT: usize = 9;
/// The bars end here, so that the value fits behind the longest one.
const WIDEST: f64 = 78.0;

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its value: a count, or a share from 0 to 1.
    pub value: f64,
    /// What is written beside its name.
    pub note: String,
    /// The interval of the value.
    pub interval: Option<(f64, f64)>,
    /// A heading above it, when it is the first of several; empty for none.
    pub head: String,
}

/// Bars to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
    /// Whether the values are shares; the axis then runs in percent.
    pub shares: bool,
}

/// Where the parts of a row are.
struct Layout {
    /// Where bars begin, in percent.
    left: f64,
    /// Where the longest one ends.
    right: f64,
    /// Height of a row.
    row: f64,
    /// Place of the bar in it.
    bar: f64,
}

impl Bars {
    fn layout(&self) -> Layout {
        let told = self.bars.iter().any(|bar| bar.interval.is_some());
        let names = || self.bars.iter().map(|bar| bar.label.as_str());
        if !told && names().all(|name| name.chars().count() <= SHORT) {
            return Layout { left: scale::room_for(names()), right: 88.0, row: 20.0, bar: 4.0 };
        }
        Layout { left: 0.0, right: if told { 99.0 } else { WIDEST }, row: 36.0, bar: 18.0 }
    }

    /// Draws the bars; `None` when there is none.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let reach = |bar: &Bar| bar.interval.map_or(bar.value, |it| it.1.max(bar.value));
        let most = self.bars.iter().map(reach).reduce(f64::max)?;
        let unit = if self.shares { 100.0 } else { 1.0 };
        let values = scale::counts_up_to(most * unit, 5);
        let top = values.last().copied().unwrap_or(1.0);
        let layout = self.layout();
        let reach = layout.right - layout.left;
        let x = |value: f64| layout.left + (value * unit / top * reach).clamp(0.0, reach);
        let heads = self.bars.iter().filter(|bar| !bar.head.is_empty()).count();
        let bottom = TOP + self.bars.len() as f64 * layout.row + heads as f64 * HEAD;
        let mut pen = Pen::open(caption, bottom + 24.0);
        for value in &values {
            let at = x(*value / unit);
            pen.vertical(if *value == 0.0 { "axis" } else { "grid" }, at, TOP, bottom);
            let anchor = match *value {
                0.0 if layout.left <= 0.0 => Anchor::Start,
                value if value >= top && layout.right > 95.0 => Anchor::End,
                _ => Anchor::Middle,
            };
            let label = if self.shares {
                scale::percent(&caption.words, *value)
            } else {
                caption.words.decimal(*value)
            };
            pen.text("dim", at, bottom + 16.0, anchor, &label);
        }
        let mut y = TOP;
        for bar in &self.bars {
            if !bar.head.is_empty() {
                pen.text("strong", 0.0, y + 15.0, Anchor::Start, &bar.head);
                y += HEAD;
            }
            let interval = bar.interval.map(|(low, high)| (x(low), x(high)));
            draw_bar(&mut pen, bar, &layout, (x(bar.value), interval), y);
            y += layout.row;
        }
        Some(pen.close())
    }
}

fn draw_bar(
    pen: &mut Pen,
    bar: &Bar,
    layout: &Layout,
    (end, interval): (f64, Option<(f64, f64)>),
    y: f64,
) {
    let (label, note) = (Short(&bar.label, MOST_LETTERS), Escaped(&bar.note));
    let base = Number(y + 14.0);
    // Names over a bar keep clear of the axis.
    let dx = if layout.left > 0.0 { "" } else { " dx=\"5\"" };
    let told = if interval.is_some() {
        format!(" <tspan class=\"dim\">{note}</tspan>")
    } else {
        String::new()
    };
    pen.raw(format_args!("<text x=\"0\"{dx} y=\"{base}\">{label}{told}</text>"));
    let top = y + layout.bar;
    let Some((low, high)) = interval else {
        pen.rect("bar", (layout.left, end.max(layout.left + 0.2)), top, BAR);
        pen.raw(format_args!(
            "<svg x=\"{}\" overflow=\"visible\"><text class=\"dim\" x=\"6\" y=\"{}\">{note}</text></svg>",
            Percent(end),
            Number(top + 10.0),
        ));
        return;
    };
    pen.rect("bar soft", (layout.left, end.max(layout.left + 0.2)), top, BAR);
    pen.horizontal("whisker", top + BAR / 2.0, low, high);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_start_at_zero_and_leave_room_for_their_value() {
        let bar = Bar {
            label: "<config push>".into(),
            value: 20.0,
            note: "12 of 40".into(),
            ..Bar::default()
        };
        let drawn = Bars { bars: vec![bar], shares: false }.draw(&Caption::default()).unwrap();
        assert!(drawn.contains("x=\"0%\"") && drawn.contains("width=\"78%\""));
        assert!(drawn.contains("&lt;config push&gt;") && drawn.contains("12 of 40"));
        assert_eq!(Bars::default().draw(&Caption::default()), None);
    }

    #[test]
    fn short_names_stand_before_their_bars_under_a_heading() {
        let bar = |label: &str, head: &str| Bar {
            label: label.into(),
            value: 3.0,
            head: head.into(),
            ..Bar::default()
        };
        let bars = Bars { bars: vec![bar("Mon", "Weekday"), bar("Tue", "")], shares: false };
        let drawn = bars.draw(&Caption::default()).unwrap();
        assert!(drawn.contains(">Weekday</text>") && !drawn.contains("width=\"78%\""), "{drawn}");
    }

    #[test]
    fn shares_have_an_axis_in_percent_and_their_interval() {
        let bar = Bar { value: 0.5, interval: Some((0.3, 0.7)), ..Bar::default() };
        let drawn = Bars { bars: vec![bar], shares: true }.draw(&Caption::default()).unwrap();
        assert!(drawn.contains(">0%</text>") && drawn.contains("class=\"whisker\""), "{drawn}");
    }
}
