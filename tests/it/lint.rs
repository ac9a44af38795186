//! The engine of the rules from outside: levels, suppressions, order, and codes that all are known.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::diagnostic::Level;
use casebook::lint::registry::RULES;
use casebook::project::Snapshot;

use crate::checked::{check, places};

/// Returns the codes found, in order.
fn codes(snapshot: &Snapshot) -> Vec<&'static str> {
    snapshot.diagnostics.iter().map(|it| it.code.0).collect()
}

fn report(body: &str) -> String {
    format!("-- content/incidents/report.md --\n{body}")
}

const VAGUE: &str =
    "---\ntitle: Checkout is down\nseverity: sev3\nstatus: draft\nservices: [checkout]\n---\n";

#[test]
fn the_config_sets_levels_by_code_and_by_name() {
    let level = |rules: &str| {
        let config = format!("-- casebook.yaml --\nrules: {{{rules}}}\n");
        let checked =
            check(&format!("{config}{}", report("---\nseverity: sev3\nid: X\n---\ntext\n")));
        let mut titles = checked.diagnostics.iter().filter(|it| it.code.0 == "CB114");
        titles.next().map(|it| it.level)
    };
    assert_eq!(level("CB203: info"), Some(Level::Warning));
    assert_eq!(level("CB114: error"), Some(Level::Error));
    assert_eq!(level("missing-title: info"), Some(Level::Info));
    assert_eq!(level("missing-title: off"), None);
}

#[test]
fn a_level_for_no_rule_is_told_where_it_is_written() {
    let config = "-- casebook.yaml --\ntitle: Shop\nrules:\n  misssing-title: off\n";
    let checked = check(&format!("{config}{}", report(VAGUE)));
    assert!(places(&checked).contains(&"3:3 CB152".to_owned()), "{:?}", places(&checked));
    let finding = checked.diagnostics.iter().find(|it| it.code.0 == "CB152").expect("it is found");
    assert_eq!(finding.help(), Some("did you mean `missing-title`?"));
}

#[test]
fn a_comment_silences_its_line_and_what_is_below() {
    let link = "[x](gone.md)";
    let silent = [
        format!("<!-- casebook-ignore CB701: kept for the record -->\n{link}\n"),
        format!("<!-- casebook-ignore dead-link: by name -->\n\n{link}\n"),
        format!("{link} <!-- casebook-ignore CB701: on the line -->\n"),
        format!("<!-- casebook-ignore CB701: a whole list -->\n- a\n- {link}\n- b\n"),
        format!("<!-- casebook-ignore CB701: a paragraph -->\na\nb {link}\n"),
    ];
    for body in silent {
        let checked = check(&report(&format!("{VAGUE}\n{body}")));
        assert_eq!(codes(&checked), Vec::<&str>::new(), "{body}");
    }
    let heard = [
        (format!("<!-- casebook-ignore CB701: too far -->\na\n\n{link}\n"), vec!["CB121", "CB701"]),
        (
            format!("a <!-- casebook-ignore CB701: only this line -->\n{link}\n"),
            vec!["CB121", "CB701"],
        ),
        (format!("<!-- casebook-ignore CB702: another rule -->\n{link}\n"), vec!["CB121", "CB701"]),
        (format!("<!-- casebook-ignore CB9999: no rule -->\n{link}\n"), vec!["CB121", "CB701"]),
    ];
    for (body, expected) in heard {
        let checked = check(&report(&format!("{VAGUE}\n{body}")));
        assert_eq!(codes(&checked), expected, "{body}");
    }
}

#[test]
fn a_comment_without_a_reason_is_obeyed_and_told() {
    let body = "<!-- casebook-ignore CB701 -->\n[x](gone.md)\n";
    let checked = check(&report(&format!("{VAGUE}\n{body}")));
    assert_eq!(places(&checked), ["8:1 CB120"]);
}

#[test]
fn yaml_comments_silence_the_front_matter() {
    let front = |times: &str| {
        format!(
            "---\ntitle: Down\nseverity: sev3\nstatus: draft\nservices: [a]\ntimes:\n{times}---\ntext\n"
        )
    };
    let above =
        "  # casebook-ignore CB203: the team sat in one room\n  started: 2026-03-02 14:06\n";
    let beside = "  started: 2026-03-02 14:06 # casebook-ignore CB203: one room\n";
    for times in [above, beside] {
        assert_eq!(codes(&check(&report(&front(times)))), Vec::<&str>::new(), "{times}");
    }
    let too_far = "  started: 2026-03-02 14:06\n  # casebook-ignore CB203: the line below\n";
    assert_eq!(codes(&check(&report(&front(too_far)))), ["CB203", "CB121"]);
}

#[test]
fn an_unused_comment_is_deleted_by_its_fix() {
    let text = format!("{VAGUE}\n<!-- casebook-ignore CB701: nothing here -->\nText.\n");
    let checked = check(&report(&text));
    let fix = checked.diagnostics[0].fix.as_ref().expect("a fix");
    let mut mended = text.clone();
    mended.replace_range(fix.edits[0].span.range(), &fix.edits[0].replacement);
    assert_eq!(mended, format!("{VAGUE}\nText.\n"));
    assert_eq!(codes(&check(&report(&mended))), Vec::<&str>::new());
}

#[test]
fn findings_come_in_order_of_path_and_place() {
    let bad = "---\ntitle: Down\nseverity: sev99\nstatus: nope\n---\n[x](gone.md) [y](#gone)\n";
    let files = format!("-- content/b.md --\n{bad}-- content/a.md --\n{bad}");
    let checked = check(&files);
    let keys: Vec<_> =
        checked.diagnostics.iter().map(casebook::diagnostic::Diagnostic::sort_key).collect();
    assert!(keys.len() >= 8, "{keys:?}");
    assert!(keys.is_sorted_by(|a, b| a < b), "sorted, and none twice: {keys:?}");
}

#[test]
fn habits_decide_what_is_missing() {
    let bare = "-- content/2026-01-02-down.md --\n# Down\nText.\n";
    let used = "-- content/2026-01-03-slow.md --\n---\ntitle: Slow\nseverity: sev3\n---\n";
    assert!(!codes(&check(bare)).contains(&"CB106"));
    assert!(codes(&check(&format!("{bare}{used}"))).contains(&"CB106"));
}

#[test]
fn every_code_in_the_source_is_in_the_table_and_the_other_way_round() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut used: BTreeSet<String> = BTreeSet::new();
    for path in rust_files(&root) {
        if path.ends_with("lint/registry.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, _) in text.match_indices("CB") {
            let digits: String = text[at + 2..].chars().take_while(char::is_ascii_digit).collect();
            if digits.len() == 3 {
                used.insert(format!("CB{digits}"));
            }
        }
    }
    let known: BTreeSet<String> = RULES.iter().map(|rule| rule.code.0.to_owned()).collect();
    assert_eq!(used, known);
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path()) {
        if entry.is_dir() {
            files.extend(rust_files(&entry));
        } else if entry.extension().is_some_and(|it| it == "rs") {
            files.push(entry);
        }
    }
    files
}
