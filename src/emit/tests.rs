//! Tests of publishing: what is refused, what is kept, what is left behind.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};

use super::*;
use crate::hint::Hint;
use crate::vfs::SITE_MARKER;

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("book/content")).unwrap();
        Self(dir)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn publish(&self, to: &str, files: &[(&str, &str)]) -> anyhow::Result<Written> {
        let copies = BTreeMap::new();
        write(&output(files), &copies, &self.path(to), &self.path("book"))
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn names(&self, path: &str) -> Vec<String> {
        let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
        let mut names: Vec<_> =
            fs::read_dir(self.path(path)).unwrap().map(|it| name(it.unwrap())).collect();
        names.sort();
        names
    }
}

fn output(files: &[(&str, &str)]) -> Output {
    let mut output = Output::default();
    for (path, text) in files {
        assert!(output.insert(*path, text.as_bytes()));
    }
    output
}

#[test]
fn a_site_is_replaced_whole_and_unchanged_files_are_shared() {
    let place = Place::new();
    let first = place.publish("book/public", &[("a/b/x.html", "x"), ("gone.html", "g")]).unwrap();
    assert_eq!(first, Written { files: 2, bytes: 2, changed: 2, unchanged: 0 });
    let inode = || fs::metadata(place.path("book/public/a/b/x.html")).unwrap().ino();
    let before = inode();
    let second = place.publish("book/public", &[("a/b/x.html", "x"), ("y.html", "yy")]).unwrap();
    assert_eq!(second, Written { files: 2, bytes: 3, changed: 1, unchanged: 1 });
    assert_eq!(inode(), before);
    assert_eq!(place.names("book/public"), [SITE_MARKER, "a", "y.html"]);
    assert_eq!(place.names("book"), ["content", "public"]);
}

#[test]
fn assets_are_copied_beside_the_pages() {
    let place = Place::new();
    fs::write(place.path("book/content/g.png"), "png").unwrap();
    let copies = BTreeMap::from([("files/g.png".to_owned(), place.path("book/content/g.png"))]);
    let publish = || write(&output(&[]), &copies, &place.path("out"), &place.path("book")).unwrap();
    assert_eq!(publish().changed, 1);
    assert_eq!(place.read("out/files/g.png"), "png");
    assert_eq!(publish().unchanged, 1);
    fs::write(place.path("book/content/g.png"), "gnp").unwrap();
    assert_eq!(publish().changed, 1);
    assert_eq!(place.read("out/files/g.png"), "gnp");
    fs::remove_file(place.path("book/content/g.png")).unwrap();
    let failed = write(&output(&[]), &copies, &place.path("out"), &place.path("book"));
    assert!(failed.unwrap_err().to_string().starts_with("cannot copy "));
    assert_eq!(place.read("out/files/g.png"), "gnp");
    assert_eq!(place.names(""), ["book", "out"]);
}

#[test]
fn what_is_not_ours_is_refused_and_not_touched() {
    let place = Place::new();
    fs::create_dir(place.path("theirs")).unwrap();
    fs::write(place.path("theirs/thesis.txt"), "x").unwrap();
    fs::create_dir(place.path("fake")).unwrap();
    fs::write(place.path("fake").join(SITE_MARKER), "something else").unwrap();
    fs::write(place.path("file"), "x").unwrap();
    fs::create_dir(place.path("empty")).unwrap();
    symlink("empty", place.path("link")).unwrap();
    for (to, expected) in [
        ("theirs", "holds files that Casebook did not write"),
        ("fake", "holds files that Casebook did not write"),
        ("file", "is a file"),
        ("file/below", "cannot publish to"),
        ("link", "is a symbolic link"),
        ("book", "holds the casebook itself"),
        ("", "holds the casebook itself"),
        ("book/content/..", "holds the casebook itself"),
    ] {
        let error = place.publish(to, &[("x.html", "x")]).unwrap_err();
        assert!(error.to_string().contains(expected), "{to}: {error:#}");
        assert!(error.root_cause().is::<Hint>(), "{to}: {error:#}");
    }
    assert_eq!(place.names(""), ["book", "empty", "fake", "file", "link", "theirs"]);
    assert_eq!(place.names("theirs"), ["thesis.txt"]);
    place.publish("empty", &[("x.html", "x")]).unwrap();
    place.publish("new/deep/site", &[("x.html", "x")]).unwrap();
    assert_eq!(place.read("new/deep/site/x.html"), "x");
}

