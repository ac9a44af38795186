//! The page of language findings over time: only when asked for, with its numbers, and about nobody.

use crate::support::Casebook;

fn casebook(language: &str) -> Casebook {
    let report = |day: &str, text: &str| {
        format!(
            "-- content/{day}-x.md --\n---\ntitle: Secret title {day}\nstatus: published\nseverity: sev3\n\
             times: {{started: {day}T10:00:00Z}}\nroles: {{lead: Zorblax}}\n---\n\n{text}\n"
        )
    };
    let reports = [
        report("2024-02-01", "We met in the war room, the war room on the left."),
        report("2024-03-01", "We met elsewhere."),
        report("2025-03-01", "We met elsewhere, too."),
        report(
            "2025-04-01",
            "Der Ausfall wurde im war room behoben, und das Team hat es nicht bemerkt.",
        ),
    ];
    Casebook::new(&format!(
        "-- casebook.yaml --\nlanguage: {{{language}}}\n\
         -- packs/p.yaml --\nrules:\n  - {{id: a, phrases: [war room]}}\n{}",
        reports.concat()
    ))
}

#[test]
fn the_page_is_made_only_when_the_config_asks() {
    let casebook = casebook("packs: [packs/p.yaml]");
    assert_eq!(casebook.run(&["build"]).code, 0);
    assert!(!casebook.path("public/language").exists());
    assert!(!casebook.read("public/trends/index.html").contains("language/"));
}

#[test]
fn the_page_counts_reports_by_rule_and_year_and_names_none() {
    let casebook = casebook("packs: [packs/p.yaml], page: true");
    assert_eq!(casebook.run(&["build"]).code, 0);
    assert!(casebook.read("public/trends/index.html").contains("href=\"../language/\""));
    let page = casebook.read("public/language/index.html");
    for hidden in ["Secret title", "Zorblax"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    assert!(page.contains("1 report in a language the rules do not judge left out."));
    assert!(page.contains("Pack phrase: 1 of 3 reports"));
    assert!(page.contains("0 of 3 reports have a language finding"), "packs are not blame");
    let csv = casebook.read("public/language/language-pack-phrase.csv");
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows[0], "year,count,of,share,low,high");
    let begins: Vec<&str> = rows[1..].iter().map(|row| &row[..15.min(row.len())]).collect();
    assert_eq!(begins, ["2024,1,2,0.5,0.", "2025,0,1,0,0,0."]);
    assert!(page.contains("<td class=\"num\">50 %</td>"), "the table in the page is for people");
}
