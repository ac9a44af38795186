//! The timeline from outside: years, months, lanes, intervals, and no more marks than can be pointed at.

use std::collections::BTreeSet;
use std::path::Path;

use regex::Regex;
use serde_json::Value;

use crate::lists::gzipped;
use crate::support::{Casebook, read};

fn report(id: &str, more: &str) -> String {
    format!("---\nid: {id}\ntitle: About {id}\n{more}\n---\nText.\n")
}

fn incidents(site: &Path, path: &str) -> Vec<Value> {
    let data: Value = serde_json::from_str(&read(site, path)).expect("JSON");
    data["incidents"].as_array().expect("incidents").clone()
}

fn ids(site: &Path, path: &str) -> Vec<String> {
    incidents(site, path).iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}

fn drawing(page: &str) -> &str {
    let start = page.find("<svg class=\"chart\" width=\"100%\"").expect("a drawing");
    &page[start..start + page[start..].find("<figcaption>").expect("its end")]
}

fn few() -> Casebook {
    let casebook = Casebook::new("-- casebook.yaml --\nservices:\n  - {id: web}\n  - {id: mail}\n");
    let files = [
        (
            "a",
            "severity: sev1\nservices: [web, mail]\ncauses: [cert]\ntimes: {started: 2026-03-02T10:00:00Z, mitigated: 2026-03-02T12:00:00Z, resolved: 2026-03-09T10:00:00Z}",
        ),
        (
            "b",
            "severity: sev3\nservices: [web]\ntimes: {started: 2026-03-02T11:00:00Z, resolved: 2026-03-02T13:00:00Z}",
        ),
        ("c", "severity: sev4\nservices: [web]\ntimes: {started: 2026-03-20T11:00:00Z}"),
        ("d", "services: [mail]\ntimes: {started: 2026-03-25}"),
        (
            "e",
            "services: [mail]\ntimes: {started: 2026-02-20T10:00:00Z, resolved: 2026-03-05T10:00:00Z}",
        ),
        ("f", "times: {started: 2025-12-31T23:00:00Z, resolved: 2026-01-01T02:00:00Z}"),
    ];
    for (id, more) in files {
        casebook.write(&format!("content/{id}.md"), report(id, more));
    }
    casebook.run(&["build"]).expect_code(0);
    casebook
}

#[test]
fn each_stretch_holds_what_began_in_it_or_went_on_into_it() {
    let casebook = few();
    let site = casebook.path("public");
    assert_eq!(ids(&site, "timeline/intervals.json"), ["d", "c", "b", "a", "e", "f"]);
    assert_eq!(ids(&site, "timeline/2026/03/intervals.json"), ["d", "c", "b", "a", "e"]);
    assert_eq!(ids(&site, "timeline/2026/02/intervals.json"), ["e"]);
    assert_eq!(ids(&site, "timeline/2026/intervals.json"), ["d", "c", "b", "a", "e", "f"]);
    let page = read(&site, "timeline/2026/03/index.html");
    assert!(page.contains("Began before and went on"), "{page}");
    let rows: Vec<&str> = page.split("<tr data-id=\"").skip(1).map(|it| &it[..1]).collect();
    assert_eq!(rows, ["d", "c", "b", "a", "e"], "the list says the same as the lanes");
    assert!(page.contains(">4 incidents<"), "only those that began in it are counted");
    assert!(!site.join("timeline/2026/04").exists(), "no page without an incident");
}

#[test]
fn intervals_end_with_the_harm_and_say_what_is_not_known() {
    let casebook = few();
    let site = casebook.path("public");
    let rows = incidents(&site, "timeline/2026/03/intervals.json");
    let of = |id: &str| rows.iter().find(|row| row["id"] == id).expect("an incident").clone();
    assert_eq!(of("a")["to"], "2026-03-02T12:00:00Z");
    assert_eq!(of("b")["to"], "2026-03-02T13:00:00Z");
    assert_eq!((&of("c")["to"], &of("c")["precision"]), (&Value::Null, &"minute".into()));
    let day = of("d");
    assert_eq!(
        (&day["from"], &day["to"], &day["precision"]),
        (&"2026-03-25".into(), &"2026-03-25".into(), &"day".into())
    );
    let table = read(&site, "timeline/2026/03/intervals.csv");
    let mut lines = table.lines();
    let head = "id,title,severity,services,causes,from,to,precision,url";
    assert_eq!(lines.next(), Some(head));
    assert_eq!(lines.next(), Some("d,About d,,mail,,2026-03-25,2026-03-25,day,incidents/d/"));
    assert_eq!(lines.clone().count() + 1, rows.len(), "the same rows: {table}");
    assert!(table.contains(",sev1,web mail,cert,2026-03-02T10:00:00Z,"), "{table}");
    let all = read(&site, "timeline/index.html");
    assert!(all.contains("The grey steps in a lane tell") && all.contains("at most 3."), "{all}");
    let page = read(&site, "timeline/2026/03/index.html");
    let drawing = drawing(&page);
    assert_eq!(drawing.matches("d=\"M3-6 10 0 3 6Z\"").count(), 1, "one points on");
    assert_eq!(drawing.matches("class=\"bare l5\"").count(), 1, "one is hollow");
    assert_eq!(drawing.matches("class=\"join\"").count(), 1, "one is in two lanes");
    assert!(drawing.contains("At once, at most 3"), "a, b and e: {drawing}");
    assert!(
        page.contains("</svg>no end recorded<") && page.contains("</svg>only the day is known<")
    );
    assert!(page.contains("</svg>no severity told<"), "d and e name none");
}

