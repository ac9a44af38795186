#![doc = include_str!("duration_in_support_hours.md")]

use super::stated_duration_differs::name;
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::compare::{Comparison, compare};
use crate::model::support_hours::Calendar;
use crate::model::{ContentKind, Postmortem};

/// CB215.
pub(crate) struct DurationInSupportHours;

impl DocumentRule for DurationInSupportHours {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident {
            return;
        }
        for stated in &report.stated {
            let Comparison::SupportHours { derived, hours } =
                compare(report, stated, context.support_hours())
            else {
                continue;
            };
            let message = format!(
                "the stated {} of {} counts support hours ({}); in wall time it is {}",
                name(stated.kind),
                stated.span.slice(&report.document.text),
                in_words(&hours),
                phrase::duration(derived)
            );
            let finding = context
                .finding(report.file(), stated.span, message)
                .with_why("beside incidents in wall time this one looks shorter than it felt")
                .with_help("nothing needs to change; the site shows both");
            context.report(finding);
        }
    }
}

/// Returns `Mon-Fri 10:00-17:00 Europe/London`.
fn in_words(hours: &Calendar) -> String {
    let days = match hours.days.as_slice() {
        [first, .., last] if last.days_since(*first) as usize == hours.days.len() - 1 => {
            format!("{first}-{last}")
        }
        days => days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    let clock = |time: chrono::NaiveTime| time.format("%H:%M");
    format!("{days} {}-{} {}", clock(hours.from), clock(hours.to), hours.zone)
}
