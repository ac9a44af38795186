//! What values keys may have, as data: one table drives unknown keys, wrong values, suggestions and the JSON Schema.

use chrono::{NaiveDate, NaiveTime};

use super::Vocabulary;
use super::mapping::preset_with_key;
use super::suggest::{bare, nearest, only_nearest};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Level, RuleCode};
use crate::text::{FileId, Span, TextEdit};
use crate::yaml::{self, Entry, Node, Value};

/// One key of a mapping.
#[derive(Debug)]
pub(crate) struct Key {
    pub name: &'static str,
    pub kind: Kind,
    /// One line, for the schema and for messages.
    pub doc: &'static str,
}

/// What a key's value may be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// Any single value.
    Text,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A calendar day.
    Date,
    /// A point in time; what it says is the time reader's business.
    Time,
    /// A time of day, `10:00`.
    Clock,
    /// A time zone.
    Zone,
    /// Days of the week, as a list or a range.
    Days,
    /// The status of a report.
    Status,
    /// A word of a vocabulary; whether it is known is the reader's business.
    Word(Vocabulary),
    /// These keys and no others.
    Map(&'static [Key]),
    /// Free keys, each with such a value.
    MapOf(&'static Kind),
    /// A list of such values; a single one counts as a list of one.
    List(&'static Kind),
    /// A single value, or these keys.
    Short(&'static [Key]),
    /// One of these words, or these keys.
    WordOr(&'static [&'static str], &'static [Key]),
    /// Anything.
    Any,
}

/// In whose name the shape of a file is judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice<'a> {
    pub file: &'a FileId,
    /// The whole text of the file.
    pub source: &'a str,
    /// The rule and level of unknown keys.
    pub unknown: RuleCode,
    /// The rule of wrong values.
    pub wrong: RuleCode,
    /// Why an unknown key matters.
    pub why: &'static str,
    /// Further keys that are known here, such as those of a mapping preset.
    pub foreign: &'a [&'a str],
    /// Whether to name the mapping preset that knows a key, as none is in force.
    pub presets: bool,
}

/// Reports every unknown key and every value of the wrong shape below `node`.
pub(crate) fn check_shape(
    node: &Node,
    kind: &Kind,
    path: &str,
    voice: &Voice<'_>,
    found: &mut Vec<Diagnostic>,
) {
    if matches!(node.value, Value::Null) {
        return;
    }
    match *kind {
        Kind::Any => {}
        Kind::Map(keys) => match &node.value {
            Value::Mapping(entries) => check_keys(entries, keys, path, voice, found),
            _ => found.push(wrong_shape(node, kind, path, voice)),
        },
        Kind::MapOf(inner) => match &node.value {
            Value::Mapping(entries) => {
                for entry in entries {
                    check_shape(&entry.value, inner, &join(path, &entry.key), voice, found);
                }
            }
            _ => found.push(wrong_shape(node, kind, path, voice)),
        },
        Kind::List(inner) => match &node.value {
            Value::Sequence(items) => {
                for item in items {
                    check_shape(item, inner, path, voice, found);
                }
            }
            _ => check_shape(node, inner, path, voice, found),
        },
        Kind::WordOr(words, keys) => match &node.value {
            Value::Mapping(entries) => check_keys(entries, keys, path, voice, found),
            Value::Scalar { text, .. } if !accepts(&Kind::OneOf(words), text) => {
                found.push(wrong_value(node, text, &Kind::OneOf(words), path, voice));
            }
            Value::Scalar { .. } => {}
            Value::Null | Value::Sequence(_) => found.push(wrong_shape(node, kind, path, voice)),
        },
        Kind::Short(keys) => match &node.value {
            Value::Mapping(entries) => check_keys(entries, keys, path, voice, found),
            Value::Scalar { .. } => {}
            Value::Null | Value::Sequence(_) => found.push(wrong_shape(node, kind, path, voice)),
        },
        Kind::Days => {
            if parse_days(node).is_none() {
                found.push(wrong_shape(node, kind, path, voice));
            }
        }
        Kind::Text
        | Kind::Flag
        | Kind::OneOf(_)
        | Kind::Date
        | Kind::Time
        | Kind::Clock
        | Kind::Zone
        | Kind::Status
        | Kind::Word(_) => match node.text() {
            None => found.push(wrong_shape(node, kind, path, voice)),
            Some(text) if !accepts(kind, text) => {
                found.push(wrong_value(node, text, kind, path, voice));
            }
            Some(_) => {}
        },
    }
}

fn check_keys(
    entries: &[Entry],
    keys: &[Key],
    path: &str,
    voice: &Voice<'_>,
    found: &mut Vec<Diagnostic>,
) {
    for entry in entries {
        match keys.iter().find(|key| key.name == entry.key) {
            Some(key) => check_shape(&entry.value, &key.kind, &join(path, key.name), voice, found),
            None => found.push(unknown_key(entry, entries, keys, path, voice)),
        }
    }
}

/// Tells whether the text of a single value is what `kind` asks for.
fn accepts(kind: &Kind, text: &str) -> bool {
    match *kind {
        Kind::Flag => parse_flag(text).is_some(),
        Kind::OneOf(words) => words.iter().any(|word| word.eq_ignore_ascii_case(text)),
        Kind::Date => parse_date(text).is_some(),
        Kind::Clock => parse_clock(text).is_some(),
        Kind::Zone => text.parse::<chrono_tz::Tz>().is_ok(),
        _ => true,
    }
}

/// Reads `true`, `false` and the words YAML 1.1 has for them.
pub(crate) fn parse_flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// Reads a day: `2026-03-06`, or a time of which the day counts.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let day = text.get(..10).unwrap_or(text);
    let rest = text.get(10..).unwrap_or_default();
    let behind = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok().filter(|_| day.len() == 10 && behind)
}

