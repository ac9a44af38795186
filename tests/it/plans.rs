//! Plans from outside: fresh or not, used or only cited, and for which services.

use crate::support::Casebook;

const BOOK: &str = "-- casebook.yaml --
services: [{id: web, name: Web shop}, {id: mail, name: Mail}]
-- content/plans/restart.md --
---
title: Restarting the web shop
owner: team-web
review_by: 2026-11-01
services: [web]
trigger: deploy
reviews:
  - {date: 2025-11-01, by: team-web, note: Walked on staging.}
  - 2026-05-02
---

As in [[OLD]]. See [the other](other.md).
-- content/plans/other.md --
---
title: Another plan
review_by: 2026-12-01
---

Steps.
-- content/plans/bare.md --
# A plan without a date

Steps.
-- content/incidents/used.md --
---
id: USED
title: Followed the plan
services: [web, mail]
times: {started: 2026-03-02T14:00:00Z}
---

## Timeline

- 14:00 UTC - it breaks
- 14:10 UTC - [action] restart, by [the plan](../plans/restart.md)
-- content/incidents/cited.md --
---
id: CITED
title: Wrote the plan
services: [mail]
times: {started: 2026-01-02}
---

## Lessons learned

There is [a plan](../plans/restart.md) now.
-- content/incidents/old.md --
---
id: OLD
title: Long ago
services: [mail]
trigger: deploy
times: {started: 2025-01-02}
---

Text.
";

fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let from = page.split(&format!("<h2>{heading}</h2>")).nth(1);
    from.unwrap_or_else(|| panic!("no {heading} in {page}"))
        .split("</section>")
        .next()
        .expect("a section")
}

#[test]
fn a_plan_knows_who_used_it_who_cites_it_and_whom_it_names() {
    let casebook = Casebook::new(BOOK);
    casebook.run(&["build"]).expect_code(0);
    let page = casebook.read("public/plans/restart/index.html");
    assert!(section(&page, "Used in").contains("Followed the plan"), "{page}");
    assert!(!section(&page, "Used in").contains("Wrote the plan"), "{page}");
    assert!(section(&page, "Named in reports").contains("Wrote the plan"), "{page}");
    assert!(section(&page, "The plan names").contains("Long ago"), "{page}");
    assert!(
        page.contains("Review overdue by 22 days") && page.contains("Used once, last"),
        "{page}"
    );
    let reviews = page.split("id=\"plan-reviews\"").nth(1).expect("reviews");
    let (latest, first) = (reviews.find("2 May 2026"), reviews.find("1 Nov 2025"));
    assert!(latest.is_some() && latest < first, "{reviews}");
    assert!(reviews.contains("team-web") && reviews.contains("Walked on staging."), "{reviews}");
    let other = casebook.read("public/plans/other/index.html");
    assert!(section(&other, "Mentioned by").contains("Restarting the web shop"), "{other}");
}

#[test]
fn the_list_begins_with_what_is_overdue_and_tells_what_has_no_plan() {
    let casebook = Casebook::new(BOOK);
    casebook.run(&["build"]).expect_code(0);
    let page = casebook.read("public/plans/index.html");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"));
    assert!(
        at("Restarting the web shop") < at("Another plan")
            && at("Another plan") < at("A plan without")
    );
    assert!(page.contains("Review due in 8 days") && page.contains("No review date"), "{page}");
    let uncovered = page.split("Services without a plan").nth(1).expect("services");
    assert!(uncovered.contains("Mail") && !uncovered.contains("Web shop"), "{uncovered}");
}

#[test]
fn the_same_casebook_on_an_earlier_day_is_fresh() {
    let casebook = Casebook::new(BOOK);
    casebook.run(&["build", "--as-of", "2026-06-01"]).expect_code(0);
    let page = casebook.read("public/plans/restart/index.html");
    assert!(page.contains("Up to date") && !page.contains("overdue"), "{page}");
}

#[test]
fn hubs_name_the_plans_for_them() {
    let casebook = Casebook::new(BOOK);
    casebook.run(&["build"]).expect_code(0);
    for hub in ["services/web", "triggers/deploy"] {
        let page = casebook.read(&format!("public/{hub}/index.html"));
        assert!(section(&page, "Plans for it").contains("Restarting the web shop"), "{page}");
    }
    assert!(!casebook.read("public/services/mail/index.html").contains("Plans for it"));
}

#[test]
fn a_review_without_a_day_is_told() {
    let casebook = Casebook::new(
        "-- content/plans/a.md --\n---\ntitle: A\nreviews:\n  - {by: team-web}\n  - soon\n  - {date: 2026-13-01}\n---\n\nSteps.\n",
    );
    let run = casebook.run(&["check", "--format", "concise"]);
    for (line, words) in
        [(4, "a review without a `date`"), (5, "a review without a day"), (6, "2026-13-01")]
    {
        assert!(
            run.stdout
                .lines()
                .any(|it| it.starts_with(&format!("content/plans/a.md:{line}:"))
                    && it.contains(words)),
            "{line} {words}: {}",
            run.stdout
        );
    }
}
