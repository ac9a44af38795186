//! What a published site needs beside its pages: old addresses, headers, files for machines.

use crate::support::Casebook;

const SITE: &str = "
-- casebook.yaml --
title: Shop
base_url: https://example.org/ops/
site: {contact: web@example.org, precompress: true}
-- content/inc-2.md --
---
id: INC-2
title: The shop was closed
aliases: [OPS-17, /2019/outage.html, 'https://old.example/blog/shop?x=1', ../../etc/x]
times: {started: 2026-01-05}
---
## Summary

It was closed, as after [[INC-1]].
-- content/inc-1.md --
---
id: INC-1
title: The [shop] was slow
times: {started: 2026-01-01T10:00:00Z, resolved: 2026-01-01T11:00:00Z}
---
## Summary

Slow. See [[OPS-17]].
";

fn built(text: &str) -> (Casebook, String) {
    let casebook = Casebook::new(text);
    let run = casebook.run(&["build"]);
    (casebook, format!("{} {}", run.code, run.stderr))
}

#[test]
fn old_ids_and_addresses_lead_on() {
    let (casebook, told) = built(SITE);
    assert!(told.starts_with('0'), "{told}");
    let old = casebook.read("public/incidents/ops-17/index.html");
    assert!(old.contains("content=\"0; url=../../incidents/inc-2/\""), "{old}");
    assert!(old.contains("<meta name=\"robots\" content=\"noindex\">"), "{old}");
    assert!(old.contains("rel=\"canonical\" href=\"https://example.org/ops/incidents/inc-2/\""));
    for path in ["2019/outage.html", "blog/shop/index.html", "etc/x/index.html"] {
        assert!(casebook.read(&format!("public/{path}")).contains("/incidents/inc-2/\""), "{path}");
    }
    let list = casebook.read("public/_redirects");
    assert!(list.contains("/ops/incidents/ops-17/ /ops/incidents/inc-2/ 301\n"), "{list}");
    assert_eq!(list.lines().count(), 4, "{list}");
    let nginx = casebook.read("public/_redirects.nginx");
    let first = "location = \"/ops/incidents/ops-17/\" { return 301 \"/ops/incidents/inc-2/\"; }";
    assert!(nginx.contains(first) && nginx.lines().count() == 5, "{nginx}");
    let sitemap = casebook.read("public/sitemap.xml");
    assert!(!sitemap.contains("ops-17") && sitemap.contains("/incidents/inc-2/"), "{sitemap}");
    let page = casebook.read("public/incidents/inc-1/index.html");
    assert!(
        page.contains("<a href=\"../../incidents/inc-2/\""),
        "an old id still leads to the report: {page}"
    );
}

#[test]
fn odd_old_addresses_are_written_as_each_server_reads_them() {
    let odd = "['/old/a%20b%22$x.html', '/wiki/*', '/Ü/%2e%2e/\\x/', \"/a\\nb/\", /7%/]";
    let text = SITE.replace(
        "[OPS-17, /2019/outage.html, 'https://old.example/blog/shop?x=1', ../../etc/x]",
        odd,
    );
    let text = text.replace("See [[OPS-17]].", "").replace("/ops/", "/a%20$b/");
    let (casebook, told) = built(&text);
    assert!(told.starts_with('0'), "{told}");
    let lines = |file: &str| casebook.read(&format!("public/{file}"));
    let to = "/a%20$b/incidents/inc-2/ 301";
    assert_eq!(
        lines("_redirects"),
        ["old/a%20b%22$x.html", "wiki/%2A/", "%C3%9C/-x/", "a-b/", "7%25/"]
            .map(|from| format!("/a%20$b/{from} {to}\n"))
            .concat()
    );
    let to = "{ return 301 \"/a%20%24b/incidents/inc-2/\"; }";
    let nginx = ["old/a b\\\"$x.html", "wiki/*/", "Ü/-x/", "a-b/", "7%/"];
    let nginx = nginx.map(|from| format!("location = \"/a $b/{from}\" {to}\n")).concat();
    assert_eq!(lines("_redirects.nginx").split_once('\n').map(|it| it.1.to_owned()), Some(nginx));
    assert!(
        lines("old/a b\"$x.html").contains("incidents/inc-2/"),
        "the page is where it is asked for"
    );
}

#[test]
fn an_alias_where_something_else_is_is_told() {
    let clash = SITE
        .replace("OPS-17, ", "inc-1, /feed.atom/x/, /2019/outage.html/x/, OPS-17, ")
        .replace("title: The [shop]", "aliases: [OPS-17]\ntitle: The [shop]");
    let (casebook, told) = built(&clash);
    assert!(told.starts_with('1'), "{told}");
    assert!(told.contains("the alias `inc-1` leads nowhere: `incidents/inc-1/`"), "{told}");
    for alias in ["OPS-17", "/feed.atom/x/", "/2019/outage.html"] {
        assert!(told.contains(&format!("the alias `{alias}` leads nowhere")), "{told}");
    }
    let page = casebook.read("public/incidents/inc-1/index.html");
    assert!(page.contains("was slow"), "the report itself stays");
    let check = casebook.run(&["check"]);
    assert!(check.stdout.contains("CB707"), "{}", check.stdout);
}

