//! Whole sites of a few reports, from Markdown to views: what links where, and what is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::view::incident::{IncidentPage, TimelineRow};
use super::view::{ActionsPage, IncidentListPage, View};
use super::{Site, SiteOptions, build};
use crate::config::Config;
use crate::text::FileId;
use crate::{knowledge, model, syntax, vfs};

const CHECKOUT: &str = r"---
id: INC-2026-014
title: Checkout returned errors
severity: sev2
services: [checkout, payments api]
causes: [missing-validation]
trigger: config-push
tags: [Über, c++]
times:
  started: 2026-03-02T14:06:00Z
  detected: 2026-03-02T14:19:00Z
  mitigated: 2026-03-02T15:36:00Z
  resolved: 2026-03-02T16:20:00Z
actions:
  - {id: A1, title: Validate the pool size, owner: team-payments, due: 2026-04-01, type: prevent, addresses: missing-validation}
related:
  - {id: INC-2025-100, kind: recurrence-of}
---
# Checkout returned errors

## Summary

See [the earlier one](INC-2025-100.md#impact), [[INC-2025-100]], [[INC-0000-000]], ![graph](graphs/a%20b.png),
[a missing file](nowhere.png) and [the web](https://example.org).

## Timeline

The times are from the chat.

- 14:06 UTC - errors rise
- 14:19 UTC - an alert fires

## Lessons learned

Shorter <pools>.
";

const EARLIER: &str = "---\nid: INC-2025-100\ntitle: Checkout & pools\ntimes: {started: 2025-10-01}\nservices: [checkout]\ncauses: [missing-validation]\nactions:\n  - {title: Validate, type: prevent, due: 2025-11-01}\n---\n\n## Impact\n\nSome.\n";
const DRAFT: &str = "---\nid: INC-2026-020\ntitle: Half written\nstatus: draft\ntimes: {started: 2026-05-01}\n---\nText.\n";
const OLD: &str = "---\nid: INC-2025-099\ntitle: First account\nstatus: superseded\ntimes: {started: 2025-10-01}\nrelated: [{id: INC-2025-100, kind: duplicate-of}]\n---\nText.\n";
const BARE: &str = "---\nid: BARE\nseverity: sev1\n---\n\nNo time at all.\n";
const PLAN: &str =
    "---\ntitle: Failover\nowner: team-db\nreview_by: 2026-01-01\n---\n\nAs in [[INC-2026-014]].\n";

fn site(files: &[(&str, &str)], options: &SiteOptions) -> Site {
    let config = Config::default();
    let reports = files.iter().map(|(path, text)| {
        let source = vfs::SourceFile {
            file: FileId::new(path),
            path: PathBuf::from(path),
            text: (*text).into(),
        };
        let (document, _) = syntax::parse(&source);
        Arc::new(model::lower(Arc::new(document), &config).0)
    });
    let as_of = "2026-06-01".parse().expect("a day of the tests");
    let knowledge = knowledge::build(reports.collect(), &config, as_of);
    let asset = "content/graphs/a b.png";
    let assets = BTreeMap::from([(FileId::new(asset), PathBuf::from(asset))]);
    build(&knowledge, &config, &assets, options)
}

fn all() -> Vec<(&'static str, &'static str)> {
    vec![
        ("content/INC-2025-099.md", OLD),
        ("content/INC-2025-100.md", EARLIER),
        ("content/INC-2026-014.md", CHECKOUT),
        ("content/INC-2026-020.md", DRAFT),
        ("content/BARE.md", BARE),
        ("content/plans/failover.md", PLAN),
    ]
}

fn incident<'a>(site: &'a Site, slug: &str) -> &'a IncidentPage {
    let path = format!("incidents/{slug}/index.html");
    let page = site.pages.iter().find(|page| page.path == path);
    match page.map(|page| &page.view) {
        Some(View::Incident(view)) => view,
        other => panic!("{path} is {other:?}"),
    }
}

fn hrefs(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if key == "href" || key.ends_with("_href") => {
                        found.insert(text.clone());
                    }
                    other => hrefs(other, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| hrefs(item, found)),
        _ => {}
    }
}

#[test]
fn every_href_of_every_view_leads_to_a_page_or_file() {
    let site = site(&all(), &SiteOptions { drafts: true, ..SiteOptions::default() });
    let mut there: BTreeSet<String> = site.pages.iter().map(|page| page.path.clone()).collect();
    assert_eq!(there.len(), site.pages.len(), "two pages at one path");
    there.extend(site.files.iter().map(|(path, _)| path.clone()));
    // These two are written by others: the catalog by the build, the endpoint by the dev server.
    there.extend(["catalog.json".to_owned(), "search.json".to_owned()]);
    for page in &site.pages {
        let view = serde_json::to_value(&page.view).expect("views are plain data");
        let mut found = BTreeSet::new();
        hrefs(&view, &mut found);
        for href in found {
            let file = super::route::file(href.split('#').next().unwrap_or_default());
            assert!(there.contains(&file), "{}: {href} leads nowhere", page.path);
            assert!(!href.starts_with('/'), "{href}");
        }
    }
}

