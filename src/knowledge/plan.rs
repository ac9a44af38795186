//! Plans and runbooks: how fresh they are, which incidents used them, and what they are for.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{HubKind, Knowledge, Resolution, hub::tag_id};
use crate::model::{ContentKind, Postmortem, SectionKind};
use crate::text::{FileId, Span};

/// A plan is due for review this many days before its day.
const DUE_DAYS: i64 = 30;
/// What is said here of a plan was said while the incident went on.
const COURSE: [SectionKind; 3] =
    [SectionKind::Timeline, SectionKind::Response, SectionKind::Recovery];

/// How fresh a plan is on the day of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// No day of review is set.
    Undated,
    /// The day of review is more than a month away.
    Fresh,
    /// The day of review is within a month, in this many days.
    Due(i64),
    /// The day of review is past by this many days.
    Overdue(i64),
}

impl Freshness {
    /// Returns how fresh a plan with this day of review is on the day `as_of`.
    pub fn of(review_by: Option<NaiveDate>, as_of: NaiveDate) -> Self {
        match review_by.map(|day| (day - as_of).num_days()) {
            None => Self::Undated,
            Some(days) if days < 0 => Self::Overdue(-days),
            Some(days) if days <= DUE_DAYS => Self::Due(days),
            Some(_) => Self::Fresh,
        }
    }

    /// Returns the word for it in data and templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Undated => "undated",
            Self::Fresh => "fresh",
            Self::Due(_) => "due",
            Self::Overdue(_) => "overdue",
        }
    }
}

/// The incidents that link to a plan, newest first.
#[derive(Clone, Debug, Default)]
pub struct PlanUses {
    /// Those that name it in their course of events.
    pub used: Vec<Arc<Postmortem>>,
    /// Those that name it elsewhere only, such as among the lessons.
    pub cited: Vec<Arc<Postmortem>>,
}

impl Knowledge {
    /// Finds the incidents that used a plan, and those that only cite it.
    pub fn uses_of(&self, plan: &FileId) -> PlanUses {
        let mut found = PlanUses::default();
        let counted = self.links.incoming(plan).iter().filter_map(|file| self.position(file));
        let mut counted: Vec<usize> = counted.collect();
        counted.sort_unstable();
        for at in counted {
            let report = &self.incidents[at];
            let uses = if self.is_used(report, plan) { &mut found.used } else { &mut found.cited };
            uses.push(report.clone());
        }
        found
    }

    fn is_used(&self, report: &Postmortem, plan: &FileId) -> bool {
        let sections = report.sections.iter().filter(|it| COURSE.contains(&it.kind));
        let course: Vec<Span> =
            sections.map(|it| it.content).chain(report.events.iter().map(|it| it.span)).collect();
        report.document.links.iter().any(|link| {
            let inside = |span: &Span| span.start <= link.span.start && link.span.end <= span.end;
            course.iter().any(inside)
                && matches!(self.resolve(report.file(), link), Resolution::Report { file, .. } if file == *plan)
        })
    }

    /// Returns the plans that say they are for this word, in order of path.
    pub fn plans_for(&self, kind: HubKind, id: &str) -> Vec<&Arc<Postmortem>> {
        self.content(ContentKind::Plan).filter(|plan| is_for(plan, kind, id)).collect()
    }

    /// Returns the plans that share a service, cause or trigger with a report and are not linked by
    /// it, those that share most first, each with the first word they share.
    pub fn plans_beside(&self, report: &Postmortem) -> Vec<(&Arc<Postmortem>, (HubKind, String))> {
        let known = self.links.outgoing(report.file());
        let words = words(report);
        let mut found: BTreeMap<(usize, &FileId), _> = BTreeMap::new();
        for plan in self.content(ContentKind::Plan).filter(|it| !known.contains(it.file())) {
            let shared: Vec<_> =
                words.iter().filter(|(kind, id)| is_for(plan, *kind, id)).collect();
            if let Some(first) = shared.first() {
                found.insert((usize::MAX - shared.len(), plan.file()), (plan, (*first).clone()));
            }
        }
        found.into_values().collect()
    }
}

fn words(report: &Postmortem) -> Vec<(HubKind, String)> {
    let services = report.services.iter().map(|it| (HubKind::Service, it.value.id.clone()));
    let causes = report.causes.iter().map(|it| (HubKind::Cause, it.value.id.clone()));
    let trigger = report.trigger.iter().map(|it| (HubKind::Trigger, it.value.id.clone()));
    services.chain(causes).chain(trigger).collect()
}

fn is_for(plan: &Postmortem, kind: HubKind, id: &str) -> bool {
    match kind {
        HubKind::Service => plan.services.iter().any(|it| it.value.id == id),
        HubKind::Cause => plan.causes.iter().any(|it| it.value.id == id),
        HubKind::Trigger => plan.trigger.iter().any(|it| it.value.id == id),
        HubKind::Tag => plan.tags.iter().any(|it| tag_id(&it.value) == id),
        HubKind::Severity => plan.severity.iter().any(|it| it.value.id == id),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, know, report, word};
    use super::*;

    #[test]
    fn a_plan_is_due_a_month_before_and_overdue_the_day_after() {
        let today = day("2026-06-01");
        let of = |text: &str| Freshness::of(text.parse().ok(), today);
        assert_eq!(of(""), Freshness::Undated);
        assert_eq!(of("2026-05-31"), Freshness::Overdue(1));
        assert_eq!(of("2026-06-01"), Freshness::Due(0));
        assert_eq!(of("2026-07-01"), Freshness::Due(30));
        assert_eq!(of("2026-07-02"), Freshness::Fresh);
    }

    #[test]
    fn plans_beside_a_report_share_most_first() {
        let plan = |id: &str, services: &[&str], causes: &[&str]| {
            let mut plan = report(id, "");
            plan.kind = ContentKind::Plan;
            plan.services = services.iter().map(|it| word(it)).collect();
            plan.causes = causes.iter().map(|it| word(it)).collect();
            plan
        };
        let mut incident = report("A", "2026-01-01");
        incident.services = vec![word("web")];
        incident.causes = vec![word("cert")];
        let plans = [
            plan("other", &["mail"], &[]),
            plan("one", &["web"], &[]),
            plan("two", &["web"], &["cert"]),
        ];
        let knowledge = know(plans.into_iter().chain([incident]).collect());
        let found = knowledge.plans_beside(&knowledge.incidents[0]);
        let ids: Vec<_> = found.iter().map(|(plan, _)| plan.id.value.as_str()).collect();
        assert_eq!(ids, ["two", "one"]);
        assert_eq!(found[0].1, (HubKind::Service, "web".to_owned()));
        assert_eq!(knowledge.plans_for(HubKind::Cause, "cert").len(), 1);
    }
}
