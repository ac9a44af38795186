//! Words of authors inside Markdown: shown as written, without doing anything.

use std::fmt::Write as _;

/// A space of no width: nothing to see, and what stands around it is no mention and no address.
const GAP: &str = "&#8203;";
/// Characters that are markup somewhere in a line.
const MARKUP: &str = "\\`*_[]{}|~$";

/// Shows `words` inside a line of Markdown, cut to at most `most` characters.
pub(super) fn text(words: &str, most: usize) -> String {
    plain(&shorten(words, most))
}

/// Shows a message whose code stands between backticks, cut to at most `most` characters.
pub(super) fn message(words: &str, most: usize) -> String {
    let short = shorten(words, most);
    let mut out = String::new();
    let mut rest = short.as_str();
    while let Some((before, code, after)) = next_code(rest) {
        out.push_str(&plain(before));
        out.push_str(&span(code));
        rest = after;
    }
    out.push_str(&plain(rest));
    out
}

/// Shows `words` as code, cut to at most `most` characters.
pub(super) fn code(words: &str, most: usize) -> String {
    span(&shorten(words, most))
}

/// Shows `words` inside HTML, cut to at most `most` characters.
pub(super) fn html(words: &str, most: usize) -> String {
    inert(&shorten(words, most), |letter, out| {
        // Markdown is read inside HTML, too; a number says a character and no markup.
        if letter.is_ascii_punctuation() && letter != '.' && letter != ',' {
            let _ = write!(out, "&#{};", u32::from(letter));
        } else {
            out.push(letter);
        }
    })
}

/// Puts words on one line, without characters that only steer, and cuts them behind a word.
fn shorten(words: &str, most: usize) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let words = words.split_whitespace().map(|word| word.replace(steers, ""));
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(most) else { return line };
    let cut = &line[..end];
    let whole = cut.rfind(' ').filter(|at| *at > end / 2).map_or(cut, |at| &cut[..at]);
    let whole = whole.trim_end_matches([' ', ',', '.', ';', ':']);
    // A cut may not leave code open.
    let open = whole.matches('`').count() % 2 == 1;
    format!("{whole}{} …", if open { "`" } else { "" })
}

fn plain(words: &str) -> String {
    inert(words, |letter, out| match letter {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        _ if MARKUP.contains(letter) => out.extend(['\\', letter]),
        _ => out.push(letter),
    })
}

/// Writes each letter with `write` and a gap behind those with which the hosts' mentions, references
/// and bare addresses begin.
fn inert(words: &str, write: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for (at, letter) in words.char_indices() {
        // Before the point: an address that begins with `www.` is seen before numbers are read.
        if letter == '.' && words[..at].to_lowercase().ends_with("www") {
            out.push_str(GAP);
        }
        write(letter, &mut out);
        let rest = &words[at + letter.len_utf8()..];
        let refers = matches!(letter, '@' | '#' | '!' | '~' | '%' | '&')
            && rest.starts_with(char::is_alphanumeric);
        let address = letter == ':' && rest.starts_with("//");
        if refers || address {
            out.push_str(GAP);
        }
    }
    out
}

/// Splits at the first code between backticks: what is before it, the code, and the rest.
fn next_code(words: &str) -> Option<(&str, &str, &str)> {
    let open = words.find('`')?;
    let close = open + 1 + words[open + 1..].find('`')?;
    Some((&words[..open], &words[open + 1..close], &words[close + 1..]))
}

/// Writes a code span with a fence that its content does not hold.
fn span(code: &str) -> String {
    if code.trim().is_empty() {
        return plain(code);
    }
    let runs = code.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    /// What a reader sees of Markdown, and how many links, HTML and cells it has.
    fn seen(markdown: &str) -> (String, usize, usize) {
        let (mut words, mut active, mut cells) = (String::new(), 0, 0);
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
        for event in Parser::new_ext(markdown, options | Options::ENABLE_GFM) {
            match event {
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::Start(Tag::TableCell) => cells += 1,
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow) | Event::End(_) => {}
                Event::SoftBreak | Event::HardBreak => words.push('\n'),
                _ => active += 1,
            }
        }
        (words.replace('\u{200b}', ""), active, cells)
    }

    fn in_table(words: &str) -> String {
        format!("| a | b |\n| --- | --- |\n| x | {words} |\n")
    }

    #[test]
    fn words_do_nothing() {
        for words in [
            "@team-core, please",
            "see #12 and !3",
            "a | b",
            "<script>alert(1)</script>",
            "<!-- casebook -->",
            "[x](https://example.org) ![y](z)",
            "https://example.org/issues/1 and www.example.org",
            "**bold** _it_ ~~gone~~ `code` $x$",
            "&amp; &#64;team",
            "back\\slash \\| bar",
            "mail a@example.org",
            "$math$ and $5",
        ] {
            let (shown, active, cells) = seen(&in_table(&text(words, 200)));
            assert_eq!((shown, active, cells), (format!("abx{words}"), 0, 4), "{words}");
        }
        assert_eq!(
            text("@team at #1, see http://x", 99),
            "@&#8203;team at #&#8203;1, see http:&#8203;//x"
        );
        assert_eq!(text("www.x.org", 99), "www&#8203;.x.org");
    }

    #[test]
    fn words_stay_on_a_line_and_are_cut_behind_a_word() {
        assert_eq!(text("a\n\n# b\u{202e}c\td", 99), "a # bc d");
        assert_eq!(text("one two three four", 15), "one two three …");
        assert_eq!(text("éééééé", 3), "ééé …");
        assert_eq!(message("see `a b c` and `d e f` there", 20), "see `a b c` and `d` …");
    }

    #[test]
    fn code_in_messages_stays_code() {
        assert_eq!(message("`@team` said `a`", 99), "`@team` said `a`");
        assert_eq!(message("an odd ` one @team", 99), "an odd \\` one @&#8203;team");
        assert_eq!(code("a ``b`", 99), "``` a ``b` ```");
    }

    #[test]
    fn html_shows_words_as_they_are() {
        let shown = html("<b> @team | *x*", 99);
        assert!(!shown.contains(['<', '>', '*', '|', '@']), "{shown}");
        assert!(html("www.x.org http://x", 99).contains("www&#8203;.x.org http&#58;&#8203;&#47;"));
        let (words, active, _) = seen(&format!("a{shown}"));
        assert_eq!((words.as_str(), active), ("a<b> @team | *x*", 1));
    }

    proptest! {
        #[test]
        fn any_words_are_shown_as_written(words in "[\\x20-\\x7eé☃]{0,40}") {
            let (shown, active, cells) = seen(&in_table(&text(&words, 99)));
            let written = words.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!((shown, active, cells), (format!("abx{written}"), 0, 4));
        }

        #[test]
        fn any_message_is_one_line(words in "[a-c`|<@*\\\\ ]{0,30}") {
            let shown = message(&words, 99);
            let (text, active, _) = seen(&format!("a {shown}"));
            prop_assert_eq!(active, 1, "{} {}", shown, text);
        }
    }
}
