//! Text to tokens: words with what is known about them, punctuation, and one token for each stretch
//! that is masked.

use std::ops::Range;

use crate::language::grammar::Grammar;
use crate::language::inflect::{ING, NOUN, PART, PAST};
use crate::language::lexicon::{Classes, Entry, Lexicon, WordId};

/// Begins with a capital letter.
pub(crate) const CAPITAL: u8 = 1;
/// Stands in quotation marks of its own: a word held at arm's length.
pub(crate) const QUOTED: u8 = 1 << 1;
/// Stands for text of others: code, a quotation, an address.
pub(crate) const MASKED: u8 = 1 << 2;
/// Begins with a digit.
pub(crate) const NUMBER: u8 = 1 << 3;
/// Is in no list.
pub(crate) const UNKNOWN: u8 = 1 << 4;
/// Is of one letter, or one letter and a full stop: an initial.
pub(crate) const INITIAL: u8 = 1 << 5;

/// One word or mark of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands in the passage's text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) word: WordId,
    pub(crate) classes: Classes,
    pub(crate) forms: u16,
    pub(crate) flags: u8,
    /// The punctuation mark, dashes as `-`; 0 for a word.
    pub(crate) mark: u8,
}

impl Token {
    pub(crate) fn is(&self, class: Classes) -> bool {
        self.classes & class != 0
    }

    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    pub(crate) fn has_form(&self, forms: u16) -> bool {
        self.forms & forms != 0
    }

    pub(crate) fn is_word(&self) -> bool {
        self.mark == 0
    }
}

/// Reads tokens with one lexicon.
#[derive(Clone, Copy)]
pub(crate) struct Tokenizer<'e> {
    pub(crate) lexicon: &'e Lexicon,
    pub(crate) grammar: &'e Grammar,
}

