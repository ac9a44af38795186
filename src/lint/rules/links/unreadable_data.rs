#![doc = include_str!("unreadable_data.md")]

use crate::knowledge;
use crate::lint::{Context, DocumentRule};
use crate::model::analysis::{Fault, Place, series};
use crate::model::{ContentKind, Postmortem};
use crate::text::{FileId, Span};

/// CB708.
pub(crate) struct UnreadableData;

const WHY: &str = "the page draws the values that can be read, and leaves the others out";

impl DocumentRule for UnreadableData {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind == ContentKind::Template {
            return;
        }
        for metric in &report.analysis.metrics {
            let Some(file) = knowledge::file_at(report.file(), &metric.link.target) else {
                let message = format!("`{}` is no file beside the report", metric.link.target);
                let finding = context
                    .finding(report.file(), metric.link.target_span, message)
                    .with_why("data on another site is not fetched, and may be gone tomorrow")
                    .with_help("download it and name the file: `file: error-rate.csv`");
                context.report(finding);
                continue;
            };
            match context.text_of(&file) {
                Some(text) => {
                    let faults = series::read(text, metric, report.timezone).faults;
                    for fault in faults {
                        told(context, &file, fault);
                    }
                }
                // A file that is not there is the business of another rule.
                None if !context.assets().contains_key(&file) => {}
                None => {
                    let message = format!("`{}` cannot be read as text", metric.link.target);
                    let finding = context
                        .finding(report.file(), metric.link.target_span, message)
                        .with_why("the page cannot draw the metric")
                        .with_help("save it as CSV in UTF-8, below 8 MB");
                    context.report(finding);
                }
            }
        }
    }
}

fn told(context: &mut Context<'_>, file: &FileId, fault: Fault) {
    let span = match fault.place {
        Place::Content(range) => Span::new(range.start, range.end),
        Place::Info => Span::at(0),
    };
    let finding = context.finding(file, span, fault.message).with_why(WHY).with_help(fault.help);
    context.report(finding);
}
