//! What `check` prints: JSON of a stable shape, one line a finding, and a report people can read.

mod annotations;
mod files;
mod machine;
mod sarif;
mod xml;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use casebook::diagnostic::Level;
use casebook::lint::registry::infos;
use casebook::project::Snapshot;
use casebook::report::{Findings, RuleInfo, concise, human, json, jsonl};
use casebook::text::FileId;
use serde_json::Value;

use crate::checked::check;

const UMLAUT: &str = "\
-- content/incidents/report.md --
---
title: Übersicht 🚒
status: draft
severity: sev3
services: [checkout]
---

Ä🚒 [übel](gone.md) and [worse](#gone)
";

/// What makes positions and names hard: a byte order mark, CRLF, tabs, emoji, names with spaces,
/// letters beyond ASCII, and characters that some format takes for its own.
const HARD: &str = "\
-- content/incidents/a b/Größe 100%,x:y #1.md --
\u{feff}---\r
title: Übersicht 🚒 <&>\r
severty: sev3\r
status: draft\r
services: [checkout]\r
---\r
\r
- 🚒\tÄ [übel](gone.md), \"more\"\r
- [worse](#gon)\r
\r
## Gone\r
-- content/incidents/twin.md --
---
id: TWIN
title: One
status: draft
severity: sev3
services: [checkout]
---
-- content/incidents/twin-2.md --
---
id: TWIN
title: Two
status: draft
severity: sev3
services: [checkout]
---
-- content/pages/clean.md --
---
title: Nothing wrong here
---
Words.
";

fn rules() -> &'static [RuleInfo] {
    static RULES: OnceLock<Vec<RuleInfo>> = OnceLock::new();
    RULES.get_or_init(infos)
}

/// A checked casebook and what its findings refer to.
struct Case {
    snapshot: Snapshot,
    checked: Vec<FileId>,
}

impl Case {
    fn new(text: &str) -> Self {
        let snapshot = check(text);
        let checked = snapshot.knowledge.reports.keys().cloned().collect();
        Self { snapshot, checked }
    }

    fn hard() -> Self {
        let case = Self::new(HARD);
        let codes: Vec<_> = case.snapshot.diagnostics.iter().map(|it| it.code.0).collect();
        for code in ["CB104", "CB111", "CB701", "CB702"] {
            assert!(codes.contains(&code), "{codes:?}");
        }
        case
    }

    /// Returns the text of the file at `path`.
    fn text(&self, path: &str) -> &str {
        &self.snapshot.texts[&FileId::new(path)]
    }

    fn findings(&self) -> Findings<'_> {
        Findings {
            diagnostics: &self.snapshot.diagnostics,
            texts: &self.snapshot.texts,
            checked: &self.checked,
            rules: rules(),
            prefix: "",
            base_url: None,
            rule_pages: None,
            failing: Level::Error,
        }
    }
}

#[test]
fn json_has_the_promised_shape_and_points_at_the_text() {
    let case = Case::new(UMLAUT);
    let printed = json::render(&case.findings());
    let value: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(keys(&value), ["schema_version", "findings", "summary"]);
    assert_eq!(value["schema_version"], 1);
    assert_eq!(keys(&value["summary"]), ["files", "errors", "warnings", "infos"]);
    let found = value["findings"].as_array().expect("a list");
    assert_eq!(found.len(), 2, "{printed}");
    let text = &case.snapshot.texts.values().next().expect("a text");
    for finding in found {
        let expected = [
            "code",
            "rule",
            "level",
            "message",
            "path",
            "start",
            "end",
            "why",
            "help",
            "related",
            "fingerprint",
            "fix",
        ];
        assert_eq!(keys(finding), expected);
        assert_eq!(keys(&finding["start"]), ["line", "column", "byte"]);
        let byte = |end: &str| {
            usize::try_from(finding[end]["byte"].as_u64().expect("a number")).expect("small")
        };
        let under = &text[byte("start")..byte("end")];
        let line = text.lines().nth(7).expect("the last line");
        let column = usize::try_from(finding["start"]["column"].as_u64().expect("a number"));
        let by_column: String = line.chars().skip(column.expect("small") - 1).collect();
        assert!(by_column.starts_with(under), "{under} {by_column}");
        assert_eq!(finding["start"]["line"], 8);
    }
    assert_eq!(found[0]["code"], "CB701");
    assert_eq!(found[0]["rule"], "dead-link");
    assert_eq!(found[0]["level"], "error");
    assert_eq!(found[1]["code"], "CB702");
}

#[test]
fn a_clean_run_is_json_too() {
    let printed = json::render(&Findings {
        diagnostics: &[],
        texts: &BTreeMap::new(),
        checked: &["a.md", "b.md", "c.md"].map(FileId::new),
        rules: rules(),
        prefix: "",
        base_url: None,
        rule_pages: None,
        failing: Level::Error,
    });
    let value: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(value["findings"], Value::Array(Vec::new()));
    assert_eq!(value["summary"]["files"], 3);
}

