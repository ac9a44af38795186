//! How long until the same thing comes back, with what has not come back yet counted as such.
//!
//! Every occurrence starts a wait. It ends with the next one of the same kind, or is cut off
//! (censored) on the day of the build; [`Curve`](super::survival::Curve) tells the share that stays away.

use super::survival::Observation;

/// Returns a wait in days for every occurrence of one kind; `days` are sorted, `today` is the last seen.
pub fn waits(days: &[i64], today: i64) -> Vec<Observation> {
    let ended = days
        .windows(2)
        .map(|pair| Observation { time: days_between(pair[0], pair[1]), ended: true });
    let open = days.last().filter(|last| **last <= today);
    let open = open.map(|last| Observation { time: days_between(*last, today), ended: false });
    ended.chain(open).collect()
}

fn days_between(from: i64, to: i64) -> f64 {
    to.saturating_sub(from) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_wait_is_cut_off_today() {
        let told: Vec<_> = waits(&[10, 40, 45], 100).iter().map(|it| (it.time, it.ended)).collect();
        assert_eq!(told, [(30.0, true), (5.0, true), (55.0, false)]);
        assert_eq!(waits(&[], 100), []);
        assert_eq!(waits(&[120], 100), [], "what is dated after today waits for nothing");
    }
}
