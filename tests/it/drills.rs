//! Drills from outside: one step at a time, nothing given away, and only where there is enough to replay.

use crate::support::Casebook;

const REPORT: &str = "---
id: INC-7
title: The pool was too small
severity: sev2
services: [web]
causes: [config]
roles: {incident-commander: web on-call}
times: {started: 2025-11-20T14:00:00Z, detected: 2025-11-20T14:10:00Z, resolved: 2025-11-20T15:00:00Z}
actions: [{id: A1, title: Compare with the value before, status: done}]
---

## Summary

Somebody set 4. See [below](#lessons-learned) and ![graph](graph.png).

## Timeline

- 14:00 UTC - [change] the setting is pushed
- 14:10 UTC - [alert] the pager <calls>
- 14:15 UTC - [hypothesis] a slow query, see [the summary](#summary)
- 14:20 UTC - [observation] the trace waits
- 14:20 UTC - [observation] the pool is full
- 14:40 UTC - [mitigation] the value is set back, by [the plan](../plans/back.md)
- 15:00 UTC - [resolution] all is well

## Lessons learned

Compare, do not only check.

### What went well

The trace.
";

fn book() -> Casebook {
    let casebook = Casebook::new(
        "-- casebook.yaml --\nservices: [{id: web, name: Web shop, description: Sells things.}]\n-- content/plans/back.md --\n# Going back\n\nSteps.\n-- content/incidents/graph.png --\npng",
    );
    casebook.write("content/incidents/inc-7.md", REPORT);
    casebook.write(
        "content/incidents/short.md",
        "---\nid: SHORT\ntitle: Four events\ntimes: {started: 2026-01-01}\n---\n\n## Timeline\n\n- 10:00 UTC - a\n- 10:01 UTC - b\n- 10:02 UTC - c\n- 10:03 UTC - d\n",
    );
    casebook
}

fn built() -> Casebook {
    let casebook = book();
    casebook.run(&["build"]).expect_code(0);
    casebook
}

#[test]
fn each_step_asks_before_it_tells_and_nothing_is_given_away() {
    let page = built().read("public/incidents/inc-7/drill/index.html");
    let (start, end) = page.split_once("class=\"step key last\"").expect("a last step");
    // The title tells how it ended: it is said only there.
    assert!(!start.contains("The pool was too small"), "{start}");
    assert!(end.contains("The pool was too small"), "{end}");
    // What nobody knew at first is no step.
    assert!(!start.contains("the setting is pushed") && end.contains("the setting is pushed"));
    let steps: Vec<&str> = start.split("<li class=\"step").skip(1).collect();
    assert_eq!(steps.len(), 6);
    for step in &steps {
        let (question, told) = step.split_once("<details>").expect("an answer");
        assert!(question.contains("<h2>") && question.contains('?'), "{question}");
        assert!(told.contains("class=\"event-text\""), "{told}");
    }
    assert!(steps[0].contains("the first sign") && steps[0].contains("T+10 min"), "{}", steps[0]);
    assert!(steps[0].contains("the pager") && steps[0].contains("14:10 UTC"), "{}", steps[0]);
    // Two events of one kind in a row are not asked for in the same words.
    let question = |step: &str| {
        step.split("<h2>").nth(1).and_then(|it| it.split('<').next().map(str::to_owned))
    };
    assert_ne!(question(steps[2]), question(steps[3]));
    assert!(steps[4].contains("after 20 min"), "{}", steps[4]);
}

#[test]
fn it_ends_with_what_happened_lessons_actions_and_plans() {
    let page = built().read("public/incidents/inc-7/drill/index.html");
    let end = page.split("class=\"step key last\"").nth(1).expect("an end");
    for told in [
        "Somebody set 4.",
        "Compare, do not only check.",
        "The trace.",
        "1 of 1 action done",
        "Going back",
        "10 min",
    ] {
        assert!(end.contains(told), "{told}: {end}");
    }
    assert_eq!(end.matches("The trace.").count(), 1, "a part is not told again: {end}");
    // Places of the report and files beside it are one step up.
    assert!(
        end.contains("href=\"../#lessons-learned\"") && end.contains("src=\"../graph.png\""),
        "{end}"
    );
    assert!(page.contains("href=\"../#summary\""), "{page}");
}

#[test]
fn the_facilitator_has_a_sheet_and_the_key_events_are_a_choice() {
    let page = built().read("public/incidents/inc-7/drill/index.html");
    let notes = page
        .split("For the facilitator")
        .nth(1)
        .expect("notes")
        .split("</details>")
        .next()
        .expect("an end");
    assert!(notes.contains("Incident commander") && notes.contains("web on-call"), "{notes}");
    assert!(notes.contains("T+10 min") && !notes.contains("the pager"), "{notes}");
    assert!(page.contains("all 6") && page.contains("id=\"drill-key\""), "{page}");
    assert!(page.contains("noindex"), "{page}");
}

#[test]
fn a_report_with_few_events_has_none() {
    let casebook = built();
    assert!(!casebook.path("public/incidents/short/drill").exists());
    let index = casebook.read("public/drills/index.html");
    assert!(index.contains("1 report has too few events with a time"), "{index}");
    assert!(!index.contains("Four events"), "{index}");
}

#[test]
fn the_list_names_service_age_and_reason_and_changes_with_the_day() {
    let casebook = built();
    let index = casebook.read("public/drills/index.html");
    for told in ["Web shop", "12 months ago", "6 steps", "about 20 min", "The drill of this week"] {
        assert!(index.contains(told), "{told}: {index}");
    }
    assert!(casebook.read("public/index.html").contains("incidents/inc-7/drill/"), "home");
    assert!(
        casebook.read("public/services/web/index.html").contains("incidents/inc-7/drill/"),
        "hub"
    );
    casebook.run(&["build", "--as-of", "2025-12-01"]).expect_code(0);
    assert!(casebook.read("public/drills/index.html").contains("11 days ago"));
}

#[test]
fn nothing_to_practise_is_said() {
    let casebook = Casebook::new(
        "-- content/incidents/a.md --\n---\nid: A\ntitle: A\ntimes: {started: 2026-01-01}\n---\n\nText.\n",
    );
    casebook.run(&["build"]).expect_code(0);
    let index = casebook.read("public/drills/index.html");
    assert!(index.contains("class=\"empty\"") && !index.contains("Begin with"), "{index}");
}
