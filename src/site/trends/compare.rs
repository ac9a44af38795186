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
use crate::site::figures::{
    Cells, Scope, Table, Verdict, lasting, lengths_differ, rates_differ, times,
};
use crate::site::format::date;
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
        let named = |from: NaiveDate, to: NaiveDate| Period {
            label: format!("{} to {}", from.format("%b %Y"), to.format("%b %Y")),
            from,
            to,
        };
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
            Period { label: "12 months before".to_owned(), from: start.max(*first), to: split };
        let later = Period { label: "after".to_owned(), from: day, to: end };
        let title = format!("{}, {}", milestone.label, date(day).text);
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
    let found = rates_differ(rate(earlier, before), rate(later, after))?;
    let interval = found.effect.interval;
    let ratio = found.effect.ratio.filter(|_| interval.high.is_finite());
    let told = ratio
        .map_or_else(String::new, |it| format!(", {}", times(it, interval.low, interval.high)));
    let title = match found.verdict {
        Verdict::Unclear => format!("How often: no clear difference ({before}, then {after})"),
        clear => format!("How often: {}{told}", clear.word()),
    };
    let both = [(earlier, before), (later, after)];
    // A long name would give way on a phone; which period is which stands in the caption.
    let short = |at: usize, period: &Period| match (at, period.label.len()) {
        (_, 0..=8) => period.label.clone(),
        (0, _) => "before".to_owned(),
        _ => "after".to_owned(),
    };
    let points = both.iter().enumerate().map(|(at, (period, count))| {
        let it = poisson_interval(*count);
        Point {
            label: short(at, period),
            hint: format!("{}: {count}", period.label),
            value: *count as f64,
            interval: Some((it.low, it.high)),
            ..Point::default()
        }
    });
    let rows = both.iter().map(|(period, count)| {
        Cells::of(&period.label)
            .text(date(period.from).datetime)
            .text(date(period.to).datetime)
            .number(Some(period.days()))
            .count(*count)
            .interval(Some(poisson_interval(*count)))
    });
    let columns = [
        ("period", "Period"),
        ("from", "From"),
        ("to", "to"),
        ("days", "Days"),
        ("incidents", "Incidents"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let result = Cells::of(found.verdict.word())
        .number(found.effect.ratio)
        .interval(Some(interval))
        .number(Some(found.effect.p));
    let head = [
        ("verdict", "Verdict"),
        ("ratio", "Ratio of rates"),
        ("low", "95 % from"),
        ("high", "to"),
        ("p", "p"),
    ];
    Some(Figure {
        title,
        subtitle: format!("Incidents in each period, with exact 95 % Poisson intervals. {}", found.smallest),
        period: format!("{} and {}", earlier.label, later.label),
        reading: "The rates, by days, are compared by their ratio with an exact conditional 95 % interval.".to_owned(),
        chart: Some(Chart::Counts(Intervals { points: points.collect(), ..Intervals::default() })),
        tables: vec![
            Table::new("periods", "Incidents in each period", &columns)
                .with(rows)
                .texts(&["from", "to"])
                .done(),
            Table::new("result", "The comparison", &head).with([result]).done(),
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
    let found = lengths_differ(&then, &now)?;
    let it = found.effect;
    let title = match (found.verdict, it.interval) {
        (Verdict::Unclear, _) | (_, None) => "How long: no clear difference".to_owned(),
        (clear, Some(interval)) => {
            format!("How long: {}, {}", clear.word(), times(it.ratio, interval.low, interval.high))
        }
    };
    let sets = [(earlier, &then), (later, &now)];
    let strip = |(period, values): &(&Period, &Vec<f64>)| {
        let zero = values.partition_point(|it| *it <= 0.0);
        let told = Summary::of(values);
        Strip {
            name: period.label.clone(),
            note: format!("n = {}", values.len()),
            zero,
            seconds: values[zero..].to_vec(),
            median: told.median,
            interval: told.interval.map(|it| (it.low, it.high)),
        }
    };
    let rows = sets.iter().map(|(period, values)| {
        let told = Summary::of(values);
        Cells::of(&period.label)
            .count(values.len())
            .count(values.partition_point(|it| *it <= 0.0))
            .seconds(told.median)
            .seconds(told.interval.map(|it| it.low))
            .seconds(told.interval.map(|it| it.high))
    });
    let columns = [
        ("group", "Period"),
        ("n", "Known"),
        ("zero", "Zero"),
        ("median", "Median"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let result = Cells::of(found.verdict.word())
        .number(Some(it.ratio))
        .interval(it.interval)
        .number(Some(it.p));
    let head = [
        ("verdict", "Verdict"),
        ("ratio", "Ratio of lengths"),
        ("low", "95 % from"),
        ("high", "to"),
        ("p", "p"),
    ];
    let every = sets.iter().flat_map(|(period, values)| {
        values.iter().map(|it| Cells::of(&period.label).text(lasting(*it)).number(Some(*it)))
    });
    let strips = Strips { strips: sets.iter().map(strip).collect() };
    let gathered = strips.gathered();
    let mut tables = vec![
        Table::new("summary", "Time to resolve in each period", &columns).with(rows).done(),
        Table::new("result", "The comparison", &head).with([result]).done(),
    ];
    if !gathered.is_empty() {
        let rows = sets.iter().zip(&gathered).flat_map(|((period, _), columns)| {
            columns.iter().map(|it| {
                Cells::of(&period.label).seconds(Some(it.from)).seconds(Some(it.to)).count(it.count)
            })
        });
        let columns =
            [("group", "Period"), ("from", "From"), ("to", "to below"), ("count", "Number")];
        tables.push(
            Table::new("columns", "Lengths gathered into columns", &columns).with(rows).done(),
        );
    }
    tables.push(
        Table::new(
            "values",
            "Every length",
            &[("group", "Period"), ("length", "Length"), ("seconds", "Seconds")],
        )
        .with(every)
        .texts(&["length"])
        .done(),
    );
    let test = if it.exact { "every split counted" } else { "in its normal limit" };
    Some(Figure {
        title,
        subtitle: format!(
            "Time to resolve in each period, every incident a dot, on a log axis. {}",
            found.smallest
        ),
        period: format!("{} and {}", earlier.label, later.label),
        exclusions: Vec::new(),
        reading: format!(
            "The ratio is the median of all ratios of a later to an earlier length (Hodges-Lehmann), with the 95 % interval of the permutation test of ranks, {test}. Lengths below a minute count as one."
        ),
        chart: Some(Chart::Strips(strips)),
        tables,
        ..scope.figure(&format!("{id}-lengths"), then.len() + now.len())
    })
}
