//! `casebook actions`: what was promised, most overdue first, as a table or as JSON.

use std::io::Write as _;

use anyhow::Result;

use super::args::{Actions, Global, ListFormat};
use super::table::Table;
use super::ui::Ui;
use super::{Exit, locate};
use crate::knowledge::TrackedAction;
use crate::site::{export, format};
use crate::theme::Words;

pub(crate) fn run(global: &Global, args: &Actions, ui: &mut Ui) -> Result<Exit> {
    let snapshot = locate::project(global)?.snapshot()?;
    let knowledge = &snapshot.knowledge;
    let wanted: Vec<&TrackedAction> =
        knowledge.actions.iter().filter(|tracked| matches(tracked, args)).collect();
    let mut out = ui.out();
    match args.format {
        ListFormat::Json => {
            let base = snapshot.config.base_url.as_deref();
            let document = export::action_rows(knowledge, wanted.iter().copied(), base);
            serde_json::to_writer_pretty(&mut out, &document)?;
            writeln!(out)?;
        }
        ListFormat::Human => {
            table(&wanted).print(&mut out, ui.styles(), ui.width())?;
            ui.note(&summary(&wanted));
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn matches(tracked: &TrackedAction, args: &Actions) -> bool {
    let owner = tracked.action().owner.as_ref().map(|owner| owner.value.as_str());
    let is_owner = |wanted: &str| owner.is_some_and(|owner| owner.eq_ignore_ascii_case(wanted));
    (!args.open || tracked.is_open())
        && (!args.overdue || tracked.overdue_days.is_some())
        && args.owner.as_deref().is_none_or(is_owner)
}

fn table(actions: &[&TrackedAction]) -> Table {
    let mut table = Table::new(&["due", "state", "owner", "report", "id", "action"]);
    for tracked in actions {
        let action = tracked.action();
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        table.row(vec![
            or_dash(action.due.as_ref().map(|due| due.value.to_string())),
            state(tracked),
            or_dash(action.owner.as_ref().map(|owner| owner.value.clone())),
            tracked.report.id.value.clone(),
            action.id.clone(),
            action.title.value.clone(),
        ]);
    }
    table
}

fn state(tracked: &TrackedAction) -> String {
    match tracked.overdue_days {
        Some(days) => format!("{} overdue", Words::english().days(days)),
        None => tracked.action().status.as_str().to_owned(),
    }
}

fn summary(actions: &[&TrackedAction]) -> String {
    let open = actions.iter().filter(|tracked| tracked.is_open()).count();
    let overdue = actions.iter().filter(|tracked| tracked.overdue_days.is_some()).count();
    format!(
        "{}, {open} open, {overdue} overdue",
        format::plural(actions.len(), "action", "actions")
    )
}