/// Reads a time of day: `10:00`.
pub(crate) fn parse_clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

/// Reads `[mon, tue]`, `mon-fri` or `monday`.
pub(crate) fn parse_days(node: &Node) -> Option<Vec<chrono::Weekday>> {
    if let Value::Sequence(items) = &node.value {
        return items.iter().map(|item| item.text()?.trim().parse().ok()).collect();
    }
    let text = node.text()?;
    let Some((first, last)) = text.split_once('-') else {
        return text
            .split([',', ' '])
            .filter(|day| !day.is_empty())
            .map(|day| day.parse().ok())
            .collect();
    };
    let (mut day, last): (chrono::Weekday, chrono::Weekday) =
        (first.trim().parse().ok()?, last.trim().parse().ok()?);
    let mut days = vec![day];
    while day != last {
        day = day.succ();
        days.push(day);
    }
    Some(days)
}

/// Says in words what `kind` asks for.
fn wanted(kind: &Kind) -> String {
    match *kind {
        Kind::Text => "one line of text".to_owned(),
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::OneOf(words) => format!("one of `{}`", words.join("`, `")),
        Kind::Date => "a date such as `2026-03-06`".to_owned(),
        Kind::Time => "a time such as `2026-03-02T14:06:00Z`".to_owned(),
        Kind::Clock => "a time of day such as `10:00`".to_owned(),
        Kind::Zone => "a time zone such as `Europe/London`".to_owned(),
        Kind::Days => "days such as `mon-fri` or `[mon, tue]`".to_owned(),
        Kind::Status => "one status".to_owned(),
        Kind::Word(vocabulary) => format!("one {}", vocabulary.as_str()),
        Kind::Map(keys) => format!("a mapping with keys such as `{}`", some_names(keys)),
        Kind::MapOf(_) => "a mapping".to_owned(),
        Kind::List(inner) => format!("a list, each item {}", wanted(inner)),
        Kind::Short(keys) => format!("text, or a mapping with keys such as `{}`", some_names(keys)),
        Kind::WordOr(words, keys) => {
            let (words, keys) = (words.join("`, `"), some_names(keys));
            format!("one of `{words}`, or a mapping with keys such as `{keys}`")
        }
        Kind::Any => "anything".to_owned(),
    }
}

