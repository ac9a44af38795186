//! A position in a text that scanners move forward: the few steps every time form is made of.

/// A text and how far it has been read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Starts at the beginning of `text`.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns how many bytes have been read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Returns what has not been read.
    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Returns the next byte.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.rest().as_bytes().first().copied()
    }

    /// Returns the next character.
    pub(crate) fn peek_char(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Tells whether all has been read.
    #[cfg(test)]
    pub(crate) fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Steps over `literal` when it is next.
    pub(crate) fn eat(&mut self, literal: &str) -> bool {
        let found = self.rest().starts_with(literal);
        if found {
            self.at += literal.len();
        }
        found
    }

    /// Steps over the first of `literals` that is next.
    pub(crate) fn eat_any(&mut self, literals: &[&str]) -> bool {
        literals.iter().any(|literal| self.eat(literal))
    }

    /// Steps over spaces within the line, the unbreakable ones included; tells whether there were any.
    pub(crate) fn skip_spaces(&mut self) -> bool {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}', '\u{2009}']);
        self.at += rest.len() - trimmed.len();
        rest.len() != trimmed.len()
    }

    /// Reads a run of ASCII digits of `least` to `most`; a longer run is not read at all.
    pub(crate) fn digits(&mut self, least: usize, most: usize) -> Option<&'a str> {
        let run = self.digit_run();
        if run < least || run > most {
            return None;
        }
        let digits = &self.rest()[..run];
        self.at += run;
        Some(digits)
    }

    /// Reads a number of `least` to `most` digits.
    pub(crate) fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        self.digits(least, most)?.parse().ok()
    }

    /// Returns how many digits are next.
    pub(crate) fn digit_run(&self) -> usize {
        self.rest().bytes().take_while(u8::is_ascii_digit).count()
    }

    /// Returns the letters that are next, without stepping over them.
    pub(crate) fn word(&self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        &rest[..end]
    }

    /// Steps over the next word when it is one of `words`, in any case.
    pub(crate) fn eat_word(&mut self, words: &[&str]) -> bool {
        let next = self.word();
        let found = !next.is_empty() && words.iter().any(|word| same_word(word, next));
        if found {
            self.at += next.len();
        }
        found
    }

    /// Steps `len` bytes on; `len` must end on a character boundary.
    pub(crate) fn advance(&mut self, len: usize) {
        self.at += len;
    }

    /// Runs `read` and steps back when it returns nothing.
    pub(crate) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Tells whether a word or number ends here.
    pub(crate) fn at_boundary(&self) -> bool {
        self.peek_char().is_none_or(|c| !c.is_alphanumeric())
    }
}

/// Compares words without regard to case; ASCII words, the usual ones, without allocation.
pub(crate) fn same_word(a: &str, b: &str) -> bool {
    // Most words differ in their first letter, which is all that is looked at then.
    let first = |word: &str| word.bytes().next().map(|byte| byte.to_ascii_lowercase());
    if first(a) != first(b) && first(a).is_some_and(|a| a.is_ascii()) && b.is_ascii() {
        return false;
    }
    a.eq_ignore_ascii_case(b)
        || (!(a.is_ascii() && b.is_ascii())
            && a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase)))
}
