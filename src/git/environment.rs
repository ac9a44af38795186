//! The variables a hook is run with, made to hold for the casebook's folder.
//!
//! Git tells its hooks which repository and which index they are about. Its relative paths and its
//! working tree then follow from the folder the hook runs in, which need not be that of the casebook;
//! and the casebook may lie in another repository altogether, which they must not touch.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::command::Git;

/// Variables that bind git to one repository.
const BINDING: [&str; 9] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE",
];

/// What a run of git gets in place of the process's own variables.
#[derive(Debug, Default)]
pub(super) struct Environment {
    set: Vec<(&'static str, OsString)>,
    is_unbound: bool,
}

impl Environment {
    /// Finds out whether the variables are about the repository that holds `folder`.
    pub(super) fn for_folder(folder: &Path) -> Self {
        let is_bound = BINDING[..6].iter().any(|name| std::env::var_os(name).is_some());
        if !is_bound {
            return Self::default();
        }
        let as_is = Self::default();
        let unbound = Self { is_unbound: true, set: Vec::new() };
        let Some(told) = top(Path::new("."), &as_is) else { return unbound };
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let found = top(folder, &unbound);
        let is_nested = found.is_some_and(|found| found != told && found.starts_with(&told));
        if !real.starts_with(&told) || is_nested {
            return unbound;
        }
        let mut set = Vec::new();
        if std::env::var_os("GIT_DIR").is_some()
            && let Some(dir) = ask(Path::new("."), &as_is, "--absolute-git-dir")
        {
            // With the folder of the repository alone, git takes the current one for the top.
            set.push(("GIT_DIR", dir.into()));
            set.push(("GIT_WORK_TREE", told.into()));
        }
        Self { set, is_unbound: false }
    }

    pub(super) fn apply(&self, command: &mut Command) {
        if self.is_unbound {
            for name in BINDING {
                command.env_remove(name);
            }
        }
        for (name, value) in &self.set {
            command.env(name, value);
        }
    }
}

/// Returns the top folder of the working tree, links resolved.
fn top(folder: &Path, environment: &Environment) -> Option<PathBuf> {
    ask(folder, environment, "--show-toplevel")?.canonicalize().ok()
}

fn ask(folder: &Path, environment: &Environment, what: &str) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    let ran = Git::in_folder(folder, environment, &["rev-parse", what]).output().ok()?;
    let mut path = ran.stdout.clone();
    if !ran.is_success() || path.pop() != Some(b'\n') {
        return None;
    }
    Some(OsString::from_vec(path).into())
}
