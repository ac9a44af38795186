//! Horizontal bars from zero, each under its name, with its value and, where one is told, its interval.

use super::Caption;
use super::scale;
use super::svg::{Anchor, Escaped, Number, Pen, Percent};

const TOP: f64 = 4.0;
const ROW: f64 = 42.0;
const BAR: f64 = 14.0;
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
}

/// Bars to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
    /// Whether the values are shares; the axis then runs in percent.
    pub shares: bool,
}

impl Bars {
    /// Draws the bars; `None` when there is none.
    pub fn draw(&self, caption: &Caption) -> Option<String> {
        let reach = |bar: &Bar| bar.interval.map_or(bar.value, |it| it.1.max(bar.value));
        let most = self.bars.iter().map(reach).reduce(f64::max)?;
        let unit = if self.shares { 100.0 } else { 1.0 };
        let values = scale::counts_up_to(most * unit, 5);
        let top = values.last().copied().unwrap_or(1.0);
        let widest = if self.bars.iter().any(|bar| bar.interval.is_some()) { 99.0 } else { WIDEST };
        let x = |value: f64| (value * unit / top * widest).clamp(0.0, widest);
        let bottom = TOP + self.bars.len() as f64 * ROW;
        let mut pen = Pen::open(caption, bottom + 24.0);
        for value in &values {
            let at = x(*value / unit);
            pen.vertical(if *value == 0.0 { "axis" } else { "grid" }, at, TOP, bottom);
            let anchor = match *value {
                0.0 => Anchor::Start,
                value if value >= top && widest > WIDEST => Anchor::End,
                _ => Anchor::Middle,
            };
            let percent = if self.shares { "%" } else { "" };
            pen.text("dim", at, bottom + 16.0, anchor, &format!("{}{percent}", Number(*value)));
        }
        for (idx, bar) in self.bars.iter().enumerate() {
            let interval = bar.interval.map(|(low, high)| (x(low), x(high)));
            draw_bar(&mut pen, bar, x(bar.value), interval, TOP + idx as f64 * ROW);
        }
        Some(pen.close())
    }
}

fn draw_bar(pen: &mut Pen, bar: &Bar, end: f64, interval: Option<(f64, f64)>, y: f64) {
    let (label, note) = (Escaped(&bar.label), Escaped(&bar.note));
    let base = Number(y + 14.0);
    if interval.is_none() {
        pen.raw(format_args!("<text x=\"0\" dx=\"5\" y=\"{base}\">{label}</text>"));
    } else {
        pen.raw(format_args!(
            "<text x=\"0\" dx=\"5\" y=\"{base}\">{label} <tspan class=\"dim\">{note}</tspan></text>"
        ));
    }
    pen.rect("bar", (0.0, end.max(0.2)), y + 20.0, BAR);
    match interval {
        Some((low, high)) => {
            pen.horizontal("whisker-ground", y + 20.0 + BAR / 2.0, low, high);
            pen.horizontal("whisker", y + 20.0 + BAR / 2.0, low, high);
        }
        None => pen.raw(format_args!(
            "<svg x=\"{}\" overflow=\"visible\"><text class=\"dim\" x=\"6\" y=\"{}\">{note}</text></svg>",
            Percent(end),
            Number(y + 31.5),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_start_at_zero_and_leave_room_for_their_value() {
        let bar = Bar {
            label: "<config>".into(),
            value: 20.0,
            note: "12 of 40".into(),
            ..Bar::default()
        };
        let drawn = Bars { bars: vec![bar], shares: false }.draw(&Caption::default()).unwrap();
        assert!(drawn.contains("x=\"0%\"") && drawn.contains("width=\"78%\""));
        assert!(drawn.contains("&lt;config&gt;") && drawn.contains("12 of 40"));
        assert_eq!(Bars::default().draw(&Caption::default()), None);
    }

    #[test]
    fn shares_have_an_axis_in_percent_and_their_interval() {
        let bar = Bar { value: 0.5, interval: Some((0.3, 0.7)), ..Bar::default() };
        let drawn = Bars { bars: vec![bar], shares: true }.draw(&Caption::default()).unwrap();
        assert!(drawn.contains(">0%</text>") && drawn.contains("class=\"whisker\""), "{drawn}");
    }
}
