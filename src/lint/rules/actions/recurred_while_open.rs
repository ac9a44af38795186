#![doc = include_str!("recurred_while_open.md")]

use crate::knowledge::{Knowledge, Recurrence};
use crate::lint::{Context, CorpusRule, phrase};
use crate::model::{ActionItem, Postmortem, RelationKind};
use crate::text::Span;

/// CB408.
pub(crate) struct RecurredWhileOpen;

impl CorpusRule for RecurredWhileOpen {
    fn check(&self, knowledge: &Knowledge, context: &mut Context<'_>) {
        for (file, recurrences) in &knowledge.recurrences {
            let Some(later) = knowledge.reports.get(file) else { continue };
            for recurrence in recurrences {
                if let Some(earlier) = knowledge.reports.get(&recurrence.earlier) {
                    tell(earlier, later, recurrence, context);
                }
            }
        }
    }
}

fn tell(
    earlier: &Postmortem,
    later: &Postmortem,
    recurrence: &Recurrence,
    context: &mut Context<'_>,
) {
    let fixes = recurrence.open_fixes.iter().filter_map(|&at| earlier.actions.get(at));
    let fixes: Vec<&ActionItem> = fixes.collect();
    let Some(first) = fixes.first() else { return };
    let id = &earlier.id.value;
    let items = phrase::list(fixes.iter().map(|it| it.id.as_str()));
    let was = if fixes.len() == 1 { "was" } else { "were" };
    let message = format!("`{id}` happened again while its {items} {was} still open");
    let finding = context
        .finding(later.file(), place(later, earlier, recurrence), message)
        .with_elsewhere(earlier.file(), first.title.span, "still open then")
        .with_why("it was known and agreed what to do; why that was not in time is worth telling")
        .with_help(format!("say in this report what became of {items}"));
    context.report(finding);
}

/// Returns where the later report says that it is the earlier one again: the relation, else the
/// cause the two share.
fn place(later: &Postmortem, earlier: &Postmortem, recurrence: &Recurrence) -> Span {
    let declared = later.related.iter().find(|it| {
        it.kind == RelationKind::RecurrenceOf && it.id.value.eq_ignore_ascii_case(&earlier.id.value)
    });
    let shared = recurrence.shared.first();
    let cause = shared.and_then(|(id, _)| later.causes.iter().find(|it| it.value.id == *id));
    declared
        .map(|relation| relation.id.span)
        .or_else(|| cause.map(|cause| cause.span))
        .unwrap_or(later.id.span)
}
