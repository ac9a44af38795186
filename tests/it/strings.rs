//! The words of pages: in the string files, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Templates whose words are not in the string files yet; only ever shorter.
const OPEN: [&str; 0] = [];
/// Further files with words of their own until their pages are done.
const OPEN_PARTS: [&str; 0] = [];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn files(folder: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push((path.clone(), fs::read_to_string(&path).expect("UTF-8")));
        }
    }
    found.sort();
    found
}

fn templates() -> Vec<(String, String)> {
    let folder = root().join("themes/default/templates");
    let name = |path: &Path| path.strip_prefix(&folder).expect("inside").display().to_string();
    files(&folder, "html").into_iter().map(|(path, text)| (name(&path), text)).collect()
}

fn source() -> Vec<(PathBuf, String)> {
    ["src/site", "src/render", "src/theme", "src/chart"]
        .into_iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
        .chain(["src/site.rs", "src/render.rs", "src/theme.rs"].into_iter().map(|file| {
            (PathBuf::from(file), fs::read_to_string(root().join(file)).expect("UTF-8"))
        }))
        .collect()
}

/// The messages of English with the values each asks for.
fn messages() -> BTreeMap<String, BTreeSet<String>> {
    let strings = root().join("themes/default/strings");
    let mut text = fs::read_to_string(strings.join("en.ftl")).expect("English");
    text.extend(files(&strings.join("en"), "ftl").into_iter().map(|it| it.1));
    let value = Regex::new(r"\$(\w+)").expect("a pattern");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(key) = casebook::theme::keys_of(line).next() {
            key.clone_into(&mut current);
        }
        let names = value.captures_iter(line).map(|it| it[1].to_owned());
        found.entry(current.clone()).or_default().extend(names);
    }
    found
}

/// Every call of `t(...)` with its key as written and the names of its values.
fn calls(template: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for (at, _) in template.match_indices("t(key=") {
        let inside = &template[at + 2..];
        let mut depth = 1;
        let end = inside.find(|letter: char| {
            depth += i32::from(letter == '(') - i32::from(letter == ')');
            depth == 0
        });
        let inside = &inside[..end.expect("a call that ends")];
        let mut depth = 0;
        let flat: String = inside
            .chars()
            .filter(|letter| {
                depth += i32::from(*letter == '(') - i32::from(*letter == ')');
                depth == 0
            })
            .collect();
        let mut parts = flat.split(", ");
        let key = parts.next().and_then(|it| it.strip_prefix("key=")).expect("a key").to_owned();
        let names = parts.filter_map(|it| Some(it.split_once('=')?.0.to_owned())).collect();
        found.push((key, names));
    }
    found
}

