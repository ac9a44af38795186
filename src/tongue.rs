//! Which language a text is in: by its script, its small words and, where those are silent, its letters.
//!
//! Reports are full of names, commands and English jargon whatever they are written in, and often
//! short. So a text counts as another language only when that language's own small words show,
//! or when nothing in it looks English; a text that says too little stays undecided. It looks at
//! nothing but the text, so the same text is always the same language.

mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// English, as a language code.
pub const ENGLISH: &str = "en";

/// How many words a text needs before it is judged by them.
const FEW: usize = 7;
/// How many words are looked at; a report does not change its language after a page.
const MANY: usize = 600;
/// How many words a text without small words of any language needs before its letters are judged.
const LONG: usize = 25;

/// Returns the two-letter code of the language `text` is in, where the text tells (three letters
/// for a language without such a code); `None` when it is too short, or says nothing.
pub fn recognise(text: &str) -> Option<&'static str> {
    recognise_all([text])
}

/// Returns the language several texts are in as a whole, as [`recognise`] does for one.
pub fn recognise_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<&'static str> {
    let mut sample = Sample::default();
    for text in texts {
        sample.add(text);
        if sample.words >= MANY {
            break;
        }
    }
    sample.language()
}

/// Returns the code of a language tag in lower case: `en` for `en-GB` or `eng`.
pub fn code(tag: &str) -> String {
    let first = tag.trim().split(['-', '_']).next().unwrap_or_default().to_lowercase();
    SHORT.iter().find(|(long, _)| *long == first).map_or(first, |(_, short)| (*short).to_owned())
}

/// What a text shows of its language.
#[derive(Debug, Default)]
struct Sample {
    words: usize,
    /// Small words by language; one that several languages share counts one, another two.
    halves: BTreeMap<&'static str, usize>,
    latin: usize,
    /// Words with letters that English does not have.
    accented: usize,
    foreign: usize,
    text: String,
}

impl Sample {
    fn add(&mut self, text: &str) {
        let chunks = text.split_whitespace().filter(|chunk| !is_technical(chunk));
        let words = chunks.flat_map(|chunk| chunk.split(|c: char| !c.is_alphabetic()));
        for word in words.filter(|word| !word.is_empty()) {
            if self.words >= MANY {
                return;
            }
            self.word(word);
        }
    }

    fn word(&mut self, word: &str) {
        let letters = word.chars().count();
        if word.chars().any(is_foreign) {
            self.foreign += letters;
            // Chinese and Japanese write without spaces; two signs make about one word.
            self.words += letters.div_ceil(2).min(8);
        } else {
            self.latin += letters;
            self.words += 1;
            self.accented += usize::from(!word.is_ascii());
            let lower = word.to_lowercase();
            let languages = SMALL_WORDS.get(lower.as_str());
            for &Meaning { language, halves } in languages.into_iter().flatten() {
                *self.halves.entry(language).or_default() += halves;
            }
        }
        self.text.push_str(word);
        self.text.push(' ');
    }

    fn language(&self) -> Option<&'static str> {
        if self.words < FEW {
            return None;
        }
        // Half of the letters may well be commands and names in Latin script.
        if self.foreign > self.latin / 2 {
            let foreign = self.text.split(' ').filter(|word| word.chars().any(is_foreign));
            return by_letters(&foreign.collect::<Vec<_>>().join(" "), true);
        }
        let english = self.halves.get(ENGLISH).copied().unwrap_or_default();
        let (language, other) = self.leading();
        if english >= other && english * 10 >= self.words {
            return Some(ENGLISH);
        }
        if other * 4 >= self.words && other >= 6 {
            return Some(language);
        }
        let is_bare = english * 10 < self.words;
        if is_bare && self.accented >= 2 && self.accented * 5 >= self.words {
            return by_letters(&self.text, true);
        }
        if is_bare && self.words >= LONG { by_letters(&self.text, false) } else { None }
    }

    /// Returns the language other than English with the most small words, and how many halves.
    fn leading(&self) -> (&'static str, usize) {
        let others = self.halves.iter().filter(|(language, _)| **language != ENGLISH);
        // The first of several equals, so that the order of the map does not matter.
        let best = others.max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        best.map_or(("", 0), |(&language, &count)| (language, count))
    }
}

/// Judges letters and their neighbours; `sure` when small words or the script rule English out.
fn by_letters(text: &str, sure: bool) -> Option<&'static str> {
    let found = whatlang::detect(text)?;
    if found.lang() == whatlang::Lang::Eng {
        return None;
    }
    (sure || found.is_reliable()).then(|| short(found.lang().code()))
}

/// Tells whether a word is an address, a path, a number or a name of something technical, which is
/// in no language.
fn is_technical(chunk: &str) -> bool {
    let inner = chunk.trim_end_matches(|c: char| !c.is_alphanumeric());
    inner.contains(['/', '=', '_', '@', '\\', '.', ':', '<']) || inner.contains(char::is_numeric)
}

/// Tells whether a letter belongs to another script than Latin.
fn is_foreign(letter: char) -> bool {
    // Latin letters end at U+024F, with the phonetic and Vietnamese ones further up.
    letter.is_alphabetic()
        && !matches!(letter, '\0'..='\u{02ff}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}')
}

/// What a small word says about the language of its text.
#[derive(Debug)]
struct Meaning {
    language: &'static str,
    halves: usize,
}

static SMALL_WORDS: LazyLock<BTreeMap<&'static str, Vec<Meaning>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Vec<Meaning>> = BTreeMap::new();
    for (list, halves) in [(words::ENGLISH, 2), (words::SHARED, 1)] {
        for word in list.split_whitespace() {
            words.insert(word, vec![Meaning { language: ENGLISH, halves }]);
        }
    }
    for &(language, list) in words::OTHERS {
        for word in list.split_whitespace() {
            let meanings = words.entry(word).or_default();
            if meanings.iter().all(|it| it.language != ENGLISH) {
                meanings.push(Meaning { language, halves: 2 });
            }
        }
    }
    words
});

fn short(code: &'static str) -> &'static str {
    SHORT.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

/// Three-letter codes and the two-letter ones that mean the same.
const SHORT: [(&str, &str); 51] = [
    ("eng", "en"),
    ("deu", "de"),
    ("ger", "de"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("nld", "nl"),
    ("dut", "nl"),
    ("swe", "sv"),
    ("dan", "da"),
    ("nob", "nb"),
    ("nor", "nb"),
    ("pol", "pl"),
    ("ces", "cs"),
    ("cze", "cs"),
    ("slk", "sk"),
    ("tur", "tr"),
    ("fin", "fi"),
    ("hun", "hu"),
    ("ron", "ro"),
    ("ind", "id"),
    ("cat", "ca"),
    ("rus", "ru"),
    ("ukr", "uk"),
    ("bel", "be"),
    ("bul", "bg"),
    ("srp", "sr"),
    ("hrv", "hr"),
    ("slv", "sl"),
    ("mkd", "mk"),
    ("lit", "lt"),
    ("lav", "lv"),
    ("est", "et"),
    ("ell", "el"),
    ("heb", "he"),
    ("ara", "ar"),
    ("pes", "fa"),
    ("urd", "ur"),
    ("hin", "hi"),
    ("ben", "bn"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tha", "th"),
    ("vie", "vi"),
    ("cmn", "zh"),
    ("zho", "zh"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("kat", "ka"),
];

#[cfg(test)]
mod tests;
