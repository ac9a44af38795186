//! The page of a report, built by the program and read as files: what a reader, a script and a
//! printer find in it.

use crate::support::Casebook;

/// Builds a casebook and returns it.
#[track_caller]
pub(crate) fn built(files: &str) -> Casebook {
    let casebook = Casebook::new(files);
    casebook.run(&["build"]).expect_code(0);
    casebook
}

/// Returns the page of the report `R-1`.
fn page(casebook: &Casebook) -> String {
    casebook.read("public/incidents/r-1/index.html")
}

fn report(front: &str, body: &str) -> String {
    format!(
        "-- content/incidents/r-1.md --\n---\nid: R-1\ntitle: Checkout is down\n{front}---\n\n{body}"
    )
}

const TIMES: &str = "severity: sev2\ntimezone: Europe/London\ntimes:\n  started: 2026-03-02T14:06:00Z\n  detected: 2026-03-02T14:19:00Z\n  mitigated: 2026-03-02T15:36:00Z\n  resolved: 2026-03-02T16:20:00Z\n";

#[test]
fn events_have_a_kind_an_offset_an_anchor_and_a_choice_without_scripts() {
    let events = "## Timeline\n\nAll times in UTC.\n\n- 14:02 [change] Push 8812.\n- 14:06 [impact] Errors.\n- 14:19 [alert] It pages.\n- 15:36 [mitigation] Rolled back.\n- 15:40 Watching the queue.\n";
    let page = page(&built(&report(TIMES, events)));
    for expected in [
        "<li id=\"e-1402\"><div class=\"event-when\"><time datetime=\"2026-03-02T14:02:00Z\" title=\"2026-03-02T14:02:00Z\">14:02</time><span class=\"offset\">T-4 min</span>",
        "<use href=\"#k-change\"/></svg>Change</span>",
        "<symbol id=\"k-alert\"",
        "<span class=\"kind inferred\">",
        "<li id=\"e-1406\" class=\"key\">",
        "href=\"#e-1402\"",
        "1 h 17 min with no recorded event",
        "<input type=\"radio\" name=\"events\" id=\"events-key\"> 3 key events",
    ] {
        assert!(page.contains(expected), "no {expected} in\n{page}");
    }
    assert!(!page.contains("<symbol id=\"k-decision\""), "icons only of kinds there are");
}

#[test]
fn a_change_of_the_clocks_is_told_between_events() {
    let front = "timezone: Europe/London\ntimes:\n  started: 2026-03-28T23:00:00Z\n";
    let events = "## Timeline\n\n- 2026-03-29 00:50 Errors.\n- 2026-03-29 02:05 Still there.\n";
    let page = page(&built(&report(front, events)));
    assert!(page.contains("Clocks go forward 1 h: GMT becomes BST"), "{page}");
    assert!(page.contains("<span class=\"utc\">01:05 UTC</span>"), "both zones without scripts");
}

#[test]
fn an_action_table_told_twice_is_shown_once() {
    let front = "actions:\n  - {id: A1, title: Refuse large changes, status: done}\n  - {id: A2, title: Alert on waiting, due: 2026-01-02}\n";
    let table = "## Action items\n\n| Id | Action | Status |\n|---|---|---|\n| A1 | Refuse big ones | done |\n| A2 | Alert on waits | open |\n";
    let page = page(&built(&report(front, table)));
    assert!(!page.contains("Refuse big ones"), "the row repeats the front matter\n{page}");
    assert!(page.contains("<progress max=\"2\" value=\"1\""), "{page}");
    assert!(page.contains("1 of 2 done, 1 overdue"), "{page}");
}

#[test]
fn a_metric_is_drawn_on_the_axis_of_the_phases_with_its_numbers() {
    let block = "## Timeline\n\n- 14:06 UTC [impact] Errors.\n\n```metric\nfile: data/errors.csv\ntitle: Failed purchases\nunit: \"%\"\n```\n\n## Impact\n\nSome.\n";
    let data = "\n-- content/incidents/data/errors.csv --\ntime,errors\n2026-03-02T14:00:00Z,0.1\n2026-03-02T14:10:00Z,4.1\n2026-03-02T15:40:00Z,0.2\n";
    let casebook = built(&(report(TIMES, block) + data));
    let page = page(&casebook);
    let figure =
        page.split("<figure class=\"figure metric\" id=\"metric-1\">").nth(1).expect("a figure");
    let figure = figure.split("</figure>").next().expect("its end");
    for expected in [
        "Failed purchases, %</p>",
        "Lowest 0.1 % at 14:00, highest 4.1 % at 14:10, UTC",
        "role=\"img\"",
        ">Started</text>",
        "<a href=\"errors.csv\">errors.csv</a>",
        "<tr><th scope=\"row\">Detected</th><td class=\"num\">4.1 %</td></tr>",
        "<tr><td>15:40</td><td class=\"num\">0.2 %</td></tr>",
    ] {
        assert!(figure.contains(expected), "no {expected} in\n{figure}");
    }
    let ticks = |from: &str| -> Vec<String> {
        let svg = from.split("<svg class=\"chart\"").nth(1).expect("a drawing");
        svg.split("<text class=\"dim")
            .skip(1)
            .filter_map(|it| it.split(['>', '<']).nth(1))
            .map(str::to_owned)
            .filter(|it| it.contains(':'))
            .collect()
    };
    assert_eq!(ticks(&page), ticks(figure), "the same axis of time");
    assert!(casebook.read("public/incidents/r-1/errors.csv").contains("4.1"), "copied beside");
    assert!(!page.contains("style="));
}

