//! Two periods side by side: higher, lower or no clear difference, and what these numbers could have shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::{made, question};
use crate::chart::Chart;
use crate::chart::intervals::{Intervals, Point};
use crate::chart::strips::{Strip, Strips};
use crate::knowledge;
use crate::knowledge::statistics::counts::poisson_interval;
use crate::knowledge::statistics::quantiles::Summary;
use crate::knowledge::statistics::ratio::Rate;
use crate::model::Postmortem;
use crate::site::Page;
use crate::site::context::{Context, Frame};
use crate::site::figures::{Scope, Table, Verdict, lasting, lengths_differ, rates_differ, times};
use crate::site::format::iso_day;
use crate::site::view::LinkView;
use crate::site::view::chart::Figure;
use crate::site::view::trends::{Question, TrendsPage};

pub(super) const HREF: &str = "trends/compare/";
/// Years that are compared with the one before, the latest.
const MOST_YEARS: i32 = 5;

/// Days of a period, both ends included.
#[derive(Clone, Debug)]
struct Period {
    label: String,
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    fn days(&self) -> f64 {
        ((self.to - self.from).num_days() + 1) as f64
    }

    fn year(year: i32) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Self { label: year.to_string(), from, to: NaiveDate::from_ymd_opt(year, 12, 31)? })
    }
}

/// Builds `/trends/compare/`.
pub(super) fn page(context: &Context<'_>) -> Page {
    let scope = Scope::new(context, context.knowledge.incidents.iter().cloned(), HREF);
    let questions: Vec<Question> = pairs(context, &scope)
        .into_iter()
        .filter_map(|(id, title, earlier, later)| compared(&scope, &id, title, &earlier, &later))
        .collect();
    let words = &context.words;
    let frame = Frame::new("trends", words.text("compare-title"), HREF)
        .about(words.text("compare-about"))
        .below(words.text("nav-trends"), super::HREF);
    let view = TrendsPage {
        lead: vec![words.text("compare-lead"), words.text("compare-many")],
        links: vec![LinkView::new(words.text("nav-trends"), super::HREF.to_owned())],
        exclusions: super::exclusions(&scope),
        empty: questions.is_empty().then(|| words.text("compare-empty")),
        questions,
        n: scope.reports.len(),
        period: scope.period(),
        ..TrendsPage::new(context.meta(frame))
    };
    made(HREF, view)
}

/// Returns the pairs of periods: the last twelve months, around each milestone, and year by year.
fn pairs(context: &Context<'_>, scope: &Scope<'_, '_>) -> Vec<(String, String, Period, Period)> {
    let today = context.knowledge.as_of;
    let days: BTreeSet<NaiveDate> =
        scope.reports.iter().filter_map(|it| knowledge::day_of(it)).collect();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
    let months = |day: NaiveDate, count: u32| day.checked_sub_months(Months::new(count));
    let before = |day: NaiveDate| day.checked_sub_days(Days::new(1));
    let mut pairs = Vec::new();
    let month = today.with_day(1);
    if let (Some(end), Some(middle), Some(start)) = (
        month.and_then(before),
        month.and_then(|day| months(day, 12)),
        month.and_then(|day| months(day, 24)),
    ) {
        let named =
            |from: NaiveDate, to: NaiveDate| Period { label: between(scope, from, to), from, to };
        if let Some(split) = before(middle).filter(|split| split >= first) {
            let title = context.words.text("compare-months");
            pairs.push(("last-year".to_owned(), title, named(start, split), named(middle, end)));
        }
    }
    for (at, milestone) in context.config.milestones.iter().enumerate() {
        let day = milestone.date;
        if day <= *first || day > today {
            continue;
        }
        let (Some(start), Some(split)) = (months(day, 12), before(day)) else { continue };
        let year_on = day.checked_add_months(Months::new(12)).and_then(before);
        let end = year_on.map_or(today, |end| end.min(today));
        let earlier =
            Period { label: scope.text("compare-year-before"), from: start.max(*first), to: split };
        let later = Period { label: scope.text("compare-after"), from: day, to: end };
        let title = format!("{}, {}", milestone.label, scope.words().day(day));
        pairs.push((format!("milestone-{}", at + 1), title, earlier, later));
    }
    let newest = last.year().min(today.year() - 1);
    for year in ((newest - MOST_YEARS + 1).max(first.year() + 1)..=newest).rev() {
        if let (Some(mut earlier), Some(later)) = (Period::year(year - 1), Period::year(year)) {
            // Nothing is known of the days before the first incident.
            earlier.from = earlier.from.max(*first);
            let years =
                [("later", year.to_string().into()), ("earlier", (year - 1).to_string().into())];
            let title = context.words.say("compare-years", &years);
            pairs.push((format!("year-{year}"), title, earlier, later));
        }
    }
    pairs
}

