//! Why: how many incidents mention each trigger, cause or service, as shares with intervals.

use std::collections::BTreeMap;

use super::super::row::ladder_step;
use super::super::view::chart::Figure;
use super::{FEWEST_FOR_TREND, Scope, Table, sentences};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::knowledge::HubKind;
use crate::knowledge::statistics::shares::wilson_interval;
use crate::model::Postmortem;

const MOST_BARS: usize = 10;

/// What a figure of bars is about.
pub(crate) struct Vocabulary<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: HubKind,
    /// Whether one incident can have several, so that the shares add to more than the whole.
    pub(crate) several: bool,
}

/// Returns the distinct ids a report has of a vocabulary.
pub(super) fn ids(report: &Postmortem, kind: HubKind) -> Vec<&str> {
    let mut ids: Vec<&str> = match kind {
        HubKind::Service => report.services.iter().map(|it| it.value.id.as_str()).collect(),
        HubKind::Cause => report.causes.iter().map(|it| it.value.id.as_str()).collect(),
        HubKind::Trigger => report.trigger.iter().map(|it| it.value.id.as_str()).collect(),
        HubKind::Severity => report.severity.iter().map(|it| it.value.id.as_str()).collect(),
        HubKind::Tag => Vec::new(),
    };
    ids.retain(|id| !id.is_empty());
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Counts the words of a vocabulary, the most frequent first, equal ones by id.
pub(super) fn ranked<'a>(scope: &'a Scope<'_, '_>, kind: HubKind) -> Vec<(&'a str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let own = |id: &str| scope.own.as_ref().is_some_and(|it| it.0 == kind && it.1 == id);
    let all = scope.reports.iter().flat_map(|report| ids(report, kind));
    for id in all.filter(|id| !own(id)) {
        *counts.entry(id).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    ranked
}

/// Returns the severities of the ladder, the worst first, with what they are called: "SEV1 critical".
pub(super) fn severity_names<'a>(scope: &Scope<'a, '_>) -> Vec<(&'a str, String)> {
    let context = scope.context;
    let name = |(rank, it): (usize, &'a crate::config::Severity)| {
        let step = ladder_step(context.config, &context.routes, &it.id, &it.name, Some(rank));
        (it.id.as_str(), format!("{} {}", step.label, step.name).trim().to_owned())
    };
    context.config.severities.iter().enumerate().map(name).collect()
}

/// Draws the most frequent words of a vocabulary as bars.
pub(crate) fn hub_bars(scope: &Scope<'_, '_>, asked: &Vocabulary<'_>) -> Option<Figure> {
    let ranked = ranked(scope, asked.kind);
    let own = scope.own.as_ref().filter(|it| it.0 == asked.kind).map(|it| it.1.as_str());
    let others =
        |report: &Postmortem| ids(report, asked.kind).into_iter().any(|id| Some(id) != own);
    let n = scope.reports.iter().filter(|it| others(it)).count();
    ranked.first()?;
    let context = scope.context;
    let shares = n >= FEWEST_FOR_TREND;
    let bar = |(id, count): &(&str, usize)| Bar {
        label: context.name(asked.kind, id),
        value: if shares { *count as f64 / n as f64 } else { *count as f64 },
        note: scope.of(*count, n),
        interval: wilson_interval(*count, n).filter(|_| shares).map(|it| (it.low, it.high)),
        ..Bar::default()
    };
    let bars: Vec<Bar> = ranked.iter().take(MOST_BARS).map(bar).collect();
    let rows = ranked.iter().map(|(id, count)| {
        scope
            .row(context.name(asked.kind, id))
            .leading(Some(context.routes.hub(asked.kind, id)))
            .count(*count)
            .count(n)
            .share(shares.then(|| *count as f64 / n as f64))
            .shares(wilson_interval(*count, n).filter(|_| shares))
    });
    let kind = asked.kind.as_str();
    let columns = [
        ("word", &*format!("hub-{kind}")),
        ("count", "col-incidents"),
        ("of", "col-of"),
        ("share", "col-share"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let caption = scope.text(&format!("words-table-{kind}"));
    let without = match own {
        Some(_) => format!("without-other-{kind}"),
        None => format!("without-{kind}"),
    };
    let marks = if shares {
        scope.text("words-shares")
    } else {
        scope.count("words-counts", FEWEST_FOR_TREND)
    };
    let several = if asked.several { scope.text("words-several") } else { String::new() };
    Some(Figure {
        title: title(scope, asked.kind, &ranked, n),
        subtitle: subtitle(scope, kind, shares, (bars.len(), ranked.len())),
        exclusions: scope.left_out(n, &without),
        reading: sentences([marks, several]),
        chart: Some(Chart::Bars(Bars { bars, shares })),
        tables: vec![Table::new(scope.words(), "words", caption, &columns).with(rows).done()],
        ..scope.figure(asked.id, n)
    })
}

/// Names the words that are named most; where several share that, how many they are.
fn title(scope: &Scope<'_, '_>, kind: HubKind, ranked: &[(&str, usize)], n: usize) -> String {
    let most = ranked.first().map_or(0, |it| it.1);
    let tied = ranked.iter().filter(|it| it.1 == most).count();
    let name = |at: usize| ranked.get(at).map_or("", |it| it.0);
    let name = |at: usize| scope.context.name(kind, name(at)).into();
    let values = [
        ("n", most.into()),
        ("total", n.into()),
        ("tied", tied.into()),
        ("name", name(0)),
        ("other", name(1)),
    ];
    match tied {
        _ if most < 2 => scope.text(&format!("words-none-{}", kind.as_str())),
        1 => scope.say("words-most", &values),
        2 => scope.say("words-two", &values),
        _ => scope.say(&format!("words-many-{}", kind.as_str()), &values),
    }
}

fn subtitle(
    scope: &Scope<'_, '_>,
    kind: &str,
    shares: bool,
    (shown, all): (usize, usize),
) -> String {
    let measure = if shares {
        scope.text(&format!("words-measure-shares-{kind}"))
    } else {
        scope.text(&format!("words-measure-{kind}"))
    };
    if shown == all {
        return measure;
    }
    let values = [("measure", measure.into()), ("n", shown.into()), ("total", all.into())];
    scope.say("words-frequent", &values)
}
