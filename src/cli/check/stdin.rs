//! `check --stdin`: a text an editor has not saved, judged as if it stood at its path, with the rest
//! of the casebook around it.

use std::io::{self, IsTerminal as _};
use std::path::Path;

use anyhow::{Context as _, Result};

use super::super::args::{Check, Global};
use super::question::{Known, Question};
use super::{Hint, Ui, locate};
use crate::project::Project;
use crate::text::FileId;
use crate::vfs::{self, Held, Overlay};

/// Reads the text and makes the question about it.
pub(super) fn read(global: &Global, args: &Check, path: &Path, ui: &Ui) -> Result<Question> {
    let baseline = Known::read(args)?;
    let project = locate::project_around(global, path)?;
    let file = locate::name_in(&project, path, &locate::absolute(path)?)
        .context("`--stdin-filename` must name a file of the casebook")?;
    let held = text(path, ui)?;
    let mut overlay = Overlay::default();
    overlay.put(file.clone(), held);
    check_name(&project, &overlay, &file, path)?;
    Ok(Question { project, overlay, is_unsaved: true, change: None, baseline, only: vec![file] })
}

fn text(path: &Path, ui: &Ui) -> Result<Held> {
    let stdin = io::stdin().lock();
    if stdin.is_terminal() {
        let path = path.display();
        ui.note(&format!("type the text of {path}, then Ctrl-D on a line of its own"));
    }
    vfs::hold(stdin).context("cannot read standard input")
}

/// Refuses a name under which the text would not be read as a report.
fn check_name(project: &Project, overlay: &Overlay, file: &FileId, path: &Path) -> Result<()> {
    if *file == project.config_file() {
        return Ok(());
    }
    let path = path.display();
    if project.path_of(file).is_dir() {
        return Err(Hint::on(
            format!("`{path}` is a folder"),
            "`--stdin-filename` names the file that the text belongs to",
        ));
    }
    if !vfs::is_markdown(file) {
        let what = format!("`{path}` would not be read as a report");
        return Err(Hint::on(what, "reports are files ending in .md"));
    }
    let content = project.config()?.content;
    if !vfs::Content::new(&project.root, &content, overlay).holds(file) {
        let what = format!("`{path}` is in no folder that is read for reports");
        let advice = if content.is_empty() {
            "reports are read from `content`, hidden files and folders left out".to_owned()
        } else {
            format!("`content` in casebook.yaml names {}", content.join(", "))
        };
        return Err(Hint::on(what, advice));
    }
    Ok(())
}
