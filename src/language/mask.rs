//! What others say: quotations, and inline code in text that was not parsed as Markdown.

use std::ops::Range;

/// So many words in quotation marks are a word held at arm's length and not somebody's speech.
const SCARE: usize = 2;

/// What is quoted in a text.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    /// Speech, to be masked.
    pub(crate) speech: Vec<Range<usize>>,
    /// Single words, to be marked.
    pub(crate) words: Vec<Range<usize>>,
}

/// Finds the quotations of `text`, in order; marks inside of `code` do not count.
pub(crate) fn quotes(text: &str, code: &[Range<usize>]) -> Quotes {
    let mut found = Quotes::default();
    // Looks at every byte rather than up to the first mark: that way many are looked at at once.
    let is_mark = |byte: u8| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2);
    if !text.bytes().fold(false, |any, byte| any | is_mark(byte)) {
        return found;
    }
    let mut from = 0;
    while let Some((open, close, inner)) = next_opening(text, from, code) {
        match closing(text, inner, close, code) {
            Some((end, behind)) => {
                let quoted = inner..end;
                let words = text[quoted.clone()].split_whitespace().count();
                if words <= SCARE {
                    found.words.push(quoted);
                } else {
                    found.speech.push(open..behind);
                }
                from = behind;
            }
            None => from = inner,
        }
    }
    found
}

/// Finds the next opening mark: where it stands, the mark that closes it, and where it ends.
fn next_opening(text: &str, from: usize, code: &[Range<usize>]) -> Option<(usize, char, usize)> {
    let mut before = text[..from].chars().next_back();
    for (offset, letter) in text[from..].char_indices() {
        let at = from + offset;
        let after_space = before.is_none_or(|it| {
            it.is_whitespace() || matches!(it, '(' | '[' | '\u{2014}' | '/' | ':' | '*' | '_')
        });
        before = Some(letter);
        let close = match letter {
            '\u{201c}' | '\u{201e}' => '\u{201d}',
            '\u{00ab}' => '\u{00bb}',
            '\u{2018}' if after_space => '\u{2019}',
            '"' if after_space => '"',
            '\'' if after_space => '\'',
            _ => continue,
        };
        if !code.iter().any(|it| it.contains(&at)) {
            return Some((at, close, at + letter.len_utf8()));
        }
    }
    None
}

/// Finds the mark that closes what was opened before `from`: its place and where it ends.
fn closing(text: &str, from: usize, close: char, code: &[Range<usize>]) -> Option<(usize, usize)> {
    let mut before = '\0';
    for (offset, letter) in text[from..].char_indices() {
        let at = from + offset;
        let behind = at + letter.len_utf8();
        let is_close =
            letter == close || (close == '\u{201d}' && matches!(letter, '\u{201c}' | '"'));
        if is_close && !code.iter().any(|it| it.contains(&at)) {
            let plain = matches!(close, '"' | '\'' | '\u{2019}');
            let next_is_word = text[behind..].starts_with(char::is_alphanumeric);
            if !plain || (!next_is_word && !before.is_whitespace()) {
                return Some((at, behind));
            }
        }
        before = letter;
    }
    None
}

/// Finds inline code and the targets of links in Markdown that was not parsed.
pub(crate) fn inline_code(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'`' => {
                let ticks = bytes[at..].iter().take_while(|it| **it == b'`').count();
                let fence = &text[at..at + ticks];
                match text[at + ticks..].find(fence) {
                    Some(inner) => {
                        let end = at + inner + 2 * ticks;
                        found.push(at..end);
                        at = end;
                    }
                    None => at += ticks,
                }
            }
            b']' if bytes.get(at + 1) == Some(&b'(') => match text[at..].find(')') {
                Some(end) => {
                    found.push(at + 1..at + end + 1);
                    at += end + 1;
                }
                None => at += 1,
            },
            _ => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speech(text: &str) -> Vec<&str> {
        quotes(text, &[]).speech.into_iter().map(|it| &text[it]).collect()
    }

    #[test]
    fn speech_of_every_style_is_found() {
        let cases = [
            ("he said \"we forgot to check\" and left", vec!["\"we forgot to check\""]),
            ("the \u{201c}be more careful\u{201d} reflex", vec!["\u{201c}be more careful\u{201d}"]),
            ("a 'we forgot it' note", vec!["'we forgot it'"]),
            ("the engineers' laptops weren't 'on'", vec![]),
            ("a 5\" disk and a 3\" one", vec![]),
            ("never \"closed", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(speech(text), expected, "{text}");
        }
    }

    #[test]
    fn a_single_word_is_held_at_arms_length() {
        let text = "our \u{201c}experts\u{201d} did";
        let words = quotes(text, &[]).words;
        assert_eq!(words.into_iter().map(|it| &text[it]).collect::<Vec<_>>(), ["experts"]);
    }

    #[test]
    fn code_and_targets_are_found_in_raw_text() {
        let text = "ran `rm -rf` on [it](we-forgot.md), ``a`b``";
        let found: Vec<&str> = inline_code(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["`rm -rf`", "(we-forgot.md)", "``a`b``"]);
    }
}
