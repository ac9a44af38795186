//! Text to tokens: words looked up in the lists, punctuation, and one token for each stretch that is
//! masked.

use std::ops::Range;

use crate::language::grammar::Grammar;
use crate::language::inflect::{ING, NOUN, PART, PAST};
use crate::language::interner::Short;
use crate::language::lexicon::{Entry, Lexicon};
use crate::language::shape;
use crate::language::token::{CAPITAL, GUESSED, INITIAL, NUMBER, QUOTED, Token, UNKNOWN};

/// Reads tokens with one lexicon.
#[derive(Clone, Copy)]
pub(crate) struct Tokenizer<'e> {
    pub(crate) lexicon: &'e Lexicon,
    pub(crate) grammar: &'e Grammar,
}

/// A word on its way to a token.
struct Word<'w> {
    lower: &'w str,
    flags: u8,
    range: Range<usize>,
}

impl Tokenizer<'_> {
    /// Reads the tokens of `text` at `range`; `masked` and `quoted` are sorted ranges of the text.
    pub(crate) fn read(
        &self,
        text: &str,
        range: Range<usize>,
        masked: &[Range<usize>],
        quoted: &[Range<usize>],
        tokens: &mut Vec<Token>,
    ) {
        tokens.clear();
        let mut at = range.start;
        let mut masked = masked.iter().skip_while(|it| it.end <= range.start).peekable();
        while at < range.end {
            if let Some(mask) = masked.peek()
                && mask.start <= at
            {
                tokens.push(Token::masked(at..mask.end.min(range.end)));
                at = mask.end.max(at);
                masked.next();
                continue;
            }
            let limit = masked.peek().map_or(range.end, |it| it.start.min(range.end));
            at = self.next(text, at, limit, tokens);
        }
        self.join(tokens);
        for token in tokens.iter_mut().filter(|_| !quoted.is_empty()) {
            if quoted.iter().any(|it| it.start <= token.start && token.end <= it.end) {
                token.flags |= QUOTED;
            }
        }
    }

    /// Reads one token, or skips a character that is none, and returns where to go on.
    fn next(&self, text: &str, at: usize, limit: usize, tokens: &mut Vec<Token>) -> usize {
        let bytes = text.as_bytes();
        let byte = bytes[at];
        if byte == b' ' {
            return at + 1;
        }
        if byte.is_ascii_alphanumeric()
            && let Some(end) = shape::plain_end(bytes, at, limit)
        {
            self.plain_word(text, at..end, tokens);
            return end;
        }
        if byte.is_ascii_alphanumeric() || byte == b'@' || byte >= 0x80 || byte == b'_' {
            let end = shape::word_end(text, at, limit);
            if end > at {
                self.word(text, at..end, tokens);
                return end;
            }
        }
        let letter = text[at..].chars().next().unwrap_or(' ');
        let end = at + letter.len_utf8();
        let mark = match letter {
            ',' | ';' | ':' | '.' | '?' | '!' | '(' | ')' | '/' | '|' | '[' | ']' | '&' | '%' => {
                byte
            }
            '\u{2013}' | '\u{2014}' | '\u{2192}' => b'-',
            '\u{2026}' => b'.',
            '-' if text[end..].starts_with([' ', '-', '>']) || text[..at].ends_with(' ') => b'-',
            _ => return end,
        };
        tokens.push(Token::of_mark(mark, at..end));
        end
    }

    /// Reads a word of ASCII letters and digits: what nearly every word is, so it is read without a
    /// string being made.
    fn plain_word(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let bytes = text.as_bytes();
        let Some(short) = Short::of_plain(bytes, range.start, range.end) else {
            return self.word(text, range, tokens);
        };
        let flags = match bytes[range.start] {
            b'A'..=b'Z' if range.len() == 1 => CAPITAL | INITIAL,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => NUMBER,
            _ => 0,
        };
        let known = self.lexicon.get_short(short);
        if let Some(entry) = known.filter(Entry::is_listed) {
            return tokens.push(self.as_listed(entry, flags, range));
        }
        let bytes = short.bytes();
        let lower = &bytes[..range.len()];
        if shape::may_be_contracted(lower) {
            let lower = std::str::from_utf8(lower).expect("letters and digits");
            return self.unlisted(text, &Word { lower, flags, range }, known, tokens);
        }
        let mut entry = self.by_ending(lower, flags);
        entry.word = known.map_or(0, |it| it.word);
        tokens.push(Token::listed(entry, flags | UNKNOWN | GUESSED, range));
    }

    /// Reads a word of any kind, in two tokens where it is a contraction.
    fn word(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let written = &text[range.clone()];
        if shape::is_address(written) {
            return tokens.push(Token::masked(range));
        }
        let lower = shape::lowered(written);
        let mut letters = written.chars();
        let flags = match letters.next() {
            Some(first) if first.is_uppercase() => {
                let is_initial = letters.next().is_none_or(|it| it == '.');
                if is_initial { CAPITAL | INITIAL } else { CAPITAL }
            }
            Some('0'..='9') => NUMBER,
            _ => 0,
        };
        let known = self.lexicon.get(&lower);
        match known.filter(Entry::is_listed) {
            Some(entry) if lower.starts_with('@') => {
                tokens.push(Token::listed(entry, flags, range));
            }
            Some(entry) => tokens.push(self.as_listed(entry, flags, range)),
            None => self.unlisted(text, &Word { lower: &lower, flags, range }, known, tokens),
        }
    }

    /// Returns the token of a listed word; only with a capital it is a name.
    fn as_listed(&self, mut entry: Entry, flags: u8, range: Range<usize>) -> Token {
        if flags & CAPITAL == 0 {
            entry.classes &= !self.grammar.name;
        }
        Token::listed(entry, flags, range)
    }

    /// Reads a word that no list has: as a contraction of two that some have, else by its shape.
    fn unlisted(&self, text: &str, word: &Word<'_>, known: Option<Entry>, tokens: &mut Vec<Token>) {
        let Word { lower, flags, range } = word;
        let (flags, range) = (*flags, range.clone());
        let Some((stem, rest)) = shape::contraction(lower) else {
            return tokens.push(self.by_shape(lower, known, flags, range));
        };
        // The apostrophe may take three bytes, so the cut is counted from the front.
        let cut = (range.start + stem.len()).min(range.end);
        let cut = if text.is_char_boundary(cut) { cut } else { range.end };
        let whole = match stem {
            "ca" => "can",
            "wo" => "will",
            "sha" => "shall",
            _ => stem,
        };
        tokens.push(self.by_shape(whole, self.lexicon.get(whole), flags, range.start..cut));
        let entry = self.lexicon.get(rest).unwrap_or_default();
        tokens.push(Token::listed(entry, 0, cut..range.end));
    }

    /// Returns the token of a word, as far as the lists know it, else as its shape tells.
    fn by_shape(
        &self,
        lower: &str,
        mut known: Option<Entry>,
        mut flags: u8,
        range: Range<usize>,
    ) -> Token {
        if known.is_none() && !lower.is_ascii() {
            // "Raúl" is "raul" where names are listed.
            known = self.lexicon.get(&shape::without_accents(lower));
        }
        match known {
            Some(entry) if entry.is_listed() => Token::listed(entry, flags, range),
            // A word that only stands in patterns has a number, and is as unknown as any other.
            known => {
                flags |= UNKNOWN | GUESSED;
                let mut entry = self.guess(lower, flags);
                entry.word = known.map_or(0, |it| it.word);
                Token::listed(entry, flags, range)
            }
        }
    }

    /// Says what an unlisted word is by its shape.
    fn guess(&self, lower: &str, flags: u8) -> Entry {
        let mut entry = Entry::default();
        if let Some(handle) = lower.strip_prefix('@') {
            let is_system = handle.ends_with("bot") || handle.ends_with("[bot]");
            entry.classes = if is_system { self.grammar.system } else { self.grammar.name };
        } else if let Some((_, last)) = lower.rsplit_once('-')
            && let Some(known) = self.lexicon.get(last)
        {
            // `platform-team` is a team, `half-tested` is a participle.
            entry.classes = known.classes & !self.grammar.pronoun();
            entry.forms = known.forms;
            if entry.classes & self.grammar.ambiguous_person != 0 {
                // `cert-manager` and `pod-operator` are programs.
                entry.classes = self.grammar.system;
            }
        } else if lower.starts_with("team-") {
            entry.classes = self.grammar.group;
        } else {
            return self.by_ending(lower.as_bytes(), flags);
        }
        entry
    }

    /// Says what an unlisted word is by its last letters.
    fn by_ending(&self, lower: &[u8], flags: u8) -> Entry {
        let mut entry = Entry::default();
        match lower {
            [_, _, _, .., b'l', b'y'] => entry.classes = self.grammar.adverb,
            [_, _, .., b'e', b'e', b'd'] => {}
            [_, _, _, .., b'e', b'd'] if flags & CAPITAL == 0 => entry.forms = PAST | PART,
            [_, _, _, .., b'e', b'd'] => entry.forms = PART,
            [_, _, _, .., b'i', b'n', b'g'] => entry.forms = ING | NOUN,
            _ => {}
        }
        entry
    }

    /// Makes one token of words that count as one.
    fn join(&self, tokens: &mut Vec<Token>) {
        let mut kept = 0;
        let mut at = 0;
        while at < tokens.len() {
            let first = tokens[at];
            let behind = |offset: usize| tokens.get(at + offset).map_or(0, |it| it.word);
            let (token, width) = match self.lexicon.compound(first.word, behind) {
                Some((entry, rest)) => {
                    let end = tokens[at + rest].end;
                    (Token::listed(entry, first.flags & !GUESSED, first.start..end), rest + 1)
                }
                None => (first, 1),
            };
            tokens[kept] = token;
            kept += 1;
            at += width;
        }
        tokens.truncate(kept);
    }
}