#[test]
fn the_output_does_not_land_among_the_reports() {
    let place = Place::new();
    let root = place.path("book");
    let inside = Target::open(&root.join("content/public"), &root).unwrap();
    let beside = Target::open(&root.join("public"), &root).unwrap();
    let content = ["content".to_owned()];
    assert!(inside.keep_out_of(&root, &content).is_err());
    assert!(inside.keep_out_of(&root, &[]).is_err());
    assert!(beside.keep_out_of(&root, &content).is_ok());
    assert!(beside.keep_out_of(&root, &[String::new(), ".".to_owned()]).is_ok());
}

#[test]
fn paths_that_climb_or_collide_are_refused() {
    let place = Place::new();
    let long = "x".repeat(256);
    for path in ["../x", "/x", "a/../../x", "a//x", "./x", "", "a/", "a\\x", "a\0", &long] {
        let error = place.publish("out", &[(path, "x")]).unwrap_err().to_string();
        assert!(error.starts_with("the site has a file `"), "{path:?}: {error}");
    }
    let error = place.publish("out", &[("a", "x"), ("a/b", "x")]).unwrap_err().to_string();
    assert_eq!(error, "the site has a file `a` where `a/b` needs a folder");
    assert!(place.publish("out", &[(SITE_MARKER, "x")]).is_err());
    assert_eq!(place.names(""), ["book"]);
}

#[test]
fn what_killed_builds_left_is_cleaned_up() {
    let place = Place::new();
    place.publish("out", &[("x.html", "x")]).unwrap();
    fs::create_dir(place.path(".out.casebook-new-1")).unwrap();
    fs::write(place.path(".out.casebook-new-1").join(SITE_MARKER), "casebook-site 1").unwrap();
    fs::write(place.path(".out.casebook-new-1/half.html"), "h").unwrap();
    fs::write(place.path(".out.casebook-lock"), "").unwrap();
    place.publish("out", &[("x.html", "y")]).unwrap();
    assert_eq!(place.names(""), ["book", "out"]);
    assert_eq!(place.read("out/x.html"), "y");
}

#[test]
fn builds_at_the_same_time_end_with_one_whole_site() {
    let place = Place::new();
    let site = |word: &str| -> Vec<(String, String)> {
        (0..50).map(|n| (format!("p{n}/index.html"), word.to_owned())).collect()
    };
    std::thread::scope(|scope| {
        for word in ["one", "two", "three", "four"] {
            let files = site(word);
            let place = &place;
            scope.spawn(move || {
                let files: Vec<_> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                place.publish("out", &files).unwrap();
            });
        }
    });
    let word = place.read("out/p0/index.html");
    for n in 0..50 {
        assert_eq!(place.read(&format!("out/p{n}/index.html")), word);
    }
    assert_eq!(place.names(""), ["book", "out"]);
}

#[test]
fn single_files_are_never_overwritten() {
    let place = Place::new();
    let path = place.path("deep/a.md");
    assert!(is_free(&place.path("deep")).unwrap() && !exists(&path));
    write_new(&path, b"a").unwrap();
    assert!(!is_free(&place.path("deep")).unwrap() && exists(&path));
    assert!(write_new(&path, b"b").unwrap_err().to_string().starts_with("cannot write "));
    copy_new(&path, &place.path("deep/b.md")).unwrap();
    assert!(copy_new(&path, &path).is_err() && is_free(&path).is_err());
    assert_eq!(place.read("deep/a.md") + &place.read("deep/b.md"), "aa");
}
