//! The folder a site is published to: whether it may be, and publishing to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{Staging, Written, lock, swap};
use crate::hint::Hint;
use crate::output::Output;
use crate::vfs::SITE_MARKER;

/// The first words of a marker file.
const MARKER_FORMAT: &str = "casebook-site ";

/// What is written into the marker file: the format, then a sentence for whoever finds it.
pub(super) const MARKER_TEXT: &str =
    "casebook-site 1\nCasebook wrote this folder and replaces all of it at the next build.\n";

/// An output folder that is free, or holds a site Casebook wrote before.
#[derive(Clone, Debug)]
pub struct Target {
    /// The folder, all links on the way to it resolved.
    dir: PathBuf,
}

impl Target {
    /// Checks that a site may be published as `dir`, touching nothing.
    ///
    /// # Errors
    /// When `dir` is a file or a symbolic link, holds files that Casebook did not write, or is (or
    /// holds) the casebook at `root`.
    pub fn open(dir: &Path, root: &Path) -> anyhow::Result<Self> {
        let dir = resolved(dir)?;
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        if root.starts_with(&dir) {
            let what = format!("the output folder {} holds the casebook itself", dir.display());
            return Err(Hint::on(what, "name a folder of its own, such as `--out public`"));
        }
        check_ours(&dir)?;
        Ok(Self { dir })
    }

    /// Checks that the site does not land among the reports.
    ///
    /// # Errors
    /// When the folder is one of the content folders, which are relative to `root`, or lies in one.
    /// With none named, that is `content`.
    pub fn keep_out_of(&self, root: &Path, content: &[String]) -> anyhow::Result<()> {
        let default = ["content".to_owned()];
        for name in if content.is_empty() { &default } else { content } {
            let folder = root.join(name);
            let folder = folder.canonicalize().unwrap_or(folder);
            let is_root = root.canonicalize().is_ok_and(|root| root == folder);
            if self.dir.starts_with(&folder) && !is_root {
                let what = format!(
                    "the output folder {} lies in the content folder `{name}`",
                    self.dir.display()
                );
                return Err(Hint::on(what, "publish beside it, such as with `--out public`"));
            }
        }
        Ok(())
    }

    /// Returns the folder the site is published to.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Begins a site beside the old one; nothing of the old one changes until it is published.
    ///
    /// # Errors
    /// When another build is at work, or the folder beside cannot be written.
    pub fn begin(&self) -> anyhow::Result<Staging> {
        let beside = swap::Beside::new(&self.dir)?;
        let lock = lock::take(&beside)?;
        swap::recover(&beside)?;
        // It may have changed since it was opened; under the lock no other build changes it.
        check_ours(&self.dir)?;
        Staging::begin(beside, lock)
    }

    /// Writes a whole site beside the old one and swaps them.
    ///
    /// # Errors
    /// When something cannot be written; the site before stays as it was.
    pub fn publish(
        &self,
        output: &Output,
        copies: &BTreeMap<String, PathBuf>,
    ) -> anyhow::Result<Written> {
        let mut staging = self.begin()?;
        staging.add(output)?;
        staging.copy(copies)?;
        staging.publish()
    }
}

/// Returns the folder with every link on the way resolved, itself excepted.
fn resolved(dir: &Path) -> anyhow::Result<PathBuf> {
    let not_a_folder = || {
        let what = format!("{} is no name for an output folder", dir.display());
        Hint::on(what, "name a folder, such as `--out public`")
    };
    let absolute = std::path::absolute(dir).map_err(|_| not_a_folder())?;
    let mut plain = PathBuf::new();
    for component in absolute.components() {
        if component == Component::ParentDir {
            // As the file system would see it, not as the text reads.
            plain = plain.canonicalize().unwrap_or(plain);
            plain.pop();
        } else {
            plain.push(component);
        }
    }
    let (Some(parent), Some(name)) = (plain.parent(), plain.file_name()) else {
        return Err(not_a_folder());
    };
    let mut existing = parent;
    let mut missing = Vec::new();
    let base = loop {
        match existing.canonicalize() {
            Ok(base) => break base,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                missing.push(existing.file_name().ok_or_else(not_a_folder)?);
                existing = existing.parent().ok_or_else(not_a_folder)?;
            }
            Err(error) => {
                let what = format!("cannot publish to {}: {error}", dir.display());
                return Err(Hint::on(what, "name a folder that can be written with `--out`"));
            }
        }
    };
    Ok(base.join(missing.into_iter().rev().collect::<PathBuf>()).join(name))
}

/// Refuses a folder that is there and was not written by Casebook.
fn check_ours(dir: &Path) -> anyhow::Result<()> {
    let shown = dir.display();
    let kind = match fs::symlink_metadata(dir) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            let what = format!("cannot publish to {shown}: {error}");
            return Err(Hint::on(what, "name a folder that can be written with `--out`"));
        }
    };
    if kind.is_symlink() {
        let what = format!("the output folder {shown} is a symbolic link");
        return Err(Hint::on(what, "name the folder it leads to with `--out`, or remove the link"));
    }
    if !kind.is_dir() {
        let what = format!("the output folder {shown} is a file");
        return Err(Hint::on(what, "name another folder with `--out`; nothing was changed"));
    }
    if is_site(dir) || is_free_of_files(dir)? {
        return Ok(());
    }
    let what = format!("the output folder {shown} holds files that Casebook did not write");
    let advice =
        "name another folder with `--out`, or empty this one yourself; nothing was changed";
    Err(Hint::on(what, advice))
}

/// Tells whether Casebook wrote the folder.
pub(super) fn is_site(dir: &Path) -> bool {
    let marker = dir.join(SITE_MARKER);
    let is_file = fs::symlink_metadata(&marker).is_ok_and(|metadata| metadata.is_file());
    is_file && fs::read(&marker).is_ok_and(|text| text.starts_with(MARKER_FORMAT.as_bytes()))
}

/// Tells whether there is nothing in the folder.
pub(super) fn is_free_of_files(dir: &Path) -> anyhow::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) => {
            let what = format!("cannot look into {}: {error}", dir.display());
            Err(Hint::on(what, "let the user who runs casebook read it, or name another folder"))
        }
    }
}
