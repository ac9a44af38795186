#![doc = include_str!("phone_number.md")]

use super::email_address::audience;
use super::{held, is_published, tell_more};
use crate::diagnostic::Level;
use crate::lint::context::Exposure;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;
use crate::privacy::phone;

/// CB603.
pub(crate) struct PhoneNumber;

impl DocumentRule for PhoneNumber {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let exposure = context.exposure(report);
        let level = match exposure {
            Exposure::Internal => return,
            Exposure::Public => Level::Warning,
            Exposure::Taken | Exposure::Untold => Level::Info,
        };
        if !is_published(report) {
            return;
        }
        let found = phone::find(&report.document.text).into_iter().map(|range| (range, ()));
        let (values, more) = held(report, context, found);
        for value in &values {
            let message = format!(
                "`{}` looks like a telephone number{}{}",
                value.written,
                value.often(),
                audience(exposure)
            );
            let mut finding = context
                .finding(report.file(), value.span, message)
                .with_why("whoever finds the report can call it, years later too")
                .with_help("say who was called by role, and keep the number in the on-call tool");
            finding.level = level;
            context.report(finding);
        }
        if let Some(last) = values.last() {
            tell_more(report, context, last.span, (more, "telephone number", level));
        }
    }
}
