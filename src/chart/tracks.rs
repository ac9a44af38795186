//! Who acts when: a row of marks for each name, over one axis of time.

use super::Caption;
use super::scale::TimeAxis;
use super::segments::{MOST_TICKS, Mark, draw_axis, draw_marks};
use super::svg::Pen;

const TOP: f64 = 4.0;
const NAME: f64 = 16.0;
const ROW: f64 = 34.0;

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// Whose it is.
    pub name: String,
    /// Said after the name.
    pub note: String,
    /// The marks, in order of time.
    pub marks: Vec<Mark>,
    /// Stretches in which something went on, from and to.
    pub stretches: Vec<(i64, i64)>,
}

/// Rows to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tracks {
    /// What the chart says.
    pub caption: Caption,
    /// Class of the colour of marks that stand out, 1 to 5.
    pub class: u8,
    /// The rows, from top to bottom.
    pub tracks: Vec<Track>,
}

impl Tracks {
    /// Returns an axis around all marks; `None` without any.
    pub fn own_axis(&self) -> Option<TimeAxis> {
        let marks = || self.tracks.iter().flat_map(|track| &track.marks).map(|mark| mark.at);
        Some(TimeAxis::around(marks().min()?, marks().max()?, MOST_TICKS, &self.caption.words))
    }

    /// Draws the rows over an axis; `None` when nothing lies on it.
    pub fn draw(&self, axis: &TimeAxis) -> Option<String> {
        let seen = |track: &Track| -> Vec<Mark> {
            track.marks.iter().filter(|mark| axis.holds(mark.at)).copied().collect()
        };
        if self.tracks.iter().all(|track| seen(track).is_empty()) {
            return None;
        }
        let bottom = TOP + self.tracks.len() as f64 * ROW;
        let mut pen = Pen::open(&self.caption, bottom + 22.0);
        draw_axis(&mut pen, axis, TOP, bottom);
        for (at, track) in self.tracks.iter().enumerate() {
            let top = TOP + at as f64 * ROW;
            let (name, middle) = (top + NAME - 3.0, top + NAME + 8.0);
            let marks = seen(track);
            if let (Some(first), Some(last)) = (marks.first(), marks.last()) {
                pen.horizontal("axis", middle, axis.place(first.at), axis.place(last.at));
            }
            for (from, to) in &track.stretches {
                if axis.holds(*from) && axis.holds(*to) {
                    let (from, to) = (axis.place(*from), axis.place(*to));
                    pen.rect("span", (from, to - from), middle - 4.0, 8.0);
                }
            }
            draw_marks(&mut pen, axis, &marks, self.class, middle);
            pen.name(name, &track.name, &track.note);
        }
        Some(pen.close())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_772_460_360; // 2026-03-02 14:06

    fn tracks(of: &[&[i64]]) -> Tracks {
        let caption = Caption { id: "w".into(), title: "Who".into(), ..Caption::default() };
        let mark = |at: &i64| Mark { at: START + at, strong: false };
        let track = |(index, marks): (usize, &&[i64])| Track {
            name: format!("team <{index}>"),
            marks: marks.iter().map(mark).collect(),
            ..Track::default()
        };
        Tracks { caption, class: 2, tracks: of.iter().enumerate().map(track).collect() }
    }

    #[test]
    fn every_name_has_a_row_of_its_own() {
        let tracks = tracks(&[&[0, 600], &[300, 4000]]);
        let drawn = tracks.draw(&tracks.own_axis().unwrap()).unwrap();
        assert_eq!(drawn.matches("<path class=\"event\"").count(), 4);
        assert!(drawn.contains("team &lt;0&gt;") && drawn.contains("team &lt;1&gt;"));
        assert!(drawn.contains("role=\"img\"") && !drawn.contains("viewBox"));
    }

    #[test]
    fn what_lies_outside_of_the_axis_is_left_out() {
        let axis = tracks(&[&[0, 600]]).own_axis().unwrap();
        let drawn = tracks(&[&[0], &[90_000]]).draw(&axis).unwrap();
        assert_eq!(drawn.matches("<path class=\"event\"").count(), 1);
        assert_eq!(tracks(&[&[90_000]]).draw(&axis), None);
        assert_eq!(tracks(&[&[]]).own_axis(), None);
    }
}
