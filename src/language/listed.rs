//! The words of the built-in packs, with all their forms, as the build script left them.

use serde::Deserialize;

use crate::language::lexicon::{Classes, Lexicon};

/// Words by their classes and forms.
#[derive(Deserialize)]
struct Words {
    #[serde(borrow)]
    classes: Vec<&'static str>,
    /// Classes by their place in the list above, forms, and the words.
    #[serde(borrow)]
    groups: Vec<(Vec<usize>, u16, Vec<&'static str>)>,
}

impl Words {
    fn read() -> Self {
        let text = include_str!(concat!(env!("OUT_DIR"), "/words.json"));
        serde_json::from_str(text).expect("the build script wrote words")
    }
}

/// Enters the words into a lexicon.
pub(crate) fn enter(lexicon: &mut Lexicon) {
    let words = Words::read();
    let bits: Vec<Classes> = words.classes.iter().map(|class| lexicon.register(class)).collect();
    for (classes, forms, words) in words.groups {
        let classes = classes.into_iter().fold(0, |all, at| all | bits[at]);
        for word in words {
            lexicon.add(word, classes, forms);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Pack;
    use crate::language::compiler;

    /// Returns what a lexicon knows of a word: its classes by name, and its forms.
    fn known(lexicon: &Lexicon, word: &str) -> (Vec<String>, u16) {
        let entry = lexicon.get(word).unwrap_or_default();
        let mut names = lexicon.names_of(entry.classes);
        names.sort();
        (names, entry.forms)
    }

    #[test]
    fn the_words_are_those_of_the_packs() {
        let mut read = Lexicon::new();
        enter(&mut read);
        let mut written = Lexicon::new();
        compiler::enter_irregular(&mut written);
        compiler::enter_words(Pack::built_in_as_written().iter(), &mut written);
        let words = Words::read();
        let all: Vec<&str> = words.groups.iter().flat_map(|group| group.2.clone()).collect();
        assert!(all.len() > 10_000, "{}", all.len());
        for word in all {
            assert_eq!(known(&read, word), known(&written, word), "{word}");
        }
        assert_eq!(read.len(), written.len());
    }
}
