//! Do we learn: how soon reports are out, how complete they are, and which severities they cover.

use super::super::format::{plural, sentence};
use super::super::view::chart::Figure;
use super::lengths::{Lengths, draw, name, page};
use super::verdict::apart;
use super::words::{ids, severity_names};
use super::{Cells, FEWEST_FOR_CURVE, FEWEST_FOR_TREND, Scope, Table, of, percent, roughly};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::chart::dots::{Dots, Group, Row, Unit};
use crate::knowledge::HubKind;
use crate::knowledge::statistics::quantiles::Summary;
use crate::knowledge::statistics::shares::wilson_interval;
use crate::model::time::Milestone;
use crate::model::{Postmortem, Precision};

const DAY: i64 = 86_400;

/// Draws the days from the end of an incident to its published report.
pub(crate) fn publishing(scope: &Scope<'_, '_>) -> Option<Figure> {
    let lag = |report: &Postmortem| {
        let end = [&report.times.resolved, &report.times.mitigated].into_iter().flatten().next()?;
        let days = (report.published.as_ref()?.value - end.value.date()).num_days();
        (days >= 0).then_some(days * DAY)
    };
    let values: Vec<_> =
        scope.reports.iter().filter_map(|it| Some((lag(it)?, name(it), page(scope, it)))).collect();
    let n = values.len();
    if n == 0 {
        return None;
    }
    let unknown = scope.reports.len() - n;
    let sets = [Lengths { label: "End to report".to_owned(), values, unknown }];
    let mut sorted: Vec<f64> = sets[0].values.iter().map(|it| it.0 as f64).collect();
    sorted.sort_by(f64::total_cmp);
    let told = Summary::of(&sorted);
    let title = match (told.median, told.interval) {
        (Some(middle), Some(it)) => format!(
            "Half of the reports are out within {} ({} to {})",
            roughly(middle),
            roughly(it.low),
            roughly(it.high)
        ),
        _ => {
            format!("{} with a day of publication: too few to tell", plural(n, "report", "reports"))
        }
    };
    let (chart, tables, note) = draw(&sets, "Measure", "Incident");
    Some(Figure {
        title,
        subtitle: "Days from the end of an incident to its published report, on a log axis"
            .to_owned(),
        exclusions: scope.left_out(n, "the day of publication or the end is not recorded"),
        reading: format!(
            "Each dot is a report; those out on the same day are counted at 0. The tick is the median, from 5 on; the line its exact 95 % interval, from 6 on.{note}"
        ),
        chart: Some(Chart::Strips(chart)),
        tables,
        ..scope.figure("publishing", n)
    })
}