fn some_names(keys: &[Key]) -> String {
    keys.iter().take(3).map(|key| key.name).collect::<Vec<_>>().join("`, `")
}

fn wrong_shape(node: &Node, kind: &Kind, path: &str, voice: &Voice<'_>) -> Diagnostic {
    let message = format!("{} is {}, not {}", subject(path), node.kind_name(), wanted(kind));
    wrong(node.span, message, voice).with_help(format!("write {}", wanted(kind)))
}

fn wrong_value(node: &Node, text: &str, kind: &Kind, path: &str, voice: &Voice<'_>) -> Diagnostic {
    let message = format!("{} is `{}`, not {}", subject(path), shown(text), wanted(kind));
    let near = match *kind {
        Kind::OneOf(words) => nearest(text, words.iter().copied()),
        Kind::Zone => nearest(text, zones()),
        _ => None,
    };
    let help = near.map_or_else(
        || format!("write {}", wanted(kind)),
        |near| format!("did you mean `{near}`?"),
    );
    let finding = wrong(node.span, message, voice).with_help(help);
    let fix = match *kind {
        Kind::OneOf(words) => meant(node, text, words.iter().copied(), voice),
        Kind::Zone => meant(node, text, zones(), voice),
        Kind::Date => padded(node, text, voice),
        _ => None,
    };
    match fix {
        Some(fix) => finding.with_fix(fix),
        None => finding,
    }
}

/// Returns the names of all time zones.
pub(crate) fn zones() -> impl Iterator<Item = &'static str> {
    chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
}

/// Offers the one word that is near.
fn meant(
    node: &Node,
    text: &str,
    words: impl Iterator<Item = &'static str>,
    voice: &Voice<'_>,
) -> Option<Fix> {
    let word = only_nearest(text, words.map(|word| (word, word)))?;
    Some(Fix {
        title: format!("write `{word}`"),
        edits: vec![yaml::rewritten(node, voice.source, word)?],
        applicability: Applicability::Unsafe,
    })
}

/// Writes `2026-3-6` and `2026/03/06` the one way; year first, there is no other way to read them.
fn padded(node: &Node, text: &str, voice: &Voice<'_>) -> Option<Fix> {
    let joint = ['-', '/', '.'].into_iter().find(|joint| text.contains(*joint))?;
    let mut parts = text.split(joint);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || parts.next().is_some() || ![year, month, day].into_iter().all(is_number) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    let day = day.to_string();
    Some(Fix {
        edits: vec![yaml::rewritten(node, voice.source, &day)?],
        title: format!("write the day as `{day}`"),
        applicability: Applicability::Safe,
    })
}

fn wrong(span: Span, message: String, voice: &Voice<'_>) -> Diagnostic {
    Diagnostic::new(voice.wrong, Level::Error, voice.file, span, message)
        .with_why("a value of another shape cannot be read and is left out")
}

/// Names a value in a message; the top of a file has no key.
fn subject(path: &str) -> String {
    if path.is_empty() { "the file".to_owned() } else { format!("`{path}`") }
}

