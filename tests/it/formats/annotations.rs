//! GitHub annotations: escaping, what is left out, and where they point.

use casebook::diagnostic::{Diagnostic, Level, RuleCode};
use casebook::report::{Findings, github};
use casebook::text::{FileId, Span};

use super::Case;

#[test]
fn a_command_names_the_file_of_the_repository_and_escapes_all_it_holds() {
    let case = Case::hard();
    let printed = github::render(&Findings { prefix: "docs/", ..case.findings() });
    assert_eq!(printed.lines().count(), case.snapshot.diagnostics.len());
    let dead = printed.lines().find(|line| line.contains("CB701")).expect("the dead link");
    let start = "::error title=CB701 dead-link,\
                 file=docs/content/incidents/a b/Größe 100%25%2Cx%3Ay #1.md,\
                 line=8,endLine=8,col=15,endColumn=22::`gone.md` leads nowhere";
    assert!(dead.to_lowercase().starts_with(&start.to_lowercase()), "{dead}");
    assert!(dead.contains(".%0A"), "{dead}");
    assert!(printed.lines().all(|line| line.starts_with("::")), "{printed}");
}

fn many(level: Level, code: &'static str, count: usize) -> Vec<Diagnostic> {
    let file = FileId::new("content/incidents/twin.md");
    let one = |at: usize| Diagnostic::new(RuleCode(code), level, &file, Span::at(at), "x");
    (0..count).map(one).collect()
}

fn count(printed: &str, start: &str) -> usize {
    printed.lines().filter(|line| line.starts_with(start)).count()
}

#[test]
fn the_worst_come_first_and_the_rest_is_counted() {
    let case = Case::hard();
    let mut all = many(Level::Info, "CB209", 12);
    all.extend(many(Level::Warning, "CB404", 11));
    all.extend(many(Level::Error, "CB701", 10));
    let printed = github::render(&Findings { diagnostics: &all, ..case.findings() });
    assert!(printed.starts_with("::error "), "{printed}");
    assert_eq!(count(&printed, "::error "), 10);
    assert_eq!(count(&printed, "::warning "), 10);
    // Nine and the one that counts the rest: no more than ten are shown.
    assert_eq!(count(&printed, "::notice "), 10);
    let last = printed.lines().last().expect("a line");
    assert!(last.starts_with("::notice title=Casebook::"), "{last}");
    assert!(last.contains("1 warning, 3 notes"), "{last}");
}

#[test]
fn ten_of_each_are_all_shown_and_nothing_is_said_of_a_clean_run() {
    let case = Case::hard();
    let mut all = many(Level::Info, "CB209", 10);
    all.extend(many(Level::Warning, "CB404", 10));
    let printed = github::render(&Findings { diagnostics: &all, ..case.findings() });
    assert_eq!(printed.lines().count(), 20);
    assert!(!printed.contains("title=Casebook"));
    assert_eq!(github::render(&Findings { diagnostics: &[], ..case.findings() }), "");
}

#[test]
fn columns_are_left_out_where_lines_differ() {
    let case = Case::hard();
    let file = FileId::new("content/incidents/twin.md");
    let wide = [Diagnostic::new(RuleCode("CB101"), Level::Error, &file, Span::new(0, 12), "x")];
    let printed = github::render(&Findings { diagnostics: &wide, ..case.findings() });
    assert!(printed.contains("line=1,endLine=2::"), "{printed}");
}
