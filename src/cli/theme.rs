//! `casebook theme`: the files the site's look is made of, their copies, and what is wrong with them.

use std::io::Write as _;

use anyhow::Result;
use serde_json::json;

use super::args::{Global, ListFormat, ThemeAction, ThemeArgs};
use super::locate::{project, shown};
use super::table::Table;
use super::ui::Ui;
use super::{Exit, Hint};
use crate::emit;
use crate::project::Project;
use crate::site::SiteOptions;
use crate::theme::layers::{self, Layer, Listed};
use crate::theme::{Override, origin};

/// Version of the JSON that `theme list` prints.
const SCHEMA_VERSION: u32 = 1;
/// Names this similar are worth suggesting.
const CLOSE_ENOUGH: f64 = 0.7;

pub(crate) fn run(global: &Global, args: &ThemeArgs, ui: &mut Ui) -> Result<Exit> {
    let project = project(global)?;
    match &args.action {
        ThemeAction::List { format } => list(&overrides(&project)?, *format, ui),
        ThemeAction::Eject { file, print } => eject(&project, file, *print, ui),
        ThemeAction::Check => check(&project, ui),
    }
}

fn overrides(project: &Project) -> Result<Vec<Override>> {
    layers::read(&project.root, &project.config()?.theme)
}

fn list(overrides: &[Override], format: ListFormat, ui: &Ui) -> Result<Exit> {
    let files = layers::list(overrides);
    let mut out = ui.out();
    match format {
        ListFormat::Json => {
            let value = json!({ "schema_version": SCHEMA_VERSION, "files": files });
            writeln!(out, "{value:#}")?;
        }
        ListFormat::Human => {
            let mut table = Table::new(&["file", "from"]);
            for file in files {
                let from: Vec<String> = file.from.iter().map(ToString::to_string).collect();
                table.row(vec![file.file, from.join(", over ")]);
            }
            table.print(&mut out, ui.styles(), ui.width())?;
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn eject(project: &Project, wanted: &str, print: bool, ui: &Ui) -> Result<Exit> {
    let overrides = overrides(project)?;
    let file = find(&layers::list(&overrides), wanted)?;
    let Some(original) = origin::original(&overrides, &Layer::Own, &file) else {
        let hint = "it is a file of this casebook alone, to be changed as it is";
        return Err(Hint::on(format!("`{file}` has no original"), hint));
    };
    let copy = origin::ejected(&file, &original);
    if print {
        let mut out = ui.out();
        out.write_all(&copy)?;
        out.flush()?;
        return Ok(Exit::Clean);
    }
    let path = project.root.join(layers::OWN).join(&file);
    if emit::exists(&path) {
        let hint = "to see the original, run the command with `--print`; nothing was changed";
        return Err(Hint::on(format!("`{}` is there already", shown(&path)), hint));
    }
    emit::write_new(&path, &copy)?;
    ui.note(&format!("Wrote {}; what is in it now wins over the original", shown(&path)));
    Ok(Exit::Clean)
}

/// Finds the file by its name, or by the end of it where that fits one alone.
fn find(files: &[Listed], wanted: &str) -> Result<String> {
    let wanted = wanted.trim_start_matches("./").trim_start_matches("theme/");
    if let Some(found) = files.iter().find(|it| it.file == wanted) {
        return Ok(found.file.clone());
    }
    let ending = format!("/{wanted}");
    let found: Vec<&str> =
        files.iter().map(|it| it.file.as_str()).filter(|it| it.ends_with(&ending)).collect();
    match found[..] {
        [one] => return Ok(one.to_owned()),
        [_, _, ..] => {
            let hint = format!("name one of {}", found.join(", "));
            return Err(Hint::on(format!("several files are called `{wanted}`"), hint));
        }
        [] => {}
    }
    let similarity = |it: &&Listed| {
        let base = it.file.rsplit('/').next().unwrap_or(&it.file);
        strsim::jaro_winkler(base, wanted).max(strsim::jaro_winkler(&it.file, wanted))
    };
    let nearest = files.iter().max_by(|a, b| similarity(a).total_cmp(&similarity(b)));
    let hint = match nearest.filter(|it| similarity(it) >= CLOSE_ENOUGH) {
        Some(near) => format!("did you mean `{}`?", near.file),
        None => "`casebook theme list` shows all files".to_owned(),
    };
    Err(Hint::on(format!("the theme has no file `{wanted}`"), hint))
}

/// Makes the whole site in memory, so that a template that only compiles is found out too.
fn check(project: &Project, ui: &mut Ui) -> Result<Exit> {
    let snapshot = project.snapshot()?;
    let site = snapshot.make_site(&SiteOptions::default(), |_| Ok(()))?;
    for warning in &site.warnings {
        ui.warn(warning);
    }
    if site.warnings.is_empty() {
        let own = overrides(project)?.len();
        ui.note(&format!("{own} theme files of this casebook, nothing to mend"));
        return Ok(Exit::Clean);
    }
    Ok(Exit::Findings)
}
