//! Findings the author has silenced in the text, with a reason, and silencers that silence nothing.
//!
//! A comment holds for its own line; alone on its line also for the block or line that follows.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::config::suggest::{nearest, only_nearest};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Level, RuleCode};
use crate::knowledge::Knowledge;
use crate::lint::levels::Levels;
use crate::lint::registry::{self, Rule};
use crate::model::Postmortem;
use crate::syntax::{Block, Document, Suppression};
use crate::text::{FileId, Span, TextEdit};

const UNEXPLAINED: RuleCode = RuleCode("CB120");
const UNUSED: RuleCode = RuleCode("CB121");

/// Takes silenced findings out, and adds findings about the comments themselves.
pub(super) fn apply(
    rules: &[Rule],
    knowledge: &Knowledge,
    levels: &Levels<'_>,
    found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let silencers: BTreeMap<&FileId, Vec<Silencer>> = knowledge
        .reports
        .values()
        .map(|report| (report.file(), silencers(rules, report)))
        .filter(|(_, silencers)| !silencers.is_empty())
        .collect();
    let mut kept: Vec<Diagnostic> =
        found.into_iter().filter(|diagnostic| !is_silenced(&silencers, diagnostic)).collect();
    for (file, silencers) in &silencers {
        let about = silencers.iter().flat_map(|silencer| silencer.complaints(rules, file, levels));
        kept.extend(about.filter(|diagnostic| !levels.is_off(diagnostic.code, file)).map(
            |mut about| {
                levels.apply(&mut about);
                about
            },
        ));
    }
    kept
}

fn is_silenced(silencers: &BTreeMap<&FileId, Vec<Silencer>>, diagnostic: &Diagnostic) -> bool {
    let Some(silencers) = silencers.get(&diagnostic.primary.file) else { return false };
    let mut silenced = false;
    for silencer in silencers {
        if silencer.covers(diagnostic) {
            silencer.used.set(true);
            silenced = true;
        }
    }
    silenced
}

/// One comment and the text it holds for.
struct Silencer {
    comment: Suppression,
    /// The rule it names; `None` when there is no such rule.
    rule: Option<RuleCode>,
    /// Where a finding must begin to be silenced.
    reach: Vec<Span>,
    /// Whether the comment names other rules too.
    is_shared: bool,
    /// Where in the comment the rule is named.
    place: Option<CodePlace>,
    /// What to delete to be rid of it.
    whole: Span,
    used: Cell<bool>,
}

/// Where a comment names one of its rules.
struct CodePlace {
    /// The code or name itself.
    code: Span,
    /// What to take out to be rid of it: also what parts it from its neighbour.
    cut: Span,
}

impl CodePlace {
    /// Finds the place; none when the comment names the rule twice or not at all.
    fn find(text: &str, comment: &Suppression) -> Option<Self> {
        let whole = comment.span.slice(text);
        let head = &whole[..whole.find(':').unwrap_or(whole.len())];
        let is_joint = |c: char| c.is_whitespace() || c == ',';
        let is_edge = |c: Option<char>| c.is_none_or(is_joint);
        let mut places = head.match_indices(comment.code.as_str()).filter(|(at, code)| {
            is_edge(head[..*at].chars().next_back())
                && is_edge(head[at + code.len()..].chars().next())
        });
        let (Some((at, code)), None) = (places.next(), places.next()) else { return None };
        let (before, behind) = (&head[..at], &head[at + code.len()..]);
        let joint = behind.len() - behind.trim_start_matches(is_joint).len();
        let is_last = joint == behind.len();
        let start = if is_last { before.trim_end_matches(is_joint).len() } else { at };
        let end = at + code.len() + if is_last { 0 } else { joint };
        let from = comment.span.start as usize;
        let code = Span::new(at, at + code.len()).shifted(from);
        (!comment.code.is_empty()).then(|| Self { code, cut: Span::new(start, end).shifted(from) })
    }
}

impl Silencer {
    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        let start = diagnostic.primary.span.start;
        self.rule == Some(diagnostic.code)
            && self.reach.iter().any(|reach| (reach.start..=reach.end).contains(&start))
    }

    fn complaints(&self, rules: &[Rule], file: &FileId, levels: &Levels<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let written = &self.comment.code;
        if self.comment.reason.trim().is_empty() {
            let message = format!("`{written}` is silenced without a reason");
            found.push(
                Diagnostic::new(UNEXPLAINED, Level::Warning, file, self.comment.span, message)
                    .with_why("the next reader cannot tell a decision from an oversight")
                    .with_help(format!(
                        "say why after a colon: `casebook-ignore {written}: quoting the customer`"
                    )),
            );
        }
        match self.rule {
            None => found.push(self.unknown(rules, file)),
            Some(code) if !self.used.get() && !levels.is_off(code, file) => {
                found.push(self.unused(file));
            }
            Some(_) => {}
        }
        found
    }

    fn unknown(&self, rules: &[Rule], file: &FileId) -> Diagnostic {
        let written = &self.comment.code;
        let names = rules.iter().flat_map(|rule| [rule.code.0, rule.name]);
        let help = match nearest(written, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`casebook explain` lists every rule by code and name".to_owned(),
        };
        let message = if written.is_empty() {
            "the comment names no rule to silence".to_owned()
        } else {
            format!("`{written}` is silenced, but no rule has this code or name")
        };
        let finding = Diagnostic::new(UNUSED, Level::Warning, file, self.comment.span, message)
            .with_why("the comment has no effect")
            .with_help(help);
        let meant = only_nearest(
            written,
            rules.iter().flat_map(|it| [it.code.0, it.name]).map(|it| (it, it)),
        );
        match (meant, &self.place) {
            (Some(code), Some(place)) => finding.with_fix(Fix {
                title: format!("silence `{code}`"),
                edits: vec![TextEdit { span: place.code, replacement: code.to_owned() }],
                applicability: Applicability::Unsafe,
            }),
            _ => finding,
        }
    }

    fn unused(&self, file: &FileId) -> Diagnostic {
        let written = &self.comment.code;
        let message = format!("`{written}` is silenced here, but finds nothing to silence");
        let finding = Diagnostic::new(UNUSED, Level::Warning, file, self.comment.span, message)
            .with_why("a leftover silencer would hide the next real finding")
            .with_help("delete the comment, or move it to the line above what it is meant for");
        let (title, span) = match &self.place {
            _ if !self.is_shared => ("delete the comment".to_owned(), self.whole),
            Some(place) => (format!("take `{written}` out of the comment"), place.cut),
            None => return finding,
        };
        finding.with_fix(Fix {
            title,
            edits: vec![TextEdit { span, replacement: String::new() }],
            applicability: Applicability::Safe,
        })
    }
}

