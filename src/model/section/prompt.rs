//! Whether a section says anything: comments, empty list marks, bare table heads and template prompts do not.

/// Tells whether the Markdown of a section holds nothing but blanks and prompts of a template.
pub(crate) fn is_blank(content: &str) -> bool {
    let mut in_comment = false;
    let mut lines = content.lines().peekable();
    while let Some(line) = lines.next() {
        let visible = without_comments(line, &mut in_comment);
        let visible = visible.trim();
        if visible.is_empty() || is_heading(visible) || is_rule(visible) {
            continue;
        }
        if lines.peek().is_some_and(|next| is_rule(next.trim()) && next.contains('|')) {
            continue;
        }
        let words = visible.trim_matches('|').split('|');
        if !words.into_iter().all(is_prompt) {
            return false;
        }
    }
    true
}

/// Tells whether one line or cell is empty or asks the author for something.
pub(crate) fn is_prompt(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '*', '+', '>', ' ']);
    let text = without_list_number(text);
    let text = text.strip_prefix("[ ]").unwrap_or(text).trim();
    if text.is_empty() {
        return true;
    }
    let inner = text.trim_matches(['_', '*', ' ']);
    let emphasised = inner.len() < text.len();
    inner.is_empty()
        || is_word_for_later(inner)
        || (emphasised && asks(inner))
        || is_placeholder(inner)
}

/// Takes "1." or "2)" off the front; a number alone says something.
fn without_list_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(behind) if rest.len() < text.len() => behind.trim(),
        Some(_) | None => text.trim(),
    }
}

fn is_word_for_later(text: &str) -> bool {
    let bare = text.trim_matches(['.', ':', '…', '!', ' ', '`']);
    let word = bare.split([' ', ':']).next().unwrap_or_default();
    let later = ["TODO", "TBD", "TBC", "TBA", "FIXME", "XXX", "YYY", "ZZZ"];
    bare.is_empty()
        || later.iter().any(|known| bare.eq_ignore_ascii_case(known))
        // "TODO: describe the impact" is a prompt, "todos los servicios" is a sentence.
        || (later.contains(&word) && text.len() < 120)
        || bare.eq_ignore_ascii_case("lorem ipsum")
}

fn asks(text: &str) -> bool {
    let starts = ["Describe", "Write", "List", "Explain", "Tell", "Add", "Fill", "Give", "Name"];
    text.ends_with(['?', '…']) || starts.iter().any(|word| text.starts_with(word))
}

/// `<describe what happened>`, `{{ summary }}`, `[describe the impact]`.
fn is_placeholder(text: &str) -> bool {
    let braces = text.starts_with("{{") && text.trim_end_matches('.').ends_with("}}");
    let angle = text.starts_with('<')
        && text.ends_with('>')
        && text.matches('<').count() == 1
        && text.contains(' ')
        && !text.contains(['=', '/', ':']);
    let square = text.starts_with('[')
        && text.ends_with(']')
        && !text.starts_with("[[")
        && asks(&capitalized(&text[1..text.len() - 1]));
    braces || angle || square
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn is_heading(line: &str) -> bool {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&marks) && line[marks..].starts_with(' ') || (marks > 0 && marks == line.len())
}

/// A line of dashes, bars and colons: a rule, or the line under a table's head.
fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && line.bytes().all(|byte| matches!(byte, b'-' | b'|' | b':' | b' ' | b'=' | b'*' | b'_'))
}

/// Returns the part of a line outside HTML comments.
fn without_comments(line: &str, in_comment: &mut bool) -> String {
    let mut visible = String::new();
    let mut rest = line;
    loop {
        let mark = if *in_comment { "-->" } else { "<!--" };
        let (before, behind) = match rest.split_once(mark) {
            Some((before, behind)) => (before, Some(behind)),
            None => (rest, None),
        };
        if !*in_comment {
            visible.push_str(before);
        }
        let Some(behind) = behind else { return visible };
        *in_comment = !*in_comment;
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_say_nothing() {
        for content in [
            "",
            "\n\n",
            "<!-- What happened, in two sentences? -->\n",
            "<!--\nseveral\nlines\n-->",
            "-\n",
            "- [ ] \n",
            "_TODO_",
            "TODO: describe the impact",
            "TBD",
            "...",
            "<describe what users saw>",
            "{{ summary }}",
            "_What went well?_",
            "*Describe the impact.*",
            "[describe the impact]",
            "| Time | Event |\n| --- | --- |\n",
            "| Time | Event |\n| --- | --- |\n|  |  |\n",
            "### What went well\n\n<!-- list -->\n",
            "---",
        ] {
            assert!(is_blank(content), "{content:?}");
        }
    }

    #[test]
    fn anything_an_author_wrote_is_content() {
        for content in [
            "Checkout failed.",
            "None",
            "N/A",
            "- a",
            "todos los servicios fallaron",
            "<https://example.org/log>",
            "[[INC-2026-001]]",
            "[The log](log.txt)",
            "| Time | Event |\n| --- | --- |\n| 14:02 | x |\n",
            "<!-- prompt --> Answered.",
            "![graph](graph.png)",
            "```\nlog\n```",
            "**Bold words.**",
        ] {
            assert!(!is_blank(content), "{content:?}");
        }
    }
}
