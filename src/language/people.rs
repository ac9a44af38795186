//! Who is a person here and who is not, as far as names go.

use std::collections::BTreeSet;

use crate::language::lexicon::{Classes, Lexicon};

/// Names of people, and of things that only sound like people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    names: BTreeSet<String>,
    not_people: BTreeSet<String>,
}

/// The classes that names are entered into.
pub(crate) struct Entered {
    name: Classes,
    system: Classes,
}

impl Entered {
    pub(crate) fn all(&self) -> Classes {
        self.name | self.system
    }
}

/// Returns the classes that names are entered into.
pub(crate) fn classes(lexicon: &mut Lexicon) -> Entered {
    Entered { name: lexicon.register("name"), system: lexicon.register("system") }
}

impl People {
    /// Returns nobody; names come in with [`People::with_name`].
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a person by full name, given name or handle.
    #[must_use]
    pub fn with_name(mut self, name: &str) -> Self {
        self.names.insert(name.trim().to_owned());
        self
    }

    /// Adds the name of a bot, a service or a team that would be taken for a person.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.not_people.insert(name.trim().to_owned());
        self
    }

    /// Tells whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.not_people.is_empty()
    }

    /// Writes the names into the word lists, behind the words of all packs. What is said about a name by a list of words stays; a
    /// part of a full name counts alone where it is no other word.
    pub(crate) fn enter(&self, lexicon: &mut Lexicon) {
        let Entered { name, system } = classes(lexicon);
        for person in &self.names {
            lexicon.add(person, name, 0);
            if person.contains("[bot]") {
                lexicon.add(person, system, 0);
            }
            for part in person.split_whitespace().filter(|part| part.chars().count() > 2) {
                let known = lexicon.get(&part.to_lowercase()).is_some_and(|it| it.classes != 0);
                if person.contains(' ') && !known {
                    lexicon.add(part, name, 0);
                }
            }
        }
        for thing in &self.not_people {
            lexicon.add(thing, system, 0);
        }
    }
}
