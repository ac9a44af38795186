//! What stands beside the page of a report: the same as Markdown and as data, and what git knows.

use crate::report_page::built;
use crate::support::{Casebook, Repository, run_in};

const REPORT: &str = "-- casebook.yaml --\nbase_url: https://incidents.example/\nseverities: [sev1, sev2]\nservices: [checkout]\ncauses: [no-range]\nrepository:\n  edit_url: https://git.example/edit/main/{path}\n  source_url: https://git.example/blob/{commit}/{path}\n  commit_url: https://git.example/commit/{commit}\n-- content/incidents/r-1.md --\n---\nid: R-1\ntitle: Checkout is down\nstatus: published\nseverity: sev2\nservices: [checkout]\ncauses: [no-range]\ntimes:\n  started: 2026-03-02T14:06:00Z\n  detected: 2026-03-02T14:19:00Z\n  resolved: 2026-03-02T16:20:00Z\nimpact:\n  - {label: Failed purchases, value: 4.1, unit: \"%\"}\nactions:\n  - {id: A1, title: Refuse large changes, owner: team-a, due: 2026-04-01}\nrelated:\n  - {id: R-0, kind: recurrence-of}\n---\n\n## Summary\n\nLike [[R-0]]; see [the plan](../plans/roll-back.md#how) and [log](app.log).\n\n## Timeline\n\n- 14:06 UTC [impact] Errors, says [[R-0]].\n- ~14:19 UTC [alert] It pages.\n-- content/incidents/app.log --\nx\n-- content/incidents/r-0.md --\n---\nid: R-0\ntitle: The first time\nseverity: sev2\nservices: [checkout]\ncauses: [no-range]\ntimes: {started: 2025-03-02}\n---\n\nSee [[R-1]].\n-- content/plans/roll-back.md --\n---\ntitle: Roll back\n---\n\n## How\n\nSo.\n";

#[test]
fn the_markdown_of_a_page_has_links_that_lead_on_the_site() {
    let casebook = built(REPORT);
    let twin = casebook.read("public/incidents/r-1/index.md");
    assert!(twin.starts_with("---\nid: R-1\n"), "{twin}");
    assert!(twin.contains("Like [The first time](../../incidents/r-0/); see [the plan](../../plans/roll-back/#how) and [log](app.log)."), "{twin}");
    let page = casebook.read("public/incidents/r-1/index.html");
    for link in [
        "<link rel=\"alternate\" type=\"text/markdown\" href=\"../../incidents/r-1/index.md\">",
        "<link rel=\"alternate\" type=\"application/json\" href=\"../../incidents/r-1/index.json\">",
        "<a href=\"../../incidents/r-1/index.md\">Markdown</a>",
    ] {
        assert!(page.contains(link), "no {link} in\n{page}");
    }
}

