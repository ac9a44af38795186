//! Code to markup with classes: the scopes of a grammar folded into a dozen classes of the theme.
//!
//! The grammars are unpacked when the first block asks for one, and each is compiled once, so that a
//! site without code pays nothing. A language nobody knows, or a block larger than any excerpt,
//! stays plain text.

use std::collections::HashMap;
use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;

/// The largest block that is coloured, in bytes; beyond it a block is a dump and not an example.
const MAX_BYTES: usize = 40_000;
/// The longest line that is looked at, in bytes; patterns take long on minified code.
const MAX_LINE: usize = 2_000;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Scopes and their class, the more special one first. What is not here takes the class of what is
/// around it; an empty class is plain.
const CLASSES: [(&str, &str); 30] = [
    ("comment", "c"),
    ("constant.character.escape", "e"),
    ("constant.numeric", "n"),
    ("constant.language", "b"),
    ("constant", "b"),
    ("entity.name.function", "f"),
    ("entity.name.tag", "t"),
    ("entity.name.section", "h"),
    ("entity.name", "t"),
    ("entity.other.attribute-name", "a"),
    ("entity.other.inherited-class", "t"),
    ("keyword.operator", ""),
    ("keyword", "k"),
    ("storage", "k"),
    ("string", "s"),
    ("support.function", "f"),
    ("support.type.property-name", "a"),
    ("support.type", "t"),
    ("support.class", "t"),
    ("support.constant", "b"),
    ("support", "f"),
    ("variable.function", "f"),
    ("variable.language", "b"),
    ("variable", ""),
    ("meta.mapping.key", "a"),
    ("markup.inserted", "i"),
    ("markup.deleted", "d"),
    ("markup.heading", "h"),
    ("meta.diff.range", "h"),
    ("meta.diff.header", "h"),
];

static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    let scope = |&(name, class): &(&str, &'static str)| Some((Scope::new(name).ok()?, class));
    CLASSES.iter().filter_map(scope).collect()
});

/// Words that mean a language the grammars know by another name.
const OTHER_NAMES: [(&str, &str); 8] = [
    ("shell", "sh"),
    ("zsh", "sh"),
    ("jsonc", "json"),
    ("json5", "json"),
    ("hcl", "terraform"),
    ("promql", ""),
    ("text", ""),
    ("plain", ""),
];

/// Writes `code` with its parts in spans; `None` when its language is not known.
pub(super) fn html(language: &str, code: &str) -> Option<String> {
    if language.is_empty() || code.len() > MAX_BYTES {
        return None;
    }
    let grammar = grammar(language)?;
    let mut writer = Writer::default();
    let mut state = ParseState::new(grammar);
    let mut scopes = ScopeStack::new();
    for line in code.split_inclusive('\n') {
        if line.len() > MAX_LINE {
            writer.push(line, None);
            continue;
        }
        let mut at = 0;
        for (to, op) in state.parse_line(line, &GRAMMARS).ok()? {
            let class = writer.class_of(&scopes);
            writer.push(line.get(at..to)?, class);
            at = to;
            scopes.apply(&op).ok()?;
        }
        let class = writer.class_of(&scopes);
        writer.push(line.get(at..)?, class);
    }
    Some(writer.finish())
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let language = language.to_lowercase();
    let other = OTHER_NAMES.iter().find(|(name, _)| *name == language).map(|(_, other)| *other);
    let name = other.unwrap_or(&language);
    let found = Some(name).filter(|it| !it.is_empty());
    found
        .and_then(|name| GRAMMARS.find_syntax_by_token(name))
        .filter(|grammar| grammar.name != "Plain Text")
}

/// Markup being written; neighbours of one class share their span.
#[derive(Default)]
struct Writer {
    out: String,
    open: Option<&'static str>,
    known: HashMap<Scope, Option<&'static str>>,
}

impl Writer {
    /// Returns the class of the innermost scope that has one.
    fn class_of(&mut self, scopes: &ScopeStack) -> Option<&'static str> {
        let class = scopes.as_slice().iter().rev().find_map(|scope| {
            *self.known.entry(*scope).or_insert_with(|| {
                SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|it| it.1)
            })
        });
        class.filter(|class| !class.is_empty())
    }

    fn push(&mut self, text: &str, class: Option<&'static str>) {
        if text.is_empty() {
            return;
        }
        // White space looks the same in every class.
        if self.open != class && !text.trim().is_empty() {
            self.close();
            if let Some(class) = class {
                self.out.extend(["<span class=\"", class, "\">"]);
                self.open = Some(class);
            }
        }
        escape::text(&mut self.out, text);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, code: &str, expect: &str) {
        assert_eq!(html(language, code).as_deref(), Some(expect));
    }

    #[test]
    fn parts_of_code_get_classes() {
        check(
            "rust",
            "let a = \"<b>\"; // c\n",
            "<span class=\"k\">let</span> a = <span class=\"s\">&quot;&lt;b&gt;&quot;</span>; <span class=\"c\">// c\n</span>",
        );
    }

    #[test]
    fn what_is_not_known_stays_plain() {
        assert_eq!(html("klingon", "a\n"), None);
        assert_eq!(html("", "a\n"), None);
        assert_eq!(html("text", "a\n"), None);
        assert_eq!(html("rust", &"a".repeat(MAX_BYTES + 1)), None);
    }

    #[test]
    fn every_scope_of_the_table_is_one() {
        assert_eq!(SCOPES.len(), CLASSES.len());
        let classes: std::collections::BTreeSet<&str> = CLASSES.iter().map(|it| it.1).collect();
        assert_eq!(classes.len(), 13, "twelve, and the empty one");
    }

    #[test]
    fn languages_of_reports_are_known() {
        for language in [
            "sh",
            "bash",
            "console",
            "json",
            "yaml",
            "toml",
            "sql",
            "python",
            "go",
            "java",
            "js",
            "ts",
            "diff",
            "ini",
            "dockerfile",
            "nginx",
            "hcl",
            "xml",
            "html",
            "css",
            "c",
            "ruby",
        ] {
            assert!(
                language == "console" || grammar(language).is_some(),
                "{language} has no grammar"
            );
        }
    }

    #[test]
    fn a_long_line_does_not_break_the_next() {
        let code = format!("{}\nlet a = 1;\n", "x".repeat(MAX_LINE));
        let drawn = html("rust", &code).expect("a known language");
        assert!(drawn.contains("<span class=\"k\">let</span>"));
    }
}
