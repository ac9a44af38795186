//! Printing the answer in the formats asked for.

use anyhow::Result;

use super::super::args::Check;
use super::answer::Answer;
use super::output::{Matter, Plan};
use super::{Ui, locate};
use crate::diagnostic::{Level, masked};
use crate::lint;
use crate::report::{Findings, human};

/// Prints the answer and writes the files asked for.
pub(super) fn print(
    answer: &Answer,
    plan: &Plan,
    failing: Level,
    args: &Check,
    ui: &Ui,
) -> Result<()> {
    let snapshot = &answer.snapshot;
    plan.keep_off(snapshot)?;
    let base_url =
        snapshot.config.base_url.as_ref().map(|base| format!("{}/", base.trim_end_matches('/')));
    let texts = masked(&snapshot.texts, &snapshot.diagnostics);
    let findings = Findings {
        diagnostics: &answer.diagnostics,
        texts: &texts,
        checked: &answer.checked,
        rules: &lint::registry::infos(),
        prefix: &locate::way_from_repository(&snapshot.root),
        base_url: base_url.as_deref(),
        failing,
    };
    let matter =
        Matter { findings, human: human_options(args, ui), scope: &answer.scope, snapshot };
    plan.carry_out(&matter, ui)
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