#[test]
fn hosts_are_told_what_pages_may_do() {
    let (casebook, _) = built(SITE);
    let headers = casebook.read("public/_headers");
    assert!(
        headers.starts_with("/ops/*\n  Content-Security-Policy: default-src 'self';"),
        "{headers}"
    );
    assert!(
        headers.contains("/ops/assets/*\n  Cache-Control: public, max-age=31536000, immutable")
    );
}

#[test]
fn models_and_machines_find_the_reports() {
    let (casebook, _) = built(SITE);
    let text = casebook.read("public/llms.txt");
    assert!(text.starts_with("# Shop\n"), "{text}");
    assert!(
        text.contains(
            "- [The (shop) was slow](https://example.org/ops/incidents/inc-1/): 2026-01-01"
        ),
        "{text}"
    );
    let robots = casebook.read("public/robots.txt");
    assert!(robots.contains("Sitemap: https://example.org/ops/sitemap.xml"), "{robots}");
}

#[test]
fn texts_are_packed_when_the_config_asks_for_it() {
    let (casebook, _) = built(SITE);
    let is_there = |path: &str| casebook.path(&format!("public/{path}")).exists();
    assert!(is_there("index.html.gz") && is_there("index.html.br") && !is_there("card.png.gz"));
    let (plain, _) = built(&SITE.replace(", precompress: true", ""));
    assert!(!plain.path("public/index.html.gz").exists());
}

#[test]
fn the_page_for_lost_readers_searches_from_anywhere() {
    let (casebook, _) = built(SITE);
    let page = casebook.read("public/404.html");
    assert!(
        page.contains("action=\"/ops/search/\"") && page.contains("href=\"/ops/incidents/\""),
        "{page}"
    );
    assert!(page.contains("src=\"/ops/assets/") && !page.contains("rel=\"canonical\""), "{page}");
}

#[test]
fn the_site_tells_what_it_counts_and_whom_to_ask() {
    let (casebook, _) = built(SITE);
    let page = casebook.read("public/about/index.html");
    assert!(page.contains("2 incidents, each from a report"), "{page}");
    assert!(page.contains("1 incident has a start that is known to the day alone"), "{page}");
    assert!(page.contains("href=\"../catalog.json\""), "{page}");
}

#[test]
fn the_site_tells_who_can_use_it_how_that_was_tested_and_whom_to_ask() {
    let (casebook, _) = built(SITE);
    let page = casebook.read("public/accessibility/index.html");
    for told in ["WCAG) 2.2 at level AA", "axe-core", "Nobody has assessed", "known to be missing"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(page.contains("<a href=\"mailto:web@example.org\">"), "{page}");
    assert!(!page.contains("changes the built-in theme") && !page.contains("another language"));
    assert!(
        casebook.read("public/index.html").contains("href=\"./accessibility/\""),
        "from every foot"
    );
}

#[test]
fn what_was_not_tested_here_is_said() {
    let casebook = Casebook::new(SITE);
    casebook.write("theme/assets/css/brand.css", ":root { --link: #7a1fa2; }");
    casebook.write(
        "content/inc-3.md",
        "---\nid: INC-3\ntitle: Der Laden war zu\nlang: de\ntimes: {started: 2026-02-01}\n---\n## Zusammenfassung\n\nZu. ![Kurve](kurve.png)\n",
    );
    casebook.write("content/kurve.png", "no picture");
    let config = casebook.read("casebook.yaml").replace("contact: web@example.org, ", "");
    casebook.write("casebook.yaml", config);
    assert_eq!(casebook.run(&["build"]).code, 0);
    let page = casebook.read("public/accessibility/index.html");
    for told in [
        "changes the built-in theme",
        "another language than the site (de)",
        "show pictures",
        "names nobody",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let german = SITE.replace("site: {", "site: {language: de, ");
    let (casebook, told) = built(&german);
    let page = casebook.read("public/accessibility/index.html");
    assert!(page.contains("<h1>Barrierefreiheit</h1>") && page.contains("WCAG"), "{told} {page}");
}

#[test]
fn pages_hold_the_policy_for_hosts_that_send_none() {
    let (plain, _) = built(SITE);
    assert!(!plain.read("public/index.html").contains("http-equiv"));
    let (casebook, _) = built(&SITE.replace("precompress: true", "policy_in_pages: true"));
    for page in ["index.html", "incidents/inc-1/index.html", "404.html", "print/2026/index.html"] {
        let html = casebook.read(&format!("public/{page}"));
        let policy = html
            .find("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src")
            .expect(page);
        assert!(
            policy < html.find("<script").expect("a script"),
            "before what it holds for: {page}"
        );
        assert!(!html.contains("frame-ancestors"), "browsers refuse that here: {page}");
    }
}

#[test]
fn models_find_plans_and_what_lies_beside_a_report() {
    let casebook = Casebook::new(SITE);
    casebook.write(
        "content/plans/restart.md",
        "---\ntitle: Restarting\nsummary: How to [start] again.\n---\n\nSteps.\n",
    );
    assert_eq!(casebook.run(&["build"]).code, 0);
    let text = casebook.read("public/llms.txt");
    assert!(text.contains("## Plans\n\n- [Restarting](https://example.org/ops/plans/restart/): How to (start) again.\n"), "{text}");
    assert!(
        text.contains("`index.md`") && text.contains("(https://example.org/ops/incidents.json)"),
        "{text}"
    );
    assert!(!text.contains("## Pages"), "{text}");
}
