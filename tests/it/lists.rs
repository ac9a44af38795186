//! Lists from outside: facets lead to as many as they count, and table, CSV and JSON say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;
use serde_json::Value;

use crate::support::{Casebook, read, sample};

/// The sample casebook, built.
/// Returns one column of a CSV file.
fn column(site: &Path, path: &str, name: &str) -> Vec<String> {
    let text = read(site, path);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = reader.headers().expect("a head").iter().position(|it| it == name);
    let at = at.unwrap_or_else(|| panic!("{path} has no {name}"));
    reader.records().map(|row| row.expect("a row")[at].to_owned()).collect()
}

fn json(site: &Path, path: &str, list: &str, key: &str) -> Vec<String> {
    let data: Value = serde_json::from_str(&read(site, path)).expect("JSON");
    let rows = data[list].as_array().unwrap_or_else(|| panic!("{path} has no {list}"));
    rows.iter().map(|row| row[key].as_str().expect("a text").to_owned()).collect()
}

fn captures(pattern: &str, text: &str) -> Vec<String> {
    let pattern = Regex::new(pattern).expect("a pattern");
    pattern.captures_iter(text).map(|it| it[1].to_owned()).collect()
}

/// The ids of the rows of a list, over all its pages.
fn rows(site: &Path, href: &str) -> Vec<String> {
    let mut found = Vec::new();
    for number in 1.. {
        let page = if number == 1 { href.to_owned() } else { format!("{href}page/{number}/") };
        if !site.join(&page).join("index.html").exists() {
            break;
        }
        found.extend(captures(
            "<tr data-id=\"([^\"]+)\"",
            &read(site, &format!("{page}index.html")),
        ));
    }
    found
}