#[test]
fn templates_ask_for_messages_that_are_there_with_the_values_they_need() {
    let messages = messages();
    let mut seen = 0;
    for (name, text) in templates() {
        for (key, values) in calls(&text) {
            let Some(key) = key.strip_prefix('"').and_then(|it| it.strip_suffix('"')) else {
                continue;
            };
            if key.contains('"') {
                continue; // The key is put together; what it starts with is held below.
            }
            let asked = messages.get(key);
            assert_eq!(Some(&values), asked, "`{key}` in {name}, and what the message asks for");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen} calls");
}

#[test]
fn rust_code_asks_for_messages_that_are_there() {
    let messages = messages();
    let call = Regex::new(
        r#"(pen|self)?\.(?:say|text|count|part|median_within)\(\s*"([a-z0-9-]+)"|left_out\([a-z.()]+, "([a-z-]+)""#,
    )
    .expect("a pattern");
    let mut seen = 0;
    for (path, text) in source() {
        let is_test = path.ends_with("tests.rs");
        for found in call.captures_iter(&text).filter(|it| !is_test && it.get(1).is_none()) {
            let key = found.get(2).or(found.get(3)).expect("one of the two").as_str();
            assert!(messages.contains_key(key), "`{key}` in {}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen} calls");
}

/// The scripts of the theme.
fn scripts() -> Vec<(PathBuf, String)> {
    files(&root().join("themes/default/assets/js"), "js")
}

#[test]
fn scripts_ask_for_messages_made_for_them() {
    let messages = messages();
    let call = Regex::new(r"say\('([a-z0-9-]+)'").expect("a pattern");
    let mut seen = 0;
    for (path, text) in scripts() {
        for found in call.captures_iter(&text) {
            let key = &found[1];
            let known = key.starts_with("js-") && messages.contains_key(key);
            assert!(known, "`{key}` in {}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen} calls");
}

#[test]
fn every_message_is_used() {
    let quoted = Regex::new(r#""([a-z0-9-]+)""#).expect("a pattern");
    // A key that Rust code puts together: `"term-{key}"`, `.key("compare-")`.
    let begun = Regex::new(r#"(?:"|\.key\(")([a-z0-9-]+-)(?:\{|"\))"#).expect("a pattern");
    let mut used = BTreeSet::new();
    let mut prefixes: BTreeSet<String> = BTreeSet::new();
    for (_, text) in templates() {
        used.extend(quoted.captures_iter(&text).map(|it| it[1].to_owned()));
        for (key, _) in calls(&text) {
            let start = key.trim_start_matches('"').split('"').next().unwrap_or_default();
            prefixes.extend(key.contains('~').then(|| start.to_owned()).filter(|it| it.len() > 2));
        }
    }
    for (_, text) in source() {
        used.extend(quoted.captures_iter(&text).map(|it| it[1].to_owned()));
        prefixes.extend(begun.captures_iter(&text).map(|it| it[1].to_owned()));
    }
    let in_script = Regex::new(r"['`](js-[a-z0-9-]+)").expect("a pattern");
    for (_, text) in scripts() {
        for found in in_script.captures_iter(&text) {
            prefixes.extend(found[1].ends_with('-').then(|| found[1].to_owned()));
            used.insert(found[1].to_owned());
        }
    }
    let messages = messages();
    let unused: Vec<_> = messages
        .keys()
        .filter(|key| !used.contains(*key) && !prefixes.iter().any(|it| key.starts_with(it)))
        .collect();
    assert!(unused.is_empty(), "no page says {unused:?}");
}

/// What is left of a template when the markup and the expressions are gone, and the attributes
/// people read.
fn words(template: &str) -> Vec<String> {
    let comments = Regex::new(r"(?s)\{#.*?#\}").expect("a pattern");
    let code = Regex::new(r"(?s)<(pre|code)\b.*?</(pre|code)>").expect("a pattern");
    let logic = Regex::new(r"(?s)\{%.*?%\}|\{\{.*?\}\}").expect("a pattern");
    let read = Regex::new(r#"(?:aria-label|title|alt|placeholder)="([^"]*)""#).expect("a pattern");
    let tags = Regex::new(r"(?s)<[^>]*>|&\w+;").expect("a pattern");
    let text = comments.replace_all(template, "");
    let text = logic.replace_all(&text, " ").into_owned();
    let text = code.replace_all(&text, "").into_owned();
    let read: Vec<String> = read.captures_iter(&text).map(|it| it[1].to_owned()).collect();
    let left = tags.replace_all(&text, " ").into_owned();
    let pieces = left.split_whitespace().map(str::to_owned).chain(read);
    // A component may write attributes of a tag that is elsewhere.
    pieces.filter(|it| it.chars().any(char::is_alphabetic) && !it.ends_with("=\"")).collect()
}

#[test]
fn templates_hold_no_words_of_their_own() {
    assert_eq!(words("<p title=\"Look\">{{ x }} <b>here</b></p>"), ["here", "Look"]);
    for (name, text) in templates() {
        let is_open = OPEN.contains(&name.as_str()) || OPEN_PARTS.contains(&name.as_str());
        let words = words(&text);
        assert!(is_open || words.is_empty(), "{name} has words of its own: {words:?}");
        assert!(!is_open || !words.is_empty(), "{name} is done: take it off the list");
    }
}

/// The texts of a source file that people could read: what begins large, or holds two words.
fn literals(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let asides = Regex::new(r#"(?:expect\(|reason = )"[^"]*""#).expect("a pattern");
    let code = asides.replace_all(&code, "");
    let quoted = Regex::new(r#""((?:[^"\\]|\\.)*)""#).expect("a pattern");
    let read = Regex::new(r"^[A-Z][a-z]|[A-Za-z]{2,} [A-Za-z]{2,}").expect("a pattern");
    let found = quoted.captures_iter(&code).map(|it| it[1].to_owned());
    found.filter(|it| read.is_match(it)).collect()
}

#[test]
fn figures_hold_no_words_of_their_own() {
    let told =
        "/// \"No words\"\nlet a = \"How often\"; b(\"About\", \"a-key\").expect(\"it is so\");";
    assert_eq!(literals(told), ["How often", "About"]);
    let mut seen = 0;
    for (path, text) in source() {
        let path = path.display().to_string();
        let is_figure = ["src/site/figures", "src/site/trends"].iter().any(|it| path.contains(it));
        if !is_figure || path.ends_with("tests.rs") {
            continue;
        }
        seen += 1;
        // The template says in the language of the site what the description of a figure is called.
        let words: Vec<String> = literals(&text).into_iter().filter(|it| it != "About").collect();
        assert!(words.is_empty(), "{path} has words of its own: {words:?}");
    }
    assert!(seen > 20, "{seen} files");
}
