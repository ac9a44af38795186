//! `check --fix` and `check --diff`: makes or shows the fixes, and says what was done.

use std::collections::BTreeMap;
use std::io::Write as _;

use anyhow::Result;

use super::super::args::Fixing;
use super::answer::{self, Answer};
use super::question::Question;
use super::{Exit, Hint, Ui};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::emit;
use crate::fix::{self, Checked, Outcome};
use crate::project::{Snapshot, Texts};
use crate::text::LineIndex;
use crate::vfs;

/// An answer, and those of its findings that may be fixed.
pub(super) struct Fixable {
    pub(super) answer: Answer,
    findings: Vec<Diagnostic>,
}

impl Fixable {
    /// A change may cause findings in files it does not touch; those are not its to edit.
    fn of(question: &Question, answer: Answer) -> Self {
        let touches = |file| question.change.as_ref().is_none_or(|change| change.touches(file));
        let findings = answer.diagnostics.iter().filter(|it| touches(&it.primary.file));
        Self { findings: findings.cloned().collect(), answer }
    }
}

impl Checked for Fixable {
    fn snapshot(&self) -> &Snapshot {
        &self.answer.snapshot
    }

    fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

/// Makes the fixes asked for in memory, of the findings that answer the question.
pub(super) fn mend(question: &Question, answer: Answer, asked: Fixing) -> Result<Outcome<Fixable>> {
    let check = |texts: &Texts| {
        let mut overlay = question.overlay.clone();
        for (file, text) in texts {
            overlay.put_text(file.clone(), text.clone());
        }
        Ok(Fixable::of(question, answer::find_with(question, &overlay)?))
    };
    let least = if asked.also_unsafe { Applicability::Unsafe } else { Applicability::Safe };
    fix::run(Fixable::of(question, answer), least, &check)
}

/// Puts the mended texts where the texts came from: on disk, or for one from stdin on stdout.
pub(super) fn hand_over(question: &Question, outcome: Outcome<Fixable>, ui: &Ui) -> Result<Answer> {
    tell(&outcome, "fixed", ui);
    if question.is_unsaved {
        print(question, &outcome, ui)?;
    } else {
        write(question, &outcome, ui)?;
    }
    Ok(outcome.checked.answer)
}

/// Prints the text as it is now, mended or not: what an editor puts in the place of its own.
fn print(question: &Question, outcome: &Outcome<Fixable>, ui: &Ui) -> Result<()> {
    let texts = &outcome.checked.answer.snapshot.texts;
    let Some(text) = question.only.first().and_then(|file| texts.get(file)) else {
        // Nothing on stdout would empty the editor's buffer; an error does not.
        return Err(Hint::on(
            "the text cannot be read, so it cannot be mended",
            "save it as UTF-8",
        ));
    };
    let mut out = ui.out();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Writes every mended file; one that cannot be written does not stop the others.
fn write(question: &Question, outcome: &Outcome<Fixable>, ui: &Ui) -> Result<()> {
    let mut failed = 0;
    for (file, mended) in &outcome.files {
        let path = question.project.path_of(file);
        let is_staged = question.overlay.get(file).is_some();
        let written = if is_staged && vfs::read_text(&path)? != *mended.before {
            let what = format!("{file} is not on disk as it is staged");
            Err(Hint::on(what, "stage all of it or nothing, then run the command again"))
        } else {
            emit::mend(&path, &mended.before, &mended.after)
        };
        if let Err(error) = written {
            ui.failure(&error);
            failed += 1;
        }
    }
    if failed > 0 {
        let all = outcome.files.len();
        let what = format!("{} of {} could be mended", all - failed, count(all, "file"));
        return Err(Hint::on(what, "the files above are as they were; run the command again"));
    }
    if outcome.files.keys().any(|file| question.overlay.get(file).is_some()) {
        ui.note("what was fixed is not staged yet: `git add` the files");
    }
    Ok(())
}

/// Prints what the fixes would change; the exit code tells whether there is anything.
pub(super) fn show(outcome: &Outcome<Fixable>, ui: &Ui) -> Result<Exit> {
    tell(outcome, "would fix", ui);
    let mut out = ui.out();
    for mended in outcome.files.values() {
        out.write_all(mended.diff.as_bytes())?;
    }
    out.flush()?;
    Ok(if outcome.files.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// Says on stderr what was fixed (or `would be`), and which fixes were not made.
fn tell(outcome: &Outcome<Fixable>, verb: &str, ui: &Ui) {
    for refused in &outcome.refused {
        let finding = &refused.finding;
        let title = finding.fix.as_ref().map_or("", |fix| fix.title.as_str());
        ui.warn(&format!(
            "{}: not fixed: {}: to {title} {}",
            place(outcome, finding),
            finding.code,
            refused.reason
        ));
    }
    if !outcome.is_done {
        let rounds = outcome.rounds;
        ui.warn(&format!("stopped after {rounds} rounds with fixes left; run the command again"));
    }
    ui.note(&summary(outcome, verb));
}

/// "fixed 12 findings in 4 files: 8 of CB206, 4 of CB104".
fn summary(outcome: &Outcome<Fixable>, verb: &str) -> String {
    if outcome.fixed.is_empty() {
        return format!("{verb} nothing");
    }
    let mut rules: BTreeMap<_, usize> = BTreeMap::new();
    for finding in &outcome.fixed {
        *rules.entry(finding.code).or_default() += 1;
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|&(code, count)| (std::cmp::Reverse(count), code));
    let rules: Vec<String> =
        rules.into_iter().map(|(code, count)| format!("{count} of {code}")).collect();
    format!(
        "{verb} {} in {}: {}",
        count(outcome.fixed.len(), "finding"),
        count(outcome.files.len(), "file"),
        rules.join(", ")
    )
}

fn place(outcome: &Outcome<Fixable>, finding: &Diagnostic) -> String {
    let at = &finding.primary;
    match outcome.checked.answer.snapshot.texts.get(&at.file) {
        Some(text) => {
            let start = LineIndex::new(text).position(text, at.span.start);
            format!("{}:{}:{}", at.file, start.line, start.column)
        }
        None => at.file.to_string(),
    }
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
