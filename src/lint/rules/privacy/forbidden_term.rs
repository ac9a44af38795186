#![doc = include_str!("forbidden_term.md")]

use super::{MOST, is_published};
use crate::config::ForbiddenTerm;
use crate::diagnostic::{Applicability, Fix};
use crate::lint::context::Exposure;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;
use crate::privacy::term::{self, Wanted};
use crate::text::{Span, TextEdit};

/// CB605.
pub(crate) struct ForbiddenWord;

impl DocumentRule for ForbiddenWord {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let exposure = context.exposure(report);
        let terms = &context.config().privacy.forbidden_terms;
        let meant = |term: &&ForbiddenTerm| !term.public_only || exposure != Exposure::Internal;
        let terms: Vec<&ForbiddenTerm> = terms.iter().filter(meant).collect();
        if terms.is_empty() || !is_published(report) {
            return;
        }
        let wanted: Vec<Wanted<'_>> =
            terms.iter().map(|it| Wanted { term: &it.term, match_case: it.match_case }).collect();
        let mut told = vec![0; terms.len()];
        for (range, index) in term::find(&report.document.text, &wanted) {
            let span = Span::new(range.start, range.end);
            let is_silencer = report.document.suppressions.iter().any(|it| it.span.contains(span));
            if !is_silencer && told[index] < MOST {
                told[index] += 1;
                tell(report, terms[index], span, context);
            }
        }
    }
}

fn tell(report: &Postmortem, term: &ForbiddenTerm, span: Span, context: &mut Context<'_>) {
    let written = span.slice(&report.document.text);
    let mut finding = context.finding(
        report.file(),
        span,
        format!("`{written}` is not to be written in reports"),
    );
    let why = term.why.clone();
    finding =
        finding.with_why(why.unwrap_or_else(|| "the casebook's config forbids it".to_owned()));
    match &term.use_instead {
        None => finding = finding.with_help("write what it is to the reader instead of its name"),
        Some(instead) => {
            finding = finding.with_help(format!("write `{instead}`"));
            if !is_in_target(report, span) {
                finding = finding.with_fix(Fix {
                    title: format!("write `{instead}`"),
                    edits: vec![TextEdit { span, replacement: instead.clone() }],
                    applicability: Applicability::Unsafe,
                });
            }
        }
    }
    context.report(finding);
}

/// Tells whether a place is the target of a link, where another word would lead elsewhere.
fn is_in_target(report: &Postmortem, span: Span) -> bool {
    report.document.links.iter().any(|link| link.target_span.contains(span))
}
