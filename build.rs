//! Turns the built-in packs into what the program reads at the start of every check: their phrases as
//! JSON without examples, and their words with all their forms.
//!
//! People write and read the packs as YAML, which takes ten times as long to read. Tests hold the two
//! against each other.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Serialize;
use serde_yaml::{Mapping, Value};

#[path = "src/language/inflect.rs"]
#[allow(dead_code, unreachable_pub, reason = "the program uses all of it")]
mod inflect;

const DATA: &str = "src/language/data";

/// Rules of this pack speak only when asked to, so that it is read by itself.
const OPT_IN: &str = "opt-in";

/// The words of all packs, those of the same classes and forms together.
#[derive(Serialize)]
struct Words {
    classes: Vec<String>,
    /// Classes by their place in the list above, forms, and the words.
    groups: Vec<(Vec<usize>, u16, Vec<String>)>,
}

/// What is known of each word: its classes by number, and its forms.
#[derive(Default)]
struct Lists {
    classes: Vec<String>,
    words: BTreeMap<String, (Vec<usize>, u16)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DATA}");
    println!("cargo::rerun-if-changed=src/language/inflect.rs");
    let mut files: Vec<PathBuf> = fs::read_dir(DATA)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    let (mut packs, mut lists) = (Mapping::new(), Lists::default());
    for file in &files {
        let name = file.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let mut pack = read(file)?;
        if name != OPT_IN {
            lists.take(&mut pack);
            leave_out_examples(&mut pack);
            packs.insert(name.into(), pack.into());
        }
    }
    for base in inflect::irregular() {
        lists.verb(base, "plain");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder to write to")?);
    fs::write(out.join("packs.json"), serde_json::to_string(&packs)?)?;
    fs::write(out.join("words.json"), serde_json::to_string(&lists.into_words())?)?;
    Ok(())
}

fn read(file: &Path) -> Result<Mapping, Box<dyn Error>> {
    let read = || -> Result<Mapping, Box<dyn Error>> {
        Ok(serde_yaml::from_str(&fs::read_to_string(file)?)?)
    };
    read().map_err(|error| format!("{}: {error}", file.display()).into())
}

/// Only tests ask for examples, and they are most of the text.
fn leave_out_examples(pack: &mut Mapping) {
    pack.remove("good");
    let phrases = pack.get_mut("phrases").and_then(Value::as_sequence_mut);
    for phrase in phrases.into_iter().flatten().filter_map(Value::as_mapping_mut) {
        phrase.remove("bad");
        phrase.remove("good");
    }
}

impl Lists {
    /// Takes the words out of a pack.
    fn take(&mut self, pack: &mut Mapping) {
        for (class, noun) in listed(pack.remove("nouns")) {
            for form in inflect::noun(&noun) {
                self.add(&form, &class, inflect::NOUN);
            }
        }
        for (class, base) in listed(pack.remove("verbs")) {
            self.verb(&base, &class);
        }
        for (class, word) in listed(pack.remove("words")) {
            self.add(&word, &class, 0);
        }
    }

    fn verb(&mut self, base: &str, class: &str) {
        for (form, forms) in inflect::verb(base) {
            self.add(&form, class, forms);
        }
    }

    fn add(&mut self, word: &str, class: &str, forms: u16) {
        let known = self.classes.iter().position(|it| it == class);
        let class = known.unwrap_or_else(|| {
            self.classes.push(class.to_owned());
            self.classes.len() - 1
        });
        let entry = self.words.entry(word.to_lowercase()).or_default();
        if !entry.0.contains(&class) {
            entry.0.push(class);
            entry.0.sort_unstable();
        }
        entry.1 |= forms;
    }

    fn into_words(self) -> Words {
        let mut groups: BTreeMap<(Vec<usize>, u16), Vec<String>> = BTreeMap::new();
        for (word, known) in self.words {
            groups.entry(known).or_default().push(word);
        }
        let groups = groups.into_iter().map(|((classes, forms), words)| (classes, forms, words));
        Words { classes: self.classes, groups: groups.collect() }
    }
}

/// Reads `{class: [word, word]}` as pairs; a text is a list of words with spaces between, in which `_`
/// joins two that count as one.
fn listed(node: Option<Value>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let Some(Value::Mapping(lists)) = node else { return found };
    for (class, words) in lists {
        let Value::String(class) = class else { continue };
        match words {
            Value::String(text) => {
                let words = text.split_whitespace().map(|word| word.replace('_', " "));
                found.extend(words.map(|word| (class.clone(), word)));
            }
            Value::Sequence(words) => {
                found.extend(words.iter().filter_map(text).map(|word| (class.clone(), word)));
            }
            _ => {}
        }
    }
    found
}

/// Returns a scalar as it is written: `no` and `404` are words too.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Bool(_) | Value::Number(_) => {
            serde_yaml::to_string(value).ok().map(|it| it.trim().to_owned())
        }
        _ => None,
    }
}
