//! What happened again: declared, or the same cause on the same service, and whether the fix was open.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::day_of;
use crate::model::{ActionItem, ActionStatus, Postmortem, RelationKind};
use crate::text::FileId;

/// An earlier incident that a report repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// The earlier report.
    pub earlier: FileId,
    /// Whether the later report declares it (`recurrence-of`); else it was found.
    pub declared: bool,
    /// The causes and services (as ids) the two share; empty when only declared.
    pub shared: Vec<(String, String)>,
    /// Days between the two.
    pub gap_days: Option<i64>,
    /// Positions of the earlier report's actions against the cause that were still open when it came back.
    pub open_fixes: Vec<usize>,
}

/// Finds the recurrences of `incidents` (newest first), each with the latest earlier incident of the
/// same cause on the same service. One pass over the incidents, oldest first.
pub(super) fn find(
    incidents: &[Arc<Postmortem>],
    by_id: &BTreeMap<String, FileId>,
    reports: &BTreeMap<FileId, Arc<Postmortem>>,
) -> BTreeMap<FileId, Vec<Recurrence>> {
    let mut last: HashMap<(&str, &str), &Arc<Postmortem>> = HashMap::new();
    let mut found = BTreeMap::new();
    for report in incidents.iter().rev() {
        let mut earlier = declared(report, by_id, reports);
        let dated = day_of(report).is_some();
        for cause in report.causes.iter().filter(|_| dated) {
            for service in &report.services {
                let pair = (cause.value.id.as_str(), service.value.id.as_str());
                if let Some(before) = last.insert(pair, report)
                    && before.file() != report.file()
                {
                    add_shared(&mut earlier, report, before, pair);
                }
            }
        }
        if !earlier.is_empty() {
            found.insert(report.file().clone(), earlier);
        }
    }
    found
}

fn declared(
    report: &Arc<Postmortem>,
    by_id: &BTreeMap<String, FileId>,
    reports: &BTreeMap<FileId, Arc<Postmortem>>,
) -> Vec<Recurrence> {
    let recurrences = report.related.iter().filter(|it| it.kind == RelationKind::RecurrenceOf);
    let mut found: Vec<Recurrence> = Vec::new();
    for relation in recurrences {
        let other = by_id.get(&relation.id.value.to_lowercase()).and_then(|it| reports.get(it));
        let Some(before) = other.filter(|other| other.file() != report.file()) else {
            continue;
        };
        if found.iter().all(|it| it.earlier != *before.file()) {
            let causes: Vec<_> =
                before.causes.iter().map(|cause| cause.value.id.as_str()).collect();
            found.push(recurrence(report, before, &causes, true));
        }
    }
    found
}

fn add_shared(
    earlier: &mut Vec<Recurrence>,
    report: &Postmortem,
    before: &Postmortem,
    (cause, service): (&str, &str),
) {
    let at = earlier.iter().position(|it| it.earlier == *before.file()).unwrap_or_else(|| {
        earlier.push(recurrence(report, before, &[cause], false));
        earlier.len() - 1
    });
    let entry = &mut earlier[at];
    entry.shared.push((cause.to_owned(), service.to_owned()));
    for fix in open_fixes(before, day_of(report), &[cause]) {
        if !entry.open_fixes.contains(&fix) {
            entry.open_fixes.push(fix);
        }
    }
}

fn recurrence(
    report: &Postmortem,
    before: &Postmortem,
    causes: &[&str],
    declared: bool,
) -> Recurrence {
    let gap_days =
        day_of(report).zip(day_of(before)).map(|(later, earlier)| (later - earlier).num_days());
    Recurrence {
        earlier: before.file().clone(),
        declared,
        shared: Vec::new(),
        gap_days: gap_days.filter(|days| *days >= 0),
        open_fixes: open_fixes(before, day_of(report), causes),
    }
}

