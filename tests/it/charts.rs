//! Figures of the trends pages in the text of reports, plans and pages, from outside.

use crate::support::Casebook;

const BLOCK: &str = "Before.\n\n```chart\ndurations\n```\n\nAfter.\n";

fn incidents(count: usize) -> String {
    let one = |at: usize| {
        format!(
            "-- content/incidents/r-{at}.md --\n---\nid: R-{at}\ntitle: Incident {at}\ntimes: {{started: 2026-01-{:02}T10:00:00Z, resolved: 2026-01-{:02}T1{}:30:00Z}}\n---\n\n## Impact\n\n{BLOCK}\n",
            at + 1,
            at + 1,
            at % 9
        )
    };
    (1..=count).map(one).collect()
}

fn built(count: usize, body: &str) -> Casebook {
    let casebook = Casebook::new(&format!(
        "{}-- content/plans/p.md --\n# A plan\n\n{body}\n-- content/pages/q.md --\n# A page\n\n- An item\n\n  ```chart\n  durations\n  ```\n\n{body}\n",
        incidents(count)
    ));
    casebook.run(&["build", "--as-of", "2026-03-11"]).expect_code(0);
    casebook
}

#[test]
fn a_chart_block_draws_the_figure_with_its_title_source_and_n() {
    let casebook = built(12, BLOCK);
    let trends = casebook.read("public/trends/duration/index.html");
    let home = trends.split("id=\"durations\">").nth(1).expect("the figure at home");
    let title = home.split("class=\"figure-title\">").nth(1).expect("its title");
    let title = title.split("</h").next().expect("its end");
    for page in ["plans/p", "pages/q", "incidents/r-3"] {
        let page = casebook.read(&format!("public/{page}/index.html"));
        assert!(!page.contains("language-chart"), "no block is left as code\n{page}");
        let figure = page.split("id=\"chart-1\"").nth(1).expect("a figure");
        let figure = figure.split("</figure>").next().expect("its end");
        let link = "<a href=\"../../trends/duration/#durations\">";
        assert!(figure.contains(&format!("{link}{title}</a></p>")), "{title} in {figure}");
        assert!(figure.contains("<svg"), "{figure}");
        assert!(figure.contains("n = 12 incidents"), "{figure}");
        assert!(figure.contains(&format!("Source: {link}")), "{figure}");
        assert!(!page.contains("style="));
    }
    let page = casebook.read("public/pages/q/index.html");
    assert!(page.contains("id=\"chart-2\"") && page.contains("id=\"chart-2-chart"), "{page}");
    let item = page.split("<li><p>An item</p>").nth(1).expect("an item");
    assert!(item.split("</li>").next().expect("its end").contains("id=\"chart-1\""), "{item}");
}

#[test]
fn a_figure_that_too_few_incidents_carry_is_told_in_a_line() {
    let casebook = built(0, BLOCK);
    let page = casebook.read("public/plans/p/index.html");
    assert!(page.contains("Too few incidents for the figure"), "{page}");
    assert!(page.contains("<a href=\"../../trends/\">Trends</a>"), "{page}");
    assert!(!page.contains("language-chart"), "{page}");
}

#[test]
fn an_unknown_figure_stays_code_and_is_told_with_the_nearest() {
    let casebook = built(1, "```chart\nduration\n```\n");
    let page = casebook.read("public/plans/p/index.html");
    assert!(page.contains("<code class=\"language-chart\">duration"), "{page}");
    let run = casebook.run(&["check"]);
    for expected in ["CB304", "no figure is called `duration`", "did you mean `durations`"] {
        assert!(run.stdout.contains(expected), "no {expected} in\n{}", run.stdout);
    }
}

#[test]
fn every_figure_of_the_trends_can_be_named() {
    let (_dir, sample) = crate::support::sample();
    let mut seen = 0;
    for folder in std::fs::read_dir(sample.join("trends")).expect("trends") {
        let folder = folder.expect("a folder");
        // Their figures stand for a comparison and for chance, not for the incidents as they are.
        if ["compare", "why-no-mttr"].map(Into::into).contains(&folder.file_name()) {
            continue;
        }
        let page = folder.path().join("index.html");
        let Ok(page) = std::fs::read_to_string(&page) else { continue };
        for figure in page.split("<figure class=\"figure framed").skip(1) {
            let id = figure.split("id=\"").nth(1).and_then(|it| it.split('"').next());
            let id = id.expect("an id");
            assert!(casebook::model::analysis::chart::IDS.contains(&id), "{id}");
            seen += 1;
        }
    }
    assert!(seen >= 25, "{seen} figures");
}
