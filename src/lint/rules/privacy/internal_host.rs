#![doc = include_str!("internal_host.md")]

use super::email_address::audience;
use super::{held, is_published, tell_more};
use crate::diagnostic::Level;
use crate::lint::context::Exposure;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;
use crate::privacy::host::{self, Kind};

/// CB604.
pub(crate) struct InternalHost;

impl DocumentRule for InternalHost {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let exposure = context.exposure(report);
        let domains = &context.config().privacy.internal_domains;
        let is_quiet = exposure == Exposure::Untold && domains.is_empty();
        if !is_published(report) || exposure == Exposure::Internal || is_quiet {
            return;
        }
        let found = host::find(&report.document.text, domains).into_iter();
        let found = found.filter_map(|it| Some((it.range, (it.kind, level(exposure, it.kind)?))));
        let (values, more) = held(report, context, found);
        for value in &values {
            let (kind, level) = value.detail;
            let message = format!(
                "`{}` is {}{}{}",
                value.written,
                in_words(kind),
                value.often(),
                audience(exposure)
            );
            let mut finding = context
                .finding(report.file(), value.span, message)
                .with_why("it says nothing to readers outside and maps the network for attackers")
                .with_help("name the part it plays (`the primary database`), or allow it");
            finding.level = level;
            context.report(finding);
        }
        if let Some(last) = values.last() {
            tell_more(report, context, last.span, (more, "inner host", last.detail.1));
        }
    }
}

fn in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Domain => "a host under a domain of `internal_domains`",
        Kind::Ending => "a host that only the inside of a network knows",
        Kind::Address => "an address of a private network",
        Kind::Bare => "the name of a machine inside",
    }
}

/// Names tell more than addresses do, and a domain in the config says that it matters here.
fn level(exposure: Exposure, kind: Kind) -> Option<Level> {
    match (exposure, kind) {
        (Exposure::Internal, _)
        | (Exposure::Untold, Kind::Ending | Kind::Address | Kind::Bare)
        | (Exposure::Taken, Kind::Address | Kind::Bare) => None,
        (Exposure::Untold | Exposure::Taken, Kind::Domain) | (Exposure::Taken, Kind::Ending) => {
            Some(Level::Info)
        }
        (Exposure::Public, Kind::Address) => Some(Level::Info),
        (Exposure::Public, Kind::Domain | Kind::Ending | Kind::Bare) => Some(Level::Warning),
    }
}
