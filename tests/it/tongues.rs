//! Reports in another language than the site's: what the author wrote says so wherever it stands.

use std::path::PathBuf;

use regex::Regex;

use crate::support::Casebook;

const CASEBOOK: &str = r"-- casebook.yaml --
title: Log
-- content/a.md --
---
id: A-1
title: Der Router fiel aus
lang: de
summary: Ein Router fiel aus.
severity: sev2
date: 2026-11-20
services: [net]
causes: [software-bug]
actions:
  - {id: a, title: Zwei Router statt einem, owner: team-net, status: open, opened: 2026-11-20, due: 2026-11-21}
times: {started: 2026-11-20T10:00:00Z, detected: 2026-11-20T10:10:00Z, resolved: 2026-11-20T11:00:00Z}
---

## Ursache

Ein Fehler. Siehe [[B-1]].

## Timeline

- 10:00 Der Router fiel aus
- 10:10 Alarm
- 10:20 Anruf
- 10:30 Neustart
- 11:00 Wieder gut
-- content/b.md --
---
id: B-1
title: The switch failed
severity: sev3
date: 2026-11-10
services: [net]
causes: [software-bug]
---

It did. See [[A-1]].
-- content/c.md --
---
id: C-1
title: הנתב נפל
lang: he
severity: sev3
date: 2026-11-05
---

הנתב נפל.
";

fn site(casebook: &Casebook) -> PathBuf {
    casebook.run(&["--as-of", "2026-11-23", "build"]).expect_code(0);
    casebook.path("public")
}

fn page(site: &std::path::Path, href: &str) -> String {
    std::fs::read_to_string(site.join(href).join("index.html")).expect("a page")
}

/// Tells whether every element that holds `text` and nothing else says that it is German.
fn is_german(html: &str, text: &str) -> bool {
    let tag = Regex::new(&format!(r"<(\w+)([^<>]*)>\s*{text}")).expect("a pattern");
    let main = &html[html.find("<main").expect("a page")..];
    let stands_alone = |it: &regex::Captures<'_>| &it[1] != "title";
    let mut found = tag.captures_iter(main).filter(stands_alone).peekable();
    found.peek().is_some() && found.all(|it| it[2].contains(r#" lang="de" dir="ltr""#))
}

#[test]
fn a_report_in_another_language_says_so_in_all_its_parts() {
    let casebook = Casebook::new(CASEBOOK);
    let site = site(&casebook);
    let report = page(&site, "incidents/a-1/");
    assert!(report.contains(r#"<html lang="en" dir="ltr">"#), "the words around it are English");
    for part in ["<h1 lang=\"de\" dir=\"ltr\">", "<div class=\"lead\" lang=\"de\" dir=\"ltr\">"] {
        assert!(report.contains(part), "{part}");
    }
    assert!(report.contains(r#"<div class="prose" lang="de" dir="ltr">"#));
    assert!(report.contains(r#"<div class="event-text" lang="de" dir="ltr">"#));
    assert!(is_german(&report, "Zwei Router statt einem"), "its action");
    assert!(is_german(&report, "Ursache<"), "its heading in the contents");
    assert!(!page(&site, "incidents/b-1/").contains("<h1 lang"));
    assert!(page(&site, "incidents/c-1/").contains(r#"<h1 lang="he" dir="rtl">"#));
}

#[test]
fn its_title_says_so_wherever_it_is_named() {
    let casebook = Casebook::new(CASEBOOK);
    let site = site(&casebook);
    let title = "Der Router fiel aus";
    for href in [
        "",
        "incidents/",
        "services/net/",
        "timeline/2026/",
        "digest/2026-11/",
        "drills/",
        "incidents/b-1/",
        "print/2026/",
    ] {
        assert!(is_german(&page(&site, href), title), "/{href}");
    }
    let bar = format!("<title lang=\"de\">{title}, ");
    for href in ["", "services/net/", "timeline/2026/"] {
        assert!(page(&site, href).contains(&bar), "a bar of /{href}");
    }
    let link = format!("title=\"A-1\" lang=\"de\" dir=\"ltr\">{title}</a>");
    assert!(page(&site, "incidents/b-1/").contains(&link), "a link from an English text");
    let link = "title=\"B-1\" lang=\"en\" dir=\"ltr\">The switch failed</a>";
    assert!(page(&site, "incidents/a-1/").contains(link), "a link from a German text");
    assert!(is_german(&page(&site, ""), "Zwei Router statt einem"), "an overdue action");
    assert!(is_german(&page(&site, "actions/"), "Zwei Router statt einem"));
    let catalog = std::fs::read_to_string(site.join("catalog.json")).expect("a catalog");
    let catalog: serde_json::Value = serde_json::from_str(&catalog).expect("JSON");
    let lang = &catalog["columns"]["lang"];
    assert_eq!((lang[0].as_str(), lang[1].as_str()), (Some("de"), None));
}

#[test]
fn the_language_the_config_names_is_that_of_every_report() {
    let casebook = Casebook::new(CASEBOOK);
    casebook.write("casebook.yaml", "title: Log\nlanguage: {lang: fr}\n");
    let site = site(&casebook);
    assert!(page(&site, "incidents/b-1/").contains(r#"<h1 lang="fr" dir="ltr">"#));
    assert!(page(&site, "incidents/a-1/").contains(r#"<h1 lang="de" dir="ltr">"#));
    casebook.write("casebook.yaml", "title: Log\nlanguage: {lang: fr}\nsite: {language: fr}\n");
    casebook.write("theme/strings/fr.ftl", "nav-incidents = Pannes\n");
    casebook.run(&["--as-of", "2026-11-23", "build"]).expect_code(0);
    assert!(!page(&site, "incidents/b-1/").contains("<h1 lang"));
}
