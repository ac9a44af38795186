//! The native index: built in memory from a snapshot, kept as one file, trusted only when it is whole
//! and made from exactly this input.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use casebook_search::{Bundle, Engine, Record, write_index};
use rayon::prelude::*;

use super::record;
use crate::config::Config;
use crate::knowledge::Knowledge;
use crate::model::Postmortem;
use crate::vfs::kept;

/// Where the index is kept, relative to the casebook's root.
const FILE: &str = ".casebook/index/search";

/// Records made ready at a time, while the writer waits.
const AT_ONCE: usize = 256;

/// Bytes of a hash at the start of the file: of the input, then of everything behind them.
const HASH: usize = blake3::OUT_LEN;

/// What an index is made from; a snapshot of the casebook is one.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The casebook's root, under which the index is kept.
    pub root: &'a Path,
    /// The reports.
    pub knowledge: &'a Knowledge,
    /// The vocabularies, whose names and aliases find their ids.
    pub config: &'a Config,
}

/// Builds the index of every incident, plan and page in order of path, drafts included.
///
/// Writing is done on the calling thread, so that it can run beside the rendering of pages; only a
/// few records are in memory at a time.
pub fn build_index<'a>(source: impl Into<Source<'a>>) -> Result<Bundle> {
    let Source { knowledge, config, .. } = source.into();
    let reports: Vec<_> = knowledge.reports.values().map(Arc::as_ref).collect();
    let records = reports.chunks(AT_ONCE).flat_map(|chunk| -> Vec<Record> {
        let record = |report: &&Postmortem| record::record(report, config, knowledge.as_of);
        chunk.par_iter().filter_map(record).collect()
    });
    write_index(records).context("cannot build the search index")
}

/// Builds the index and opens it, without touching the disk.
///
/// # Errors
/// When the index cannot be built, which no content can cause.
pub fn in_memory<'a>(source: impl Into<Source<'a>>) -> Result<Engine> {
    build_index(source)?.open().context("cannot open the search index")
}

/// Keeps an index of the snapshot beside the casebook, unless the one there is of the same input.
///
/// # Errors
/// When the index cannot be written.
pub fn refresh<'a>(source: impl Into<Source<'a>>) -> Result<()> {
    let source = source.into();
    let path = path(source);
    let stamp = stamp(source);
    if load(&path, &stamp).is_none() {
        save(&path, &stamp, &build_index(source)?)?;
    }
    Ok(())
}

/// Opens the index kept beside the casebook when it was made from the same input, else builds it
/// anew and keeps it. A folder that cannot be written to only costs the time of the next build.
///
/// # Errors
/// When the index cannot be built, which no content can cause.
pub fn open_or_build<'a>(source: impl Into<Source<'a>>) -> Result<Engine> {
    let source = source.into();
    let path = path(source);
    let stamp = stamp(source);
    if let Some(engine) = load(&path, &stamp).and_then(|bundle| bundle.open().ok()) {
        return Ok(engine);
    }
    let bundle = build_index(source)?;
    // Not kept is not wrong: the answer is the same.
    let _ = save(&path, &stamp, &bundle);
    bundle.open().context("cannot open the search index")
}

fn path(source: Source) -> PathBuf {
    source.root.join(FILE)
}

/// Hashes everything the index is made from: the texts, the settings, the day, and this version.
fn stamp(source: Source) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(source.knowledge.as_of.to_string().as_bytes());
    add(format!("{:?}", source.config).as_bytes());
    for (file, report) in &source.knowledge.reports {
        add(file.as_str().as_bytes());
        add(report.document.text.as_bytes());
    }
    hasher.finalize()
}

/// Reads the kept index, if it is whole and of this input.
fn load(path: &Path, stamp: &blake3::Hash) -> Option<Bundle> {
    let mut bytes = kept::read(path).ok()?;
    let (head, content) = bytes.split_at_checked(2 * HASH)?;
    let is_ours =
        head[..HASH] == *stamp.as_bytes() && head[HASH..] == *blake3::hash(content).as_bytes();
    if !is_ours {
        return None;
    }
    bytes.drain(..2 * HASH);
    Bundle::from_bytes(bytes).ok()
}

