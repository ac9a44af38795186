//! Words of the config's vocabularies found by id, name or alias, in any case and in one hash lookup.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Config, Service, Severity, Term};

/// How a vocabulary knows a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is an id of the vocabulary.
    Id,
    /// It is another word for an id.
    Alias,
    /// The vocabulary does not have it.
    No,
    /// No vocabulary is declared, so any word goes.
    Undeclared,
}

/// The vocabularies of a config.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vocabulary {
    /// How bad an incident was.
    Severity,
    /// What was affected.
    Service,
    /// What set it off.
    Trigger,
    /// Why it was possible.
    Cause,
}

impl Vocabulary {
    /// Returns the word for one of its words: "severity".
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Severity => "severity",
            Self::Service => "service",
            Self::Trigger => "trigger",
            Self::Cause => "cause",
        }
    }

    /// Returns the config's key: "severities".
    pub fn key(self) -> &'static str {
        match self {
            Self::Severity => "severities",
            Self::Service => "services",
            Self::Trigger => "triggers",
            Self::Cause => "causes",
        }
    }
}

/// The index behind the lookups. Built once; a copy of a config builds its own, so a config that is
/// copied and then changed never answers from the old words.
#[derive(Debug, Default)]
pub struct Lookup(OnceLock<Index>);

impl Clone for Lookup {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Lookup {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

#[derive(Debug, Default)]
struct Index {
    severities: Words,
    services: Words,
    triggers: Words,
    causes: Words,
}

type Words = HashMap<String, (usize, Known)>;

/// One entry of a vocabulary, whichever it is: id, name and aliases.
pub(super) struct Names<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub aliases: &'a [String],
}

impl Config {
    /// Finds a severity by id, alias or name; its rank is its place in the ladder, 0 the worst.
    pub fn severity(&self, word: &str) -> Option<(usize, &Severity, Known)> {
        let (idx, known) = find(&self.index().severities, word)?;
        Some((idx, &self.severities[idx], known))
    }

    /// Finds a service by id, alias or name.
    pub fn service(&self, word: &str) -> Option<(&Service, Known)> {
        let (idx, known) = find(&self.index().services, word)?;
        Some((&self.services[idx], known))
    }

    /// Finds a trigger by id, alias or name.
    pub fn trigger(&self, word: &str) -> Option<(&Term, Known)> {
        let (idx, known) = find(&self.index().triggers, word)?;
        Some((&self.triggers[idx], known))
    }

    /// Finds a cause by id, alias or name.
    pub fn cause(&self, word: &str) -> Option<(&Term, Known)> {
        let (idx, known) = find(&self.index().causes, word)?;
        Some((&self.causes[idx], known))
    }

    /// Returns the ids of a vocabulary in the order declared; none when it is not declared.
    pub fn ids(&self, vocabulary: Vocabulary) -> Vec<&str> {
        self.names(vocabulary).map(|names| names.id).collect()
    }

    /// Finds the id of a word in a vocabulary, and how it is known.
    pub fn id_of(&self, vocabulary: Vocabulary, word: &str) -> (Option<&str>, Known) {
        let found = match vocabulary {
            Vocabulary::Severity => self.severity(word).map(|(_, it, known)| (&it.id, known)),
            Vocabulary::Service => self.service(word).map(|(it, known)| (&it.id, known)),
            Vocabulary::Trigger => self.trigger(word).map(|(it, known)| (&it.id, known)),
            Vocabulary::Cause => self.cause(word).map(|(it, known)| (&it.id, known)),
        };
        match found {
            Some((id, known)) => (Some(id), known),
            None if self.names(vocabulary).next().is_none() => (None, Known::Undeclared),
            None => (None, Known::No),
        }
    }

    /// Returns every word of a vocabulary, ids, names and aliases, for suggestions.
    pub(crate) fn known_words(&self, vocabulary: Vocabulary) -> impl Iterator<Item = &str> {
        self.names(vocabulary).flat_map(|names| {
            [names.id, names.name].into_iter().chain(names.aliases.iter().map(String::as_str))
        })
    }

    pub(super) fn names(&self, vocabulary: Vocabulary) -> Box<dyn Iterator<Item = Names<'_>> + '_> {
        macro_rules! names {
            ($list:expr) => {
                Box::new($list.iter().map(|it| Names {
                    id: &it.id,
                    name: &it.name,
                    aliases: &it.aliases,
                }))
            };
        }
        match vocabulary {
            Vocabulary::Severity => names!(self.severities),
            Vocabulary::Service => names!(self.services),
            Vocabulary::Trigger => names!(self.triggers),
            Vocabulary::Cause => names!(self.causes),
        }
    }

    fn index(&self) -> &Index {
        let words = |vocabulary| {
            let mut words = Words::new();
            // Ids first, so that no alias can take a word that is an id further down.
            for (idx, names) in self.names(vocabulary).enumerate() {
                words.entry(fold(names.id)).or_insert((idx, Known::Id));
            }
            for (idx, names) in self.names(vocabulary).enumerate() {
                for word in names.aliases.iter().map(String::as_str).chain([names.name]) {
                    words.entry(fold(word)).or_insert((idx, Known::Alias));
                }
            }
            words
        };
        self.lookup.0.get_or_init(|| Index {
            severities: words(Vocabulary::Severity),
            services: words(Vocabulary::Service),
            triggers: words(Vocabulary::Trigger),
            causes: words(Vocabulary::Cause),
        })
    }
}

fn find(words: &Words, word: &str) -> Option<(usize, Known)> {
    words.get(&fold(word)).copied()
}

/// Returns a word the way vocabularies compare it: lowercase, blanks and underscores as hyphens.
pub(crate) fn fold(word: &str) -> String {
    let plain = |c: char| if matches!(c, ' ' | '_') { '-' } else { c };
    word.trim().chars().map(plain).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_an_id_wins_over_an_alias() {
        let mut config = Config::default();
        let rank =
            |config: &Config, word| config.severity(word).map(|(rank, _, known)| (rank, known));
        assert_eq!(rank(&config, "SEV1"), Some((0, Known::Id)));
        assert_eq!(rank(&config, " P1"), Some((0, Known::Alias)));
        assert_eq!(rank(&config, "Near miss"), Some((4, Known::Alias)));
        assert_eq!(rank(&config, "sev9"), None);

        config.severities[0].aliases.push("sev2".to_owned());
        let config = config.clone();
        assert_eq!(rank(&config, "sev2"), Some((1, Known::Id)));
        assert_eq!(config.id_of(Vocabulary::Service, "anything"), (None, Known::Undeclared));
        assert_eq!(config.id_of(Vocabulary::Severity, "sev9"), (None, Known::No));
    }
}
