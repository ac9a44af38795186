//! An index as one run of bytes: written whole, read back without copying, the same for the same input.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, OwnedBytes, RamDirectory, WatchCallback,
    WatchHandle, WritePtr,
};
use tantivy::{Index, TantivyError};

use crate::schema::VERSION;
use crate::{Engine, Error};

const MAGIC: &str = "casebook-index";

const META: &str = "meta.json";

/// The name of the only segment: names are random otherwise, and two builds would differ.
const SEGMENT: &str = "00000000000040008000000000000000";

/// The files of an index, read-only.
#[derive(Clone, Debug)]
pub struct Bundle {
    files: Arc<BTreeMap<PathBuf, OwnedBytes>>,
}

/// Why bytes are not a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// They are something else, or written by another version.
    Foreign,
    /// They end too early or contradict themselves.
    Damaged,
}

impl Bundle {
    /// Takes the files of a finished index that lies in `directory`.
    pub(crate) fn of(index: &Index, directory: &RamDirectory) -> Result<Self, Error> {
        let metas = index.load_metas()?;
        let [segment] = metas.segments.as_slice() else {
            return Err(TantivyError::InvalidArgument("an index of one segment".to_owned()));
        };
        let name = segment.id().uuid_string();
        let mut files = BTreeMap::new();
        for path in metas.list_segment_files().into_iter().collect::<BTreeSet<_>>() {
            if directory.exists(&path)? {
                let bytes = directory.open_read(&path)?.read_bytes()?;
                files.insert(PathBuf::from(path.to_string_lossy().replace(&name, SEGMENT)), bytes);
            }
        }
        let meta = directory.atomic_read(Path::new(META))?;
        // The id is written with hyphens here.
        let meta = String::from_utf8_lossy(&meta).replace(&hyphenated(&name), &hyphenated(SEGMENT));
        let meta = meta.replace(&name, SEGMENT);
        files.insert(PathBuf::from(META), OwnedBytes::new(meta.into_bytes()));
        Ok(Self { files: Arc::new(files) })
    }

    /// Opens the index for searching.
    pub fn open(&self) -> Result<Engine, Error> {
        Engine::open(Index::open(self.clone())?)
    }

    /// Returns the files by name.
    pub fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes.as_slice()))
    }

    /// Writes the bundle: a first line, a line per file with its length, then the files.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{MAGIC} {VERSION} {}", self.files.len())?;
        for (name, bytes) in self.files() {
            writeln!(out, "{} {name}", bytes.len())?;
        }
        self.files().try_for_each(|(_, bytes)| out.write_all(bytes))
    }

    /// Returns what [`Bundle::write`] writes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes).expect("memory takes everything");
        bytes
    }

    /// Reads what [`Bundle::write`] wrote; the lengths are checked, the content is not.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, BundleError> {
        let mut rest = OwnedBytes::new(bytes);
        let head = line(&mut rest).ok_or(BundleError::Foreign)?;
        let count = head
            .strip_prefix(&format!("{MAGIC} {VERSION} "))
            .and_then(|count| count.parse::<usize>().ok())
            .ok_or(BundleError::Foreign)?;
        let mut table = Vec::new();
        for _ in 0..count {
            let entry = line(&mut rest).ok_or(BundleError::Damaged)?;
            let (length, name) = entry.split_once(' ').ok_or(BundleError::Damaged)?;
            let length = length.parse::<usize>().map_err(|_| BundleError::Damaged)?;
            table.push((PathBuf::from(name), length));
        }
        let mut files = BTreeMap::new();
        for (name, length) in table {
            if length > rest.len() {
                return Err(BundleError::Damaged);
            }
            files.insert(name, rest.slice(0..length));
            rest.advance(length);
        }
        if rest.is_empty() {
            Ok(Self { files: Arc::new(files) })
        } else {
            Err(BundleError::Damaged)
        }
    }

    fn get(&self, path: &Path) -> Result<&OwnedBytes, OpenReadError> {
        self.files.get(path).ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

/// Takes the next line off `rest`, without its end.
fn line(rest: &mut OwnedBytes) -> Option<String> {
    let end = rest.as_slice().iter().take(200).position(|&byte| byte == b'\n')?;
    let line = std::str::from_utf8(&rest.as_slice()[..end]).ok()?.to_owned();
    rest.advance(end + 1);
    Some(line)
}

fn hyphenated(id: &str) -> String {
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| id.get(part).unwrap_or_default());
    parts.join("-")
}

fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "a bundle is read-only")
}

impl Directory for Bundle {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.get(path)?.clone()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let (io_error, filepath) = (Arc::new(read_only()), path.to_owned());
        Err(DeleteError::IoError { io_error, filepath })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.files.contains_key(path))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(read_only(), path.to_owned()))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        Ok(self.get(path)?.to_vec())
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// Nothing ever changes, so there is nothing to lock.
    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
