#![doc = include_str!("recurred_while_open.md")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::knowledge::Knowledge;
use crate::lint::{Context, CorpusRule, phrase};
use crate::model::{ActionItem, ActionStatus, ContentKind, Postmortem, RelationKind};
use crate::text::{FileId, Span};

/// CB408.
pub(crate) struct RecurredWhileOpen;

impl CorpusRule for RecurredWhileOpen {
    fn check(&self, knowledge: &Knowledge, context: &mut Context<'_>) {
        let mut told = BTreeSet::new();
        for later in incidents(knowledge) {
            for relation in later.related.iter().filter(|it| it.kind == RelationKind::RecurrenceOf)
            {
                if let Some(earlier) = knowledge.find(&relation.id.value) {
                    tell(earlier, later, relation.id.span, None, &mut told, context);
                }
            }
        }
        let mut by_weakness: BTreeMap<(&str, &str), Vec<&Postmortem>> = BTreeMap::new();
        for report in incidents(knowledge).filter(|report| started(report).is_some()) {
            for cause in &report.causes {
                for service in &report.services {
                    let weakness = (cause.value.id.as_str(), service.value.id.as_str());
                    by_weakness.entry(weakness).or_default().push(report);
                }
            }
        }
        for ((cause, _), mut reports) in by_weakness {
            reports.sort_by_key(|report| started(report));
            for pair in reports.windows(2) {
                let (earlier, later) = (pair[0], pair[1]);
                let span = later.causes.iter().find(|it| it.value.id == cause).map(|it| it.span);
                let span = span.unwrap_or(later.id.span);
                tell(earlier, later, span, Some(cause), &mut told, context);
            }
        }
    }
}

fn incidents(knowledge: &Knowledge) -> impl Iterator<Item = &Postmortem> {
    let reports = knowledge.reports.values().map(AsRef::as_ref);
    reports.filter(|report| report.kind == ContentKind::Incident)
}

fn started(report: &Postmortem) -> Option<NaiveDate> {
    report.times.first().map(|first| first.value.date())
}

/// Reports that `later` happened while preventing items of `earlier` were open, once for the two.
fn tell<'a>(
    earlier: &'a Postmortem,
    later: &'a Postmortem,
    span: Span,
    cause: Option<&str>,
    told: &mut BTreeSet<(&'a FileId, &'a FileId)>,
    context: &mut Context<'_>,
) {
    let Some(day) = started(later).filter(|&day| started(earlier).is_some_and(|it| it < day))
    else {
        return;
    };
    let open: Vec<&ActionItem> =
        earlier.actions.iter().filter(|it| prevents(it, cause) && was_open(it, day)).collect();
    let Some(first) = open.first() else { return };
    if !told.insert((earlier.file(), later.file())) {
        return;
    }
    let (id, items) = (&earlier.id.value, phrase::list(open.iter().map(|it| it.id.as_str())));
    let again = cause.map_or(String::new(), |cause| format!(" (`{cause}`)"));
    let message = format!("this is `{id}` again{again}, while its {items} was still open");
    let finding = context
        .finding(later.file(), span, message)
        .with_elsewhere(earlier.file(), first.title.span, format!("open on {day}"))
        .with_why("it was known and agreed what to do; why that was not in time is worth telling")
        .with_help(format!("say in this report what became of {items}, and link it"));
    context.report(finding);
}

/// Tells whether an item was meant to prevent the incident from happening again.
fn prevents(action: &ActionItem, cause: Option<&str>) -> bool {
    let is_preventing = action.kind.as_ref().is_some_and(|kind| kind.value == "prevent");
    match (&action.addresses, cause) {
        (Some(addressed), Some(cause)) => addressed == cause,
        (Some(_), None) => true,
        (None, _) => is_preventing,
    }
}

/// Tells whether an item was open on `day`; `false` when that cannot be known.
fn was_open(action: &ActionItem, day: NaiveDate) -> bool {
    let is_opened = action.opened.is_none_or(|opened| opened <= day);
    let closed = action.closed.as_ref().map(|closed| closed.value);
    let is_unclosed = match action.status {
        ActionStatus::Open | ActionStatus::InProgress => true,
        ActionStatus::Done | ActionStatus::Dropped => closed.is_some_and(|closed| closed > day),
    };
    is_opened && is_unclosed
}
