//! Places labels over a line of marks so that no text covers another label or its leader.

use super::svg::{Number, Pen, Percent};

/// The narrowest chart that must be readable, in pixels: a phone of 320 with its margins.
pub const NARROWEST: f64 = 288.0;
/// Rough width of a character at 12 pixels; wide fonts included.
pub(super) const CHARACTER: f64 = 7.2;
/// The narrowest chart that is not on a phone.
const WIDE: f64 = 560.0;
const MOST_ROWS: usize = 5;

/// Where a label goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Row above the marks, 0 being the nearest.
    pub row: usize,
    /// On which side of its leader the text stands.
    pub side: Side,
}

/// Where the text of a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It starts at its leader.
    After,
    /// It ends at the right edge of the chart, over its leader.
    Edge,
    /// It ends at the edge on a phone, where it is too long, and starts at its leader elsewhere.
    EdgeOfPhone,
    /// It ends at its leader.
    Before,
}

impl Placed {
    /// Draws a text, which is markup, at `baseline`, and its leader at `x` percent down to `bottom`.
    pub(super) fn draw(
        &self,
        pen: &mut Pen,
        leader: &str,
        (x, baseline, bottom): (f64, f64, f64),
        text: &str,
    ) {
        // Over a leader the text ends at the edge, and the leader below it.
        let (above, below) = (baseline - 10.0, baseline + 4.0);
        match self.side {
            Side::After | Side::Before => pen.vertical(leader, x, above, bottom),
            Side::Edge => pen.vertical(leader, x, below, bottom),
            Side::EdgeOfPhone => {
                pen.vertical(&format!("{leader} wide"), x, above, below);
                pen.vertical(leader, x, below, bottom);
            }
        }
        let mut draw = |class: &str, x: f64, dx: i8, anchor: &str| {
            pen.raw(format_args!(
                "<svg{class} x=\"{}\" overflow=\"visible\"><text x=\"{dx}\" y=\"{}\"{anchor}>{text}</text></svg>",
                Percent(x),
                Number(baseline)
            ));
        };
        let end = " text-anchor=\"end\"";
        match self.side {
            Side::After => draw("", x, 5, ""),
            Side::Edge => draw("", 100.0, 0, end),
            Side::Before => draw("", x, -5, end),
            Side::EdgeOfPhone => {
                draw(" class=\"narrow\"", 100.0, 0, end);
                draw(" class=\"wide\"", x, 5, "");
            }
        }
    }
}

/// Extent of one label at the narrowest width, in pixels.
#[derive(Clone, Copy, Debug)]
struct Extent {
    side: Side,
    leader: f64,
    from: f64,
    to: f64,
}

/// Finds rows for labels at `(percent, characters)`, sorted by place; `None` when they do not fit.
///
/// A text starts at its leader, or ends at the edge where it is too long for that. Where they would cover
/// each other so, each may end at its leader as well.
pub fn place(labels: &[(f64, usize)]) -> Option<Vec<Placed>> {
    let first: Vec<Vec<Extent>> = labels.iter().map(|label| vec![usual(*label)]).collect();
    let both = |label: &(f64, usize)| vec![usual(*label), before(*label)];
    let second: Vec<Vec<Extent>> = labels.iter().map(both).collect();
    let rows = |sides: &[Vec<Extent>]| {
        (1..=MOST_ROWS).find_map(|rows| search(sides, rows, &mut Vec::new()))
    };
    let placed = rows(&first).or_else(|| rows(&second))?;
    let mut placed: Vec<Placed> =
        placed.into_iter().map(|(extent, row)| Placed { row, side: extent.side }).collect();
    // Behind the last one there is no leader that it could cover.
    if let (Some(last), Some((at, length))) = (placed.last_mut(), labels.last())
        && last.side == Side::Edge
        && at / 100.0 * WIDE + width(*length) <= WIDE
    {
        last.side = Side::EdgeOfPhone;
    }
    Some(placed)
}

fn usual((at, length): (f64, usize)) -> Extent {
    let leader = at / 100.0 * NARROWEST;
    let width = width(length);
    if leader + width <= NARROWEST {
        Extent { side: Side::After, leader, from: leader, to: leader + width }
    } else {
        Extent { side: Side::Edge, leader, from: NARROWEST - width, to: NARROWEST }
    }
}

fn before((at, length): (f64, usize)) -> Extent {
    let leader = at / 100.0 * NARROWEST;
    Extent { side: Side::Before, leader, from: leader - width(length), to: leader }
}

fn width(length: usize) -> f64 {
    length as f64 * CHARACTER + 8.0
}

/// Chooses one of the sides and one of the rows for every label.
fn search(
    sides: &[Vec<Extent>],
    rows: usize,
    chosen: &mut Vec<(Extent, usize)>,
) -> Option<Vec<(Extent, usize)>> {
    let Some(next) = sides.get(chosen.len()) else { return Some(chosen.clone()) };
    for (extent, row) in next.iter().flat_map(|it| (0..rows).map(move |row| (*it, row))) {
        let free = chosen.iter().all(|(old, old_row)| fits((old, *old_row), (&extent, row)));
        if extent.from >= 0.0 && free {
            chosen.push((extent, row));
            let found = search(sides, rows, chosen);
            if found.is_some() {
                return found;
            }
            chosen.pop();
        }
    }
    None
}

/// Tells whether two labels stay clear of each other: texts of one row apart, and no text of a
/// lower row over the leader of a higher one.
fn fits(a: (&Extent, usize), b: (&Extent, usize)) -> bool {
    let covers = |text: &Extent, leader: f64| text.from < leader - 0.5 && leader < text.to;
    match a.1.cmp(&b.1) {
        std::cmp::Ordering::Equal => {
            let apart = a.0.to <= b.0.from || b.0.to <= a.0.from;
            apart && !covers(a.0, b.0.leader) && !covers(b.0, a.0.leader)
        }
        std::cmp::Ordering::Less => !covers(a.0, b.0.leader),
        std::cmp::Ordering::Greater => !covers(b.0, a.0.leader),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_meet_go_to_different_rows() {
        let placed = place(&[(4.0, 17), (12.7, 21), (64.0, 17)]).unwrap();
        assert!(placed[0].row > placed[1].row);
        assert_eq!(placed[2].side, Side::EdgeOfPhone, "the last label is kept inside the chart");
        assert_eq!(place(&[(95.0, 17)]).unwrap()[0].side, Side::Edge);
    }

    #[test]
    fn labels_far_apart_share_the_lowest_row() {
        let placed = place(&[(0.0, 8), (50.0, 8)]).unwrap();
        assert!(placed.iter().all(|label| label.row == 0));
    }

    #[test]
    fn labels_that_would_cover_each_others_leaders_at_the_edge_end_at_their_own() {
        let placed = place(&[(6.0, 18), (59.5, 21), (61.0, 18)]).unwrap();
        let sides: Vec<Side> = placed.iter().map(|label| label.side).collect();
        assert!(sides.contains(&Side::Before), "{placed:?}");
        assert!(place(&[(0.0, 21), (54.2, 12), (55.6, 21), (81.1, 17)]).is_some());
        assert!(place(&[(10.0, 10), (50.0, 17), (54.2, 12), (55.2, 17), (58.0, 21)]).is_some());
    }

    #[test]
    fn too_many_labels_are_given_up() {
        let crowd: Vec<_> = (0..9).map(|idx| (f64::from(idx) * 2.0, 30)).collect();
        assert_eq!(place(&crowd), None);
        assert_eq!(place(&[]), Some(Vec::new()));
    }
}
