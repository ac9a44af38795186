//! Incidents of several days: the stretch in which most of it happened, drawn once more.

use crate::support::Casebook;

/// Harm from 1 to 4 March, and events, each `day hour`.
fn page(events: &[&str]) -> String {
    let list: String =
        events.iter().flat_map(|time| ["- 2026-03-0", time, " UTC — Something.\n"]).collect();
    let casebook = Casebook::new(&format!(
        "-- content/incidents/long.md --\n---\ntitle: Stale prices\ntimes: {{started: 2026-03-01T06:00:00Z, detected: 2026-03-03T09:10:00Z, mitigated: 2026-03-03T10:40:00Z, resolved: 2026-03-04T16:00:00Z}}\n---\n\n## Timeline\n\n{list}\n"
    ));
    casebook.run(&["build", "--as-of", "2026-03-11"]).expect_code(0);
    casebook.read("public/incidents/long/index.html")
}

/// Returns both bars and what stands between and below them.
fn bars(page: &str) -> (&str, Option<&str>) {
    let figure = page.split("<figure class=\"figure\">").nth(1).expect("a bar");
    let figure = figure.split("</figcaption>").next().expect("its end");
    match figure.split_once("<p class=\"figure-sub\">The framed stretch") {
        Some((overview, focus)) => (overview, Some(focus)),
        None => (figure, None),
    }
}

#[test]
fn the_stretch_with_most_events_is_framed_and_drawn_again() {
    let page = page(&["3 09:10", "3 09:20", "3 09:45", "3 10:05", "3 10:40"]);
    let (overview, focus) = bars(&page);
    let focus = focus.expect("a second bar");
    assert_eq!(overview.matches("class=\"interval\"").count(), 1, "{overview}");
    let told =
        ", larger: 3 Mar 2026, 09:00 to 11:00. This is 2 h of 3 d 10 h, with 5 of 5 events.</p>";
    assert!(focus.starts_with(told), "{focus}");
    assert!(focus.contains(">09:00</text>") && focus.contains(">11:00</text>"), "{focus}");
    // What goes on beyond it is cut, and only what is seen whole tells how long it is.
    assert!(focus.contains("Responding</tspan> 1 h 30 min<"), "{focus}");
    assert!(focus.contains("Undetected</tspan> <") && focus.contains("Recovering</tspan> <"));
    assert_eq!(focus.matches(">…</text>").count(), 2, "{focus}");
    assert!(focus.contains("In it: Undetected, Responding, Recovering."), "{focus}");
    assert!(focus.contains("Three dots: the phase goes on beyond it."), "{focus}");
    assert!(overview.contains("Undetected</tspan> 2 d 3 h"), "{overview}");
    assert!(overview.contains(">1 Mar 2026 to 4 Mar 2026, UTC<"), "{overview}");
    assert!(
        overview.contains(">Undetected for 2\u{a0}d\u{a0}3\u{a0}h of 3\u{a0}d\u{a0}10\u{a0}h<")
    );
    let ids = ["phases-t", "phases-focus-t", "phases-hatch", "phases-focus-hatch"];
    for id in ids.map(|id| format!(" id=\"{id}\"")) {
        assert_eq!(page.matches(&id).count(), 1, "{id}");
    }
}

#[test]
fn events_that_are_spread_need_no_second_bar() {
    let page = page(&["1 20:10", "2 05:20", "2 18:45", "3 00:05", "3 22:40"]);
    let (overview, focus) = bars(&page);
    assert!(focus.is_none() && !overview.contains("class=\"interval\""), "{overview}");
    assert!(!page.contains("phases-focus"), "{page}");
}
