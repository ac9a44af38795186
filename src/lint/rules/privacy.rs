//! `CB6xx`: what should not be read by everyone: secrets, personal data, inner names, forbidden terms.

pub(crate) mod email_address;
pub(crate) mod forbidden_term;
pub(crate) mod internal_host;
pub(crate) mod phone_number;
pub(crate) mod secret;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Level;
use crate::lint::{Context, phrase};
use crate::model::{ContentKind, Postmortem};
use crate::text::Span;

/// So many different values of one kind are told of a report, and then how many more there are: a
/// pasted log may hold thousands.
const MOST: usize = 20;

/// A value that a report holds, at its first place.
struct Held<'t, D> {
    span: Span,
    written: &'t str,
    detail: D,
    times: usize,
}

impl<D> Held<'_, D> {
    /// Returns `, 3 times` for what stands in several places.
    fn often(&self) -> String {
        if self.times == 1 { String::new() } else { format!(", {} times", self.times) }
    }
}

/// Brings equal values together, leaves out what is allowed or stands in a comment that silences a
/// rule, and keeps the first [`MOST`]; the rest is counted.
fn held<'t, D>(
    report: &'t Postmortem,
    context: &Context<'_>,
    found: impl Iterator<Item = (Range<usize>, D)>,
) -> (Vec<Held<'t, D>>, usize) {
    let text = &*report.document.text;
    let silencers = &report.document.suppressions;
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut values: Vec<Held<'t, D>> = Vec::new();
    for (range, detail) in found {
        let (span, written) = (Span::new(range.start, range.end), &text[range]);
        if silencers.iter().any(|it| it.span.contains(span)) {
            continue;
        }
        let next = values.len();
        let at = *places.entry(written.to_lowercase()).or_insert(next);
        match values.get_mut(at) {
            Some(known) => known.times += 1,
            None => values.push(Held { span, written, detail, times: 1 }),
        }
    }
    let privacy = &context.config().privacy;
    values.retain(|value| !privacy.allows(value.written));
    let more = values.len().saturating_sub(MOST);
    values.truncate(MOST);
    (values, more)
}

/// Tells how many values were left out, at the last that was told.
fn tell_more(
    report: &Postmortem,
    context: &mut Context<'_>,
    last: Span,
    (more, noun, level): (usize, &str, Level),
) {
    if more > 0 {
        let message = format!("{} more in this file", phrase::count(more, noun));
        // One byte further on, so that it is no second finding of the last place.
        let span = Span { start: last.end.saturating_sub(1), end: last.end };
        let mut finding = context
            .finding(report.file(), span, message)
            .with_help("is this a log? what matters in it is often a few lines");
        finding.level = level;
        context.report(finding);
    }
}

/// Tells whether a file is read by others at all.
fn is_published(report: &Postmortem) -> bool {
    report.kind != ContentKind::Template
}
