//! Parser events to nodes: spans, limits, what is refused, and going on after an error.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as RawSpan, options};

use super::{Entry, Node, Problem, ProblemKind, Value, wording};
use crate::text::Span;

/// Deepest nesting of lists and mappings; twice as deep as anything a report or config needs.
const DEPTH_LIMIT: usize = 24;
/// Most values in one text; a catalogue of thousands of services stays far below.
const NODE_LIMIT: usize = 200_000;
/// Most problems told about one text; behind that many nobody reads on.
const PROBLEM_LIMIT: usize = 100;
/// Most fresh starts behind a syntax error in one text.
const RESTART_LIMIT: usize = 20;

/// Parses YAML `text` that starts `offset` bytes into its file.
///
/// Always returns a node: what could not be read is left out and told in the problems. Behind a
/// syntax error reading goes on at the next key at the start of a line, so that one broken value
/// does not hide the others.
pub fn parse(text: &str, offset: usize) -> (Node, Vec<Problem>) {
    let mut builder =
        Builder { text, base: 0, offset, stack: Vec::new(), nodes: 0, problems: Vec::new() };
    let mut root: Option<Node> = None;
    for _ in 0..=RESTART_LIMIT {
        let (part, resume) = builder.run();
        root = match (root, part) {
            (Some(first), Some(second)) => Some(builder.join(first, second)),
            (first, second) => first.or(second),
        };
        let Some(resume) = resume else { break };
        builder.base = resume;
    }
    builder.problems.sort_by_key(|problem| problem.span);
    let root = root.unwrap_or(Node { value: Value::Null, span: Span::at(offset) });
    (root, builder.problems)
}

/// A collection that is still open.
enum Frame {
    /// A list and its items so far.
    Sequence { start: usize, items: Vec<Node> },
    /// A mapping, its entries so far, and the key that waits for its value.
    Mapping { start: usize, entries: Vec<Entry>, key: Key },
}

/// What an open mapping waits for.
enum Key {
    /// The next key.
    Awaited,
    /// The value of this key.
    Read { text: String, span: Span },
    /// A value that is dropped, for its key was refused.
    Refused,
}

struct Builder<'a> {
    text: &'a str,
    /// Where in `text` the current run starts.
    base: usize,
    /// Where in the file `text` starts.
    offset: usize,
    stack: Vec<Frame>,
    nodes: usize,
    problems: Vec<Problem>,
}

impl<'a> Builder<'a> {
    /// Reads one document from `base` on; returns its node and, after an error, where to go on.
    fn run(&mut self) -> (Option<Node>, Option<usize>) {
        let options = options! {
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            emit_comments: false,
            flow_nesting_limit: DEPTH_LIMIT,
            block_nesting_limit: DEPTH_LIMIT,
        };
        let text = self.text;
        let mut root = None;
        for next in Parser::new_from_str_with_options(&text[self.base..], options) {
            let (event, raw) = match next {
                Ok(read) => read,
                Err(error) => return self.break_off(root, &error),
            };
            if matches!(event, Event::DocumentStart(..)) && root.is_some() {
                self.syntax(
                    self.span(&raw),
                    "a second YAML document starts here",
                    wording::DOCUMENT,
                );
                break;
            }
            if let Some(node) = self.accept(event, &raw) {
                root = Some(node);
            }
            if self.nodes > NODE_LIMIT {
                let span = self.span(&raw);
                self.problem(
                    ProblemKind::TooLarge,
                    span,
                    "more values than can be read",
                    wording::SIZE,
                );
                return (self.close_all(root, usize::MAX), None);
            }
        }
        (root, None)
    }

