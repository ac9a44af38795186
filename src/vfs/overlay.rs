//! Files held in memory that stand in for those on disk: an editor's text, the index of git, a fix
//! before it is written, the casebook as it was before a change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read::{self, Unreadable};
use super::walk::{self, Found};
use super::{MAX_BYTES, SITE_MARKER};
use crate::text::FileId;

/// What stands at a path in place of what is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// A file with this text.
    Text(Arc<str>),
    /// A file with these bytes, which may or may not be text.
    Bytes(Arc<[u8]>),
    /// A file larger than a report may be, of so many bytes.
    TooLarge(u64),
    /// A file whose content nobody looks at, such as an image.
    There,
    /// No file.
    Absent,
}

impl From<Vec<u8>> for Held {
    fn from(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text.into()),
            Err(error) => Self::Bytes(Arc::from(error.into_bytes())),
        }
    }
}

/// Files held in memory by their name within the casebook; all others are as they are on disk.
///
/// Laid over the disk, it makes the tree that [`super::read_tree`] returns. The walk's own rules
/// hold for its files too: only those in content folders count, and hidden ones do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay(BTreeMap<FileId, Held>);

impl Overlay {
    /// Puts what is held in the place of a file; the file need not be on disk.
    pub fn put(&mut self, file: FileId, held: Held) {
        self.0.insert(file, held);
    }

    /// Puts a text in the place of a file.
    pub fn put_text(&mut self, file: FileId, text: impl Into<Arc<str>>) {
        self.put(file, Held::Text(text.into()));
    }

    /// Takes a file away.
    pub fn remove(&mut self, file: FileId) {
        self.put(file, Held::Absent);
    }

    /// Lets the file be again as it is on disk.
    pub fn forget(&mut self, file: &FileId) {
        self.0.remove(file);
    }

    /// Returns what is held for a file; `None` when it is as it is on disk.
    pub fn get(&self, file: &FileId) -> Option<&Held> {
        self.0.get(file)
    }

    /// Returns what is held, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&FileId, &Held)> {
        self.0.iter()
    }

    /// Tells whether all is as it is on disk.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells whether the file is taken away.
    pub fn removes(&self, file: &FileId) -> bool {
        self.get(file) == Some(&Held::Absent)
    }

    /// Returns the text held for a file, such as the config.
    ///
    /// # Errors
    /// When what is held is no text, too large, or not there.
    pub fn text(&self, file: &FileId) -> Option<anyhow::Result<Arc<str>>> {
        let held = self.get(file)?;
        Some(text_of(held).map_err(|unreadable| unreadable.into_error(Path::new(file.as_str()))))
    }

    /// Tells whether a file is held whose path begins with `start`.
    pub(super) fn holds_below(&self, start: &str) -> bool {
        self.below(start).any(|held| *held != Held::Absent)
    }

    /// Tells whether a file is taken away whose path begins with `start`.
    pub(super) fn removes_below(&self, start: &str) -> bool {
        self.below(start).any(|held| *held == Held::Absent)
    }

    fn below<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a Held> {
        let from = self.0.range(FileId::new(start)..);
        from.take_while(move |(file, _)| file.as_str().starts_with(start)).map(|(_, held)| held)
    }
}

/// Returns the text of a held file, or why it has none.
pub(super) fn text_of(held: &Held) -> Result<Arc<str>, Unreadable> {
    match held {
        Held::Text(text) if text.len() as u64 <= MAX_BYTES => Ok(text.clone()),
        Held::Text(text) => Err(read::too_large(text.len() as u64)),
        Held::Bytes(bytes) if bytes.len() as u64 <= MAX_BYTES => {
            read::text(bytes.to_vec()).map(Arc::from)
        }
        Held::Bytes(bytes) => Err(read::too_large(bytes.len() as u64)),
        Held::TooLarge(size) => Err(read::too_large(*size)),
        Held::There => Ok("".into()),
        Held::Absent => Err(read::gone()),
    }
}

/// Lays the overlay over what the walk of `folders` found.
pub(super) fn lay_over(found: &mut Found, root: &Path, folders: &[PathBuf], overlay: &Overlay) {
    if overlay.is_empty() {
        return;
    }
    found.diagnostics.retain(|told| overlay.get(&told.primary.file).is_none());
    for (file, held) in overlay.iter() {
        let walked = found.markdown.remove(file).or_else(|| found.assets.remove(file));
        let is_content = || walked.is_some() || is_walked(file, root, folders, overlay);
        if *held == Held::Absent || !is_content() {
            continue;
        }
        let path = walked.unwrap_or_else(|| root.join(file.as_str()));
        if walk::is_markdown(&path) {
            found.markdown.insert(file.clone(), path);
        } else {
            if walk::is_without_ending(&path) && begins_like_markdown(held) {
                found.diagnostics.push(walk::forgotten(file));
            }
            found.assets.insert(file.clone(), path);
        }
    }
}

fn begins_like_markdown(held: &Held) -> bool {
    let start = match held {
        Held::Text(text) => text.as_bytes(),
        Held::Bytes(bytes) => bytes,
        Held::TooLarge(_) | Held::There | Held::Absent => return false,
    };
    walk::begins_like_markdown(&start[..start.len().min(512)])
}

/// The content folders of one state of a casebook, to ask which files lie in them.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    root: &'a Path,
    folders: Vec<PathBuf>,
    overlay: &'a Overlay,
}

