//! All files of one folder outside the content, such as a theme.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use walkdir::WalkDir;

/// Reads every file below `folder`: its path within the folder, `/` between parts, and its bytes, in
/// order of path. A folder that is not there has no files; hidden files are left out.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn read_folder(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let mut files = Vec::new();
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path();
        let bytes =
            std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let inner = path.strip_prefix(folder).unwrap_or(path);
        files.push((inner.to_string_lossy().replace('\\', "/"), bytes));
    }
    files.sort();
    Ok(files)
}

/// Returns the nearest folder at or above `folder` that is the top of a git repository.
pub fn repository_of(folder: &Path) -> Option<PathBuf> {
    let real = folder.canonicalize().ok()?;
    real.ancestors().find(|above| above.join(".git").exists()).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_in_order_and_hidden_ones_do_not_come() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("css")).unwrap();
        for name in ["b.txt", "css/a.css", ".hidden"] {
            std::fs::write(dir.path().join(name), name).unwrap();
        }
        let files = read_folder(dir.path()).unwrap();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["b.txt", "css/a.css"]);
        assert!(read_folder(&dir.path().join("none")).unwrap().is_empty());
    }
}
