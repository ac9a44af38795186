//! `casebook check`: findings in the format asked for, and an exit code for CI.
//!
//! A pipeline of small steps: which casebook and which part of it is asked about ([`question`]), the
//! snapshot read for it, which of its findings answer ([`answer`]), fixes where they are asked for
//! ([`mend`]), printing, the exit code.

mod answer;
mod mend;
mod notice;
pub(super) mod output;
mod print;
mod question;
mod review;
mod stdin;

use anyhow::Result;

use super::args::{Check, FailOn, Global};
use super::ui::Ui;
use super::{Exit, Hint, locate};
use crate::diagnostic::{Diagnostic, Level};

pub(crate) use answer::checked_files;

pub(crate) fn run(global: &Global, args: &Check, ui: &mut Ui) -> Result<Exit> {
    let mut plan = output::Plan::new(&args.formats)?;
    let question = question::read(global, args, ui)?;
    if question.is_unsaved && args.fixing.fix {
        plan.leave_stdout_to_the_text();
    }
    let progress = ui.progress("reading reports");
    let mut answer = answer::find(&question)?;
    if args.fixing.fix || args.fixing.diff {
        progress.step("making fixes");
        let outcome = mend::mend(&question, answer, args.fixing)?;
        drop(progress);
        if args.fixing.diff {
            return mend::show(&outcome, ui);
        }
        answer = mend::hand_over(&question, outcome, ui)?;
    } else {
        drop(progress);
    }
    let failing = failing(args.fail_on);
    for notice in &answer.notices {
        notice.tell(ui);
    }
    print::print(&answer, &plan, failing, args, ui)?;
    let has_crashed = !answer.snapshot.crashed.is_empty();
    let exit = exit(&answer.diagnostics, has_crashed, failing);
    // The process ends here; ten thousand reports need not be taken apart first.
    std::mem::forget(answer);
    Ok(exit)
}

fn failing(fail_on: FailOn) -> Level {
    match fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
        FailOn::Info => Level::Info,
    }
}

fn exit(findings: &[Diagnostic], has_crashed: bool, failing: Level) -> Exit {
    if has_crashed {
        Exit::Bug
    } else if findings.iter().any(|finding| finding.level >= failing) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}
