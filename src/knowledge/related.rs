//! Reports worth reading beside another, scored by what they share, each with its reason.

use std::collections::BTreeSet;

use super::{HubKind, Knowledge, hub};
use crate::model::Postmortem;

/// How many neighbours in time are looked at per shared word, on either side.
const NEIGHBOURS: usize = 24;
/// How many related reports are named.
const MOST: usize = 5;
/// What two reports must share at least: one cause, or a trigger and a service.
const ENOUGH: f64 = 4.0;

/// A related report and why it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Its place among the incidents.
    pub position: usize,
    /// How much the two share.
    pub score: f64,
    /// What they share, as kind and id, the heaviest first.
    pub shared: Vec<(HubKind, String)>,
}

impl Knowledge {
    /// Finds the reports most worth reading beside the one at `position`.
    pub fn related(&self, position: usize) -> Vec<Related> {
        self.related_to(&self.incidents[position])
    }

    /// Finds the reports most worth reading beside `report`, which may be one that does not count.
    ///
    /// Looks only at the nearest incidents of each shared word, so the cost per report does not
    /// grow with the casebook. A rare word weighs more than one that half the reports share.
    pub fn related_to(&self, report: &Postmortem) -> Vec<Related> {
        let position = self.place(report);
        let own = self.position(report.file());
        let words = words(report);
        let mut seen: Vec<(usize, usize)> = Vec::new();
        let mut weights = Vec::with_capacity(words.len());
        for (word, (kind, id)) in words.iter().enumerate() {
            let uses = self.hubs.get(*kind, id).map_or(&[][..], |hub| &hub.incidents);
            weights.push(weight(*kind) * rarity(uses.len(), self.incidents.len()));
            let at = uses.partition_point(|&other| other < position);
            let near = &uses[at.saturating_sub(NEIGHBOURS)..uses.len().min(at + 1 + NEIGHBOURS)];
            seen.extend(near.iter().filter(|&&other| Some(other) != own).map(|&it| (it, word)));
        }
        seen.sort_unstable();
        let known = self.links.outgoing(report.file());
        let mut related: Vec<Related> = seen
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|shared| {
                let plain = shared.iter().map(|&(_, word)| weight(words[word].0)).sum::<f64>();
                plain >= ENOUGH && !known.contains(self.incidents[shared[0].0].file())
            })
            .map(|shared| Related {
                position: shared[0].0,
                score: shared.iter().map(|&(_, word)| weights[word]).sum(),
                shared: shared.iter().map(|&(_, word)| words[word].clone()).collect(),
            })
            .collect();
        related.sort_by(|a, b| {
            // One that does not count has no place of its own: it stands between two that do.
            let between = usize::from(own.is_none());
            let near = |it: &Related| match it.position.checked_sub(position) {
                Some(behind) => behind + between,
                None => position - it.position,
            };
            b.score.total_cmp(&a.score).then_with(|| near(a).cmp(&near(b)))
        });
        related.truncate(MOST);
        related
    }
}

/// Returns what a report can be related by, the heaviest kind first.
fn words(report: &Postmortem) -> Vec<(HubKind, String)> {
    let causes = report.causes.iter().map(|it| (HubKind::Cause, it.value.id.clone()));
    let trigger = report.trigger.iter().map(|it| (HubKind::Trigger, it.value.id.clone()));
    let services = report.services.iter().map(|it| (HubKind::Service, it.value.id.clone()));
    let tags = report.tags.iter().map(|it| (HubKind::Tag, hub::tag_id(&it.value)));
    let mut words: Vec<_> = causes.chain(trigger).chain(services).chain(tags).collect();
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words
}

fn weight(kind: HubKind) -> f64 {
    match kind {
        HubKind::Cause => 4.0,
        HubKind::Trigger => 2.5,
        HubKind::Service => 1.5,
        HubKind::Tag => 1.0,
        HubKind::Severity => 0.0,
    }
}

/// Returns how much sharing a word says: 1.5 for the rarest, falling to 0.5 for one that all have.
fn rarity(uses: usize, all: usize) -> f64 {
    let share = uses.max(1) as f64 / all.max(1) as f64;
    0.5 + (1.0 - share).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{know, relation, report, spanned, word};
    use super::*;
    use crate::model::{RelationKind, Status};

    fn about(id: &str, day: &str, causes: &[&str], services: &[&str]) -> Postmortem {
        let mut report = report(id, day);
        report.causes = causes.iter().map(|cause| word(cause)).collect();
        report.services = services.iter().map(|service| word(service)).collect();
        report
    }

    fn ids(knowledge: &Knowledge, position: usize) -> Vec<&str> {
        let related = knowledge.related(position);
        related.iter().map(|it| knowledge.incidents[it.position].id.value.as_str()).collect()
    }

    #[test]
    fn a_shared_cause_and_service_beats_a_shared_cause() {
        let knowledge = know(vec![
            about("A", "2026-05-01", &["cert"], &["web"]),
            about("B", "2026-04-01", &["cert"], &["mail"]),
            about("C", "2026-01-01", &["cert"], &["web"]),
            about("D", "2026-03-01", &["dns"], &["web"]),
            about("E", "2026-02-01", &[], &[]),
        ]);
        assert_eq!(ids(&knowledge, 0), ["C", "B"]);
        let first = &knowledge.related(0)[0];
        let kinds: Vec<_> = first.shared.iter().map(|(kind, id)| (*kind, id.as_str())).collect();
        assert_eq!(kinds, [(HubKind::Cause, "cert"), (HubKind::Service, "web")]);
        assert!(ids(&knowledge, 3).is_empty());
    }

    #[test]
    fn what_is_linked_already_is_not_named_again() {
        let mut newer = about("A", "2026-05-01", &["cert"], &["web"]);
        newer.related = vec![relation("B", RelationKind::RecurrenceOf)];
        let knowledge = know(vec![newer, about("B", "2026-04-01", &["cert"], &["web"])]);
        assert!(ids(&knowledge, 0).is_empty());
        assert_eq!(ids(&knowledge, 1), ["A"]);
    }

    #[test]
    fn a_draft_has_related_reports_before_it_counts() {
        let mut draft = about("A", "2026-03-01", &["cert"], &["web"]);
        draft.status = Some(spanned(Status::Draft));
        let knowledge = know(vec![
            draft,
            about("B", "2026-04-01", &["cert"], &["web"]),
            about("C", "2026-01-01", &["cert"], &["web"]),
        ]);
        let draft = &knowledge.drafts[0];
        assert_eq!((knowledge.place(draft), knowledge.position(draft.file())), (1, None));
        let found = knowledge.related_to(draft);
        assert_eq!(found.iter().map(|it| it.position).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn a_word_that_thousands_share_costs_no_more() {
        let many = (0..3000).map(|at| about(&format!("I{at}"), "2026-05-01", &["cert"], &["web"]));
        let knowledge = know(many.collect());
        assert_eq!(ids(&knowledge, 1500).len(), MOST);
    }
}
