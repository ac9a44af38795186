//! Which folders hold the content: those the config names, else `content`, else the root itself.

use std::path::{Component, Path, PathBuf};

use anyhow::Context as _;
use walkdir::WalkDir;

use super::Overlay;
use crate::hint::Hint;
use crate::text::FileId;

/// Returns the folders on disk that hold the content.
///
/// # Errors
/// When one that the config names is not there or lies outside.
pub fn content_folders(root: &Path, content: &[String]) -> anyhow::Result<Vec<PathBuf>> {
    let folders = folders(root, content, &Overlay::default())?;
    // Joining nothing would end in a slash.
    let on_disk = |folder: PathBuf| {
        if folder.as_os_str().is_empty() { root.to_owned() } else { root.join(folder) }
    };
    Ok(folders.into_iter().map(on_disk).collect())
}

/// Returns the folders to walk, relative to the root, without one that lies in another.
pub(super) fn folders(
    root: &Path,
    content: &[String],
    overlay: &Overlay,
) -> anyhow::Result<Vec<PathBuf>> {
    let kind = std::fs::metadata(root)
        .with_context(|| format!("cannot read the folder {}", root.display()))?;
    if !kind.is_dir() {
        let what = format!("{} is a file, not a folder", root.display());
        return Err(Hint::on(what, "name the folder it is in"));
    }
    if content.is_empty() {
        let usual = Path::new("content");
        let is_there = kind_of(root, usual, overlay).is_ok_and(Kind::is_folder);
        return Ok(vec![if is_there { usual.to_owned() } else { PathBuf::new() }]);
    }
    let mut folders = Vec::with_capacity(content.len());
    for name in content {
        folders.push(named_folder(root, name, overlay)?);
    }
    folders.sort();
    folders.dedup_by(|later, earlier| later.starts_with(earlier.as_path()));
    Ok(folders)
}

fn named_folder(root: &Path, name: &str, overlay: &Overlay) -> anyhow::Result<PathBuf> {
    let mut folder = PathBuf::new();
    for component in Path::new(name).components() {
        match component {
            Component::Normal(part) => folder.push(part),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => {
                let advice =
                    format!("`content` in casebook.yaml names folders below {}", root.display());
                let what = format!("the content folder `{name}` lies outside of the casebook");
                return Err(Hint::on(what, advice));
            }
        }
    }
    match kind_of(root, &folder, overlay) {
        Ok(Kind::Folder) => Ok(folder),
        Ok(Kind::Other) => Err(Hint::on(
            format!("the content folder `{name}` is a file"),
            "`content` in casebook.yaml lists folders; name the folder the file is in",
        )),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Hint::on(
            format!("the content folder `{name}` is not there"),
            "create it, or mend `content` in casebook.yaml",
        )),
        Err(error) => Err(Hint::on(
            format!("the content folder `{name}` cannot be read: {error}"),
            "let the user who runs casebook read it, or mend `content` in casebook.yaml",
        )),
    }
}

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Folder,
    Other,
}

impl Kind {
    fn is_folder(self) -> bool {
        self == Self::Folder
    }
}

/// Tells what stands at `path` once the overlay is laid over the disk: files make their folders, and
/// a folder goes with the last of its files.
fn kind_of(root: &Path, path: &Path, overlay: &Overlay) -> std::io::Result<Kind> {
    let below = format!("{}/", path.to_string_lossy());
    if overlay.holds_below(&below) {
        return Ok(Kind::Folder);
    }
    let kind = std::fs::metadata(root.join(path))?;
    if !kind.is_dir() {
        return Ok(Kind::Other);
    }
    if overlay.removes_below(&below) && !keeps_a_file(root, path, overlay) {
        return Err(std::io::ErrorKind::NotFound.into());
    }
    Ok(Kind::Folder)
}

fn keeps_a_file(root: &Path, folder: &Path, overlay: &Overlay) -> bool {
    let files = WalkDir::new(root.join(folder)).follow_root_links(true).into_iter();
    let mut files = files.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
    files.any(|entry| {
        let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
        !overlay.removes(&FileId::new(&path.to_string_lossy()))
    })
}
