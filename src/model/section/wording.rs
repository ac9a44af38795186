//! Which section a heading means: numbering, emoji and punctuation aside, by the synonyms of real reports.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::config::Config;
use crate::model::section::SectionKind;

/// The wordings that come with Casebook.
const SYNONYMS: &str = include_str!("synonyms.txt");

static BUILT_IN: LazyLock<HashMap<&str, SectionKind>> = LazyLock::new(|| {
    let lines = SYNONYMS.lines().filter(|line| !line.starts_with('#'));
    let of_line = |line: &'static str| {
        let (key, wordings) = line.split_once(": ")?;
        let kind = SectionKind::ALL.into_iter().find(|kind| kind.key() == key)?;
        Some(wordings.split(" | ").map(move |wording| (wording, kind)))
    };
    lines.filter_map(of_line).flatten().collect()
});

/// The words that mean a section in one casebook.
pub(crate) struct Wordings {
    own: Vec<(String, SectionKind)>,
}

impl Wordings {
    /// Takes the synonyms of the config beside the built-in ones.
    pub(crate) fn new(config: &Config) -> Self {
        let own = SectionKind::ALL.into_iter().flat_map(|kind| {
            let words = config.section_synonyms.get(kind.key());
            words.into_iter().flatten().map(move |word| (normalized(word), kind))
        });
        Self { own: own.collect() }
    }

    /// Returns the section a heading means.
    pub(crate) fn of_heading(&self, heading: &str) -> Option<SectionKind> {
        let whole = normalized(heading);
        self.exact(&whole).or_else(|| {
            let unnumbered = without_number(&whole);
            let unbracketed = without_brackets(unnumbered);
            self.exact(unnumbered)
                .or_else(|| self.exact(unbracketed))
                .or_else(|| self.first_part(unbracketed))
        })
    }

    /// Returns the section a bold label means; labels are short, so nothing is cut away but the number.
    pub(crate) fn of_label(&self, label: &str) -> Option<SectionKind> {
        if label.len() > 80 {
            return None;
        }
        let whole = normalized(label);
        self.exact(&whole).or_else(|| self.exact(without_number(&whole)))
    }

    fn exact(&self, wording: &str) -> Option<SectionKind> {
        let own = self.own.iter().find(|(word, _)| word == wording).map(|(_, kind)| *kind);
        own.or_else(|| BUILT_IN.get(wording).copied())
    }

    /// "Impact - customers", "Timeline: all times UTC", "Root cause / trigger": the first part decides.
    fn first_part(&self, wording: &str) -> Option<SectionKind> {
        let cut = [" - ", " – ", " — ", ": ", "/", " & ", ", "].into_iter();
        cut.filter_map(|separator| wording.split_once(separator))
            .find_map(|(first, _)| self.exact(first.trim()))
    }
}

/// Returns a heading in lowercase without the marks, emoji and spaces around it.
pub(crate) fn normalized(heading: &str) -> String {
    let inner =
        heading.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '?' | ')' | '¿'));
    let inner = inner.trim_end_matches(|c: char| c == ')' && !inner.contains('('));
    let mut text = String::with_capacity(inner.len());
    let mut space = false;
    for c in inner.chars() {
        match c {
            '*' | '_' | '`' => {}
            '’' => text.push('\''),
            c if c.is_whitespace() => space = true,
            c => {
                if space && !text.is_empty() {
                    text.push(' ');
                }
                space = false;
                if c.is_ascii() {
                    text.push(c.to_ascii_lowercase());
                } else {
                    text.extend(c.to_lowercase());
                }
            }
        }
    }
    text
}

/// `1. summary`, `2) summary`, `3.1 summary`, `4 summary`.
fn without_number(wording: &str) -> &str {
    let rest =
        wording.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ':'));
    if rest.len() == wording.len() {
        return wording;
    }
    rest.trim_start_matches(|c: char| !c.is_alphanumeric())
}

fn without_brackets(wording: &str) -> &str {
    match wording.find(['(', '[']) {
        Some(at) if at > 0 => wording[..at].trim_end(),
        Some(_) | None => wording,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_wordings_and_each_means_one_section() {
        let mut seen = std::collections::BTreeMap::new();
        for line in SYNONYMS.lines().filter(|line| !line.starts_with('#')) {
            let (key, wordings) = line.split_once(": ").expect("a key and its wordings");
            assert!(SectionKind::ALL.iter().any(|kind| kind.key() == key), "{key}");
            for wording in wordings.split(" | ") {
                assert_eq!(wording, wording.trim().to_lowercase(), "{key}");
                assert_eq!(seen.insert(wording, key), None, "{wording} twice");
            }
        }
        for kind in SectionKind::ALL {
            assert!(seen.values().any(|key| *key == kind.key()), "{kind:?}");
        }
    }

    #[test]
    fn headings_are_known_by_their_words_alone() {
        let config = Config {
            section_synonyms: [("timeline".to_owned(), vec!["Chronik".to_owned()])].into(),
            ..Config::default()
        };
        let wordings = Wordings::new(&config);
        for (heading, kind) in [
            ("Summary", SectionKind::Summary),
            ("1. Summary", SectionKind::Summary),
            ("2) Impact:", SectionKind::Impact),
            ("3.1 Root Cause", SectionKind::RootCause),
            ("5 Whys", SectionKind::RootCause),
            ("🔥 Impact", SectionKind::Impact),
            ("**Timeline**", SectionKind::Timeline),
            ("Timeline (all times in UTC)", SectionKind::Timeline),
            ("Contributing Factors (findings)", SectionKind::ContributingFactors),
            ("Lessons learnt", SectionKind::LessonsLearned),
            ("Where we got lucky", SectionKind::Lucky),
            ("Review actions", SectionKind::ActionItems),
            ("Impact - customers", SectionKind::Impact),
            ("What didn’t go so well?", SectionKind::WentWrong),
            ("Zusammenfassung", SectionKind::Summary),
            ("Auswirkungen", SectionKind::Impact),
            ("Maßnahmen", SectionKind::ActionItems),
            ("Causes racines", SectionKind::RootCause),
            ("Línea de tiempo", SectionKind::Timeline),
            ("Lições aprendidas", SectionKind::LessonsLearned),
            ("Tijdlijn", SectionKind::Timeline),
            ("Chronik", SectionKind::Timeline),
        ] {
            assert_eq!(wordings.of_heading(heading), Some(kind), "{heading}");
        }
        for heading in ["", "!!", "2026-03-02 14:02", "BinderHub", "Impactful work", "Stats"] {
            assert_eq!(wordings.of_heading(heading), None, "{heading}");
        }
    }
}
