//! Golden queries: what people type, and the reports they should find, best first.

use casebook_search::{
    ActionCounts, Day, Engine, Kind, Label, Match, Part, Record, Results, write_index,
};

fn part(heading: &str, text: &str) -> Part {
    Part {
        heading: heading.to_owned(),
        anchor: heading.to_lowercase().replace(' ', "-"),
        text: text.to_owned(),
    }
}

fn record(
    id: &str,
    title: &str,
    date: &str,
    severity: &str,
    services: &[&str],
    parts: &[(&str, &str)],
) -> Record {
    Record {
        id: id.to_owned(),
        url: format!("incidents/{}/", id.to_lowercase()),
        title: title.to_owned(),
        date: Day::parse(date),
        severity: Some(Label {
            id: severity.to_owned(),
            names: vec![severity.replace("sev", "P")],
        }),
        status: "published".to_owned(),
        services: services.iter().copied().map(Label::new).collect(),
        parts: parts.iter().map(|(heading, text)| part(heading, text)).collect(),
        ..Record::default()
    }
}

fn corpus() -> Vec<Record> {
    vec![
        Record {
            tags: vec![Label::new("dns")],
            causes: vec![Label::new("config")],
            duration: Some(3 * 3600),
            actions: ActionCounts { open: 2, overdue: 1, ..ActionCounts::default() },
            summary: "Stale DNS records sent checkout traffic to a retired load balancer."
                .to_owned(),
            ..record(
                "INC-2025-003",
                "DNS change broke checkout",
                "2025-02-11",
                "sev1",
                &["checkout", "edge-dns"],
                &[
                    (
                        "Timeline",
                        "14:02 the zone file was deployed. 14:09 resolvers answered NXDOMAIN.",
                    ),
                    (
                        "Root cause",
                        "The zone file was deployed without validation; dial tcp: i/o timeout followed.",
                    ),
                ],
            )
        },
        Record {
            duration: Some(1200),
            actions: ActionCounts { done: 1, ..ActionCounts::default() },
            trigger: Some(Label::new("deploy")),
            ..record(
                "INC-2025-019",
                "Checkout latency after a deploy",
                "2025-09-30",
                "sev2",
                &["checkout"],
                &[
                    (
                        "Summary",
                        "A deployment doubled database connections and max_connections was reached.",
                    ),
                    (
                        "Lessons learned",
                        "The kube-proxy restart during INC-2025-003 had hidden the connection leak.",
                    ),
                ],
            )
        },
        Record {
            duration: Some(40_000),
            actions: ActionCounts { open: 1, ..ActionCounts::default() },
            ..record(
                "INC-2026-002",
                "Replication lag lost search updates",
                "2026-01-20",
                "sev2",
                &["search"],
                &[
                    (
                        "Summary",
                        "Kubernetes evicted the replica; replication fell behind by 40 minutes.",
                    ),
                    ("Détection", "Die Störung wurde in Zürich bemerkt. 数据库复制延迟。"),
                ],
            )
        },
        Record {
            status: "draft".to_owned(),
            ..record(
                "INC-2026-009",
                "Kubernetes node pool ran out of memory",
                "2026-03-02",
                "sev3",
                &["platform"],
                &[("Impact", "Pods were OOMKilled and timeouts reached customers.")],
            )
        },
        Record {
            kind: Kind::Plan,
            date: None,
            severity: None,
            ..record(
                "dns-runbook",
                "Runbook: DNS outage",
                "",
                "",
                &[],
                &[("Steps", "Check the resolvers, then the zone file.")],
            )
        },
    ]
}

fn engine() -> Engine {
    write_index(corpus()).expect("written").open().expect("opened")
}

fn search(query: &str) -> Results {
    engine().search(query, 10).expect("answered")
}

fn check(query: &str, expected: &[&str]) {
    let results = search(query);
    let found: Vec<_> = results.hits.iter().map(|hit| hit.facts.id.as_str()).collect();
    assert_eq!(found, expected, "{query}: {}", results.reading);
    assert_eq!(results.total, expected.len(), "{query}");
}

#[test]
fn finds_words_with_the_title_first() {
    check("dns", &["INC-2025-003", "dns-runbook"]);
    check("checkout", &["INC-2025-003", "INC-2025-019"]);
    check("DNS checkout", &["INC-2025-003"]);
    check("dns -runbook", &["INC-2025-003"]);
    check("title:kubernetes", &["INC-2026-009"]);
}

#[test]
fn finds_other_forms_of_a_word() {
    check("deploying checkout", &["INC-2025-019", "INC-2025-003"]);
    check("replicate", &["INC-2026-002"]);
}

#[test]
fn finds_code_words_error_strings_and_ids() {
    check("i/o timeout", &["INC-2025-003"]);
    check("\"i/o timeout\"", &["INC-2025-003"]);
    check("kube-proxy", &["INC-2025-019"]);
    check("max_connections", &["INC-2025-019"]);
    check("inc-2025-003", &["INC-2025-003", "INC-2025-019"]);
    check("id:inc_2025_003", &["INC-2025-003"]);
    check("2025", &["INC-2025-019"]);
    check("OOMKilled", &["INC-2026-009"]);
}

