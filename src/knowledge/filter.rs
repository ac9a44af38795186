//! Which incidents are meant: the command line and the texts choose them in the same way.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::hub::tag_id;
use super::{HubKind, Knowledge, day_of};
use crate::config::{Config, Vocabulary};
use crate::model::analysis::timeline::{Field, TimelineBlock};
use crate::model::{Postmortem, Status, slug};
use crate::text::FileId;

/// Conditions that an incident meets all of; without any, every incident does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Ids of words by their vocabulary; of each that is named it carries at least one.
    pub words: BTreeMap<HubKind, Vec<String>>,
    /// The reports themselves; `None` for any.
    pub files: Option<BTreeSet<FileId>>,
    /// The years it began in, any of them; none for all.
    pub years: Vec<i32>,
    /// The first day it may have begun.
    pub since: Option<NaiveDate>,
    /// The last one.
    pub until: Option<NaiveDate>,
    /// Where its report is in its life.
    pub status: Option<Status>,
}

impl HubKind {
    /// Returns the vocabulary of the config; tags have none.
    fn vocabulary(self) -> Option<Vocabulary> {
        match self {
            Self::Service => Some(Vocabulary::Service),
            Self::Cause => Some(Vocabulary::Cause),
            Self::Trigger => Some(Vocabulary::Trigger),
            Self::Severity => Some(Vocabulary::Severity),
            Self::Tag => None,
        }
    }

    /// Returns the kind of word that a text names; `None` for an incident itself.
    pub fn of_field(field: Field) -> Option<Self> {
        match field {
            Field::Service => Some(Self::Service),
            Field::Cause => Some(Self::Cause),
            Field::Trigger => Some(Self::Trigger),
            Field::Tag => Some(Self::Tag),
            Field::Severity => Some(Self::Severity),
            Field::Id => None,
        }
    }

    /// Returns the id of a word as people write it: an id, a name or an alias.
    pub fn id_of(self, word: &str, config: &Config) -> String {
        let Some(vocabulary) = self.vocabulary() else { return tag_id(word) };
        config.id_of(vocabulary, word).0.map_or_else(|| slug(word), str::to_owned)
    }
}

impl Filter {
    /// Returns what a block in a text asks for; an id that no report has is met by none.
    pub fn of_block(block: &TimelineBlock, knowledge: &Knowledge, config: &Config) -> Self {
        let mut filter = Self {
            years: block.years.clone(),
            since: block.since,
            until: block.until,
            ..Self::default()
        };
        for (field, word) in &block.words {
            if let Some(kind) = HubKind::of_field(*field) {
                filter = filter.with(kind, &word.value, config);
            } else {
                let files = filter.files.get_or_insert_default();
                files.extend(knowledge.find(&word.value).map(|report| report.file().clone()));
            }
        }
        filter
    }

    /// Asks for one more word.
    #[must_use]
    pub fn with(mut self, kind: HubKind, word: &str, config: &Config) -> Self {
        let words = self.words.entry(kind).or_default();
        let id = kind.id_of(word, config);
        if !words.contains(&id) {
            words.push(id);
        }
        self
    }

    /// Tells whether an incident meets all conditions.
    pub fn matches(&self, report: &Postmortem) -> bool {
        let day = day_of(report);
        let is = |told: bool, holds: &dyn Fn(NaiveDate) -> bool| !told || day.is_some_and(holds);
        self.words.iter().all(|(kind, ids)| ids.iter().any(|id| carries(report, *kind, id)))
            && self.files.as_ref().is_none_or(|files| files.contains(report.file()))
            && is(!self.years.is_empty(), &|day| self.years.contains(&day.year()))
            && is(self.since.is_some(), &|day| self.since.is_some_and(|since| since <= day))
            && is(self.until.is_some(), &|day| self.until.is_some_and(|until| day <= until))
            && self.status.is_none_or(|wanted| report.effective_status() == wanted)
    }
}

fn carries(report: &Postmortem, kind: HubKind, id: &str) -> bool {
    match kind {
        HubKind::Service => report.services.iter().any(|it| it.value.id == id),
        HubKind::Cause => report.causes.iter().any(|it| it.value.id == id),
        HubKind::Trigger => report.trigger.as_ref().is_some_and(|it| it.value.id == id),
        HubKind::Tag => report.tags.iter().any(|it| tag_id(&it.value) == id),
        HubKind::Severity => report.severity.as_ref().is_some_and(|it| it.value.id == id),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, know, report, spanned, word};
    use super::*;

    #[test]
    fn all_conditions_hold_and_of_each_any_word() {
        let mut both = report("A", "2026-03-02");
        both.services = vec![word("checkout"), word("search")];
        both.tags = vec![spanned("Config Push".to_owned())];
        let config = Config::default();
        let check =
            |filter: &Filter, expect| assert_eq!(filter.matches(&both), expect, "{filter:?}");
        let any = Filter::default();
        check(&any, true);
        let search = any.clone().with(HubKind::Service, "Search", &config);
        check(&search, true);
        check(&search.clone().with(HubKind::Service, "gateway", &config), true);
        check(&search.clone().with(HubKind::Cause, "expired", &config), false);
        check(&any.clone().with(HubKind::Tag, "config push", &config), true);
        check(&Filter { since: Some(day("2026-03-02")), ..any.clone() }, true);
        check(&Filter { until: Some(day("2026-03-01")), ..any.clone() }, false);
        check(&Filter { years: vec![2025, 2026], ..any }, true);
    }

    #[test]
    fn what_has_no_date_lies_in_no_year() {
        let undated = report("A", "");
        assert!(Filter::default().matches(&undated));
        assert!(!Filter { years: vec![2026], ..Filter::default() }.matches(&undated));
    }

    #[test]
    fn an_id_that_no_report_has_is_met_by_none() {
        let knowledge = know(vec![report("A", "2026-01-01"), report("B", "2026-01-02")]);
        let block = |ids: &[&str]| TimelineBlock {
            words: ids.iter().map(|id| (Field::Id, spanned((*id).to_owned()))).collect(),
            ..TimelineBlock::default()
        };
        let met = |ids: &[&str]| {
            let filter = Filter::of_block(&block(ids), &knowledge, &Config::default());
            knowledge.incidents.iter().filter(|it| filter.matches(it)).count()
        };
        assert_eq!((met(&[]), met(&["b", "X"]), met(&["X"])), (2, 1, 0));
    }
}
