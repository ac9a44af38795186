//! How far chance alone moves counts and gaps, and the four signs that it is more than chance.
//!
//! Counts of equal periods have the limits of a c-chart, `c +- 3 sqrt(c)`; those of unequal periods
//! the limits of a u-chart, `u +- 3 sqrt(u / n)`: NIST/SEMATECH e-Handbook, section 6.3.3.1. Gaps
//! between rare events are brought near the normal by their power of 1/3.6 (Nelson, Journal of Quality
//! Technology 26, 1994) and get the limits of an individuals chart, the mean +- 2.66 moving ranges. The four rules
//! are those of *Making Data Count* (NHS England), which finds that more rules only give more false alarms.

/// Fewer periods than this carry no limits.
pub const FEWEST_FOR_LIMITS: usize = 12;
/// Below this mean count the limits of a chart of counts are of no use; gaps between incidents are.
pub const LEAST_MEAN: f64 = 3.0;
/// So many on one side of the centre in a row are a shift.
const RUN: usize = 8;
/// So many in a row that rise or fall are a trend.
const TREND: usize = 6;
/// The power that brings exponential gaps near the normal distribution.
const POWER: f64 = 1.0 / 3.6;
/// Three sigma over the expected moving range of two, 3 / 1.128.
const MOVING: f64 = 2.66;

/// What chance alone does to one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The centre.
    pub centre: f64,
    /// The lower limit, never below zero.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

/// A point of a control chart, as far from its centre as chance alone would have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The value that rises or falls.
    pub value: f64,
    /// Standard deviations above the centre.
    pub sigmas: f64,
}

/// Limits and signals of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The limits of each point.
    pub limits: Vec<Limits>,
    /// What chance alone does not explain, in order.
    pub signals: Vec<Signal>,
}

/// The rule a signal comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A point beyond the limits.
    Beyond,
    /// Eight points in a row on one side of the centre.
    Run,
    /// Six points in a row that rise, or fall.
    Trend,
    /// Two of three points in a row near one limit, beyond two sigma.
    Near,
}

/// Points that follow a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// The rule.
    pub rule: Rule,
    /// The first of the points.
    pub first: usize,
    /// The last of them.
    pub last: usize,
    /// Whether they lie above the centre, or rise.
    pub up: bool,
}

/// Makes the c-chart of counts of equal periods; `None` below twelve.
pub fn counts(counts: &[usize]) -> Option<Chart> {
    rates(counts, &vec![1.0; counts.len()])
}

/// Makes the u-chart of counts over unequal exposures, its limits told as counts; `None` below twelve.
pub fn rates(counts: &[usize], exposures: &[f64]) -> Option<Chart> {
    let exposed: f64 = exposures.iter().sum();
    if counts.len() < FEWEST_FOR_LIMITS || counts.len() != exposures.len() || exposed <= 0.0 {
        return None;
    }
    let rate = counts.iter().sum::<usize>() as f64 / exposed;
    let expected = exposures.iter().map(|exposure| rate * exposure);
    let limits: Vec<Limits> = expected
        .map(|centre| {
            let reach = 3.0 * centre.sqrt();
            Limits { centre, low: (centre - reach).max(0.0), high: centre + reach }
        })
        .collect();
    let standing = counts.iter().zip(exposures).zip(&limits).map(|((count, exposure), it)| {
        let sigmas =
            if it.centre > 0.0 { (*count as f64 - it.centre) / it.centre.sqrt() } else { 0.0 };
        Standing { value: *count as f64 / exposure, sigmas }
    });
    let signals = signals(&standing.collect::<Vec<_>>());
    Some(Chart { limits, signals })
}

/// Makes the t-chart of gaps between events; `None` below twelve gaps.
pub fn gaps(gaps: &[f64]) -> Option<Chart> {
    if gaps.len() < FEWEST_FOR_LIMITS || gaps.iter().any(|gap| gap.is_nan() || *gap < 0.0) {
        return None;
    }
    let even: Vec<f64> = gaps.iter().map(|gap| gap.powf(POWER)).collect();
    let centre = even.iter().sum::<f64>() / even.len() as f64;
    let moves: f64 = even.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    let reach = MOVING * moves / (even.len() - 1) as f64;
    let back = |value: f64| value.max(0.0).powf(1.0 / POWER);
    let limits =
        Limits { centre: back(centre), low: back(centre - reach), high: back(centre + reach) };
    let sigma = reach / 3.0;
    let standing: Vec<Standing> = even
        .iter()
        .map(|value| Standing {
            value: *value,
            sigmas: if sigma > 0.0 { (value - centre) / sigma } else { 0.0 },
        })
        .collect();
    Some(Chart { limits: vec![limits; gaps.len()], signals: signals(&standing) })
}

