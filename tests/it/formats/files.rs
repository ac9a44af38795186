//! `--format FORMAT:FILE` from outside: what goes where, and what is refused.

use std::fs;

use super::HARD;
use crate::support::{Casebook, Run};

fn check(casebook: &Casebook, formats: &[&str]) -> Run {
    let mut arguments = vec!["check"];
    for format in formats {
        arguments.extend(["--format", format]);
    }
    casebook.run(&arguments)
}

#[test]
fn several_formats_go_to_stdout_and_to_files_at_once() {
    let casebook = Casebook::new(HARD);
    let run = check(&casebook, &["json:a:b.json", "concise", "sarif:out.sarif"]).expect_code(1);
    assert!(run.stdout.contains("CB701"), "{}", run.stdout);
    assert!(run.stderr.contains("a:b.json (json)"), "{}", run.stderr);
    assert!(casebook.read("a:b.json").starts_with("{\n  \"schema_version\": 1"));
    assert!(casebook.read("out.sarif").contains("\"2.1.0\""));
    let only_files = check(&casebook, &["json:a:b.json"]).expect_code(1);
    assert_eq!(only_files.stdout, "");
}

#[test]
fn a_file_holds_what_stdout_would() {
    let casebook = Casebook::new(HARD);
    for format in [
        "human",
        "concise",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
    ] {
        let printed = check(&casebook, &[format]).expect_code(1);
        let file = format!("{format}:out");
        check(&casebook, &[&file]).expect_code(1);
        assert_eq!(casebook.read("out"), printed.stdout, "{format}");
    }
}

#[test]
fn nothing_is_written_when_the_request_makes_no_sense() {
    let casebook = Casebook::new(HARD);
    for (formats, said) in [
        (&["json", "sarif"][..], "`json` and `sarif` cannot both go to stdout"),
        (&["json:new", "sarif:./new"], "two formats go to the file ./new"),
        (&["json:new", "sarif:gone/x"], "there is no folder gone"),
        (&["json:new", "sarif:content"], "it is a folder"),
        (&["json:new", "sarif:"], "no file behind the colon"),
        (&["json:new", "pdf:x"], "there is no format `pdf`"),
        (&["json:new", "json:content/pages/clean.md"], "is a file of the casebook itself"),
    ] {
        let run = check(&casebook, formats).expect_code(2);
        assert!(run.stderr.contains(said), "{said} in:\n{}", run.stderr);
        assert!(!casebook.path("new").exists(), "{said}");
    }
    assert!(casebook.read("content/pages/clean.md").contains("Nothing wrong here"));
}

#[test]
fn paths_are_those_of_the_repository_around_the_casebook() {
    let casebook = Casebook::new(
        "-- docs/our incidents/content/pages/a.md --\n---\ntitle: A\n---\n[x](gone.md)\n",
    );
    fs::create_dir(casebook.path(".git")).expect("a folder");
    let run = |format| casebook.run(&["check", "-C", "docs/our incidents", "--format", format]);
    let path = "docs/our incidents/content/pages/a.md";
    assert!(run("github").stdout.contains(&format!("file={path},line=4")));
    assert!(run("rdjson").stdout.contains(&format!("\"path\": \"{path}\"")));
    assert!(run("sarif").stdout.contains("\"docs/our%20incidents/content/pages/a.md\""));
    assert!(run("concise").stdout.starts_with("content/pages/a.md:4:5: CB701"));
}

#[test]
fn rule_pages_are_named_only_where_the_site_has_them() {
    let page = "-- content/pages/a.md --\n---\ntitle: A\n---\n[x](gone.md)\n";
    let url = |config: &str| {
        let casebook = Casebook::new(&format!("-- casebook.yaml --\n{config}\n{page}"));
        let printed = casebook.run(&["check", "--format", "rdjson"]).expect_code(1).json();
        printed["diagnostics"][0]["code"]["url"].as_str().map(str::to_owned)
    };
    let page = Some("https://x.example/sub/rules/CB701/".to_owned());
    assert_eq!(url("base_url: https://x.example/sub"), page);
    assert_eq!(url("base_url: https://x.example/sub\nrule_pages: false"), None);
    assert_eq!(url("title: X"), None);
}

#[test]
fn the_help_names_every_format() {
    let help = Casebook::new("").run(&["check", "--help"]).expect_code(0).stdout;
    for format in casebook::report::Format::ALL {
        let named = |word: &str| word.trim_matches([',', '.']) == format.as_str();
        assert!(help.split_whitespace().any(named), "{format} in:\n{help}");
    }
}
