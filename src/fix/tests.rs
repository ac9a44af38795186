//! The rounds as a whole: on casebooks with rules that speak, and with findings made up to misbehave.

use std::path::Path;

use chrono::NaiveDate;

use super::*;
use crate::diagnostic::{Level, RuleCode};
use crate::project::Project;
use crate::text::{Span, TextEdit};
use crate::vfs::Overlay;

fn project(root: &Path) -> Project {
    let as_of = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
    Project { root: root.to_owned(), config_path: None, preset: None, as_of }
}

/// Fixes one report; `bend` changes what each check finds.
fn mend(text: &str, least: Applicability, bend: &dyn Fn(&mut Snapshot)) -> Outcome<Snapshot> {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("a.md"), text).expect("written");
    let project = project(dir.path());
    let check = |texts: &Texts| {
        let mut overlay = Overlay::default();
        for (file, text) in texts {
            overlay.put_text(file.clone(), text.clone());
        }
        let mut snapshot = project.snapshot_with(&overlay)?;
        bend(&mut snapshot);
        Ok(snapshot)
    };
    let start = check(&Texts::new()).expect("read");
    run(start, least, &check).expect("read again")
}

fn after(outcome: &Outcome<Snapshot>) -> &str {
    outcome.files.values().next().map_or("", |mended| &mended.after)
}

const FRONT: &str = "title: Down\nstatus: draft\nservices: [a]\n";

#[test]
fn fixes_are_made_until_nothing_is_left() {
    let text = format!("---\n{FRONT}severty: P1\n---\nText.\n");
    let outcome = mend(&text, Applicability::Safe, &|_| {});
    assert_eq!(after(&outcome), text.replace("severty: P1", "severity: sev1"));
    assert_eq!((outcome.fixed.len(), outcome.rounds, outcome.is_done), (2, 2, true));
    assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
}

#[test]
fn a_fix_that_brings_in_something_worse_is_left_out_and_the_others_are_made() {
    let text = format!("---\n{FRONT}severty: sev9\ntagz: [x]\ntimezon: UTC\n---\nText.\n");
    let outcome = mend(&text, Applicability::Safe, &|_| {});
    assert_eq!(after(&outcome), text.replace("tagz", "tags").replace("timezon:", "timezone:"));
    let refused: Vec<_> = outcome.refused.iter().map(|it| it.reason.as_str()).collect();
    assert_eq!(refused, ["would bring in CB107: unknown severity `sev9`"]);
    assert_eq!(outcome.fixed.len(), 2);
    assert!(outcome.is_done);
}

/// Puts a finding at the start of the report, whose fix makes these edits.
fn made_up(snapshot: &mut Snapshot, message: &str, title: &str, edits: Vec<TextEdit>) {
    let file = FileId::new("a.md");
    let fix = Fix { title: title.to_owned(), edits, applicability: Applicability::Safe };
    let finding = Diagnostic::new(RuleCode("CB104"), Level::Warning, &file, Span::at(0), message);
    snapshot.diagnostics.push(finding.with_fix(fix));
}

fn edit(start: usize, end: usize, replacement: &str) -> TextEdit {
    TextEdit { span: Span::new(start, end), replacement: replacement.to_owned() }
}

#[test]
fn fixes_without_end_stop_after_ten_rounds() {
    let text = format!("---\n{FRONT}---\nText.\n");
    let outcome = mend(&text, Applicability::Safe, &|snapshot| {
        let length = snapshot.texts[&FileId::new("a.md")].len();
        made_up(snapshot, &format!("{length}"), "grow", vec![edit(length, length, "x")]);
    });
    assert_eq!((outcome.rounds, outcome.is_done), (MAX_ROUNDS, false));
    assert_eq!(after(&outcome), format!("{text}xxxxxxxxxx"));
}

#[test]
fn a_fix_that_mends_nothing_is_made_no_second_time() {
    let text = format!("---\n{FRONT}---\nText.\n");
    let outcome = mend(&text, Applicability::Safe, &|snapshot| {
        made_up(snapshot, "always", "grow", vec![edit(4, 4, "x")]);
    });
    assert!(outcome.files.is_empty() && outcome.is_done);
    assert_eq!(outcome.refused[0].reason, "would not mend it");
}

#[test]
fn a_fix_that_breaks_the_front_matter_is_refused() {
    let text = format!("---\n{FRONT}---\nText.\n");
    let outcome = mend(&text, Applicability::Safe, &|snapshot| {
        if !snapshot.texts[&FileId::new("a.md")].contains("[[") {
            made_up(snapshot, "break it", "add a bracket", vec![edit(4, 4, "[[")]);
        }
    });
    assert!(outcome.files.is_empty());
    assert!(outcome.refused[0].reason.starts_with("would bring in CB101: "), "{outcome:?}");
}

#[test]
fn edits_that_do_not_fit_are_never_made() {
    let text = format!("---\n{FRONT}---\né.\n");
    let inside = text.find('é').expect("it is there") + 1;
    for edits in [vec![edit(inside, inside + 1, "x")], vec![edit(9, 9_999, "")]] {
        let outcome = mend(&text, Applicability::Safe, &|snapshot| {
            made_up(snapshot, "misfit", "misfit", edits.clone());
        });
        assert!(outcome.files.is_empty() && outcome.is_done, "{edits:?}");
    }
}

#[test]
fn what_is_unsafe_waits_to_be_asked_for_and_what_is_for_show_is_never_made() {
    let text = format!("---\n{FRONT}---\nText.\n");
    for (trusted, least, made) in [
        (Applicability::Unsafe, Applicability::Safe, false),
        (Applicability::Unsafe, Applicability::Unsafe, true),
        (Applicability::DisplayOnly, Applicability::Unsafe, false),
        (Applicability::DisplayOnly, Applicability::DisplayOnly, false),
    ] {
        let outcome = mend(&text, least, &|snapshot| {
            if !snapshot.texts[&FileId::new("a.md")].ends_with('x') {
                made_up(snapshot, "once", "grow", vec![edit(text.len(), text.len(), "x")]);
                snapshot
                    .diagnostics
                    .last_mut()
                    .and_then(|it| it.fix.as_mut())
                    .expect("a fix")
                    .applicability = trusted;
            }
        });
        assert_eq!(!outcome.files.is_empty(), made, "{trusted:?} {least:?}");
    }
}