/// Names a stretch of months: "Mar 2025 to Feb 2026".
fn between(scope: &Scope<'_, '_>, from: NaiveDate, to: NaiveDate) -> String {
    let month = |day| scope.words().short_month_of_year(day).into();
    scope.say("period-between", &[("from", month(from)), ("to", month(to))])
}

/// Adds to a finding how large it is, where that is told.
fn with_size(scope: &Scope<'_, '_>, finding: String, size: String) -> String {
    if size.is_empty() {
        return finding;
    }
    scope.say("compare-size", &[("finding", finding.into()), ("size", size.into())])
}

/// Names two periods.
fn both(scope: &Scope<'_, '_>, earlier: &Period, later: &Period) -> String {
    let label = |it: &Period| it.label.clone().into();
    scope.say("compare-both", &[("earlier", label(earlier)), ("later", label(later))])
}

fn compared(
    scope: &Scope<'_, '_>,
    id: &str,
    title: String,
    earlier: &Period,
    later: &Period,
) -> Option<Question> {
    let within = |period: &Period| -> Vec<Arc<Postmortem>> {
        let is_in = |it: &&Arc<Postmortem>| {
            knowledge::day_of(it).is_some_and(|day| (period.from..=period.to).contains(&day))
        };
        scope.reports.iter().filter(is_in).cloned().collect()
    };
    let (before, after) = (within(earlier), within(later));
    let figures = [
        counts(scope, id, (earlier, before.len()), (later, after.len())),
        lengths(scope, id, (earlier, &before), (later, &after)),
    ];
    let figures: Vec<Figure> = figures.into_iter().flatten().collect();
    (!figures.is_empty()).then(|| question(title, id, figures.into_iter().map(Some)))
}

