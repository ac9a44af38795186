//! Analysis blocks are drawn wherever a body is: deep in lists and quotes, in plans, pages and drills.

use crate::report_page::built;
use crate::support::Casebook;

const DATA: &str = "\n-- content/data.csv --\ntime,errors\n2026-03-02T14:00:00Z,0.1\n2026-03-02T14:10:00Z,4.1\n2026-03-02T15:40:00Z,0.2\n";

const DEEP: &str = "- One item\n\n  ```metric\n  file: ../data.csv\n  title: Errors in an item\n  ```\n\n  ```five-whys\n  1. Why did it fail? The pool was full.\n  ```\n\n> A quote\n>\n> ```fishbone\n> effect: No labels\n> categories:\n>   Process: [no check]\n> ```\n>\n> ```log {2} from=2\n> two\n> ```\n>\n> ```metric\n> file: ../data.csv\n> title: Errors in a quote\n> ```\n";

#[track_caller]
fn is_drawn(page: &str) {
    for expected in [
        "<ol class=\"chain\">",
        "<figcaption class=\"fishbone-effect\">No labels</figcaption>",
        "<mark class=\"line\" data-n=\"2\">two",
        "id=\"metric-1\"",
        "Errors in an item</p>",
        "id=\"metric-2\"",
        "Errors in a quote</p>",
        "<a href=\"data.csv\">data.csv</a>",
    ] {
        assert!(page.contains(expected), "no {expected} in\n{page}");
    }
    assert!(!page.contains("language-metric"), "no block is left as code\n{page}");
    assert!(!page.contains("style="));
    let item = page.find("<li><p>One item</p>").unwrap_or_else(|| panic!("no item in\n{page}"));
    let end = item + page[item..].find("</li>").expect("the item ends");
    assert!(page[item..end].contains("id=\"metric-1\""), "the figure stands in its item\n{page}");
}

#[test]
fn blocks_are_drawn_in_lists_and_quotes_of_reports_plans_and_pages() {
    let casebook = built(&format!(
        "-- content/incidents/r-1.md --\n---\nid: R-1\ntitle: A report\n---\n\n## Impact\n\n{DEEP}\n-- content/plans/p.md --\n# A plan\n\n{DEEP}\n-- content/pages/q.md --\n# A page\n\n{DEEP}{DATA}"
    ));
    is_drawn(&casebook.read("public/incidents/r-1/index.html"));
    is_drawn(&casebook.read("public/plans/p/index.html"));
    is_drawn(&casebook.read("public/pages/q/index.html"));
    assert!(casebook.read("public/plans/p/data.csv").contains("4.1"), "copied beside the plan");
}

#[test]
fn a_metric_below_an_event_is_drawn_there_and_in_the_drill() {
    let events = ["11", "12", "13", "14", "15"]
        .map(|it| format!("- 14:{it} [observation] More.\n"))
        .concat();
    let body = format!(
        "## Timeline\n\n- 14:06 [impact] Errors.\n\n  ```metric\n  file: ../data.csv\n  ```\n\n{events}\n## Lessons learned\n\n- A lesson\n\n  ```metric\n  file: ../data.csv\n  title: Once more\n  ```\n"
    );
    let casebook = built(&format!(
        "-- content/incidents/r-1.md --\n---\nid: R-1\ntitle: A report\ntimezone: UTC\ntimes: {{started: 2026-03-02T14:06:00Z}}\n---\n\n{body}{DATA}"
    ));
    let page = casebook.read("public/incidents/r-1/index.html");
    let event = page.split("<li id=\"e-1406\"").nth(1).expect("the event");
    let event = event.split("<li id=\"e-1411\"").next().expect("its end");
    assert!(event.contains("<figure class=\"figure metric\" id=\"metric-1\">"), "{event}");
    let drill = casebook.read("public/incidents/r-1/drill/index.html");
    assert!(drill.contains("id=\"metric-1\"") && drill.contains("Once more</p>"), "{drill}");
    assert!(drill.contains("<a href=\"../data.csv\">data.csv</a>"), "{drill}");
    assert!(!drill.contains("language-metric"), "{drill}");
}

#[test]
fn what_cannot_be_drawn_stays_code_in_plans_and_pages_too() {
    let bad = "1. Do this.\n\n   ```fishbone\n   categorys: {A: [b]}\n   ```\n\n   ```metric\n   file: gone.csv\n   ```\n";
    let casebook = Casebook::new(&format!(
        "-- content/plans/p.md --\n# A plan\n\n{bad}\n-- content/pages/q.md --\n# A page\n\n{bad}"
    ));
    casebook.run(&["build"]).expect_code(0);
    let run = casebook.run(&["check", "--format", "concise"]);
    for file in ["plans/p", "pages/q"] {
        let page = casebook.read(&format!("public/{file}/index.html"));
        assert!(page.contains("<code class=\"language-fishbone\">"), "{page}");
        assert!(page.contains("<code class=\"language-metric\">"), "{page}");
        for expected in [format!("{file}.md:6:4: CB304"), format!("{file}.md:10:10: CB704")] {
            assert!(run.stdout.contains(&expected), "no {expected} in\n{}", run.stdout);
        }
    }
}
