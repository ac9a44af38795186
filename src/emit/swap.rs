//! The step that publishes: the new folder takes the old one's name, and what is left is cleaned up.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::stage::Folder;
use super::target::{is_free_of_files, is_site};
use crate::hint::Hint;
use crate::vfs::SITE_MARKER;

/// The names used beside an output folder.
pub(super) struct Beside {
    dir: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Beside {
    /// Prepares to write beside `dir`, making the folder it lies in.
    pub(super) fn new(dir: &Path) -> anyhow::Result<Self> {
        let parent = dir.parent().unwrap_or(Path::new("/")).to_owned();
        let name = dir.file_name().unwrap_or(OsStr::new("public")).to_owned();
        let beside = Self { dir: dir.to_owned(), parent, name };
        fs::create_dir_all(&beside.parent).map_err(|error| beside.cannot_write(&error))?;
        Ok(beside)
    }

    /// Returns the output folder.
    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// Returns the folder the new site is written into; hidden, and its own for each process.
    pub(super) fn new_site(&self) -> PathBuf {
        self.parent.join(self.named("new", &std::process::id().to_string()))
    }

    /// Returns the name the old site gets where the two cannot change places at once.
    fn old_site(&self) -> PathBuf {
        self.parent.join(self.named("old", &std::process::id().to_string()))
    }

    /// Returns the lock file.
    pub(super) fn lock(&self) -> PathBuf {
        self.parent.join(self.named("lock", ""))
    }

    fn named(&self, word: &str, number: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".casebook-");
        name.push(word);
        if !number.is_empty() {
            name.push("-");
            name.push(number);
        }
        name
    }

    /// Returns the error of a folder that cannot be written beside.
    pub(super) fn cannot_write(&self, error: &io::Error) -> anyhow::Error {
        let what = format!("cannot write the site to {}: {error}", self.dir.display());
        let advice = format!(
            "the site is written beside the old one, so {} must be writable; a site that was there \
             is as it was",
            self.parent.display()
        );
        Hint::on(what, advice)
    }

    /// Returns the folders that killed builds left behind, `word` being `new` or `old`.
    fn leftovers(&self, word: &str) -> Vec<PathBuf> {
        let prefix = self.named(word, "").to_string_lossy().into_owned() + "-";
        let Ok(entries) = fs::read_dir(&self.parent) else { return Vec::new() };
        let mut found: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .filter(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                let number = name.strip_prefix(prefix.as_str());
                number.is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
            })
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
            .map(|entry| entry.path())
            .collect();
        found.sort();
        found
    }
}

/// Ends what a killed build began: a site that was moved away comes back, unfinished ones go.
pub(super) fn recover(beside: &Beside) -> anyhow::Result<()> {
    let mut old = beside.leftovers("old");
    if fs::symlink_metadata(&beside.dir).is_err()
        && let Some(site) = old.pop()
    {
        fs::rename(&site, &beside.dir).map_err(|error| beside.cannot_write(&error))?;
    }
    for leftover in old.into_iter().chain(beside.leftovers("new")) {
        if is_site(&leftover) || is_free_of_files(&leftover).unwrap_or(false) {
            remove(&leftover);
        }
    }
    Ok(())
}

/// Gives the staged site the output folder's name and removes the site before.
pub(super) fn publish(beside: &Beside, staged: &mut Folder) -> anyhow::Result<()> {
    let replaced = exchange(beside, &staged.dir).map_err(|error| beside.cannot_write(&error))?;
    // From here on the new site is in place; the staged path, if it is there, is the old site.
    staged.published = true;
    if let Some(old) = replaced {
        remove(&old);
    }
    Ok(())
}

/// Swaps the folders; returns where the old site is now.
fn exchange(beside: &Beside, new: &Path) -> io::Result<Option<PathBuf>> {
    let dir = &beside.dir;
    if fs::symlink_metadata(dir).is_err() {
        fs::rename(new, dir)?;
        return Ok(None);
    }
    match renameat_with(CWD, new, CWD, dir, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(Some(new.to_owned())),
        Err(_) => exchange_in_two_steps(beside, new).map(Some),
    }
}

/// Swaps where the file system cannot do it at once; a kill in between is mended by [`recover`].
fn exchange_in_two_steps(beside: &Beside, new: &Path) -> io::Result<PathBuf> {
    let old = beside.old_site();
    fs::rename(&beside.dir, &old)?;
    if let Err(error) = fs::rename(new, &beside.dir) {
        fs::rename(&old, &beside.dir)?;
        return Err(error);
    }
    Ok(old)
}

/// How many threads remove a site. Removing waits for the disk (some file systems tell it of every
/// freed block at once), so more of them than there are cores pay off.
const REMOVERS: usize = 16;

/// Removes a folder, its parts in parallel; what stays is tried again by the next build.
pub(super) fn remove(dir: &Path) {
    let parts: Vec<PathBuf> = folders(dir).iter().flat_map(|folder| folders(folder)).collect();
    let next = AtomicUsize::new(0);
    let remove_parts = || {
        while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            let _ = fs::remove_dir_all(part);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..REMOVERS.min(parts.len() / 16) {
            scope.spawn(remove_parts);
        }
    });
    // The marker goes last: a folder that lost it to a kill would never be known for ours again.
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        if entry.file_name() != SITE_MARKER {
            let path = entry.path();
            let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        }
    }
    let _ = fs::remove_dir_all(dir);
}

fn folders(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::target::MARKER_TEXT;
    use super::*;
    use crate::vfs::SITE_MARKER;

    fn site(dir: &Path, word: &str) {
        fs::create_dir_all(dir).unwrap();
        fs::write(dir.join(SITE_MARKER), MARKER_TEXT).unwrap();
        fs::write(dir.join("index.html"), word).unwrap();
    }

    #[test]
    fn two_steps_do_the_same_as_one() {
        let parent = tempfile::tempdir().unwrap();
        let beside = Beside::new(&parent.path().join("public")).unwrap();
        site(beside.dir(), "old");
        site(&beside.new_site(), "new");
        let old = exchange_in_two_steps(&beside, &beside.new_site()).unwrap();
        assert_eq!(fs::read_to_string(beside.dir().join("index.html")).unwrap(), "new");
        assert_eq!(fs::read_to_string(old.join("index.html")).unwrap(), "old");
    }

    #[test]
    fn a_swap_killed_between_its_steps_is_undone() {
        let parent = tempfile::tempdir().unwrap();
        let beside = Beside::new(&parent.path().join("public")).unwrap();
        site(&parent.path().join(".public.casebook-old-1"), "old");
        site(&parent.path().join(".public.casebook-new-1"), "new");
        recover(&beside).unwrap();
        assert_eq!(fs::read_to_string(beside.dir().join("index.html")).unwrap(), "old");
        let left: Vec<_> = fs::read_dir(parent.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }

    #[test]
    fn leftovers_that_are_not_ours_stay() {
        let parent = tempfile::tempdir().unwrap();
        let beside = Beside::new(&parent.path().join("public")).unwrap();
        let foreign = parent.path().join(".public.casebook-new-1");
        fs::create_dir(&foreign).unwrap();
        fs::write(foreign.join("theirs"), "x").unwrap();
        fs::create_dir(parent.path().join(".public.casebook-new-2")).unwrap();
        fs::create_dir(parent.path().join(".public.casebook-new-x")).unwrap();
        recover(&beside).unwrap();
        assert!(foreign.join("theirs").exists());
        assert!(!parent.path().join(".public.casebook-new-2").exists());
        assert!(parent.path().join(".public.casebook-new-x").exists());
    }
}
