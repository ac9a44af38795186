//! The same input gives the same bytes, whatever the folder and the number of threads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Returns every file below `folder` by its path there.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let inside = entry.path().strip_prefix(folder).expect("a file of the folder");
            found.insert(inside.display().to_string(), fs::read(entry.path()).expect("a file"));
        }
    }
    found
}

fn build(out: &Path, threads: &str) -> BTreeMap<String, Vec<u8>> {
    let built = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["build", "--quiet", "--drafts", "--as-of", "2026-11-23", "--out"])
        .arg(out)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("RAYON_NUM_THREADS", threads)
        .status()
        .expect("the program starts");
    assert!(built.success());
    bytes(out)
}

#[test]
fn the_sample_site_is_the_same_with_one_thread_and_with_many() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = build(&folder.path().join("one"), "1");
    let many = build(&folder.path().join("a/deeper/many"), "7");
    assert!(one.len() > 100, "{} files", one.len());
    assert_eq!(one.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
    for (path, bytes) in &one {
        assert!(many[path] == *bytes, "{path} differs");
    }
}
