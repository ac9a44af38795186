//! How well secrets and personal data are told from what only looks like them, on labelled lines.
//!
//! A line of `tests/privacy/*.jsonl` is a text in parts, cut so that no scanner of a code host takes
//! the file itself for a leak; `«` and `»` stand around what must be found. A text without them must
//! stay unfound.

use std::ops::Range;

use crate::checked::check;
use crate::support::Casebook;

/// A labelled text, its marks taken out.
struct Labelled {
    text: String,
    gold: Vec<Range<usize>>,
}

/// How a detector did.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
    exact: usize,
    faults: Vec<String>,
}

fn read(file: &str) -> Vec<Labelled> {
    let line = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let parts = value["parts"].as_array().expect("a line has parts").iter();
        let whole: String = parts.map(|part| part.as_str().expect("a part is text")).collect();
        unmarked(&whole)
    };
    file.lines().map(line).collect()
}

fn unmarked(whole: &str) -> Labelled {
    let (mut text, mut gold, mut open) = (String::new(), Vec::new(), 0);
    for c in whole.chars() {
        match c {
            '«' => open = text.len(),
            '»' => gold.push(open..text.len()),
            _ => text.push(c),
        }
    }
    Labelled { text, gold }
}

fn judge(lines: &[Labelled], find: impl Fn(&str) -> Vec<Range<usize>>) -> Score {
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let mut score = Score::default();
    for line in lines {
        let found = find(&line.text);
        for gold in &line.gold {
            if let Some(it) = found.iter().find(|it| overlap(it, gold)) {
                score.right += 1;
                score.exact += usize::from(it == gold);
            } else {
                score.missed += 1;
                score.faults.push(format!("missed: {}", line.text));
            }
        }
        for it in found.iter().filter(|it| !line.gold.iter().any(|gold| overlap(it, gold))) {
            score.wrong += 1;
            score.faults.push(format!("wrong: {} in {}", &line.text[it.clone()], line.text));
        }
    }
    score
}

/// Prints the figures and asserts that both are high enough.
#[track_caller]
#[expect(clippy::print_stdout, reason = "the figures are what this test is read for")]
fn expect(name: &str, lines: &[Labelled], score: &Score) {
    let share = |part: usize, rest: usize| part as f64 / (part + rest).max(1) as f64;
    let precision = share(score.right, score.wrong);
    let recall = share(score.right, score.missed);
    println!(
        "{name}: {} lines, {} marked, precision {precision:.3}, recall {recall:.3}, exact {:.3}",
        lines.len(),
        score.right + score.missed,
        share(score.exact, score.right - score.exact),
    );
    for fault in &score.faults {
        println!("  {fault}");
    }
    assert!(precision >= 0.95 && recall >= 0.95, "{name}: {:#?}", score.faults);
}

#[test]
fn secrets_are_told_from_what_only_looks_like_them() {
    let lines = read(include_str!("../privacy/secrets.jsonl"));
    let find =
        |text: &str| casebook::privacy::secret::find(text).into_iter().map(|it| it.range).collect();
    expect("secrets", &lines, &judge(&lines, find));
}

#[test]
fn addresses_of_people_are_told_from_what_only_looks_like_them() {
    let lines = read(include_str!("../privacy/emails.jsonl"));
    let find =
        |text: &str| casebook::privacy::email::find(text).into_iter().map(|it| it.range).collect();
    expect("e-mail addresses", &lines, &judge(&lines, find));
}

#[test]
fn telephone_numbers_are_told_from_versions_times_and_ids() {
    let lines = read(include_str!("../privacy/phones.jsonl"));
    expect("telephone numbers", &lines, &judge(&lines, casebook::privacy::phone::find));
}

#[test]
fn hosts_of_the_inside_are_told_from_public_ones() {
    let lines = read(include_str!("../privacy/hosts.jsonl"));
    let find = |text: &str| {
        casebook::privacy::host::find(text, &[]).into_iter().map(|it| it.range).collect()
    };
    expect("inner hosts", &lines, &judge(&lines, find));
}

#[test]
fn no_format_prints_a_secret() {
    let secret = ["h4Xr8n", "Ky2wTd"].concat();
    let report = format!(
        "-- content/incidents/a.md --\n---\ntitle: Checkout is down\nextra: {{db_password: {secret}}}\n---\n\
         Set by hand: DB_PASSWORD={secret} and mail to dana.w@shop.de; later {secret} again.\n\
         Also password: {secret} on 2026-03-02 14:00 {secret}\n"
    );
    let casebook = Casebook::new(&report);
    let formats = [
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
        "markdown",
    ];
    for format in formats {
        let run = casebook.run(&["check", "--format", format]).expect_code(1);
        assert!(run.stdout.contains("CB601") || run.stdout.contains("secret"), "{format}");
        assert!(!run.stdout.contains(&secret), "{format}:\n{}", run.stdout);
        assert!(!run.stderr.contains(&secret), "{format}");
    }
    let human = casebook.run(&["check"]).expect_code(1).stdout;
    assert!(human.contains("************"), "{human}");
    assert!(human.contains("3 times more") || human.contains("4 times more"), "{human}");
}

#[test]
fn what_is_told_depends_on_who_reads_the_report() {
    let codes = |front: &str, config: &str| {
        let text = format!(
            "-- casebook.yaml --\n{config}\n-- content/incidents/a.md --\n---\ntitle: A\n{front}---\n\
             dana.w@shop.de called +49 30 9018 2044 about db-1.larkpost.internal and 10.1.2.3.\n"
        );
        let snapshot = check(&text);
        let found = snapshot.diagnostics.iter().filter(|it| it.code.0.starts_with("CB6"));
        let told = found.map(|it| format!("{} {}", it.code, it.level.as_str()));
        told.collect::<Vec<_>>().join(", ")
    };
    let all = "CB602 warning, CB603 warning, CB604 warning, CB604 info";
    assert_eq!(codes("audience: public\n", ""), all);
    assert_eq!(codes("", "privacy: {audience: public}"), all);
    assert_eq!(codes("audience: internal\n", ""), "");
    assert_eq!(codes("", "privacy: {audience: internal}"), "");
    assert_eq!(codes("", ""), "CB602 info, CB603 info");
    assert_eq!(
        codes("", "privacy: {internal_domains: [larkpost.internal], allow: ['*@shop.de']}"),
        "CB603 info, CB604 info"
    );
}
