//! What happened before and is like a report: the same cause again, and incidents worth reading beside it.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use crate::knowledge::{HubKind, Knowledge, Recurrence, day_of};
use crate::model::{ActionItem, Postmortem, Status};

/// What happened before and is like a report.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// The causes of the report that others had within a year before it.
    pub causes: Vec<CauseAgain>,
    /// Earlier incidents that this one repeats.
    pub repeats: Vec<Repeat<'a>>,
    /// Incidents that share much with it and are not linked yet.
    pub similar: Vec<Similar<'a>>,
}

/// A cause that had struck already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseAgain {
    /// The cause's name.
    pub name: String,
    /// Which one this is within the year that ends with it; 2 and more.
    pub nth: usize,
}

/// An earlier incident that a report repeats.
#[derive(Clone, Debug)]
pub struct Repeat<'a> {
    /// The earlier report.
    pub earlier: &'a Arc<Postmortem>,
    /// Whether the report declares it.
    pub declared: bool,
    /// Days between the two.
    pub gap_days: Option<i64>,
    /// Its actions against the cause that were open when it came back.
    pub open_fixes: Vec<&'a ActionItem>,
}

/// An incident worth reading beside a report.
#[derive(Clone, Debug)]
pub struct Similar<'a> {
    /// The other report.
    pub report: &'a Arc<Postmortem>,
    /// What the two share, as kind and name, the heaviest first.
    pub shared: Vec<(HubKind, String)>,
    /// How many of its actions are still open.
    pub open_actions: usize,
}

impl<'a> History<'a> {
    /// Looks for what is like `report` among the incidents that count; the report may be a draft.
    pub fn of(knowledge: &'a Knowledge, report: &Postmortem) -> Self {
        let repeats = knowledge.recurrences.get(report.file()).into_iter().flatten();
        let repeats: Vec<Repeat<'a>> = repeats.filter_map(|it| repeat(knowledge, it)).collect();
        let repeated = |position: usize| {
            let other = knowledge.incidents[position].file();
            repeats.iter().any(|it| it.earlier.file() == other)
        };
        let related = knowledge.related_to(report).into_iter().filter(|it| !repeated(it.position));
        let similar = related.map(|related| {
            let other = &knowledge.incidents[related.position];
            let name = |(kind, id): (HubKind, String)| {
                let name = knowledge.hubs.name(kind, &id).to_owned();
                (kind, name)
            };
            Similar {
                report: other,
                shared: related.shared.into_iter().map(name).collect(),
                open_actions: other.actions.iter().filter(|it| it.status.is_open()).count(),
            }
        });
        let similar = similar.collect();
        Self { causes: causes(knowledge, report), repeats, similar }
    }
}

fn repeat<'a>(knowledge: &'a Knowledge, recurrence: &Recurrence) -> Option<Repeat<'a>> {
    let earlier = knowledge.reports.get(&recurrence.earlier)?;
    Some(Repeat {
        earlier,
        declared: recurrence.declared,
        gap_days: recurrence.gap_days,
        open_fixes: recurrence
            .open_fixes
            .iter()
            .filter_map(|&at| earlier.actions.get(at))
            .collect(),
    })
}

/// Counts, for each cause of a report, the incidents it made within the year that ends with it.
fn causes(knowledge: &Knowledge, report: &Postmortem) -> Vec<CauseAgain> {
    // A superseded report counts nowhere; the one in its place is told.
    let counts = report.effective_status() != Status::Superseded;
    let Some(day) = day_of(report).filter(|_| counts) else { return Vec::new() };
    let since = day.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
    let place = knowledge.place(report);
    let mut found: Vec<CauseAgain> = Vec::new();
    for cause in &report.causes {
        let hub = knowledge.hubs.get(HubKind::Cause, &cause.value.id);
        let uses = hub.map_or(&[][..], |hub| &hub.incidents);
        let earlier = uses.iter().filter(|&&at| {
            let other = &knowledge.incidents[at];
            at >= place
                && other.file() != report.file()
                && day_of(other).is_some_and(|other| other > since && other <= day)
        });
        let again = CauseAgain {
            name: knowledge.hubs.name(HubKind::Cause, &cause.value.id).to_owned(),
            nth: earlier.count() + 1,
        };
        if again.nth > 1 && !found.contains(&again) {
            found.push(again);
        }
    }
    found
}