/// Returns the word with its accented Latin letters as plain ones.
fn without_accents(word: &str) -> String {
    let plain = |letter: char| match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ț' | 'ţ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    };
    word.chars().map(plain).collect()
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
                tokens.push(mask_token(at..mask.end.min(range.end)));
                at = mask.end.max(at);
                masked.next();
                continue;
            }
            let limit = masked.peek().map_or(range.end, |it| it.start.min(range.end));
            at = self.next(text, at, limit, tokens);
        }
        self.join(tokens);
        for token in tokens.iter_mut() {
            if quoted.iter().any(|it| it.start <= token.start && token.end <= it.end) {
                token.flags |= QUOTED;
            }
        }
    }

    /// Reads one token, or skips a character that is none, and returns where to go on.
    fn next(&self, text: &str, at: usize, limit: usize, tokens: &mut Vec<Token>) -> usize {
        let bytes = text.as_bytes();
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() || byte == b'@' || byte >= 0x80 || byte == b'_' {
            let end = word_end(text, at, limit);
            if end > at {
                self.word(text, at..end, tokens);
                return end;
            }
        }
        let letter = text[at..].chars().next().unwrap_or(' ');
        let end = at + letter.len_utf8();
        let mark = match letter {
            ',' | ';' | ':' | '.' | '?' | '!' | '(' | ')' | '/' | '|' | '[' | ']' | '&' | '%' => {
                letter as u8
            }
            '\u{2013}' | '\u{2014}' | '\u{2192}' => b'-',
            '\u{2026}' => b'.',
            '-' if text[end..].starts_with([' ', '-', '>']) || text[..at].ends_with(' ') => b'-',
            _ => return end,
        };
        tokens.push(Token { mark, ..blank(at..end) });
        end
    }

    /// Reads a word, in two tokens where it is a contraction.
    fn word(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let written = &text[range.clone()];
        if is_address(written) {
            return tokens.push(mask_token(range));
        }
        let mut room = [0; SHORT];
        let owned;
        let lower = if let Some(lower) = lowered_in(written, &mut room) {
            lower
        } else {
            owned = lowered(written);
            owned.as_str()
        };
        let mut flags = 0;
        if written.starts_with(char::is_uppercase) {
            flags |= CAPITAL;
            let mut letters = written.chars().skip(1);
            if letters.next().is_none_or(|it| it == '.') {
                flags |= INITIAL;
            }
        }
        if written.starts_with(|it: char| it.is_ascii_digit()) {
            flags |= NUMBER;
        }
        if let Some(mut entry) = self.lexicon.get(lower)
            && (entry.classes != 0 || entry.forms != 0)
        {
            if flags & CAPITAL == 0 && !lower.starts_with('@') {
                entry.classes &= !self.grammar.name;
            }
            return tokens.push(Token { flags, ..listed(entry, range) });
        }
        if let Some((stem, rest)) = contraction(lower) {
            // The apostrophe may take three bytes, so the cut is counted from the front.
            let cut = (range.start + stem.len()).min(range.end);
            let cut = if text.is_char_boundary(cut) { cut } else { range.end };
            let whole = match stem {
                "ca" => "can",
                "wo" => "will",
                "sha" => "shall",
                _ => stem,
            };
            self.plain(whole, range.start..cut, flags, tokens);
            let entry = self.lexicon.get(rest).unwrap_or_default();
            return tokens.push(listed(entry, cut..range.end));
        }
        self.plain(lower, range, flags, tokens);
    }

    fn plain(&self, lower: &str, range: Range<usize>, mut flags: u8, tokens: &mut Vec<Token>) {
        let mut entry = self.lexicon.get(lower);
        if entry.is_none() && !lower.is_ascii() {
            // "Raúl" is "raul" where names are listed.
            entry = self.lexicon.get(&without_accents(lower));
        }
        let entry = match entry {
            Some(entry) if entry.classes != 0 || entry.forms != 0 => entry,
            // A word that only stands in patterns has a number, and is as unknown as any other.
            known => {
                flags |= UNKNOWN;
                let word = known.map_or(0, |it| it.word);
                Entry { word, ..self.guess(lower, flags) }
            }
        };
        tokens.push(Token { flags, ..listed(entry, range) });
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
        } else if lower.len() > 4 && lower.ends_with("ly") {
            entry.classes = self.grammar.adverb;
        } else if lower.len() > 4 && lower.ends_with("ed") && !lower.ends_with("eed") {
            entry.forms = if flags & CAPITAL == 0 { PAST | PART } else { PART };
        } else if lower.len() > 5 && lower.ends_with("ing") {
            entry.forms = ING | NOUN;
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
            let found = match first.word {
                0 => None,
                word => self.lexicon.compound(word, behind),
            };
            let (token, width) = match found {
                Some((entry, rest)) => {
                    let end = tokens[at + rest].end;
                    let joined = listed(entry, first.start..end);
                    (Token { flags: first.flags, ..joined }, rest + 1)
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

fn blank(range: Range<usize>) -> Token {
    Token { start: range.start, end: range.end, word: 0, classes: 0, forms: 0, flags: 0, mark: 0 }
}

fn mask_token(range: Range<usize>) -> Token {
    Token { flags: MASKED, forms: NOUN, ..blank(range) }
}

fn listed(entry: Entry, range: Range<usize>) -> Token {
    Token { word: entry.word, classes: entry.classes, forms: entry.forms, ..blank(range) }
}

/// Returns where the word that begins at `at` ends; `at` when none begins there.
fn word_end(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    // Nearly every word is plain letters up to a space or a mark that ends it.
    let bytes = &text.as_bytes()[at..limit];
    let plain = bytes.iter().take_while(|it| it.is_ascii_alphanumeric()).count();
    if plain > 0 && bytes.get(plain).is_none_or(|it| b" \n,;!)(\"|*".contains(it)) {
        return at + plain;
    }
    let mut letters = text[at..limit].char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let inside = || letters.clone().next().is_some_and(|(_, it)| it.is_alphanumeric());
        let belongs = letter.is_alphanumeric()
            || letter == '_'
            || (letter == '@' && offset == 0)
            || (matches!(letter, '-' | '\'' | '\u{2019}' | '\u{2010}' | '\u{2011}')
                && end > at
                && inside())
            || (matches!(letter, '.' | '/' | ':' | '@' | '#' | '=' | '&' | '?' | '%' | '~')
                && end > at
                && inside()
                && !breaks(text, at, at + offset, letter));
        if !belongs {
            break;
        }
        end = at + offset + letter.len_utf8();
    }
    let word = &text[at..end];
    if word == "@" { at } else { end }
}

/// Tells whether a mark inside a run of letters separates words: `and/or` does, `a.b.c` does not.
fn breaks(text: &str, start: usize, at: usize, mark: char) -> bool {
    match mark {
        '/' => !text[start..at].contains(['.', ':', '/', '@']),
        ':' => {
            !text[at..].starts_with("://")
                && !text[start..at].ends_with(|it: char| it.is_ascii_digit())
        }
        '.' | '@' => false,
        _ => !text[start..at].contains("://"),
    }
}

fn is_address(word: &str) -> bool {
    if word.bytes().all(|it| it.is_ascii_alphanumeric()) {
        return false;
    }
    word.contains("://") || word.starts_with("www.") || word.trim_start_matches('@').contains('@')
}

/// Longest word that is put into lower case without asking for memory.
const SHORT: usize = 40;

/// Puts a short ASCII word into lower case, in the room given.
fn lowered_in<'r>(word: &str, room: &'r mut [u8; SHORT]) -> Option<&'r str> {
    let room = room.get_mut(..word.len()).filter(|_| word.is_ascii())?;
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok()
}

/// Returns the word in lower case, with plain apostrophes and hyphens.
fn lowered(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let plain = |letter: char| match letter {
        '\u{2019}' | '\u{2018}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    };
    word.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// Splits a contraction; the second part is the word it stands for.
fn contraction(lower: &str) -> Option<(&str, &'static str)> {
    const UNMARKED: [&str; 14] = [
        "didnt", "doesnt", "dont", "wasnt", "werent", "hasnt", "havent", "hadnt", "couldnt",
        "wouldnt", "shouldnt", "isnt", "arent", "cant",
    ];
    if !lower.contains('\'') && !lower.ends_with("nt") && lower != "cannot" {
        return None;
    }
    if lower == "cannot" {
        return Some(("can", "not"));
    }
    if UNMARKED.contains(&lower) {
        return Some((&lower[..lower.len() - if lower == "cant" { 1 } else { 2 }], "not"));
    }
    let (before, after) = lower.rsplit_once('\'')?;
    match after {
        "t" => Some((before.strip_suffix('n')?, "not")),
        "ve" => Some((before, "have")),
        "d" => Some((before, "'d")),
        "ll" => Some((before, "will")),
        "re" => Some((before, "are")),
        "m" => Some((before, "am")),
        "s" => Some((before, "'s")),
        _ => None,
    }
}
