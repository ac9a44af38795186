//! One build at a time per output folder; a killed build's lock is gone with it.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt as _;
use std::time::Duration;

use rustix::fs::FlockOperation;

use super::swap::Beside;
use crate::hint::Hint;

/// How often and how long a build waits for another one.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(100);

/// Held while a site is written.
pub(super) struct Lock {
    _file: File,
    path: std::path::PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still held, so that nobody can take it and lose it by this.
        let _ = fs::remove_file(&self.path);
    }
}

/// Takes the lock, waiting a while for a build that holds it.
pub(super) fn take(beside: &Beside) -> anyhow::Result<Lock> {
    let path = beside.lock();
    for attempt in 0..TRIES {
        if attempt > 0 {
            std::thread::sleep(PAUSE);
        }
        let options = File::options().create(true).truncate(false).write(true).open(&path);
        let file = options.map_err(|error| beside.cannot_write(&error))?;
        if rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive).is_err() {
            continue;
        }
        // The build before may have removed the file between our opening and our locking it.
        let same = match (file.metadata(), fs::symlink_metadata(&path)) {
            (Ok(held), Ok(there)) => held.ino() == there.ino() && held.dev() == there.dev(),
            _ => false,
        };
        if same {
            return Ok(Lock { _file: file, path });
        }
    }
    let what = format!("another build is writing to {}", beside.dir().display());
    Err(Hint::on(what, "wait until it has ended, or name another folder with `--out`"))
}
