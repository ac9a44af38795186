//! What the words of the interface must hold: languages that say the same, numbers and dates of each.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::*;

fn words(language: &str) -> Words {
    Words::new(language, &embedded::strings()).expect("a built-in language")
}

fn with(language: &str, text: &str) -> anyhow::Result<Words> {
    let mut files = embedded::strings();
    files.push(StringFile {
        language: language.to_owned(),
        name: format!("theme/strings/{language}.ftl"),
        text: text.to_owned(),
    });
    Words::new(language, &files)
}

/// The messages of a file with the values each asks for.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(key) = keys_of(line).next() {
            current = key.to_owned();
            let before = found.insert(current.clone(), BTreeSet::new());
            assert!(before.is_none(), "`{key}` is there twice");
        }
        let values = line.split('$').skip(1);
        let names = values.map(|rest| {
            let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '_');
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        found.entry(current.clone()).or_default().extend(names);
    }
    found
}

#[test]
fn every_language_has_the_messages_of_english() {
    let files = embedded::strings();
    let languages: BTreeSet<&str> = files.iter().map(|it| it.language.as_str()).collect();
    let all = |language: &str| {
        let own = files.iter().filter(|it| it.language == language);
        messages(&own.map(|it| it.text.as_str()).collect::<Vec<_>>().join("\n"))
    };
    let english = all(ENGLISH);
    assert!(languages.len() >= 2 && english.len() > 50);
    for language in languages {
        let own = all(language);
        for (key, values) in &english {
            let Some(own) = own.get(key) else { panic!("{language} lacks `{key}`") };
            assert_eq!(own, values, "the values of `{key}` in {language}");
        }
        let strange: Vec<_> = own.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(strange.is_empty(), "{language} has messages English has not: {strange:?}");
    }
}

#[test]
fn counts_choose_their_form_and_numbers_their_marks() {
    let incidents =
        |language: &str, n: usize| words(language).say("n-incidents", &[("n", n.into())]);
    assert_eq!(incidents("en", 1), "1 incident");
    assert_eq!(incidents("en", 1240), "1,240 incidents");
    assert_eq!(incidents("de", 1), "1 Vorfall");
    assert_eq!(incidents("de", 1_234_567), "1.234.567 Vorfälle");
    assert_eq!(words("en").decimal(18.390_356), "18.39");
    assert_eq!(words("de").decimal(-1234.5), "-1.234,5");
    assert_eq!(words("en").decimal(3.0), "3");
    assert_eq!(words("en").percent(0.292), "29 %");
}

#[test]
fn days_and_lengths_are_written_as_the_language_does() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    let (en, de) = (words("en"), words("de"));
    assert_eq!((en.day(day), en.month(day)), ("2 Mar 2026".into(), "March 2026".into()));
    assert_eq!((de.day(day), de.month(day)), ("2. Mär 2026".into(), "März 2026".into()));
    assert_eq!((en.length(8040), en.short_length(8040)), ("2 h 14 min".into(), "2h 14m".into()));
    assert_eq!(de.length(3 * 86_400 + 4 * 3600), "3 T 4 Std");
    assert_eq!(
        (en.short_month_of_year(day), en.weekdays()[0].as_str()),
        ("Mar 2026".into(), "Mon")
    );
    assert_eq!((de.short_month(day), de.long_weekdays()[6].as_str()), ("Mär".into(), "Sonntag"));
    assert_eq!((en.days(1), de.days(12)), ("1 day".into(), "12 Tage".into()));
}

#[test]
fn a_region_takes_what_it_does_not_say_from_its_language() {
    let words = with("de-AT", "n-days = { $n } Tagerl").expect("Austrian");
    assert_eq!((words.language(), words.direction()), ("de-AT", "ltr"));
    assert_eq!((words.days(3), words.text("nav-search")), ("3 Tagerl".into(), "Suche".into()));
    assert!(words.missing().is_empty());
}

#[test]
fn what_a_language_lacks_is_said_in_english_and_told() {
    let words = with("nl", "nav-search = Zoeken").expect("Dutch");
    assert_eq!(
        (words.text("nav-search"), words.text("nav-trends")),
        ("Zoeken".into(), "Trends".into())
    );
    assert!(words.missing().iter().any(|key| key == "nav-trends"));
    assert!(!words.missing().iter().any(|key| key == "nav-search"));
    assert_eq!(words.text("no-such-key"), "no-such-key");
}

#[test]
fn right_to_left_comes_from_the_tag() {
    let words = with("he", "n-days = { $n } ימים").expect("Hebrew");
    assert_eq!(words.direction(), "rtl");
    assert_eq!(words.days(3), "\u{2068}3\u{2069} ימים", "values are kept apart from the text");
    assert_eq!(words.text("nav-search"), "\u{2066}Search\u{2069}", "and English from Hebrew");
    assert_eq!(
        (direction_of("ar-EG"), direction_of("de"), direction_of("?")),
        ("rtl", "ltr", "ltr")
    );
}

#[test]
fn faulty_strings_are_told_with_their_place() {
    let message =
        |result: anyhow::Result<Words>| format!("{:#}", result.expect_err("it is faulty"));
    let told = message(with("de", "good = x\nbad { = x\n"));
    assert!(told.contains("theme/strings/de.ftl:2:"), "{told}");
    let told = message(with("de", "date = %Q\n"));
    assert!(told.contains("`date` is `%Q`"), "{told}");
    let told = message(with("de", "number-example = 12\n"));
    assert!(told.contains("`number-example`"), "{told}");
    let told = message(Words::new("xx", &embedded::strings()));
    assert!(told.contains("`xx`") && told.contains("de, en"), "{told}");
    assert!(Words::new("not a tag", &embedded::strings()).is_err());
}

#[test]
fn scripts_get_texts_with_holes_one_for_each_form_of_a_count() {
    let text = "js-hits = { $n ->\n    [0] none\n    [one] { $n } hit in { $total }\n   *[other] { $n } hits in { $total }\n}\n";
    let script = |language: &str, text: &str| {
        let words = with(language, text).expect("messages");
        scripts::fill("const MESSAGES = {};", &words).expect("a script")
    };
    let english = script("en", text);
    let forms = r#""js-hits":{"one":"{n} hit in {total}","other":"{n} hits in {total}"}"#;
    assert!(english.contains(forms), "{english}");
    assert!(english.contains(r#""js-theme":"Theme""#), "{english}");
    let polish = "js-hits = { $n ->\n    [one] { $n } raz\n    [few] { $n } razy\n   *[other] { $n } razów\n}\n";
    let polish = script("pl", polish);
    assert!(
        polish.contains(r#""few":"{n} razy""#) && polish.contains(r#""many":"{n} razów""#),
        "{polish}"
    );
}

#[test]
fn english_counts_among_text_from_right_to_left_keep_their_holes() {
    let hebrew = with("he", "nav-incidents = תקלות\n").expect("messages");
    let script = scripts::fill("const MESSAGES = {};", &hebrew).expect("a script");
    let told = script.split("\"js-list-count\":").nth(1).expect("the message");
    assert!(told.starts_with("\"\u{2066}{n} of {all}\u{2069}\""), "{script}");
}
