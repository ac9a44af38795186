//! Are incidents more frequent, where they are rare: the days between one and the next (t-chart).

use super::super::format::{date, plural};
use super::super::view::chart::Figure;
use super::{Cells, FEWEST_FOR_TREND, Scope, Table};
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
    let mut points: Vec<Point> = drawn
        .iter()
        .enumerate()
        .map(|(at, (value, end))| Point {
            label: days[*end].format("%b %Y").to_string(),
            hint: format!("{}: {value:.1} days", date(days[*end]).text),
            value: *value,
            limits,
            signal: signals.iter().any(|it| (it.first..=it.last).contains(&at)),
            ..Point::default()
        })
        .collect();
    let open = (scope.today() - last).num_days().max(0) as f64;
    points.push(Point {
        label: "now".to_owned(),
        hint: format!("no incident for {open} days"),
        value: open,
        partial: true,
        ..Point::default()
    });
    let rows =
        points.iter().zip(drawn.iter().map(|it| Some(it.1)).chain([None])).map(|(point, end)| {
            let until = end.map_or_else(|| "to date".to_owned(), |end| date(days[end]).datetime);
            Cells::of(until)
                .number(Some(point.value))
                .number(point.limits.map(|it| it.0))
                .number(point.limits.map(|it| it.1))
                .number(point.limits.map(|it| it.2))
                .text(if point.signal { "yes" } else { "" })
        });
    // A milestone stands between the gap that ended before it and the one it fell into.
    let ends: Vec<chrono::NaiveDate> = drawn.iter().map(|it| days[it.1]).collect();
    let (notes, texts) = match days.first() {
        Some(first) => scope.milestones((*first, scope.today()), |day| {
            ends.partition_point(|end| *end < day) as f64 + 0.5
        }),
        None => (Vec::new(), Vec::new()),
    };
    let columns = [
        ("until", "Until"),
        ("days", "Days"),
        ("centre", "Centre"),
        ("limit_low", "Limit from"),
        ("limit_high", "to"),
        ("signal", "Signal"),
    ];
    let mut tables = vec![
        Table::new("gaps", "Days between incidents", &columns).with(rows).texts(&["signal"]).done(),
    ];
    if each > 1 {
        let every = days.windows(2).zip(&gaps).map(|(pair, gap)| {
            Cells::of(date(pair[0]).datetime).text(date(pair[1]).datetime).number(Some(*gap))
        });
        let columns = [("from", "From"), ("until", "Until"), ("days", "Days")];
        tables.push(Table::new("all", "Every gap", &columns).with(every).texts(&["until"]).done());
    }
    Some(Figure {
        title: title(days.len(), signals, control.is_some(), &days, &drawn),
        subtitle: "Days between one incident and the next; high is calm".to_owned(),
        exclusions: scope.left_out(days.len(), "no date is recorded"),
        reading: reading(each, control.is_some()),
        notes: texts,
        chart: Some(Chart::Counts(Intervals { points, up: Up::Days, notes })),
        tables,
        ..scope.figure("days-between", days.len())
    })
}

fn title(
    n: usize,
    signals: &[Signal],
    limited: bool,
    days: &[chrono::NaiveDate],
    drawn: &[(f64, usize)],
) -> String {
    if n < FEWEST_FOR_TREND || !limited {
        return format!(
            "{}: too few to tell a trend in the gaps",
            plural(n, "incident", "incidents")
        );
    }
    let Some(signal) = signals.iter().max_by_key(|it| (it.last, it.first)) else {
        return "The days between incidents vary no more than chance does".to_owned();
    };
    let name = |at: usize| drawn.get(at).map_or_else(String::new, |it| date(days[it.1]).text);
    // A long gap is a calm time: the other way round than for counts.
    let word = if signal.up { "longer" } else { "shorter" };
    let (first, last) = (name(signal.first), name(signal.last));
    match signal.rule {
        Rule::Beyond => format!("The gap before {last} is {word} than chance explains"),
        Rule::Run | Rule::Near => {
            format!("Gaps from {first} to {last} are {word} than chance explains")
        }
        Rule::Trend => {
            format!("Gaps grow {word} from {first} to {last}, more than chance does")
        }
    }
}

fn reading(each: usize, limited: bool) -> String {
    let dot = if each == 1 {
        "Each dot is the days since the incident before.".to_owned()
    } else {
        format!(
            "There are too many gaps to draw: each dot is the mean of {each} gaps in a row. The table of every gap is in the downloads."
        )
    };
    let limits = if limited {
        " The band is what chance alone does to such gaps (t-chart: three sigma of the gaps to the power of 1/3.6, which is also the scale of the axis)."
    } else {
        " No limits are drawn below 12 gaps."
    };
    format!("{dot}{limits} The hollow dot is the time since the last incident, still running.")
}
