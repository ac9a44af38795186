//! `casebook baseline`: writes down the findings a team lives with for now, and keeps that list honest.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::json;

use super::args::{BaselineAction, BaselineArgs, Global, ListFormat};
use super::locate::{self, absolute, shown};
use super::ui::Ui;
use super::{Exit, Hint};
use crate::baseline::{self, Baseline, Difference, SCHEMA_VERSION};
use crate::project::Snapshot;
use crate::text::FileId;
use crate::{emit, vfs};

/// The baseline's name where none is given, in the casebook's folder.
const FILE_NAME: &str = "casebook-baseline.json";

pub(crate) fn run(global: &Global, args: &BaselineArgs, ui: &mut Ui) -> Result<Exit> {
    let project = locate::project(global)?;
    let path = match args.action.file() {
        Some(file) => absolute(file)?,
        None => project.root.join(FILE_NAME),
    };
    let old = match &args.action {
        BaselineAction::Create { .. } if !path.exists() => None,
        _ => Some(read(&path)?),
    };
    let progress = ui.progress("reading reports");
    let snapshot = project.snapshot()?;
    drop(progress);
    super::check::checked_files(&snapshot, &[])?;
    if !snapshot.crashed.is_empty() {
        refuse_crashed(&snapshot, ui);
        return Ok(Exit::Bug);
    }
    let today = Baseline::of(&snapshot.diagnostics);
    match &args.action {
        BaselineAction::Create { accept_new, .. } => {
            create(&path, old.as_ref(), today, *accept_new, ui)
        }
        BaselineAction::Prune { .. } => prune(&path, old.unwrap_or_default(), &today, ui),
        BaselineAction::Diff { format, .. } => {
            diff(&old.unwrap_or_default().compare(&today), *format, ui)
        }
    }
}

/// Reads the baseline at `path`.
pub(super) fn read(path: &Path) -> Result<Baseline> {
    let named = || format!("cannot read the baseline {}", shown(path));
    if !path.exists() {
        let what = format!("there is no baseline at {}", shown(path));
        return Err(Hint::on(what, "`casebook baseline create` writes one"));
    }
    let bytes = vfs::read_bytes(path).with_context(named)?;
    Baseline::parse(&bytes).with_context(named)
}

/// A rule that stopped may have had findings that would seem gone, so nothing is written.
fn refuse_crashed(snapshot: &Snapshot, ui: &Ui) {
    let crashes = snapshot.diagnostics.iter().filter(|it| it.is_crash);
    for crash in crashes {
        ui.warn(&format!("{}: {} {}", crash.primary.file, crash.code, crash.message));
    }
    ui.warn("not all findings are known, so the baseline was left as it is");
}

fn create(
    path: &Path,
    old: Option<&Baseline>,
    today: Baseline,
    accept_new: bool,
    ui: &Ui,
) -> Result<Exit> {
    let today = match old {
        None => today,
        Some(old) => {
            let new = old.compare(&today).new;
            if !new.is_empty() && !accept_new {
                return refuse_new(path, &Difference { new, gone: Vec::new() });
            }
            old.renewed(today)
        }
    };
    write(path, &today, ui)?;
    let files = count(today.paths().len(), "file");
    ui.note(&format!("Wrote    {} in {files} to {}", count(today.len(), "finding"), shown(path)));
    Ok(Exit::Clean)
}

fn refuse_new(path: &Path, difference: &Difference) -> Result<Exit> {
    const SHOWN: usize = 10;
    let new = &difference.new;
    let lines =
        new.iter().take(SHOWN).map(|(_, it)| format!("{}: {} {}", it.path, it.code, it.message));
    let mut lines: Vec<String> = lines.collect();
    if new.len() > SHOWN {
        lines.push(format!("and {} more", new.len() - SHOWN));
    }
    let what = format!(
        "{} not in {}, which was left as it is:\n  {}",
        if new.len() == 1 {
            "1 finding is".to_owned()
        } else {
            format!("{} findings are", new.len())
        },
        shown(path),
        lines.join("\n  ")
    );
    Err(Hint::on(what, "mend them, or take them in with `--accept-new`"))
}

fn prune(path: &Path, mut old: Baseline, today: &Baseline, ui: &Ui) -> Result<Exit> {
    let before = old.len();
    old.prune(today);
    let gone = before - old.len();
    if gone == 0 {
        ui.note(&format!("nothing in {} is gone", shown(path)));
        return Ok(Exit::Clean);
    }
    write(path, &old, ui)?;
    let left = count(old.len(), "finding");
    ui.note(&format!("Took     {} out of {}; {left} left", count(gone, "finding"), shown(path)));
    Ok(Exit::Clean)
}

fn write(path: &Path, baseline: &Baseline, ui: &Ui) -> Result<()> {
    if vfs::is_markdown(&FileId::new(&path.to_string_lossy())) {
        bail!("{} is named like a report; a baseline is JSON", shown(path));
    }
    let progress = ui.progress("writing");
    emit::replace(path, baseline.render().as_bytes())?;
    drop(progress);
    Ok(())
}

fn diff(difference: &Difference, format: ListFormat, ui: &Ui) -> Result<Exit> {
    let mut out = ui.out();
    match format {
        ListFormat::Human => {
            for (_, it) in &difference.new {
                writeln!(out, "+ {}: {} {}", it.path, it.code, it.message)?;
            }
            for (_, it) in &difference.gone {
                writeln!(out, "- {}: {} {}", it.path, it.code, it.message)?;
            }
            let (new, gone) = (difference.new.len(), difference.gone.len());
            writeln!(out, "{new} new, {gone} gone")?;
        }
        ListFormat::Json => {
            let value = json!({
                "schema_version": SCHEMA_VERSION,
                "new": baseline::lines(&difference.new),
                "gone": baseline::lines(&difference.gone),
            });
            writeln!(out, "{value:#}")?;
        }
    }
    out.flush()?;
    Ok(if difference.new.is_empty() { Exit::Clean } else { Exit::Findings })
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
