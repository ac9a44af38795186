//! Are incidents more frequent: counts per period with exact intervals, limits and signals.

use chrono::{Days, NaiveDate};

use super::super::format::sentence;
use super::super::view::chart::Figure;
use super::verdict::{times, with_size};
use super::{FEWEST_FOR_TREND, Scope, Table, Verdict, rates_differ, sentences};
use crate::chart::Chart;
use crate::chart::intervals::{Intervals, Point, Up};
use crate::config::Exposure;
use crate::knowledge::period::{self, Grain, Period};
use crate::knowledge::statistics::control::{self, LEAST_MEAN, Limits, Rule, Signal};
use crate::knowledge::statistics::counts::poisson_interval;
use crate::knowledge::statistics::ratio::Rate;
use crate::theme::Words;

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
    /// How much there was that could go wrong, where the config tells it.
    exposure: Option<f64>,
}

/// Counts up to the period of the build, so that a quiet end counts as quiet.
fn count(
    days: &[NaiveDate],
    today: NaiveDate,
    grain: Grain,
    exposure: Option<&Exposure>,
) -> Vec<Counted> {
    let now = Period::of(today, grain);
    let begin = days.iter().min().copied();
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
        // Nothing is known of the days before the first incident.
        let before =
            period.first_day().zip(begin).map_or(0, |(first, day)| (day - first).num_days());
        let last = if partial { seen.clamp(1, period.days().max(1)) } else { period.days() };
        let days = (last - before.clamp(0, last - 1)).max(1);
        let span = period.first_day().zip(period.next().first_day().and_then(|it| it.pred_opt()));
        let known = exposure.zip(span).and_then(|(it, (from, to))| it.between(from, to));
        let exposure = known.filter(|amount| *amount > 0.0);
        Counted { period, count, days: days as f64, partial, exposure }
    };
    all.into_iter().map(counted).collect()
}

