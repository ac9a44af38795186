//! One file of the author's replaced by its mended text: whole or not at all, and only when nobody
//! else changed it in between.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::replace;
use crate::hint::Hint;

/// Puts `after` in the place of `before`, which the file at `path` must hold.
///
/// See [`replace`] for how: a symbolic link stays one, permissions and owner are kept.
///
/// # Errors
/// When the file holds something else by now, is read-only, or cannot be written; it then stays as
/// it was.
pub fn mend(path: &Path, before: &str, after: &str) -> anyhow::Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    if fs::read(path).with_context(cannot)? != before.as_bytes() {
        let what = format!("{} was changed in the meantime", path.display());
        return Err(Hint::on(what, "nothing was written to it; run the command again"));
    }
    if fs::metadata(path).with_context(cannot)?.permissions().readonly() {
        let what = format!("{} is read-only", path.display());
        return Err(Hint::on(what, "nothing was written to it; let the file be written to"));
    }
    replace(path, after.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::PathBuf;

    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.md");
        fs::write(&path, text).expect("written");
        (dir, path)
    }

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).expect("listed");
        let mut names: Vec<_> =
            entries.map(|it| it.expect("an entry").file_name().to_string_lossy().into()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        let (dir, path) = file("old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        let link = dir.path().join("link.md");
        symlink("a.md", &link).expect("linked");
        mend(&link, "old", "new").expect("replaced");
        assert_eq!(fs::read_to_string(&path).expect("read"), "new");
        assert!(link.symlink_metadata().expect("there").is_symlink());
        assert_eq!(path.metadata().expect("there").permissions().mode() & 0o777, 0o640);
        assert_eq!(names(dir.path()), ["a.md", "link.md"]);
    }

    #[test]
    fn what_changed_in_between_or_is_read_only_stays() {
        let (dir, path) = file("theirs");
        let error = mend(&path, "old", "new").expect_err("refused");
        assert!(error.to_string().ends_with("was changed in the meantime"), "{error}");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("set");
        let error = mend(&path, "theirs", "new").expect_err("refused");
        assert!(error.to_string().ends_with("is read-only"), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("read"), "theirs");
        assert_eq!(names(dir.path()), ["a.md"]);
        assert!(mend(&dir.path().join("none.md"), "", "new").is_err());
    }
}