impl<'a> Content<'a> {
    /// Finds the folders that `names` lists, or the usual one; one that is not there holds nothing.
    pub fn new(root: &'a Path, names: &[String], overlay: &'a Overlay) -> Self {
        let folders = super::content::folders(root, names, overlay).unwrap_or_default();
        Self { root, folders, overlay }
    }

    /// Tells whether a file, were it there, would be read as a report or be something that reports may
    /// point at.
    pub fn holds(&self, file: &FileId) -> bool {
        is_walked(file, self.root, &self.folders, self.overlay)
    }
}

/// Tells whether the walk would have come to a file.
fn is_walked(file: &FileId, root: &Path, folders: &[PathBuf], overlay: &Overlay) -> bool {
    let path = Path::new(file.as_str());
    let Some(folder) = folders.iter().find(|folder| path.starts_with(folder)) else {
        return false;
    };
    let Ok(inside) = path.strip_prefix(folder) else { return false };
    let mut at = folder.clone();
    let mut parts = inside.components().peekable();
    while let Some(part) = parts.next() {
        at.push(part);
        let name = part.as_os_str().to_string_lossy();
        let is_folder = parts.peek().is_some();
        if walk::is_skipped_name(&name, is_folder) || is_folder && is_site(&at, root, overlay) {
            return false;
        }
    }
    true
}

fn is_site(folder: &Path, root: &Path, overlay: &Overlay) -> bool {
    let marker = folder.join(SITE_MARKER);
    match overlay.get(&FileId::new(&marker.to_string_lossy())) {
        Some(held) => *held != Held::Absent,
        None => root.join(marker).symlink_metadata().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::{Tree, read_tree};
    use super::*;

    /// Reads a folder of `files` with the overlay that `lay` makes.
    fn read(files: &[&str], content: &[&str], lay: impl FnOnce(&mut Overlay)) -> Tree {
        let dir = tempfile::tempdir().unwrap();
        for name in files {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "disk").unwrap();
        }
        let mut overlay = Overlay::default();
        lay(&mut overlay);
        let content: Vec<String> = content.iter().map(ToString::to_string).collect();
        read_tree(dir.path(), &content, &overlay).unwrap()
    }

    fn texts(tree: &Tree) -> Vec<String> {
        tree.sources.iter().map(|it| format!("{} {}", it.file, it.text)).collect()
    }

    fn assets(tree: &Tree) -> Vec<&str> {
        tree.assets.iter().map(|(file, _)| file.as_str()).collect()
    }

    #[test]
    fn files_are_replaced_added_and_removed() {
        let tree = read(&["content/a.md", "content/b.md", "content/x.png"], &[], |overlay| {
            overlay.put_text(FileId::new("content/a.md"), "held");
            overlay.remove(FileId::new("content/b.md"));
            overlay.put(FileId::new("content/c/c.md"), Held::Bytes(b"new".as_slice().into()));
            overlay.remove(FileId::new("content/x.png"));
            overlay.put(FileId::new("content/y.png"), Held::There);
        });
        assert_eq!(texts(&tree), ["content/a.md held", "content/c/c.md new"]);
        assert_eq!(assets(&tree), ["content/y.png"]);
    }

    #[test]
    fn what_the_walk_skips_is_skipped_in_memory_too() {
        let tree = read(&["content/a.md", "content/site/.casebook-site"], &[], |overlay| {
            for name in ["README.md", "content/.b.md", "content/target/c.md", "content/site/d.md"] {
                overlay.put_text(FileId::new(name), "held");
            }
        });
        assert_eq!(texts(&tree), ["content/a.md disk"]);
    }

    #[test]
    fn a_folder_comes_and_goes_with_its_files() {
        let tree = read(&["content/a.md", "README.md"], &[], |overlay| {
            overlay.remove(FileId::new("content/a.md"));
        });
        assert_eq!(texts(&tree), ["README.md disk"]);
        let tree = read(&["README.md"], &[], |overlay| {
            overlay.put_text(FileId::new("content/a.md"), "held");
        });
        assert_eq!(texts(&tree), ["content/a.md held"]);
        let tree = read(&["README.md"], &["notes"], |overlay| {
            overlay.put_text(FileId::new("notes/a.md"), "held");
        });
        assert_eq!(texts(&tree), ["notes/a.md held"]);
    }

    #[test]
    fn what_cannot_be_read_is_told_as_on_disk() {
        let tree = read(&["latin.md", "gone.md"], &[], |overlay| {
            overlay.put(FileId::new("latin.md"), Held::Bytes(b"caf\xe9".as_slice().into()));
            overlay.put(FileId::new("large.md"), Held::TooLarge(MAX_BYTES + 1));
            overlay.put_text(FileId::new("forgot"), "# Outage\n\nText");
            overlay.remove(FileId::new("gone.md"));
        });
        let told: Vec<String> = tree
            .diagnostics
            .iter()
            .map(|it| format!("{} {}", it.primary.file, it.message))
            .collect();
        assert_eq!(
            told,
            [
                "forgot looks like Markdown but its name does not end in `.md`",
                "large.md 8.0 MB large, more than the 8 MB a report may have",
                "latin.md not UTF-8 at byte 3: Casebook reads UTF-8 only",
            ]
        );
        assert!(tree.sources.is_empty());
    }
}
