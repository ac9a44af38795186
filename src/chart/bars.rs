//! Horizontal bars from zero, each under its name, with its value at the end.

use super::Caption;
use super::scale;
use super::svg::{Anchor, Escaped, Number, Pen, Percent};

const TOP: f64 = 4.0;
const ROW: f64 = 42.0;
const BAR: f64 = 14.0;
/// The bars end here, so that the value fits behind the longest one.
const WIDEST: f64 = 80.0;

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its value.
    pub value: f64,
    /// What is written at its end.
    pub note: String,
}

/// Bars to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// What the chart says.
    pub caption: Caption,
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// Draws the bars; `None` when there is none.
    pub fn draw(&self) -> Option<String> {
        let most = self.bars.iter().map(|bar| bar.value).reduce(f64::max)?;
        let values = scale::counts_up_to(most, 5);
        let top = values.last().copied().unwrap_or(1.0);
        let x = |value: f64| (value / top * WIDEST).clamp(0.0, WIDEST);
        let bottom = TOP + self.bars.len() as f64 * ROW;
        let mut pen = Pen::open(&self.caption, bottom + 24.0);
        for value in &values {
            pen.vertical(if *value == 0.0 { "axis" } else { "grid" }, x(*value), TOP, bottom);
            let anchor = if *value == 0.0 { Anchor::Start } else { Anchor::Middle };
            pen.text("dim", x(*value), bottom + 16.0, anchor, &Number(*value).to_string());
        }
        for (idx, bar) in self.bars.iter().enumerate() {
            draw_bar(&mut pen, bar, x(bar.value), TOP + idx as f64 * ROW);
        }
        Some(pen.close())
    }
}

fn draw_bar(pen: &mut Pen, bar: &Bar, end: f64, y: f64) {
    pen.raw(format_args!(
        "<text x=\"0\" y=\"{}\">{}</text>",
        Number(y + 14.0),
        Escaped(&bar.label)
    ));
    pen.rect("bar", (0.0, end.max(0.2)), y + 20.0, BAR);
    pen.raw(format_args!(
        "<svg x=\"{}\" overflow=\"visible\"><text class=\"dim\" x=\"6\" y=\"{}\">{}</text></svg>",
        Percent(end),
        Number(y + 31.5),
        Escaped(&bar.note)
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_start_at_zero_and_leave_room_for_their_value() {
        let bar = Bar { label: "<config>".into(), value: 20.0, note: "12 of 40".into() };
        let drawn = Bars { bars: vec![bar], ..Bars::default() }.draw().unwrap();
        assert!(drawn.contains("x=\"0%\"") && drawn.contains("width=\"80%\""));
        assert!(drawn.contains("&lt;config&gt;") && drawn.contains("12 of 40"));
        assert_eq!(Bars::default().draw(), None);
    }
}