/// Returns text short enough for a message.
pub(crate) fn shown(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

fn unknown_key(
    entry: &Entry,
    siblings: &[Entry],
    keys: &[Key],
    path: &str,
    voice: &Voice<'_>,
) -> Diagnostic {
    let message = format!("unknown key `{}`", join(path, &shown(&entry.key)));
    let mut diagnostic =
        Diagnostic::new(voice.unknown, Level::Warning, voice.file, entry.key_span, message)
            .with_why(voice.why);
    let top = path.is_empty();
    let foreign = if top { voice.foreign } else { &[] };
    let names = keys.iter().map(|key| key.name).chain(foreign.iter().copied());
    if let Some(near) = nearest(&entry.key, names.clone()) {
        diagnostic = diagnostic.with_help(format!("did you mean `{near}`?"));
        let alone =
            |other: &&Entry| nearest(&other.key, keys.iter().map(|key| key.name)) == Some(near);
        if siblings.iter().filter(alone).count() <= 1 && siblings.iter().all(|it| it.key != near) {
            let kind = keys.iter().find(|key| key.name == near).map(|key| key.kind);
            let is_only = only_nearest(&entry.key, names.map(|name| (name, name))).is_some();
            if is_only && kind.is_none_or(|kind| fits(&entry.value, &kind, voice)) {
                diagnostic = diagnostic.with_fix(rename(entry, near));
            }
        }
        return diagnostic;
    }
    if let Some(preset) = (top && voice.presets).then(|| preset_with_key(&entry.key)).flatten() {
        return diagnostic.with_help(format!(
            "the mapping preset `{preset}` knows it: set `mapping: {{preset: {preset}}}` in the config"
        ));
    }
    match deeper(&entry.key, keys) {
        Some(place) => diagnostic.with_help(format!("did you mean `{}`?", join(path, &place))),
        None => diagnostic.with_help(if top && !voice.foreign.is_empty() || has(keys, "extra") {
            "put keys of your own under `extra:`, or name them in `mapping.keys` of the config"
                .to_owned()
        } else {
            let all: Vec<_> = keys.iter().map(|key| key.name).collect();
            format!("known here: `{}`", all.join("`, `"))
        }),
    }
}

fn has(keys: &[Key], name: &str) -> bool {
    keys.iter().any(|key| key.name == name)
}

/// Finds a key of that name one level further in: `started` belongs under `times`.
fn deeper(word: &str, keys: &[Key]) -> Option<String> {
    keys.iter().find_map(|key| {
        let Kind::Map(inner) = key.kind else { return None };
        let inner = inner.iter().find(|inner| bare(inner.name) == bare(word))?;
        Some(join(key.name, inner.name))
    })
}

/// Tells whether a value is what `kind` asks for.
fn fits(value: &Node, kind: &Kind, voice: &Voice<'_>) -> bool {
    let mut wrong = Vec::new();
    check_shape(value, kind, "", voice, &mut wrong);
    wrong.is_empty()
}

/// Renames a key. One slip of the finger in a word long enough to be known by the rest is safe to
/// mend; else it may be another word altogether.
fn rename(entry: &Entry, to: &str) -> Fix {
    let (written, meant) = (bare(&entry.key), bare(to));
    let is_slip = strsim::damerau_levenshtein(&written, &meant) <= 1;
    let is_long = written == meant || meant.chars().count() >= 4;
    Fix {
        title: format!("rename to `{to}`"),
        edits: vec![TextEdit { span: entry.key_span, replacement: to.to_owned() }],
        applicability: if is_slip && is_long { Applicability::Safe } else { Applicability::Unsafe },
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_a_list_or_a_range() {
        let check = |text: &str, expect: Option<usize>| {
            let (node, _) = crate::yaml::parse(text, 0);
            assert_eq!(parse_days(&node).map(|days| days.len()), expect, "{text}");
        };
        check("mon-fri", Some(5));
        check("sat - mon", Some(3));
        check("[mon, Tuesday]", Some(2));
        check("sun", Some(1));
        check("mon, wed", Some(2));
        check("weekdays", None);
        check("[mon, 2]", None);
        check("{a: b}", None);
    }

    #[test]
    fn only_whole_days_are_dates() {
        let check = |text, expect| assert_eq!(parse_date(text).is_some(), expect, "{text}");
        check("2026-03-06", true);
        check("2026-03-06T10:00:00Z", true);
        check("2026-02-30", false);
        check("2026-3-6", false);
        check("2026-03-06x", false);
        check("vor Weihnachten é", false);
    }
}
