#![doc = include_str!("plan_past_review.md")]

use crate::lint::{Context, DocumentRule, phrase};
use crate::model::{ContentKind, Postmortem};

/// CB706.
pub(crate) struct PlanPastReview;

impl DocumentRule for PlanPastReview {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let today = context.as_of();
        let Some(review) = report.review_by.as_ref().filter(|it| it.value < today) else { return };
        if report.kind != ContentKind::Plan {
            return;
        }
        let days = usize::try_from((today - review.value).num_days()).unwrap_or(0);
        let message = format!(
            "the plan should have been reviewed by {}, {} ago",
            review.value,
            phrase::count(days, "day")
        );
        let who = report.owner.as_ref().map_or("its owner".to_owned(), |it| format!("`{it}`"));
        let finding = context
            .finding(report.file(), review.span, message)
            .with_why("people follow a plan in the middle of the night and believe every line")
            .with_help(format!("ask {who} to walk through it, then set the next date"));
        context.report(finding);
    }
}
