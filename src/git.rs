//! What git knows of a casebook's files: commits, differences, and the content they had; the only
//! place that runs `git`.
//!
//! In come a folder and a state to compare with; out come names and bytes. Whatever the caller's
//! config, language or hook says, the output read here is the same: only `-z` formats are parsed,
//! no pager, filter or external diff runs, and nothing in the repository is written.

mod authors;
mod blobs;
mod command;
mod commits;
mod differences;
mod environment;
mod history;

use std::path::{Path, PathBuf};

use crate::hint::Hint;
use environment::Environment;

pub(crate) use blobs::Blobs;
pub use commits::Commit;
pub use differences::{Difference, Side};
pub use history::{Change, History};

/// The repository that holds a folder.
#[derive(Debug)]
pub struct Repository {
    /// The folder names are relative to.
    folder: PathBuf,
    environment: Environment,
    /// Whether its history is cut off.
    is_shallow: bool,
}

impl Repository {
    /// Finds the repository that holds `folder`.
    ///
    /// # Errors
    /// When there is none, it has no working tree, git refuses it, or git is not installed.
    pub fn around(folder: &Path) -> anyhow::Result<Self> {
        let environment = Environment::for_folder(folder);
        let mut repository = Self { folder: folder.to_owned(), environment, is_shallow: false };
        let asked = ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository"];
        let ran = repository.git(&asked).output()?;
        if !ran.is_success() {
            return Err(repository.refused(&ran.said()));
        }
        let said = ran.text();
        let mut lines = said.lines();
        if lines.next() != Some("true") {
            let what = format!("{} is in a repository without a working tree", folder.display());
            return Err(Hint::on(what, "run casebook in a checkout of the repository"));
        }
        repository.is_shallow = lines.next() == Some("true");
        Ok(repository)
    }

    /// Returns the error for a folder that git does not take for a repository.
    fn refused(&self, said: &str) -> anyhow::Error {
        let folder = self.folder.display();
        if said.contains("not a git repository") {
            let what = format!("{folder} is in no git repository");
            return Hint::on(what, "what changed is known from git; check all files, or name some");
        }
        if said.contains("dubious ownership") {
            let what =
                format!("git does not trust the repository of {folder}: another user owns it");
            let advice = "if it is yours: `git config --global --add safe.directory DIR`, with the \
                          top folder of the repository, or '*' in a throw-away container";
            return Hint::on(what, advice);
        }
        anyhow::anyhow!("git said: {said}").context(format!("git cannot work in {folder}"))
    }
}