#[test]
fn what_cannot_be_drawn_stays_code_and_is_a_finding_at_its_line() {
    let body = "```metric\nfile: gone.csv\n```\n\n```fishbone\ncategorys:\n  A: [b]\n```\n\n```five-whys\n1. Why did it fail?\n2. Why was it empty? Nobody knows.\n```\n\n```log {9} file=app.log\none\n```\n";
    let casebook = built(&report("", body));
    let page = page(&casebook);
    assert!(page.contains("<code class=\"language-metric\">"), "{page}");
    assert!(page.contains("<code class=\"language-fishbone\">"), "{page}");
    let run = casebook.run(&["check", "--format", "concise"]);
    let found: Vec<&str> =
        run.stdout.lines().filter(|it| it.contains("CB304") || it.contains("CB704")).collect();
    let expected = [
        "content/incidents/r-1.md:7:7: CB704",
        "content/incidents/r-1.md:11:1: CB304",
        "content/incidents/r-1.md:16:1: CB304",
        "content/incidents/r-1.md:20:4: CB304",
        "content/incidents/r-1.md:20:4: CB704",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (line, place) in found.iter().zip(expected) {
        assert!(line.starts_with(place), "{place} and not {line}");
    }
}

#[test]
fn a_line_of_the_data_that_cannot_be_read_is_told_in_the_data() {
    let casebook = Casebook::new(
        &(report("", "```metric\nfile: a.csv\n```\n")
            + "\n-- content/incidents/a.csv --\ntime,v\n2026-03-02T14:00:00Z,1\nnoon,2\n"),
    );
    let run = casebook.run(&["check", "--format", "concise"]);
    assert!(run.stdout.contains("content/incidents/a.csv:3:1: CB708"), "{}", run.stdout);
    let text = casebook.run(&["check"]).stdout;
    assert!(text.contains("noon,2"), "the line is shown\n{text}");
}

#[test]
fn analysis_is_text_first_and_its_strokes_say_nothing() {
    let body = "```fishbone\neffect: No labels\ncategories:\n  Process: [\"one <check>\"]\n  System: [shared pool]\n```\n\n```five-whys\n1. Why? Because.\n```\n\n```log {214} from=213 file=app.log\na\nb\n```\n";
    let page = page(&built(&(report("", body) + "\n-- content/incidents/app.log --\nx\n")));
    for expected in [
        "<figcaption class=\"fishbone-effect\">No labels</figcaption>",
        "<svg class=\"rib\" aria-hidden=\"true\">",
        "<li>one &lt;check&gt;</li>",
        "<ol class=\"chain\">",
        "<mark class=\"line\" data-n=\"214\">b\n</mark>",
        "<figcaption><a href=\"app.log\">app.log</a></figcaption>",
    ] {
        assert!(page.contains(expected), "no {expected} in\n{page}");
    }
}

#[test]
fn code_is_coloured_by_classes_alone() {
    let page = page(&built(&report(
        "",
        "```python\ndef f(): return \"<x>\"  # why\n```\n\n```mermaid\na --> b\n```\n",
    )));
    assert!(page.contains("<span class=\"k\">def </span>"), "{page}");
    assert!(page.contains("<span class=\"s\">&quot;&lt;x&gt;&quot;"), "{page}");
    assert!(page.contains("<figcaption>Mermaid</figcaption>"), "{page}");
    assert!(!page.contains("style="));
}

#[test]
fn events_stand_where_they_were_written_and_not_behind_their_section() {
    let body = "## Timeline\n\nAll times in UTC.\n\n- 14:06 [impact] Errors.\n- 14:19 [alert] It pages.\n\n### What we did\n\nWe rolled back.\n\n## Impact\n\nSome.\n";
    let page = page(&built(&report(TIMES, body)));
    let at = |what: &str| page.find(what).unwrap_or_else(|| panic!("no {what} in\n{page}"));
    assert!(at("All times in UTC.") < at("<ol class=\"events"));
    assert!(at("<ol class=\"events") < at(">What we did <a"));
    assert!(at("We rolled back.") < at(">Impact <a"));
}

#[test]
fn groups_of_actions_are_labels_and_leave_no_empty_headings() {
    let body = "## Action items\n\n### Process\n\n- Write it down\n\n### helm-chart\n\n- Say how long it takes\n- Alert on it\n\nLater:\n\n- Tidy up\n\n### Notes\n\nNothing else. See [the chart](#helm-chart).\n\n## Impact\n\nSome.\n";
    let casebook = built(&report("", body));
    let page = page(&casebook);
    for gone in ["Process</h3>", ">Process <", ">helm-chart <", "Later:", "href=\"#process\""] {
        assert!(!page.contains(gone), "{gone} in\n{page}");
    }
    for expected in [
        "Write it down<span class=\"sub\"><span id=\"process\">Process</span></span>",
        "takes<span class=\"sub\"><span id=\"helm-chart\">helm-chart</span></span>",
        "Alert on it<span class=\"sub\"><span>helm-chart</span></span>",
        "Tidy up<span class=\"sub\"><span>Later</span></span>",
        ">Notes <a",
        "<a href=\"#helm-chart\">the chart</a>",
    ] {
        assert!(page.contains(expected), "no {expected} in\n{page}");
    }
    assert!(casebook.read("public/actions.csv").contains("Alert on it,,helm-chart,"));
}

#[test]
fn headings_of_days_do_not_stay_behind_when_their_events_are_drawn() {
    let body = "## Timeline\n\n### 2026-03-02\n\n- 14:06 UTC [impact] Errors.\n\n### 2026-03-03\n\n- 09:00 UTC [resolution] Done.\n\n### How we knew\n\nBy the pager.\n";
    let page = page(&built(&report("", body)));
    assert!(!page.contains(">2026-03-02 <a"), "{page}");
    assert!(page.contains(">How we knew <a"), "{page}");
    assert_eq!(page.matches("<li class=\"day\">").count(), 2, "{page}");
}

#[test]
fn marks_of_a_summary_are_read_and_not_printed() {
    let casebook = built(&report(
        "severity: sev2\ntimes: {started: 2026-03-02}\nsummary: The *pool* of `GET /v2` had 4 < 40, see [x](y.md) and a_b_c.\n",
        "## Impact\n\nSome.\n",
    ));
    let page = page(&casebook);
    let lead = "<div class=\"lead\">The <em>pool</em> of <code>GET /v2</code> had 4 &lt; 40, see <span class=\"link-dead\">x</span> and a_b_c.</div>";
    assert!(page.contains(lead), "{page}");
    let plain = "The pool of GET /v2 had 4 &lt; 40, see x and a_b_c.";
    for file in ["index.html", "incidents/index.html", "feed.atom", "incidents/r-1/index.html"] {
        let text = casebook.read(&format!("public/{file}"));
        assert!(text.contains(plain), "{file}\n{text}");
        assert!(!text.contains("`GET"), "{file}");
    }
    for file in ["incidents/r-1/index.json", "catalog.json", "feed.json", "llms.txt"] {
        assert!(!casebook.read(&format!("public/{file}")).contains("`GET"), "{file}");
    }
}

#[test]
fn code_in_titles_is_code_where_markup_can_be_and_words_elsewhere() {
    let text = report(
        "severity: sev2\ntimes: {started: 2026-03-02}\nactions:\n  - {title: Set `max` < 9, reason: as `b`, status: dropped}\n",
        "## Impact\n\n[[R-2]] as well.\n",
    );
    let text = text.replace("Checkout is down", "\"`a<b>` of *.example <i> is down\"")
        + "-- content/incidents/r-2.md --\n---\nid: R-2\nseverity: sev2\ntimes: {started: 2026-03-01}\n---\n\n# The *pool* of `x` and `x`\n\n## Impact\n\nSome.\n";
    let casebook = built(&text);
    let told = "<code>a&lt;b&gt;</code> of *.example &lt;i&gt; is down";
    let page = page(&casebook);
    assert!(page.contains(&format!("<h1>{told}</h1>")), "{page}");
    assert!(page.contains("<title>a&lt;b&gt; of *.example &lt;i&gt; is down · "), "{page}");
    assert!(page.contains("title=\"R-2\">The pool of x and x</a>"), "{page}");
    let other = casebook.read("public/incidents/r-2/index.html");
    assert!(other.contains("<h1>The pool of <code>x</code> and <code>x</code></h1>"), "{other}");
    for list in ["index.html", "incidents/index.html", "years/2026/index.html"] {
        assert!(
            casebook.read(&format!("public/{list}")).contains(&format!(">{told}</a>")),
            "{list}"
        );
    }
    let files = "catalog.json feed.atom feed.json actions.csv actions.json incidents.csv \
                 incidents/r-1/index.json actions/closed/index.html incidents/r-1/index.html";
    for file in files.split_whitespace() {
        let text = casebook.read(&format!("public/{file}"));
        assert!(!text.contains('`') && text.len() > 99, "{file}\n{text}");
    }
}

#[test]
fn contents_are_folded_above_the_text_where_there_is_no_rail() {
    let page = page(&built(&report("", "## Impact\n\nSome.\n\n## Root cause\n\nA pool.\n")));
    let fold = page.find("<details class=\"toc fold\"><summary>On this page</summary>");
    let link = "<a href=\"#root-cause\">Root cause</a>";
    assert!(fold.is_some_and(|at| page[at..].find(link).is_some_and(|it| it < 400)), "{page}");
    assert_eq!(page.matches(link).count(), 2, "in the rail, and folded");
    assert!(fold < page.find("<div class=\"report-body\">"));
}
