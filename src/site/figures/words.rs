//! Why: how many incidents mention each trigger, cause or service, as shares with intervals.

use std::collections::BTreeMap;

use super::super::format::number;
use super::super::row::ladder_step;
use super::super::view::chart::Figure;
use super::{Cells, FEWEST_FOR_TREND, Scope, Table, of};
use crate::chart::Chart;
use crate::chart::bars::{Bar, Bars};
use crate::knowledge::HubKind;
use crate::knowledge::statistics::shares::wilson_interval;
use crate::model::Postmortem;

const MOST_BARS: usize = 10;

/// What a figure of bars is about.
pub(crate) struct Words<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: HubKind,
    /// What a value is called: "cause".
    pub(crate) one: &'a str,
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
pub(crate) fn hub_bars(scope: &Scope<'_, '_>, words: &Words<'_>) -> Option<Figure> {
    let ranked = ranked(scope, words.kind);
    let own = scope.own.as_ref().filter(|it| it.0 == words.kind).map(|it| it.1.as_str());
    let others =
        |report: &Postmortem| ids(report, words.kind).into_iter().any(|id| Some(id) != own);
    let n = scope.reports.iter().filter(|it| others(it)).count();
    let (first, most) = *ranked.first()?;
    let context = scope.context;
    let shares = n >= FEWEST_FOR_TREND;
    let bar = |(id, count): &(&str, usize)| Bar {
        label: context.name(words.kind, id),
        value: if shares { *count as f64 / n as f64 } else { *count as f64 },
        note: of(*count, n),
        interval: wilson_interval(*count, n).filter(|_| shares).map(|it| (it.low, it.high)),
        ..Bar::default()
    };
    let bars: Vec<Bar> = ranked.iter().take(MOST_BARS).map(bar).collect();
    let rows = ranked.iter().map(|(id, count)| {
        Cells::of(context.name(words.kind, id))
            .leading(Some(context.routes.hub(words.kind, id)))
            .count(*count)
            .count(n)
            .share(shares.then(|| *count as f64 / n as f64))
            .shares(wilson_interval(*count, n).filter(|_| shares))
    });
    let head = super::super::format::sentence(words.one);
    let columns = [
        ("word", head.as_str()),
        ("count", "Incidents"),
        ("of", "Of"),
        ("share", "Share"),
        ("low", "95 % from"),
        ("high", "to"),
    ];
    let tied = ranked.iter().filter(|it| it.1 == most).count();
    let name = |at: usize| context.name(words.kind, ranked[at].0);
    let title = match tied {
        _ if most < 2 => format!("No {} is named twice", words.one),
        1 => format!(
            "{} is named most, by {} incidents",
            context.name(words.kind, first),
            of(most, n)
        ),
        2 => format!("{} and {} are named most, each by {}", name(0), name(1), of(most, n)),
        _ => format!(
            "No {} stands out: {} are named by {} each",
            words.one,
            number(tied),
            of(most, n)
        ),
    };
    let several = if words.several {
        " One incident may mention several, so the shares may add to more than 100 %."
    } else {
        ""
    };
    let marks = if shares {
        "Bars are shares of the incidents that name any, from zero; lines are Wilson 95 % intervals.".to_owned()
    } else {
        format!("Bars are counts from zero; below {FEWEST_FOR_TREND} incidents no shares are told.")
    };
    Some(Figure {
        title,
        subtitle: subtitle(words, shares, bars.len(), ranked.len()),
        exclusions: scope.left_out(
            n,
            &format!("no {}{} is recorded", if own.is_some() { "other " } else { "" }, words.one),
        ),
        reading: format!("{marks}{several}"),
        chart: Some(Chart::Bars(Bars { bars, shares })),
        tables: vec![
            Table::new("words", format!("Incidents by {}", words.one), &columns).with(rows).done(),
        ],
        ..scope.figure(words.id, n)
    })
}

fn subtitle(words: &Words<'_>, shares: bool, shown: usize, all: usize) -> String {
    let measure = if shares { "Share of incidents" } else { "Incidents" };
    let which = if shown < all {
        format!(", the {shown} most frequent of {}", number(all))
    } else {
        String::new()
    };
    format!("{measure} mentioning each {}{which}", words.one)
}
