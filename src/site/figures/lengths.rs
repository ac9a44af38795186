//! How long do incidents last: every length as a dot, by milestone and by year, phases, and who holds the hours.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;

use super::super::format::{date, plural};
use super::super::view::chart::{DataTable, Figure};
use super::{Cells, Scope, Table, Verdict, lasting, lengths_differ, of, percent};
use crate::chart::Chart;
use crate::chart::stacks::{Fill, Row, Stacks};
use crate::chart::strips::{MOST_DOTS, Strip, Strips};
use crate::chart::{steps, steps::Steps};
use crate::knowledge;
use crate::knowledge::statistics::concentration;
use crate::knowledge::statistics::quantiles::{Summary, median};
use crate::model::{Durations, Postmortem};

/// The years that get a strip of their own, the latest.
const MOST_YEARS: usize = 12;
/// The incidents whose phases are drawn, the latest.
const MOST_PHASES: usize = 40;
/// What every strip says.
const DOTS: &str = "The tick is the median, from 5 on; the line its exact 95 % interval between two of the values, from 6 on. Means are not shown: a few long incidents decide them.";

type Length = fn(&Durations) -> Option<i64>;

/// A named set of lengths, each with what it is of: name and page.
pub(super) struct Lengths {
    pub(super) label: String,
    /// Seconds, name, page.
    pub(super) values: Vec<(i64, String, Option<String>)>,
    /// How many are not known.
    pub(super) unknown: usize,
}

impl Lengths {
    fn of(
        scope: &Scope<'_, '_>,
        label: &str,
        reports: &[&Arc<Postmortem>],
        length: Length,
    ) -> Self {
        let values: Vec<_> = reports
            .iter()
            .filter_map(|it| Some((length(&it.durations)?, name(it), page(scope, it))))
            .collect();
        Self { label: label.to_owned(), unknown: reports.len() - values.len(), values }
    }

    fn summary(&self) -> Summary {
        Summary::of(&self.sorted())
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted: Vec<f64> = self.values.iter().map(|it| it.0 as f64).collect();
        sorted.sort_by(f64::total_cmp);
        sorted
    }

    fn strip(&self) -> Strip {
        let sorted = self.sorted();
        let zero = sorted.partition_point(|it| *it <= 0.0);
        let Summary { n, median, interval, .. } = self.summary();
        let note = match self.unknown {
            0 => format!("n = {n}"),
            _ => format!("n = {n}, {} not recorded", self.unknown),
        };
        Strip {
            name: self.label.clone(),
            note,
            zero,
            seconds: sorted[zero..].to_vec(),
            median,
            interval: interval.map(|it| (it.low, it.high)),
        }
    }
}

pub(super) fn name(report: &Postmortem) -> String {
    report.id.value.clone()
}

pub(super) fn page(scope: &Scope<'_, '_>, report: &Postmortem) -> Option<String> {
    scope.context.routes.report(report.file()).map(str::to_owned)
}

/// Returns the chart of sets of lengths with its tables: summaries, columns if gathered, every length.
pub(super) fn draw(
    sets: &[Lengths],
    head: &str,
    of_what: &str,
) -> (Strips, Vec<DataTable>, String) {
    let strips = Strips { strips: sets.iter().map(Lengths::strip).collect() };
    let columns = [
        ("group", head),
        ("n", "Known"),
        ("unknown", "Not recorded"),
        ("zero", "Zero"),
        ("median", "Median"),
        ("low", "95 % from"),
        ("high", "to"),
        ("p10", "1 in 10 below"),
        ("p90", "1 in 10 above"),
    ];
    let rows = sets.iter().zip(&strips.strips).map(|(set, strip)| {
        let told = set.summary();
        Cells::of(&set.label)
            .count(told.n)
            .count(set.unknown)
            .count(strip.zero)
            .seconds(told.median)
            .seconds(told.interval.map(|it| it.low))
            .seconds(told.interval.map(|it| it.high))
            .seconds(told.p10)
            .seconds(told.p90)
    });
    let mut tables = vec![
        Table::new("summary", format!("Lengths by {}", head.to_lowercase()), &columns)
            .with(rows)
            .done(),
    ];
    let gathered = strips.gathered();
    let mut note = String::new();
    if !gathered.is_empty() {
        note = format!(
            " There are more than {MOST_DOTS} lengths: they are gathered into columns, as high as the number they hold."
        );
        let rows = sets.iter().zip(&gathered).flat_map(|(set, columns)| {
            columns.iter().map(|it| {
                Cells::of(&set.label).seconds(Some(it.from)).seconds(Some(it.to)).count(it.count)
            })
        });
        let columns = [("group", head), ("from", "From"), ("to", "to below"), ("count", "Number")];
        tables.push(
            Table::new("columns", "Lengths gathered into columns", &columns).with(rows).done(),
        );
    }
    let rows = sets.iter().flat_map(|set| {
        set.values.iter().map(|(seconds, name, page)| {
            Cells::of(&set.label).text(name).leading(page.clone()).seconds(Some(*seconds as f64))
        })
    });
    let columns = [("group", head), ("of", of_what), ("seconds", "Length")];
    tables.push(Table::new("values", "Every length", &columns).with(rows).texts(&["of"]).done());
    (strips, tables, note)
}

