//! Hubs from outside: what is filed under a word or a year, at one incident and at thousands.

use crate::support::Casebook;

fn report(id: &str, day: &str, more: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: About {id}\nseverity: sev2\ntimes: {{started: {day}T10:00:00Z, resolved: {day}T11:00:00Z}}\n{more}\n---\n\n## Summary\n\nText.\n"
    )
}

fn built(files: &[(&str, String)]) -> Casebook {
    let casebook = Casebook::new(
        "-- casebook.yaml --\nbase_url: https://x.example/book/\nservices:\n  - {id: web, name: Web shop, owner: team-web, description: Sells things.}\n  - {id: mail}\ncauses:\n  - {id: cert, name: Old certificate, description: Nobody renewed it.}\n  - {id: dns}\n",
    );
    for (path, text) in files {
        casebook.write(&format!("content/incidents/{path}"), text);
    }
    casebook.run(&["build"]).expect_code(0);
    casebook
}

fn three() -> Casebook {
    let action =
        "actions: [{id: A1, title: Renew it, due: 2026-01-01, type: prevent, addresses: cert}]\n";
    built(&[
        (
            "a.md",
            report(
                "A",
                "2025-11-01",
                &format!("services: [web]\ncauses: [cert]\ntrigger: expiry\ntags: [tls]\n{action}"),
            ),
        ),
        (
            "b.md",
            report(
                "B",
                "2026-03-01",
                "services: [web]\ncauses: [cert, dns]\ntrigger: expiry\ntags: [tls]",
            ),
        ),
        ("c.md", report("C", "2026-05-01", "services: [web, mail]\ncauses: [dns]")),
    ])
}

#[test]
fn a_hub_says_what_is_filed_under_it() {
    let page = three().read("public/causes/cert/index.html");
    for told in [
        "Old certificate",
        "Nobody renewed it.",
        "2 incidents",
        "1 open action, 1 overdue",
        "1 came back, 1 while the fix was open",
        "<svg class=\"chart\"",
        "Renew it",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let often = page.split("Services often with it").nth(1).expect("services");
    assert!(often.contains("Web shop</a><span>2 of 2"), "{often}");
    // What was seen once is not often.
    assert!(!page.contains("Causes often with it"), "{page}");
}

#[test]
fn every_hub_names_its_own_feeds_and_they_hold_only_its_reports() {
    let casebook = three();
    for (folder, titles) in [
        ("services/mail", vec!["SEV2: About C"]),
        ("causes/cert", vec!["SEV2: About B", "SEV2: About A"]),
        ("triggers/expiry", vec!["SEV2: About B", "SEV2: About A"]),
        ("tags/tls", vec!["SEV2: About B", "SEV2: About A"]),
        ("severities/sev1", vec![]),
        ("years/2026", vec!["SEV2: About C", "SEV2: About B"]),
    ] {
        let page = casebook.read(&format!("public/{folder}/index.html"));
        let head = page.split("</head>").next().expect("a head");
        for file in ["feed.atom", "feed.json"] {
            assert!(head.contains(&format!("href=\"../../{folder}/{file}\"")), "{folder} {head}");
        }
        let json: serde_json::Value =
            serde_json::from_str(&casebook.read(&format!("public/{folder}/feed.json")))
                .expect("JSON");
        let items = json["items"].as_array().expect("items");
        let found: Vec<_> = items.iter().filter_map(|it| it["title"].as_str()).collect();
        assert_eq!(found, titles, "{folder}");
        assert_eq!(json["feed_url"], format!("https://x.example/book/{folder}/feed.json"));
        let atom = casebook.read(&format!("public/{folder}/feed.atom"));
        assert_eq!(atom.matches("<entry>").count(), titles.len(), "{atom}");
    }
}

#[test]
fn years_are_hubs_and_lead_to_their_neighbours() {
    let casebook = three();
    let index = casebook.read("public/years/index.html");
    assert!(index.find("years/2026/").expect("2026") < index.find("years/2025/").expect("2025"));
    let page = casebook.read("public/years/2025/index.html");
    assert!(page.contains("rel=\"next\"") && !page.contains("rel=\"prev\""), "{page}");
    assert!(page.contains("../../timeline/2025/") && page.contains("../../incidents/2025/"));
    assert!(casebook.read("public/index.html").contains("years/2026/"));
}

#[test]
fn one_incident_is_calm() {
    let casebook = built(&[("a.md", report("A", "2026-03-01", "services: [web]\ncauses: [cert]"))]);
    let page = casebook.read("public/services/web/index.html");
    assert!(page.contains("1 incident, <time") && !page.contains(" to <time"), "{page}");
    assert!(!page.contains("often with it") && !page.contains("too few"), "{page}");
    let empty = casebook.read("public/services/mail/index.html");
    assert!(empty.contains("No incident of this service is recorded."), "{empty}");
}

#[test]
fn thousands_are_paged_and_drawn_as_months() {
    let day = |at: u64| {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
        (first - chrono::Days::new(at / 2)).to_string()
    };
    let many: Vec<(String, String)> = (0..1200)
        .map(|at| {
            (
                format!("i-{at}.md"),
                report(&format!("I-{at}"), &day(at), "services: [web]\ncauses: [cert]"),
            )
        })
        .collect();
    let many: Vec<(&str, String)> =
        many.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    let casebook = built(&many);
    let page = casebook.read("public/services/web/index.html");
    assert_eq!(page.matches("<tr data-id=").count(), 40, "rows of a page");
    assert!(page.contains("Incidents by month") && page.contains("class=\"heat-"), "a calendar");
    let last = casebook.read("public/services/web/page/30/index.html");
    assert!(last.contains("1,161–1,200 of 1,200") && last.contains("aria-current=\"page\">30"));
    assert!(
        last.contains("href=\"../../../../services/web/\">Web shop</a>"),
        "a step up to the hub"
    );
    assert!(page.len() < 300_000, "{}", page.len());
}
