//! The walk: which files a casebook has, sorted, with findings for those it cannot take.

use std::collections::BTreeMap;
use std::fs::{File, FileType};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use walkdir::{DirEntry, WalkDir};

use super::{SITE_MARKER, unreadable};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::FileId;

/// How many links to folders are followed; links that fan out could otherwise keep the walk busy
/// for ever without any single loop.
const MAX_LINKED_FOLDERS: usize = 1000;

/// The files of the content folders, in order of path.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) markdown: BTreeMap<FileId, PathBuf>,
    pub(super) assets: BTreeMap<FileId, PathBuf>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Walks `folders`, which are relative to `root`.
pub(super) fn walk(root: &Path, folders: &[PathBuf]) -> anyhow::Result<Found> {
    let real_root = real(root)?;
    let mut areas = vec![real_root.clone()];
    // A folder may be held in memory alone; then there is nothing to walk.
    let folders: Vec<&PathBuf> = folders.iter().filter(|it| root.join(it).is_dir()).collect();
    for folder in &folders {
        // A content folder that is itself a link was named on purpose, wherever it leads.
        areas.push(real(&root.join(folder))?);
    }
    let content = areas[1..].to_vec();
    let mut walk =
        Walk { root, areas, content, open: Vec::new(), followed: 0, found: Found::default() };
    for folder in folders {
        walk.folder(&root.join(folder));
    }
    Ok(walk.found)
}

fn real(path: &Path) -> anyhow::Result<PathBuf> {
    path.canonicalize().with_context(|| format!("cannot read the folder {}", path.display()))
}

struct Walk<'a> {
    root: &'a Path,
    /// Where links may lead, with all links resolved.
    areas: Vec<PathBuf>,
    /// The folders that are walked anyway, with all links resolved.
    content: Vec<PathBuf>,
    /// The linked folders the walk is in at the moment, with all links resolved.
    open: Vec<PathBuf>,
    /// How many linked folders were followed so far.
    followed: usize,
    found: Found,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let entries = WalkDir::new(folder)
            .follow_root_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry));
        for entry in entries {
            match entry {
                Ok(entry) if entry.depth() == 0 => {}
                Ok(entry) if entry.path_is_symlink() => self.link(entry.path()),
                Ok(entry) => self.entry(entry.path(), entry.file_type()),
                Err(error) => self.failed(folder, &error),
            }
        }
    }

    fn entry(&mut self, path: &Path, kind: FileType) {
        let Some(file) = self.name(path) else {
            let lossy = self.lossy_name(path);
            self.report(
                &lossy,
                "the file name is not UTF-8".to_owned(),
                "rename it, so that it can have an address",
            );
            return;
        };
        let markdown = is_markdown(path);
        if kind.is_dir() {
            if markdown {
                self.report(
                    &file,
                    "a folder with the name of a Markdown file".to_owned(),
                    "rename the folder; what is in it was read all the same",
                );
            }
        } else if !kind.is_file() {
            if markdown {
                self.report(
                    &file,
                    format!("not a plain file but {}", kind_in_words(kind)),
                    "replace it by a plain file",
                );
            }
        } else if markdown {
            self.found.markdown.insert(file, path.to_owned());
        } else {
            if is_without_ending(path) && forgot_its_ending(path) {
                self.found.diagnostics.push(forgotten(&file));
            }
            self.found.assets.insert(file, path.to_owned());
        }
    }

    /// Takes a symbolic link: what it leads to must lie inside, and is read once.
    fn link(&mut self, path: &Path) {
        let file = self.lossy_name(path);
        let target = match path.canonicalize() {
            Ok(target) => target,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let message = "a symbolic link that leads to nothing".to_owned();
                return self.report(&file, message, "remove the link, or restore what it leads to");
            }
            Err(error) => {
                let message =
                    if rustix::io::Errno::from_io_error(&error) == Some(rustix::io::Errno::LOOP) {
                        "a symbolic link that leads to itself".to_owned()
                    } else {
                        format!("a symbolic link that cannot be followed: {error}")
                    };
                return self.report(&file, message, "remove the link");
            }
        };
        let is_dir = target.is_dir();
        let here = path.parent().and_then(|parent| parent.canonicalize().ok());
        let leads_back = here.is_some_and(|here| here.starts_with(&target))
            || self.open.iter().any(|open| open.starts_with(&target));
        if is_dir && leads_back {
            let message = "a symbolic link loop: it leads to a folder it lies in".to_owned();
            return self.report(&file, message, "remove the link; it was not followed");
        }
        if !self.areas.iter().any(|area| target.starts_with(area)) {
            let message = "a symbolic link that leads out of the casebook".to_owned();
            let help = "copy the file in, or name its folder under `content` in casebook.yaml";
            return self.report(&file, message, help);
        }
        let read_there = self.content.iter().any(|area| target.starts_with(area));
        if is_dir {
            // Its files are read at their own place; a second reading would double every report.
            if !read_there {
                self.linked_folder(&file, path, target);
            }
        } else if !(read_there && is_markdown(path) && is_markdown(&target))
            && let Ok(kind) = std::fs::metadata(path)
        {
            self.entry(path, kind.file_type());
        }
    }

    fn linked_folder(&mut self, file: &FileId, path: &Path, target: PathBuf) {
        if self.followed == MAX_LINKED_FOLDERS {
            let message = format!("more than {MAX_LINKED_FOLDERS} linked folders");
            return self.report(file, message, "replace links to folders by the folders");
        }
        self.followed += 1;
        self.open.push(target);
        self.folder(path);
        self.open.pop();
    }

    fn failed(&mut self, folder: &Path, error: &walkdir::Error) {
        let file = self.lossy_name(error.path().unwrap_or(folder));
        let reason = match error.io_error().map(std::io::Error::kind) {
            Some(std::io::ErrorKind::PermissionDenied) => "no permission to list it".to_owned(),
            _ => error.io_error().map_or_else(|| error.to_string(), ToString::to_string),
        };
        let help = "let the user who runs casebook read it, or move it out of the content folder";
        self.report(&file, format!("cannot be read: {reason}"), help);
    }

    fn report(&mut self, file: &FileId, message: String, help: &str) {
        let why = "what cannot be read is missing from every check, page and search";
        let diagnostic = unreadable(file, Level::Error, message).with_why(why).with_help(help);
        self.found.diagnostics.push(diagnostic);
    }

    fn name(&self, path: &Path) -> Option<FileId> {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Option<Vec<&str>> = relative.iter().map(std::ffi::OsStr::to_str).collect();
        parts.map(|parts| FileId::new(&parts.join("/")))
    }

    fn lossy_name(&self, path: &Path) -> FileId {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        FileId::new(&parts.join("/"))
    }
}

