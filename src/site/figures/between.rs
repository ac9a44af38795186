//! Are incidents more frequent, where they are rare: the days between one and the next (t-chart).

use chrono::NaiveDate;

use super::super::format::iso_day;
use super::super::view::chart::Figure;
use super::{FEWEST_FOR_TREND, Scope, Table, sentences};
use crate::chart::Chart;
use crate::chart::intervals::{Intervals, Point, Up};
use crate::knowledge::statistics::control::{self, Rule, Signal};

/// More gaps than this are gathered: each dot then stands for several.
const MOST_DOTS: usize = 160;

/// Draws the days between incidents.
pub(crate) fn between(scope: &Scope<'_, '_>) -> Option<Figure> {
    let days = scope.days();
    let gaps: Vec<f64> = days.windows(2).map(|it| (it[1] - it[0]).num_days() as f64).collect();
    let last = *days.last()?;
    if gaps.is_empty() {
        return None;
    }
    let each = gaps.len().div_ceil(MOST_DOTS);
    let drawn: Vec<(f64, usize)> = gaps
        .chunks(each)
        .enumerate()
        .filter(|(_, group)| group.len() == each)
        .map(|(at, group)| (group.iter().sum::<f64>() / each as f64, (at + 1) * each))
        .collect();
    let values: Vec<f64> = drawn.iter().map(|it| it.0).collect();
    let control = control::gaps(&values);
    let limits = control.as_ref().and_then(|it| it.limits.first());
    let limits = limits.map(|it| (it.centre, it.low, it.high));
    let signals = control.as_ref().map_or(&[][..], |it| it.signals.as_slice());
    let words = scope.words();
    let mut points: Vec<Point> = drawn
        .iter()
        .enumerate()
        .map(|(at, (value, end))| Point {
            label: words.short_month_of_year(days[*end]),
            hint: hint(scope, days[*end], *value),
            value: *value,
            limits,
            signal: signals.iter().any(|it| (it.first..=it.last).contains(&at)),
            ..Point::default()
        })
        .collect();
    let open = (scope.today() - last).num_days().max(0);
    points.push(Point {
        label: scope.text("gaps-now"),
        hint: scope.say("gaps-open", &[("days", words.days(open).into())]),
        value: open as f64,
        partial: true,
        ..Point::default()
    });
    let rows =
        points.iter().zip(drawn.iter().map(|it| Some(it.1)).chain([None])).map(|(point, end)| {
            let until = end.map_or_else(|| scope.text("gaps-to-date"), |end| iso_day(days[end]));
            scope
                .row(until)
                .number(Some(point.value))
                .number(point.limits.map(|it| it.0))
                .number(point.limits.map(|it| it.1))
                .number(point.limits.map(|it| it.2))
                .text(if point.signal { scope.text("yes") } else { String::new() })
        });
    // A milestone stands between the gap that ended before it and the one it fell into.
    let ends: Vec<NaiveDate> = drawn.iter().map(|it| days[it.1]).collect();
    let (notes, texts) = match days.first() {
        Some(first) => scope.milestones((*first, scope.today()), |day| {
            ends.partition_point(|end| *end < day) as f64 + 0.5
        }),
        None => (Vec::new(), Vec::new()),
    };
    let columns = [
        ("until", "col-until"),
        ("days", "col-days"),
        ("centre", "col-centre"),
        ("limit_low", "col-limit"),
        ("limit_high", "col-high"),
        ("signal", "col-signal"),
    ];
    let caption = scope.text("gaps-table");
    let gaps_table = Table::new(words, "gaps", caption, &columns).with(rows);
    let mut tables = vec![gaps_table.texts(&["signal"]).done()];
    if each > 1 {
        let every = days.windows(2).zip(&gaps).map(|(pair, gap)| {
            scope.row(iso_day(pair[0])).text(iso_day(pair[1])).number(Some(*gap))
        });
        let columns = [("from", "col-from"), ("until", "col-until"), ("days", "col-days")];
        let table = Table::new(words, "all", scope.text("gaps-all"), &columns).with(every);
        tables.push(table.texts(&["until"]).done());
    }
    Some(Figure {
        title: title(scope, signals, control.is_some(), &days, &drawn),
        subtitle: scope.text("gaps-measure"),
        exclusions: scope.left_out(days.len(), "without-date"),
        reading: reading(scope, each, control.is_some()),
        notes: texts,
        chart: Some(Chart::Counts(Intervals { points, up: Up::Days, notes })),
        tables,
        ..scope.figure("days-between", days.len())
    })
}

/// What a pointer reads that rests on a gap.
fn hint(scope: &Scope<'_, '_>, until: NaiveDate, days: f64) -> String {
    let days = scope.say("n-days", &[("n", ((days * 10.0).round() / 10.0).into())]);
    scope.say("gaps-hint", &[("day", scope.words().day(until).into()), ("days", days.into())])
}

fn title(
    scope: &Scope<'_, '_>,
    signals: &[Signal],
    limited: bool,
    days: &[NaiveDate],
    drawn: &[(f64, usize)],
) -> String {
    if days.len() < FEWEST_FOR_TREND || !limited {
        let incidents = scope.count("n-incidents", days.len()).into();
        return scope.say("gaps-few", &[("incidents", incidents)]);
    }
    let Some(signal) = signals.iter().max_by_key(|it| (it.last, it.first)) else {
        return scope.text("gaps-chance");
    };
    let day = |it: &(f64, usize)| scope.words().day(days[it.1]);
    let name = |at: usize| drawn.get(at).map_or_else(String::new, day).into();
    // A long gap is a calm time: the other way round than for counts.
    let key = match (signal.rule, signal.up) {
        (Rule::Beyond, true) => "gaps-longer",
        (Rule::Beyond, false) => "gaps-shorter",
        (Rule::Run | Rule::Near, true) => "gaps-run-longer",
        (Rule::Run | Rule::Near, false) => "gaps-run-shorter",
        (Rule::Trend, true) => "gaps-grow",
        (Rule::Trend, false) => "gaps-shrink",
    };
    scope.say(key, &[("first", name(signal.first)), ("last", name(signal.last))])
}

fn reading(scope: &Scope<'_, '_>, each: usize, limited: bool) -> String {
    sentences([
        if each == 1 { scope.text("gaps-dots") } else { scope.count("gaps-means", each) },
        if limited {
            scope.text("gaps-limits")
        } else {
            scope.count("gaps-no-limits", control::FEWEST_FOR_LIMITS)
        },
        scope.text("gaps-reading"),
    ])
}
