//! Are incidents more frequent: counts per period with exact intervals, limits and signals.

use chrono::{Days, NaiveDate};

use super::super::format::{plural, sentence};
use super::super::view::chart::Figure;
use super::{Cells, FEWEST_FOR_TREND, Scope, Table, Verdict, rates_differ, times};
use crate::chart::Chart;
use crate::chart::intervals::{Intervals, Point};
use crate::knowledge::period::{self, Grain, Period};
use crate::knowledge::statistics::control::{self, LEAST_MEAN, Rule, Signal};
use crate::knowledge::statistics::counts::poisson_interval;
use crate::knowledge::statistics::ratio::Rate;

/// More periods than this are not drawn; a longer grain says the same.
const MOST_PERIODS: usize = 160;
/// With this many incidents months are counted too.
const ENOUGH_FOR_MONTHS: usize = 36;

/// Counts incidents per year; `years_at` is where the lists of the years are, if they list the same.
pub(crate) fn per_year(scope: &Scope<'_, '_>, years_at: Option<&str>) -> Option<Figure> {
    counts(scope, Grain::Year, years_at)
}

/// Counts incidents per quarter, where that tells more than the years.
pub(crate) fn per_quarter(scope: &Scope<'_, '_>) -> Option<Figure> {
    let enough = scope.reports.len() >= control::FEWEST_FOR_LIMITS;
    enough.then(|| counts(scope, Grain::Quarter, None)).flatten()
}

/// Counts incidents per month, where there are enough.
pub(crate) fn per_month(scope: &Scope<'_, '_>) -> Option<Figure> {
    let enough = scope.reports.len() >= ENOUGH_FOR_MONTHS;
    enough.then(|| counts(scope, Grain::Month, None)).flatten()
}

/// A period with its count.
struct Counted {
    period: Period,
    count: usize,
    days: f64,
    partial: bool,
}

/// Counts up to the period of the build, so that a quiet end counts as quiet.
fn count(days: &[NaiveDate], today: NaiveDate, grain: Grain) -> Vec<Counted> {
    let now = Period::of(today, grain);
    let mut all = period::count(days.iter().copied(), grain);
    while let Some((last, _)) = all.last().copied().filter(|it| it.0 < now) {
        // Centuries of nothing are not counted one by one.
        if all.len() > MOST_PERIODS * 4 {
            break;
        }
        all.push((last.next(), 0));
    }
    let counted = |(period, count): (Period, usize)| {
        let partial = period >= now;
        let seen = period.first_day().map_or(0, |first| (today - first).num_days() + 1);
        let days = if partial { seen.clamp(1, period.days().max(1)) } else { period.days() };
        Counted { period, count, days: days as f64, partial }
    };
    all.into_iter().map(counted).collect()
}

