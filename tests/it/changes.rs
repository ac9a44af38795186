//! What a change caused, in the files it touched and in those it did not.

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

const IDS: &str = "\
-- casebook.yaml --
content: [content]
rules: {CB106: off, CB119: off, CB122: off, CB301: off}
-- content/a.md --
---
id: INC-1
title: A
---
Like [[INC-2]], and [[INC-9]] which nobody knows.
-- content/b.md --
---
id: INC-2
title: B
---
Text
-- content/z.md --
---
id: INC-3
title: Z
---
Text
";

#[test]
fn a_renamed_id_shows_the_link_in_an_untouched_file() {
    let repository = Repository::new(IDS);
    repository.write("content/b.md", repository.read("content/b.md").replace("INC-2", "INC-4"));
    assert_eq!(repository.found(&["--changed"]), ["content/a.md:5:8: CB703"]);
    let run = repository.check(&["--changed"]).expect_code(1);
    let cause = "this file is as it was: \
                 before the change `INC-2` was the id of `content/b.md`, which now has `INC-4`";
    assert!(run.stdout.contains(cause), "{}", run.stdout);
    assert!(run.stdout.ends_with("1 error in 2 files\n"), "{}", run.stdout);
}

#[test]
fn an_id_taken_twice_shows_in_whichever_file_has_it_second() {
    let repository = Repository::new(IDS);
    repository.write("content/c.md", "---\nid: INC-3\ntitle: C\n---\nText\n");
    assert_eq!(repository.found(&["--changed"]), ["content/z.md:2:5: CB111"]);
    let run = repository.check(&["--changed"]).expect_code(1);
    assert!(run.stdout.contains("this file is as it was: the change touches `content/c.md`"));
}

#[test]
fn all_findings_of_a_touched_file_count_and_old_ones_elsewhere_do_not() {
    let repository = Repository::new(IDS);
    repository.write("content/b.md", repository.read("content/b.md") + "\n[x](gone.md)\n");
    repository.commit("a dead link");
    assert_eq!(repository.found(&["--changed"]), [""; 0]);
    repository.write("content/b.md", repository.read("content/b.md") + "\nMore\n");
    assert_eq!(repository.found(&["--changed"]), ["content/b.md:6:5: CB701"]);
}

#[test]
fn a_changed_config_shows_all_that_is_new() {
    let repository = Repository::new(IDS);
    let config =
        "content: [content]\nrules: {CB106: off, CB119: off, CB122: off, CB703: warning}\n";
    repository.write("casebook.yaml", config);
    let expected =
        ["content/a.md:3:8: CB301", "content/b.md:3:8: CB301", "content/z.md:3:8: CB301"];
    assert_eq!(repository.found(&["--changed"]), expected);
    let run = repository.check(&["--changed"]).expect_code(0);
    assert!(run.stdout.contains("the change touches `casebook.yaml`"), "{}", run.stdout);
    // A level that rises is news, one that falls is not.
    repository.commit("milder");
    repository.write("casebook.yaml", config.replace("warning", "error"));
    assert_eq!(repository.found(&["--changed"]), ["content/a.md:5:23: CB703"]);
    let run = repository.check(&["--changed"]).expect_code(1);
    let raised = "this file is as it was, but the finding was warning before the change";
    assert!(run.stdout.contains(raised), "{}", run.stdout);
    std::fs::remove_file(repository.path("casebook.yaml")).expect("removed");
    assert_eq!(repository.found(&["--changed"]).len(), 10, "no config is another one");
}

#[test]
fn a_state_before_that_cannot_be_read_is_told_and_all_counts() {
    let repository = Repository::new(IDS);
    repository.write("casebook.yaml", b"title: caf\xe9\n");
    repository.commit("not UTF-8");
    repository.write("casebook.yaml", "content: [content]\n");
    let run = repository.check(&["--changed", "--format", "concise"]).expect_code(1);
    assert!(run.stdout.contains("content/a.md:5:23: CB703"), "{}", run.stdout);
    let told = "warning: the casebook as of the last commit cannot be checked, \
                so all findings count as new: cannot read casebook.yaml: not UTF-8 at byte 10";
    assert!(run.stderr.contains(told), "{}", run.stderr);
}

#[test]
fn paths_narrow_what_a_change_shows() {
    let repository = Repository::new(IDS);
    repository.write("content/b.md", repository.read("content/b.md").replace("INC-2", "INC-4"));
    assert_eq!(repository.found(&["--changed", "content/z.md"]), [""; 0]);
    assert_eq!(repository.found(&["--changed", "content/a.md"]), ["content/a.md:5:8: CB703"]);
    repository.check(&["--changed", "gone.md"]).expect_code(2);
}

#[test]
fn one_change_is_asked_about_at_a_time() {
    let repository = Repository::new(IDS);
    for arguments in [
        &["--changed", "--staged"][..],
        &["--changed", "--since", "main"],
        &["--staged", "--since", "main"],
    ] {
        let run = repository.check(arguments).expect_code(2);
        assert!(run.stderr.contains("cannot be used with"), "{}", run.stderr);
    }
}