#[test]
fn links_of_a_text_lead_to_pages_and_copied_files() {
    let site = site(&all(), &SiteOptions::default());
    let page = site.pages.iter().find(|it| it.path == "incidents/inc-2026-014/index.html");
    let body = page.and_then(|page| page.body.as_ref()).expect("a report has a text");
    let href = |target: &str| body.links.get(target).map(|link| link.href.clone());
    let earlier = Some("../../incidents/inc-2025-100/".to_owned());
    assert_eq!(href("INC-2025-100"), Some(earlier.clone()));
    assert_eq!(href("INC-2025-100.md#impact"), Some(earlier.map(|it| it + "#impact")));
    assert_eq!(href("INC-0000-000"), Some(None));
    assert_eq!(href("graphs/a%20b.png"), Some(Some("a%20b.png".to_owned())));
    assert_eq!(href("nowhere.png"), Some(None));
    assert_eq!(href("https://example.org"), None);
    let copies: Vec<_> = site.copies.iter().map(|it| (it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(copies, [("content/graphs/a b.png", "incidents/inc-2026-014/a b.png")]);
}

#[test]
fn a_report_tells_its_course_its_past_and_who_cites_it() {
    let site = site(&all(), &SiteOptions::default());
    let view = incident(&site, "inc-2026-014");
    let bar = view.phase_bar.as_ref().expect("there are milestones");
    assert_eq!(bar.title, "Undetected for 13 of 134 minutes");
    let facts: Vec<_> = view.facts.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(facts, ["13 min", "1 h 30 min", "2 h 14 min"]);
    let events = view.timeline.iter().filter(|row| matches!(row, TimelineRow::Event(_)));
    assert_eq!(events.count(), 2);
    assert_eq!(view.recurrences[0].incident.id, "INC-2025-100");
    assert_eq!(view.recurrences[0].open_fixes[0].title, "Validate");
    assert_eq!(view.backlinks[0].label, "Failover");
    assert_eq!(view.previous.as_ref().map(|it| it.href.as_str()), Some("incidents/inc-2025-099/"));
    assert_eq!(view.page.root, "../../");
    assert_eq!(view.actions[0].overdue_days, Some(61));
}

#[test]
fn the_event_list_takes_the_place_of_the_timeline() {
    let site = site(&all(), &SiteOptions::default());
    let view = incident(&site, "inc-2026-014");
    let text = CHECKOUT;
    let told: Vec<(&str, String)> = view
        .chunks
        .iter()
        .map(|it| (it.kind, it.source.iter().map(|span| span.slice(text)).collect()))
        .collect();
    let kinds: Vec<_> = told.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, ["markdown", "timeline", "markdown", "actions"]);
    assert!(told[1].1.contains("The times are from the chat."));
    assert!(!told.iter().any(|(_, source)| source.contains("errors rise")), "{told:?}");
    assert!(told[2].1.contains("Lessons learned"));
    let toc: Vec<_> = view.toc.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(toc, ["Summary", "Timeline", "Lessons learned", "Action items"]);
}

#[test]
fn drafts_are_left_out_unless_asked_for_and_never_counted() {
    let count = |drafts| {
        let site = site(&all(), &SiteOptions { drafts, ..SiteOptions::default() });
        let list = site.pages.iter().find_map(|page| match &page.view {
            View::IncidentList(view) if page.path == "incidents/index.html" => Some(view.clone()),
            _ => None,
        });
        let list: Box<IncidentListPage> = list.expect("there is a list");
        (list.total, list.page.site.incident_count)
    };
    assert_eq!(count(false), (3, 3));
    assert_eq!(count(true), (4, 3));
    let site = site(&all(), &SiteOptions { drafts: true, ..SiteOptions::default() });
    let draft = incident(&site, "inc-2026-020");
    assert_eq!((draft.banners[0].kind, draft.page.noindex), ("draft", true));
}

#[test]
fn a_superseded_report_leads_to_what_replaces_it() {
    let site = site(&all(), &SiteOptions::default());
    let banner = &incident(&site, "inc-2025-099").banners[0];
    let link = banner.link.as_ref().map(|link| link.href.as_str());
    assert_eq!((banner.kind, link), ("superseded", Some("incidents/inc-2025-100/")));
}

#[test]
fn a_report_without_any_time_still_has_its_places() {
    let site = site(&all(), &SiteOptions::default());
    let view = incident(&site, "bare");
    assert!(view.phase_bar.is_none() && view.date.is_none());
    assert!(view.facts.iter().all(|fact| !fact.known));
    assert!(site.pages.iter().any(|page| page.path == "incidents/undated/index.html"));
}

#[test]
fn feeds_and_the_sitemap_are_well_formed() {
    for base_url in [None, Some("https://example.org/cb".to_owned())] {
        let site = site(
            &all(),
            &SiteOptions { base_url: base_url.clone(), drafts: false, ..SiteOptions::default() },
        );
        let mut checked = 0;
        for (path, bytes) in &site.files {
            let ending = path.rsplit('.').next();
            if ending == Some("json") {
                let found: Value = serde_json::from_slice(bytes).expect("it is JSON");
                assert!(found.is_object(), "{path}");
            }
            if matches!(ending, Some("atom" | "xml")) {
                let text = std::str::from_utf8(bytes).expect("it is UTF-8");
                check_xml(path, text);
                checked += 1;
            }
        }
        assert!(checked >= 3, "{checked}");
        let feed =
            site.files.iter().find(|(path, _)| path == "feed.atom").expect("there is a feed");
        let feed = String::from_utf8_lossy(&feed.1);
        assert!(feed.contains("<title>Checkout &amp; pools</title>"), "{feed}");
        assert!(!feed.contains("Half written"));
        assert_eq!(
            base_url.is_some(),
            feed.contains("https://example.org/cb/incidents/inc-2026-014/")
        );
    }
}

fn check_xml(path: &str, text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_i32;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Start(_)) => depth += 1,
            Ok(quick_xml::events::Event::End(_)) => depth -= 1,
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{path}: {error}"),
        }
    }
    assert_eq!(depth, 0, "{path}");
}