fn silencers(rules: &[Rule], report: &Postmortem) -> Vec<Silencer> {
    let document = &*report.document;
    let mut comments = in_front_matter(document);
    comments.retain(|comment| document.suppressions.iter().all(|it| it.span != comment.span));
    comments.extend(document.suppressions.iter().cloned());
    let placed: Vec<_> = comments
        .iter()
        .map(|comment| {
            let of_comment = comments.iter().filter(|other| other.span == comment.span);
            (reach(document, &comments, comment), of_comment.count() > 1)
        })
        .collect();
    let make = |(comment, (reach, is_shared)): (Suppression, (Vec<Span>, bool))| Silencer {
        rule: registry::find_in(rules, &comment.code).map(|rule| rule.code),
        reach,
        is_shared,
        place: CodePlace::find(&document.text, &comment),
        whole: whole(&document.text, comment.span),
        used: Cell::new(false),
        comment,
    };
    comments.into_iter().zip(placed).map(make).collect()
}

/// Finds `# casebook-ignore CODE: reason` in the front matter, where HTML comments cannot stand.
fn in_front_matter(document: &Document) -> Vec<Suppression> {
    const MARK: &str = "casebook-ignore";
    let Some(front) = &document.front_matter else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = front.span.start as usize;
    for line in front.span.slice(&document.text).split_inclusive('\n') {
        let hash = line.match_indices('#').find(|&(hash, _)| {
            (hash == 0 || line[..hash].ends_with([' ', '\t']))
                && line[hash + 1..].trim_start().starts_with(MARK)
        });
        if let Some((hash, _)) = hash {
            let comment = line[hash..].trim_end();
            let said = &comment[comment.find(MARK).map_or(0, |it| it + MARK.len())..];
            let (codes, reason) = said.split_once(':').unwrap_or((said, ""));
            let span = Span::new(at + hash, at + hash + comment.len());
            let codes = codes.split([' ', ',']).filter(|code| !code.is_empty());
            found.extend(codes.map(|code| Suppression {
                code: code.to_owned(),
                reason: reason.trim().to_owned(),
                span,
            }));
        }
        at += line.len();
    }
    found
}

/// Returns the stretches of text a comment holds for.
fn reach(document: &Document, comments: &[Suppression], comment: &Suppression) -> Vec<Span> {
    let text = &*document.text;
    let own = lines_of(text, comment.span);
    if !is_alone(text, comment.span) {
        return vec![own];
    }
    let next = next_text(text, comments, comment.span.end as usize);
    if next >= text.len() {
        return vec![own];
    }
    let line = lines_of(text, Span::at(next));
    let in_body = document.body.start <= comment.span.start;
    let block = if in_body { block_at(&document.read_blocks(), next) } else { None };
    vec![own, line, block.unwrap_or(line)]
}

/// Returns where the first thing behind a comment begins, further silencers skipped.
fn next_text(text: &str, comments: &[Suppression], mut at: usize) -> usize {
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        match comments.iter().find(|other| other.span.start as usize == at) {
            Some(other) if other.span.end as usize > at => at = other.span.end as usize,
            _ => return at,
        }
    }
}

/// Returns the outermost block that begins on the place `at`.
fn block_at(blocks: &[Block], at: usize) -> Option<Span> {
    blocks.iter().find_map(|block| {
        let span = block.span;
        if span.start as usize == at {
            Some(span)
        } else if span.range().contains(&at) {
            block_at(&block.children, at)
        } else {
            None
        }
    })
}

/// Returns the whole lines a span touches, without the last line's end.
fn lines_of(text: &str, span: Span) -> Span {
    let range = span.range();
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    Span::new(start, end)
}

/// Tells whether nothing but the comment and white space stands on its lines.
fn is_alone(text: &str, span: Span) -> bool {
    let lines = lines_of(text, span);
    let before = &text[lines.start as usize..span.start as usize];
    let after = &text[span.end as usize..lines.end as usize];
    before.trim().is_empty() && after.trim().is_empty()
}

/// Returns what to delete with a comment: its line when it stands alone, else the space before it.
fn whole(text: &str, span: Span) -> Span {
    if is_alone(text, span) {
        let lines = lines_of(text, span);
        let newline = usize::from(text[lines.end as usize..].starts_with('\n'));
        return Span::new(lines.start as usize, lines.end as usize + newline);
    }
    let before = &text[..span.start as usize];
    Span::new(before.trim_end_matches([' ', '\t']).len(), span.end as usize)
}
