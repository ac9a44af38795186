//! The monthly digests from outside: what came out, what was due then, in three forms and a feed.

use crate::support::Casebook;

const BOOK: &str = "-- casebook.yaml --
title: Our book
base_url: https://x.example/book/
-- content/plans/back.md --
---
title: Going back
owner: team-web
review_by: 2026-03-31
reviews: [{date: 2026-02-03, by: team-web, note: Walked.}]
---

Steps.
-- content/incidents/a.md --
---
id: A
title: 'The <first> [one]'
severity: sev2
services: [web]
causes: [cert]
times: {started: 2026-01-10T10:00:00Z, resolved: 2026-01-10T11:00:00Z}
published: 2026-01-20
actions:
  - {id: A1, title: Kept in time, due: 2026-03-31, status: done, closed: 2026-03-10}
  - {id: A2, title: Kept too late, due: 2026-02-15, status: done, closed: 2026-04-05}
  - {id: A3, title: Still open, due: 2026-03-20}
---

Text.
-- content/incidents/b.md --
---
id: B
title: The second
severity: sev3
services: [web]
causes: [cert]
times: {started: 2026-02-25T10:00:00Z, resolved: 2026-02-25T11:00:00Z}
published: 2026-03-02
summary: It came back.
---

## Lessons learned

- Watch the **end** of things.
- Ask twice.
- Third.
- Fourth.
";

fn built() -> Casebook {
    let casebook = Casebook::new(BOOK);
    casebook.run(&["build"]).expect_code(0);
    casebook
}

fn part<'t>(text: &'t str, heading: &str) -> &'t str {
    let rest = text.split(&format!("## {heading}")).nth(1);
    rest.unwrap_or_else(|| panic!("no {heading} in {text}")).split("\n## ").next().expect("a part")
}

#[test]
fn a_month_tells_what_came_out_with_lessons_and_what_was_promised_as_it_stood_then() {
    let text = built().read("public/digest/2026-03/digest.md");
    assert!(
        text.starts_with("# Digest of March 2026\n\nNo incident began in this month.\n"),
        "{text}"
    );
    let reports = part(&text, "New reports");
    assert!(reports.contains("### [The second](https://x.example/book/incidents/b/)"), "{reports}");
    assert!(reports.contains("Happened before: [The <first>"), "{reports}");
    assert!(
        reports.contains("- Watch the end of things.\n- Ask twice.\n- Third.\n")
            && !reports.contains("Fourth"),
        "{reports}"
    );
    assert!(!reports.contains("[The <first> [one]]"), "a title breaks no link: {reports}");
    assert!(part(&text, "Actions closed (1)").contains("Kept in time"), "{text}");
    let due = part(&text, "Actions due in this month (2)");
    assert!(due.contains("Kept in time](https://x.example/book/incidents/a/#action-a1) · A · due 31 Mar 2026 · closed 10 Mar 2026"), "{due}");
    // Open to this day: what counts is how late it was then.
    assert!(due.contains("Still open") && due.contains("11 days late"), "{due}");
    let overdue = part(&text, "Actions overdue by its end (1)");
    assert!(overdue.contains("Kept too late") && overdue.contains("44 days late"), "{overdue}");
    assert!(part(&text, "Plans due for review").contains("Going back"), "{text}");
    let before = built().read("public/digest/2026-02/digest.md");
    assert!(part(&before, "Plans reviewed").contains("3 Feb 2026 · team-web: Walked."), "{before}");
    assert!(before.contains("One incident began in this month. SEV3: 1"), "{before}");
}

#[test]
fn the_page_to_be_mailed_stands_by_itself() {
    let casebook = built();
    let mail = casebook.read("public/digest/2026-03/mail.html");
    for never in ["<table", "<script", "<link", "style", "class=\"prose", "href=\"../"] {
        assert!(!mail.contains(never), "{never}: {mail}");
    }
    assert!(mail.contains("href=\"https://x.example/book/incidents/b/\""), "{mail}");
    let page = casebook.read("public/digest/2026-03/index.html");
    assert!(
        page.contains("href=\"../../incidents/b/\"")
            && page.contains("mail.html")
            && page.contains("digest.md"),
        "{page}"
    );
    let sitemap = casebook.read("public/sitemap.xml");
    assert!(sitemap.contains("digest/2026-03/<") && !sitemap.contains("mail.html"), "{sitemap}");
}

#[test]
fn without_an_address_links_are_relative() {
    let casebook = Casebook::new(&BOOK.replace("base_url: https://x.example/book/\n", ""));
    casebook.run(&["build"]).expect_code(0);
    let mail = casebook.read("public/digest/2026-03/mail.html");
    assert!(mail.contains("href=\"../../incidents/b/\""), "{mail}");
}

#[test]
fn the_index_and_the_feed_hold_the_months_that_are_over() {
    let casebook = built();
    let index = casebook.read("public/digest/index.html");
    assert!(
        index.contains("1 new report, 1 action closed, 1 overdue, 1 plan due for review"),
        "{index}"
    );
    assert!(!index.contains("digest/2026-05/"), "a month without anything has none: {index}");
    let json: serde_json::Value =
        serde_json::from_str(&casebook.read("public/digest/feed.json")).expect("JSON");
    let titles: Vec<_> = json["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|it| it["title"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        titles,
        [
            "Digest of April 2026",
            "Digest of March 2026",
            "Digest of February 2026",
            "Digest of January 2026"
        ]
    );
    assert_eq!(json["items"][1]["date_published"], "2026-04-01T00:00:00Z");
    // In the middle of March, March is told of and not yet in the feed.
    casebook.run(&["build", "--as-of", "2026-03-15"]).expect_code(0);
    let text = casebook.read("public/digest/2026-03/digest.md");
    assert!(text.contains("Told up to 15 Mar 2026") && text.contains("The second"), "{text}");
    assert!(!casebook.read("public/digest/feed.json").contains("March 2026"));
    assert!(!casebook.path("public/digest/2026-04").exists());
}

#[test]
fn nothing_at_all_has_an_index_that_says_so() {
    let casebook = Casebook::new("-- content/pages/a.md --\n# A\n");
    casebook.run(&["build"]).expect_code(0);
    assert!(casebook.read("public/digest/index.html").contains("class=\"empty\""));
}
