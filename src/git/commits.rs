//! Commits by name, and why one may not be found: in CI most often because history is missing.

use std::fmt;

use super::Repository;
use crate::hint::Hint;

/// A commit, or the empty tree before the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit(String);

impl Commit {
    /// Returns the full id.
    pub fn id(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Commit {
    /// Writes the first digits, enough for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.get(..10).unwrap_or(&self.0))
    }
}

const DEEPEN: &str = "fetch the history: `fetch-depth: 0` of actions/checkout on GitHub, \
                      `GIT_DEPTH: 0` on GitLab, or `git fetch --unshallow` by hand";

impl Repository {
    /// Returns the commit that is checked out; `None` before the first.
    ///
    /// # Errors
    /// When git fails.
    pub fn head(&self) -> anyhow::Result<Option<Commit>> {
        let ran = self.git(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]).output()?;
        if ran.is_no() {
            return Ok(None);
        }
        commit_of(&ran.text()).map(Some).ok_or_else(|| self.refused(&ran.said()))
    }

    /// Returns the state before the first commit.
    ///
    /// # Errors
    /// When git fails.
    pub fn nothing(&self) -> anyhow::Result<Commit> {
        let printed = self.ask(&["hash-object", "-t", "tree", "--stdin"])?;
        let id = commit_of(&String::from_utf8_lossy(&printed));
        id.ok_or_else(|| anyhow::anyhow!("git did not tell the id of the empty tree"))
    }

    /// Returns the commit that `name` names: a branch, a tag, an id, or what git reads besides.
    ///
    /// # Errors
    /// When there is none.
    pub fn commit(&self, name: &str) -> anyhow::Result<Commit> {
        if name.is_empty() || name.starts_with('-') {
            let what = format!("`{name}` is no name of a commit");
            return Err(Hint::on(what, "name a branch, a tag or a commit: `--since origin/main`"));
        }
        let full = format!("{name}^{{commit}}");
        let asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", &full];
        let ran = self.git(&asked).output()?;
        let found = Some(ran).filter(super::command::Ran::is_success);
        found.and_then(|ran| commit_of(&ran.text())).ok_or_else(|| self.unknown(name))
    }

    fn unknown(&self, name: &str) -> anyhow::Error {
        let what = format!("`{name}` names no commit of this repository");
        if let Some(near) = self.near(name) {
            return Hint::on(what, format!("did you mean `{near}`?"));
        }
        if self.is_shallow {
            return Hint::on(format!("{what}, which is a shallow clone"), DEEPEN);
        }
        match name.split_once('/') {
            Some((remote, branch)) => Hint::on(
                what,
                format!("if it is a branch of a remote: `git fetch {remote} {branch}`"),
            ),
            None => Hint::on(what, "`git branch --all` and `git tag` list names"),
        }
    }

    /// Returns a branch or tag whose name is like `name`: the same on a remote, or a slip away.
    fn near(&self, name: &str) -> Option<String> {
        let asked = [
            "for-each-ref",
            "--format=%(refname:short)",
            "refs/heads",
            "refs/remotes",
            "refs/tags",
        ];
        let printed = self.ask(&asked).ok()?;
        let printed = String::from_utf8_lossy(&printed);
        let of_remote = |it: &&str| it.split_once('/').is_some_and(|(_, branch)| branch == name);
        let same = printed.lines().find(of_remote);
        let close = || printed.lines().filter(|it| strsim::osa_distance(it, name) <= 2).min();
        same.or_else(close).map(ToOwned::to_owned)
    }

    /// Returns the newest commit that both come from, `name` being what `other` was called.
    ///
    /// # Errors
    /// When there is none, or it is not in this clone.
    pub fn merge_base(&self, other: &Commit, name: &str, head: &Commit) -> anyhow::Result<Commit> {
        let ran = self.git(&["merge-base", other.id(), head.id()]).output()?;
        if let Some(base) = commit_of(&ran.text()).filter(|_| ran.is_success()) {
            return Ok(base);
        }
        if !ran.is_no() {
            return Err(self.refused(&ran.said()));
        }
        if self.is_shallow {
            let what = format!(
                "the history in this shallow clone does not reach back to where `{name}` and HEAD parted"
            );
            return Err(Hint::on(what, format!("{DEEPEN}; `git fetch --deepen=100` may do")));
        }
        let what = format!("`{name}` and HEAD have no commit in common");
        Err(Hint::on(what, "name the branch that this one was made from"))
    }
}

fn commit_of(printed: &str) -> Option<Commit> {
    let id = printed.trim_end();
    let is_id = id.len() >= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| Commit(id.to_owned()))
}
