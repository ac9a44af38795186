//! Whether fixes did harm: what is found afterwards and was not before.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::project::Snapshot;
use crate::text::FileId;

/// Rules about text that cannot be read at all; a fix must never bring one in.
const SYNTAX: [&str; 4] = ["CB101", "CB102", "CB103", "CB117"];

/// Why fixes are not made; shows itself as the end of a sentence that begins with what they do.
#[derive(Clone, Debug)]
pub(super) enum Harm {
    /// Something comes in that is worse than what is mended.
    Worse(Box<Diagnostic>),
    /// The finding would still be there.
    Stays,
    /// A rule would stop with a bug.
    Crash,
}

impl fmt::Display for Harm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Worse(finding) => {
                write!(f, "would bring in {}: {}", finding.code, finding.message)
            }
            Self::Stays => f.write_str("would not mend it"),
            Self::Crash => f.write_str("would bring out a bug of Casebook"),
        }
    }
}

/// Returns what is worse `after` the fixes of these findings than `before`.
pub(super) fn harm(before: &Snapshot, after: &Snapshot, fixed: &[Diagnostic]) -> Option<Harm> {
    if after.crashed.iter().any(|code| !before.crashed.contains(code)) {
        return Some(Harm::Crash);
    }
    let mended = fixed.iter().map(|finding| finding.level).min()?;
    worse(before, after, mended)
        .map(|finding| Harm::Worse(Box::new(finding)))
        .or_else(|| stays(before, after, fixed).then_some(Harm::Stays))
}

/// Finds what is new and either a syntax error or of a higher level than what is mended.
///
/// Findings are counted by file, rule and level: places move, and messages that count or quote
/// what was edited change, without anything being new.
fn worse(before: &Snapshot, after: &Snapshot, mended: Level) -> Option<Diagnostic> {
    let kind = |it: &Diagnostic| (it.primary.file.clone(), it.code, it.level);
    let mut counts = BTreeMap::new();
    for finding in &before.diagnostics {
        *counts.entry(kind(finding)).or_insert(0_usize) += 1;
    }
    let serious = |it: &&Diagnostic| it.level > mended || SYNTAX.contains(&it.code.0);
    let is_new = |it: &&Diagnostic| match counts.get_mut(&kind(it)) {
        Some(known @ 1..) => {
            *known -= 1;
            false
        }
        Some(0) | None => true,
    };
    after.diagnostics.iter().filter(serious).find(is_new).cloned()
}

/// Tells whether a finding is still there as often as before, though fixed.
fn stays(before: &Snapshot, after: &Snapshot, fixed: &[Diagnostic]) -> bool {
    let mut due = tally(fixed);
    for (same, count) in tally(&after.diagnostics) {
        due.entry(same).and_modify(|due| *due += count);
    }
    let known = tally(&before.diagnostics);
    due.iter().any(|(same, count)| known.get(same).is_none_or(|known| count > known))
}

/// Counts findings that say the same of the same file.
fn tally(findings: &[Diagnostic]) -> BTreeMap<(RuleCode, &FileId, &str), usize> {
    let mut counts = BTreeMap::new();
    for it in findings {
        *counts.entry((it.code, &it.primary.file, it.message.as_str())).or_default() += 1;
    }
    counts
}
