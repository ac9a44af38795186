//! Makes the fixes that findings carry, round by round, in memory.
//!
//! In come a checked casebook and a way to check it again with other texts; out come the texts as
//! mended, what was fixed, and what was not and why. A fix that would do harm is never made: after
//! each round everything is read and checked anew, and the fixes are taken apart until those are
//! found that bring in a new syntax error or something worse than what they mend. Nothing is written
//! here and nothing is printed.

mod choose;
mod diff;
mod pieces;
mod vet;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Applicability, Diagnostic, Fix, RuleCode};
use crate::fix::pieces::Pieces;
use crate::project::{Snapshot, Texts};
use crate::text::FileId;

/// Rounds after which mending stops, whatever is left: fixes that undo each other must end.
pub const MAX_ROUNDS: usize = 10;

/// A casebook as checked, and which of its findings may be fixed.
pub trait Checked {
    /// Returns the casebook.
    fn snapshot(&self) -> &Snapshot;
    /// Returns the findings that may be fixed, sorted by path, place and code.
    fn findings(&self) -> &[Diagnostic];
}

impl Checked for Snapshot {
    fn snapshot(&self) -> &Snapshot {
        self
    }

    fn findings(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

/// Reads and checks the casebook with these texts in place of those on disk.
pub type Check<'a, C> = &'a dyn Fn(&Texts) -> anyhow::Result<C>;

/// What mending came to.
#[derive(Debug)]
pub struct Outcome<C> {
    /// The casebook with every fix made.
    pub checked: C,
    /// The findings that were fixed, as they were when they were.
    pub fixed: Vec<Diagnostic>,
    /// The fixes that were not made.
    pub refused: Vec<Refused>,
    /// The files that changed.
    pub files: BTreeMap<FileId, Mended>,
    /// How often fixes were made and everything checked again.
    pub rounds: usize,
    /// Whether nothing was left to do; else the rounds were used up.
    pub is_done: bool,
}

/// A fix that was not made.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The finding it would have mended, where it now stands.
    pub finding: Diagnostic,
    /// Why not, as the end of a sentence that begins with what the fix does.
    pub reason: String,
}

/// A file before and after.
#[derive(Clone, Debug)]
pub struct Mended {
    /// Its text as it was.
    pub before: Arc<str>,
    /// Its text as mended.
    pub after: Arc<str>,
    /// The difference, as `git apply` reads it.
    pub diff: String,
}

/// Makes the fixes of `start`, and of what comes to light by them, that may be trusted as far as
/// `least`; what is only for show is never made.
///
/// # Errors
/// When the casebook cannot be read again.
pub fn run<C: Checked>(
    start: C,
    least: Applicability,
    check: Check<'_, C>,
) -> anyhow::Result<Outcome<C>> {
    let mut mending = Mending::new(start, least.max(Applicability::Unsafe), check);
    let mut fixes = mending.choose();
    while !fixes.is_empty() && mending.rounds < MAX_ROUNDS {
        mending.round(&fixes)?;
        fixes = mending.choose();
    }
    Ok(mending.finish(fixes.is_empty()))
}

/// Everything that changes while fixes are made.
struct Mending<'a, C> {
    least: Applicability,
    check: Check<'a, C>,
    /// The casebook with every fix made so far.
    checked: C,
    /// The files that changed.
    texts: Edited,
    fixed: Vec<Diagnostic>,
    refused: Vec<Refused>,
    /// What was refused, by what does not move while other fixes are made.
    never_again: BTreeSet<Key>,
    rounds: usize,
}

/// Files under edits, by name.
type Edited = BTreeMap<FileId, Pieces>;

/// Rule, file and message of a finding, and the title of its fix.
type Key = (RuleCode, FileId, String, String);

/// One round: its fixes are all made on the texts as they were when it began.
struct Round {
    texts: Edited,
    before: Texts,
    /// The fixes of the round that do no harm.
    kept: Vec<Diagnostic>,
}

impl<'a, C: Checked> Mending<'a, C> {
    fn new(checked: C, least: Applicability, check: Check<'a, C>) -> Self {
        Self {
            least,
            check,
            checked,
            texts: Edited::new(),
            fixed: Vec::new(),
            refused: Vec::new(),
            never_again: BTreeSet::new(),
            rounds: 0,
        }
    }