/// Says that a file begins as a report does and is not named like one.
pub(super) fn forgotten(file: &FileId) -> Diagnostic {
    let message = "looks like Markdown but its name does not end in `.md`".to_owned();
    unreadable(file, Level::Info, message)
        .with_why("only files that end in `.md` or `.markdown` become reports")
        .with_help(format!("if it is a report, rename it to `{file}.md`"))
}

/// Tells whether a file is read as Markdown, by its name.
pub(super) fn is_markdown(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    [".md", ".markdown", ".md.erb"].iter().any(|ending| name.ends_with(ending))
}

/// Tells whether the walk leaves an entry out: hidden, of another tool, or a finished site.
fn is_skipped(entry: &DirEntry) -> bool {
    let is_folder = entry.file_type().is_dir();
    is_skipped_name(&entry.file_name().to_string_lossy(), is_folder)
        || is_folder && entry.path().join(SITE_MARKER).symlink_metadata().is_ok()
}

/// Tells whether the walk leaves a file or folder of this name out.
pub(super) fn is_skipped_name(name: &str, is_folder: bool) -> bool {
    name.starts_with('.') || is_folder && (name == "node_modules" || name == "target")
}

fn kind_in_words(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

/// Tells whether a file's name has no ending.
pub(super) fn is_without_ending(path: &Path) -> bool {
    path.extension().is_none()
}

fn forgot_its_ending(path: &Path) -> bool {
    let mut start = Vec::with_capacity(512);
    let read = File::open(path).and_then(|file| file.take(512).read_to_end(&mut start));
    read.is_ok() && begins_like_markdown(&start)
}

/// Tells whether the first bytes of a file are those of a report: a heading alone on its line, or a
/// front matter fence with a key behind it.
pub(super) fn begins_like_markdown(start: &[u8]) -> bool {
    let start = String::from_utf8_lossy(start);
    let mut lines = start.trim_start_matches('\u{feff}').lines();
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let rest = first.trim_start_matches('#');
    let depth = first.len() - rest.len();
    let is_heading = (1..=6).contains(&depth)
        && rest.strip_prefix(' ').is_some_and(|text| !text.trim().is_empty())
        && second.trim().is_empty();
    let is_fence = first.trim_end() == "---"
        && second.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
        });
    is_heading || is_fence
}
