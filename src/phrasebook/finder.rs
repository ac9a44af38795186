//! Many phrases and patterns as one automaton, and what each could be replaced by.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

/// What a rule looks for.
#[derive(Clone, Debug)]
pub struct Finder {
    all: Regex,
    /// What each alternative could be instead, in their order.
    instead: Vec<Option<String>>,
    /// What is left alone.
    except: Option<Regex>,
}

/// A place a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// What could stand there, where the rule knows.
    pub instead: Option<&'a str>,
}

/// One thing to look for.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    /// A regular expression.
    pub(super) pattern: String,
    /// What could be written instead.
    pub(super) instead: Option<String>,
}

impl Finder {
    /// Builds the automaton of patterns that are each known to be regular expressions.
    pub(super) fn new(
        mut alternatives: Vec<Alternative>,
        except: &[String],
        ignore_case: bool,
    ) -> Result<Self, regex::Error> {
        // Where one phrase begins another, the longer one is meant.
        alternatives.sort_by_key(|it| std::cmp::Reverse(it.pattern.len()));
        let group = |(idx, it): (usize, &Alternative)| format!("(?P<{}>{})", name(idx), it.pattern);
        let groups: Vec<String> = alternatives.iter().enumerate().map(group).collect();
        let all = compile(&groups.join("|"), ignore_case)?;
        let except = match except {
            [] => None,
            _ => Some(compile(&format!("(?:{})", except.join("|")), ignore_case)?),
        };
        let instead = alternatives.into_iter().map(|it| it.instead).collect();
        Ok(Self { all, instead, except })
    }

    /// Finds every place in `text`, in order.
    pub fn find<'a>(&'a self, text: &str) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        for found in self.all.find_iter(text).filter(|found| !found.is_empty()) {
            if !self.is_excepted(text, found.range()) {
                hits.push(Hit { range: found.range(), instead: self.instead(text, found.start()) });
            }
        }
        hits
    }

    fn is_excepted(&self, text: &str, range: Range<usize>) -> bool {
        let Some(except) = &self.except else { return false };
        except.find_iter(text).any(|found| {
            let covers = found.start() <= range.start && range.end <= found.end();
            let inside = range.start <= found.start() && found.end() <= range.end;
            !found.is_empty() && (covers || inside)
        })
    }

    fn instead(&self, text: &str, start: usize) -> Option<&str> {
        if self.instead.iter().all(Option::is_none) {
            return None;
        }
        let captures = self.all.captures_at(text, start)?;
        let idx = (0..self.instead.len()).find(|&idx| captures.name(&name(idx)).is_some())?;
        self.instead.get(idx)?.as_deref()
    }
}

fn name(idx: usize) -> String {
    format!("casebook{idx}")
}

/// Compiles one regular expression, to say what is wrong with it where it stands.
pub(super) fn compile(pattern: &str, ignore_case: bool) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).case_insensitive(ignore_case).build()
}

/// Returns the regular expression of a phrase: any space between its words, any apostrophe and
/// dash, no letter right before or behind.
pub(super) fn phrase(text: &str) -> String {
    let mut pattern = String::new();
    for word in text.split_whitespace() {
        if !pattern.is_empty() {
            pattern.push_str(r"\s+");
        }
        for letter in word.chars() {
            match letter {
                '\'' | '’' => pattern.push_str("['’]"),
                '-' | '‐' | '‑' => pattern.push_str("[-‐‑]"),
                '"' | '“' | '”' => pattern.push_str("[\"“”]"),
                _ => pattern.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4]))),
            }
        }
    }
    let is_word = |letter: Option<char>| letter.is_some_and(|it| it.is_alphanumeric() || it == '_');
    let before = if is_word(text.trim().chars().next()) { r"\b" } else { "" };
    let behind = if is_word(text.trim().chars().last()) { r"\b" } else { "" };
    format!("{before}{pattern}{behind}")
}