fn counts(scope: &Scope<'_, '_>, grain: Grain, years_at: Option<&str>) -> Option<Figure> {
    let days = scope.days();
    let exposure = scope.exposure();
    let all = count(&days, scope.today(), grain, exposure);
    if all.is_empty() || (all.len() > MOST_PERIODS && grain != Grain::Year) {
        return None;
    }
    let whole: Vec<&Counted> = all.iter().filter(|it| !it.partial).collect();
    let control = limits(&whole, grain);
    let signals = control.as_ref().map_or(&[][..], |it| it.signals.as_slice());
    let unit = exposure.map(|it| it.unit.as_str());
    let (word, id) = match grain {
        Grain::Year => ("year", "incidents-per-year"),
        Grain::Quarter => ("quarter", "incidents-per-quarter"),
        Grain::Month => ("month", "incidents-per-month"),
    };
    let words = scope.words();
    let points: Vec<Point> = all
        .iter()
        .enumerate()
        .map(|(at, it)| {
            let interval = poisson_interval(it.count);
            let limits = control.as_ref().and_then(|it| *it.limits.get(at)?);
            let label = label(words, it.period);
            let tenth = |value: f64| words.decimal((value * 10.0).round() / 10.0).into();
            let values = [
                ("period", scope.to_date(&label, it.partial).into()),
                ("n", it.count.into()),
                ("low", tenth(interval.low)),
                ("high", tenth(interval.high)),
            ];
            Point {
                hint: scope.say("counts-hint", &values),
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
    let signal_words = |at: usize| -> Vec<String> {
        signals
            .iter()
            .filter(|it| (it.first..=it.last).contains(&at))
            .map(|it| scope.text(rule_key(it.rule)))
            .collect()
    };
    let rows = all.iter().zip(&points).enumerate().map(|(at, (it, point))| {
        let href =
            years_at.filter(|_| it.count > 0).map(|base| format!("{base}{}/", it.period.year()));
        scope
            .row(scope.to_date(&label(words, it.period), it.partial))
            .leading(href)
            .count(it.count)
            .number(point.interval.map(|it| it.0))
            .number(point.interval.map(|it| it.1))
            .number(Some(it.days))
            .number(it.exposure)
            .number(point.limits.map(|it| it.0))
            .number(point.limits.map(|it| it.1))
            .number(point.limits.map(|it| it.2))
            .text(signal_words(at).join("; "))
    });
    let columns = [
        ("period", &*format!("col-{word}")),
        ("incidents", "col-incidents"),
        ("low", "col-low"),
        ("high", "col-high"),
        ("days", "col-days"),
        ("exposure", "col-exposure"),
        ("centre", "col-centre"),
        ("limit_low", "col-limit"),
        ("limit_high", "col-high"),
        ("signal", "col-signal"),
    ];
    let caption = scope.text(&format!("counts-table-{word}"));
    let table = Table::new(words, "periods", caption, &columns).with(rows);
    let table = match unit {
        Some(unit) => table.named("exposure", sentence(unit)),
        None => table.without("exposure"),
    };
    let (title, smallest) = title(scope, days.len(), &whole, control.as_ref(), (word, unit));
    Some(Figure {
        title,
        subtitle: scope.text(&format!("counts-measure-{word}")),
        exclusions: scope.left_out(days.len(), "without-date"),
        reading: sentences([
            scope.text(&format!("counts-reading-{word}")),
            held_against(scope, control.as_ref(), &whole, grain, unit),
            smallest,
            scope.text("counts-reading"),
        ]),
        notes: texts,
        chart: Some(Chart::Counts(Intervals { points, notes, up: Up::Counts })),
        tables: vec![table.texts(&["signal"]).done()],
        ..scope.figure(id, days.len())
    })
}

/// Returns the message that says what a rule looks for.
fn rule_key(rule: Rule) -> &'static str {
    match rule {
        Rule::Beyond => "signal-rule-beyond",
        Rule::Run => "signal-rule-run",
        Rule::Trend => "signal-rule-trend",
        Rule::Near => "signal-rule-near",
    }
}

/// What the counts of whole periods are held against.
struct Control {
    /// The limits of each, where the exposure of it is known.
    limits: Vec<Option<Limits>>,
    /// What chance does not explain, by places among the whole periods.
    signals: Vec<Signal>,
}

/// Returns limits where twelve whole periods in a row, up to the last, hold three incidents each or more.
/// The first period stands outside of them unless it begins with an incident: what it lacks is not calm.
fn limits(whole: &[&Counted], grain: Grain) -> Option<Control> {
    let begun = usize::from(whole.first().is_some_and(|it| it.days < it.period.days() as f64));
    let known = whole.iter().rposition(|it| it.exposure.is_none()).map_or(0, |at| at + 1);
    let exposed = whole.len() - known >= control::FEWEST_FOR_LIMITS;
    let first = if exposed { known } else { begun };
    let held = &whole[first..];
    let counts: Vec<usize> = held.iter().map(|it| it.count).collect();
    let mean = counts.iter().sum::<usize>() as f64 / counts.len().max(1) as f64;
    let chart = match grain {
        _ if exposed => {
            control::rates(&counts, &held.iter().filter_map(|it| it.exposure).collect::<Vec<_>>())
        }
        Grain::Year => control::counts(&counts),
        Grain::Quarter | Grain::Month => {
            control::rates(&counts, &held.iter().map(|it| it.days).collect::<Vec<_>>())
        }
    };
    let chart = chart.filter(|_| mean >= LEAST_MEAN)?;
    let behind = chart.limits.into_iter().map(Some);
    let moved = |it: Signal| Signal { first: it.first + first, last: it.last + first, ..it };
    Some(Control {
        limits: std::iter::repeat_n(None, first).chain(behind).collect(),
        signals: chart.signals.into_iter().map(moved).collect(),
    })
}

/// Says what the limits of the counts stand on.
fn held_against(
    scope: &Scope<'_, '_>,
    control: Option<&Control>,
    whole: &[&Counted],
    grain: Grain,
    unit: Option<&str>,
) -> String {
    let fewest = control::FEWEST_FOR_LIMITS;
    let Some(control) = control else {
        return if whole.len() < fewest {
            scope.count("counts-no-limits", fewest)
        } else {
            scope.text("counts-rare")
        };
    };
    let told = |at: usize| whole.get(at).is_some_and(|it| it.exposure.is_some());
    let by_unit = control.limits.iter().enumerate().all(|(at, it)| it.is_none() || told(at));
    let shape = match (unit.filter(|_| by_unit), grain) {
        (Some(unit), _) => scope.say("counts-chart-unit", &[("unit", unit.into())]),
        (None, Grain::Year) => scope.text("counts-chart"),
        (None, _) => scope.text("counts-chart-days"),
    };
    scope.say("counts-limits", &[("chart", shape.into())])
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

/// Says what the limits or the comparison of the last periods found, and what that could have shown.
fn title(
    scope: &Scope<'_, '_>,
    n: usize,
    whole: &[&Counted],
    control: Option<&Control>,
    (word, unit): (&str, Option<&str>),
) -> (String, String) {
    let words = scope.words();
    let step = match word {
        "year" => 1,
        "quarter" => 4,
        _ => 12,
    };
    if n < FEWEST_FOR_TREND || whole.len() < 2 * step {
        let incidents = scope.count("n-incidents", n).into();
        return (
            scope.say(&format!("counts-few-{word}"), &[("incidents", incidents)]),
            String::new(),
        );
    }
    if let Some(control) = control {
        let title = match control.signals.iter().max_by_key(|it| (it.last, it.first)) {
            None => scope.text(&format!("counts-chance-{word}")),
            Some(signal) => signal_title(words, *signal, |at| label(words, whole[at].period)),
        };
        return (title, String::new());
    }
    let (before, last) = whole.split_at(whole.len() - step);
    let before = &before[before.len() - step..];
    let (rates, counts) = match (rates(before, last, |it| it.exposure), unit) {
        (Some(rates), Some(unit)) => {
            (Some(rates), scope.say("counts-by", &[("unit", unit.into())]))
        }
        _ => (rates(before, last, |it| Some(it.days)), scope.text("counts")),
    };
    let name =
        |part: &[&Counted]| part.first().map_or_else(String::new, |it| label(words, it.period));
    let values =
        [("counts", counts.into()), ("earlier", name(before).into()), ("later", name(last).into())];
    let told = |verdict: Verdict| scope.say(&verdict.key(&format!("counts-{word}-")), &values);
    match rates.and_then(|(earlier, later)| rates_differ(words, earlier, later)) {
        None => (told(Verdict::Unclear), String::new()),
        Some(it) if it.verdict == Verdict::Unclear => (told(it.verdict), it.smallest),
        Some(it) => {
            let size = times(words, it.effect.ratio, it.effect.interval);
            (with_size(words, told(it.verdict), size), it.smallest)
        }
    }
}

/// Returns the rates of two stretches; `None` where an exposure is not known.
fn rates(
    before: &[&Counted],
    last: &[&Counted],
    exposure: impl Fn(&Counted) -> Option<f64>,
) -> Option<(Rate, Rate)> {
    let sum = |part: &[&Counted]| {
        let exposure: Option<f64> = part.iter().map(|it| exposure(it)).sum();
        Some(Rate { count: part.iter().map(|it| it.count).sum(), exposure: exposure? })
    };
    Some((sum(before)?, sum(last)?))
}

/// Says in a title what a signal found.
fn signal_title(words: &Words, signal: Signal, name: impl Fn(usize) -> String) -> String {
    let key = match (signal.rule, signal.up) {
        (Rule::Beyond, true) => "signal-more",
        (Rule::Beyond, false) => "signal-fewer",
        (Rule::Run | Rule::Near, true) => "signal-run-more",
        (Rule::Run | Rule::Near, false) => "signal-run-fewer",
        (Rule::Trend, true) => "signal-rise",
        (Rule::Trend, false) => "signal-fall",
    };
    let ends = [("first", name(signal.first).into()), ("last", name(signal.last).into())];
    words.say(key, &ends)
}

/// Returns the name of a period.
fn label(words: &Words, period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::Quarter(year, quarter) => {
            let values = [("year", year.to_string().into()), ("n", quarter.into())];
            words.say("quarter-of-year", &values)
        }
        Period::Month(year, _) => period
            .first_day()
            .map_or_else(|| year.to_string(), |day| words.short_month_of_year(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quiet_end_counts_as_quiet_and_the_last_period_is_partial() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let all =
            count(&[day("2024-01-01"), day("2024-02-01")], day("2026-03-01"), Grain::Year, None);
        let told: Vec<_> = all.iter().map(|it| (it.count, it.partial)).collect();
        assert_eq!(told, [(2, false), (0, false), (0, true)]);
        assert_eq!(all.last().map(|it| it.days), Some(60.0));
        assert!(count(&[], day("2026-03-01"), Grain::Year, None).is_empty());
    }
}
