//! Rules from outside, where their documentation does not show it: what is said once, what is left
//! to another rule, and what is no finding at all.

use casebook::diagnostic::Level;
use casebook::project::Snapshot;

use crate::checked::check;

/// Codes that most small reports of these tests have and that are not what they are about.
const ASIDE: [&str; 5] = ["CB106", "CB119", "CB122", "CB209", "CB301"];

fn report(front: &str, body: &str) -> String {
    format!("-- content/incidents/report.md --\n---\ntitle: Checkout is down\n{front}---\n{body}")
}

fn codes(snapshot: &Snapshot) -> Vec<&'static str> {
    let codes = snapshot.diagnostics.iter().map(|it| it.code.0);
    codes.filter(|code| !ASIDE.contains(code)).collect()
}

#[track_caller]
fn expect(files: &str, expected: &[&str]) -> Snapshot {
    let snapshot = check(files);
    let said: Vec<&str> = snapshot.diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(codes(&snapshot), expected, "{said:#?}");
    snapshot
}

fn message<'a>(snapshot: &'a Snapshot, code: &str) -> &'a str {
    let mut found = snapshot.diagnostics.iter().filter(|it| it.code.0 == code);
    &found.next().unwrap_or_else(|| panic!("no {code}")).message
}

fn times(pairs: &[(&str, &str)]) -> String {
    let lines: Vec<String> = pairs.iter().map(|(key, at)| format!("  {key}: {at}")).collect();
    format!("times:\n{}\n", lines.join("\n"))
}

#[test]
fn an_end_before_the_start_is_said_once_with_both_values() {
    let front = times(&[
        ("started", "2021-05-30T05:40:00Z"),
        ("detected", "2021-05-30T01:50:00Z"),
        ("resolved", "2021-05-30T02:11:00Z"),
    ]);
    let snapshot = expect(&report(&front, ""), &["CB201"]);
    assert_eq!(
        message(&snapshot, "CB201"),
        "`resolved` (2021-05-30 02:11 UTC) is 3 h 29 min before `started` (2021-05-30 05:40 UTC)"
    );
}

#[test]
fn one_late_milestone_is_one_finding() {
    let front = times(&[
        ("started", "2026-03-02T14:00:00Z"),
        ("detected", "2026-03-02T19:00:00Z"),
        ("acknowledged", "2026-03-02T14:10:00Z"),
        ("mitigated", "2026-03-02T14:20:00Z"),
        ("resolved", "2026-03-02T15:00:00Z"),
    ]);
    let snapshot = expect(&report(&front, ""), &["CB202"]);
    let said = message(&snapshot, "CB202");
    assert!(said.contains("later than `acknowledged`, `mitigated` and `resolved`"), "{said}");
}

#[test]
fn the_fewest_events_are_out_of_order() {
    let row = |time: &str| format!("| 2026-03-02 {time} | Something |\n");
    let table = |rows: &[&str]| {
        let rows: String = rows.iter().map(|time| row(time)).collect();
        report("", &format!("## Timeline\n| Time (UTC) | Event |\n| --- | --- |\n{rows}"))
    };
    expect(&table(&["14:00", "14:10", "14:10", "14:20"]), &[]);
    expect(&table(&["14:00", "15:55", "14:10", "14:20", "14:30"]), &["CB206"]);
    expect(&table(&["14:00", "14:30", "14:10", "14:40", "14:20", "14:50"]), &["CB206", "CB206"]);
    // From the last to the first, throughout: another order, not a slip.
    expect(&table(&["14:50", "14:40", "14:30", "14:20", "14:00"]), &[]);
}

#[test]
fn a_wrong_year_is_one_finding_and_names_the_right_date() {
    let front = times(&[
        ("started", "2021-06-09T13:15:00Z"),
        ("detected", "2020-06-09T13:20:00Z"),
        ("mitigated", "2021-06-09T13:46:00Z"),
        ("resolved", "2021-06-09T13:58:00Z"),
    ]);
    let snapshot = expect(&report(&front, ""), &["CB214"]);
    let found = snapshot.diagnostics.iter().find(|it| it.code.0 == "CB214").expect("it is found");
    assert_eq!(found.help(), Some("if the year is a slip, write 2021-06-09"));
}

#[test]
fn events_far_away_are_told_once_a_side() {
    let front = times(&[("started", "2026-03-02T14:00:00Z"), ("resolved", "2026-03-02T15:00:00Z")]);
    let body = "## Timeline\n\
        - 2026-01-02 10:00 UTC [change]: pool size lowered\n\
        - 2026-03-02 14:00 UTC: errors begin\n\
        - 2026-03-02 15:00 UTC: service is back\n\
        - 2026-03-08 10:00 UTC: cache warmed\n\
        - 2026-03-09 10:00 UTC: cache warmed again\n";
    let snapshot = expect(&report(&front, body), &["CB207"]);
    assert!(message(&snapshot, "CB207").ends_with("and 1 event more"));
}

