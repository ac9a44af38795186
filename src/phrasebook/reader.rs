//! One pack file to a [`TeamPack`]: which form it has, and what all forms share.

use super::finder::{Alternative, Finder, compile};
use super::keys::{PACK, VALE};
use super::{Example, TeamPack, own, vale};
use crate::config::{Kind, Voice, check_shape, nearest, shown};
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, Span};
use crate::yaml::{self, Node, Value};

const UNKNOWN: RuleCode = RuleCode("CB151");
const WRONG: RuleCode = RuleCode("CB152");
const UNSUPPORTED: RuleCode = RuleCode("CB153");

/// Reads one pack; whatever is wrong with it is a finding and the rest is read.
pub(super) fn read(file: &FileId, text: &str, found: &mut Vec<Diagnostic>) -> TeamPack {
    let (root, problems) = yaml::parse(text, 0);
    let mut reader = Reader { file, found: Vec::new() };
    reader.found.extend(problems.iter().map(|problem| problem.to_diagnostic(file)));
    let is_vale = root.get("extends").is_some();
    let (keys, why) = if is_vale {
        (VALE, "a key that is not known has no effect on what the rule finds")
    } else {
        (PACK, "a key that is not known has no effect")
    };
    let voice = Voice {
        file,
        source: text,
        unknown: UNKNOWN,
        wrong: WRONG,
        why,
        foreign: &[],
        presets: false,
    };
    check_shape(&root, &Kind::Map(keys), "", &voice, &mut reader.found);
    let pack = if is_vale { vale::read(&root, &mut reader) } else { own::read(&root, &mut reader) };
    found.extend(reader.found);
    pack
}

/// What reads a pack, and what it had to say.
pub(super) struct Reader<'a> {
    pub(super) file: &'a FileId,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Tells about a value that cannot be used.
    pub(super) fn wrong(&mut self, span: Span, message: String, help: impl Into<String>) {
        let finding = Diagnostic::new(WRONG, Level::Error, self.file, span, message)
            .with_why("this part of the pack has no effect until it can be read")
            .with_help(help);
        self.found.push(finding);
    }

    /// Tells about something that is fine elsewhere and has no meaning here.
    pub(super) fn unsupported(&mut self, span: Span, message: String, why: &str, help: &str) {
        let finding = Diagnostic::new(UNSUPPORTED, Level::Warning, self.file, span, message)
            .with_why(why)
            .with_help(help);
        self.found.push(finding);
    }

    /// Reads a regular expression; one that is none, or that matches nothing at all, is told.
    pub(super) fn pattern(&mut self, span: Span, pattern: &str) -> bool {
        match compile(pattern, false) {
            Ok(regex) if regex.is_match("") => {
                let message = format!("the pattern `{}` matches everywhere", shown(pattern));
                self.wrong(span, message, "let it match at least one letter");
                false
            }
            Ok(_) => true,
            Err(_) if has_look_around(pattern) => {
                let message = format!("the pattern `{}` looks around or back", shown(pattern));
                self.unsupported(
                    span,
                    message,
                    "patterns run in a time that grows with the text alone, which rules that out; this one is left out",
                    "write what must not match under the exceptions instead",
                );
                false
            }
            Err(error) => {
                let reason = reason(&error);
                let message = format!("`{}` is no pattern: {reason}", shown(pattern));
                self.wrong(
                    span,
                    message,
                    "write a regular expression, with `\\` before signs that are meant",
                );
                false
            }
        }
    }

    /// Builds the finder of a rule; `None` where nothing is left to look for.
    pub(super) fn finder(
        &mut self,
        span: Span,
        alternatives: Vec<Alternative>,
        except: &[String],
        ignore_case: bool,
    ) -> Option<Finder> {
        if alternatives.is_empty() {
            return None;
        }
        match Finder::new(alternatives, except, ignore_case) {
            Ok(finder) => Some(finder),
            Err(error) => {
                let message = format!("the patterns do not fit together: {}", reason(&error));
                self.wrong(span, message, "give fewer or simpler patterns to one rule");
                None
            }
        }
    }

    /// Reads sentences under `bad` and `good`.
    pub(super) fn examples(node: &Node) -> Vec<Example> {
        let mut examples = Vec::new();
        for (key, bad) in [("bad", true), ("good", false)] {
            for item in node.get(key).map(one_or_many).unwrap_or_default() {
                if let Some(text) = item.text() {
                    examples.push(Example { text: text.to_owned(), span: item.span, bad });
                }
            }
        }
        examples
    }

    /// Tells that a word is none of `known`.
    pub(super) fn unknown_word(&mut self, node: &Node, what: &str, known: &[&str]) {
        let word = node.text().unwrap_or_default();
        let help = match nearest(word, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are `{}`", known.join("`, `")),
        };
        self.wrong(node.span, format!("`{}` is no {what}", shown(word)), help);
    }
}

/// Returns the last line of what the parser of patterns says, which is the reason.
fn reason(error: &regex::Error) -> String {
    let said = error.to_string();
    let last = said.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

/// Tells whether a pattern uses what only backtracking can do.
fn has_look_around(pattern: &str) -> bool {
    let around = ["(?=", "(?!", "(?<=", "(?<!"].iter().any(|mark| pattern.contains(mark));
    let back = (1..=9).any(|number| pattern.contains(&format!("\\{number}")));
    around || back
}

/// Returns the items of a list, or a single value as the only one.
pub(super) fn one_or_many(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::Null => Vec::new(),
        Value::Sequence(items) => items.iter().collect(),
        Value::Scalar { .. } | Value::Mapping(_) => vec![node],
    }
}

/// Returns the text under a key, trimmed; `None` when there is none.
pub(super) fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key)?.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
