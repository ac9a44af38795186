//! Who wrote the repository's recent commits.

use std::collections::BTreeSet;

use super::Repository;

/// How many commits are looked at, newest first: years for most teams, and quick in any history.
const RECENT: &str = "--max-count=2000";

impl Repository {
    /// Returns the names of the authors of the newest commits before `HEAD`, as the repository's
    /// mailmap corrects them; nobody before the first commit.
    ///
    /// # Errors
    /// When git fails.
    pub fn authors(&self) -> anyhow::Result<BTreeSet<String>> {
        if self.head()?.is_none() {
            return Ok(BTreeSet::new());
        }
        let asked = [
            "log",
            "--no-show-signature",
            "--no-color",
            RECENT,
            "--use-mailmap",
            "--format=%aN",
            "HEAD",
            "--",
        ];
        let printed = self.ask(&asked)?;
        let text = String::from_utf8_lossy(&printed);
        let names = text.lines().map(str::trim).filter(|name| !name.is_empty());
        Ok(names.map(ToOwned::to_owned).collect())
    }
}
