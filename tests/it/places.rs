//! Links to an action or an event of a report, from outside.

use crate::support::Casebook;

const REPORT: &str = "-- content/incidents/r-1.md --
---
id: R-1
title: Checkout is down
severity: sev2
services: [web]
timezone: UTC
times: {started: 2026-03-02T14:02:00Z, resolved: 2026-03-02T15:00:00Z}
actions:
  - {id: A1, title: Refuse `pool_size` below ten, owner: team-web, status: done, closed: 2026-03-05}
  - {id: A2, title: Watch the pool, owner: team-web, due: 2026-03-01}
---

## Timeline

- 14:02 [change] Config **push** 8812 is accepted by all of the twelve nodes.
- 14:06 [impact] Errors.
- 15:00 [resolution] All is well.
";

fn built(body: &str) -> Casebook {
    let casebook =
        Casebook::new(&format!("{REPORT}-- content/pages/p.md --\n# A page\n\n{body}\n"));
    casebook.run(&["build", "--as-of", "2026-03-11"]).expect_code(0);
    casebook
}

#[test]
fn an_id_with_an_anchor_leads_to_the_action_or_event_and_tells_it() {
    let casebook = built(
        "[[R-1#a1]], [[R-1#A2]], [[r-1#e-1402]], [[R-1#e-1406]], [[R-1#timeline]], [[R-1#a1|that]], \
         [this](../incidents/r-1.md#a2).",
    );
    let page = casebook.read("public/pages/p/index.html");
    let to = "<a href=\"../../incidents/r-1/#";
    for expected in [
        format!("{to}action-a1\" title=\"R-1#a1\">Refuse pool_size below ten (Done)</a>"),
        format!("{to}action-a2\" title=\"R-1#A2\">Watch the pool (Overdue by 10 days)</a>"),
        format!(
            "{to}e-1402\" title=\"r-1#e-1402\">14:02: Config push 8812 is accepted by all of…</a>"
        ),
        format!("{to}e-1406\" title=\"R-1#e-1406\">14:06: Errors.</a>"),
        format!("{to}timeline\" title=\"R-1#timeline\">Checkout is down</a>"),
        format!("{to}action-a1\" title=\"Refuse pool_size below ten (Done)\">that</a>"),
        format!("{to}action-a2\" title=\"Watch the pool (Overdue by 10 days)\">this</a>"),
    ] {
        assert!(page.contains(&expected), "no {expected} in\n{page}");
    }
    let report = casebook.read("public/incidents/r-1/index.html");
    for id in ["action-a1", "action-a2", "e-1402", "e-1406"] {
        assert!(report.contains(&format!("id=\"{id}\"")), "no {id} in\n{report}");
    }
    let told = casebook.run(&["check", "--format", "concise"]).stdout;
    assert!(!told.contains("CB702") && !told.contains("CB703"), "{told}");
}

#[test]
fn an_action_or_event_that_is_not_there_is_a_dead_anchor() {
    let casebook = built("[[R-1#a3]] and [[R-1#e-1407]] and [[R-1#action-a1]] and [[R-9#a1]].");
    let run = casebook.run(&["check", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let dead = found["findings"].as_array().expect("findings").iter();
    let dead: Vec<String> = dead
        .filter(|it| ["CB702", "CB703"].contains(&it["code"].as_str().unwrap_or_default()))
        .map(|it| format!("{} {}", it["message"], it["help"]))
        .collect();
    assert_eq!(dead.len(), 3, "{dead:?}");
    assert!(dead[0].contains("`#a3` is no heading, action or event of"), "{dead:?}");
    assert!(dead[0].contains("an action by its id (`#a1`)"), "{dead:?}");
    assert!(dead[1].contains("did you mean `#e-140"), "{dead:?}");
    assert!(dead[2].contains("no report has the id `R-9`"), "{dead:?}");
}
