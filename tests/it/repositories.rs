//! Changes in every kind of repository: odd paths, sub-folders, missing history, hooks, merges,
//! working trees and modules.

use std::os::unix::fs::{PermissionsExt as _, symlink};

use crate::support::{Casebook, Repository, command_in, git_in, run_in};

const ONE: &str = "\
-- content/a.md --
---
title: A
---
[b](b.md)
-- content/b.md --
---
title: B
---
Text
";

const BAD: &str = "---\ntitle: Bad\n---\n[x](gone.md)\n";

/// Returns the files a check of a change finds something in.
#[track_caller]
fn files_found(repository: &Repository, arguments: &[&str]) -> Vec<String> {
    let found = repository.found(arguments);
    found.iter().filter_map(|it| it.rsplitn(4, ':').nth(3).map(ToOwned::to_owned)).collect()
}

#[test]
fn a_casebook_in_a_folder_with_an_odd_name_and_odd_files() {
    let odd = "it's a \"päth\"/sub [x]*";
    let text = ONE
        .replace("content/", &format!("{odd}/content/"))
        .replace("-- it's", &format!("-- {odd}/casebook.yaml --\ncontent: [content]\n-- it's"));
    let repository = Repository::new(&text).with_casebook_in(odd);
    let name = "übel \"q\" 'r' $x\\n.md";
    let file = format!("{odd}/content/{name}");
    repository.write(&file, BAD);
    repository.write("elsewhere/content/c.md", BAD);
    let found = |range: &[&str]| files_found(&repository, range);
    assert_eq!(found(&["--changed"]), [format!("content/{name}")]);
    repository.git(&["add", "--all"]);
    assert_eq!(found(&["--staged"]), [format!("content/{name}")]);
    repository.write(&file, "---\ntitle: Ü\n---\nText\n");
    assert_eq!(found(&["--staged"]), [format!("content/{name}")]);
    assert_eq!(found(&["--changed"]), [""; 0]);
    repository.commit("odd");
    std::fs::rename(
        repository.path(&format!("{odd}/content/b.md")),
        repository.path(&format!("{odd}/content/line\nbreak.md")),
    )
    .expect("renamed");
    assert_eq!(found(&["--since", "main"]), ["content/a.md"]);
    let folder = repository.path(odd).display().to_string();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let arguments = ["check", "-C", &folder, "--changed", "--format", "concise"];
    let run = run_in(elsewhere.path(), &arguments).expect_code(1);
    assert!(run.stdout.starts_with("content/a.md:4:5: CB701"), "{}", run.stdout);
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let repository = Repository::uncommitted(ONE);
    repository.write("content/c.md", BAD);
    assert_eq!(files_found(&repository, &["--changed"]), ["content/c.md"]);
    let nothing = repository.check(&["--staged"]).expect_code(0);
    assert!(nothing.stderr.contains("no file of the casebook changed since the beginning"));
    repository.git(&["add", "content/a.md"]);
    let found = repository.found(&["--staged"]);
    assert_eq!(found, ["content/a.md:4:5: CB701"], "the other file is not in the index");
    let run = repository.check(&["--since", "main"]).expect_code(2);
    assert!(run.stderr.contains("the repository has no commits yet"), "{}", run.stderr);
}

#[test]
fn a_shallow_clone_says_how_to_get_the_history() {
    let repository = Repository::new(ONE);
    repository.git(&["switch", "--quiet", "--create", "work"]);
    repository.write("content/c.md", BAD);
    repository.commit("second");
    repository.git(&["switch", "--quiet", "main"]);
    repository.write("content/d.md", "Text\n");
    repository.commit("third");
    let clones = tempfile::tempdir().expect("a folder");
    let url = format!("file://{}", repository.root().display());
    let clone = clones.path().join("clone");
    let name = clone.display().to_string();
    git_in(clones.path(), &["clone", "--quiet", "--depth", "1", "--branch", "work", &url, &name]);
    let check = |since: &str| run_in(&clone, &["check", "--since", since, "--format", "concise"]);
    let run = check("origin/main").expect_code(2);
    assert!(
        run.stderr
            .contains("`origin/main` names no commit of this repository, which is a shallow clone")
    );
    assert!(run.stderr.contains("`fetch-depth: 0`"), "{}", run.stderr);
    git_in(
        &clone,
        &["fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main"],
    );
    let run = check("origin/main").expect_code(2);
    assert!(run.stderr.contains("does not reach back to where `origin/main` and HEAD parted"));
    assert!(run.stderr.contains("`git fetch --deepen=100` may do"), "{}", run.stderr);
    git_in(&clone, &["fetch", "--quiet", "--deepen", "10", "origin", "work", "main"]);
    let run = check("origin/main").expect_code(1);
    assert!(run.stdout.starts_with("content/c.md:4:5: CB701"), "{}", run.stdout);
}

