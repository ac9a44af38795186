#![doc = include_str!("ends_before_it_starts.md")]

use chrono::{Datelike as _, TimeDelta, Timelike as _};

use super::{Known, comes_before, reversed};
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::time::Milestone;
use crate::model::{Postmortem, Stamp};

/// CB201.
pub(crate) struct EndsBeforeItStarts;

impl DocumentRule for EndsBeforeItStarts {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if let Some((start, end, apart)) = reversed_ends(report) {
            let finding = context
                .finding(report.file(), end.at.span, comes_before(end, start, apart))
                .with_label("ends here")
                .with_secondary(start.at.span, "starts here")
                .with_why("one of the two is wrong, so the incident has no duration and no place in trends")
                .with_help(likely_slip(&start.at.value, &end.at.value, apart));
            context.report(finding);
        }
        for window in &report.windows {
            let (Some(from), Some(to)) = (&window.from, &window.to) else { continue };
            let Some(apart) = reversed(&from.value, &to.value) else { continue };
            let message = format!(
                "the window `{}` ends ({}) {} before it begins ({})",
                window.kind,
                phrase::stamp(&to.value),
                phrase::duration(apart.num_seconds()),
                phrase::stamp(&from.value)
            );
            let finding = context
                .finding(report.file(), to.span, message)
                .with_label("ends here")
                .with_secondary(from.span, "begins here")
                .with_why("a window that ends before it begins cannot be drawn or counted")
                .with_help(likely_slip(&from.value, &to.value, apart));
            context.report(finding);
        }
    }
}

/// Returns the start and the end of an incident that ends before it starts.
pub(crate) fn reversed_ends(report: &Postmortem) -> Option<(Known<'_>, Known<'_>, TimeDelta)> {
    let known = |milestone| report.times.get(milestone).map(|at| Known { milestone, at });
    let start = known(Milestone::Started).or_else(|| known(Milestone::Detected))?;
    let end = known(Milestone::Resolved).or_else(|| known(Milestone::Mitigated))?;
    reversed(&start.at.value, &end.at.value).map(|apart| (start, end, apart))
}

/// Names the slip that would explain it, where one does.
fn likely_slip(start: &Stamp, end: &Stamp, apart: TimeDelta) -> String {
    let same_day = start.date() == end.date();
    let half_a_day = TimeDelta::hours(12);
    if start.offset != end.offset && apart < TimeDelta::hours(14) {
        "the two are written in different zones: check both".to_owned()
    } else if same_day && apart < half_a_day && end.local.hour() < 12 {
        let meant = end.local + half_a_day;
        format!("if the clock had twelve hours, {} was meant", meant.format("%H:%M"))
    } else if same_day {
        let next = end.date() + TimeDelta::days(1);
        format!("if it ended after midnight, the day is {next}")
    } else if start.date().year() != end.date().year() {
        "check the year of both".to_owned()
    } else {
        "check the day and the month of both".to_owned()
    }
}