#[test]
fn long_lists_are_cut_into_pages() {
    let texts: Vec<(String, String)> = (0..480)
        .map(|at| {
            let path = format!("content/INC-{at:04}.md");
            let day = at % 28 + 1;
            let text = format!(
                "---\nid: INC-{at:04}\ntimes: {{started: 2026-02-{day:02}}}\nservices: [web]\nactions: [{{title: Mend it}}]\n---\nText.\n"
            );
            (path, text)
        })
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let site = site(&files, &SiteOptions::default());
    let rows = |path: &str| {
        site.pages.iter().find(|page| page.path == path).map(|page| match &page.view {
            View::IncidentList(view) => view.rows.len(),
            View::Hub(view) => view.rows.len(),
            View::Actions(view) => ActionsPage::clone(view).rows.len(),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(rows("incidents/index.html"), Some(40));
    assert_eq!(rows("incidents/page/2/index.html"), None, "all incidents go on by year");
    assert_eq!(rows("incidents/2026/page/12/index.html"), Some(40));
    assert_eq!(rows("incidents/2026/page/13/index.html"), None);
    assert_eq!(rows("services/web/page/12/index.html"), Some(40));
    assert_eq!(rows("actions/page/12/index.html"), Some(40));
}

#[test]
fn nothing_at_all_still_makes_a_site() {
    let site = site(&[], &SiteOptions::default());
    assert!(site.pages.iter().any(|page| page.path == "index.html"));
    assert!(site.pages.iter().any(|page| page.path == "trends/index.html"));
}

#[test]
fn every_rule_has_a_page_that_the_footer_leads_to() {
    let site = site(&all(), &SiteOptions::default());
    let view = |path: &str| {
        let page = site.pages.iter().find(|page| page.path == path);
        serde_json::to_value(&page.unwrap_or_else(|| panic!("{path}")).view).expect("JSON")
    };
    let index = view("rules/index.html");
    assert_eq!(index["page"]["site"]["rules_href"], "rules/");
    let rows = index["families"].as_array().expect("families").iter();
    let rows: Vec<&Value> = rows.flat_map(|it| it["rules"].as_array().expect("rules")).collect();
    assert_eq!(rows.len(), crate::lint::registry::RULES.len());
    for row in rows {
        let page = view(&format!("{}index.html", row["href"].as_str().expect("an address")));
        assert_eq!(page["code"], row["code"]);
        let headings = page["parts"].as_array().expect("parts").iter().map(|it| &it["heading"]);
        assert!(headings.clone().any(|it| it == "Invalid"), "{row}");
        assert!(headings.clone().any(|it| it == "Valid"), "{row}");
    }
}

#[test]
fn a_team_can_leave_the_rules_out() {
    let config = Config { rule_pages: false, ..Config::default() };
    let knowledge = knowledge::build(Vec::new(), &config, "2026-06-01".parse().expect("a day"));
    let site = build(&knowledge, &config, &BTreeMap::new(), &SiteOptions::default());
    assert!(site.pages.iter().all(|page| !page.path.starts_with("rules/")));
    assert!(site.pages[0].view.meta().site.rules_href.is_none());
}
