//! A single file written anew, such as a report for CI: whole or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::hint::Hint;

/// Writes `bytes` as the file at `path`, over the one that may be there.
///
/// The file is written beside and moved into place, so that no reader sees half of it. What is no
/// plain file (a pipe, `/dev/stderr`) is written to and never replaced.
///
/// # Errors
/// When the folder is missing, `path` is a folder, or it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    // A link keeps leading where it leads; one that leads nowhere yet is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let written = match fs::metadata(&target) {
        Ok(known) if known.is_dir() => return Err(is_a_folder(path)),
        Ok(known) if !known.is_file() => {
            OpenOptions::new().write(true).open(&target).and_then(|mut it| it.write_all(bytes))
        }
        Ok(known) => move_into_place(&target, bytes, Some(&known)),
        Err(_) => move_into_place(&target, bytes, None),
    };
    written.map_err(|error| failed(path, &error))
}

fn move_into_place(target: &Path, bytes: &[u8], known: Option<&Metadata>) -> io::Result<()> {
    let beside = beside(target);
    // Left over from a run that was killed; the name holds our own process, so it is no one else's.
    let _ = fs::remove_file(&beside);
    let written =
        OpenOptions::new().write(true).create_new(true).open(&beside).and_then(|mut it| {
            it.write_all(bytes)?;
            if let Some(known) = known {
                keep_owner(&it, known);
                it.set_permissions(known.permissions())?;
            }
            // The old file is gone once this one is moved, so this one must be on the disk by then.
            it.sync_all()
        });
    let moved = written.and_then(|()| fs::rename(&beside, target));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    }
    moved
}

fn beside(target: &Path) -> PathBuf {
    target.with_file_name(format!(".casebook-{}.tmp", std::process::id()))
}

/// Gives the file the owner of the one before; only the superuser may, and only for them it matters.
#[cfg(unix)]
fn keep_owner(file: &File, known: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ = fchown(file, Some(known.uid()), Some(known.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

fn is_a_folder(path: &Path) -> anyhow::Error {
    let what = format!("cannot write {}: it is a folder", path.display());
    Hint::on(what, "name a file in it")
}

fn failed(path: &Path, error: &io::Error) -> anyhow::Error {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let missing = folder.filter(|it| error.kind() == io::ErrorKind::NotFound && !it.is_dir());
    let (what, advice) = match missing {
        Some(folder) => (
            format!("cannot write {}: there is no folder {}", path.display(), folder.display()),
            format!("create it first: `mkdir -p {}`", folder.display()),
        ),
        None => (
            format!("cannot write {}: {error}", path.display()),
            "name a file in a folder that can be written".to_owned(),
        ),
    };
    Hint::on(what, advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a:b.json");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let error = replace(&dir.path().join("out/x.json"), b"").unwrap_err();
        let said = format!("{error:#}");
        assert!(said.contains("there is no folder") && said.contains("mkdir -p"), "{said}");
        let said = format!("{:#}", replace(dir.path(), b"").unwrap_err());
        assert!(said.contains("it is a folder"), "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay_and_devices_are_not_replaced() {
        use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};

        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("real"), dir.path().join("link"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        replace(&link, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        let null = dir.path().join("null");
        symlink("/dev/null", &null).unwrap();
        replace(&null, b"gone").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }
}