#[test]
fn every_value_of_a_facet_leads_to_as_many_as_it_counts() {
    let (_dir, site) = sample();
    let page = read(&site, "incidents/index.html");
    let link = Regex::new(
        r#"<span class="name">([^<]+)</span></label><a class="count" href="\.\./([^"]+)" aria-label="[^"]+: (\d+)">(\d+)</a>"#,
    )
    .expect("a pattern");
    let mut facets = BTreeMap::new();
    for (letter, section) in ('a'..).zip(page.split(" data-facet=\"").skip(1)) {
        let key = section.split('"').next().expect("a key");
        for (at, option) in section.split("<li data-value=").skip(1).enumerate() {
            let option = option.split("</li>").next().expect("an end");
            let class = format!("class=\"{letter}{at}\"");
            // The sheet knows eight values of a facet; the others are links without a script.
            assert_eq!(option.contains(&class), at < 8, "{class} in {option}");
            // Without a script the marks of the rows say what fits; here all rows are on one page.
            let mark =
                Regex::new(&format!(r#"<tr [^>]*data-f="(?:[^"]* )?{letter}{at}(?: [^"]*)?""#));
            let marked = mark.expect("a pattern").find_iter(&page).count();
            let count = captures(r#"class="count"[^>]*>(\d+)<"#, option);
            assert_eq!(count, [marked.to_string()], "{key} {option}");
            let Some(found) = link.captures(option) else { continue };
            let ids = column(&site, &format!("{}incidents.csv", &found[2]), "id");
            assert_eq!(
                (ids.len().to_string().as_str(), &found[4]),
                (&found[3], &found[3]),
                "{key} {}",
                &found[1]
            );
            *facets.entry(key).or_insert(0) += 1;
        }
    }
    let keys: Vec<&str> = facets.keys().copied().collect();
    assert_eq!(keys, ["cause", "service", "severity", "status", "tag", "trigger", "year"]);
    assert_eq!(facets["year"], 3);
    assert_eq!(facets["status"], 1, "what is in review; the published ones are this list");
    let states = page.split("data-facet=\"status\"").nth(1).expect("states");
    assert!(states.contains("<span class=\"name\">Published</span><span class=\"count\">"));
}

#[test]
fn what_was_superseded_is_told_beside_the_count_and_in_none() {
    let (_dir, site) = sample();
    let link =
        "<a href=\"../incidents/state/superseded/\">One superseded report</a> is not counted.";
    let list = read(&site, "incidents/index.html");
    assert!(list.contains(link) && !list.contains("value=\"superseded\""), "{list}");
    let year = read(&site, "incidents/state/superseded/index.html");
    let year = &captures(r#"datetime="(\d{4})-"#, &year)[0];
    assert!(read(&site, &format!("incidents/{year}/index.html")).contains("is not counted."));
    let other = if year == "2026" { "2025" } else { "2026" };
    assert!(!read(&site, &format!("incidents/{other}/index.html")).contains("is not counted."));
    let numbers = |path: &str| {
        let page = read(&site, path).replace('\n', " ");
        let facet = page.split("data-facet=\"severity\"").nth(1).expect("severities").to_owned();
        captures(r#"class="count"[^>]*>(\d+)<"#, facet.split("</ul>").next().expect("an end"))
    };
    assert_eq!(numbers("incidents/index.html"), numbers("search/index.html"), "one rule");
}

#[test]
fn a_list_is_the_same_as_a_table_as_csv_and_as_json() {
    let (_dir, site) = sample();
    let lists = ["incidents/2025/", "incidents/state/superseded/", "services/auth/", "tags/dns/"];
    for href in lists {
        let table = rows(&site, href);
        assert!(!table.is_empty(), "{href}");
        assert_eq!(table, column(&site, &format!("{href}incidents.csv"), "id"), "{href}");
        assert_eq!(table, json(&site, &format!("{href}incidents.json"), "incidents", "id"));
        let page = read(&site, &format!("{href}index.html"));
        assert!(page.contains("incidents.csv\">CSV</a>"), "{href} leads to its data");
    }
    let all = column(&site, "incidents.csv", "id");
    assert_eq!(all, json(&site, "incidents.json", "incidents", "id"));
    let listed: BTreeSet<String> = rows(&site, "incidents/").into_iter().collect();
    let aside: BTreeSet<String> = rows(&site, "incidents/state/superseded/").into_iter().collect();
    assert_eq!(listed.len() + aside.len(), all.len());
    assert_eq!(listed.union(&aside).cloned().collect::<BTreeSet<_>>(), all.into_iter().collect());
}

#[test]
fn the_catalog_has_what_the_list_needs_beyond_its_page() {
    let (_dir, site) = sample();
    let catalog: Value = serde_json::from_str(&read(&site, "catalog.json")).expect("JSON");
    let columns = catalog["columns"].as_object().expect("columns");
    assert!(columns.values().all(|column| column.as_array().is_some_and(|it| it.len() == 23)));
    assert_eq!((&columns["id"][0], &columns["url"][0]), (&"INC-2026-021".into(), &Value::Null));
    assert_eq!(columns["duration"][0], 6720);
    let internal = columns["internal"].as_array().expect("a column").iter();
    assert_eq!(internal.filter(|it| **it == true).count(), 1, "one is for internal readers");
    let service = columns["services"][0][0].as_u64().and_then(|at| usize::try_from(at).ok());
    let service = &catalog["words"]["services"][service.expect("a place")];
    let page = read(&site, "incidents/inc-2026-021/index.html");
    assert!(page.contains(&format!("services/{}/", service.as_str().expect("an id"))), "{service}");
    assert_eq!(catalog["names"]["service"]["auth"], "Sign-in");
    let page = read(&site, "incidents/index.html");
    assert!(page.contains("data-source=\"../catalog.json\" data-total=\"22\""), "{page}");
}

#[test]
fn long_lists_go_on_by_year_and_stay_small() {
    let casebook = Casebook::new("-- casebook.yaml --\ntitle: Many\n");
    for at in 0..130 {
        let (year, day) = (2025 + at % 2, at % 28 + 1);
        casebook.write(
            &format!("content/i-{at}.md"),
            format!(
                "---\nid: I-{at}\ntitle: A title of some length about number {at}\nsummary: A sentence about what happened in number {at}.\nseverity: sev{}\nservices: [s-{}, t-{}]\ntimes: {{started: {year}-03-{day:02}T10:00:00Z, resolved: {year}-03-{day:02}T11:00:00Z}}\n---\nText.\n",
                at % 5 + 1, at % 17, at % 7
            ),
        );
    }
    casebook.run(&["build"]).expect_code(0);
    let site = casebook.path("public");
    let page = read(&site, "incidents/index.html");
    assert_eq!(rows(&site, "incidents/").len(), 40);
    assert!(
        page.contains("90 older incidents, by year")
            && page.contains("href=\"../incidents/2025/\"")
    );
    assert_eq!(rows(&site, "incidents/2025/").len(), 65);
    assert_eq!(rows(&site, "incidents/2025/"), column(&site, "incidents/2025/incidents.csv", "id"));
    assert!(page.contains("12 more</a>"), "the other services");
    let weight = gzipped(page.as_bytes());
    assert!(weight <= 40_000, "{weight} bytes gzipped");
    assert!(page.matches('<').count() - page.matches("</").count() <= 1_500, "elements");
}

/// How many bytes a file takes on its way.
pub(crate) fn gzipped(bytes: &[u8]) -> usize {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory").len()
}
