//! `check --fix` and `check --diff` from outside: what is written, what is told, how they end.

use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::Command;

use crate::support::{Casebook, Repository, feed_in};

const SLIP: &str = "---\ntitle: Checkout is down\nstatus: draft\nservices: [checkout]\nseverty: P1\n---\n\nText.\n";
const MENDED: &str = "---\ntitle: Checkout is down\nstatus: draft\nservices: [checkout]\nseverity: sev1\n---\n\nText.\n";
const UNSAFE: &str = "---\ntitle: Slow\nstatus: draft\nservices: [checkout]\nseverity: sev3\n---\n\n## Impact\n\nSee [above](#impct).\n";

fn casebook() -> Casebook {
    let casebook = Casebook::new("");
    casebook.write("content/a.md", SLIP);
    casebook.write("content/b.md", UNSAFE);
    casebook
}

#[test]
fn safe_fixes_are_made_and_what_remains_is_reported() {
    let casebook = casebook();
    let run = casebook.run(&["check", "--fix", "--format", "concise"]).expect_code(0);
    assert_eq!(casebook.read("content/a.md"), MENDED);
    assert_eq!(casebook.read("content/b.md"), UNSAFE);
    assert_eq!(run.stderr, "fixed 2 findings in 1 file: 1 of CB104, 1 of CB110\n");
    assert!(run.stdout.contains("content/b.md:10:13: CB702"), "{}", run.stdout);
    assert!(!run.stdout.contains("content/a.md"), "{}", run.stdout);
    let again = casebook.run(&["check", "--fix", "--format", "concise"]).expect_code(0);
    assert_eq!(again.stderr, "fixed nothing\n");
}

#[test]
fn the_exit_code_tells_what_remains() {
    let casebook = casebook();
    casebook.run(&["check", "--fix", "--fail-on", "warning"]).expect_code(1);
    let run = casebook.run(&["check", "--fix", "--unsafe", "--fail-on", "warning"]).expect_code(0);
    assert_eq!(run.stderr, "fixed 1 finding in 1 file: 1 of CB702\n");
    assert_eq!(casebook.read("content/b.md"), UNSAFE.replace("#impct", "#impact"));
}

#[test]
fn only_the_paths_asked_for_are_fixed() {
    let casebook = casebook();
    casebook.write("content/c.md", SLIP);
    casebook.run(&["check", "--fix", "content/a.md"]).expect_code(0);
    assert_eq!(casebook.read("content/a.md"), MENDED);
    assert_eq!(casebook.read("content/c.md"), SLIP);
}

#[test]
fn silenced_findings_are_not_fixed() {
    let casebook = casebook();
    let silenced =
        SLIP.replace("severty: P1\n", "severty: P1 # casebook-ignore CB104: an old key\n");
    casebook.write("content/a.md", &silenced);
    let run = casebook.run(&["check", "--fix"]).expect_code(0);
    assert_eq!(run.stderr, "fixed nothing\n");
    assert_eq!(casebook.read("content/a.md"), silenced);
}

#[test]
fn a_refused_fix_is_told_with_its_place_and_its_reason() {
    let casebook = casebook();
    casebook.write("content/a.md", SLIP.replace("P1", "sev9"));
    let run = casebook.run(&["check", "--fix"]).expect_code(0);
    assert_eq!(
        run.stderr,
        "warning: content/a.md:5:1: not fixed: CB104: to rename to `severity` would bring in CB107: unknown severity `sev9`\nfixed nothing\n"
    );
}

#[test]
fn a_diff_writes_nothing_and_applies() {
    let casebook = casebook();
    casebook.write("content/c.md", SLIP.replace('\n', "\r\n").trim_end());
    let run = casebook.run(&["check", "--diff", "--unsafe"]).expect_code(1);
    assert_eq!(run.stderr, "would fix 5 findings in 3 files: 2 of CB104, 2 of CB110, 1 of CB702\n");
    assert_eq!(casebook.read("content/a.md"), SLIP);
    casebook.write("fixes.patch", &run.stdout);
    let applied = Command::new("git")
        .args(["apply", "--verbose", "fixes.patch"])
        .current_dir(casebook.root())
        .output()
        .expect("git runs");
    assert!(
        applied.status.success(),
        "{}\n{}",
        run.stdout,
        String::from_utf8_lossy(&applied.stderr)
    );
    assert_eq!(casebook.read("content/a.md"), MENDED);
    assert_eq!(casebook.read("content/b.md"), UNSAFE.replace("#impct", "#impact"));
    assert_eq!(casebook.read("content/c.md"), MENDED.replace('\n', "\r\n").trim_end());
    let clean = casebook.run(&["check", "--diff"]).expect_code(0);
    assert_eq!((clean.stdout.as_str(), clean.stderr.as_str()), ("", "would fix nothing\n"));
}