/// Draws every incident's times to detect, acknowledge, mitigate and resolve as dots.
pub(crate) fn strips(scope: &Scope<'_, '_>) -> Option<Figure> {
    let kinds: [(&str, Length); 4] = [
        ("Time to detect", |it| it.detect),
        ("Time to acknowledge", |it| it.acknowledge),
        ("Time to mitigate", |it| it.mitigate),
        ("Time to resolve", |it| it.resolve),
    ];
    let reports: Vec<_> = scope.reports.iter().collect();
    let sets = kinds.map(|(label, length)| Lengths::of(scope, label, &reports, length));
    let known = reports.iter().filter(|it| kinds.iter().any(|(_, of)| of(&it.durations).is_some()));
    let n = known.count();
    if n == 0 {
        return None;
    }
    let resolve = sets[3].summary();
    let title = match (resolve.median, resolve.interval) {
        (Some(middle), Some(it)) => format!(
            "Half of the incidents were resolved within {} ({} to {})",
            lasting(middle),
            lasting(it.low),
            lasting(it.high)
        ),
        _ => format!(
            "{} with a known duration: too few to tell",
            plural(resolve.n, "incident", "incidents")
        ),
    };
    let (chart, tables, note) = draw(&sets, "Measure", "Incident");
    Some(Figure {
        title,
        subtitle: "Every incident a dot, on a log axis".to_owned(),
        exclusions: scope.left_out(n, "no two milestones are known to the minute, in order"),
        reading: format!("Each dot is an incident. {DOTS}{note}"),
        chart: Some(Chart::Strips(chart)),
        tables,
        ..scope.figure("durations", n)
    })
}

/// Draws time to resolve, a strip for each year.
pub(crate) fn by_year(scope: &Scope<'_, '_>) -> Option<Figure> {
    let mut years: BTreeMap<i32, Vec<&Arc<Postmortem>>> = BTreeMap::new();
    for report in &scope.reports {
        if let Some(day) = knowledge::day_of(report) {
            years.entry(day.year()).or_default().push(report);
        }
    }
    let first = years.len().saturating_sub(MOST_YEARS);
    let sets: Vec<Lengths> = years
        .iter()
        .skip(first)
        .map(|(year, reports)| Lengths::of(scope, &year.to_string(), reports, |it| it.resolve))
        .collect();
    let n: usize = sets.iter().map(|set| set.values.len()).sum();
    if sets.len() < 2 || n == 0 {
        return None;
    }
    let this_year = scope.today().year().to_string();
    let whole: Vec<&Lengths> = sets.iter().filter(|it| it.label != this_year).collect();
    let (title, smallest) = match whole.as_slice() {
        [.., earlier, later] => match lengths_differ(&earlier.sorted(), &later.sorted()) {
            None => ("Too few lengths to compare two years".to_owned(), String::new()),
            Some(it) if it.verdict == Verdict::Unclear => (
                format!(
                    "Time to resolve, {} against {}: no clear difference",
                    later.label, earlier.label
                ),
                it.smallest,
            ),
            Some(it) => (
                format!(
                    "Time to resolve was {} in {} than in {}",
                    it.verdict.word(),
                    later.label,
                    earlier.label
                ),
                it.smallest,
            ),
        },
        _ => ("Too few years to compare".to_owned(), String::new()),
    };
    let (chart, tables, note) = draw(&sets, "Year", "Incident");
    Some(Figure {
        title,
        subtitle: "Time to resolve of every incident, by year, on a log axis".to_owned(),
        exclusions: scope
            .left_out(n, "start or end is not known to the minute, or the year is not drawn"),
        reading: format!(
            "Each dot is an incident. {DOTS} The last two whole years are compared by a permutation test of ranks. {smallest}{note}"
        ),
        chart: Some(Chart::Strips(chart)),
        tables,
        ..scope.figure("durations-by-year", n)
    })
}

