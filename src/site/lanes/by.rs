//! What lanes can stand for, and which of it fits a casebook.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::context::Context;
use super::super::row;
use crate::knowledge::HubKind;
use crate::model::Postmortem;
pub(in crate::site) use crate::model::analysis::timeline::By;

impl By {
    /// What many incidents share, by which they are told apart best, the most telling first.
    const WORDS: [Self; 3] = [Self::Service, Self::Cause, Self::Team];

    /// Returns what a report names of it.
    pub(super) fn words<'r>(
        self,
        context: &Context<'r>,
        report: &'r Postmortem,
    ) -> BTreeSet<&'r str> {
        let services = report.services.iter().map(|it| it.value.id.as_str());
        match self {
            Self::Service => services.collect(),
            Self::Cause => report.causes.iter().map(|it| it.value.id.as_str()).collect(),
            Self::Team => services.filter_map(|id| owner(context, id)).collect(),
            Self::Severity | Self::Year | Self::All => BTreeSet::new(),
        }
    }

    /// Returns the name of a word.
    pub(super) fn name(self, context: &Context<'_>, word: &str) -> String {
        match self {
            Self::Service => context.name(HubKind::Service, word),
            Self::Cause => context.name(HubKind::Cause, word),
            Self::Team | Self::Severity | Self::Year | Self::All => word.to_owned(),
        }
    }
}

fn owner<'a>(context: &Context<'a>, service: &str) -> Option<&'a str> {
    context.knowledge.hubs.get(HubKind::Service, service)?.owner.as_deref()
}

/// Returns what lanes of these incidents can stand for, the best first; never nothing.
///
/// Lanes are worth their room when at least half of the incidents stand in one that has a name. Where
/// neither services nor causes come to that, severities do, and without those all share one lane.
pub(in crate::site) fn fitting(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Vec<By> {
    let enough = |count: usize| count * 2 >= reports.len() && count > 0;
    let count = |by: By| reports.iter().filter(|it| !by.words(context, it).is_empty()).count();
    let mut words: Vec<(By, usize)> = By::WORDS.map(|by| (by, count(by))).into();
    words.retain(|(by, count)| match by {
        // One team owns everything, or only one is known: that tells nothing apart.
        By::Team => {
            reports.iter().flat_map(|it| by.words(context, it)).collect::<BTreeSet<_>>().len() > 1
        }
        _ => *count > 0,
    });
    words.sort_by_key(|(_, count)| Reverse(enough(*count)));
    let best = words.first().is_some_and(|(_, count)| enough(*count));
    let mut found: Vec<By> = words.into_iter().map(|(by, _)| by).collect();
    if !best {
        let severe = reports.iter().filter(|it| row::severity(context, it).is_some()).count();
        found.insert(0, if enough(severe) { By::Severity } else { By::All });
    }
    found
}