#[test]
fn links_permissions_marks_and_line_ends_stay() {
    let casebook = casebook();
    let text = format!("\u{feff}{}", SLIP.replace('\n', "\r\n"));
    casebook.write("real.md", &text);
    let real = casebook.path("real.md");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o600)).expect("set");
    std::fs::remove_file(casebook.path("content/a.md")).expect("removed");
    symlink("../real.md", casebook.path("content/a.md")).expect("linked");
    casebook.run(&["check", "--fix"]).expect_code(0);
    assert!(casebook.path("content/a.md").symlink_metadata().expect("there").is_symlink());
    assert_eq!(real.metadata().expect("there").permissions().mode() & 0o777, 0o600);
    assert_eq!(casebook.read("real.md"), format!("\u{feff}{}", MENDED.replace('\n', "\r\n")));
}

#[test]
fn a_file_that_cannot_be_written_does_not_stop_the_others() {
    let casebook = casebook();
    casebook.write("content/c.md", SLIP);
    let path = casebook.path("content/a.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).expect("set");
    let run = casebook.run(&["check", "--fix"]).expect_code(2);
    assert!(run.stderr.contains("content/a.md is read-only"), "{}", run.stderr);
    assert!(run.stderr.contains("error: 1 of 2 files could be mended"), "{}", run.stderr);
    assert_eq!(casebook.read("content/a.md"), SLIP);
    assert_eq!(casebook.read("content/c.md"), MENDED);
}

#[test]
fn the_config_is_fixed_too() {
    let casebook = casebook();
    casebook.write("casebook.yaml", "title: Shop\ntimezon: Europe/London\n");
    casebook.run(&["check", "--fix"]).expect_code(0);
    assert_eq!(casebook.read("casebook.yaml"), "title: Shop\ntimezone: Europe/London\n");
}

#[test]
fn a_text_from_stdin_comes_out_mended_and_findings_go_to_stderr() {
    let casebook = casebook();
    let name = "content/a.md";
    let arguments =
        ["check", "--stdin", "--stdin-filename", name, "--fix", "--format", "concise", "--quiet"];
    let text = format!("\u{feff}{}[x](#gone)\r\n", SLIP.replace('\n', "\r\n"));
    let run = feed_in(casebook.root(), &arguments, text.as_bytes()).expect_code(0);
    assert_eq!(run.stdout, format!("\u{feff}{}[x](#gone)\r\n", MENDED.replace('\n', "\r\n")));
    assert!(run.stderr.starts_with("content/a.md:9:5: CB702"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1);
    let clean = feed_in(casebook.root(), &arguments, MENDED.as_bytes()).expect_code(0);
    assert_eq!((clean.stdout.as_str(), clean.stderr.as_str()), (MENDED, ""));
    let broken = feed_in(casebook.root(), &arguments, b"caf\xe9").expect_code(2);
    assert_eq!(broken.stdout, "");
    assert_eq!(casebook.read(name), SLIP, "nothing is written");
}

#[test]
fn a_baseline_keeps_its_findings_from_being_fixed() {
    let casebook = casebook();
    casebook.run(&["baseline", "create", "--baseline", "known.json"]);
    let run = casebook.run(&["check", "--fix", "--unsafe", "--baseline", "known.json"]);
    assert!(run.stderr.ends_with("knows\n"), "{}", run.stderr);
    assert!(run.stderr.starts_with("fixed nothing\n"), "{}", run.stderr);
    assert_eq!(
        (casebook.read("content/a.md"), casebook.read("content/b.md")),
        (SLIP.into(), UNSAFE.into())
    );
}

#[test]
fn a_change_is_fixed_only_in_the_files_it_touches() {
    let repository = Repository::new("");
    repository.write("content/a.md", MENDED.replace("status: draft", "status: draft\nid: INC-1"));
    repository.write("content/b.md", UNSAFE.replace("#impct", "a.md#impact") + "\n[[INC-1]]\n");
    repository.commit("one");
    repository.write("content/a.md", SLIP.replace("status: draft", "status: draft\nid: INC-11"));
    let run = repository.run(&["check", "--changed", "--fix", "--unsafe", "--format", "concise"]);
    assert!(
        repository.read("content/a.md").contains("severity: sev1"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    assert!(repository.read("content/b.md").contains("[[INC-1]]"), "another file stays");
    assert!(run.stdout.contains("content/b.md:12:3: CB703"), "{}\n{}", run.stdout, run.stderr);
}
