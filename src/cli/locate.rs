//! Finding the casebook a command is about: its root, its config, and the paths it was asked about.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;

use super::Hint;
use super::args::Global;
use crate::config;
use crate::project::Project;
use crate::text::FileId;

/// Finds the casebook for a command that was given no paths.
pub(crate) fn project(global: &Global) -> Result<Project> {
    project_for(global, &[])
}

/// Finds the casebook that holds `paths`, or the one around the current folder.
///
/// Looked for in this order: `--root`; the folder of `--config`; the nearest `casebook.yaml` at or
/// above the first path, up to the root of its git repository; the path itself, read without config.
pub(crate) fn project_for(global: &Global, paths: &[PathBuf]) -> Result<Project> {
    let start = match paths.first() {
        Some(path) => existing(path)?,
        None => absolute(Path::new("."))?,
    };
    let start_dir = if start.is_dir() { start } else { parent(&start) };
    project_at(global, &start_dir, paths)
}

/// Finds the casebook that would hold a file at `path`, which need not be there yet.
pub(crate) fn project_around(global: &Global, path: &Path) -> Result<Project> {
    let full = absolute(path)?;
    let folder = full.ancestors().skip(1).find(|it| it.is_dir()).unwrap_or(Path::new("/"));
    project_at(global, folder, &[path.to_owned()])
}

fn project_at(global: &Global, start_dir: &Path, paths: &[PathBuf]) -> Result<Project> {
    let explicit = global.root.as_deref().map(existing).transpose()?;
    if let Some(root) = &explicit
        && !root.is_dir()
    {
        bail!("`{}` is not a folder", root.display());
    }
    let given = global.config.as_deref().map(existing).transpose()?;
    let found = given.clone().or_else(|| match &explicit {
        Some(root) => Some(root.join(config::FILE_NAME)).filter(|path| path.exists()),
        None => nearest_config(start_dir),
    });
    let root = explicit
        .or_else(|| found.as_deref().map(parent).filter(|_| given.is_none()))
        .unwrap_or_else(|| unconfigured_root(start_dir, paths));
    Ok(Project { root, config_path: found, preset: global.preset.clone(), as_of: as_of(global) })
}

/// Returns the day that counts as today; the one place where Casebook reads the clock.
pub(crate) fn as_of(global: &Global) -> NaiveDate {
    global.as_of.unwrap_or_else(|| chrono::Local::now().date_naive())
}

/// Names `paths` as the casebook does, to filter by.
///
/// # Errors
/// When a path does not exist or lies outside the casebook.
pub(crate) fn within(project: &Project, paths: &[PathBuf]) -> Result<Vec<FileId>> {
    paths.iter().map(|path| name_in(project, path, &existing(path)?)).collect()
}

/// Names the file at `full` as the casebook does; `path` is how the user wrote it.
///
/// # Errors
/// When it lies outside the casebook.
pub(crate) fn name_in(project: &Project, path: &Path, full: &Path) -> Result<FileId> {
    let real = |it: &Path| it.canonicalize().ok();
    let through_links = || {
        let folder = real(full.parent()?)?;
        let inside = folder.strip_prefix(real(&project.root)?).ok()?.to_owned();
        Some(inside.join(full.file_name()?))
    };
    let inside = full.strip_prefix(&project.root).map(Path::to_owned).ok();
    let inside = inside.or_else(through_links).ok_or_else(|| {
        let (path, root) = (path.display(), project.root.display());
        anyhow::anyhow!("`{path}` is not in the casebook at {root}")
    })?;
    let parts: Vec<_> =
        inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Ok(FileId::new(&parts.join("/")))
}

/// Returns the way from the root of the repository around `root` to `root`, such as
/// `docs/incidents/`; empty when they are one or there is no repository.
pub(crate) fn way_from_repository(root: &Path) -> String {
    let repository = root.ancestors().find(|it| it.join(".git").exists());
    let way = repository.and_then(|it| root.strip_prefix(it).ok()).unwrap_or(Path::new(""));
    let mut folders = String::new();
    for part in way.components() {
        folders.push_str(&part.as_os_str().to_string_lossy());
        folders.push('/');
    }
    folders
}

/// Shows `path` relative to the current folder where that is shorter.
pub(crate) fn shown(path: &Path) -> String {
    let here = absolute(Path::new(".")).unwrap_or_default();
    let relative = path.strip_prefix(&here).unwrap_or(path);
    if relative.as_os_str().is_empty() { ".".to_owned() } else { relative.display().to_string() }
}

/// Returns `path` absolute, without `.` and `..`, but with symbolic links as they are.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf> {
    let full = std::path::absolute(path).context("cannot tell the current folder")?;
    let mut clean = PathBuf::new();
    for part in full.components() {
        match part {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => clean.push(part),
        }
    }
    Ok(clean)
}

fn existing(path: impl AsRef<Path>) -> Result<PathBuf> {
    let path = path.as_ref();
    let full = absolute(path)?;
    if full.exists() {
        return Ok(full);
    }
    Err(anyhow::Error::from(Hint("paths are relative to the current folder".to_owned()))
        .context(format!("`{}` does not exist", path.display())))
}

fn nearest_config(start: &Path) -> Option<PathBuf> {
    for dir in start.ancestors() {
        let candidate = dir.join(config::FILE_NAME);
        if candidate.is_file() {
            return Some(candidate);
        }
        if dir.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Without any config a folder given is the casebook; for files it is the current folder when they
/// are below it, so that they are named as the user typed them.
fn unconfigured_root(start_dir: &Path, paths: &[PathBuf]) -> PathBuf {
    let here = absolute(Path::new(".")).unwrap_or_default();
    match paths {
        [only] if only.is_dir() => start_dir.to_owned(),
        _ if start_dir.starts_with(&here) => here,
        _ => start_dir.to_owned(),
    }
}

fn parent(path: &Path) -> PathBuf {
    path.parent().unwrap_or(path).to_owned()
}
