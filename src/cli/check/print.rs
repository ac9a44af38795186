//! Printing the answer in the formats asked for.

use anyhow::Result;

use super::super::args::Check;
use super::answer::Answer;
use super::output::{Matter, Plan};
use super::{Ui, locate};
use crate::config::Config;
use crate::diagnostic::{Level, masked};
use crate::lint;
use crate::report::{Findings, human};
use crate::site::route::RULES;

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
    let rule_pages = rule_pages(&snapshot.config);
    let texts = masked(&snapshot.texts, &snapshot.diagnostics);
    let findings = Findings {
        diagnostics: &answer.diagnostics,
        texts: &texts,
        checked: &answer.checked,
        rules: &lint::registry::infos(),
        prefix: &locate::way_from_repository(&snapshot.root),
        base_url: snapshot.config.base_url.as_deref(),
        rule_pages: rule_pages.as_deref(),
        failing,
    };
    let matter =
        Matter { findings, human: human_options(args, ui), scope: &answer.scope, snapshot };
    plan.carry_out(&matter, ui)
}

/// Returns where the site explains the rules, when it is published and does.
fn rule_pages(config: &Config) -> Option<String> {
    let base = config.base_url.as_ref().filter(|_| config.rule_pages)?;
    Some(format!("{base}{RULES}"))
}

fn human_options(args: &Check, ui: &Ui) -> human::Options {
    let mut options = human::Options { styled: ui.is_colored(), ..human::Options::default() };
    if let Some(width) = ui.width() {
        options.width = width;
        options.wraps = true;
    }
    if args.all {
        options.frames = usize::MAX;
    }
    options
}
