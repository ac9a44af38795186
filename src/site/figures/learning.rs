//! Do we learn: how soon reports are out, how complete they are, and which severities they cover.

use super::super::view::chart::Figure;
use super::lengths::{Lengths, draw, name, page};
use super::verdict::apart;
use super::vocabulary::{ids, severity_names};
use super::{FEWEST_FOR_CURVE, FEWEST_FOR_TREND, Scope, Table, sentences};
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
    let sets = [Lengths { label: scope.text("publishing-lag"), values, unknown }];
    let mut sorted: Vec<f64> = sets[0].values.iter().map(|it| it.0 as f64).collect();
    sorted.sort_by(f64::total_cmp);
    let told = Summary::of(&sorted);
    let title = if let (Some(middle), Some(it)) = (told.median, told.interval) {
        scope.median_within("publishing-half", middle, it)
    } else {
        let reports = scope.count("n-reports", n).into();
        scope.say("publishing-few", &[("reports", reports)])
    };
    let drawn = draw(scope, &sets, ("col-measure", "column-incident"));
    Some(Figure {
        title,
        subtitle: scope.text("publishing-measure"),
        exclusions: scope.left_out(n, "without-published"),
        reading: sentences([scope.text("publishing-reading"), drawn.note]),
        chart: Some(Chart::Strips(drawn.chart)),
        tables: drawn.tables,
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
        let name = scope.text(&format!("milestone-{}", milestone.as_str()));
        let whole = scope.say("stamps-minute", &[("milestone", name.as_str().into())]);
        Part { name, whole, count, of: n }
    };
    let part = |key: &str, count: usize, of: usize| {
        let name = scope.text(key);
        Part { whole: name.clone(), name, count, of }
    };
    let mut parts: Vec<Part> = Milestone::ALL.map(stamped).into();
    parts.push(part("stamps-noticed", reports(&|it| it.detection.source.is_some()), n));
    parts.push(part("hub-trigger", reports(&|it| it.trigger.is_some()), n));
    parts.push(part("hub-cause", reports(&|it| !it.causes.is_empty()), n));
    let all = scope.actions.len();
    if all > 0 {
        let actions = |has: &dyn Fn(&crate::model::ActionItem) -> bool| {
            scope.actions.iter().filter(|it| has(it.action())).count()
        };
        parts.push(part("stamps-owner", actions(&|it| it.owner.is_some()), all));
        parts.push(part("stamps-due", actions(&|it| it.due.is_some()), all));
    }
    let least = parts.iter().min_by(|a, b| (a.count * b.of).cmp(&(b.count * a.of)))?;
    let row = |part: &Part| Row {
        label: part.name.clone(),
        value: Some(part.count as f64 / part.of as f64),
        interval: wilson_interval(part.count, part.of).map(|it| (it.low, it.high)),
    };
    let rows = parts.iter().map(|part| {
        scope
            .row(&part.whole)
            .count(part.count)
            .count(part.of)
            .share(Some(part.count as f64 / part.of as f64))
            .shares(wilson_interval(part.count, part.of))
    });
    let columns = [
        ("what", "col-what"),
        ("count", "col-recorded"),
        ("of", "col-of"),
        ("share", "col-share"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let groups = vec![Group {
        name: String::new(),
        note: String::new(),
        rows: parts.iter().map(row).collect(),
    }];
    let found = [
        ("what", least.whole.as_str().into()),
        ("n", least.count.into()),
        ("total", least.of.into()),
    ];
    let table = Table::new(scope.words(), "shares", scope.text("stamps-table"), &columns);
    Some(Figure {
        title: if least.count == least.of {
            scope.text("stamps-all")
        } else {
            scope.say("stamps-least", &found)
        },
        subtitle: scope.text("stamps-measure"),
        reading: scope.text("stamps-reading"),
        chart: Some(Chart::Dots(Dots { groups, unit: Unit::Shares })),
        tables: vec![table.with(rows).done()],
        ..scope.figure("completeness", n)
    })
}

/// Something that reports or actions can record, and how many do.
struct Part {
    name: String,
    /// The name in full: "Started to the minute".
    whole: String,
    count: usize,
    /// How many there are; never 0.
    of: usize,
}

/// What a report can record: the message of its name, and whether one does.
type Record = (&'static str, fn(&Postmortem) -> bool);

/// What reports of each severity are asked for.
const RECORDS: [Record; 4] = [
    ("coverage-milestones", |it| {
        let told = |milestone| it.times.get(milestone);
        Milestone::ALL.into_iter().all(|milestone| {
            told(milestone).is_some_and(|it| it.value.precision >= Precision::Minute)
        })
    }),
    ("stamps-noticed", |it| it.detection.source.is_some()),
    ("coverage-cause", |it| !it.causes.is_empty()),
    ("coverage-action", |it| !it.actions.is_empty()),
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
        name: scope.text(record),
        note: scope.of(rungs.iter().map(|it| count(*has, &it.2)).sum(), n),
        rows: rungs
            .iter()
            .map(|(_, name, these)| {
                let (held, all) = (count(*has, these), these.len());
                let short = name.split(' ').next().unwrap_or_default();
                let values = [("name", short.into()), ("n", all.into())];
                Row {
                    label: scope.say("row-n", &values),
                    value: Some(held as f64 / all as f64),
                    interval: wilson_interval(held, all).map(|it| (it.low, it.high)),
                }
            })
            .collect(),
    };
    let rows = RECORDS.iter().flat_map(|(record, has)| {
        rungs.iter().map(move |(_, name, these)| {
            let (held, all) = (count(*has, these), these.len());
            scope
                .row(scope.text(record))
                .text(name)
                .count(held)
                .count(all)
                .share(Some(held as f64 / all as f64))
                .shares(wilson_interval(held, all))
        })
    });
    let columns = [
        ("what", "col-what"),
        ("severity", "hub-severity"),
        ("count", "col-recorded"),
        ("of", "col-of"),
        ("share", "col-share"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let differs = RECORDS.iter().find_map(|(record, has)| {
        let told: Vec<_> = rungs
            .iter()
            .filter_map(|(_, name, these)| {
                Some((name.as_str(), wilson_interval(count(*has, these), these.len())?))
            })
            .collect();
        let (fewer, more) = apart(&told)?;
        let record = scope.text(record).into();
        let values = [("what", record), ("more", more.into()), ("fewer", fewer.into())];
        Some(scope.say("coverage-apart", &values))
    });
    let title = match differs {
        _ if n < FEWEST_FOR_TREND => {
            scope.say("coverage-few", &[("reports", scope.count("n-reports", n).into())])
        }
        Some(told) => told,
        None => scope.text("coverage-unclear"),
    };
    let table = Table::new(scope.words(), "shares", scope.text("coverage-table"), &columns);
    Some(Figure {
        title,
        subtitle: scope.text("coverage-measure"),
        exclusions: scope.left_out(n, "without-ladder"),
        reading: scope.text("coverage-reading"),
        chart: Some(Chart::Dots(Dots {
            groups: RECORDS.iter().map(group).collect(),
            unit: Unit::Shares,
        })),
        tables: vec![table.with(rows).texts(&["severity"]).done()],
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
    let found =
        [("n", (*least).into()), ("total", n.into()), ("severity", mildest.as_str().into())];
    let bar = |(_, label, count): &(&str, String, usize)| Bar {
        label: label.clone(),
        value: *count as f64,
        note: scope.of(*count, n),
        ..Bar::default()
    };
    let rows = rungs.iter().map(|(id, label, count)| {
        scope
            .row(label)
            .leading(Some(scope.context.routes.hub(HubKind::Severity, id)))
            .count(*count)
            .count(n)
    });
    let columns = [("severity", "hub-severity"), ("count", "col-reports"), ("of", "col-of")];
    let mild = rungs.iter().skip(2).map(|it| it.2).sum::<usize>() as f64 / n as f64;
    let mild = scope.words().percent(mild).into();
    let measure = scope.text("severities-measure");
    let table = Table::new(scope.words(), "severities", measure.as_str(), &columns);
    Some(Figure {
        title: scope.say("severities-mildest", &found),
        subtitle: measure,
        exclusions: scope.left_out(n, "without-ladder"),
        reading: scope.say("severities-reading", &[("share", mild)]),
        chart: Some(Chart::Bars(Bars { bars: rungs.iter().map(bar).collect(), shares: false })),
        tables: vec![table.with(rows).done()],
        ..scope.figure("severities", n)
    })
}
