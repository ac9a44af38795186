//! What a hub's incidents have in common: other words, how bad they were, what came back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::context::Context;
use super::super::row;
use super::super::view::hub::{CameBack, SeverityCount, TogetherGroup, TogetherItem};
use super::Subject;
use crate::knowledge::{HubKind, hub::tag_id};
use crate::model::Postmortem;

/// How many words of a vocabulary are named as occurring together.
const MOST: usize = 6;
/// What occurred together once is no "often".
const FEWEST: usize = 2;

/// Counts the words that occur together with the subject, the most frequent of each vocabulary.
pub(super) fn groups(
    context: &Context<'_>,
    subject: &Subject<'_>,
    reports: &[Arc<Postmortem>],
) -> Vec<TogetherGroup> {
    let group = |kind: HubKind| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for report in reports {
            let mut words = words(report, kind);
            words.sort_unstable();
            words.dedup();
            for word in words {
                *counts.entry(word).or_default() += 1;
            }
        }
        let mut counts: Vec<(String, usize)> = counts
            .into_iter()
            .filter(|(id, count)| *count >= FEWEST && !subject.is(kind, id))
            .collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts.truncate(MOST);
        let item = |(id, count): (String, usize)| TogetherItem {
            chip: row::chip(context, kind, &id),
            count,
            of: reports.len(),
        };
        TogetherGroup { kind: kind.as_str(), items: counts.into_iter().map(item).collect() }
    };
    let kinds = [HubKind::Cause, HubKind::Trigger, HubKind::Service, HubKind::Tag];
    kinds.map(group).into_iter().filter(|group| !group.items.is_empty()).collect()
}

fn words(report: &Postmortem, kind: HubKind) -> Vec<String> {
    match kind {
        HubKind::Service => report.services.iter().map(|it| it.value.id.clone()).collect(),
        HubKind::Cause => report.causes.iter().map(|it| it.value.id.clone()).collect(),
        HubKind::Trigger => report.trigger.iter().map(|it| it.value.id.clone()).collect(),
        HubKind::Tag => report.tags.iter().map(|it| tag_id(&it.value)).collect(),
        HubKind::Severity => report.severity.iter().map(|it| it.value.id.clone()).collect(),
    }
}

/// Counts incidents by severity, the worst first.
pub(in crate::site) fn severities(
    context: &Context<'_>,
    reports: &[Arc<Postmortem>],
) -> Vec<SeverityCount> {
    let mut counts: BTreeMap<(usize, String), SeverityCount> = BTreeMap::new();
    for report in reports {
        let Some(severity) = row::severity(context, report) else { continue };
        let key = (report.severity_rank.unwrap_or(usize::MAX), severity.id.clone());
        counts.entry(key).or_insert(SeverityCount { severity, count: 0 }).count += 1;
    }
    counts.into_values().collect()
}

/// Counts the subject's incidents that repeated an earlier one; `None` when none did.
pub(super) fn came_back(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Option<CameBack> {
    let all = &context.knowledge.recurrences;
    let found: Vec<_> = reports.iter().filter_map(|report| all.get(report.file())).collect();
    let while_open = found.iter().filter(|it| it.iter().any(|it| !it.open_fixes.is_empty()));
    (!found.is_empty())
        .then(|| CameBack { count: found.len(), while_fix_was_open: while_open.count() })
}
