//! The language engine against labelled sentences, and in places where others speak.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use casebook::language::{Engine, Pack, People, Prose, Rule};
use casebook::syntax;
use casebook::text::FileId;
use casebook::vfs::SourceFile;

fn engine() -> Engine {
    Engine::new([], &People::new())
}

/// Returns what is found in a piece of Markdown, with its place.
fn findings(engine: &Engine, text: &str) -> Vec<(Rule, Range<usize>)> {
    let file = FileId::new("report.md");
    let source = SourceFile { file, path: PathBuf::new(), text: text.into() };
    let (document, _) = syntax::parse(&source);
    let found = engine.read(&Prose::of_blocks(text, &document.blocks));
    found.into_iter().map(|it| (it.rule, it.span.range())).collect()
}

/// Returns the words found in a piece of Markdown.
fn words<'t>(engine: &Engine, text: &'t str) -> Vec<&'t str> {
    findings(engine, text).into_iter().map(|(_, range)| &text[range]).collect()
}

/// What the engine makes of a file of labelled sentences.
struct Figures {
    precision: f64,
    recall: f64,
    overlap: f64,
    sentences: usize,
}

/// Returns the labelled sentences of a file.
fn cases(file: &str) -> Vec<serde_json::Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language").join(file);
    let lines = fs::read_to_string(path).expect("the sentences are there");
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn measure(file: &str) -> Figures {
    let engine = engine();
    let (mut hits, mut missed, mut wrong, mut sentences) = (0.0, 0.0, 0.0, 0);
    let (mut overlapping, mut spans) = (0.0, 0.0);
    for case in cases(file) {
        let text = case["text"].as_str().expect("a text");
        let found = findings(&engine, text);
        sentences += 1;
        match (case["label"] == "blameful", found.is_empty()) {
            (true, false) => hits += 1.0,
            (true, true) => missed += 1.0,
            (false, false) => wrong += 1.0,
            (false, true) => {}
        }
        let gold = case["span"].as_str().and_then(|span| Some((text.find(span)?, span.len())));
        if let Some((start, length)) = gold.filter(|_| !found.is_empty()) {
            spans += 1.0;
            let overlaps = |range: &Range<usize>| range.start < start + length && start < range.end;
            overlapping += f64::from(u8::from(found.iter().any(|(_, range)| overlaps(range))));
        }
    }
    Figures {
        precision: hits / (hits + wrong),
        recall: hits / (hits + missed),
        overlap: overlapping / spans,
        sentences,
    }
}

#[test]
fn sentences_known_while_the_phrases_were_written_are_told_apart() {
    let Figures { precision, recall, overlap, sentences } = measure("dev.jsonl");
    assert!(sentences >= 300, "{sentences}");
    let told = format!("precision {precision:.3}, recall {recall:.3}, spans {overlap:.3}");
    assert!(precision >= 0.98 && recall >= 0.98 && overlap >= 0.97, "{told}");
}

/// What is reached on the sentences that were held out at first, and read since; raise it, never
/// lower it.
#[test]
fn sentences_held_out_at_first_are_told_apart_no_worse_than_before() {
    let Figures { precision, recall, overlap, sentences } = measure("held_out.jsonl");
    assert!(sentences >= 300, "{sentences}");
    let told = format!("precision {precision:.3}, recall {recall:.3}, spans {overlap:.3}");
    assert!(precision >= 0.98 && recall >= 0.97 && overlap >= 0.96, "{told}");
}