fn counts(
    scope: &Scope<'_, '_>,
    id: &str,
    (earlier, before): (&Period, usize),
    (later, after): (&Period, usize),
) -> Option<Figure> {
    let rate = |period: &Period, count| Rate { count, exposure: period.days() };
    let words = scope.words();
    let found = rates_differ(words, rate(earlier, before), rate(later, after))?;
    let interval = found.effect.interval;
    let counts = [("before", before.into()), ("after", after.into())];
    let size = match found.verdict {
        Verdict::Unclear => String::new(),
        Verdict::Higher | Verdict::Lower => times(words, found.effect.ratio, interval),
    };
    let title = with_size(scope, scope.say(&found.verdict.key("compare-counts-"), &counts), size);
    let periods = [(earlier, before), (later, after)];
    // A long name would give way on a phone; which period is which stands in the caption.
    let short = |at: usize, period: &Period| match (at, period.label.chars().count()) {
        (_, 0..=8) => period.label.clone(),
        (0, _) => scope.text("compare-before"),
        _ => scope.text("compare-after"),
    };
    let points = periods.iter().enumerate().map(|(at, (period, count))| {
        let it = poisson_interval(*count);
        Point {
            label: short(at, period),
            hint: {
                let values = [("period", period.label.as_str().into()), ("n", (*count).into())];
                scope.say("compare-hint", &values)
            },
            value: *count as f64,
            interval: Some((it.low, it.high)),
            ..Point::default()
        }
    });
    let rows = periods.iter().map(|(period, count)| {
        scope
            .row(&period.label)
            .text(iso_day(period.from))
            .text(iso_day(period.to))
            .number(Some(period.days()))
            .count(*count)
            .interval(Some(poisson_interval(*count)))
    });
    let columns = [
        ("period", "col-period"),
        ("from", "col-from"),
        ("to", "col-high"),
        ("days", "col-days"),
        ("incidents", "col-incidents"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let result = scope
        .row(found.verdict.word(words))
        .number(found.effect.ratio)
        .interval(Some(interval))
        .number(Some(found.effect.p));
    let head = [
        ("verdict", "col-verdict"),
        ("ratio", "col-ratio-rates"),
        ("low", "col-low"),
        ("high", "col-high"),
        ("p", "col-p"),
    ];
    let table = Table::new(words, "periods", scope.text("compare-counts-table"), &columns);
    let compared = Table::new(words, "result", scope.text("compare-result"), &head);
    Some(Figure {
        title,
        subtitle: format!("{} {}", scope.text("compare-counts-measure"), found.smallest),
        period: both(scope, earlier, later),
        reading: scope.text("compare-counts-reading"),
        chart: Some(Chart::Counts(Intervals { points: points.collect(), ..Intervals::default() })),
        tables: vec![
            table.with(rows).texts(&["from", "to"]).done(),
            compared.with([result]).done(),
        ],
        ..scope.figure(&format!("{id}-counts"), before + after)
    })
}

/// Returns the times to resolve that are known, the shortest first.
fn resolved(reports: &[Arc<Postmortem>]) -> Vec<f64> {
    let known = reports.iter().filter_map(|it| Some(it.durations.resolve? as f64));
    let mut known: Vec<f64> = known.collect();
    known.sort_by(f64::total_cmp);
    known
}

fn lengths(
    scope: &Scope<'_, '_>,
    id: &str,
    (earlier, before): (&Period, &[Arc<Postmortem>]),
    (later, after): (&Period, &[Arc<Postmortem>]),
) -> Option<Figure> {
    let (then, now) = (resolved(before), resolved(after));
    let words = scope.words();
    let found = lengths_differ(words, &then, &now)?;
    let it = found.effect;
    let clear = it.interval.filter(|_| found.verdict != Verdict::Unclear);
    let size = clear.map_or_else(String::new, |interval| times(words, Some(it.ratio), interval));
    let title = with_size(scope, scope.text(&found.verdict.key("compare-lengths-")), size);
    let sets = [(earlier, &then), (later, &now)];
    let strip = |(period, values): &(&Period, &Vec<f64>)| {
        let zero = values.partition_point(|it| *it <= 0.0);
        let told = Summary::of(values);
        Strip {
            name: period.label.clone(),
            note: scope.say("lengths-n", &[("n", values.len().into())]),
            zero,
            seconds: values[zero..].to_vec(),
            median: told.median,
            interval: told.interval.map(|it| (it.low, it.high)),
        }
    };
    let rows = sets.iter().map(|(period, values)| {
        let told = Summary::of(values);
        scope
            .row(&period.label)
            .count(values.len())
            .count(values.partition_point(|it| *it <= 0.0))
            .seconds(told.median)
            .seconds(told.interval.map(|it| it.low))
            .seconds(told.interval.map(|it| it.high))
    });
    let columns = [
        ("group", "col-period"),
        ("n", "col-known"),
        ("zero", "col-zero"),
        ("median", "col-median"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let result = scope
        .row(found.verdict.word(words))
        .number(Some(it.ratio))
        .interval(it.interval)
        .number(Some(it.p));
    let head = [
        ("verdict", "col-verdict"),
        ("ratio", "col-ratio-lengths"),
        ("low", "col-low"),
        ("high", "col-high"),
        ("p", "col-p"),
    ];
    let every = sets.iter().flat_map(|(period, values)| {
        let row = |it: &f64| scope.row(&period.label).text(lasting(words, *it)).number(Some(*it));
        values.iter().map(row)
    });
    let strips = Strips { strips: sets.iter().map(strip).collect() };
    let gathered = strips.gathered();
    let table = |key, caption: &str, columns: &[(&'static str, &str)]| {
        Table::new(words, key, scope.text(caption), columns)
    };
    let mut tables = vec![
        table("summary", "compare-lengths-table", &columns).with(rows).done(),
        table("result", "compare-result", &head).with([result]).done(),
    ];
    if !gathered.is_empty() {
        let rows = sets.iter().zip(&gathered).flat_map(|((period, _), columns)| {
            columns.iter().map(|it| {
                let cells = scope.row(&period.label);
                cells.seconds(Some(it.from)).seconds(Some(it.to)).count(it.count)
            })
        });
        let columns = [
            ("group", "col-period"),
            ("from", "col-from"),
            ("to", "col-below"),
            ("count", "col-number"),
        ];
        tables.push(table("columns", "lengths-columns", &columns).with(rows).done());
    }
    let columns = [("group", "col-period"), ("length", "col-length"), ("seconds", "col-seconds")];
    let every = table("values", "lengths-every", &columns).with(every);
    tables.push(every.texts(&["length"]).done());
    let reading = if it.exact { "compare-lengths-reading" } else { "compare-lengths-limit" };
    Some(Figure {
        title,
        subtitle: format!("{} {}", scope.text("compare-lengths-measure"), found.smallest),
        period: both(scope, earlier, later),
        exclusions: Vec::new(),
        reading: scope.text(reading),
        chart: Some(Chart::Strips(strips)),
        tables,
        ..scope.figure(&format!("{id}-lengths"), then.len() + now.len())
    })
}
