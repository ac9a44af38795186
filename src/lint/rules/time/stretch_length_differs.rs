#![doc = include_str!("stretch_length_differs.md")]

use super::stated_duration_differs::advice;
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::Postmortem;
use crate::model::compare::{Reason, slip};
use crate::model::stated::range::{StatedRange, find};

/// CB217.
pub(crate) struct StretchLengthDiffers;

impl DocumentRule for StretchLengthDiffers {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let document = &report.document;
        for range in find(&document.text, document.body) {
            if (range.stated - range.counted).abs() > range.slack.max(60) {
                tell(report, range, context);
            }
        }
    }
}

fn tell(report: &Postmortem, range: StatedRange, context: &mut Context<'_>) {
    let text = &report.document.text;
    let message = format!(
        "from `{}` it is {}, not {}",
        range.clocks.slice(text),
        phrase::duration(range.counted),
        range.length.slice(text)
    );
    let help = match slip(range.stated, range.counted) {
        Some(reason) if reason != Reason::Rounded => advice(Some(reason)),
        _ => "count again, or leave the length out".to_owned(),
    };
    let finding = context
        .finding(report.file(), range.length, message)
        .with_label("stated")
        .with_secondary(range.clocks, phrase::duration(range.counted))
        .with_why("one of the three numbers is wrong, and readers cannot tell which")
        .with_help(help);
    context.report(finding);
}
