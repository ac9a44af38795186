//! `casebook build`: the site and the search index, written and published in one step.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;

use super::Exit;
use super::args::{Build, Global};
use super::locate::{absolute, project, shown};
use super::ui::Ui;
use crate::emit;
use crate::project::{SiteOptions, Snapshot};
use crate::{lint, search};

pub(crate) fn run(global: &Global, args: &Build, ui: &mut Ui) -> Result<Exit> {
    let begun = Instant::now();
    let project = project(global)?;
    let out = match &args.out {
        Some(dir) => absolute(dir)?,
        None => project.root.join("public"),
    };
    let target = emit::Target::open(&out, &project.root)?;
    let progress = ui.progress("reading reports");
    let snapshot = project.snapshot()?;
    progress.step("building pages and the search index");
    let options = SiteOptions { base_url: args.base_url.clone(), drafts: args.drafts };
    // The index and the pages come from the same snapshot and share no work, so they share the cores.
    let (site, index) = rayon::join(|| snapshot.site(&options), || search::refresh(&snapshot));
    let site = site?;
    progress.step("writing");
    let written = target.publish(&site.output, &site.copies)?;
    drop(progress);
    if let Err(error) = index {
        ui.warn(&format!("the search index was not kept, searching will build it anew: {error:#}"));
    }
    for warning in &site.warnings {
        ui.warn(warning);
    }
    summary(ui, &snapshot, &out, &written, begun);
    Ok(if site.is_incomplete { Exit::Findings } else { Exit::Clean })
}

fn summary(ui: &Ui, snapshot: &Snapshot, out: &PathBuf, written: &emit::Written, begun: Instant) {
    let counts = snapshot.content_counts();
    ui.note(&format!("Read     {counts}"));
    let findings = lint::count(&snapshot.diagnostics);
    if findings.total() > 0 {
        ui.note(&format!("Found    {findings}; `casebook check` shows them"));
    }
    ui.note(&format!(
        "Built    {} files ({}), {} changed, into {} in {:.2} s",
        written.files,
        megabytes(written.bytes),
        written.changed,
        shown(out),
        begun.elapsed().as_secs_f64()
    ));
    ui.note(&format!("Open     {}/index.html, or run `casebook serve`", shown(out)));
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