/// Draws how many reports record what the other figures need.
pub(crate) fn stamps(scope: &Scope<'_, '_>) -> Option<Figure> {
    let n = scope.reports.len();
    if n < FEWEST_FOR_CURVE {
        return None;
    }
    let reports =
        |has: &dyn Fn(&Postmortem) -> bool| scope.reports.iter().filter(|it| has(it)).count();
    let stamped = |milestone: Milestone| {
        let count = reports(&|it| {
            it.times.get(milestone).is_some_and(|stamp| stamp.value.precision >= Precision::Minute)
        });
        (format!("{} to the minute", sentence(milestone.as_str())), count, n)
    };
    let mut parts: Vec<(String, usize, usize)> = Milestone::ALL.map(stamped).into();
    parts.push(("Who noticed".to_owned(), reports(&|it| it.detection.source.is_some()), n));
    parts.push(("Trigger".to_owned(), reports(&|it| it.trigger.is_some()), n));
    parts.push(("Cause".to_owned(), reports(&|it| !it.causes.is_empty()), n));
    let all = scope.actions.len();
    if all > 0 {
        let actions = |has: &dyn Fn(&crate::model::ActionItem) -> bool| {
            scope.actions.iter().filter(|it| has(it.action())).count()
        };
        parts.push(("Actions: owner".to_owned(), actions(&|it| it.owner.is_some()), all));
        parts.push(("Actions: due".to_owned(), actions(&|it| it.due.is_some()), all));
    }
    let least = parts.iter().min_by(|a, b| (a.1 * b.2).cmp(&(b.1 * a.2)))?.clone();
    let row = |(label, count, of): &(String, usize, usize)| Row {
        label: label.trim_end_matches(" to the minute").to_owned(),
        value: Some(*count as f64 / *of as f64),
        interval: wilson_interval(*count, *of).map(|it| (it.low, it.high)),
    };
    let rows = parts.iter().map(|(label, count, of)| {
        Cells::of(label)
            .count(*count)
            .count(*of)
            .share(Some(*count as f64 / *of as f64))
            .shares(wilson_interval(*count, *of))
    });
    let columns = [
        ("what", "What"),
        ("count", "Recorded"),
        ("of", "Of"),
        ("share", "Share"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let groups = vec![Group {
        name: String::new(),
        note: String::new(),
        rows: parts.iter().map(row).collect(),
    }];
    Some(Figure {
        title: if least.1 == least.2 {
            "Every report records all that trends need".to_owned()
        } else {
            format!("Least often recorded: {}, in {}", lower(&least.0), of(least.1, least.2))
        },
        subtitle: "Share of reports (and of actions) that record what trends need".to_owned(),
        reading: "Milestones count when they are known to the minute. Dots are shares, lines Wilson 95 % intervals.".to_owned(),
        chart: Some(Chart::Dots(Dots { groups, unit: Unit::Shares })),
        tables: vec![Table::new("shares", "What reports record", &columns).with(rows).done()],
        ..scope.figure("completeness", n)
    })
}

fn lower(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |it| it.to_lowercase().chain(letters).collect())
}

/// What a report can record: its name, and whether one does.
type Record = (&'static str, fn(&Postmortem) -> bool);

/// What reports of each severity are asked for.
const RECORDS: [Record; 4] = [
    ("All five milestones", |it| {
        let told = |milestone| it.times.get(milestone);
        Milestone::ALL.into_iter().all(|milestone| {
            told(milestone).is_some_and(|it| it.value.precision >= Precision::Minute)
        })
    }),
    ("Who noticed", |it| it.detection.source.is_some()),
    ("A cause", |it| !it.causes.is_empty()),
    ("An action", |it| !it.actions.is_empty()),
];

/// Draws how completely incidents of each severity are written up.
pub(crate) fn coverage(scope: &Scope<'_, '_>) -> Option<Figure> {
    let of_severity = |id: &str| -> Vec<&Postmortem> {
        let of_this = |it: &&Postmortem| ids(it, HubKind::Severity) == [id];
        scope.reports.iter().map(AsRef::as_ref).filter(of_this).collect()
    };
    let rungs: Vec<(&str, String, Vec<&Postmortem>)> = severity_names(scope)
        .into_iter()
        .map(|(id, name)| (id, name, of_severity(id)))
        .filter(|it| !it.2.is_empty())
        .collect();
    let n: usize = rungs.iter().map(|it| it.2.len()).sum();
    if rungs.len() < 2 || n < FEWEST_FOR_CURVE {
        return None;
    }
    let count = |has: fn(&Postmortem) -> bool, these: &[&Postmortem]| {
        these.iter().filter(|it| has(it)).count()
    };
    let group = |(record, has): &Record| Group {
        name: (*record).to_owned(),
        note: of(rungs.iter().map(|it| count(*has, &it.2)).sum(), n),
        rows: rungs
            .iter()
            .map(|(_, name, these)| {
                let (held, all) = (count(*has, these), these.len());
                let short = name.split(' ').next().unwrap_or_default();
                Row {
                    label: format!("{short}, n {all}"),
                    value: Some(held as f64 / all as f64),
                    interval: wilson_interval(held, all).map(|it| (it.low, it.high)),
                }
            })
            .collect(),
    };
    let rows = RECORDS.iter().flat_map(|(record, has)| {
        rungs.iter().map(move |(_, name, these)| {
            let (held, all) = (count(*has, these), these.len());
            Cells::of(*record)
                .text(name)
                .count(held)
                .count(all)
                .share(Some(held as f64 / all as f64))
                .shares(wilson_interval(held, all))
        })
    });
    let columns = [
        ("what", "What"),
        ("severity", "Severity"),
        ("count", "Recorded"),
        ("of", "Of"),
        ("share", "Share"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let differs = RECORDS.iter().find_map(|(record, has)| {
        let told: Vec<_> = rungs
            .iter()
            .filter_map(|(_, name, these)| {
                Some((name.as_str(), wilson_interval(count(*has, these), these.len())?))
            })
            .collect();
        let (fewer, more) = apart(&told)?;
        Some(format!("{record}: recorded more often for {more} than for {fewer}"))
    });
    let title = match differs {
        _ if n < FEWEST_FOR_TREND => {
            format!("{}: too few to compare severities", plural(n, "report", "reports"))
        }
        Some(told) => told,
        None => "No clear difference between severities in what reports record".to_owned(),
    };
    Some(Figure {
        title,
        subtitle: "Share of the reports of each severity that record it, with Wilson 95 % intervals"
            .to_owned(),
        exclusions: scope.left_out(n, "no severity of the ladder is recorded"),
        reading: "Milestones count when they are known to the minute. Two severities are called different only where their intervals do not meet.".to_owned(),
        chart: Some(Chart::Dots(Dots { groups: RECORDS.iter().map(group).collect(), unit: Unit::Shares })),
        tables: vec![Table::new("shares", "What reports of each severity record", &columns).with(rows).texts(&["severity"]).done()],
        ..scope.figure("coverage", n)
    })
}

/// Draws how many reports each severity has, near misses among them.
pub(crate) fn severities(scope: &Scope<'_, '_>) -> Option<Figure> {
    let count =
        |id: &str| scope.reports.iter().filter(|it| ids(it, HubKind::Severity) == [id]).count();
    let rungs: Vec<(&str, String, usize)> =
        severity_names(scope).into_iter().map(|(id, name)| (id, name, count(id))).collect();
    let n: usize = rungs.iter().map(|it| it.2).sum();
    if n == 0 {
        return None;
    }
    let (_, mildest, least) = rungs.last()?;
    let title = match *least {
        0 => format!("No report is of the mildest severity, {mildest}"),
        1 => format!("{} reports is of the mildest severity, {mildest}", of(1, n)),
        least => format!("{} reports are of the mildest severity, {mildest}", of(least, n)),
    };
    let bar = |(_, label, count): &(&str, String, usize)| Bar {
        label: label.clone(),
        value: *count as f64,
        note: of(*count, n),
        ..Bar::default()
    };
    let rows = rungs.iter().map(|(id, label, count)| {
        Cells::of(label)
            .leading(Some(scope.context.routes.hub(HubKind::Severity, id)))
            .count(*count)
            .count(n)
    });
    let columns = [("severity", "Severity"), ("count", "Reports"), ("of", "Of")];
    Some(Figure {
        title,
        subtitle: "Reports by severity".to_owned(),
        exclusions: scope.left_out(n, "no severity of the ladder is recorded"),
        reading: format!(
            "Bars are counts from zero. More reports of mild incidents and near misses mean more learning, not more failure: {} of all are below the worst two.",
            percent(rungs.iter().skip(2).map(|it| it.2).sum::<usize>() as f64 / n as f64)
        ),
        chart: Some(Chart::Bars(Bars { bars: rungs.iter().map(bar).collect(), shares: false })),
        tables: vec![Table::new("severities", "Reports by severity", &columns).with(rows).done()],
        ..scope.figure("severities", n)
    })
}
