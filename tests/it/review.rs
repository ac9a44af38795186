//! What a reviewer is told of a change, as Markdown: golden texts, and bounds that hold.
//!
//! `CASEBOOK_BLESS=1` writes the golden texts.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Casebook, Repository, Run, command_in};

/// Two incidents with the same cause and a third, whose title and words try everything.
const CASEBOOK: &str = r#"
-- casebook.yaml --
base_url: https://incidents.example.org/
timezone: Europe/Berlin
support_hours: {days: mon-fri, from: "09:00", to: "17:00"}
services: [{id: shop, name: Shop}, {id: api, name: API | internal}]
causes: [{id: no-limit, name: No limit}, no-alert]
triggers: [deploy]
-- content/incidents/2026/2026-01-12-first.md --
---
id: INC-1
title: First time
status: published
severity: sev3
services: [shop]
causes: [no-limit]
times: {started: 2026-01-12T10:00:00Z, resolved: 2026-01-12T11:00:00Z}
actions:
  - {id: A1, title: Limit the queue, type: prevent, owner: team-shop, due: 2026-02-01, addresses: no-limit}
---
## Summary
The queue grew without a limit.
-- content/incidents/2026/2026-03-02-second.md --
---
id: INC-2
title: Second time
status: published
severity: sev3
services: [shop]
causes: [no-limit]
times: {started: 2026-03-02T10:00:00Z, resolved: 2026-03-02T11:00:00Z}
---
## Summary
The queue grew again.
-- content/incidents/2026/2026-05-04-odd | name.md --
---
id: INC-3
title: "@team <b>broke</b> | the [shop](https://example.org/) #12"
status: in-review
severity: sev2
services: [shop, api]
causes: [no-limit, no-alert]
trigger: deploy
times:
  started: 2026-05-04T06:00:00Z
  detected: 2026-05-04T06:20:00Z
  acknowledged: 2026-05-04
  mitigated: 2026-05-04T09:00:00Z
  resolved: 2026-05-04T16:30:00Z
actions:
  - {id: A1, title: "Tell @team | <i>all</i>"}
  - {id: A2, title: Alert on the length of the queue, owner: team-shop, due: 2026-06-01}
  - {id: A3, title: Limit the queue, owner: team-shop, due: 2026-05-20, status: done, closed: 2026-05-19}
---
## Summary
The queue grew a third time.

Time to detect: 25m. Time to resolve: 7h 30m (during support hours 09:00-17:00).

## Impact
Orders waited.

## Timeline
- 08:00 a deploy begins
- 08:20 an alert fires
- 11:00 the queue is cut
- 18:30 all orders are through
"#;

const ODD: &str = "content/incidents/2026/2026-05-04-odd | name.md";

/// Runs `check --format markdown` as a CI job of a repository would.
fn review(dir: &Path, arguments: &[&str]) -> Run {
    let asked = ["check", "--format", "markdown", "--as-of", "2026-06-10"];
    let mut command = command_in(dir, &[&asked[..], arguments].concat());
    command.env("GITHUB_SERVER_URL", "https://github.com");
    command.env("GITHUB_REPOSITORY", "example/incidents").env("GITHUB_SHA", "0a1b2c3d");
    command.output().expect("the program starts").into()
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review").join(name)
}

#[track_caller]
fn is_golden(name: &str, printed: &str) {
    let path = golden(name);
    if std::env::var_os("CASEBOOK_BLESS").is_some() {
        fs::create_dir_all(golden("")).expect("a folder");
        fs::write(&path, printed).expect("a file");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, printed, "tests/review/{name} differs; CASEBOOK_BLESS=1 renews it");
}

fn casebook() -> Casebook {
    let casebook = Casebook::new(CASEBOOK);
    // A folder with `.git` is the top of a repository, whatever else is in it.
    casebook.write(".git/HEAD", "ref: refs/heads/main\n");
    casebook
}

#[test]
fn named_reports_are_told_with_their_facts() {
    is_golden("reports.md", &review(casebook().root(), &[ODD]).expect_code(0).stdout);
}

#[test]
fn a_whole_casebook_is_told_by_its_findings() {
    is_golden("whole.md", &review(casebook().root(), &[]).expect_code(0).stdout);
}

/// Times in every state: in order and not, with ranges that overlap, by day only, without a zone.
const TIMES: &str = r#"
-- casebook.yaml --
support_hours: {days: mon-fri, from: "09:00", to: "17:00", timezone: UTC}
-- content/incidents/a.md --
---
id: T-1
title: Ranges and a night
status: published
severity: sev2
services: [shop, api]
causes: [x]
times: {started: 2026-05-04T15:00:00Z, detected: 2026-05-04T14:00:00Z, resolved: 2026-05-05T10:00:00Z}
---
## Summary
It broke.

Time to resolve: 3h.

## Timeline
All times in UTC.

- 2026-05-04 15:00-18:00 a long search
- 2026-05-04 15:30 somebody looks in
- 2026-05-05 09:30 work goes on
- 2026-05-05 10:00 all is well
-- content/incidents/b.md --
---
id: T-2
title: Only days
status: superseded
severity: sev2
services: [shop, api]
causes: [x]
times: {started: 2026-05-06, resolved: 2026-05-07}
---
## Summary
It broke.
-- content/incidents/c.md --
---
id: T-3
title: No zone is told
severity: sev2
status: published
services: [shop, api]
causes: [x]
times: {started: "2026-05-08 10:00", detected: "2026-05-08 10:05", resolved: "2026-05-08 12:00"}
---
## Summary
It broke.
"#;

