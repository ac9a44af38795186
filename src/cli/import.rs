//! `casebook import`: a folder of reports in another tool's form becomes a casebook of its own.

use anyhow::Result;

use super::Exit;
use super::args::{Global, Import};
use super::init::refuse_unless_empty;
use super::locate::{absolute, project_for, shown};
use super::ui::Ui;
use crate::{emit, import};

pub(crate) fn run(global: &Global, args: &Import, ui: &mut Ui) -> Result<Exit> {
    let into = absolute(&args.into)?;
    refuse_unless_empty(&into)?;
    let project = project_for(global, std::slice::from_ref(&args.dir))?;
    let progress = ui.progress("reading reports");
    let import = import::import(&project.snapshot()?);
    drop(progress);
    for (path, text) in &import.files {
        emit::write_new(&into.join(path), text.as_bytes())?;
    }
    for (path, from) in &import.copies {
        emit::copy_new(from, &into.join(path))?;
    }
    ui.note(&format!(
        "Wrote {} files to {}",
        import.files.len() + import.copies.len(),
        shown(&into)
    ));
    ui.note(&import.ledger.summary());
    ui.note(&format!(
        "What was mapped, assumed and left is told in {}/import-report.md",
        shown(&into)
    ));
    Ok(Exit::Clean)
}
