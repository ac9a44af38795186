#![doc = include_str!("email_address.md")]

use super::{held, is_published, tell_more};
use crate::diagnostic::Level;
use crate::lint::context::Exposure;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;
use crate::privacy::email::{self, Owner};

/// CB602.
pub(crate) struct EmailAddress;

impl DocumentRule for EmailAddress {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let exposure = context.exposure(report);
        if !is_published(report) || exposure == Exposure::Internal {
            return;
        }
        let found = email::find(&report.document.text).into_iter();
        let found = found.filter_map(|it| Some((it.range, (it.of, level(exposure, it.of)?))));
        let (values, more) = held(report, context, found);
        for value in &values {
            let (of, level) = value.detail;
            let whose = if of == Owner::Group { "of a group" } else { "of a person" };
            let message = format!(
                "`{}` is the e-mail address {whose}{}{}",
                value.written,
                value.often(),
                audience(exposure)
            );
            let help = match of {
                Owner::Group => "link to where readers can ask instead, or allow the address",
                Owner::Person | Owner::Public => {
                    "write the role (`the on-call engineer`, `a merchant`) or the team"
                }
            };
            let mut finding = context
                .finding(report.file(), value.span, message)
                .with_why("it names one person for good, and robots collect it")
                .with_help(help);
            finding.level = level;
            context.report(finding);
        }
        if let Some(last) = values.last() {
            tell_more(report, context, last.span, (more, "e-mail address", last.detail.1));
        }
    }
}

/// Says of a report who reads it.
pub(super) fn audience(exposure: Exposure) -> &'static str {
    match exposure {
        Exposure::Public => ", in a report for the public",
        Exposure::Taken => ", and the report does not say `audience: internal`",
        Exposure::Untold | Exposure::Internal => "",
    }
}

fn level(exposure: Exposure, of: Owner) -> Option<Level> {
    match (exposure, of) {
        (_, Owner::Public)
        | (Exposure::Internal, _)
        | (Exposure::Taken | Exposure::Untold, Owner::Group) => None,
        (Exposure::Public, Owner::Person) => Some(Level::Warning),
        (Exposure::Public, Owner::Group) | (Exposure::Taken | Exposure::Untold, Owner::Person) => {
            Some(Level::Info)
        }
    }
}
