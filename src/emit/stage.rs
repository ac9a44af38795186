//! Writing a complete site into a folder of its own, reusing what the site before has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::bail;
use rayon::prelude::*;

use super::Written;
use super::lock::Lock;
use super::swap::{self, Beside, remove};
use super::target::MARKER_TEXT;
use crate::hint::Hint;
use crate::output::Output;
use crate::vfs::SITE_MARKER;

/// A site being written beside the old one; removed when dropped before it is published.
///
/// Files may come in several batches, so that a large site is never held in memory whole.
pub struct Staging {
    beside: Beside,
    /// Held until the site is published or given up.
    _lock: Lock,
    folder: Folder,
    written: Written,
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Staging {
    /// Starts a site in a hidden folder of its own.
    pub(super) fn begin(beside: Beside, lock: Lock) -> anyhow::Result<Self> {
        let dir = beside.new_site();
        if fs::symlink_metadata(&dir).is_ok() {
            let what = format!("{} is in the way", dir.display());
            return Err(Hint::on(what, "Casebook did not write it; move it away and build again"));
        }
        fs::create_dir(&dir).map_err(|error| beside.cannot_write(&error))?;
        let folder = Folder { dir, published: false };
        // First of all, so that the next build knows an unfinished folder for ours.
        let marker = folder.dir.join(SITE_MARKER);
        fs::write(marker, MARKER_TEXT).map_err(|error| beside.cannot_write(&error))?;
        Ok(Self {
            beside,
            _lock: lock,
            folder,
            written: Written::default(),
            files: BTreeSet::new(),
            folders: BTreeSet::new(),
        })
    }

    /// Writes the files of `output`.
    ///
    /// # Errors
    /// When a path leaves the site or is taken, or a file cannot be written.
    pub fn add(&mut self, output: &Output) -> anyhow::Result<()> {
        self.reserve(output.iter().map(|(path, _)| path))?;
        let site = self.site();
        let pages: Vec<(&str, &[u8])> = output.iter().collect();
        let written = pages
            .par_iter()
            .map(|&(path, bytes)| site.page(path, bytes))
            .try_reduce(Written::default, |a, b| Ok(a.and(b)))
            .map_err(|error| self.beside.cannot_write(&error))?;
        self.written = self.written.and(written);
        Ok(())
    }

    /// Copies files (path in the site to file on disk) as they are.
    ///
    /// # Errors
    /// As for [`Staging::add`], and when a file cannot be read.
    pub fn copy(&mut self, copies: &BTreeMap<String, PathBuf>) -> anyhow::Result<()> {
        self.reserve(copies.keys().map(String::as_str))?;
        let site = self.site();
        let written = copies
            .par_iter()
            .map(|(path, from)| site.copy(path, from))
            .try_reduce(Written::default, |a, b| Ok(a.and(b)))?;
        self.written = self.written.and(written);
        Ok(())
    }

    /// Swaps the finished site with the old one.
    ///
    /// # Errors
    /// When the folders cannot be renamed; the site before stays as it was.
    pub fn publish(mut self) -> anyhow::Result<Written> {
        if let Ok(old) = fs::metadata(self.beside.dir()) {
            fs::set_permissions(&self.folder.dir, old.permissions())
                .map_err(|error| self.beside.cannot_write(&error))?;
        }
        swap::publish(&self.beside, &mut self.folder)?;
        Ok(self.written)
    }

    fn site(&self) -> Site<'_> {
        Site { old: self.beside.dir(), new: &self.folder.dir }
    }

    /// Takes the paths of a batch and makes their folders.
    fn reserve<'p>(&mut self, paths: impl Iterator<Item = &'p str>) -> anyhow::Result<()> {
        let mut by_depth: Vec<BTreeSet<&str>> = Vec::new();
        for path in paths {
            self.take(path)?;
            for (depth, (at, _)) in path.match_indices('/').enumerate() {
                if self.folders.insert(path[..at].to_owned()) {
                    by_depth.resize_with(by_depth.len().max(depth + 1), BTreeSet::new);
                    by_depth[depth].insert(&path[..at]);
                }
            }
        }
        // Those of one depth in parallel, the outer ones first.
        by_depth
            .iter()
            .try_for_each(|folders| {
                folders.par_iter().try_for_each(|it| fs::create_dir(self.folder.dir.join(it)))
            })
            .map_err(|error| self.beside.cannot_write(&error))
    }

    /// Checks that a path stays in the site, is free, and is no folder of another.
    fn take(&mut self, path: &str) -> anyhow::Result<()> {
        if let Some(fault) = fault_of(path) {
            bail!("the site has a file `{}` whose path {fault}", path.escape_debug());
        }
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        if let Some(file) = above.into_iter().find(|it| self.files.contains(*it)) {
            bail!("the site has a file `{file}` where `{path}` needs a folder");
        }
        if self.folders.contains(path) {
            bail!("the site has a file `{path}` where other files need a folder");
        }
        if !self.files.insert(path.to_owned()) {
            bail!("the site has two files `{path}`");
        }
        Ok(())
    }
}

/// The hidden folder a site is written into; removed when dropped before it is published.
pub(super) struct Folder {
    pub(super) dir: PathBuf,
    pub(super) published: bool,
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.published {
            remove(&self.dir);
        }
    }
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
