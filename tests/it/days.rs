//! "On this day", the glossary and the home page from outside.

use std::fmt::Write as _;

use crate::support::Casebook;

fn report(id: &str, day: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: About {id}\nseverity: sev2\nservices: [web]\ncauses: [cert]\ntimes: {{started: {day}T10:00:00Z}}\n---\n\nText.\n"
    )
}

fn book(days: &[(&str, &str)]) -> Casebook {
    let mut text = "-- casebook.yaml --\nglossary:\n  - {term: Scan lag, meaning: How late a scan is., aliases: [lag]}\n  - {term: Median, meaning: Ours.}\n".to_owned();
    for (id, day) in days {
        let _ = write!(text, "-- content/incidents/{id}.md --\n{}", report(id, day));
    }
    Casebook::new(&text)
}

#[test]
fn anniversaries_are_those_within_three_days_of_earlier_years() {
    let casebook = book(&[
        ("a", "2025-11-23"),
        ("b", "2023-11-26"),
        ("c", "2024-11-19"),
        ("d", "2026-11-22"),
        ("e", "2024-02-29"),
    ]);
    casebook.run(&["build"]).expect_code(0);
    let page = casebook.read("public/on-this-day/index.html");
    let around = page
        .split("Around 23 Nov in earlier years")
        .nth(1)
        .expect("a day")
        .split("</section>")
        .next()
        .expect("an end");
    assert!(around.contains("1 year ago today") && around.contains("About a"), "{around}");
    assert!(around.contains("3 years ago") && around.contains("About b"), "{around}");
    assert!(!around.contains("About c") && !around.contains("About d"), "{around}");
    // Every day that has an incident is there, so that the page is true at any date.
    for anchor in ["d-11-23", "d-11-26", "d-11-19", "d-11-22", "d-02-29"] {
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{anchor}: {page}");
    }
    let home = casebook.read("public/index.html");
    assert!(home.contains("1 year ago today"), "{home}");
    casebook.run(&["build", "--as-of", "2027-02-27"]).expect_code(0);
    let page = casebook.read("public/on-this-day/index.html");
    assert!(
        page.contains("Around 27 Feb in earlier years") && page.contains("3 years ago"),
        "{page}"
    );
}

#[test]
fn a_day_without_one_names_the_next() {
    let casebook = book(&[("a", "2024-12-03")]);
    casebook.run(&["build"]).expect_code(0);
    assert!(casebook.read("public/on-this-day/index.html").contains("The next is in 10 days:"));
    assert!(casebook.read("public/index.html").contains("2 years ago, in 10 days"));
    casebook.run(&["build", "--as-of", "2026-06-01"]).expect_code(0);
    let page = casebook.read("public/on-this-day/index.html");
    assert!(
        page.contains("Nothing is recorded for the days around 1 Jun in earlier years."),
        "{page}"
    );
    assert!(!casebook.read("public/index.html").contains("On this day</a></h2>"));
}

#[test]
fn many_incidents_have_a_page_a_month() {
    let first = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
    let all: Vec<(String, String)> = (0..400u64)
        .map(|at| (format!("i{at}"), (first - chrono::Days::new(at)).to_string()))
        .collect();
    let all: Vec<(&str, &str)> = all.iter().map(|(id, day)| (id.as_str(), day.as_str())).collect();
    let casebook = book(&all);
    casebook.run(&["build"]).expect_code(0);
    let page = casebook.read("public/on-this-day/index.html");
    assert!(page.contains("href=\"../on-this-day/03/\"") && !page.contains("id=\"d-"), "{page}");
    let march = casebook.read("public/on-this-day/03/index.html");
    assert_eq!(march.matches("id=\"d-03-").count(), 31);
    assert!(march.contains("aria-current=\"page\">March"), "{march}");
}

#[test]
fn the_glossary_has_the_site_s_words_and_the_team_s() {
    let casebook = book(&[("a", "2026-01-01")]);
    casebook.run(&["build"]).expect_code(0);
    let page = casebook.read("public/glossary/index.html");
    let term = |anchor: &str| {
        let from =
            page.split(&format!("id=\"{anchor}\"")).nth(1).unwrap_or_else(|| panic!("no {anchor}"));
        from.split("</div>").next().expect("an end").to_owned()
    };
    assert!(term("time-to-detect").contains("From the start of the harm"));
    assert!(term("censored").contains("counts for as long as it was seen"));
    let own = term("scan-lag");
    assert!(
        own.contains("How late a scan is.")
            && own.contains("(lag)")
            && own.contains("this casebook"),
        "{own}"
    );
    let replaced = term("median");
    assert!(replaced.contains("Ours.") && page.matches("<dt>Median").count() == 1, "{replaced}");
    assert!(page.find(">Scan lag").expect("scan") > page.find(">Resolved").expect("resolved"));
}

#[test]
fn a_term_without_a_meaning_is_told() {
    let casebook = Casebook::new(
        "-- casebook.yaml --\nglossary:\n  - {term: Lag}\n  - {meaning: Late.}\n-- content/a.md --\n# A\n",
    );
    let run = casebook.run(&["check", "--format", "concise"]);
    for words in ["the term `Lag` without a `meaning`", "a glossary entry without a `term`"] {
        assert!(run.stdout.contains(words), "{}", run.stdout);
    }
}

#[test]
fn the_home_page_says_what_needs_attention_and_is_calm_when_nothing_does() {
    let casebook = book(&[("a", "2026-06-01"), ("b", "2026-07-01")]);
    casebook
        .write("content/plans/p.md", "---\ntitle: A plan\nreview_by: 2026-11-13\n---\n\nSteps.\n");
    casebook.write(
        "content/incidents/late.md",
        "---\nid: L\ntitle: Late\nstatus: in-review\ntimes: {started: 2026-08-01}\nactions: [{id: A1, title: Do it, due: 2026-11-13}]\n---\n\nText.\n",
    );
    casebook.run(&["build"]).expect_code(0);
    let home = casebook.read("public/index.html");
    for told in [
        "1 open action",
        "1 overdue, the oldest 10 d",
        "Do it",
        "In review",
        "1 plan past its review",
        "2 in 12 months",
        "Latest digest",
    ] {
        assert!(home.contains(told), "{told}: {home}");
    }
    let calm = book(&[("a", "2026-06-01")]);
    calm.run(&["build"]).expect_code(0);
    let home = calm.read("public/index.html");
    assert!(home.contains("Nothing is overdue") && !home.contains("Recurring causes"), "{home}");
}
