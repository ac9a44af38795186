//! Text to tokens: words in lowercase without accents, each with its English stem beside it.
//!
//! A word is a run of letters and digits, so `kube-proxy`, `i/o` and `INC-2026-014` are several
//! words in a row, and a query for them asks for the row. Scripts written without spaces are cut
//! into single characters, which a query asks for in a row as well.
//! A stem that differs from its word is a second token at the same place, told from words by
//! [`STEM_MARK`]: exact words, prefixes and typos are looked up among words only.

use std::collections::HashMap;

use frostem::{Algorithm, Stemmer};
use tantivy::tokenizer::TokenFilter;
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, TextAnalyzer, Token, TokenStream, Tokenizer,
};

/// The tokenizer's name in the schema.
pub(crate) const NAME: &str = "casebook";

/// Ends every token that is a stem; no word can contain it.
pub(crate) const STEM_MARK: char = '\u{1}';

/// Words longer than this, in bytes, are hashes and blobs: cut, so that they cost little.
const LONGEST_WORD: usize = 64;

/// Stems remembered per tokenizer; far more than the everyday words of a language.
const REMEMBERED_STEMS: usize = 20_000;

/// Returns the analyzer of every text field.
pub(crate) fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(Words)
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(WithStems)
        .build()
}

/// Returns the words of `text`, without stems.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut analyzer =
        TextAnalyzer::builder(Words).filter(LowerCaser).filter(AsciiFoldingFilter).build();
    let mut words = Vec::new();
    analyzer.token_stream(text).process(&mut |token| words.push(token.text.clone()));
    words
}

/// Returns the English stem of a lowercase word, when it has one of its own.
pub(crate) fn stem(word: &str) -> Option<String> {
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let stem = Stemmer::new(Algorithm::English).stem(word);
    (stem != word).then(|| stem.into_owned())
}

/// Cuts text into words.
#[derive(Clone, Copy)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream { text, at: 0, token: Token::default() }
    }
}

struct WordStream<'a> {
    text: &'a str,
    at: usize,
    token: Token,
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        self.token.text.clear();
        // A run of nothing but combining marks is no word.
        while self.token.text.is_empty() {
            let Some(skipped) = self.text[self.at..].find(char::is_alphanumeric) else {
                self.at = self.text.len();
                return false;
            };
            let start = self.at + skipped;
            self.at = start + word_length(&self.text[start..]);
            self.token.offset_from = start;
            self.token.offset_to = self.at;
            push_word(&mut self.token.text, &self.text[start..self.at]);
        }
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Appends a word without its combining marks, cut to the longest length.
fn push_word(to: &mut String, word: &str) {
    if word.is_ascii() {
        to.push_str(&word[..word.len().min(LONGEST_WORD)]);
        return;
    }
    for letter in word.chars().filter(|&character| !is_combining(character)) {
        if to.len() + letter.len_utf8() > LONGEST_WORD {
            break;
        }
        to.push(letter);
    }
}

/// Returns the length of the word that `text` starts with.
fn word_length(text: &str) -> usize {
    let mut length = 0;
    for (at, character) in text.char_indices() {
        if character.is_ascii() {
            if !character.is_ascii_alphanumeric() {
                break;
            }
        } else if is_unspaced(character) {
            return if at == 0 { with_combining(text, character.len_utf8()) } else { at };
        } else if !character.is_alphanumeric() && !is_combining(character) {
            break;
        }
        length = at + character.len_utf8();
    }
    length
}

/// Returns `length` lengthened by the combining marks behind it.
fn with_combining(text: &str, length: usize) -> usize {
    let marks = text[length..].chars().take_while(|&character| is_combining(character));
    length + marks.map(char::len_utf8).sum::<usize>()
}

