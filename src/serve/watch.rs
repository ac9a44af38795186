//! Watching the casebook's files: one rebuild for each burst of changes.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, new_debouncer};

use super::Event;
use super::site::LiveSite;

/// Editors write a file in several steps; this long without another change counts as done.
const QUIET: Duration = Duration::from_millis(60);

/// Folders of a casebook's root whose files go into the site, besides its content.
const THEME_FOLDERS: [&str; 2] = ["themes", "theme"];

/// Watches until the returned guard is dropped.
pub(super) fn start(
    live: Arc<LiveSite>,
    tell: Arc<impl Fn(Event) + Send + Sync + 'static>,
) -> anyhow::Result<impl Sized> {
    let roots = watched(&live);
    let base = live.project().root.clone();
    let on_events = move |result: DebounceEventResult| {
        // An overflow of the kernel's queue arrives as an error: something changed, so build.
        if result.map_or(true, |events| events.iter().any(|event| concerns(&base, event))) {
            tell(rebuild(&live));
        }
    };
    let mut debouncer = new_debouncer(QUIET, None, on_events).context("cannot watch files")?;
    for (path, mode) in roots {
        debouncer.watch(&path, mode).with_context(|| format!("cannot watch {}", path.display()))?;
    }
    Ok(debouncer)
}

fn watched(live: &LiveSite) -> Vec<(PathBuf, RecursiveMode)> {
    let root = &live.project().root;
    // The root itself is not watched in depth: it may hold build folders of any size.
    let mut roots = vec![(root.clone(), RecursiveMode::NonRecursive)];
    let themes = THEME_FOLDERS.iter().map(|name| root.join(name)).filter(|path| path.is_dir());
    let folders = live.current().content_folders.iter().cloned().chain(themes).collect::<Vec<_>>();
    for folder in folders {
        if folder == *root {
            roots[0].1 = RecursiveMode::Recursive;
        } else {
            roots.push((folder, RecursiveMode::Recursive));
        }
    }
    let config_folder = live.project().config_path.as_deref().and_then(Path::parent);
    if let Some(folder) = config_folder.filter(|folder| folder != root) {
        roots.push((folder.to_owned(), RecursiveMode::NonRecursive));
    }
    roots
}

/// Tells whether an event can change the site: reading a file does not, nor does a hidden file.
fn concerns(root: &Path, event: &DebouncedEvent) -> bool {
    let is_read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    !is_read && event.paths.iter().any(|path| !is_hidden(root, path))
}

fn is_hidden(root: &Path, path: &Path) -> bool {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().any(|part| match part {
        Component::Normal(name) => name.as_encoded_bytes().starts_with(b"."),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => {
            false
        }
    })
}

fn rebuild(live: &LiveSite) -> Event {
    match live.rebuild() {
        Ok(built) => Event::Rebuilt {
            files: built.output.len(),
            seconds: built.seconds,
            findings: built.findings,
        },
        Err(error) => Event::Failed(error),
    }
}
