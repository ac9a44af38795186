//! The stretch of a long incident in which most of it happened, to be drawn once more, larger.

use std::collections::BTreeSet;

use chrono::DateTime;

use super::super::view::chart::{EventMark, PhaseFocus, PhaseSegment};
use crate::chart::scale::TimeAxis;
use crate::chart::segments::{self, MOST_TICKS};
use crate::theme::Words;

/// Shorter incidents have room for their events on one axis.
const LONG: i64 = 86_400;
/// With fewer moments than this there is no crowd to look into.
const FEWEST: usize = 4;
/// A stretch is worth a second look where it is at most this part of the whole.
const PART: i64 = 4;
/// So many marks stand side by side on a phone.
const MARKS: i64 = 30;

/// Returns the stretch of a bar that is drawn again; `None` where the bar alone shows it well.
pub(super) fn focus(
    words: &Words,
    phases: &[PhaseSegment],
    marks: &[EventMark],
) -> Option<PhaseFocus> {
    let stretches = phases.iter().map(|phase| (phase.from, phase.to));
    let (first, last) = segments::extent(stretches.clone(), marks.iter().map(|mark| mark.at))?;
    let seen = || marks.iter().map(|mark| mark.at).filter(|at| (first..=last).contains(at));
    let window = choose(stretches.flat_map(|(from, to)| [from, to]).chain(seen()))?;
    let axis = TimeAxis::around(window.0, window.1, MOST_TICKS, words);
    let (from, to) = axis.ends();
    // Whole ticks around it can be years.
    if (to - from) * 2 > last - first {
        return None;
    }
    let inside = phases.iter().filter(|phase| axis.meets(phase.from, phase.to));
    let cut = inside.clone().any(|phase| phase.from < from || phase.to > to);
    let labels: Vec<&str> = inside.map(|phase| phase.label.as_str()).collect();
    let description = words.say("phases-focus-phases", &[("phases", labels.join(", ").into())]);
    let held = seen().filter(|at| axis.holds(*at)).count();
    let title = title(words, (from, to), last - first, (held, seen().count()));
    Some(PhaseFocus { window, drawn: (from, to), title, description, cut, svg: String::new() })
}

fn title(words: &Words, (from, to): (i64, i64), whole: i64, (held, all): (usize, usize)) -> String {
    let time = |at: i64| DateTime::from_timestamp(at, 0).unwrap_or_default();
    let moment = |at: i64| {
        let clock = time(at).format("%H:%M").to_string();
        let values = [("day", words.day(time(at).date_naive()).into()), ("time", clock.into())];
        words.say("phases-focus-moment", &values)
    };
    let is_same_day = time(from).date_naive() == time(to).date_naive();
    let end = if is_same_day { time(to).format("%H:%M").to_string() } else { moment(to) };
    let values = [
        ("from", moment(from).into()),
        ("to", end.into()),
        ("length", words.length(to - from).into()),
        ("whole", words.length(whole).into()),
        ("n", held.into()),
        ("total", all.into()),
    ];
    words.say(if all == 0 { "phases-focus-bare" } else { "phases-focus" }, &values)
}

/// Chooses the stretch of an incident that is drawn again; `None` where there is none to choose.
///
/// What counts are the moments known of it, milestones and events alike, each once. Of an incident
/// that took a day or longer it is the shortest stretch from one moment to another that holds three
/// quarters of them; where that is longer than a quarter of the whole, the shortest that holds more
/// than half. Of several of one length the first counts. Where its moments are so far apart that
/// their marks do not cover each other on a phone, one axis shows them well and there is none. Then
/// it takes in the moments beside it, the nearest first, as long as they are no farther from it than
/// it is long and it stays within a quarter. So the choice follows from the times alone, and both
/// bars are linear.
fn choose(moments: impl Iterator<Item = i64>) -> Option<(i64, i64)> {
    let moments: Vec<i64> = moments.collect::<BTreeSet<_>>().into_iter().collect();
    let whole = moments.last()? - moments.first()?;
    if whole < LONG || moments.len() < FEWEST {
        return None;
    }
    let length = |(from, to): (usize, usize)| moments[to] - moments[from];
    let shortest = |held: usize| {
        let stretches = (0..=moments.len() - held).map(|from| (from, from + held - 1));
        stretches.min_by_key(|stretch| length(*stretch))
    };
    let most = (moments.len() * 3).div_ceil(4);
    let half = moments.len() / 2 + 1;
    let held = [most, half].into_iter().filter_map(|held| Some((held, shortest(held)?)));
    let fits = |stretch: (usize, usize)| length(stretch) * PART <= whole;
    let (count, (mut from, mut to)) = held.into_iter().find(|(_, stretch)| fits(*stretch))?;
    let gaps = i64::try_from(count - 1).unwrap_or(1);
    if length((from, to)) * MARKS > whole * gaps {
        return None;
    }
    loop {
        let before = from.checked_sub(1).map(|next| (next, to));
        let after = (to + 1 < moments.len()).then_some((from, to + 1));
        let wider = [before, after].into_iter().flatten().min_by_key(|wider| length(*wider));
        let is_near = |wider: &(usize, usize)| length(*wider) <= length((from, to)) * 2;
        let Some(wider) = wider.filter(|wider| fits(*wider) && is_near(wider)) else { break };
        (from, to) = wider;
    }
    Some((moments[from], moments[to]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600;

    fn check(hours: &[i64], expect: Option<(i64, i64)>) {
        let found = choose(hours.iter().map(|hour| hour * HOUR));
        assert_eq!(found, expect.map(|(from, to)| (from * HOUR, to * HOUR)), "{hours:?}");
    }

    #[test]
    fn the_shortest_stretch_with_three_quarters_is_chosen() {
        check(&[0, 90, 91, 92, 94, 95, 96, 130], Some((90, 96)));
        check(&[0, 1, 2, 80], Some((0, 2)));
        check(&[0, 0, 1, 1, 2, 2, 80, 80], Some((0, 2)));
    }

    #[test]
    fn else_the_shortest_with_more_than_half() {
        check(&[0, 1, 45, 46, 47, 48, 49, 70, 100], Some((45, 49)));
        check(&[0, 30, 60, 62, 63, 64, 100], Some((60, 64)));
    }

    #[test]
    fn it_takes_in_what_lies_beside_it() {
        check(&[0, 50, 51, 52, 55, 100], Some((50, 55)));
        check(&[0, 46, 50, 51, 52, 55, 100], Some((46, 55)));
        check(&[0, 50, 51, 52, 53, 62, 100], Some((50, 53)));
        // Not beyond a quarter.
        check(&[0, 50, 51, 52, 54, 58, 66, 80, 100], Some((50, 66)));
    }

    #[test]
    fn what_is_spread_short_or_hardly_known_has_none() {
        check(&[0, 10, 20, 30, 40, 50, 60], None);
        check(&[0, 1, 2, 3, 23], None);
        check(&[0, 1, 80], None);
        check(&[], None);
        check(&[0, 1, 2, 60, 61, 62], None);
        // Each mark can be told from the next.
        check(&[0, 42, 47, 52, 56, 64, 82], None);
    }
}
