//! Horizontal bars from zero, each under its name, with its value at the end.

use super::svg::{Escaped, Number, Pen, Percent};
use super::{Caption, Tick, draw_axis};

const TOP: f64 = 4.0;
const ROW: f64 = 42.0;
const BAR: f64 = 14.0;
/// The bars end here, so that the value fits behind the longest one.
const WIDEST: f64 = 84.0;

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its length in percent.
    pub width: f64,
    /// What is written at its end.
    pub value: String,
}

/// Bars to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// What the chart says.
    pub caption: Caption,
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
    /// The axis.
    pub ticks: Vec<Tick>,
}

impl Bars {
    /// Draws the bars; `None` when there is none.
    pub fn draw(&self) -> Option<String> {
        if self.bars.is_empty() {
            return None;
        }
        let bottom = TOP + self.bars.len() as f64 * ROW;
        let scaled = |at: f64| at * WIDEST / 100.0;
        let ticks: Vec<Tick> =
            self.ticks.iter().map(|tick| Tick { at: scaled(tick.at), ..tick.clone() }).collect();
        let mut pen = Pen::open(&self.caption, bottom + 24.0);
        draw_axis(&mut pen, &ticks, TOP, bottom);
        for (idx, bar) in self.bars.iter().enumerate() {
            let y = TOP + idx as f64 * ROW;
            let width = scaled(bar.width.clamp(0.0, 100.0));
            pen.raw(format_args!(
                "<text x=\"0\" y=\"{}\">{}</text>",
                Number(y + 14.0),
                Escaped(&bar.label)
            ));
            pen.rect("bar", (0.0, width.max(0.2)), y + 20.0, BAR);
            pen.raw(format_args!(
                "<svg x=\"{}\" overflow=\"visible\"><text class=\"dim\" x=\"6\" y=\"{}\">{}</text></svg>",
                Percent(width),
                Number(y + 31.0),
                Escaped(&bar.value)
            ));
        }
        Some(pen.close())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_start_at_zero_and_leave_room_for_their_value() {
        let bar = Bar { label: "<config>".into(), width: 100.0, value: "12 of 40".into() };
        let drawn = Bars { bars: vec![bar], ..Bars::default() }.draw().unwrap();
        assert!(drawn.contains("x=\"0%\"") && drawn.contains("width=\"84%\""));
        assert!(drawn.contains("&lt;config&gt;") && drawn.contains("12 of 40"));
        assert_eq!(Bars::default().draw(), None);
    }
}
