//! A change to the casebook's repository: which files it touched, and which findings it caused.
//!
//! In come a project and what to compare with; out come the two states as overlays and, of the
//! findings of the state after, those that the state before did not have. The whole casebook is
//! checked in both states where that is needed, since a change in one file can break another.

mod cause;
mod caused;

use std::collections::BTreeSet;
use std::path::Path;

use crate::config::Config;
use crate::git::{Blobs, Commit, Difference, Repository, Side};
use crate::hint::Hint;
use crate::project::Project;
use crate::text::FileId;
use crate::vfs::{Content, Held, Overlay};

pub use caused::Caused;

/// Between which states a change lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Range {
    /// From the last commit to the working tree, untracked files included.
    Changed,
    /// From where this branch left the one named to the working tree, untracked files included.
    Since(String),
    /// From the last commit to the index, whatever the working tree holds.
    Staged,
}

/// What lies between two states of a casebook.
#[derive(Clone, Debug)]
pub struct Change {
    /// The files that were added or changed, by their names within the casebook: reports, images,
    /// the config, and whatever else lies in its folder.
    pub touched: BTreeSet<FileId>,
    /// The files that were removed; a renamed one is removed and added.
    pub removed: BTreeSet<FileId>,
    /// The state after, over what is on disk.
    pub after: Overlay,
    /// The state before, over what is on disk.
    pub before: Overlay,
    /// What the state before is called: `the last commit`.
    pub since: String,
}

impl Change {
    /// Asks git what changed in the casebook's folder.
    ///
    /// # Errors
    /// When the folder is in no repository, the commit to compare with is not known, a merge is not
    /// finished, or git fails.
    pub fn find(project: &Project, range: &Range) -> anyhow::Result<Self> {
        let config = project.config_file();
        let mut change = Self::in_folder(&project.root, range, config.clone())?;
        let outside = project.config_path.as_deref().filter(|it| !it.starts_with(&project.root));
        if let Some((folder, name)) = outside.and_then(|it| it.parent().zip(it.file_name())) {
            let name = FileId::new(&name.to_string_lossy());
            // Where it is in no repository, or not in this one, it has not changed with the reports.
            if let Ok(other) = Self::in_folder(folder, range, name.clone()) {
                change.adopt(&other, &name, &config);
            }
        }
        Ok(change)
    }

    fn in_folder(folder: &Path, range: &Range, config: FileId) -> anyhow::Result<Self> {
        let repository = Repository::around(folder)?;
        let (base, since) = base(&repository, range)?;
        let change = Self::none(since);
        match range {
            Range::Changed | Range::Since(_) => in_working_tree(&repository, &base, change, config),
            Range::Staged => in_index(&repository, &base, change, config),
        }
    }

    /// Takes over what another change did to one file, under the name it has here.
    fn adopt(&mut self, other: &Self, name: &FileId, here: &FileId) {
        if other.touched.contains(name) {
            self.touched.insert(here.clone());
        }
        if other.removed.contains(name) {
            self.removed.insert(here.clone());
        }
        for (own, others) in [(&mut self.after, &other.after), (&mut self.before, &other.before)] {
            if let Some(held) = others.get(name) {
                own.put(here.clone(), held.clone());
            }
        }
    }

    /// Leaves a file as it is on disk where git does not know it, such as a config named on the
    /// command line.
    pub fn keep_on_disk(&mut self, file: &FileId) {
        if self.after.removes(file) {
            self.after.forget(file);
            self.before.forget(file);
        }
    }

    /// Tells whether the change added or changed a file.
    pub fn touches(&self, file: &FileId) -> bool {
        self.touched.contains(file)
    }

    /// Tells whether any file of the change is part of the casebook: its settings, its packs of words,
    /// or something in a content folder.
    pub fn is_about(&self, project: &Project, config: &Config) -> bool {
        let settings = project.config_file();
        let after = Content::new(&project.root, &config.content, &self.after);
        let before = Content::new(&project.root, &config.content, &self.before);
        let is_in = |content: &Content<'_>, file: &FileId| {
            *file == settings || is_pack(file, config) || content.holds(file)
        };
        self.touched.iter().any(|file| is_in(&after, file))
            || self.removed.iter().any(|file| is_in(&before, file))
    }

    fn none(since: String) -> Self {
        Self {
            touched: BTreeSet::new(),
            removed: BTreeSet::new(),
            after: Overlay::default(),
            before: Overlay::default(),
            since,
        }
    }

    /// Takes a difference in: what stood there before is put into `before`.
    fn take(&mut self, difference: &Difference, contents: &Contents) {
        let file = &difference.file;
        let before = difference.before.as_ref().map(|side| contents.held(file, side));
        self.before.put(file.clone(), before.unwrap_or(Held::Absent));
        if difference.after.is_some() || difference.is_unmerged {
            self.touched.insert(file.clone());
        } else {
            self.removed.insert(file.clone());
        }
    }
}

