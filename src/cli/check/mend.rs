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
use crate::project::{Project, Snapshot, Texts};
use crate::text::LineIndex;

impl Checked for Answer {
    fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    fn findings(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

/// Makes the fixes asked for in memory, of the findings that answer the question.
pub(super) fn mend(question: &Question, answer: Answer, asked: &Fixing) -> Result<Outcome<Answer>> {
    let check = |texts: &Texts| {
        let mut overlay = question.overlay.clone();
        for (file, text) in texts {
            overlay.put_text(file.clone(), text.clone());
        }
        answer::find_with(question, &overlay)
    };
    let least = if asked.also_unsafe { Applicability::Unsafe } else { Applicability::Safe };
    fix::run(answer, least, &check)
}

/// Writes every mended file; one that cannot be written does not stop the others.
pub(super) fn write(project: &Project, outcome: &Outcome<Answer>, ui: &Ui) -> Result<()> {
    tell(outcome, "fixed", ui);
    let mut failed = Vec::new();
    for (file, mended) in &outcome.files {
        let path = project.path_of(file);
        if let Err(error) = emit::mend(&path, &mended.before, &mended.after) {
            ui.failure(&error);
            failed.push(file.as_str());
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    let (written, all) = (outcome.files.len() - failed.len(), outcome.files.len());
    let what = format!("{written} of {} could be mended", count(all, "file"));
    Err(Hint::on(what, "the files above are as they were; run the command again"))
}

/// Prints what the fixes would change; the exit code tells whether there is anything.
pub(super) fn show(outcome: &Outcome<Answer>, ui: &Ui) -> Result<Exit> {
    tell(outcome, "would fix", ui);
    let mut out = ui.out();
    for mended in outcome.files.values() {
        out.write_all(mended.diff.as_bytes())?;
    }
    out.flush()?;
    Ok(if outcome.files.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// Says on stderr what was fixed (or `would be`), and which fixes were not made.
fn tell(outcome: &Outcome<Answer>, verb: &str, ui: &Ui) {
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
fn summary(outcome: &Outcome<Answer>, verb: &str) -> String {
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

fn place(outcome: &Outcome<Answer>, finding: &Diagnostic) -> String {
    let at = &finding.primary;
    match outcome.checked.snapshot.texts.get(&at.file) {
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
