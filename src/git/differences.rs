//! Which files differ between two states, and which git does not know.

use anyhow::bail;

use super::{Commit, Repository};
use crate::text::FileId;

/// A file that is not the same in two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name within the folder the repository was asked about.
    pub file: FileId,
    /// The file before; `None` when it was not there.
    pub before: Option<Side>,
    /// The file after; `None` when it is gone.
    pub after: Option<Side>,
    /// Whether a merge left it in several versions, none of them the right one yet.
    pub is_unmerged: bool,
}

/// A file in one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The id of its content; `None` when that is on disk and not in git.
    pub blob: Option<String>,
    /// Whether it is a symbolic link, and its content where that leads.
    pub is_link: bool,
}

const RAW: [&str; 8] = [
    "diff",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--ignore-submodules=all",
    "--relative",
];

impl Repository {
    /// Returns the files that differ between a commit and the working tree; untracked ones are not
    /// among them.
    ///
    /// # Errors
    /// When git fails.
    pub fn changed_since(&self, commit: &Commit) -> anyhow::Result<Vec<Difference>> {
        self.differences(&[commit.id()])
    }

    /// Returns the files that differ between a commit and the index.
    ///
    /// # Errors
    /// When git fails.
    pub fn staged_since(&self, commit: &Commit) -> anyhow::Result<Vec<Difference>> {
        self.differences(&["--cached", commit.id()])
    }

    /// Returns the files that differ between the index and the working tree; untracked ones are not
    /// among them.
    ///
    /// # Errors
    /// When git fails.
    pub fn unstaged(&self) -> anyhow::Result<Vec<Difference>> {
        self.differences(&[])
    }

    fn differences(&self, states: &[&str]) -> anyhow::Result<Vec<Difference>> {
        let arguments: Vec<&str> = RAW.iter().chain(states).chain(&["--"]).copied().collect();
        parse(&self.ask(&arguments)?)
    }

    /// Returns the files that git does not know and does not ignore.
    ///
    /// # Errors
    /// When git fails.
    pub fn untracked(&self) -> anyhow::Result<Vec<FileId>> {
        self.others(&["--exclude-standard"])
    }

    /// Returns the files that git does not know, ignored ones included; hidden files and folders that
    /// are never read as content are left out.
    ///
    /// # Errors
    /// When git fails.
    pub fn not_in_index(&self) -> anyhow::Result<Vec<FileId>> {
        self.others(&["-x", ".*", "-x", "node_modules/", "-x", "target/"])
    }

    fn others(&self, options: &[&str]) -> anyhow::Result<Vec<FileId>> {
        let listing = ["ls-files", "-z", "--others"];
        let arguments: Vec<&str> = listing.iter().chain(options).copied().collect();
        let printed = self.ask(&arguments)?;
        let names = printed.split(|&byte| byte == 0).filter(|name| !name.is_empty());
        // A name that ends in `/` is a repository of its own; what is in it is its own business.
        Ok(names.filter(|name| !name.ends_with(b"/")).map(file).collect())
    }
}

/// Reads `:MODE MODE ID ID STATUS` and a path, each ended by a zero byte.
fn parse(printed: &[u8]) -> anyhow::Result<Vec<Difference>> {
    let mut fields = printed.split(|&byte| byte == 0);
    let mut found = Vec::new();
    while let Some(fact) = fields.next().filter(|fact| !fact.is_empty()) {
        let text = String::from_utf8_lossy(fact);
        let words: Vec<&str> = text.trim_start_matches(':').split(' ').collect();
        let (&[old, new, before, after, status], Some(path)) = (words.as_slice(), fields.next())
        else {
            bail!("git printed a difference that cannot be read: `{text}`");
        };
        found.push(Difference {
            file: file(path),
            before: side(old, before),
            after: side(new, after),
            is_unmerged: status == "U",
        });
    }
    Ok(found)
}

fn file(path: &[u8]) -> FileId {
    FileId::new(&String::from_utf8_lossy(path))
}

/// Returns the side with this mode and id; submodules are not files.
fn side(mode: &str, id: &str) -> Option<Side> {
    let is_file = !matches!(mode, "000000" | "160000" | "040000");
    let blob = id.bytes().any(|byte| byte != b'0').then(|| id.to_owned());
    is_file.then(|| Side { blob, is_link: mode == "120000" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_read_with_any_path() {
        let (a, zero) = ("a".repeat(40), "0".repeat(40));
        let printed = format!(
            ":100644 100644 {a} {zero} M\0b \"ü\n.md\0:000000 120000 {zero} {a} A\0link\0\
             :160000 000000 {a} {zero} D\0module\0:000000 100644 {zero} {zero} U\0torn.md\0"
        );
        let found = parse(printed.as_bytes()).unwrap();
        let plain = |blob: Option<&String>| Some(Side { blob: blob.cloned(), is_link: false });
        assert_eq!(found[0].file, FileId::new("b \"ü\n.md"));
        assert_eq!((&found[0].before, &found[0].after), (&plain(Some(&a)), &plain(None)));
        assert_eq!(found[1].after, Some(Side { blob: Some(a), is_link: true }));
        assert_eq!((&found[2].before, &found[2].after), (&None, &None));
        assert!(found[3].is_unmerged && !found[2].is_unmerged);
        assert_eq!(parse(b"").unwrap(), []);
        assert!(parse(b":100644 what\0x\0").is_err());
    }
}