/// Finds the actions of `before` that answer one of `causes` and were open on the day it came back.
fn open_fixes(before: &Postmortem, back: Option<NaiveDate>, causes: &[&str]) -> Vec<usize> {
    let Some(back) = back else {
        return Vec::new();
    };
    let answers = |action: &ActionItem| match &action.addresses {
        Some(cause) => causes.contains(&cause.as_str()),
        None => action.kind.as_ref().is_some_and(|kind| kind.value == "prevent"),
    };
    let actions = before.actions.iter().enumerate();
    let fixes = actions.filter(|(_, action)| answers(action) && was_open(action, back));
    fixes.map(|(at, _)| at).collect()
}

/// Tells whether an action was promised but not kept on `day`; not when that cannot be known.
fn was_open(action: &ActionItem, day: NaiveDate) -> bool {
    let promised = action.opened.is_none_or(|opened| opened <= day);
    let kept_later = action.closed.as_ref().is_some_and(|closed| closed.value > day);
    promised
        && match action.status {
            ActionStatus::Open | ActionStatus::InProgress => true,
            ActionStatus::Done | ActionStatus::Dropped => kept_later,
        }
}

#[cfg(test)]
mod tests {
    use super::super::action::tests::action;
    use super::super::tests::{day, know, relation, report, spanned, word};
    use super::*;

    fn caused(id: &str, day: &str, cause: &str, service: &str) -> Postmortem {
        let mut report = report(id, day);
        report.causes = vec![word(cause)];
        report.services = vec![word(service)];
        report
    }

    fn fix(id: &str, status: ActionStatus, addresses: Option<&str>) -> ActionItem {
        let mut action = action(id, status, "");
        action.kind = Some(spanned("prevent".to_owned()));
        action.addresses = addresses.map(str::to_owned);
        action
    }

    #[test]
    fn same_cause_on_the_same_service_recurs_after_the_latest_one() {
        let knowledge = know(vec![
            caused("A", "2026-01-01", "cert", "web"),
            caused("B", "2026-02-01", "cert", "web"),
            caused("C", "2026-03-01", "cert", "web"),
            caused("D", "2026-03-02", "cert", "mail"),
        ]);
        let of = |id: &str| {
            let file = FileId::new(&format!("content/{id}.md"));
            let list = knowledge.recurrences.get(&file).into_iter().flatten();
            list.map(|it| (it.earlier.as_str().to_owned(), it.gap_days)).collect::<Vec<_>>()
        };
        assert_eq!(of("A"), []);
        assert_eq!(of("B"), [("content/A.md".to_owned(), Some(31))]);
        assert_eq!(of("C"), [("content/B.md".to_owned(), Some(28))]);
        assert_eq!(of("D"), []);
    }

    #[test]
    fn a_fix_counts_as_open_until_the_day_it_was_closed() {
        let mut first = caused("A", "2026-01-01", "cert", "web");
        let mut late = fix("late", ActionStatus::Done, Some("cert"));
        late.closed = Some(spanned(day("2026-02-02")));
        let mut kept = fix("kept", ActionStatus::Done, Some("cert"));
        kept.closed = Some(spanned(day("2026-01-15")));
        let other = fix("other", ActionStatus::Open, Some("dns"));
        let any = fix("any", ActionStatus::Open, None);
        let undated = fix("undated", ActionStatus::Done, Some("cert"));
        first.actions = vec![late, kept, other, any, undated];
        let knowledge = know(vec![first, caused("B", "2026-02-01", "cert", "web")]);
        let back = &knowledge.recurrences[&FileId::new("content/B.md")];
        assert_eq!(back[0].open_fixes, [0, 3]);
    }

    #[test]
    fn a_declared_recurrence_needs_no_shared_cause() {
        let mut second = report("B", "2026-02-01");
        second.related = vec![
            relation("a", RelationKind::RecurrenceOf),
            relation("B", RelationKind::RecurrenceOf),
            relation("gone", RelationKind::RecurrenceOf),
        ];
        let knowledge = know(vec![report("A", "2026-01-01"), second]);
        let back = &knowledge.recurrences[&FileId::new("content/B.md")];
        assert_eq!(back.len(), 1);
        assert!(back[0].declared && back[0].shared.is_empty());
    }
}
