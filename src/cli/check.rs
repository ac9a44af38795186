//! `casebook check`: findings in the format asked for, and an exit code for CI.
//!
//! A pipeline of small steps: which casebook and which part of it is asked about ([`question`]), the
//! snapshot read for it, which of its findings answer ([`answer`]), printing, the exit code.

mod answer;
mod print;
mod question;

use anyhow::Result;

use super::args::{Check, FailOn, Global};
use super::ui::Ui;
use super::{Exit, Hint, locate};
use crate::diagnostic::{Diagnostic, Level};

pub(crate) use answer::checked_files;

pub(crate) fn run(global: &Global, args: &Check, ui: &mut Ui) -> Result<Exit> {
    let question = question::read(global, args)?;
    let progress = ui.progress("reading reports");
    let answer = answer::find(&question)?;
    drop(progress);
    print::print(&answer, args, ui)?;
    let has_crashed = !answer.snapshot.crashed.is_empty();
    Ok(exit(&answer.diagnostics, has_crashed, args.fail_on))
}

fn exit(findings: &[Diagnostic], has_crashed: bool, fail_on: FailOn) -> Exit {
    let failing = match fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
        FailOn::Info => Level::Info,
    };
    if has_crashed {
        Exit::Bug
    } else if findings.iter().any(|finding| finding.level >= failing) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}
