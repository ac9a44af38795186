//! Whatever the query and whatever the bytes: an answer, never a panic; and the same bytes for the same records.

use casebook_search::{Bundle, BundleError, Day, Engine, Label, Part, Record, write_index};
use proptest::prelude::*;

fn records(count: usize) -> Vec<Record> {
    let words = ["dns", "cache", "timeouts", "replica", "Zürich", "数据库", "kube-proxy", "i/o"];
    (0..count)
        .map(|number| {
            let text = |salt: usize| {
                (0..40)
                    .map(|at| words[(at * 7 + number * salt) % words.len()])
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            Record {
                id: format!("INC-{number}"),
                url: format!("incidents/inc-{number}/"),
                title: text(3),
                date: Day::parse(&format!("20{:02}-03-02", number % 30)),
                services: vec![Label::new(words[number % words.len()])],
                duration: Some(number as u64 * 60),
                parts: vec![
                    Part { text: text(5), ..Part::default() },
                    Part { heading: "Timeline".into(), anchor: "timeline".into(), text: text(11) },
                ],
                ..Record::default()
            }
        })
        .collect()
}

fn engine() -> Engine {
    write_index(records(40)).expect("written").open().expect("opened")
}

#[test]
fn junk_is_answered() {
    let engine = engine();
    let long = "kube-proxy ".repeat(400);
    let wide = "é".repeat(9000);
    for query in [
        "",
        " ",
        "-",
        "--",
        "- -",
        "\"",
        "\"\"",
        "\"\"\"",
        "*",
        "**",
        ":",
        "::",
        "a:",
        ":a",
        "-:",
        "-\"",
        "(",
        ")",
        "'; DROP TABLE incidents; --",
        "1=1 OR 1=1",
        "title:[a TO b]",
        "a~2",
        "a^5",
        "+a +b",
        "\\",
        "/(.*)+/",
        "severity:\"",
        "duration:>",
        "duration:>>2h",
        "..",
        "....",
        "2025..",
        "9999..0001",
        "year:99999",
        "duration:99999999999999999999d",
        "-severity:sev1 -severity:sev2",
        "NOT",
        "AND",
        "NOT NOT dns",
        "\0",
        "\u{1}",
        "\u{301}",
        "a\u{301}\u{301}",
        "🙂",
        "-🙂*",
        "数*",
        "يونيكود",
        "ไทย",
        "𝕯𝖓𝖘",
        &long,
        &wide,
    ] {
        let results = engine.search(query, 5).unwrap_or_else(|error| panic!("{query:?}: {error}"));
        assert!(results.hits.len() <= 5, "{query:?}");
    }
    assert_eq!(engine.search("dns", 0).expect("answered").hits.len(), 1);
    assert!(engine.search("dns", usize::MAX).is_ok());
}

#[test]
fn an_index_of_nothing_answers() {
    let engine = write_index::<Record>([]).expect("written").open().expect("opened");
    assert!(engine.is_empty());
    for query in ["", "dns", "severity:sev1", "dnss*", "2025.."] {
        assert_eq!(engine.search(query, 10).expect("answered").total, 0, "{query}");
    }
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let bytes = || write_index(records(200)).expect("written").to_bytes();
    assert!(bytes() == bytes(), "two builds differ");
}

#[test]
fn bytes_come_back_as_the_same_index() {
    let bytes = write_index(records(40)).expect("written").to_bytes();
    let reread = Bundle::from_bytes(bytes.clone()).expect("a bundle");
    assert!(reread.to_bytes() == bytes);
    let answer = |engine: &Engine| {
        let results = engine.search("replica timeout", 10).expect("answered");
        results.hits.iter().map(|hit| (hit.facts.id.clone(), hit.link.clone())).collect::<Vec<_>>()
    };
    assert_eq!(answer(&reread.open().expect("opened")), answer(&engine()));
}

#[test]
fn other_bytes_are_refused() {
    let bytes = write_index(records(3)).expect("written").to_bytes();
    assert_eq!(Bundle::from_bytes(b"GIF89a".to_vec()).err(), Some(BundleError::Foreign));
    assert_eq!(Bundle::from_bytes(Vec::new()).err(), Some(BundleError::Foreign));
    let cut = bytes[..bytes.len() - 1].to_vec();
    assert_eq!(Bundle::from_bytes(cut).err(), Some(BundleError::Damaged));
    let longer = [bytes, vec![0]].concat();
    assert_eq!(Bundle::from_bytes(longer).err(), Some(BundleError::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_query_is_answered(query in "\\PC{0,60}") {
        let engine = engine_once();
        prop_assert!(engine.search(&query, 3).is_ok());
    }

    #[test]
    fn queries_out_of_the_languages_own_pieces_are_answered(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "-", "\"", "*", ":", " ", "..", ">", "2h", "2025", "severity:", "duration:", "service:", "title:",
                "dns", "kube-proxy", "数据", "NOT ", ",", "date:",
            ]),
            0..14,
        )
    ) {
        let engine = engine_once();
        prop_assert!(engine.search(&pieces.concat(), 3).is_ok());
    }

    #[test]
    fn marks_never_change_the_text(text in "\\PC{0,200}", word in "[a-zé数]{1,3}") {
        let record = Record {
            title: text.clone(),
            parts: vec![Part { text, ..Part::default() }],
            ..Record::default()
        };
        let engine = write_index([&record]).expect("written").open().expect("opened");
        for hit in engine.search(&format!("{word}*"), 1).expect("answered").hits {
            let shown: String = hit.marked_title.text().split_whitespace().collect();
            let written: String = record.title.split_whitespace().collect();
            prop_assert_eq!(shown, written);
        }
    }
}

fn engine_once() -> &'static Engine {
    static ENGINE: std::sync::OnceLock<Engine> = std::sync::OnceLock::new();
    ENGINE.get_or_init(engine)
}