#[test]
fn the_index_is_checked_and_not_the_working_tree() {
    let repository = Repository::new(IDS);
    let b = repository.read("content/b.md");
    repository.write("content/b.md", format!("{b}\n[x](gone.md)\n"));
    repository.git(&["add", "content/b.md"]);
    // Mended on disk alone, and broken on disk alone.
    repository.write("content/b.md", &b);
    repository.write("content/z.md", "---\nid: INC-3\ntitle: Z\n---\n[x](lost.md)\n");
    repository.write("content/new.md", "---\nid: INC-1\ntitle: New\n---\n");
    repository.git(&["add", "--intent-to-add", "content/new.md"]);
    assert_eq!(repository.found(&["--staged"]), ["content/b.md:6:5: CB701"]);
    // What is deleted in the index is gone, whatever is on disk.
    repository.git(&["rm", "--quiet", "--force", "--cached", "content/b.md"]);
    assert_eq!(repository.found(&["--staged"]), ["content/a.md:5:8: CB703"]);
    // And what is deleted on disk alone is still there.
    repository.git(&["add", "content/b.md"]);
    std::fs::remove_file(repository.path("content/b.md")).expect("removed");
    repository.write("content/.gitignore", "ignored.md\n");
    repository.write("content/ignored.md", "---\nid: INC-9\ntitle: I\n---\n");
    repository.git(&["add", "content/.gitignore"]);
    assert_eq!(repository.found(&["--staged"]), [""; 0]);
    repository.write("content/a.md", repository.read("content/a.md") + "\n");
    repository.git(&["add", "content/a.md"]);
    let found = repository.found(&["--staged"]);
    assert_eq!(found, ["content/a.md:5:23: CB703"], "an ignored file is not in the commit");
}

#[test]
fn a_branch_is_held_against_where_it_began() {
    let repository = Repository::new(IDS);
    repository.git(&["switch", "--quiet", "--create", "work"]);
    repository.write("content/c.md", "---\nid: INC-5\ntitle: C\n---\n[x](gone.md)\n");
    repository.commit("on the branch");
    repository.write("content/d.md", "---\nid: INC-6\ntitle: D\n---\n[x](gone.md)\n");
    repository.git(&["switch", "--quiet", "main"]);
    repository.write("content/e.md", "---\nid: INC-7\ntitle: E\n---\n[x](gone.md)\n");
    repository.git(&["add", "content/e.md"]);
    repository.git(&["commit", "--quiet", "--message", "on main"]);
    repository.git(&["switch", "--quiet", "work"]);
    let expected = ["content/c.md:5:5: CB701", "content/d.md:5:5: CB701"];
    assert_eq!(repository.found(&["--since", "main"]), expected);
    assert_eq!(repository.found(&["--changed"]), expected[1..]);
    // Merged as a pull request's job does, and without any branch.
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "--message", "d"]);
    repository.git(&["switch", "--quiet", "--detach", "main"]);
    repository.git(&["merge", "--quiet", "--no-edit", "work"]);
    assert_eq!(repository.found(&["--since", "main"]), expected);
}

#[test]
fn a_config_outside_of_the_casebook_is_part_of_the_change() {
    let text = IDS.replace("content/", "docs/content/").replace("-- casebook", "-- ci/casebook");
    let repository = Repository::new(&text).with_casebook_in("docs");
    let config = repository.path("ci/casebook.yaml").display().to_string();
    let arguments = |range| ["--config", &config, "-C", ".", range].map(ToOwned::to_owned);
    let found = |range| {
        let arguments = arguments(range);
        repository.found(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(found("--changed"), [""; 0]);
    let loose = repository.read("ci/casebook.yaml");
    repository.write("ci/casebook.yaml", loose.replace(", CB301: off", ""));
    assert_eq!(found("--changed").len(), 3, "{:?}", found("--changed"));
    assert_eq!(found("--staged"), [""; 0], "the index still has the old one");
    repository.git(&["add", "ci"]);
    repository.write("ci/casebook.yaml", &loose);
    assert_eq!(found("--staged").len(), 3);
    assert_eq!(found("--changed"), [""; 0]);
    // One that git does not know is taken as it is.
    repository.git(&["rm", "--quiet", "--force", "--cached", "ci/casebook.yaml"]);
    repository.git(&["commit", "--quiet", "--message", "without it"]);
    assert_eq!(found("--staged"), [""; 0]);
}

#[test]
fn a_changed_pack_of_words_shows_all_that_is_new() {
    let pack = |id: &str, phrase: &str| format!("rules:\n  - id: {id}\n    phrases: [{phrase}]\n");
    let repository = Repository::new(&format!(
        "-- casebook.yaml --\ncontent: [content]\nlanguage: {{packs: [style]}}\n\
         -- style/one.yml --\n{}-- content/a.md --\n---\ntitle: A\n---\n\n\
         We met in the war room. All hands on deck.\n",
        pack("war", "war room")
    ));
    assert_eq!(repository.found(&[]), ["content/a.md:5:15: CB519"]);
    repository.write("style/two.yml", pack("ships", "hands on deck"));
    for range in ["--changed", "--staged"] {
        assert_eq!(repository.found(&[range]), ["content/a.md:5:29: CB519"], "{range}");
        let run = repository.check(&[range]).expect_code(0);
        assert!(run.stdout.contains("the change touches `style/two.yml`"), "{}", run.stdout);
        assert_eq!(run.stderr, "");
        repository.git(&["add", "--all"]);
    }
    repository.commit("ships");
    repository.write("style/one.yml", pack("war", "war room, met in"));
    assert_eq!(repository.found(&["--changed"]), ["content/a.md:5:4: CB519"]);
    std::fs::remove_file(repository.path("style/one.yml")).expect("removed");
    assert_eq!(repository.found(&["--changed"]), [""; 0]);
    assert_eq!(repository.found(&[]), ["content/a.md:5:29: CB519"]);
}
