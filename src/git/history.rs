//! When files were written and changed: one walk through the log for all of them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use chrono::{DateTime, NaiveDate};

use super::Repository;

/// What the log tells of the files that are there today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Changes by path relative to the casebook, newest first; renames are followed.
    pub files: BTreeMap<String, Vec<Change>>,
    /// Whether the clone holds only a part of the history, so that first changes are missing.
    pub is_cut_off: bool,
}

/// One commit that changed a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The full id of the commit.
    pub commit: String,
    /// The day its author wrote it, on their own calendar.
    pub date: NaiveDate,
    /// The first line of what they said about it.
    pub subject: String,
}

impl Repository {
    /// Returns the history of every file below `folders`, paths relative to the casebook.
    ///
    /// # Errors
    /// When git fails.
    pub fn history(&self, folders: &[&Path]) -> anyhow::Result<History> {
        let mut history = History { is_cut_off: self.is_shallow, ..History::default() };
        if self.head()?.is_none() {
            return Ok(history);
        }
        let asked = [
            "log",
            "-z",
            "--no-show-signature",
            "--no-color",
            "--no-notes",
            "--find-renames",
            "--relative",
            "--name-status",
            "--format=%x01%H%x1f%aI%x1f%P%x1f%s",
            "HEAD",
            "--",
        ];
        // git takes no empty path for the folder it stands in.
        let path = |it: &Path| match it.to_string_lossy() {
            none if none.is_empty() => ".".to_owned(),
            some => some.into_owned(),
        };
        let paths: Vec<String> = folders.iter().map(|it| path(it)).collect();
        let asked: Vec<&str> = asked.into_iter().chain(paths.iter().map(String::as_str)).collect();
        let printed = self.ask(&asked)?;
        history.read(&String::from_utf8_lossy(&printed));
        Ok(history)
    }
}

impl History {
    fn read(&mut self, printed: &str) {
        let mut names = Names::default();
        for commit in printed.split('\u{1}').skip(1) {
            let (head, files) = commit.split_once('\0').unwrap_or((commit, ""));
            let mut fields = head.splitn(4, '\u{1f}');
            let (Some(id), Some(date), Some(parents), Some(subject)) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let Ok(date) = DateTime::parse_from_rfc3339(date) else { continue };
            // Where a clone is cut off, the last commit seems to add every file.
            if self.is_cut_off && parents.is_empty() {
                continue;
            }
            let change = Change {
                commit: id.to_owned(),
                date: date.date_naive(),
                subject: subject.to_owned(),
            };
            for file in names.changed(files) {
                self.files.entry(file).or_default().push(change.clone());
            }
        }
    }
}

/// What a path of an older commit is called today, on the way back through the log.
#[derive(Default)]
struct Names {
    /// Older path to today's; `None` for a file that is not there any more.
    today: HashMap<String, Option<String>>,
}

impl Names {
    /// Reads the files of one commit and returns today's names of those that are still there.
    fn changed(&mut self, files: &str) -> Vec<String> {
        let mut parts = files.trim_start_matches('\n').split('\0').filter(|part| !part.is_empty());
        let mut changed = Vec::new();
        while let (Some(status), Some(path)) = (parts.next(), parts.next()) {
            let (old, new) = match status.as_bytes().first() {
                Some(b'R' | b'C') => (Some(path), parts.next().unwrap_or(path)),
                _ => (None, path),
            };
            let name = self.today.get(new).cloned().unwrap_or_else(|| Some(new.to_owned()));
            match status.as_bytes().first() {
                // Before it was added, the path was another file's, or nobody's.
                Some(b'A' | b'C') => drop(self.today.insert(new.to_owned(), None)),
                Some(b'D') => {
                    self.today.insert(new.to_owned(), None);
                    continue;
                }
                Some(b'R') => {
                    self.today.insert(new.to_owned(), None);
                    self.today.extend(old.map(|old| (old.to_owned(), name.clone())));
                }
                _ => {}
            }
            changed.extend(name);
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(commits: &[(&str, &str, &str)]) -> String {
        let commit = |(id, parents, files): &(&str, &str, &str)| {
            format!(
                "\u{1}{id}\u{1f}2026-03-0{id}T23:30:00-05:00\u{1f}{parents}\u{1f}say {id}\0\n{files}"
            )
        };
        commits.iter().map(commit).collect()
    }

    fn told(history: &History) -> Vec<String> {
        let tell = |(file, changes): (&String, &Vec<Change>)| {
            let ids: Vec<&str> = changes.iter().map(|it| it.commit.as_str()).collect();
            format!("{file}: {}", ids.join(" "))
        };
        history.files.iter().map(tell).collect()
    }

    #[test]
    fn renames_are_followed_and_deleted_files_forgotten() {
        let mut history = History::default();
        history.read(&log(&[
            ("5", "4", "M\0new.md\0D\0gone.md\0"),
            ("4", "3", "R090\0old.md\0new.md\0A\0again.md\0"),
            ("3", "2", "M\0old.md\0M\0new.md\0"),
            ("2", "1", "D\0again.md\0M\0gone.md\0"),
            ("1", "", "A\0old.md\0A\0again.md\0A\0gone.md\0"),
        ]));
        assert_eq!(told(&history), ["again.md: 4", "new.md: 5 4 3 1"]);
        let first = &history.files["new.md"][3];
        assert_eq!((first.date.to_string().as_str(), &*first.subject), ("2026-03-01", "say 1"));
    }

    #[test]
    fn where_a_clone_is_cut_off_nothing_is_told_of_what_came_before() {
        let commits = [("2", "1", "M\0a.md\0"), ("1", "", "A\0a.md\0A\0b.md\0")];
        let mut history = History { is_cut_off: true, ..History::default() };
        history.read(&log(&commits));
        assert_eq!(told(&history), ["a.md: 2"]);
        let mut whole = History::default();
        whole.read(&log(&commits));
        assert_eq!(told(&whole), ["a.md: 2 1", "b.md: 1"]);
    }

    #[test]
    fn what_git_would_never_print_is_passed_over() {
        let mut history = History::default();
        for printed in ["", "x", "\u{1}", "\u{1}a\u{1f}b\u{1f}c\u{1f}d\0", "\u{1}a\u{1f}\0M"] {
            history.read(printed);
        }
        assert!(history.files.is_empty());
    }
}
