//! Trends at every size: calm with nothing, careful with little, binned with much, censored where unfinished.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::Casebook;

/// Writes `n` incidents, some hours to days long, a day or more apart, the last one in 2026.
fn incidents(n: u32) -> Casebook {
    let casebook = Casebook::new(
        "-- casebook.yaml --\nservices: [web, mail]\n-- content/pages/about.md --\n# About\n",
    );
    let first = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
    for at in 0..n {
        let apart = if n > 1000 { 1 } else { 3 + i64::from(at * 7919 % 11) };
        let day =
            first - chrono::Days::new(u64::from(at) * u64::try_from(apart).expect("small") / 2);
        let minutes = 1 + at * 7907 % 997 * (1 + at % 13);
        let (hour, service) = (at % 20, if at % 3 == 0 { "web" } else { "mail" });
        let start = day.and_hms_opt(hour, 10, 0).expect("a time");
        let end = start + chrono::TimeDelta::minutes(i64::from(minutes));
        let text = format!(
            "---\nid: I-{at:05}\ntitle: Number {at}\nseverity: sev3\nservices: [{service}]\ncauses: [cause-{}]\ntrigger: deploy\ndetection: alert\n\
             times: {{started: {start:?}Z, resolved: {end:?}Z}}\n---\n\nText.\n",
            at % 5
        );
        casebook.write(&format!("content/incidents/i-{at:05}.md"), text);
    }
    casebook
}

fn told(casebook: &Casebook, more: &[&str]) -> Value {
    let mut arguments = vec!["trends", "--format", "json"];
    arguments.extend(more);
    let run = casebook.run(&arguments).expect_code(0);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn figure<'a>(document: &'a Value, id: &str) -> Option<&'a Value> {
    let questions = document["questions"].as_array().expect("questions");
    let mut figures = questions.iter().flat_map(|it| it["figures"].as_array().expect("figures"));
    figures.find(|it| it["id"] == id)
}

fn title(document: &Value, id: &str) -> String {
    let figure = figure(document, id).unwrap_or_else(|| panic!("no {id}"));
    figure["title"].as_str().expect("a title").to_owned()
}

#[test]
fn nothing_is_calm() {
    let casebook = incidents(0);
    let document = told(&casebook, &[]);
    assert_eq!(
        (document["n"].as_u64(), document["questions"].as_array().map(Vec::len)),
        (Some(0), Some(0))
    );
    casebook.run(&["build"]).expect_code(0);
    let page = casebook.read("public/trends/index.html");
    assert!(page.contains("class=\"empty\"") && !page.contains("<svg class=\"chart\""), "{page}");
    assert!(casebook.read("public/trends/why-no-mttr/index.html").contains("too few"));
}

#[test]
fn one_and_four_are_dots_and_no_claim() {
    for n in [1, 4] {
        let document = told(&incidents(n), &[]);
        assert!(title(&document, "durations").contains("too few to tell"));
        assert!(title(&document, "incidents-per-year").contains("too few to tell a trend"));
        let summary = &figure(&document, "durations").expect("durations")["tables"]["summary"];
        assert!(
            summary
                .as_array()
                .expect("rows")
                .iter()
                .all(|row| row["median"].is_null() && row["low"].is_null())
        );
    }
}

#[test]
fn five_have_a_median_and_twenty_an_interval_and_three_hundred_limits() {
    let resolve = |document: &Value| {
        figure(document, "durations").expect("durations")["tables"]["summary"][3].clone()
    };
    let five = resolve(&told(&incidents(5), &[]));
    assert!(five["median"].is_number() && five["low"].is_null() && five["p90"].is_null(), "{five}");
    let twenty = told(&incidents(20), &[]);
    let row = resolve(&twenty);
    assert!(row["low"].is_number() && row["p90"].is_null(), "{row}");
    assert!(title(&twenty, "durations").starts_with("Half of the incidents were resolved within"));
    let many = told(&incidents(300), &[]);
    assert!(resolve(&many)["p90"].is_number());
    let quarters = &figure(&many, "incidents-per-quarter").expect("quarters")["tables"]["periods"];
    assert!(quarters[0]["limit_high"].is_null(), "the first began late: {quarters}");
    assert!(quarters[1]["limit_high"].is_number(), "{quarters}");
    assert!(
        figure(&many, "starts").expect("starts")["tables"].get("margins").is_none(),
        "hours and weekdays are crossed"
    );
}