#[test]
fn the_data_of_a_page_holds_what_follows_from_the_report_and_fits_its_schema() {
    let casebook = built(REPORT);
    let data: serde_json::Value =
        serde_json::from_str(&casebook.read("public/incidents/r-1/index.json")).expect("JSON");
    let schema = casebook.run(&["schema", "report"]).expect_code(0).json();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> =
        validator.iter_errors(&data).map(|it| format!("{it} at {}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(data["durations"]["detect"], 780);
    assert_eq!(data["phases"][0]["phase"], "undetected");
    assert_eq!(data["phases"][0]["seconds"], 780);
    assert_eq!(data["events"][1]["offset_seconds"], 780);
    assert_eq!(data["events"][1]["approximate"], true);
    assert_eq!(data["events"][0]["kind"], "impact");
    assert_eq!(data["action_items"][0]["overdue_days"], 236);
    assert_eq!(data["relations"][0]["url"], "https://incidents.example/incidents/r-0/");
    assert_eq!(data["recurrences"][0]["id"], "R-0");
    assert_eq!(data["cited_by"][0]["title"], "The first time");
    assert_eq!(data["source"]["updated"], serde_json::Value::Null, "there is no git here");
    let mut wrong = data.clone();
    wrong["events"][0]["kind"] = "party".into();
    assert!(!validator.is_valid(&wrong), "the schema knows the kinds");
    wrong = data;
    wrong.as_object_mut().expect("an object").remove("phases");
    assert!(!validator.is_valid(&wrong), "the schema wants every field");
}

#[test]
fn a_file_of_the_same_name_beside_a_report_stays_apart() {
    let casebook = built(
        "-- content/incidents/r-1/index.md --\n---\nid: R-1\ntitle: T\n---\n\n[data](index.json)\n-- content/incidents/r-1/index.json --\n{\"own\": 1}\n",
    );
    assert!(casebook.read("public/incidents/r-1/index.json").contains("schema_version"));
    assert!(casebook.read("public/incidents/r-1/index-2.json").contains("own"));
}

fn page_of(repository: &Casebook) -> String {
    repository.run(&["build"]).expect_code(0);
    repository.read("public/incidents/r-1/index.html")
}

#[test]
fn pages_tell_when_a_report_was_written_and_changed_through_renames() {
    let repository = Repository::new(REPORT);
    let log =
        |format: &str| repository.git(&["log", "--max-count=1", &format!("--format={format}")]);
    let day = log("%as");
    repository.git(&["mv", "content/incidents/r-1.md", "content/incidents/r-one.md"]);
    repository.commit("secret words about a rename");
    let commit = log("%H");
    let page = page_of(&repository);
    for expected in [
        "History: 2 changes",
        &format!("<time datetime=\"{}\">", day.trim()),
        &format!("https://git.example/commit/{}", commit.trim()),
        &format!("https://git.example/blob/{}/content/incidents/r-one.md", commit.trim()),
        "https://git.example/edit/main/content/incidents/r-one.md",
        "Written <time",
    ] {
        let expected = expected.replace('/', "&#x2F;");
        assert!(page.replace('/', "&#x2F;").contains(&expected), "no {expected} in\n{page}");
    }
    assert!(!page.contains("secret words"), "what was said is told only when asked for");
    let config = repository
        .read("casebook.yaml")
        .replace("repository:\n", "repository:\n  history: subjects\n");
    repository.write("casebook.yaml", &config);
    assert!(page_of(&repository).contains("secret words about a rename"));
    repository.write("casebook.yaml", config.replace("subjects", "off"));
    assert!(!page_of(&repository).contains("History:"));
}

#[test]
fn reports_at_the_top_of_a_repository_have_a_history_too() {
    let repository = Repository::new(
        "-- r-1.md --\n---\nid: r-1\ntitle: T\ndate: 2026-03-02\nseverity: sev2\n---\n",
    );
    repository.write("r-1.md", repository.read("r-1.md") + "\nMore of it.\n");
    repository.commit("second");
    let run = repository.run(&["build"]).expect_code(0);
    assert!(!run.stderr.contains("do not tell"), "{}", run.stderr);
    let page = repository.read("public/incidents/r-1/index.html");
    assert!(page.contains("History: 2 changes"), "{page}");
}

#[test]
fn a_clone_without_its_history_says_so_and_makes_nothing_up() {
    let repository = Repository::new(REPORT);
    let changed = repository.read("content/incidents/r-1.md").replace("Like", "Unlike");
    repository.write("content/incidents/r-1.md", changed);
    repository.commit("second");
    let clone = Casebook::new("");
    let source = format!("file://{}", repository.root().display());
    crate::support::git_in(clone.root(), &["clone", "--quiet", "--depth", "1", &source, "shallow"]);
    let run = run_in(&clone.path("shallow"), &["build"]).expect_code(0);
    assert!(run.stderr.contains("only a part of the history"), "{}", run.stderr);
    let page = clone.read("shallow/public/incidents/r-1/index.html");
    assert!(page.contains("The history of this build is cut off"), "{page}");
    assert!(!page.contains("Written <time"), "the first commit is not known");
    assert!(
        page.contains("https://git.example/edit/main")
            || page.contains("https:&#x2F;&#x2F;git.example&#x2F;edit"),
        "editing needs no history"
    );
}

#[test]
fn an_address_without_its_place_is_told() {
    let casebook = Casebook::new(
        "-- casebook.yaml --\nrepository:\n  edit_url: https://git.example/edit\n  history: all\n-- content/r-1.md --\n---\ntitle: T\n---\n",
    );
    let run = casebook.run(&["check", "--format", "concise"]);
    assert!(run.stdout.contains("casebook.yaml:2:13: CB152"), "{}", run.stdout);
    assert!(run.stdout.contains("casebook.yaml:3:12: CB152"), "{}", run.stdout);
}
