//! All reports of a year on one page, to be printed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::support::Casebook;

const SITE: &str = "
-- casebook.yaml --
title: Shop
base_url: https://example.org/ops/
-- content/inc-1.md --
---
id: INC-1
title: The shop was slow
times: {started: 2026-01-01T10:00:00Z, detected: 2026-01-01T10:20:00Z, resolved: 2026-01-01T11:00:00Z}
---
## Summary

Slow, as [later](inc-2.md#summary) and in [[INC-3]]. ![Graph](graph.png) [Up](#summary)

## Timeline

All times UTC.

| Time | Event |
| --- | --- |
| 10:20 | Alert |
| 11:00 | Resolved |
-- content/graph.png --
no picture
-- content/inc-2.md --
---
id: INC-2
title: The shop was <closed>
times: {started: 2026-03-05T10:00:00Z}
---
## Summary

Closed. See [the first](inc-1.md).
-- content/inc-3.md --
---
id: INC-3
title: An older one
times: {started: 2025-03-05}
---
## Summary

Old.
-- content/inc-4.md --
---
id: INC-4
title: Not yet read
status: draft
times: {started: 2026-04-05}
---
## Summary

New.
-- content/inc-5.md --
---
id: INC-5
title: Told anew
status: superseded
superseded_by: INC-1
times: {started: 2026-01-01}
---
## Summary

Gone.
";

fn ids(html: &str) -> Vec<&str> {
    let found = html.split(" id=\"").skip(1);
    found.map(|rest| rest.split('"').next().expect("split gives one")).collect()
}

fn built(casebook: &Casebook, arguments: &[&str]) {
    let run = casebook.run(arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn the_reports_of_a_year_stand_on_one_page_in_the_order_of_time() {
    let casebook = Casebook::new(SITE);
    built(&casebook, &["build"]);
    let html = casebook.read("public/print/2026/index.html");
    let found = ids(&html);
    assert_eq!(found.len(), found.iter().collect::<BTreeSet<_>>().len(), "{found:?}");
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"));
    assert!(at("id=\"report-inc-1\"") < at("id=\"report-inc-2\""));
    assert!(at("href=\"#report-inc-1\"") < at("href=\"#report-inc-2\""), "the contents");
    assert!(
        !html.contains("report-inc-3\"")
            && !html.contains("Not yet read")
            && !html.contains("Told anew")
    );
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains("The shop was &lt;closed&gt;</h2>"), "{html}");
    assert!(!html.contains("class=\"rail\"") && !html.contains("<details class=\"record\">"));
    assert!(html.contains("<details class=\"record\" open>"));
}

#[test]
fn links_lead_where_they_led() {
    let casebook = Casebook::new(SITE);
    built(&casebook, &["build"]);
    let html = casebook.read("public/print/2026/index.html");
    for link in [
        "href=\"#report-inc-2:summary\"",
        "href=\"#report-inc-1:summary\">Up",
        "href=\"../../incidents/inc-3/\"",
        "src=\"../../incidents/inc-1/graph.png\"",
    ] {
        assert!(html.contains(link), "{link}: {html}");
    }
    assert!(html.contains("url(#report-inc-1:") || !html.contains("url(#"), "patterns of drawings");
    assert!(!html.contains("href=\"../inc-"), "{html}");
}

#[test]
fn it_is_found_from_lists_and_not_by_search_engines() {
    let casebook = Casebook::new(SITE);
    built(&casebook, &["build"]);
    let html = casebook.read("public/print/2026/index.html");
    assert!(html.contains("<meta name=\"robots\" content=\"noindex"), "{html}");
    assert!(html.contains("<link rel=\"canonical\" href=\"https://example.org/ops/print/2026/\">"));
    assert!(!casebook.read("public/sitemap.xml").contains("/print/"));
    for (page, link) in [
        ("incidents/index.html", "href=\"../print/\""),
        ("incidents/2026/index.html", "href=\"../../print/2026/\""),
        ("years/2025/index.html", "href=\"../../print/2025/\""),
        ("print/index.html", "href=\"../print/2025/\""),
    ] {
        assert!(casebook.read(&format!("public/{page}")).contains(link), "{page}");
    }
}

#[test]
fn drafts_are_printed_where_the_site_shows_them() {
    let casebook = Casebook::new(SITE);
    built(&casebook, &["build", "--drafts"]);
    let html = casebook.read("public/print/2026/index.html");
    assert!(html.contains("id=\"report-inc-4\"") && html.contains("Draft"), "{html}");
}

#[test]
fn a_year_of_very_many_reports_is_cut_into_parts() {
    let mut site = String::from("\n-- casebook.yaml --\ntitle: Shop\n");
    let mut add = |n: usize, day: &str| {
        write!(site, "-- content/i{n}.md --\n---\nid: I-{n}\ntitle: Number {n}\ntimes: {{started: {day}}}\n---\n## Summary\n\nText, as [[I-1]].\n").unwrap();
    };
    (1..=104).for_each(|n| add(n, &format!("2026-0{}-{:02}", 1 + n % 2, 1 + n % 28)));
    add(200, "2026-10-01");
    add(300, "2025-10-01");
    let casebook = Casebook::new(&site);
    built(&casebook, &["build"]);
    let year = casebook.read("public/print/2026/index.html");
    for part in ["01", "02", "q4"] {
        assert!(year.contains(&format!("href=\"../../print/2026/{part}/\"")), "{part}: {year}");
    }
    assert!(
        year.contains("105 reports")
            && year.contains("printed in parts")
            && !year.contains("class=\"report")
    );
    let part = |name: &str| casebook.read(&format!("public/print/2026/{name}/index.html"));
    let counted = |name: &str| part(name).matches("class=\"report printed\"").count();
    assert_eq!([counted("01"), counted("02"), counted("q4")], [52, 52, 1]);
    assert!(
        part("02").contains("href=\"#report-i-1\"")
            && part("q4").contains("href=\"../../../incidents/i-1/\"")
    );
    assert!(part("q4").contains("October 2026 to December 2026"));
    assert!(!casebook.path("public/print/2026/03").exists());
    assert!(casebook.read("public/print/2025/index.html").contains("id=\"report-i-300\""));
}

#[test]
fn a_theme_without_articles_is_printed_too() {
    let casebook = Casebook::new(SITE);
    casebook.write("theme/templates/incident.html", "{% extends \"base.html\" %}{% block content %}<h1 id=\"top\">{{ page.title }}</h1>{% endblock %}");
    built(&casebook, &["build"]);
    let html = casebook.read("public/print/2026/index.html");
    assert!(html.contains("<h2 id=\"report-inc-1:top\">The shop was slow</h2>"), "{html}");
}