#[test]
fn ten_thousand_are_gathered_and_none_is_lost() {
    let document = told(&incidents(10_000), &[]);
    let durations = figure(&document, "durations").expect("durations");
    assert!(
        durations["definition"].as_str().is_some_and(|it| it.contains("gathered into columns"))
    );
    let columns = durations["tables"]["columns"].as_array().expect("columns");
    let held: u64 = columns.iter().filter_map(|row| row["count"].as_u64()).sum();
    assert_eq!(held, 10_000);
    assert_eq!(durations["tables"]["values"].as_array().map(Vec::len), Some(10_000));
    let gaps = figure(&document, "days-between").expect("gaps");
    assert!(gaps["definition"].as_str().is_some_and(|it| it.contains("mean of")));
    assert_eq!(gaps["tables"]["all"].as_array().map(Vec::len), Some(9_999));
}

#[test]
fn open_actions_and_incidents_under_way_are_censored() {
    let mut report = String::from(
        "-- content/incidents/a.md --\n---\nid: A\nstatus: in-review\ntitle: Under way\ntimes: {started: 2026-11-22T00:00Z}\nactions:\n",
    );
    for (at, end) in [
        "status: open",
        "status: open",
        "status: done, closed: 2026-11-11",
        "status: dropped, reason: no need, closed: 2026-11-05",
    ]
    .iter()
    .cycle()
    .take(12)
    .enumerate()
    {
        writeln!(report, "  - {{id: A{at}, title: Do {at}, opened: 2026-11-01, {end}}}")
            .expect("a line");
    }
    for hours in 2..=5 {
        writeln!(report, "---\n\nText.\n-- content/incidents/b{hours}.md --\n---\nid: B{hours}\ntitle: Over\ntimes: {{started: 2026-11-01T00:00Z, resolved: 2026-11-01T0{hours}:00Z}}")
            .expect("a report");
    }
    report.push_str("---\n\nText.\n");
    let casebook = Casebook::new(&report);
    let document = told(&casebook, &[]);
    let steps = figure(&document, "actions-open").expect("actions")["tables"]["steps"].clone();
    let counted = |key: &str| {
        steps.as_array().expect("steps").iter().filter_map(|it| it[key].as_u64()).sum::<u64>()
    };
    assert_eq!((counted("done"), counted("censored")), (3, 9));
    assert_eq!(steps[0]["at_risk"], 12);
    let last = steps.as_array().and_then(|it| it.last()).expect("a last step");
    assert_eq!(last["days"], "22", "the curve runs to the last observation");
    let within = figure(&document, "resolved-within").expect("within");
    assert_eq!(
        (within["n"].as_u64(), within["tables"]["steps"].as_array().map(Vec::len)),
        (Some(5), Some(5))
    );
    assert!(
        within["definition"]
            .as_str()
            .is_some_and(|it| it.contains("1 incident without a known end"))
    );
    assert!(
        within["tables"]["steps"][0]["share"].as_f64().is_some_and(|it| (it - 0.2).abs() < 1e-9)
    );
}

#[test]
fn a_span_and_a_service_choose_the_incidents() {
    let casebook = incidents(60);
    let all = told(&casebook, &[]);
    let web = told(&casebook, &["--service", "web"]);
    assert_eq!((all["n"].as_u64(), web["n"].as_u64()), (Some(60), Some(20)));
    let year = told(&casebook, &["--from", "2026-01-01", "--to", "2026-06-30"]);
    let periods = &figure(&year, "incidents-per-year").expect("years")["tables"]["periods"];
    assert_eq!(periods.as_array().map(Vec::len), Some(1), "{periods}");
    casebook.run(&["trends", "--service", "no-such"]).expect_code(2);
    casebook.run(&["trends", "--from", "2026-02-01", "--to", "2026-01-01"]).expect_code(2);
    let human = casebook.run(&["trends"]).expect_code(0).stdout;
    assert!(human.starts_with("Are incidents more frequent?\n  "), "{human}");
}

