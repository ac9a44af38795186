//! Writing a complete site into a folder of its own, reusing what the site before has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::bail;
use rayon::prelude::*;

use super::Written;
use super::swap::{Beside, remove};
use super::target::MARKER_TEXT;
use crate::hint::Hint;
use crate::output::Output;
use crate::vfs::SITE_MARKER;

/// A site that is written and not yet published; removed when dropped.
pub(super) struct Staged {
    pub(super) dir: PathBuf,
    pub(super) written: Written,
    published: bool,
}

impl Staged {
    /// Leaves the folder alone from now on.
    pub(super) fn keep(mut self) {
        self.published = true;
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.published {
            remove(&self.dir);
        }
    }
}

/// Checks that every path stays in the site and that none is a folder of another.
pub(super) fn check_paths(
    output: &Output,
    copies: &BTreeMap<String, PathBuf>,
) -> anyhow::Result<()> {
    let mut files = BTreeSet::new();
    for path in output.iter().map(|(path, _)| path).chain(copies.keys().map(String::as_str)) {
        if let Some(fault) = fault_of(path) {
            bail!("the site has a file `{}` whose path {fault}", path.escape_debug());
        }
        if !files.insert(path) {
            bail!("the site has two files `{path}`");
        }
    }
    for path in &files {
        for (at, _) in path.match_indices('/') {
            if files.contains(&path[..at]) {
                bail!("the site has a file `{}` where `{path}` needs a folder", &path[..at]);
            }
        }
    }
    Ok(())
}

fn fault_of(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("is empty");
    }
    if path == SITE_MARKER {
        return Some("is that of the marker of the site");
    }
    if path.contains(['\\', '\0']) {
        return Some("holds a character no path may hold");
    }
    path.split('/').find_map(|part| match part {
        "" => Some("has an empty part"),
        "." | ".." => Some("climbs"),
        long if long.len() > 255 => Some("has a part longer than 255 bytes"),
        _ => None,
    })
}

/// Writes the site beside the output folder.
pub(super) fn write(
    beside: &Beside,
    output: &Output,
    copies: &BTreeMap<String, PathBuf>,
) -> anyhow::Result<Staged> {
    let dir = beside.new_site();
    let failed = |error: io::Error| beside.cannot_write(&error);
    if fs::symlink_metadata(&dir).is_ok() {
        let what = format!("{} is in the way", dir.display());
        return Err(Hint::on(what, "Casebook did not write it; move it away and build again"));
    }
    fs::create_dir(&dir).map_err(failed)?;
    let mut staged = Staged { dir, written: Written::default(), published: false };
    // First of all, so that the next build knows an unfinished folder for ours.
    fs::write(staged.dir.join(SITE_MARKER), MARKER_TEXT).map_err(failed)?;
    make_folders(&staged.dir, output, copies).map_err(failed)?;
    let site = Site { old: beside.dir(), new: &staged.dir };
    let pages: Vec<(&str, &[u8])> = output.iter().collect();
    let written_pages = pages
        .par_iter()
        .map(|&(path, bytes)| site.page(path, bytes).map_err(failed))
        .try_reduce(Written::default, |a, b| Ok(a.and(b)))?;
    let written_copies = copies
        .par_iter()
        .map(|(path, from)| site.copy(path, from))
        .try_reduce(Written::default, |a, b| Ok(a.and(b)))?;
    staged.written = written_pages.and(written_copies);
    if let Ok(old) = fs::metadata(beside.dir()) {
        fs::set_permissions(&staged.dir, old.permissions()).map_err(failed)?;
    }
    Ok(staged)
}

/// Makes every folder of the site, those of one depth in parallel.
fn make_folders(dir: &Path, output: &Output, copies: &BTreeMap<String, PathBuf>) -> io::Result<()> {
    let mut by_depth: Vec<BTreeSet<&str>> = Vec::new();
    for path in output.iter().map(|(path, _)| path).chain(copies.keys().map(String::as_str)) {
        for (depth, (at, _)) in path.match_indices('/').enumerate() {
            if by_depth.len() == depth {
                by_depth.push(BTreeSet::new());
            }
            by_depth[depth].insert(&path[..at]);
        }
    }
    by_depth.iter().try_for_each(|folders| {
        folders.par_iter().try_for_each(|folder| fs::create_dir(dir.join(folder)))
    })
}

struct Site<'a> {
    old: &'a Path,
    new: &'a Path,
}

impl Site<'_> {
    fn page(&self, path: &str, bytes: &[u8]) -> io::Result<Written> {
        let (old, new) = (self.old.join(path), self.new.join(path));
        if is_same(&old, bytes) && fs::hard_link(&old, &new).is_ok() {
            return Ok(Written::unchanged(bytes.len() as u64));
        }
        File::options().write(true).create_new(true).open(&new)?.write_all(bytes)?;
        Ok(Written::changed(bytes.len() as u64))
    }

    fn copy(&self, path: &str, from: &Path) -> anyhow::Result<Written> {
        let failed = |error: io::Error| {
            let what = format!("cannot copy {} into the site: {error}", from.display());
            Hint::on(what, "a report links to this file; make it readable or remove it")
        };
        let size = plain_file(from).map_err(failed)?;
        let (old, new) = (self.old.join(path), self.new.join(path));
        if are_same(&old, from, size) && fs::hard_link(&old, &new).is_ok() {
            return Ok(Written::unchanged(size));
        }
        let copied = fs::copy(from, &new).map_err(failed)?;
        Ok(Written::changed(copied))
    }
}

impl Written {
    fn changed(bytes: u64) -> Self {
        Self { files: 1, bytes, changed: 1, unchanged: 0 }
    }

    fn unchanged(bytes: u64) -> Self {
        Self { files: 1, bytes, changed: 0, unchanged: 1 }
    }

    fn and(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            bytes: self.bytes + other.bytes,
            changed: self.changed + other.changed,
            unchanged: self.unchanged + other.unchanged,
        }
    }
}

/// Returns the size of a plain file; a pipe would keep the build waiting for ever.
fn plain_file(path: &Path) -> io::Result<u64> {
    let metadata = fs::metadata(path)?;
    if metadata.is_file() {
        Ok(metadata.len())
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a plain file"))
    }
}

/// Tells whether the file of the old site holds just these bytes.
fn is_same(old: &Path, bytes: &[u8]) -> bool {
    let known = fs::symlink_metadata(old);
    known.is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64)
        && fs::read(old).is_ok_and(|there| there == bytes)
}

/// Tells whether two files hold the same bytes, read piece by piece.
fn are_same(old: &Path, from: &Path, size: u64) -> bool {
    let known = fs::symlink_metadata(old);
    if !known.is_ok_and(|known| known.is_file() && known.len() == size) {
        return false;
    }
    let (Ok(mut old), Ok(mut from)) = (File::open(old), File::open(from)) else { return false };
    let (mut a, mut b) = (vec![0; 64 * 1024], vec![0; 64 * 1024]);
    loop {
        let Ok(read) = old.read(&mut a) else { return false };
        if read == 0 {
            return from.read(&mut b).is_ok_and(|more| more == 0);
        }
        if from.read_exact(&mut b[..read]).is_err() || a[..read] != b[..read] {
            return false;
        }
    }
}