#[test]
fn a_name_that_is_no_commit_is_told_with_the_nearest() {
    let repository = Repository::new(ONE);
    repository.git(&["branch", "release"]);
    repository.git(&["update-ref", "refs/remotes/origin/develop", "HEAD"]);
    for (name, expected) in [
        ("develop", "hint: did you mean `origin/develop`?"),
        ("relaese", "hint: did you mean `release`?"),
        ("upstream/x", "hint: if it is a branch of a remote: `git fetch upstream x`"),
        ("0123456789abcdef", "hint: `git branch --all` and `git tag` list names"),
        ("--output=x", "`--output=x` is no name of a commit"),
        ("", "`` is no name of a commit"),
        ("main\nmain", "names no commit of this repository"),
    ] {
        let run = repository.check(&[&format!("--since={name}")]).expect_code(2);
        assert!(run.stderr.contains(expected), "{name}: {}", run.stderr);
    }
    assert!(!repository.path("x").exists());
    repository.git(&["switch", "--quiet", "--orphan", "other"]);
    repository.commit("another beginning");
    repository.write("content/c.md", "Text\n");
    let run = repository.check(&["--since", "main"]).expect_code(2);
    assert!(run.stderr.contains("`main` and HEAD have no commit in common"), "{}", run.stderr);
}

#[test]
fn without_a_repository_or_git_the_message_says_so() {
    let casebook = Casebook::new(ONE);
    let run = casebook.run(&["check", "--changed"]).expect_code(2);
    assert!(run.stderr.contains("is in no git repository"), "{}", run.stderr);
    assert!(run.stderr.contains("hint: what changed is known from git"), "{}", run.stderr);
    let mut command = command_in(casebook.root(), &["check", "--staged"]);
    let output = command.env("PATH", casebook.root()).output().expect("the program starts");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr.contains("`git` is not installed"), "{stderr}");
    let bare = tempfile::tempdir().expect("a folder");
    git_in(bare.path(), &["init", "--quiet", "--bare"]);
    let run = run_in(bare.path(), &["check", "--changed"]).expect_code(2);
    assert!(run.stderr.contains("in a repository without a working tree"), "{}", run.stderr);
}

#[test]
fn a_merge_that_is_not_finished_is_checked_on_disk_and_not_in_the_index() {
    let repository = Repository::new(ONE);
    repository.git(&["switch", "--quiet", "--create", "work"]);
    repository.write("content/b.md", "---\ntitle: B\n---\nOne\n");
    repository.commit("one");
    repository.git(&["switch", "--quiet", "main"]);
    repository.write("content/b.md", BAD);
    repository.commit("other");
    let merge = std::process::Command::new("git")
        .current_dir(repository.root())
        .args(["-c", "user.name=x", "-c", "user.email=x@example.com", "merge", "work"])
        .output()
        .expect("git starts");
    assert!(!merge.status.success());
    assert_eq!(files_found(&repository, &["--changed"]), ["content/b.md"]);
    let run = repository.check(&["--staged"]).expect_code(2);
    assert!(run.stderr.contains("a merge is not finished: content/b.md"), "{}", run.stderr);
}

#[test]
fn a_commit_hook_checks_what_is_committed() {
    let repository = Repository::new(&ONE.replace("content/", "docs/content/"));
    let program = env!("CARGO_BIN_EXE_casebook");
    let hook =
        format!("#!/bin/sh\n'{program}' check -C docs --staged --format concise >hook.out\n");
    let commit = |folder: &std::path::Path, arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        let identity = ["-c", "user.name=x", "-c", "user.email=x@example.com"];
        command.current_dir(folder).args(identity).args(["commit", "--quiet", "-m", "x"]);
        command.args(arguments).output().expect("git starts").status.success()
    };
    let hooks = repository.path(".git/hooks");
    std::fs::create_dir_all(&hooks).expect("a folder");
    std::fs::write(hooks.join("pre-commit"), hook).expect("a hook");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(hooks.join("pre-commit"), mode).expect("it may run");
    repository.write("docs/content/b.md", BAD);
    // The file is committed though it is not in the usual index.
    assert!(!commit(repository.root(), &["--all"]));
    assert!(repository.read("hook.out").starts_with("content/b.md:4:5: CB701"));
    assert!(!commit(&repository.path("docs/content"), &["b.md"]));
    // Another file is committed and this one is not.
    repository.write("docs/content/c.md", "---\ntitle: C\n---\nText\n");
    repository.git(&["add", "docs/content/c.md"]);
    assert!(commit(repository.root(), &[]));
    assert_eq!(repository.read("hook.out"), "");
    // In a linked working tree git tells the hook its own folder besides.
    let linked = tempfile::tempdir().expect("a folder");
    let tree = linked.path().join("a tree");
    repository.git(&["worktree", "add", "--quiet", "-b", "tree", &tree.display().to_string()]);
    std::fs::write(tree.join("docs/content/c.md"), BAD).expect("written");
    git_in(&tree, &["add", "--all"]);
    assert!(!commit(&tree, &[]));
    let said = std::fs::read_to_string(tree.join("hook.out")).expect("the hook ran");
    assert!(said.starts_with("content/c.md:4:5: CB701"), "{said}");
}

