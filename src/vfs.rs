//! Files in: the walk over the content folders and the reading of text; with `emit` the only user of `std::fs`.
//!
//! What cannot be read is a finding on that file and never stops the others. Hidden folders,
//! `node_modules`, `target` and the sites Casebook itself wrote are not walked. Symbolic links are
//! followed inside the casebook only, so a stray link never publishes the rest of a disk.

pub mod kept;
mod content;
mod folder;
mod overlay;
mod read;
mod walk;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, Span};

pub use content::content_folders;
pub use folder::{read_folder, repository_of};
pub use overlay::{Content, Held, Overlay};

/// The file that marks a folder as a site written by Casebook, so that it is never read as content
/// and may be replaced.
pub const SITE_MARKER: &str = ".casebook-site";

/// The largest Markdown file that is read; beyond it a report is a log that lost its way.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its name within the casebook.
    pub file: FileId,
    /// Where it is on disk.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<str>,
}

/// What the walk found.
#[derive(Debug, Default)]
pub struct Tree {
    /// Markdown files, in order of path.
    pub sources: Vec<SourceFile>,
    /// Every other file (images, CSV, logs), in order of path; link targets are looked up here.
    pub assets: Vec<(FileId, PathBuf)>,
    /// Files that could not be read, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// Walks the content folders below `root` and reads every Markdown file.
///
/// With no folder named, `content` is walked when it exists, else the root itself. What `overlay`
/// holds takes the place of what is on disk.
///
/// # Errors
/// When a content folder that the config names is not there.
pub fn read_tree(root: &Path, content: &[String], overlay: &Overlay) -> anyhow::Result<Tree> {
    let folders = content::folders(root, content, overlay)?;
    let mut found = walk::walk(root, &folders)?;
    overlay::lay_over(&mut found, root, &folders, overlay);
    let read: Vec<(FileId, PathBuf, Result<Arc<str>, read::Unreadable>)> = found
        .markdown
        .into_par_iter()
        .map(|(file, path)| {
            let text = match overlay.get(&file) {
                Some(held) => overlay::text_of(held),
                None => read::text_file(&path).map(Arc::from),
            };
            (file, path, text)
        })
        .collect();
    let mut tree = Tree {
        assets: found.assets.into_iter().collect(),
        diagnostics: found.diagnostics,
        ..Tree::default()
    };
    for (file, path, text) in read {
        match text {
            Ok(text) => tree.sources.push(SourceFile { file, path, text }),
            Err(unreadable) => tree.diagnostics.push(unreadable.into_diagnostic(&file)),
        }
    }
    tree.diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    Ok(tree)
}

/// Reads the bytes of an evidence file.
///
/// # Errors
/// When it cannot be read, or has become something else than a plain file since the walk.
pub fn read_bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let plain = std::fs::metadata(path).is_ok_and(|kind| kind.is_file());
    if !plain {
        bail!("{} is not a plain file", path.display());
    }
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads at most `most` bytes from the start of an evidence file.
///
/// # Errors
/// When it cannot be read.
pub fn read_head(path: &Path, most: usize) -> anyhow::Result<Vec<u8>> {
    let plain = std::fs::metadata(path).is_ok_and(|kind| kind.is_file());
    if !plain {
        bail!("{} is not a plain file", path.display());
    }
    let file = std::fs::File::open(path)?;
    let mut head = Vec::new();
    file.take(most as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Reads one text file outside the walk, such as the config.
///
/// # Errors
/// When it is not there, too large, not a plain file or not UTF-8.
pub fn read_text(path: &Path) -> anyhow::Result<String> {
    let kind =
        std::fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    if !kind.is_file() {
        bail!("cannot read {}: it is not a plain file", path.display());
    }
    read::text_file(path).map_err(|unreadable| unreadable.into_error(path))
}

/// Tells whether a file is read as Markdown, by its name.
pub fn is_markdown(file: &FileId) -> bool {
    walk::is_markdown(Path::new(file.as_str()))
}

/// Takes what stands in for a file from a stream; of one too large only the size is kept.
///
/// # Errors
/// When the stream cannot be read.
pub fn hold(mut stream: impl std::io::Read) -> std::io::Result<Held> {
    let mut bytes = Vec::new();
    stream.by_ref().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 <= MAX_BYTES {
        return Ok(Held::from(bytes));
    }
    let rest = std::io::copy(&mut stream, &mut std::io::sink())?;
    Ok(Held::TooLarge(bytes.len() as u64 + rest))
}

/// Starts a finding on a file that cannot be read.
fn unreadable(file: &FileId, level: Level, message: String) -> Diagnostic {
    Diagnostic::new(RuleCode("CB117"), level, file, Span::at(0), message)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::hint::Hint;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new(files: &[(&str, &[u8])]) -> Self {
            let dir = tempfile::tempdir().unwrap();
            for (name, bytes) in files {
                let path = dir.path().join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            Self(dir)
        }

        fn link(self, target: &str, name: &str) -> Self {
            symlink(target, self.0.path().join(name)).unwrap();
            self
        }

        fn read(&self) -> Tree {
            read_tree(self.0.path(), &[], &Overlay::default()).unwrap()
        }
    }

    fn names(tree: &Tree) -> Vec<&str> {
        tree.sources.iter().map(|source| source.file.as_str()).collect()
    }

    fn asset_names(tree: &Tree) -> Vec<&str> {
        tree.assets.iter().map(|(file, _)| file.as_str()).collect()
    }

    fn findings(tree: &Tree) -> Vec<String> {
        let told = |finding: &Diagnostic| {
            assert_eq!(finding.code.0, "CB117");
            format!("{}: {}", finding.primary.file, finding.message)
        };
        tree.diagnostics.iter().map(told).collect()
    }

    #[test]
    fn reads_markdown_in_order_and_lists_the_rest() {
        let tree = Folder::new(&[
            ("b.md", b"b"),
            ("a/two.markdown", b"2"),
            ("a/one.html.md.erb", b"1"),
            ("a/graph.png", b"\x89PNG"),
            (".git/x.md", b""),
            ("node_modules/x.md", b""),
            ("target/x.md", b""),
            ("public/x.md", b""),
            ("public/.casebook-site", b"1"),
        ])
        .read();
        assert_eq!(names(&tree), ["a/one.html.md.erb", "a/two.markdown", "b.md"]);
        assert_eq!(asset_names(&tree), ["a/graph.png"]);
        assert_eq!(findings(&tree), [""; 0]);
    }

    #[test]
    fn content_is_the_default_folder_and_folders_are_read_once() {
        let folder = Folder::new(&[("content/a/a.md", b""), ("README.md", b"")]);
        assert_eq!(names(&folder.read()), ["content/a/a.md"]);
        let both = ["content".to_owned(), "content/a".to_owned()];
        let tree = read_tree(folder.0.path(), &both, &Overlay::default()).unwrap();
        assert_eq!(names(&tree), ["content/a/a.md"]);
    }

    #[test]
    fn a_missing_content_folder_is_an_error_with_a_hint() {
        let folder = Folder::new(&[("a.md", b"")]);
        for (name, expected) in [
            ("reports", "the content folder `reports` is not there"),
            ("a.md", "the content folder `a.md` is a file"),
            ("../x", "the content folder `../x` lies outside"),
            ("/etc", "the content folder `/etc` lies outside"),
        ] {
            let error = content_folders(folder.0.path(), &[name.to_owned()]).unwrap_err();
            assert!(error.to_string().starts_with(expected), "{error}");
            assert!(error.root_cause().is::<Hint>(), "{error}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_others_are_read() {
        let large = vec![b'x'; usize::try_from(MAX_BYTES).unwrap() + 1];
        let folder = Folder::new(&[
            ("good.md", b"\xef\xbb\xbf# Good\r\n"),
            ("large.md", &large),
            ("latin.md", b"caf\xe9"),
            ("utf16.md", b"\xff\xfe#\0"),
            ("folder.md/inside.md", b""),
        ]);
        let tree = folder.read();
        assert_eq!(names(&tree), ["folder.md/inside.md", "good.md"]);
        assert_eq!(&*tree.sources[1].text, "\u{feff}# Good\r\n");
        assert_eq!(
            findings(&tree),
            [
                "folder.md: a folder with the name of a Markdown file",
                "large.md: 8.0 MB large, more than the 8 MB a report may have",
                "latin.md: not UTF-8 at byte 3: Casebook reads UTF-8 only",
                "utf16.md: not UTF-8 at byte 0: the file looks like UTF-16",
            ]
        );
    }

    #[test]
    fn links_are_followed_inside_only_and_never_in_circles() {
        let outside = Folder::new(&[("secret.md", b"")]);
        let folder = Folder::new(&[
            ("content/a.md", b""),
            ("evidence/graph.png", b""),
            ("evidence/b.md", b""),
        ])
        .link("../evidence", "content/shared")
        .link("../content", "evidence/back")
        .link(".", "content/loop")
        .link("itself", "content/itself")
        .link("gone.md", "content/nowhere.md")
        .link("a.md", "content/again.md")
        .link(outside.0.path().to_str().unwrap(), "content/out");
        let tree = folder.read();
        assert_eq!(names(&tree), ["content/a.md", "content/shared/b.md"]);
        assert_eq!(asset_names(&tree), ["content/shared/graph.png"]);
        assert_eq!(
            findings(&tree),
            [
                "content/itself: a symbolic link that leads to itself",
                "content/loop: a symbolic link loop: it leads to a folder it lies in",
                "content/nowhere.md: a symbolic link that leads to nothing",
                "content/out: a symbolic link that leads out of the casebook",
            ]
        );
    }

    #[test]
    fn links_between_linked_folders_end() {
        let folder = Folder::new(&[("content/a.md", b""), ("x/x.md", b""), ("y/y.md", b"")])
            .link("../x", "content/x")
            .link("../y", "x/one")
            .link("../y", "x/two")
            .link("../x", "y/one");
        let tree = folder.read();
        assert_eq!(
            names(&tree),
            ["content/a.md", "content/x/one/y.md", "content/x/two/y.md", "content/x/x.md"]
        );
        assert_eq!(findings(&tree).len(), 2);
    }

    #[test]
    fn a_pipe_is_told_and_does_not_hang() {
        let folder = Folder::new(&[("a.md", b"")]);
        let fifo = folder.0.path().join("pipe.md");
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, &fifo, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        let tree = folder.read();
        assert_eq!(names(&tree), ["a.md"]);
        assert_eq!(findings(&tree), ["pipe.md: not a plain file but a named pipe"]);
    }

    #[test]
    fn a_report_without_an_ending_is_not_lost_silently() {
        let folder = Folder::new(&[
            ("a-heading", b"# Outage\n\nText"),
            ("b-fence", b"---\ntitle: x\n"),
            ("c-script", b"#!/bin/sh\n"),
            ("d-makefile", b"# build\nall:\n"),
        ]);
        let told = findings(&folder.read());
        let what = "looks like Markdown but its name does not end in `.md`";
        assert_eq!(told, [format!("a-heading: {what}"), format!("b-fence: {what}")]);
    }

    #[test]
    fn text_outside_the_walk_is_plain_utf8() {
        let folder = Folder::new(&[("good", b"x"), ("bad", b"\xff")]);
        let read = |name: &str| read_text(&folder.0.path().join(name));
        assert_eq!(read("good").unwrap(), "x");
        assert!(read("bad").unwrap_err().to_string().contains("not UTF-8 at byte 0"));
        assert!(read("").unwrap_err().to_string().contains("not a plain file"));
        assert!(read("none").is_err());
    }
}