#[test]
fn lanes_can_be_chosen_and_every_step_of_the_zoom_leads_on() {
    let casebook = few();
    let site = casebook.path("public");
    let lanes = |path: &str| {
        let page = read(&site, path);
        let pattern = Regex::new("<tspan class=\"strong\">([^<]+)</tspan>").expect("a pattern");
        let names = pattern.captures_iter(drawing(&page)).map(|it| it[1].to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(lanes("timeline/index.html"), ["2026", "2025"]);
    assert_eq!(lanes("timeline/2026/03/index.html"), ["mail", "web"]);
    assert_eq!(lanes("timeline/2026/03/by-cause/index.html"), ["cert", "No cause named"]);
    assert_eq!(lanes("timeline/by-service/index.html"), ["mail", "web", "No service named"]);
    let month = read(&site, "timeline/2026/03/by-cause/index.html");
    let earlier = "href=\"../../../../timeline/2026/02/by-cause/\" rel=\"prev\"";
    assert!(month.contains(earlier) && !month.contains("rel=\"next\""), "{month}");
    assert!(month.contains("<meta name=\"robots\" content=\"noindex\">"));
    let all = read(&site, "timeline/index.html");
    assert!(
        all.contains("href=\"../timeline/2026/03/\"") && all.contains("href=\"../timeline/2025/\"")
    );
    let listed = all.matches("<tr data-id=").count();
    assert!(listed == 6 && all.contains("id=\"m-2026-03\""), "a list under months: {listed}");
    assert!(all.contains("role=\"img\"") && all.contains("6 incidents in 2025 to 2026."));
}

#[test]
fn thousands_are_gathered_and_nothing_grows_without_bounds() {
    let casebook = Casebook::new("-- casebook.yaml --\ntitle: Many\n");
    let first = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day");
    for at in 0..1_300_u64 {
        let day = first + chrono::Days::new(at / 2);
        let more = format!(
            "severity: sev{}\nservices: [s-{}, s-{}]\ncauses: [c-{}]\ntimes: {{started: {day}T{:02}:00:00Z, resolved: {day}T23:30:00Z}}",
            at % 5 + 1,
            at % 23,
            at % 7,
            at % 9,
            at % 23
        );
        casebook.write(&format!("content/i-{at}.md"), report(&format!("I-{at:04}"), &more));
    }
    casebook.run(&["build"]).expect_code(0);
    let site = casebook.path("public");
    let mut units = BTreeSet::new();
    let address = Regex::new("data-href=\"([^\"]+)\"").expect("a pattern");
    for path in [
        "timeline/",
        "timeline/by-service/",
        "timeline/by-cause/",
        "timeline/2025/",
        "timeline/2025/by-cause/",
        "timeline/2025/05/",
        "timeline/2025/05/page/2/",
    ] {
        let page = read(&site, &format!("{path}index.html"));
        assert!(gzipped(page.as_bytes()) <= 40_000, "{path}: {}", gzipped(page.as_bytes()));
        assert!(page.matches('<').count() - page.matches("</").count() <= 1_700, "{path}");
        if path.contains("page/") {
            continue;
        }
        let drawing = drawing(&page);
        assert!(gzipped(drawing.as_bytes()) <= 6_000, "{path}: {}", gzipped(drawing.as_bytes()));
        assert!(drawing.matches("<rect").count() <= 900, "{path}");
        for unit in ["week", "month", "quarter", "year"] {
            if page.contains(&format!("each stands for a {unit},")) {
                units.insert(unit);
            }
        }
        for href in address.captures_iter(drawing) {
            assert!(site.join(&href[1]).join("index.html").exists(), "{path}: {}", &href[1]);
        }
    }
    assert!(units.len() > 1, "{units:?}");
    let all = read(&site, "timeline/index.html");
    assert_eq!(all.matches("<tr data-id=").count(), 20, "the latest alone");
    let months: usize = (1..=10)
        .map(|month| ids(&site, &format!("timeline/2025/{month:02}/intervals.json")).len())
        .sum();
    assert_eq!(months, ids(&site, "timeline/2025/intervals.json").len());
}
