//! The action tracker from outside: lists, pages of teams, calendars, feeds, what came back.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::support::Casebook;

const TEXT: &str = r"
-- casebook.yaml --
title: Book, of promises
base_url: https://x.example/book/
services:
  - {id: web, owner: team-web}
-- content/a.md --
---
id: A
title: The first, of two
services: [web]
causes: [cert]
times: {started: 2026-01-10T10:00:00Z, resolved: 2026-01-10T11:00:00Z}
actions:
  - {id: A1, title: 'Renew it; then, tell others of a very long title that does not fit on one line at all', due: 2026-02-01, type: prevent, addresses: cert, owner: team-web, opened: 2026-01-11}
  - {id: A2, title: Watch it, due: 2026-12-01, type: detect, owner: storage team, opened: 2026-01-12}
  - {id: A3, title: Ask for it, type: process, owner: Grace Hopper}
  - {id: A4, title: Drop it, type: process, status: dropped, reason: Not worth it, closed: 2026-03-01}
---
Text.
-- content/b.md --
---
id: B
title: The second
services: [web]
causes: [cert]
times: {started: 2026-05-10T10:00:00Z, resolved: 2026-05-10T11:00:00Z}
actions:
  - {id: B1, title: Write it down, type: process, status: done, opened: 2026-05-11, closed: 2026-05-20, owner: Team-Web}
---
Text.
";

fn built() -> Casebook {
    let casebook = Casebook::new(TEXT);
    casebook.run(&["build"]).expect_code(0);
    casebook
}

fn json(casebook: &Casebook, path: &str) -> Value {
    serde_json::from_str(&casebook.read(&format!("public/{path}"))).expect("JSON")
}

fn ids(casebook: &Casebook, path: &str) -> Vec<String> {
    let data = json(casebook, path);
    let rows = data["actions"].as_array().expect("actions");
    rows.iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}

/// The entries of a calendar, read by the rules of RFC 5545 and nothing else.
fn events(text: &str) -> Vec<BTreeMap<String, String>> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.lines().all(|line| line.len() <= 76), "lines are folded");
    let unfolded = text.replace("\r\n ", "");
    let mut events = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in unfolded.lines() {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    events.push(BTreeMap::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            name => {
                if open.last().is_some_and(|it| it == "VEVENT") {
                    let plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";");
                    let last = events.last_mut().expect("an event");
                    assert_eq!(last.insert(name.to_owned(), plain), None, "{name} once");
                }
            }
        }
    }
    assert_eq!(open, Vec::<String>::new());
    events
}

