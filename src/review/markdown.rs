//! A review as Markdown, for a job summary and for a comment on a pull request.
//!
//! Whatever authors wrote is shown as they wrote it and does nothing: no mention, no link, no markup.
//! The text is bounded, and cut by whole findings and whole reports with a word on what is left out.

mod escape;
mod findings;
mod fit;
mod pen;
mod report;

use super::{Links, Review, Scope};
use crate::report::Counts;
use crate::site::format::plural;
use crate::theme::Words;

/// The first line of every review, by which a comment is found again to be renewed.
pub const MARKER: &str = "<!-- casebook -->";
/// The second line of a review that has nothing to tell, so that nobody needs a comment about it.
pub const NOTHING: &str = "<!-- casebook: nothing to tell -->";
/// The longest comment that GitHub takes, in bytes to be on the safe side; job summaries take more.
pub const LIMIT: usize = 65_536;

/// Prints a review in at most `limit` bytes, with a final line end.
pub fn render(review: &Review<'_>, links: &Links, limit: usize) -> String {
    let counts = Counts::of(review.findings.diagnostics);
    let found = counts.errors + counts.warnings + counts.infos;
    let removed = match &review.scope {
        Scope::Changed { removed, .. } => *removed,
        Scope::Whole | Scope::Chosen(_) => 0,
    };
    if found + review.touched + removed == 0 && review.scope != Scope::Whole {
        return format!("{MARKER}\n{NOTHING}\nCasebook: no report changed, and nothing to mend.\n");
    }
    let head = format!("{MARKER}\n## Casebook: {}\n\n{}\n", found_words(counts), checked(review));
    let findings = findings::pieces(review, links);
    let reports = report::pieces(review, &pen::Pen::new(review, links));
    let room = limit.saturating_sub(head.len());
    let mut out = head;
    out.push_str(&fit::together(&findings, &reports, room));
    out
}

/// Says how many findings there are: "1 error and 12 warnings".
fn found_words(counts: Counts) -> String {
    let levels = [
        (counts.errors, "error", "errors"),
        (counts.warnings, "warning", "warnings"),
        (counts.infos, "info", "infos"),
    ];
    let some: Vec<String> = levels
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| plural(*count, one, many))
        .collect();
    match some.split_last() {
        None => "no findings".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

fn checked(review: &Review<'_>) -> String {
    let checked = plural(review.findings.checked.len(), "file", "files");
    let as_of = Words::english().day(review.as_of);
    let touched = plural(review.touched, "report", "reports");
    match &review.scope {
        Scope::Whole => format!("{checked} checked, as of {as_of}."),
        Scope::Chosen(_) => format!("{touched} looked at, as of {as_of}."),
        Scope::Changed { removed, .. } => {
            let changed = if review.touched == 0 { "No report" } else { &touched };
            let removed = match removed {
                0 => String::new(),
                removed => format!(", {} removed", Words::english().number(*removed)),
            };
            let all = Words::english().number(review.knowledge.reports.len());
            format!("{changed} changed{removed}; all {all} checked, as of {as_of}.")
        }
    }
}