fn counts(scope: &Scope<'_, '_>, grain: Grain, years_at: Option<&str>) -> Option<Figure> {
    let days = scope.days();
    let all = count(&days, scope.today(), grain);
    if all.is_empty() || (all.len() > MOST_PERIODS && grain != Grain::Year) {
        return None;
    }
    let whole: Vec<&Counted> = all.iter().filter(|it| !it.partial).collect();
    let control = limits(&whole, grain);
    let signals = control.as_ref().map_or(&[][..], |chart| chart.signals.as_slice());
    let (word, id) = match grain {
        Grain::Year => ("year", "incidents-per-year"),
        Grain::Quarter => ("quarter", "incidents-per-quarter"),
        Grain::Month => ("month", "incidents-per-month"),
    };
    let points: Vec<Point> = all
        .iter()
        .enumerate()
        .map(|(at, it)| {
            let interval = poisson_interval(it.count);
            let limits = control.as_ref().and_then(|chart| chart.limits.get(at));
            let label = label(it.period);
            let to_date = if it.partial { " to date" } else { "" };
            Point {
                hint: format!(
                    "{label}{to_date}: {} ({:.1} to {:.1})",
                    it.count, interval.low, interval.high
                ),
                label: if it.partial { format!("{label}…") } else { label },
                value: it.count as f64,
                interval: Some((interval.low, interval.high)),
                partial: it.partial,
                limits: limits.map(|it| (it.centre, it.low, it.high)),
                signal: signals.iter().any(|it| (it.first..=it.last).contains(&at)),
            }
        })
        .collect();
    let (notes, texts) = milestones(scope, &all);
    let undated = scope.reports.len() - days.len();
    let signal_words = |at: usize| -> Vec<&str> {
        signals
            .iter()
            .filter(|it| (it.first..=it.last).contains(&at))
            .map(|it| it.rule.words())
            .collect()
    };
    let rows = all.iter().zip(&points).enumerate().map(|(at, (it, point))| {
        let href =
            years_at.filter(|_| it.count > 0).map(|base| format!("{base}{}/", it.period.year()));
        let to_date = if it.partial { " to date" } else { "" };
        Cells::of(format!("{}{to_date}", label(it.period)))
            .leading(href)
            .count(it.count)
            .number(point.interval.map(|it| it.0))
            .number(point.interval.map(|it| it.1))
            .number(Some(it.days))
            .number(point.limits.map(|it| it.0))
            .number(point.limits.map(|it| it.1))
            .number(point.limits.map(|it| it.2))
            .text(signal_words(at).join("; "))
    });
    let columns = [
        ("period", sentence(word)),
        ("incidents", "Incidents".into()),
        ("low", "95 % from".into()),
        ("high", "to".into()),
        ("days", "Days".into()),
        ("centre", "Centre".into()),
        ("limit_low", "Limit from".into()),
        ("limit_high", "to".into()),
        ("signal", "Signal".into()),
    ];
    let columns: Vec<(&'static str, &str)> =
        columns.iter().map(|it| (it.0, it.1.as_str())).collect();
    let table = Table::new("periods", format!("Incidents per {word}"), &columns).with(rows);
    Some(Figure {
        title: title(days.len(), &whole, signals, control.is_some(), word),
        subtitle: format!("Incidents per {word}, with exact 95 % Poisson intervals"),
        exclusions: scope
            .left_out(days.len(), if undated > 0 { "no date is recorded" } else { "" }),
        reading: reading(word, grain, control.is_some(), whole.len()),
        notes: texts,
        chart: Some(Chart::Counts(Intervals { points, notes })),
        tables: vec![table.texts(&["signal"]).done()],
        ..scope.figure(id, days.len())
    })
}

/// Returns limits where twelve whole periods hold three incidents each or more.
fn limits(whole: &[&Counted], grain: Grain) -> Option<control::Chart> {
    let counts: Vec<usize> = whole.iter().map(|it| it.count).collect();
    let days: Vec<f64> = whole.iter().map(|it| it.days).collect();
    let mean = counts.iter().sum::<usize>() as f64 / counts.len().max(1) as f64;
    let chart = match grain {
        Grain::Year => control::counts(&counts),
        Grain::Quarter | Grain::Month => control::rates(&counts, &days),
    };
    chart.filter(|_| mean >= LEAST_MEAN)
}

fn milestones(scope: &Scope<'_, '_>, all: &[Counted]) -> (Vec<crate::chart::Note>, Vec<String>) {
    let first = all.first().and_then(|it| it.period.first_day());
    let last = all.last().and_then(|it| it.period.next().first_day());
    let Some((first, last)) = first.zip(last.and_then(|it| it.checked_sub_days(Days::new(1))))
    else {
        return (Vec::new(), Vec::new());
    };
    scope.milestones((first, last), |day| {
        let within = |it: &Counted| it.period.first_day().is_some_and(|first| first <= day);
        let at = all.iter().rposition(within).unwrap_or(0);
        let into = all[at].period.first_day().map_or(0, |first| (day - first).num_days());
        at as f64 + into as f64 / all[at].period.days().max(1) as f64
    })
}

/// Says what the limits or the comparison of the last periods found.
fn title(n: usize, whole: &[&Counted], signals: &[Signal], limited: bool, word: &str) -> String {
    let incidents = plural(n, "incident", "incidents");
    let step = match word {
        "year" => 1,
        "quarter" => 4,
        _ => 12,
    };
    if n < FEWEST_FOR_TREND || whole.len() < 2 * step {
        return format!("Per {word}: {incidents}, too few to tell a trend");
    }
    if limited {
        return match signals.iter().max_by_key(|it| (it.last, it.first)) {
            None => format!("Counts per {word} stay within what chance does"),
            Some(signal) => signal_title(*signal, |at| label(whole[at].period)),
        };
    }
    let sum = |part: &[&Counted]| Rate {
        count: part.iter().map(|it| it.count).sum(),
        exposure: part.iter().map(|it| it.days).sum(),
    };
    let (before, last) = whole.split_at(whole.len() - step);
    let (earlier, later) = (sum(&before[before.len() - step..]), sum(last));
    let names = |part: &[&Counted]| match part {
        [only] => label(only.period),
        [first, .., last] => format!("{} to {}", label(first.period), label(last.period)),
        [] => String::new(),
    };
    let (then, now) = (names(&before[before.len() - step..]), names(last));
    match rates_differ(earlier, later) {
        Some(compared) if compared.verdict != Verdict::Unclear => {
            let it = compared.effect;
            let ratio = it.ratio.map_or(String::new(), |ratio| {
                format!(": {}", times(ratio, it.interval.low, it.interval.high))
            });
            format!("{now} was {} than {then}{ratio}", compared.verdict.word())
        }
        _ => format!("{now}: no clear difference from {then}"),
    }
}

/// Says in a title what a signal found.
pub(super) fn signal_title(signal: Signal, name: impl Fn(usize) -> String) -> String {
    let (first, last) = (name(signal.first), name(signal.last));
    let side = if signal.up { "more" } else { "fewer" };
    match signal.rule {
        Rule::Beyond => format!("{last}: {side} incidents than chance explains"),
        Rule::Run => format!("{first} to {last}: {side} than before, eight or more in a row"),
        Rule::Trend if signal.up => {
            format!("{first} to {last}: counts rise, more than chance does")
        }
        Rule::Trend => format!("{first} to {last}: counts fall, more than chance does"),
        Rule::Near => {
            format!("{first} to {last}: {side} than chance explains, two of three near the limit")
        }
    }
}

fn reading(word: &str, grain: Grain, limited: bool, whole: usize) -> String {
    let interval = format!(
        "Dots are counts. Lines are exact 95 % Poisson (Garwood) intervals: the {word}ly rates that such a count does not contradict."
    );
    let shape =
        if grain == Grain::Year { "c-chart" } else { "u-chart, by the days of each period" };
    let limits = match (limited, whole) {
        (true, _) => format!(" The band is what chance alone does around the mean rate (three sigma, {shape}); filled dots with a ring break one of four rules."),
        (false, few) if few < control::FEWEST_FOR_LIMITS => format!(" No limits are drawn below {} whole periods.", control::FEWEST_FOR_LIMITS),
        (false, _) => " No limits are drawn where a period holds fewer than three incidents; the days between incidents tell more.".to_owned(),
    };
    format!("{interval}{limits} The period under way is hollow, hatched and marked … (to date).")
}

/// Returns the name of a period.
pub(super) fn label(period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::Quarter(year, quarter) => format!("{year} Q{quarter}"),
        Period::Month(year, month) => format!("{year}-{month:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quiet_end_counts_as_quiet_and_the_last_period_is_partial() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let all = count(&[day("2024-01-01"), day("2024-02-01")], day("2026-03-01"), Grain::Year);
        let told: Vec<_> = all.iter().map(|it| (it.count, it.partial)).collect();
        assert_eq!(told, [(2, false), (0, false), (0, true)]);
        assert_eq!(all.last().map(|it| it.days), Some(60.0));
        assert!(count(&[], day("2026-03-01"), Grain::Year).is_empty());
    }
}
