#![doc = include_str!("milestone_out_of_order.md")]

use chrono::TimeDelta;

use super::ends_before_it_starts::reversed_ends;
use super::suspicious_date::suspicions;
use super::{Known, comes_before, milestones, reversed};
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::Postmortem;

/// CB202.
pub(crate) struct MilestoneOutOfOrder;

const WHY: &str = "the duration between the two cannot be counted";

impl DocumentRule for MilestoneOutOfOrder {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let instants = milestones(report).map(|it| it.at.value.ordering_instant());
        if instants.is_sorted() {
            return;
        }
        let suspicious = suspicions(report);
        let in_doubt = |it: Known<'_>| suspicious.iter().any(|doubt| doubt.span == it.at.span);
        let ends = reversed_ends(report);
        let mut latest: Option<Known<'_>> = None;
        let mut too_early: Vec<(Known<'_>, TimeDelta)> = Vec::new();
        for it in milestones(report).filter(|&it| !in_doubt(it)) {
            let Some(anchor) = latest else {
                latest = Some(it);
                continue;
            };
            match reversed(&anchor.at.value, &it.at.value) {
                None => {
                    tell(report, anchor, &too_early, context);
                    too_early.clear();
                    latest = Some(it);
                }
                // An end before the start is told as CB201, and with it whatever the start precedes.
                Some(_) if ends.is_some_and(|(start, ..)| start.milestone == anchor.milestone) => {}
                Some(apart) => too_early.push((it, apart)),
            }
        }
        if let Some(anchor) = latest {
            tell(report, anchor, &too_early, context);
        }
    }
}

/// Reports the milestones that come before `anchor`: when there are several, it is the anchor that
/// is most likely wrong.
fn tell(
    report: &Postmortem,
    anchor: Known<'_>,
    too_early: &[(Known<'_>, TimeDelta)],
    context: &mut Context<'_>,
) {
    let name = anchor.milestone.as_str();
    let finding = match too_early {
        [] => return,
        &[(it, apart)] => context
            .finding(report.file(), it.at.span, comes_before(it, anchor, apart))
            .with_label(format!("`{}`", it.milestone.as_str()))
            .with_secondary(anchor.at.span, format!("`{name}`, which should come first"))
            .with_help("correct the one that is wrong; check the day, the zone and a.m. or p.m."),
        several => {
            let names = phrase::list(several.iter().map(|(it, _)| it.milestone.as_str()));
            let message = format!(
                "`{name}` ({}) is later than {names}, which should follow it",
                phrase::stamp(&anchor.at.value)
            );
            let finding = context.finding(report.file(), anchor.at.span, message);
            several
                .iter()
                .fold(finding, |finding, (it, _)| {
                    finding.with_secondary(it.at.span, format!("`{}`", it.milestone.as_str()))
                })
                .with_help(format!("check `{name}` first: one slip there explains all of it"))
        }
    };
    context.report(finding.with_why(WHY));
}
