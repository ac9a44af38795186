//! Who acted when: drawn by role and team, told in words, and never by person.

use crate::report_page::built;

fn page(front: &str, rows: &str) -> String {
    let report = format!(
        "-- content/incidents/r-1.md --\n---\nid: R-1\ntitle: T\ntimezone: UTC\ntimes: {{started: 2026-03-02T14:06:00Z, resolved: 2026-03-02T16:00:00Z}}\n{front}---\n\n## Timeline\n\n{rows}"
    );
    built(&report).read("public/incidents/r-1/index.html")
}

const TITLE: &str = "<h2 class=\"figure-title\">Who acted when</h2>";

#[test]
fn roles_and_teams_have_a_row_each_in_order_of_their_first_event() {
    let page = page(
        "",
        "| Time | Who | What |\n|---|---|---|\n| 14:06 | | Errors |\n| 14:10 | web on-call | Looks |\n| 14:30-14:50 | team-data, web on-call | Join |\n| 15:00 | web on-call | Rolls back |\n",
    );
    let figure = page.split(TITLE).nth(1).expect("the figure").split("</figure>").next();
    let figure = figure.expect("its end");
    for expected in [
        "role=\"img\"",
        "<li>web on-call: 3 events, from 14:10 to 15:00.</li><li>team-data: 1 event, at 14:30.</li>",
        "<desc id=\"who-d\">web on-call: 3 events",
        "<tspan class=\"strong\">team-data</tspan>",
    ] {
        assert!(figure.contains(expected), "no {expected} in\n{figure}");
    }
    assert_eq!(figure.matches("<path class=\"event\"").count(), 4, "{figure}");
    assert_eq!(figure.matches("<rect class=\"span\"").count(), 2, "what lasted\n{figure}");
    assert!(page.find("id=\"phases-t\"") < page.find(TITLE), "under the bar of phases");
}

#[test]
fn text_that_begins_with_a_known_role_says_who() {
    let page = page(
        "roles: {incident-commander: web on-call, operations: team-data}\n",
        "- 14:10 Web on-call acknowledges.\n- 14:30 team-data joins.\n- 14:40 The team is larger.\n",
    );
    assert!(page.contains("<li>team-data: 1 event, at 14:30.</li>"), "{page}");
    assert!(!page.contains("class=\"actor\""), "the text says so itself\n{page}");
}

#[test]
fn persons_and_a_single_team_have_no_rows() {
    let persons = "| Time | Who | What |\n|---|---|---|\n| 14:10 | Grace Hopper | Looks |\n| 14:30 | Ada | Joins |\n| 15:00 | web on-call | Rolls back |\n";
    assert!(!page("", persons).contains(TITLE));
    let one = "- 14:10 Web on-call looks.\n- 14:30 Web on-call rolls back.\n";
    assert!(!page("roles: {operations: web on-call}\n", one).contains(TITLE));
}