    /// Takes one event; returns the root when it is complete.
    fn accept(&mut self, event: Event<'a>, raw: &RawSpan) -> Option<Node> {
        let span = self.span(raw);
        if event.tag().is_some() {
            let tag = raw.tag_span().map_or(span, |tag| self.span(&tag));
            self.refuse(tag, "tag");
        }
        self.nodes += usize::from(event.is_node());
        match event {
            Event::Scalar(text, style, ..) => self.scalar(text, style, span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span, "alias");
                self.place(Node { value: Value::Null, span })
            }
            Event::Anchor(..) => {
                self.refuse(span, "anchor");
                None
            }
            Event::SequenceStart(..) => {
                self.stack.push(Frame::Sequence { start: span.start as usize, items: Vec::new() });
                None
            }
            Event::MappingStart(..) => {
                let start = span.start as usize;
                self.stack.push(Frame::Mapping { start, entries: Vec::new(), key: Key::Awaited });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let node = self.close(Some(span))?;
                self.place(node)
            }
            // Starts and ends of stream and document; the parser's enum may grow.
            _ => None,
        }
    }

    fn scalar(&mut self, text: Cow<'a, str>, style: ScalarStyle, span: Span) -> Option<Node> {
        let plain = style == ScalarStyle::Plain;
        let is_null = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
        if let Some(Frame::Mapping { key: key @ Key::Awaited, .. }) = self.stack.last_mut() {
            if plain && text == "<<" {
                *key = Key::Refused;
                self.refuse(span, "merge key");
            } else if span.start == span.end {
                *key = Key::Refused;
                self.syntax(span, "a value without a key", wording::KEY);
            } else {
                *key = Key::Read { text: text.into_owned(), span };
            }
            return None;
        }
        let span = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => self.trimmed(span),
            _ if span.start == span.end => self.behind_colon(span),
            _ => span,
        };
        let value = if is_null {
            Value::Null
        } else {
            Value::Scalar { text: text.into_owned(), quoted: !plain }
        };
        self.place(Node { value, span })
    }

    /// Puts a finished value where it belongs; returns it when it is the root.
    fn place(&mut self, node: Node) -> Option<Node> {
        let Some(frame) = self.stack.last_mut() else { return Some(node) };
        match frame {
            Frame::Sequence { items, .. } => items.push(node),
            Frame::Mapping { entries, key, .. } => match std::mem::replace(key, Key::Awaited) {
                Key::Read { text, span } => {
                    entries.push(Entry { key: text, key_span: span, value: node });
                }
                Key::Refused => {}
                Key::Awaited => {
                    *key = Key::Refused;
                    if !matches!(node.value, Value::Null) {
                        let message = format!("a key that is {}", node.kind_name());
                        self.syntax(node.span, &message, wording::BRACES);
                    }
                }
            },
        }
        None
    }

    /// Closes the innermost collection. `end` is the closing event, of no extent in block style.
    fn close(&mut self, end: Option<Span>) -> Option<Node> {
        let bracket = end.filter(|span| span.start < span.end).map(|span| span.end as usize);
        match self.stack.pop()? {
            Frame::Sequence { start, mut items } => {
                items.shrink_to_fit();
                let last = items.last().map_or(start, |item| item.span.end as usize);
                let span = Span::new(start, bracket.unwrap_or(last));
                Some(Node { value: Value::Sequence(items), span })
            }
            Frame::Mapping { start, entries, key } => {
                let mut entries = self.unique(entries);
                if let Key::Read { text, span } = key {
                    let value = Node { value: Value::Null, span: Span::at(span.end as usize) };
                    entries.push(Entry { key: text, key_span: span, value });
                }
                entries.shrink_to_fit();
                let last = entries.last().map_or(start, |entry| entry.value.span.end as usize);
                let span = Span::new(start, bracket.unwrap_or(last));
                // Nothing but refused keys, such as `{{ name }}`: told already, so no value.
                let is_refused = entries.is_empty() && bracket.is_none_or(|end| end > start + 2);
                let value = if is_refused { Value::Null } else { Value::Mapping(entries) };
                Some(Node { value, span })
            }
        }
    }

    /// Ends a run at a syntax error: what was complete before it is kept.
    fn break_off(
        &mut self,
        root: Option<Node>,
        error: &ScanError,
    ) -> (Option<Node>, Option<usize>) {
        let at = self.base + error.marker().byte_offset().unwrap_or(0);
        let at = (0..=at.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at));
        let at = at.unwrap_or(0);
        let problem = wording::syntax_problem(error.kind(), self.text, at);
        if self.problems.len() < PROBLEM_LIMIT {
            let span = problem.span.shifted(self.offset);
            self.problems.push(Problem { span, ..problem });
        }
        let root = self.close_all(root, self.offset + at);
        (root, next_key(self.text, at))
    }

    /// Closes everything still open; a collection that starts at `cut` or behind it is what broke.
    fn close_all(&mut self, root: Option<Node>, cut: usize) -> Option<Node> {
        let mut root = root;
        while let Some(node) = self.close(None) {
            let broken = node.span.start as usize >= cut && !self.stack.is_empty();
            let node = if broken { Node { value: Value::Null, span: Span::at(cut) } } else { node };
            root = self.place(node).or(root);
        }
        root
    }

    /// Appends what was read behind an error to what was read before it.
    fn join(&mut self, first: Node, second: Node) -> Node {
        let span = first.span.cover(second.span);
        match (first.value, second.value) {
            (Value::Mapping(mut entries), Value::Mapping(more)) => {
                entries.extend(more);
                Node { value: Value::Mapping(self.unique(entries)), span }
            }
            (value, Value::Mapping(more)) if !matches!(value, Value::Sequence(_)) => {
                Node { value: Value::Mapping(more), span }
            }
            (value, _) => Node { value, span },
        }
    }

    /// Keeps the first of entries with the same key and reports the others.
    fn unique(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        let mut twice = Vec::new();
        let few = entries.len() <= 12;
        for (idx, entry) in entries.iter().enumerate() {
            let first = if few {
                entries[..idx]
                    .iter()
                    .find(|other| other.key == entry.key)
                    .map(|other| other.key_span)
            } else {
                let first = seen.get(entry.key.as_str()).copied();
                seen.entry(&entry.key).or_insert(entry.key_span);
                first
            };
            if let Some(first) = first {
                twice.push((idx, first));
            }
        }
        if twice.is_empty() {
            return entries;
        }
        for &(idx, first) in &twice {
            let entry = &entries[idx];
            let message = format!("`{}` is given twice", entry.key);
            self.problem(ProblemKind::DuplicateKey, entry.key_span, &message, wording::DUPLICATE);
            if let Some(problem) = self.problems.last_mut().filter(|it| it.span == entry.key_span) {
                problem.first = Some(first);
            }
        }
        let mut idx = 0;
        let mut entries = entries;
        let mut dropped = twice.iter().map(|&(idx, _)| idx).peekable();
        entries.retain(|_| {
            let keep = dropped.next_if_eq(&idx).is_none();
            idx += 1;
            keep
        });
        entries
    }

    fn refuse(&mut self, span: Span, what: &str) {
        let message = format!("YAML {what} in a casebook file");
        self.problem(ProblemKind::Alias, span, &message, wording::ALIAS);
    }

    fn syntax(&mut self, span: Span, message: &str, help: &'static str) {
        self.problem(ProblemKind::Syntax, span, message, help);
    }

    fn problem(&mut self, kind: ProblemKind, span: Span, message: &str, help: &'static str) {
        if self.problems.len() < PROBLEM_LIMIT {
            self.problems.push(Problem {
                kind,
                span,
                message: message.to_owned(),
                help,
                first: None,
            });
        }
    }

    /// Returns a parser span as a span of the whole file.
    fn span(&self, raw: &RawSpan) -> Span {
        let range = raw.byte_range().unwrap_or(0..0);
        Span::new(range.start, range.end).shifted(self.base + self.offset)
    }

    /// Returns a block scalar's span without the line breaks at its end.
    fn trimmed(&self, span: Span) -> Span {
        let start = span.start as usize - self.offset;
        let text = &self.text[start..span.end as usize - self.offset];
        Span::new(start, start + text.trim_end().len()).shifted(self.offset)
    }

    /// Returns the place behind the colon of the key that waits, for a value that is not there.
    fn behind_colon(&self, span: Span) -> Span {
        let Some(Frame::Mapping { key: Key::Read { span: key, .. }, .. }) = self.stack.last()
        else {
            return span;
        };
        let end = key.end as usize;
        let colon = self.text[end - self.offset..].find(':').map_or(0, |at| at + 1);
        Span::at(end + colon)
    }
}

/// Returns where the next line starts, behind the one of `at`, that begins with a key.
fn next_key(text: &str, at: usize) -> Option<usize> {
    let mut start = at + text[at..].find('\n')? + 1;
    loop {
        let line = text[start..].lines().next()?;
        let begins =
            line.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\''));
        if begins && (line.contains(": ") || line.trim_end().ends_with(':')) {
            return Some(start);
        }
        start += text[start..].find('\n')? + 1;
    }
}

#[cfg(test)]
mod tests;