/// Tells whether the character belongs to a script written without spaces between words.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}'      // Thai and Lao.
        | '\u{1000}'..='\u{109F}'    // Myanmar.
        | '\u{1780}'..='\u{17FF}'    // Khmer.
        | '\u{3040}'..='\u{30FF}'    // Hiragana and Katakana.
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'    // Han.
        | '\u{AC00}'..='\u{D7AF}'    // Hangul: spaced, but by phrase rather than by word.
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}'
        | '\u{20000}'..='\u{3FFFF}'
    )
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}' | '\u{3099}'..='\u{309A}' | '\u{20D0}'..='\u{20FF}')
}

/// Adds the stem of each word behind it.
#[derive(Clone, Copy)]
struct WithStems;

impl TokenFilter for WithStems {
    type Tokenizer<T: Tokenizer> = StemTokenizer<T>;

    fn transform<T: Tokenizer>(self, inner: T) -> StemTokenizer<T> {
        StemTokenizer { inner, stems: HashMap::new() }
    }
}

#[derive(Clone)]
struct StemTokenizer<T> {
    inner: T,
    /// Stemming costs more than all other steps, and words repeat.
    stems: HashMap<String, Option<String>>,
}

impl<T: Tokenizer> Tokenizer for StemTokenizer<T> {
    type TokenStream<'a> = StemStream<'a, T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        let stream = self.inner.token_stream(text);
        StemStream { inner: stream, stems: &mut self.stems, pending: None }
    }
}

struct StemStream<'a, T> {
    inner: T,
    stems: &'a mut HashMap<String, Option<String>>,
    /// The stem to give out next, the inner token being its word.
    pending: Option<String>,
}

impl<T: TokenStream> TokenStream for StemStream<'_, T> {
    fn advance(&mut self) -> bool {
        if let Some(stem) = self.pending.take() {
            let token = self.inner.token_mut();
            token.text.clear();
            token.text.push_str(&stem);
            return true;
        }
        if !self.inner.advance() {
            return false;
        }
        let word = &self.inner.token().text;
        self.pending = if let Some(stem) = self.stems.get(word.as_str()) {
            stem.clone()
        } else {
            let stem = stem(word).map(marked);
            if self.stems.len() < REMEMBERED_STEMS {
                self.stems.insert(word.clone(), stem.clone());
            }
            stem
        };
        true
    }

    fn token(&self) -> &Token {
        self.inner.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.inner.token_mut()
    }
}

/// Returns the token that stands for a stem.
pub(crate) fn marked(mut stem: String) -> String {
    stem.push(STEM_MARK);
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected, "{text}");
    }

    #[test]
    fn cuts_code_words_and_error_strings() {
        check("kube-proxy: i/o timeout", &["kube", "proxy", "i", "o", "timeout"]);
        check("INC-2026-014", &["inc", "2026", "014"]);
        check("max_connections=100", &["max", "connections", "100"]);
        check("", &[]);
        check(" -- \"' ", &[]);
    }

    #[test]
    fn folds_accents_composed_or_not() {
        check("Zürich cafe\u{301} Straße", &["zurich", "cafe", "strasse"]);
    }

    #[test]
    fn cuts_unspaced_scripts_into_characters() {
        check("数据库 timeout", &["数", "据", "库", "timeout"]);
        check("redis数据", &["redis", "数", "据"]);
    }

    #[test]
    fn gives_stems_beside_their_words() {
        let mut analyzer = analyzer();
        let mut tokens = Vec::new();
        let mut add = |token: &Token| tokens.push((token.text.clone(), token.position));
        analyzer.token_stream("Deploys failed 3x").process(&mut add);
        let expected =
            [("deploys", 0), ("deploy\u{1}", 0), ("failed", 1), ("fail\u{1}", 1), ("3x", 2)];
        assert_eq!(tokens, expected.map(|(text, at)| (text.to_owned(), at)));
    }

    #[test]
    fn cuts_very_long_words() {
        assert_eq!(words(&"x".repeat(5000))[0].len(), LONGEST_WORD);
        assert!(words(&"é".repeat(5000))[0].len() <= LONGEST_WORD);
    }
}