#[test]
fn variables_of_another_repository_do_not_count() {
    let repository = Repository::new(ONE);
    repository.write("content/known.md", BAD);
    repository.commit("a finding that is no news");
    let other = Repository::new("-- content/o.md --\nText\n");
    repository.write("content/b.md", BAD);
    for name in ["GIT_DIR", "GIT_INDEX_FILE"] {
        let value = if name == "GIT_DIR" { ".git" } else { ".git/index" };
        let folder = repository.root().display().to_string();
        let arguments = ["check", "-C", &folder, "--changed", "--format", "concise"];
        let mut command = command_in(other.root(), &arguments);
        let output = command.env(name, other.path(value)).output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.starts_with("content/b.md:4:5: CB701"), "{name}: {said}");
        assert_eq!(said.lines().count(), 1, "{name}: {said}");
    }
}

#[test]
fn modules_are_checked_in_their_own_repository() {
    let module = Repository::new(ONE);
    let repository =
        Repository::new("-- content/o.md --\n---\ntitle: O\n---\n[a](module/content/a.md)\n");
    let url = module.root().display().to_string();
    repository.git(&["submodule", "--quiet", "add", &url, "content/module"]);
    repository.commit("a module");
    assert_eq!(repository.found(&["--staged"]), [""; 0]);
    repository.write("content/module/content/b.md", BAD);
    let folder = repository.path("content/module");
    let run = run_in(&folder, &["check", "--changed", "--format", "concise"]).expect_code(1);
    assert!(run.stdout.starts_with("content/b.md:4:5: CB701"), "{}", run.stdout);
    // A link into the module holds in the index too, whose files are not listed there.
    repository.write("content/o.md", "---\ntitle: O\n---\n[a](module/content/a.md) and more\n");
    repository.git(&["add", "content/o.md"]);
    assert_eq!(repository.found(&["--staged"]), [""; 0]);
}

#[test]
fn settings_of_git_do_not_change_what_is_read() {
    let repository = Repository::new(ONE);
    for (name, value) in [
        ("core.quotePath", "true"),
        ("core.pager", "false"),
        ("diff.external", "false"),
        ("diff.noprefix", "true"),
        ("diff.renames", "copies"),
        ("diff.relative", "false"),
        ("diff.orderFile", "/nowhere"),
        ("diff.ignoreSubmodules", "none"),
        ("color.ui", "always"),
        ("color.diff", "always"),
        ("status.showUntrackedFiles", "no"),
        ("core.fsmonitor", "false"),
    ] {
        if name != "diff.orderFile" {
            repository.git(&["config", name, value]);
        }
    }
    repository.git(&["mv", "content/b.md", "content/ü.md"]);
    repository.write("content/ö.md", BAD);
    assert_eq!(files_found(&repository, &["--changed"]), ["content/a.md", "content/ö.md"]);
    repository.git(&["add", "--all"]);
    assert_eq!(files_found(&repository, &["--staged"]), ["content/a.md", "content/ö.md"]);
}

#[test]
fn a_file_that_was_only_touched_is_no_change() {
    let repository = Repository::new(ONE);
    let text = repository.read("content/a.md");
    repository.write("content/a.md", &text);
    let run = repository.check(&["--changed"]).expect_code(0);
    assert!(run.stderr.contains("no file of the casebook changed"), "{}", run.stderr);
}

#[test]
fn a_link_to_a_report_is_read_where_it_leads() {
    let repository = Repository::new(ONE);
    symlink("a.md", repository.path("content/again.md")).expect("a link");
    assert_eq!(files_found(&repository, &["--changed"]), [""; 0]);
    repository.commit("a link");
    std::fs::remove_file(repository.path("content/again.md")).expect("removed");
    assert_eq!(files_found(&repository, &["--changed"]), [""; 0]);
    assert_eq!(files_found(&repository, &["--staged"]), [""; 0]);
}