/// Finds what the four rules find, in order of the first point.
pub fn signals(points: &[Standing]) -> Vec<Signal> {
    let mut found: Vec<Signal> = points
        .iter()
        .enumerate()
        .filter(|(_, point)| point.sigmas.abs() > 3.0)
        .map(|(at, point)| Signal {
            rule: Rule::Beyond,
            first: at,
            last: at,
            up: point.sigmas > 0.0,
        })
        .collect();
    let sides: Vec<f64> = points.iter().map(|point| sign(point.sigmas)).collect();
    found.extend(stretches(&sides, RUN, 0, Rule::Run));
    let moves: Vec<f64> =
        points.windows(2).map(|pair| sign(pair[1].value - pair[0].value)).collect();
    found.extend(stretches(&moves, TREND - 1, 1, Rule::Trend));
    found.extend(near(points));
    found.sort_by_key(|signal| (signal.first, signal.last, signal.rule));
    found
}

fn sign(value: f64) -> f64 {
    if value > 0.0 {
        1.0
    } else if value < 0.0 {
        -1.0
    } else {
        0.0
    }
}

/// Finds stretches of at least `least` equal signs; a zero ends one. `more` points belong to the last.
fn stretches(signs: &[f64], least: usize, more: usize, rule: Rule) -> Vec<Signal> {
    let mut found = Vec::new();
    let mut first = 0;
    for group in signs.chunk_by(|a, b| a.total_cmp(b).is_eq()) {
        if group.len() >= least && group[0] != 0.0 {
            let end = first + group.len() - 1 + more;
            found.push(Signal { rule, first, last: end, up: group[0] > 0.0 });
        }
        first += group.len();
    }
    found
}

/// Finds two of three in a row beyond two sigma on one side; those that overlap are told once.
fn near(points: &[Standing]) -> Vec<Signal> {
    let mut found: Vec<Signal> = Vec::new();
    for (at, three) in points.windows(3).enumerate() {
        for up in [true, false] {
            let far = |point: &Standing| if up { point.sigmas > 2.0 } else { point.sigmas < -2.0 };
            let places: Vec<usize> = (0..3).filter(|idx| far(&three[*idx])).collect();
            let (Some(first), Some(last)) = (places.first(), places.last()) else { continue };
            if places.len() < 2 {
                continue;
            }
            let (first, last) = (at + first, at + last);
            match found.last_mut() {
                Some(before) if before.up == up && first <= before.last => {
                    before.last = before.last.max(last);
                }
                _ => found.push(Signal { rule: Rule::Near, first, last, up }),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sigmas: &[f64]) -> Vec<(Rule, usize, usize)> {
        let points: Vec<_> =
            sigmas.iter().map(|&sigmas| Standing { value: sigmas, sigmas }).collect();
        signals(&points).iter().map(|it| (it.rule, it.first, it.last)).collect()
    }

    #[test]
    fn each_rule_finds_its_own() {
        assert_eq!(found(&[0.1, -0.1, 3.2, 0.0]), [(Rule::Beyond, 2, 2)]);
        let run = [0.5, 0.4, 0.6, 0.4, 0.5, 0.4, 0.6, 0.5];
        assert_eq!(found(&run), [(Rule::Run, 0, 7)]);
        assert_eq!(found(&run[1..]), []);
        assert_eq!(found(&[-0.6, -0.4, -0.1, 0.2, 0.4, 0.7]), [(Rule::Trend, 0, 5)]);
        assert_eq!(found(&[0.1, 2.1, -0.2, 2.4, -0.1]), [(Rule::Near, 1, 3)]);
        assert_eq!(found(&[0.1, 2.1, -0.2, -2.4, -0.1]), []);
        assert_eq!(found(&[]), []);
    }

    #[test]
    fn too_few_periods_have_no_limits() {
        assert_eq!(counts(&[5; 11]), None);
        let chart = counts(&[4; 12]).unwrap();
        assert_eq!(chart.limits[0], Limits { centre: 4.0, low: 0.0, high: 10.0 });
        assert_eq!(chart.signals, [], "all on the centre is on neither side");
        assert_eq!(gaps(&[1.0; 11]), None);
        assert!(gaps(&[f64::NAN; 12]).is_none());
        assert!(gaps(&[0.0; 12]).unwrap().limits[0].high.abs() < 1e-12);
        assert_eq!(rates(&[0; 12], &[0.0; 12]), None);
    }
}
