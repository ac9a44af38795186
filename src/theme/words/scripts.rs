//! Messages for scripts: what Fluent would say, as texts with holes that a few lines of JavaScript fill.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;
use serde::Serialize;

use super::dates::bare;
use super::{StringFile, Words};

/// Messages whose keys begin so are for scripts.
const PREFIX: &str = "js-";
/// The line of `words.js` that the messages are written into.
const PLACE: &str = "const MESSAGES = {};";
/// A message of every language that says which form a count takes.
const FORM: &str = "plural-form";
pub(super) const FORMS: &str = "plural-form = { $n ->
    [zero] zero
    [one] one
    [two] two
    [few] few
    [many] many
   *[other] other
}
";
/// Counts tried to find one for each form.
const COUNTS: std::ops::Range<usize> = 2..202;

/// A message: one text, or one for each form a count takes.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Message {
    Text(String),
    ByForm(BTreeMap<String, String>),
}

/// Writes the messages for scripts into the text of `words.js`.
pub(in crate::theme) fn fill(script: &str, words: &Words) -> anyhow::Result<String> {
    let counts = counts(words);
    let keys = words.keys().into_iter().filter(|key| key.starts_with(PREFIX));
    let messages: BTreeMap<&str, Message> =
        keys.map(|key| (key, message(words, key, &counts))).collect();
    let messages = format!("const MESSAGES = {};", serde_json::to_string(&messages)?);
    Ok(script.replace(PLACE, &messages))
}

/// Finds a count for every form, none of them 0 or 1 where there are others, for a message may treat
/// those in their own way.
fn counts(words: &Words) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for n in COUNTS.chain([1, 0]) {
        counts.entry(words.say(FORM, &[("n", n.into())])).or_insert(n);
    }
    counts
}

fn message(words: &Words, key: &str, counts: &BTreeMap<String, usize>) -> Message {
    let with_holes = |n: Option<usize>| {
        let mut args = FluentArgs::new();
        for name in &words.0.values_of_scripts {
            args.set(name.as_str(), format!("{{{name}}}"));
        }
        if let Some(n) = n {
            args.set("n", n);
        }
        let text = words.format(key, &args).map(|(text, _)| text).unwrap_or_default();
        match n {
            Some(n) => text.replacen(&bare(&words.number(n)), "{n}", 1),
            None => text,
        }
    };
    let is_counted = |text: &String| *text != with_holes(None);
    let forms: BTreeMap<String, String> =
        counts.iter().map(|(form, n)| (form.clone(), with_holes(Some(*n)))).collect();
    if forms.values().any(is_counted) {
        Message::ByForm(forms)
    } else {
        Message::Text(with_holes(None))
    }
}

/// Returns the names of all values that messages for scripts use.
pub(super) fn values(files: &[StringFile]) -> Vec<String> {
    let mut names = Vec::new();
    for file in files {
        for part in file.text.split('$').skip(1) {
            let end = part.find(|it: char| !it.is_ascii_alphanumeric() && it != '_');
            names.push(part[..end.unwrap_or(part.len())].to_owned());
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}