/// Finds the commit to compare with, and what to call it.
fn base(repository: &Repository, range: &Range) -> anyhow::Result<(Commit, String)> {
    let head = repository.head()?;
    match (range, head) {
        (Range::Changed | Range::Staged, Some(head)) => Ok((head, "the last commit".to_owned())),
        (Range::Changed | Range::Staged, None) => {
            Ok((repository.nothing()?, "the beginning".to_owned()))
        }
        (Range::Since(_), None) => {
            let advice = "use `--changed` until there is a commit";
            Err(Hint::on("the repository has no commits yet", advice))
        }
        (Range::Since(name), Some(head)) => {
            let other = repository.commit(name)?;
            Ok((repository.merge_base(&other, name, &head)?, format!("`{name}`")))
        }
    }
}

fn in_working_tree(
    repository: &Repository,
    base: &Commit,
    change: Change,
    config: FileId,
) -> anyhow::Result<Change> {
    let mut change = change;
    let differences = repository.changed_since(base)?;
    let contents = Contents::read(repository, config, &[&differences])?;
    for difference in &differences {
        change.take(difference, &contents);
    }
    for file in repository.untracked()? {
        change.before.remove(file.clone());
        change.touched.insert(file);
    }
    Ok(change)
}

fn in_index(
    repository: &Repository,
    base: &Commit,
    change: Change,
    config: FileId,
) -> anyhow::Result<Change> {
    let mut change = change;
    let staged = repository.staged_since(base)?;
    refuse_unmerged(&staged)?;
    let unstaged = repository.unstaged()?;
    let contents = Contents::read(repository, config, &[&staged, &unstaged])?;
    for file in repository.not_in_index()? {
        change.after.remove(file);
    }
    for difference in &unstaged {
        let held = difference.before.as_ref().map(|side| contents.held(&difference.file, side));
        change.after.put(difference.file.clone(), held.unwrap_or(Held::Absent));
    }
    change.before = change.after.clone();
    for difference in &staged {
        change.take(difference, &contents);
    }
    Ok(change)
}

fn refuse_unmerged(staged: &[Difference]) -> anyhow::Result<()> {
    let unmerged = staged.iter().filter(|it| it.is_unmerged).map(|it| it.file.as_str());
    let unmerged: Vec<&str> = unmerged.collect();
    if unmerged.is_empty() {
        return Ok(());
    }
    let what = format!("a merge is not finished: {}", unmerged.join(", "));
    let advice = "resolve it and `git add` the files; `--changed` checks them as they are";
    Err(Hint::on(what, advice))
}

/// What is put into an overlay: the contents of the files that anyone looks into.
struct Contents {
    /// The file with the settings, whatever its name.
    config: FileId,
    blobs: Blobs,
}

impl Contents {
    /// Reads what stood on the one side of `differences`, all at once.
    fn read(
        repository: &Repository,
        config: FileId,
        differences: &[&[Difference]],
    ) -> anyhow::Result<Self> {
        let all = differences.iter().copied().flatten();
        let read = all.filter(|it| is_read(&it.file, &config));
        let sides = read.filter_map(|it| it.before.as_ref()).filter(|side| !side.is_link);
        let ids = sides.filter_map(|side| side.blob.clone()).collect();
        Ok(Self { config, blobs: repository.blobs(&ids)? })
    }

    fn held(&self, file: &FileId, side: &Side) -> Held {
        if side.is_link && is_read(file, &self.config) {
            // A link to a report is read where it leads.
            return Held::Absent;
        }
        let content = side.blob.as_ref().and_then(|id| self.blobs.get(id));
        content.cloned().unwrap_or(Held::There)
    }
}

/// Tells whether a file is a pack of words and rules that the config names, or in a folder of them.
fn is_pack(file: &FileId, config: &Config) -> bool {
    config.language.packs.iter().any(|pack| {
        let rest = file.as_str().strip_prefix(pack.value.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Tells whether anyone looks into a file: it may be a report, the config, a pack of words, or a report
/// whose name lacks its ending.
fn is_read(file: &FileId, config: &FileId) -> bool {
    let name = file.as_str().rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_text = |it: &str| ["md", "markdown", "erb", "yaml", "yml"].contains(&it);
    file == config || ending.is_none_or(|it| is_text(&it))
}
