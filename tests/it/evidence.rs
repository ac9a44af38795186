//! What shows that an event happened so, from outside: on the page, in the data, as Markdown and in `check`.

use serde_json::{Value, json};

use crate::report_page::built;
use crate::support::Casebook;

const FRONT: &str = "---\nid: R-1\ntitle: Checkout is down\nseverity: sev2\ntimezone: UTC\ntimes: {started: 2026-03-02T14:06:00Z}\n";

const FILES: &str = "\n-- content/incidents/burn.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"72\" height=\"24\"/>\n-- content/incidents/app.log --\none\ntwo <b>\nthree\n";

fn report(body: &str) -> String {
    format!("-- content/incidents/r-1.md --\n{FRONT}---\n\n{body}{FILES}")
}

fn page(casebook: &Casebook) -> String {
    casebook.read("public/incidents/r-1/index.html")
}

fn data(casebook: &Casebook) -> Value {
    serde_json::from_str(&casebook.read("public/incidents/r-1/index.json")).expect("JSON")
}

#[track_caller]
fn holds(page: &str, expected: &[&str]) {
    for part in expected {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
}

/// What every written form below says, as markup.
const SHOWN: [&str; 5] = [
    "<a href=\"https://d.example/x\">Errors</a> <span class=\"note\">(<a href=\"burn.svg\">archived copy</a>)</span>",
    "<img src=\"burn.svg\" alt=\"Errors reach 4 %\" loading=\"lazy\" width=\"72\" height=\"24\">",
    "<code>rate(errors[5m])</code> <span class=\"note\">14:00 to 15:00</span>",
    "<summary>app.log, lines 2 to 3</summary>",
    "<span class=\"line\" data-n=\"3\">three",
];

#[test]
fn items_below_an_event_are_its_evidence() {
    let body = "## Timeline\n\n- 14:06 [impact] Errors.\n  - [Errors](https://d.example/x) ([copy](burn.svg))\n  - ![Errors reach 4 %](burn.svg) `rate(errors[5m])`, 14:00 to 15:00\n  - The pool was at its limit.\n\n  ```log from=2 file=app.log\n  two <b>\n  three\n  ```\n\n- 14:19 [alert] It pages, see [the log](app.log).\n";
    let casebook = built(&report(body));
    let page = page(&casebook);
    holds(&page, &SHOWN);
    holds(
        &page,
        &[
            "<li>The pool was at its limit.</li>",
            "two &lt;b&gt;",
            "see <a href=\"app.log\">the log</a>",
        ],
    );
    assert_eq!(
        page.matches("<ul class=\"evidence\"").count(),
        1,
        "links in the text are not told twice"
    );
    let events = &data(&casebook)["events"];
    assert_eq!(
        events[0]["evidence"][1],
        json!({"kind": "image", "label": "Errors reach 4 %", "url": "burn.svg", "archived": null, "query": "rate(errors[5m])", "note": "14:00 to 15:00", "lines": null})
    );
    assert_eq!(events[0]["evidence"][2]["lines"], "two <b>\nthree\n");
    assert_eq!(events[0]["text"], "Errors.\n- The pool was at its limit.");
    assert_eq!(events[1]["evidence"][0]["url"], "app.log");
    assert!(casebook.read("public/incidents/r-1/index.md").contains("([copy](burn.svg))"));
    assert!(
        casebook.read("public/incidents/r-1/burn.svg").contains("<svg"),
        "copied beside the page"
    );
}

#[test]
fn a_column_holds_evidence() {
    let body = "## Timeline\n\n| Time | What | Evidence |\n|---|---|---|\n| 14:06 | Errors | [Errors](https://d.example/x) ([archived](burn.svg)) |\n| 14:07 | More | the pager |\n";
    let page = page(&built(&report(body)));
    holds(&page, &[SHOWN[0], "<li class=\"note\">the pager</li>"]);
    assert!(page.contains("<div class=\"event-text\">Errors <a class=\"anchor\""), "{page}");
}

#[test]
fn events_of_the_front_matter_have_evidence_too() {
    let events = "timeline:\n  - at: 14:06\n    text: Errors.\n    confidence: inferred\n    evidence:\n      - {link: 'https://d.example/x', label: Errors, archived: burn.svg}\n      - {image: burn.svg, alt: Errors reach 4 %, query: 'rate(errors[5m])', range: 14:00 to 15:00}\n      - {file: app.log, lines: 2-3}\n      - javascript:alert(1).x\n";
    let casebook = built(&format!("-- content/incidents/r-1.md --\n{FRONT}{events}---\n{FILES}"));
    let page = page(&casebook);
    holds(&page, &SHOWN);
    assert!(!page.contains("href=\"javascript"), "{page}");
    assert!(casebook.read("public/incidents/r-1/app.log").contains("three"), "copied beside");
    assert_eq!(data(&casebook)["events"][0]["confidence"], "inferred");
}

#[test]
fn a_file_that_is_not_there_is_a_finding_wherever_it_is_named() {
    let events = "timeline:\n  - {at: 14:06, text: Errors., evidence: [gone.csv, {image: bum.svg, alt: Errors}]}\n";
    let casebook =
        Casebook::new(&format!("-- content/incidents/r-1.md --\n{FRONT}{events}---\n{FILES}"));
    let run = casebook.run(&["check", "--format", "concise"]);
    for expected in [
        "8:43: CB704 the file `content/incidents/gone.csv`",
        "CB704 the image `content/incidents/bum.svg`",
    ] {
        assert!(run.stdout.contains(expected), "no {expected} in\n{}", run.stdout);
    }
}

#[test]
fn what_is_no_established_fact_has_a_frame_and_a_word() {
    let body = "## Timeline\n\n- 14:06 [impact] Errors.\n- ~14:10 [inferred] The pool is full.\n- 14:12 [detection] [reported] A shop writes.\n";
    let casebook = built(&report(body));
    let page = page(&casebook);
    holds(
        &page,
        &[
            "<li id=\"e-1406\" class=\"key\">",
            "<li id=\"e-1410\" class=\"inferred\">",
            ">~14:10</time>",
            "<span class=\"sure\">inferred</span>",
            "<li id=\"e-1412\" class=\"key reported\">",
            "<span class=\"sure\">reported, not verified</span>",
            "What stands in a frame is not an established fact.",
        ],
    );
    let told: Vec<Value> = data(&casebook)["events"]
        .as_array()
        .expect("events")
        .iter()
        .map(|it| it["confidence"].clone())
        .collect();
    assert_eq!(told, ["fact", "inferred", "reported"]);
    let sure = built(&report("## Timeline\n\n- 14:06 [impact] Errors.\n"));
    assert!(!sure.read("public/incidents/r-1/index.html").contains("established fact"));
}
