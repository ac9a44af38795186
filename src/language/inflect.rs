//! The forms of English verbs and nouns, from the base form and a table of irregular ones.

use std::sync::LazyLock;

/// `check`, also the infinitive.
pub(crate) const BASE: u16 = 1;
/// `checks`.
pub(crate) const THIRD: u16 = 1 << 1;
/// `checked`, what somebody did.
pub(crate) const PAST: u16 = 1 << 2;
/// `checked`, as in `was checked`.
pub(crate) const PART: u16 = 1 << 3;
/// `checking`.
pub(crate) const ING: u16 = 1 << 4;
/// A noun, in either number.
pub(crate) const NOUN: u16 = 1 << 5;

/// Every form by the name patterns call it.
pub(crate) const NAMES: [(&str, u16); 8] = [
    ("base", BASE),
    ("third", THIRD),
    ("past", PAST),
    ("part", PART),
    ("ing", ING),
    ("noun", NOUN),
    ("present", BASE | THIRD),
    ("told", PAST | THIRD),
];

/// Irregular verbs with what is told of them and their participles, sorted.
static IRREGULAR: LazyLock<Vec<(&'static str, &'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("data/irregular.txt").lines();
    let verb = |line: &'static str| {
        let mut forms = line.split_whitespace();
        Some((forms.next()?, forms.next()?, forms.next()?))
    };
    let mut verbs: Vec<_> = lines.filter(|line| !line.starts_with('#')).filter_map(verb).collect();
    verbs.sort_unstable();
    verbs.dedup_by_key(|verb| verb.0);
    verbs
});

/// Returns what is told of an irregular verb, and its participle.
fn irregular_forms(base: &str) -> Option<(&'static str, &'static str)> {
    let at = IRREGULAR.binary_search_by_key(&base, |verb| verb.0).ok()?;
    Some((IRREGULAR[at].1, IRREGULAR[at].2))
}

/// Returns the base forms of the irregular verbs that are a verb wherever they stand.
pub(crate) fn irregular() -> impl Iterator<Item = &'static str> {
    const NEVER_ALONE: [&str; 6] = ["be", "do", "have", "bound", "cast", "flip"];
    IRREGULAR.iter().map(|verb| verb.0).filter(|base| !NEVER_ALONE.contains(base))
}

/// Returns the forms of a verb; of `take down` those of its first word, the rest behind each.
pub(crate) fn verb(base: &str) -> Vec<(String, u16)> {
    let (head, rest) = base.split_once(' ').map_or((base, ""), |(head, rest)| (head, rest));
    let (prefix, stem) = irregular_stem(head);
    let mut forms = vec![(head.to_owned(), BASE), (third(head), THIRD), (ing(head), ING)];
    match irregular_forms(stem) {
        Some((told, participle)) => {
            forms.extend(told.split('/').map(|form| ([prefix, form].concat(), PAST)));
            forms.extend(participle.split('/').map(|form| ([prefix, form].concat(), PART)));
        }
        None => forms.push((past(head), PAST | PART)),
    }
    if !rest.is_empty() {
        for (form, _) in &mut forms {
            *form = format!("{form} {rest}");
        }
    }
    forms
}

/// Splits `over-write` or `mistake` into what stands before an irregular verb and that verb.
fn irregular_stem(head: &str) -> (&str, &str) {
    if irregular_forms(head).is_some() {
        return ("", head);
    }
    let prefixes = ["re-", "re", "over", "under", "mis", "un", "out", "fore", "with"];
    prefixes
        .iter()
        .filter_map(|prefix| Some((*prefix, head.strip_prefix(prefix)?)))
        .find(|(_, stem)| irregular_forms(stem).is_some())
        .unwrap_or(("", head))
}

/// Returns both numbers of a noun.
pub(crate) fn noun(singular: &str) -> Vec<String> {
    let mut forms = vec![singular.to_owned()];
    if !singular.ends_with("people") && !singular.ends_with("staff") {
        forms.push(match singular.strip_suffix("man") {
            Some(stem) => format!("{stem}men"),
            None if singular.ends_with("person") => singular.replace("person", "people"),
            None => third(singular),
        });
    }
    forms
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn third(base: &str) -> String {
    let bytes = base.as_bytes();
    match bytes {
        [.., before, b'y'] if !is_vowel(*before) => [&base[..base.len() - 1], "ies"].concat(),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => [base, "es"].concat(),
        [.., before, b'o'] if !is_vowel(*before) => [base, "es"].concat(),
        _ => [base, "s"].concat(),
    }
}

fn past(base: &str) -> String {
    let bytes = base.as_bytes();
    match bytes {
        [.., b'e'] => [base, "d"].concat(),
        [.., before, b'y'] if !is_vowel(*before) => [&base[..base.len() - 1], "ied"].concat(),
        [.., last] if doubles(base) => format!("{base}{}ed", char::from(*last)),
        _ => [base, "ed"].concat(),
    }
}

fn ing(base: &str) -> String {
    let bytes = base.as_bytes();
    match bytes {
        [.., b'i', b'e'] => [&base[..base.len() - 2], "ying"].concat(),
        [.., before, b'e'] if *before != b'e' && base.len() > 2 => {
            [&base[..base.len() - 1], "ing"].concat()
        }
        [.., last] if doubles(base) => format!("{base}{}ing", char::from(*last)),
        _ => [base, "ing"].concat(),
    }
}

/// Verbs of several syllables that double their last letter because it is stressed.
const STRESSED: [&str; 24] = [
    "admit",
    "allot",
    "begin",
    "commit",
    "compel",
    "confer",
    "control",
    "defer",
    "forget",
    "format",
    "input",
    "misconfig",
    "occur",
    "omit",
    "overlap",
    "patrol",
    "permit",
    "prefer",
    "rebel",
    "reformat",
    "refer",
    "submit",
    "transfer",
    "unplug",
];

fn doubles(base: &str) -> bool {
    if STRESSED.contains(&base) {
        return true;
    }
    let bytes = base.as_bytes();
    let [.., before, vowel, last] = bytes else { return false };
    let short = bytes.iter().filter(|it| is_vowel(**it) || **it == b'y').count() == 1;
    short && !is_vowel(*before) && is_vowel(*vowel) && !is_vowel(*last) && !b"wxy".contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_take_their_usual_forms() {
        let cases = [
            ("check", "check checks checking checked"),
            ("skip", "skip skips skipping skipped"),
            ("verify", "verify verifies verifying verified"),
            ("omit", "omit omits omitting omitted"),
            ("push", "push pushes pushing pushed"),
            ("forget", "forget forgets forgetting forgot forgotten forgot"),
            ("overwrite", "overwrite overwrites overwriting overwrote overwritten"),
            ("take down", "take down|takes down|taking down|took down|taken down"),
        ];
        for (base, expected) in cases {
            let forms: Vec<String> = verb(base).into_iter().map(|(form, _)| form).collect();
            let separator = if expected.contains('|') { "|" } else { " " };
            assert_eq!(forms.join(separator), expected);
        }
    }

    #[test]
    fn nouns_take_their_plural() {
        assert_eq!(noun("engineer"), ["engineer", "engineers"]);
        assert_eq!(noun("policy"), ["policy", "policies"]);
        assert_eq!(noun("salesperson"), ["salesperson", "salespeople"]);
    }
}
