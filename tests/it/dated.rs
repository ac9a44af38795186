//! When a report came out and when it changed: in feeds and in structured data, with and without git.

use serde_json::Value;

use crate::support::{Casebook, Repository};

const REPORTS: &str = "-- casebook.yaml --\ntitle: Log\nbase_url: https://x.example/\n-- content/said.md --\n---\nid: SAID\ntitle: It says so\nservices: [web]\ncauses: [cert]\ntrigger: config-push\ntags: [On call]\ntimes: {started: 2020-01-05}\npublished: 2020-02-01\n---\nText.\n-- content/silent.md --\n---\nid: SILENT\ntitle: It does not\ntimes: {started: 2020-01-07}\n---\nText.\n";

fn build(casebook: &Casebook) {
    casebook.run(&["--as-of", "2026-11-23", "build"]).expect_code(0);
}

/// Entries of the feed by the end of their address: when they came out and when they changed.
fn entries(casebook: &Casebook) -> Vec<(String, String, String)> {
    let feed: Value = serde_json::from_str(&casebook.read("public/feed.json")).expect("JSON");
    let items = feed["items"].as_array().expect("items");
    let text = |it: &Value| it.as_str().expect("a text").to_owned();
    items
        .iter()
        .map(|it| {
            let name = text(&it["url"]).trim_end_matches('/').rsplit('/').next().map(str::to_owned);
            (name.expect("a name"), text(&it["date_published"]), text(&it["date_modified"]))
        })
        .collect()
}

fn article(casebook: &Casebook, name: &str) -> Value {
    let page = casebook.read(&format!("public/incidents/{name}/index.html"));
    let (_, data) = page.split_once("<script type=\"application/ld+json\">").expect("data");
    let data = data.split("</script>").next().expect("an end");
    serde_json::from_str::<Value>(data).expect("JSON")["@graph"][0].clone()
}

#[test]
fn without_git_a_report_came_out_when_it_says_or_when_it_happened() {
    let casebook = Casebook::new(REPORTS);
    build(&casebook);
    let day = |day: &str| format!("{day}T00:00:00Z");
    let expected = [
        ("said".to_owned(), day("2020-02-01"), day("2020-02-01")),
        ("silent".to_owned(), day("2020-01-07"), day("2020-01-07")),
    ];
    assert_eq!(entries(&casebook), expected, "the one that came out last is first");
    let atom = casebook.read("public/feed.atom");
    let said = atom.split("<entry>").nth(1).expect("an entry");
    assert!(said.contains("<published>2020-02-01T00:00:00Z</published>"), "{said}");
    for word in ["web", "cert", "config-push", "On call"] {
        assert!(
            said.to_lowercase().contains(&format!("<category term=\"{}\"", word.to_lowercase())),
            "{word}: {said}"
        );
    }
    let article = article(&casebook, "said");
    assert_eq!(article["datePublished"], "2020-02-01");
    assert!(article.get("dateModified").is_none(), "nothing is made up");
    assert_eq!(article["publisher"]["name"], "Log");
    let keywords = serde_json::json!(["web", "config-push", "cert", "on-call"]);
    assert_eq!(article["keywords"], keywords);
    assert!(self::article(&casebook, "silent").get("datePublished").is_none());
}

#[test]
fn git_tells_when_a_report_came_out_and_when_it_changed() {
    let repository = Repository::new(REPORTS);
    let today = repository.git(&["log", "--max-count=1", "--format=%as"]).trim().to_owned();
    build(&repository);
    let day = format!("{today}T00:00:00Z");
    let expected = [
        ("silent".to_owned(), day.clone(), day.clone()),
        ("said".to_owned(), "2020-02-01T00:00:00Z".to_owned(), day.clone()),
    ];
    assert_eq!(entries(&repository), expected);
    assert!(repository.read("public/feed.atom").contains(&format!("<updated>{day}</updated>")));
    let article = article(&repository, "said");
    assert_eq!(
        (&article["datePublished"], &article["dateModified"]),
        (&"2020-02-01".into(), &Value::from(today))
    );
    let config = repository.read("casebook.yaml") + "\nrepository: {history: off}\n";
    repository.write("casebook.yaml", config);
    build(&repository);
    assert_eq!(
        entries(&repository)[1].1,
        "2020-01-07T00:00:00Z",
        "git is asked only when it may be"
    );
}