    /// Chooses the fixes of the next round, in order of path and place.
    fn choose(&self) -> Vec<Diagnostic> {
        let texts = &self.checked.snapshot().texts;
        let mut by_file: BTreeMap<&FileId, Vec<(&Diagnostic, &Fix)>> = BTreeMap::new();
        for finding in self.checked.findings() {
            let trusted = |fix: &&Fix| fix.applicability >= self.least;
            let Some(fix) = finding.fix.as_ref().filter(trusted) else { continue };
            let file = &finding.primary.file;
            let Some(text) = texts.get(file) else { continue };
            if choose::is_sound(fix, text) && !self.never_again.contains(&key(finding, fix)) {
                by_file.entry(file).or_default().push((finding, fix));
            }
        }
        by_file.into_values().flat_map(choose::together).cloned().collect()
    }

    /// Makes the fixes of one round that do no harm.
    fn round(&mut self, fixes: &[Diagnostic]) -> anyhow::Result<()> {
        self.rounds += 1;
        let before = self.checked.snapshot().texts.clone();
        let mut round = Round { texts: self.texts.clone(), before, kept: Vec::new() };
        self.make(fixes, &mut round)?;
        self.fixed.append(&mut round.kept);
        Ok(())
    }

    /// Makes fixes together; where that does harm, one half after the other.
    fn make(&mut self, fixes: &[Diagnostic], round: &mut Round) -> anyhow::Result<()> {
        if fixes.is_empty() {
            return Ok(());
        }
        let texts = round.with(fixes);
        let mended = texts.iter().map(|(file, text)| (file.clone(), text.text().into())).collect();
        let after = (self.check)(&mended)?;
        match (vet::harm(self.checked.snapshot(), after.snapshot(), fixes), fixes) {
            (None, _) => {
                round.kept.extend(fixes.iter().cloned());
                self.checked = after;
                self.texts = texts;
            }
            (Some(harm), [finding]) => {
                self.never_again.extend(finding.fix.as_ref().map(|fix| key(finding, fix)));
                self.refused.push(Refused { finding: finding.clone(), reason: harm.to_string() });
            }
            (Some(_), _) => {
                let (first, second) = fixes.split_at(fixes.len() / 2);
                self.make(first, round)?;
                self.make(second, round)?;
            }
        }
        Ok(())
    }

    fn finish(mut self, is_done: bool) -> Outcome<C> {
        for refused in &mut self.refused {
            let same = |it: &&Diagnostic| {
                let own = &refused.finding;
                it.code == own.code
                    && it.primary.file == own.primary.file
                    && it.message == own.message
            };
            if let Some(now) = self.checked.snapshot().diagnostics.iter().find(same) {
                refused.finding = now.clone();
            }
        }
        let mended = |(file, pieces): (FileId, Pieces)| {
            let (before, after) = (pieces.original().clone(), pieces.text());
            let diff = diff::unified(&file, &before, &pieces.replaced());
            (*before != *after).then(|| (file, Mended { before, after: after.into(), diff }))
        };
        Outcome {
            checked: self.checked,
            fixed: self.fixed,
            refused: self.refused,
            files: self.texts.into_iter().filter_map(mended).collect(),
            rounds: self.rounds,
            is_done,
        }
    }
}

impl Round {
    /// Returns the files with these fixes made as well as those that were kept.
    fn with(&self, fixes: &[Diagnostic]) -> Edited {
        let mut by_file: BTreeMap<&FileId, Vec<&Diagnostic>> = BTreeMap::new();
        for finding in self.kept.iter().chain(fixes) {
            by_file.entry(&finding.primary.file).or_default().push(finding);
        }
        let mut texts = self.texts.clone();
        for (file, findings) in by_file {
            let Some(text) = self.before.get(file) else { continue };
            let pieces = texts.entry(file.clone()).or_insert_with(|| Pieces::new(text.clone()));
            pieces.apply(&choose::edits_of(findings));
        }
        texts
    }
}

fn key(finding: &Diagnostic, fix: &Fix) -> Key {
    (finding.code, finding.primary.file.clone(), finding.message.clone(), fix.title.clone())
}

#[cfg(test)]
mod tests;
