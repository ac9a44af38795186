//! Incidents over time in the text of reports, plans and pages, from outside.

use crate::support::Casebook;

/// Six incidents on two services; the odd ones are tagged, the last two share a cause.
fn incidents() -> String {
    let one = |at: usize| {
        let service = if at.is_multiple_of(2) { "search" } else { "checkout" };
        let tags = if at.is_multiple_of(2) { "" } else { "tags: [Config Push]\n" };
        let causes = if at > 4 { "causes: [expired]\n" } else { "" };
        format!(
            "-- content/incidents/r-{at}.md --\n---\nid: R-{at}\ntitle: Incident {at}\nservices: [{service}]\n{tags}{causes}severity: sev{}\ntimes: {{started: 2025-{:02}-10T10:00:00Z, resolved: 2025-{:02}-10T11:30:00Z}}\n---\n\n## Impact\n\nSome.\n\n",
            at.min(4),
            at + 1,
            at + 1,
        )
    };
    (1..=6).map(one).collect()
}

fn built(block: &str) -> Casebook {
    let block = format!("Before.\n\n```timeline\n{block}```\n\nAfter.\n");
    let casebook = Casebook::new(&format!(
        "{}-- content/plans/p.md --\n# A plan\n\n{block}\n-- content/pages/q.md --\n# A page\n\n{block}\n-- content/incidents/own.md --\n---\nid: OWN\ntitle: With a drawing\ntimes: {{started: 2024-01-01T10:00:00Z}}\nstatus: draft\n---\n\n## Impact\n\n{block}\n",
        incidents()
    ));
    casebook.run(&["build", "--drafts", "--as-of", "2025-09-15"]).expect_code(0);
    casebook
}

/// Returns the drawing of a page with its list.
fn drawn(casebook: &Casebook, page: &str) -> String {
    let page = casebook.read(&format!("public/{page}/index.html"));
    assert!(!page.contains("language-timeline"), "the block is left as code\n{page}");
    let figure = page.split("id=\"lanes-1\"").nth(1).expect("a drawing");
    figure.split("\n</figure>").next().expect("its end").to_owned()
}

fn titles(figure: &str) -> Vec<&str> {
    let list = figure.split("<figcaption><ul>").nth(1).expect("a list");
    let items = list.split("</ul>").next().expect("its end").split("</a>");
    items.filter_map(|it| it.rsplit('>').next().filter(|title| !title.is_empty())).collect()
}

#[test]
fn a_block_draws_the_incidents_it_chooses_and_lists_them_as_links() {
    let casebook = built("service: Checkout\ntag: config push\n");
    for page in ["plans/p", "pages/q", "incidents/own"] {
        let figure = drawn(&casebook, page);
        assert_eq!(titles(&figure), ["Incident 5", "Incident 3", "Incident 1"], "{figure}");
        assert!(figure.contains("<a href=\"../../incidents/r-5/\">Incident 5</a>"), "{figure}");
        assert_eq!(figure.matches("data-href=\"incidents/r-").count(), 3, "{figure}");
        assert!(figure.contains("3 incidents. Service: checkout. Tag: Config Push."), "{figure}");
        // The quiet time until the day of the build is drawn too.
        assert!(figure.contains("Feb 2025 to Sep 2025"), "{figure}");
        assert!(!figure.contains("style="));
    }
}

#[test]
fn lanes_go_by_what_is_asked_for_and_show_only_what_is_chosen() {
    let figure = drawn(&built("by: severity\nyear: 2025\n"), "plans/p");
    assert!(figure.contains("Incidents by severity, 2025"), "{figure}");
    assert_eq!(figure.matches("<g data-lane=").count(), 4, "{figure}");
    let figure = drawn(&built("by: service\nservice: search\ntitle: What search did\n"), "plans/p");
    assert_eq!(figure.matches("<g data-lane=").count(), 1, "{figure}");
    assert!(figure.contains(">What search did</span></p>"), "{figure}");
    assert!(figure.contains("3 incidents, Mar 2025 to Sep 2025. Service: search."), "{figure}");
}

#[test]
fn incidents_are_chosen_by_id_and_by_time() {
    let figure = drawn(&built("id: [r-2, R-4]\n"), "plans/p");
    assert_eq!(titles(&figure), ["Incident 4", "Incident 2"]);
    assert!(figure.contains("Mar 2025 to May 2025"), "{figure}");
    let figure = drawn(&built("since: 2025-03\nuntil: 2025-04-10\n"), "plans/p");
    assert_eq!(titles(&figure), ["Incident 3", "Incident 2"]);
    assert!(figure.contains("Mar 2025 to Apr 2025"), "{figure}");
}

#[test]
fn where_nothing_matches_the_page_says_so() {
    let casebook = built("service: search\ncause: expired\nyear: 2024\n");
    let page = casebook.read("public/plans/p/index.html");
    let told = "No incident of this casebook matches. Service: search. Cause: expired.";
    assert!(page.contains(told), "{page}");
    assert!(!page.contains("language-timeline") && !page.contains("lanes.js"), "{page}");
}

#[test]
fn a_long_list_is_folded_and_leads_on_to_the_search() {
    let one = |at: usize| {
        format!(
            "-- content/incidents/m-{at}.md --\n---\nid: M-{at}\ntitle: Many {at}\nservices: [gateway]\ntimes: {{started: 2025-{:02}-{:02}T10:00:00Z}}\n---\n\n## Impact\n\nSome.\n\n",
            at / 28 + 1,
            at % 28 + 1
        )
    };
    let many = (0..60).map(one).collect::<Vec<_>>().concat();
    let casebook = Casebook::new(&format!(
        "{many}-- content/plans/p.md --\n# A plan\n\n```timeline\nservice: gateway\nyear: 2025\n```\n"
    ));
    casebook.run(&["build", "--as-of", "2025-09-15"]).expect_code(0);
    let figure = drawn(&casebook, "plans/p");
    assert_eq!(titles(&figure).len(), 8);
    let folded = figure.split("<summary>").nth(1).expect("a folded list");
    assert!(folded.starts_with("40 more incidents</summary>"), "{folded}");
    assert!(
        folded.contains("And 12 more. <a href=\"../../search/?q=service:gateway%20year:2025\">"),
        "{folded}"
    );
}

#[test]
fn what_cannot_be_meant_is_told_with_the_nearest() {
    let told = |block: &str| {
        let casebook = built(block);
        casebook.run(&["check", "--as-of", "2025-09-15"]).stdout
    };
    let run = told("servise: checkout\n");
    for expected in ["CB304", "`servise` is no key of a timeline", "did you mean `service`?"] {
        assert!(run.contains(expected), "no {expected} in\n{run}");
    }
    let run = told("service: chekout\n");
    for expected in
        ["CB709", "no incident carries the service `chekout`", "did you mean `checkout`?"]
    {
        assert!(run.contains(expected), "no {expected} in\n{run}");
    }
    let run = told("id: R-77\n");
    assert!(run.contains("CB703") && run.contains("no report has the id `R-77`"), "{run}");
    let page = built("servise: checkout\n").read("public/plans/p/index.html");
    assert!(page.contains("<code class=\"language-timeline\">servise"), "{page}");
}

#[test]
fn what_a_drawing_is_made_from_is_no_text_to_be_found() {
    let casebook = built("service: checkout\ntitle: Xylophones\n");
    let found = |word| casebook.run(&["search", word]).stdout;
    assert!(found("before").contains("A plan"), "{}", found("before"));
    assert!(!found("xylophones").contains("A plan"), "{}", found("xylophones"));
}
