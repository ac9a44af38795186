//! What a change caused: files in memory, and the states of git, checked with the rest around them.

use casebook::project::Project;
use casebook::text::FileId;
use casebook::vfs::{Held, Overlay};

use crate::checked::{AS_OF, places};
use crate::support::{Casebook, Repository};

const LINKED: &str = "\
-- casebook.yaml --
content: [content]
-- content/incidents/2026-01-02-a.md --
---
title: A
---
[b](2026-01-03-b.md) and ![graph](graph.png)
-- content/incidents/2026-01-03-b.md --
---
title: B
---
Text
-- content/incidents/graph.png --
x
";

fn checked_with(lay: impl FnOnce(&mut Overlay)) -> Vec<String> {
    let casebook = Casebook::new(LINKED);
    let project = Project {
        root: casebook.root().to_owned(),
        config_path: Some(casebook.path("casebook.yaml")),
        preset: None,
        as_of: AS_OF.parse().expect("a day"),
    };
    let mut overlay = Overlay::default();
    lay(&mut overlay);
    places(&project.snapshot_with(&overlay).expect("a casebook that can be read"))
}

#[test]
fn files_in_memory_count_as_those_on_disk() {
    assert_eq!(checked_with(|_| ()), [""; 0]);
    let removed = checked_with(|overlay| {
        overlay.remove(FileId::new("content/incidents/2026-01-03-b.md"));
        overlay.remove(FileId::new("content/incidents/graph.png"));
    });
    assert_eq!(removed, ["4:5 CB701", "4:35 CB704"]);
    let moved = checked_with(|overlay| {
        overlay.remove(FileId::new("content/incidents/graph.png"));
        overlay.put(FileId::new("content/incidents/new.png"), Held::There);
        let text = "---\ntitle: A\n---\n![graph](new.png)\n";
        overlay.put_text(FileId::new("content/incidents/2026-01-02-a.md"), text);
    });
    assert_eq!(moved, [""; 0]);
    let settings = checked_with(|overlay| {
        overlay.put_text(FileId::new("casebook.yaml"), "content: [content]\nservises: {}\n");
    });
    assert_eq!(settings, ["2:1 CB151"]);
}

const A: &str = "content/incidents/2026-01-02-a.md";
const B: &str = "content/incidents/2026-01-03-b.md";

#[test]
fn a_change_without_content_is_clean_and_says_so() {
    let repository = Repository::new(LINKED);
    for range in [&["--changed"][..], &["--staged"], &["--since", "main"]] {
        let run = repository.check(range).expect_code(0);
        assert_eq!(run.stdout, "no findings in 0 files\n");
        assert!(run.stderr.starts_with("no file of the casebook changed since "), "{}", run.stderr);
    }
    repository.write("src/main.c", "int main");
    let run = repository.check(&["--changed"]).expect_code(0);
    assert!(run.stderr.contains("no file of the casebook changed"), "{}", run.stderr);
}

#[test]
fn what_a_change_breaks_elsewhere_is_found() {
    let repository = Repository::new(LINKED);
    std::fs::remove_file(repository.path("content/incidents/graph.png")).expect("removed");
    assert_eq!(repository.found(&["--changed"]), [format!("{A}:4:35: CB704")]);
    let run = repository.check(&["--changed"]).expect_code(1);
    let cause = "this file is as it was: the change takes `content/incidents/graph.png` away";
    assert!(run.stdout.contains(cause), "{}", run.stdout);
    repository.git(&["mv", B, "content/incidents/2026-01-03-c.md"]);
    assert_eq!(repository.found(&["--changed"]).len(), 2);
    // The index still has the graph.
    assert_eq!(repository.found(&["--staged"]), [format!("{A}:4:5: CB701")]);
}