#[test]
fn sections_weigh_by_status_and_severity() {
    let level = |front: &str| {
        let config = "-- casebook.yaml --\nsections: {required: [{sections: [impact]}]}\n";
        let snapshot = check(&format!("{config}{}", report(front, "Text.\n")));
        snapshot.diagnostics.iter().find(|it| it.code.0 == "CB301").map(|it| it.level)
    };
    assert_eq!(level("status: draft\nseverity: sev1\n"), Some(Level::Info));
    assert_eq!(level("status: published\nseverity: sev1\n"), Some(Level::Error));
    assert_eq!(level("status: in-review\nseverity: sev1\n"), Some(Level::Warning));
    assert_eq!(level("status: published\nseverity: sev3\n"), Some(Level::Warning));
    assert_eq!(level("status: published\nimpact: [{label: Orders, value: 412}]\n"), None);
}

#[test]
fn a_section_of_prompts_is_empty_and_nothing_else() {
    let snapshot = expect(&report("status: draft\n", "## Impact\nTODO\n"), &["CB302"]);
    assert_eq!(
        message(&snapshot, "CB302"),
        "the section `impact` holds only the template's prompt"
    );
}

#[test]
fn what_no_item_has_is_said_once() {
    let item =
        |id: u8| format!("  - {{id: A{id}, title: Alert when the pool of checkout is empty}}\n");
    let front = |items: u8| format!("actions:\n{}", (0..items).map(item).collect::<String>());
    expect(&report(&front(5), ""), &["CB401", "CB402"]);
    expect(&report(&front(1), ""), &["CB401", "CB402"]);
    let mixed = format!("{}  - {{id: X, title: Y, owner: a, due: 2027-01-01}}\n", front(2));
    expect(&report(&mixed, ""), &["CB401", "CB402", "CB401", "CB402"]);
}

#[test]
fn links_find_pages_however_they_are_written() {
    let other = "-- content/incidents/PM 2 - Kafka.md --\n# Kafka\n## Impact\nNone.\n";
    let image = "-- content/incidents/assets/a b.png --\nnot an image\n";
    let with = |body: &str| format!("{}{other}{image}", report("", body));
    let fine = "[a](PM%202%20-%20Kafka.md) [b](./PM%202%20-%20Kafka.html#impact) ![c](assets/a%20b.png)\n\
        [d](assets/) [e](/elsewhere) [f](https://example.org/x.md) [g](#) [h](mailto:a@example.org)\n\
        [i](../../../outside.md) [j](<%= path %>)\n";
    expect(&with(fine), &[]);
    expect(&with("[a](PM%203.md)\n"), &["CB701"]);
    expect(&with("![a](assets/b.png)\n"), &["CB704"]);
    expect(&with("[a](errors.csv)\n"), &["CB704"]);
    expect(&with("[a](PM%202%20-%20Kafka.md#cause)\n"), &["CB702"]);
    expect(&with("[[PM 9]]\n"), &["CB703"]);
    expect(&with("<a id=\"here\"></a>\n\n[a](#here)\n"), &[]);
}

#[test]
fn an_unknown_id_names_the_nearest() {
    let two = "-- content/incidents/a.md --\n---\nid: INC-2026-014\ntitle: A\n---\n\
        -- content/incidents/b.md --\n---\nid: INC-2026-020\ntitle: B\n---\nSee [[INC-2026-041]].\n";
    let snapshot = expect(two, &["CB703"]);
    let found = snapshot.diagnostics.iter().find(|it| it.code.0 == "CB703").expect("it is found");
    assert_eq!(found.help(), Some("did you mean `INC-2026-014`?"));
}

#[test]
fn equal_ids_and_equal_addresses_are_told_apart() {
    let two = |a: &str, b: &str| {
        format!(
            "-- content/incidents/a.md --\n---\nid: {a}\ntitle: A\n---\n\
             -- content/incidents/b.md --\n---\nid: {b}\ntitle: B\n---\n"
        )
    };
    expect(&two("INC-1", "inc-1"), &["CB111"]);
    expect(&two("INC-1", "INC 1"), &["CB707"]);
    expect(&two("INC-1", "INC-2"), &[]);
}

#[test]
fn a_label_answered_below_its_list_is_not_empty() {
    let body = "- **Impact**:\n\nA token was exposed for an hour.\n\n- **Root cause**:\n\n- **Action items**:\n";
    let snapshot = expect(&report("status: draft\nseverity: sev3\n", body), &["CB302", "CB302"]);
    assert!(snapshot.diagnostics.iter().all(|it| !it.message.contains("`impact`")));
}