#[test]
fn milestones_are_marked_and_compared() {
    let casebook = incidents(60);
    casebook.write(
        "casebook.yaml",
        "milestones:\n  - {date: 2026-08-01, label: \"One rota <for> all\"}\n",
    );
    casebook.run(&["build"]).expect_code(0);
    for page in ["index.html", "frequency/index.html"] {
        let page = casebook.read(&format!("public/trends/{page}"));
        let marked = page.contains("class=\"note-line\"");
        assert!(marked && page.contains("1: 1 Aug 2026, One rota &lt;for&gt; all"), "{page}");
    }
    let compare = casebook.read("public/trends/compare/index.html");
    assert!(
        compare.contains("id=\"milestone-1-counts\"")
            && compare.contains("id=\"milestone-1-lengths\"")
    );
    assert!(
        compare.contains("clearly higher") && compare.contains("could not be told from chance")
    );
}

#[test]
fn why_there_is_no_mttr_is_shown_on_the_own_data() {
    let casebook = incidents(60);
    casebook.run(&["build"]).expect_code(0);
    let page = casebook.read("public/trends/why-no-mttr/index.html");
    let data: Value = serde_json::from_str(&casebook.read("public/trends/why-no-mttr/chance.json"))
        .expect("JSON");
    let moves = data["tables"]["moves"].as_array().expect("moves");
    assert_eq!(moves.len(), 4);
    let share = moves[1]["mean"].as_f64().expect("a share");
    assert!(page.contains(&format!("in {:.0}\u{a0}% of pairs", share * 100.0)), "{data}");
    assert!(page.contains("times the median of"), "{page}");
}

/// Returns what stands between two texts, wherever it does.
fn all_between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start).skip(1).filter_map(|it| it.split(end).next()).collect()
}

#[test]
fn the_overview_leads_to_every_figure_by_the_address_it_had() {
    let casebook = incidents(60);
    casebook.run(&["build"]).expect_code(0);
    for folder in ["trends/", "services/web/trends/"] {
        let overview = casebook.read(&format!("public/{folder}index.html"));
        let questions =
            all_between(&overview, "<section class=\"figure framed outline\"", "</section>");
        assert!(questions.len() > 4, "{overview}");
        let mut before: Option<String> = None;
        for question in questions {
            let name = all_between(question, "\"><a href=\"", "/\"")[0];
            let name = name.rsplit('/').next().expect("a folder");
            let page = casebook.read(&format!("public/{folder}{name}/index.html"));
            let drawn = all_between(&page, "<figure class=\"figure framed", "<h2");
            let drawn = drawn.iter().map(|it| all_between(it, "id=\"", "\"")[0]);
            let drawn: Vec<&str> = drawn.collect();
            let root = "../".repeat(folder.matches('/').count());
            for id in &drawn {
                let link = format!("id=\"{id}\"><a href=\"{root}{folder}{name}/#{id}\">");
                assert!(question.contains(&link), "{link} in {question}");
            }
            let told = all_between(question, "\"><a href=\"", "\"").len();
            assert_eq!(told, drawn.len() + 1, "a link to the page and one to each figure");
            assert!(page.contains("aria-current=\"page\">"), "the list of questions: {page}");
            let leads_back = before.is_none_or(|it| page.contains(&format!("{it}\" rel=\"prev\"")));
            assert!(leads_back, "{page}");
            before = Some(format!("{folder}{name}/"));
        }
    }
}

#[test]
fn tables_are_whole_on_the_page_or_say_where_the_rest_is() {
    let shown = |n: u32| {
        let casebook = incidents(n);
        casebook.run(&["build"]).expect_code(0);
        let page = casebook.read("public/trends/duration/index.html");
        let figure = page.split("id=\"hours-held\"").nth(1).expect("the figure");
        let figure = figure.split("</figure>").next().expect("its end").to_owned();
        (figure.matches("<tr>").count() - 1, figure)
    };
    let (rows, figure) = shown(60);
    assert!(rows == 60 && !figure.contains("in the CSV"), "{figure}");
    let (rows, figure) = shown(400);
    let link = format!(
        "{} more rows in the CSV: <a href=\"../../trends/hours-held.csv\">Incidents by length</a>",
        400 - rows
    );
    assert!((50..200).contains(&rows) && figure.contains(&link), "{figure}");
}
