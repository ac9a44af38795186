//! Every duration as a dot on a logarithmic axis, one strip per group, with the median where it may be told.

use super::Caption;
use super::scale::LogDurations;
use super::svg::{Anchor, Escaped, Number, Pen};

const TOP: f64 = 6.0;
const NAME: f64 = 20.0;
const STRIP: f64 = 26.0;
/// Dots of one strip are shifted up and down by these, in turn, so that equal ones are all seen.
const JITTER: [f64; 5] = [0.0, -6.0, 5.0, -3.0, 7.5];

/// One strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// What the durations are of.
    pub name: String,
    /// Said after the name, such as "n = 12".
    pub note: String,
    /// The durations in seconds.
    pub seconds: Vec<f64>,
    /// The median, where there are enough durations to name one.
    pub median: Option<f64>,
    /// The interval of the median, where there are enough durations for one.
    pub interval: Option<(f64, f64)>,
}

/// Strips to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strips {
    /// What the chart says.
    pub caption: Caption,
    /// The strips, from top to bottom.
    pub strips: Vec<Strip>,
}

impl Strips {
    /// Draws the strips; `None` when there is no duration at all.
    pub fn draw(&self) -> Option<String> {
        let all = self.strips.iter().flat_map(|strip| strip.seconds.iter().copied());
        all.clone().next()?;
        let scale = LogDurations::holding(all);
        let bottom = TOP + self.strips.len() as f64 * (NAME + STRIP);
        let mut pen = Pen::open(&self.caption, bottom + 24.0);
        draw_ticks(&mut pen, &scale, bottom);
        for (idx, strip) in self.strips.iter().enumerate() {
            draw_strip(&mut pen, strip, &scale, TOP + idx as f64 * (NAME + STRIP));
        }
        Some(pen.close())
    }
}

fn draw_ticks(pen: &mut Pen, scale: &LogDurations, bottom: f64) {
    let ticks = scale.ticks();
    let last = ticks.len().saturating_sub(1);
    for (idx, tick) in ticks.iter().enumerate() {
        pen.vertical("grid", tick.at, TOP, bottom);
        let anchor = match idx {
            0 => Anchor::Start,
            _ if idx == last => Anchor::End,
            _ => Anchor::Middle,
        };
        let class = if last > 5 && idx % 2 != last % 2 { "dim wide" } else { "dim" };
        pen.text(class, tick.at, bottom + 16.0, anchor, &tick.label);
    }
}

fn draw_strip(pen: &mut Pen, strip: &Strip, scale: &LogDurations, y: f64) {
    pen.raw(format_args!(
        "<text x=\"0\" y=\"{}\"><tspan class=\"strong\">{}</tspan> <tspan class=\"dim\">{}</tspan></text>",
        Number(y + 14.0),
        Escaped(&strip.name),
        Escaped(&strip.note)
    ));
    let middle = y + NAME + STRIP / 2.0;
    let mut sorted = strip.seconds.clone();
    sorted.sort_by(f64::total_cmp);
    for (seconds, jitter) in sorted.iter().zip(JITTER.iter().cycle()) {
        pen.dot("dot faint", scale.place(*seconds), middle + jitter, 3.0);
    }
    if let Some((low, high)) = strip.interval {
        pen.horizontal("median-ci", middle, scale.place(low), scale.place(high));
    }
    if let Some(median) = strip.median {
        pen.vertical("median", scale.place(median), middle - 9.0, middle + 9.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strips(seconds: Vec<f64>) -> Strips {
        let strip = Strip { name: "Time to <detect>".into(), seconds, ..Strip::default() };
        Strips { caption: Caption { id: "s".into(), ..Caption::default() }, strips: vec![strip] }
    }

    #[test]
    fn every_duration_is_a_dot() {
        let drawn = strips(vec![60.0, 3600.0, 3600.0]).draw().unwrap();
        assert_eq!(drawn.matches("<circle").count(), 3);
        assert!(drawn.contains("Time to &lt;detect&gt;"));
        assert!(!drawn.contains("class=\"median\""), "no median unless one is given");
    }

    #[test]
    fn equal_durations_are_all_seen() {
        let drawn = strips(vec![600.0; 3]).draw().unwrap();
        let heights: std::collections::BTreeSet<&str> =
            drawn.split("cy=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(heights.len(), 3);
    }

    #[test]
    fn no_duration_is_no_chart() {
        assert_eq!(strips(Vec::new()).draw(), None);
    }
}
