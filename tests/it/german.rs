//! A site in another language: what its figures say is in that language, drawings and tables included.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::support::{Casebook, run_in};

/// Words of English sentences that are none of German ones.
const ENGLISH: [&str; 27] = [
    "the",
    "of",
    "are",
    "is",
    "were",
    "with",
    "from",
    "each",
    "than",
    "that",
    "which",
    "and",
    "by",
    "no",
    "not",
    "to",
    "too",
    "incidents",
    "between",
    "days",
    "counts",
    "share",
    "actions",
    "half",
    "late",
    "longer",
    "date",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the sample casebook in German.
fn german() -> (Casebook, PathBuf) {
    let casebook = Casebook::new("");
    let config = fs::read_to_string(root().join("casebook.yaml")).expect("the sample's config");
    assert!(!config.contains("\nsite:"), "the sample has words of its own");
    casebook.write("de.yaml", format!("{config}\nsite: {{language: de}}\n"));
    let (site, file) = (casebook.path("site"), casebook.path("de.yaml"));
    let run = run_in(
        root(),
        &[
            "--config",
            file.to_str().expect("UTF-8"),
            "--as-of",
            "2026-11-23",
            "build",
            "--out",
            site.to_str().expect("UTF-8"),
        ],
    );
    run.expect_code(0);
    (casebook, site)
}

/// Every `index.html` below a folder.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.ends_with("index.html") {
            found.push(path);
        }
    }
    found
}

/// What a casebook names itself: its words, its units, its milestones.
fn names() -> Vec<String> {
    let config = fs::read_to_string(root().join("casebook.yaml")).expect("the sample's config");
    let named = Regex::new(r#"(?:name|label|title|owner): "?([^"\n,}]+)"#).expect("a pattern");
    let mut found: Vec<String> =
        named.captures_iter(&config).map(|it| it[1].trim().to_owned()).collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.len()));
    found
}

/// The words of a page's content, without those of reports and of the casebook.
fn words(page: &str, names: &[String]) -> Vec<String> {
    let main = page.split("<main").nth(1).and_then(|it| it.split("</main>").next());
    let links = Regex::new(r"(?s)<a [^>]*incidents/[^>]*>.*?</a>").expect("a pattern");
    let tags = Regex::new(r"(?s)<[^>]*>").expect("a pattern");
    let text = links.replace_all(main.expect("content"), " ").into_owned();
    let text = tags.replace_all(&text, " ").into_owned();
    let mut text = text.replace("&#39;", "'").replace("&amp;", "&").replace("&quot;", "\"");
    for name in names {
        text = text.replace(name.as_str(), " ");
    }
    text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase).collect()
}

#[test]
fn a_german_site_has_no_english_in_its_figures() {
    let (_casebook, site) = german();
    let names = names();
    let mut all = pages(&site.join("trends"));
    let overview = all.len();
    for folder in ["services/tracking-api/trends", "causes/missing-alert/trends"] {
        all.extend(pages(&site.join(folder)));
    }
    assert!(overview > 9 && all.len() > overview + 8, "{all:?}");
    let (mut seen, mut english) = (0, Vec::new());
    for path in &all {
        let page = fs::read_to_string(path).expect("a page");
        let words = words(&page, &names);
        seen += words.len();
        let found = words.iter().filter(|it| ENGLISH.contains(&it.as_str()));
        let mut found: Vec<&String> = found.collect();
        found.dedup();
        if !found.is_empty() {
            english.push(format!("{}: {found:?}", path.display()));
        }
    }
    assert!(seen > 5_000, "{seen} words");
    assert!(english.is_empty(), "{english:#?}");
}

#[test]
fn numbers_and_days_of_figures_are_the_languages_own() {
    let (_casebook, site) = german();
    let page = |path: &str| fs::read_to_string(site.join(path)).expect("a page");
    let duration = page("trends/duration/index.html");
    assert!(duration.contains("Die Hälfte der Vorfälle war binnen"), "a finding");
    assert!(duration.contains(">10 Min</text>") && duration.contains("95-%-Intervall"), "an axis");
    let frequency = page("trends/frequency/index.html");
    assert!(frequency.contains("1: 1. Sep 2025"), "a milestone");
    assert!(frequency.contains("2026 bisher") && frequency.contains("Okt 202"), "periods");
    let times = page("trends/times/index.html");
    assert!(
        times.contains(">Di</text>") && times.contains(">bis 12 Std</text>"),
        "days and shades"
    );
    let decimals = Regex::new(r">\d+,\d+<").expect("a pattern");
    assert!(decimals.is_match(&frequency), "a comma before the fraction");
}