#[test]
fn the_open_and_the_closed_are_lists_of_their_own() {
    let casebook = built();
    assert_eq!(ids(&casebook, "actions/open.json"), ["A1", "A2", "A3"], "overdue first");
    assert_eq!(ids(&casebook, "actions/closed.json"), ["B1", "A4"], "the last closed first");
    assert_eq!(ids(&casebook, "actions.json").len(), 5);
    let csv = casebook.read("public/actions/open.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.iter().map(|row| &row[1]).collect::<Vec<_>>(), ["A1", "A2", "A3"]);
    let page = casebook.read("public/actions/index.html");
    let titles: Vec<&str> =
        page.split("<a class=\"row-title\" href=\"../incidents/").skip(1).take(3).collect();
    for (row, id) in titles.iter().zip(["a1", "a2", "a3"]) {
        assert!(row.starts_with(&format!("a/#action-{id}\"")), "{row}");
    }
    assert!(page.contains("Overdue by 295 days") && page.contains("1 of 4, 25 %"), "{page}");
    let facet = page.split("data-facet=\"due\"").nth(1).expect("due dates");
    let facet = facet.split("</fieldset>").next().expect("an end");
    assert!(facet.contains("data-value=\"..-1\"") && facet.contains("data-value=\"0..30\""));
}

#[test]
fn a_team_has_a_page_and_a_person_is_in_no_list() {
    let casebook = built();
    let page = casebook.read("public/actions/team-web/index.html");
    assert!(page.contains("Actions of team-web") && page.contains("href=\"../../services/web/\""));
    assert_eq!(ids(&casebook, "actions/team-web/actions.json"), ["A1", "B1"], "in any case");
    assert!(casebook.path("public/actions/storage-team/index.html").exists());
    assert!(!casebook.path("public/actions/grace-hopper").exists());
    let all = casebook.read("public/actions/index.html");
    let teams = all.split("<table class=\"owners\"").nth(1).expect("teams");
    let teams = teams.split("</table>").next().expect("an end");
    assert!(!teams.contains("Grace"), "{teams}");
    let (storage, web) = (teams.find("storage team"), teams.find("team-web"));
    assert!(storage < web && storage.is_some(), "in order of the names");
    let owners = all.split("data-facet=\"owner\"").nth(1).expect("owners");
    assert!(!owners.split("</fieldset>").next().expect("an end").contains("Grace"));
}

#[test]
fn due_dates_are_a_calendar_that_knows_no_clock() {
    let casebook = built();
    let calendar = casebook.read("public/actions/due.ics");
    let head = calendar.split("BEGIN:VEVENT").next().expect("a head");
    let count = |name: &str| head.lines().filter(|it| it.starts_with(name)).count();
    for once in ["PRODID:", "VERSION:", "CALSCALE:", "METHOD:", "NAME:", "X-WR-CALNAME:"] {
        assert_eq!(count(once), 1, "{once} in {head}");
    }
    assert!(head.contains("NAME:Book\\, of promises: due dates of actions\r\n"), "{head}");
    assert!(casebook.read("public/actions/team-web/due.ics").contains("team-web\\, due dates\r\n"));
    let events = self::events(&calendar);
    assert_eq!(events.len(), 2, "open ones with a due date");
    let first = &events[0];
    assert_eq!(first["UID"], "incidents-a--action-a1@x.example");
    assert!(first["SUMMARY"].starts_with("Due: Renew it; then, tell others of a very long title"));
    assert_eq!(first["DTSTART;VALUE=DATE"], "20260201");
    assert_eq!(first["DTEND;VALUE=DATE"], "20260202", "the day after, for ends are exclusive");
    assert_eq!(first["DTSTAMP"], "20260111T000000Z", "the day it was opened");
    assert_eq!(first["URL"], "https://x.example/book/incidents/a/#action-a1");
    assert_eq!(first["DESCRIPTION"], "A: The first, of two\nteam-web");
    assert_ne!(first["UID"], events[1]["UID"]);
    casebook.run(&["build", "--as-of", "2026-11-24"]).expect_code(0);
    assert_eq!(casebook.read("public/actions/due.ics"), calendar, "the day changes nothing");
    let of_team = self::events(&casebook.read("public/actions/team-web/due.ics"));
    assert_eq!(of_team.len(), 1);
    casebook.write(
        "content/a.md",
        casebook
            .read("content/a.md")
            .replace("Renew it; then,", "Replace it:")
            .replace("2026-02-01", "2026-02-05"),
    );
    casebook.run(&["build"]).expect_code(0);
    let later = &self::events(&casebook.read("public/actions/due.ics"))[0];
    assert_eq!((&later["UID"], &*later["DTSTART;VALUE=DATE"]), (&first["UID"], "20260205"));
}

#[test]
fn the_feed_has_what_is_overdue_on_the_day_of_the_build() {
    let casebook = built();
    let entries = |path: &str| {
        let text = casebook.read(path);
        let mut reader = Reader::from_str(&text);
        let mut count = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
                Event::Start(it) if it.name().as_ref() == b"entry" => count += 1,
                Event::Eof => break (count, text),
                _ => {}
            }
        }
    };
    let (count, text) = entries("public/actions/feed.atom");
    assert_eq!(count, 1);
    assert!(text.contains("Book, of promises: overdue actions"), "{text}");
    assert!(text.contains("<updated>2026-02-02T00:00:00Z</updated>"), "since when: {text}");
    assert_eq!(json(&casebook, "actions/feed.json")["items"].as_array().map(Vec::len), Some(1));
    casebook.run(&["build", "--as-of", "2026-01-31"]).expect_code(0);
    assert_eq!(entries("public/actions/feed.atom").0, 0, "nothing is late yet");
    casebook.run(&["build", "--as-of", "2026-12-02"]).expect_code(0);
    assert_eq!(entries("public/actions/feed.atom").0, 2);
    assert_eq!(entries("public/actions/team-web/feed.atom").0, 1);
}

#[test]
fn what_came_back_while_the_fix_was_open_is_told_with_both_reports() {
    let casebook = built();
    let data = json(&casebook, "actions/recurred.json");
    let row = &data["recurred"][0];
    assert_eq!(data["recurred"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&row["incident"], &row["earlier"], &row["action"]),
        (&"B".into(), &"A".into(), &"A1".into())
    );
    assert_eq!((&row["open_days"], &row["day"]), (&119.into(), &"2026-05-10".into()));
    let page = casebook.read("public/actions/index.html");
    let section = page.split("id=\"recurred\"").nth(1).expect("a section");
    for told in ["The second", "Renew it", ">A</a>", "119 d"] {
        assert!(section.contains(told), "{told}");
    }
    assert!(casebook.read("public/actions/team-web/index.html").contains("id=\"recurred\""));
    assert!(!casebook.read("public/actions/storage-team/index.html").contains("id=\"recurred\""));
}

#[test]
fn no_action_at_all_is_said_with_what_to_do() {
    let casebook = Casebook::new(
        "-- casebook.yaml --\ntitle: Empty\n-- content/a.md --\n---\nid: A\ntimes: {started: 2026-01-01}\n---\nText.\n",
    );
    casebook.run(&["build"]).expect_code(0);
    assert!(casebook.read("public/actions/index.html").contains("No action is open."));
    assert!(!casebook.path("public/actions/due.ics").exists());
    assert!(casebook.path("public/actions/feed.atom").exists(), "who subscribed keeps a feed");
}
