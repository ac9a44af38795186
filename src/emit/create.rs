//! Single new files for `init`, `new` and `import`: never over something that is there.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};

/// Tells whether nothing would be lost by writing into `dir`: it is not there, or empty.
///
/// # Errors
/// When it cannot be looked into.
pub fn is_free(dir: &Path) -> io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Tells whether something is at `path`, be it a dangling link.
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Writes a file that must not be there yet, its folders included.
///
/// # Errors
/// When it is there already or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    create_folder_of(path)?;
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(bytes));
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// Copies a file to a place where none must be yet, its folders included.
///
/// # Errors
/// When the target is there already, or either file cannot be used.
pub fn copy_new(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    write_new(to, &bytes)
}

fn create_folder_of(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}