#[test]
fn times_are_told_as_far_as_they_are_known() {
    let casebook = Casebook::new(TIMES);
    let files = ["content/incidents/a.md", "content/incidents/b.md", "content/incidents/c.md"];
    is_golden("times.md", &review(casebook.root(), &files).stdout);
}

#[test]
fn only_our_own_markup_is_in_it() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let text = review(casebook().root(), &[ODD]).expect_code(0).stdout;
    let (mut tables, mut cells) = (0, 0);
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                assert!(["<!-- casebook -->", "<br>"].contains(&html.trim()), "{html}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let ours =
                    ["https://github.com/example/incidents/", "https://incidents.example.org/"];
                assert!(ours.iter().any(|it| dest_url.starts_with(it)), "{dest_url}");
            }
            Event::Start(Tag::Table(_)) => tables += 1,
            Event::Start(Tag::TableCell) => cells += 1,
            Event::Text(text) => assert!(!text.contains("@team"), "{text}"),
            _ => {}
        }
    }
    assert_eq!((tables, cells), (1, 5 * 4));
    assert!(text.starts_with("<!-- casebook -->\n"), "{text}");
}

#[test]
fn many_reports_are_folded_and_cut_by_whole_parts() {
    let report = |at: usize| {
        format!(
            "-- content/incidents/{at:04}.md --\n---\nid: N-{at}\ntitle: Number <{at}> of @all\n\
             status: published\nseverity: sev1\nservices: [shop]\ncauses: [cert]\n\
             times: {{started: 2026-05-04T06:00:00Z}}\nactions:\n  - {{title: Tell {}}}\n---\n## Summary\nIt broke.\n",
            "everyone ".repeat(60)
        )
    };
    let casebook = Casebook::new(&(0..400).map(report).collect::<String>());
    let paths: Vec<String> = (0..400).map(|at| format!("content/incidents/{at:04}.md")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let text = review(casebook.root(), &paths).stdout;
    assert!(text.len() <= 65_536, "{}", text.len());
    assert!(text.len() > 60_000, "{}", text.len());
    let (open, closed) = (text.matches("<details>").count(), text.matches("</details>").count());
    assert!(open == closed && open > 5, "{open} {closed}");
    assert!(text.contains("findings more are left out") && text.contains("reports are left out"));
    assert!(!text.contains("@all") && !text.contains("<summary>N-1: Number <"), "{text}");
    assert_eq!(text, review(casebook.root(), &paths).stdout);
}

#[test]
fn a_change_is_told_by_the_reports_it_touches() {
    let repository = Repository::new(CASEBOOK);
    let second = "content/incidents/2026/2026-03-02-second.md";
    let text = repository.read(second).replace("status: published", "status: draft");
    repository.write(second, text);
    let told = review(repository.root(), &["--changed"]).stdout;
    assert!(told.contains("1 report changed; all 3 checked, as of"), "{told}");
    assert!(told.contains("### [INC-2: Second time]") && told.contains("sev3 · draft"), "{told}");
    // A draft counts nowhere yet, and is held against what came before it all the same.
    assert!(told.contains("the second incident in a year with the cause No limit"), "{told}");
    assert!(told.contains("Similar incidents") && !told.contains("### [INC-3"), "{told}");
}

#[test]
fn what_a_change_breaks_elsewhere_is_told_without_any_report() {
    let repository = Repository::new(CASEBOOK);
    std::fs::remove_file(repository.path("content/incidents/2026/2026-01-12-first.md"))
        .expect("a file");
    repository.write(
        "content/plans/x.md",
        "# Plan\n\nSee [it](../incidents/2026/2026-01-12-first.md).\n",
    );
    let told = review(repository.root(), &["--changed"]).stdout;
    assert!(
        told.contains("CB701") && told.contains("1 report changed, 1 removed; all 3 checked"),
        "{told}"
    );
}

#[test]
fn no_change_is_one_line() {
    let repository = Repository::new(CASEBOOK);
    let told = review(repository.root(), &["--changed"]).expect_code(0).stdout;
    assert_eq!(
        told,
        "<!-- casebook -->\n<!-- casebook: nothing to tell -->\n\
         Casebook: no report changed, and nothing to mend.\n"
    );
}

#[test]
fn secrets_are_hidden_in_titles_and_actions() {
    let key = ["AKIA", "Q3EGZ7XWTPLMN5RC"].concat();
    let casebook = Casebook::new(&format!(
        "-- content/incidents/a.md --\n---\nid: S-1\ntitle: The key {key} was told\nstatus: published\n\
         severity: sev3\nservices: [shop]\ntimes: {{started: 2026-05-04T06:00:00Z}}\nactions:\n  \
         - {{title: \"Revoke {key} now\"}}\n---\n## Summary\nIt was told.\n"
    ));
    let told = review(casebook.root(), &["content/incidents/a.md"]).stdout;
    assert!(told.contains("CB601") && told.contains("Revoke"), "{told}");
    assert!(!told.contains(&key) && !told.contains(&key[4..]), "{told}");
}
