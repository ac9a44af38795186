//! Files out: publishes a finished site in one step; with `vfs` the only user of `std::fs`.
//!
//! A site is written whole into a hidden folder beside the old one, and the two are swapped. Killed
//! at any moment, a build leaves the old site or the new one, never a mixture; what it leaves behind
//! is cleaned up by the next. Files that did not change are hard links to those of the old site.
//! A folder that Casebook did not write is never touched.

mod create;
mod lock;
mod mend;
mod replace;
mod stage;
mod swap;
mod target;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::output::Output;

pub use create::{copy_new, exists, is_free, write_new};
pub use mend::mend;
pub use replace::replace;
pub use stage::Staging;
pub use target::Target;

/// What a published site consists of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Files that are new or differ from the site before.
    pub changed: usize,
    /// Files that are as they were.
    pub unchanged: usize,
}

/// Publishes `output` and `copies` (path in the site to file on disk) as the folder `dir`.
///
/// `root` is the casebook the site is made of; see [`Target::open`] for what is refused.
///
/// # Errors
/// When the folder is not ours to write, or cannot be written; the site before stays as it was.
pub fn write(
    output: &Output,
    copies: &BTreeMap<String, PathBuf>,
    dir: &Path,
    root: &Path,
) -> anyhow::Result<Written> {
    Target::open(dir, root)?.publish(output, copies)
}

#[cfg(test)]
mod tests;