#[test]
fn finds_words_of_other_languages() {
    check("zurich", &["INC-2026-002"]);
    check("Störung", &["INC-2026-002"]);
    check("数据库", &["INC-2026-002"]);
    check("据数", &[]);
}

#[test]
fn keeps_phrases_together() {
    check("\"zone file was deployed\"", &["INC-2025-003"]);
    check("\"deployed file zone\"", &[]);
    check("\"never closed zone", &[]);
}

#[test]
fn filters_alone_list_the_newest_first() {
    check("severity:sev2", &["INC-2026-002", "INC-2025-019"]);
    check("sev:P1", &["INC-2025-003"]);
    check("severity:sev1 severity:sev3", &["INC-2026-009", "INC-2025-003"]);
    check("service:checkout,search", &["INC-2026-002", "INC-2025-019", "INC-2025-003"]);
    check("service:checkout service:edge-dns", &["INC-2025-003"]);
    check("service:edge*", &["INC-2025-003"]);
    check("2025..2025", &["INC-2025-019", "INC-2025-003"]);
    check("year:2026 status:draft", &["INC-2026-009"]);
    check("after:2025-09-30", &["INC-2026-009", "INC-2026-002"]);
    check("duration:>2h", &["INC-2026-002", "INC-2025-003"]);
    check("duration:<1h", &["INC-2025-019"]);
    check("actions:open", &["INC-2026-002", "INC-2025-003"]);
    check("actions:overdue", &["INC-2025-003"]);
    check("kind:plan", &["dns-runbook"]);
    check("kind:incident -severity:sev2", &["INC-2026-009", "INC-2025-003"]);
}

#[test]
fn filters_and_words_combine() {
    check("checkout severity:sev1 cause:config tag:dns trigger:deploy", &[]);
    check(
        "checkout severity:sev1 cause:config tag:dns actions:open duration:>2h 2025..2026",
        &["INC-2025-003"],
    );
    check("checkout trigger:deploy", &["INC-2025-019"]);
    check("", &["INC-2026-009", "INC-2026-002", "INC-2025-019", "INC-2025-003", "dns-runbook"]);
}

#[test]
fn beginnings_are_found_when_words_are_not() {
    check("replic*", &["INC-2026-002"]);
    let results = search("kuber");
    assert_eq!(results.hits.len(), 2);
    assert!(results.hits.iter().all(|hit| hit.found_by == Match::Prefix));
    assert_eq!(results.suggestion, None);
}

#[test]
fn typos_are_found_and_said() {
    let results = search("kuberntes severity:sev3");
    assert_eq!(results.suggestion.as_deref(), Some("kubernetes severity:sev3"));
    assert_eq!(results.hits[0].facts.id, "INC-2026-009");
    assert_eq!(results.hits[0].found_by, Match::Fuzzy);
    assert_eq!(search("xyzzyplugh").hits.len(), 0);
}

#[test]
fn shows_reports_with_some_of_the_words_and_says_so() {
    let results = search("resolvers NXDOMAIN giraffe");
    assert_eq!(results.hits[0].facts.id, "INC-2025-003");
    assert_eq!(results.hits[0].found_by, Match::Some);
    assert_eq!(results.reading.notes, ["no report has all the words: these have some of them"]);
}

#[test]
fn a_hit_leads_to_its_best_section_and_marks_what_was_searched() {
    let results = search("nxdomain");
    let hit = &results.hits[0];
    assert_eq!(hit.link, "incidents/inc-2025-003/#timeline");
    let marked: Vec<_> =
        hit.snippet.fragments.iter().filter(|it| it.mark).map(|it| it.text.as_str()).collect();
    assert_eq!(marked, ["NXDOMAIN"]);
    assert_eq!(
        hit.snippet.text(),
        "14:02 the zone file was deployed. 14:09 resolvers answered NXDOMAIN."
    );

    let hit = &search("zone validated").hits[0];
    assert_eq!(hit.link, "incidents/inc-2025-003/#root-cause");
    assert_eq!(hit.more_sections[0].url, "incidents/inc-2025-003/#timeline");
}

#[test]
fn a_hit_by_title_alone_shows_the_summary() {
    let hit = &search("title:broke").hits[0];
    assert_eq!(hit.link, "incidents/inc-2025-003/");
    assert!(hit.snippet.text().starts_with("Stale DNS records"));
    assert!(hit.marked_title.fragments.iter().any(|it| it.mark && it.text == "broke"));
}

#[test]
fn long_texts_are_cut_around_the_match() {
    let filler = "nothing to see here ".repeat(200);
    let text = format!("{filler} the needle is here {filler}");
    let record = record("A-1", "Long", "2025-01-01", "sev1", &[], &[("Body", &text)]);
    let engine = write_index([&record]).expect("written").open().expect("opened");
    let hit = &engine.search("needle", 1).expect("answered").hits[0];
    let snippet = hit.snippet.text();
    assert!(
        snippet.starts_with("… ")
            && snippet.ends_with(" …")
            && snippet.contains("the needle is here")
    );
    assert!(snippet.chars().count() < 240, "{snippet}");
}
