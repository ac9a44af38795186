//! Patterns of paths, read as in `.gitignore`: which files and folders a setting is about.

/// A pattern such as `content/archive/**`, `*.de.md` or `drafts/`.
///
/// `*` stands for any letters of a name, `?` for one, `**` for any folders. What names a folder
/// means all files below it. A pattern without `/` inside is a name that may stand at any depth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPattern(Vec<String>);

/// The part that stands for any folders.
const ANY: &str = "**";

impl PathPattern {
    /// Reads a pattern; `None` when it names nothing.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let inner = written.trim_start_matches("./").trim_end_matches('/');
        let is_anywhere = !inner.contains('/');
        let names = inner.split('/').filter(|name| !name.is_empty() && *name != ".");
        let mut parts: Vec<String> = names.map(str::to_owned).collect();
        if parts.is_empty() {
            return None;
        }
        if is_anywhere {
            parts.insert(0, ANY.to_owned());
        }
        // All that lies below a folder that is named.
        parts.push(ANY.to_owned());
        parts.dedup_by(|a, b| a == ANY && b == ANY);
        Some(Self(parts))
    }

    /// Tells whether the pattern is about the file at `path`, relative to the root with `/` between
    /// its parts.
    pub fn matches(&self, path: &str) -> bool {
        let names: Vec<&str> = path.split('/').collect();
        wild(&self.0, &names, |part| part == ANY, |part, name| is_name(part, name))
    }
}

fn is_name(part: &str, name: &str) -> bool {
    let (part, name): (Vec<char>, Vec<char>) = (part.chars().collect(), name.chars().collect());
    wild(&part, &name, |c| *c == '*', |part, c| *part == '?' || part == c)
}

/// Holds a pattern against all of a text, where some parts of the pattern stand for any run of it.
///
/// Only the last such run needs to be tried anew, so the time is bounded by the product of lengths.
fn wild<P, T>(
    pattern: &[P],
    text: &[T],
    is_any: impl Fn(&P) -> bool,
    is_one: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut at, mut in_text) = (0, 0);
    // Where the last run begins in the pattern, and how far into the text it was taken.
    let mut run: Option<(usize, usize)> = None;
    while in_text < text.len() {
        match (pattern.get(at), run) {
            (Some(part), _) if is_any(part) => {
                run = Some((at, in_text));
                at += 1;
            }
            (Some(part), _) if is_one(part, &text[in_text]) => {
                at += 1;
                in_text += 1;
            }
            (_, Some((start, taken))) => {
                run = Some((start, taken + 1));
                at = start + 1;
                in_text = taken + 1;
            }
            (_, None) => return false,
        }
    }
    pattern[at..].iter().all(is_any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_read_as_git_reads_them() {
        let check = |pattern: &str, path: &str, expected: bool| {
            let read = PathPattern::parse(pattern).expect(pattern);
            assert_eq!(read.matches(path), expected, "{pattern} {path}");
        };
        for pattern in [
            "content/archive/**",
            "content/archive",
            "./content/archive/",
            "archive",
            "/content/archive/",
        ] {
            check(pattern, "content/archive/2019/a.md", true);
            check(pattern, "content/archived/a.md", false);
            check(pattern, "content/a.md", false);
        }
        check("content/*/a.md", "content/x/a.md", true);
        check("content/*/a.md", "content/x/y/a.md", false);
        check("content/**/a.md", "content/a.md", true);
        check("content/**/a.md", "content/x/y/a.md", true);
        check("*.de.md", "content/x/report.de.md", true);
        check("*.de.md", "content/x/report.md", false);
        check("20??-*", "content/2026-03-02-é.md", true);
        check("/*.md", "a.md", true);
        check("/*.md", "content/a.md", false);
        check("content/?.md", "content/é.md", true);
        check("**", "a.md", true);
        check("a*a*a*a*a*a*a*a*b", &"a".repeat(2_000), false);
    }

    #[test]
    fn what_names_nothing_is_no_pattern() {
        for written in ["", " ", "/", "./", "."] {
            assert_eq!(PathPattern::parse(written), None, "{written}");
        }
    }
}
