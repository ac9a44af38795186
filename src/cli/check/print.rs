//! Printing the answer in the format asked for.

use std::io::Write as _;

use anyhow::Result;

use super::super::args::{Check, CheckFormat};
use super::Ui;
use super::answer::Answer;
use crate::lint;
use crate::report::{self, Findings, human};

/// Prints the answer.
pub(super) fn print(answer: &Answer, args: &Check, ui: &Ui) -> Result<()> {
    let findings = Findings {
        diagnostics: &answer.diagnostics,
        texts: &answer.snapshot.texts,
        files: answer.files,
        rule_name: lint::registry::name_of,
    };
    let text = match args.format {
        CheckFormat::Human => report::human::render(&findings, &human_options(args, ui)),
        CheckFormat::Concise => report::concise::render(&findings),
        CheckFormat::Json => report::json::render(&findings),
    };
    let mut out = ui.out();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

fn human_options(args: &Check, ui: &Ui) -> human::Options {
    let mut options = human::Options { styled: ui.is_colored(), ..human::Options::default() };
    if let Some(width) = ui.width() {
        options.width = width;
    }
    if args.all {
        options.frames = usize::MAX;
    }
    options
}
