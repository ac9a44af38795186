//! The finished site in memory: site paths and their bytes, in order, before anything is written.

use std::collections::BTreeMap;

/// Every file of a built site by its path relative to the output folder, `/` between parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Output {
    files: BTreeMap<String, Vec<u8>>,
}

impl Output {
    /// Adds a file; a path given twice keeps the first and returns `false`, for two pages at one
    /// address are a finding and not a race.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> bool {
        match self.files.entry(path.into()) {
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert(bytes.into());
                true
            }
            std::collections::btree_map::Entry::Occupied(_) => false,
        }
    }

    /// Adds every file of another output; as for [`Output::insert`], the first of a path stays.
    pub fn extend(&mut self, other: Self) {
        for (path, bytes) in other.files {
            self.files.entry(path).or_insert(bytes);
        }
    }

    /// Returns the files in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Returns the bytes of one file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Returns the number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Tells whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