#[test]
fn nothing_is_found_where_others_speak() {
    let engine = engine();
    for text in [
        "Run `we forgot to check` first.",
        "```text\nWe forgot to check.\n```",
        "    We forgot to check.",
        "> We forgot to check.",
        "> a\n> > We forgot to check.",
        "She said \"we forgot to check the backup\" and left.",
        "The note read \u{201c}we forgot to check the backup\u{201d}.",
        "It read \u{ab}we forgot to check the backup\u{bb}.",
        "See [the notes](https://example.com/we-forgot-to-check).",
        "See https://example.com/human-error for more.",
        "<!-- We forgot to check. -->",
        "It printed <code>we forgot to check</code> twice.",
        "![picture](human-error.png)",
        "[a]: https://example.com/human-error \"human error\"",
    ] {
        assert_eq!(words(&engine, text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn places_are_exact_in_every_kind_of_block() {
    let engine = engine();
    let cases = [
        ("# We forgot to check\n", "We forgot to"),
        ("- a\n  - b\n    - **We** forgot to check\n", "We** forgot to"),
        ("| a | b |\n| - | - |\n| 14:05 | we forgot to check |\n", "we forgot to"),
        ("Ünïcode first \u{2014} we didn\u{2019}t check the logs.\n", "we didn\u{2019}t check"),
        ("\u{feff}We forgot\nto check.\r\n", "We forgot\nto"),
        ("14:05 @alice forgot to check\n", "@alice forgot to"),
        ("We [forgot](x.md) to check &amp; ask.\n", "We [forgot](x.md) to"),
    ];
    for (text, expected) in cases {
        assert_eq!(words(&engine, text), [expected], "{text}");
    }
}

#[test]
fn people_of_a_casebook_are_known_by_name() {
    let text = "Quirin dropped the production database. Wunibald broke the build.";
    assert_eq!(words(&engine(), text).len(), 0);
    let people = People::new().with_name("Quirin Abel").with_name("Wunibald").without("Wunibald");
    let engine = Engine::new([], &people);
    assert_eq!(words(&engine, text), ["Quirin dropped the production database"]);
    // A surname that is a word of its own is no person without the given name.
    let people = People::new().with_name("Quirin Price").with_name("Wunibald Abel");
    let engine = Engine::new([], &people);
    assert_eq!(words(&engine, "Price forgot to load. Abel forgot to load."), ["Abel forgot to"]);
}

#[test]
fn any_text_at_all_is_survived_with_spans_inside_of_it() {
    let engine = engine();
    let parts = [
        "we",
        "forgot",
        "to",
        "\u{201c}",
        "\u{201d}",
        "'s",
        "'",
        "\u{2019}t",
        "n't",
        ",",
        ";",
        "who",
        "should",
        "have",
        "been",
        "(",
        ")",
        "?",
        ".",
        "\u{2014}",
        "the",
        "engineer",
        "and",
        "if",
        "had",
        "\u{1f600}",
        "`",
        "@",
        "-",
        "caused",
        "by",
        "of",
        "\n",
        "\u{df}",
        "not",
        "never",
    ];
    let mut seed = 7_u64;
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let part = parts[usize::try_from(seed >> 33).expect("64 bits") % parts.len()];
            text.push_str(part);
            if seed & 3 != 0 {
                text.push(' ');
            }
        }
        for (_, range) in findings(&engine, &text) {
            assert!(text.get(range).is_some_and(|it| !it.is_empty()), "{text:?}");
        }
    }
}

#[test]
fn every_rule_has_phrases() {
    let packs = Pack::built_in().iter().chain(Pack::opt_in());
    let rules: BTreeSet<Rule> =
        packs.flat_map(|pack| pack.phrases.iter().map(|phrase| phrase.rule)).collect();
    assert_eq!(rules, Rule::ALL.into_iter().collect());
}

/// What is reached on sentences that were unknown at first, and read since; raise it, never lower it.
#[test]
fn sentences_read_since_they_were_measured_are_told_apart_no_worse_than_before() {
    for (file, at_least) in [("fresh.jsonl", 0.97), ("rounds.jsonl", 0.92)] {
        let Figures { precision, recall, overlap, sentences } = measure(file);
        assert!(sentences >= 240, "{file} {sentences}");
        let told = format!("{file}: precision {precision:.3}, recall {recall:.3}, {overlap:.3}");
        assert!(precision >= 0.97 && recall >= at_least && overlap >= 0.95, "{told}");
    }
}

/// A question asks about an act only where its words make sense by themselves.
#[test]
fn an_act_is_named_with_what_it_is_done_to_or_not_at_all() {
    let engine = engine();
    for (text, expected) in [
        ("The engineer did not check the logs.", Some("check the logs")),
        ("We failed to verify the backup before the switch.", Some("verify the backup")),
        ("The on-call forgot to restart the four workers.", Some("restart the four workers")),
        ("This was a breaking change we did not catch in our migration.", None),
        ("We failed to verify that the agent was running.", None),
        ("The user didn't think to scroll down.", None),
        ("The reviewer did not question it.", None),
        ("Nobody checked the backups.", None),
    ] {
        let found = engine.read(&Prose::plain(text));
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].act.map(|span| span.slice(text)), expected, "{text}");
    }
}

#[test]
fn a_word_may_stand_beside_a_class_and_what_is_none_is_told() {
    let text = "phrases:\n  - rule: trait\n    match: ['~lack the [virtue]|nerve|nerves', 'a [virtue', '<we>|they', 'dear him|[name]']\n";
    let (pack, _) = Pack::parse("own", text);
    let engine = Engine::new([&pack], &People::new());
    let told: Vec<&str> = engine.problems().iter().map(|it| it.1.message.as_str()).collect();
    let of_names = "`[name]` stands among words, and which names it holds is known later; write a \
                    pattern of its own with it";
    assert_eq!(told, ["`[virtue` is no word", "`<we>` is no word", of_names]);
    assert_eq!(
        words(&engine, "They lack the nerve, and lack the patience."),
        ["lack the nerve", "lack the patience"]
    );
}
