//! Places labels over a line of marks so that no text covers another label or its leader.

/// The narrowest chart that must be readable, in pixels: a phone of 320 with its margins.
pub const NARROWEST: f64 = 288.0;
/// Rough width of a character at 12 pixels; wide fonts included.
pub(super) const CHARACTER: f64 = 7.2;
const MOST_ROWS: usize = 5;

/// Where a label goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Row above the marks, 0 being the nearest.
    pub row: usize,
    /// Whether the text ends at the right edge of the chart instead of starting at its leader.
    pub at_edge: bool,
}

/// Extent of one label at the narrowest width, in pixels.
#[derive(Clone, Copy, Debug)]
struct Extent {
    leader: f64,
    from: f64,
    to: f64,
}

/// Finds rows for labels at `(percent, characters)`, sorted by place; `None` when they do not fit.
pub fn place(labels: &[(f64, usize)]) -> Option<Vec<Placed>> {
    let extents: Vec<Extent> = labels.iter().map(|(at, length)| extent(*at, *length)).collect();
    if extents.iter().any(|extent| extent.from < 0.0) {
        return None;
    }
    let rows = (1..=MOST_ROWS).find_map(|rows| search(&extents, rows, &mut Vec::new()))?;
    let placed = rows
        .into_iter()
        .zip(&extents)
        .map(|(row, extent)| Placed { row, at_edge: extent.from < extent.leader });
    Some(placed.collect())
}

fn extent(at: f64, length: usize) -> Extent {
    let leader = at / 100.0 * NARROWEST;
    let width = length as f64 * CHARACTER + 8.0;
    if leader + width <= NARROWEST {
        Extent { leader, from: leader, to: leader + width }
    } else {
        Extent { leader, from: NARROWEST - width, to: NARROWEST }
    }
}

fn search(extents: &[Extent], rows: usize, chosen: &mut Vec<usize>) -> Option<Vec<usize>> {
    if chosen.len() == extents.len() {
        return Some(chosen.clone());
    }
    for row in 0..rows {
        let new = chosen.len();
        let free = chosen
            .iter()
            .enumerate()
            .all(|(old, old_row)| fits((&extents[old], *old_row), (&extents[new], row)));
        if free {
            chosen.push(row);
            let found = search(extents, rows, chosen);
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
        assert!(placed[2].at_edge, "the last label is kept inside the chart");
    }

    #[test]
    fn labels_far_apart_share_the_lowest_row() {
        let placed = place(&[(0.0, 8), (50.0, 8)]).unwrap();
        assert!(placed.iter().all(|label| label.row == 0));
    }

    #[test]
    fn too_many_labels_are_given_up() {
        let crowd: Vec<_> = (0..9).map(|idx| (f64::from(idx) * 2.0, 30)).collect();
        assert_eq!(place(&crowd), None);
        assert_eq!(place(&[]), Some(Vec::new()));
    }
}