#[test]
fn a_wrong_year_does_not_put_its_neighbours_out_of_order() {
    let row = |at: &str| format!("| {at} | Something |\n");
    let rows: String =
        ["2023-01-11 14:30", "2023-01-11 14:34", "2022-01-11 14:40", "2023-01-11 14:50"]
            .iter()
            .map(|at| row(at))
            .collect();
    let body = format!("## Timeline\n| Time (UTC) | Event |\n| --- | --- |\n{rows}");
    expect(&report("", &body), &["CB214"]);
}

#[test]
fn an_action_told_in_front_matter_and_table_is_one() {
    let front = "actions:\n\
        - {title: Alert when the pool is nearly empty, owner: team-a, due: 2027-01-01}\n\
        - {title: Add a timeout to the client, owner: team-b, due: 2027-01-01, ticket: OPS-12}\n\
        - {title: Write a runbook for the pool, owner: team-c, due: 2027-02-01}\n";
    let body = "## Action items\n\
        | Action | Owner | Due | Ticket |\n| --- | --- | --- | --- |\n\
        | Alert when pool is nearly empty (page, not mail) | team-a | 2027-01-01 | |\n\
        | **Timeout for the client**, 5 s | team-b | 2027-01-01 | [OPS-12](https://t.example/browse/OPS-12) |\n\
        | Pool runbook | team-c | 2027-02-01 | |\n\
        | Pool runbook for the second pool | team-d | 2027-02-01 | |\n";
    let snapshot = check(&report(front, body));
    let report = snapshot.knowledge.reports.values().next().expect("a report");
    let titles: Vec<&str> = report.actions.iter().map(|it| it.title.value.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Alert when the pool is nearly empty",
            "Add a timeout to the client",
            "Write a runbook for the pool",
            "Pool runbook for the second pool",
        ]
    );
}

#[test]
fn lengths_told_in_sentences_are_held_against_the_times() {
    let times = |started: &str, ended: &str| {
        times(&[
            ("started", &format!("2026-03-02T{started}:00Z")),
            ("mitigated", &format!("2026-03-02T{ended}:00Z")),
        ])
    };
    let said = |front: &str, body: &str| {
        let snapshot = check(&report(front, body));
        let mut found = snapshot.diagnostics.iter().filter(|it| it.code.0 == "CB211");
        found.next().map(|it| (it.message.clone(), it.help().unwrap_or_default().to_owned()))
    };
    let front = times("14:06", "16:20");
    for fine in [
        "# X\n\nThe outage lasted about 2 hours.\n\n## Timeline\n",
        "## Summary\nFor 134 minutes users could not pay.\n",
        "## Impact\nThis may lead to a 5-minute outage again.\n",
        "## Root cause\nThe cache was down for 5 minutes.\n",
        "## Summary\nAn outage of less than 10 minutes was expected.\n",
    ] {
        assert_eq!(said(&front, fine), None, "{fine}");
    }
    for (body, message, advice) in [
        ("The incident lasted 3 h 14 min.\n", "is 3 h 14 min, but", "off by one hour"),
        ("The incident lasted 2 h 41 min.\n", "is 2 h 41 min", "swapped"),
        ("The incident lasted 2.2 hours and 14 h 14 min.\n", "2.2 hours", ""),
        ("## Summary\nA 14-minute outage of checkout.\n", "is 14-minute", ""),
        ("## Impact\nCheckout was unavailable for nine hours.\n", "is nine hours", ""),
    ] {
        let Some((said, help)) = said(&front, body) else { panic!("nothing on {body}") };
        assert!(said.contains(message) && help.contains(advice), "{body}: {said} / {help}");
    }
    let (_, half_day) =
        said(&times("02:06", "16:20"), "The incident lasted 2 h 14 min.\n").expect("it differs");
    assert!(half_day.contains("12 hours apart"), "{half_day}");
    let decimal = said(&times("14:00", "16:30"), "- Time to repair: 2h 50m\n").expect("it differs");
    assert!(decimal.1.contains("decimal"), "{decimal:?}");
    let keyed = format!("{front}extra: {{downtime_minutes: 45}}\n");
    assert!(said(&keyed, "").is_some_and(|(said, _)| said.contains("is 45")));
    let offset =
        "times:\n  started: 2026-03-02T14:00:00+05:30\n  mitigated: 2026-03-02T16:00:00+05:30\n";
    let (_, advice) = said(offset, "The incident lasted 7 h 30 min.\n").expect("it differs");
    assert!(advice.contains("+05:30"), "{advice}");
}
