//! `casebook build`: the site and the search index, written and published in one step.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use super::Exit;
use super::args::{Build, Global};
use super::locate::{absolute, project, shown};
use super::ui::{Ui, chain};
use crate::diagnostic::Diagnostic;
use crate::emit::{Target, Written};
use crate::model::ContentKind;
use crate::project::Snapshot;
use crate::report::Counts;
use crate::search;
use crate::site::{SiteOptions, format};

pub(crate) fn run(global: &Global, args: &Build, ui: &mut Ui) -> Result<Exit> {
    let begun = Instant::now();
    let project = project(global)?;
    let out = match &args.out {
        Some(dir) => absolute(dir)?,
        None => project.root.join("public"),
    };
    // Refused before any work is done, so that a wrong folder costs nothing.
    let target = Target::open(&out, &project.root)?;
    let progress = ui.progress("reading reports");
    let snapshot = project.snapshot()?;
    target.keep_out_of(&project.root, &snapshot.config.content)?;
    super::check::checked_files(&snapshot, &[])?;
    progress.step("writing pages and the search index");
    let options = SiteOptions {
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        ..SiteOptions::default()
    };
    // The index and the pages come from the same snapshot and share no work, so they share the cores.
    let mut staging = target.begin()?;
    let pages = || snapshot.make_site(&options, |batch| staging.add(&batch));
    let (site, index) = rayon::join(pages, || search::refresh(&snapshot));
    let site = site?;
    staging.copy(&site.copies)?;
    let written = staging.publish()?;
    drop(progress);
    if let Err(error) = index {
        ui.warn(&format!(
            "the search index was not kept, so searching will build it anew: {}",
            chain(&error)
        ));
    }
    for warning in &site.warnings {
        ui.warn(warning);
    }
    tell_left_out(ui, &site.diagnostics);
    summary(ui, &snapshot, &out, &written, begun);
    Ok(exit(&snapshot, &site.diagnostics))
}

/// Tells which pages were left out, and why.
fn tell_left_out(ui: &Ui, diagnostics: &[Diagnostic]) {
    for finding in diagnostics {
        let place = &finding.primary.file;
        let help = finding.help().map(|help| format!(" ({help})")).unwrap_or_default();
        ui.warn(&format!("{place}: {}{help}", finding.message));
    }
}

fn exit(snapshot: &Snapshot, of_site: &[Diagnostic]) -> Exit {
    if !snapshot.crashed.is_empty() {
        Exit::Bug
    } else if of_site.iter().any(|finding| finding.level == crate::diagnostic::Level::Error) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

fn summary(ui: &Ui, snapshot: &Snapshot, out: &Path, written: &Written, begun: Instant) {
    ui.note(&format!("Read     {}", content(snapshot)));
    let counts = Counts::of(&snapshot.diagnostics);
    ui.note(&format!("Found    {}", findings(counts)));
    ui.note(&format!(
        "Built    {} files, {:.1} MB, {} changed, into {} in {:.2} s",
        written.files,
        written.bytes as f64 / 1e6,
        written.changed,
        shown(out),
        begun.elapsed().as_secs_f64()
    ));
    ui.note(&format!("Open     {} or run `casebook serve`", shown(&out.join("index.html"))));
}

fn content(snapshot: &Snapshot) -> String {
    let count = |kind| snapshot.knowledge.content(kind).count();
    let mut parts = vec![format::plural(count(ContentKind::Incident), "incident", "incidents")];
    for (kind, one, many) in
        [(ContentKind::Plan, "plan", "plans"), (ContentKind::Page, "page", "pages")]
    {
        if count(kind) > 0 {
            parts.push(format::plural(count(kind), one, many));
        }
    }
    format!("{} in {}", parts.join(", "), shown(&snapshot.root))
}

/// Says how many findings there are, in one line.
pub(super) fn findings(counts: Counts) -> String {
    if counts == Counts::default() {
        return "nothing to mend".to_owned();
    }
    format!(
        "{}, {}, {}; `casebook check` shows them",
        format::plural(counts.errors, "error", "errors"),
        format::plural(counts.warnings, "warning", "warnings"),
        format::plural(counts.infos, "note", "notes")
    )
}
