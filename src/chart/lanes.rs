//! Bars in named lanes over a span of days, with a strip above them of how many there are at once.

use super::svg::{Anchor, Escaped, Number, Pen, Percent};
use super::{Caption, Tick, label_class};

const HEAD: f64 = 22.0;
const STRIP: f64 = 34.0;
const NAME: f64 = 20.0;
const ROW: f64 = 18.0;
const GAP: f64 = 8.0;

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Left edge in percent.
    pub start: f64,
    /// Width in percent; drawn at least a few pixels wide.
    pub width: f64,
    /// Row in its lane, from 0.
    pub row: usize,
    /// Class of the colour, 1 to 5; 1 is the tallest.
    pub class: u8,
    /// What a pointer resting on it reads.
    pub label: String,
}

/// A lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// Said after the name.
    pub note: String,
    /// How many rows its bars need.
    pub rows: usize,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// Lanes to draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    /// What the chart says.
    pub caption: Caption,
    /// The time axis.
    pub ticks: Vec<Tick>,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
    /// How many bars there are at once: from where on, and how many.
    pub steps: Vec<(f64, usize)>,
}

impl Lanes {
    /// Draws the lanes; `None` when there is none.
    pub fn draw(&self) -> Option<String> {
        if self.lanes.is_empty() {
            return None;
        }
        let most = self.steps.iter().map(|step| step.1).max().unwrap_or(0);
        // One at a time is what the lanes already show.
        let top = if most > 1 { HEAD + STRIP } else { HEAD };
        let heights: Vec<f64> =
            self.lanes.iter().map(|lane| NAME + lane.rows.max(1) as f64 * ROW + GAP).collect();
        let bottom = top + heights.iter().sum::<f64>();
        let mut pen = Pen::open(&self.caption, bottom + 2.0);
        let mut y = top;
        for (idx, height) in heights.iter().enumerate() {
            let class = if idx % 2 == 0 { "lane odd" } else { "lane" };
            pen.rect(class, (0.0, 100.0), y, *height);
            y += height;
        }
        draw_ticks(&mut pen, &self.ticks, bottom);
        if most > 1 {
            draw_steps(&mut pen, &self.steps, most);
        }
        let mut y = top;
        for (lane, height) in self.lanes.iter().zip(&heights) {
            draw_lane(&mut pen, lane, y);
            y += height;
        }
        Some(pen.close())
    }
}

fn draw_ticks(pen: &mut Pen, ticks: &[Tick], bottom: f64) {
    for tick in ticks {
        pen.vertical("grid", tick.at, HEAD - 6.0, bottom);
        let class = label_class(tick);
        if tick.at > 96.0 {
            pen.text(class, tick.at, 12.0, Anchor::End, &tick.label);
        } else if !tick.label.is_empty() {
            pen.raw(format_args!(
                "<svg x=\"{}\" overflow=\"visible\"><text class=\"{class}\" x=\"3\" y=\"12\">{}</text></svg>",
                Percent(tick.at),
                Escaped(&tick.label)
            ));
        }
    }
}

fn draw_steps(pen: &mut Pen, steps: &[(f64, usize)], most: usize) {
    let base = HEAD + STRIP - 6.0;
    let unit = (STRIP - 10.0) / most as f64;
    let ends = steps.iter().skip(1).map(|step| step.0).chain([100.0]);
    for ((from, count), to) in steps.iter().zip(ends) {
        if *count > 0 {
            let height = *count as f64 * unit;
            pen.rect("at-once", (*from, to.max(from + 0.3)), base - height, height);
        }
    }
    pen.horizontal("axis", base, 0.0, 100.0);
    let text = format!("at most {most} at once");
    pen.text("dim", 100.0, HEAD + 6.0, Anchor::End, &text);
}

fn draw_lane(pen: &mut Pen, lane: &Lane, y: f64) {
    pen.raw(format_args!(
        "<text x=\"6\" y=\"{}\"><tspan class=\"strong\">{}</tspan> <tspan class=\"dim\">{}</tspan></text>",
        Number(y + 15.0),
        Escaped(&lane.name),
        Escaped(&lane.note)
    ));
    for bar in &lane.bars {
        let class = bar.class.clamp(1, 5);
        let height = 13.0 - f64::from(class - 1) * 2.0;
        let top = y + NAME + bar.row as f64 * ROW + (13.0 - height) + 1.5;
        pen.raw(format_args!(
            "<rect class=\"m{class} l{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
             stroke-width=\"3\" stroke-linejoin=\"round\"><title>{}</title></rect>",
            Percent(bar.start.clamp(0.4, 99.4)),
            Number(top),
            Percent(bar.width.max(0.15)),
            Number(height),
            Escaped(&bar.label)
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(start: f64, row: usize, class: u8) -> Bar {
        Bar { start, width: 1.0, row, class, label: "An <incident>".into() }
    }

    fn lanes(bars: Vec<Bar>, steps: Vec<(f64, usize)>) -> Lanes {
        let lane = Lane { name: "checkout & co".into(), note: "3".into(), rows: 2, bars };
        Lanes { lanes: vec![lane], steps, ..Lanes::default() }
    }

    #[test]
    fn worse_is_taller_and_everything_is_escaped() {
        let drawn = lanes(vec![bar(3.0, 0, 1), bar(5.0, 1, 4)], Vec::new()).draw().unwrap();
        assert!(drawn.contains("height=\"13\"") && drawn.contains("height=\"7\""));
        assert!(drawn.contains("checkout &amp; co") && drawn.contains("An &lt;incident&gt;"));
    }

    #[test]
    fn how_many_at_once_is_told_only_when_there_were_several() {
        let once = lanes(vec![bar(3.0, 0, 1)], vec![(0.0, 0), (3.0, 1), (4.0, 0)]).draw().unwrap();
        assert!(!once.contains("at once"));
        let twice = lanes(vec![bar(3.0, 0, 1)], vec![(0.0, 1), (3.0, 2), (4.0, 0)]).draw().unwrap();
        assert!(
            twice.contains("at most 2 at once") && twice.matches("class=\"at-once\"").count() == 2
        );
    }

    #[test]
    fn nothing_to_show_is_not_drawn() {
        assert_eq!(Lanes::default().draw(), None);
    }
}