/// Draws where the time of each incident goes: before detection, in response, in recovery.
pub(crate) fn phases(scope: &Scope<'_, '_>) -> Option<Figure> {
    let parts = |it: &Durations| -> Option<[Option<i64>; 3]> {
        let all = it.resolve.filter(|all| *all > 0)?;
        let told = [it.detect, it.mitigate].map(|part| part.filter(|part| *part <= all));
        let ordered = told[0].zip(told[1]).is_none_or(|(first, second)| first <= second);
        (ordered && told.iter().any(Option::is_some)).then_some([told[0], told[1], Some(all)])
    };
    let known: Vec<_> =
        scope.reports.iter().filter_map(|it| Some((it, parts(&it.durations)?))).collect();
    if known.is_empty() {
        return None;
    }
    let shares: Vec<f64> = {
        let all = known.iter().filter_map(|(_, it)| Some(it[0]? as f64 / it[2]? as f64));
        let mut all: Vec<f64> = all.collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let title = match Summary::of(&shares).median {
        Some(share) => format!(
            "In half of the incidents {} or more of the time passed unnoticed",
            percent(share)
        ),
        None => format!(
            "{} with known phases: too few to tell",
            plural(known.len(), "incident", "incidents")
        ),
    };
    let fills = [Fill::Hatched, Fill::Solid, Fill::Outlined];
    let row = |parts: &[Option<i64>; 3]| {
        let ends = parts.iter().zip(fills).filter_map(|(end, fill)| Some(((*end)? as f64, fill)));
        Row { ends: ends.collect() }
    };
    let drawn: Vec<Row> = known.iter().take(MOST_PHASES).map(|(_, it)| row(it)).collect();
    let rows = known.iter().map(|(report, parts)| {
        let [detect, mitigate, resolve] = parts.map(|it| it.map(|it| it as f64));
        let cells = Cells::of(name(report)).leading(page(scope, report));
        let day = knowledge::day_of(report).map_or_else(String::new, |day| date(day).datetime);
        cells.text(day).seconds_or_dash(detect).seconds_or_dash(mitigate).seconds_or_dash(resolve)
    });
    let columns = [
        ("incident", "Incident"),
        ("day", "Day"),
        ("detected", "Detected after"),
        ("mitigated", "Mitigated after"),
        ("resolved", "Resolved after"),
    ];
    let table =
        Table::new("phases", "Phases of each incident, the latest first", &columns).with(rows);
    let more = known.len().saturating_sub(MOST_PHASES);
    let cut = if more > 0 {
        format!(" The latest {MOST_PHASES} are drawn; the table has all.")
    } else {
        String::new()
    };
    Some(Figure {
        title,
        subtitle: "Time from the start of each incident, the latest first, on a square-root axis"
            .to_owned(),
        exclusions: scope
            .left_out(known.len(), "no milestone between start and end is known to the minute"),
        reading: format!(
            "Each row is an incident. Hatched: nobody knew yet. Solid: response. Outlined: harm over, not yet all done. Where a milestone is missing, its phase is part of the next.{cut}"
        ),
        chart: Some(Chart::Stacks(Stacks { rows: drawn })),
        tables: vec![table.texts(&["day"]).done()],
        ..scope.figure("phases", known.len())
    })
}

/// Draws how many incidents hold how much of all hours.
pub(crate) fn pareto(scope: &Scope<'_, '_>) -> Option<Figure> {
    let mut known: Vec<(&Arc<Postmortem>, f64)> = scope
        .reports
        .iter()
        .filter_map(|it| Some((it, it.durations.resolve.filter(|all| *all > 0)? as f64)))
        .collect();
    known.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.file().cmp(b.0.file())));
    let values: Vec<f64> = known.iter().map(|it| it.1).collect();
    let curve = concentration::lorenz(&values);
    let half = concentration::first_holding(&curve, 0.5)?;
    let n = known.len();
    let title = format!("{} hold {} of the hours", of(half.count, n), percent(half.of_sum));
    let title = if n < 5 {
        format!("{} with a known duration: too few to tell", plural(n, "incident", "incidents"))
    } else {
        title
    };
    let start = steps::Step { x: 0.0, y: 0.0, band: None };
    let points = curve.iter().map(|it| steps::Step { x: it.of_values, y: it.of_sum, band: None });
    let series = vec![steps::Series {
        steps: std::iter::once(start).chain(points).collect(),
        ..Default::default()
    }];
    let rows = known.iter().zip(&curve).map(|((report, seconds), it)| {
        let cells = Cells::of(name(report)).leading(page(scope, report));
        cells.seconds(Some(*seconds)).share(Some(it.of_values)).share(Some(it.of_sum))
    });
    let columns = [
        ("incident", "Incident"),
        ("seconds", "Length"),
        ("share_of_incidents", "Incidents so far"),
        ("share_of_time", "Hours so far"),
    ];
    let typical = median(&{
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    });
    let typical = typical
        .map_or_else(String::new, |it| format!(" The median incident lasted {}.", lasting(it)));
    Some(Figure {
        title,
        subtitle: "Share of all incident hours held by the longest incidents (Lorenz curve)"
            .to_owned(),
        exclusions: scope
            .left_out(n, "start or end is not known to the minute, or they are the same"),
        reading: format!(
            "From left to right the incidents, the longest first; the curve is the share of all hours they hold so far. A straight rise would mean that all last the same.{typical}"
        ),
        chart: Some(Chart::Steps(Steps {
            across: steps::Across::Shares,
            up: steps::Up::Shares,
            reach: 1.0,
            series,
            notes: Vec::new(),
        })),
        tables: vec![Table::new("incidents", "Incidents by length", &columns).with(rows).done()],
        ..scope.figure("hours-held", n)
    })
}
