//! The content of many files out of git in one go.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Read};

use anyhow::{Context as _, bail};

use super::Repository;
use crate::vfs::{Held, MAX_BYTES};

/// Contents by their ids.
pub(crate) type Blobs = BTreeMap<String, Held>;

impl Repository {
    /// Reads the contents with these ids; one that is too large to be a report is not kept.
    ///
    /// # Errors
    /// When one is not in this clone, or git fails.
    pub(crate) fn blobs(&self, ids: &BTreeSet<String>) -> anyhow::Result<Blobs> {
        if ids.is_empty() {
            return Ok(Blobs::new());
        }
        let mut input = String::new();
        for id in ids {
            input.push_str(id);
            input.push('\n');
        }
        let git = self.git(&["cat-file", "--batch"]);
        git.feed(input.as_bytes(), |printed| read(&mut BufReader::new(printed), ids))
            .context("cannot read earlier contents from git")
    }
}

/// Reads, for each id, `ID blob SIZE`, the content and a line end.
fn read(printed: &mut impl BufRead, ids: &BTreeSet<String>) -> anyhow::Result<Blobs> {
    let mut blobs = Blobs::new();
    for id in ids {
        let mut line = String::new();
        printed.read_line(&mut line)?;
        let words: Vec<&str> = line.trim_end().split(' ').collect();
        let &[found, "blob", size] = words.as_slice() else {
            bail!("git has no content for {id}: `{}`", line.trim_end());
        };
        if found != id {
            bail!("git answered with {found} instead of {id}");
        }
        let size: u64 = size.parse().with_context(|| format!("a size of `{size}`"))?;
        blobs.insert(id.clone(), content(printed, size)?);
    }
    Ok(blobs)
}

fn content(printed: &mut impl BufRead, size: u64) -> anyhow::Result<Held> {
    let held = if size > MAX_BYTES {
        let skipped = io::copy(&mut printed.by_ref().take(size), &mut io::sink())?;
        (skipped == size).then_some(Held::TooLarge(size))
    } else {
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        printed.by_ref().take(size).read_to_end(&mut bytes)?;
        (bytes.len() as u64 == size).then(|| Held::from(bytes))
    };
    let mut end = [0];
    printed.read_exact(&mut end).context("git stopped in the middle of a content")?;
    held.context("git stopped in the middle of a content")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(printed: &[u8], ids: &[&str]) -> anyhow::Result<Vec<Held>> {
        let ids = ids.iter().map(ToString::to_string).collect();
        Ok(read(&mut &*printed, &ids)?.into_values().collect())
    }

    #[test]
    fn contents_may_hold_anything() {
        let printed = b"aa blob 4\na\n\xc3\xa4\nbb blob 0\n\ncc blob 2\n\xff\n\n";
        let expected = [
            Held::Text("a\nä".into()),
            Held::Text("".into()),
            Held::Bytes(b"\xff\n".as_slice().into()),
        ];
        assert_eq!(read_all(printed, &["aa", "bb", "cc"]).unwrap(), expected);
    }

    #[test]
    fn what_is_too_large_is_passed_over() {
        let size = MAX_BYTES + 1;
        let mut printed = format!("aa blob {size}\n").into_bytes();
        printed.resize(printed.len() + usize::try_from(size).unwrap(), b'x');
        printed.extend(b"\nbb blob 1\nb\n");
        let expected = [Held::TooLarge(size), Held::Text("b".into())];
        assert_eq!(read_all(&printed, &["aa", "bb"]).unwrap(), expected);
    }

    #[test]
    fn what_is_missing_or_cut_off_is_an_error() {
        for printed in [
            "aa missing\n",
            "",
            "aa blob 9\nx\n",
            "aa blob x\n\n",
            "bb blob 0\n\n",
            "aa tree 0\n\n",
        ] {
            assert!(read_all(printed.as_bytes(), &["aa"]).is_err(), "{printed}");
        }
    }
}