/// Writes the index beside its place and moves it there, so that nobody ever reads half of one.
fn save(path: &Path, stamp: &blake3::Hash, bundle: &Bundle) -> Result<()> {
    let mut hasher = blake3::Hasher::new();
    bundle.write(&mut hasher)?;
    let hash = hasher.finalize();
    kept::replace(path, |file| {
        file.write_all(stamp.as_bytes())?;
        file.write_all(hash.as_bytes())?;
        bundle.write(file)
    })
    .context("cannot keep the search index")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use chrono::NaiveDate;

    use super::*;
    use crate::knowledge;
    use crate::model::ContentKind;
    use crate::syntax;
    use crate::text::{FileId, Spanned};
    use crate::vfs::SourceFile;

    const REPORT: &str = "Opening words.\n\n# Title\n\n## Timeline\n\n| Time | Event |\n|---|---|\n\
        | 14:02 | alert `kube-proxy` fired |\n\n- first\n  - nested\n\n## Root cause\n\n\
        A **stale** cache.\n\n```text\ndial tcp: i/o timeout\n```\n";

    fn report(name: &str, text: &str) -> Arc<Postmortem> {
        let file = FileId::new(&format!("content/{name}.md"));
        let source = SourceFile { path: file.as_str().into(), file, text: text.into() };
        let mut report = Postmortem::unread(Arc::new(syntax::parse(&source).0));
        let nowhere = report.id.span;
        report.kind = ContentKind::Incident;
        report.id = Spanned::new(name.to_uppercase(), nowhere);
        report.slug = name.to_owned();
        report.title = Spanned::new(format!("Report {name}"), nowhere);
        Arc::new(report)
    }

    struct Casebook {
        root: PathBuf,
        knowledge: Knowledge,
        config: Config,
    }

    impl<'a> From<&'a Casebook> for Source<'a> {
        fn from(casebook: &'a Casebook) -> Self {
            let Casebook { root, knowledge, config } = casebook;
            Source { root, knowledge, config }
        }
    }

    fn casebook(root: &Path, texts: &[&str]) -> Casebook {
        let as_of = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
        let config = Config::default();
        let reports = texts.iter().enumerate().map(|(at, text)| report(&format!("inc-{at}"), text));
        let knowledge = knowledge::build(reports.collect(), &config, as_of);
        Casebook { root: root.to_owned(), knowledge, config }
    }

    fn links(engine: &Engine, query: &str) -> Vec<String> {
        let results = engine.search(query, 10).expect("answered");
        results.hits.into_iter().map(|hit| hit.link).collect()
    }

    #[test]
    fn parts_are_what_stands_under_each_heading() {
        let casebook = casebook(Path::new("."), &[REPORT]);
        let report = casebook.knowledge.find("inc-0").expect("there");
        let record = record::record(report, &casebook.config, casebook.knowledge.as_of);
        let record = record.expect("not a template");
        let parts: Vec<_> =
            record.parts.iter().map(|it| (it.anchor.as_str(), it.text.as_str())).collect();
        assert_eq!(
            parts,
            [
                ("", "Opening words."),
                ("title", ""),
                ("timeline", "Time · Event\n14:02 · alert kube-proxy fired\nfirst\nnested"),
                ("root-cause", "A stale cache.\ndial tcp: i/o timeout"),
            ]
        );
    }

    #[test]
    fn hits_link_to_the_anchor_of_their_section() {
        let folder = tempfile::tempdir().expect("a folder");
        let engine = in_memory(&casebook(folder.path(), &[REPORT])).expect("built");
        assert_eq!(links(&engine, "kube-proxy"), ["incidents/inc-0/#timeline"]);
        assert_eq!(links(&engine, "\"i/o timeout\""), ["incidents/inc-0/#root-cause"]);
        assert_eq!(links(&engine, "opening"), ["incidents/inc-0/"]);
    }

    #[test]
    fn an_unchanged_casebook_is_not_indexed_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let casebook = casebook(folder.path(), &[REPORT]);
        refresh(&casebook).expect("kept");
        let written =
            fs::metadata(path((&casebook).into())).expect("there").modified().expect("told");
        refresh(&casebook).expect("kept");
        let again =
            fs::metadata(path((&casebook).into())).expect("there").modified().expect("told");
        assert_eq!(written, again);
        assert!(load(&path((&casebook).into()), &stamp((&casebook).into())).is_some());
    }

    #[test]
    fn a_changed_casebook_is_indexed_again() {
        let folder = tempfile::tempdir().expect("a folder");
        open_or_build(&casebook(folder.path(), &[REPORT])).expect("built");
        let engine =
            open_or_build(&casebook(folder.path(), &["## New\n\ngiraffe"])).expect("built");
        assert_eq!(links(&engine, "giraffe"), ["incidents/inc-0/#new"]);
        assert_eq!(links(&engine, "kube-proxy"), [""; 0]);
    }

    #[test]
    fn a_damaged_index_is_rebuilt() {
        let folder = tempfile::tempdir().expect("a folder");
        let casebook = casebook(folder.path(), &[REPORT]);
        refresh(&casebook).expect("kept");
        let whole = fs::read(path((&casebook).into())).expect("read");
        let mut damages =
            vec![Vec::new(), b"not an index".to_vec(), whole[..whole.len() / 2].to_vec()];
        for at in (0..whole.len()).step_by(whole.len() / 20) {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            damages.push(flipped);
        }
        for damaged in damages {
            fs::write(path((&casebook).into()), &damaged).expect("written");
            assert!(load(&path((&casebook).into()), &stamp((&casebook).into())).is_none());
            let engine = open_or_build(&casebook).expect("built");
            assert_eq!(links(&engine, "kube-proxy"), ["incidents/inc-0/#timeline"]);
            assert!(
                fs::read(path((&casebook).into())).expect("read") == whole,
                "rebuilt to the same bytes"
            );
        }
    }

    #[test]
    fn a_casebook_that_cannot_be_written_to_is_searched_all_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(".casebook"), "in the way").expect("written");
        let casebook = casebook(folder.path(), &[REPORT]);
        assert!(refresh(&casebook).is_err());
        let engine = open_or_build(&casebook).expect("built");
        assert_eq!(engine.len(), 1);
    }

    #[test]
    fn many_at_once_do_not_disturb_each_other() {
        let folder = tempfile::tempdir().expect("a folder");
        std::thread::scope(|scope| {
            for number in 0..8 {
                let root = folder.path();
                scope.spawn(move || {
                    let text = format!("## S\n\nanimal{}", number % 2);
                    let casebook = casebook(root, &[&text]);
                    for _ in 0..5 {
                        let engine = open_or_build(&casebook).expect("built");
                        assert_eq!(links(&engine, &format!("animal{}", number % 2)).len(), 1);
                    }
                });
            }
        });
    }
}