#[test]
fn jsonl_has_a_finding_a_line_and_the_summary_at_its_end() {
    let case = Case::new(UMLAUT);
    let printed = jsonl::render(&case.findings());
    let lines: Vec<Value> =
        printed.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let kinds: Vec<_> = lines.iter().map(|line| line["type"].as_str()).collect();
    assert_eq!(kinds, [Some("finding"), Some("finding"), Some("summary")]);
    assert!(lines.iter().all(|line| line["schema_version"] == 1));
    let whole: Value = serde_json::from_str(&json::render(&case.findings())).expect("JSON");
    assert_eq!(lines[0]["fingerprint"], whole["findings"][0]["fingerprint"]);
    assert_eq!(lines[2]["errors"], whole["summary"]["errors"]);
}

#[test]
fn concise_is_one_line_a_finding() {
    let case = Case::new(UMLAUT);
    let printed = concise::render(&case.findings());
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("content/incidents/report.md:8:11: CB701 `gone.md`"), "{printed}");
}

#[test]
fn the_human_report_shows_the_line_the_reason_and_the_way_out() {
    let case = Case::new(UMLAUT);
    let printed = human::render(&case.findings(), &human::Options::default());
    for part in [
        "error[CB701]: `gone.md` leads nowhere",
        "content/incidents/report.md:8:11",
        "[übel](gone.md)",
        "= why: the reader who follows it meets an error page",
        "= help: ",
        "1 error and 1 warning in 1 file",
    ] {
        assert!(printed.contains(part), "{part} in:\n{printed}");
    }
    assert!(!printed.contains('\u{1b}'));
    let options = human::Options { styled: true, ..human::Options::default() };
    assert!(human::render(&case.findings(), &options).contains('\u{1b}'));
}

#[test]
fn fixes_are_drawn_and_counted() {
    let case = Case::hard();
    let printed = human::render(&case.findings(), &human::Options::default());
    for part in [
        "fix: rename to `severity`\n  |\n3 | severity: sev3\n",
        "unsafe fix: link to `#gone`\n  |\n9 | - [worse](#gone)\n",
        "\n1 can be mended with `--fix`, 1 more with `--unsafe` too\n",
        // A tab is drawn as four columns, and an emoji as two.
        "8 | - 🚒    Ä [übel](gone.md), \"more\"\n  |                  ^^^^^^^\n",
    ] {
        assert!(printed.contains(part), "{part} in:\n{printed}");
    }
}

#[test]
fn long_sentences_are_broken_on_a_narrow_terminal_only() {
    let case = Case::hard();
    let narrow = human::Options { width: 50, wraps: true, ..human::Options::default() };
    let printed = human::render(&case.findings(), &narrow);
    let notes = printed.lines().filter(|line| line.trim_start().starts_with("= "));
    assert!(notes.clone().count() > 4 && notes.clone().all(|it| it.chars().count() <= 50));
    assert!(
        printed.contains("= why: the reader who follows it meets an\n         error page\n"),
        "{printed}"
    );
    let piped = human::Options { width: 50, ..human::Options::default() };
    let printed = human::render(&case.findings(), &piped);
    assert!(
        printed.contains("= why: the reader who follows it meets an error page\n"),
        "{printed}"
    );
}

#[test]
fn many_findings_stay_readable() {
    let links: Vec<String> = (0..200).map(|at| format!("- [x](gone-{at}.md)")).collect();
    let body = UMLAUT.replace("Ä🚒 [übel](gone.md) and", &format!("{}\n\n", links.join("\n")));
    let case = Case::new(&body);
    let printed = human::render(&case.findings(), &human::Options::default());
    assert!(printed.lines().count() < 140, "{}", printed.lines().count());
    assert!(printed.contains("... and 185 more"), "{printed}");
    let row = "     200       1  error    CB701 dead-link";
    assert!(printed.lines().any(|line| line == row), "{printed}");
    assert!(printed.contains("\n200 errors and 1 warning in 1 file\n"), "{printed}");
}

/// Returns the text from one place to another, the columns counted in bytes of `width`.
fn between(text: &str, start: (u64, u64), end: (u64, u64), width: fn(char) -> usize) -> String {
    let offset = |(line, column): (u64, u64)| {
        let mut at = 0;
        for _ in 1..line {
            at += text[at..].find('\n').expect("a line") + 1;
        }
        let mut left = usize::try_from(column).expect("small") - 1;
        let mut letters = text[at..].chars().peekable();
        if at == 0 && width('\u{feff}') == 0 {
            at += letters.next_if_eq(&'\u{feff}').map_or(0, char::len_utf8);
        }
        while left > 0 {
            let letter = letters.next().expect("a column");
            left = left.checked_sub(width(letter)).expect("a boundary");
            at += letter.len_utf8();
        }
        at
    };
    text[offset(start)..offset(end)].to_owned()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}
