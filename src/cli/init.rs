//! `casebook init`: a new casebook with a config, a first report, a plan and a CI job.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::args::Init;
use super::locate::{absolute, shown};
use super::ui::Ui;
use super::{Exit, Hint};
use crate::emit;

static STARTER: include_dir::Dir<'_> =
    include_dir::include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

pub(crate) fn run(args: &Init, ui: &mut Ui) -> Result<Exit> {
    let dir = absolute(&args.dir)?;
    refuse_unless_empty(&dir)?;
    let mut written = 0;
    write_folder(&STARTER, &dir, &mut written)?;
    ui.note(&format!("Created {written} files in {}", shown(&dir)));
    ui.note(&format!("Next: cd {0} && casebook check && casebook serve", shown(&dir)));
    Ok(Exit::Clean)
}

/// Refuses to write into a folder that holds anything already.
pub(super) fn refuse_unless_empty(dir: &Path) -> Result<()> {
    if emit::is_free(dir).with_context(|| format!("cannot look into {}", shown(dir)))? {
        return Ok(());
    }
    let hint = "choose a folder that does not exist yet; nothing was changed".to_owned();
    Err(anyhow::Error::from(Hint(hint)).context(format!("`{}` is not empty", shown(dir))))
}

fn write_folder(folder: &include_dir::Dir<'_>, dir: &Path, written: &mut usize) -> Result<()> {
    for file in folder.files() {
        emit::write_new(&dir.join(file_name(file.path())), file.contents())?;
        *written += 1;
    }
    for inner in folder.dirs() {
        write_folder(inner, &dir.join(inner.path().file_name().unwrap_or_default()), written)?;
    }
    Ok(())
}

/// Files that packaging tools would treat as their own are kept under a plain name in the sources.
fn file_name(path: &Path) -> std::ffi::OsString {
    match path.file_name().and_then(|name| name.to_str()) {
        Some("gitignore") => ".gitignore".into(),
        _ => path.file_name().unwrap_or_default().to_owned(),
    }
}
