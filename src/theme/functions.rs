//! The functions templates may call: `asset(path="...")` and `t(key="...")`.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentValue};
use tera::{Error, Kwargs, State, TeraResult, Value};

use super::nearest;
use super::words::Words;
use crate::text::markup::escape;

/// Stand around the number of a value that is markup, until the message itself is escaped.
const MARKUP: [char; 2] = ['\u{f0001}', '\u{f0002}'];

/// `asset(path="js/theme.js")`: the address of an asset as seen from the page.
pub(super) fn asset(
    addresses: &BTreeMap<String, String>,
    args: &Kwargs,
    state: &State<'_>,
) -> TeraResult<String> {
    let name: &str = args.must_get("path")?;
    let root: String = state.get("root")?.unwrap_or_default();
    match addresses.get(name) {
        Some(path) => Ok(format!("{root}{path}")),
        None => Err(Error::message(format!("the theme has no asset `{name}`"))),
    }
}

/// `t(key="results", n=3)`: a message in the site's language.
///
/// A value that is markup (`| safe`, or a `{% set %}` block) stays markup and the message around it
/// is escaped, so that a link can stand within a sentence.
pub(super) fn say(words: &Words, args: &Kwargs) -> TeraResult<Value> {
    let key: &str = args.must_get("key")?;
    let mut values = FluentArgs::new();
    let mut markup: Vec<&str> = Vec::new();
    for (name, value) in args.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else { continue };
        let said = match value.as_str() {
            Some(html) if value.is_safe() => {
                markup.push(html);
                let [before, after] = MARKUP;
                format!("{before}{}{after}", markup.len() - 1).into()
            }
            Some(text) => text.into(),
            None => value.as_f64().map_or_else(|| value.to_string().into(), FluentValue::from),
        };
        values.set(name.to_owned(), said);
    }
    let (text, errors) = words.format(key, &values).ok_or_else(|| unknown(words, key))?;
    if let Some(error) = errors.first() {
        return Err(Error::message(format!("the message `{key}`: {error}")));
    }
    if markup.is_empty() {
        return Ok(Value::normal_string(&text));
    }
    let mut html = escape(&text);
    for (idx, value) in markup.iter().enumerate() {
        html = html.replace(&format!("{}{idx}{}", MARKUP[0], MARKUP[1]), value);
    }
    Ok(Value::safe_string(&html))
}

/// `text | excerpt(length=180)`: at most so many letters of a text, cut after a whole word where it has words.
pub(super) fn excerpt(text: &str, length: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let cut = &text[..end];
    let word = cut.rfind(char::is_whitespace).filter(|at| at * 3 > end * 2).unwrap_or(end);
    let kept =
        cut[..word].trim_end_matches(|it: char| it.is_whitespace() || ",;:.–-(".contains(it));
    format!("{kept}…")
}

fn unknown(words: &Words, key: &str) -> Error {
    let help = nearest(key, words.keys().into_iter()).map(|it| format!("; did you mean `{it}`?"));
    Error::message(format!("no string is called `{key}`{}", help.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_ends_after_a_whole_word() {
        assert_eq!(excerpt("A short one.", 20), "A short one.");
        assert_eq!(excerpt("The queue was full, and nobody saw", 20), "The queue was full…");
        assert_eq!(excerpt("The queue overflowed", 12), "The queue…");
        assert_eq!(excerpt("Abcdefghij", 4), "Abcd…", "one long word is cut");
        assert_eq!(excerpt("データベースが停止した", 5), "データベー…");
    }
}
