//! What the shape of a word tells: where it ends, what it is made of, what it may be when no list
//! has it.

/// Returns where the word that begins at `at` ends; `at` when none begins there.
pub(crate) fn word_end(text: &str, at: usize, limit: usize) -> usize {
    plain_end(text.as_bytes(), at, limit).unwrap_or_else(|| any_end(text, at, limit))
}

/// Returns where a word of ASCII letters and digits ends; `None` when there may be more to it.
pub(crate) fn plain_end(text: &[u8], at: usize, limit: usize) -> Option<usize> {
    let bytes = &text[at..limit];
    let plain = bytes.iter().take_while(|it| it.is_ascii_alphanumeric()).count();
    let may_go_on = match bytes.get(plain) {
        Some(b'_' | 0x80..) => true,
        // These join what stands on both sides of them, and end a word otherwise.
        Some(
            b'-' | b'\'' | b'.' | b'/' | b':' | b'@' | b'#' | b'=' | b'&' | b'?' | b'%' | b'~',
        ) => bytes.get(plain + 1).is_some_and(|it| it.is_ascii_alphanumeric() || !it.is_ascii()),
        None | Some(_) => false,
    };
    (plain > 0 && !may_go_on).then_some(at + plain)
}

/// Returns where a word of any letters and joined parts ends.
fn any_end(text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
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

/// Tells whether a word is the address of something.
pub(crate) fn is_address(word: &str) -> bool {
    if word.bytes().all(|it| it.is_ascii_alphanumeric()) {
        return false;
    }
    word.contains("://") || word.starts_with("www.") || word.trim_start_matches('@').contains('@')
}

/// Returns the word in lower case, with plain apostrophes and hyphens.
pub(crate) fn lowered(word: &str) -> String {
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

/// Returns the word with its accented Latin letters as plain ones.
pub(crate) fn without_accents(word: &str) -> String {
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

/// Tells whether a word of plain letters in lower case may be two: most are not.
pub(crate) fn may_be_contracted(lower: &[u8]) -> bool {
    lower.ends_with(b"nt") || lower == b"cannot"
}

/// Splits a contraction; the second part is the word it stands for.
pub(crate) fn contraction(lower: &str) -> Option<(&str, &'static str)> {
    const UNMARKED: [&str; 14] = [
        "didnt", "doesnt", "dont", "wasnt", "werent", "hasnt", "havent", "hadnt", "couldnt",
        "wouldnt", "shouldnt", "isnt", "arent", "cant",
    ];
    if !may_be_contracted(lower.as_bytes()) && !lower.contains('\'') {
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
